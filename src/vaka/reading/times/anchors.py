"""What a document's relative times are read against: its publication, or what the text lets one infer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from vaka.edtf import days_of, grain_of
from vaka.reading.times.parts import Found
from vaka.reading.times.told import Placed
from vaka.records import MASTHEAD, Anchor, Article, Interval, Relative, Sentence

__all__ = ["Against", "anchor_of_article", "anchor_of_embed", "anchors_of_datelines", "inferred_anchor"]


@dataclass(frozen=True, slots=True)
class Against:
    """The days between which an anchor lies, what kind of anchor it is and why it was taken."""

    days: Interval
    kind: Anchor
    reason: str = ""
    clock: str | None = None


def anchor_of_article(article: Article) -> Against | None:
    """The publication as stated on the page; where only an update is stated, the days up to it.

    A masthead's clock, which tells when the page was saved, anchors nothing: that may be years after.
    """
    if article.published is not None and (days := days_of(article.published.value)):
        return Against(days, "publication")
    if article.updated is not None and article.updated.rule == MASTHEAD:
        return None
    if article.updated is not None and (days := days_of(article.updated.value)):
        return Against(days, "publication", "only the date of an update is stated")
    return None


def anchors_of_datelines(placed: Sequence[Placed], text: str, stated: Against | None) -> dict[int, Against]:
    """By paragraph, the day of the dateline that opens it: "ARDON, 27 August 2022 (ADN) – The three-day visit …".

    It stands at the head of a sentence, told in full and before a dash, and the page is no older. One in the first
    sentences is that of the page too (paragraph -1): what was written then is read from then, whenever it was put up.
    """
    found: dict[int, Against] = {}
    for here in placed:
        days = _dateline(here, text)
        if days is None or (
            stated and stated.days.latest and days.earliest and stated.days.latest < days.earliest
        ):
            continue
        against = Against(days, "narrated", f"the dateline is of {days.earliest}")
        found.setdefault(here.sentence.paragraph, against)
        if here.sentence.n <= _HEAD:
            found.setdefault(-1, against)
    return found


def _dateline(here: Placed, text: str) -> Interval | None:
    found, start = here.found, here.sentence.span.start
    days = days_of(found.value) if found.value and found.type == "DATE" else None
    if days is None or days.days != 1 or found.start - start > _PLACE or text[start].islower():
        return None
    return days if _DASH.match(text, found.end) else None


_HEAD, _PLACE = 3, 40
"""Sentences in which a dateline may stand, and the longest name of its place in characters."""
_DASH = re.compile(r"\s*(?:\([^()\n]{1,30}\)\s*)?[-–—]\s")


def anchor_of_embed(article: Article, sentence: Sentence) -> Against | None:
    """The date of the post that holds a sentence."""
    for embed in article.embeds:
        if embed.span.holds(sentence.span) and embed.published is not None:
            days = days_of(embed.published.value)
            return Against(days, "embed", "date of the post") if days else None
    return None


def inferred_anchor(article: Article, found: Sequence[Found]) -> Against | None:
    """An anchor for a document without a date, from what it says; `None` where it says too little.

    1. Posts embedded in the page: the newest is older than the page, and pages embed posts on the day's
       news, so its day is taken, unless the text itself tells of a later day.
    2. A month named both with its year and as this (or last) year's, where no later year is named: taken
       for the same month, which fixes the year of writing.
    3. Otherwise the latest time told as past is a lower bound, and nothing more.
    """
    latest = _latest_told(found)
    if (post := _newest_post(article)) and (latest is None or latest <= post):
        return Against(
            Interval(post, post), "embed", f"no publication date; the newest post embedded is of {post}"
        )
    for year, month, shift in _months_told_twice(found):
        if latest is None or latest.year <= year + shift:
            first = date(year + shift, month, 1) if shift == 0 else date(year + shift, 1, 1)
            reason = f"no publication date; {year}-{month:02} is named both with its year and as this year's"
            if shift:
                reason = (
                    f"no publication date; {year}-{month:02} is named both with its year and as last year's"
                )
            return Against(Interval(first, date(year + shift, 12, 31)), "narrated", reason)
    if latest is not None:
        return Against(Interval(latest, None), "unknown", f"no publication date; written after {latest}")
    return None


def _newest_post(article: Article) -> date | None:
    days = [
        d.latest
        for e in article.embeds
        if e.kind == "post" and e.published and (d := days_of(e.published.value)) and d.earliest == d.latest
    ]
    return max((d for d in days if d), default=None)


def _latest_told(found: Sequence[Found]) -> date | None:
    """First day of the latest explicit date that is no plan: a text cannot be older than its news.

    Whether it is a plan cannot be told here, so single years, which plans and forecasts name, are left out.
    """
    days = [
        d.earliest
        for f in found
        if f.type in ("DATE", "TIME") and f.value and grain_of(f.value) in ("day", "month", "minute")
        and "/" not in f.value and (d := days_of(f.value)) and d.earliest
    ]  # fmt: skip
    return max(days, default=None)


def _months_told_twice(found: Sequence[Found]) -> list[tuple[int, int, int]]:
    """Year, month and shift (0 this year, 1 last year) of each month told in both ways; latest first."""
    months = {
        (d.earliest.year, d.earliest.month)
        for f in found
        if f.value and f.type in ("DATE", "TIME") and grain_of(f.value) in ("month", "day", "minute")
        and (d := days_of(f.value)) and d.earliest
    }  # fmt: skip
    told = {
        (r.month, -r.amount)
        for f in found
        if (r := f.relative) and _of_a_near_year(r) and r.amount is not None
    }
    return sorted(((y, m, shift) for y, m in months for month, shift in told if month == m), reverse=True)


def _of_a_near_year(relative: Relative) -> bool:
    return relative.unit == "year" and relative.amount in (0, -1) and relative.month is not None
