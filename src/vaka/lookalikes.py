"""Letters of another alphabet that look the same: words that mix two alphabets, in the one they are meant in.

Pages of Greek, Russian and Ukrainian papers hold them everywhere ("Yπουργός" with a Latin Y, "ΝATO" with a Greek Ν),
left by keyboards and by scanning. A word is brought to the alphabet of most of its letters if each of the others has
its like there.
"""

from __future__ import annotations

import re

__all__ = ["of_one_alphabet"]

_GREEK = dict(zip("ABEZHIKMNOPTYXovaikupxóíáµ", "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοναικυρχόίάμ", strict=True))
_CYRILLIC = dict(zip("ABCEHIKMOPTXaceiopxyïë", "АВСЕНІКМОРТХасеіорхуїё", strict=True))
_LIKE = {
    ("latin", "greek"): _GREEK,
    ("latin", "cyrillic"): _CYRILLIC,
    ("greek", "latin"): {v: k for k, v in _GREEK.items() if k.isascii() or k in "óíá"},
    ("cyrillic", "latin"): {v: k for k, v in _CYRILLIC.items()},
}
"""From one alphabet to another: the letters that print alike, one for one."""

_LATIN, _OTHER = "A-Za-zÀ-ɏµ", "Ͱ-Ͼἀ-ῼЀ-ӿ"
_JOINT = re.compile(rf"[{_LATIN}][{_OTHER}]|[{_OTHER}][{_LATIN}]")
_ARTICLE = re.compile(rf"(?<![^\W_])[HO](?= [{_OTHER}])")
"""A Greek article in a Latin capital: a lone letter before a word in other letters."""


def of_one_alphabet(text: str) -> str:
    """`text` with the words that mix alphabets brought into one; of the same length in code points."""
    found = {_word_around(text, joint.start()) for joint in _JOINT.finditer(text)}
    found |= {match.span() for match in _ARTICLE.finditer(text)}
    if not found:
        return text
    letters = list(text)
    for start, end in found:
        word = text[start:end]
        letters[start:end] = _brought(word) if len(word) > 1 else _GREEK[word]
    return "".join(letters)


def _word_around(text: str, place: int) -> tuple[int, int]:
    start, end = place, place + 1
    while start and text[start - 1].isalpha():
        start -= 1
    while end < len(text) and text[end].isalpha():
        end += 1
    return start, end


def _alphabet(letter: str) -> str:
    if letter <= "ɏ":
        return "latin"
    return "greek" if letter <= "Ͽ" or "ἀ" <= letter <= "ῼ" else "cyrillic"


def _brought(word: str) -> str:
    """The word in the alphabet of most of its letters; as it is where one of the others has no like there."""
    alphabets = [_alphabet(letter) for letter in word]
    home = max(sorted(set(alphabets)), key=alphabets.count)
    like = [
        letter if alphabet == home else _LIKE.get((alphabet, home), {}).get(letter, "")
        for letter, alphabet in zip(word, alphabets, strict=True)
    ]
    return "".join(like) if all(like) else word
