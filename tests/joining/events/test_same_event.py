"""What makes two tellings one event or two: who is named, in which town, on which day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from tests.joining.events.making import entities, mention, reading
from tests.joining.events.test_join import joined, members
from vaka.joining.events import join_events
from vaka.records import Event, EventMention, Reading, Relative, Span, Story, TimeExpression


def _carried_back(place: str) -> EventMention:
    """A look back whose people are carried over from sentences before."""
    people = ("Cy Mor", "Bo Tan")
    return mention(0, who=people, carried=people, when="2024-05", role="background", place=place)


def test_whom_no_passage_names_keeps_no_look_back_from_its_meeting() -> None:
    held = reading("a", mention(0, when="2024-05-12", place="Vienna"), published="2024-05-13")
    back = _carried_back("Vienna")
    (event,), _ = joined([held, reading("b", back, published="2025-01-01")])
    assert members(event) == {("a", 0), ("b", 0)}
    assert event.participants == ("Ada Mor", "Bo Tan")


def test_carried_people_alone_are_no_reason_for_a_join() -> None:
    held = reading("a", mention(0, when="2024-05-12", place="Vienna"), published="2024-05-13")
    back = _carried_back("Tan City")
    assert len(joined([held, reading("b", back, published="2025-01-01")])[0]) == 2


def _with_towns(readings: Sequence[Reading], **story: str) -> tuple[Event, ...]:
    keys = {"Vienna": "Q1741", "Morgrad": "Q90"}
    known = tuple(
        replace(e, key=keys[e.name], country="Austria") if e.name in keys else e
        for e in entities([r.document for r in readings])
    )
    stories = tuple(
        Story(name, tuple(d for d in story if story[d] == name), "line", ())
        for name in sorted(set(story.values()))
    )
    return join_events(readings, known, stories, ())[0]


def test_two_meetings_in_different_towns_are_two_where_a_day_is_not_told() -> None:
    told = [reading("a", mention(0, place="Vienna")), reading("b", mention(0, place="Morgrad"))]
    assert len(_with_towns(told, a="s", b="s")) == 2
    back = reading("c", mention(0, when="2024", role="background", place="Vienna"), published="2025-01-01")
    held = reading("d", mention(0, when="2024-05-12", place="Morgrad"), published="2024-05-13")
    assert len(_with_towns([back, held])) == 2


def test_a_look_back_to_one_of_two_disputed_towns_joins_the_event() -> None:
    one = reading("a", mention(0, when="2024-05-12", place="Vienna"), published="2024-05-13")
    other = reading("b", mention(0, when="2024-05-12", place="Morgrad"), published="2024-05-13")
    back = reading("c", mention(0, when="2024", role="background", place="Vienna"), published="2025-01-01")
    (event,) = _with_towns([one, other, back], a="s", b="s", c="t")
    assert [f.field for f in event.findings] == ["where"]


def test_two_pages_of_different_stories_need_more_than_a_place() -> None:
    undated = reading("a", mention(0, place="Vienna"))
    dated = reading("b", mention(0, when="2024-05-12", place="Vienna"), published="2024-05-13")
    apart = joined([undated, dated], stories=[["a"], ["b"]])[0]
    assert len(apart) == 2
    assert [c.lacks for e in apart for c in e.candidates] == [
        "each is the news of its page, and only the place agrees"
    ]
    first = (("ordinal", "3"),)
    undated = reading("a", mention(0, place="Vienna", cues=first))
    dated = reading("b", mention(0, when="2024-05-12", place="Vienna", cues=first), published="2024-05-13")
    assert len(joined([undated, dated], stories=[["a"], ["b"]])[0]) == 1


def test_to_arrive_and_to_be_met_are_two_events() -> None:
    came = reading("a", mention(0, "arrival", who=("Bo Tan",), when="2024-05-12"), published="2024-05-12")
    met = reading("b", mention(0, "welcome", when="2024-05-12", place="Morgrad"), published="2024-05-12")
    assert len(joined([came, met], stories=[["a", "b"]])[0]) == 2


def test_two_hosts_welcome_a_guest_twice() -> None:
    airport = reading("a", mention(0, "welcome", who=("Ada Mor", "Bo Tan"), place="Morgrad"))
    palace = reading("b", mention(0, "welcome", who=("Cy Mor", "Bo Tan"), place="Morgrad"))
    assert len(joined([airport, palace], stories=[["a", "b"]])[0]) == 2


def test_a_part_of_which_nothing_tells_the_time_has_its_events_day() -> None:
    visit = mention(0, when="2024-05-12", basis="publication", place="Morgrad")
    undated = replace(mention(1, "welcome", place="Morgrad"), part_of=0)
    events, _ = joined([reading("a", visit, undated, published="2024-05-12")])
    welcome = next(e for e in events if e.kind == "welcome")
    assert (welcome.when, welcome.basis) == ("2024-05-12", "publication")
    assert "of which it is a part" in welcome.reasons[-1]


def test_a_reception_is_one_whoever_is_put_first() -> None:
    one = reading("a", mention(0, "reception", when="2024-05-12"), published="2024-05-12")
    other = reading("b", mention(0, "reception", who=("Bo Tan", "Ada Mor"), when="2024-05-12"))
    assert len(joined([one, other], stories=[["a", "b"]])[0]) == 1


def test_talks_and_their_collapse_are_one_event() -> None:
    one = reading("a", mention(0, "talks", when="2024-05-12", place="Vienna"), published="2024-05-12")
    other = mention(0, "collapse of talks", when="2024-05", role="background", place="Vienna")
    assert len(joined([one, reading("b", other, published="2024-09-01")])[0]) == 1


def test_a_bare_family_name_may_mean_a_namesake() -> None:
    full = reading("a", mention(0, when="2024-05-12", place="Vienna"), published="2024-05-13")
    back = mention(0, who=("Cy Mor", "Bo Tan"), when="2024-05", role="background", place="Vienna")
    alone = reading("b", back, published="2025-01-01")
    assert len(joined([full, alone])[0]) == 2
    said = tuple(replace(m, span=back.span, base="Mor") for m in alone.mentions if m.base == "Cy Mor")
    (event,), _ = joined([full, replace(alone, mentions=said)])
    assert event.participants == ("Ada Mor", "Bo Tan")


def test_a_guest_arrives_in_two_towns_twice() -> None:
    one = reading("a", mention(0, "arrival", who=("Bo Tan",), when="2024-05-12", place="Vienna"))
    other = reading("b", mention(0, "arrival", who=("Bo Tan",), when="2024-05", place="Morgrad"))
    assert len(_with_towns([one, other])) == 2


def test_the_day_beside_one_without_a_year_excludes_nothing() -> None:
    bare = TimeExpression(0, Span(0, 1), 0, "DATE", "XXXX-05-13", None, "day", "relative", "unknown")
    undated = replace(reading("a", mention(0, place="Vienna", times=(0,))), times=(bare,))
    alike = reading(
        "b", mention(0, place="Vienna", when="2024-05", role="background"), published="2024-06-20"
    )
    dated = reading("c", mention(0, place="Vienna", when="2024-05-12"), published="2024-05-13")
    (event,), _ = joined([undated, alike, dated], stories=[["a", "c"], ["b"]])
    assert len(event.told) == 3


def test_the_same_town_goes_before_the_same_state() -> None:
    back = reading("a", mention(0, role="background", place="Morgrad"), published="2025-01-01")
    there = reading("b", mention(0, when="2023-05-12", place="Morgrad"), published="2023-05-13")
    elsewhere = reading(
        "c", mention(0, "audience", when="2024-05-12", place="Morland"), published="2024-05-13"
    )
    events, _ = joined([back, there, elsewhere])
    assert {("a", 0), ("b", 0)} in [members(e) for e in events]


def test_a_plan_that_slips_by_a_day_is_kept_out_of_no_event() -> None:
    signing = ("treaty signing", ("Ada Mor", "Bo Tan"))
    plan = reading(
        "a", mention(0, *signing, when="2024-05-12", role="future", status="planned", place="Vienna")
    )
    evening = reading("b", mention(0, *signing, when="2024-05-12", place="Vienna"), published="2024-05-13")
    night = reading("c", mention(0, *signing, when="2024-05-13T01:20"), published="2024-05-13")
    (event,), _ = joined([plan, evening, night], stories=[["b", "c"], ["a"]])
    assert event.status == "held"
    later = reading("d", mention(0, *signing, when="2024-05-20", place="Vienna"), published="2024-05-20")
    assert len(joined([plan, later])[0]) == 2


def test_a_guest_and_the_state_he_goes_to_are_the_sides_of_a_visit() -> None:
    plan = mention(
        0, "visit", carried=("Ada Mor", "Bo Tan"), when="2024-06-12", role="future", status="planned"
    )
    off = mention(0, "visit", who=("Ada Mor",), when="2024-06-12", status="cancelled", place="Tan City")
    (event,), _ = joined(
        [reading("a", plan, published="2024-05-06"), reading("b", off, published="2024-06-10")]
    )
    assert event.status == "cancelled"
    assert [status for _, status in event.history] == ["planned", "cancelled"]


def _on_a_day(document: str, day: str) -> Reading:
    """A meeting told on a day of the month only, on a page without a date."""
    told = reading(document, mention(0, place="Morgrad"))
    time = TimeExpression(
        0,
        Span(0, 3),
        0,
        "DATE",
        f"XXXX-XX-{day}",
        None,
        "day",
        "relative",
        "unknown",
        Relative("month", None, day=int(day)),
    )
    return replace(told, times=(time,), events=(replace(told.events[0], times=(0,)),))


@pytest.mark.parametrize(("day", "events"), [("23", 1), ("24", 1), ("30", 2)])
def test_a_day_told_without_its_month_parts_meetings_of_one_story(day: str, events: int) -> None:
    dated = reading("a", mention(0, when="2024-08-23", place="Morgrad"), published="2024-08-23")
    found, _ = joined([dated, _on_a_day("b", day)], [("a", "b")])
    assert len(found) == events


def test_two_undated_pages_with_the_same_words_tell_one_event() -> None:
    same = (("words", "00ff00ff00ff00ff"),)
    one = reading("a", mention(0, "accusation", who=("Morland", "Tanland"), role="background", cues=same))
    other = reading("b", mention(0, "accusation", who=("Morland", "Tanland"), role="background", cues=same))
    (event,), _ = joined([one, other], stories=[["a"], ["b"]])
    assert any("same words" in t.reasons for t in event.told)
    unlike = reading("b", mention(0, "accusation", who=("Morland", "Tanland"), role="background"))
    assert len(joined([one, unlike], stories=[["a"], ["b"]])[0]) == 2


def test_a_look_back_without_a_time_is_to_what_was_before_its_page() -> None:
    held = reading("a", mention(0, when="2024-05-12", place="Vienna"), published="2024-05-13")
    back = mention(0, role="background", place="Vienna")
    assert len(joined([held, reading("b", back, published="2023-01-01")])[0]) == 2
    assert len(joined([held, reading("b", back, published="2025-01-01")])[0]) == 1


def test_a_plan_without_a_time_is_of_the_year_after_its_page() -> None:
    held = reading("a", mention(0, when="2024-05-12", place="Vienna"), published="2024-05-13")
    plan = mention(0, role="future", status="planned", place="Vienna")
    assert len(joined([held, reading("b", plan, published="2022-05-01")])[0]) == 2
    assert len(joined([held, reading("b", plan, published="2024-06-01")])[0]) == 2
    assert len(joined([held, reading("b", plan, published="2024-05-01")])[0]) == 1


def test_undated_news_and_an_undated_look_back_of_one_story_are_one_in_one_place() -> None:
    news, back = reading("a", mention(0, place="Vienna")), mention(0, role="background", place="Vienna")
    assert len(joined([news, reading("b", back)], stories=[["a", "b"]])[0]) == 1
    assert len(joined([news, reading("b", back)], stories=[["a"], ["b"]])[0]) == 2
    elsewhere = mention(0, role="background", place="Morgrad")
    assert len(joined([news, reading("b", elsewhere)], stories=[["a", "b"]])[0]) == 2
