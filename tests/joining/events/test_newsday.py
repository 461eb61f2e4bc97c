"""The day of an undated page's news, from the joined event that another page dates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from tests.joining.events.making import mention, reading
from tests.joining.events.test_join import joined, members
from vaka.records import Event, Reading, Relative

LEAD = mention(0, place="Vienna", times=[0])
DATED = reading("b", mention(0, when="2024-06-19", place="Vienna"), published="2024-06-20")
STORY = [["a", "b"]]


def of(events: Sequence[Event], n: int) -> Event:
    return next(e for e in events if ("a", n) in members(e))


def day(weekday: int | None = None, amount: int | None = None, **told: int) -> Relative:
    unit = "week" if weekday is not None else "year" if "month" in told else "day"
    unit = "month" if "day" in told and "month" not in told else unit
    return Relative(unit, amount, weekday=weekday, **told)  # type: ignore[arg-type] # literals above


def page(lead: Relative, *others: Relative, **changes: str) -> Reading:
    events = [mention(n + 1, "treaty signing", times=[n + 1]) for n in range(len(others))]
    return reading("a", LEAD, *events, times=[lead, *others], **changes)


@pytest.mark.parametrize(
    ("lead", "other", "when"),
    [
        (day(amount=0), day(amount=-1), "2024-06-18"),
        (day(amount=-1), day(amount=0), "2024-06-20"),
        (day(weekday=2), day(weekday=2), "2024-06-19"),
        (day(day=19), day(day=18), "2024-06-18"),
        (day(weekday=2), day(month=6, day=17), "2024-06-17"),
    ],
)
def test_the_words_of_an_undated_page_are_read_by_the_day_of_its_joined_lead(
    lead: Relative, other: Relative, when: str
) -> None:
    events, dated = joined([page(lead, other), DATED], stories=STORY)
    assert (of(events, 1).when, of(events, 1).basis) == (when, "joined")
    assert [(d.document, d.value) for d in dated] == [("a", "2024-06-19/..")]


def test_news_without_a_time_is_of_the_day_of_the_joined_lead() -> None:
    thanks = mention(1, "thanks")
    events, _ = joined([reading("a", replace(LEAD, times=()), thanks), DATED], stories=STORY)
    assert (of(events, 1).when, of(events, 1).basis) == ("2024-06-19", "joined")


@pytest.mark.parametrize(
    "other",
    [
        mention(1, "thanks", role="background"),
        mention(1, "thanks", role="future", status="planned"),
        mention(1, "attack", who=("Morland", "Tanland")),
        mention(1, "visit", who=("Ada Mor", "Tanland"), place="Tan City"),
    ],
)
def test_look_backs_plans_strikes_and_what_happened_abroad_do_not_share_it(other: object) -> None:
    undated = reading("a", replace(LEAD, times=()), other)  # type: ignore[arg-type] # mentions above
    events, _ = joined([undated, DATED], stories=STORY)
    assert of(events, 1).when is None


def test_a_lead_that_tells_another_weekday_gives_no_day() -> None:
    lead = replace(LEAD, discriminators=mention(0, cues=[("weekday", "4")]).discriminators)
    told = reading("a", lead, mention(1, "thanks", times=[0]), times=[day(weekday=4)])
    events, dated = joined([told, DATED], stories=STORY)
    assert of(events, 1).when is None
    assert dated == ()


def test_a_page_dated_to_its_month_gets_its_days_too() -> None:
    thanks = mention(1, "thanks", when="2024-06", basis="publication")
    lead = mention(0, place="Vienna", when="2024-06", basis="publication")
    events, _ = joined([reading("a", lead, thanks, published="2024-06"), DATED], stories=STORY)
    assert (of(events, 1).when, of(events, 1).basis) == ("2024-06-19", "joined")


def test_on_several_days_of_one_visit_what_follows_each_is_of_its_day() -> None:
    second = mention(2, "treaty signing", place="Vienna")
    events = [LEAD, mention(1, "thanks"), second, mention(3, "promise")]
    told = reading(
        "b",
        mention(0, when="2024-06-19", place="Vienna"),
        mention(1, "treaty signing", when="2024-06-20", place="Vienna"),
        published="2024-06-21",
    )
    found, _ = joined([reading("a", *(replace(e, times=()) for e in events)), told], stories=STORY)
    assert [of(found, n).when for n in range(4)] == ["2024-06-19", "2024-06-19", "2024-06-20", "2024-06-20"]
