"""A family name that a known person bears means that person only where the text does not give it another calling."""

from __future__ import annotations

import pytest

from vaka.intake import receive
from vaka.knowledge import load
from vaka.pipeline import read_bare
from vaka.reading.article import bare_article


def meant(text: str, language: str) -> set[str | None]:
    """Keys of the people named in a sentence."""
    document = receive("x.txt", text.encode())
    reading = read_bare(document, bare_article(document, language, "2019-03-01"), load())
    return {e.key for e in reading.entities if e.kind == "person"}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Mayor Putin opened the fair in the village of Alder Point.", "en"),
        ("“Bread will cost more,” said the baker Merkel.", "en"),
        ("Vali Erdoğan köydeki fuarı açtı.", "tr"),
    ],
)
def test_another_calling_is_another_person(text: str, language: str) -> None:
    known = {key for key in meant(text, language) if key}
    assert known == set()


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("President Putin opened the talks in Moscow.", "en", "Vladimir Putin"),
        ("Bundeskanzlerin Merkel sprach in Berlin.", "de", "Angela Merkel"),
        ("Cumhurbaşkanı Erdoğan Ankara'da konuştu.", "tr", "Recep Tayyip Erdoğan"),
    ],
)
def test_the_right_office_is_the_known_person(text: str, language: str, name: str) -> None:
    knowledge = load()
    names = {who.name for key in meant(text, language) if key and (who := knowledge.get(key))}
    assert names == {name}


@pytest.mark.parametrize(
    ("language", "text", "whom"),
    [
        ("el", "Ο πρωθυπουργός Α. Τσίπρας έφτασε. Ο κ. Τσίπρας μίλησε.", {"Alexis Tsipras"}),
        ("ru", "В. Путин встретился с Р. Эрдоганом.", {"Vladimir Putin", "Recep Tayyip Erdoğan"}),
        ("tr", "V. Putin ile R. T. Erdoğan görüştü.", {"Vladimir Putin", "Recep Tayyip Erdoğan"}),
    ],
)
def test_an_initial_goes_to_whom_it_fits(language: str, text: str, whom: set[str]) -> None:
    knowledge = load()
    names = {who.name for key in meant(text, language) if key and (who := knowledge.get(key))}
    assert {name.split()[-1] for name in names} == {name.split()[-1] for name in whom}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("김정은 위원장이 왔다. 김 위원장은 말했다.", ["Kim Jong Un", "Kim Jong Un"]),
        ("이재명 대통령이 왔다. 이 대통령은 말했다.", ["Lee Jae-myung", "Lee Jae-myung"]),
        ("윤석열 대통령이 왔다. 이 대통령은 말했다.", ["Yoon Suk Yeol"]),
    ],
)
def test_a_korean_family_name_before_its_office(text: str, names: list[str]) -> None:
    document = receive("x.txt", text.encode())
    reading = read_bare(document, bare_article(document, "ko", "2025-09-01"), load())
    people = [m.entity for m in reading.mentions if m.kind == "person" and m.form != "title"]
    assert [reading.entities[n].name for n in people] == names


def test_a_word_of_the_language_is_no_case_of_a_name() -> None:
    document = receive("x.txt", "Maliye Bakanı Orhan Selvi, Mali'ye gitti.".encode())
    reading = read_bare(document, bare_article(document, "tr", "2025-09-01"), load())
    countries = [m.span.of(document.text) for m in reading.mentions if m.kind == "country"]
    assert countries == ["Mali"]
