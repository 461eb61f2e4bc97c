"""Any script to Latin letters, and a skeleton in which one name's spellings in several languages agree."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from rapidfuzz.distance import Levenshtein

from vaka.knowledge.surnames import name_words

__all__ = ["is_latin", "latin", "loose_skeleton", "nearly", "outline", "script_of", "skeleton"]

_HANGUL, _HANGUL_LAST, _VOWELS, _FINALS = 0xAC00, 0xD7A3, 21, 28
_GREEK_VOWELS = frozenset("αεηιουω")
_GREEK_FOREIGN = frozenset("βγδζθκλμνξπρτφχψ")
"""Letters that end words of foreign names in Greek; Greek ones end in a vowel or in "ς"."""
_WORD = re.compile(r"[^\W\d_]+")
_LATIN_LAST = "ɏ"
"""The last letter of Latin Extended-B; beyond it letters are another script's, but for Vietnamese."""


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("transliteration.toml").read_text("utf-8"))


def is_latin(text: str) -> bool:
    """Whether all letters of a text are Latin."""
    return all(not c.isalpha() or c <= _LATIN_LAST or "Ḁ" <= c <= "ỿ" for c in text)


def script_of(text: str) -> str:
    """The script of a text's first letter, as Unicode names it (`LATIN`, `HANGUL`, `CJK`); empty without a letter."""
    first = next((c for c in text if c.isalpha()), "")
    return unicodedata.name(first, "").split(" ")[0] if first else ""


@lru_cache(maxsize=8192)
def latin(text: str, person: bool = True) -> str:
    """`text` in Latin letters, capitals kept; text in Latin letters comes back as it is.

    Args:
        text: A name.
        person: Whether it may be a person's, so that a Korean or a Chinese one parts into family and given name.
    """
    text = unicodedata.normalize("NFC", text)
    if is_latin(text):
        return text
    if "·" in text and _is_chinese(text):
        return " ".join(
            _chinese(part, False) for part in text.split("·")
        )  # a foreign name, whatever its first syllable
    if not person and text.isalnum():
        return _chinese(text, person) if _is_chinese(text) else _word(text, True)
    foreign = sum(map(_is_hangul, text.split())) > 1 or _foreign_in_greek(text)
    return re.sub(r"\w+", lambda match: _word(match[0], foreign), text).replace("·", " ")


def _foreign_in_greek(text: str) -> bool:
    """Whether a name in Greek letters is a foreign one: a word of it ends in a consonant that ends no Greek name."""
    return any(word[-1].lower() in _GREEK_FOREIGN for word in text.split())


def _is_hangul(word: str) -> bool:
    return any(_HANGUL <= ord(c) <= _HANGUL_LAST for c in word)


def _word(word: str, foreign: bool) -> str:
    """A word of any script in Latin letters; `foreign` for one of a name of several Korean words."""
    if is_latin(word):
        return word
    if _is_hangul(word):
        return _korean(word, foreign)
    if _is_chinese(word):
        return _chinese(word)
    written = _arabic(word) if any("\u0600" <= c <= "\u06ff" for c in word) else _by_letters(word, foreign)
    if written is None:
        from normality import latinize_text

        written = latinize_text(word) or word
    return written[:1].upper() + written[1:] if word[:1].isupper() or not word[:1].islower() else written


# --- Korean and Chinese ------------------------------------------------------------------------------


def _korean(word: str, foreign: bool) -> str:
    """A Korean name as the press writes it ("Kim Do-hyeon"); a foreign one without the vowels that only part its
    consonants ("오루바르", Orubar)."""
    families = _tables()["korean_families"]
    parts = name_words(word)
    if not foreign and len(parts) == 2 and parts[0] in families:
        given = "-".join(_syllable(c) for c in parts[1])
        return f"{families[parts[0]]} {given[:1].upper()}{given[1:]}"
    syllables = [_syllable(c) for c in word]
    return "".join(s.replace("eu", "") or s if i else s for i, s in enumerate(syllables)).capitalize()


def _syllable(c: str) -> str:
    """A Hangul syllable in Latin letters."""
    place = ord(c) - _HANGUL
    if not 0 <= place <= _HANGUL_LAST - _HANGUL:
        return c
    hangul = {part: letters.split() for part, letters in _tables()["hangul"].items()}
    initial = hangul["initial"][place // (_VOWELS * _FINALS)]
    final = hangul["final"][place % _FINALS]
    letters: str = initial + hangul["vowel"][place // _FINALS % _VOWELS] + final
    return letters.replace("-", "")


def _is_chinese(text: str) -> bool:
    return any("\u3400" <= c <= "\u9fff" for c in text)


def _chinese(word: str, person: bool = True) -> str:
    """Chinese characters in Pinyin without tones: a person's name parted behind its family name, another in one."""
    from normality import latinize_text

    families = _tables()["chinese_families"]["double"].split()
    if not person:
        word = "".join(_tables()["chinese_by_sound"].get(c, c) for c in word)
    written = unicodedata.normalize("NFD", latinize_text(word) or word).lower()
    syllables = "".join(c for c in written if not unicodedata.combining(c)).split()
    family = 2 if word[:2] in families else 1
    native = person and (word[:family] in families or word[0] in _tables()["chinese_families"]["single"])
    if native and len(syllables) == len(word) and 1 <= len(word) - family <= 2:
        return f"{''.join(syllables[:family]).capitalize()} {''.join(syllables[family:]).capitalize()}"
    return "".join(syllables).capitalize()


# --- Arabic ------------------------------------------------------------------------------------------


def _arabic(word: str) -> str | None:
    """An Arabic word letter by letter, `None` with a letter of another alphabet; its article stands off."""
    letters = "".join(c for c in word if not "\u064b" <= c <= "\u0652" and c != "\u0640")
    known = _tables()["arabic_names"]
    if letters in known:
        return str(known[letters])
    if letters.startswith("ال") and len(letters) > 4:
        rest = known.get(letters[2:]) or _arabic_stem(letters[2:])
        return f"al-{rest.capitalize()}" if rest else None
    return _arabic_stem(letters)


def _arabic_stem(letters: str) -> str | None:
    tables = _tables()
    table = tables["arabic"]
    if any(c not in table and c not in "وي" for c in letters):
        return None
    opening = next(
        (o for o in tables["arabic_start"] if letters.startswith(o) and len(letters) > len(o) + 1), ""
    )
    if opening:
        return str(tables["arabic_start"][opening]) + (_arabic_stem(letters[len(opening) :]) or "")
    pieces: list[str] = []
    for i, c in enumerate(letters):
        vowel = bool(pieces) and pieces[-1][-1:] in "aiou"
        if c in "وي":
            ahead = letters[i + 1 : i + 2]
            glide = i == 0 or vowel or (ahead != "" and ahead in "اىآ")
            pieces.append({"و": "wu", "ي": "yi"}[c][0 if glide else 1])
            continue
        if pieces and not vowel and table[c] not in "aiu":
            pieces.append(_short_vowel(letters, i))
        if table[c] and not (vowel and table[c] == pieces[-1][-1:]):
            pieces.append(table[c])
    return "".join(pieces)


def _short_vowel(letters: str, i: int) -> str:
    """The short vowel, which is not written, between the consonant before letter `i` and that letter.

    A word without a long vowel has an `a` between all; others where two consonants open it that open no foreign
    name, and an `i` before the last of a word like "Nadir". Foreign names write all their vowels as long ones.
    """
    tables = _tables()
    inner = letters[1:-1] if letters[-1] in "يى" else letters[1:]
    if not any(c in "اويىآ" for c in inner):
        return "a"
    if i == 1 and (letters[1] not in tables["arabic_second"] or letters[0] == "و"):
        return "a"
    fail = i == len(letters) - 1 and i > 2 and letters[i - 2] == "ا" and letters[i - 1] not in "رنل"
    return "i" if fail else ""


# --- Greek and Cyrillic ------------------------------------------------------------------------------


def _by_letters(word: str, foreign: bool = False) -> str | None:
    """A Greek or Cyrillic word letter by letter; `None` for another script's.

    In a foreign name Greek spells b, d and g inside a word as it does at the beginning ("Ελίζαμπεθ", Elizabeth).
    """
    tables = _tables()
    lowered = _unaccented(word.lower().replace("ς", "σ"))
    written, i = "", 0
    while i < len(lowered):
        pair, one = lowered[i : i + 2], lowered[i]
        closed = i > 0 and lowered[i - 1] not in _GREEK_VOWELS
        glide = lowered[i : i + 3]
        if glide in tables["before_vowels"] and lowered[i + 3 : i + 4] in _GREEK_VOWELS:
            written, i = written + tables["before_vowels"][glide], i + 3
        elif (i == 0 or ((foreign or closed) and pair in tables["closed"])) and pair in tables["start"]:
            written, i = written + tables["start"][pair], i + 2
        elif len(pair) == 2 and pair in tables["digraphs"]:
            written, i = written + tables["digraphs"][pair], i + 2
        elif one in tables["letters"]:
            written, i = written + tables["letters"][one], i + 1
        else:
            return None
    return written


def _unaccented(word: str) -> str:
    """Without accents, but for the letters that a mark makes another one (й, ї, ё)."""
    kept = []
    for c in word:
        parts = unicodedata.normalize("NFD", c)
        kept.append({"ї": "і", "ё": "е"}.get(c, c if c == "й" or c == "ў" else parts[0]))
    return "".join(kept)


@lru_cache(maxsize=8192)
def skeleton(text: str) -> tuple[str, ...]:
    """The consonants of each word of a name, spellings of one sound made one; a first vowel is kept as `A`.

    `skeleton("Владимир") == skeleton("Βλαντίμιρ")`, while those of `Kim Jong-un` and `Kim Yo-jong` differ.
    """
    return tuple(found for word in _WORD.findall(_by_sound(text)) if (found := _bones(word)))


def _by_sound(text: str) -> str:
    """`text` in Latin letters with those of Pinyin as they sound elsewhere ("Xi", shi)."""
    if not _is_chinese(text):
        return latin(text)
    written = latin(text).lower()
    for letter, sound in _tables()["pinyin"].items():
        written = re.sub(letter, sound, written)
    return written


_LOOSE = str.maketrans({"B": "P", "D": "T"})


@lru_cache(maxsize=8192)
def loose_skeleton(text: str) -> tuple[str, ...]:
    """The skeleton with what scripts lack a letter for made one: Arabic has neither `p` nor `v`, Korean tells `p`
    from `f` and `b` from `v` as little, Chinese spells `d` and `t` as it can."""
    return tuple(word.translate(_LOOSE) for word in skeleton(text))


@lru_cache(maxsize=8192)
def outline(text: str) -> tuple[str, ...]:
    """What is left of the loose skeleton in the poorest spelling: a `j` may be a sibilant or a glide, a last `w` may be
    mute, Greek writes the glide before a vowel with `γι`. Too coarse to join by alone.
    """
    sound = _by_sound(text).lower()
    for pattern, glide in _tables()["glides"].items():
        sound = re.sub(pattern, glide, sound)
    return tuple(_bare(word) for word in loose_skeleton(sound))


_STRAY = 4
"""One consonant in so many may differ between two outlines of one name, office and country being the same: of 2,000
invented names 55 pairs in 10,000 are so near, so that the name decides among the few who held the office."""


def nearly(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two outlines have the same words but for one consonant in `_STRAY`, which opens none of them: another
    first consonant makes another name ("Karavitis", "Maravitis"), whatever the rest."""
    if len(a) != len(b) or any(x.lstrip("A")[:1] != y.lstrip("A")[:1] for x, y in zip(a, b, strict=True)):
        return False
    length = sum(max(len(x), len(y)) for x, y in zip(a, b, strict=True))
    return length >= _STRAY - 1 and _STRAY * sum(map(Levenshtein.distance, a, b)) <= length


def _bare(bones: str) -> str:
    """Bones without sibilants and a last labial; as they are where nothing else would be left."""
    left = re.sub(r"(.)S+\1", r"\1", bones).replace("S", "")
    left = left[:-1] if len(left) > 1 and left.endswith("P") else left
    return left or bones


def _bones(word: str) -> str:
    table = _tables()["skeleton"]
    lowered, bones, i = word.lower(), "", 0
    for ending, sound in _tables()["skeleton_ends"].items():
        lowered = lowered[: -len(ending)] + sound if lowered.endswith(ending) else lowered
    lowered = re.sub(
        "m[pb]", "b", re.sub("n[td]", "d", lowered)
    )  # as Greek spells b and d; no vowel is between
    while i < len(lowered):
        for length in (4, 3, 2, 1):
            piece = lowered[i : i + length]
            if len(piece) == length and piece in table:
                bones, i = bones + table[piece], i + length
                break
        else:
            bare = unicodedata.normalize("NFD", lowered[i])[0]
            if bare != lowered[i] and bare in table:
                bones += table[bare]
            elif i == 0 and bare not in "hy":
                bones += "A"
            i += 1
    return re.sub(r"(.)\1+", r"\1", bones) or "A"
