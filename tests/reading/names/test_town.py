"""Small towns: told by the country that the page names, or not at all. The towns are real, the sentences invented."""

import pytest

from tests.reading.names.pages import found_in
from vaka.knowledge import Knowledge, load


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load()


def _places(sentence: str, knowledge: Knowledge) -> dict[str, str]:
    return {name: whom for name, kind, whom in found_in("de", [sentence], knowledge) if kind == "place"}


def test_a_town_of_a_country_named_is_known(knowledge: Knowledge) -> None:
    assert _places("Die Ukraine baut eine Schule in Butscha wieder auf.", knowledge) == {"Butscha": "Bucha"}


def test_without_its_country_it_stays_unknown(knowledge: Knowledge) -> None:
    assert _places("Portugal baut eine Schule in Butscha wieder auf.", knowledge) == {"Butscha": "Butscha"}


def test_a_town_is_found_by_its_id(knowledge: Knowledge) -> None:
    town = knowledge.small_town("butscha", frozenset({"Ukraine"}))
    assert town is not None
    assert knowledge.get(town.key) == town
    assert knowledge.small_town("butscha", frozenset({"Portugal"})) is None
