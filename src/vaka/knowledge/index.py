"""A user's own names in a file that is looked into, not loaded: however many there are, opening costs nothing.

The file is a hash table in the manner of D. J. Bernstein's cdb: records one after another, and behind them slots of
two numbers, a record's hash (CRC-32 of its key) and its place. Looking up a key touches one slot where there is
nothing, which is nearly always. The system pages in what is touched and shares it between processes.
"""

from __future__ import annotations

import marshal
import mmap
import struct
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO
from zlib import crc32

__all__ = ["MOST", "Index", "Summary", "write_index"]

MOST = 50
"""Records of one key that are looked at: names that more people share tell nobody."""

_MAGIC = b"vaka index 2\n\n\n\n"
_HEAD = struct.Struct("<16sQQQ")
_PART, _END = b"\x1d", b"\n"
_FULL = 0.5
"""Share of slots in use at most: at a half, a key that is not there costs one and a half probes."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What is read of an index at once."""

    agencies: tuple[str, ...]
    """Keys of the news agencies."""
    holders: dict[str, tuple[str, ...]]
    """Keys of the people with an office, by the canonical name of their country."""
    rows: int
    """How many rows it was made of."""


def write_index(file: BinaryIO, records: Iterable[tuple[str, str]], summary: Iterable[Summary]) -> None:
    """Write an index.

    Args:
        file: Open for writing, at its start.
        records: Keys and values; one key may come again. Neither holds a line feed or a group separator.
        summary: Asked for one summary once all records are through.
    """
    file.write(_HEAD.pack(_MAGIC, 0, 0, 0))
    place = _HEAD.size
    hashes, places = array("I"), array("Q")
    for key, value in records:
        raw = key.encode()
        line = raw + _PART + value.encode() + _END
        hashes.append(crc32(raw))
        places.append(place)
        place += len(line)
        file.write(line)
    packed = marshal.dumps([(s.agencies, s.holders, s.rows) for s in summary])
    file.write(packed)
    start = place + len(packed)
    padding = -start % 8
    file.write(bytes(padding))
    slots = _slots(hashes, places)
    slots.tofile(file)
    file.seek(0)
    file.write(_HEAD.pack(_MAGIC, place, start + padding, len(slots) // 2))


def _slots(hashes: array[int], places: array[int]) -> array[int]:
    """Hash and place of each record at the first free slot from its hash on; 0, 0 is a free one."""
    size = 8
    while len(hashes) > size * _FULL:
        size *= 2
    mask, slots = size - 1, array("Q", bytes(16 * size))
    for hashed, place in zip(hashes, places, strict=True):
        i = hashed & mask
        while slots[2 * i + 1]:
            i = (i + 1) & mask
        slots[2 * i], slots[2 * i + 1] = hashed, place
    return slots


class Index:
    """An index, opened for reading.

    Args:
        path: Its file, which may be deleted while it is open.

    Raises:
        OSError: There is no such file.
        ValueError: It is no index.
    """

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        if len(self._data) < _HEAD.size:
            raise ValueError(f"{path} is no index")
        magic, summary, slots, size = _HEAD.unpack_from(self._data)
        if magic != _MAGIC or len(self._data) != slots + 16 * size:
            raise ValueError(f"{path} is no index")
        ((agencies, holders, rows),) = marshal.loads(self._data[summary:slots])
        self.summary = Summary(agencies, holders, rows)
        self._slots = memoryview(self._data)[slots:].cast("Q")
        self._mask = size - 1

    def values(self, key: str) -> Iterator[str]:
        """The values of a key, in the order in which they were written; the first `MOST` of them."""
        raw = key.encode()
        hashed = crc32(raw)
        slots, mask, data, i, left = self._slots, self._mask, self._data, hashed & self._mask, MOST
        while left and (place := slots[2 * i + 1]):
            if slots[2 * i] == hashed:
                end = data.find(_END, place)
                if data[place : place + len(raw) + 1] == raw + _PART:
                    left -= 1
                    yield data[place + len(raw) + 1 : end].decode()
            i = (i + 1) & mask
