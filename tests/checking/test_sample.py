"""The sample case's own chronology: 31 rows whose verdicts somebody who knows the story wrote down beside them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.places import ROOT
from vaka.case import Case
from vaka.checking import Checked, CheckedRow, check_table, read_table

TABLE = ROOT / "examples" / "chronology.csv"

LEAST = 27
"""Rows of 31 with the expected verdict. The others are read too cautiously, not wrongly: an agreement and a seizure
that are matched with a neighbouring event, a concession and a signing of which the plan was found, not the deed."""


@pytest.fixture(scope="module")
def checked(examples_case: Case) -> Checked:
    return check_table(read_table(TABLE), examples_case)


def expected(checked: Checked, row: CheckedRow) -> str:
    header = [c.header for c in checked.table.columns]
    cells = next(r.cells for r in checked.table.rows if r.number == row.assertion.row)
    return cells[header.index("Expected")]


def row_of(checked: Checked, words: str, expected_verdict: str) -> CheckedRow:
    return next(
        r for r in checked.rows if words in r.assertion.text and expected(checked, r) == expected_verdict
    )


def test_most_rows_have_the_verdict_of_somebody_who_knows(checked: Checked) -> None:
    right = [row for row in checked.rows if row.verdict == expected(checked, row)]
    assert len(checked.rows) == 31
    assert len(right) >= LEAST


def test_nothing_wrong_is_confirmed_and_nothing_right_contradicted(checked: Checked) -> None:
    wrong = {
        ("contradicted", "confirmed"),
        ("not borne out", "confirmed"),
        ("not borne out", "partly"),
        ("confirmed", "contradicted"),
    }
    pairs = [(row.assertion.text, (expected(checked, row), row.verdict)) for row in checked.rows]
    assert {text: pair for text, pair in pairs if pair in wrong} == {}


def test_a_verdict_leads_to_words_that_stand_in_the_page(checked: Checked, examples_case: Case) -> None:
    documents = examples_case.documents()
    passages = [p for row in checked.rows for p in row.passages]
    assert len(passages) > 30
    for p in passages:
        assert " ".join(p.span.of(documents[p.document].text).split()) == p.text


def test_a_contradiction_says_both_sides(checked: Checked) -> None:
    row = row_of(checked, "sign the Asharin treaty", "contradicted")
    when = next(f for f in row.fields if f.field == "when")
    assert (when.judgement, when.row_says, when.pages_say) == ("contradicted", "9 June 2023", "7 June 2023")


def test_who_did_it_to_whom_is_asked(checked: Checked) -> None:
    row = row_of(checked, "Dorsania imposes sanctions", "contradicted")
    who = next(f for f in row.fields if f.field == "who")
    assert (who.row_says, who.pages_say) == ("Dorsania → Velmora", "Velmora → Dorsania")


def test_a_meeting_put_off_was_not_held_on_the_day_planned(checked: Checked) -> None:
    row = row_of(checked, "Serudan and Vashkel met", "contradicted")
    when = next(f for f in row.fields if f.field == "when")
    assert "postponed" in when.pages_say
    assert "3 September 2024" in when.pages_say


def test_pages_that_disagree_are_both_named(checked: Checked) -> None:
    row = row_of(checked, "Talks between Serudan and Vashkel", "disputed")
    when = next(f for f in row.fields if f.field == "when")
    assert "VELNA" in when.pages_say
    assert "Dorinform" in when.pages_say


def test_what_the_table_lacks_is_offered_and_what_it_has_is_not(examples_case: Case, tmp_path: Path) -> None:
    lines = TABLE.read_text("utf-8").splitlines()
    path = tmp_path / "t.csv"
    path.write_text("\n".join(line for line in lines if "Doha" not in line) + "\n", "utf-8")
    whole = check_table(read_table(TABLE), examples_case, everything=True)
    less = check_table(read_table(path), examples_case, everything=True)
    doha = {o.event for o in less.offers if o.where == "Doha"}
    assert doha
    assert not doha & {r.event for r in less.rows}
    matched = {r.event for r in whole.rows}
    assert not matched & {o.event for o in whole.offers}


def test_a_check_gives_the_same_twice(checked: Checked, examples_case: Case) -> None:
    assert check_table(read_table(TABLE), examples_case) == checked


def test_a_place_that_one_telling_names_contradicts_no_row(examples_case: Case, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text(
        "Date,Event,Place\n2024-02-08,Hallar and Orelda sign a ceasefire agreement,Istanbul\n", "utf-8"
    )
    (row,) = check_table(read_table(path), examples_case).rows
    where = next(f for f in row.fields if f.field == "where")
    assert where.judgement in ("disputed", "confirmed")


@pytest.mark.parametrize(
    ("what", "when", "where", "verdict"),
    [
        ("Cenevre zirvesi", "3.9.2024", "Cenevre", "confirmed"),  # a noun alone says what it was
        ("Vaşkel'in Ostrel'e resmi ziyareti", "6-8 Haziran 2023", "Ostrel / Velmora", "confirmed"),
        ("Brenovya devriye botu Ulmerya teknesini mahmuzladı", "2. 8. 2024", "Marrel Boğazı", "disputed"),
        (
            "Taşkent'te görüşmeler",
            "13.03.2025",
            "Taşkent",
            "contradicted",
        ),  # both days that pages give are others
    ],
)
def test_rows_as_a_stranger_writes_them(
    examples_case: Case, tmp_path: Path, what: str, when: str, where: str, verdict: str
) -> None:
    path = tmp_path / "t.csv"
    path.write_text(f"Olay Tarihi;Gelişmenin Özeti;Yer\n{when};{what};{where}\n", "utf-8")
    (row,) = check_table(read_table(path), examples_case).rows
    assert row.verdict == verdict
