"""The day of an undated page's news: what the page leaves open is read by it.

A page that tells no day of its own still tells "today", "on Monday", "the 23rd" or "8 August", and its lead may be the
event that another page dates. Then its day is known, and so are those of all its events: what is told as news without
a time happened on it, as on a dated page such news happened by the day of publication.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta

from vaka.edtf import days_of
from vaka.joining.events.unit import NEWS_DAYS, Unit
from vaka.reading.times.resolving import at_clock, resolve
from vaka.records import Dated, EventMention, Interval, NewsDay, Reading, Relative, TimeExpression

__all__ = ["redate"]

BY_FORCE = frozenset(("ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "SANCTION"))
"""PLOVER types that are no part of an encounter."""

LONGEST = 7
"""The days of a visit, at most."""

DAY = len("2025-08-15")
"""Characters of an EDTF day; what is longer tells a time of day."""


def redate(unit: Unit, known: Dated, reading: Reading) -> Unit:
    """The unit with the time that its document's joined date gives it; unchanged where that gives none."""
    if unit.when is not None and not _is_vague(unit):
        return unit
    anchor = _nearest(unit, known.news)
    times = [reading.times[n] for n in _told(unit.mentions)]
    if not times and unit.role == "main":
        if anchor is not None and _is_news_of(unit, anchor, reading):
            return _on_news_day(unit, anchor)
        if "/" in known.value:
            first = known.interval.earliest
            return replace(unit, interval=_around(Interval(first, first))) if unit.when is None else unit
    pages = _page_days(anchor, reading) if anchor else known.interval
    days = days_of(anchor.when) if anchor else None
    resolved = _resolve(unit, pages, days, times)
    if resolved is not None and anchor is not None and resolved.when == anchor.when:
        own = anchor.mentions[0] in (m.n for m in unit.mentions)
        return (
            replace(resolved, interval=_around(days)) if own else resolved
        )  # the other page's claim goes first
    if resolved is not None or unit.when is not None:
        return resolved or unit
    shifts = any(t.relative is not None and t.relative.unit not in ("day", "week", "hour") for t in times)
    if unit.role == "main" and not shifts and "/" not in known.value:  # yesterday is still the news
        return replace(unit, when=known.value, interval=days_of(known.value), basis="joined")
    return unit


def _is_vague(unit: Unit) -> bool:
    """Whether all that the page says of the time comes from the month or year in which it was published."""
    days = days_of(unit.when)
    return unit.basis in ("publication", "relative") and days is not None and days.days != 1


def _told(mentions: Iterable[EventMention]) -> list[int]:
    """The time expressions told of an event; a publication day is none."""
    return [n for m in mentions if m.basis != "publication" for n in m.times]


def _nearest(unit: Unit, news: Sequence[NewsDay]) -> NewsDay | None:
    """The event of the page whose day is known: the last one told before this, else the first behind it."""
    first = min(m.n for m in unit.mentions)
    before = [d for d in news if d.mentions[0] <= first]
    return before[-1] if before else news[0] if news else None


def _is_news_of(unit: Unit, anchor: NewsDay, reading: Reading) -> bool:
    """Whether news without a time may be of the day of another event: not what was done by force or abroad.

    A page of talks tells strikes and arrests as what the talks were about, a visit to a third state as another stop.
    """
    lead = reading.events[anchor.mentions[0]]
    plover = unit.mentions[0].plover
    if plover in BY_FORCE and plover != lead.plover:
        return False
    places = (reading.entities[p] for n in anchor.mentions if (p := reading.events[n].place) is not None)
    soil = {e.country or e.name for e in places if e.country or e.kind == "country"}
    return unit.soil is None or not soil or unit.soil in soil


def _on_news_day(unit: Unit, anchor: NewsDay) -> Unit:
    """News that happened and tells no time: on the day of the page's news; days around it only for comparing."""
    days = days_of(anchor.when)
    around = _around(days) if days and (days.days or 0) <= LONGEST else days
    if unit.status != "held":
        return replace(unit, interval=around) if unit.when is None else unit
    if unit.when is not None and (days is None or days.days != 1):
        return unit
    return replace(unit, when=anchor.when, interval=around, basis="joined")


def _around(days: Interval | None) -> Interval | None:
    """The days in which a report's other main events lie, for comparing only: news of one report is days apart."""
    if days is None or days.earliest is None or days.latest is None:
        return None
    reach = timedelta(days=NEWS_DAYS)
    return Interval(days.earliest - reach, days.latest + reach)


def _page_days(anchor: NewsDay, reading: Reading) -> Interval:
    """The days on which a page can have been written, by how it tells an event of a known day.

    "Today" and "yesterday" give the very day, and so does news without a time; behind a weekday, a day of the month or
    the days of a visit lie a few days at most.
    """
    days = days_of(anchor.when)
    assert days
    assert days.earliest
    assert days.latest
    told = [reading.times[n] for n in _told(reading.events[n] for n in anchor.mentions)]
    relatives = [t.relative for t in told if t.relative is not None and t.relative.base is None]
    for relative in relatives:
        if relative.unit == "day" and relative.amount is not None and not relative.month:
            back = timedelta(days=-relative.amount)
            return Interval(days.earliest + back, days.latest + back)
    named = any(r.weekday is not None or r.day for r in relatives) or days.days != 1
    return Interval(days.earliest, days.latest + timedelta(days=NEWS_DAYS if named else 0))


def _resolve(
    unit: Unit, page: Interval, days: Interval | None, times: Sequence[TimeExpression]
) -> Unit | None:
    """The unit with the finest time that its own words give, read by the page's days; `None`: no more than known.

    Args:
        unit: What is to be dated.
        page: The days on which the page can have been written.
        days: Those of its news; the one of them that the words fit is meant.
        times: The words.
    """
    found: list[tuple[int, int, str, Interval]] = []
    for time in times:
        if time.relative is None or (time.interval is not None and unit.when is None):
            continue
        value, interval = _one_of(days, time.relative) or resolve(time.relative, page)
        if value is not None and interval is not None and _says_more(value, interval, unit):
            found.append((interval.days or 10**6, time.n, value, interval))
    if not found:
        return None
    _, _, value, interval = min(found, key=lambda told: told[:2])
    return replace(unit, when=value, interval=interval, basis="joined")


def _one_of(days: Interval | None, relative: Relative) -> tuple[str, Interval] | None:
    """The one day of several that is a weekday or a day of the month or year; `None` where none or several are."""
    if (
        days is None
        or days.earliest is None
        or not days.days
        or relative.base
        or relative.until
        or relative.nth
    ):
        return None
    if relative.amount is not None or not (relative.day or relative.weekday is not None):
        return None
    inside = (days.earliest + timedelta(days=n) for n in range(days.days))
    fit = [
        d
        for d in inside
        if relative.weekday in (None, d.weekday())
        and relative.day in (None, d.day)
        and relative.month in (None, d.month)
    ]
    if len(fit) != 1:
        return None
    day = fit[0].isoformat()
    return at_clock(day, relative.time) if relative.time else day, Interval(fit[0], fit[0])


def _says_more(value: str, days: Interval, unit: Unit) -> bool:
    """Whether a time is finer than what is known: a day where a month is, any day of a year before its month."""
    if unit.when is not None:
        held = days_of(unit.when)
        return days.days == 1 and held is not None and held.meet(days) is not None
    return days.days == 1 or len(unit.open_time or "") < DAY
