"""Which blocks of an HTML page are the article's text: trafilatura decides, its text is found again in our blocks."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from vaka.reading.article.lines import Line
from vaka.text import letters

__all__ = ["chosen_lines"]

SHORT = 25
"""Letters below which a block counts only if it is a whole line of the extracted text: shorter ones occur by chance."""

SHARE = 0.8
"""Share of a block's pieces that must be in the extracted text, where it differs from it in a mark or a link."""

PIECE = 12


def chosen_lines(markup: str, lines: Sequence[Line]) -> set[int]:
    """The numbers of the lines that trafilatura takes for the article's text."""
    extracted = _extracted(markup)
    if not extracted:
        return set()
    rows = [letters(row) for row in extracted.split("\n")]
    whole = {row for row in rows if row}
    joined = "".join(rows)
    pieces = {joined[i : i + PIECE] for i in range(max(0, len(joined) - PIECE + 1))}
    return {line.n for line in lines if _taken(letters(line.text), whole, joined, pieces)}


def _taken(line: str, whole: set[str], joined: str, pieces: set[str]) -> bool:
    if not line:
        return False
    if line in whole:
        return True
    if len(line) < SHORT:
        return False
    if line in joined:
        return True
    own = [line[i : i + PIECE] for i in range(0, len(line) - PIECE + 1, 4)]
    return sum(p in pieces for p in own) >= SHARE * len(own)


def _extracted(markup: str) -> str:
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        found = trafilatura.extract(
            markup, fast=True, include_comments=False, include_tables=True, deduplicate=False, with_metadata=False
        )
    except Exception:  # a parser's failure on hostile markup must not stop the pile; the page is then read by shape
        return ""
    return found or ""
