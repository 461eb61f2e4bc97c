"""Units in the store: an index of one layer, read as it is asked for."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Select, select

from vaka.growing.ground import Ground, chunks
from vaka.joining.events.unit import Unit
from vaka.store import tables
from vaka.store.codec import load

__all__ = ["BOTH", "DATED", "PLAIN", "StoredUnits", "block_number"]

PLAIN, DATED, BOTH = 0, 1, 2
"""Layers: as the text alone has them; with the day that joining gave the document; the same in both."""


def block_number(block: str) -> int:
    """A block as the index keeps it: 64 bits of its digest."""
    return int.from_bytes(hashlib.blake2b(block.encode(), digest_size=8).digest(), "little", signed=True)


class StoredUnits:
    """The units of one layer by their blocks.

    Args:
        ground: The case; its units must not change while this is in use.
        layer: `PLAIN` or `DATED`.
        known: Units by their JSON, shared by the indexes of one run, so that a unit that stays the same is one object.
    """

    def __init__(self, ground: Ground, layer: int, known: dict[str, Unit]) -> None:
        self._ground = ground
        self._connection = ground.connection
        self._layers = (layer, BOTH)
        self._known = known
        self._units: dict[str, Unit] = {}
        self._blocks: dict[str, tuple[str, ...]] = {}
        self._sizes: dict[str, int] = {}
        self._expected: set[str] = set()

    def within(self, blocks: Iterable[str], most: int | None = None) -> Sequence[Unit]:
        """The units that stand in any of the blocks, each once; blocks of more than `most` units are passed over."""
        wanted = list(blocks)
        if most is not None:
            sizes = self.sizes(wanted)
            wanted = [block for block in wanted if sizes[block] <= most]
        self._read(wanted)
        keys = dict.fromkeys(key for block in wanted for key in self._blocks[block])
        missing = [key for key in keys if key not in self._units]
        if missing:
            self.units(missing)
        return [self._units[key] for key in keys]

    def sizes(self, blocks: Iterable[str]) -> Mapping[str, int]:
        """How many units stand in each block."""
        wanted = list(blocks)
        unknown = {block_number(b): b for b in wanted if b not in self._sizes}
        for some in chunks(sorted(unknown)):
            self._sizes.update((unknown[number], 0) for number in some)
            query = f"SELECT block, count(*) FROM unit_blocks WHERE {self._where(some)} GROUP BY block"
            self._sizes.update(
                (unknown[number], count) for number, count in self._connection.exec_driver_sql(query)
            )
        return {block: self._sizes[block] for block in wanted}

    def expect(self, units: Iterable[Unit], most: int) -> None:
        """Read the blocks of units, and the units that stand in them, in few queries."""
        new = [u for u in units if u.key not in self._expected]
        if not new:
            return
        self._expected |= {u.key for u in new}
        free = {b for u in new for b in (*u.blocks.settling, *u.blocks.held, *u.blocks.put_off)}
        narrow = {
            b for u in new for b in (*u.blocks.settling_by_cue, *u.blocks.pointing, *u.blocks.alike)
        } - free
        sizes = self.sizes(sorted(narrow))
        wanted = sorted(free | {b for b in narrow if sizes[b] <= most})
        self._read(wanted)
        self.units({key for block in wanted for key in self._blocks[block]})

    def units(self, keys: Iterable[str]) -> list[Unit]:
        """Units by their keys, in their order."""
        wanted = sorted(keys)
        t = tables.units
        for some in chunks(key for key in wanted if key not in self._units):
            self._take(select(t.c.key, t.c.data).where(t.c.key.in_(some), t.c.layer.in_(self._layers)))
        return [self._units[key] for key in wanted if key in self._units]

    def of_documents(self, documents: Iterable[str]) -> list[Unit]:
        """The units of documents, by key."""
        t = tables.units
        keys: set[str] = set()
        for some in chunks(sorted(documents)):
            query = select(t.c.key, t.c.data).where(t.c.document.in_(some), t.c.layer.in_(self._layers))
            keys |= self._take(query)
        return self.units(keys)

    def _take(self, query: Select[Any]) -> set[str]:
        keys = set()
        for row in self._ground.rows(query):
            keys.add(row.key)
            if row.key not in self._units:
                unit = self._known.get(row.data)
                if unit is None:
                    unit = self._known[row.data] = load(Unit, row.data)
                self._units[row.key] = unit
        return keys

    def _read(self, blocks: Sequence[str]) -> None:
        unknown = {block_number(b): b for b in blocks if b not in self._blocks}
        for some in chunks(sorted(unknown)):
            query = f"SELECT block, key FROM unit_blocks WHERE {self._where(some)} ORDER BY block, key"
            found: dict[int, list[str]] = {number: [] for number in some}
            for number, key in self._connection.exec_driver_sql(query):
                found[number].append(key)
            self._blocks.update((unknown[number], tuple(keys)) for number, keys in found.items())

    def _where(self, numbers: Sequence[int]) -> str:
        """The condition of a query: nothing but whole numbers, so it is written out (a third of the time)."""
        layers = ", ".join(map(str, self._layers))
        return f"block IN ({', '.join(map(str, numbers))}) AND layer IN ({layers})"
