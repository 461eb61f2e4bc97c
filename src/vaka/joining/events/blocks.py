"""The blocks of a unit: keys that two units must share to be compared at all.

Each kind of agreement that can settle a pair has blocks of its own, as narrow as it allows: a common time is
looked for in the weeks that it touches, a common year only beside a common discriminator. So what an added
unit is compared with hangs on how much was told of that week, not on how many years the case spans.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from vaka.joining.events.evidence import MONTH
from vaka.joining.events.unit import Unit

__all__ = ["Blocks", "UnitIndex", "Units", "blocks_of"]

YEAR = 366
"""Days of a time that tells at least the year."""

TELLING = ("ordinal", "occasion", "gap", "words")
"""Discriminators that carry a join by themselves; places and days do too, and are kept apart."""


@dataclass(frozen=True, slots=True)
class Blocks:
    """Where one unit stands and where it looks, by what for."""

    stands: frozenset[str]
    """All that the index keeps of it."""
    settling: frozenset[str]
    """Where a pair that settles itself meets: one story, a week, a day, the same words, a person's join."""
    settling_by_cue: frozenset[str]
    """The same by a discriminator within a year, which tells nothing where too many share it."""
    pointing: frozenset[str]
    """Where an undated unit meets what it may be: one story, or one discriminator in any year."""
    alike: frozenset[str]
    """Where units of one kind meet by an actor or all actors in common: what is possible and lacks all else."""
    held: frozenset[str]
    """Where one that was put off finds what was held in its place, that year or the next."""
    put_off: frozenset[str]
    """Where one that was held finds what had been put off."""


def blocks_of(unit: Unit) -> Blocks:
    """The blocks of a unit."""
    actors = [f"{unit.family}|{actor}" for actor in sorted(unit.sides)]
    cues = sorted(_cues(unit))
    years = _years(unit)
    settling = {f"week|{a}|{week}" for a in actors for week in _weeks(unit)}
    if unit.day is not None and not unit.dated:
        settling |= {f"day|{a}|{unit.day}" for a in actors}
    settling |= {f"words|{a}|{words}" for a in actors for words in unit.told.get("words", ())}
    if unit.story and unit.interval is None and unit.day is None:
        settling |= {f"tale|{unit.story}|{a}" for a in actors}
    settling |= _story(unit) | {f"hand|{ref.document}|{ref.n}" for ref in unit.refs}
    by_cue = frozenset(f"year|{a}|{cue}|{year}" for a in actors for cue in cues for year in years)
    pointing = frozenset({f"cue|{a}|{cue}" for a in actors for cue in cues} | _story(unit))
    alike = frozenset(
        f"alike|{a}"
        for a in (*actors, *([f"{unit.family}|{'+'.join(sorted(unit.sides))}"] if actors else []))
    )
    held = frozenset(_places(unit, actors, "held"))
    put_off = frozenset(_places(unit, actors, "put off"))
    own = held if unit.status == "held" else put_off if unit.status == "postponed" else frozenset()
    return Blocks(
        stands=frozenset(settling | by_cue | pointing | alike | own),
        settling=frozenset(settling | {f"hand|{ref.document}|{ref.n}" for ref in unit.tied}),
        settling_by_cue=by_cue,
        pointing=pointing,
        alike=alike,
        held=held if unit.status == "postponed" else frozenset(),
        put_off=put_off if unit.status == "held" else frozenset(),
    )


def _story(unit: Unit) -> set[str]:
    return {f"story|{unit.story}|{unit.family}"} if unit.story and unit.role == "main" else set()


def _cues(unit: Unit) -> Iterator[str]:
    """Every discriminator that carries a join."""
    if unit.place:
        yield f"place {unit.place}"
    if unit.soil:
        yield f"soil {unit.soil}"
    yield from (f"{kind} {value}" for kind in TELLING for value in unit.told.get(kind, ()))
    yield from (f"day {day}" for day in unit.days_of_year)


def _weeks(unit: Unit) -> Iterable[int]:
    """The weeks that a time of a month or less touches, counted from the first of the calendar."""
    days = unit.interval
    if days is None or days.days is None or days.days > MONTH or not days.earliest or not days.latest:
        return ()
    return range(days.earliest.toordinal() // 7, days.latest.toordinal() // 7 + 1)


def _years(unit: Unit) -> Iterable[int]:
    """The years that a time of a year or less touches."""
    days = unit.interval
    if days is None or days.days is None or days.days > YEAR or not days.earliest or not days.latest:
        return ()
    return range(days.earliest.year, days.latest.year + 1)


def _places(unit: Unit, actors: Sequence[str], word: str) -> Iterator[str]:
    """Its places in the year in which it ends; in the next as well where it was put off: there the two meet."""
    end = unit.interval.latest if unit.interval else None
    if end is None or end.year >= date.max.year:
        return
    years = (end.year, end.year + 1) if unit.status == "postponed" else (end.year,)
    places = [cue for cue in _cues(unit) if cue.startswith(("place ", "soil "))]
    yield from (f"{word}|{a}|{place}|{year}" for a in actors for place in places for year in years)


class Units(Protocol):
    """An index of units by their blocks."""

    def within(self, blocks: Iterable[str], most: int | None = None) -> Sequence[Unit]:
        """The units that stand in any of the blocks, each once; blocks of more than `most` units are passed over."""
        ...

    def sizes(self, blocks: Iterable[str]) -> Mapping[str, int]:
        """How many units stand in each block."""
        ...

    def expect(self, units: Iterable[Unit], most: int) -> None:
        """Be told of units whose blocks are about to be asked for: an index on disk reads them at once.

        Args:
            units: In the index or not.
            most: Blocks of more units are not read but where they are asked for without a limit.
        """
        ...


class UnitIndex:
    """An index in memory.

    Args:
        units: What it holds; their keys are distinct.
    """

    def __init__(self, units: Iterable[Unit]) -> None:
        self._blocks: dict[str, list[Unit]] = {}
        for unit in sorted(units, key=lambda u: u.key):
            for block in unit.blocks.stands:
                self._blocks.setdefault(block, []).append(unit)

    def within(self, blocks: Iterable[str], most: int | None = None) -> Sequence[Unit]:
        """The units that stand in any of the blocks, each once; blocks of more than `most` units are passed over."""
        found: dict[str, Unit] = {}
        for block in blocks:
            held = self._blocks.get(block, ())
            if most is None or len(held) <= most:
                found.update((u.key, u) for u in held)
        return list(found.values())

    def sizes(self, blocks: Iterable[str]) -> Mapping[str, int]:
        """How many units stand in each block."""
        return {block: len(self._blocks.get(block, ())) for block in blocks}

    def expect(self, units: Iterable[Unit], most: int) -> None:
        """Nothing: everything is in memory."""
