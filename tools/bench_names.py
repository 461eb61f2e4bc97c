"""What a user's own names cost: reading the same pages with none, 10,000 and 100,000 people of one's own.

    python -m tools.bench_names [--documents 200] [--people 0 10000 100000]

The people are put together from invented syllables, as FollowTheMoney entities with three or four names in two
scripts each; the pages are those of `tools.bench`, each with the names of two of them written in.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tools.bench import make_documents
from vaka.intake import receive
from vaka.knowledge import load
from vaka.knowledge.imports import import_files
from vaka.pipeline import read_document
from vaka.stages import Timings

_ONSETS = ("b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z", "br", "dr", "kl", "tr", "sk")
_VOWELS = ("a", "e", "i", "o", "u")
_ENDS = ("", "n", "r", "l", "s", "k", "m", "nd", "rt")
_CYRILLIC = str.maketrans("abdefgiklmnoprstuvz", "абдефгиклмнопрстувз")
_COUNTRIES = ("ru", "tr", "gr", "kr", "vn", "de", "fr", "es", "ua", "eg", "cn", "gb")


def _word(chance: random.Random, syllables: int) -> str:
    made = "".join(chance.choice(_ONSETS) + chance.choice(_VOWELS) for _ in range(syllables))
    return (made + chance.choice(_ENDS)).capitalize()


def people(count: int) -> Iterator[dict[str, object]]:
    """Invented people as FollowTheMoney entities, the same ones every time."""
    chance = random.Random(20260102)
    given = [_word(chance, 2) for _ in range(max(20, count // 50))]
    for n in range(count):
        first, last = chance.choice(given), _word(chance, 3)
        name = f"{first} {last}"
        properties = {
            "name": [name, name.lower().translate(_CYRILLIC).title()],
            "alias": [f"{first} {_word(chance, 1)} {last}", f"{last.upper()}, {first}"],
            "weakAlias": [last],
            "country": [chance.choice(_COUNTRIES)],
            "topics": ["role.pep"],
        }
        yield {"id": f"made-{n}", "schema": "Person", "caption": name, "properties": properties}


def _measure(count: int, folder: Path, pages: list[Path]) -> str:
    own: list[Path] = []
    began = time.perf_counter()
    if count:
        source, imported = folder / f"{count}.json", folder / f"{count}.csv"
        with source.open("w", encoding="utf-8") as out:
            out.writelines(json.dumps(person, ensure_ascii=False) + "\n" for person in people(count))
        began = time.perf_counter()
        with imported.open("w", encoding="utf-8", newline="") as out:
            import_files([source], out)
        own = [imported]
    read_in = time.perf_counter() - began
    began = time.perf_counter()
    load(own)
    compiled = time.perf_counter() - began
    began = time.perf_counter()
    knowledge = load(own)
    loaded = time.perf_counter() - began
    timings = Timings()
    sought = [str(p["caption"]) for p in people(min(count, 2 * len(pages)))]
    texts = [(page.name, page.read_bytes()) for page in pages]
    for n, (name, data) in enumerate(texts):
        named = sought[2 * n : 2 * n + 2]
        read_document(
            receive(name, data + f"\n{' met '.join(named)} in the morning.\n".encode()), knowledge, timings
        )
    rate = len(pages) / timings.seconds["names"]
    size = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return (
        f"{count:>8,} people: imported in {read_in:5.1f} s, compiled in {compiled:5.1f} s, loaded in "
        f"{loaded:4.2f} s; names {rate:5.0f} documents/s, at most {size:,.0f} MB so far"
    )


def main() -> None:
    """Print one line a number of people."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=200)
    parser.add_argument("--people", type=int, nargs="*", default=[0, 10_000, 100_000])
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["VAKA_CACHE"] = str(folder / "cache")
        load()
        make_documents(folder, arguments.documents)
        pages = [page for page in sorted(folder.glob("*.txt")) if page.read_text("utf-8").strip()]
        for count in arguments.people:
            print(_measure(count, folder, pages), flush=True)


if __name__ == "__main__":
    main()
