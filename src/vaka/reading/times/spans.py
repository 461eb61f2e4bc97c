"""Joins a first and a last time into a span: "1910'dan 1945'e kadar", "from May to October 2020"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from vaka.edtf import GRAINS, days_of
from vaka.reading.times.atoms import Atom
from vaka.reading.times.pack import pack_of
from vaka.reading.times.parts import Found, found_of
from vaka.reading.times.resolving import at_clock
from vaka.reading.times.tokens import Token

__all__ = ["with_spans"]


def with_spans(
    found: Sequence[tuple[Atom, Found]], run: tuple[Token, ...], text: str, language: str
) -> list[Found]:
    """The times of a run, with each first and last of a span made into one."""
    out: list[Found] = []
    place = 0
    while place < len(found):
        span = _span(found[place], found[place + 1], run, text, language) if place + 1 < len(found) else None
        if span is not None:
            out.append(span)
            place += 2
        else:
            out.append(found[place][1])
            place += 1
    return out


def _span(
    first: tuple[Atom, Found], last: tuple[Atom, Found], run: tuple[Token, ...], text: str, language: str
) -> Found | None:
    (a, low), (b, high) = first, last
    if low.type == high.type == "TIME":
        return _clocks(first, last, run, text, language)
    if low.type == "TIME" and high.type == "DATE" and low.relative is None and _linked(a, b, run):
        # "from 18:00 to midnight on Sunday": the first day is told elsewhere, so that neither is a time by itself.
        return Found(low.start, high.end, "DATE", None, "day", reason="of a span, the first day is not told")
    if low.type != "DATE" or high.type != "DATE":
        return None
    if not _linked(a, b, run) and not _ending_in(a, b, run, text, language):
        return None
    low = _completed(a, b, low, high)
    start = (
        run[a.first - 1].start
        if a.first and _says(run[a.first - 1], "span.start", "span.between")
        else low.start
    )
    end = high.end
    if b.last < len(run) and _says(run[b.last], "span.end", "span.between_after"):
        end = run[b.last].end
    grain = max(low.grain, high.grain, key=GRAINS.index)
    near = low.approximate or high.approximate
    if low.value and high.value:
        value = f"{low.value}/{high.value}"
        return Found(start, end, "DATE", value, grain, approximate=near) if days_of(value) else None
    if low.relative and high.relative:
        relative = replace(low.relative, until=high.relative)
        return Found(start, end, "DATE", None, grain, relative, approximate=near)
    return None


def _clocks(
    first: tuple[Atom, Found], last: tuple[Atom, Found], run: tuple[Token, ...], text: str, language: str
) -> Found | None:
    """Two clock times of one day, which either of them may name: "from 17:00 to 22:00 on Friday"."""
    (a, low), (b, high) = first, last
    if not _linked(a, b, run) and not _ending_in(a, b, run, text, language):
        return None
    day, early = _day_and_clock(low)
    other, late = _day_and_clock(high)
    if not early or not late or "/" in early + late or (day and other):
        return None
    if early > late and late < _NOON and early >= _NOON and not other:
        late = (
            f"{int(late[:2]) + 12:02}{late[2:]}"  # "from 5 to 10 in the afternoon", told of the first alone
        )
    if early >= late:
        return None
    found = low if day else high
    start = (
        run[a.first - 1].start
        if a.first and _says(run[a.first - 1], "span.start", "span.between")
        else low.start
    )
    end = (
        run[b.last].end
        if b.last < len(run) and _says(run[b.last], "span.end", "span.between_after")
        else high.end
    )
    if found.relative is not None:
        relative = replace(found.relative, time=f"{early}/{late}")
        return replace(found, start=start, end=end, relative=relative)
    day = day or other
    return Found(start, end, "TIME", at_clock(day, f"{early}/{late}"), "minute")


_NOON = "12:00"


def _day_and_clock(found: Found) -> tuple[str, str]:
    """The day as told, empty where none is, and the clock time without it."""
    if found.relative is not None:
        return "relative", found.relative.time or ""
    day, _, clock = (found.value or "").partition("T")
    return day, clock


def _says(token: Token, *symbols: str) -> bool:
    return any(token.says(s) for s in symbols)


def _linked(a: Atom, b: Atom, run: tuple[Token, ...]) -> bool:
    between = [
        t for t in run[a.last : b.first] if not (t.says("link") and not _says(t, "span.to", "span.both"))
    ]
    before = run[a.first - 1] if a.first else None
    after = run[b.last] if b.last < len(run) else None
    if len(between) == 1:
        if _says(between[0], "dash"):
            return _alike(a, b)
        if _says(between[0], "span.to"):
            return True
        if _says(between[0], "span.both"):
            return bool(
                (before and _says(before, "span.between")) or (after and _says(after, "span.between_after"))
            )
    return bool(not between and after and _says(after, "span.end") and a.match.tokens[-1].suffix)


def _ending_in(a: Atom, b: Atom, run: tuple[Token, ...], text: str, language: str) -> bool:
    """Whether endings on the two themselves say from and to: "5월부터 10월까지"."""
    spans = pack_of(language).spans
    if (
        not spans.first_suffix
        or a.last != b.first
        or not text[a.start : a.end].endswith(tuple(spans.first_suffix))
    ):
        return False
    closed = b.last < len(run) and _says(run[b.last], "span.end", "span.between_after")
    return closed or text[b.start : b.end].endswith(tuple(spans.last_suffix))


def _alike(a: Atom, b: Atom) -> bool:
    """A dash joins only what is told alike: two years, two months, two days, two weekdays."""
    if a.parts is None or b.parts is None:
        return False
    mine, theirs = a.parts.given() - {"year"}, b.parts.given() - {"year"}
    return mine == theirs


def _completed(a: Atom, b: Atom, low: Found, high: Found) -> Found:
    """Gives the first time the year that only the last one names."""
    if a.parts is None or b.parts is None or a.parts.year is not None or low.value:
        return low
    if b.parts.unit == "year" and b.parts.amount is not None and a.parts.given() <= {"month", "day"}:
        return found_of(replace(a.parts, unit="year", amount=b.parts.amount), low.start, low.end) or low
    if b.parts.year is None:
        return low
    if a.parts.month is None or a.parts.amount is not None:
        return low
    later = (a.parts.month, a.parts.day or 0) > (b.parts.month or 12, b.parts.day or 31)
    year = b.parts.year - 1 if later else b.parts.year
    made = found_of(replace(a.parts, year=year), low.start, low.end)
    return made or low
