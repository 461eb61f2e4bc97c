"""Reading a user's chronology: CSV in any usual dialect and encoding, or a worksheet of an XLSX file."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from vaka.checking.columns import MARK, recognise
from vaka.checking.records import Column, Field, Row, Table
from vaka.errors import VakaError
from vaka.text import collapse

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

__all__ = ["DELIMITERS", "delimiter_of", "is_spreadsheet", "read_table", "text_of_csv", "worksheet"]

DELIMITERS = ",;\t|"
LOOKED_AT = 20
"""Rows in which the header is sought: titles and notes above it are few."""

_PAGES = frozenset(
    {".html", ".htm", ".xhtml", ".pdf", ".md", ".docx", ".doc", ".rtf", ".json", ".jsonl", ".vaka"}
)
_TABLES = frozenset({".csv", ".tsv", ".tab"})

LIMIT = 50_000_000
"""Bytes a table may have: a thousand times a large hand-kept chronology."""


def is_spreadsheet(path: Path) -> bool:
    """Whether a file is read as a workbook."""
    return path.suffix.lower() in (".xlsx", ".xlsm")


def read_table(path: Path, told: Mapping[Field, str] | None = None, sheet: str | None = None) -> Table:
    """Read a table and recognise its columns.

    Args:
        path: A `.csv`, `.tsv`, `.xlsx` or `.xlsm` file.
        told: Headers that the user named, by field.
        sheet: The worksheet; by default the one that was open when the file was saved.

    Raises:
        VakaError: The file is missing, is no table, or its columns cannot be told apart.
    """
    try:
        size = path.stat().st_size
    except OSError as error:
        raise VakaError(f"{path} cannot be read ({error.strerror}); name a table that is there.") from error
    if size > LIMIT:
        raise VakaError(f"{path.name} is larger than {LIMIT:,} bytes; split it.")
    if path.suffix.lower() in (".xls", ".ods", ".numbers"):
        raise VakaError(
            f"{path.name}: save it as XLSX or CSV first; its format cannot be written back unharmed."
        )
    if path.suffix.lower() in _PAGES:
        raise _no_table(path)
    if is_spreadsheet(path):
        name, lines = _lines_of_sheet(path, sheet)
    else:
        name, lines = None, _lines_of_csv(path)
    at = _header(path, lines)
    header = _padded([collapse(cell) for cell in lines[at]], max(map(len, lines[at:])))
    rows = tuple(
        Row(at + 2 + n, tuple(_padded([collapse(c) for c in line], len(header))))
        for n, line in enumerate(lines[at + 1 :])
        if any(cell.strip() for cell, title in zip(line, header, strict=False) if not title.startswith(MARK))
    )
    sure = is_spreadsheet(path) or path.suffix.lower() in _TABLES
    if not rows:
        raise VakaError(f"{path.name} has a header but no rows; add some.") if sure else _no_table(path)
    columns = recognise(path, header, [row.cells for row in rows], told or {})
    if not (sure or _labelled(columns)):
        raise _no_table(path)
    table = Table(path, name, at + 1, columns, rows, "und")
    table = replace(table, rows=tuple(row for row in rows if not _parts_the_table(table, row)))
    if not table.rows:
        raise VakaError(
            f"{path.name}: no row tells what happened, who or where; is --column what=… the right one?"
        )
    return replace(table, language=_language(table))


def _parts_the_table(table: Table, row: Row) -> bool:
    """Whether a row is a heading among the rows ("2023") and tells nothing: one cell, and no words of an event."""
    if sum(bool(cell.strip()) for cell in row.cells) > 1:
        return False
    told = table.of(row, "what") or table.of(row, "said") or table.of(row, "who") or table.of(row, "where")
    return not told or not re.search(r"[^\W\d]", told)


def _no_table(path: Path) -> VakaError:
    return VakaError(f"{path.name} is no table; name a CSV or XLSX file first, then the pages.")


def _labelled(columns: Sequence[Column]) -> bool:
    """Whether some header says by itself what its column holds, or the user did."""
    return any(c.field and c.why in ("by its header", "named by you") for c in columns)


def _padded(cells: Sequence[str], width: int) -> list[str]:
    return [*cells, *[""] * (width - len(cells))]


def _header(path: Path, lines: Sequence[Sequence[str]]) -> int:
    """The first row that has as many filled cells as the fullest of the first rows, or nearly."""
    filled = [sum(bool(c.strip()) for c in line) for line in lines[:LOOKED_AT]]
    if not filled or max(filled) < 1:
        raise VakaError(f"{path.name} is empty; name a table with a header and rows.")
    return next(i for i, n in enumerate(filled) if n >= max(1, 0.6 * max(filled)))


def _language(table: Table) -> str:
    """The language of most rows' words."""
    from vaka.reading.language import UNKNOWN, detect_language

    found = Counter(
        detect_language(f"{table.of(r, 'what')}. {table.of(r, 'note')}") for r in table.rows[:200]
    )
    known = {code: n for code, n in found.items() if code != UNKNOWN}
    if not known:  # rows of two or three words: the headers and all rows together say more
        whole = [c.header for c in table.columns] + [cell for row in table.rows[:200] for cell in row.cells]
        return detect_language(". ".join(filter(None, whole)))
    return max(known, key=lambda code: (known[code], code))


# --- CSV -----------------------------------------------------------------------------------------------


def text_of_csv(path: Path) -> tuple[str, str]:
    """The text of a CSV file without a byte-order mark, and its encoding.

    Raises:
        VakaError: It is no text.
    """
    from vaka.intake.decode import NotText, decode

    try:
        return decode(path.read_bytes(), markup=False)
    except NotText as error:
        raise VakaError(f"{path.name} is no table ({error.reason}); {error.mend}.") from error


def delimiter_of(text: str) -> str:
    """The delimiter that cuts most rows into one and the same number of cells, at least two; else a comma."""

    def worth(delimiter: str) -> tuple[int, int]:
        widths = Counter(len(row) for row in csv.reader(io.StringIO(text[:200_000]), delimiter=delimiter))
        width, rows = max(((w, n) for w, n in widths.items() if w > 1), key=lambda x: x[1], default=(0, 0))
        return rows, width

    return max(DELIMITERS, key=lambda d: (*worth(d), -DELIMITERS.index(d)))


def _lines_of_csv(path: Path) -> list[list[str]]:
    text, _ = text_of_csv(path)
    try:
        return [list(row) for row in csv.reader(io.StringIO(text), delimiter=delimiter_of(text))]
    except csv.Error as error:
        raise VakaError(f"{path.name} is no CSV file ({error}); save it anew as CSV or XLSX.") from error


# --- XLSX ----------------------------------------------------------------------------------------------


def worksheet(path: Path, sheet: str | None, values: bool) -> Worksheet:
    """Open one worksheet.

    Args:
        path: The workbook.
        sheet: Its name; by default the active one.
        values: Formulas as the values they had when the file was saved.

    Raises:
        VakaError: The file is no workbook, or has no such worksheet.
    """
    from openpyxl import load_workbook

    try:
        book = load_workbook(
            path, data_only=values, keep_vba=path.suffix.lower() == ".xlsm", rich_text=not values
        )
    except Exception as error:  # openpyxl raises whatever its parsers raise
        raise VakaError(
            f"{path.name} is no workbook that can be read ({error}); save it anew as XLSX."
        ) from error
    if sheet is not None and sheet not in book.sheetnames:
        raise VakaError(f"{path.name} has no sheet {sheet}; there are {', '.join(book.sheetnames)}.")
    chosen = book[sheet] if sheet else book.active
    if chosen is None or not hasattr(chosen, "iter_rows"):
        raise VakaError(f"{path.name} opens on a chart; name a worksheet with --sheet.")
    return chosen


def _lines_of_sheet(path: Path, sheet: str | None) -> tuple[str, list[list[str]]]:
    opened = worksheet(path, sheet, values=True)
    lines = [[_cell(value) for value in row] for row in opened.iter_rows(values_only=True)]
    for held in opened.merged_cells.ranges:  # one cell beside several rows holds for each of them
        top, column = held.min_row - 1, held.min_col - 1
        for n in range(top + 1, min(held.max_row, len(lines))):
            lines[n][column] = lines[top][column]
    while lines and not any(lines[-1]):
        lines.pop()
    return opened.title, lines


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return (
            value.date().isoformat() if not (value.hour or value.minute) else value.isoformat("T", "minutes")
        )
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
