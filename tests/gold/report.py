"""`python -m tests.gold.report [code…]`: the figures of the gold passages and each case that fails."""

from __future__ import annotations

import argparse
import math
import sys
from collections import Counter

from tests.gold.measuring import FIGURES, Measured, measure
from tests.gold.passages import FOLDER, GoldError, codes, load_passages
from vaka.knowledge import load

__all__ = ["main"]


def main(arguments: list[str]) -> int:
    """Print the report; 2 where a code has no gold or a file is malformed."""
    parser = argparse.ArgumentParser(prog="python -m tests.gold.report", description=__doc__)
    parser.add_argument("codes", nargs="*", help="languages; all without")
    parser.add_argument("--floors", action="store_true", help="print the figures as floors.toml has them")
    options = parser.parse_args(arguments)
    unknown = sorted(set(options.codes) - set(codes()))
    if unknown:
        print(f"There is no gold for {', '.join(unknown)}; there is for {', '.join(codes())}.")
        return 2
    knowledge = load()
    for code in options.codes or codes():
        try:
            passages = load_passages(FOLDER / f"{code}.toml")
        except GoldError as error:
            print(error)
            return 2
        measured = measure(passages, knowledge)
        print("\n".join(_floors(code, measured) if options.floors else _rows(code, measured)))
    return 0


def _floors(code: str, measured: Measured) -> list[str]:
    """Each figure rounded down to a hundredth."""
    rounded = {name: math.floor(measured.figure(name) * 100 + 1e-9) / 100 for name in FIGURES}
    return [f"[{code}]", *(f"{name} = {value:.2f}" for name, value in rounded.items()), ""]


def _rows(code: str, measured: Measured) -> list[str]:
    figures = "  ".join(
        f"{name} {measured.figure(name):.3f} ({measured.right[name]}/{measured.every[name]})"
        for name in FIGURES
    )
    rows = [f"{code}  {figures}"]
    rows += [
        f"  {code}:{f.passage} {f.kind}: {f.words!r}; wanted {f.wanted}; got {f.got}"
        for f in measured.failures
    ]
    counted = Counter(f.kind for f in measured.failures)
    rows += [f"  {code} in all: " + ", ".join(f"{n} {kind}" for kind, n in counted.most_common())]
    return rows


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
