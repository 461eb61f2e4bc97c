"""Reads the times of a document: finds them sentence by sentence and reads each against its anchor."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from vaka.edtf import days_of, grain_of
from vaka.reading.article.dates import find_dates
from vaka.reading.times.anchors import (
    Against,
    anchor_of_article,
    anchor_of_embed,
    anchors_of_datelines,
    inferred_anchor,
)
from vaka.reading.times.anniversaries import contradiction
from vaka.reading.times.find import find_times
from vaka.reading.times.mistaken import without_names
from vaka.reading.times.narrated import (
    from_told,
    in_year,
    leads_on,
    of_the_news,
    on_day,
    told_year,
    year_before,
)
from vaka.reading.times.parts import Found
from vaka.reading.times.quoted import is_quoted
from vaka.reading.times.resolving import at_clock, resolve
from vaka.reading.times.rows import in_row
from vaka.reading.times.told import DAY, Placed, Told, day_of
from vaka.records import Article, Document, Interval, Relative, Sentence, Span, Stated, TimeExpression

__all__ = ["read_times"]


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
        placing
        for sentence in sentences
        for placing in _placed(sentence, document.text)
        if not _overlaps(placing.found, taken)
    ]
    placed = without_names(placed, sentences, document.text)
    published = anchor_of_article(article)
    datelines = anchors_of_datelines(placed, document.text, published)
    anchor = datelines.get(-1, published) or inferred_anchor(article, [p.found for p in placed])
    read = [*stated, *_read(placed, article, anchor, datelines)]
    read.sort(key=lambda e: (e.span, e.sentence))
    return tuple(replace(_in_sentence(e, sentences), n=n) for n, e in enumerate(read))


def _placed(sentence: Sentence, text: str) -> Iterator[Placed]:
    words = sentence.span.of(text)
    for found in find_times(words, sentence.language):
        yield Placed(_moved(found, sentence.span.start), sentence, is_quoted(words, found.start))


def _moved(found: Found, by: int) -> Found:
    closes = None if found.closes is None else found.closes + by
    return replace(found, start=found.start + by, end=found.end + by, closes=closes)


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


def _read(
    placed: Sequence[Placed], article: Article, anchor: Against | None, datelines: Mapping[int, Against]
) -> Iterator[TimeExpression]:
    before: TimeExpression | None = None
    told, spoken = Told(), Told()  # a day inside quoted words is none that the narration goes on from
    full = _told_in_full(placed)
    for n, here in enumerate(placed):
        own = anchor_of_embed(article, here.sentence) or datelines.get(here.sentence.paragraph, anchor)
        own = _day_of_speech(placed, n, own, told) or own
        expression = _expression(here, own, spoken if here.quoted else told)
        if here.found.row and here.found.relative and before is not None:
            expression = in_row(expression, here.found.relative, before) or expression
        before = expression
        if own is None or own.days.latest is None:
            expression = _named_in_full(expression, full)
        written = own.days.latest if own else None
        aside = here.found.narrated and expression.anchor in ("narrated", "publication")
        planned = here.found.tense == "ahead" or _toward(here.found) in ("future", "ahead")
        spoken = spoken.then(expression, written, aside=aside, planned=planned)
        if not here.quoted:
            told = told.then(expression, written, aside=aside, planned=planned)
        yield expression


def _day_of_speech(placed: Sequence[Placed], n: int, anchor: Against | None, told: Told) -> Against | None:
    """The day on which quoted words with "today" were said, where their sentence tells it: "… she said on Friday"."""
    here, relative = placed[n], placed[n].found.relative
    if not here.quoted or relative is None or relative.unit != "day" or abs(relative.amount or 0) > 1:
        return None
    if here.found.narrated or anchor is None or anchor.days.days != 1 or anchor.days.latest is None:
        return None
    around = placed[max(0, n - _AROUND) : n + _AROUND]
    beside = [p for p in around if p.sentence.n == here.sentence.n and not p.quoted and not p.found.narrated]
    read = [_expression(p, anchor, told) for p in beside if p.found.relative and p.found.tense != "ahead"]
    days = {day for r in read if r.type in ("DATE", "TIME") and (day := day_of(r))}
    if len(days) != 1 or not 0 < (anchor.days.latest - (said := days.pop())).days <= _WEEK:
        return None
    return Against(Interval(said, said), "narrated", f"said on {said}")


_WEEK, _AROUND = 7, 8
"""Days before the publication on which words of the news were said; times before and after that are looked at."""


def _toward(found: Found) -> str:
    return found.relative.toward if found.relative else "nearest"


def _told_in_full(placed: Sequence[Placed]) -> tuple[date, ...]:
    """The days that a document tells with month and year."""
    days = {
        d.earliest
        for p in placed
        if p.found.value and p.found.type in ("DATE", "TIME") and (d := days_of(p.found.value))
        and d.days == 1 and d.earliest
    }  # fmt: skip
    return tuple(sorted(days))


def _named_in_full(read: TimeExpression, full: Sequence[date]) -> TimeExpression:
    """A day without year or month, in a text without a date, that one day told in full agrees with; a bare weekday,
    where it is that of the latest such day."""
    relative = read.relative
    if relative is None or relative.until is not None:
        return read
    if relative.amount is not None and not (relative.unit == "week" and relative.amount == 0):
        return read
    if relative.unit == "week" and relative.nth is None and full and full[-1].weekday() == relative.weekday:
        return _as_in_full(read, relative, full[-1])
    if not relative.day:
        return read
    if relative.unit not in ("month", "year") or (relative.unit == "year") != bool(relative.month):
        return read
    same = [d for d in full if d.day == relative.day and relative.month in (None, d.month)]
    if len(same) != 1 or (relative.weekday is not None and same[0].weekday() != relative.weekday):
        return read
    return _as_in_full(read, relative, same[0])


def _as_in_full(read: TimeExpression, relative: Relative, day: date) -> TimeExpression:
    value = at_clock(str(day), relative.time) if relative.time else str(day)
    return replace(
        read, value=value, interval=days_of(value), anchor="narrated", reason=f"{day} is told in full"
    )


def _expression(here: Placed, anchor: Against | None, told: Told) -> TimeExpression:
    found = here.found
    base = TimeExpression(
        0, Span(found.start, found.end), here.sentence.n, found.type, found.value, days_of(found.value),
        found.grain, "relative" if found.relative else "explicit", "none", found.relative, found.approximate,
    )  # fmt: skip
    if found.reason:
        return replace(base, reason=found.reason)
    if found.anniversary and found.value and (wrong := _wrong_anniversary(found, anchor)):
        return replace(base, value=None, interval=None, reason=wrong)
    if found.relative and leads_on(here, told):
        dated = replace(base, type="DATE", value=None, basis="relative", grain=found.relative.unit)
        return from_told(dated, here, told, anchor)
    if found.type == "TIME" and found.value and found.value.startswith("T"):
        return on_day(base, here, told, anchor)
    if found.value is not None or found.relative is None:
        unread = found.value is None and found.type in ("DATE", "TIME")
        return replace(base, value=_marked(found), basis="relative" if unread else "explicit",
                       anchor="unknown" if unread else "none")  # fmt: skip
    if found.narrated and of_the_news(found, told):
        here_read = _against(base, found.relative, anchor)
        return replace(here_read, reason="no other day is told before") if here_read.value else here_read
    if found.narrated:
        counted = from_told(base, here, told, anchor)
        alone = told.day is None and told.year is None
        if counted.value is None and found.relative.unit != "day" and (alone or found.relative.amount == -1):
            return _against(base, found.relative, anchor)  # "the previous year", where no other is told
        return counted
    if found.within and (anchor is None or anchor.days.days is None):
        return replace(base, type="DURATION", value=found.length, basis="explicit", relative=None)
    if (day := _beside(here, told)) is not None:
        return replace(
            base, value=day.value, interval=day.interval, anchor="narrated", reason=f"beside {day.value}"
        )
    read = _against(base, found.relative, anchor)
    if found.relative.amount is not None or found.relative.unit != "year":
        return read
    if (year := year_before(here, told, anchor)) is not None:
        return in_year(base, found.relative, year, f"{year} opens the sentence")
    if (year := told_year(read, here, told, anchor)) is not None:
        return in_year(base, found.relative, year, f"goes on from {year}")
    return read


def _beside(here: Placed, told: Told) -> TimeExpression | None:
    """The day told in full right before "today": "9 August 2019 – Today, the two …"."""
    relative, day = here.found.relative, told.day
    if relative is None or (relative.unit, relative.amount) != ("day", 0) or day is None:
        return None
    if day.sentence != here.sentence.n or day.grain != "day" or not day.interval or day.basis != "explicit":
        return None
    return day if 0 <= here.found.start - day.span.end <= _APPOSED else None


_APPOSED = 3
"""Characters, a dash and the spaces around it, between a date line and the "today" of the text."""


def _wrong_anniversary(found: Found, anchor: Against | None) -> str:
    if anchor is None or anchor.days.earliest is None or anchor.days.days is None or found.value is None:
        return ""
    return contradiction(found.anniversary or 0, found.value, anchor.days.earliest.year)


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
