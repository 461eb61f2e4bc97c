"""What was planted in the sample case is found: contradictions, change of plan, look-alikes, the undated article.

`examples/expected.yaml` was written by somebody who had not seen the rules.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from examples.resolve import load, resolve
from tests.places import ROOT
from vaka.case import Case
from vaka.records import Event, Span

EXPECTED = load(ROOT / "examples" / "expected.yaml")


class Sample:
    """The sample case with its expected events, found by their passages."""

    def __init__(self, case: Case) -> None:
        documents = case.documents()
        self.joined = case.joined()
        self.readings = case.readings()
        self.ids = {d.file: d.id for d in documents.values()}
        gold = resolve(EXPECTED, {d.file: d.text for d in documents.values()})
        self.files = {key: g["file"] for key, g in gold["documents"].items()}
        self.gold = {e["id"]: e for e in gold["events"]}

    def document(self, key: str) -> str:
        """Id of the document that the expected results call `key`."""
        return self.ids[self.files[key]]

    def events(self, key: str, only: str | None = None, main: bool = False) -> list[Event]:
        """The events of the right type that the passages of an expected event belong to."""
        wanted = self.gold[key]
        types = {wanted["plover"], *wanted.get("plover_any", [])}
        found = {}
        for m in wanted["mentions"]:
            if only is not None and m["doc"] != only:
                continue
            if main and m["role"] != "main":
                continue
            span = Span(m["start"], m["end"])
            for event in self.joined.events:
                if event.plover in types and self._tells(event, self.document(m["doc"]), span):
                    found[event.id] = event
        return list(found.values())

    def _tells(self, event: Event, document: str, span: Span) -> bool:
        told = [t.ref for t in event.told if t.ref.document == document]
        spans = [self.readings[r.document].events[r.n].span for r in told]
        return any(2 * s.overlap(span) >= min(len(s), len(span)) for s in spans)


@pytest.fixture(scope="module")
def sample(examples_case: Case) -> Sample:
    return Sample(examples_case)


@pytest.mark.parametrize("planted", [c for c in EXPECTED["conflicts"] if not c.get("optional")])
def test_planted_contradictions_are_found(sample: Sample, planted: Mapping[str, Any]) -> None:
    events = sample.events(planted["event"])
    claims = {
        c.value: set(c.lines)
        for e in events
        for f in e.findings
        if f.field == planted["field"]
        for c in f.claims
    }
    assert set(planted["values"]) == set(claims)
    for value, lines in planted["origins"].items():
        assert set(lines) == claims[value]


def test_no_other_contradiction_of_time_or_place_is_found(sample: Sample) -> None:
    planted = {e.id for c in EXPECTED["conflicts"] for e in sample.events(c["event"])}
    false = [e for e in sample.joined.events if e.findings and e.id not in planted]
    assert [(e.kind, e.when, e.findings) for e in false] == []


@pytest.mark.parametrize("pair", EXPECTED["not_merged"], ids=lambda pair: " / ".join(pair))
def test_look_alikes_stay_apart(sample: Sample, pair: tuple[str, str]) -> None:
    one, other = ({e.id for e in sample.events(key, main=True)} for key in pair)
    assert one or other
    assert not one & other


def test_the_postponed_summit_is_one_event_that_was_held(sample: Sample) -> None:
    (held,) = [e for e in sample.events("geneva-2024", only="en03") if e.status == "held"]
    documents = {t.ref.document for t in held.told}
    assert {sample.document(key) for key in ("tr04", "tr05", "en03")} <= documents
    assert held.when == "2024-09-03"
    assert "postponed" in {status for _, status in held.history}


@pytest.mark.parametrize("planted", EXPECTED["undated"])
def test_the_undated_article_is_dated_by_joining(sample: Sample, planted: Mapping[str, Any]) -> None:
    dated = {d.document: d.value for d in sample.joined.dated}
    assert dated[sample.document(planted["doc"])] == planted["when"]
    events = sample.events(planted["event"], only=planted["doc"])
    assert {(e.when, e.basis) for e in events} == {(planted["when"], planted["basis"])}


def test_an_anniversary_makes_no_new_event(sample: Sample) -> None:
    article = sample.document("en06")
    today = [
        e
        for e in sample.joined.events
        if e.when == "2025-06-07" and e.mode != "visit" and e.plover == "SUPPORT"
    ]
    assert [
        e for e in today if {t.ref.document for t in e.told} == {article} and e.kind == "treaty signing"
    ] == []


def test_copies_and_translations_are_traced(sample: Sample) -> None:
    traced = {(d.document, d.source, d.kind) for d in sample.joined.lineage}
    assert (sample.document("tr05"), sample.document("tr04"), "copy") in traced
    assert (sample.document("en04"), sample.document("en03"), "copy") in traced
    assert (sample.document("tr07"), sample.document("vi01"), "translation") in traced
