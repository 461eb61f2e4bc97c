"""Organisations and places that the knowledge lacks, found by the common noun in their names."""

from __future__ import annotations

from collections.abc import Iterator

from vaka.knowledge import Knowledge
from vaka.reading.names.dictionary import is_word
from vaka.reading.names.found import Found
from vaka.reading.names.lines import Line, Lower
from vaka.reading.names.pack import PhraseIndex
from vaka.reading.names.tokens import Token
from vaka.records import EntityKind, MentionForm

__all__ = ["organisations_of"]

_LONGEST = 8
"""Words in the longest name that is put together."""


def _phrase(line: Line, i: int, phrases: PhraseIndex) -> tuple[int, int] | None:
    """The longest of these phrases at word `i`, in any inflected form: its words, and the letters of the last
    word without its ending."""
    for first, length in line.tokens[i].lemmas:
        for phrase in phrases.starting(first):
            words = line.tokens[i + 1 : i + len(phrase)]
            lengths = [_base(token, wanted) for token, wanted in zip(words, phrase[1:], strict=False)]
            if len(words) == len(phrase) - 1 and all(lengths):
                return len(phrase), lengths[-1] if lengths else length
    return None


def _base(token: Token, wanted: str) -> int:
    """How many letters of a word are the base form wanted; 0 if it is no form of it."""
    return next((length for lemma, length in token.lemmas if lemma == wanted), 0)


def _found(line: Line, n: int, i: int, j: int, letters: int, kind: EntityKind) -> Found:
    tokens = line.tokens[i : j + 1]
    last = tokens[-1]
    end = last.start + min(letters, len(last.text)) if letters else last.end
    form: MentionForm = "acronym" if i == j and tokens[0].upper else "name"
    words = tuple(frozenset(lemma for lemma, _ in t.lemmas) for t in tokens)
    base = " ".join(line.page[tokens[0].start : end].split())
    surface = tuple(base.split())
    return Found(n, i, j, tokens[0].start, end, kind, form, words, surface, cued=True, base=base)


def organisations_of(line: Line, n: int, lower: Lower, knowledge: Knowledge) -> Iterator[Found]:
    """The organisations and places of a line that a common noun ends or begins; a country may be part of one.

    Args:
        line: A sentence, in which known names of several words are already taken.
        n: Its number.
        lower: The words that stand in lower case on the page.
        knowledge: For how words are usually written.
    """
    lexicon, i = line.lexicon, 0
    while i < len(line.tokens):
        kind: EntityKind = "organisation"
        span = (
            _ending_at(line, i, lower, lexicon.organisation_last, knowledge)
            or _beginning_at(line, i, knowledge)
            or _body(line, i)
        )
        if not span:
            kind, span = "place", _ending_at(line, i, lower, lexicon.place_part, knowledge)
        if span:
            found = _found(line, n, *span, kind)
            line.take(found.i, found.j)
            yield found
            i = found.j
        i += 1


def _body(line: Line, i: int) -> tuple[int, int, int] | None:
    """A word with a capital that means an institution by itself, with the words of its name before it."""
    token = line.tokens[i]
    if not token.capital or line.taken[i] or line.title_case:
        return None
    length = next((length for lemma, length in token.lemmas if lemma in line.lexicon.bodies), 0)
    return (i, i, length) if length else None


def _ending_at(
    line: Line, j: int, lower: Lower, heads: PhraseIndex, knowledge: Knowledge
) -> tuple[int, int, int] | None:
    """A name whose head noun begins at word `j` and ends it."""
    head = line.tokens[j]
    phrase = _phrase(line, j, heads) if head.capital and not line.taken[j] else None
    if not phrase:
        return None
    last, i = j + phrase[0] - 1, j
    while i > 0 and last - i < _LONGEST and line.tokens[i].close and not line.tokens[i - 1].suffix:
        step = _step_back(line, i, lower, knowledge)
        if not step or (step == 1 and i < j and _opener(line, i - 1, lower, knowledge)):
            break
        i -= step
    return (i, last, phrase[1]) if i < j or phrase[0] > 1 else None


def _step_back(line: Line, i: int, lower: Lower, knowledge: Knowledge) -> int:
    """How many words before word `i` still belong to the name: one with a capital, or two joined by "and"."""
    before, lexicon = line.tokens[i - 1], line.lexicon
    if before.capital:
        return int(
            before.folded not in lexicon.not_names and not (line.opens(i - 1) and before.folded in lower)
        )
    if before.folded not in lexicon.inside or i < 2 or not before.close:
        return 0
    joined = line.tokens[i - 2]
    common = joined.capital and not joined.suffix and not line.taken[i - 2] and is_word(joined, knowledge)
    return 2 if common else 0


def _opener(line: Line, i: int, lower: Lower, knowledge: Knowledge) -> bool:
    """Whether word `i` only has its capital for standing first."""
    token = line.tokens[i]
    return line.opens(i) and (token.folded in lower or is_word(token, knowledge))


def _beginning_at(line: Line, i: int, knowledge: Knowledge) -> tuple[int, int, int] | None:
    """A name that its head noun begins: the head, then words with capitals, with small words between."""
    head = line.tokens[i]
    phrase = _phrase(line, i, line.lexicon.organisation_first) if head.capital and not line.taken[i] else None
    if not phrase:
        return None
    j = i + phrase[0] - 1
    start = j
    while j + 1 < len(line.tokens) and j - i < _LONGEST and line.tokens[j + 1].close:
        following = line.tokens[j + 1]
        if following.capital and not line.taken[j + 1]:
            j += 1
        elif (
            following.folded in line.lexicon.inside
            and j + 2 < len(line.tokens)
            and line.tokens[j + 2].capital
            and line.tokens[j + 2].close
            and not line.taken[j + 2]
        ):
            j += 2
        else:
            break
    first = _adjectives(line, i, knowledge)
    return (first, j, 0) if j > start or first < i else None


def _adjectives(line: Line, i: int, knowledge: Knowledge) -> int:
    """The first of the capitalised words right before a head noun ("Εθνικό Συμβούλιο")."""
    while i > 0 and line.tokens[i].close:
        before = line.tokens[i - 1]
        if not before.capital or line.taken[i - 1] or before.folded in line.lexicon.not_names:
            break
        if line.opens(i - 1) and not knowledge.is_proper(before.folded):
            break
        i -= 1
    return i
