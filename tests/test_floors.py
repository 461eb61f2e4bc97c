"""The scores of the seeds and of the sample case do not fall below their floors (`floors.toml`)."""

from __future__ import annotations

import importlib.util
import tomllib
from pathlib import Path
from typing import Any

import pytest

from examples.resolve import EXPECTED, load, resolve
from tests.places import EXAMPLES, SHARED, needs_shared
from vaka.case import Case
from vaka.show.evaluation import evaluation

FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text("utf-8"))


def score(gold: Any, export: Any) -> dict[str, Any]:
    """What the scoring script beside the seeds prints."""
    spec = importlib.util.spec_from_file_location("score", SHARED / "scoring" / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    result: dict[str, Any] = module.score(gold, export)
    return result


def exported(case: Case) -> dict[str, Any]:
    return evaluation(case.documents(), case.readings(), case.joined())


@pytest.fixture(scope="module")
def seeds_scores(seeds_case: Case) -> dict[str, Any]:
    import json

    gold = json.loads((SHARED / "gold" / "seeds.json").read_text("utf-8"))
    return score(gold, exported(seeds_case))


@pytest.fixture(scope="module")
def examples_scores(examples_case: Case) -> dict[str, Any]:
    texts = {d.file: d.text for d in examples_case.documents().values()}
    assert len(texts) == len(list(EXAMPLES.iterdir()))
    gold = resolve(load(EXPECTED), texts)
    return score(gold, exported(examples_case))


@needs_shared
@pytest.mark.parametrize("row", FLOORS["seeds"])
def test_seeds(seeds_scores: dict[str, Any], row: str) -> None:
    assert seeds_scores[row] >= FLOORS["seeds"][row]


@needs_shared
@pytest.mark.parametrize("row", FLOORS["none"])
def test_seeds_have_none(seeds_scores: dict[str, Any], row: str) -> None:
    assert seeds_scores[row] == 0


@needs_shared
@pytest.mark.parametrize("row", FLOORS["examples"])
def test_examples(examples_scores: dict[str, Any], row: str) -> None:
    assert examples_scores[row] >= FLOORS["examples"][row]
