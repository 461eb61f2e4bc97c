"""How sure a join is: checks the table of `vaka.joining.events.confidence` on labelled joins.

    python -m tools.confidence [GOLD.json EXPORT.json CASE ...]

Labelled are the pairs of tellings that one event joins, of two documents each, in the sample case (`examples/`)
and in any case with a gold file in the form that the scoring scripts read (each a triple on the command line).
A pair is right where passages of both belong to one expected event; left out are those with a side that no
expected event has, and those that forbid each other and were joined by others' voices. The last table is a
cross-validation: each set's pairs, with the share of right ones that the other sets predict.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from examples.resolve import load, resolve
from vaka.case import Case
from vaka.joining.events.confidence import SURE, is_timed, weight_of
from vaka.joining.events.evidence import compare
from vaka.joining.events.unit import Index, Unit, build_units
from vaka.records import Reading, Ref, Span

ROOT = Path(__file__).resolve().parent.parent

Wanted = Mapping[str, Sequence[tuple[Span, str, frozenset[str]]]]
"""By document, the passages of expected events with their types."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """One pair of tellings that an event joins, and whether that is right."""

    reasons: tuple[str, ...]
    right: bool
    where: str


def labelled(case: Case, gold: Mapping[str, Any]) -> Iterator[Labelled]:
    """The joined pairs of a case that its gold can judge."""
    joined, readings = case.joined(), case.readings()
    files = {d.file: d.id for d in case.documents().values()}
    ids = {key: files[g["file"]] for key, g in gold["documents"].items() if g["file"] in files}
    wanted: dict[str, list[tuple[Span, str, frozenset[str]]]] = defaultdict(list)
    for e in gold["events"]:
        for m in e["mentions"]:
            if m["doc"] in ids:
                types = frozenset({e["plover"], *e.get("plover_any", ())})
                wanted[ids[m["doc"]]].append((Span(m["start"], m["end"]), e["id"], types))
    index = Index.of(joined.entities)
    story = {d: s.id for s in joined.stories for d in s.documents}
    units = {
        Ref(u.document, m.n): u
        for r in readings.values()
        for u in build_units(r, index, story.get(r.document))
        for m in u.mentions
    }
    for event in joined.events:
        told = {units[t.ref].key: units[t.ref] for t in event.told if t.ref in units}
        events = {key: _events(u, readings[u.document], wanted) for key, u in told.items()}
        for a, b in combinations(sorted(key for key in told if events[key]), 2):
            verdict = compare(told[a], told[b])
            if told[a].document != told[b].document and not verdict.refused:
                yield Labelled(verdict.agreements, bool(events[a] & events[b]), f"{a} {b}")


def _events(unit: Unit, reading: Reading, wanted: Wanted) -> frozenset[str]:
    """The expected events that the passages of a unit belong to."""
    found = (_expected(reading, Ref(unit.document, m.n), wanted[unit.document]) for m in unit.mentions)
    return frozenset(e for e in found if e is not None)


def _expected(reading: Reading, ref: Ref, wanted: Sequence[tuple[Span, str, frozenset[str]]]) -> str | None:
    """The expected event of a mention: the one whose passage it covers best, of its type."""
    mention = reading.events[ref.n]
    fitting = [
        (mention.span.overlap(span) / min(len(mention.span), len(span)), event)
        for span, event, types in wanted
        if mention.plover in types and mention.span.overlap(span)
    ]
    share, event = max(fitting, default=(0.0, ""))
    return event if share >= 0.5 else None


def samples(arguments: list[str]) -> Iterator[tuple[str, list[Labelled]]]:
    """The labelled pairs of the sample case, and of the cases named, each set by its name."""
    with (
        tempfile.TemporaryDirectory() as folder,
        Case(f"{folder}/c.vaka", (ROOT / "examples/knowledge.csv",)) as case,
    ):
        case.build([ROOT / "examples" / "articles"])
        texts = {d.file: d.text for d in case.documents().values()}
        yield "sample", list(labelled(case, resolve(load(ROOT / "examples" / "expected"), texts)))
    for gold, _, name in zip(arguments[::3], arguments[1::3], arguments[2::3], strict=True):
        with Case(name, must_exist=True) as case:
            yield Path(name).stem, list(labelled(case, json.loads(Path(gold).read_text("utf-8"))))


def _row(name: str, pairs: Sequence[Labelled]) -> str:
    right = sum(x.right for x in pairs)
    return f"{name:24} {right:4} of {len(pairs):4}" + (f"   {right / len(pairs):.2f}" if pairs else "")


def _smooth(pairs: Sequence[Labelled]) -> float:
    """The share of right ones, (right + 1) / (all + 2), so that few pairs claim little."""
    return (sum(x.right for x in pairs) + 1) / (len(pairs) + 2)


def main() -> None:
    """Print the pairs by weight, by what is said of them, and set by set."""
    sets = dict(samples(sys.argv[1:]))
    every = [x for pairs in sets.values() for x in pairs]
    print(_row("labelled pairs", every))
    for weight in sorted({weight_of(x.reasons) for x in every}):
        print(_row(f"  weight {weight}", [x for x in every if weight_of(x.reasons) == weight]))
    for timed, said in SURE.items():
        print(_row(f"said to be {said:.2f}", [x for x in every if is_timed(x.reasons) == timed]))
    print("each set beside what the others predict")
    for name, pairs in sets.items():
        others = [x for other, found in sets.items() if other != name for x in found]
        for timed in SURE:
            here = [x for x in pairs if is_timed(x.reasons) == timed]
            predicted = _smooth([x for x in others if is_timed(x.reasons) == timed])
            print(_row(f"  {name} {'timed' if timed else 'not'}: {predicted:.2f}", here))
    for x in every:
        if not x.right:
            print("  wrong:", x.where, x.reasons)


if __name__ == "__main__":
    main()
