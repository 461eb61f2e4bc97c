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


NOTHING = -(2**31)
"""Less than any product: the last of a list that is not full."""


@dataclass(slots=True)
class _Bucket:
    """The documents of one bucket: parallel ids, centres and the least products of their lists as they were read.

    Lists only get better, so a least that was read is a bound from below. Arrays grow by doubling.
    """

    ids: list[str]
    centres: NDArray[np.float32]
    least: NDArray[np.int64]

    def add(self, document: str, centre: NDArray[np.float32]) -> None:
        """Put one more in."""
        size = len(self.ids)
        if size == len(self.centres):
            more = max(16, size)
            self.centres = np.concatenate([self.centres, np.zeros((more, DIM), np.float32)])
            self.least = np.concatenate([self.least, np.full(more, NOTHING, np.int64)])
        self.centres[size] = centre
        self.ids.append(document)

    def looked(self, vector: NDArray[np.float32]) -> tuple[Near, Near]:
        """The nearest documents, at least `NEIGHBOURS` of them; and those whose lists a document may come into."""
        size = len(self.ids)
        products = (self.centres[:size] @ vector).astype(np.int64)
        least = np.partition(products, size - NEIGHBOURS)[size - NEIGHBOURS] if size > NEIGHBOURS else NOTHING
        near = [(int(products[at]), self.ids[at]) for at in np.flatnonzero(products >= least)]
        open_to = [(int(products[at]), self.ids[at]) for at in np.flatnonzero(products >= self.least[:size])]
        return near, open_to


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
        near, open_to = self._looked(own, vector)
        self._near[profile.document] = near[:NEIGHBOURS]
        self._dirty.add(profile.document)
        self._set_least(profile.document)
        found = {other for _, other in self._near[profile.document]}
        lost: set[tuple[str, str]] = set()
        for product, other in self._reached(open_to, profile.document):
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

    def _looked(self, own: Sequence[int], vector: NDArray[np.float32]) -> tuple[Near, Near]:
        """Of those that may tell the same story by their days: the nearest, and whose lists are open to it."""
        near: set[tuple[int, str]] = set()
        open_to: set[tuple[int, str]] = set()
        for bucket in self._looked_in(own):
            held = self._bucket(bucket)
            if held.ids:
                nearest, reached = held.looked(vector)
                near.update(nearest)
                open_to.update(reached)
        return sorted(near, key=_rank), sorted(open_to, key=_rank)

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
            self.save()
            t, n = tables.leads, tables.neighbours
            query = select(t.c.document, t.c.centre, n.c.least, n.c.last)
            query = query.join(n, n.c.document == t.c.document).where(t.c.bucket == bucket)
            rows = self._ground.rows(query.order_by(t.c.document))
            centres = np.frombuffer(b"".join(row.centre for row in rows), np.int8)
            self._buckets[bucket] = _Bucket(
                [row.document for row in rows],
                centres.astype(np.float32).reshape(-1, DIM),
                np.array([NOTHING if row.least is None else row.least for row in rows], np.int64),
            )
            for row in rows:
                known = None if row.least is None else (row.least, row.last)
                self._least.setdefault(row.document, known)
        return self._buckets[bucket]

    # --- lists -----------------------------------------------------------------------------------------

    def _reached(self, open_to: Near, own: str) -> Iterable[tuple[int, str]]:
        """Those into whose lists the document comes."""
        for product, other in open_to:
            least = self._least[other]
            if least is None or (-product, own) < (-least[0], least[1]):
                yield product, other

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
        near.sort(key=_rank)
        gone = near.pop()[1] if len(near) > NEIGHBOURS else None
        self._set_least(document)
        self._dirty.add(document)
        return gone

    def _set_least(self, document: str) -> None:
        near = self._near[document]
        self._least[document] = near[-1] if len(near) == NEIGHBOURS else None


def _rank(near: tuple[int, str]) -> tuple[int, str]:
    """Sorts the nearest first; of equals the smaller id."""
    return -near[0], near[1]
