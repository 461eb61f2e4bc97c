"""Which words of a sentence tell of an event: the clause, or the phrase of a noun or participle."""

from __future__ import annotations

from collections.abc import Sequence

from vaka.reading.events.dating import words_in
from vaka.reading.events.scene import Scene
from vaka.reading.events.triggers import Trigger
from vaka.records import Span, TimeExpression

__all__ = ["clause_of", "telling_span"]


def clause_of(scene: Scene, trigger: Trigger) -> tuple[int, int]:
    """First and last word of the clause that holds a trigger."""
    begin, end = scene.clause(trigger.head)
    return min(begin, trigger.first), max(end - 1, trigger.last)


def telling_span(scene: Scene, trigger: Trigger, own: Sequence[TimeExpression]) -> Span:
    """The clause, without the "and" or "that" that opens it; of a participle, what leads up to its noun.

    A noun's goes on to the time that stands behind it.
    """
    first, last = whole = clause_of(scene, trigger)
    if trigger.telling in ("participle", "nominal"):
        first, last = _noun_phrase(scene, trigger, first, last)
    if trigger.telling == "nominal":
        first = max([first, *(m.last + 1 for m in scene.has("last time", first, trigger.first - 1))])
        timed = [i for t in own for i in words_in(scene, [t]) if last < i <= whole[1]]
        if timed and not any(i in scene.predicates for i in range(last + 1, max(timed))):
            last = max(timed)
    opening = {m.first: m.last for label in ("joint", "and") for m in scene.found.get(label, ())}
    while first in opening and opening[first] < trigger.first:
        first = opening[first] + 1
    return scene.span(first, last)


def _noun_phrase(scene: Scene, trigger: Trigger, first: int, last: int) -> tuple[int, int]:
    """From the last comma or predicate before the trigger to the name, comma or predicate behind it."""
    nominal = trigger.telling == "nominal"
    for i in range(trigger.first, first, -1):
        parted = scene.words[i].gap and (nominal or trigger.first - i >= 2)
        if parted or (nominal and i - 1 in scene.predicates):
            first = i
            break
    if nominal and not scene.verb_final:
        cuts = (i for i in range(trigger.last + 1, last + 1) if scene.words[i].gap or i in scene.predicates)
        return first, next(cuts, last + 1) - 1
    behind = [n.last for n in scene.names if trigger.last < n.first <= trigger.last + 2]
    return first, min(last, max([trigger.last, *(behind if not nominal else ())]))
