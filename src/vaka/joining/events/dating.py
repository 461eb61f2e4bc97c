"""Times across documents: an event's best time, and the time of undated documents by joining."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from vaka.edtf import days_of, grain_of
from vaka.joining.events.cluster import Cluster
from vaka.joining.events.unit import NEWS_DAYS, Unit
from vaka.reading.times.resolving import resolve
from vaka.records import Basis, Dated, Interval, Reading

__all__ = ["best_time", "date_document", "redate", "told_interval", "undated"]

COARSE = ("month", "season", "year", "decade", "century")
"""Grains that every main event of one document shares, as news is not that old."""

LATE_DAYS = 7
"""A document joined to an event was published at most so many days after it, as a bound on its own day."""


def _width(unit: Unit) -> int:
    days = unit.interval.days if unit.interval else None
    return days if days is not None else 10**6


def _worth(unit: Unit) -> tuple[int, bool, bool, str]:
    """Narrow before wide; what a text tells before its publication; both before what joining gave."""
    return _width(unit), unit.basis == "joined", unit.basis == "publication", unit.key


def best_time(units: Sequence[Unit]) -> tuple[str | None, Interval | None, Basis | None, Unit | None]:
    """The narrowest time told, with the days that all claims allow, its basis and the unit that tells it.

    The basis is `joined` where the event is news in a document that cannot date it, and another's
    look-back does.
    """
    told = [u for u in units if u.status in ("held", "alleged", "denied")] or list(units)
    dated = sorted((u for u in told if u.when is not None), key=_worth)
    if not dated:
        told = [u for u in told if u.open_time]
        best = min(told, key=lambda u: (u.day is None, u.role != "main", u.key), default=None)
        return (best.open_time, None, _open_basis(best), best) if best else (None, None, None, None)
    first = dated[0]
    mains = [u for u in units if u.role == "main"]
    basis = first.basis
    if mains and all(u.when is None or u.basis == "joined" for u in mains):
        basis = "joined"
    return first.when, told_interval(dated), basis, first


def _open_basis(unit: Unit) -> Basis:
    """How a time without its year is known: told of the event, or the day of the page's dateline."""
    return "publication" if all(m.basis == "publication" for m in unit.mentions if m.times) else "explicit"


def told_interval(dated: Sequence[Unit]) -> Interval | None:
    """The days that the claims allow together; a claim that excludes the better ones does not narrow them."""
    known: Interval | None = None
    for unit in dated:
        if unit.interval is None:
            continue
        known = unit.interval if known is None else known.meet(unit.interval) or known
    return known


def date_document(document: str, events: Iterable[Cluster]) -> Dated | None:
    """When an undated document must have been published, as far as its joined main events tell.

    Args:
        document: Its id; it tells no day of its own.
        events: Those that its main units belong to.
    """
    found: Dated | None = None
    for event in sorted({id(e): e for e in events}.values(), key=lambda e: e.key):
        when, interval, basis, source = best_time(event.units)
        if basis != "joined" or when is None or interval is None or source is None:
            continue
        unit = next(u for u in event.units if u.document == document and u.role == "main")
        days = _published_days(when, interval)
        if found is None or (days.days or 0) < (found.interval.days or 0):
            found = Dated(document, _published_value(when, interval), days, _reasons(unit, source))
    return found


def undated(unit: Unit) -> bool:
    """Whether it is news in a document that tells no day of its own."""
    return unit.role == "main" and days_of(unit.published) is None


def _published_value(when: str, interval: Interval) -> str:
    if grain_of(when) in COARSE or interval.earliest is None:
        return when
    return f"{interval.earliest.isoformat()}/.."


def _published_days(when: str, interval: Interval) -> Interval:
    """The days of publication: a coarse time is shared, as news is days old; a day is a bound from below."""
    latest = interval.latest
    if grain_of(when) in COARSE or latest is None or latest == date.max:
        return interval
    return Interval(interval.earliest, latest + timedelta(days=LATE_DAYS))


def _reasons(unit: Unit, source: Unit) -> tuple[str, ...]:
    return (f"its event {unit.key} is the one that {source.key} dates {source.when}",)


def redate(unit: Unit, known: Dated, reading: Reading) -> Unit:
    """The unit with the time that its document's joined date gives it; unchanged where that gives none."""
    if unit.when is not None:
        return unit
    if unit.role == "main" and not _own_expression(unit, reading):
        if "/" in known.value:
            return replace(unit, interval=_around(known.interval.earliest))
        return replace(unit, when=known.value, interval=days_of(known.value), basis="joined")
    return _resolve(unit, known, reading)


def _around(day: date | None) -> Interval | None:
    """The days in which a report's other main events lie, for comparing only: news of one report is days apart."""
    reach = timedelta(days=NEWS_DAYS)
    return Interval(day - reach, day + reach) if day else None


def _own_expression(unit: Unit, reading: Reading) -> bool:
    """Whether the event has a time expression that shifts by months or years; yesterday is still the news."""
    times = [reading.times[n] for m in unit.mentions if m.basis != "publication" for n in m.times]
    return any(t.relative is not None and t.relative.unit not in ("day", "week", "hour") for t in times)


def _resolve(unit: Unit, known: Dated, reading: Reading) -> Unit:
    for mention in unit.mentions:
        for n in mention.times:
            expression = reading.times[n]
            if expression.relative is None or expression.interval is not None:
                continue
            value, interval = resolve(expression.relative, known.interval)
            if value is not None:
                return replace(unit, when=value, interval=interval, basis="joined")
    return unit
