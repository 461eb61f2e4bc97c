"""Times across documents: an event's best time, and the time of undated documents by joining."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from vaka.edtf import days_of, grain_of
from vaka.joining.events.cluster import Cluster
from vaka.joining.events.unit import NEWS_DAYS, Unit
from vaka.records import Basis, Dated, Interval, NewsDay

__all__ = ["COARSE", "best_time", "date_document", "told_interval", "undated"]

COARSE = ("month", "season", "year", "decade", "century")
"""Grains that every main event of one document shares, as news is not that old."""

MONTH = 31
"""Days of the vaguest time that says something of the day of a page's news."""

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
    told = sorted({id(e): e for e in events}.values(), key=lambda e: e.key)
    for event in told:
        when, interval, basis, source = best_time(event.units)
        if basis != "joined" or when is None or interval is None or source is None:
            continue
        unit = next(u for u in event.units if u.document == document and u.role == "main")
        days = _published_days(when, interval)
        if found is None or (days.days or 0) < (found.interval.days or 0):
            found = Dated(document, _published_value(when, interval), days, _reasons(unit, source))
    told_days = _told_days(document, told)
    if not told_days:
        return found
    unit, source, when, days = min(told_days, key=lambda t: t[3].days or 10**6)
    if found is not None and days.meet(found.interval) is None and grain_of(found.value) in COARSE:
        return found
    news = tuple(NewsDay(tuple(sorted(m.n for m in u.mentions)), w) for u, _, w, _ in told_days)
    value, published = _published_value(when, days), _published_days(when, days)
    return Dated(document, value, published, _reasons(unit, source), news)


def _told_days(document: str, events: Sequence[Cluster]) -> list[tuple[Unit, Unit, str, Interval]]:
    """The events that are news of a document and that another document dates, in the order of the text.

    Each with the document's unit, the other's, the time (a month at most) and its days. Those farther than `NEWS_DAYS`
    from the first are left out: one page's own news is of a few days.
    """
    found: list[tuple[Unit, Unit, str, Interval]] = []
    for event in events:
        value, days, _, source = best_time(event.units)
        if value is None or days is None or not days.days or days.days > MONTH:
            continue
        if source is None or source.document == document:
            continue
        own = (u for u in event.units if u.document == document)
        when = value[:10] if days.days == 1 else value
        found += [(u, source, when, days) for u in own if _may_be(u, days)]
    found.sort(key=lambda told: min(m.n for m in told[0].mentions))
    return [t for t in found if t[3].meet(_widened(found[0][3], NEWS_DAYS)) is not None]


def _widened(days: Interval, by: int) -> Interval:
    """The days, and so many before and behind."""
    reach = timedelta(days=by)
    return Interval(
        days.earliest - reach if days.earliest else None, days.latest + reach if days.latest else None
    )


def _may_be(unit: Unit, days: Interval) -> bool:
    """Whether news that happened can have happened in some days: by its page's month, its own weekday or day."""
    if (unit.role, unit.status) != ("main", "held") or days.earliest is None:
        return False
    published = days_of(unit.published)
    if published is not None and published.meet(_widened(days, LATE_DAYS)) is None:
        return False
    first = days.earliest
    inside = [first + timedelta(days=n) for n in range(days.days or 0)]
    weekdays = unit.told.get("weekday", frozenset())
    if weekdays and not any(str(day.weekday()) in weekdays for day in inside):
        return False
    beside = [first - timedelta(days=1), *inside, inside[-1] + timedelta(days=1)]
    if unit.day is not None and unit.day[5:] not in {d.isoformat()[5:] for d in beside}:
        return False
    return unit.day_of_month in (None, *(d.day for d in beside))


def undated(unit: Unit) -> bool:
    """Whether it is news in a document that tells no day of its own: none at all, or only its month or year."""
    days = days_of(unit.published)
    return unit.role == "main" and (days is None or days.days != 1)


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
