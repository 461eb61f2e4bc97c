"""Two accounts of one deed that name each other's side as the one who did it.

Deeds go both ways: shells fly over a border and back, and each shelling is an event of its own. Two reports are
accounts of one deed only where everything but the doer agrees (the story, the day, what was done), the one's doer is
the other's victim (on both sides, or on one and in one place) or both count one toll, no place excludes another, and
neither page tells of both directions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vaka.codebook import PLOVER_TYPES, codebook

if TYPE_CHECKING:
    from vaka.joining.events.claims import Said
    from vaka.joining.events.unit import Unit

__all__ = ["doers_of", "rivals"]

DEEDS = frozenset(PLOVER_TYPES[PLOVER_TYPES.index("COERCE") :])
"""PLOVER types of what somebody does to somebody who would not have it: COERCE and ASSAULT."""

TOLLS = ("dead", "injured", "missing", "arrested")
"""Units of figures that count who suffered."""


def rivals(a: Unit, b: Unit) -> bool:
    """Whether two units of different documents tell of one deed by different doers."""
    if a.document == b.document or a.story is None or a.story != b.story or a.family != b.family:
        return False
    if any((u.role, u.status) not in (("main", "held"), ("main", "alleged")) for u in (a, b)):
        return False
    if codebook()[a.mentions[0].kind].plover not in DEEDS or not _one_day(a, b):
        return False
    mine, theirs = (frozenset(s.value for s in doers_of(u)) for u in (a, b))
    if not mine or not theirs or mine & theirs or _of_two_sorts(mine | theirs, a, b):
        return False
    if theirs & a.elsewhere or mine & b.elsewhere:
        return False
    victims = (bool(mine & b.actors - theirs), bool(theirs & a.actors - mine))
    mirrored = all(victims) or (any(victims) and _one_scene(a, b))
    return not _scenes_apart(a, b) and (mirrored or _one_toll(a, b))


def doers_of(unit: Unit) -> list[Said]:
    """Whom the first mention that names one has do it: a state, or a group with a name ("unknown gunmen" is none)."""
    named = [s for s in unit.said if s.field == "doer" and s.value in unit.sources]
    first = min((s.n for s in named), default=None)
    return [s for s in named if s.n == first and (s.script is None or " " in s.name)]


def _of_two_sorts(doers: frozenset[str], a: Unit, b: Unit) -> bool:
    """Whether a state stands against what may be its own people: an army, a movement, a man without a country."""
    ids = {e for u in (a, b) for e, _ in u.participants}
    return 0 < len(doers & ids) < len(doers)


def _one_day(a: Unit, b: Unit) -> bool:
    """Whether both tell one day: as such, or by its weekday in days that may be the same."""
    mine, theirs = a.interval, b.interval
    if mine is None or theirs is None or mine.meet(theirs) is None:
        return False
    if "publication" not in (a.basis, b.basis) and mine.days == theirs.days == 1:
        return True
    weekdays = [u.told.get("weekday", frozenset()) for u in (a, b)]
    return (
        len(weekdays[0]) == 1 and weekdays[0] == weekdays[1] and max(mine.days or 99, theirs.days or 99) < 7
    )


def _scenes_apart(a: Unit, b: Unit) -> bool:
    """Whether both name a place and none is the other's."""
    mine, theirs = (u.told.get("place", frozenset()) for u in (a, b))
    return bool(mine and theirs and not mine & theirs)


def _one_scene(a: Unit, b: Unit) -> bool:
    return bool(a.told.get("place", frozenset()) & b.told.get("place", frozenset()))


def _one_toll(a: Unit, b: Unit) -> bool:
    tolls = [{v for v in u.told.get("number", ()) if v.endswith(TOLLS) and v[0].isdigit()} for u in (a, b)]
    return bool(tolls[0] & tolls[1])
