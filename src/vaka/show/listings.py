"""Quotations, entities, stories and conflicts of a case, for a terminal and as JSON."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from vaka.case import Case
from vaka.errors import VakaError
from vaka.records import Derivation, Document, Entity, Event, Joined, Quotation, Reading, Ref
from vaka.show.chronology import Row, chronology
from vaka.show.json import claim_as_json
from vaka.show.terminal import ID
from vaka.show.words import (
    DERIVATION,
    FIELD,
    STATUS,
    claim_words,
    count_words,
    date_words,
    distinct_reasons,
    language_name,
    suggestion,
    when_words,
)

__all__ = [
    "conflicts_as_json",
    "entities_as_json",
    "print_conflicts",
    "print_entities",
    "print_quotes",
    "print_stories",
    "quotes_as_json",
    "stories_as_json",
]


# --- quotations --------------------------------------------------------------------------------------


def _groups(joined: Joined, readings: Mapping[str, Reading]) -> list[list[Ref]]:
    """Quotations gathered by their alignments, in the order of documents and text."""
    refs = [Ref(key, q.n) for key, r in readings.items() for q in r.quotations]
    of = {ref: [ref] for ref in refs}
    for alignment in joined.alignments:
        one, other = of[alignment.a], of[alignment.b]
        if one is not other:
            one += other
            of.update(dict.fromkeys(other, one))
    seen: dict[int, list[Ref]] = {id(of[ref]): of[ref] for ref in refs}
    return [sorted(group) for group in seen.values()]


def _origin(readings: Mapping[str, Reading], documents: Mapping[str, Document], key: str) -> str:
    """A document as a reader knows it: "The Herald, 15 May 2024, English (page.txt)"."""
    article = readings[key].article
    outlet = f"{article.outlet.value}, " if article.outlet else ""
    day = date_words(article.published.value[:10]) if article.published else "undated"
    return f"{outlet}{day}, {language_name(article.language)} ({documents[key].file})"


def _quotation(
    readings: Mapping[str, Reading], documents: Mapping[str, Document], names: Mapping[Ref, str], ref: Ref
) -> tuple[Quotation, str, str]:
    q = readings[ref.document].quotations[ref.n]
    who = names[Ref(ref.document, q.speaker)] if q.speaker is not None else "speaker unknown"
    return q, who, q.span.of(documents[ref.document].text)


def _spoken(case: Case, speaker: str | None) -> list[list[tuple[Ref, Quotation, str, str]]]:
    documents, readings, joined = case.documents(), case.readings(), case.joined()
    names = {member: entity.name for entity in joined.entities for member in entity.members}
    found = []
    for group in _groups(joined, readings):
        rows = [(ref, *_quotation(readings, documents, names, ref)) for ref in group]
        if speaker is None or any(speaker.casefold() in row[2].casefold() for row in rows):
            found.append(rows)
    return found


def quotes_as_json(case: Case, speaker: str | None) -> list[dict[str, Any]]:
    """Groups of renderings of the same words."""
    documents, readings = case.documents(), case.readings()
    return [
        {
            "speaker": next((who for _, _, who, _ in rows if who != "speaker unknown"), None),
            "renderings": [
                {
                    "document": ref.document,
                    "file": documents[ref.document].file,
                    "start": q.span.start,
                    "end": q.span.end,
                    "kind": q.kind,
                    "language": q.language,
                    "text": text,
                    "speaker": None if who == "speaker unknown" else who,
                    "cue": q.cue.of(documents[ref.document].text) if q.cue else None,
                    "reported_by": _reporter(readings, ref, q),
                }
                for ref, q, who, text in rows
            ],
        }
        for rows in _spoken(case, speaker)
    ]


def _reporter(readings: Mapping[str, Reading], ref: Ref, q: Quotation) -> str | None:
    return None if q.reporter is None else readings[ref.document].entities[q.reporter].name


def print_quotes(case: Case, speaker: str | None, console: Console) -> None:
    """Print quotations, each with its renderings under it."""
    documents, readings = case.documents(), case.readings()
    groups = _spoken(case, speaker)
    for rows in groups:
        who = next((w for _, _, w, _ in rows if w != "speaker unknown"), "speaker unknown")
        console.print(Text(who, style="bold"))
        for ref, q, _, text in rows:
            line = Text(f"“{' '.join(text.split())}”")
            reporter = _reporter(readings, ref, q)
            by = f" · reported by {reporter}" if reporter else ""
            place = f"[{q.span.start}–{q.span.end}]"
            line.append(f"  {q.kind}{by} · {_origin(readings, documents, ref.document)} {place}", style="dim")
            console.print(Padding(line, (0, 0, 0, 2)))
        console.print()
    if not groups:
        console.print("No quotations.")


# --- entities ----------------------------------------------------------------------------------------


def _named(
    joined: Joined, readings: Mapping[str, Reading], name: str | None
) -> list[tuple[Entity, int, list[str]]]:
    rows = []
    for entity in joined.entities:
        members = set(entity.members)
        count = sum(Ref(r.document, m.entity) in members for r in readings.values() for m in r.mentions)
        forms = list(
            dict.fromkeys(f for ref in entity.members for f in readings[ref.document].entities[ref.n].forms)
        )
        if name is None or any(name.casefold() in form.casefold() for form in (entity.name, *forms)):
            rows.append((entity, count, forms))
    return sorted(rows, key=lambda row: (-row[1], row[0].id))


def _events_of(joined: Joined, entity: Entity) -> list[Event]:
    found = [e for e in joined.events if entity.id in (*e.participants, e.place)]
    return sorted(found, key=lambda e: (e.when or "9999", e.id))


def _asked(
    joined: Joined, readings: Mapping[str, Reading], name: str | None
) -> list[tuple[Entity, int, list[str]]]:
    """As `_named`; an error where a name is asked for that no page has."""
    rows = _named(joined, readings, name)
    if name is not None and not rows:
        raise VakaError(f"No page names {name}; {suggestion(name, (e.name for e in joined.entities))}")
    return rows


def _said_by(joined: Joined, readings: Mapping[str, Reading], entity: Entity) -> list[tuple[Ref, Quotation]]:
    members = set(entity.members)
    return [
        (Ref(key, q.n), q)
        for key, reading in sorted(readings.items())
        for q in reading.quotations
        if q.speaker is not None and Ref(key, q.speaker) in members
    ]


def entities_as_json(case: Case, name: str | None) -> list[dict[str, Any]]:
    """Entities with their forms and counts; with their events and quotations where a name is asked for.

    Raises:
        VakaError: No page has the name that is asked for.
    """
    joined, readings = case.joined(), case.readings()
    out = []
    for entity, count, forms in _asked(joined, readings, name):
        row: dict[str, Any] = {
            "id": entity.id,
            "name": entity.name,
            "kind": entity.kind,
            "country": entity.country,
        }
        row |= {"mentions": count, "forms": forms, "reasons": list(entity.reasons)}
        if name is not None:
            row["events"] = [e.id for e in _events_of(joined, entity)]
            row["quotations"] = [
                {"document": ref.document, "start": q.span.start, "end": q.span.end}
                for ref, q in _said_by(joined, readings, entity)
            ]
        out.append(row)
    return out


def print_entities(case: Case, name: str | None, console: Console) -> None:
    """Print entities by how often they are named; with their events and quotations where a name is asked for.

    Raises:
        VakaError: No page has the name that is asked for.
    """
    documents, joined, readings = case.documents(), case.joined(), case.readings()
    rows = _asked(joined, readings, name)
    shown = {row.event.id: row for row in _flat(chronology(joined, readings))} if name is not None else {}
    for entity, count, forms in rows:
        line = Text(entity.name, style="bold")
        line.append(f"  {entity.kind}  × {count}  ", style="dim")
        line.append(", ".join(f for f in forms[:8] if f != entity.name), style="dim")
        console.print(line)
        for event in _events_of(joined, entity) if name is not None else ():
            told = shown[event.id].headline if event.id in shown else event.kind
            status = "" if event.status == "held" else f" ({STATUS[event.status]})"
            day = when_words(event.when, event.basis)
            console.print(Padding(Text(f"{day}{status}  {told}  {event.id[:ID]}"), (0, 0, 0, 2)))
        for ref, q in _said_by(joined, readings, entity) if name is not None else ():
            words = " ".join(q.span.of(documents[ref.document].text).split())
            one = Text(f"“{words}”").append(f"  {_origin(readings, documents, ref.document)}", style="dim")
            console.print(Padding(one, (0, 0, 0, 2)))
    if not rows:
        console.print("No names.")


# --- stories -----------------------------------------------------------------------------------------


def stories_as_json(case: Case) -> list[dict[str, Any]]:
    """Stories with their documents, how these came by their text, and why they are together."""
    joined = case.joined()
    steps = _steps(joined)
    return [
        {
            "id": s.id,
            "storyline": s.storyline,
            "documents": list(s.documents),
            "lineage": [
                {
                    "document": step.document,
                    "kind": step.kind,
                    "source": step.source,
                    "reasons": list(step.reasons),
                }
                for key in s.documents
                for step in steps.get(key, ())
            ],
            "reasons": list(s.reasons),
        }
        for s in joined.stories
    ]


def _steps(joined: Joined) -> dict[str, list[Derivation]]:
    found: dict[str, list[Derivation]] = {}
    for step in joined.lineage:
        found.setdefault(step.document, []).append(step)
    return found


def _published(reading: Reading) -> str:
    """By what documents are ordered: the time of publication, the undated last."""
    return reading.article.published.value if reading.article.published else "9999"


def print_stories(case: Case, console: Console) -> None:
    """Print each story's documents, how they came by their text, and why they are together."""
    documents, readings, joined = case.documents(), case.readings(), case.joined()
    steps = _steps(joined)
    files = {key: document.file for key, document in documents.items()}

    def line(text: Text, indent: int) -> None:
        console.print(Padding(text, (0, 0, 0, indent)))

    for story in joined.stories:
        console.print(
            Text(f"Story {story.id}, {count_words(len(story.documents), 'document')}", style="bold")
        )
        for key in sorted(story.documents, key=lambda key: (_published(readings[key]), key)):
            title = readings[key].article.title
            text = Text(title.value if title else "(no title)")
            text.append(f"  {_origin(readings, documents, key)}  {key}", style="dim")
            line(text, 2)
            for step in steps.get(key, ()):
                how = DERIVATION[step.kind].format(files.get(step.source, step.source))
                why = f": {'; '.join(step.reasons)}" if step.source in files and step.reasons else ""
                line(Text(f"{how}{why}", style="dim"), 4)
            if not steps.get(key):
                line(Text("names no source: its line is unknown", style="dim"), 4)
        reasons = distinct_reasons(story.reasons)
        if reasons:
            line(Text("why"), 2)
        for reason in reasons:
            told = re.sub(r"\b[0-9a-f]{12}\b", lambda m: files.get(m[0], m[0]), reason)
            line(Text(told, style="dim"), 4)
        console.print()
    if not joined.stories:
        console.print("No stories.")


# --- conflicts ---------------------------------------------------------------------------------------


def conflicts_as_json(case: Case) -> list[dict[str, Any]]:
    """Contradictions, with the documents, lines and words on each side."""
    return [
        {
            "event": event.id,
            "field": finding.field,
            "claims": [claim_as_json(c) for c in finding.claims],
            "reasons": list(finding.reasons),
        }
        for event in case.joined().events
        for finding in event.findings
    ]


def _flat(rows: Iterable[Row]) -> Iterator[Row]:
    for row in rows:
        yield row
        yield from _flat(row.parts)


def print_conflicts(case: Case, console: Console) -> None:
    """Print contradictions, each side with its passage."""
    documents, readings, joined = case.documents(), case.readings(), case.joined()
    disputed = [(e, f) for e in joined.events for f in e.findings]
    rows = {row.event.id: row for row in _flat(chronology(joined, readings))}
    for event, finding in disputed:
        about = FIELD.get(finding.field, finding.field)
        told = rows[event.id].headline if event.id in rows else event.kind
        console.print(Text(f"⚡ {told} · {date_words(event.when)} · {about}", style="bold"))
        for claim in finding.claims:
            value = claim_words(finding.field, claim.value)
            console.print(Text(f"  {value}  ({', '.join(claim.lines) or 'line unknown'})"))
            for ref in claim.mentions:
                passage = readings[ref.document].events[ref.n].span.of(documents[ref.document].text)
                console.print(
                    Text(f"    {documents[ref.document].file}: {' '.join(passage.split())}", style="dim")
                )
        console.print(Text(f"  {'; '.join(finding.reasons)}", style="dim"))
    if not disputed:
        console.print("No contradictions.")
