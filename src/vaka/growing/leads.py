"""The nearest leads of each document, kept exactly while documents come.

A document's neighbours are the `NEIGHBOURS` nearest of those that may tell its story by their days: published or
telling of something within the same or a bordering span of `BUCKET` days; undated documents may be any one's. Centres
are rounded to 8 bits, so that their products are whole numbers, the same on every machine and in every order.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import delete, select

from vaka.growing.ground import Ground, chunks
from vaka.joining.story_evidence import FORBIDDEN_DAYS
from vaka.joining.story_profile import Profile
from vaka.store import tables
from vaka.vectors import DIM

__all__ = ["NEIGHBOURS", "Leads", "buckets_of"]

NEIGHBOURS = 30
"""Nearest leads looked at, a document: more than the outlets that a case usually has on one story."""

BUCKET = FORBIDDEN_DAYS + 1
"""Days in a span: two documents further apart than the next span tell two stories whatever they say."""

UNDATED = -1
"""The bucket of documents that tell no day."""

Near = list[tuple[int, str]]
"""Products with other documents' centres, the largest first; of equals the smaller id."""


def buckets_of(profile: Profile) -> list[int]:
    """The spans of days in which a document stands."""
    days = [profile.published, *profile.event_days]
    found: set[int] = set()
    for interval in days:
        if interval is not None and interval.earliest and interval.latest:
            found |= set(
                range(interval.earliest.toordinal() // BUCKET, interval.latest.toordinal() // BUCKET + 1)
            )
    return sorted(found) or [UNDATED]


def _whole(centre: NDArray[np.float32]) -> NDArray[np.int8]:
    return np.rint(centre * 127).astype(np.int8)


@dataclass(slots=True)
class _Bucket:
    """The documents of one bucket: parallel ids and centres; arrays grow by doubling."""

    ids: list[str]
    centres: NDArray[np.float32]

    def add(self, document: str, centre: NDArray[np.float32]) -> None:
        """Put one more in."""
        if len(self.ids) == len(self.centres):
            more = np.zeros((max(16, len(self.centres)), DIM), np.float32)
            self.centres = np.concatenate([self.centres, more])
        self.centres[len(self.ids)] = centre
        self.ids.append(document)


class Leads:
    """The neighbours of all documents of a case.

    Args:
        ground: The case.
    """

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._buckets: dict[int, _Bucket] = {}
        self._near: dict[str, Near] = {}
        self._least: dict[str, tuple[int, str] | None] = {}
        self._dirty: set[str] = set()
        self._full: set[int] | None = None

    def add(self, profile: Profile) -> tuple[set[str], set[tuple[str, str]]]:
        """Put a document in.

        Returns the documents that are its neighbours or whose neighbour it is, and the pairs of others that are
        neighbours no more.
        """
        own = buckets_of(profile)
        centre = _whole(profile.centre)
        vector = centre.astype(np.float32)
        near = self._ranked(own, vector)
        self._near[profile.document] = near[:NEIGHBOURS]
        self._dirty.add(profile.document)
        self._set_least(profile.document)
        found = {other for _, other in self._near[profile.document]}
        lost: set[tuple[str, str]] = set()
        for product, other in self._reached(near, profile.document):
            gone = self._insert(other, product, profile.document)
            found.add(other)
            if gone is not None and other not in {o for _, o in self._of(gone)}:
                lost.add((min(other, gone), max(other, gone)))
        self._ground.insert(
            tables.leads,
            [{"bucket": b, "document": profile.document, "centre": centre.tobytes()} for b in own],
        )
        for bucket in own:
            self._bucket(bucket).add(profile.document, vector)
        return found, lost

    def save(self) -> None:
        """Write the lists that have changed."""
        t = tables.neighbours
        for some in chunks(sorted(self._dirty)):
            self._ground.connection.execute(delete(t).where(t.c.document.in_(some)))
            rows = []
            for document in some:
                least = self._least.get(document)
                rows.append(
                    {
                        "document": document,
                        "least": least[0] if least else None,
                        "last": least[1] if least else None,
                        "data": json.dumps(self._near[document], separators=(",", ":")),
                    }
                )
            self._ground.insert(t, rows)
        self._dirty.clear()

    # --- looking ---------------------------------------------------------------------------------------

    def _ranked(self, own: Sequence[int], vector: NDArray[np.float32]) -> Near:
        """All documents that may tell the same story by their days, nearest first."""
        found: dict[str, int] = {}
        for bucket in self._looked_in(own):
            held = self._bucket(bucket)
            size = len(held.ids)
            if size:
                products = (held.centres[:size] @ vector).astype(np.int64).tolist()
                found.update(zip(held.ids, products, strict=True))
        return sorted(((product, d) for d, product in found.items()), key=lambda x: (-x[0], x[1]))

    def _looked_in(self, own: Sequence[int]) -> list[int]:
        if UNDATED in own:
            return self._all()
        return sorted({UNDATED} | {b + step for b in own for step in (-1, 0, 1)})

    def _all(self) -> list[int]:
        if self._full is None:
            t = tables.leads
            self._full = set(self._ground.connection.scalars(select(t.c.bucket).distinct()))
        return sorted(self._full | self._buckets.keys())

    def _bucket(self, bucket: int) -> _Bucket:
        if bucket not in self._buckets:
            t = tables.leads
            rows = self._ground.rows(
                select(t.c.document, t.c.centre).where(t.c.bucket == bucket).order_by(t.c.document)
            )
            data = b"".join(row.centre for row in rows)
            centres = np.frombuffer(data, np.int8).astype(np.float32).reshape(-1, DIM)
            self._buckets[bucket] = _Bucket([row.document for row in rows], centres)
        return self._buckets[bucket]

    # --- lists -----------------------------------------------------------------------------------------

    def _reached(self, near: Near, own: str) -> Iterable[tuple[int, str]]:
        """Those into whose lists the document comes."""
        self._load_least([d for _, d in near])
        for product, other in near:
            least = self._least[other]
            if least is None or (-product, own) < (-least[0], least[1]):
                yield product, other

    def _load_least(self, documents: Sequence[str]) -> None:
        t = tables.neighbours
        wanted = sorted(d for d in documents if d not in self._least)
        for some in chunks(wanted):
            rows = self._ground.rows(select(t.c.document, t.c.least, t.c.last).where(t.c.document.in_(some)))
            for row in rows:
                self._least[row.document] = None if row.least is None else (row.least, row.last)

    def _of(self, document: str) -> Near:
        if document not in self._near:
            t = tables.neighbours
            data = self._ground.connection.scalar(select(t.c.data).where(t.c.document == document))
            self._near[document] = [(product, other) for product, other in json.loads(data or "[]")]
        return self._near[document]

    def _insert(self, document: str, product: int, other: str) -> str | None:
        """Put one into a document's list; the one that falls out of it."""
        near = self._of(document)
        near.append((product, other))
        near.sort(key=lambda x: (-x[0], x[1]))
        gone = near.pop()[1] if len(near) > NEIGHBOURS else None
        self._set_least(document)
        self._dirty.add(document)
        return gone

    def _set_least(self, document: str) -> None:
        near = self._near[document]
        self._least[document] = near[-1] if len(near) == NEIGHBOURS else None
