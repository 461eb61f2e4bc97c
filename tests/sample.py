"""The sample case beside what a careful reader takes from it: expected events found by their passages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from examples.resolve import EXPECTED as FILES
from examples.resolve import load, resolve
from vaka.case import Case
from vaka.records import Event, Span

__all__ = ["EXPECTED", "Sample", "numbers", "same_claims"]

EXPECTED = load(FILES)


def numbers(value: str) -> str:
    """The digits of an amount, without its unit: "4,000 troops" and "4000" are one."""
    return re.sub(r"\D", "", value)


def same_claims(planted: Mapping[str, Any], values: set[str]) -> bool:
    """Whether the values of a finding are those planted; amounts are compared without their units."""
    if planted["field"] == "amount":
        return {numbers(v) for v in planted["values"]} == {numbers(v) for v in values}
    return set(planted["values"]) == values


class Sample:
    """The sample case with its expected events, found by their passages."""

    def __init__(self, case: Case) -> None:
        documents = case.documents()
        self.joined = case.joined()
        self.readings = case.readings()
        self.ids = {d.file: d.id for d in documents.values()}
        gold = resolve(EXPECTED, {d.file: d.text for d in documents.values()})
        self.files = {key: g["file"] for key, g in gold["documents"].items()}
        self.texts = {key: documents[self.ids[file]].text for key, file in self.files.items()}
        self.gold = {e["id"]: e for e in gold["events"]}
        self.entities = {e.id: e.name for e in self.joined.entities}

    def document(self, key: str) -> str:
        """Id of the document that the expected results call `key`."""
        return self.ids[self.files[key]]

    def events(self, key: str, only: str | None = None, main: bool = False) -> list[Event]:
        """The events of the right type that the passages of an expected event belong to."""
        wanted = self.gold[key]
        types = {wanted["plover"], *wanted.get("plover_any", [])}
        found = {}
        for m in wanted["mentions"]:
            if (only is not None and m["doc"] != only) or (main and m["role"] != "main"):
                continue
            for event in self.at(m["doc"], Span(m["start"], m["end"])):
                if event.plover in types:
                    found[event.id] = event
        return list(found.values())

    def at(self, key: str, span: Span) -> Iterator[Event]:
        """The events told in a passage of a document."""
        return (e for e in self.joined.events if self._tells(e, self.document(key), span))

    def passage(self, key: str, words: str) -> list[Event]:
        """The events told in the first passage of a document that has these words."""
        start = self.texts[key].index(words)
        return list(self.at(key, Span(start, start + len(words))))

    def findings(self, planted: Mapping[str, Any]) -> list[dict[str, set[str]]]:
        """What was found on the field of a planted contradiction: the reporting lines of each value."""
        return [
            {self.entities.get(c.value, c.value): set(c.lines) for c in f.claims}
            for e in self.events(planted["event"])
            for f in e.findings
            if f.field == planted["field"]
        ]

    def false_contradictions(self) -> list[tuple[str, str]]:
        """Findings that nobody planted: the expected event (or, failing that, the kind) and the field."""
        planted = {(e.id, c["field"]) for c in EXPECTED["conflicts"] for e in self.events(c["event"])}
        names: dict[str, str] = {}
        for key in self.gold:
            for e in self.events(key):
                names.setdefault(e.id, key)
        return [
            (names.get(e.id, e.kind), f.field)
            for e in self.joined.events
            for f in e.findings
            if (e.id, f.field) not in planted
        ]

    def _tells(self, event: Event, document: str, span: Span) -> bool:
        told = [t.ref for t in event.told if t.ref.document == document]
        spans = [self.readings[r.document].events[r.n].span for r in told]
        return any(2 * s.overlap(span) >= min(len(s), len(span)) for s in spans)
