"""Tells from the words around it whether a bare weekday or day lies ahead: "will meet on Thursday"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from vaka.reading.times.pack import pack_of
from vaka.reading.times.parts import Found

__all__ = ["turned_ahead"]

_REACH = 80
"""How far, in characters, a verb may stand from the day it goes with; a clause is seldom longer."""
_IN_CLAUSE = r"[^.;:,!?\n\"«»“”„،؛؟，。；：！？]"
_IN_SENTENCE = r"[^.;:!?\n\"«»“”„؛؟。；：！？]"
"""What may stand between a verb in the future and a day after it: "will cross the bay, before turning on Tuesday"."""
_OPENING = 5
"""How far into a sentence, in characters, a time still opens it: "“On Tuesday"."""
_COMMA = re.compile("[,،，]")
_WHEN_ENDED = re.compile(r"[\s.!…\"'»”’)]*$")


def turned_ahead(found: Found, text: str, language: str) -> Found:
    """The time, toward the future where a verb of the same clause is in the future.

    Only times that leave their direction open are turned: a bare weekday, a day of a month, a month.
    """
    relative = found.relative
    if _leads_ahead(found) and _lies_ahead(text, found, language):
        # "The two will meet three days later" counts from the day of writing.
        return replace(found, type="DATE", value=None, narrated=False)
    if relative is None or relative.amount is not None or relative.toward != "nearest":
        return found
    if not _lies_ahead(text, found, language):
        return found
    today = relative.unit != "week" or pack_of(language).names_today
    return replace(found, relative=replace(relative, toward="ahead" if today else "future"))


def _leads_ahead(found: Found) -> bool:
    """Whether it is a length that leads on from another time, in days or more."""
    if found.type != "DURATION" or not found.narrated or found.relative is None:
        return False
    if found.relative.toward != "nearest":
        return False
    return (found.relative.amount or 0) > 0 and found.relative.unit in ("day", "month", "year")


def _lies_ahead(text: str, found: Found, language: str) -> bool:
    until_before, until_after = _untils(language)
    words = text[max(0, found.start - _REACH) : found.end]
    if until_before and until_before.search(words[: found.start - found.end]):
        return True
    spans = found.relative is not None and found.relative.until is not None
    if (
        until_after
        and not spans
        and (until_after.match(text, found.end) or until_after.search(words, len(words) - 2))
    ):
        return True
    before, after, end = _patterns(language)
    comma = _COMMA.match(text, found.end) if found.start <= _OPENING else None
    # "On Tuesday, rain will …": the comma after what opens a sentence ends no clause.
    if after and comma and after.match(text[comma.end() : found.end + _REACH]):
        return True
    return bool(
        (before and before.search(text[max(0, found.start - 2 * _REACH) : found.start]))
        or (after and after.match(text[found.end : found.end + _REACH]))
        or (end and end.search(_WHEN_ENDED.sub("", text)))
    )


@cache
def _patterns(language: str) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None, re.Pattern[str] | None]:
    pack = pack_of(language)
    edge = r"\b" if pack.spaced else ""
    stop = rf"(?!{edge}(?:{'|'.join(pack.future_stop)}){edge})" if pack.future_stop else ""
    clause, sentence = f"(?:{stop}{_IN_CLAUSE})*", f"(?:{stop}{_IN_SENTENCE})*"
    return (
        _any_of(pack.future_before, "", f"{sentence}$"),
        _any_of(pack.future_after, clause, ""),
        _any_of(pack.future_end, "", "$"),
    )


@cache
def _untils(language: str) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    pack = pack_of(language)
    edge = r"\b" if pack.spaced else ""
    return _any_of(pack.until_before, edge, r"\s*$"), _any_of(pack.until_after, r"\s*", edge)


def _any_of(forms: list[str], lead: str, tail: str) -> re.Pattern[str] | None:
    return re.compile(f"{lead}(?:{'|'.join(forms)}){tail}", re.IGNORECASE) if forms else None
