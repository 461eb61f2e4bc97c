"""Finds the times of a text: matches patterns, joins what belongs together and drops what is no time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from vaka.reading.times.anniversaries import with_anniversaries
from vaka.reading.times.atoms import Atom, atom_of, split_of
from vaka.reading.times.counted import with_counted
from vaka.reading.times.grammar import Match, matches_of
from vaka.reading.times.lengths import length_of
from vaka.reading.times.mistaken import is_mistaken, is_of_match
from vaka.reading.times.pack import pack_of
from vaka.reading.times.parts import Found, Parts, found_of, impossible
from vaka.reading.times.rows import with_rows
from vaka.reading.times.spans import with_spans
from vaka.reading.times.tense import with_tense
from vaka.reading.times.tokens import Token, runs_of

__all__ = ["find_times"]

_SURE_YEARS = range(1950, 2050)
"""Bare numbers in this range are taken for years unless something speaks against it: of four-digit numbers
without a thousands mark in news, nearly all in this range are years and nearly none outside it."""
_NEWS_YEARS = range(1900, 2050)
"""The same where an article or a preposition stands before it: "the 1945 accord"."""
_MONEY = "$€£¥₺₽₩#№%‰°"
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|《[^》]*》")
"""What holds no times: web addresses, and titles of works in their own marks."""
_EDGES = " \t\n.,;:!?\"'«»“”‘’()[]…·-–—"
_EXTENT_REACH = 60
"""How far before "in 24 years" its "first" may stand, in characters."""
_WHOLE_EXPRESSION = 60
"""Longest text, in characters, that may be one bare expression."""


def find_times(text: str, language: str) -> tuple[Found, ...]:
    """The times that a text tells, in order, not overlapping and not yet read against any anchor.

    Args:
        text: One sentence, or any short text; a time never goes over a line's end.
        language: ISO 639-1 code; a language without a pack still has CLDR's names and digits.
    """
    found: list[Found] = []
    addresses = (
        [m.span() for m in _ADDRESS.finditer(text)] if any(s in text for s in ("www.", "://", "《")) else []
    )
    for run in runs_of(text, language):
        if any(a <= run[0].start < b for a, b in addresses):
            continue
        atoms = _joined([a for m in _matches(run, language) if (a := atom_of(m))], run)
        atoms = with_counted(_of_one_week(atoms, run, text, language), run, text, language)
        whole = _covers(text, run)
        found.extend(with_spans(_accepted(atoms, run, text, language, whole), run, text, language))
    read = [with_tense(f, text, language) for f in found if not is_of_match(f, text, language)]
    read = with_rows(read, text, language)
    return with_anniversaries([f for f in read if _is_told(f) or _covers_all(f, text)], text, language)


def _matches(run: tuple[Token, ...], language: str) -> Iterator[Match]:
    """The patterns of a run; one of a day and a length behind it, "23일 2시간", is taken apart."""
    for match in matches_of(run, language):
        place = split_of(match)
        if place is None:
            yield match
            continue
        for first, last in ((match.first, match.first + place), (match.first + place, match.last)):
            for part in matches_of(run[first:last], language):
                yield replace(part, first=part.first + first, last=part.last + first)


def _is_told(found: Found) -> bool:
    return not found.by_verb or found.tense in ("past", "ahead")


def _covers_all(found: Found, text: str) -> bool:
    return found.start == 0 and found.end == len(text)


def _covers(text: str, run: Sequence[Token]) -> bool:
    """Whether the run is the whole text: a bare expression, where weak readings are good."""
    if len(text) > _WHOLE_EXPRESSION:
        return False
    return not text[: run[0].start].strip(_EDGES) and not text[run[-1].end :].strip(_EDGES)


def _joined(atoms: list[Atom], run: tuple[Token, ...]) -> list[Atom]:
    """Neighbouring parts of one date made into one: "19 June" + "2024" + "Wednesday" + "11:29"."""
    out: list[Atom] = []
    for atom in atoms:
        while out and (both := _pair(out[-1], atom, run)):
            out.pop()
            atom = both
        out.append(atom)
    return out


def _pair(left: Atom, right: Atom, run: tuple[Token, ...]) -> Atom | None:
    if left.parts is None or right.parts is None:
        return None
    if right.parts.day and _is_this_weekday(left.parts):
        left = replace(left, parts=replace(left.parts, unit=None, amount=None))  # "this Saturday, 27 August"
    assert left.parts is not None
    between = run[left.last : right.first]
    if not _may_touch(left, right, left.parts, right.parts, run):
        return None
    if left.parts.nth and right.parts.day and len(left.match.tokens) > 1:
        left = _without_nth(left, run)  # "… the first, Monday 15 September"
    parts = _parts_of(left, right, between)
    if parts is None:
        return None
    last = right.last
    if any(t.says("open") for t in between) and last < len(run) and run[last].says("close"):
        last += 1
    match = replace(left.match, last=last, tokens=run[left.first : last])
    return Atom(match, left.first, last, parts=parts)


def _is_this_weekday(parts: Parts) -> bool:
    return parts.given() == {"unit", "amount", "weekday"} and parts.unit == "week" and parts.amount == 0


def _of_one_week(atoms: Sequence[Atom], run: Sequence[Token], text: str, language: str) -> list[Atom]:
    """The atoms, each bare weekday in the week that the one before it tells: "next Monday and Tuesday"."""
    out: list[Atom] = []
    endings = tuple(pack_of(language).spans.both_suffix)
    for atom in atoms:
        before = out[-1] if out else None
        if before and before.parts and atom.parts and before.parts.weekday is not None:
            between = [t for t in run[before.last : atom.first] if not t.says("link") or t.says("span.both")]
            joint = len(between) == 1 and any(
                between[0].says(s) for s in ("span.both", "span.either", "comma")
            )
            joint = joint or (not between and bool(endings) and text[: before.end].endswith(endings))
            told = before.parts.given() - {"clock", "part"}
            if joint and atom.parts.given() == {"weekday"} and told == {"weekday", "unit", "amount"}:
                parts = replace(atom.parts, unit=before.parts.unit, amount=before.parts.amount, weak=False)
                atom = replace(atom, parts=parts)
        out.append(atom)
    return out


def _without_nth(atom: Atom, run: tuple[Token, ...]) -> Atom:
    """The atom without the ordinal that opens it, as a day is told beside it."""
    assert atom.parts is not None
    first = atom.first + 1
    match = replace(atom.match, first=first, tokens=run[first : atom.last])
    return Atom(match, first, atom.last, parts=replace(atom.parts, nth=None))


def _parts_of(left: Atom, right: Atom, between: Sequence[Token]) -> Parts | None:
    """The parts of both together; `None` where they do not go together."""
    assert left.parts is not None
    assert right.parts is not None
    if _is_dated_deictic(left.parts, right.parts, between):
        return replace(right.parts, clock=right.parts.clock or left.parts.clock, weak=False)
    parts = left.parts.joined(right.parts)
    return None if parts is None or _clash(left.parts, right.parts) else parts


def _is_dated_deictic(left: Parts | None, right: Parts | None, between: Sequence[Token]) -> bool:
    """Whether a day in brackets says which day "today" or "yesterday" is: "σήμερα (02/10)", "어제(17일)"."""
    if left is None or right is None or left.unit != "day" or not right.day:
        return False
    return any(t.says("open") for t in between)


def _clash(left: Parts, right: Parts) -> bool:
    """A shift by weeks, months or days does not go with a month: "last week, June" are two times."""
    unit, month = left.unit or right.unit, left.month or right.month
    weekday = left.weekday if left.weekday is not None else right.weekday
    if unit and month and unit != "year":
        return True
    nth = left.nth or right.nth
    return (
        weekday is not None
        and not month
        and not nth
        and unit in ("month", "year", "decade", "century", "quarter")
    )


def _may_touch(left: Atom, right: Atom, a: Parts, b: Parts, run: Sequence[Token]) -> bool:
    between = run[left.last : right.first]
    marks = [t for t in between if not t.says("link")]
    if _is_dated_deictic(a, b, marks):
        return right.last == len(run) or run[right.last].says("close")
    if any(not (t.says("comma") or t.says("dash") or t.says("open")) for t in marks) or len(marks) > 1:
        return False
    if b.given() == {"year"} and right.match.kind == "year" and _barred_year(left, a, between, marks):
        return False
    seasonal = (a.unit == "year" or a.given() == {"year"}) and (b.month or 0) > _LAST_MONTH
    if b.weak and b.given() == {"month"} and a.day is None and not seasonal:
        return False
    if not marks:
        season = b.given() == {"month"} and (b.month or 0) > _LAST_MONTH
        return not (a.given() == {"year"} and left.match.kind == "year" and b.weak) or season
    if b.zone:
        return a.clock is not None or a.day is not None or a.weekday is not None
    dated = bool(a.month or a.day or a.unit or a.weekday is not None)
    if b.clock and not a.clock:
        return dated and not marks[0].says("open")
    if marks[0].says("comma"):
        return bool(
            (b.given() == {"year"} and a.month)
            or (a.given() == {"weekday"} and b.day)
            or (a.day and b.given() == {"weekday"})
            or (a.unit == "week" and b.given() == {"weekday"})
        )
    return a.given() == {"weekday"} and b.day is not None


def _barred_year(left: Atom, a: Parts, between: Sequence[Token], marks: Sequence[Token]) -> bool:
    """Whether a bare year cannot belong to what stands before it: "in June 2024 people", "yesterday 2024"."""
    return not (a.month or a.feast) or (bool(left.match.tokens[-1].suffix) and not between)


def _accepted(
    atoms: Sequence[Atom], run: tuple[Token, ...], text: str, language: str, whole: bool
) -> list[tuple[Atom, Found]]:
    kept: list[tuple[Atom, Found]] = []
    for atom in atoms:
        found = atom.found or (found_of(atom.parts, atom.start, atom.end) if atom.parts else None)
        if found is None:
            if atom.parts and (flagged := impossible(atom.parts, atom.start, atom.end)):
                kept.append((atom, _with_neighbours(atom, flagged, run)))
            continue
        if atom.match.kind == "year" and atom.parts and atom.parts.given() == {"year"}:
            if not whole and not _is_year(atom, run, text):
                continue
        elif is_mistaken(atom, run, text, language, whole=whole):
            continue
        elif found.weak and atom.match.tokens[0].says("in_season") and len(atom.match.tokens) == 1:
            found = replace(found, by_verb=True)
        elif found.weak and not whole and not _spoken_for(atom, run, text):
            if (lesser := _name_alone(atom, run, text)) is None:
                continue
            atom, found = lesser
        if not whole and atom.parts and atom.parts.given() == {"weekday"} and _is_adjective(atom):
            found = replace(found, described=True)
        if atom.match.kind in ("later", "earlier") and whole:
            found = replace(found, type="DATE", value=None, narrated=False)
        if atom.match.kind == "in" and not whole and _is_length(atom, run, text, language):
            length = length_of(atom.match.tokens)
            found = replace(found, type="DURATION", value=length.value, narrated=True)
        if found.narrated and any(t.says("story_day") for t in atom.match.tokens):
            found = replace(found, story=True)
        if atom.match.kind == "later" and atom.match.tokens[0].says("later_before"):
            found = replace(found, closes=_clause_closed(text, found))
        kept.append((atom, _with_neighbours(atom, found, run)))
    return kept


def _clause_closed(text: str, found: Found) -> int | None:
    """Where the clause begins that a time ends; `None` where the clause goes on behind it."""
    if not _CLAUSE_ENDS.match(text, found.end):
        return None
    return max((m.end() for m in _CLAUSE.finditer(text[: found.start])), default=0)


_CLAUSE_ENDS = re.compile(r"\s*(?:[.,;:!?…،؛。，；]|[\"”»]?$)")
_CLAUSE = re.compile(r"[,;:،؛，；](?!\d)")


def _goes_on(run: tuple[Token, ...], place: int) -> bool:
    """Whether a time follows to which the "about" between belongs."""
    return place < len(run) and (run[place].says("at") or run[place].entry.core)


def _name_alone(atom: Atom, run: tuple[Token, ...], text: str) -> tuple[Atom, Found] | None:
    """The name alone of a "name, number" that is no date: "in August 20 soldiers", "Sunday 8 points"."""
    if atom.match.kind not in ("month_day", "weekday_day") or atom.parts is None:
        return None
    match = replace(atom.match, kind="date", last=atom.first + 1, tokens=atom.match.tokens[:1])
    weak = not (match.tokens[0].says("month") or match.tokens[0].says("weekday"))
    month = atom.parts.month if atom.match.kind == "month_day" else None
    parts = Parts(month=month, weekday=None if month else atom.parts.weekday, weak=weak)
    alone = Atom(match, atom.first, atom.first + 1, parts=parts)
    found = found_of(parts, alone.start, alone.end)
    return (alone, found) if found and (not weak or _spoken_for(alone, run, text)) else None


def _is_adjective(atom: Atom) -> bool:
    return any(t.says("adjective") for t in atom.match.tokens)


def _is_cue(token: Token) -> bool:
    """Whether a word at the front of a match only leads up to the time: "am 12. Mai"."""
    return token.says("date_cue") and not token.says("shift") and not token.entry.core


def _is_length(atom: Atom, run: tuple[Token, ...], text: str, language: str) -> bool:
    """Whether an "in …" leads nowhere: "in three months after the summit", "the first visit in 24 years"."""
    if atom.last < len(run) and run[atom.last].says("later_before"):
        return True
    extent = pack_of(language).extent_before
    before = text[max(0, atom.start - _EXTENT_REACH) : atom.start]
    return any(re.search(rf"{form}[^.;!?]*$", before, re.IGNORECASE) for form in extent)


def _with_neighbours(atom: Atom, found: Found, run: tuple[Token, ...]) -> Found:
    """Takes in "about", "early" and "at the end of" beside a date."""
    first, last = atom.first, atom.last
    while first + 1 < last and atom.match.kind != "days" and _is_cue(run[first]):
        first += 1
    inside, near = first, found.approximate
    while first and any(run[first - 1].says(s) for s in ("link", "edge_before", "approximate_before")):
        first -= 1
        near = near or run[first].says("approximate_before")
    while first < inside and run[first].says("link") and not run[first].says("edge_before"):
        first += 1
    if last < len(run) and run[last].says("edge_after"):
        last += 1
    if last < len(run) and run[last].says("approximate_after") and not _goes_on(run, last + 1):
        last, near = last + 1, True
    return replace(found, start=run[first].start, end=run[last - 1].end, approximate=near)


def _spoken_for(atom: Atom, run: tuple[Token, ...], text: str) -> bool:
    """Whether something beside a weak reading makes it a time."""
    before = run[atom.first - 1] if atom.first else None
    after = run[atom.last] if atom.last < len(run) else None
    parts = atom.parts
    if parts is not None and "day" in parts.given():
        return _day_spoken_for(atom, run, text)
    if atom.match.kind == "length" and after and any(after.says(s) for s in _COUNTS_FROM):
        return True  # "a week after the opening"
    if atom.match.kind == "decade":
        return before is not None and any(before.says(s) for s in ("link", "edge_before", "year_cue"))
    if parts is not None and parts.given() == {"clock", "zone"}:
        return True
    if parts is not None and parts.given() <= {"clock", "part"}:
        return _clock_spoken_for(atom, before, parts)
    if parts is not None and parts.given() == {"month"} and (parts.month or 0) > _LAST_MONTH:
        return before is not None and (before.says("season_cue") or before.says("edge_before"))
    if _is_short(atom.match.tokens[0]):
        return False
    if before is not None and before.says("date_cue") and not _lower_ordinal(atom, text):
        return True
    if before is not None and before.says("edge_before"):
        return True
    if parts is not None and parts.given() in ({"month"}, {"weekday"}):
        return _cased(atom, before, after, text)
    return False


_LAST_MONTH = 12
_COUNTS_FROM = ("from_after", "from_before", "later_before")


def _clock_spoken_for(atom: Atom, before: Token | None, parts: Parts) -> bool:
    """Whether a bare clock time is one: with a colon after a word that times follow, or with an ending."""
    token = atom.match.tokens[0]
    if parts.clock is None:
        return False
    if len(atom.match.tokens) > 1:  # "в три ночи", but "three nights"
        return before is not None and any(before.says(s) for s in _LEADS_TO_HOURS)
    if token.says("dotclock"):
        return bool(token.suffix) and not token.says("partial")
    return before is not None and any(before.says(s) for s in ("link", "date_cue", "at", "span.start"))


_LEADS_TO_HOURS = (
    "at",
    "hour_before",
    "date_cue",
    "span.start",
    "span.to",
    "span.between",
    "approximate_before",
)


def _is_short(token: Token) -> bool:
    """An abbreviation that is not the whole name too, as "May" is."""
    if token.says("shortmonth"):
        return not (token.says("month") or token.says("weakmonth"))
    return token.says("shortweekday") and not (token.says("weekday") or token.says("weakweekday"))


def _lower_ordinal(atom: Atom, text: str) -> bool:
    """A weekday that is also an ordinal and has no capital: "στην τρίτη θέση"."""
    return atom.match.tokens[0].says("nth") and not text[atom.start].isupper()


def _day_spoken_for(atom: Atom, run: tuple[Token, ...], text: str) -> bool:
    """A number that may be a day: after a word that days follow ("on the 18th"), with no noun to count."""
    if (
        text[atom.start - 1 : atom.start] == "("
        and text[atom.end : atom.end + 1] == ")"
        and "/" in text[atom.start : atom.end]
    ):
        return True
    if atom.match.kind == "weekday_day":
        sure = atom.match.tokens[-1].says("ord31") or atom.match.tokens[-1].suffix
        return bool(sure) or not re.match(r"\s*[\w:-]|:", text[atom.end : atom.end + 3])
    if atom.match.kind == "partial" and _is_short_date(atom, text):
        return True
    if atom.match.kind == "day" and atom.last < len(run) and _is_unit(run[atom.last]):
        return False  # "in der 29. Minute"
    if atom.last < len(run) and run[atom.last].says("counted"):
        return False
    cued = "cue" in atom.match.parts or any(
        t.says("date_cue") for t in run[max(0, atom.first - 2) : atom.first]
    )
    alone = atom.last < len(run) or not re.match(r"\s+\w", text[atom.end : atom.end + 3])
    return cued and (alone or atom.match.kind == "partial")


def _is_unit(token: Token) -> bool:
    return any(symbol.startswith("u.") for symbol in token.entry.meanings)


def _is_short_date(atom: Atom, text: str) -> bool:
    """Whether a short numeric date cannot well be a fraction, a score or "24/7": one part is above 12."""
    digits = [int(n) for n in re.findall(r"\d+", text[atom.start : atom.end])][:2]
    slash = "/" in text[atom.start : atom.end] and digits != [24, 7]
    return slash and max(digits) > 12 and digits[0] != digits[1]


def _cased(atom: Atom, before: Token | None, after: Token | None, text: str) -> bool:
    """A weak name that has a capital after a word that times follow, or a part of the day after it."""
    capital = text[atom.start].isupper()
    if capital and atom.match.tokens[0].says("nth"):
        return True
    return bool(capital and before is not None and before.says("year_cue")) or bool(
        after is not None and (after.says("part") or after.says("edge_after"))
    )


def _is_year(atom: Atom, run: tuple[Token, ...], text: str) -> bool:
    token = atom.match.tokens[0]
    year = atom.parts.year if atom.parts else None
    if year is None or _is_quantity(atom, run, text):
        return False
    before = run[atom.first - 1] if atom.first else None
    after = run[atom.last] if atom.last < len(run) else None
    if before is not None and any(
        before.says(s) for s in ("year_cue", "span.start", "span.between", "edge_before")
    ):
        return True
    if after is not None and (after.says("year_cue_after") or after.says("edge_after")):
        return True
    if text[atom.start - 1 : atom.start] == "(" and text[atom.end : atom.end + 1] == ")":
        return True
    if before is not None and before.says("link") and year in _NEWS_YEARS:
        return True
    if token.suffix and year in range(1000, 2100):
        return True
    joints = ("span.both", "span.to", "dash", "comma")
    joint = before is not None and any(before.says(s) for s in joints)
    if joint and atom.first > 1 and run[atom.first - 2].says("fig4"):
        return True
    if after is not None and any(after.says(s) for s in joints) and run[atom.last + 1 : atom.last + 2]:
        return run[atom.last + 1].says("fig4") and year in _SURE_YEARS
    return year in _SURE_YEARS and year % 100 != 0


def _is_quantity(atom: Atom, run: tuple[Token, ...], text: str) -> bool:
    around = (
        text[max(0, atom.start - 2) : atom.start].strip()[-1:] + text[atom.end : atom.end + 2].strip()[:1]
    )
    if any(c in _MONEY for c in around) or re.match(r"[.,]\d|[A-Za-z_]", text[atom.end : atom.end + 2]):
        return True
    clitic = atom.first and run[atom.first - 1].end == atom.start  # "و2018"
    if atom.start and not clitic and (text[atom.start - 1].isalnum() or text[atom.start - 1] in "_/@=&+"):
        return True
    after = run[atom.last] if atom.last < len(run) else None
    return after is not None and (
        after.says("counted") or any(s.startswith("u.") for s in after.entry.meanings)
    )
