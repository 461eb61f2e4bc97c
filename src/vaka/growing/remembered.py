"""An encoder that remembers in the store what it has encoded, so that a story that grows is not encoded again."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, insert, select

from vaka.store import tables
from vaka.vectors import DIM, Encoder

__all__ = ["RememberedEncoder", "packed", "unpacked"]

CHUNK = 500


def packed(vectors: NDArray[np.float32]) -> bytes:
    """Vectors as float16, row after row."""
    return vectors.astype("<f2").tobytes()


def unpacked(data: bytes) -> NDArray[np.float32]:
    """Vectors as `packed` gave them, float32 (n, 384)."""
    return np.frombuffer(data, "<f2").astype(np.float32).reshape(-1, DIM)


class RememberedEncoder(Encoder):
    """Gives the same vectors as `encoder`, rounded to float16 whether they are remembered or new.

    Args:
        connection: In a transaction of the store.
        encoder: Gives what the store does not have.
    """

    def __init__(self, connection: Connection, encoder: Encoder) -> None:
        super().__init__()
        self._connection = connection
        self._encoder = encoder
        self._vectors: dict[bytes, NDArray[np.float32]] = {}

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit vectors of `texts`, float32 (n, 384)."""
        if not texts:
            return np.zeros((0, DIM), np.float32)
        digests = {text: hashlib.sha256(text.encode("utf-8", "replace")).digest()[:16] for text in texts}
        if len(self._vectors) > 20_000:
            self._vectors.clear()
        wanted = sorted(set(digests.values()) - self._vectors.keys())
        t = tables.vectors
        for at in range(0, len(wanted), CHUNK):
            query = select(t.c.digest, t.c.vector).where(t.c.digest.in_(wanted[at : at + CHUNK]))
            for row in self._connection.execute(query):
                self._vectors[row.digest] = unpacked(row.vector)[0]
        new = {d: text for text, d in digests.items() if d not in self._vectors}
        if new:
            found = self._encoder.encode(list(new.values()))
            rows = [{"digest": d, "vector": packed(v)} for d, v in zip(new, found, strict=True)]
            self._connection.execute(insert(t), rows)
            self._vectors.update((row["digest"], unpacked(row["vector"])[0]) for row in rows)
        return np.stack([self._vectors[digests[text]] for text in texts])
