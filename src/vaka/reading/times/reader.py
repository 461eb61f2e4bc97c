"""Reads the times of a document: finds them sentence by sentence and reads each against its anchor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from vaka.edtf import days_of, grain_of
from vaka.reading.article.dates import find_dates
from vaka.reading.times.anchors import Against, anchor_of_article, anchor_of_embed, inferred_anchor
from vaka.reading.times.anniversaries import contradiction
from vaka.reading.times.find import find_times
from vaka.reading.times.parts import Found
from vaka.reading.times.resolving import resolve
from vaka.reading.times.told import DAY, Told, day_of
from vaka.records import Article, Document, Interval, Relative, Sentence, Span, Stated, TimeExpression

__all__ = ["read_times"]


@dataclass(frozen=True, slots=True)
class _Placed:
    """A time found, with the sentence it stands in."""

    found: Found
    sentence: Sentence


def read_times(
    document: Document, article: Article, sentences: Sequence[Sentence]
) -> tuple[TimeExpression, ...]:
    """All times that a document tells, in the order of its text.

    Times inside sentences are read against the article's publication, or the post's date inside a post;
    the page's own date lines and the dates of posts are given too (`sentence` is -1 outside sentences).
    A relative time without an anchor keeps `value` `None` and its `relative`, for `resolve` to read later.
    """
    stated = list(_stated(document, article))
    taken = [expression.span for expression in stated]
    placed = [
        _Placed(moved, sentence)
        for sentence in sentences
        for found in find_times(sentence.span.of(document.text), sentence.language)
        if not _overlaps(moved := _moved(found, sentence.span.start), taken)
    ]
    anchor = anchor_of_article(article) or inferred_anchor(article, [p.found for p in placed])
    read = [*stated, *_read(placed, article, anchor)]
    read.sort(key=lambda e: (e.span, e.sentence))
    return tuple(replace(_in_sentence(e, sentences), n=n) for n, e in enumerate(read))


def _moved(found: Found, by: int) -> Found:
    return replace(found, start=found.start + by, end=found.end + by)


def _overlaps(found: Found, spans: Sequence[Span]) -> bool:
    return any(found.start < span.end and span.start < found.end for span in spans)


def _in_sentence(expression: TimeExpression, sentences: Sequence[Sentence]) -> TimeExpression:
    if expression.sentence >= 0:
        return expression
    holds = next((s.n for s in sentences if s.span.holds(expression.span)), -1)
    return replace(expression, sentence=holds)


def _stated(document: Document, article: Article) -> Iterator[TimeExpression]:
    """The dates that the article's own record states where they stand in the text."""
    dates = [(article.published, "publication line"), (article.updated, "update line")]
    dates += [(embed.published, "date of the post") for embed in article.embeds]
    dates += [(shown, "date line") for shown in _shown_again(document, article)]
    seen: list[Span] = []
    for stated, reason in dates:
        if stated is None or stated.layer != "text" or not len(stated.span):
            continue  # stands in the markup, or was given from outside
        if not any(stated.span.overlap(s) for s in seen):
            seen.append(stated.span)
            yield _of_stated(stated, reason)


def _shown_again(document: Document, article: Article) -> Iterator[Stated]:
    """Date lines outside the text that tell the day of publication or update once more."""
    days = {stated.value[:DAY] for stated in (article.published, article.updated) if stated is not None}
    for furniture in article.furniture:
        if furniture.rule not in _DATE_LINES:
            continue
        for shown in find_dates(furniture.span.of(document.text), article.language):
            if shown.value[:DAY] in days:
                start = furniture.span.start
                yield Stated(shown.value, Span(start + shown.start, start + shown.end), furniture.rule)


_DATE_LINES = ("date line", "crawler")


def _of_stated(stated: Stated, reason: str) -> TimeExpression:
    kind = "TIME" if "T" in stated.value else "DATE"
    return TimeExpression(
        0, stated.span, -1, kind, stated.value, days_of(stated.value), grain_of(stated.value),  # type: ignore[arg-type]
        "explicit", "none", reason=reason,
    )  # fmt: skip


def _read(placed: Sequence[_Placed], article: Article, anchor: Against | None) -> Iterator[TimeExpression]:
    told = Told()
    full = _told_in_full(placed)
    for n, here in enumerate(placed):
        own = anchor_of_embed(article, here.sentence) or anchor
        expression = _expression(here, own, _year_before(placed, n), told)
        if own is None or own.days.latest is None:
            expression = _named_in_full(expression, full)
        written = own.days.latest if own else None
        aside = expression.anchor == "narrated" and here.found.narrated
        planned = here.found.tense == "ahead" or _toward(here.found) in ("future", "ahead")
        told = told.then(expression, written, aside=aside, planned=planned)
        yield expression


def _toward(found: Found) -> str:
    return found.relative.toward if found.relative else "nearest"


def _told_in_full(placed: Sequence[_Placed]) -> tuple[date, ...]:
    """The days that a document tells with month and year."""
    days = {
        d.earliest
        for p in placed
        if p.found.value and p.found.type in ("DATE", "TIME") and (d := days_of(p.found.value))
        and d.days == 1 and d.earliest
    }  # fmt: skip
    return tuple(sorted(days))


def _named_in_full(read: TimeExpression, full: Sequence[date]) -> TimeExpression:
    """A day without year or month, in a text without a date, that one day told in full agrees with."""
    relative = read.relative
    if relative is None or not relative.day or relative.amount is not None or relative.until is not None:
        return read
    if relative.unit not in ("month", "year") or (relative.unit == "year") != bool(relative.month):
        return read
    same = [d for d in full if d.day == relative.day and relative.month in (None, d.month)]
    if len(same) != 1 or (relative.weekday is not None and same[0].weekday() != relative.weekday):
        return read
    value = f"{same[0]}T{relative.time}" if relative.time else str(same[0])
    return replace(read, value=value, interval=days_of(value), anchor="narrated",
                   reason=f"{same[0]} is told in full")  # fmt: skip


def _of_the_news(found: Found, told: Told) -> bool:
    """Whether "the day before" is told from the news itself, as no other day is told before."""
    relative = found.relative
    return told.day is None and relative is not None and relative.unit == "day" and relative.amount == -1


def _expression(here: _Placed, anchor: Against | None, year: int | None, told: Told) -> TimeExpression:
    found = here.found
    base = TimeExpression(
        0, Span(found.start, found.end), here.sentence.n, found.type, found.value, days_of(found.value),
        found.grain, "relative" if found.relative else "explicit", "none", found.relative, found.approximate,
    )  # fmt: skip
    if found.reason:
        return replace(base, reason=found.reason)
    if found.anniversary and found.value and (wrong := _wrong_anniversary(found, anchor)):
        return replace(base, value=None, interval=None, reason=wrong)
    if found.relative and _leads_on(here, told):
        dated = replace(base, type="DATE", value=None, basis="relative", grain=found.relative.unit)
        return _narrated(dated, here, told, anchor)
    if found.type == "TIME" and found.value and found.value.startswith("T"):
        return _on_day(base, here, told, anchor)
    if found.value is not None or found.relative is None:
        unread = found.value is None and found.type in ("DATE", "TIME")
        return replace(base, value=_marked(found), basis="relative" if unread else "explicit",
                       anchor="unknown" if unread else "none")  # fmt: skip
    if found.narrated and _of_the_news(found, told):
        here_read = _against(base, found.relative, anchor)
        return replace(here_read, reason="no other day is told before") if here_read.value else here_read
    if found.narrated:
        return _narrated(base, here, told, anchor)
    if year is not None and found.relative.amount is None and found.relative.unit == "year":
        return _in_year(base, found.relative, year)
    return _against(base, found.relative, anchor)


def _wrong_anniversary(found: Found, anchor: Against | None) -> str:
    if anchor is None or anchor.days.earliest is None or anchor.days.days is None or found.value is None:
        return ""
    return contradiction(found.anniversary or 0, found.value, anchor.days.earliest.year)


def _on_day(base: TimeExpression, here: _Placed, told: Told, anchor: Against | None) -> TimeExpression:
    """A clock time on the day told in its sentence, or before as the line of the story goes: in the sentence just
    before, or, where that is the day of the news, in one of three."""
    since = told.day if told.day and told.day.sentence == here.sentence.n else told.story
    reach = _SAME if since is told.news and _is_recent(since, anchor) else 1
    if since is None or not 0 <= here.sentence.n - since.sentence <= reach:
        return base
    if here.found.tense == "past" and _after(day_of(since), anchor):
        since = told.news  # told of what was, and so not of the day of a plan
    if since is None or since.value is None or "/" in since.value:
        return base
    day = since.value[:DAY]
    value = "/".join(f"{day}{end}" for end in str(base.value).split("/"))
    return replace(base, value=value, interval=days_of(value), anchor="narrated", basis="relative",
                   reason=f"on the day told before, {day}")  # fmt: skip


def _after(day: date | None, anchor: Against | None) -> bool:
    """Whether a day lies after that of writing."""
    return (
        day is not None and anchor is not None and anchor.days.latest is not None and day > anchor.days.latest
    )


def _leads_on(here: _Placed, told: Told) -> bool:
    """Whether a length counts on from the day just told: "A week later the two met", "She retired two years later"."""
    found = here.found
    if found.type != "DURATION" or not found.narrated or found.relative is None:
        return False
    since = told.day if found.relative.unit == "day" else told.year
    if since is None or (found.relative.unit == "month" and since.grain == "year"):
        return False
    if found.relative.unit != "day" and since.relative is not None and since.relative.amount is None:
        return False  # the year of that day was itself inferred
    opens = found.start - here.sentence.span.start <= _MARKS
    away = here.sentence.n - since.sentence
    return away == 0 or (away == 1 and (opens or found.leads)) or (away == _ACROSS and found.leads)


_ACROSS = 2
"""Sentences that a quotation between a day and "two years later" may take up, that day's own included."""
_MARKS = 2
"""Characters, a quotation mark or a dash, that may stand before the first word of a sentence."""


def _marked(found: Found) -> str | None:
    dated = found.value is not None and found.type in ("DATE", "TIME") and "/" not in found.value
    return f"{found.value}~" if dated and found.approximate else found.value


def _against(base: TimeExpression, relative: Relative, anchor: Against | None) -> TimeExpression:
    if anchor is None:
        value, days = resolve(relative, Interval())
        return replace(base, value=value, interval=days, anchor="unknown")
    value, days = resolve(relative, anchor.days, approximate=base.approximate)
    if value is None:
        value = resolve(relative, Interval())[0]
    grain = grain_of(value) if value and not value.startswith("X") and anchor.days.days != 1 else base.grain
    kind = anchor.kind if value else "unknown"
    return replace(base, value=value, interval=days, grain=grain, anchor=kind, reason=anchor.reason)


def _narrated(base: TimeExpression, here: _Placed, told: Told, anchor: Against | None) -> TimeExpression:
    """A time told from the last day, or year, told in this sentence or just before; else from the day of the news."""
    relative, sentence = here.found.relative, here.sentence
    assert relative is not None
    by_year = relative.unit in ("year", "month")
    since = told.year if by_year else told.day
    ahead = (relative.amount or 0) > 0
    reach = _ACROSS if ahead and (by_year or here.found.leads) else 1 if ahead else _SAME
    near = since is not None and 0 <= sentence.n - since.sentence <= reach
    recent = not by_year and here.found.type != "DURATION" and _is_recent(told.news, anchor)
    if recent and (not near or _strays(since, here, told, anchor)):
        since, near = told.news, True
    if since is None or since.interval is None or not near:
        return replace(base, anchor="unknown", reason="told from another time of the story")
    value, days = resolve(relative, since.interval, approximate=base.approximate)
    return replace(base, value=value, interval=days, anchor="narrated", reason=f"counted from {since.value}")


def _is_recent(news: TimeExpression | None, anchor: Against | None) -> bool:
    """Whether the latest day told may be that of the news: not long before the publication."""
    day = day_of(news)
    if day is None or anchor is None or anchor.days.latest is None:
        return day is not None
    return (anchor.days.latest - day).days <= _LONG_AGO


def _strays(since: TimeExpression | None, here: _Placed, told: Told, anchor: Against | None) -> bool:
    """Whether the last day told is that of a look-back or of a plan, which the verb has left again.

    "It was opened on 13 July 2006. The two travel to the coast the next day": the verb is not past, and so the day
    counts from that of the news. "They meet on 5 May. The day before, talks had failed": past, and so not in May.
    """
    day, news = day_of(since), day_of(told.news)
    relative, tense = here.found.relative, here.found.tense
    if day is None or news is None or since is None or since.sentence == here.sentence.n:
        return False
    if _after(day + timedelta((relative.amount if relative else 0) or 0), anchor):
        return tense == "past"
    return (news - day).days > _LONG_AGO and tense != "past"


_LONG_AGO = 60
"""Days before that of the news from which on a day is one of a look-back."""
_SAME = 3
"""Sentences over which "that day" and "the day before" still mean the day told; "the next day" goes with the
sentence before."""


def _year_before(placed: Sequence[_Placed], n: int) -> int | None:
    """The year that opens the sentence a day stands in: "In 2018 the two met on 12 June"."""
    if n == 0:
        return None
    before, here = placed[n - 1], placed[n]
    opens = (
        before.sentence.n == here.sentence.n and before.found.start - before.sentence.span.start <= _OPENING
    )
    value = before.found.value or ""
    return int(value) if opens and before.found.grain == "year" and value.isdigit() else None


_OPENING = 12
"""How far into a sentence, in characters, a year still opens it: "В начале 2018", "Back in 2018"."""


def _in_year(base: TimeExpression, relative: Relative, year: int) -> TimeExpression:
    value, days = resolve(replace(relative, amount=0), days_of(f"{year:04}") or Interval())
    return replace(base, value=value, interval=days, anchor="narrated", reason=f"{year} opens the sentence")
