"""The day of a page's news, and what the page tells behind it from earlier days.

A page's own news is of a day or two. What its body tells with a day of its own that lies before that is where the
news came from: a look back, whatever the tense.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from vaka.codebook import codebook
from vaka.edtf import days_of
from vaka.records import EventMention, Interval, Relative, TimeExpression

__all__ = ["NewsPage", "as_news", "behind_the_news", "of_other_day", "told_back"]

BEHIND = 2
"""Days before its first dated event from which on a page looks back: yesterday's and today's news are told as one."""

STAY = 3
"""Days before the lead's news from which on a guest's arrival began the same visit."""

WEEK = 7
"""An expression of more days than these tells no day."""

HALF_YEAR = 182
"""Days between two days of the year up to which the one is before the other and not after it."""

NEXT = 2
"""Sentences behind a look back in which what it told is told on, also across a paragraph's end."""

Same = Callable[[EventMention, EventMention], bool]
"""Whether two mentions tell of one event."""


@dataclass(frozen=True, slots=True)
class NewsPage:
    """What the day of the news is read from."""

    times: Sequence[TimeExpression]
    """All of the document, numbered by their place."""
    published: Interval | None
    """The days of publication."""
    lead: int
    """Number of the last sentence of the lead."""


# --- before mentions are joined ------------------------------------------------------------------------


def told_back(
    mentions: Sequence[EventMention], firm: Sequence[bool], page: NewsPage, same: Same
) -> list[bool]:
    """Which mentions, read as news, only tell what came before the news.

    Args:
        mentions: In the order of the text, with the times of their own sentences only.
        firm: Of each, whether it says enough by itself.
        page: The document.
        same: Tells whether two mentions mean one event.
    """
    news = [m for m, sure in zip(mentions, firm, strict=True) if sure and _is_news(m)]
    lead = [m for m in news if m.sentence <= page.lead]
    back: list[bool] = []
    for mention, sure in zip(mentions, firm, strict=True):
        behind = sure and _is_news(mention) and mention.sentence > page.lead
        earlier = behind and (_earlier(mention, lead, page) or _follows(mention, mentions, back))
        earlier = earlier and not any(same(m, mention) for m in lead)
        back.append(earlier or (behind and _goes_on(mention, mentions, back, news, same)))
    return back


def of_other_day(mention: EventMention, published: Interval | None) -> bool:
    """Whether a noun without anybody tells a day before the day of the news: another's ("Monday's cabinet meeting")."""
    days = mention.interval
    if mention.participants or not mention.times or published is None or published.earliest is None:
        return False
    known = days is not None and days.latest is not None and (days.days or WEEK + 1) <= WEEK
    return known and _days(days, published.earliest) >= BEHIND


def _follows(mention: EventMention, mentions: Sequence[EventMention], back: Sequence[bool]) -> bool:
    """Whether a mention without a time stands right behind what was told of a day before, with somebody of it."""
    before = [m for m, b in zip(mentions, back, strict=False) if b]
    if any(m.sentence == mention.sentence and set(mention.times) <= set(m.times) for m in before):
        return bool(mention.times)
    if mention.times or mention.quotation is not None:
        return False
    people = {p.entity for p in mention.participants}
    return any(
        m.sentence in (mention.sentence, mention.sentence - 1) and people & {p.entity for p in m.participants}
        for m in before
    )


def _is_news(mention: EventMention) -> bool:
    return (mention.role, mention.status) == ("main", "held")


def _earlier(mention: EventMention, lead: Sequence[EventMention], page: NewsPage) -> bool:
    """Whether a mention tells a day of its own that lies before the day of the lead's news."""
    if not lead or not mention.times:
        return False
    comes = codebook()[mention.kind].frame == "visit" or codebook()[mention.kind].family == "arrival"
    if comes and any(m.times for m in lead):
        return all(_eve(mention, m, page.times) for m in lead if m.times) or _long_before(mention, lead, page)
    if comes and page.published is None:
        own = _told(mention, page.times)
        arrives = codebook()[mention.kind].family == "arrival"
        return any(_is_eve(r) for r in own) or (arrives and _day_of_year(mention, page.times) is not None)
    return _long_before(mention, lead, page)


def _long_before(mention: EventMention, lead: Sequence[EventMention], page: NewsPage) -> bool:
    """Whether the day of a mention lies at least so many days before the news."""
    days = mention.interval
    if page.published is not None:
        first = page.published.earliest
        bare = all(not m.times for m in lead)  # dated ones are weighed once days are shared
        known = days is not None and days.latest is not None and (days.days or WEEK + 1) <= WEEK
        return bare and known and first is not None and _days(days, first) >= BEHIND
    own, dated = _day_of_year(mention, page.times), [m for m in lead if m.times]
    if own is None or not dated:
        return own is not None and _near_lead(page)
    return all(_before(own, m, page.times) for m in dated)


def _eve(arrival: EventMention, lead: EventMention, times: Sequence[TimeExpression]) -> bool:
    """Whether a guest arrived on a day before the lead's news: by weekdays, by days of the year or by "yesterday"."""
    own, theirs = _told(arrival, times), _told(lead, times)
    comes = codebook()[arrival.kind].family == "arrival"
    days = [_day_of_year(m, times) if comes else None for m in (arrival, lead)]
    if days[0] is not None and days[1] is not None:
        return 0 < (days[1] - days[0]).days % 366 <= HALF_YEAR
    weekdays = [[r.weekday for r in told if r.weekday is not None] for told in (own, theirs)]
    if all(weekdays):
        return 0 < (weekdays[1][0] - weekdays[0][0]) % 7 <= STAY
    return any(_is_eve(r) for r in own) and not any(_is_eve(r) for r in theirs)


def _is_eve(told: Relative) -> bool:
    return told.unit == "day" and told.amount == -1


def _near_lead(page: NewsPage) -> bool:
    """Whether the lead tells a weekday, "today" or "yesterday", though of something that is no event here."""
    lead = (t.relative for t in page.times if t.sentence <= page.lead)
    return any(r is not None and r.unit in ("day", "week") and (r.amount or 0) <= 0 for r in lead)


def _days(days: Interval | None, day: date) -> int:
    return (day - days.latest).days if days and days.latest else 0


def _told(mention: EventMention, times: Sequence[TimeExpression]) -> list[Relative]:
    return [r.base or r for t in mention.times if (r := times[t].relative) is not None]


def _day_of_year(mention: EventMention, times: Sequence[TimeExpression]) -> date | None:
    """The day of an unknown year that a mention tells; it is put into a leap year."""
    told = next((r for r in _told(mention, times) if r.unit == "year" and r.month and r.day), None)
    found = days_of(f"2000-{told.month:02}-{told.day:02}") if told and (told.month or 0) <= 12 else None
    return found.earliest if found else None


def _before(day: date, lead: EventMention, times: Sequence[TimeExpression]) -> bool:
    """Whether a day of the year is before the lead's; one beside a weekday or "today" of the lead is another day."""
    theirs = _day_of_year(lead, times)
    if theirs is None:
        return any(r.unit in ("day", "week") for r in _told(lead, times))
    return BEHIND <= (theirs - day).days % 366 <= HALF_YEAR


def _goes_on(
    mention: EventMention,
    mentions: Sequence[EventMention],
    back: Sequence[bool],
    news: Sequence[EventMention],
    same: Same,
) -> bool:
    """Whether a mention without a time tells on what a dated look back just told and no news before it tells."""
    if mention.times or mention.quotation is not None:
        return False
    family = codebook()[mention.kind].family
    before = [(m, b) for m, b in zip(mentions, back, strict=False) if m.n < mention.n]
    if any(codebook()[m.kind].family == family for m in news if m.n < mention.n and not back[m.n]):
        return False
    return any(
        (b or m.role == "background")
        and m.times
        and 0 < mention.sentence - m.sentence <= NEXT
        and codebook()[m.kind].family == family
        and same(m, replace(mention, role=m.role))
        for m, b in before
    )


# --- afterwards --------------------------------------------------------------------------------------


def as_news(
    mention: EventMention,
    published: Interval | None,
    times: Sequence[TimeExpression],
    dateline: int | None = None,
) -> EventMention:
    """News that happened and tells no time happened by the day (or month) of publication.

    So did news of "yesterday" or of a weekday on a page dated to its month only, where reading the words against the
    month gives less than the month itself. On a page without a date, the day of its dateline stands for that of
    publication, though its year is open; `dateline` is the number of its time expression.
    """
    undated = mention.when is None and not mention.times
    if published is None and dateline is not None and undated and _is_news(mention):
        told = times[dateline]
        last = Interval(None, told.interval.latest) if told.interval else None
        when = told.value if last else None
        return replace(mention, times=(dateline,), when=when, interval=last, basis="publication")
    when = _value(published) if published else None
    if when is None or published is None or (mention.role, mention.status) != ("main", "held"):
        return mention
    last = Interval(None, published.latest)
    if mention.when is None and not mention.times:
        return replace(mention, when=when, interval=last, basis="publication")
    if not _vaguer(mention, published, times):
        return mention
    days = mention.interval.meet(last) if mention.interval else last
    return replace(mention, when=when, interval=days or last, basis="publication")


def _vaguer(mention: EventMention, published: Interval, times: Sequence[TimeExpression]) -> bool:
    """Whether days told from the day of publication come out vaguer than the month it is known by."""
    told = [times[t].relative for t in mention.times]
    near = all(r is not None and r.unit in ("hour", "day", "week") and (r.amount or 0) >= -1 for r in told)
    if not told or not near or published.days is None or published.days == 1:
        return False
    said = days_of(mention.when)
    return said is None or ((said.days or 0) > published.days and said.meet(published) == published)


def behind_the_news(mentions: Sequence[EventMention]) -> list[EventMention]:
    """What a page tells behind its first dated event as done two days earlier or more is where that came from.

    "Freed on Saturday … The agreement had been signed two days before": one page's own news is of a day or two.
    """
    lead = next((m for m in mentions if m.role == "main" and m.basis != "publication" and _day(m)), None)
    first = _day(lead) if lead else None

    def placed(mention: EventMention) -> EventMention:
        if lead is None or first is None or not _is_news(mention):
            return mention
        behind = mention.sentence > lead.sentence and _days(mention.interval, first) >= BEHIND
        return replace(mention, role="background") if behind else mention

    return [placed(m) for m in mentions]


def _day(mention: EventMention) -> date | None:
    """The day of an event that happened on one."""
    days = mention.interval
    return days.earliest if mention.status == "held" and days is not None and days.days == 1 else None


def _value(days: Interval) -> str | None:
    """A day, month or year in EDTF."""
    if days.earliest is None or days.latest is None or days.days is None:
        return None
    day = days.earliest.isoformat()
    return day if days.days == 1 else day[:7] if days.days <= 31 else day[:4]
