"""A storyline in a terminal: how much was told when, then the chronology."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.console import Console
from rich.text import Text

from vaka.records import Reading
from vaka.show.chronology import Row
from vaka.show.json import rows_as_json
from vaka.show.storyline import Month, Storyline
from vaka.show.terminal import print_chronology
from vaka.show.words import count_words, date_words

__all__ = ["print_storyline", "storyline_as_json"]

WIDTH = 40
"""Columns of the longest bar."""

QUIET = 3
"""Months without a document that are shown one by one; a longer silence is one line."""


def storyline_as_json(line: Storyline, readings: dict[str, Reading]) -> dict[str, Any]:
    """The actors, the months and the chronology."""
    return {
        "actors": list(line.actors),
        "months": [
            {"month": m.month or None, "documents": m.documents, "new": m.new, "repeated": m.repeated}
            for m in line.months
        ],
        "chronology": rows_as_json(line.rows, readings),
    }


def print_storyline(line: Storyline, console: Console) -> None:
    """Print bars of new (█) and repeated (░) tellings month by month, then the events."""
    console.print(Text(" · ".join(line.actors), style="bold"))
    new, repeated = sum(m.new for m in line.months), sum(m.repeated for m in line.months)
    console.print(
        Text(f"{_counted(line.rows)}; told as news {_times(new)}, again or looking back {_times(repeated)}")
    )
    console.print()
    _bars(line.months, console)
    console.print()
    print_chronology(line.rows, console)


def _counted(rows: Sequence[Row]) -> str:
    """How many events, and how many parts under them: every part is told by itself, too."""
    parts = sum(_parts(row) for row in rows)
    return count_words(len(rows), "event") + (f", with {count_words(parts, 'part')}" if parts else "")


def _parts(row: Row) -> int:
    return sum(1 + _parts(part) for part in row.parts)


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


def _bars(months: Sequence[Month], console: Console) -> None:
    most = max((m.new + m.repeated for m in months), default=0)
    n = 0
    while n < len(months):
        quiet = n
        while quiet < len(months) and not months[quiet].documents:
            quiet += 1
        if quiet - n > QUIET:
            console.print(Text(f"{'':16}{count_words(quiet - n, 'quiet month')}", style="dim"))
            n = quiet
            continue
        console.print(_bar(months[n], most))
        n += 1


def _bar(month: Month, most: int) -> Text:
    scale = min(1.0, WIDTH / most) if most else 1.0
    text = Text(f"{date_words(month.month):16}")
    new = round(month.new * scale)
    repeated = max(round((month.new + month.repeated) * scale) - new, 1 if month.repeated else 0)
    text.append("█" * new, style="cyan")
    text.append("░" * repeated, style="dim")
    if month.documents:
        text.append(
            f"  {count_words(month.documents, 'document')}, {month.new} new, {month.repeated} repeated", "dim"
        )
    return text
