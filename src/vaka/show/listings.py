"""Quotations, entities, stories and conflicts of a case, for a terminal and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from vaka.case import Case
from vaka.records import Document, Entity, Event, Joined, Quotation, Reading, Ref
from vaka.show.chronology import Row, chronology
from vaka.show.json import claim_as_json
from vaka.show.words import FIELD, claim_words, date_words

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
    return [
        {
            "speaker": next((who for _, _, who, _ in rows if who != "speaker unknown"), None),
            "renderings": [
                {
                    "document": ref.document,
                    "start": q.span.start,
                    "end": q.span.end,
                    "kind": q.kind,
                    "language": q.language,
                    "text": text,
                }
                for ref, q, _, text in rows
            ],
        }
        for rows in _spoken(case, speaker)
    ]


def print_quotes(case: Case, speaker: str | None, console: Console) -> None:
    """Print quotations, each with its renderings under it."""
    groups = _spoken(case, speaker)
    for rows in groups:
        who = next((w for _, _, w, _ in rows if w != "speaker unknown"), "speaker unknown")
        console.print(Text(who, style="bold"))
        for ref, q, _, text in rows:
            line = Text(f"“{' '.join(text.split())}”")
            line.append(
                f"  {q.language} · {q.kind} · {ref.document} [{q.span.start}–{q.span.end}]", style="dim"
            )
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


def entities_as_json(case: Case, name: str | None) -> list[dict[str, Any]]:
    """Entities with their forms and counts; with their events where a name is asked for."""
    joined, readings = case.joined(), case.readings()
    out = []
    for entity, count, forms in _named(joined, readings, name):
        row: dict[str, Any] = {
            "id": entity.id,
            "name": entity.name,
            "kind": entity.kind,
            "country": entity.country,
        }
        row |= {"mentions": count, "forms": forms, "reasons": list(entity.reasons)}
        if name is not None:
            row["events"] = [e.id for e in _events_of(joined, entity)]
        out.append(row)
    return out


def print_entities(case: Case, name: str | None, console: Console) -> None:
    """Print entities by how often they are named; with their events where a name is asked for."""
    joined, readings = case.joined(), case.readings()
    rows = _named(joined, readings, name)
    for entity, count, forms in rows:
        line = Text(entity.name, style="bold")
        line.append(f"  {entity.kind}  × {count}  ", style="dim")
        line.append(", ".join(f for f in forms[:8] if f != entity.name), style="dim")
        console.print(line)
        for event in _events_of(joined, entity) if name is not None else ():
            console.print(Text(f"  {date_words(event.when)}  {event.kind} [{event.plover}]  {event.id}"))
    if not rows:
        console.print(f"Nobody and nothing is named {name}." if name else "No names.")


# --- stories -----------------------------------------------------------------------------------------


def stories_as_json(case: Case) -> list[dict[str, Any]]:
    """Stories with their documents and reasons."""
    return [
        {"id": s.id, "storyline": s.storyline, "documents": list(s.documents), "reasons": list(s.reasons)}
        for s in case.joined().stories
    ]


def print_stories(case: Case, console: Console) -> None:
    """Print each story's documents and why they are together."""
    documents, readings = case.documents(), case.readings()
    for story in case.joined().stories:
        console.print(Text(f"Story {story.id}", style="bold"))
        for key in story.documents:
            article = readings[key].article
            day = article.published.value if article.published else "undated"
            title = article.title.value if article.title else "(no title)"
            console.print(Text(f"  {key}  {article.language}  {day}  {documents[key].file}  {title}"))
        for reason in story.reasons:
            console.print(Text(f"    {reason}", style="dim"))


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
