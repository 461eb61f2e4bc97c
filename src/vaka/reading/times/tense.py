"""Tells from the words around it whether a time lies ahead: "will meet on Thursday", "said on Monday it will …".

No parser: in a clause, between marks and words that open another one, the verb that a time goes with is the one before
it, else the one after it; where the verb stands last (Turkish, Korean), the first one after it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from vaka.reading.times.pack import pack_of
from vaka.reading.times.parts import Found, Tense
from vaka.records import Relative

__all__ = ["tense_of", "with_tense"]

_REACH = 80
"""How far, in characters, a verb may stand from the day it goes with; a clause is seldom longer."""
_MARK = r"[.;:!?\n\"«»“”„؛؟。；：！？](?!\d)"
_PREPOSITION = 8
"""Longest text, in characters, before a time that still opens its clause: "on", "«в ночь на"."""
_OPENING = 5
"""How far into a sentence, in characters, a time still opens it: "“On Tuesday"."""
_COMMA = re.compile("[,،，](?!\\d)")
_WHEN_ENDED = re.compile(r"[\s.!…\"'»”’)]*$")
_OPENS, _CLOSES = "“«「『„", "”»」』"


@dataclass(frozen=True, slots=True)
class _Verbs:
    """The compiled forms of a language."""

    ahead_before: re.Pattern[str] | None
    led_ahead: re.Pattern[str] | None
    """A verb in the future with what lies between it and the time: commas, but no words that open another clause."""
    ahead_after: re.Pattern[str] | None
    ahead_end: re.Pattern[str] | None
    past: re.Pattern[str] | None
    past_end: re.Pattern[str] | None
    present: re.Pattern[str] | None
    until_before: re.Pattern[str] | None
    until_after: re.Pattern[str] | None
    by_before: re.Pattern[str] | None
    condition: re.Pattern[str] | None
    stop: re.Pattern[str]


def with_tense(found: Found, text: str, language: str) -> Found:
    """The time with the tense of its verb, where its reading hangs on that.

    A time that leaves its direction open, a bare weekday, a day of a month, a month, is turned toward the future where
    a verb of the same clause is. A length that a preposition of the future opens ("in two years") leads nowhere where
    the verb is past: it is how long it took.
    """
    if not _hangs(found):
        return found
    tense = tense_of(found, text, language)
    found = replace(found, tense=tense)
    relative = found.relative
    if relative is None:
        return found
    if (base := relative.base) is not None and tense == "ahead" and _is_open(base):
        # "It will be three days from Tuesday."
        return replace(found, relative=replace(relative, base=replace(base, toward="future")))
    if _leads_ahead(found) and tense == "ahead":
        # "The two will meet three days later" counts from the day of writing.
        return replace(found, type="DATE", value=None, narrated=False)
    long = (found.lasting and tense != "past") or (
        found.within and tense != "past" and not _will(found, tense, text, language)
    )
    if long and len(text.strip()) > found.end - found.start:
        return replace(found, type="DURATION", value=found.length, relative=None)
    if found.length and tense == "past" and not found.lasting:
        lasting = replace(found, type="DURATION", value=found.length)
        return replace(lasting, narrated=True) if found.leads else replace(lasting, relative=None)
    if not _is_open(relative):
        return found
    if found.described and tense == "open":
        return replace(found, relative=replace(relative, toward="beside"))
    if tense == "ahead" or (tense == "present" and relative.unit in ("week", "month")):
        today = relative.unit != "week" or pack_of(language).names_today
        return replace(found, relative=replace(relative, toward="ahead" if today else "future"))
    if tense == "past" and (relative.unit, bool(relative.month), bool(relative.day)) in _EITHER_SIDE:
        return replace(found, relative=replace(relative, toward="behind"))
    return found


def _will(found: Found, tense: Tense, text: str, language: str) -> bool:
    """Whether something is told to come in that time, and not as a condition: "45 gün içinde kurulamazsa"."""
    condition = _verbs(language).condition
    if tense != "ahead" or condition is None:
        return tense == "ahead"
    return condition.search(_first_of(text[found.end : found.end + _REACH], _COMMA)) is None


_EITHER_SIDE = {("year", True, False), ("month", False, True)}
"""A bare month and a bare day of one, which the verb alone puts on one side; a day of the year is seldom ahead."""


def _hangs(found: Found) -> bool:
    """Whether the tense of its verb has a say in how a time is read."""
    if found.narrated or found.length or (found.type == "TIME" and found.value and found.value[0] == "T"):
        return True
    relative = found.relative
    return relative is not None and (
        _is_open(relative) or (relative.base is not None and _is_open(relative.base))
    )


def _is_open(relative: Relative) -> bool:
    """Whether the words leave open on which side of the anchor it lies."""
    return relative.amount is None and relative.toward == "nearest"


def _leads_ahead(found: Found) -> bool:
    """Whether it is a length that leads on from another time, in days or more."""
    if found.type != "DURATION" or not found.narrated or found.relative is None:
        return False
    if found.relative.toward != "nearest":
        return False
    return (found.relative.amount or 0) > 0 and found.relative.unit in ("day", "month", "year")


def tense_of(found: Found, text: str, language: str) -> Tense:
    """What the verb that a time goes with says of it."""
    verbs = _verbs(language)
    words = text[max(0, found.start - _REACH) : found.end]
    if verbs.until_before and verbs.until_before.search(words[: found.start - found.end]):
        return "ahead"
    spans = found.relative is not None and found.relative.until is not None
    if (
        verbs.until_after
        and not spans
        and (verbs.until_after.match(text, found.end) or verbs.until_after.search(words, len(words) - 2))
    ):
        return "ahead"
    told = _in_medial(found, text, verbs) if verbs.ahead_end is None else _in_final(found, text, verbs)
    by = told != "past" and verbs.by_before and verbs.by_before.search(words[: found.start - found.end])
    return "ahead" if by else told


def _in_medial(found: Found, text: str, verbs: _Verbs) -> Tense:
    """The verb before the time in its clause, else the one after it; one ahead may also stand before a comma."""
    before = text[max(0, found.start - 2 * _REACH) : found.start]
    clause = _last_of(_last_of(before, verbs.stop), _COMMA)
    told = _nearest(clause, len(clause), verbs.ahead_before, verbs, last=True)
    if told in (None, "present") and verbs.led_ahead and verbs.led_ahead.search(before):
        return "ahead"
    if told:
        return told
    after = text[found.end : found.end + _REACH]
    if found.start <= _OPENING and (comma := _COMMA.match(after)):
        after = after[comma.end() :]  # "On Tuesday, rain will …": what opens a sentence ends no clause
    after = _first_of(_first_of(after, verbs.stop), _COMMA)
    told = _nearest(after, 0, verbs.ahead_after, verbs, last=False) or "open"
    # "The fall of the town on Sunday changes all": only a time that opens its clause goes with a present behind it.
    return "open" if told == "present" and len(clause.strip()) > _PREPOSITION else told


def _nearest(
    words: str, place: int, ahead: re.Pattern[str] | None, verbs: _Verbs, *, last: bool
) -> Tense | None:
    """The tense of the verb in the words that stands nearest to a place in them."""
    told: list[tuple[int, int, Tense]] = []
    forms: tuple[tuple[re.Pattern[str] | None, Tense], ...] = (
        (ahead, "ahead"), (verbs.past, "past"), (verbs.present, "present"),
    )  # fmt: skip
    for rank, (pattern, tense) in enumerate(forms):
        match = pattern.search(words) if pattern else None
        if match and pattern and last:
            *_, match = pattern.finditer(words)
        if match:
            told.append((abs(place - match.end()), rank, tense))
    nearest = min(told)[2] if told else None
    # What looks like a present beside a word of the future is the verb that it helps: "θα γίνει".
    return "ahead" if nearest == "present" and told[0][2] == "ahead" else nearest


def _in_final(found: Found, text: str, verbs: _Verbs) -> Tense:
    """The first verb after the time that tells, else the one that ends what it stands in: a quotation, a sentence."""
    end = _end_of_clause(text, found)
    after = text[found.end : min(end, found.end + _REACH)]
    after = _first_of(after, verbs.stop)
    clause = _first_of(after, _COMMA)
    told = _nearest(clause, 0, verbs.ahead_after, verbs, last=False)
    if told:
        return told
    closing = _WHEN_ENDED.sub("", text[:end])
    if verbs.ahead_end and verbs.ahead_end.search(closing):
        return "ahead"
    return "past" if verbs.past_end and verbs.past_end.search(closing) else "open"


def _end_of_clause(text: str, found: Found) -> int:
    """Where the quotation or the sentence's part ends that holds a time."""
    inside = text.count('"', 0, found.start) % 2 == 1
    place, depth = found.end, 0
    while place < len(text):
        mark = text[place]
        if mark in _OPENS or (mark == '"' and not inside and not depth):
            depth += 1
        elif mark in _CLOSES or mark == '"':
            if not depth:
                return place
            depth -= 1
        elif mark == ";" and not depth:
            return place
        place += 1
    return len(text)


def _last_of(words: str, boundary: re.Pattern[str]) -> str:
    """What follows the last boundary."""
    ends = [m.end() for m in boundary.finditer(words)]
    return words[ends[-1] :] if ends else words


def _first_of(words: str, boundary: re.Pattern[str]) -> str:
    """What stands before the first boundary."""
    first = boundary.search(words)
    return words[: first.start()] if first else words


@cache
def _verbs(language: str) -> _Verbs:
    pack = pack_of(language)
    edge = r"\b" if pack.spaced else ""
    stops = [_MARK, *([f"{edge}(?:{'|'.join(pack.future_stop)}){edge}"] if pack.future_stop else [])]
    between = f"(?:(?!{'|'.join(stops)}).)*$"
    return _Verbs(
        _any_of(pack.future_before), _any_of(pack.future_before, "", between),
        _any_of(pack.future_after), _any_of(pack.future_end, "", "$"),
        _any_of(pack.past), _any_of(pack.past_end, "", "$"), _any_of(pack.present),
        _any_of(pack.until_before, edge, r"\s*$"),
        _any_of(pack.until_after, r"\s*", edge), _any_of(pack.by_before, edge, r"\s*$"),
        _any_of(pack.condition),
        re.compile("|".join(stops), re.IGNORECASE),
    )  # fmt: skip


def _any_of(forms: list[str], lead: str = "", tail: str = "") -> re.Pattern[str] | None:
    return re.compile(f"{lead}(?:{'|'.join(forms)}){tail}", re.IGNORECASE) if forms else None
