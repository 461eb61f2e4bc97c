"""Who held an office when: descriptions without a name mean the holder on the day of the page."""

from __future__ import annotations

import pytest

from tests.reading.names.pages import found_in
from vaka.knowledge import Knowledge, load


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load()


@pytest.mark.parametrize(
    ("language", "sentence", "words", "day", "who"),
    [
        ("en", "The Turkish president spoke.", "Turkish president", "2006-05-01", "Ahmet Necdet Sezer"),
        ("en", "The Turkish president spoke.", "Turkish president", "2012-05-01", "Abdullah Gül"),
        ("en", "The Turkish president spoke.", "Turkish president", "2020-05-01", "Recep Tayyip Erdoğan"),
        ("en", "The German leader spoke.", "German leader", "2012-05-01", "Angela Merkel"),
        ("en", "The German president spoke.", "German president", "2014-05-01", "Joachim Gauck"),
        ("tr", "Alman lider konuştu.", "Alman lider", "2004-05-01", "Gerhard Schröder"),
        (
            "en",
            "The French foreign minister spoke.",
            "French foreign minister",
            "2010-05-01",
            "Bernard Kouchner",
        ),
    ],
)
def test_an_office_means_its_holder_of_the_day(
    language: str, sentence: str, words: str, day: str, who: str, knowledge: Knowledge
) -> None:
    assert (words, "person", who) in found_in(language, [sentence], knowledge, day)


def test_every_state_has_a_people_in_nearly_every_language() -> None:
    from tools.check_knowledge import FOLDER, _states, gaps
    from vaka.knowledge.rows import nation_forms

    states = _states()
    assert len(states) > 190
    for path in sorted(FOLDER.glob("languages/*/nations.csv")):
        have = {c for c, form in nation_forms(path, path.parent.name) if form.use in ("demonym", "adjective")}
        assert len(states - have) <= 25, path
    assert all(": " in line for line in gaps(states))
