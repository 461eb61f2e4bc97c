"""What one added document costs, by how many are there: the curve of docs/scale.md.

    python -m tools.growth [--made 1000] [--sizes 1000,10000,100000] [--added 20] [--json]

A case of `--made` documents (`tools.synthetic`) is really joined. Larger ones are that case laid beside itself under
other ids, names, blocks and directions of its vectors, in the same days: the indexes and the documents of every day
grow as in a real case, its storylines grow in number and not in length. The texts and readings of the copies, which
joining an added document never looks at, are left out. Seconds are of the processor, so that what else runs on the
machine does not count; reading (the same in any case) and encoding (made texts need no model) are not in them.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from tools.synthetic import WordEncoder, World
from vaka.growing import grow
from vaka.stages import Timings
from vaka.store import Store
from vaka.vectors import DIM

BATCH = 500

IDS = {
    "documents": ("id",),
    "names": ("document",),
    "meanings": ("document",),
    "profiles": ("document",),
    "neighbours": ("document", "last"),
    "story_pairs": ("a", "b"),
    "encounters": ("document",),
    "told_in": ("document",),
    "sayings": ("document",),
    "units": ("key", "document"),
    "unit_blocks": ("key",),
    "told_of": ("document",),
    "lineage": ("owner",),
    "dated": ("owner",),
}
"""Columns that begin with a document's id: their first two characters become the copy's."""

NAMES = {
    "names": ("block", "key"),
    "meanings": ("entity",),
    "encounters": ("sides",),
    "told_in": ("story",),
    "sayings": ("speaker",),
    "told_of": ("event",),
    "entities": ("owner", "id"),
    "stories": ("owner", "id"),
    "events": ("owner", "id"),
}
"""Columns with other ids and names: the copy's mark is put behind them."""

EMPTY = {"documents": ("content", "data")}
"""Columns that a copy leaves empty."""


def build(path: Path, made: int) -> tuple[World, Timings]:
    """Join made documents into a new case."""
    world, timings, encoder = World(made), Timings(), WordEncoder()
    store = Store(str(path))
    for first in range(0, made, BATCH):
        some = list(world.documents(first, min(made, first + BATCH)))
        store.add_documents([(d, d.file, b"") for d, _ in some])
        store.add_readings([r for _, r in some], "made")
        grow(store, lambda: encoder, timings)
    store.close()
    return world, timings


def widen(path: Path, made: int, size: int) -> None:
    """Lay the first `made` documents beside themselves until there are `size`."""
    marks = [a + b for a in "ghijklmnopqrstuvwxyz" for b in "ghijklmnopqrstuvwxyz"]
    with sqlite3.connect(path) as connection:
        for pragma in ("foreign_keys=OFF", "synchronous=OFF", "cache_size=-200000"):
            connection.execute(f"PRAGMA {pragma}")
        for copy in range(1, size // made):
            _copy(connection, copy, marks[copy])
    connection.close()


def _copy(connection: sqlite3.Connection, copy: int, mark: str) -> None:
    own = "substr({}, 1, 1) BETWEEN '0' AND 'f' AND substr({}, 2, 1) BETWEEN '0' AND 'f'"
    for table in sorted({*IDS, *NAMES}):
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        values = {c: f'"{c}"' for c in columns}
        values.update((c, f"'{mark}' || substr({c}, 3)") for c in IDS.get(table, ()))
        values.update((c, f"{c} || '{mark}'") for c in NAMES.get(table, ()))
        values.update((c, "''") for c in EMPTY.get(table, ()))
        if table == "unit_blocks":
            values["block"] = f"block / 64 + {copy}"
        first = IDS.get(table, (None,))[0]
        where = own.format(first, first) if first else "substr(owner, -2) NOT GLOB '[g-z][g-z]'"
        query = (
            f"INSERT INTO {table} SELECT {', '.join(values[c] for c in columns)} FROM {table} WHERE {where}"
        )
        connection.execute(query)
    turned = np.random.default_rng(copy).permutation(DIM)
    rows = connection.execute(
        f"SELECT bucket, document, centre FROM leads WHERE {own.format('document', 'document')}"
    )
    copies = [
        (bucket, mark + document[2:], np.frombuffer(centre, np.int8)[turned].tobytes())
        for bucket, document, centre in rows.fetchall()
    ]
    connection.executemany("INSERT INTO leads (bucket, document, centre) VALUES (?, ?, ?)", copies)


def add(path: Path, world: World, first: int, added: int) -> list[float]:
    """Seconds of the processor to join each of `added` further documents, each by a newly opened store."""
    encoder, spent = WordEncoder(), []
    for document, reading in world.documents(first, first + added):
        store = Store(str(path))
        store.add_documents([(document, document.file, b"")])
        store.add_readings([reading], "made")
        began = time.process_time()
        grow(store, lambda: encoder)
        spent.append(time.process_time() - began)
        store.close()
    return spent


def curve(made: int, sizes: Sequence[int], added: int, folder: Path) -> list[dict[str, float]]:
    """For each size, the seconds that an added document costs."""
    rows = []
    world, first = None, 0
    base = folder / "base.vaka"
    for size in sizes:
        path = folder / f"{size}.vaka"
        if size <= made:
            world, _ = build(path, size)
            first = size
            if size == made:
                shutil.copy(path, base)
        else:
            if not base.exists():
                world, _ = build(base, made)
                first = made
            shutil.copy(base, path)
            widen(path, made, size)
        assert world is not None
        spent = add(path, world, first, added)
        rows.append(
            {
                "documents": size,
                "median": statistics.median(spent),
                "mean": statistics.mean(spent),
                "most": max(spent),
                "megabytes": path.stat().st_size / 1e6,
            }
        )
        print(json.dumps(rows[-1]), file=sys.stderr, flush=True)
        path.unlink()
    return rows


def main() -> None:
    """Print the curve."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--made", type=int, default=1000)
    parser.add_argument("--sizes", default="1000,10000,100000")
    parser.add_argument("--added", type=int, default=20)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    sizes = [int(size) for size in args.sizes.split(",")]
    with tempfile.TemporaryDirectory() as name:
        rows = curve(args.made, sizes, args.added, Path(name))
    if args.json:
        json.dump(rows, sys.stdout, indent=1)
        return
    print("seconds of the processor to join one added document")
    print(f"{'documents':>10} {'median':>8} {'mean':>8} {'most':>8}")
    for row in rows:
        print(f"{row['documents']:>10} {row['median']:>8.2f} {row['mean']:>8.2f} {row['most']:>8.2f}")


if __name__ == "__main__":
    main()
