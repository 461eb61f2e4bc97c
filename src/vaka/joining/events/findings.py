"""Findings: the claims on one field of one event, weighed; what cannot all be true is kept with who says which.

A claim is one value of one field as one reporting line gives it. Claims of two documents contradict each other where
joining found that they do (`when`, `where`, `source`), where figures exclude each other (`amount`), or where another
person takes part for the same side (`participants`). A page contradicts itself where it tells one event in full
twice, each time otherwise. What is only finer, planned, a part, a subset or a bound contradicts nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from vaka.edtf import days_of
from vaka.joining.events.claims import Said, one_person
from vaka.joining.events.figures import disputed_figures, exclude
from vaka.joining.events.origins import Lines
from vaka.joining.events.rivals import doers_of
from vaka.joining.events.unit import MUTUAL, Unit
from vaka.records import Claim, Evidence, Finding, Ref, Span

__all__ = ["ABSENT", "findings_of"]

ABSENT = "not "
"""Stands before the name of somebody who is said to have stayed away, in the value of a claim."""

ACROSS = "told of one event as news, and they cannot both be true"
WITHIN = "one page tells its event twice, and not the same way"
OTHERS = "each names another person for the same side of one event"
STAYED = "one has somebody take part whom the other has stay away"
RIVALS = "told of one deed, each time by another doer: who says so stands beside each"


@dataclass(frozen=True, slots=True)
class _Told:
    """A value with the unit that gives it, and where."""

    value: str
    unit: Unit
    n: int | None = None
    span: Span | None = None


def findings_of(units: Sequence[Unit], disputed: Collection[str], lines: Lines) -> tuple[Finding, ...]:
    """What the units of one event contradict each other in, field by field.

    Args:
        units: All that tell of the event.
        disputed: The fields in which joining found that two of them exclude each other.
        lines: Who answers for what a document claims.
    """
    told = [u for u in units if u.status in ("held", "alleged") and u.role != "future"]
    found = [
        ("when", _days(units, told, "when" in disputed), ACROSS),
        ("where", _places(units, told, "where" in disputed), ACROSS),
        *(("amount", figures, ACROSS) for figures in _figures(units, told)),
        ("source", _doers(told) if "source" in disputed else [], RIVALS),
        *(("participants", some, why) for some, why in _people(told)),
    ]
    made = (_finding(field, values, why, lines) for field, values, why in found)
    return tuple(f for f in made if len(f.claims) > 1)


# --- when and where ------------------------------------------------------------------------------------


def _days(units: Sequence[Unit], told: Sequence[Unit], disputed: bool) -> list[_Told]:
    found: list[_Told] = []
    if disputed:
        dated = [u for u in units if u.when and u.interval and u.basis != "publication"]
        across = [u for u in dated if any(_excludes(u, other) for other in dated)]
        found = [_said(u.when or "", u, "day") for u in across]
    for unit in told:
        if unit.frame == "meet":
            found += _two_ways(unit, "day", lambda a, b: days_of(a.value) != days_of(b.value))
    return _once(found)


def _excludes(a: Unit, b: Unit) -> bool:
    """Whether two times cannot both be right; a coarser one that holds the finer excludes nothing."""
    return a.interval is not None and b.interval is not None and a.interval.meet(b.interval) is None


def _places(units: Sequence[Unit], told: Sequence[Unit], disputed: bool) -> list[_Told]:
    found: list[_Told] = []
    if disputed:
        placed = (_said(u.place_name or "", u, "place") for u in units if u.role == "main")
        found = [one for one in placed if one.span is not None]
    for unit in told:
        if unit.frame == "meet" and unit.role == "main":
            found += _two_ways(unit, "place", lambda a, b: a.value != b.value)
    return _once(found)


def _two_ways(unit: Unit, field: str, differ: Callable[[Said, Said], bool]) -> list[_Told]:
    """Both ways in which one page tells a field, where two full tellings of its event differ in it."""
    full = [s for s in unit.said if s.field == field and s.firm]
    apart = {n for (n, a), (m, b) in combinations(enumerate(full), 2) if differ(a, b) for n in (n, m)}
    return [_Told(full[n].name, unit, full[n].n, full[n].span) for n in sorted(apart)]


def _said(value: str, unit: Unit, field: str) -> _Told:
    """A unit's value with the words that give it, where these can be told."""
    words = next((s for s in unit.said if s.field == field and s.name == value), None)
    return _Told(value, unit, words.n if words else None, words.span if words else None)


def _once(told: Sequence[_Told]) -> list[_Told]:
    return list(dict.fromkeys(told))


# --- figures -------------------------------------------------------------------------------------------


def _figures(units: Sequence[Unit], told: Sequence[Unit]) -> Iterable[list[_Told]]:
    for figures in disputed_figures(units):
        yield [_said(value, unit, "figure") for value, unit in figures]
    for unit in told:
        if unit.role == "main":
            yield from _headline_figures(unit)


def _headline_figures(unit: Unit) -> Iterable[list[_Told]]:
    """A headline's figure against the one that the text gives instead."""
    figures = [s for s in unit.said if s.field == "figure"]
    for head in (s for s in figures if s.headline):
        name = head.value.partition(" ")[2]
        text = [s for s in figures if s.n == head.n and not s.headline and s.value.partition(" ")[2] == name]
        if len(text) == 1 and exclude(head.value, text[0].value):
            yield [_Told(s.value, unit, s.n, s.span) for s in (head, text[0])]


# --- who -----------------------------------------------------------------------------------------------


def _doers(told: Sequence[Unit]) -> list[_Told]:
    """Whom each unit names as the doer."""
    return [_Told(s.name, u, s.n, s.span) for u in told for s in doers_of(u)]


def _people(told: Sequence[Unit]) -> Iterable[tuple[list[_Told], str]]:
    yield _stayed(told), STAYED
    if all(u.family in MUTUAL for u in told):
        yield from ((some, OTHERS) for some in _other_persons(told))


def _stayed(told: Sequence[Unit]) -> list[_Told]:
    """Those whom one passage has take part and another stay away, or have somebody stand in for."""
    away = [(u, s) for u in told for s in u.said if s.field == "absent"]
    found: list[_Told] = []
    for unit, gone in away:
        there = [(u, s) for u in told for s in _persons(u) if s.value == gone.value]
        if there:
            came = _in_place_of(unit, gone, {s.value for u, _ in there for s in _persons(u)})
            value, where = (came.name, came.span) if came else (ABSENT + gone.name, gone.span)
            found.append(_Told(value, unit, gone.n, where))
            found += [_Told(s.name, u, s.n, s.span) for u, s in there]
    return _once(found)


def _in_place_of(unit: Unit, gone: Said, others: Collection[str]) -> Said | None:
    """The one person whom a passage has take part for the side of somebody who stayed away, and nobody else has."""
    new = [s for s in _persons(unit) if s.n == gone.n and s.value not in others]
    own = [s for s in new if s.side == gone.side] or new
    return own[0] if len({s.value for s in own}) == 1 else None


def _other_persons(told: Sequence[Unit]) -> Iterable[list[_Told]]:
    """Of one side, the persons whom two documents name instead of each other, by side."""
    found: dict[str, list[_Told]] = {}
    for a, b in combinations(told, 2):
        if a.document == b.document:
            continue
        for side, persons in _instead(_persons(a), _persons(b), a, b):
            found.setdefault(side, []).extend(persons)
    for unit in told:
        head, text = ([s for s in _persons(unit) if s.headline is at] for at in (True, False))
        for side, persons in _instead(head, text, unit, unit):
            found.setdefault(side, []).extend(persons)
    return [_once(found[side]) for side in sorted(found)]


def _persons(unit: Unit) -> list[Said]:
    return [s for s in unit.said if s.field == "person"]


def _instead(
    mine: Sequence[Said], theirs: Sequence[Said], a: Unit, b: Unit
) -> Iterable[tuple[str, list[_Told]]]:
    """The side for which two tellings of one act name one other person each, while they agree on another's."""
    common = {s.value for s in mine} & {s.value for s in theirs}
    one, other = ([s for s in some if s.value not in common] for some in (mine, theirs))
    if not common or len({s.value for s in one}) != 1 or len({s.value for s in other}) != 1:
        return
    (x, y), sides = (one[0], other[0]), {s.side for s in (*one, *other) if s.side != s.value}
    known = y.value in a.elsewhere or x.value in b.elsewhere
    if len(sides) == 1 and not known and not one_person(x, y):
        yield (
            min(filter(None, sides)),
            [_Told(s.name, u, s.n, s.span) for s, u in _tellings(one, a, other, b)],
        )


def _tellings(one: Sequence[Said], a: Unit, other: Sequence[Said], b: Unit) -> Iterable[tuple[Said, Unit]]:
    yield from ((s, a) for s in one)
    yield from ((s, b) for s in other)


# --- in words ------------------------------------------------------------------------------------------


def _finding(field: str, told: Sequence[_Told], why: str, lines: Lines) -> Finding:
    by_value: dict[str, list[_Told]] = {}
    for one in told:
        by_value.setdefault(one.value, []).append(one)
    claims = tuple(_claim(value, some, lines) for value, some in sorted(by_value.items()))
    within = len({one.unit.document for one in told}) == 1
    return Finding(field, claims, (WITHIN if within else why,))


def _claim(value: str, told: Sequence[_Told], lines: Lines) -> Claim:
    refs = {Ref(t.unit.document, t.n) if t.n is not None else t.unit.refs[0] for t in told}
    words = {Evidence(t.unit.document, t.span) for t in told if t.span is not None}
    tellers = set().union(*(_tellers(t.unit, lines) for t in told))
    return Claim(value, tuple(sorted(refs)), tuple(sorted(tellers)), tuple(sorted(words)))


def _tellers(unit: Unit, lines: Lines) -> frozenset[str]:
    """Who answers for what a document claims: the lines that it credits, its outlet where it credits nobody."""
    credited = lines.of(unit.document)
    return credited or frozenset({unit.outlet} if unit.outlet else ())
