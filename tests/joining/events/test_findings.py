"""What counts as a contradiction about who, and inside one page, and what only looks like one."""

from __future__ import annotations

from dataclasses import replace

from tests.joining.events.making import NAMES, entities, mention, reading
from vaka.joining.events import join_events
from vaka.records import Discriminator, Event, EventMention, Part, Participant, Reading, Span, Story


def named(one: EventMention, *who: tuple[str, Part]) -> EventMention:
    """The mention with these participants, each named in its own words."""
    at = one.span.start
    parts = tuple(
        Participant(NAMES.index(w), part, Span(at + i, at + i + 1)) for i, (w, part) in enumerate(who)
    )
    return replace(one, participants=parts)


def without(one: EventMention, who: str) -> EventMention:
    """The mention with somebody who stayed away."""
    return replace(one, absent=(Participant(NAMES.index(who), "source", one.span),))


def told(*readings: Reading) -> list[Event]:
    keys = tuple(r.document for r in readings)
    events, _ = join_events(readings, entities(keys), (Story("s", keys, "line", ()),), ())
    return list(events)


def found(*readings: Reading) -> list[tuple[str, dict[str, set[str]]]]:
    return [
        (f.field, {c.value: {ref.document for ref in c.mentions} for c in f.claims})
        for event in told(*readings)
        for f in event.findings
    ]


def attack(*who: tuple[str, Part], place: str | None = None, toll: str | None = None) -> EventMention:
    cues = (("place", place),) if place else ()
    one = named(mention(0, "attack", when="2024-05-01", basis="explicit", cues=cues), *who)
    figures = (Discriminator("number", toll, one.span),) if toll else ()
    return replace(one, discriminators=(*one.discriminators, *figures))


Side = tuple[str, Part]
MOR_STRIKES: tuple[Side, Side] = (("Morland", "source"), ("Tanland", "target"))
TAN_STRIKES: tuple[Side, Side] = (("Tanland", "source"), ("Morland", "target"))


def test_each_page_names_the_other_side_as_the_doer() -> None:
    pages = [reading("a", attack(*MOR_STRIKES)), reading("b", attack(*TAN_STRIKES))]
    assert found(*pages) == [("source", {"Morland": {"a"}, "Tanland": {"b"}})]


def test_one_toll_is_one_deed_where_no_place_excludes_it() -> None:
    one = attack(("Morland", "source"), toll="3 dead")
    other = attack(("Tanland", "source"), toll="3 dead")
    assert [field for field, _ in found(reading("a", one), reading("b", other))] == ["source"]
    apart = [
        reading("a", attack(("Morland", "source"), place="Vienna", toll="3 dead")),
        reading("b", attack(("Tanland", "source"), place="Tan City", toll="3 dead")),
    ]
    assert found(*apart) == []


def test_a_page_that_tells_both_directions_tells_of_two_deeds() -> None:
    answer = replace(attack(*TAN_STRIKES), n=1, sentence=1)
    both = reading("a", attack(*MOR_STRIKES), answer)
    assert found(both, reading("b", attack(*TAN_STRIKES))) == []


def test_a_state_and_its_people_are_one_doer() -> None:
    pages = [reading("a", attack(("Ada Mor", "source"))), reading("b", attack(("Morland", "source")))]
    assert found(*pages) == []


def signing(*who: str, n: int = 0) -> EventMention:
    one = mention(n, "treaty signing", when="2024-05-01", basis="explicit", place="Vienna")
    return named(one, *((w, "source") for w in who))


def test_another_person_signs_for_one_side() -> None:
    pages = [reading("a", signing("Ada Mor", "Bo Tan")), reading("b", signing("Cy Mor", "Bo Tan"))]
    # Names that only texts have need two words that differ in the last: "Mor" may be one man's.
    assert found(*pages) == []


def test_a_subset_of_those_who_took_part_contradicts_nothing() -> None:
    pages = [reading("a", signing("Ada Mor", "Cy Mor", "Bo Tan")), reading("b", signing("Ada Mor", "Bo Tan"))]
    assert found(*pages) == []


def meeting(*who: str) -> EventMention:
    one = mention(0, when="2024-05-01", basis="explicit", place="Vienna")
    return named(one, *((w, "source") for w in who))


def test_present_in_one_page_and_absent_in_the_other() -> None:
    away = without(meeting("Morland", "Bo Tan"), "Ada Mor")
    there = reading("b", meeting("Ada Mor", "Bo Tan"))
    assert found(reading("a", away), there) == [("participants", {"Ada Mor": {"b"}, "not Ada Mor": {"a"}})]


def test_who_came_instead_is_the_other_value() -> None:
    away = without(meeting("Cy Mor", "Bo Tan"), "Ada Mor")
    there = reading("b", meeting("Ada Mor", "Bo Tan"))
    assert found(reading("a", away), there) == [("participants", {"Ada Mor": {"b"}, "Cy Mor": {"a"}})]


def test_a_plan_that_somebody_comes_contradicts_nobody_who_came() -> None:
    away = without(meeting("Cy Mor", "Bo Tan"), "Ada Mor")
    plan = replace(meeting("Ada Mor", "Bo Tan"), role="future", status="planned")
    assert found(reading("a", away), reading("b", plan)) == []


def test_a_headline_with_another_figure() -> None:
    figures = (Discriminator("headline", "3 dead", Span(0, 1)), Discriminator("number", "4 dead", Span(2, 3)))
    one = replace(attack(*MOR_STRIKES), discriminators=figures)
    assert found(reading("a", one)) == [("amount", {"3 dead": {"a"}, "4 dead": {"a"}})]
    (event,) = told(reading("a", one))
    (finding,) = event.findings
    assert [[w.span for w in c.words] for c in finding.claims] == [[Span(0, 1)], [Span(2, 3)]]
    assert finding.reasons == ("one page tells its event twice, and not the same way",)
