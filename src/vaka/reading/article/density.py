"""The densest stretch of running text among the lines of a page."""

from __future__ import annotations

from collections.abc import Sequence

from vaka.reading.article.lines import Line

__all__ = ["HEAVIEST", "densest", "is_teaser", "line_weights", "weight_of"]

HEAVIEST = 500
"""Characters beyond which a line counts no more: one very long line is often a legal notice."""

TEASER = 0.4
"""What a running line between two short ones is worth, beside one among its like."""

SHORT_LINE = 70.0
"""What a short line or a line of furniture takes away, in characters of running text: found on the dumps of 130
Greek and 130 Russian pages, where 40 to 90 do about equally well."""

LABELLED = {
    "post": 0.0,
    "caption": 0.0,
    "foreign": 0.0,
    "marker": 0.0,
    "list heading": -10.0,
    "read also": -10.0,
    "repeated": -10.0,
    "counter": -15.0,
    "item": -20.0,
    "byline": -20.0,
    "date line": -30.0,
}
"""What stands inside articles often enough to take away less."""


def densest(weights: Sequence[float]) -> tuple[int, int]:
    """The first and last place of the stretch whose weights sum highest."""
    best = (0.0, 0, 0)
    total, start = 0.0, 0
    for n, weight in enumerate(weights):
        if total <= 0:
            total, start = 0.0, n
        total += weight
        if total > best[0]:
            best = (total, start, n)
    return best[1], best[2]


def line_weights(lines: Sequence[Line]) -> list[float]:
    """How much each line of a dump speaks for its being among the article's text, or against it."""
    return [weight_of(x, SHORT_LINE) * (TEASER if is_teaser(lines, x) else 1.0) for x in lines]


def weight_of(line: Line, short: float) -> float:
    """The weight of one line, in characters: of a sentence what it has, of anything else what it takes away.

    Args:
        line: The line with its label, if it has one.
        short: What a short line takes away.
    """
    if line.label is None:
        return min(len(line.text), HEAVIEST) if line.running else 0.0 if line.ends else -short
    return max(LABELLED.get(line.label, -short), -short)


def is_teaser(lines: Sequence[Line], line: Line) -> bool:
    """Whether a running line stands alone between two short ones, as below a headline in a list of news."""
    if not line.running or not 0 < line.n < len(lines) - 1 or len(line.text) > HEAVIEST:
        return False
    return _is_short(lines[line.n - 1]) and _is_short(lines[line.n + 1])


def _is_short(line: Line) -> bool:
    return line.label in (None, "clock", "date line") and not line.running and not line.ends
