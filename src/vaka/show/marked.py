"""A document with its evidence marked, for a terminal: layers by colour and by a label in brackets."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text

from vaka.records import Document, Reading, Span

__all__ = ["print_marked"]

STYLES = {
    "furniture": "dim strike",
    "embed": "dim italic",
    "name": "green",
    "time": "cyan underline",
    "quotation": "yellow",
    "event": "bold",
}


def print_marked(document: Document, reading: Reading, console: Console) -> None:
    """Print what was read off a document: its article, its text with the layers marked, each layer's list."""
    _print_article(document, reading, console)
    console.print(_marked_text(document, reading))
    _print_layers(document, reading, console)


def _print_article(document: Document, reading: Reading, console: Console) -> None:
    a = reading.article
    table = Table(box=None, show_header=False)
    table.add_row("document", Text(f"{document.id}  {document.file}"))
    for name in ("title", "published", "updated", "outlet", "byline", "translated_from"):
        stated = getattr(a, name)
        if stated:
            table.add_row(
                name.replace("_", " "), Text(f"{stated.value}  [{stated.span.start}–{stated.span.end}]")
            )
    credits = ", ".join(dict.fromkeys(f"{c.name} ({c.kind})" for c in a.credits))
    table.add_row("language", a.language)
    if credits:
        table.add_row("credits", Text(credits))
    console.print(table)


def _marked_text(document: Document, reading: Reading) -> Text:
    text = Text(document.text)
    layers: list[tuple[str, Span]] = [("furniture", f.span) for f in reading.article.furniture]
    layers += [("embed", e.span) for e in reading.article.embeds]
    layers += [("event", e.span) for e in reading.events]
    layers += [("quotation", q.span) for q in reading.quotations if q.kind != "indirect"]
    layers += [("name", m.span) for m in reading.mentions]
    layers += [("time", t.span) for t in reading.times]
    for layer, span in layers:
        text.stylize(STYLES[layer], span.start, span.end)
    return text


def _print_layers(document: Document, reading: Reading, console: Console) -> None:
    console.print(Text("\nTimes", style="bold"))
    for t in reading.times:
        console.print(
            Text(f"  [{t.span.start}–{t.span.end}] {t.span.of(document.text)} = {t.value} ({t.basis})")
        )
    console.print(Text("Quotations", style="bold"))
    for q in reading.quotations:
        who = reading.entities[q.speaker].name if q.speaker is not None else "speaker unknown"
        console.print(
            Text(f"  [{q.span.start}–{q.span.end}] {who} ({q.kind}): {_short(q.span.of(document.text))}")
        )
    console.print(Text("Events", style="bold"))
    for e in reading.events:
        who = ", ".join(reading.entities[p.entity].name for p in e.participants)
        line = (
            f"  [{e.span.start}–{e.span.end}] {e.kind} [{e.plover}] {who} · {e.when or 'undated'} · {e.role}"
        )
        console.print(Text(line + f" · {e.status}"))
    console.print(Text("Names", style="bold"))
    for entity in reading.entities:
        count = sum(m.entity == entity.n for m in reading.mentions)
        console.print(Text(f"  {entity.name} ({entity.kind}) × {count}"))


def _short(text: str, width: int = 90) -> str:
    line = " ".join(text.split())
    return line if len(line) <= width else line[: width - 1] + "…"
