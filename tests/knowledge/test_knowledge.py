from __future__ import annotations

from pathlib import Path

import pytest

from tests.places import KNOWLEDGE
from vaka.knowledge import KnowledgeError, Office, family_name, load, name_words

HEADER = "id,kind,name,aliases,country,offices,description\n"


def written(folder: Path, rows: str) -> Path:
    path = folder / "mine.csv"
    path.write_text("# invented\n" + HEADER + rows, "utf-8")
    return path


def test_finds_in_any_spelling_and_language(monkeypatch: pytest.MonkeyPatch) -> None:
    knowledge = load([KNOWLEDGE])
    assert [who.key for who in knowledge.find("ΒΕΛΜΟΡΑ", "el")] == ["velmora"]
    assert knowledge.find("Пхеньян", "ru")[0].country == "North Korea"
    assert knowledge.find("Kanada", "tr", "country")[0].name == "Canada"
    assert knowledge.find("nobody at all") == ()


def test_users_agency_is_an_agency() -> None:
    known = load([KNOWLEDGE]).agency("velna")
    assert known is not None
    assert (known.name, known.country) == ("VELNA", "Velmora")


def test_a_users_file_changes_the_digest_and_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VAKA_CACHE", str(tmp_path))
    row = 'q1,person,Orhel Dastan,tr:Orhel Daştan|ru:short=Дастан,velmora,head_of_state:2019:,"poet"\n'
    mine = written(tmp_path, row)
    knowledge = load([KNOWLEDGE, mine])
    assert knowledge.digest != load([KNOWLEDGE]).digest
    assert [who.key for who in knowledge.find("Дастан", "ru")] == ["q1"]
    assert [who.key for who in knowledge.holders("Velmora", "head_of_state", "2024-05-01")] == ["q1"]
    assert knowledge.holders("Velmora", "head_of_state", "2018-05-01") == ()
    assert list(tmp_path.glob("vaka/names-*.table"))


def test_the_cached_table_gives_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VAKA_CACHE", str(tmp_path))
    first, second = load([KNOWLEDGE]), load([KNOWLEDGE])
    assert first.digest == second.digest
    assert first.find("Ostrel") == second.find("Ostrel")


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("a,dragon,A,,,,\n", "line 3: needs an id, a name and a kind"),
        ("a,person,A,tr:nick=B,,,\n", "unknown use 'nick'"),
        ("a,person,A,tr:,,,\n", "not an alias"),
    ],
)
def test_a_wrong_row_is_told_with_its_line(tmp_path: Path, rows: str, told: str) -> None:
    with pytest.raises(KnowledgeError, match=told):
        load([written(tmp_path, rows)])


def test_a_missing_file_is_told() -> None:
    with pytest.raises(KnowledgeError, match="no such knowledge file"):
        load([Path("nowhere.csv")])


def test_offices_are_held_as_far_as_dates_tell() -> None:
    office = Office("head_of_state", "2019-05", "2024")
    assert office.held_on("2019-05-03")
    assert office.held_on("2024-12-31")
    assert not office.held_on("2019-04-30")
    assert not office.held_on("2025-01-01")


@pytest.mark.parametrize(
    ("name", "family"),
    [("Orhel Dastan", "Dastan"), ("Kim Hae-sol", "Kim"), ("Nguyễn Khải Ngân", "Nguyễn"), ("표해솔", "표")],
)
def test_family_names_by_their_system(name: str, family: str) -> None:
    assert family_name(name_words(name)) == family
