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


def test_places_that_nothing_happens_in_are_no_second_scene() -> None:
    told = tell(
        "Nach dem Treffen {am 9. Mai|2023-05-09} vereinbarten [Arda Venn|person|Norvia] und [Ilka Tamm|person|Sorvia]"
        " einen Austausch der Gefangenen von [Lidre|place|Sorvia] und [Elma|place|Dania].",
        "de",
    )
    assert {e.when for e in told.events if e.kind == "agreement"} == {"2023-05-09"}


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


def test_a_clause_hung_on_a_look_back_keeps_its_day_and_role() -> None:
    told = tell(
        f"{{The day before|2023-05-09}}, {VENN} had been received by {TAMM}, where they signed a fisheries agreement.",
        "en",
    )
    assert _told(told, "treaty signing").role == "background"


@pytest.mark.parametrize(("time", "role"), [("yesterday|2023-05-09", "main"), ("in 2019|2019", "background")])
def test_the_news_goes_on_behind_what_had_happened_the_day_before(time: str, role: str) -> None:
    told = tell_all(
        [f"{{{time}}} {VENN}, [Mira Kest|person|Dania] ile görüşmüştü.", f"{VENN}, {TAMM}'a teşekkür etti."],
        "tr",
    )
    assert _told(told, "thanks").role == role


def test_next_tuesday_lies_ahead_on_an_undated_page_too() -> None:
    text = f"{VENN} arrived in {LIDRE}. The meeting of {VENN} and {TAMM} {{next Tuesday|weekday 1 next}} is awaited."
    told = tell_all([text], "en", published=None)
    assert (_told(told, "arrival").role, _told(told, "meeting").role) == ("main", "future")


@pytest.mark.parametrize(
    ("title", "body", "language"),
    [
        (
            f"{VENN} reist nach {LIDRE}",
            [
                f"{VENN} wird {{am 20. Mai|2023-05-20}} nach {LIDRE} reisen.",
                f"Dort trifft {VENN} sich mit {TAMM}.",
            ],
            "de",
        ),
        (
            f"{VENN} visits {LIDRE}",
            [f"{VENN} will visit {LIDRE} {{on 20 May|2023-05-20}}.", f"There {VENN} meets {TAMM}."],
            "en",
        ),
    ],
)
def test_the_present_beside_a_plan_is_a_plan(title: str, body: list[str], language: str) -> None:
    told = tell_all([title, *body], language, title=True)
    assert {(e.role, e.status) for e in told.events} == {("future", "planned")}
    told = tell_all([title, body[1]], language, title=True)
    assert {e.role for e in told.events} == {"main"}
