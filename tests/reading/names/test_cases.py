"""The plain cases that a linguist can edit: `tests/cases/<code>/names.toml`."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from tests.known_failures import case_files, marks
from tests.places import KNOWLEDGE
from tests.reading.names.pages import found_in
from vaka.knowledge import Knowledge, load


def _cases() -> list[Any]:
    every = []
    for code, path in case_files("names.toml"):
        cases = tomllib.loads(path.read_text("utf-8")).get("case", [])
        assert cases, f"{path} has no case"
        every += [
            pytest.param(code, c, id=f"{path.parent.name}-{n}", marks=marks(path))
            for n, c in enumerate(cases)
        ]
    return every


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load([KNOWLEDGE])


@pytest.mark.parametrize(("language", "case"), _cases())
def test_names_of_a_page(language: str, case: dict[str, Any], knowledge: Knowledge) -> None:
    found = found_in(language, case["sentences"], knowledge, case.get("published"))
    for wanted in case["names"]:
        assert _fits(wanted, found), f"{wanted} not in {sorted(found)}"
    absent = {surface for surface, _, _ in found} & set(case.get("absent", ()))
    assert not absent


def _fits(wanted: list[str], found: set[tuple[str, str, str]]) -> bool:
    """As the row has it; an entity `""` is any, `"= Name"` the one that the mention `Name` has."""
    surface, kind, entity = wanted
    if not entity:
        return any((surface, kind) == (s, k) for s, k, _ in found)
    if entity.startswith("= "):
        same = {name for s, k, name in found if (s, k) == (entity.removeprefix("= "), kind)}
        return any((surface, kind, name) in found for name in same)
    return (surface, kind, entity) in found
