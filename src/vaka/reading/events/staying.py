"""Sentences that say where somebody is, without telling an event: "the minister, who is in X"."""

from __future__ import annotations

from vaka.reading.events.patterns import Match
from vaka.reading.events.scene import Name, Scene
from vaka.reading.events.setting import Stay

__all__ = ["place_before", "stays_in"]

NEAR = 6
"""How far from the words that tell a stay its place stands at most (words)."""

AUXILIARY = 2
"""How far before those words an auxiliary stands at most (words)."""

NO_PLACE = ("capital", "demonym")
"""Forms of a state's name that tell no place: the seat of its government, its people."""


def stays_in(scene: Scene) -> list[Stay]:
    """Where the people of a sentence are told to be; nothing where it looks back or lies ahead."""
    if scene.found.get("lookback") or scene.found.get("recall"):
        return []
    people = frozenset(n.entity.n for n in scene.names if n.entity.kind == "person")
    places = [_place(scene, match) for match in scene.found.get("stays", ()) if not _unreal(scene, match)]
    return [Stay(scene.sentence.n, p.entity.n, people) for p in places if p is not None and people]


def _unreal(scene: Scene, stay: Match) -> bool:
    """Whether an auxiliary before says that it lies ahead, far back or is not so."""
    moods = (m for m in scene.found.get("before", ()) if m.value != "past" and stay.taken != m.taken)
    return any(stay.first - AUXILIARY <= m.last < stay.first for m in moods)


def _place(scene: Scene, stay: Match) -> Name | None:
    """The place that stands nearest on the side where this language puts it."""
    begin, end = scene.clause(stay.first)
    there = [
        n
        for n in scene.names
        if n.entity.kind in ("place", "country")
        and (n.entity.country or n.entity.key is None)
        and n.mention.form not in NO_PLACE
        and (n.relation in ("in", "at") or set(range(n.first, n.last + 1)) & set(stay.taken))
        and begin <= n.first < max(end, stay.last + NEAR)
        and _distance(n, stay) <= NEAR
    ]
    return min(there, key=lambda n: (n.entity.kind == "country", _distance(n, stay)), default=None)


def _distance(name: Name, stay: Match) -> int:
    return max(name.first - stay.last, stay.first - name.last, 0)


def place_before(scene: Scene, word: int) -> Name | None:
    """The place that a clause opened by "where" hangs on: "travelled to X, where he met Y".

    Args:
        scene: The sentence.
        word: A word of the clause.
    """
    begin, _ = scene.clause(word)
    if not any(m.first == begin for m in scene.found.get("where", ())):
        return None
    before = [n for n in scene.names if n.last < begin and begin - n.last <= NEAR]
    last = before[-1] if before else None
    if last is None or last.entity.kind not in ("place", "country") or last.mention.form in NO_PLACE:
        return None
    return last
