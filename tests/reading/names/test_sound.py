"""A known person in a spelling that the knowledge does not have. All people are invented, but for the last test's."""

from pathlib import Path

import pytest

from tests.reading.names.pages import found_in
from vaka.knowledge import Knowledge, load
from vaka.reading.names.transliteration import nearly, outline

ROWS = """id,kind,name,aliases,country,offices,description
velmora,country,Velmora,en:Velmora|de:Velmora|de:demonym=velmorisch|uk:Вельмора,,,
torvald,person,Torvald Brezhankov,,Velmora,foreign_minister:2019:,
orsina,person,Orsina Baltasari,,Velmora,spokesperson:2019:,
orsino,person,Arsena Baltazari,,Velmora,speaker:2019:,
"""


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    path: Path = tmp_path_factory.mktemp("own") / "own.csv"
    path.write_text(ROWS, "utf-8")
    return load([path])


def _whom(language: str, sentence: str, knowledge: Knowledge) -> dict[str, str]:
    return {name: whom for name, kind, whom in found_in(language, [sentence], knowledge) if kind == "person"}


@pytest.mark.parametrize(
    ("language", "sentence", "name"),
    [
        ("de", "Der velmorische Außenminister Torwald Breschankow reiste ab.", "Torwald Breschankow"),
        ("uk", "Міністр закордонних справ Вельмори Торвальд Брежанков прибув.", "Торвальд Брежанков"),
        (
            "fr",
            "Le ministre des Affaires étrangères de Velmora, Torvald Brejankov, est parti.",
            "Torvald Brejankov",
        ),
    ],
)
def test_office_and_country_make_another_spelling_known(
    language: str, sentence: str, name: str, knowledge: Knowledge
) -> None:
    assert _whom(language, sentence, knowledge)[name] == "Torvald Brezhankov"


def test_another_office_makes_it_somebody_else(knowledge: Knowledge) -> None:
    sentence = "The Velmora finance minister Torwald Breschankow resigned."
    assert _whom("en", sentence, knowledge)["Torwald Breschankow"] == "Torwald Breschankow"


def test_a_country_alone_asks_for_the_same_consonants(knowledge: Knowledge) -> None:
    near = "In Velmora, Torvald Brezhanik said no."
    assert _whom("en", near, knowledge)["Torvald Brezhanik"] == "Torvald Brezhanik"
    same = "In Velmora, Torwald Brezhankoff said no."
    assert _whom("en", same, knowledge)["Torwald Brezhankoff"] == "Torvald Brezhankov"


def test_of_two_who_sound_alike_neither_is_taken(knowledge: Knowledge) -> None:
    sentence = "In Velmora, Ursina Baltasari said no."
    assert _whom("en", sentence, knowledge)["Ursina Baltasari"] == "Ursina Baltasari"


def test_a_long_name_of_the_built_in_needs_no_country(knowledge: Knowledge) -> None:
    found = _whom("fr", "Mohammed ben Salmane est arrivé, a dit Pauline Vernier.", knowledge)
    assert "Mohammed bin Salman" in found.values()


def test_another_first_consonant_is_another_name() -> None:
    assert not nearly(outline("Lefteris Karavitis"), outline("Lefteris Maravitis"))
    assert nearly(outline("Lefteris Karavitis"), outline("Lefteris Karavitinis"))


def test_a_vowel_keeps_consonants_apart() -> None:
    assert outline("Nodir Kurbonov") != outline("Tohir Kurbonov")
