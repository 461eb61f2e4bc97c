"""What the rest of a sentence says of when an event lies: to come, said before the news, announced long ago."""

from __future__ import annotations

from collections.abc import Sequence

from vaka.codebook import codebook
from vaka.reading.events.roles import age_of
from vaka.reading.events.scene import Scene
from vaka.reading.events.sketch import compiled
from vaka.reading.events.triggers import Trigger, preposition_of
from vaka.records import Interval, Quotation, TimeExpression

__all__ = ["ahead_of", "announced_before", "on_agenda", "said_before", "told_earlier"]

SAID = 2
"""How far behind its auxiliary a verb of saying stands at most (words)."""

NEAR = 2
"""How far from its verb an adverb stands at most (words); twice that where verbs come last."""

SCHEDULED = frozenset(
    ("encounter", "delegation talks", "press conference", "reception", "phone call", "conference", "ceremony")
)
"""Families of what a programme holds, and of what may be the news though a participle tells it."""

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
    if preposition_of(scene, trigger.first) is None and _comes(scene, trigger):
        return True
    starts = [scene.clause(scene.word_at(t.span.start))[0] for t in times]
    start = min([scene.clause(trigger.first)[0], *starts])
    moods = [
        m
        for m in scene.found.get("before", ())
        if m.value in ("future", "planned") and start <= m.first and m.last < trigger.first
    ]
    own = {i for m in moods for i in (*m.taken, m.last + 1)}
    return bool(moods) and all(p in own for p in scene.predicates if start <= p < trigger.first)


def _comes(scene: Scene, trigger: Trigger) -> bool:
    """Whether the next verb of a noun's clause is still to come: "the signing and the visit will follow"."""
    _, end = scene.clause(trigger.first)
    moods = [
        m
        for m in scene.found.get("before", ())
        if m.value in ("future", "planned") and trigger.last < m.first and m.last < end
    ]
    first = min((m.first for m in moods), default=None)
    return first is not None and not any(p in scene.predicates for p in range(trigger.last + 1, first))


def on_agenda(scene: Scene, trigger: Trigger) -> bool:
    """Whether an encounter is only set on a programme: "on the agenda is also a meeting with X"."""
    named = trigger.telling == "past" and not scene.predicates & set(trigger.taken)  # "une rencontre entre"
    if codebook()[trigger.kind].family not in SCHEDULED:
        return False
    if trigger.telling not in ("nominal", "present") and not named:
        return False
    begin, end = scene.clause(trigger.head)
    before = any(m.last < trigger.first for m in scene.found.get("agenda", ()))
    behind = scene.has("agenda", trigger.last + 1, end - 1) if scene.verb_final else ()
    return before or any(m.first >= begin for m in behind)


def told_earlier(
    scene: Scene,
    trigger: Trigger,
    times: Sequence[TimeExpression],
    published: Interval | None,
    in_lead: bool,
) -> bool:
    """Whether the words at a verb set it before the news: "earlier imposed", "since it sent troops", "the ship seized".

    Args:
        scene: The sentence.
        trigger: What is told in it.
        times: The expressions that date it; what happened yesterday or today is news whatever adverb is beside it.
        published: The days of publication.
        in_lead: Whether the sentence is the headline or of the lead.
    """
    if any(age_of(t, published) == "now" for t in times):
        return False
    if _beside(scene, trigger, "earlier") or _since_when(scene, trigger) or _goes_on_earlier(scene, trigger):
        return True
    if in_lead:
        return False
    kind = codebook()[trigger.kind]
    moves = kind.frame == "visit" or kind.family == "arrival"
    if not moves and _beside(scene, trigger, "already"):
        return True
    return kind.family not in SCHEDULED and kind.family != "arrival" and _describes(scene, trigger)


def _beside(scene: Scene, trigger: Trigger, label: str) -> bool:
    """Whether an adverb stands at the trigger's verb."""
    if trigger.telling not in ("past", "present", "participle", "clausal"):
        return False
    reach = NEAR if not scene.verb_final else 2 * NEAR
    first = min(trigger.first, trigger.head)
    for match in scene.found.get(label, ()):
        ahead = 0 < first - match.last <= reach
        inside = first <= match.first <= trigger.last
        behind = 0 < match.first - trigger.last <= 1 and not scene.verb_final
        low, high = sorted((match.last, first) if ahead else (trigger.last, match.first))
        parted = any(scene.words[i].gap for i in range(low + 1, high + 1))
        if inside or ((ahead or behind) and not parted):
            return True
    return False


def _goes_on_earlier(scene: Scene, trigger: Trigger) -> bool:
    """Whether "and" joins the clause to a sentence that such an adverb opens: "Earlier X called Y and thanked him"."""
    begin, _ = scene.clause(trigger.head)
    joined = any(begin - 1 <= m.first <= begin for m in scene.found.get("and", ()))
    return begin > 0 and joined and any(m.first == 0 for m in scene.found.get("earlier", ()))


def _since_when(scene: Scene, trigger: Trigger) -> bool:
    """Whether the clause only bounds a lapse: "since the Kremlin sent troops"."""
    begin, _ = scene.clause(trigger.head)
    openers = scene.found.get("since when", ())
    if scene.verb_final:
        return any(0 < m.first - trigger.last <= 1 for m in openers)
    return any(begin - 1 <= m.last <= begin + 1 and m.last < trigger.first for m in openers)


def _describes(scene: Scene, trigger: Trigger) -> bool:
    """Whether a verb only describes a noun: "the citizens captured by X", "X'in düzenlediği saldırılar"."""
    if trigger.telling == "participle":
        return True
    turned = trigger.telling == "clausal" and max(trigger.taken) > trigger.head
    if scene.verb_final:
        return turned
    looks = scene.pack.clauses.reduced
    if (
        trigger.telling != "past"
        or looks is None
        or not compiled(looks).fullmatch(scene.words[trigger.head].text)
    ):
        return False
    begin, _ = scene.clause(trigger.head)
    helped = any(begin <= m.first < trigger.head for m in scene.found.get("auxiliary", ()))
    return begin < trigger.head and not helped and trigger.head not in (begin, begin + 1)


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
