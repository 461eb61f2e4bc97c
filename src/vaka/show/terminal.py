"""The chronology and its neighbours in a terminal: 100 columns, readable also without colour."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from vaka.records import Event
from vaka.show.chronology import Row

__all__ = ["print_chronology", "print_timings"]

MARK = {"held": "", "planned": "planned", "postponed": "postponed", "cancelled": "called off"}


def print_chronology(rows: Iterable[Row], console: Console) -> None:
    """Print rows under the years they belong to."""
    year = None
    shown = False
    for row in rows:
        now = row.event.when[:4] if row.event.when else "undated"
        if now != year:
            console.print(Text(now, style="bold"))
            year = now
        console.print(Padding(_row(row), (0, 0, 1, 2)))
        shown = True
    if not shown:
        console.print("No events were read. `vaka show` prints what was read off each document.")


def _row(row: Row) -> RenderableType:
    lines: list[RenderableType] = [_when(row), Text("  " + row.headline, style="bold")]
    lines += [_part(part) for part in row.parts]
    lines.append(_support(row))
    lines += [Text("  ⚡ " + conflict, style="red") for conflict in _conflicts(row.event)]
    return Group(*lines)


def _when(row: Row) -> Text:
    basis = f"  ({row.basis})" if row.basis else ""
    hollow = {"held": "●", "alleged": "◌"}.get(row.event.status, "○")
    text = Text(f"{hollow} {row.when}", style="cyan")
    text.append(basis, style="dim")
    code = f"{row.event.plover} {row.event.mode or ''}".strip()
    text.append(f"  {code}", style="dim")
    if row.event.status != "held":
        text.append("  " + MARK.get(row.event.status, row.event.status), style="yellow")
    return text


def _part(row: Row) -> RenderableType:
    mark = "" if row.event.status == "held" else f" ({MARK.get(row.event.status, row.event.status)})"
    when = f"{row.when}: " if row.event.when else ""
    own = Text(f"    – {when}{row.headline}{mark}  [{row.event.plover}]  origins {row.origins}")
    return Group(own, *(Padding(_part(p), (0, 0, 0, 2)) for p in row.parts))


def _support(row: Row) -> Text:
    count = len(row.documents)
    words = [
        f"{count} document{'s' if count != 1 else ''} {' '.join(row.languages)}",
        f"origins {row.origins}",
    ]
    if row.look_backs:
        words.append(f"↩ {row.look_backs} look-back{'s' if row.look_backs != 1 else ''}")
    if row.event.candidates:
        words.append(f"? {len(row.event.candidates)} possible")
    return Text("  " + "   ".join(words), style="dim")


def _conflicts(event: Event) -> list[str]:
    return [
        f"{f.field}: " + " / ".join(f"{c.value} ({', '.join(c.lines) or 'line unknown'})" for c in f.claims)
        for f in event.findings
    ]


def print_timings(seconds: Mapping[str, float], console: Console) -> None:
    """Print the seconds spent in each stage."""
    table = Table("stage", "seconds", title="Timings", title_justify="left", box=None)
    for name, value in seconds.items():
        table.add_row(name, f"{value:.3f}")
    table.add_row("sum", f"{sum(seconds.values()):.3f}")
    console.print(table)
