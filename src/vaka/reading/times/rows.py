"""Bare weekdays and months that stand in a row: "on Monday and Tuesday", "in late March and early April".

Each of them alone would be read against the day of writing, and the second could land before the first. In a row they
follow each other, and so the second is counted from the first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from vaka.edtf import days_of, value_of_month
from vaka.reading.times.lexicon import lexicon_of
from vaka.reading.times.pack import pack_of
from vaka.reading.times.parts import Found
from vaka.reading.times.resolving import at_clock
from vaka.reading.times.told import day_of
from vaka.records import Relative, TimeExpression

__all__ = ["in_row", "with_rows"]

_NEAR = 3
"""Days that weekdays of a row may lie apart: "Friday and Monday"; those farther apart are told each by itself."""
_JOINTS = ("span.both", "span.either")
_BETWEEN = (*_JOINTS, "link", "date_cue", "edge_before")
_GAP = 16
"""Longest text, in characters, between two of a row: "and early on"."""


def with_rows(found: Sequence[Found], text: str, language: str) -> list[Found]:
    """The times, those that go on a row marked."""
    return [
        replace(here, row=True) if n and _goes_on(found[n - 1], here, text, language) else here
        for n, here in enumerate(found)
    ]


def _goes_on(before: Found, here: Found, text: str, language: str) -> bool:
    a, b = before.relative, here.relative
    if b is None or not _is_bare(b) or here.tense != before.tense:
        return False
    weekdays = b.unit == "week" and a is not None and a.unit == "week" and _is_bare(a)
    named = a is None or a.month is not None  # not "the month before, June"
    months = named and b.unit == "year" and before.grain == "month" and before.type == "DATE"
    return (weekdays or months) and _is_joint(text, before.end, here.start, language)


def _is_bare(relative: Relative) -> bool:
    """Whether a weekday or a month is told alone, and neither its week nor its year."""
    alone = relative.amount is None and relative.nth is None and relative.until is None and not relative.day
    named = relative.weekday is not None if relative.unit == "week" else 1 <= (relative.month or 0) <= _MONTHS
    return alone and named and relative.base is None


_MONTHS = 12


def _is_joint(text: str, start: int, end: int, language: str) -> bool:
    gap = text[start:end].casefold()
    if len(gap) > _GAP:
        return False
    words, known = re.findall(r"[^\W\d_]+", gap), lexicon_of(language).words
    if any(w not in known or not any(s in known[w].meanings for s in _BETWEEN) for w in words):
        return False
    if words:
        return any(s in known[w].meanings for w in words for s in _JOINTS)
    pack = pack_of(language)
    endings, clitics = tuple(pack.spans.both_suffix), tuple(w for w in pack.spans.both if len(w) == 1)
    tied = bool(endings) and text[:start].endswith(endings)
    tied = tied or (pack.compounds and bool(clitics) and text[end:].startswith(clitics))
    return gap.strip() in (",", "،", "、", "&") or (not gap.strip() and tied)


def in_row(base: TimeExpression, relative: Relative, before: TimeExpression) -> TimeExpression | None:
    """The time as the next of its kind after the one before it in the row; `None` where that is not known or far."""
    if relative.unit == "week":
        day = day_of(before)
        gap = (relative.weekday - day.weekday()) % 7 if day and relative.weekday is not None else 0
        if day is None or not 0 < gap <= _NEAR:
            return None
        value = (
            at_clock(str(day + timedelta(gap)), relative.time) if relative.time else str(day + timedelta(gap))
        )
    else:
        days = before.interval
        if days is None or days.earliest is None or before.grain != "month" or not relative.month:
            return None
        value = value_of_month(days.earliest.year + (relative.month <= days.earliest.month), relative.month)
    return replace(
        base, value=value, interval=days_of(value), anchor=before.anchor, basis="relative",
        reason=f"in a row with {before.value}",
    )  # fmt: skip
