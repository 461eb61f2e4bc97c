"""Figures of one event that contradict each other: 42 tonnes in one page, 38 in another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from math import floor, log10

from vaka.joining.events.unit import Unit

__all__ = ["disputed_figures", "exclude"]

GROWING = frozenset({"dead", "injured", "missing", "arrested"})
"""Units whose figures grow from day to day: only reports of one day can contradict each other in them."""


def disputed_figures(units: Sequence[Unit]) -> list[list[tuple[str, Unit]]]:
    """What the units of one event say of figures that cannot all be right.

    A document speaks for a unit only where it gives it one exact figure: several may be parts and their sum. Bounds
    ("at least") and roundings ("1.2 million" and 1,187,000) exclude nothing.

    Returns:
        For each unit in dispute, in alphabetical order, the values in words with who tells them.
    """
    found: dict[str, list[tuple[float, Unit]]] = {}
    for document in sorted({u.document for u in units}):
        mine = [u for u in units if u.document == document]
        for name, value in _single(mine).items():
            teller = next(u for u in mine if ("number", f"{value:.12g} {name}") in u.cues)
            found.setdefault(name, []).append((value, teller))
    return [
        [(f"{value:.12g} {name}", unit) for value, unit in told]
        for name, every in sorted(found.items())
        if len(told := _excluding(name, every)) > 1
    ]


def exclude(a: str, b: str) -> bool:
    """Whether two exact figures of one unit, in words (`42 tonne`), exclude each other."""
    one, other = (value.partition(" ")[0] for value in (a, b))
    return one[0].isdigit() and other[0].isdigit() and not _alike(float(one), float(other))


def _single(units: Sequence[Unit]) -> Mapping[str, float]:
    """By unit, the only figure that a document gives; a unit with a bound or a second figure is left out."""
    values: dict[str, set[str]] = {}
    for figure in sorted(value for u in units for kind, value in u.cues if kind == "number"):
        written, _, name = figure.partition(" ")
        values.setdefault(name, set()).add(written)
    return {
        name: float(next(iter(figures)))
        for name, figures in values.items()
        if len(figures) == 1 and next(iter(figures))[0].isdigit()
    }


def _excluding(name: str, every: Sequence[tuple[float, Unit]]) -> list[tuple[float, Unit]]:
    """Those that some other excludes."""
    apart = set()
    for (n, (a, one)), (m, (b, other)) in combinations(enumerate(every), 2):
        if not _alike(a, b) and (name not in GROWING or one.published == other.published):
            apart |= {n, m}
    return [every[n] for n in sorted(apart)]


def _alike(a: float, b: float) -> bool:
    """Whether one value is the other, rounded to as many digits as it has."""
    return a == b or _rounded(a, b) or _rounded(b, a)


def _rounded(coarse: float, fine: float) -> bool:
    digits = len(f"{coarse:.12g}".rstrip("0").replace(".", "").strip("0")) or 1
    return fine > 0 and round(fine, digits - 1 - floor(log10(fine))) == coarse
