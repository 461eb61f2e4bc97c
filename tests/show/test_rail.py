"""The rail: a true scale of years, gaps folded, marks apart."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.show.making import case
from vaka.edtf import days_of
from vaka.records import Event
from vaka.show.report.events import Chronicler
from vaka.show.report.rail import draw_rail, glyph_of
from vaka.show.report.source import Source
from vaka.show.report.views import EventView, Rail

MET = case()[2].events[0]


def dated(when: str, n: int = 0) -> Event:
    return replace(MET, id=f"e{n}-{when}", when=when, interval=days_of(when))


def draw(*values: str) -> Rail:
    from vaka.show.chronology import chronology

    documents, readings, joined = case()
    events = tuple(dated(value, n) for n, value in enumerate(values))
    rows = chronology(replace(joined, events=events), readings)
    chronicler = Chronicler(Source(documents, readings, joined), rows)
    shown: list[tuple[Event, EventView]] = [(row.event, chronicler.view(row)) for row in rows]
    return draw_rail(shown, {})


def test_years_have_one_height() -> None:
    ticks = [t.y for t in draw("2020-01-01", "2021-01-01", "2022-01-01").ticks if t.label]
    assert ticks[1] - ticks[0] == pytest.approx(ticks[2] - ticks[1])


def test_days_stand_in_proportion() -> None:
    jan, jul, dec = draw("2020-01-01", "2020-07-01", "2020-12-31").marks
    assert jul.y - jan.y == pytest.approx(dec.y - jul.y, rel=0.03)


def test_long_gaps_are_folded_and_said() -> None:
    rail = draw("1950-03-01", "2020-01-01")
    assert [f.words for f in rail.folds] == ["69 years without a dated event"]
    assert [t.label for t in rail.ticks if t.label] == ["1950", "2020"]


def test_a_decade_is_a_bar_over_its_ends() -> None:
    (mark,) = draw("200X").marks
    assert mark.glyph == "span"
    assert mark.height > 20


def test_marks_of_one_day_stand_beside_each_other() -> None:
    marks = draw("2020-05-05", "2020-05-05", "2020-05-05").marks
    assert len({m.x for m in marks}) == 3


@pytest.mark.parametrize(
    ("when", "basis", "glyph"),
    [
        ("2020-05-05", "explicit", "point"),
        ("2020-05", "relative", "span"),
        ("2020-05-05", "publication", "bound"),
        ("2020", "joined", "joined"),
        ("2020-05-05/..", "explicit", "open"),
    ],
)
def test_a_glyph_for_each_kind_of_knowledge(when: str, basis: str, glyph: str) -> None:
    assert glyph_of(replace(dated(when), basis=basis)) == glyph  # type: ignore[arg-type] # literals above


def test_nothing_dated_draws_nothing() -> None:
    assert draw_rail([], {}).marks == ()
