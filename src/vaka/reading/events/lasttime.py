"""Nouns that name the last encounter before the news: "met for the first time since the talks in X".

Such a noun looks back whatever else is told of it, and the place behind it is where that encounter was.
"""

from __future__ import annotations

from vaka.codebook import codebook
from vaka.reading.events.patterns import Match
from vaka.reading.events.scene import Name, Scene
from vaka.reading.events.triggers import Trigger

__all__ = ["is_last_time", "of_last_time"]

REACH = 3
"""How far behind "since" the noun stands at most: an article and an attribute lie between (words)."""


def is_last_time(scene: Scene, trigger: Trigger) -> bool:
    """Whether a noun names the last encounter before the news."""
    if trigger.telling != "nominal":
        return False
    return any(set(noun.taken) & set(trigger.taken) for _, noun in _last_times(scene))


def of_last_time(scene: Scene, trigger: Trigger, place: Name) -> bool:
    """Whether a place behind a verb belongs to such a noun between them; never where verbs come last."""
    if scene.verb_final:
        return False
    return any(trigger.last < word.first and noun.last < place.first for word, noun in _last_times(scene))


def _last_times(scene: Scene) -> list[tuple[Match, Match]]:
    """The words for "since" and the nouns of an encounter that they govern."""
    behind = scene.verb_final or scene.pack.segmentation.unspaced
    nouns = [m for m in scene.found.get("noun", ()) if codebook()[m.value].family == "encounter"]
    return [
        (word, noun)
        for word in scene.found.get("last time", ())
        for noun in nouns
        if (0 < word.first - noun.last <= 1 if behind else 0 < noun.first - word.last <= REACH)
    ]
