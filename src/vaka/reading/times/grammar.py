"""The grammar of times: patterns over the symbols of tokens, the same for every language.

A pattern is a row of symbols with the usual `? * + ( | )`; `name=symbol` makes a token's value known to
the reader as that part. Capitals are sets of symbols. Order matters little: of all patterns that match at
a place the longest wins, and of equals the first. What only one language does stands in its pack.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from vaka.reading.times.lexicon import Lexicon, lexicon_of
from vaka.reading.times.tokens import Token

__all__ = ["Match", "matches_of"]

MACROS = {
    "DAY": "(int12|int31|ord31|nth)",
    "DAYS": "(int12|int31|ord31|nth|num num|num nth|num)",
    "NAMED": "(month|weakmonth)",
    "MONTH": "(month|weakmonth|shortmonth)",
    "DAYNAME": "(weekday|weakweekday)",
    "WEEKDAY": "(weekday|weakweekday|shortweekday)",
    "COUNT": "(decimal|int12|int31|int|num dash? num dash? num|num dash? num|num span.both num|num|one)",
    "DATEUNIT": "(u.day|u.week|u.weekend|u.month|u.quarter|u.year|u.decade|u.century)",
    "UNIT": "(u.semester|u.second|u.minute|u.hour|u.day|u.week|u.weekend|u.month|u.quarter|u.year|u.decade|u.century)",
    "UNITADJ": "(a.second|a.minute|a.hour|a.day|a.week|a.month|a.year)",
    "LENGTH": (
        "((COUNT|several) (and_more|approximate_before)? and_a_half? UNIT|one? length) "
        "(and_a_half|and_more|(span.both|link)? COUNT UNIT)*"
    ),
    "L": "(link)*",
    "SPAN": "(dash|span.to|span.both)",
}

PATTERNS: tuple[tuple[str, str], ...] = (
    ("void", "void"),
    ("void", "(ord31|ord|nth|int12 dot|int31 dot|int dot|COUNT) u.year? L anniversary"),
    ("void", "age_before L LENGTH"),
    ("date", "full=date suffixed?"),
    ("date", "full=yearmonth"),
    ("date", "full=monthyear suffixed?"),
    ("day", "day=ord31"),
    ("partial", "pair=partial dot?"),
    ("date", "day=DAYS dot? L month_head* month=MONTH dot?"),
    ("date", "day=DAYS dot? L u.day L month_head* month=MONTH"),
    ("date", "day=(int12|int31) dot? month=MONTH year=fig4 suffixed? u.day"),
    ("days", "from=(int12|int31) day_mark? (dash|span.to) day=(int12|int31) day_mark"),
    (
        "days",
        "((span.start|span.between|date_cue) L)? from=DAY dot? SPAN L day=DAYS dot? L month_head* month=MONTH",
    ),
    ("days", "((span.start|span.between) L)? from=(int12|int31) dot? SPAN day_mark* full=date"),
    (
        "days",
        "cue=(span.start|span.between|date_cue|day_mark)+ L from=(int12|int31) SPAN day_mark* pair=partial",
    ),
    ("days", "month=MONTH dot? L from=DAY dot? SPAN L day=(int12|int31|ord31)"),
    ("date", "nth=(nth|ord31|shift) u.day L month=MONTH"),
    ("date", "month=MONTH L nth=(nth|ord31|shift) L weekday=WEEKDAY"),
    ("date", "month=MONTH dot? L year=fig4 L nth=(nth|ord31|shift) L weekday=WEEKDAY"),
    ("date", "month_head+ month=MONTH"),
    ("date", "edge_before L month_head+ month=MONTH"),
    ("date", "month=MONTH dash year=fig4 dash day=(int12|int31)"),
    ("date", "day=(int12|int31) dash year=fig4 dash month=MONTH"),
    ("partial", "shift=shift pair=partial"),
    ("date", "month=MONTH dot? (L u.month)?"),
    ("year", "year=fig4"),
    ("years", "year=fig4 dash last=(int31|int)"),
    ("yearly", "year=fig4 dot? L u.year"),
    ("yearly", "u.year L year=fig4"),
    ("yearly", "year=fig4 L year_mark"),
    ("date", "weekday=WEEKDAY dot? (u.day)?"),
    ("date", "u.day L weekday=WEEKDAY"),
    ("weekday_day", "weekday=WEEKDAY dot? comma? L day=(int12|int31|ord31)"),
    ("shift", "shift=shift L u=DATEUNIT"),
    ("shift", "shift=shift L month=NAMED (L u.month)?"),
    ("shift", "shift=shift L weekday=DAYNAME (u.day)?"),
    ("shift", "weekday=DAYNAME L after_next"),
    ("nth_weekday", "nth=(nth|ord31) L weekday=WEEKDAY"),
    ("shift", "shift=shift L season=season"),
    ("edge", "edge_before L u=(u.week|u.month|u.quarter|u.year)"),
    ("edge", "u=(u.week|u.month|u.quarter|u.year) edge_after"),
    ("date", "day=DAYS (slash|dash) month=MONTH dot? ((slash|dash) year=(fig4|int|int31))?"),
    ("date", "month=MONTH (slash|dash) day=(int12|int31) ((slash|dash) year=fig4)?"),
    ("month_day", "month=MONTH dot? day=(int12|int31)"),
    ("shift", "shift=shift L part=part"),
    ("date", "day=(ord31|nth) (u.day)? L shift=shift L u=u.month"),
    ("date", "day=(int12|int31) (u.day)? (link)+ shift=shift L u=u.month"),
    ("date", "season=season"),
    ("weekend", "weekends"),
    ("void", "age_before L (span.start|span.between)? COUNT ((dash|span.to|span.both|comma)+ COUNT)* UNIT"),
    ("void", "ordinal_before (int12|int31|num) day_mark"),
    ("set", "every L part=part"),
    ("date", "deictic=deictic"),
    ("holiday", "(shift=shift L)? holiday=holiday"),
    ("eve", "eve_before L (shift=shift L)? holiday=holiday"),
    ("eve", "(shift=shift L)? holiday=holiday L eve_after"),
    ("eve", "eve_before L day=DAYS dot? L month_head* month=MONTH"),
    ("eve", "day=DAYS dot? L month_head* month=MONTH L eve_after"),
    ("hijri", "day=DAYS L month_head* month=hijrimonth (L (u.year L)? year=(fig4|int) (u.year|hijri_era)?)?"),
    ("hijri", "month_head* month=hijrimonth L (u.year L)? year=(fig4|int) hijri_era?"),
    ("hijri", "month_head+ month=hijrimonth"),
    ("hijri", "month=hijrimonth L u.month"),
    ("hijri", "(u.year L)? year=(fig4|int) hijri_era"),
    ("bc", "year=(fig4|int|int31|int12) bc"),
    ("bc", "bc dot? (u.year)? year=(fig4|int|int31|int12) suffixed? (u.year)?"),
    ("narrated", "narrated=narrated"),
    ("clock", "half_day=(am|pm) L at? (hour_before|u.hour)? clock=(clock|dotclock) suffixed?"),
    ("clock", "half_day=(am|pm) L at? (hour_before|u.hour)? hour=(int12|int31) suffixed?"),
    ("clock", "(at|hour_before) clock=dotclock half_day=(am|pm)"),
    ("clock", "at? (u.hour)? clock=clock (u.hour|o_clock)? half_day=(am|pm)?"),
    ("clock", "clock=dotclock (o_clock|u.hour)"),
    ("clock", "clock=dotclock"),
    ("clock", "at (u.hour)? clock=dotclock"),
    ("clock", "(at|approximate_before)? hour=(int12|int31|num) (o_clock)? half_day=(am|pm)"),
    ("clock", "at hour=(int12|int31) o_clock"),
    ("clock", "(at|approximate_before)+ clock=dotclock o_clock half_day=(am|pm)?"),
    ("clock", "at (u.hour)? hour=(int12|int31) half_day=(am|pm)"),
    ("clock", "hour_before hour=(int12|int31) suffixed?"),
    ("clock", "at? digits=(fig4|int) zone=zone"),
    (
        "clock",
        "weekday=WEEKDAY dot? (comma|link)* at? hour_before? hour=(int12|int31) "
        "(o_clock|o_clock_short|am|pm)+",
    ),
    ("date", "open weekday=WEEKDAY close"),
    ("clock", "(at|hour_before|approximate_before)+ L hour=(nth|num|num num) (o_clock)? L half_day=(am|pm)"),
    ("clock", "(at|hour_before|approximate_before)* hour=(int12|int31|num) o_clock half_day=(am|pm)"),
    ("clock", "half_day=(am|pm) (hour_before)? hour=(nth|num|int12) (o_clock)"),
    (
        "hours",
        "((span.start|span.between) L)? at? from=(int12|int31) (dash|span.to|span.both) at? hour=(int12|int31) "
        "(o_clock_short minute=(int12|int31|int)?|half_day=(am|pm))",
    ),
    (
        "hours",
        "(at|hour_before|span.start|span.between)+ L first=dotclock suffixed? (dash|span.to|span.both) "
        "(at|hour_before)? last=dotclock suffixed? (o_clock|u.hour|at|hour_before)? span.between_after?",
    ),
    (
        "hours",
        "first=dotclock suffixed? (dash|span.to|span.both) (at|hour_before)? last=dotclock suffixed? "
        "(o_clock|u.hour|at|hour_before|span.between_after)",
    ),
    ("zone", "open? (link|at)* zone=zone close?"),
    ("earlier", "LENGTH L earlier_after"),
    ("later", "LENGTH L later_after"),
    ("later", "later_before L LENGTH"),
    ("length", "(for_before|link)* stretch (?!plural) (u.week|u.month|u.quarter|u.year|u.decade|u.century)"),
    ("length", "(for_before|link)* (u.month|u.year) stretch_after"),
    ("length", "LENGTH"),
    ("length", "COUNT shift UNIT"),
    ("length", "COUNT dash? UNITADJ"),
    ("length", "for_one UNIT (L for_after)?"),
    ("length", "(approximate_before|for_before)* bare4 UNIT (L for_after)?"),
    ("ago", "(approximate_before|for_before)* bare4 UNIT L ago_after"),
    ("length", "(approximate_before|for_before|shift)* LENGTH (L for_after)?"),
    ("ago", "approximate_before? ago_before L approximate_before? LENGTH"),
    ("ago", "(approximate_before|for_before)* LENGTH L ago_after"),
    ("ago_today", "LENGTH L ago_after L deictic=deictic"),
    ("ago_today", "ago_before L LENGTH L deictic=deictic"),
    ("weekdays", "nth=COUNT weekday=WEEKDAY back=ago_after"),
    ("weekdays", "nth=COUNT weekday=WEEKDAY in_after"),
    *(
        ("portion", form)
        for part in (
            "nth=(nth|ord31|int12) dot? suffixed? L u=(u.quarter|u.semester)",
            "u=(u.quarter|u.semester) L nth=(nth|ord31|int12|roman)",
            "q=q",
            "(for_before|link)* nth=(nth|shift) count=COUNT u=(u.month|u.week|u.day)",
            "count=COUNT nth=(nth|shift) u=(u.month|u.week|u.day)",
        )
        for form in (
            *((part,) if "count" not in part else ()),
            f"{part} L (u.year L)? year=fig4 suffixed? (u.year|year_mark)?",
            f"year=fig4 suffixed? (u.year|year_mark)? L {part}",
            *(
                f"{part} L {year}"
                for year in ("shift=shift L u.year", "u.year L shift=shift", "deictic=deictic")
            ),
            *(
                f"{year} L {part}"
                for year in ("shift=shift L u.year", "u.year L shift=shift", "deictic=deictic")
            ),
            *((f"{part} L month_head* month=MONTH (L year=fig4)?",) if "count" in part else ()),
        )
    ),
    ("portion", "month=NAMED u=u.quarter (L year=fig4)?"),
    ("half", "half=(half1|half2) L (shift=shift L)? u=u.year (year=fig4)?"),
    ("half", "half=(half1|half2) L u=u.year L shift=shift"),
    ("half", "(shift=shift L)? u=u.year L half=(half1|half2)"),
    ("half", "half=(half1|half2) L (u.year L)? year=fig4 dot? suffixed? (u.year|year_mark)?"),
    ("half", "year=fig4 dot? suffixed? L (u.year|year_mark)? L half=(half1|half2)"),
    ("half", "half=(half1|half2) L deictic=deictic"),
    ("half", "deictic=deictic L half=(half1|half2)"),
    ("in", "approximate_before? in_before L LENGTH"),
    ("in", "approximate_before? LENGTH L in_after"),
    ("decade", "decades=decades (decade_after)?"),
    ("decade", "decade_before L decades=(fig4|yy|decades|int|int31)"),
    ("decade", "decades=(fig4|yy|decades) dot? decade_after"),
    *(
        ("decade", form)
        for century in (
            "century=(ord31|nth|roman|int12|int31) suffixed? dot? L u.century",
            "u.century L century=(ord31|nth|roman|int12|int31)",
            "century=shift L u.century",
            "u.century L century=shift",
        )
        for form in (
            f"(decade_before L)? decades=(decades|yy|int31|int|num|nth) decade_after? L {century}",
            f"{century} L (decade_before L)? decades=(decades|yy|int31|int|num|nth) decade_after?",
        )
    ),
    ("century", "century=(ord31|nth) dot? L u.century"),
    ("century", "century=roman L u.century"),
    ("century", "century=int31 dot L u.century"),
    ("century", "century=int12 dot L u.century"),
    ("set", "every L COUNT? UNIT"),
    ("set", "every L weekday=WEEKDAY (u.day)?"),
    ("set", "set"),
    ("part", "L part=part"),
)
"""Kind and form of every pattern that needs no language."""

_NAMED_SYMBOL = re.compile(r"(?:([a-z_]+)=)?([a-z_][a-z_.]*\d*)")
_NAMED_GROUP = re.compile(r"([a-z_]+)=\(")
_NEVER = r"[^\s\S]"


@dataclass(frozen=True, slots=True)
class Match:
    """One pattern found in a run: its kind, where, and the tokens of its named parts."""

    kind: str
    first: int
    last: int
    """One past its last token."""
    parts: dict[str, tuple[Token, ...]]
    tokens: tuple[Token, ...]

    @property
    def start(self) -> int:
        """Where it begins in the text."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.tokens[-1].end


def matches_of(run: tuple[Token, ...], language: str) -> list[Match]:
    """The patterns found in a run: from left to right, each the longest at its place."""
    codes = "".join(token.entry.code for token in run)
    rules = _rules(language)
    found: list[Match] = []
    place = 0
    while place < len(codes):
        best = _longest(rules.get(codes[place], ()), codes, place)
        if best is None:
            place += 1
            continue
        kind, match = best
        parts = {k: run[match.start(k) : match.end(k)] for k, v in match.groupdict().items() if v}
        found.append(Match(kind, place, match.end(), parts, run[place : match.end()]))
        place = match.end()
    return found


Rules = tuple[tuple[str, re.Pattern[str]], ...]
"""Kinds and compiled patterns, in order."""


def _longest(rules: Rules, codes: str, place: int) -> tuple[str, re.Match[str]] | None:
    best: tuple[str, re.Match[str]] | None = None
    for kind, pattern in rules:
        match = pattern.match(codes, place)
        if match and match.end() > place and (best is None or match.end() > best[1].end()):
            best = kind, match
    return best


@cache
def _rules(language: str) -> dict[str, Rules]:
    """The patterns of a language, its own first, by the codes that they can begin with."""
    lexicon = lexicon_of(language)
    own = tuple((p.kind, p.form) for p in lexicon.pack.patterns)
    shared = [p for p in PATTERNS if p[0] not in lexicon.pack.without]
    if any({"u.year", "year_mark"} <= symbols for symbols in lexicon.codes):
        shared = [
            p for p in shared if "bare4 UNIT" not in p[1]
        ]  # where one word means both, "2018年" is a year
    by_code: dict[str, list[tuple[str, re.Pattern[str]]]] = defaultdict(list)
    for kind, form in (*own, *shared):
        first = _first_codes(form, lexicon)
        if not first:
            continue  # its words are none of this language's
        pattern = _compile(form, lexicon)
        for code in first:
            by_code[code].append((kind, pattern))
    return {code: tuple(rules) for code, rules in by_code.items()}


def _first_codes(form: str, lexicon: Lexicon) -> frozenset[str]:
    """The codes that a pattern can begin with."""
    pieces = re.findall(r"[a-z_]+=|[a-z_][a-z_.]*\d*|[()|?*+]", _expanded(form))
    return _first_of_choice([p for p in pieces if not p.endswith("=")], lexicon)[0]


def _first_of_choice(pieces: list[str], lexicon: Lexicon) -> tuple[frozenset[str], bool]:
    """First codes of alternatives, and whether one may be empty; takes the pieces it reads off the front."""
    first, empty = _first_of_row(pieces, lexicon)
    while pieces and pieces[0] == "|":
        pieces.pop(0)
        more, also = _first_of_row(pieces, lexicon)
        first, empty = first | more, empty or also
    return first, empty


def _first_of_row(pieces: list[str], lexicon: Lexicon) -> tuple[frozenset[str], bool]:
    first: frozenset[str] = frozenset()
    empty = True
    while pieces and pieces[0] not in "|)":
        piece = pieces.pop(0)
        if piece == "(":
            own, optional = _first_of_choice(pieces, lexicon)
            pieces.pop(0)  # the closing bracket
        else:
            own, optional = frozenset(lexicon.symbols.get(piece, "")), False
        if pieces and pieces[0] in "?*+":
            optional = optional or pieces.pop(0) != "+"
        if empty:
            first = first | own
        empty = empty and optional
    return first, empty


def _compile(form: str, lexicon: Lexicon) -> re.Pattern[str]:
    text = _expanded(form)
    out: list[str] = []
    place = 0
    while place < len(text):
        if named := _NAMED_GROUP.match(text, place):
            out.append(f"(?P<{named[1]}>")
            place = named.end()
        elif match := _NAMED_SYMBOL.match(text, place):
            out.append(_symbol(match[1], match[2], lexicon))
            place = match.end()
        else:
            out.append("" if text[place] == " " else text[place])
            place += 1
    return re.compile("".join(out))


def _expanded(form: str) -> str:
    for _ in range(4):  # macros are nested at most this deep
        for name, body in MACROS.items():
            form = re.sub(
                rf"(?<![A-Za-z_]){name}(?![A-Za-z_])", body if name != "LENGTH" else f"({body})", form
            )
    return form


def _symbol(name: str | None, symbol: str, lexicon: Lexicon) -> str:
    codes = lexicon.symbols.get(symbol, "")
    # A symbol without words in this language can never match.
    body = f"[{codes}]" if codes else _NEVER
    return f"(?P<{name}>{body})" if name else body
