from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tests.places import KNOWLEDGE
from tests.reading.names.pages import read
from vaka.joining.entities import join_entities
from vaka.knowledge import load
from vaka.records import Entity, Reading


def joined(*pages: tuple[str, Sequence[str]]) -> tuple[Entity, ...]:
    knowledge = load([KNOWLEDGE])
    readings: list[Reading] = []
    for n, (language, sentences) in enumerate(pages):
        readings.append(read(language, sentences, knowledge, name=f"d{n}")[3])
    forward = join_entities(readings)
    assert join_entities(readings[::-1]) == forward
    return forward


def people(entities: Sequence[Entity]) -> list[tuple[str, int]]:
    return sorted((e.name, len(e.members)) for e in entities if e.kind == "person")


def test_one_person_in_four_scripts_takes_the_english_name() -> None:
    entities = joined(
        ("tr", ["Velmora Cumhurbaşkanı Halvek Serudan konuştu."]),
        ("el", ["Ο πρόεδρος της Βελμόρα Χάλβεκ Σερουντάν μίλησε."]),
        ("ru", ["Президент Вельморы Халвек Серудан выступил."]),
        ("en", ["Velmoran President Halvek Serudan spoke."]),
    )
    assert people(entities) == [("Halvek Serudan", 4)]


def test_a_family_name_alone_goes_to_the_only_full_name_that_fits() -> None:
    entities = joined(
        ("en", ["Velmoran President Halvek Serudan met the Dorsanian envoy."]),
        ("en", ["President Serudan of Velmora left."]),
    )
    assert people(entities) == [("Halvek Serudan", 2)]


def test_namesakes_of_two_countries_stay_two() -> None:
    entities = joined(
        ("en", ["Velmoran President Anna Mercer spoke."]),
        ("en", ["Ulmerian President Anna Mercer spoke."]),
    )
    assert people(entities) == [("Anna Mercer", 1), ("Anna Mercer", 1)]
    assert len({e.id for e in entities}) == len(entities)


def test_somebody_imported_is_met_in_a_script_that_the_list_lacks(tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text(
        "id,kind,name,aliases,country,description\nosk,person,Marwin Oskelin,Марвин Оскелин,Albania,\n",
        "utf-8",
    )
    pages = (
        ("en", "Envoy Marwin Oskelin met Albanian Prime Minister Edi Rama in Tirana."),
        ("ru", "Посланник Марвин Оскелин встретился в Тиране с премьер-министром Албании Эди Рамой."),
        (
            "el",
            "Ο απεσταλμένος Μάρουιν Όσκελιν συναντήθηκε στα Τίρανα με τον πρωθυπουργό της Αλβανίας Έντι Ράμα.",
        ),
    )
    knowledge = load([own])
    readings = [
        read(language, [text], knowledge, name=f"d{n}")[3] for n, (language, text) in enumerate(pages)
    ]
    assert ("Marwin Oskelin", 3) in people(join_entities(readings))


def test_alike_is_not_enough() -> None:
    entities = joined(
        ("en", ["North Korean leader Kim Jong Un spoke."]),
        ("en", ["Kim Yo Jong, an official of North Korea, spoke."]),
    )
    assert len([e for e in entities if e.kind == "person"]) == 2


def test_known_states_are_one_across_languages_with_their_key() -> None:
    entities = joined(
        ("tr", ["Kanada'nın kararı."]), ("ru", ["Решение Канады."]), ("ko", ["캐나다는 결정했다."])
    )
    (canada,) = [e for e in entities if e.name == "Canada"]
    assert canada.id == canada.key
    assert len(canada.members) == 3


def test_scripts_that_spell_one_officer_nearly_alike_mean_one() -> None:
    entities = joined(
        ("en", ["Brenovian Foreign Minister Wenda Lujarik spoke."]),
        ("el", ["Η υπουργός Εξωτερικών της Μπρενοβίας Γουέντα Λουγιάρικ μίλησε."]),
    )
    assert people(entities) == [("Wenda Lujarik", 2)]


def test_two_officers_of_one_surname_stay_two() -> None:
    entities = joined(
        ("en", ["Brenovian Foreign Minister Wenda Lujarik spoke."]),
        ("el", ["Ο υπουργός Εξωτερικών της Μπρενοβίας Άλντουρ Λουγιάρικ μίλησε."]),
    )
    assert len(people(entities)) == 2


def test_a_name_that_two_of_another_script_fit_is_joined_to_neither() -> None:
    entities = joined(
        ("en", ["Brenovian Foreign Minister Wenda Lujarik spoke."]),
        ("en", ["Brenovian Foreign Minister Venda Lugiarik spoke."]),
        ("el", ["Η υπουργός Εξωτερικών της Μπρενοβίας Γουέντα Λουγιάρικ μίλησε."]),
    )
    assert all(count < 2 for name, count in people(entities) if name.startswith("Wenda"))
