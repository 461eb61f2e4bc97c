"""Organisations and places that the knowledge lacks, found by the common noun in their names."""

from __future__ import annotations

from collections.abc import Iterator

from vaka.reading.names.found import Found
from vaka.reading.names.lines import Line, Lower
from vaka.reading.names.pack import Phrases
from vaka.records import EntityKind, MentionForm

__all__ = ["organisations_of"]

_LONGEST = 8


def _is_phrase(line: Line, i: int, phrases: frozenset[tuple[str, ...]]) -> int:
    """How many words from `i` are one of these phrases, in any inflected form; 0 if none."""
    for phrase in phrases:
        words = line.tokens[i : i + len(phrase)]
        if len(words) == len(phrase) and all(
            any(lemma == wanted for lemma, _ in token.lemmas)
            for token, wanted in zip(words, phrase, strict=True)
        ):
            return len(phrase)
    return 0


def _found(line: Line, n: int, i: int, j: int, kind: EntityKind) -> Found:
    tokens = line.tokens[i : j + 1]
    form: MentionForm = "acronym" if i == j and tokens[0].upper else "name"
    words = tuple(frozenset(lemma for lemma, _ in t.lemmas) for t in tokens)
    surface = tuple(t.text for t in tokens)
    return Found(
        n,
        i,
        j,
        tokens[0].start,
        tokens[-1].end,
        kind,
        form,
        words,
        surface,
        cued=True,
        base=line.written(i, j),
    )


def organisations_of(line: Line, n: int, lower: Lower) -> Iterator[Found]:
    """The organisations and places of a line that a common noun ends or begins; a country may be part of one."""
    i = 0
    while i < len(line.tokens):
        kind: EntityKind = "organisation"
        span = _ending_at(line, i, lower, line.lexicon.organisation_last) or _beginning_at(line, i)
        if not span:
            kind, span = "place", _ending_at(line, i, lower, line.lexicon.place_part)
        if span:
            found = _found(line, n, *span, kind)
            line.take(*span)
            yield found
            i = span[1]
        i += 1


def _ending_at(line: Line, j: int, lower: Lower, heads: Phrases) -> tuple[int, int] | None:
    """A name whose head noun begins at word `j` and ends it."""
    head = line.tokens[j]
    length = _is_phrase(line, j, heads) if head.capital and not line.taken[j] else 0
    if not length:
        return None
    last, i = j + length - 1, j
    while i > 0 and last - i < _LONGEST and line.tokens[i].close and not line.tokens[i - 1].suffix:
        before = line.tokens[i - 1]
        if before.capital and before.folded not in line.lexicon.not_names and not _opener(line, i - 1, lower):
            i -= 1
        elif (
            before.folded in line.lexicon.inside
            and i > 1
            and line.tokens[i - 1].close
            and line.tokens[i - 2].capital
            and not line.tokens[i - 2].suffix
        ):
            i -= 2
        else:
            break
    return (i, last) if i < j or length > 1 else None


def _opener(line: Line, i: int, lower: Lower) -> bool:
    """Whether word `i` only has its capital for standing first."""
    return line.opens(i) and line.tokens[i].folded in lower


def _beginning_at(line: Line, i: int) -> tuple[int, int] | None:
    """A name that its head noun begins: the head, then words with capitals, with small words between."""
    head = line.tokens[i]
    length = _is_phrase(line, i, line.lexicon.organisation_first) if head.capital and not line.taken[i] else 0
    if not length:
        return None
    j = i + length - 1
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
    return (i, j) if j > start else None
