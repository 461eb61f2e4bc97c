"""Joins a length to the day it is counted from: "two days after Christmas", "Friday in two weeks".

A length alone leads from the anchor ("two days ago") or from the story ("two days later"). Beside a day that
the words name, it leads from that day, or tells which one of many such days is meant.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from vaka.edtf import days_of, grain_of
from vaka.reading.times.atoms import Atom
from vaka.reading.times.lengths import length_of, relative_of
from vaka.reading.times.pack import pack_of
from vaka.reading.times.parts import Found, Parts, found_of
from vaka.reading.times.resolving import resolve
from vaka.reading.times.tokens import Token
from vaka.records import Grain, Relative

__all__ = ["with_counted"]

_LENGTHS = frozenset({"length", "later", "earlier", "in", "ago"})
_WEEK = 7
_ON, _BACK = ("from_after", "or_from_after"), ("from_before", "or_from_before")


def with_counted(atoms: Sequence[Atom], run: tuple[Token, ...], text: str, language: str) -> list[Atom]:
    """The atoms of a run, each length made one with the day beside it that it is counted from."""
    out: list[Atom] = []
    for atom in atoms:
        joined = _joined(out[-1], atom, run, text, language) if out else None
        if joined is not None:
            out[-1] = joined
        else:
            out.append(atom)
    return out


def _joined(left: Atom, right: Atom, run: tuple[Token, ...], text: str, language: str) -> Atom | None:
    between = run[left.last : right.first]
    if left.match.kind in _LENGTHS and right.parts is not None:
        sign = _direction(left, between)
        if sign and (found := _away(left, right, sign)):
            return _one(left, right, run, found)
    if right.match.kind in _LENGTHS and left.parts is not None and not between:
        sign = _direction_after(left, right, text, language)
        if sign and (found := _away(right, left, sign)):
            return _one(left, right, run, found)
    if any(not t.says("link") for t in between):
        return None
    if left.match.kind == "length" and right.parts is not None and _spells_out(left, right.parts):
        return _one(left, right, run, None, right.parts)
    if (found := _beside(left, right)) is not None:
        return _one(left, right, run, found)
    for day, length in ((left, right), (right, left)):
        if length.match.kind in ("ago", "in") and (parts := _chosen(day, length)):
            return _one(left, right, run, None, parts)
    return None


def _spells_out(length: Atom, days: Parts) -> bool:
    """Whether the days are those that the length before them counts: "το διήμερο 4-5 Ιουλίου"."""
    if days.first_day is None or days.day is None:
        return False
    return length_of(length.match.tokens).amounts == {"day": days.day - days.first_day + 1}


def _beside(left: Atom, right: Atom) -> Found | None:
    """The day before, or after, a day that follows: "la veille du Nouvel An", "the day after Christmas"."""
    parts, day = left.parts, right.parts
    if parts is None or day is None or not parts.narrated or abs(parts.amount or 0) != 1 or day.narrated:
        return None
    if parts.given() != {"unit", "amount"} or parts.unit != "day" or day.clock or right.start < left.end:
        return None
    if day.feast is None and not (day.month and day.day):
        return None
    beside = Atom(left.match, left.first, left.last, found=None, parts=parts)
    return _counted(Relative("day", parts.amount), "day", False, beside, right)


def _one(
    left: Atom, right: Atom, run: tuple[Token, ...], found: Found | None, parts: Parts | None = None
) -> Atom:
    match = replace(left.match, kind="counted", last=right.last, tokens=run[left.first : right.last])
    if found is not None:
        found = replace(found, start=match.start, end=match.end)
    return Atom(match, left.first, right.last, parts=parts, found=found)


def _direction(length: Atom, between: Sequence[Token]) -> int:
    """1 where a word between length and day means after, -1 where it means before, 0 where none does."""
    words = [
        *(length.match.tokens[-1:] if length.match.kind in ("later", "earlier", "ago") else ()),
        *between,
    ]
    told = [t for t in words if any(t.says(s) for s in (*_ON, *_BACK))]
    if len(told) != 1 or any(not t.says("link") for t in between if t not in told):
        return 0
    if told[0].says("span.to") and not length.match.tokens[0].says("for_before"):
        return 0  # "два дня до 5 мая" is until then, "за два дня до 5 мая" before it
    return 1 if any(told[0].says(s) for s in _ON) else -1


def _direction_after(day: Atom, length: Atom, text: str, language: str) -> int:
    """The same where the day stands first: "Noel'den iki hafta önce", "크리스마스 이틀 전"."""
    leads = length.match.kind == "length" and length.match.tokens[0].says("ago_after")  # 圣诞节前两天
    if not (leads or length.match.kind in ("ago", "later", "in")) or day.parts is None:
        return 0
    endings = tuple(pack_of(language).counted_endings)
    if not endings or not text[day.start : day.end].endswith(endings):
        return 0
    if endings == ("",) and day.parts.given() <= {"year", "month", "unit", "amount", "weekday", "clock"}:
        return 0  # without an ending to tell, only a day of its own is counted from
    return -1 if leads or length.match.kind == "ago" else 1


def _away(length: Atom, day: Atom, sign: int) -> Found | None:
    told = length_of(length.match.tokens)
    relative, grain, near = relative_of(told, sign)
    return _counted(relative, grain, near, length, day)


def _counted(relative: Relative | None, grain: Grain, near: bool, length: Atom, day: Atom) -> Found | None:
    base = found_of(day.parts, day.start, day.end) if day.parts else None
    if relative is None or base is None or base.type != "DATE" or not _fits(relative, base):
        return None
    if (
        relative.unit != "day"
        and base.relative is not None
        and base.relative.amount is None
        and base.relative.toward == "nearest"
    ):
        return None  # "a year after the 1 October vote": which 1 October is not told
    start, end = min(length.start, day.start), max(length.end, day.end)
    if base.value is not None:
        since = days_of(base.value)
        value = resolve(relative, since)[0] if since else None
        return Found(start, end, "DATE", value, grain_of(value), approximate=near) if value else None
    if base.relative is None or base.relative.until is not None:
        return None
    return Found(start, end, "DATE", None, grain, replace(relative, base=base.relative), approximate=near)


def _fits(relative: Relative, base: Found) -> bool:
    """Whether the day is told finely enough to count such units from it."""
    finer = {"year": ("day", "month", "year"), "month": ("day",), "day": ("day",)}
    return base.grain in finer.get(relative.unit, ())


def _chosen(day: Atom, length: Atom) -> Parts | None:
    """Which of many such days a length from today picks: "March in two years", "Friday in two weeks"."""
    relative = length.found.relative if length.found else None
    parts = day.parts
    if parts is None or relative is None or relative.amount is None or parts.amount is not None:
        return None
    given = parts.given()
    if relative.unit == "year" and (given == {"feast"} or ("month" in given and "year" not in given)):
        return replace(parts, unit="year", amount=relative.amount, weak=False)
    weeks, rest = divmod(relative.amount, _WEEK)
    if given == {"weekday"} and relative.unit == "day" and not rest:
        return replace(parts, unit="week", amount=weeks, weak=False)
    return None
