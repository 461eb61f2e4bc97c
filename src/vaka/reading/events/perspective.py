"""What the rest of a sentence says of when an event lies: to come, said before the news, announced long ago."""

from __future__ import annotations

from collections.abc import Sequence

from vaka.reading.events.roles import age_of
from vaka.reading.events.scene import Scene
from vaka.reading.events.sketch import compiled
from vaka.reading.events.triggers import Trigger
from vaka.records import Interval, Quotation, TimeExpression

__all__ = ["ahead_of", "announced_before", "said_before"]

SAID = 2
"""How far behind its auxiliary a verb of saying stands at most (words)."""

AFTER = 2
"""How far before a noun a word for "after" stands at most (words)."""


def ahead_of(scene: Scene, trigger: Trigger, times: Sequence[TimeExpression]) -> bool:
    """Whether a noun hangs on a verb that is still to come: "will be in X today, for a visit to Y".

    Looked at are the noun's clause and that of its own time, up to the noun; not what is told to come after it.
    """
    if trigger.telling != "nominal" or scene.verb_final:
        return False
    if any(trigger.first - AFTER <= m.last < trigger.first for m in scene.found.get("interval", ())):
        return False
    starts = [scene.clause(scene.word_at(t.span.start))[0] for t in times]
    start = min([scene.clause(trigger.first)[0], *starts])
    moods = [
        m
        for m in scene.found.get("before", ())
        if m.value in ("future", "planned") and start <= m.first and m.last < trigger.first
    ]
    own = {i for m in moods for i in (*m.taken, m.last + 1)}
    return bool(moods) and all(p in own for p in scene.predicates if start <= p < trigger.first)


def said_before(scene: Scene, trigger: Trigger, quotation: Quotation | None) -> bool:
    """Whether what is told was said in a time before the news: "had said that they thanked", "… demişti".

    The pluperfect stands at the verb of saying; where verbs come last, that is the last word outside the quotation.
    """
    span = quotation.span if quotation else None
    outside = [i for i, w in enumerate(scene.words) if span is None or not span.start <= w.start < span.end]
    if not outside:
        return False
    return (_closes_in_perfect if scene.verb_final else _had_said)(scene, trigger, quotation, outside)


def _closes_in_perfect(
    scene: Scene, trigger: Trigger, quotation: Quotation | None, outside: Sequence[int]
) -> bool:
    perfect = scene.pack.endings.features.get("past_perfect")
    last = outside[-1]
    hung = quotation is not None or trigger.telling == "clausal"
    if perfect is None or not hung or last <= trigger.last or scene.words[last].kind:
        return False
    return compiled(perfect).search(scene.words[last].text) is not None


def _had_said(scene: Scene, trigger: Trigger, quotation: Quotation | None, outside: Sequence[int]) -> bool:
    if quotation is None and scene.opener(trigger.head) is None:
        return False
    begin, _ = scene.clause(trigger.first)
    moods = [m for m in scene.found.get("before", ()) if m.value == "past_perfect"]
    said = [s for s in scene.found.get("statement", ()) if quotation is not None or s.last < begin]
    return any(
        set(m.taken) <= set(outside) and any(m.last < s.first <= m.last + SAID for s in said) for m in moods
    )


def announced_before(
    scene: Scene, trigger: Trigger, times: Sequence[TimeExpression], published: Interval | None
) -> bool:
    """Whether a clause hangs on a statement of a time before the news: "announced in 2018 that they had agreed".

    Args:
        scene: The sentence.
        trigger: What is told in it.
        times: All time expressions of the sentence.
        published: The days of publication.
    """
    begin, _ = scene.clause(trigger.head)
    if begin == 0 or scene.verb_final or scene.opener(trigger.head) is None:
        return False
    before, end = scene.clause(begin - 1)
    if not scene.has("statement", before, end - 1):
        return False
    told = [t for t in times if t.type == "DATE" and before <= scene.word_at(t.span.start) < end]
    return any(age_of(t, published) == "past" for t in told)
