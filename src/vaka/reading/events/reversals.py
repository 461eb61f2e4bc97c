"""What calls an event off, puts it off or denies it: verbs whose object it is, far before or right behind its noun."""

from __future__ import annotations

from collections.abc import Sequence

from vaka.codebook import codebook
from vaka.reading.events.patterns import Match
from vaka.reading.events.scene import Scene

__all__ = ["called_off", "calling_off", "denied"]

OFF = ("postponed", "cancelled", "denied")
"""What the words right behind a verb of taking place say against it: "the visit was called off"."""


REACH = 10
"""How far before a noun the verb stands that calls its event off, in one clause without a comma (words)."""

PLANNED = (
    "encounter",
    "arrival",
    "welcome",
    "delegation talks",
    "ceremony",
    "reception",
    "treaty signing",
    "conference",
    "press conference",
)
"""Families of events that are arranged, and so can be called off or put off."""


REFUSALS = ("rejection", "sanctions", "restriction")
"""Kinds whose verbs may call an event off."""


def calling_off(scene: Scene, candidates: Sequence[Match]) -> list[Match]:
    """The verbs that refuse something and here call off or put off an arranged event: that event is what is told."""
    off = [
        m
        for label in ("before", "after")
        for m in scene.found.get(label, ())
        if m.value in OFF and m.value != "denied"
    ]
    nouns = [m for m in candidates if m.label == "noun" and codebook()[m.value].family in PLANNED]
    return [
        verb
        for verb in candidates
        if verb.label == "verb"
        and verb.value in REFUSALS
        and any(set(m.taken) & set(verb.taken) for m in off)
        and any(_goes_with(scene, noun, verb) for noun in nouns)
    ]


def _goes_with(scene: Scene, noun: Match, verb: Match) -> bool:
    """Whether a noun stands in the clause of a verb, on the side where its object does."""
    begin, end = scene.clause(verb.first)
    inside = begin <= noun.first and noun.last < end
    return inside and (noun.first < verb.last if scene.verb_final else noun.last > verb.first)


def called_off(scene: Scene, noun: Match, last: int, light: Match | None) -> frozenset[str]:
    """What a verb in its clause says against an arranged event: "called off X's visit", "the visit was called off".

    Args:
        scene: The sentence.
        noun: The words that tell the event.
        last: Last word of them and of the light verb.
        light: The verb of taking place, if any.
    """
    if noun.label != "noun" or codebook()[noun.value].family not in PLANNED:
        return frozenset()
    off = [m for m in scene.found.get("after", ()) if m.value in OFF and last <= m.first <= last + 1]
    if light is not None and scene.verb_final:
        off += [m for m in scene.found.get("after", ()) if m.value in OFF and set(m.taken) & set(light.taken)]
    if light is None and not scene.verb_final:
        begin, _ = scene.clause(noun.first)
        off += [
            m
            for m in scene.found.get("before", ())
            if m.value in OFF
            and begin <= m.first < noun.first <= m.first + REACH
            and not _parted(scene, m, noun)
        ]
    return frozenset(m.value for m in off)


def _parted(scene: Scene, off: Match, noun: Match) -> bool:
    """Whether a comma, an "and" or another verb stands between."""
    between = [i for i in range(off.first + 1, noun.first) if i not in off.taken]
    verbs = scene.predicates - set(off.taken)
    return any(scene.words[i].gap or i in verbs for i in between) or any(
        m.first in between for m in scene.found.get("and", ())
    )


def denied(scene: Scene, first: int, head: int) -> bool:
    """Whether a verb of denial before governs the clause: "X denied on Friday that Y had met Z".

    The clause hangs on that verb's own, or is one with it where nothing marks the two apart (Chinese, Vietnamese).
    """
    if scene.verb_final:
        return False
    begin, _ = scene.clause(head)
    opener = scene.opener(head)
    for match in scene.found.get("before", ()):
        if match.value != "denied" or match.last >= first:
            continue
        end = first if match.first >= begin else begin if opener else 0
        between = range(match.last + 1, end)
        joined = match.first >= begin and any(scene.has("and", match.last + 1, end))
        if end and not joined and not any(scene.words[i].gap == "hard" or i in scene.starts for i in between):
            return True
    return False
