"""How sure a join is: checks the table of `vaka.joining.events.confidence` on labelled joins.

    python -m tools.confidence [GOLD.json EXPORT.json CASE ...]

Labelled are the joins of the sample case (`examples/`), and those of any case with a gold file in the form that the
scoring scripts read (each a triple on the command line). A join is right where the passages on both of its sides
belong to one expected event; one with a side that no expected event has is left out.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from examples.resolve import load, resolve
from vaka.case import Case
from vaka.joining.events.confidence import SURE, confidence, weight_of
from vaka.records import Reading, Ref, Span

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Labelled:
    """One join and whether it is right."""

    reasons: tuple[str, ...]
    right: bool
    where: str


def labelled(case: Case, gold: Mapping[str, Any]) -> Iterator[Labelled]:
    """The joins of a case that its gold can judge."""
    joined, readings = case.joined(), case.readings()
    files = {d.file: d.id for d in case.documents().values()}
    ids = {key: files[g["file"]] for key, g in gold["documents"].items() if g["file"] in files}
    wanted = {
        (
            ids[m["doc"]],
            Span(m["start"], m["end"]),
            e["id"],
            frozenset({e["plover"], *e.get("plover_any", ())}),
        )
        for e in gold["events"]
        for m in e["mentions"]
        if m["doc"] in ids
    }
    by_document: dict[str, list[tuple[Span, str, frozenset[str]]]] = {}
    for document, span, event, types in sorted(wanted, key=lambda w: (w[0], w[1], w[2])):
        by_document.setdefault(document, []).append((span, event, types))

    def expected(ref: Ref) -> str | None:
        return _expected(readings[ref.document], ref, by_document.get(ref.document, []))

    for event in joined.events:
        for told in event.told:
            other = next((r.removeprefix("with ") for r in told.reasons if r.startswith("with ")), None)
            if other is None or ":" not in other:
                continue
            document, _, n = other.partition(":")
            mine, theirs = expected(told.ref), expected(Ref(document, int(n)))
            if mine and theirs:
                yield Labelled(told.reasons, mine == theirs, f"{told.ref} {other}")


def _expected(reading: Reading, ref: Ref, wanted: list[tuple[Span, str, frozenset[str]]]) -> str | None:
    """The expected event of a mention: the one whose passage it covers best, of its type."""
    mention = reading.events[ref.n]
    fitting = [
        (mention.span.overlap(span) / min(len(mention.span), len(span)), event)
        for span, event, types in wanted
        if mention.plover in types and mention.span.overlap(span)
    ]
    share, event = max(fitting, default=(0.0, ""))
    return event if share >= 0.5 else None


def samples(arguments: list[str]) -> Iterator[Labelled]:
    """All labelled joins: of the sample case, and of the cases named."""
    with (
        tempfile.TemporaryDirectory() as folder,
        Case(f"{folder}/c.vaka", (ROOT / "examples/knowledge.csv",)) as case,
    ):
        case.build([ROOT / "examples" / "articles"])
        texts = {d.file: d.text for d in case.documents().values()}
        yield from labelled(case, resolve(load(ROOT / "examples" / "expected"), texts))
    for gold, _, name in zip(arguments[::3], arguments[1::3], arguments[2::3], strict=True):
        with Case(name, must_exist=True) as case:
            yield from labelled(case, json.loads(Path(gold).read_text("utf-8")))


def main() -> None:
    """Print the joins by weight, and by what is said of them."""
    found = list(samples(sys.argv[1:]))
    print(f"{len(found)} labelled joins, {sum(x.right for x in found)} right")
    by_weight: dict[int, list[bool]] = {}
    for x in found:
        by_weight.setdefault(weight_of(x.reasons), []).append(x.right)
    for weight, rights in sorted(by_weight.items()):
        print(f"  weight {weight:3}: {sum(rights):3} of {len(rights):3}")
    print("said to be   joins   right   share")
    for said in sorted({share for _, share in SURE}):
        here = [x.right for x in found if confidence(x.reasons) == said]
        if here:
            print(f"{said:10.2f}   {len(here):5}   {sum(here):5}   {sum(here) / len(here):.2f}")
    for x in found:
        if not x.right:
            print("  wrong:", x.where, x.reasons)


if __name__ == "__main__":
    main()
