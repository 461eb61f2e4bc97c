"""Events as the chronology shows them: a line from the structure, and the evidence of each of its values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from vaka.records import Claim, Event, EventMention, Finding, Interval, Ref, Span, Told
from vaka.show.chronology import Row
from vaka.show.report.rail import glyph_of
from vaka.show.report.source import Marked, Source
from vaka.show.report.views import Candidate, Dispute, EventView, Field, Link, Passage, Side, Value
from vaka.show.words import BASIS, FIELD, STATUS, claim_words, date_words, language_name, when_words

__all__ = ["Chronicler"]

ON_THE_LINE = 4
"""Participants named in an event's line; the rest stand in its evidence."""

LINES_A_VALUE = 6
"""Lines of evidence for one value; a value told more often says how often."""

ANCHORS = {
    "none": "",
    "publication": "read against the day of publication",
    "embed": "read against the post's own date",
    "narrated": "read against the day told before",
    "unknown": "told from a day that the document does not give",
}
"""What a time was read against, in words."""

ROLES = {"main": "told as news", "background": "looks back", "future": "looks ahead"}

Naming = tuple[Ref, EventMention, Span | None, int]
"""A telling, where it names somebody (if it says so itself), and the number of whom it names."""


@dataclass
class Chronicler:
    """Makes event views, numbering the passages in the order in which they are shown.

    Args:
        source: The opened case.
        rows: All rows of the chronology, to name events by.
    """

    source: Source
    rows: Sequence[Row]
    notes: int = 0
    disputes: list[Dispute] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._names = {r.event.id: _name(r) for r in _all(self.rows)}
        dated = {d.document: d for d in self.source.joined.dated}
        self._dated = dated

    # --- the event -------------------------------------------------------------------------------------

    def view(self, row: Row) -> EventView:
        """An event with its evidence and its parts."""
        event = row.event
        when, where = self._when(event), self._where(event)
        who = tuple(self._who(event, p) for p in event.participants)
        news = [self._passage(t) for t in event.told if t.role != "background"]
        backs = [self._passage(t) for t in event.told if t.role == "background"]
        disputes = tuple(self._dispute(event, n, f) for n, f in enumerate(event.findings))
        self.disputes += disputes
        fields = [Field("When", (when,) if when else ()), Field("Where", (where,) if where else ())]
        return EventView(
            anchor=f"e-{event.id}",
            kind=event.kind[:1].upper() + event.kind[1:],
            who=who[:ON_THE_LINE],
            joint=" → " if event.mode == "visit" and len(who) == 2 else ", ",
            more=max(0, len(who) - ON_THE_LINE),
            where=where,
            when=when_words(event.when, event.basis),
            when_value=when,
            basis=BASIS[event.basis],
            glyph=glyph_of(event),
            hollow=event.status != "held",
            status="" if event.status == "held" else STATUS[event.status],
            plover=event.plover,
            mode=event.mode or "",
            said=self._said(event),
            languages=tuple((code, language_name(code)) for code in row.languages),
            documents=len(row.documents),
            origins=row.origins,
            origins_words=event.origins.words,
            history=self._history(event),
            fields=tuple(f for f in (*fields, Field("Who", who)) if f.values),
            told=tuple(news),
            look_backs=tuple(backs),
            disputes=disputes,
            candidates=tuple(self._candidate(c.event, c.lacks, c.ref) for c in event.candidates),
            reasons=tuple(self.source.linked(r) for r in event.reasons),
            parts=tuple(self.view(part) for part in row.parts),
        )

    def _said(self, event: Event) -> Passage | None:
        """The original words that stand under the line: the best telling's clause."""
        if not event.told:
            return None
        ref = event.told[0].ref
        mention = self.source.mention(ref)
        marks = [Marked(mention.span, "own")]
        shown = self.source.context(ref.document, marks, mention.sentence, reach=0)
        return Passage(self.source.cite(ref.document), self._place(ref, mention.span), shown)

    def _history(self, event: Event) -> tuple[tuple[str, str], ...]:
        """Changes of status with the day of the telling; empty where there was only one."""
        steps: list[tuple[str, str]] = []
        for day, status in event.history:
            if not steps or steps[-1][0] != STATUS[status]:
                steps.append((STATUS[status], date_words(day) if day else "day unknown"))
        return tuple(steps) if len({s for s, _ in steps}) > 1 else ()

    def _candidate(self, event: str, lacks: str, ref: Ref) -> Candidate:
        name = self._names.get(event)
        link = Link(name, f"#e-{event}") if name else Link("an event that is no longer there")
        return Candidate(link, lacks, self.source.cite(ref.document))

    def _place(self, ref: Ref, span: Span) -> str:
        return self.source.place(ref.document, span.start)

    # --- passages ------------------------------------------------------------------------------------------

    def _passage(self, told: Told) -> Passage:
        """One telling in its context, with the reasons why it was joined."""
        mention = self.source.mention(told.ref)
        self.notes += 1
        marks = [Marked(mention.span, "m"), Marked(mention.trigger, "trigger")]
        marks += [Marked(s, "val") for s in self._values(told.ref, mention) if mention.span.holds(s)]
        status = "" if mention.status == "held" else f", {STATUS[mention.status]}"
        return Passage(
            cite=self.source.cite(told.ref.document),
            href=self._place(told.ref, mention.span),
            words=self.source.context(told.ref.document, marks, mention.sentence),
            note=self.notes,
            role=ROLES[told.role] + status,
            says=f"rule {mention.rule}",
            reasons=tuple(self.source.linked(r) for r in told.reasons),
        )

    def _values(self, ref: Ref, mention: EventMention) -> Iterator[Span]:
        """Where a mention's values stand: its times, those who take part, its place."""
        reading = self.source.readings[ref.document]
        yield from (reading.times[n].span for n in mention.times)
        yield from (p.span for p in mention.participants if p.span is not None)
        yield from (m.span for m in reading.mentions if m.entity == mention.place)

    def _tellings(self, event: Event) -> Iterator[tuple[Ref, EventMention]]:
        for told in event.told:
            yield told.ref, self.source.mention(told.ref)

    # --- when ------------------------------------------------------------------------------------------

    def _when(self, event: Event) -> Value | None:
        if event.when is None:
            return None
        times, published = [], []
        for ref, mention in self._tellings(event):
            found = list(self._times(ref, mention))
            times += found
            if not found and mention.basis == "publication":
                published += list(self._published(ref))
        joined = [r for d in self._joined_documents(event) for r in d]
        reasons = tuple(self.source.linked(r) for r in (*event.reasons, *joined))
        lines = _once(times) + (_once(published) if not times or event.basis == "publication" else [])
        text = when_words(event.when, event.basis)
        return Value(text, f"v-{event.id}-when", _how_when(event), tuple(lines[:LINES_A_VALUE]), reasons)

    def _times(self, ref: Ref, mention: EventMention) -> Iterator[Passage]:
        reading = self.source.readings[ref.document]
        for n in mention.times:
            time = reading.times[n]
            value = date_words(time.value) if time.value else "no date by itself"
            says = ", ".join(s for s in (value, ANCHORS[time.anchor], time.reason) if s)
            yield self.source.line(ref.document, time.span, time.sentence, says)

    def _published(self, ref: Ref) -> Iterator[Passage]:
        stated = self.source.readings[ref.document].article.published
        if stated is None:
            return
        says = f"published {date_words(stated.value)}"
        if stated.layer == "text":
            yield self.source.line(ref.document, stated.span, None, says)
            return
        mention = self.source.mention(ref)
        where = f"{says}, as the page's head states"
        yield self.source.line(ref.document, mention.trigger, mention.sentence, where)

    def _joined_documents(self, event: Event) -> Iterator[tuple[str, ...]]:
        if event.basis != "joined":
            return
        for document in dict.fromkeys(t.ref.document for t in event.told):
            if document in self._dated:
                yield self._dated[document].reasons

    # --- where and who ---------------------------------------------------------------------------------

    def _where(self, event: Event) -> Value | None:
        if event.place is None:
            return None
        named = []
        for ref, mention in self._tellings(event):
            if mention.place is not None and self._means(ref, mention.place, event.place):
                named.append((ref, mention, None, mention.place))
        return self._value(event, "where", event.place, named)

    def _who(self, event: Event, entity: str) -> Value:
        named = [
            (ref, mention, p.span, p.entity)
            for ref, mention in self._tellings(event)
            for p in mention.participants
            if self._means(ref, p.entity, entity)
        ]
        return self._value(event, f"who-{event.participants.index(entity)}", entity, named)

    def _value(self, event: Event, anchor: str, entity: str, named: Sequence[Naming]) -> Value:
        """A value with the names that give it; one carried over only where no telling has it inside."""
        found = [(inside, p) for naming in named for inside, p in self._name_line(*naming)]
        once = _once([p for inside, p in found if inside] or [p for _, p in found][:1])
        more = len(once) - LINES_A_VALUE
        known = self.source.entities.get(entity)
        how = f"and {more} more" if more > 0 else "" if once else "without words of its own"
        return Value(
            known.name if known else entity, f"v-{event.id}-{anchor}", how, tuple(once[:LINES_A_VALUE])
        )

    def _means(self, ref: Ref, local: int, entity: str) -> bool:
        known = self.source.entity_of.get(Ref(ref.document, local))
        return known is not None and known.id == entity

    def _name_line(
        self, ref: Ref, mention: EventMention, span: Span | None, local: int
    ) -> Iterator[tuple[bool, Passage]]:
        """The name inside the passage, or the nearest before it, which the passage goes on from."""
        if span is not None:
            yield True, self.source.line(ref.document, span, mention.sentence)
            return
        names = [m for m in self.source.readings[ref.document].mentions if m.entity == local]
        inside = [m for m in names if mention.span.holds(m.span)]
        before = [m for m in names if m.span.end <= mention.span.end]
        for name in (inside or before[-1:] or names)[:1]:
            says = "" if inside else "named here, and carried over to the passage"
            yield bool(inside), self.source.line(ref.document, name.span, name.sentence, says)

    # --- disputes ------------------------------------------------------------------------------------------

    def _dispute(self, event: Event, n: int, finding: Finding) -> Dispute:
        return Dispute(
            field=FIELD.get(finding.field, finding.field),
            sides=tuple(self._side(finding.field, c) for c in finding.claims),
            reasons=tuple(self.source.linked(r) for r in finding.reasons),
            event=Link(self._names[event.id], f"#e-{event.id}"),
        )

    def _side(self, name: str, claim: Claim) -> Side:
        lines = []
        for ref in claim.mentions:
            mention = self.source.mention(ref)
            here = self.source.readings[ref.document].sentences[mention.sentence].span
            told = [w.span for w in claim.words if w.document == ref.document and here.holds(w.span)]
            if not told and name == "when":
                times = self.source.readings[ref.document].times
                told = [times[t].span for t in mention.times]
            marks = [Marked(mention.span, "m"), *(Marked(span, "trigger") for span in told)]
            shown = self.source.context(ref.document, marks, mention.sentence)
            lines.append(Passage(self.source.cite(ref.document), self._place(ref, mention.span), shown))
        value = claim_words(name, claim.value)
        return Side(value, ", ".join(claim.lines) or "line unknown", tuple(lines))


def _how_when(event: Event) -> str:
    days = event.interval
    how = {
        "explicit": "stated",
        "relative": "told from another day",
        "publication": "at the latest: told as new when published, with no day of its own",
        "joined": "by joining: another document dates it",
        "set": "set by hand",
        None: "",
    }[event.basis]
    return f"{how}; {_between(days)}" if days and days.days != 1 else how


def _between(days: Interval) -> str:
    first = date_words(days.earliest.isoformat()) if days.earliest else "any day"
    last = date_words(days.latest.isoformat()) if days.latest else "any day"
    return f"between {first} and {last}"


def _once(lines: Iterable[Passage]) -> list[Passage]:
    """Each place of a document once, in order."""
    return list({line.href: line for line in lines}.values())


def _all(rows: Iterable[Row]) -> Iterator[Row]:
    for row in rows:
        yield row
        yield from _all(row.parts)


def _name(row: Row) -> str:
    return f"{row.headline}, {when_words(row.event.when, row.event.basis)}"
