"""The words of a language that can stand in a time, with what each can mean there.

A word may have several meanings at once (Greek "τρίτη" is Tuesday and third), so an `Entry` maps the
grammar's symbols to values. Each distinct set of symbols gets one character, its *code*; a text's run of
known words is then a short string of codes that the grammar's patterns, which are regular expressions
over codes, are matched against.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from babel import Locale, UnknownLocaleError

from vaka.reading.times.pack import Holiday, TimesPack, expand, pack_of

__all__ = ["Entry", "Lexicon", "Measure", "Tails", "Value", "entry_of", "fold", "lexicon_of"]


@dataclass(frozen=True, slots=True)
class Measure:
    """What a word for a whole length measures: "fortnight" is 14 days, "hora y media" one and a half hours."""

    unit: str
    count: float


Value = int | float | str | tuple[str, int] | Measure | tuple[str, int, int | str] | Holiday | None
"""What a symbol of a word says: a month's number, a unit's name, a unit and an amount, …"""

_FIRST_CODE = 0xE000  # private use: no code can be mistaken for a letter of the pattern language
_SEASON_CODES = {"spring": 21, "summer": 22, "autumn": 23, "winter": 24}
_MARKS = re.compile("[\u0300-\u036f\u064b-\u065f\u0670\u0640]")


@dataclass(frozen=True, slots=True)
class Entry:
    """What one word, or one phrase, can mean in a time."""

    code: str
    meanings: dict[str, Value]
    core: bool
    """Whether it can be what a time is about, and not only its joint ("of", "last", a bare number)."""


Tails = tuple[tuple[tuple[str, ...], Entry], ...]
"""What phrases that begin alike go on with, and their entries."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All known words of a language, by folded form; phrases by their first two words, longest first."""

    language: str
    pack: TimesPack
    words: dict[str, Entry]
    phrases: dict[str, dict[str, Tails]]
    symbols: dict[str, str]
    """The codes that each symbol stands for."""
    codes: dict[frozenset[str], str]
    """The code of each set of symbols."""


def fold(word: str, strip: bool) -> str:
    """A word as the lexicon keys it: no case and, where `strip`, no accents and no dotless i."""
    word = unicodedata.normalize("NFC", unicodedata.normalize("NFC", word).casefold().replace("i\u0307", "i"))
    if strip:
        word = _MARKS.sub("", unicodedata.normalize("NFKD", word)).replace("ı", "i")
        word = unicodedata.normalize("NFC", word)
    return word


@cache
def lexicon_of(language: str) -> Lexicon:
    """The lexicon of a language: CLDR's names and the pack's words."""
    pack = pack_of(language)
    meanings: dict[tuple[str, ...], dict[str, Value]] = defaultdict(dict)
    # The pack's words last: they overrule CLDR.
    for form, symbol, value in (*_from_cldr(language, pack), *_from_pack(pack)):
        _add(meanings, pack, form, symbol, value)
    codes: dict[frozenset[str], str] = {}
    for symbol in FIXED:
        _code(codes, frozenset({symbol}))
    for several in MIXED:
        _code(codes, frozenset(several))
    entries = {key: entry_of(_code(codes, frozenset(m)), m) for key, m in meanings.items()}
    for symbols in list(codes):
        _code(codes, frozenset(s.removeprefix("weak").removeprefix("short") for s in symbols))
    words = {key[0]: entry for key, entry in entries.items() if len(key) == 1}
    return Lexicon(language, pack, words, _phrases(entries), _symbols(codes), codes)


CORE = frozenset({
    "part", "q", "decade_before", "hijrimonth", "hijri_era", "dotclock", "bc",
    "date", "partial", "yearmonth", "monthyear", "clock", "fig4", "yy", "ord31",
    "decades", "month", "weakmonth", "shortmonth", "weekday", "weakweekday", "shortweekday",
    "season", "weekends", "deictic", "narrated", "holiday", "set", "length", "year_mark", "month_mark",
    "day_mark", "o_clock", "o_clock_short", "am", "pm", "month_head", "decade_after",
    "of_month",
})  # fmt: skip
"""Symbols without which, or without a unit, no run of words is a time."""
FIXED = (
    "int12", "int31", "int", "fig4", "decimal", "ord31", "ord", "roman", "yy", "decades", "date", "partial",
    "clock", "q", "zone", "comma", "dash", "slash", "dot", "open", "close",
)  # fmt: skip
"""Symbols that digits and punctuation have in every language."""
MIXED = (
    ("fig4", "bare4"), ("partial", "decimal"), ("partial", "decimal", "dotclock"), ("decimal", "dotclock"),
    ("int12", "suffixed"), ("int31", "suffixed"), ("int", "suffixed"), ("fig4", "suffixed"),
    ("date", "suffixed"), ("partial", "decimal", "suffixed"), ("partial", "decimal", "dotclock", "suffixed"),
    ("decimal", "dotclock", "suffixed"), ("clock", "suffixed"), ("ord31", "int12"), ("ord31", "int31"),
    ("yearmonth",), ("dotclock",), ("dotclock", "suffixed"),
    ("monthyear",),
    ("monthyear", "suffixed"), ("partial",), ("partial", "suffixed"), ("decimal", "suffixed"),
)  # fmt: skip
"""Sets of symbols that one run of digits can have."""


def entry_of(code: str, meanings: dict[str, Value]) -> Entry:
    """An entry, with what its meanings make of it."""
    core = any(symbol in CORE or symbol.startswith(("u.", "a.")) for symbol in meanings)
    return Entry(code, meanings, core)


def _code(codes: dict[frozenset[str], str], symbols: frozenset[str]) -> str:
    return codes.setdefault(symbols, chr(_FIRST_CODE + len(codes)))


def _phrases(entries: dict[tuple[str, ...], Entry]) -> dict[str, dict[str, Tails]]:
    found: dict[str, dict[str, list[tuple[tuple[str, ...], Entry]]]] = defaultdict(lambda: defaultdict(list))
    for key, entry in entries.items():
        if len(key) > 1:
            found[key[0]][key[1]].append((key[2:], entry))
    return {
        first: {second: tuple(sorted(tails, key=lambda t: -len(t[0]))) for second, tails in seconds.items()}
        for first, seconds in found.items()
    }


def _symbols(codes: dict[frozenset[str], str]) -> dict[str, str]:
    found: dict[str, str] = defaultdict(str)
    for symbols, code in codes.items():
        for symbol in symbols:
            found[symbol] += code
    return dict(found)


def _add(
    meanings: dict[tuple[str, ...], dict[str, Value]], pack: TimesPack, form: str, symbol: str, value: Value
) -> None:
    exact = form.startswith("=")
    for word in expand(form.removeprefix("="), pack.endings):
        for key in {_key(word, False), _key(word, pack.strip_marks and not exact)}:
            if key:
                known = meanings[key]
                if symbol in (
                    "month",
                    "weekday",
                ):  # a pack may make strong what CLDR's abbreviation left weak
                    known.pop("weak" + symbol, None)
                elif symbol in ("weakmonth", "weakweekday"):
                    known.pop(symbol[4:], None)
                known[symbol] = value


def _key(form: str, strip: bool) -> tuple[str, ...]:
    return tuple(re.findall(r"[^\W\d_]+|\d+", fold(form, strip)))


def _from_cldr(language: str, pack: TimesPack) -> Iterator[tuple[str, str, Value]]:
    """Names of months and weekdays. Abbreviations are weak: many are words of their own."""
    try:
        locale = Locale.parse(language) if pack.cldr else None
    except (UnknownLocaleError, ValueError):
        locale = None
    if locale is None:
        return
    for kind, table, first in (("month", locale.months, 0), ("weekday", locale.days, 0)):
        for use in ("format", "stand-alone"):
            for width, symbol in (("abbreviated", "short" + kind), ("wide", kind)):
                for number, name in table[use][width].items():
                    if not any(c.isdigit() for c in name) and len(name) > 1:
                        yield name.rstrip("."), symbol, int(number) + first


def _from_pack(pack: TimesPack) -> Iterator[tuple[str, str, Value]]:
    for symbol in ("month", "weekday"):
        for prefix in ("short", "weak", ""):
            table: dict[str, list[str]] = getattr(pack, f"{prefix + '_' if prefix else ''}{symbol}s")
            yield from _rows(prefix + symbol, ((f, int(n)) for n, forms in table.items() for f in forms))
    yield from _rows("season", ((f, _SEASON_CODES[n]) for n, forms in pack.seasons.items() for f in forms))
    in_season = [(f, _SEASON_CODES[n]) for n, forms in pack.in_seasons.items() for f in forms]
    yield from _rows("season", iter(in_season))
    yield from _rows("in_season", iter(in_season))
    yield from _rows("adjective", ((f, None) for f in pack.adjectives))
    yield from _rows("weekends", ((f, None) for f in pack.weekends))
    for unit, forms in pack.units.items():
        yield from _rows(f"u.{unit}", ((f, unit) for f in forms))
    for unit, forms in pack.unit_adjectives.items():
        yield from _rows(f"a.{unit}", ((f, unit) for f in forms))
    yield from _rows("plural", ((f, None) for f in pack.plurals))
    yield from _rows("num", ((f, float(n)) for n, forms in pack.numbers.items() for f in forms))
    yield from _rows("nth", ((f, int(n)) for n, forms in pack.ordinals.items() for f in forms))
    yield from _rows("hijrimonth", ((f, int(n)) for n, forms in pack.hijri_months.items() for f in forms))
    yield from _rows("decades", ((f, int(n)) for n, forms in pack.decades.items() for f in forms))
    yield from _rows("one", ((f, 1) for f in pack.indefinite))
    yield from _rows("length", ((f, _length(n)) for n, forms in pack.lengths.items() for f in forms))
    yield from _rows("several", ((f, None) for f in pack.several))
    yield from _rows("shift", ((f, int(n)) for n, forms in pack.shifts.items() for f in forms))
    yield from _rows(
        "narrated",
        ((f, _amount(n if " " in n else f"day {n}")) for n, forms in pack.narrated.items() for f in forms),
    )
    yield from _rows("deictic", ((f, _amount(n)) for n, forms in pack.deictics.items() for f in forms))
    yield from _rows("zone", ((f, n) for n, forms in pack.zones.items() for f in forms))
    yield from _rows("part", ((f, n) for n, forms in pack.day_parts.items() for f in forms))
    yield from _rows("set", ((f, n) for n, forms in pack.sets.items() for f in forms))
    for name in type(pack.markers).model_fields:
        yield from _rows(name, ((f, None) for f in getattr(pack.markers, name)))
    for name in ("start", "to", "end", "between", "both", "either", "between_after"):
        yield from _rows(f"span.{name}", ((f, None) for f in getattr(pack.spans, name)))
    yield from _rows("roman", ((_roman(n), n) for n in range(1, 31)))
    yield from _rows("holiday", ((f, h) for h in pack.days() for f in h.names))


def _rows(symbol: str, forms: Iterator[tuple[str, Value]]) -> Iterator[tuple[str, str, Value]]:
    for form, value in forms:
        yield form, symbol, value


def _length(name: str) -> Measure:
    count, unit = name.split()
    return Measure(unit, float(count))


def _roman(number: int) -> str:
    return "x" * (number // 10) + ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")[number % 10]


def _amount(name: str) -> tuple[str, int] | tuple[str, int, int | str]:
    unit, amount, *further = name.split()
    if not further:
        return unit, int(amount)
    return unit, int(amount), int(further[0]) if further[0].isdigit() else further[0]
