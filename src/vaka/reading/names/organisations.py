"""Organisations that the knowledge lacks, found by their head nouns, and acronyms."""

from __future__ import annotations

from collections.abc import Iterator

from vaka.reading.names.found import Found
from vaka.reading.names.lines import Line, Lower

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


def _found(line: Line, n: int, i: int, j: int) -> Found:
    tokens = line.tokens[i : j + 1]
    form = "acronym" if i == j and tokens[0].upper else "name"
    words = tuple(frozenset(lemma for lemma, _ in t.lemmas) for t in tokens)
    surface = tuple(t.text for t in tokens)
    return Found(
        n,
        i,
        j,
        tokens[0].start,
        tokens[-1].end,
        "organisation",
        form,
        words,
        surface,
        cued=True,
        base=line.written(i, j),
    )  # type: ignore[arg-type] # one of two literals


def organisations_of(line: Line, n: int, lower: Lower) -> Iterator[Found]:
    """The organisations of a line; a country's name may be part of one."""
    i = 0
    while i < len(line.tokens):
        span = _ending_at(line, i, lower) or _beginning_at(line, i)
        if span:
            found = _found(line, n, *span)
            line.take(*span)
            yield found
            i = span[1]
        i += 1


def _ending_at(line: Line, j: int, lower: Lower) -> tuple[int, int] | None:
    """A name whose head noun begins at word `j` and ends it."""
    head = line.tokens[j]
    length = _is_phrase(line, j, line.lexicon.organisation_last) if head.capital and not line.taken[j] else 0
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
    return (i, last) if i < j else None


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
