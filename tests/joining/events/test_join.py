"""Events across documents: what joins, what must not, and what follows from a join."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations

import pytest

from tests.joining.events.making import entities, mention, reading
from vaka.joining.events import Ties, join_events
from vaka.joining.events.gather import COMMON
from vaka.records import Dated, Derivation, Event, Reading, Ref, Relative, Span, Story, TimeExpression


def joined(
    readings: Sequence[Reading], stories: Sequence[Sequence[str]] = (), lineage: Sequence[Derivation] = ()
) -> tuple[tuple[Event, ...], tuple[Dated, ...]]:
    keys = [r.document for r in readings]
    told = tuple(Story(f"s{n}", tuple(s), "line", ()) for n, s in enumerate(stories))
    return join_events(readings, entities(keys), told, lineage)


def members(event: Event) -> set[tuple[str, int]]:
    return {(t.ref.document, t.ref.n) for t in event.told}


def test_a_look_back_joins_the_dated_meeting_it_looks_back_to() -> None:
    told = reading("a", mention(0, when="2024-06-19", place="Vienna"), published="2024-06-20")
    back = reading("b", mention(0, when="2024-06", role="background", place="Vienna"), published="2024-09-01")
    (event,), _ = joined([told, back])
    assert members(event) == {("a", 0), ("b", 0)}
    assert event.when == "2024-06-19"


def test_an_undated_document_is_dated_by_a_look_back_with_a_discriminator() -> None:
    undated = reading("a", mention(0, place="Morgrad"), mention(1, "thanks"))
    back = mention(0, "visit", when="2023", basis="relative", role="background", place="Morland")
    events, dated = joined([undated, reading("b", back, published="2024-06-19")])
    meeting = next(e for e in events if ("a", 0) in members(e))
    assert members(meeting) == {("a", 0), ("b", 0)}
    assert (meeting.when, meeting.basis) == ("2023", "joined")
    assert [(d.document, d.value) for d in dated] == [("a", "2023")]
    thanks = next(e for e in events if ("a", 1) in members(e))
    assert (thanks.when, thanks.basis) == ("2023", "joined")


def test_without_a_discriminator_the_join_is_only_a_candidate() -> None:
    undated = reading("a", mention(0))
    back = mention(0, "visit", when="2023", basis="relative", role="background")
    events, dated = joined([undated, reading("b", back, published="2024-06-19")])
    assert len(events) == 2
    assert dated == ()
    meeting = next(e for e in events if ("a", 0) in members(e))
    assert meeting.when is None
    assert [c.lacks for c in meeting.candidates] == ["nothing but actors and kind agrees"]


def test_two_events_that_fit_equally_leave_the_join_open() -> None:
    undated = reading("a", mention(0, place="Morgrad"))
    backs = [
        reading(
            key, mention(0, "visit", when=when, role="background", place="Morland"), published="2025-01-01"
        )
        for key, when in (("b", "2019"), ("c", "2023"))
    ]
    events, _ = joined([undated, *backs])
    meeting = next(e for e in events if ("a", 0) in members(e))
    assert meeting.when is None
    assert {c.lacks for c in meeting.candidates} == {"more than one event fits"}


def test_a_join_is_taken_back_when_a_later_document_makes_it_doubtful() -> None:
    undated = reading("a", mention(0, place="Morgrad"))
    first = reading("b", mention(0, "visit", when="2023", role="background", place="Morland"))
    assert joined([undated, first])[1] != ()
    second = reading("c", mention(0, "visit", when="2019", role="background", place="Morland"))
    assert joined([undated, first, second])[1] == ()


def test_similar_meetings_a_year_apart_stay_apart() -> None:
    one = reading("a", mention(0, when="2023-05-10", place="Vienna"), published="2023-05-11")
    other = reading("b", mention(0, when="2024-05-12", place="Vienna"), published="2024-05-12")
    assert len(joined([one, other])[0]) == 2


def test_ministers_and_presidents_meet_separately() -> None:
    one = reading("a", mention(0, when="2024-05-12", place="Vienna"))
    other = reading("b", mention(0, who=("Cy Mor", "Bo Tan"), when="2024-05-12", place="Vienna"))
    assert len(joined([one, other])[0]) == 2


def test_two_days_for_one_story_are_a_contradiction_with_both_sides() -> None:
    one = reading("a", mention(0, when="2024-05-12", place="Vienna"), published="2024-05-14")
    other = reading("b", mention(0, when="2024-05-10", place="Vienna"), published="2024-05-14")
    lineage = (Derivation("a", "ORA", "credit", (), ()), Derivation("b", "VIX", "credit", (), ()))
    (event,), _ = joined([one, other], stories=[["a", "b"]], lineage=lineage)
    (finding,) = event.findings
    assert finding.field == "when"
    assert [(c.value, c.lines) for c in finding.claims] == [
        ("2024-05-10", ("VIX",)),
        ("2024-05-12", ("ORA",)),
    ]


def test_a_more_precise_date_is_no_contradiction() -> None:
    one = reading("a", mention(0, when="2024-05-12", place="Vienna"))
    other = reading("b", mention(0, when="2024-05", place="Vienna"))
    (event,), _ = joined([one, other], stories=[["a", "b"]])
    assert event.findings == ()
    assert event.when == "2024-05-12"


def test_thanks_in_opposite_directions_are_two_events() -> None:
    one = reading("a", mention(0, "thanks", who=("Ada Mor", "Bo Tan"), when="2024-05-12"))
    other = reading("b", mention(0, "thanks", who=("Bo Tan", "Ada Mor"), when="2024-05-12"))
    assert len(joined([one, other], stories=[["a", "b"]])[0]) == 2


def test_an_unresolved_expression_is_read_once_its_document_is_dated() -> None:
    past = mention(1, "treaty signing", role="background", times=(0,))
    undated = reading("a", mention(0, place="Morgrad"), past, times=(Relative("year", -2),))
    back = reading("b", mention(0, "visit", when="2023", role="background", place="Morland"))
    events, _ = joined([undated, back])
    signing = next(e for e in events if ("a", 1) in members(e))
    assert (signing.when, signing.basis) == ("2021", "joined")


@pytest.mark.parametrize("value", ["XXXX-05", "XXXX-XX-29", "XXXX-05-29"])
def test_a_time_without_its_year_is_told_as_it_stands(value: str) -> None:
    bare = TimeExpression(0, Span(0, 1), 0, "DATE", value, None, "day", "relative", "unknown")
    page = replace(reading("a", mention(0, place="Morgrad", times=(0,))), times=(bare,))
    (event,), _ = joined([page])
    assert (event.when, event.basis, event.interval) == (value, "explicit", None)


def test_the_day_of_a_dateline_is_labelled_and_joins_nothing() -> None:
    bare = TimeExpression(0, Span(0, 1), 0, "DATE", "XXXX-05-29", None, "day", "relative", "unknown")
    told = replace(mention(0, times=(0,)), basis="publication")
    page = replace(reading("a", told), times=(bare,))
    (event,), _ = joined([page])
    assert (event.when, event.basis) == ("XXXX-05-29", "publication")
    other = reading("b", mention(0, when="2024-05-29", role="background"), published="2024-08-01")
    assert len(joined([page, other])[0]) == 2


def test_a_day_without_its_year_gets_that_of_its_joined_document() -> None:
    day = Relative("year", None, month=8, day=8)
    bare = TimeExpression(0, Span(0, 1), 0, "DATE", "XXXX-08-08", None, "day", "relative", "unknown", day)
    past = mention(1, "treaty signing", role="background", times=(0,))
    undated = replace(reading("a", mention(0, place="Morgrad"), past), times=(bare,))
    back = reading("b", mention(0, "visit", when="2023-09", role="background", place="Morland"))
    events, _ = joined([undated, back])
    signing = next(e for e in events if ("a", 1) in members(e))
    assert (signing.when, signing.basis) == ("2023-08-08", "joined")


def test_parts_point_at_the_joined_event() -> None:
    one = reading("a", mention(0, "visit", when="2024-05-12"), mention(1, "reception", part_of=0))
    events, _ = joined([one])
    visit = next(e for e in events if e.kind == "visit")
    reception = next(e for e in events if e.kind == "reception")
    assert reception.part_of == visit.id


def test_the_latest_status_holds_and_its_history_is_kept() -> None:
    plan = mention(0, when="2024-05-20", role="future", status="planned", place="Vienna")
    off = mention(0, when="2024-05-20", role="main", status="postponed", place="Vienna")
    (event,), _ = joined(
        [reading("a", plan, published="2024-05-01"), reading("b", off, published="2024-05-10")]
    )
    assert event.status == "postponed"
    assert event.history == (("2024-05-01", "planned"), ("2024-05-10", "postponed"))


def test_the_order_of_documents_does_not_matter() -> None:
    readings = [
        reading("a", mention(0, place="Morgrad"), mention(1, "thanks")),
        reading("b", mention(0, "visit", when="2023", role="background", place="Morland")),
        reading("c", mention(0, when="2024-06-19", place="Vienna"), published="2024-06-20"),
    ]
    results = {repr(joined(list(order))) for order in permutations(readings)}
    assert len(results) == 1


def test_a_postponed_meeting_is_the_one_held_later_in_the_same_place() -> None:
    plan = mention(0, when="2024-05-20", role="future", status="planned", place="Vienna")
    off = mention(0, when="2024-05-20", status="postponed", place="Vienna")
    held = mention(0, when="2024-09-03", place="Vienna")
    readings = [
        reading("a", plan, published="2024-05-01"),
        reading("b", off, published="2024-05-16"),
        reading("c", held, published="2024-09-03"),
    ]
    (event,), _ = joined(readings)
    assert (event.status, event.when, event.findings) == ("held", "2024-09-03", ())
    assert [status for _, status in event.history] == ["planned", "postponed", "held"]


def test_a_meeting_elsewhere_is_not_the_postponed_one() -> None:
    off = mention(0, when="2024-05-20", status="postponed", place="Vienna")
    held = mention(0, when="2024-09-03", place="Tan City")
    events, _ = joined(
        [reading("a", off, published="2024-05-16"), reading("b", held, published="2024-09-03")]
    )
    assert {e.status for e in events} == {"postponed", "held"}


def test_a_day_told_by_another_clock_is_no_contradiction() -> None:
    one = reading("a", mention(0, when="2025-06-13T23:20", place="Vienna"), published="2025-06-14")
    other = reading("b", mention(0, when="2025-06-14T01:20", place="Vienna"), published="2025-06-14")
    (event,), _ = joined([one, other], stories=[["a", "b"]])
    assert event.findings == ()


def test_a_year_alone_does_not_join_two_agreements() -> None:
    undated = reading("a", mention(0, place="Morgrad"), mention(1, "agreement"))
    back = reading("b", mention(0, "visit", when="2023", role="background", place="Morland"))
    other = reading("c", mention(0, "agreement", when="2023-05-10"), published="2023-05-10")
    events, _ = joined([undated, back, other])
    assert sum(e.kind == "agreement" for e in events) == 2


def test_a_day_without_its_year_is_the_day_of_the_dated_report() -> None:
    bare = TimeExpression(0, Span(0, 1), 0, "DATE", "XXXX-08-08", None, "day", "relative", "unknown")
    undated = replace(reading("a", mention(0, times=(0,))), times=(bare,))
    dated = reading("b", mention(0, when="2025-08-08", role="background"), published="2026-02-04")
    (event,), found = joined([undated, dated])
    assert (event.when, event.basis) == ("2025-08-08", "joined")
    assert [d.value for d in found] == ["2025-08-08/.."]
    other = reading("c", mention(0, when="2025-08-09", role="background"), published="2026-02-04")
    alone = joined([undated, other])[0]
    assert [e.when for e in alone if e.told[0].ref.document == "a"] == ["XXXX-08-08"]


def test_what_a_person_joined_or_parted_stays_so() -> None:
    one = reading("a", mention(0, when="2024-05-12", place="Vienna"), published="2024-05-12")
    other = reading("b", mention(0, when="2024-05-12", place="Vienna"), published="2024-05-13")
    third = reading("c", mention(0, when="2022-01-01", place="Morgrad"), published="2024-05-13")
    readings = [one, other, third]
    a, b, c = (Ref(key, 0) for key in "abc")
    ties = Ties(frozenset({(a, c)}), frozenset({(b, a)}))
    events, _ = join_events(readings, entities(["a", "b", "c"]), (), (), ties)
    assert [members(e) for e in events if ("a", 0) in members(e)] == [{("a", 0), ("c", 0)}]
    (joined_by,) = {r for e in events for t in e.told for r in t.reasons if "hand" in r}
    assert joined_by == "joined by hand"
    assert len(events) == 2


def test_a_mention_that_the_reader_linked_can_be_parted() -> None:
    one = reading("a", mention(0, when="2024-05-12"), mention(1, same_as=0))
    assert len(joined([one])[0]) == 1
    ties = Ties(apart=frozenset({(Ref("a", 0), Ref("a", 1))}))
    assert len(join_events([one], entities(["a"]), (), (), ties)[0]) == 2


def test_a_discriminator_that_too_many_share_points_nowhere() -> None:
    days = [date(2001, 1, 1) + timedelta(days=20 * n) for n in range(COMMON + 1)]
    held = [reading(f"h{n:03}", mention(0, when=d.isoformat(), place="Vienna")) for n, d in enumerate(days)]
    undated = reading("u", mention(0, place="Vienna"))
    assert any(len(e.told) == 2 for e in joined([undated, held[0]])[0])
    assert not any(len(e.told) == 2 for e in joined([undated, *held])[0])


def test_who_receives_a_guest_is_at_home() -> None:
    (event,), _ = joined([reading("a", mention(0, "audience"), published="2024-06-20")])
    assert event.place == "Morland"


def test_a_place_that_is_told_goes_before_the_host() -> None:
    (event,), _ = joined([reading("a", mention(0, "audience", place="Vienna"), published="2024-06-20")])
    assert event.place == "Vienna"


def test_two_of_one_state_have_no_host() -> None:
    (event,), _ = joined(
        [reading("a", mention(0, "audience", who=("Ada Mor", "Cy Mor")), published="2024-06-20")]
    )
    assert event.place is None


def test_a_ceasefire_agreed_and_signed_is_one_event() -> None:
    agreed = reading("a", mention(0, "ceasefire", when="2024-05-12", place="Vienna"))
    signed = reading("b", mention(0, "treaty signing", when="2024-05-12", place="Vienna"))
    (event,), _ = joined([agreed, signed])
    assert members(event) == {("a", 0), ("b", 0)}


def _signed(document: str, place: str, *beside: tuple[str, str]) -> Reading:
    one = mention(0, "treaty signing", when="2024-05-12", place=place, cues=(("place", place), *beside))
    return reading(document, one, published="2024-05-13")


def _told(*readings: Reading, keys: dict[str, str]) -> list[str]:
    documents = [r.document for r in readings]
    known = tuple(
        replace(e, key=keys.get(e.name), country="Austria") if e.name in keys else e
        for e in entities(documents)
    )
    (event,), _ = join_events(readings, known, (Story("s", tuple(documents), "line", ()),), ())
    return [f.field for f in event.findings]


def test_two_towns_for_one_signing_are_a_contradiction() -> None:
    towns = {"Vienna": "Q1741", "Tan City": "Q406"}
    assert _told(_signed("a", "Vienna"), _signed("b", "Tan City"), keys=towns) == ["where"]


def test_a_house_in_a_town_is_no_other_town() -> None:
    house = {"Vienna": "Q1741", "Tan City": "vaka:dolmabahce-palace"}
    assert _told(_signed("a", "Vienna"), _signed("b", "Tan City"), keys=house) == []


def test_a_page_that_tells_both_towns_contradicts_neither() -> None:
    towns = {"Vienna": "Q1741", "Tan City": "Q406"}
    assert _told(_signed("a", "Vienna"), _signed("b", "Tan City", ("place", "Vienna")), keys=towns) == []


def test_a_weekday_without_a_date_is_one_near_its_page() -> None:
    held = reading("a", mention(0, "visit", when="2024-05-07", place="Tan City"), published="2024-05-08")
    later = reading(
        "b",
        mention(0, "visit", role="background", place="Tan City", cues=(("weekday", "1"),)),
        published="2025-05-06",
    )
    assert len(joined([held, later])[0]) == 2


def test_a_treaty_in_one_language_is_an_agreement_in_another() -> None:
    one, other = (
        mention(
            0, "treaty signing", who=("Ada Mor",), when="2024-05-12", cues=(("object", paper),), part_of=part
        )
        for paper, part in (("treaty", None), ("agreement", 1))
    )
    events, _ = joined([reading("a", one), reading("b", other, mention(1, "visit", when="2024-05-12"))])
    assert {("a", 0), ("b", 0)} in [members(e) for e in events]
