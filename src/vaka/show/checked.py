"""A checked table in a terminal."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from vaka.checking.columns import MARK
from vaka.checking.footnoted import footnoted
from vaka.checking.records import Checked, CheckedRow, Offer, RowVerdict
from vaka.checking.words import SIGNS, citation, explained, verdict_words
from vaka.show.words import date_words

__all__ = ["print_checked"]

_STYLE: Mapping[RowVerdict, str] = {
    "confirmed": "green",
    "partly": "cyan",
    "disputed": "yellow",
    "contradicted": "bold red",
    "not borne out": "dim",
    "not read": "dim",
}


def print_checked(checked: Checked, written: Sequence[Path]) -> None:
    """Print each row with its verdict and the best passage, then what the table lacks.

    Args:
        checked: The result.
        written: The files written, named at the end on standard error.
    """
    console = Console(width=None if sys.stdout.isatty() else 100, highlight=False)
    used = [f"{c.field} = {c.header or f'column {c.index + 1}'}" for c in checked.table.columns if c.field]
    console.print(Text(f"Columns: {', '.join(used)}", style="dim"))
    unused = [
        c.header for c in checked.table.columns if not c.field and c.header and not c.header.startswith(MARK)
    ]
    if unused:
        console.print(
            Text(f"Not used: {', '.join(unused)} (--column FIELD=HEADER says what one holds)", style="dim")
        )
    console.print()
    for row in checked.rows:
        _row(row, console)
    if checked.offers:
        console.print(Text("Not in the table", style="bold"))
        for offer in checked.offers:
            _offer(offer, console)
        console.print()
    console.print(footnoted(checked).summary, markup=False)
    Console(stderr=True, highlight=False, soft_wrap=True).print(
        f"Wrote {', '.join(str(p) for p in written)}.", markup=False
    )


def _row(row: CheckedRow, console: Console) -> None:
    told = row.assertion
    line = Text(f"{SIGNS[row.verdict]} ", style=_STYLE[row.verdict])
    line.append(f"{verdict_words(row.verdict)}  ", style=_STYLE[row.verdict])
    line.append(f"row {told.row}  {date_words(told.when)}  ", style="dim")
    line.append(told.text, style="default")
    console.print(line)
    console.print(Padding(Text(explained(row)), (0, 0, 0, 2)))
    for passage in row.passages[:1]:
        console.print(Padding(Text(f"“{passage.text}”", style="italic"), (0, 0, 0, 4)))
        console.print(Padding(Text(citation(passage), style="dim"), (0, 0, 0, 4)))
    console.print()


def _offer(offer: Offer, console: Console) -> None:
    console.print(Text(f"  + {date_words(offer.when)}  {offer.words}"))
    for passage in offer.passages[:1]:
        console.print(Padding(Text(citation(passage), style="dim"), (0, 0, 0, 6)))
