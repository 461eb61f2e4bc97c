"""The gold passages of every language: their figures do not fall below `floors.toml`."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.gold.measuring import FIGURES, Measured, measure
from tests.gold.passages import FOLDER, GoldError, codes, load_passages
from tests.gold.report import main
from vaka.knowledge import Knowledge, load

FLOORS: dict[str, dict[str, float]] = tomllib.loads((FOLDER / "floors.toml").read_text("utf-8"))
LEAST_PASSAGES, LEAST_TIMES, LEAST_QUOTATIONS = 30, 90, 45


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load()


@pytest.fixture(scope="module", params=codes())
def measured(request: pytest.FixtureRequest, knowledge: Knowledge) -> tuple[str, Measured]:
    return request.param, measure(load_passages(FOLDER / f"{request.param}.toml"), knowledge)


def test_every_gold_has_floors() -> None:
    assert sorted(FLOORS) == codes()
    assert all(set(floors) == set(FIGURES) for floors in FLOORS.values())


@pytest.mark.parametrize("figure", FIGURES)
def test_figures_hold(measured: tuple[str, Measured], figure: str) -> None:
    code, result = measured
    assert result.every[figure], f"{code} measures nothing for {figure}"
    assert result.figure(figure) >= FLOORS[code][figure]


@pytest.mark.parametrize("code", codes())
def test_a_gold_is_large_enough(code: str) -> None:
    passages = load_passages(FOLDER / f"{code}.toml")
    assert len(passages) >= LEAST_PASSAGES
    assert sum(len(p.times) for p in passages) >= LEAST_TIMES
    assert sum(len(p.quotations) for p in passages) >= LEAST_QUOTATIONS
    assert sum(p.published is None for p in passages) >= 3


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "does not fit the format at passage"),
        ("passage = []", "does not fit the format at passage"),
        ("[[passage]\n", "is no TOML"),
        ('[[passage]]\ntext = "a"\ntime = []', "at passage.0.time"),
        ('[[passage]]\ntext = ""', "at passage.0.text"),
        ('[[passage]]\ntext = "a"\ntimes = [["b", "2020"]]', "'b' does not stand in the text"),
        ('[[passage]]\ntext = "a a"\ntimes = [["a", "2020"]]', "stands 2 times"),
        ('[[passage]]\ntext = "a a"\ntimes = [["a", "2020", 3]]', "has no occurrence 3"),
        ('[[passage]]\ntext = "a"\npublished = "may"', "is no ISO date"),
        ('[[passage]]\ntext = "a"\nquotations = [["a", "B", "direct"]]', "speaker 'B' does not stand"),
        ('[[passage]]\ntext = "a"\nquotations = [["a", "", "sung"]]', "at passage.0.quotations.0"),
    ],
)
def test_a_malformed_gold_is_refused(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "xx.toml"
    path.write_text(content, "utf-8")
    with pytest.raises(GoldError, match=message.replace(".", r"\.")):
        load_passages(path)


def test_what_is_found_is_held_against_the_gold(tmp_path: Path, knowledge: Knowledge) -> None:
    path = tmp_path / "en.toml"
    path.write_text(
        "[[passage]]\ntext = '''\"We stay,\" Mayor Ada Lane said on 3 May 2021. She left on 4 May 2021.'''\n"
        'times = [["3 May 2021", "2021-05-03"]]\nquotations = [["We stay,", "Ada Lane", "direct"]]\n'
        "[[passage]]\ntext = '''\"We stay,\" Mayor Ada Lane said on 3 May 2021.'''\n"
        'times = [["3 May 2021", "2021-05-04"]]\nquotations = [["We stay,", "", "direct"]]\n',
        "utf-8",
    )
    result = measure(load_passages(path), knowledge)
    assert (result.right["times"], result.every["times"]) == (1, 2)
    assert (result.right["resolutions"], result.every["resolutions"]) == (1, 3)
    assert (result.right["quotations"], result.right["speakers"]) == (2, 1)
    assert [f.kind for f in result.failures] == [
        "time where none is",
        "time with another value",
        "another speaker (direct)",
    ]


def test_the_report_names_a_language_without_gold(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["xx"]) == 2
    assert "no gold for xx" in capsys.readouterr().out
