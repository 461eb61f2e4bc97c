"""Evidence on pairs of profiles: acts of two persons, months, places, and what tells look-alikes apart."""

from datetime import date

import numpy as np

from vaka.joining.story_acts import Act, Acts, recurrent_pairs
from vaka.joining.story_evidence import weigh
from vaka.joining.story_profile import Profile
from vaka.records import Interval

PERSONS = frozenset(("Ilko Dren", "Nura Halet"))
SIDES = frozenset(("Morvania", "Tessara"))
MEETING = Act("encounter", PERSONS, SIDES)
SIGNING = Act("signing", PERSONS, SIDES)
MET = Acts(frozenset((MEETING,)))
MARCH = Interval(date(2031, 3, 1), date(2031, 3, 31))


def day(n: int, month: int = 3) -> Interval:
    return Interval(date(2031, month, n), date(2031, month, n))


def profile(
    document: str,
    agreement: float = 0.3,
    published: Interval | None = None,
    acts: Acts = MET,
    places: tuple[str, ...] = (),
    sites: tuple[str, ...] = (),
) -> Profile:
    """A lead of one sentence: "a" has the first axis, another document that cosine with it."""
    lead = np.array([[1, 0] if document == "a" else [agreement, (1 - agreement**2) ** 0.5]], np.float32)
    named = frozenset(places) | frozenset(sites)
    return Profile(
        document,
        "tr" if document == "a" else "el",
        lead,
        lead[0],
        {},
        frozenset(),
        named,
        frozenset(sites),
        acts,
        frozenset(),
        published,
        (),
        None,
    )


def test_one_act_of_two_persons_joins_an_undated_account() -> None:
    assert weigh(profile("a", published=day(4)), profile("b")).points >= 0
    assert weigh(profile("a", acts=Acts()), profile("b")).points < 0


def test_an_act_that_recurs_says_nothing_of_an_undated_account() -> None:
    told = [Acts(days=((SIDES, day(4)),)), Acts(days=((SIDES, day(20, 9)),))]
    assert recurrent_pairs(told, 10) == {SIDES}
    assert weigh(profile("a", published=day(4)), profile("b"), recurrent_pairs(told, 10)).points < 0


def test_times_that_may_be_one_do_not_make_a_pair_recurrent() -> None:
    assert recurrent_pairs([Acts(days=((SIDES, day(30)), (SIDES, MARCH)))], 10) == frozenset()


def test_a_look_back_is_not_the_story_it_looks_back_to() -> None:
    report = profile("a", acts=Acts(frozenset((SIGNING,))))
    later = profile("b", 0.47, acts=Acts(frozenset(), frozenset((SIGNING,))))
    assert weigh(report, later).points < 0
    assert weigh(report, profile("b", 0.47, acts=Acts())).points >= 0


def test_a_month_that_holds_the_day_speaks_for_and_another_month_forbids() -> None:
    dated = profile("a", published=day(4), places=("Orlevo",))
    assert "same month" in " ".join(weigh(dated, profile("b", published=MARCH)).reasons)
    assert weigh(dated, profile("b", published=MARCH)).points > weigh(dated, profile("b", acts=Acts())).points
    june = Interval(date(2031, 6, 1), date(2031, 6, 30))
    assert weigh(dated, profile("b", published=june)).forbidden


def test_only_places_of_the_events_themselves_speak_against() -> None:
    here = profile("a", published=day(4), sites=("Orlevo",))
    named = profile("b", published=day(4), places=("Tessaropol",))
    elsewhere = profile("b", published=day(4), sites=("Tessaropol",))
    assert weigh(here, named).points > weigh(here, elsewhere).points
    assert weigh(here, named).points == weigh(here, profile("b", published=day(4))).points


def test_evidence_is_the_same_both_ways() -> None:
    a, b = profile("a", published=day(4)), profile("b", published=MARCH)
    assert weigh(a, b) == weigh(b, a)
