"""A storyline of the sample case: its actors by any name, its months, what was new and what repeated."""

from __future__ import annotations

import pytest
from rich.console import Console

from vaka.case import Case
from vaka.errors import VakaError
from vaka.show.storyline import Storyline, storyline
from vaka.show.storyline_terminal import print_storyline, storyline_as_json


def told(case: Case, *actors: str) -> Storyline:
    return storyline(case.joined(), case.readings(), actors)


def test_two_states_stand_also_for_their_people(examples_case: Case) -> None:
    line = told(examples_case, "Velmora", "Dorsania")
    assert line.actors == ("Velmora", "Dorsania")
    assert any({"Halvek Serudan", "Ilmeta Vashkel"} <= set(row.who) for row in line.rows)
    assert not any("Aldur Skarrel" in row.who and "Halvek Serudan" not in row.who for row in line.rows)


def test_a_name_is_taken_in_any_form_of_the_pages(examples_case: Case) -> None:
    assert told(examples_case, "Serudan", "Вашкель") == told(
        examples_case, "Halvek Serudan", "Ilmeta Vashkel"
    )


def test_an_unknown_name_is_told_with_the_nearest(examples_case: Case) -> None:
    with pytest.raises(VakaError, match="do you mean Halvek Serudan"):
        told(examples_case, "Halvek Serudat")


def test_months_run_without_gaps_and_count_every_telling(examples_case: Case) -> None:
    line = told(examples_case, "Velmora", "Dorsania")
    months = [m.month for m in line.months if m.month]
    assert months == sorted(months)
    assert (
        len(months)
        == (int(months[-1][:4]) - int(months[0][:4])) * 12 + int(months[-1][5:]) - int(months[0][5:]) + 1
    )
    looks_back = sum(row.look_backs for row in line.rows)
    assert sum(m.repeated for m in line.months) >= looks_back > 0
    assert sum(m.new for m in line.months) > 0


def test_a_document_that_only_looks_back_repeats(examples_case: Case) -> None:
    documents = {d.id: d.file for d in examples_case.documents().values()}
    (anniversary,) = [key for key, file in documents.items() if file == "en06_two_years_on.html"]
    line = told(examples_case, "Velmora", "Dorsania")
    month = examples_case.readings()[anniversary].article.published
    assert month is not None
    (row,) = [m for m in line.months if m.month == month.value[:7]]
    assert row.repeated >= 3


def test_it_is_printed_and_given_as_data(examples_case: Case) -> None:
    line = told(examples_case, "Velmora", "Dorsania")
    console = Console(width=100, record=True, file=None, quiet=False)
    with console.capture() as captured:
        print_storyline(line, console)
    text = captured.get()
    assert "quiet months" in text
    assert "November 2022" in text
    assert "█" in text
    data = storyline_as_json(line, examples_case.readings())
    assert data["actors"] == ["Velmora", "Dorsania"]
    assert len(data["chronology"]) == len(line.rows)
