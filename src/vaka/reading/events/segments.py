"""Words that the writing runs together: clitics written onto the next word, scripts without spaces.

A clitic is parted where a name begins behind it, or where the rest is a word of the pack and the whole is not.
Running text is cut by ICU's dictionary; names are kept whole, and pieces that make a word of the pack are joined.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from vaka.reading.events.pack import Segmentation
from vaka.reading.events.words import Word
from vaka.records import Mention

__all__ = ["elided", "segmented"]

_LEAST = 2
"""Letters that must remain behind a clitic."""
_MOST = 2
"""Clitics before one word."""
_JOINED = 4
"""Pieces of the dictionary that may make one word of the pack."""

Known = Callable[[str], bool]


def segmented(
    words: Sequence[Word],
    mentions: Sequence[Mention],
    segmentation: Segmentation,
    known: Known,
    language: str,
) -> list[Word]:
    """Part the words of a sentence as its pack says.

    Args:
        words: As the spaces part them.
        mentions: The names of the sentence; a word never crosses where one begins or ends.
        segmentation: What the pack says.
        known: Whether a folded word may stand in one of the pack's patterns.
        language: ISO 639-1 code, for the dictionary.
    """
    edges = sorted({at for m in mentions for at in (m.span.start, m.span.end)})
    starts = {m.span.start for m in mentions}
    found: list[Word] = []
    for word in words:
        if segmentation.unspaced:
            found += _cut(word, _running(word, edges, mentions, known, language))
        elif segmentation.elided:
            found += _cut(word, elided(word.text, segmentation.elided))
        else:
            found += _cut(word, _clitics(word, starts, segmentation.proclitics, known))
    return found


def _cut(word: Word, places: Sequence[int]) -> Iterator[Word]:
    """The word cut at these offsets into it, its first and last included; the marks stay before the first."""
    for n, (a, b) in enumerate(pairwise(places)):
        gap = word.gap if n == 0 else ""
        yield replace(word, text=word.text[a:b], start=word.start + a, end=word.start + b, gap=gap)


def elided(text: str, clitics: Sequence[str]) -> list[int]:
    """Where a word written with its elided companions is to be cut (offsets, both ends included)."""
    places, at = [0], 0
    while True:
        clitic = next((c for c in clitics if text.startswith(c, at) and len(text) > at + len(c)), "")
        if not clitic:
            return [*places, len(text)]
        at += len(clitic)
        places.append(at)


def _clitics(word: Word, starts: set[int], proclitics: Sequence[str], known: Known) -> list[int]:
    places, at = [0], 0
    for _ in range(_MOST):
        rest = word.text[at:]
        clitic = next((c for c in proclitics if rest.startswith(c) and len(rest) - len(c) >= _LEAST), "")
        if word.start + at in starts or not clitic or known(rest):
            break
        behind = at + len(clitic)
        named = word.start + behind in starts or any(word.start + behind < s < word.end for s in starts)
        if not named and not _leads(rest[len(clitic) :], proclitics, known):
            break
        at = behind
        places.append(at)
    return [*places, len(word.text)]


def _leads(rest: str, proclitics: Sequence[str], known: Known) -> bool:
    """Whether a word of the pack begins here, at once or behind one more clitic."""
    if known(rest):
        return True
    return any(
        rest.startswith(c) and len(rest) - len(c) >= _LEAST and known(rest[len(c) :]) for c in proclitics
    )


def _running(
    word: Word, edges: Sequence[int], mentions: Sequence[Mention], known: Known, language: str
) -> list[int]:
    bounds = [0, *(e - word.start for e in edges if word.start < e < word.end), len(word.text)]
    places = [0]
    for a, b in pairwise(bounds):
        named = any(m.span.start <= word.start + a and word.start + b <= m.span.end for m in mentions)
        places += [b] if named else _joined(word.text, a, b, known, language)
    return places


def _joined(text: str, a: int, b: int, known: Known, language: str) -> list[int]:
    """Where the words between two places end: the dictionary's, but the longest words of the pack stay whole."""
    cuts = [a, *(a + at for at in _dictionary(text[a:b], language))]
    ends, i = [], 0
    while i < len(cuts) - 1:
        longest = min(len(cuts) - 1, i + _JOINED)
        j = next((j for j in range(longest, i + 1, -1) if known(text[cuts[i] : cuts[j]])), i + 1)
        ends.append(cuts[j])
        i = j
    return ends


def _dictionary(text: str, language: str) -> Iterator[int]:
    from icu4py.breakers import WordBreaker

    at = 0
    for piece in WordBreaker(text, language):
        at += len(piece)
        yield at
