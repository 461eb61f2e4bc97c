"""The words of the pages that bear on a row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from vaka.checking.assertion import figures_of
from vaka.checking.case_names import CaseNames
from vaka.checking.records import Passage
from vaka.records import (
    Document,
    Event,
    EventMention,
    Finding,
    Interval,
    Joined,
    Reading,
    Ref,
    Role,
    Span,
    Told,
)
from vaka.text import collapse

__all__ = ["Passages", "Sides"]

MOST = 3
"""Passages shown for one field: enough to decide by, few enough for a cell."""

PLAN_DAYS = 31
"""Days that a plan may span to be held against a row's date: "in May" is a plan, "this year" is none."""

_ROLE: Mapping[Role, int] = {"main": 0, "future": 1, "background": 2}


@dataclass(frozen=True, slots=True)
class Sides:
    """The actors on each side of an event that goes from one to the other."""

    sources: frozenset[str]
    targets: frozenset[str]


class Passages:
    """Finds passages in one case.

    Args:
        documents: By id.
        readings: By document id.
        joined: What joining gave.
    """

    def __init__(
        self, documents: Mapping[str, Document], readings: Mapping[str, Reading], joined: Joined
    ) -> None:
        self._documents, self._readings, self._joined = documents, readings, joined

    @cached_property
    def _entity_of(self) -> Mapping[Ref, str]:
        return {ref: e.id for e in self._joined.entities for ref in e.members}

    @cached_property
    def _lines(self) -> Mapping[str, tuple[str, ...]]:
        """Who each document credits."""
        found: dict[str, list[str]] = {}
        for step in self._joined.lineage:
            if step.kind == "credit":
                found.setdefault(step.document, []).append(step.source)
        return {d: tuple(dict.fromkeys(names)) for d, names in found.items()}

    def sides(self, event: Event, names: CaseNames) -> Sides:
        """Who does it and to whom, by most tellings."""
        found: dict[str, Counter[str]] = {"source": Counter(), "target": Counter()}
        for told in event.told:
            mention = self._mention(told.ref)
            for p in mention.participants:
                entity = self._entity_of.get(Ref(told.ref.document, p.entity))
                if entity is not None and p.part in found:
                    found[p.part][names.actor(entity)] += 1
        done, to = found["source"], found["target"]
        return Sides(
            frozenset(a for a, n in done.items() if n > to[a]),
            frozenset(a for a, n in to.items() if n > done[a]),
        )

    def of_event(self, event: Event, language: str, kind: str | None = None) -> tuple[Passage, ...]:
        """The best tellings of an event: news of what became of it, then look-backs and plans.

        Args:
            event: The event.
            language: The row's: its tellings stand before others of their sort.
            kind: What the row calls it: tellings that call it so stand before others.
        """
        told = sorted(event.told, key=lambda t: self._rank(t, event, language, kind))
        return self._passages(t.ref for t in told)

    def of_time(self, event: Event, language: str) -> tuple[Passage, ...]:
        """Tellings that carry a time of their own; else the best."""
        dated = [t for t in event.told if self._mention(t.ref).times]
        ranked = sorted(dated, key=lambda t: self._rank(t, event, language))
        return self._passages(t.ref for t in ranked) or self.of_event(event, language)

    def of_place(self, event: Event, language: str) -> tuple[Passage, ...]:
        """Tellings that carry a place of their own; else the best."""
        placed = [t for t in event.told if self._mention(t.ref).place is not None]
        ranked = sorted(placed, key=lambda t: self._rank(t, event, language))
        return self._passages(t.ref for t in ranked) or self.of_event(event, language)

    def at_place(self, event: Event, places: Collection[str | None]) -> tuple[Passage, ...]:
        """Tellings that themselves set the event at one of these places, whatever most say."""
        return self._passages(
            t.ref
            for t in event.told
            if (place := self._mention(t.ref).place) is not None
            and self._entity_of.get(Ref(t.ref.document, place)) in places
        )

    def on_days(self, event: Event, days: Interval) -> tuple[Passage, ...]:
        """Tellings that themselves date the event within these days, whatever most say."""
        told = ((t.ref, self._mention(t.ref)) for t in event.told)
        return self._passages(
            ref
            for ref, m in told
            if m.status in ("held", "alleged")
            and m.basis not in (None, "publication")
            and m.interval is not None
            and (m.interval.days or 0) > 0
            and m.interval.meet(days) == m.interval
        )

    def of_status(self, event: Event, language: str) -> tuple[Passage, ...]:
        """Tellings of a plan or of its end; else the best."""
        other = [t for t in event.told if self._mention(t.ref).status not in ("held", "alleged")]
        ranked = sorted(other, key=lambda t: self._rank(t, event, language))
        return self._passages(t.ref for t in ranked) or self.of_event(event, language)

    def of_claims(self, finding: Finding) -> tuple[Passage, ...]:
        """One telling a side."""
        return self._passages(claim.mentions[0] for claim in finding.claims if claim.mentions)

    def plans(self, event: Event) -> tuple[Interval, ...]:
        """The days for which an event was planned, as told by those who then did not know better."""
        told = (self._mention(t.ref) for t in event.told)
        days = {m.interval for m in told if m.interval and m.status not in ("held", "alleged")}
        return tuple(sorted(d for d in days if d.days and d.days <= PLAN_DAYS))

    def figures(self, event: Event) -> frozenset[str]:
        """All figures in the sentences that tell an event."""
        return frozenset(f for t in event.told for f in figures_of(self._sentence(t.ref)))

    def with_figure(self, event: Event, figure: str) -> tuple[Passage, ...]:
        """Tellings whose sentence has this figure."""
        return self._passages(t.ref for t in event.told if figure in figures_of(self._sentence(t.ref)))

    def _mention(self, ref: Ref) -> EventMention:
        return self._readings[ref.document].events[ref.n]

    def _rank(
        self, told: Told, event: Event, language: str, kind: str | None = None
    ) -> tuple[int, bool, bool, bool, bool, int, Ref]:
        reading, mention = self._readings[told.ref.document], self._mention(told.ref)
        sentence = reading.sentences[mention.sentence]
        return (
            _ROLE[told.role],
            mention.status != event.status,
            kind is not None and mention.kind != kind,
            sentence.language != language,
            sentence.layer == "title",
            -sum(p.span is not None for p in mention.participants),
            told.ref,
        )

    def _span(self, ref: Ref) -> Span:
        """The whole sentence that holds a telling: a clause alone may say too little to judge by."""
        reading = self._readings[ref.document]
        return reading.sentences[self._mention(ref).sentence].span

    def _sentence(self, ref: Ref) -> str:
        return self._span(ref).of(self._documents[ref.document].text)

    def _passages(self, refs: Iterable[Ref]) -> tuple[Passage, ...]:
        found: dict[tuple[str, int], Passage] = {}
        for ref in refs:
            span = self._span(ref)
            found.setdefault((ref.document, span.start), self.passage(ref, span))
            if len(found) == MOST:
                break
        return tuple(found.values())

    def passage(self, ref: Ref, span: Span, language: str | None = None) -> Passage:
        """Words of a page with where they stand and who stands behind them.

        Args:
            ref: What they were read as.
            span: Where they stand.
            language: Theirs, where it is not the article's.
        """
        document, article = self._documents[ref.document], self._readings[ref.document].article
        return Passage(
            document=ref.document,
            file=document.file,
            outlet=article.outlet.value if article.outlet else document.file,
            published=article.published.value[:10] if article.published else None,
            language=article.language if language is None else language,
            text=collapse(span.of(document.text)),
            span=span,
            lines=self._lines.get(ref.document, ()),
            ref=ref,
        )
