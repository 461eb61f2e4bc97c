"""Documents a second, stage by stage, on documents made from the examples.

    python -m tools.bench [--documents 1000] [--workers 1] [--json]

Each made document is a page of the examples with its paragraphs drawn anew from all pages of its language
and its years shifted, so that the texts differ and the stories do not all run together.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import tempfile
import time
from pathlib import Path

from vaka.case import Case

ROOT = Path(__file__).resolve().parent.parent
ARTICLES = ROOT / "examples" / "articles"


def _paragraphs() -> dict[str, list[str]]:
    """Lines of running text of the plain-text examples, by language (the first letters of the file's name)."""
    found: dict[str, list[str]] = {}
    for path in sorted(ARTICLES.glob("*.txt")):
        lines = [line for line in path.read_text("utf-8").splitlines() if len(line) > 80]
        found.setdefault(path.name[:2], []).extend(lines)
    return found


def make_documents(folder: Path, count: int) -> None:
    """Write `count` pages into `folder`, the same ones every time."""
    chance = random.Random(20260101)
    paragraphs = _paragraphs()
    languages = sorted(paragraphs)
    for n in range(count):
        language = languages[n % len(languages)]
        lines = chance.sample(paragraphs[language], k=min(7, len(paragraphs[language])))
        shift = chance.randrange(-15, 1)
        text = re.sub(r"\b20\d\d\b", lambda m, s=shift: str(int(m[0]) + s), "\n\n".join(lines))  # type: ignore[misc] # bound default
        (folder / f"{language}{n:06d}.txt").write_text(text + "\n", "utf-8")


def main() -> None:
    """Build a case from made documents and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--workers", type=int, default=None)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "pages")
        folder.mkdir()
        make_documents(folder, args.documents)
        began = time.perf_counter()
        with Case(str(Path(name, "c.vaka")), (ROOT / "examples" / "knowledge.csv",)) as case:
            built = case.build([folder], args.workers)
        spent = time.perf_counter() - began
    rates = {stage: args.documents / s for stage, s in built.timings.seconds.items() if s}
    rates["whole build (wall clock)"] = args.documents / spent
    if args.json:
        json.dump(rates, sys.stdout, indent=1)
        return
    print(f"{args.documents} documents, documents a second (stages: seconds summed over workers)")
    for stage, rate in rates.items():
        print(f"{rate:12.1f}  {stage}")


if __name__ == "__main__":
    main()
