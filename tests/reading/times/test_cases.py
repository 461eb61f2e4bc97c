"""Every language's case file, `tests/cases/<code>/times.txt`, sentence by sentence."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.known_failures import case_files, marks
from vaka.languages import languages
from vaka.reading.times import find_times, resolve

CASES = Path(__file__).parents[2] / "cases"
LEAST = {"tr": 25, "el": 25, "en": 25, "ru": 25, "ko": 25, "vi": 25}


def read_cases(path: Path) -> list[tuple[str, date, list[tuple[str, str]]]]:
    anchor, cases = date.min, []
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("anchor:"):
            anchor = date.fromisoformat(line.removeprefix("anchor:").strip())
        elif line.strip() and not line.startswith("#"):
            text, _, wanted = line.partition(" => ")
            pairs = [tuple(p.rsplit(" = ", 1)) for p in wanted.split("; ")] if wanted.strip() != "-" else []
            cases.append((text, anchor, pairs))
    return cases  # type: ignore[return-value]


def times_of(text: str, language: str, anchor: date) -> list[tuple[str, str | None]]:
    out = []
    for found in find_times(text, language):
        value = found.value
        if value is None and found.relative:
            value = resolve(found.relative, anchor, approximate=found.approximate)[0]
        out.append((text[found.start : found.end], value))
    return out


FILES = case_files("times.txt")


@pytest.mark.parametrize(("code", "path"), FILES, ids=str)
def test_case_file_is_not_empty(code: str, path: Path) -> None:
    assert len(read_cases(path)) >= (1 if marks(path) else LEAST.get(code, 8))


@pytest.mark.parametrize(
    ("code", "text", "anchor", "wanted"),
    [pytest.param(code, *case, marks=marks(path)) for code, path in FILES for case in read_cases(path)],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_case(code: str, text: str, anchor: date, wanted: list[tuple[str, str]]) -> None:
    assert times_of(text, code, anchor) == wanted


def test_every_pack_has_cases() -> None:
    packs = {
        code for code in languages() if (CASES.parents[1] / f"src/vaka/languages/{code}/times.toml").exists()
    }
    assert packs == {code for code, _ in FILES}
