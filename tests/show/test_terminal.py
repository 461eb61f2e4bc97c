"""The chronology in a terminal: 100 columns, every sign also a word."""

from __future__ import annotations

from io import StringIO

import pytest
from rich.cells import cell_len
from rich.console import Console

from tests.show.making import case
from vaka.show.chronology import chronology
from vaka.show.terminal import print_chronology


def printed(width: int) -> list[str]:
    _, readings, joined = case()
    out = StringIO()
    print_chronology(chronology(joined, readings), Console(file=out, width=width, no_color=True))
    return out.getvalue().splitlines()


@pytest.mark.parametrize("width", [60, 80, 100, 160])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert max(map(cell_len, printed(width))) <= width


def test_an_event_reads_as_a_block() -> None:
    lines = printed(100)
    start = next(n for n, line in enumerate(lines) if line.startswith("2021-05-03"))
    block = lines[start : lines.index("", start)]
    assert "┌ ● 3 May 2021, stated ──" in block[0]
    assert block[1].split("│")[1].startswith("  Meeting · Ada Mor, Bo Tan · Vienna ")
    assert block[1].endswith("CONSULT")
    assert "Handshake" in block[2]
    assert "⚡ when it was: 3 May 2021 (MorNews) / 4 May 2021 (line unknown)" in " ".join(
        " ".join(block).split()
    )
    assert block[-1].endswith("2 documents  en tr   origins 1–2   ↩ 1 look-back   ? 1 possible   e1")


def test_plans_are_hollow_and_bounds_are_signed() -> None:
    text = "\n".join(printed(100))
    assert "┌ ○ undated, planned" in text
    assert "┌ ● ≤ 1 June 2021, by publication" in text
    assert "┌ ● ≈ 2010s, by joining" in text


def test_an_empty_case_says_so() -> None:
    out = StringIO()
    print_chronology((), Console(file=out, width=100))
    assert out.getvalue().startswith("No events were read.")
