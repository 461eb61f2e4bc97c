"""The figures of `tests.measures` do not fall below their floors (`floors.toml`)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.measures import (
    Figure,
    concordance,
    contradictions,
    identity,
    kinds,
    meetings,
    refusals,
    sample_figures,
)
from tests.places import KNOWLEDGE
from tests.sample import Sample
from vaka.case import Case
from vaka.knowledge import load
from vaka.vectors import Encoder

FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text("utf-8"))


def check(figures: list[Figure], floors: Mapping[str, float]) -> None:
    """Each figure reaches its floor; what is below names its wrong cases."""
    assert {f.name for f in figures} == set(floors)
    below = [f for f in figures if f.value < floors[f.name]]
    assert below == []


def test_renderings_of_one_utterance() -> None:
    check(concordance(Encoder()), FLOORS["concordance"])


def test_similar_meetings_a_year_apart() -> None:
    check(meetings(load([KNOWLEDGE]), Encoder()), FLOORS["meetings"])


def test_look_backs() -> None:
    check(refusals(load([KNOWLEDGE]), Encoder()), FLOORS["refusals"])


def test_contradictions_and_look_alikes() -> None:
    check(contradictions(load([KNOWLEDGE]), Encoder()), FLOORS["contradictions"])


def test_one_person_in_thirteen_languages() -> None:
    check(identity(load([KNOWLEDGE])), FLOORS["identity"])


def test_kinds() -> None:
    check(kinds(load([KNOWLEDGE])), FLOORS["kinds"])


def test_origins_and_contradictions_of_the_sample(examples_case: Case) -> None:
    found = {f.name: f for f in sample_figures(Sample(examples_case))}
    floors = dict(FLOORS["sample"])
    assert found["mean width of origins"].value <= floors.pop("mean width of origins")
    assert found["false contradictions"].value <= floors.pop("false contradictions")
    for name, floor in floors.items():
        assert found[name].value >= floor, found[name].wrong


@pytest.mark.parametrize("language", ["tr", "el", "en", "ru", "de", "fr"])
def test_thirty_sentences_a_language(language: str) -> None:
    path = Path(__file__).parent / "cases" / "kinds.toml"
    cases = tomllib.loads(path.read_text("utf-8"))["case"]
    assert sum(case["language"] == language for case in cases) >= 30
