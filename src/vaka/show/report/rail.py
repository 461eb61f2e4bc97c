"""The rail: events on a true scale of years, with the years in which nothing is dated folded away."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from vaka.records import Event, Interval
from vaka.show.report.views import EventView, Fold, Mark, Rail, Tick

__all__ = ["draw_rail", "glyph_of"]

WIDTH, LEFT, LANE = 118, 50, 10
"""Pixels: of the whole rail, from its edge to the first lane of marks, and from lane to lane."""

LANES = 6
"""Lanes beside each other; where more events meet, the last lane holds the rest on top of each other."""

HEIGHT, LEAST, MOST = 560, 24, 150
"""Pixels: the height aimed at (a laptop's window), and the least and most for a year."""

QUARTERED = 60
"""Pixels of a year from which its quarters are marked."""

FOLD = 22
"""Pixels of a folded gap."""

APART = 9
"""Pixels from one mark to the next in a lane: a point's own size and a little air."""

KEEP = 1
"""Empty years that are still drawn; more are folded."""


def glyph_of(event: Event) -> str:
    """The sign of how an event's time is known: its shape on the rail and beside its line."""
    if event.when is None:
        return "undated"
    if event.basis == "joined":
        return "joined"
    days = event.interval
    if days is None or days.earliest is None or days.latest is None:
        return "open"
    if event.basis == "publication":
        return "bound"
    return "point" if days.days == 1 else "span"


@dataclass(frozen=True, slots=True)
class _Scale:
    """Years to pixels: each drawn year has the same height, each folded gap a fixed one."""

    tops: Mapping[int, float]
    """The top of each drawn year, and of the year after each drawn run."""
    per_year: float
    folds: tuple[Fold, ...]
    height: float

    def y(self, day: date) -> float:
        """Where a day stands; a day in a folded gap stands in the middle of the fold."""
        if day.year in self.tops:
            share = (day.timetuple().tm_yday - 1) / 366
            return round(self.tops[day.year] + share * self.per_year, 1)
        after = [top for year, top in self.tops.items() if year > day.year]
        return round(min(after) - FOLD / 2, 1) if after else round(self.height, 1)


def _scale(years: Sequence[int]) -> _Scale:
    """A scale over the years that have events, in order."""
    drawn: list[int] = []
    for year in years:
        if drawn and year - drawn[-1] - 1 <= KEEP:
            drawn += range(drawn[-1] + 1, year)
        drawn.append(year)
    per_year = min(MOST, max(LEAST, HEIGHT / max(1, len(drawn))))
    tops: dict[int, float] = {}
    folds, y = [], 14.0
    for before, year in pairwise([drawn[0] - 1, *drawn]):
        if year - before > 1:
            count = year - before - 1
            folds.append(Fold(y + FOLD / 2, f"{count} years without a dated event"))
            y += FOLD
        tops[year] = y
        y += per_year
    return _Scale(tops, per_year, tuple(folds), y)


def draw_rail(events: Sequence[tuple[Event, EventView]], years: Mapping[int, str]) -> Rail:
    """Draw the dated events.

    Args:
        events: Events with their views, in the order of the chronology.
        years: Years that have a heading, with its anchor.
    """
    dated = [(e, v, days) for e, v in events if (days := e.interval) and (days.earliest or days.latest)]
    if not dated:
        return Rail(WIDTH, 0, (), (), ())
    scale = _scale(sorted({y for e, _, days in dated for y in _ends(days)}))
    ticks = tuple(_ticks(scale, years))
    spans = sorted(((*_stretch(e, days, scale), e, v) for e, v, days in dated), key=_long_first)
    return Rail(WIDTH, round(scale.height) + 8, ticks, scale.folds, tuple(_place(spans)))


def _ticks(scale: _Scale, years: Mapping[int, str]) -> Iterator[Tick]:
    """Each drawn year, and its quarters where there is room for them."""
    for year, top in scale.tops.items():
        yield Tick(round(top, 1), str(year), years.get(year))
        if scale.per_year >= QUARTERED:
            yield from (Tick(round(top + n * scale.per_year / 4, 1), "", None) for n in (1, 2, 3))


def _ends(days: Interval) -> set[int]:
    """The years that must be drawn: a decade or a century draws its ends only."""
    return {d.year for d in (days.earliest, days.latest) if d and d not in (date.min, date.max)}


def _stretch(event: Event, days: Interval, scale: _Scale) -> tuple[float, float]:
    first, last = days.earliest or days.latest, days.latest or days.earliest
    assert first is not None and last is not None  # noqa: PT018 # one end is there: the caller keeps such
    if event.basis == "publication":
        return scale.y(last), 0.0
    top = scale.y(first)
    return top, max(0.0, scale.y(last) - top) if days.days != 1 else 0.0


def _long_first(item: tuple[float, float, Event, EventView]) -> tuple[bool, float, float, str]:
    """Bars take the lanes next to the axis, points stand beside them."""
    return item[1] == 0, item[0], -item[1], item[2].id


def _place(spans: Sequence[tuple[float, float, Event, EventView]]) -> list[Mark]:
    taken: list[list[tuple[float, float]]] = [[] for _ in range(LANES)]
    marks = []
    for y, height, _event, view in spans:
        lane = next((n for n, lane in enumerate(taken) if _free(lane, y, y + height)), LANES - 1)
        taken[lane].append((y, y + height))
        title = f"{view.when} · {view.kind}"
        x, disputed = LEFT + 10 + lane * LANE, bool(view.disputes)
        marks.append(
            Mark(f"#{view.anchor}", title, view.glyph, view.hollow, disputed, x, y, round(height, 1))
        )
    return sorted(marks, key=lambda m: (m.y, m.x))


def _free(lane: Sequence[tuple[float, float]], top: float, bottom: float) -> bool:
    return all(bottom + APART <= a or b + APART <= top for a, b in lane)
