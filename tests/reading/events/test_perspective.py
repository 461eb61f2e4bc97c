"""What the rest of a sentence says of when an event lies."""

from __future__ import annotations

import pytest

from tests.reading.events.harness import Told, tell, tell_all
from vaka.records import EventMention

VENN, TAMM = "[Arda Venn|person|Norvia]", "[Ilka Tamm|person|Sorvia]"
LIDRE = "[Lidre|place|Sorvia]"


def _told(told: Told, kind: str) -> EventMention:
    return next(e for e in told.events if e.kind == kind)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (f"{VENN} will be in {LIDRE} {{today|2023-05-10}} for a visit to {TAMM}.", "en"),
        (f"Ο {VENN} θα βρεθεί {{σήμερα|2023-05-10}} στο {LIDRE}, για επίσκεψη στην {TAMM}.", "el"),
    ],
)
def test_a_noun_behind_a_verb_to_come_is_a_plan(text: str, language: str) -> None:
    (event,) = tell(text, language).events
    assert (event.role, event.status, event.when) == ("future", "planned", "2023-05-10")


def test_what_comes_after_a_meeting_makes_no_plan_of_it() -> None:
    told = tell(f"{VENN} will speak in the old town hall after a meeting with {TAMM} in {LIDRE}.", "en")
    assert (_told(told, "meeting").role, _told(told, "meeting").status) == ("main", "held")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (f"{VENN} announced {{in 2018|2018}} that {VENN} and {TAMM} reached an agreement.", "en"),
        (f"Ο {VENN} ανακοίνωσε {{το 2018|2018}} πως η Νορβία υπέγραψε συμφωνία με την {TAMM}.", "el"),
    ],
)
def test_what_was_announced_long_ago_is_a_look_back(text: str, language: str) -> None:
    assert [e.role for e in tell(text, language).events] == ["background"]


def test_what_is_announced_now_is_news() -> None:
    told = tell(
        f"{VENN} announced {{on Tuesday|2023-05-09}} that {VENN} and {TAMM} reached an agreement.", "en"
    )
    assert _told(told, "agreement").role == "main"


@pytest.mark.parametrize(
    ("text", "language", "role"),
    [
        (
            f"{VENN} had said that [Norvia|country] thanked [Sorvia|country] for the ships.",
            "en",
            "background",
        ),
        (f"{VENN} said that [Norvia|country] thanked [Sorvia|country] for the ships.", "en", "main"),
        (
            f"{VENN}, [Norvia|country]'nın [Sorvia|country]'ya teşekkür ettiğini söylemişti.",
            "tr",
            "background",
        ),
        (f"{VENN}, [Norvia|country]'nın [Sorvia|country]'ya teşekkür ettiğini söyledi.", "tr", "main"),
    ],
)
def test_what_had_been_said_before_is_a_look_back(text: str, language: str, role: str) -> None:
    assert _told(tell(text, language), "thanks").role == role


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            f"After a meeting in {LIDRE} {{on 9 May|2023-05-09}}, {VENN} and {TAMM} signed a fish agreement.",
            "en",
        ),
        (
            f"{VENN} ile {TAMM}, {{9 Mayıs'ta|2023-05-09}} {LIDRE}'de gerçekleşen zirvenin ardından"
            " ortak bildiriye imza atmıştı.",
            "tr",
        ),
    ],
)
def test_what_is_done_after_a_meeting_is_done_on_its_day(text: str, language: str) -> None:
    assert _told(tell(text, language), "treaty signing").when == "2023-05-09"


def test_what_is_done_after_a_year_is_not_dated_by_it() -> None:
    told = tell(f"After a meeting in {LIDRE} {{in 2019|2019}} {VENN} and {TAMM} signed an agreement.", "en")
    assert _told(told, "treaty signing").when != "2019"


def test_a_meeting_on_a_visit_is_dated_by_what_is_told_right_before_it() -> None:
    told = tell_all(
        [
            f"{VENN} arrived in {LIDRE} {{on 8 May|2023-05-08}} for a visit.",
            f"{TAMM} welcomed {VENN} {{on 9 May|2023-05-09}} in {LIDRE}.",
            f"{VENN} held talks with {TAMM}.",
        ],
        "en",
    )
    assert (_told(told, "arrival").when, _told(told, "talks").when) == ("2023-05-08", "2023-05-09")
