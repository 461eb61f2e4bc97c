"""Which figures of one event contradict each other, and which only seem to."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.joining.events.making import entities, mention, reading
from vaka.joining.events.figures import disputed_figures
from vaka.joining.events.unit import Index, Unit, build_units

INDEX = Index.of(entities(["d1", "d2", "d3"]))


def told(document: str, *figures: str, published: str = "2024-05-20") -> Unit:
    """A unit of a document that gives these figures."""
    one = build_units(reading(document, mention(0), published=published), INDEX, None)[0]
    return replace(one, cues=frozenset(("number", figure) for figure in figures))


def disputed(*units: Unit) -> list[list[str]]:
    return [[value for value, _ in told] for told in disputed_figures(units)]


def test_two_exact_figures_of_one_thing_contradict() -> None:
    assert disputed(told("d1", "42 tonne"), told("d2", "38 tonne")) == [["42 tonne", "38 tonne"]]


def test_a_third_that_agrees_with_one_stands_on_its_side() -> None:
    found = disputed(told("d1", "42 tonne"), told("d2", "38 tonne"), told("d3", "42 tonne"))
    assert found == [["42 tonne", "38 tonne", "42 tonne"]]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (["42 tonne"], ["42 tonne"]),
        (["42 tonne"], ["38 soldier"]),
        (["≥40 tonne"], ["38 tonne"]),
        (["~40 tonne"], ["38 tonne"]),
        (["1200000 dollar"], ["1187000 dollar"]),
        (["40 tonne"], ["38 tonne"]),  # forty is thirty-eight in round numbers
        (["42 tonne", "7 tonne"], ["49 tonne"]),  # parts and their sum
    ],
)
def test_what_only_looks_like_a_contradiction(a: list[str], b: list[str]) -> None:
    assert disputed(told("d1", *a), told("d2", *b)) == []


def test_a_toll_grows_from_day_to_day() -> None:
    later = told("d2", "31 dead", published="2024-05-22")
    assert disputed(told("d1", "12 dead"), later) == []
    assert disputed(told("d1", "12 dead"), told("d2", "31 dead")) == [["12 dead", "31 dead"]]


def test_two_figures_inside_one_document_are_not_guessed_at() -> None:
    assert disputed(told("d1", "42 tonne", "38 tonne")) == []
