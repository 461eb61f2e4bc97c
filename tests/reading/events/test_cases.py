"""The sample sentences of tests/cases: what each tells, in every language."""

from __future__ import annotations

import pytest

from tests.reading.events.harness import Case, Told, cases, tell
from vaka.records import EventMention

LEAST = {
    "tr": 25,
    "el": 25,
    "en": 25,
    "ru": 12,
    "ko": 12,
    "vi": 12,
    "uk": 15,
    "ar": 15,
    "zh": 15,
    "de": 20,
    "fr": 20,
    "es": 20,
    "it": 40,
}


@pytest.mark.parametrize("language", LEAST)
def test_there_are_cases(language: str) -> None:
    assert len(cases(language)) >= LEAST[language]
    assert all(case.expected for case in cases(language))


@pytest.mark.parametrize("case", [c for x in LEAST for c in cases(x)], ids=lambda c: f"{c.language}:{c.line}")
def test_case(case: Case) -> None:
    told = tell(case.text, case.language, case.speaker, case.title)
    rows = [_row(e, told) for e in told.events if e.same_as is None]
    wanted = [] if case.expected == ("nothing",) else [_columns(x) for x in case.expected]
    assert len(rows) == len(wanted), rows
    for want in wanted:
        assert any(_fits(want, row) for row in rows), (want, rows)


def _columns(line: str) -> list[str]:
    return [column.strip() for column in line.split("|")]


def _row(event: EventMention, told: Told) -> list[str]:
    people = ", ".join(sorted(told.entities[p.entity].name for p in event.participants))
    place = told.entities[event.place].name if event.place is not None else ""
    return [event.kind, f"{event.role} {event.status}", people, place, event.when or ""]


def _fits(want: list[str], row: list[str]) -> bool:
    for wanted, got in zip(want, row, strict=False):
        same = sorted(wanted.split(", ")) == sorted(got.split(", ")) if "," in wanted else wanted == got
        if wanted != "-" and not same:
            return False
    return True
