"""The case files of a language are large enough: sentences, times, quotations, names."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.known_failures import case_files

COUNTED = ("ar", "de", "el", "en", "es", "fr", "it", "ko", "ru", "tr", "uk", "vi", "zh")
"""Languages whose files have reached the counts."""

LEAST = {"sentences.txt": 40, "times.txt": 25, "quotations.toml": 25, "names.toml": 40}
"""Sentences, lines with times, articles with quotations, names wanted; known failures count."""


def _count(path: Path) -> int:
    text = path.read_text("utf-8")
    if path.suffix == ".toml":
        cases = tomllib.loads(text)["case"]
        return len(cases) if path.name == "quotations.toml" else sum(len(c["names"]) for c in cases)
    lines = [x for x in text.splitlines() if x.strip() and not x.startswith(("#", "anchor:"))]
    return sum(x.count("¶") + 1 for x in lines) if path.name == "sentences.txt" else len(lines)


@pytest.mark.parametrize("code", COUNTED)
@pytest.mark.parametrize("name", LEAST)
def test_a_language_has_enough(code: str, name: str) -> None:
    assert sum(_count(path) for c, path in case_files(name) if c == code) >= LEAST[name]
