"""Tables as people keep them: dialects, encodings, titles above the header, dates of a spreadsheet."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from vaka.checking import read_table
from vaka.checking.table import delimiter_of
from vaka.errors import VakaError


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1254"])
def test_dialects_and_encodings(tmp_path: Path, delimiter: str, encoding: str) -> None:
    lines = [["Tarih", "Olay", "Yer"], ["7 Haziran 2023", "Görüşme, çağrı ve ağırlama yapıldı", "Şehir"]]
    path = tmp_path / "t.csv"
    text = "\n".join(delimiter.join(f'"{c}"' for c in line) for line in lines)
    path.write_bytes(text.encode(encoding))
    table = read_table(path)
    assert table.of(table.rows[0], "what") == "Görüşme, çağrı ve ağırlama yapıldı"
    assert table.of(table.rows[0], "where") == "Şehir"
    assert table.rows[0].number == 2


def test_a_delimiter_inside_texts_does_not_decide() -> None:
    assert delimiter_of("a;b;c\n1,5;2,5;x, y, z\n1,5;2,5;x, y\n") == ";"


def test_a_workbook_with_a_title_and_real_dates(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["The dispute, as I see it"])
    sheet.append([])
    sheet.append(["When", "What", "Where"])
    sheet.append([date(2023, 6, 7), "The treaty is signed", "Ostrel"])
    sheet.append([2024, "A visit", None])
    path = tmp_path / "t.xlsx"
    book.save(path)
    table = read_table(path)
    assert table.header_row == 3
    assert [table.of(row, "when") for row in table.rows] == ["2023-06-07", "2024"]
    assert [row.number for row in table.rows] == [4, 5]


def test_headings_among_the_rows_are_none_and_a_joined_date_holds_for_all_its_rows(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for line in (
        ["Tarih", "Olay", "Yer"],
        ["2023", None, None],
        ["07.06.2023", "Anlaşma imzalandı", "Ostrel"],
        [None, "Konuk ayrıldı", "Ostrel"],
        [None, None, None],
        ["08.06.2023", "Ziyaret sona erdi", None],
    ):
        sheet.append(line)
    sheet.merge_cells("A2:C2")
    sheet.merge_cells("A3:A4")
    path = tmp_path / "t.xlsx"
    book.save(path)
    table = read_table(path)
    assert [(row.number, table.of(row, "when")) for row in table.rows] == [
        (3, "07.06.2023"),
        (4, "07.06.2023"),
        (6, "08.06.2023"),
    ]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("t.csv", b"", "is empty"),
        ("t.csv", b"Date,What\n", "a header but no rows"),
        ("t.csv", b"\x89PNG\r\n\x1a\n\x00\x00", "is no table"),
        ("t.xlsx", b"PK\x03\x04 broken", "no workbook that can be read"),
        ("t.ods", b"x", "save it as XLSX or CSV first"),
    ],
)
def test_what_is_no_table_is_one_sentence(tmp_path: Path, name: str, content: bytes, words: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(VakaError, match=words) as told:
        read_table(path)
    assert name in str(told.value)
    assert "\n" not in str(told.value)


def test_a_table_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(VakaError, match="name a table that is there"):
        read_table(tmp_path / "none.csv")
