"""Values in words: dates, bases, origins, headlines, made from the structure and never from prose."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

__all__ = ["BASIS", "date_words", "headline", "origin_words"]

BASIS = {
    "explicit": "stated",
    "relative": "told from another day",
    "publication": "by publication",
    "joined": "by joining",
    None: "",
}
"""How a time is known, in words."""


@cache
def _months() -> tuple[str, ...]:
    from babel.dates import get_month_names

    names = get_month_names("wide", locale="en")
    return tuple(names[n] for n in range(1, 13))


def date_words(value: str | None) -> str:
    """An EDTF value as a person writes it; "undated" where there is none.

    >>> date_words("2024-06"), date_words("2023"), date_words("200X"), date_words("1910/1945")
    ('June 2024', '2023', '2000s', '1910 to 1945')
    """
    if not value:
        return "undated"
    if "/" in value:
        low, _, high = value.partition("/")
        if high == "..":
            return f"{date_words(low)} or later"
        if low in ("..", ""):
            return f"{date_words(high)} or earlier"
        return f"{date_words(low)} to {date_words(high)}"
    about = "about " if value.endswith(("~", "?", "%")) else ""
    return about + _one_date(value.rstrip("~?%"))


def _one_date(value: str) -> str:
    if match := re.fullmatch(r"(\d{3})X", value):
        return f"{match[1]}0s"
    if match := re.fullmatch(r"(\d{2})XX", value):
        return f"{match[1]}00s"
    if match := re.fullmatch(r"(?:XXXX|-)-(\d\d)-(\d\d)", value):
        return f"{int(match[2])} {_months()[int(match[1]) - 1]}, year unknown"
    match = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T(\d\d:\d\d).*)?", value)
    if not match or (match[2] and not 1 <= int(match[2]) <= 12):
        return value
    parts = [
        str(int(match[3])) if match[3] else "",
        _months()[int(match[2]) - 1] if match[2] else "",
        match[1],
    ]
    return " ".join(p for p in parts if p) + (f", {match[4]}" if match[4] else "")


def day_words(day: date) -> str:
    """A day as a person writes it."""
    return date_words(day.isoformat())


def headline(kind: str, participants: list[str], place: str | None, arrow: bool) -> str:
    """One line that says what happened, from the structure alone."""
    joint = " → " if arrow and len(participants) == 2 else ", "
    who = joint.join(participants[:4]) + (
        f" and {len(participants) - 4} more" if len(participants) > 4 else ""
    )
    parts = [kind[:1].upper() + kind[1:], who, place or ""]
    return " · ".join(p for p in parts if p)


def origin_words(low: int, high: int) -> str:
    """The interval of origins in plain figures: "2" or "1–3"."""
    return str(low) if low == high else f"{low}–{high}"
