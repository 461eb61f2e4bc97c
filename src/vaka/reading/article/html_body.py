"""Which blocks of an HTML page are the article's text: trafilatura decides, its text is found again in our blocks."""

from __future__ import annotations

import logging
from collections.abc import Sequence, Set

from vaka.intake.markup import EMBEDDED, Source
from vaka.reading.article.density import HEAVIEST, densest, is_teaser, weight_of
from vaka.reading.article.lines import Line
from vaka.text import letters

__all__ = ["chosen_lines", "settled"]

SHORT = 25
"""Letters below which a block counts only if it is a whole line of the extracted text: shorter ones occur by chance."""

SHARE = 0.8
"""Share of a block's pieces that must be in the extracted text, where it differs from it in a mark or a link."""

OTHER, GAP, MOST, LITTLE, LITTLE_ALL = 0.3, 30.0, 1.0, 0.15, 0.5
"""What a sentence that was not found is worth beside one that was; what a line between takes away; how much of the
found text the sentences missed must be to come in; and how much of it may lie outside to be left out. Found on the
181 benchmark pages and on 269 Greek and Russian ones of 2011: Russian F1 .79 to .82, Greek .90 to .93, the benchmark
within .003."""

PIECE = 12
"""Letters of a piece: three words, rarely the same by chance."""

USUAL = 0.4
"""Share of the found text from which a place in the tree is taken for the body's own."""


def chosen_lines(markup: str, lines: Sequence[Line], sources: Sequence[Source]) -> set[int]:
    """The numbers of the lines that are the article's text.

    What trafilatura extracts is found again among the lines, in their order; then come the paragraphs that
    stand in the same place of the tree as most of that text (it stops early where advertisements cut a body in
    pieces), and links to other pages that stand alone on their line go.
    """
    carried = {n for n, source in enumerate(sources) if source.path == EMBEDDED}
    if carried:
        return carried
    extracted = _extracted(markup)
    if not extracted or len(sources) != len(lines):
        return set()
    found = _aligned(extracted, lines)
    found |= _recovered(found, lines, sources)
    return {n for n in found if not _link_line(lines[n], sources[n])}


def _aligned(extracted: str, lines: Sequence[Line]) -> set[int]:
    """The lines that the extracted text consists of, as the heaviest chain that is in its order."""
    rows = [letters(row) for row in extracted.split("\n")]
    joined = "".join(rows)
    starts = _row_starts(rows)
    pieces: dict[str, int] = {}
    for i in range(len(joined) - PIECE, -1, -1):
        pieces[joined[i : i + PIECE]] = i
    matches = []
    for line in lines:
        own = letters(line.text)
        matches += [(line.n, at, len(own)) for at in _places(own, joined, starts, pieces)]
    return _heaviest_chain(matches)


def _row_starts(rows: Sequence[str]) -> dict[str, list[int]]:
    """Where in the joined letters each row begins."""
    starts: dict[str, list[int]] = {}
    at = 0
    for row in rows:
        if row:
            starts.setdefault(row, []).append(at)
        at += len(row)
    return starts


def _places(own: str, joined: str, starts: dict[str, list[int]], pieces: dict[str, int]) -> list[int]:
    """Where in the extracted text a line may stand."""
    if own in starts:
        return starts[own]
    if len(own) < SHORT:
        return []
    at = joined.find(own)
    if at >= 0:
        return [at]
    grams = [own[i : i + PIECE] for i in range(0, len(own) - PIECE + 1, 4)]
    hits = [pieces[g] for g in grams if g in pieces]
    return [min(hits)] if grams and len(hits) >= SHARE * len(grams) else []


def _heaviest_chain(matches: Sequence[tuple[int, int, int]]) -> set[int]:
    """Of matches (line, place, weight) the chain that rises in line and place and weighs most."""
    best: list[tuple[int, int]] = []
    for i, (line, at, weight) in enumerate(matches):
        before = [(best[j][0], j) for j in range(i) if matches[j][0] < line and matches[j][1] < at]
        total, back = max(before, default=(0, -1))
        best.append((total + weight, back))
    if not best:
        return set()
    i = max(range(len(best)), key=lambda k: best[k][0])
    chain = set()
    while i >= 0:
        chain.add(matches[i][0])
        i = best[i][1]
    return chain


def _recovered(found: set[int], lines: Sequence[Line], sources: Sequence[Source]) -> set[int]:
    """Running paragraphs behind the first found one that stand where most of the found text stands."""
    weights: dict[tuple[str, ...], int] = {}
    for n in found:
        weights[sources[n].path] = weights.get(sources[n].path, 0) + len(lines[n].text)
    total = sum(weights.values())
    usual = {path for path, weight in weights.items() if weight >= total * USUAL and path}
    first = min(found, default=0)
    asides = {lines[n].aside for n in found}
    return {
        line.n
        for line in lines
        if line.n > first
        and line.n not in found
        and line.running
        and line.aside in asides
        and sources[line.n].path in usual
        and sources[line.n].linked < 0.3
    }


def settled(lines: Sequence[Line], sources: Sequence[Source], found: Set[int]) -> set[int]:
    """The chosen lines, corrected by where running text is densest.

    Old or careless markup leads trafilatura astray: it takes a column of teasers along, or for the body. So the
    densest stretch is sought, lines found counting in full and other sentences a little. What was found outside
    it goes, if that is little; and sentences inside it that were not found come in, if they are most of it.

    Args:
        lines: The lines of the page, labelled by their words.
        sources: Where in the tree each comes from.
        found: The numbers of the lines found so far.
    """
    if len(sources) != len(lines) or not found or any(sources[n].path == EMBEDDED for n in found):
        return set(found)
    others = {
        x.n for x in lines if x.n not in found and _open_sentence(x, sources[x.n]) and not is_teaser(lines, x)
    }
    first, last = densest([_vote(x, x.n in found, x.n in others) for x in lines])
    inside = {n for n in found if first <= n <= last}
    missed = {n for n in others if first <= n <= last}
    if _size(missed, lines, running=True) < MOST * _size(inside, lines, running=True):
        missed = set()
    if not missed and _much(set(found) - inside, inside, lines):
        return set(found)
    return inside | missed


def _vote(line: Line, found: bool, other: bool) -> float:
    if found:
        return min(len(line.text), HEAVIEST) * (line.label is None and line.running)
    if other:
        return OTHER * min(len(line.text), HEAVIEST)
    return weight_of(line, GAP)


def _open_sentence(line: Line, source: Source) -> bool:
    """Whether a line that was not found could be the article's all the same."""
    return line.running and line.label is None and not line.aside and source.linked < 0.3


def _much(outside: Set[int], inside: Set[int], lines: Sequence[Line]) -> bool:
    """Whether more lies outside than a column of teasers or a notice."""
    sentences = _size(outside, lines, running=True) > LITTLE * _size(inside, lines, running=True)
    return sentences or _size(outside, lines) > LITTLE_ALL * _size(inside, lines)


def _size(numbers: Set[int], lines: Sequence[Line], running: bool = False) -> int:
    return sum(len(lines[n].text) for n in numbers if lines[n].running or not running)


def _link_line(line: Line, source: Source) -> bool:
    """Whether a line is nothing but a link, and neither a heading nor a sentence."""
    return source.linked > 0.9 and not line.running and line.kind not in ("heading", "table")


def _extracted(markup: str) -> str:
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        found = trafilatura.extract(
            markup,
            fast=True,
            include_comments=False,
            include_tables=True,
            deduplicate=False,
            with_metadata=False,
        )
    except (
        Exception
    ):  # a parser's failure on hostile markup must not stop the pile; the page is then read by shape
        return ""
    return found or ""
