"""The finer kind of an event and its mode, by the words around its trigger and by who takes part."""

from __future__ import annotations

from collections.abc import Sequence

from vaka.codebook import codebook
from vaka.knowledge import sites
from vaka.reading.events.cast import Cast
from vaka.reading.events.scene import Scene
from vaka.reading.events.spans import clause_of
from vaka.reading.events.triggers import Trigger
from vaka.records import LocalEntity

__all__ = ["kind_of", "mode_of"]


def mode_of(trigger: Trigger, cast: Cast, entities: Sequence[LocalEntity]) -> str | None:
    """PLOVER's mode; a meeting on the soil of neither side is a third-party one."""
    mode = codebook()[trigger.kind].mode
    if codebook()[trigger.kind].family != "encounter" or mode == "visit" or not cast.place:
        return mode
    where = cast.place.entity.country or cast.place.entity.name
    sides = {entities[p.entity].country or entities[p.entity].name for p in cast.parts}
    if len(sides) < 2:
        return mode
    return "visit" if where in sides else "third-party"


SUMMIT = 5
"""How near behind a verb of discussing "summit" or "leaders" makes it a summit (words): farther off it is a topic."""


def kind_of(scene: Scene, trigger: Trigger, cast: Cast) -> str:
    """The finer kind that the words around a trigger make of it: a site visit, a state visit, a summit meeting."""
    near = clause_of(scene, trigger)
    if trigger.kind == "visit" and cast.destination is not None and cast.destination.entity.key in sites():
        return "site visit"
    if trigger.kind == "visit" and scene.has("official", *near):
        return "state visit"
    if "content" in trigger.features:
        near = (near[0], min(near[1], trigger.last + SUMMIT))
    vetoed = {
        i for m in scene.found.get("veto", ()) for i in m.taken
    }  # another's: "on the sidelines of the summit"
    summits = (m for m in scene.has("summit", *near) if not vetoed & set(m.taken))
    if trigger.kind in ("meeting", "talks") and any(summits):
        return "summit meeting"
    return trigger.kind
