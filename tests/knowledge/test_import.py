"""Importing a user's own names: FollowTheMoney entities and CSV. All people and bodies are invented."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from tests.places import KNOWLEDGE
from tests.reading.names.pages import found_in, read
from vaka.case import Case
from vaka.kept import keep_imported, own_files
from vaka.knowledge import Knowledge, KnowledgeError, load
from vaka.knowledge.followthemoney import country_named
from vaka.knowledge.imports import Imported, import_files
from vaka.knowledge.index import MOST, Index, Summary, write_index

ENTITIES = [
    {
        "id": "x-1",
        "schema": "Person",
        "caption": "Ordan Belisk",
        "properties": {
            "name": ["Ordan Belisk"],
            "alias": ["Ордан Белиск", "BELISK, Ordan Mirov"],
            "weakAlias": ["The Ferryman", "Kestrel"],
            "nationality": ["tr"],
            "birthDate": ["1961-04-02"],
            "topics": ["sanction"],
            "passportNumber": ["12345"],
        },
    },
    {
        "id": "x-2",
        "schema": "Person",
        "properties": {"name": ["Tamsin Oreld"], "country": ["gr"], "wikidataId": ["Q999999999"]},
    },
    {"id": "x-3", "schema": "Person", "properties": {"name": ["Tamsin Oreld"], "country": ["fr"]}},
    {"id": "x-4", "schema": "Company", "properties": {"name": ["Quellan Marine Holdings"], "jurisdiction": ["kp"]}},
    {"id": "x-5", "schema": "Vessel", "properties": {"name": ["MV Ostara"]}},
    {"id": "x-6", "schema": "Person", "properties": {"name": ["Pelagon"]}},
]  # fmt: skip


def written(folder: Path, *extra: str) -> Path:
    path = folder / "entities.ftm.json"
    lines = [json.dumps(entity, ensure_ascii=False) for entity in ENTITIES]
    path.write_text("\n".join((*lines, *extra)) + "\n", "utf-8")
    return path


def imported(folder: Path, *paths: Path) -> tuple[Path, Imported]:
    out = folder / "imported.csv"
    with out.open("w", encoding="utf-8", newline="") as file:
        return out, import_files(paths, file)


@pytest.fixture
def knowledge(tmp_path: Path) -> Knowledge:
    return load([KNOWLEDGE, imported(tmp_path, written(tmp_path))[0]])


def test_entities_become_known(knowledge: Knowledge) -> None:
    (who,) = knowledge.find("ordan belisk")
    assert (who.key, who.kind, who.country) == ("x-1", "person", "Turkey")
    assert who.description == "sanction; born 1961-04-02"
    assert [k.key for k in knowledge.find("Ордан Белиск")] == ["x-1"]
    assert [k.key for k in knowledge.find("Ordan Mirov Belisk")] == ["x-1"]
    assert knowledge.find("Quellan Marine Holdings")[0].country == "North Korea"
    assert {k.key for k in knowledge.find("Tamsin Oreld")} == {"Q999999999", "x-3"}
    assert knowledge.find("MV Ostara") == ()


def test_schemata_without_such_names_are_counted(tmp_path: Path) -> None:
    done = imported(tmp_path, written(tmp_path))[1]
    assert done.kinds == {"person": 4, "organisation": 1}
    assert done.others == {"Vessel": 1}
    assert done.set_aside == 0


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{not json", "line 7: not a JSON object"),
        ('{"schema": "Person"}', "line 7: not an entity (id: Field required)"),
        ('{"id": "a", "properties": {}}', "line 7: an entity needs an id and a schema"),
        ('{"id": "a", "schema": "Person", "properties": {"name": []}}', "line 7: Person a has no name"),
        ('{"id": "a", "schema": "Person", "properties": {"name": "A B"}}', "properties.name"),
        ("[" * 100_000, "line 7: not a JSON object"),
    ],
)
def test_a_bad_line_is_set_aside_and_told(tmp_path: Path, line: str, told: str) -> None:
    out, done = imported(tmp_path, written(tmp_path, line, '{"id":"z","schema":"Person","caption":"Zo Ilm"}'))
    assert done.set_aside == 1
    assert "entities.ftm.json" in done.reasons[0]
    assert told in done.reasons[0]
    assert load([out]).find("Zo Ilm")[0].key == "z"


def test_control_characters_and_separators_do_no_harm(tmp_path: Path) -> None:
    odd = json.dumps(
        {"id": "o|1", "schema": "Person", "properties": {"name": ["Ab\x1e\x1f:x=|Cd\ud800\nEf"]}}
    )
    out, done = imported(tmp_path, written(tmp_path, odd))
    assert done.set_aside == 0
    (who,) = load([out]).find("Ab :x=/Cd? Ef")
    assert who.key == "o/1"


def test_own_columns_and_the_simple_table_are_read(tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text(
        "id,kind,name,aliases\na,person,Ilva Storen,el:Ίλβα Στόρεν\nb,dragon,B C,\n,person,D E,\n", "utf-8"
    )
    simple = tmp_path / "targets.simple.csv"
    simple.write_text(
        "id,schema,name,aliases,birth_date,countries\n"
        'n-1,Person,Ebbo Tarsk,"Эббо Тарск;Tarsk, Ebbo",1950,vn;ru\nn-2,Vessel,Boat,,,\n',
        "utf-8",
    )
    out, done = imported(tmp_path, own, simple)
    knowledge = load([out])
    assert knowledge.find("Ίλβα Στόρεν", "el")[0].key == "a"
    assert (knowledge.find("Эббо Тарск")[0].key, knowledge.find("Эббо Тарск")[0].country) == (
        "n-1",
        "Vietnam",
    )
    assert [reason.split(": ")[0] for reason in done.reasons] == [f"{own}, line 3", f"{own}, line 4"]


def test_a_file_that_is_neither_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.csv"
    path.write_text("name,id\nA,b\n", "utf-8")
    with pytest.raises(KnowledgeError, match="header line needs the columns"):
        import_files([path], io.StringIO())
    with pytest.raises(KnowledgeError, match="no such file"):
        import_files([tmp_path / "nowhere"], io.StringIO())


def test_a_weak_name_needs_a_stronger_one_beside_it(knowledge: Knowledge) -> None:
    alone = found_in("en", ["Reporters asked Kestrel about The Ferryman again."], knowledge)
    assert "Ordan Belisk" not in {name for _, _, name in alone}
    both = ["Ordan Belisk went to Ankara.", "There Kestrel met the press, and The Ferryman was quiet."]
    found = found_in("en", both, knowledge)
    assert ("Kestrel", "person", "Ordan Belisk") in found
    assert ("The Ferryman", "person", "Ordan Belisk") in found


def test_one_word_is_no_name_of_an_imported_person(knowledge: Knowledge) -> None:
    _, _, entities, _ = read("en", ["They spoke of Pelagon and of Belisk in Ankara."], knowledge)
    assert not {"x-1", "x-6"} & {e.key for e in entities}


def test_namesakes_are_told_apart_by_country_or_not_at_all(knowledge: Knowledge) -> None:
    _, _, entities, _ = read("en", ["Tamsin Oreld returned to France on Monday."], knowledge)
    assert "x-3" in {e.key for e in entities}
    _, _, entities, _ = read("en", ["Tamsin Oreld opened the fair."], knowledge)
    assert [(e.name, e.key) for e in entities if e.kind == "person"] == [("Tamsin Oreld", None)]


def test_inflected_names_are_found(knowledge: Knowledge) -> None:
    assert ("Ордана Белиска", "person", "Ordan Belisk") in found_in(
        "ru", ["Вчера видели Ордана Белиска."], knowledge
    )
    assert ("Ordan Belisk", "person", "Ordan Belisk") in found_in(
        "tr", ["Ordan Belisk'in gemisi battı."], knowledge
    )


def test_a_case_keeps_an_import_and_replaces_it_by_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VAKA_CACHE", str(tmp_path / "cache"))
    out, _ = imported(tmp_path, written(tmp_path))
    with Case(str(tmp_path / "c.vaka"), (KNOWLEDGE,)) as case:
        before = case.knowledge.digest
        keep_imported(case.store, out, "people.json")
    with Case(str(tmp_path / "c.vaka")) as case:
        assert case.knowledge.digest != before
        assert case.knowledge.find("Ordan Belisk")
        assert case.knowledge.find("Velmora")
    for index in (tmp_path / "cache" / "vaka").glob("own-*"):
        index.unlink()  # the case has the text, the cache only what is made of it
    with Case(str(tmp_path / "c.vaka")) as case:
        assert case.knowledge.find("Ordan Belisk")
        out.write_text("id,kind,name,aliases\nn,person,Nela Vord,\n", "utf-8")
        keep_imported(case.store, out, "people.json")
        assert [(k.file, k.rows, k.imported) for k in case.store.own_knowledge()] == [
            ("knowledge.csv", len(KNOWLEDGE.read_text("utf-8").splitlines()) - 4, False),
            ("people.json", 1, True),
        ]
        assert load(own_files(case.store)).find("Ordan Belisk") == ()


def test_an_index_gives_back_what_it_was_given(tmp_path: Path) -> None:
    path = tmp_path / "i"
    many = [(f"key {n % 700}", f"value {n}") for n in range(7000)]
    with path.open("wb") as file:
        write_index(file, many, iter([Summary(("a",), {"X": ("b",)}, 3)]))
    index = Index(path)
    assert index.summary == Summary(("a",), {"X": ("b",)}, 3)
    assert list(index.values("key 5")) == [f"value {n}" for n in range(5, 7000, 700)]
    assert list(index.values("key 700")) == []
    with path.open("wb") as file:
        write_index(file, [("k", str(n)) for n in range(2 * MOST)], iter([Summary((), {}, 0)]))
    assert len(list(Index(path).values("k"))) == MOST
    path.write_bytes(b"short")
    with pytest.raises(ValueError, match="no index"):
        Index(path)


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("kp", "North Korea"),
        ("RU", "Russia"),
        ("gb-sct", "United Kingdom"),
        ("Greece", "Greece"),
        ("zz9", None),
    ],
)
def test_countries_by_code_and_name(told: str, name: str | None) -> None:
    assert country_named(told) == name
