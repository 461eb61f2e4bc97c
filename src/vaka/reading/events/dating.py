"""Which time expressions date which event of a sentence, and what they say of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from vaka.reading.events.scene import Scene
from vaka.reading.events.triggers import Trigger
from vaka.records import Basis, Interval, TimeExpression

__all__ = ["Dated", "date_of", "dates_of", "finest", "is_celebrated", "is_gap", "words_in"]

FRONTED = 2
"""A time expression among the first words of a sentence dates all its events (word number, at most)."""


@dataclass(frozen=True, slots=True)
class Dated:
    """When an event is told to have happened."""

    times: tuple[int, ...] = ()
    when: str | None = None
    interval: Interval | None = None
    basis: Basis | None = None


def words_in(scene: Scene, times: Iterable[TimeExpression]) -> frozenset[int]:
    """The words of a sentence that belong to its time expressions."""
    spans = [t.span for t in times]
    return frozenset(
        i for i, w in enumerate(scene.words) if any(s.start <= w.start and w.end <= s.end for s in spans)
    )


def dates_of(
    scene: Scene, triggers: Sequence[Trigger], times: Iterable[TimeExpression]
) -> list[list[TimeExpression]]:
    """For every trigger the time expressions that date it."""
    given: list[list[TimeExpression]] = [[] for _ in triggers]
    for time in times:
        if time.type not in ("DATE", "TIME") or not triggers or is_celebrated(scene, time):
            continue
        for k in _dated_by(scene, triggers, time):
            given[k].append(time)
    return given


def _dated_by(scene: Scene, triggers: Sequence[Trigger], time: TimeExpression) -> list[int]:
    first, last = scene.word_at(time.span.start), scene.word_at(time.span.end - 1)
    if _of_statement(scene, triggers, last):
        return []
    begin, end = scene.clause(first)
    free = {k: t for k, t in enumerate(triggers) if _reaches(scene, t, first, last)}
    own = [k for k, t in free.items() if begin <= t.head < end or begin <= t.first < end]
    if first <= FRONTED and scene.words[0].gap != "hard":
        return [k for k, t in free.items() if t.telling not in ("nominal", "clausal") or k in own[:1]]
    if not own:
        bare = not any(begin <= p < end for p in scene.predicates)
        own = list(free) if bare and len(triggers) == 1 else []
    return sorted(own, key=lambda k: _distance(triggers[k], first, last))[:1]


def _reaches(scene: Scene, trigger: Trigger, first: int, last: int) -> bool:
    """Whether no other verb stands between: where verbs come last, a time belongs to the next verb behind it."""
    if not scene.verb_final:
        return True
    own = {*trigger.taken, trigger.head}
    planned = {i for label in ("before", "after") for m in scene.found.get(label, ()) for i in m.taken}
    between = range(last + 1, trigger.first)
    return first <= trigger.last and not any(
        i in scene.adnominals and i not in own | planned for i in between
    )


def _distance(trigger: Trigger, first: int, last: int) -> int:
    return max(first - trigger.last, trigger.first - last, 0)


def _of_statement(scene: Scene, triggers: Sequence[Trigger], last: int) -> bool:
    """Whether the words right behind say that a statement was made then."""
    for match in scene.found.get("statement", ()):
        if last < match.first <= last + 3 and not any(last < t.first < match.first for t in triggers):
            return True
    return False


def is_celebrated(scene: Scene, time: TimeExpression) -> bool:
    """Whether the date is an anniversary's: it is celebrated and dates nothing."""
    first, last = scene.word_at(time.span.start), scene.word_at(time.span.end - 1)
    return bool(scene.has("anniversary", first - 3, last + 3))


def is_gap(scene: Scene, time: TimeExpression) -> bool:
    """Whether a duration is the time gone by since the last event of its kind."""
    first, last = scene.word_at(time.span.start), scene.word_at(time.span.end - 1)
    return time.type == "DURATION" and bool(scene.has("interval", first - 2, last + 3))


def _coarseness(time: TimeExpression) -> tuple[int, bool, int]:
    days = time.interval.days if time.interval else None
    return (days or 10**6, time.basis != "explicit", time.n)


def date_of(times: Sequence[TimeExpression]) -> Dated:
    """The finest of the expressions that do not exclude each other."""
    best = finest(times)
    if best is None or best.value is None or best.interval is None:
        return Dated(tuple(t.n for t in times))
    return Dated(tuple(t.n for t in times), best.value, best.interval, best.basis)


def finest(times: Sequence[TimeExpression]) -> TimeExpression | None:
    """The most precise expression; of equals the explicit one."""
    known = [t for t in times if t.value and t.interval] or list(times)
    return min(known, key=_coarseness, default=None)
