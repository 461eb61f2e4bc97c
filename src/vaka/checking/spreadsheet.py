"""The user's own file given back with columns added: their cells, formats and later edits stay as they are."""

from __future__ import annotations

import csv
import io
import os
import tempfile
import unicodedata
from collections.abc import Mapping, Sequence
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING

from vaka.checking.columns import MARK
from vaka.checking.records import Checked, CheckedRow, RowVerdict
from vaka.checking.table import delimiter_of, is_spreadsheet, text_of_csv, worksheet
from vaka.checking.words import SIGNS, citation, explained, verdict_words
from vaka.show.words import date_words

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.workbook.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

__all__ = ["ADDED", "OFFERS", "write_atomically", "write_table"]

ADDED = ("verdict", "why", "passage", "where it stands", "reporting lines", "link")
"""The columns added, each with `MARK` before it."""

OFFERS = "Vaka offers"
"""The worksheet (or the file's ending) with what the table lacks."""

_TINT: Mapping[RowVerdict, str] = {
    "confirmed": "DDEFE3",
    "partly": "EEF1DC",
    "disputed": "FBE8C8",
    "contradicted": "F8D7D3",
    "not borne out": "E9E9EE",
    "not read": "E9E9EE",
}
"""Fills of the verdict's cell; the sign in it says the same."""

_WIDTHS = (22, 48, 60, 44, 36, 18)
POINTS, LINES = 15.0, 8
"""Height of a line of eleven points, and how many lines a row is made high at most."""

_RISKY = ("=", "+", "-", "@", "\t", "\r")


def write_table(checked: Checked, output: Path, report: Path | None) -> None:
    """Write the user's table with the verdicts beside it.

    Columns of an earlier check are replaced. A workbook keeps its formats, formulas, other sheets and what the user
    edited; a CSV file keeps its delimiter and encoding.

    Args:
        checked: The result.
        output: Where to write; may be the table itself.
        report: The HTML report that the links lead into; no links without it.
    """
    if is_spreadsheet(checked.table.path):
        _write_workbook(checked, output, report)
    else:
        _write_csv(checked, output, report)


def write_atomically(path: Path, data: bytes) -> None:
    """Write a file whole or not at all."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        os.chmod(name, 0o644)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _values(row: CheckedRow, report: Path | None) -> tuple[str, ...]:
    best = row.passages[0] if row.passages else None
    link = f"{report.name}#e-{row.event}" if report and row.event else ""
    return (
        f"{SIGNS[row.verdict]} {verdict_words(row.verdict)}",
        explained(row),
        "\n".join(p.text for p in row.passages[:2]),
        citation(best) if best else "",
        row.origins,
        link,
    )


# --- CSV -----------------------------------------------------------------------------------------------


def _write_csv(checked: Checked, output: Path, report: Path | None) -> None:
    text, encoding = text_of_csv(checked.table.path)
    delimiter = delimiter_of(text)
    lines = list(csv.reader(io.StringIO(text), delimiter=delimiter))
    at = checked.table.header_row - 1
    width = max(map(len, lines))
    keep = [i for i in range(width) if not (i < len(lines[at]) and lines[at][i].startswith(MARK))]
    added = {c.assertion.row - 1: _values(c, report) for c in checked.rows}
    added[at] = tuple(MARK + name for name in ADDED)
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n" if "\r\n" in text else "\n")
    for n, line in enumerate(lines):
        own = [line[i] if i < len(line) else "" for i in keep]
        writer.writerow([*own, *(_tame(v) for v in added.get(n, ("",) * len(ADDED)))])
    bom = checked.table.path.read_bytes().startswith(b"\xef\xbb\xbf")
    write_atomically(output, _encoded(out.getvalue(), encoding, bom))
    if checked.offers:
        write_atomically(
            output.with_suffix(".offers.csv"), _encoded(_offers_csv(checked, delimiter), encoding, bom)
        )


def _encoded(text: str, encoding: str, bom: bool) -> bytes:
    """In the file's own encoding; in UTF-8 where a passage has letters that it lacks."""
    try:
        data = text.encode("utf-8" if encoding.startswith("utf-8") else encoding)
    except (UnicodeEncodeError, LookupError):
        return b"\xef\xbb\xbf" + text.encode("utf-8")
    return b"\xef\xbb\xbf" + data if bom else data


def _offers_csv(checked: Checked, delimiter: str) -> str:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
    for line in _offer_lines(checked):
        writer.writerow([_tame(value) for value in line])
    return out.getvalue()


def _offer_lines(checked: Checked) -> list[tuple[str, ...]]:
    lines: list[tuple[str, ...]] = [("date", "event", "place", "origins", "passage", "where it stands")]
    for offer in checked.offers:
        best = offer.passages[0] if offer.passages else None
        when = date_words(offer.when) if offer.when else "undated"
        words = best.text if best else ""
        lines.append(
            (when, offer.words, offer.where or "", offer.origins, words, citation(best) if best else "")
        )
    return lines


def _tame(value: str) -> str:
    """Text from a page is never a formula: what a spreadsheet would run gets an apostrophe before it."""
    return f"'{value}" if value.startswith(_RISKY) else value


# --- XLSX ----------------------------------------------------------------------------------------------


def _write_workbook(checked: Checked, output: Path, report: Path | None) -> None:
    sheet = worksheet(checked.table.path, checked.table.sheet, values=False)
    header = checked.table.header_row
    first = _first_free(sheet, header)
    _write_header(sheet, header, first)
    for row in checked.rows:
        at = row.assertion.row
        free = sheet.row_dimensions[at].height in (None, _height(sheet, at))  # else the user's own
        for n, value in enumerate(_values(row, report)):
            _fill(sheet.cell(at, first + n), value, row.verdict if n == 0 else None)
        if free:
            sheet.row_dimensions[at].height = _height(sheet, at)
    book = sheet.parent
    assert book is not None  # a sheet that was read from a file has one
    _write_offers(book, checked)
    out = io.BytesIO()
    book.save(out)
    write_atomically(output, out.getvalue())


def _first_free(sheet: Worksheet, header: int) -> int:
    """The column of an earlier check's first column, else the first one behind the filled header cells."""
    from openpyxl.cell.cell import MergedCell

    names = [str(cell.value or "") for cell in sheet[header]]
    for i, name in enumerate(names):
        if name == MARK + ADDED[0]:
            for row in sheet.iter_rows(min_row=header, min_col=i + 1, max_col=i + len(ADDED)):
                for cell in row:
                    if not isinstance(cell, MergedCell):
                        cell.value, cell.hyperlink = None, None
            return i + 1
    named = max((i + 1 for i, name in enumerate(names) if name), default=0)
    joined: list[int] = [held.max_col for held in sheet.merged_cells.ranges if held.max_row >= header]
    return max([named, *joined]) + 1


def _write_header(sheet: Worksheet, header: int, first: int) -> None:
    from copy import copy

    from openpyxl.utils import get_column_letter

    model = sheet.cell(header, max(1, first - 1))
    for n, name in enumerate(ADDED):
        cell = sheet.cell(header, first + n, MARK + name)
        if model.has_style:
            cell.font, cell.fill = copy(model.font), copy(model.fill)  # type: ignore[assignment]  # proxies
            cell.border, cell.alignment = copy(model.border), copy(model.alignment)  # type: ignore[assignment]
        sheet.column_dimensions[get_column_letter(first + n)].width = _WIDTHS[n]


def _fill(cell: Cell | MergedCell, value: str, verdict: RowVerdict | None) -> None:
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, MergedCell
    from openpyxl.styles import Alignment, PatternFill

    if isinstance(
        cell, MergedCell
    ):  # the user has joined cells of the added columns: the first of them speaks
        return
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)[:32_000] or None
    cell.data_type = "s" if cell.value else "n"  # a text is never a formula
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if verdict is not None:
        cell.fill = PatternFill("solid", fgColor=_TINT[verdict])
    if value and ".html#" in value and verdict is None and "\n" not in value and " " not in value:
        cell.hyperlink, cell.value, cell.style = value, "open in the report", "Hyperlink"


def _height(sheet: Worksheet, row: int) -> float:
    """Points that a row needs for its wrapped cells, up to `LINES`: not every program fits rows by itself."""
    wrapped = [cell for cell in sheet[row] if cell.value is not None and cell.alignment.wrap_text]
    lines = [
        _lines(str(cell.value), sheet.column_dimensions[cell.column_letter].width)
        for cell in wrapped
        if hasattr(cell, "column_letter")
    ]
    return POINTS * min(LINES, max(lines, default=1))


def _lines(text: str, width: float) -> int:
    """Lines that a text takes in a column; letters of East Asian scripts are two wide."""
    wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in text)
    share = 1 + wide / max(1, len(text))
    return sum(max(1, ceil(len(part) * share / max(1.0, width - 1))) for part in text.split("\n"))


def _write_offers(book: Workbook, checked: Checked) -> None:
    if OFFERS in book.sheetnames:
        del book[OFFERS]
    if not checked.offers:
        return
    sheet = book.create_sheet(OFFERS)
    for n, line in enumerate(_offer_lines(checked), 1):
        for i, value in enumerate(line, 1):
            _fill(sheet.cell(n, i), value, None)
    _dress(sheet, (20, 52, 20, 36, 60, 44))
    for n in range(1, sheet.max_row + 1):
        sheet.row_dimensions[n].height = _height(sheet, n)


def _dress(sheet: Worksheet, widths: Sequence[int]) -> None:
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    for i, width in enumerate(widths, 1):
        sheet.cell(1, i).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(i)].width = width
    sheet.freeze_panes = "A2"
