"""Calendar dates as pages write them on date lines. (Expressions in running text are `reading/times`.)"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from vaka.languages import CANONICAL
from vaka.reading.article.pack import page_pack
from vaka.text import fold

__all__ = ["PageDate", "find_dates"]

_ISO = re.compile(
    r"\b(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)"
    r"(?:[T ](?P<time>\d\d:\d\d)(?::\d\d(?:\.\d+)?)?\s*(?P<zone>Z|[+-]\d\d:?\d\d)?)?(?!\d)"
)
_YMD = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)\s*(?:[./]|년|年)\s*(?P<m>\d{1,2})\s*(?:[./]|월|月)\s*(?P<d>\d{1,2})\s*(?:일|日)?(?!\d)"
)
_DMY = re.compile(r"(?<![\d.])(?P<a>\d{1,2})\s?[./-]\s?(?P<b>\d{1,2})\s?[./-]\s?(?P<y>(?:19|20)\d\d)(?!\d)")
_DMY_SHORT = re.compile(r"(?<![\d.:])(?P<a>\d{1,2})[./](?P<b>\d{1,2})[./](?P<y>\d\d)(?![\d.])")
_DAY_MONTH = re.compile(
    r"(?<!\d)(?P<d>\d{1,2})(?:\.|st|nd|rd|th|η|ης|ος|º)?[\s/-]*(?:de |of |tháng )?"
    r"(?P<m>[^\W\d_]{3,12}|\d{1,2}(?= năm))\.?,?[\s/-]*(?:de |του |năm )?(?P<y>(?:19|20)\d\d)(?!\d)"
)
_MONTH_DAY = re.compile(
    r"(?P<m>[^\W\d_]{3,12})\.?\s+(?P<d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<y>(?:19|20)\d\d)(?!\d)"
)
_TIME = re.compile(
    r"(?<![\d.:])(?P<h>[01]?\d|2[0-3])(?:[:.h]|시\s?)(?P<min>[0-5]\d)(?!\d)(?:분|:[0-5]\d)?"
    r"(?:\s?(?P<half>[ap]\.?\s?m\b\.?|[πμ]\.?μ\b\.?))?",
    re.I,
)
_HALF_BEFORE = re.compile(r"(오전|오후|上午|下午)\s*$")

REACH = 22
"""Characters between a date and the time of day that belongs to it: room for a weekday, a comma and a word."""


@dataclass(frozen=True, slots=True)
class PageDate:
    """A date on a page: ISO value, with the time of day where it stands beside it, and its place in the line."""

    value: str
    start: int
    end: int


def find_dates(text: str, language: str) -> list[PageDate]:
    """The full dates in `text`, in its order; those that could be two days are left out."""
    found: dict[tuple[int, int], PageDate] = {}
    for pattern in (_ISO, _YMD, _DMY, _DAY_MONTH, _MONTH_DAY, _DMY_SHORT):
        for match in pattern.finditer(text):
            if any(a < match.end() and match.start() < b for a, b in found):
                continue
            day = _day(match, language)
            if day:
                found[match.span()] = PageDate(day.isoformat(), *match.span())
    dates = [found[k] for k in sorted(found)]
    return _with_times(text, dates)


def _day(match: re.Match[str], language: str) -> date | None:
    parts = match.groupdict()
    year = int(parts["y"]) + (2000 if len(parts["y"]) == 2 else 0)
    try:
        if "a" in parts:
            return _ordered(year, int(parts["a"]), int(parts["b"]), language)
        month = int(parts["m"]) if parts["m"].isdigit() else month_of(parts["m"], language)
        return date(year, month, int(parts["d"])) if month else None
    except ValueError:
        return None


def _ordered(year: int, first: int, second: int, language: str) -> date | None:
    """Day and month in the order the language writes them; `None` where both orders are possible and usual."""
    if second > 12 and not page_pack(language).day_first:
        return date(year, first, second)
    if not page_pack(language).day_first and first <= 12 and first != second:
        return None
    return date(year, second, first)


@cache
def _months(language: str) -> dict[str, int]:
    from babel import Locale, UnknownLocaleError

    names: dict[str, int] = dict(page_pack(language).months)
    for code in (CANONICAL, language):
        try:
            forms = Locale.parse(code).months
        except (UnknownLocaleError, ValueError):
            continue
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                names.update({fold(v).strip("."): k for k, v in forms[context][width].items()})
    return names


def month_of(word: str, language: str) -> int | None:
    """The number of a month by its name, short or long, in the language or in English."""
    names, key = _months(language), fold(word).strip(".")
    if key in names:
        return names[key]
    matching = {number for name, number in names.items() if len(key) >= 3 and name.startswith(key)}
    return matching.pop() if len(matching) == 1 else None


def _with_times(text: str, dates: list[PageDate]) -> list[PageDate]:
    """Each date with the time of day after it, or, where dates follow their times, before it."""
    times = [
        m for m in _TIME.finditer(text) if not any(d.start < m.end() and m.start() < d.end for d in dates)
    ]
    done: list[PageDate] = []
    for i, day in enumerate(dates):
        limit = dates[i + 1].start if i + 1 < len(dates) else len(text)
        floor = done[-1].end if done else 0
        after = next((m for m in times if day.end <= m.start() <= min(limit, day.end + REACH)), None)
        before = next(
            (m for m in times if floor <= m.start() and day.start - 6 <= m.end() <= day.start), None
        )
        clock = after if not before or (after and floor) else before
        iso = _ISO.match(text, day.start)
        if iso and iso["time"]:
            done.append(PageDate(f"{day.value}T{iso['time']}{iso['zone'] or ''}", day.start, iso.end()))
        elif clock:
            done.append(
                PageDate(
                    f"{day.value}T{_clock(clock, text)}",
                    min(day.start, clock.start()),
                    max(day.end, clock.end()),
                )
            )
        else:
            done.append(day)
    return done


def _clock(match: re.Match[str], text: str) -> str:
    hour = int(match["h"])
    half = fold(match["half"] or "").replace(".", "").replace(" ", "")
    said = _HALF_BEFORE.search(text[: match.start()])
    if half in ("pm", "μμ") or (said and said[1] in ("오후", "下午")):
        hour = hour % 12 + 12
    elif half in ("am", "πμ") or said:
        hour %= 12
    return f"{hour:02d}:{match['min']}"
