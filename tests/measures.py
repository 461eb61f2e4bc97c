"""`python -m tests.measures [figures…]`: what the sample case and the case files of joining say, in figures.

The case files (concordance, meetings, refusals, kinds, contradictions; `tests/cases/README-measures.md` says how they
are written) and `examples/expected` were written before the rules were measured on them. Each figure has a floor in
`tests/floors.toml`.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from tests.contradictions import built, disputes, told_right, words_of
from tests.identity import Page, identity_pages, joined_pairs
from tests.places import EXAMPLES, KNOWLEDGE
from tests.sample import EXPECTED, Sample, same_claims
from vaka.case import Case
from vaka.growing import grow
from vaka.joining.alignments import align_quotations
from vaka.knowledge import Knowledge, load
from vaka.pipeline import read_bare
from vaka.records import (
    Article,
    Document,
    Entity,
    EventMention,
    Paragraph,
    Quotation,
    Reading,
    Ref,
    Span,
    Stated,
    Story,
)
from vaka.store import Store
from vaka.vectors import Encoder

__all__ = [
    "MEASURES",
    "Figure",
    "concordance",
    "contradictions",
    "identity",
    "kinds",
    "main",
    "meetings",
    "refusals",
    "sample_figures",
]

CASES = Path(__file__).parent / "cases"
LEAST = {"concordance": 120, "meetings": 40, "refusals": 60, "kinds": 180, "contradictions": 77}


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: so many right of so many, and what was not."""

    name: str
    value: float
    right: int
    every: int
    wrong: tuple[str, ...] = ()


def share(name: str, rows: Iterable[tuple[bool, str]]) -> Figure:
    """The share of rows that are right; the others are named."""
    seen = list(rows)
    right = sum(ok for ok, _ in seen)
    return Figure(
        name, right / len(seen) if seen else 1.0, right, len(seen), tuple(row for ok, row in seen if not ok)
    )


def cases(file: str) -> list[Any]:
    """The rows of a case file, which may grow and must not shrink."""
    rows: list[Any] = next(iter(tomllib.loads((CASES / f"{file}.toml").read_text("utf-8")).values()))
    if len(rows) < LEAST[file]:
        raise ValueError(f"{file}.toml has lost cases: {len(rows)} of {LEAST[file]}")
    return rows


def page(line: str, key: str, knowledge: Knowledge) -> tuple[Document, Reading]:
    """Read "language day: text" as an article of that day."""
    head, text = line.split(": ", 1)
    language, _, day = head.partition(" ")
    whole = Span(0, len(text))
    published = Stated(day, Span(0, 0), "test") if day else None
    body = (Paragraph(whole, "text", language),)
    article = Article(key, language, None, published, None, None, None, None, (), body, (), ())
    document = Document(key, f"{key}.txt", "", "text/plain", "utf-8", text, ())
    return document, read_bare(document, article, knowledge)


# --- renderings of one utterance ----------------------------------------------------------------------


def _said(line: str, key: str, day: str) -> tuple[Document, Reading]:
    """A page that holds one quotation and nothing else."""
    language, text = line.split(": ", 1)
    whole = Span(0, len(text))
    published = Stated(day, Span(0, 0), "test")
    body = (Paragraph(whole, "text", language),)
    article = Article(key, language, None, published, None, None, None, None, (), body, (), ())
    quotation = Quotation(0, whole, (whole,), "direct", 0, None, None, 0, None, language, "test")
    document = Document(key, f"{key}.txt", "", "text/plain", "utf-8", text, ())
    return document, Reading(article, quotations=(quotation,))


def _aligned(pair: Mapping[str, str], encoder: Encoder) -> bool:
    another_day = pair.get("differs") == "day"
    days = ("2023-10-28", "2024-10-28" if another_day else "2023-10-28")
    pages = [_said(pair[side], side, day) for side, day in zip("ab", days, strict=True)]
    stories = (
        (Story("s1", ("a",), "l1", ()), Story("s2", ("b",), "l1", ()))
        if another_day
        else (Story("s1", ("a", "b"), "l1", ()),)
    )
    refs = (Ref("a", 0), Ref("b", 0))
    groups = [refs[:1], refs[1:]] if pair.get("differs") == "speaker" else [refs]
    people = [
        Entity(name, name, "person", None, None, group, ())
        for name, group in zip(("Halvek Serudan", "Teodrik Hallar"), groups, strict=False)
    ]
    documents = {d.id: d for d, _ in pages}
    return bool(align_quotations(documents, [r for _, r in pages], people, stories, encoder))


def concordance(encoder: Encoder) -> list[Figure]:
    """Renderings of one utterance that are aligned, and of what is aligned, how much renders one utterance."""
    rows = [(pair, _aligned(pair, encoder)) for pair in cases("concordance")]

    def words(pair: Mapping[str, str]) -> str:
        return f"{pair.get('differs', pair['render'])}: {pair['a']} / {pair['b']}"

    return [
        share("precision", ((p["render"] != "no", words(p)) for p, found in rows if found)),
        share("recall", ((found, words(p)) for p, found in rows if p["render"] != "no")),
    ]


# --- one event or two ---------------------------------------------------------------------------------


def _joined(
    lines: Mapping[str, str], knowledge: Knowledge, encoder: Encoder
) -> tuple[dict[str, Reading], list[set[Ref]]]:
    """Pages read and joined as a case of their own; the passages of each event."""
    pages = {key: page(line, key, knowledge) for key, line in lines.items()}
    readings = {key: reading for key, (_, reading) in pages.items()}
    with tempfile.TemporaryDirectory() as folder:
        store = Store(f"{folder}/c.vaka")
        store.add_documents([(d, d.file, d.text.encode()) for d, _ in pages.values()])
        store.add_readings(list(readings.values()), "")
        grow(store, lambda: encoder)
        events = store.joined().events
        store.close()
    return readings, [{t.ref for t in event.told} for event in events]


def meetings(knowledge: Knowledge, encoder: Encoder) -> list[Figure]:
    """Similar meetings a year apart that stay two events, of those in which both were read."""
    apart, read = [], []
    for pair in cases("meetings"):
        readings, events = _joined({k: pair[k] for k in ("one", "other")}, knowledge, encoder)
        both = all(any(e.plover == "CONSULT" for e in r.events) for r in readings.values())
        merged = any({ref.document for ref in refs} == {"one", "other"} for refs in events)
        apart.append((not merged, f"{pair['one']} / {pair['other']}"))
        read.append((both, f"{pair['one']} / {pair['other']}"))
    return [share("kept apart", apart), share("both read", read)]


def refusals(knowledge: Knowledge, encoder: Encoder) -> list[Figure]:
    """Look-backs without a discriminator that are joined to nothing, and those with one that are joined."""
    refused, made, read = [], [], []
    for pair in cases("refusals"):
        readings, events = _joined({k: pair[k] for k in ("report", "back")}, knowledge, encoder)
        start = pair["back"].split(": ", 1)[1].index(pair["words"])
        words = Span(start, start + len(pair["words"]))
        looks = {Ref("back", e.n) for e in readings["back"].events if e.span.overlap(words)}
        joined = any(refs & looks and any(r.document == "report" for r in refs) for refs in events)
        row = f"{pair['why']}: {pair['report']} / {pair['back']}"
        read.append((bool(looks) and bool(readings["report"].events), row))
        if pair["join"]:
            made.append((joined, row))
        else:
            refused.append((not joined, row))
    return [share("refused", refused), share("made", made), share("both read", read)]


# --- contradictions -----------------------------------------------------------------------------------


def contradictions(knowledge: Knowledge, encoder: Encoder) -> list[Figure]:
    """Contradictions that are found, and look-alikes in which none is."""
    found, quiet = [], []
    for case in cases("contradictions"):
        documents, joined = built(case["pages"], knowledge, encoder)
        heads = " / ".join(" ".join(page.split()[:2]) for page in case["pages"])
        row = f"{case.get('field', 'none')}, {case['why']} ({heads}): got {words_of(joined)}"
        if "field" in case:
            found.append((told_right(case, documents, joined), row))
        else:
            quiet.append((not disputes(joined), row))
    return [share("contradictions found", found), share("look-alikes left alone", quiet)]


# --- kinds --------------------------------------------------------------------------------------------


def _side(text: str, reading: Reading, name: str) -> set[int]:
    """Entities that the name in the text means."""
    start = text.index(name) if name else -1
    at = Span(start, start + len(name))
    return {m.entity for m in reading.mentions if name and m.span.overlap(at)}


def _actors(case: Mapping[str, Any], reading: Reading, event: EventMention) -> bool:
    wanted = [_side(case["text"], reading, case[part]) for part in ("source", "target") if case[part]]
    if case.get("mutual"):
        every = {p.entity for p in event.participants}
        return all(side & every for side in wanted)
    parts = [
        {p.entity for p in event.participants if p.part == part}
        for part in ("source", "target")
        if case[part]
    ]
    return all(side & found for side, found in zip(wanted, parts, strict=True))


def kinds(knowledge: Knowledge) -> list[Figure]:
    """Sentences with the right kind, by language, and of these, those with the right source and target."""
    kind: dict[str, list[tuple[bool, str]]] = {}
    actors: list[tuple[bool, str]] = []
    for case in cases("kinds"):
        _, reading = page(f"{case['language']}: {case['text']}", "d", knowledge)
        right = [e for e in reading.events if e.kind in case["kinds"]]
        got = ", ".join(e.kind for e in reading.events) or "nothing"
        row = f"{case['kinds'][0]}, got {got}: {case['text']}"
        kind.setdefault(case["language"], []).append((bool(right), row))
        if right:
            actors.append((any(_actors(case, reading, e) for e in right), row))
    return [*(share(language, rows) for language, rows in kind.items()), share("actors", actors)]


# --- one person in thirteen languages ------------------------------------------------------------------


def identity(knowledge: Knowledge) -> list[Figure]:
    """Names found, pages on one person that are joined by twos and all together, and people that are kept apart."""
    pages = identity_pages(knowledge)
    people: dict[str, list[Page]] = {}
    for one in pages:
        people.setdefault(one.person, []).append(one)
    by_twos = [
        (next(same for *_, same in joined_pairs(pair)), f"{pair[0].name} / {pair[1].name}")
        for some in people.values()
        for pair in combinations(some, 2)
    ]
    found: list[tuple[bool, str]] = []
    apart: list[tuple[bool, str]] = []
    for one, other, same in joined_pairs(pages):
        row = f"{one.name} / {other.name}"
        (found if one.person == other.person else apart).append((same == (one.person == other.person), row))
    return [
        share("found", ((bool(p.local), f"{p.language} {p.name}") for p in pages)),
        share("joined by twos", by_twos),
        share("joined all together", found),
        share("kept apart", apart),
    ]


# --- the sample case ----------------------------------------------------------------------------------


def sample_figures(sample: Sample) -> list[Figure]:
    """Origins, contradictions, look-alikes and changes of plan of `examples/expected`."""
    truth, widths = [], []
    for key, event in sample.gold.items():
        if event.get("origins"):
            found = sample.events(key, main=True)
            widths += [e.origins.high - e.origins.low for e in found]
            truth += [
                (
                    e.origins.low <= event["origins"] <= e.origins.high,
                    f"{key}: {event['origins']}, got {e.origins.low} to {e.origins.high}",
                )
                for e in found
            ]
    width = Figure("mean width of origins", sum(widths) / len(widths), sum(widths), len(widths))
    conflicts = [
        (any(same_claims(c, set(f)) for f in sample.findings(c)), f"{c['event']} {c['field']}")
        for c in EXPECTED["conflicts"]
    ]
    false = [" ".join(x) for x in sample.false_contradictions()]
    return [
        share("origins hold the truth", truth),
        width,
        share("contradictions found", conflicts),
        Figure("false contradictions", len(false), len(false), len(EXPECTED["no_conflicts"]), tuple(false)),
    ]


def _sample() -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder, Case(f"{folder}/c.vaka", (KNOWLEDGE,)) as case:
        case.build([EXAMPLES])
        return sample_figures(Sample(case))


MEASURES: Mapping[str, Callable[[], list[Figure]]] = {
    "sample": _sample,
    "concordance": lambda: concordance(Encoder()),
    "meetings": lambda: meetings(load([KNOWLEDGE]), Encoder()),
    "refusals": lambda: refusals(load([KNOWLEDGE]), Encoder()),
    "kinds": lambda: kinds(load([KNOWLEDGE])),
    "identity": lambda: identity(load([KNOWLEDGE])),
    "contradictions": lambda: contradictions(load([KNOWLEDGE]), Encoder()),
}


def main(arguments: list[str]) -> int:
    """Print the figures, and with `--wrong` each case that is wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.measures", description=__doc__)
    parser.add_argument("figures", nargs="*", choices=[*MEASURES, []], help="which; all without")
    parser.add_argument("--wrong", action="store_true", help="name each case that is wrong")
    options = parser.parse_args(arguments)
    for name in options.figures or MEASURES:
        print(name)
        for figure in MEASURES[name]():
            print(f"  {figure.value:.3f}  {figure.name} ({figure.right} of {figure.every})")
            if options.wrong:
                print("".join(f"         {row}\n" for row in figure.wrong), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
