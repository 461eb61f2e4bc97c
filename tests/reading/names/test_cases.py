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
        assert tuple(wanted) in found, f"{wanted} not in {sorted(found)}"
    absent = {surface for surface, _, _ in found} & set(case.get("absent", ()))
    assert not absent
