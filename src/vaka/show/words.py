"""Values in words: dates, bases, origins, headlines, made from the structure and never from prose."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches
from functools import cache

from vaka.records import Basis, Status
from vaka.text import fold

__all__ = [
    "BASIS",
    "DERIVATION",
    "FIELD",
    "SIGN",
    "STATUS",
    "claim_words",
    "count_words",
    "date_words",
    "distinct_reasons",
    "headline",
    "is_right_to_left",
    "language_name",
    "origin_words",
    "suggestion",
    "when_words",
]

BASIS: dict[Basis | None, str] = {
    "explicit": "stated",
    "relative": "told from another day",
    "publication": "by publication",
    "joined": "by joining",
    "set": "set by hand",
    None: "",
}
"""How a time is known, in words."""

SIGN: dict[Basis | None, str] = {"publication": "≤ ", "joined": "≈ "}
"""What stands before a date that is an upper bound, or that another document gave."""

STATUS: dict[Status, str] = {
    "held": "held",
    "planned": "planned",
    "postponed": "postponed",
    "cancelled": "called off",
    "denied": "denied",
    "alleged": "alleged",
}
"""An event's status in words."""

FIELD = {
    "when": "when it was",
    "where": "where it was",
    "amount": "how many",
    "source": "who did it",
    "participants": "who took part",
}
"""What claims contradict each other about, in words."""

DERIVATION = {
    "credit": "credits {}",
    "outlet": "takes its text from {}",
    "primary": "names as its source {}",
    "translation": "is a translation of {}",
    "copy": "is a copy of {}",
}
"""How a document came by its text or its knowledge, in words, by the kind of step."""

_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


@cache
def _months() -> tuple[str, ...]:
    from babel.dates import get_month_names

    names = get_month_names("wide", locale="en")
    return tuple(names[n] for n in range(1, 13))


def date_words(value: str | None) -> str:
    """An EDTF value as a person writes it; "undated" where there is none.

    >>> date_words("2024-06"), date_words("2023"), date_words("200X"), date_words("1910/1945")
    ('June 2024', '2023', '2000s', '1910 to 1945')
    >>> date_words("2023-06-06/2023-06-08"), date_words("2024-02/2024-04"), date_words("2024-08-15/..")
    ('6 to 8 June 2023', 'February to April 2024', '15 August 2024 or later')
    """
    if not value:
        return "undated"
    if "/" in value:
        low, _, high = value.partition("/")
        if high in ("..", ""):
            return f"{date_words(low)} or later"
        if low in ("..", ""):
            return f"{date_words(high)} or earlier"
        return _range_words(low, high)
    about = "about " if value.endswith(("~", "?", "%")) else ""
    return about + _one_date(value.rstrip("~?%"))


def _range_words(low: str, high: str) -> str:
    """Two ends, with what they share said once: "6 to 8 June 2023", "June to July 2023"."""
    first, last = date_words(low), date_words(high)
    alike = low.count("-") == high.count("-") and "T" not in low + high
    if not alike or "-" not in low or low[:4] != high[:4]:
        return f"{first} to {last}"
    shared = 2 if low.count("-") == 2 and low[:7] == high[:7] else 1
    return f"{' '.join(first.split()[:-shared])} to {last}"


def _one_date(value: str) -> str:
    if match := re.fullmatch(r"(\d{3})X", value):
        return f"{match[1]}0s"
    if match := re.fullmatch(r"(\d{2})XX", value):
        return f"{match[1]}00s"
    if match := re.fullmatch(r"(?:XXXX|-)-(\d\d)(?:-(\d\d))?", value):
        return f"{_day_month(match[1], match[2])}, year unknown"
    if match := re.fullmatch(r"XXXX-XX-(\d\d)", value):
        return f"day {int(match[1])}, month unknown"
    if match := re.fullmatch(r"(\d{4})-W(\d\d)", value):
        return f"week {int(match[2])} of {match[1]}"
    if match := re.fullmatch(r"(\d{4})-(2[1-4])", value):
        return f"{_SEASONS[match[2]]} {match[1]}"
    match = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T(\d\d:\d\d).*)?", value)
    if not match or (match[2] and not 1 <= int(match[2]) <= 12):
        return value
    head = f"{_day_month(match[2], match[3])} " if match[2] else ""
    return f"{head}{match[1]}" + (f", {match[4]}" if match[4] else "")


def _day_month(month: str, day: str | None) -> str:
    name = _months()[int(month) - 1] if 1 <= int(month) <= 12 else month
    return f"{int(day)} {name}" if day else name


def when_words(value: str | None, basis: Basis | None) -> str:
    """A date with the sign of what kind of knowledge it is: "≤ 7 June 2023", "≈ 2023", "7 June 2023"."""
    return (SIGN.get(basis, "") if value else "") + date_words(value)


def claim_words(field: str, value: str) -> str:
    """A claim's value as a person writes it.

    >>> claim_words("when", "2024-06-19"), claim_words("amount", "42 tonne"), claim_words("participants", "not A. Venn")
    ('19 June 2024', '42 tonnes', 'without A. Venn')
    """
    if field == "when":
        return date_words(value)
    if field == "participants" and value.startswith("not "):
        return f"without {value.removeprefix('not ')}"
    number, _, unit = value.partition(" ")
    if field != "amount" or not unit:
        return value
    counted = unit if number == "1" or unit in _UNCOUNTED or unit.endswith("s") else f"{unit}s"
    return f"{float(number):,.12g} {counted}" if number[0].isdigit() else f"{number} {counted}"


_UNCOUNTED = frozenset({"dead", "injured", "missing", "arrested", "aircraft", "percent"})


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


def count_words(count: int, noun: str, plural: str | None = None) -> str:
    """A count with its noun: "1 document", "3 documents", "2 stories"."""
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"


_PAIR = re.compile(r"(?P<a>\S+) (?P<how>with|not with) (?P<b>[^\s:]+): (?P<why>.*)", re.S)


def distinct_reasons(reasons: Iterable[str]) -> tuple[str, ...]:
    """Reasons without those that say the same of the same two the other way round.

    >>> distinct_reasons(["a with b: one day", "b with a: one day", "a with c: one day"])
    ('a with b: one day', 'a with c: one day')
    """
    seen: dict[object, str] = {}
    for reason in reasons:
        found = _PAIR.fullmatch(reason)
        key = (frozenset((found["a"], found["b"])), found["how"], found["why"]) if found else reason
        seen.setdefault(key, reason)
    return tuple(seen.values())


def suggestion(name: str, names: Iterable[str]) -> str:
    """What to do where nobody bears a name: the names that look like it, by the whole or by one word.

    >>> suggestion("Vashkle", ["Ilmeta Vashkel", "Halvek Serudan"])
    'do you mean Ilmeta Vashkel?'
    """
    every = {fold(part): one for one in sorted(names) for part in (*one.split(), one)}
    near = dict.fromkeys(
        every[form] for form in get_close_matches(fold(name), sorted(every), n=3, cutoff=0.7)
    )
    return f"do you mean {' or '.join(near)}?" if near else "`vaka entity CASE` lists the names."


@cache
def language_name(code: str) -> str:
    """The English name of a language: "Turkish" for `tr`; "language unknown" for `und`."""
    from babel import Locale

    if code in ("und", ""):
        return "language unknown"
    return Locale("en").languages.get(code.replace("-", "_"), code) or code


def is_right_to_left(code: str) -> bool:
    """Whether a language is written from right to left."""
    return code.split("-")[0] in _RIGHT_TO_LEFT
