"""The chronology and its neighbours in a terminal: 100 columns, readable also without colour."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from rich.console import Console
from rich.table import Table
from rich.text import Text

from vaka.records import Event, Status
from vaka.show.chronology import Row
from vaka.show.words import FIELD, STATUS, claim_words, count_words, when_words

__all__ = ["ID", "print_chronology", "print_timings"]

MARGIN = 12
"""Columns of the left edge, where time runs down: room for a day and a sign that it goes on."""

ID = 8
"""Characters of an event's id that are shown: enough to point at it, as corrections do."""

LEAST = 40
"""Columns that an event keeps at least, however narrow the terminal."""

SIGNS: dict[Status, str] = {"held": "●", "alleged": "◌", "denied": "◌"}
"""The sign before a date; what has not taken place is hollow."""


def print_chronology(rows: Iterable[Row], console: Console) -> None:
    """Print events in the order of time, the undated ones last."""
    before, shown = "", False
    for row in rows:
        value = _edge(row.event)
        edge = value if value != before else ""
        for n, line in enumerate(_lines(row, console)):
            margin = Text((edge if n == 0 else "").ljust(MARGIN), style="bold")
            console.print(margin + line if line else line, soft_wrap=True)
        before, shown = value, True
    if not shown:
        console.print("No events were read. `vaka show` prints what was read off each document.")


def _edge(event: Event) -> str:
    """What stands on the left edge: the value itself, of an interval its first end."""
    if event.when is None:
        return "undated"
    first, _, last = event.when.partition("/")
    if not last or len(event.when) < MARGIN:
        return event.when[: MARGIN - 2]
    return f"..{last[:8]}" if first in ("", "..") else f"{first[:10]} –"


def _lines(row: Row, console: Console) -> Iterator[Text]:
    width = max(LEAST, console.width - MARGIN)
    yield _head(row, width)
    for line in (*_body(row, console, width - 3), *_support(row).wrap(console, width - 3)):
        line.rstrip()
        yield Text("│  ", style="dim") + line
    yield Text("")


def _head(row: Row, width: int) -> Text:
    """The rule that opens an event: sign, date, how it is known, status."""
    event = row.event
    text = Text("┌ ", style="dim")
    text.append(f"{SIGNS.get(event.status, '○')} ", style="default")
    text.append(when_words(event.when, event.basis), style="not dim bold cyan")
    words = [w for w in (row.basis, "" if event.status == "held" else STATUS[event.status]) if w]
    text.append("".join(f", {w}" for w in words) + " ")
    return text + Text("─" * max(0, width - text.cell_len), style="dim")


def _body(row: Row, console: Console, width: int) -> Iterator[Text]:
    yield from _coded(Text(row.headline, style="bold"), row.event, console, width)
    yield from _parts(row, console, width, 1)
    for dated in row.event.reasons if row.event.basis == "joined" else ():
        yield from Text(dated, style="dim").wrap(console, width)
    history = row.event.history
    changes = [h for n, h in enumerate(history) if n == 0 or h[1] != history[n - 1][1]]
    steps = [f"{STATUS[s]} {when_words(day, None)}" for day, s in changes]
    if len(steps) > 1:
        yield from Text(" → ".join(steps), style="dim").wrap(console, width)
    for conflict in _conflicts(row.event):
        yield from Text("⚡ " + conflict, style="red").wrap(console, width)


def _coded(text: Text, event: Event, console: Console, width: int) -> Iterator[Text]:
    """Words on the left, wrapped, and the event's code at the right end of their first line."""
    code = f"{event.plover} {event.mode or ''}".strip()
    for n, line in enumerate(text.wrap(console, max(LEAST // 2, width - len(code) - 2))):
        line.rstrip()
        if n == 0:
            line = line + Text(" " * max(2, width - line.cell_len - len(code))) + Text(code, style="dim")
        yield line


def _parts(row: Row, console: Console, width: int, depth: int) -> Iterator[Text]:
    for part in row.parts:
        event = part.event
        sign = "" if event.status == "held" else f"{SIGNS.get(event.status, '○')} "
        words = [] if event.when in (None, row.event.when) else [when_words(event.when, event.basis)]
        words += [] if event.status == "held" else [STATUS[event.status]]
        text = Text(sign + part.headline + (f"  ({', '.join(words)})" if words else ""))
        for line in _coded(text, event, console, width - 2 * depth):
            yield Text("  " * depth) + line
        for conflict in _conflicts(event):
            for line in Text("⚡ " + conflict, style="red").wrap(console, width - 2 * depth - 2):
                yield Text("  " * (depth + 1)) + line
        yield from _parts(part, console, width, depth + 1)


def _support(row: Row) -> Text:
    documents = count_words(len(row.documents), "document")
    words = [f"{documents}  {' '.join(row.languages)}".strip(), f"origins {row.origins}"]
    if row.look_backs:
        words.append("↩ " + count_words(row.look_backs, "look-back"))
    if row.event.candidates:
        words.append(f"? {len(row.event.candidates)} possible")
    words.append(row.event.id[:ID])
    return Text("   ".join(words), style="dim")


def _conflicts(event: Event) -> list[str]:
    return [
        f"{FIELD.get(f.field, f.field)}: "
        + " / ".join(
            f"{claim_words(f.field, c.value)} ({', '.join(c.lines) or 'line unknown'})" for c in f.claims
        )
        for f in event.findings
    ]


def print_timings(seconds: Mapping[str, float], console: Console) -> None:
    """Print the seconds spent in each stage."""
    table = Table("stage", "seconds", title="Timings", title_justify="left", box=None)
    for name, value in seconds.items():
        table.add_row(name, f"{value:.3f}")
    table.add_row("sum", f"{sum(seconds.values()):.3f}")
    console.print(table)
