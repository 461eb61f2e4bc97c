"""A table as somebody keeps it who read no manual: names side by side, a column of speakers, rows to be seen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from vaka.case import Case
from vaka.checking import CheckedRow, check_table, read_table
from vaka.checking.spreadsheet import POINTS, write_table
from vaka.errors import VakaError

PAGES = {
    "en.txt": """The Meridian Herald
Tokayev and Japarov sign water accord in Bishkek

15 May 2024

Kazakh President Kassym-Jomart Tokayev met his Kyrgyz counterpart Sadyr Japarov in Bishkek on Tuesday.

The two presidents signed an agreement on sharing the water of the river.

“The river feeds both our peoples, and from today it will be governed by both,” Tokayev said at a press conference.
""",
    "tr.txt": """Bozkır Postası
Tokayev ile Caparov su anlaşmasını imzaladı

15 Mayıs 2024

Kazakistan Cumhurbaşkanı Kasım Cömert Tokayev, salı günü Bişkek’te Kırgızistan Cumhurbaşkanı Sadır Caparov ile görüştü.

İki lider, nehrin sularının paylaşımına ilişkin anlaşmayı imzaladı.
""",
    "de.txt": """Der Bote
Erdogan und Vucic in Sarajevo

10. Oktober 2024

Der türkische Präsident Recep Tayyip Erdogan und der serbische Präsident Aleksandar Vucic haben sich am Donnerstag in \
Sarajevo getroffen.

„Die neue Straße nach Novi Pazar wird nächstes Jahr eröffnet“, sagte Erdogan.
""",
}


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    folder = tmp_path_factory.mktemp("pages")
    for name, text in PAGES.items():
        (folder / name).write_text(text, "utf-8")
    with Case(str(tmp_path_factory.mktemp("case") / "s.vaka")) as opened:
        opened.build([folder])
        yield opened


def checked_rows(case: Case, folder: Path, *lines: str) -> tuple[CheckedRow, ...]:
    path = folder / "t.csv"
    path.write_text("\n".join(lines), "utf-8")
    return check_table(read_table(path), case).rows


def test_two_names_side_by_side_are_two(case: Case, tmp_path: Path) -> None:
    (row,) = checked_rows(case, tmp_path, "Tarih;Olay;Yer", "14.05.2024;Tokayev Japarov ile görüştü;Bişkek")
    assert row.verdict == "confirmed"
    assert row.assertion.tellings[0].kind == "meeting"
    assert {n.name for n in row.assertion.named} == {"Kassym-Jomart Tokayev", "Sadyr Japarov"}


def test_a_column_of_speakers_is_held_against_who_is_quoted(case: Case, tmp_path: Path) -> None:
    words = "The river feeds both our peoples"
    right, wrong = checked_rows(
        case, tmp_path, "date;quote;speaker", f";{words};Tokayev", f";{words};Japarov"
    )
    assert (right.verdict, wrong.verdict) == ("confirmed", "contradicted")
    assert "Kassym-Jomart Tokayev" in wrong.reasons[0]


def test_words_quoted_in_another_language_are_found_where_the_speaker_is_told(
    case: Case, tmp_path: Path
) -> None:
    said = "The new road to Novi Pazar will be opened next year"
    with_speaker, other = checked_rows(
        case, tmp_path, "date;quote;speaker", f";{said};Erdogan", ";We shall close the border;Erdogan"
    )
    assert with_speaker.verdict == "confirmed"
    assert "in German" in with_speaker.reasons[0]
    assert other.verdict == "not borne out"


@pytest.mark.parametrize("name", ["page.html", "notes.md", "page.txt"])
def test_a_page_in_the_place_of_the_table_is_told(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(PAGES["en.txt"], "utf-8")
    with pytest.raises(VakaError, match="name a CSV or XLSX file first"):
        read_table(path)


def test_a_table_of_any_ending_is_read_where_its_headers_say_what_they_hold(tmp_path: Path) -> None:
    path = tmp_path / "table.txt"
    path.write_text("Date\tEvent\n2024-05-14\tTokayev visits Bishkek\n", "utf-8")
    assert [c.field for c in read_table(path).columns] == ["when", "what"]


def test_rows_are_as_high_as_their_words_and_the_users_heights_stay(case: Case, tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Date", "What happened", "Where"])
    for _ in range(2):
        sheet.append(["2024-05-14", "Tokayev met Japarov", "Bishkek"])
    sheet.row_dimensions[3].height = 20.5
    path, output = tmp_path / "t.xlsx", tmp_path / "t.checked.xlsx"
    book.save(path)
    write_table(check_table(read_table(path), case), output, None)
    write_table(check_table(read_table(output), case), output, None)
    given = load_workbook(output).worksheets[0]
    assert (given.row_dimensions[2].height or 0) >= 3 * POINTS
    assert given.row_dimensions[3].height == 20.5
