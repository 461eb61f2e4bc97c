"""The table given back: the user's cells, formats and edits are theirs; a page's text is never a formula or markup."""

from __future__ import annotations

import csv
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree
from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font, PatternFill

from tests.places import ROOT
from vaka.case import Case
from vaka.checking import Checked, check_table, read_table
from vaka.checking.columns import MARK
from vaka.checking.docx import to_docx
from vaka.checking.footnoted import footnoted, to_markdown
from vaka.checking.spreadsheet import ADDED, OFFERS, write_table

TABLE = ROOT / "examples" / "chronology.csv"


@pytest.fixture(scope="module")
def checked(examples_case: Case) -> Checked:
    return check_table(read_table(TABLE), examples_case)


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """The table as a workbook with a title, formats, a formula and a second sheet."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Chronology"
    sheet.append(["My chronology"])
    with TABLE.open(encoding="utf-8") as stream:
        for line in csv.reader(stream, delimiter=";"):
            sheet.append(line)
    sheet["B4"].font = Font(italic=True, color="FFAA0000")
    sheet["A2"].fill = PatternFill("solid", fgColor="FF334455")
    sheet.column_dimensions["B"].width = 51
    book.create_sheet("Sums")["A1"] = "=1+1"
    path = tmp_path / "mine.xlsx"
    book.save(path)
    return path


def header(sheet: object, row: int) -> list[object]:
    return [cell.value for cell in sheet[row]]  # type: ignore[index]  # a worksheet


def test_columns_stand_behind_joined_cells_and_parts_of_a_cell_keep_their_format(
    workbook: Path, examples_case: Case, tmp_path: Path
) -> None:
    book = load_workbook(workbook)
    sheet = book["Chronology"]
    sheet["B3"] = CellRichText("Serudan and ", TextBlock(InlineFont(b=True), "Vashkel"), " meet")
    sheet.merge_cells("A1:K1")
    sheet.merge_cells("E5:H5")
    book.save(workbook)
    output = tmp_path / "out.xlsx"
    write_table(check_table(read_table(workbook), examples_case), output, None)
    given = load_workbook(output, rich_text=True)["Chronology"]
    assert isinstance(given["B3"].value, CellRichText)
    assert {"A1:K1", "E5:H5"} <= {str(held) for held in given.merged_cells.ranges}
    assert header(given, 2)[8] == MARK + ADDED[0]
    assert given["I3"].value


def test_a_workbook_keeps_what_is_the_users(workbook: Path, examples_case: Case, tmp_path: Path) -> None:
    output = tmp_path / "out.xlsx"
    write_table(check_table(read_table(workbook), examples_case), output, tmp_path / "out.html")
    sheet = load_workbook(output)["Chronology"]
    assert sheet["A1"].value == "My chronology"
    assert sheet["B4"].font.italic
    assert sheet["A2"].fill.fgColor.rgb == "FF334455"
    assert sheet.column_dimensions["B"].width == 51
    assert load_workbook(output)["Sums"]["A1"].value == "=1+1"
    assert header(sheet, 2)[-len(ADDED) :] == [MARK + name for name in ADDED]
    assert sheet.cell(3, 7).value == "✓ confirmed"
    links = [c.hyperlink.target for row in sheet.iter_rows() for c in row if c.hyperlink]
    assert links
    assert all(re.fullmatch(r"out\.html#e-\w+", link or "") for link in links)


def test_a_later_check_replaces_the_earlier_and_keeps_edits(
    workbook: Path, examples_case: Case, tmp_path: Path
) -> None:
    output = tmp_path / "mine.checked.xlsx"
    write_table(check_table(read_table(workbook), examples_case), output, None)
    book = load_workbook(output)
    before = header(book["Chronology"], 2)
    book["Chronology"]["A4"] = "14 November 2022"  # the row that was a day late, mended by its owner
    book["Chronology"]["F4"] = "mended"
    book.save(output)
    again = check_table(read_table(output), examples_case)
    write_table(again, output, None)
    sheet = load_workbook(output)["Chronology"]
    assert header(sheet, 2) == before
    assert sheet["F4"].value == "mended"
    assert sheet.cell(4, 7).value == "✓ confirmed"
    assert load_workbook(output).sheetnames.count(OFFERS) == 1


def test_a_csv_keeps_its_dialect_and_its_cells(checked: Checked, tmp_path: Path) -> None:
    output = tmp_path / "out.csv"
    write_table(checked, output, None)
    with TABLE.open(encoding="utf-8") as stream:
        mine = list(csv.reader(stream, delimiter=";"))
    with output.open(encoding="utf-8") as stream:
        given = list(csv.reader(stream, delimiter=";"))
    assert [line[: len(mine[0])] for line in given] == mine
    assert all(len(line) == len(mine[0]) + len(ADDED) for line in given)
    write_table(replace(checked, table=read_table(output)), output, None)
    with output.open(encoding="utf-8") as stream:
        assert list(csv.reader(stream, delimiter=";")) == given


def test_text_of_a_page_is_never_a_formula(checked: Checked, tmp_path: Path) -> None:
    row = next(r for r in checked.rows if r.passages)
    bad = replace(row.passages[0], text='=HYPERLINK("http://x.example","pay")')
    hostile = replace(checked, rows=(replace(row, passages=(bad,)),))
    write_table(hostile, tmp_path / "out.csv", None)
    with (tmp_path / "out.csv").open(encoding="utf-8") as stream:
        cells = [cell for line in csv.reader(stream, delimiter=";") for cell in line]
    assert any("HYPERLINK" in cell for cell in cells)
    assert not any(cell.startswith("=") for cell in cells)


def test_markdown_has_a_note_for_every_mark(checked: Checked) -> None:
    text = to_markdown(footnoted(checked))
    body, notes = text.partition("[^1]: ")[0], re.findall(r"^\[\^(\d+)\]: ", text, re.M)
    assert notes == [str(n) for n in range(1, len(notes) + 1)]
    assert set(re.findall(r"\[\^(\d+)\]", body)) == set(notes)


def test_a_word_document_has_real_footnotes(checked: Checked, tmp_path: Path) -> None:
    laid = footnoted(checked)
    path = tmp_path / "out.docx"
    path.write_bytes(to_docx(laid))
    with zipfile.ZipFile(path) as archive:
        notes = etree.fromstring(archive.read("word/footnotes.xml"))
        body = etree.fromstring(archive.read("word/document.xml"))
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    told = [int(n.get(f"{w}id") or 0) for n in notes.iter(f"{w}footnote")]
    referred = [int(n.get(f"{w}id") or 0) for n in body.iter(f"{w}footnoteReference")]
    assert sorted(referred) == [n for n in sorted(told) if n > 0] == list(range(1, len(laid.notes) + 1))
    assert laid.notes[0][0] in "".join(str(text) for text in notes.itertext())
