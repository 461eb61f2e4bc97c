"""Columns are told by the user, by their headers in many languages, or by what stands in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from vaka.checking.columns import MARK, recognise
from vaka.errors import VakaError

TABLE = Path("chronology.csv")


def fields(header: list[str], rows: list[list[str]], **told: str) -> list[str | None]:
    return [c.field for c in recognise(TABLE, header, rows, told)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (["Date", "What happened", "Who", "Where"], ["when", "what", "who", "where"]),
        (["Tarih", "Olay", "Kimler", "Yer", "Kaynak"], ["when", "what", "who", "where", "source"]),
        (["Ημερομηνία", "Γεγονός", "Τόπος"], ["when", "what", "where"]),
        (["Дата", "Событие", "Участники", "Место"], ["when", "what", "who", "where"]),
        (["날짜", "사건", "장소"], ["when", "what", "where"]),
        (["Start date", "End date", "Event description"], ["when", "until", "what"]),
        (["№", "Data wydarzenia", "Opis"], [None, "when", "what"]),
    ],
)
def test_headers_of_many_languages(header: list[str], expected: list[str | None]) -> None:
    assert fields(header, []) == expected


@pytest.mark.parametrize(
    ("header", "row", "expected"),
    [
        (
            ["Sıra No", "Olay Tarihi", "Gelişmenin Özeti", "İlgili Taraflar", "Olayın Yeri", "Kaynaklar"],
            ["1", "6-8 Haziran 2023", "Konuk geldi", "Velmora", "Ostrel", "VELNA"],
            [None, "when", "what", "who", "where", "source"],
        ),
        (
            ["Α/Α", "Ημ/νία", "Τι συνέβη", "Παρατηρήσεις"],
            ["1", "13-14 Ιουνίου 2025", "Συνάντηση", "ίσως"],
            [None, "when", "what", "note"],
        ),
        (
            ["Event date", "Event", "Event location", "Event source"],
            ["early June 2023", "A visit", "Ostrel", "VELNA"],
            ["when", "what", "where", "source"],
        ),
    ],
)
def test_headers_of_several_words_and_with_endings(
    header: list[str], row: list[str], expected: list[str | None]
) -> None:
    assert fields(header, [row]) == expected


def test_content_tells_where_headers_do_not() -> None:
    rows = [
        ["7", "2023-06-07", "They signed the treaty in the palace"],
        ["8", "9.6.2023", "They met once more"],
    ]
    assert fields(["A", "B", "C"], rows) == [None, "when", "what"]


def test_the_user_is_right() -> None:
    assert fields(["Date", "Title", "Text"], [], what="Text") == ["when", "what", "what"]


def test_columns_of_an_earlier_check_are_not_read() -> None:
    assert fields(["What", MARK + "verdict", MARK + "passage"], []) == ["what", None, None]


def test_a_header_that_is_not_there_is_named_with_those_that_are() -> None:
    with pytest.raises(VakaError, match=r"chronology\.csv: there is no column Datum .* Date, What"):
        fields(["Date", "What"], [], when="Datum")


def test_a_table_without_events_is_refused_with_the_mend() -> None:
    with pytest.raises(VakaError, match="--column what=HEADER"):
        fields(["x", "y"], [["1", "2"]])
