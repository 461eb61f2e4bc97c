"""The case files: which words are quotations, and whose."""

from __future__ import annotations

import pytest

from tests.known_failures import KNOWN, case_files, marks
from tests.reading.quotations.making import Case, load_cases, read_case

LANGUAGES = {
    "tr": 25,
    "el": 25,
    "en": 25,
    "ru": 12,
    "ko": 12,
    "vi": 12,
    "de": 5,
    "fr": 4,
    "es": 4,
    "it": 20,
    "uk": 12,
    "ar": 12,
    "zh": 12,
}


@pytest.mark.parametrize(
    ("language", "case"),
    [
        pytest.param(code, case, id=f"{path.parent.name}-{n}", marks=marks(path))
        for code, path in case_files("quotations.toml")
        for n, case in enumerate(load_cases(code, KNOWN if marks(path) else ""))
    ],
)
def test_case(language: str, case: Case) -> None:
    document, entities, found = read_case(language, case)
    marked = [q for q in found if q.kind != "indirect"]
    speakers = [entities[q.speaker].name if q.speaker is not None else "" for q in marked]
    assert [(q.span.of(document.text), who) for q, who in zip(marked, speakers, strict=True)] == list(
        case.quotations
    )
    if case.reporter:
        assert marked[0].reporter is not None
        assert entities[marked[0].reporter].name == case.reporter


@pytest.mark.parametrize(("language", "least"), LANGUAGES.items())
def test_a_language_has_enough_cases(language: str, least: int) -> None:
    assert len(load_cases(language)) >= least
