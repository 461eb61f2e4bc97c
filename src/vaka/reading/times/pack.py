"""What a language pack says of times: the model of `languages/<code>/times.toml`.

A form is written in lower case. It may hold alternatives, `январ(ь|я|е)`, and a named set of endings,
`haziran{case}`, that `endings` spells out the same way. A form of several words is one expression; one
that opens with `=` counts with its accents only.
Month and weekday names in their basic forms come from CLDR; a pack adds inflected forms and the rest.
"""

from __future__ import annotations

from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from vaka.languages import load
from vaka.reading.times.feasts import FEAST

__all__ = ["Holiday", "Pattern", "Suffixes", "TimesPack", "expand", "pack_of"]

Forms = list[str]
UnitName = Literal[
    "second", "minute", "hour", "day", "week", "weekend", "month", "quarter", "semester", "year", "decade", "century",
]  # fmt: skip
SeasonName = Literal["spring", "summer", "autumn", "winter"]
PartName = Literal["morning", "noon", "afternoon", "evening", "night"]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Suffixes(_Strict):
    """What may be attached to a number written in digits, mark included (`'te`, `-го`, `th`)."""

    plain: Forms = []
    ordinal: Forms = []
    decade: Forms = []
    closing: Forms = []
    """Endings after which no number belongs to the same time: "Saturday's 31-27 win"."""


class Markers(_Strict):
    """Words that turn a length of time, a number or another time into a time."""

    ago_before: Forms = []
    ago_after: Forms = []
    in_before: Forms = []
    """Future before the length: "через два дня"."""
    within: Forms = []
    """Of the words in `in_before` and `in_after`, those that mean within: how long, unless its verb is ahead."""
    in_after: Forms = []
    """Future after the length: "iki gün içinde"."""
    later_after: Forms = []
    """After the length, future or told from another event: "iki gün sonra"; a length in running text."""
    earlier_after: Forms = []
    """After the length, told back from another event: "three years earlier"."""
    leads_on: Forms = []
    """Of the words in `in_before`, those that also lead on from what is told: "через два года", in the past."""
    later_before: Forms = []
    """The same before the length: "μετά από δύο μέρες"."""
    from_after: Forms = []
    """Between a length and the day it is counted from: "two days after Christmas"."""
    from_before: Forms = []
    """The same, counted back: "two weeks before Christmas"."""
    or_from_after: Forms = []
    """As `from_after`, of words that by themselves lead on from what is told: "δύο μέρες μετά τα Χριστούγεννα"."""
    or_from_before: Forms = []
    """The same, counted back: "deux jours avant Noël"."""
    for_before: Forms = []
    """Before a length: "for", "son", "επί"."""
    for_one: Forms = []
    """Of the words before a length, those after which a unit alone is one such: "за год", "почти год"."""
    for_after: Forms = []
    """After a length: "boyunca", "ardından", "동안"."""
    and_a_half: Forms = []
    and_more: Forms = []
    """After a number or its unit, a little more: "forty odd years", "месяц с небольшим", "σαράντα και πλέον"."""
    half: Forms = []
    every: Forms = []
    after_next: Forms = []
    """After a weekday, the second one ahead: "Friday after next"."""
    coming: Forms = []
    """Directions that with a weekday mean the first one ahead ("önümüzdeki salı"), not next week's."""
    approximate_before: Forms = []
    approximate_after: Forms = []
    edge_before: Forms = []
    """Start, middle or end of: "early", "στα τέλη"."""
    half1: Forms = []
    """The first half of a year, before its name or after it: "first half of", "ilk yarısında"."""
    half2: Forms = []
    edge_after: Forms = []
    """The same after the name: "sonunda", "초"."""
    season_cue: Forms = []
    """Words before a bare season that make it the one near the anchor: "im", "this"."""
    year_cue: Forms = []
    """Words before a bare number that make it a year: "in", "since", "το"."""
    year_cue_after: Forms = []
    """Words after a bare number that make it a year: "-cı ilde"."""
    date_cue: Forms = []
    """Words before a short numeric date ("am 22.04.") or a weak name that make it a date."""
    link: Forms = []
    """Words that may stand between the parts of one date: "of", "του"."""
    ordinal_before: Forms = []
    """A word before a number that makes it an ordinal: 제, 第, "thứ"."""
    decade_before: Forms = []
    decade_after: Forms = []
    year_mark: Forms = []
    """Calendar marks that stand by the number: 년, 年, "năm"."""
    month_mark: Forms = []
    clock_quarter: Forms = []
    """A quarter of an hour after a clock time: 刻."""
    minute_mark: Forms = []
    """After the minutes of a clock time, where it does not also mean a length: 分."""
    day_mark: Forms = []
    month_head: Forms = []
    """Words before a month's name: "tháng", "شهر", "mes de"."""
    hour_before: Forms = []
    """Before a bare number it makes an hour: "saat"."""
    at: Forms = []
    """Before a time of day: "saat", "at", "στις"."""
    o_clock: Forms = []
    o_clock_short: Forms = []
    """An abbreviation that makes the number before it an hour: "16h"."""
    am: Forms = []
    pm: Forms = []
    era: Forms = []
    told_shift: Forms = []
    """Of the directions, those that with a week, a month or a year count from what is told: "the following year"."""
    stretch: Forms = []
    """Before one unit, the stretch that ends, or begins, today and no unit of the calendar: "the past year"."""
    stretch_after: Forms = []
    """The same after a month or a year: "năm qua"."""
    demonstrative: Forms = []
    """Directions before their noun in a language whose other ones follow it: "هذا العام"."""
    story_day: Forms = []
    """Of the narrated words, those for the day that the news is about ("이날"), whatever day an aside has named."""
    bc: Forms = []
    hijri_era: Forms = []
    """After a year of the Islamic calendar: "هـ", "AH"."""
    anniversary: Forms = []
    """After an ordinal and a unit: "yıl dönümü", "anniversary": no time at all."""
    eve: Forms = []
    """Of the narrated words, those that before a noun mean its eve ("накануне выборов"), not the day before."""
    eve_before: Forms = []
    """Before a feast or a day of a month, about the day before it: "the eve of", "накануне"."""
    eve_after: Forms = []
    """The same after it: "arifesinde", "전야"."""
    measure: Forms = []
    """Forms of units that only measure, so that even one is a length: "bir günlük"."""
    since_before: Forms = []
    """Of the words in `ago_before`, those that mean for so long where the verb is not past: "منذ"."""
    of_month: Forms = []
    """Of the directions, those that after a bare day mean a day of that month: "22 الجاري"."""
    age_before: Forms = []
    """Words that make the length after them somebody's age: "aged", "البالغ من العمر"; no time at all."""
    period_end: Forms = []
    """Between a length and the month that ends it: "the three months ended June"."""
    per_week: Forms = []
    """A word for week before days that recur in it: "주 5일 근무"."""
    counted: Forms = []
    """Nouns that make a four-digit number before them a quantity."""
    void: Forms = []
    """Phrases that look like times and are none."""


class Spans(_Strict):
    """How a first and a last time are joined."""

    start: Forms = []
    """Before the first: "from", "από"."""
    to: Forms = []
    """Between the two."""
    end: Forms = []
    """After the last: "kadar", "까지"."""
    between: Forms = []
    """Before two joined by `and`."""
    both: Forms = []
    """The `and` of "between … and …"."""
    either: Forms = []
    """The "or" between two days of which the first alone tells the week: "next Monday or Tuesday"."""
    both_suffix: Forms = []
    """Endings on the first of two that mean and, or: `과`."""
    between_after: Forms = []
    """After two joined by `both`: "arasında", "사이"."""
    first_suffix: Forms = []
    """Endings on the first that mean from: `dan`."""
    last_suffix: Forms = []
    """Endings on the last that mean to: `e`."""


class Holiday(_Strict):
    """A day with a name: a fixed day, a weekday of a month, or a movable feast."""

    names: Forms
    month: int | None = Field(None, ge=1, le=12)
    day: int | None = Field(None, ge=1, le=31)
    weekday: int | None = Field(None, ge=0, le=6)
    nth: int | None = None
    feast: str | None = Field(None, pattern=rf"^(?:{FEAST})$")
    """The key of a movable feast, as `feasts.py` reads it: `easter+1`, `hijri 10-1`, `hebrew 7-10`."""


def _feast(key: str, names: Forms) -> Holiday:
    """The day of a key of `feasts`; Pydantic's validation refuses a key that names none."""
    month, _, day = key.partition("-")
    if month.isdigit():
        return Holiday(names=names, month=int(month), day=int(day), weekday=None, nth=None, feast=None)
    return Holiday(names=names, month=None, day=None, weekday=None, nth=None, feast=key)


class Pattern(_Strict):
    """A further pattern of the grammar, in its own symbols; see `grammar.py`."""

    kind: str
    form: str


class TimesPack(_Strict):
    """A whole `times.toml`."""

    without: Forms = []
    """Kinds of patterns of the shared grammar that the language does not have."""
    strip_marks: bool = True
    """Whether words also count without their accents; no where accents tell words apart (Vietnamese)."""
    spaced: bool = True
    """Whether words stand apart; where not, they are looked for inside runs of letters."""
    cldr: bool = True
    numeric_order: Literal["dmy", "mdy", "ymd"] = "dmy"
    endings: dict[str, str] = {}
    months: dict[str, Forms] = {}
    weak_months: dict[str, Forms] = {}
    """Forms that are also other words: months only beside a day, a year or a direction."""
    short_months: dict[str, Forms] = {}
    """Abbreviations: months only beside a day or a year."""
    hijri_months: dict[str, Forms] = {}
    """Months of the Islamic calendar by number."""
    weekdays: dict[str, Forms] = {}
    weak_weekdays: dict[str, Forms] = {}
    adjectives: Forms = []
    """Weekdays as adjectives ("пятничное"): the noun may as well lie ahead, so that only a verb tells which it is."""
    short_weekdays: dict[str, Forms] = {}
    strong_suffixes: Forms = []
    """Endings after an apostrophe that make a weak month or weekday a time (`'da`)."""
    seasons: dict[SeasonName, Forms] = {}
    in_seasons: dict[SeasonName, Forms] = {}
    """Forms that say when ("весной", "au printemps"): the season near the anchor where the verb is past or future."""
    weekends: Forms = []
    """Whole expressions for the weekend near the anchor: "at the weekend", "в выходные"."""
    units: dict[UnitName, Forms] = {}
    unit_adjectives: dict[UnitName, Forms] = {}
    """Adjectives of units that a number in figures stands before: "3-дневный", "48-stündig", "72ωρη"."""
    plurals: Forms = []
    """Units in the plural, which after a direction name no one unit ("in the coming days")."""
    numbers: dict[str, Forms] = {}
    ordinals: dict[str, Forms] = {}
    decades: dict[str, Forms] = {}
    """Words for the decades of a century: `80 = ["ثمانينيات", "the eighties"]`."""
    compound_numbers: bool = False
    """Whether "twenty four" and "yirmi dört" are written as two words that add up."""
    lengths: dict[str, Forms] = {}
    """Words that are a length by themselves: `"2 day" = ["이틀"]`, `"14 day" = ["fortnight"]`."""
    compounds: bool = False
    """Whether known words are also written together ("주말에", "마지막일요일")."""
    dotted_dates: bool = False
    """Whether "28.10." with its last dot is a date and never a number."""
    indefinite: Forms = []
    """Words for one that are also articles."""
    several: Forms = []
    """Words for an uncounted few; a length with one has no exact value."""
    counted_endings: Forms = []
    """Endings of a day that a length after it is counted from ("Noel'den iki gün önce"); an empty one where
    they stand side by side without any."""
    shifts: dict[str, Forms] = {}
    """Direction words by amount: `-1` last, `0` this, `1` next."""
    narrated: dict[str, Forms] = {}
    """Whole expressions told from another time: "ertesi gün" is `1`, days if no unit is said (`year 0`)."""
    deictics: dict[str, Forms] = {}
    """Whole relative expressions by unit and amount: `"day -1" = ["dün"]`; a third number is a weekday, a
    third word a part of the day that the words name too (`"day -1 evening" = ["昨晚"]`)."""
    zones: dict[str, Forms] = {}
    """Words for a time zone by its offset (`+03:00`); `local` where none can be told without the place or day."""
    day_parts: dict[PartName, Forms] = {}
    sets: dict[UnitName, Forms] = {}
    markers: Markers = Markers()
    spans: Spans = Spans()
    suffixes: Suffixes = Suffixes()
    holidays: list[Holiday] = []
    feasts: dict[str, Forms] = {}
    """Names of feasts by the key of a movable feast, or by month and day (`12-25`)."""
    future_before: Forms = []
    """Regular expressions that, before a bare weekday or day of the same clause, turn it ahead: "will"."""
    until_before: Forms = []
    """Words right before a bare weekday or day that put it ahead: "by", "until"."""
    by_before: Forms = []
    """Words right before a bare weekday or day that put it ahead unless the clause has a verb in the past: "by"."""
    until_after: Forms = []
    """As `until_before`, right after it: "kadar", "까지"."""
    future_after: Forms = []
    """The same after it."""
    future_stop: Forms = []
    """Words that open another clause, across which neither reaches: "that"."""
    condition: Forms = []
    """Regular expressions of a verb of a condition, in languages whose verb stands last: "kurulamazsa"."""
    future_end: Forms = []
    """The same at the end of the sentence, for languages whose verb stands last."""
    past: Forms = []
    """Regular expressions of finite verbs in the past: what they go with lies behind ("said on Monday it will …")."""
    past_end: Forms = []
    """The same at the end of the sentence, for languages whose verb stands last."""
    present: Forms = []
    """Regular expressions of verbs in the present that plan: "opens", "reist"; a bare weekday beside one lies ahead."""
    age_of: Forms = []
    """Words between a name and years in figures that make them an age: "un Guinéen de 23 ans"."""
    anniversary_of: Forms = []
    """Words between an anniversary and the year of its event: "of", "de"."""
    anniversary_endings: Forms = []
    """Endings of the year of its event where that stands before the anniversary: `'teki`."""
    extent_before: Forms = []
    """Regular expressions before "in 24 years" that make it a length: "the first visit in …"."""
    eve_of: Forms = []
    """Regular expressions of what follows an `eve` and makes it one; where there are none, any word does."""
    digits: str = ""
    """The letters for 0 to 9 in which years are written digit by digit: "二〇二四年"."""
    names_today: bool = False
    """Whether the day of writing is called by its weekday too ("will vote Monday"), as agencies do in English,
    French and German; elsewhere it would be called today."""
    titles: Forms = []
    """Titles, as written, after which a month or weekday is a name: "Mme", "Frau"."""
    scoring: Forms = []
    """Regular expressions of words for goals and such: a bare clock time beside one is the clock of the match."""
    lower_names: bool = False
    """Whether months and weekdays are written small, so that a capital inside a sentence makes a name of one."""
    capital_nouns: bool = False
    """Whether all nouns have capitals, so that one after a month says nothing."""
    dotless_i: bool = False
    """Whether capital I is the capital of ı."""
    patterns: list[Pattern] = []

    def days(self) -> list[Holiday]:
        """All days with names, of `holidays` and of `feasts`."""
        return [*self.holidays, *(_feast(key, names) for key, names in self.feasts.items())]


@cache
def pack_of(language: str) -> TimesPack:
    """The pack of a language; an empty one, that leaves CLDR's names and digits, where there is none."""
    return load(language, "times", TimesPack) or TimesPack()


def expand(form: str, endings: dict[str, str]) -> list[str]:
    """All words that a form of a pack stands for."""
    for name, ending in endings.items():
        form = form.replace("{" + name + "}", f"({ending})")
    return _alternatives(form)


def _alternatives(form: str) -> list[str]:
    start = form.find("(")
    if start < 0:
        return [form]
    depth, bars, end = 0, [start], len(form)
    for place in range(start, len(form)):
        depth += {"(": 1, ")": -1}.get(form[place], 0)
        if depth == 1 and form[place] == "|":
            bars.append(place)
        if depth == 0:
            end = place
            break
    else:
        raise ValueError(f"unclosed bracket in {form!r}")
    choices = [form[a + 1 : b] for a, b in zip(bars, [*bars[1:], end], strict=True)]
    return [word for choice in choices for word in _alternatives(form[:start] + choice + form[end + 1 :])]
