"""What calls an event off, puts it off or denies it: verbs whose object it is, far before or right behind its noun."""

from __future__ import annotations

from collections.abc import Sequence

from vaka.codebook import codebook
from vaka.reading.events.patterns import Match
from vaka.reading.events.scene import Name, Scene

__all__ = ["UNDONE", "called_off", "calling_off", "denied", "refused", "undone_by"]

UNDONE = frozenset({"postponed", "cancelled"})
"""What a verb does to an event that is not to be as it was planned."""

OFF = ("postponed", "cancelled", "denied")
"""What the words right behind a verb of taking place say against it: "the visit was called off"."""


REACH = 10
"""How far before a noun the verb stands that calls its event off, in one clause without a comma (words)."""

OBJECT = 6
"""How far behind a verb of refusal the noun stands that it refuses (words: its subject and an article come between)."""

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


def called_off(scene: Scene, noun: Match, last: int, light: Match | None, phrased: bool) -> frozenset[str]:
    """What a verb in its clause says against an arranged event: "called off X's visit", "the visit was called off".

    Args:
        scene: The sentence.
        noun: The words that tell the event.
        last: Last word of them and of the light verb.
        light: The verb of taking place, if any.
        phrased: Whether a preposition governs the noun, so that it is no subject.
    """
    if not _names(scene, noun) or codebook()[noun.value].family not in PLANNED:
        return frozenset()
    off = [m for m in scene.found.get("after", ()) if m.value in OFF and last <= m.first <= last + 1]
    if light is not None and scene.verb_final:
        off += [m for m in scene.found.get("after", ()) if m.value in OFF and set(m.taken) & set(light.taken)]
    if not scene.verb_final and not phrased:
        off += _of_subject(scene, last)
    if (light is None or noun.label == "verb") and not scene.verb_final:
        begin, _ = scene.clause(noun.first)
        off += [
            m
            for m in scene.found.get("before", ())
            if m.value in OFF
            and begin <= m.first < noun.first <= m.first + REACH
            and not _parted(scene, m, noun)
        ]
    return frozenset(m.value for m in off)


def _names(scene: Scene, event: Match) -> bool:
    """Whether words name an event; where words are not parted, a verb's noun is the same word as the verb."""
    if event.label == "noun":
        return True
    nouns = (i for m in scene.found.get("noun", ()) for i in m.taken)
    return scene.pack.segmentation.unspaced and (event.last in nouns or event.last + 1 in _off_words(scene))


def _off_words(scene: Scene) -> set[int]:
    return {m.first for m in scene.found.get("after", ()) if m.value in OFF}


def _of_subject(scene: Scene, last: int) -> list[Match]:
    """What the first verb behind a subject says against it: "the meeting of X and Y set for May has been put off"."""
    _, end = scene.clause(last)
    helping = {
        i for label in ("before", "after") for m in scene.found.get(label, ()) if m.value != "negative"
        for i in m.taken
    }  # fmt: skip
    begin, end = _resumed(scene, last + 1, end)
    for off in sorted(scene.found.get("after", ()), key=lambda m: m.first):
        if off.value in OFF and begin <= off.first < end:
            first = off.first
            while first > begin and first - 1 in scene.predicates | helping:
                first -= 1  # its own auxiliaries: "has been"
            verbs = (scene.predicates | set(scene.starts)) & set(range(begin + (begin > last + 1), first))
            return [off] if not verbs - helping else []
    return []


def _resumed(scene: Scene, begin: int, end: int) -> tuple[int, int]:
    """Where the clause of a subject goes on: behind the relative clause that its phrase ends with, if one follows."""
    relative = end < len(scene.words) and scene.words[end].gap == "soft" and scene.opener(end) is not None
    behind = (i for i in range(end + 1, len(scene.words)) if scene.words[i].gap == "soft")
    again = next(behind, None) if relative else None
    return (begin, end) if again is None else (again, len(scene.words))


def refused(scene: Scene, noun: Match, phrased: bool, refusals: Sequence[Match]) -> bool:
    """Whether the verb of its clause refuses an arranged event: "turned down a meeting with X".

    Args:
        scene: The sentence.
        noun: The words that tell the event.
        phrased: Whether a preposition governs them, so that they are no object.
        refusals: The verbs of refusal of the sentence.
    """
    if noun.label != "noun" or codebook()[noun.value].family not in PLANNED or phrased:
        return False
    for verb in refusals:
        if scene.verb_final:
            if 0 < verb.first - noun.last <= 1:
                return True
        elif verb.first < noun.first <= verb.first + OBJECT and _goes_with(scene, noun, verb):
            return not _parted(scene, verb, noun)
    return False


def _parted(scene: Scene, off: Match, noun: Match) -> bool:
    """Whether a comma, an "and" or another verb stands between."""
    between = [i for i in range(off.first + 1, noun.first) if i not in off.taken]
    hung = {i for m in scene.found.get("preposition", ()) for i in m.taken}
    verbs = scene.predicates - set(off.taken) - hung
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
    near = (m for m in scene.found.get("before", ()) if m.value == "infinitive")
    infinite = scene.pack.clauses.bracket and any(0 < m.first - head <= 2 for m in near)
    opener = scene.opener(head) is not None or infinite  # "bestritt, sich mit X getroffen zu haben"
    for match in scene.found.get("before", ()):
        if match.value != "denied" or match.last >= first:
            continue
        end = first if match.first >= begin else begin if opener else 0
        between = range(match.last + 1, end)
        joined = match.first >= begin and any(scene.has("and", match.last + 1, end))
        if end and not joined and not any(scene.words[i].gap == "hard" or i in scene.starts for i in between):
            return True
    return False


def undone_by(scene: Scene, kind: str, features: frozenset[str], first: int) -> Name | None:
    """Who calls off or puts off a visit told without its visitor, and so is the visitor: the subject before the verb.

    Args:
        scene: The sentence.
        kind: Kind of the event.
        features: What the words say of it.
        first: Its first word.
    """
    if not features & UNDONE or codebook()[kind].frame != "visit":
        return None
    begin, _ = scene.clause(first)
    before = (n for n in scene.names if begin <= n.first and n.last < first)
    return next((n for n in before if n.entity.kind in ("person", "country")), None)
