"""Times that are told from other times of the text: "the next day", "two years later", "at 10:30", "on 16 June".

They are counted from what was told just before (`told.py`); where that lies too far back or belongs to a look-back or a
plan that the verb has left again, from the day of the news.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from vaka.edtf import days_of
from vaka.reading.times.anchors import Against
from vaka.reading.times.parts import Found
from vaka.reading.times.resolving import resolve
from vaka.reading.times.told import DAY, Placed, Told, day_of
from vaka.records import Interval, Relative, TimeExpression

__all__ = ["from_told", "in_year", "leads_on", "of_the_news", "on_day", "told_year", "year_before"]


def of_the_news(found: Found, told: Told) -> bool:
    """Whether "the day before" is told from the news itself, as no other day is told before."""
    relative = found.relative
    return told.day is None and relative is not None and relative.unit == "day" and relative.amount == -1


def on_day(base: TimeExpression, here: Placed, told: Told, anchor: Against | None) -> TimeExpression:
    """A clock time on the day told in its sentence, or before as the line of the story goes: in the sentence just
    before, or, where that is the day of the news, in one of three."""
    since = told.day if told.day and told.day.sentence == here.sentence.n else told.story
    away = here.sentence.n - since.sentence if since else -1
    if away > 1 and (since is not told.news or not _is_recent(since, anchor)):
        return base
    if away > _SAME and not _is_fresh(since, anchor):
        return base
    if since is None or away < 0:
        return base
    if here.found.tense == "past" and _after(day_of(since), anchor):
        since = told.news  # told of what was, and so not of the day of a plan
    if since is None or since.value is None or "/" in since.value:
        return base
    day = since.value[:DAY]
    value = "/".join(f"{day}{end}" for end in str(base.value).split("/"))
    relative = replace(since.relative, time=str(base.value).replace("T", "")) if since.relative else None
    return replace(base, value=value, interval=days_of(value), anchor="narrated", basis="relative",
                   relative=relative if day.startswith("X") else None,
                   reason=f"on the day told before, {day}")  # fmt: skip


def _after(day: date | None, anchor: Against | None) -> bool:
    """Whether a day lies after that of writing."""
    return (
        day is not None and anchor is not None and anchor.days.latest is not None and day > anchor.days.latest
    )


def leads_on(here: Placed, told: Told) -> bool:
    """Whether a length counts on from the day just told: "A week later the two met", "She retired two years later"."""
    found = here.found
    if found.type != "DURATION" or not found.narrated or found.relative is None:
        return False
    if found.relative.toward == "past":
        return False
    since = told.day if found.relative.unit == "day" else told.year
    if since is None or (found.relative.unit == "month" and since.grain == "year"):
        return False
    if found.relative.unit != "day" and since.relative is not None and since.relative.amount is None:
        return False  # the year of that day was itself inferred
    opens = found.start - here.sentence.span.start <= _MARKS
    away = here.sentence.n - since.sentence
    if found.closes is not None and not away and not here.quoted and found.tense != "ahead":
        return since.span.end < found.closes  # "It opened on 5 May 2018, and closed after two years."
    return (opens and away <= 1) or (found.leads and away <= _ACROSS)


_ACROSS = 2
"""Sentences that a quotation between a day and "two years later" may take up, that day's own included."""
_MARKS = 2
"""Characters, a quotation mark or a dash, that may stand before the first word of a sentence."""


def from_told(base: TimeExpression, here: Placed, told: Told, anchor: Against | None) -> TimeExpression:
    """A time told from the last day, or year, told in this sentence or just before; else from the day of the news."""
    relative, sentence = here.found.relative, here.sentence
    assert relative is not None
    by_year = relative.unit in ("year", "month")
    since = told.year if by_year else told.day
    if not by_year:
        since = told.story if here.found.story else _same_day(relative, here, told, anchor) or since
    if relative.unit == "month" and since is not None and since.grain == "year":
        since = None
    ahead = (relative.amount or 0) > 0
    reach = _ACROSS if ahead and (by_year or here.found.leads) else 1 if ahead else _SAME
    near = since is not None and 0 <= sentence.n - since.sentence <= reach
    recent = not by_year and here.found.type != "DURATION" and _is_recent(told.news, anchor)
    if recent and (not near or _strays(since, here, told, anchor)):
        since, near = told.news, True
    if since is not None and since.interval is None and since.relative is not None and near:
        return _from_undated(base, relative, since)
    if since is None or since.interval is None or not near:
        return replace(base, anchor="unknown", reason="told from another time of the story")
    value, days = resolve(relative, since.interval, approximate=base.approximate)
    return replace(base, value=value, interval=days, anchor="narrated", reason=f"counted from {since.value}")


def _same_day(relative: Relative, here: Placed, told: Told, anchor: Against | None) -> TimeExpression | None:
    """The day of the story, which "the same day" means where the last one told is an aside of another sentence."""
    if relative.amount or told.day is None or told.day.sentence == here.sentence.n or told.day is told.story:
        return None
    if told.story is not None:
        return told.story if here.sentence.n - told.story.sentence <= _STORY else None
    day = anchor.days.latest if anchor and anchor.days.days == 1 else None
    return replace(told.day, value=str(day), interval=Interval(day, day)) if day else None


_STORY = 12
"""Sentences over which a page still goes on about the day of its story."""


def _from_undated(base: TimeExpression, relative: Relative, since: TimeExpression) -> TimeExpression:
    """A time counted from a day whose year, or month, is unknown: "XXXX-09-03", the day before."""
    counted = replace(relative, base=since.relative and replace(since.relative, time=None))
    value = resolve(counted, Interval())[0]
    return replace(
        base, value=value, relative=counted, anchor="unknown", reason=f"counted from {since.value}"
    )


def _is_fresh(news: TimeExpression | None, anchor: Against | None) -> bool:
    """Whether the latest day told is that of the publication, or the one before."""
    day = day_of(news)
    if day is None or anchor is None or anchor.days.latest is None:
        return False
    return (anchor.days.latest - day).days <= 1


def _is_recent(news: TimeExpression | None, anchor: Against | None) -> bool:
    """Whether the latest day told may be that of the news: not long before the publication."""
    day = day_of(news)
    if anchor is None or anchor.days.latest is None:
        return news is not None
    if day is None:
        return False
    return (anchor.days.latest - day).days <= _LONG_AGO


def _strays(since: TimeExpression | None, here: Placed, told: Told, anchor: Against | None) -> bool:
    """Whether the last day told is that of a look-back or of a plan, which the verb has left again.

    "It was opened on 13 July 2006. The two travel to the coast the next day": the verb is not past, and so the day
    counts from that of the news. "They meet on 5 May. The day before, talks had failed": past, and so not in May.
    """
    day, news = day_of(since), day_of(told.news)
    tense = here.found.tense
    if day is None or news is None or since is None or since.sentence == here.sentence.n:
        return False
    if _after(day, anchor):
        return tense == "past"
    return (news - day).days > _LONG_AGO and tense != "past"


_LONG_AGO = 60
"""Days before that of the news from which on a day is one of a look-back."""
_SAME = 3
"""Sentences over which "that day" and "the day before" still mean the day told; "the next day" goes with the
sentence before."""


def year_before(here: Placed, told: Told, anchor: Against | None) -> int | None:
    """The year that opens the sentence a day stands in: "In 2018 the two met on 12 June", "Five years ago …"."""
    year = told.bare_year
    if told.year is None or not (told.year.value or "").startswith(
        year.value if year and year.value else "-"
    ):
        return None
    if year is None or year.grain != "year" or year.sentence != here.sentence.n or not year.value:
        return None
    if year.relative is not None and (year.relative.amount or 0) >= 0:
        return None
    opens = year.span.start - here.sentence.span.start <= _OPENING
    if not opens or not year.value.isdigit():
        return None
    return _nearest_year(here.found.relative, year, anchor) or int(year.value)


def _nearest_year(relative: Relative | None, year: TimeExpression, anchor: Against | None) -> int | None:
    """After "a year ago", the year in which a day lies nearest to the same day of that year: in October "a year ago,
    … since 1 January" is the January that followed. `None` where the words name a calendar year ("last year")."""
    told = year.relative
    if told is None or told.toward != "past" or anchor is None or anchor.days.days != 1:
        return None
    day = anchor.days.latest
    if day is None or relative is None or not relative.month or relative.month > _MONTHS or not year.value:
        return None
    middle = int(year.value)
    since = date(middle, day.month, min(day.day, _EVERY_MONTH))
    there = [
        date(y, relative.month, min(relative.day or 15, _EVERY_MONTH)) for y in range(middle - 1, middle + 2)
    ]
    return min(there, key=lambda d: abs((d - since).days)).year


_MONTHS, _EVERY_MONTH = 12, 28
"""Months of a year; days that every month has."""


_OPENING = 12
"""How far into a sentence, in characters, a year still opens it: "В начале 2018", "Back in 2018"."""


def in_year(base: TimeExpression, relative: Relative, year: int, reason: str) -> TimeExpression:
    """A time in a year that is told beside it."""
    value, days = resolve(replace(relative, amount=0), days_of(f"{year:04}") or Interval())
    return replace(base, value=value, interval=days, anchor="narrated", reason=reason)


def told_year(base: TimeExpression, here: Placed, told: Told, anchor: Against | None) -> int | None:
    """The year of a day told without one that goes on from a day told in full: "on 12 June 2018 … on 16 June".

    The sentence before, or this one, tells a day of a year gone by with its year, the verb is not in the future, and
    the day follows that one within the year. Where the day can be one of the last weeks it is of the news itself.
    """
    relative, since = here.found.relative, told.day
    first = day_of(since)
    if relative is None or since is None or first is None or not relative.month or not relative.day:
        return None
    if 0 <= here.found.start - since.span.end <= _APPOSED and (relative.month, relative.day) == (
        first.month,
        first.day,
    ):
        return first.year  # "tomorrow, 5 May"
    if (
        since.basis != "explicit"
        or not 0 <= here.sentence.n - since.sentence <= 1
        or here.found.tense == "ahead"
    ):
        return None
    days = base.interval
    written = anchor.days.latest if anchor else None
    if written and (
        first.year >= written.year or (days and days.latest and (written - days.latest).days <= _WEEKS)
    ):
        return None
    return first.year if (relative.month, relative.day) > (first.month, first.day) else None


_APPOSED = 3
"""Characters, a comma or a bracket, between a day and its other name."""
_WEEKS = 45
"""Days up to the publication in which a day without a year is taken for one of the news."""
