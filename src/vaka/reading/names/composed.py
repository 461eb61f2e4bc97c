"""Places whose name is made of a common noun and of a town's, a person's or another name.

"Sân bay quốc tế Bắc Kinh", "fort de Brégançon", "마린스키궁" are one name each, over the noun and what is beside it; a
peninsula is not the state it is called after. The noun tells the kind of place, and with it the canonical English name.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from vaka.knowledge import Knowledge, Known
from vaka.languages import CANONICAL
from vaka.reading.names.composed_english import Composed, composed_name
from vaka.reading.names.dictionary import is_word
from vaka.reading.names.found import Found
from vaka.reading.names.lines import Line
from vaka.reading.names.pack import Head
from vaka.reading.names.tokens import base_form

__all__ = ["Piece", "composed_places"]

LONGEST = 4
"""Words of an unknown name beside the noun, at most."""

NATIVE = 3
"""Characters of an unknown name written onto its noun, or right before it, from which it is one: shorter ones are
mostly common nouns ("미궁")."""

SURE = "international airport"
"""The kind whose noun is never a common one with another word before it, so that a shorter name will do."""

AFTER_PEOPLE = frozenset(
    {"airport", "international airport", "square", "bridge", "stadium", "mosque", "mausoleum"}
)
"""Kinds of places that are called after people; beside others a person's name is the next word."""
TOWNS = frozenset({"city", "capital", "town", "place"})
"""What the knowledge says of a place in which an airport or a palace may lie."""
AFTER_STATES = frozenset({"peninsula"})
MILITARY = frozenset({"base", "air base", "naval base"})
"""Kinds whose noun, written small before a region, makes no name ("a military base in Alaska")."""
AFTER_NOUNS = frozenset({"palace", "square", "mosque"})
"""Kinds that, in a script without capitals, a noun with its article names ("ميدان التحرير")."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A known name in a line that a longer one may be made of: words `i` to `j`."""

    i: int
    j: int
    who: Known
    text: str
    """Its form in the knowledge."""


@dataclass(frozen=True, slots=True)
class _Noun:
    """A noun of places in a line: words `i` to `j`, the last up to character `end`."""

    i: int
    j: int
    end: int
    head: Head
    written_on: str = ""
    """The name that it is written onto, in one word with it."""


@dataclass(frozen=True, slots=True)
class _Name:
    """The name beside a noun: words `i` to `j`."""

    i: int
    j: int
    piece: Piece | None = None
    town: Known | None = None
    """The town named before it ("Ankara Esenboğa Havalimanı")."""
    own: int = -1
    """Its first word without the town's, where that is not `i`."""


def composed_places(line: Line, n: int, pieces: Sequence[Piece], knowledge: Knowledge) -> list[Found]:
    """The composed places of line `n`, left to right; their words are taken.

    Args:
        line: A sentence, of which only names of several words are taken.
        n: Its number.
        pieces: The known names in it.
        knowledge: For canonical names.
    """
    lexicon = line.lexicon
    if not (lexicon.places_before or lexicon.places_after):
        return []
    by_first, by_last = {p.i: p for p in pieces}, {p.j: p for p in pieces}
    inside = {k for p in pieces for k in range(p.i, p.j + 1)}
    found, i = [], 0
    while i < len(line.tokens):
        one = None
        if i not in inside and _promising(line, i):
            one = _after(line, n, i, by_last, inside, knowledge) or _before(
                line, n, i, by_first, inside, knowledge
            )
        if one:
            line.take(one.i, one.j)
            found.append(one)
        i = max(i, one.j if one else i) + 1
    return found


def _promising(line: Line, i: int) -> bool:
    """Whether word `i` may be a noun of places or, in a script without capitals, end in one: most are not."""
    token, lexicon = line.tokens[i], line.lexicon
    makers, ends = lexicon.place_makers, lexicon.place_ends
    return any(lemma in makers or lemma.endswith(ends) for lemma, _ in token.lemmas)


# --- the noun ------------------------------------------------------------------------------------------


def _noun(line: Line, i: int, heads: Mapping[str, Sequence[Head]]) -> _Noun | None:
    """The longest noun of places that begins at word `i`, in any form."""
    best: tuple[int, _Noun] | None = None
    for lemma, length in line.tokens[i].lemmas:
        for head in heads.get(lemma, ()):
            j = i + len(head.words) - 1
            lengths = [length, *_lengths(line, i, head)]
            capital = line.tokens[i].capital or not head.capital
            if (
                len(lengths) == len(head.words)
                and capital
                and line.free(i, j)
                and (best is None or j > best[0])
            ):
                last = line.tokens[j]
                best = (j, _Noun(i, j, last.start + min(lengths[-1], len(last.text)), head))
    return best[1] if best else None


def _lengths(line: Line, i: int, head: Head) -> list[int]:
    """The letters of the base form of each further word of a noun that begins at word `i`, as far as it goes on."""
    lengths = []
    for token, word in zip(line.tokens[i + 1 : i + len(head.words)], head.words[1:], strict=False):
        length = next((length for lemma, length in token.lemmas if lemma == word), 0)
        if not length or not token.close:
            break
        lengths.append(length)
    return lengths


def _suffixed(line: Line, i: int) -> _Noun | None:
    """The noun that ends word `i`, in a script without capitals whose words stand apart ("마린스키궁")."""
    token, best = line.tokens[i], None
    if line.lexicon.cased or not line.lexicon.spaced or line.taken[i]:
        return None
    for lemma, length in token.lemmas:
        if not lemma.endswith(tuple(line.lexicon.places_after)) or not token.folded.startswith(lemma):
            continue
        for word, heads in line.lexicon.places_after.items():
            longer = best is None or len(word) > len(best.head.words[0])
            if lemma.endswith(word) and lemma != word and longer and len(heads[0].words) == 1:
                best = _Noun(i, i, token.start + length, heads[0], token.text[: len(lemma) - len(word)])
    return best


# --- the name before the noun --------------------------------------------------------------------------


def _after(
    line: Line, n: int, i: int, by_last: Mapping[int, Piece], inside: set[int], knowledge: Knowledge
) -> Found | None:
    """The place whose noun stands at word `i`, behind its name."""
    noun = _suffixed(line, i)
    if noun:
        return _written_on(line, n, noun, knowledge)
    noun = _noun(line, i, line.lexicon.places_after)
    if noun is None or i == 0 or any(k in inside for k in range(noun.i, noun.j + 1)):
        return None
    token = line.tokens[i]
    if token.gap not in ("space", "hyphen", "") or (token.gap == "") == line.lexicon.spaced:
        return None
    name = _name_before(line, noun, by_last, inside, knowledge)
    return _place(line, n, noun, name, knowledge) if name else None


def _name_before(
    line: Line, noun: _Noun, by_last: Mapping[int, Piece], inside: set[int], knowledge: Knowledge
) -> _Name | None:
    last = noun.i - 1
    if line.tokens[last].suffix or (last not in inside and line.taken[last]):
        return None
    if last in inside:
        piece = by_last.get(last)
        fits = piece is not None and _fits(piece, noun, line)
        return _Name(piece.i, last, piece) if piece and fits else None
    i = _unknown_before(line, last, inside, knowledge) if line.lexicon.cased else _characters(line, noun)
    if i is None:
        return None
    town = by_last.get(i - 1) if line.tokens[i].gap == ("space" if line.lexicon.spaced else "") else None
    if town and _is_town(town) and not line.tokens[i - 1].suffix:
        return _Name(town.i, last, None, town.who, i)
    return _Name(i, last)


def _unknown_before(line: Line, last: int, inside: set[int], knowledge: Knowledge) -> int | None:
    """The first of the words with a capital that end at word `last`; `None` where none may be a name."""
    i = last + 1
    while i > 0 and last - i + 1 < LONGEST:
        token = line.tokens[i - 1]
        if i <= last and (line.tokens[i].gap not in ("space", "hyphen") or token.suffix):
            break
        if (i - 1) in inside or not _may_name(line, i - 1):
            break
        i -= 1
    while i <= last and (line.opens(i) or line.title_case) and is_word(line.tokens[i], knowledge):
        i += 1
    return i if i <= last else None


def _may_name(line: Line, i: int) -> bool:
    token, lexicon = line.tokens[i], line.lexicon
    if not token.capital or line.taken[i] or token.text[0].isdigit() or token.folded in lexicon.not_names:
        return False
    return not any(lemma in lexicon.title_starts for lemma, _ in token.lemmas)


def _characters(line: Line, noun: _Noun) -> int | None:
    """In running text: the first of the characters right before a noun that spell a foreign name."""
    if line.lexicon.spaced:
        return _word_before(line, noun)
    i = noun.i
    while i > 0 and line.tokens[i - 1].text in line.lexicon.foreign and not line.taken[i - 1]:
        if line.tokens[i].gap not in ("", "hyphen"):
            break
        i -= 1
    while i < noun.i and _ends_stop(line, i):
        i += 1
    if noun.i - i >= NATIVE:
        return i
    sure = noun.head.kind == SURE and noun.i >= 2
    before = line.tokens[noun.i - 2 : noun.i] if sure else []
    text = "".join(t.text for t in before)
    plain = text.isalpha() and not line.taken[noun.i - 2] and not text.startswith(line.lexicon.name_stops)
    close = sure and line.tokens[noun.i - 1].gap == "" and not text[1:].startswith(line.lexicon.name_stops)
    return noun.i - 2 if plain and close and text else None


def _ends_stop(line: Line, i: int) -> bool:
    """Whether character `i` ends a word that stands beside names and is no part of one ("抵达")."""
    spelt = "".join(t.text for t in line.tokens[max(0, i - 2) : i + 1])
    return any(spelt.endswith(stop) for stop in line.lexicon.name_stops)


def _word_before(line: Line, noun: _Noun) -> int | None:
    """In a script without capitals: the one word before a noun, if it is long and bare enough for a name."""
    token = line.tokens[noun.i - 1]
    plain = token.folded not in line.lexicon.not_names and token.folded not in line.lexicon.no_place
    bare = plain and not token.folded.endswith((*line.lexicon.name_breaks, *line.lexicon.no_ends))
    return noun.i - 1 if bare and len(token.text) >= NATIVE and token.text.isalpha() else None


def _written_on(line: Line, n: int, noun: _Noun, knowledge: Knowledge) -> Found | None:
    """The place whose noun is written onto its name, in one word."""
    text, lexicon = noun.written_on, line.lexicon
    town = next((who for who in knowledge.find(text, line.language, "place") if who.name), None)
    common = text in lexicon.no_place or text in lexicon.not_names or text.endswith(lexicon.no_ends)
    least = NATIVE - (noun.head.kind == SURE)
    if common or (town is None and (len(text) < least or knowledge.find(text, kind="country"))):
        return None
    piece = Piece(noun.i, noun.i, town, text) if town else None
    return _place(line, n, noun, _Name(noun.i, noun.i, piece), knowledge)


# --- the name behind the noun --------------------------------------------------------------------------


def _before(
    line: Line, n: int, i: int, by_first: Mapping[int, Piece], inside: set[int], knowledge: Knowledge
) -> Found | None:
    """The place whose noun stands at word `i`, before its name."""
    noun = _noun(line, i, line.lexicon.places_before)
    if noun is None or any(k in inside for k in range(noun.i, noun.j + 1)):
        return None
    k = noun.j + 1
    for _ in range(2):
        if (
            k < len(line.tokens)
            and line.tokens[k].folded in line.lexicon.place_links
            and line.tokens[k].close
        ):
            k += 1
    if k >= len(line.tokens) or (line.taken[k] and k not in inside) or not _leads(line, k):
        return None
    if k in inside:
        piece = by_first.get(k)
        return (
            _place(line, n, noun, _Name(k, piece.j, piece), knowledge)
            if piece and _fits(piece, noun, line)
            else None
        )
    j = _unknown_behind(line, k, inside) if line.lexicon.cased else _noun_behind(line, noun, k)
    if j is not None and _is_full_name(line, noun, k, j):
        return None
    return _place(line, n, noun, _Name(k, j), knowledge) if j is not None else None


def _is_full_name(line: Line, noun: _Noun, k: int, j: int) -> bool:
    """Whether words `k` to `j` are somebody's full name behind the office over a place ("giám đốc cảng Quách …").

    In a language whose names have three words; a place there has two, or is known.
    """
    if not line.lexicon.keep_marks or j - k < 2 or noun.head.kind in AFTER_PEOPLE:
        return False
    before = [t.folded for t in line.tokens[: noun.i]]
    return any(tuple(before[-len(title) :]) == title for title in line.lexicon.titles)


def _leads(line: Line, k: int) -> bool:
    """Whether word `k` stands right behind what is before it, in quotation marks or not."""
    gap = line.tokens[k].gap
    return gap in ("space", "elision") or (gap == "open" and line.page[line.tokens[k].start - 1] in '«“"„')


def _unknown_behind(line: Line, k: int, inside: set[int]) -> int | None:
    if line.title_case:
        return None
    j = last = k - 1
    while j + 1 < len(line.tokens) and last - k + 1 < LONGEST:
        token = line.tokens[j + 1]
        if (j >= k and (token.gap not in ("space", "hyphen") or line.tokens[j].suffix)) or (j + 1) in inside:
            break
        if _may_name(line, j + 1):
            last = j + 1
        elif j < k or token.folded not in line.lexicon.particles:
            break
        j += 1
    return last if last >= k and not line.tokens[k].text[0].isdigit() else None


def _noun_behind(line: Line, noun: _Noun, k: int) -> int | None:
    """In a script without capitals: the one word behind a noun, if its article or what follows shows a name."""
    token, lexicon = line.tokens[k], line.lexicon
    articles = tuple(b for b, bases, _ in lexicon.beginnings if b in bases)
    plain = (
        token.folded not in lexicon.no_place
        and token.folded not in lexicon.not_names
        and token.text.isalpha()
    )
    if not plain or line.tokens[noun.j].folded.startswith(articles) or token.folded in lexicon.international:
        return None
    shown = bool(articles) and token.folded.startswith(articles) and noun.head.kind in AFTER_NOUNS
    following = line.tokens[k + 1] if k + 1 < len(line.tokens) else None
    return k if shown or (following is not None and following.folded in lexicon.international) else None


# --- both together -------------------------------------------------------------------------------------


def _is_town(piece: Piece) -> bool:
    return (
        piece.who.kind == "place"
        and piece.text != ""
        and piece.who.description in ("city", "capital", "town", "place")
    )


def _fits(piece: Piece, noun: _Noun, line: Line) -> bool:
    """Whether a place of this kind may be called after a known one."""
    kind, who = noun.head.kind, piece.who
    if who.kind == "person":
        return kind in AFTER_PEOPLE
    if who.kind == "country":
        return kind in AFTER_STATES
    small = line.lexicon.cased and not line.tokens[noun.i].capital
    return who.kind == "place" and not (
        small and (line.title_case or (kind in MILITARY and not _is_town(piece)))
    )


def _place(line: Line, n: int, noun: _Noun, name: _Name, knowledge: Knowledge) -> Found:
    """The noun and its name as one finding."""
    i, j = min(noun.i, name.i), max(noun.j, name.j)
    kind, last = noun.head.kind, line.tokens[j]
    end = noun.end if j == noun.j else last.end
    following = line.tokens[j + 1] if j + 1 < len(line.tokens) else None
    if kind == "airport" and following and following.close and following.folded in line.lexicon.international:
        j, end, kind = j + 1, following.end, "international airport"
    if line.tokens[name.i].gap == "open" and line.page[end : end + 1] in '»”"“':
        end += 1
    own = name.own if name.own >= 0 else name.i
    written = noun.written_on or line.written(own, name.j)
    if own < noun.i and line.lexicon.endings and not noun.written_on:
        attributes = line.tokens[own : name.j + 1]  # in the noun's case ("в Мариинском дворце")
        inflected = not noun.head.plain or line.tokens[noun.i].folded != noun.head.words[0]
        written = " ".join(base_form(t.text, line.lexicon) for t in attributes) if inflected else written
    start = line.tokens[i].start
    if i == noun.i and not line.lexicon.cased and line.lexicon.spaced:
        start += max(0, len(line.tokens[i].folded) - len(noun.head.words[0])) if noun.i == noun.j else 0
    start = line.tokens[i].start if noun.written_on else start
    base = " ".join(line.page[start:end].split())
    composed = composed_name(kind, base, written, name.piece.who if name.piece else None, line, knowledge)
    if line.language == CANONICAL and not composed.key and line.tokens[noun.i].capital:
        composed = Composed(line.written(own if own < noun.i else i, j), None, composed.country)
    town = name.town or (name.piece.who if name.piece and _is_town(name.piece) else None)
    words = tuple(frozenset(lemma for lemma, _ in t.lemmas) for t in line.tokens[i : j + 1])
    found = Found(n, i, j, start, end, "place", "name", words, tuple(base.split()), cued=True, base=base)
    found.key = composed.key
    found.country = composed.country or (town.country if town else None)
    found.english = composed.english
    found.within = town.name if town and town.name != composed.english and not composed.key else None
    return found
