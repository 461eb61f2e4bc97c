"""What belongs together inside one document: retellings, parts, dates shared, looks back kept apart."""

from __future__ import annotations

from datetime import date

import pytest

from tests.reading.events.harness import Told, tell_all
from vaka.records import EventMention

VENN, TAMM = "[Arda Venn|person|Norvia]", "[Ilka Tamm|person|Sorvia]"


def _roots(told: Told) -> list[EventMention]:
    return [e for e in told.events if e.same_as is None]


def test_a_headline_and_the_body_tell_of_one_meeting() -> None:
    told = tell_all(
        [
            f"{VENN} meets {TAMM}",
            f"{VENN} met {TAMM} in [Lidre|place|Sorvia] {{on Tuesday|2023-05-09}}.",
            "The meeting lasted an hour.",
        ],
        "en",
        title=True,
    )
    assert len(_roots(told)) == 1
    assert all(e.when == "2023-05-09" for e in told.events)
    assert all(e.basis == "explicit" for e in told.events)


def test_a_look_back_stays_apart() -> None:
    told = tell_all(
        [
            f"{VENN} met {TAMM} {{on Tuesday|2023-05-09}}.",
            f"{VENN} and {TAMM} had met in [Elma|place|Dania] {{in 2019|2019}}.",
        ],
        "en",
    )
    assert [(e.role, e.when) for e in _roots(told)] == [("main", "2023-05-09"), ("background", "2019")]


def test_what_is_said_at_a_meeting_is_part_of_it() -> None:
    told = tell_all(
        [
            f"{VENN} met {TAMM} in [Lidre|place|Sorvia] {{on Tuesday|2023-05-09}}.",
            f"{VENN} thanked {TAMM} for the help.",
        ],
        "en",
    )
    meeting, thanks = _roots(told)
    assert thanks.part_of == meeting.n
    assert thanks.when == "2023-05-09"
    assert thanks.place == meeting.place


def test_news_without_a_date_happened_by_the_publication_day() -> None:
    told = tell_all([f"{VENN}, {TAMM} ile görüştü."], "tr")
    (event,) = told.events
    assert (event.when, event.basis) == ("2023-05-10", "publication")
    assert event.interval is not None
    assert (event.interval.earliest, event.interval.latest) == (None, date(2023, 5, 10))


def test_without_a_publication_day_nothing_is_guessed() -> None:
    told = tell_all([f"{VENN}, {TAMM} ile görüştü."], "tr", published=None)
    (event,) = told.events
    assert (event.when, event.basis, event.times) == (None, None, ())


def test_numbers_are_places_and_links_point_back() -> None:
    told = tell_all(
        [
            f"Ο {VENN} συναντήθηκε με την {TAMM}.",
            f"Στη συνάντηση ο {VENN} ευχαρίστησε την {TAMM}.",
            "Οι δύο ηγέτες συμφώνησαν να συνεργαστούν.",
        ],
        "el",
    )
    assert [e.n for e in told.events] == list(range(len(told.events)))
    assert all(e.same_as is None or e.same_as < e.n for e in told.events)
    assert {e.kind for e in _roots(told)} == {"meeting", "thanks", "agreement"}


def test_two_leaders_are_those_named_before() -> None:
    told = tell_all([f"{VENN} met {TAMM}.", "The two leaders signed a treaty."], "en")
    signing = next(e for e in told.events if e.kind == "treaty signing")
    assert {told.entities[p.entity].name for p in signing.participants} == {"Arda Venn", "Ilka Tamm"}
    assert all(p.span is None for p in signing.participants)


def test_a_dropped_subject_is_carried_over() -> None:
    told = tell_all([f"{VENN} dün [Lidre|place|Sorvia]'ye geldi.", f"Ardından {TAMM}'a teşekkür etti."], "tr")
    thanks = next(e for e in told.events if e.kind == "thanks")
    assert [(told.entities[p.entity].name, p.part) for p in thanks.participants] == [
        ("Arda Venn", "source"),
        ("Ilka Tamm", "target"),
    ]


def test_one_date_does_not_rule_two_events() -> None:
    told = tell_all([f"{{Geçen yıl|2022}} imzalanan anlaşmayı {VENN} {{bugün|2023-05-10}} övdü."], "tr")
    when = {e.kind: (e.role, e.when) for e in told.events}
    assert when["treaty signing"] == ("background", "2022")
    assert when["praise"] == ("main", "2023-05-10")


def test_a_month_of_publication_bounds_its_news() -> None:
    told = tell_all([f"{VENN} met {TAMM}."], "en", published="2023-05")
    (event,) = told.events
    assert (event.when, event.basis) == ("2023-05", "publication")
    assert event.interval is not None
    assert event.interval.latest == date(2023, 5, 31)


def test_news_that_tells_no_place_is_at_the_dateline_of_one_side() -> None:
    told = tell_all(["[LIDRE|place|Sorvia] (ABC) - The gates opened early.", f"{VENN} met {TAMM}."], "en")
    (event,) = told.events
    assert event.place is not None
    assert told.entities[event.place].name == "LIDRE"
    far = tell_all(["[ELMA|place|Dania] (ABC) - The gates opened early.", f"{VENN} met {TAMM}."], "en")
    assert far.events[0].place is None


def test_a_city_goes_before_the_house_of_its_state() -> None:
    told = tell_all(
        [
            f"{VENN} arrived in [Lidre|place|Sorvia].",
            f"{TAMM} received {VENN} at [Marble House|organisation|Sorvia].",
        ],
        "en",
    )
    assert {told.entities[e.place].name for e in told.events if e.place is not None} == {"Lidre"}


def test_a_look_back_noun_does_not_fall_in_with_the_news() -> None:
    told = tell_all(
        [
            f"{VENN} met {TAMM} in [Lidre|place|Sorvia] {{on Tuesday|2023-05-09}}.",
            f"The last meeting of {VENN} and {TAMM} in [Elma|place|Dania] {{in 2019|2019}} was short.",
        ],
        "en",
    )
    assert [(e.role, e.when) for e in _roots(told)] == [("main", "2023-05-09"), ("background", "2019")]


def test_he_and_a_name_are_two() -> None:
    told = tell_all([f"{VENN} spoke to the press.", f"He and {TAMM} agreed to cooperate."], "en")
    agreement = next(e for e in told.events if e.kind == "agreement")
    assert {told.entities[p.entity].name for p in agreement.participants} == {"Arda Venn", "Ilka Tamm"}


def test_praise_without_anybody_time_or_place_is_no_row() -> None:
    assert tell_all([f"{VENN} praised the workers."], "en", published=None).events == ()


def test_what_was_done_days_before_the_news_is_where_it_came_from() -> None:
    told = tell_all(
        [
            f"{VENN} met {TAMM} {{on Tuesday|2023-05-09}}.",
            "[Norvia|country] and [Dania|country] signed the border treaty {two days earlier|2023-05-07}.",
            "[Sorvia|country] and [Dania|country] signed a fishing treaty {on Monday|2023-05-08}.",
        ],
        "en",
    )
    assert [(e.role, e.when) for e in _roots(told)] == [
        ("main", "2023-05-09"),
        ("background", "2023-05-07"),
        ("main", "2023-05-08"),
    ]


def test_who_arrives_and_is_met_does_two_things() -> None:
    told = tell_all(
        [
            f"{VENN} arrived in [Lidre|place|Sorvia] {{on Tuesday|2023-05-09}}.",
            f"{VENN} was welcomed at the airport by {TAMM}.",
        ],
        "en",
    )
    assert [e.kind for e in _roots(told)] == ["arrival", "welcome"]


def test_a_meeting_with_somebody_else_is_another_whatever_the_headline_leaves_open() -> None:
    told = tell_all(
        [
            "The visit to [Sorvia|country]",
            f"{VENN} met {TAMM} in [Lidre|place|Sorvia].",
            f"{VENN} met [Deran Sol|person|Sorvia].",
        ],
        "en",
        title=True,
    )
    assert [len({p.entity for p in e.participants}) for e in _roots(told)] == [1, 2]


def test_what_is_planned_for_a_meeting_has_its_day_and_place() -> None:
    told = tell_all(
        [
            f"{VENN} spoke to {TAMM} by phone on the treaty.",
            f"The treaty will be signed when {VENN} and {TAMM} meet in [Lidre|place|Sorvia] "
            "{next Friday|2023-05-19}.",
        ],
        "en",
    )
    signing = next(e for e in told.events if e.kind == "treaty signing")
    meeting = next(e for e in told.events if e.kind == "meeting")
    assert (signing.status, signing.when, signing.place) == ("planned", "2023-05-19", meeting.place)
    assert signing.part_of == meeting.n


SAME_PLACE = {
    "en": ("{V} met {T} in {L} {D}.", "They had met in the same city {P}."),
    "de": ("{V} hat {T} {D} in {L} getroffen.", "Sie hatten sich {P} in derselben Stadt getroffen."),
    "ru": ("{V} встретился с {T} в {L} {D}.", "Лидеры уже встречались в том же городе {P}."),
    "tr": ("{V}, {T} ile {D} {L}'de görüştü.", "İki lider {P} aynı kentte bir araya gelmişti."),
    "el": ("{V} συναντήθηκε με {T} {D} στη {L}.", "Οι δύο ηγέτες είχαν συναντηθεί στην ίδια πόλη {P}."),
    "es": ("{V} se reunió con {T} en {L} {D}.", "Los dos líderes se habían reunido en la misma ciudad {P}."),
}


@pytest.mark.parametrize("language", SAME_PLACE)
def test_the_same_city_is_the_one_told_before(language: str) -> None:
    places = {
        "V": VENN,
        "T": TAMM,
        "L": "[Lidre|place|Sorvia]",
        "D": "{9/5|2023-05-09}",
        "P": "{5/2019|2019-05}",
    }
    told = tell_all([line.format(**places) for line in SAME_PLACE[language]], language)
    now, before = _roots(told)
    assert before.role == "background"
    assert before.place is not None
    assert told.entities[before.place].name == "Lidre"
    assert before.place == now.place


def test_a_date_before_where_dates_what_happened_there() -> None:
    told = tell_all(
        [
            f"{VENN} and {TAMM} signed an agreement in [Lidre|place|Sorvia] {{on Tuesday|2023-05-09}}.",
            "It builds on their work {last October|2022-10} in [Elma|place|Dania], where they signed a memorandum.",
        ],
        "en",
    )
    now, before = [e for e in _roots(told) if e.kind == "treaty signing"]
    assert (now.when, before.when, before.role) == ("2023-05-09", "2022-10", "background")


def test_a_noun_with_its_guest_and_town_is_the_visit_of_the_news() -> None:
    told = tell_all(
        [
            f"{VENN} visited [Elma|place|Dania] {{on Tuesday|2023-05-09}}.",
            "Trade was discussed.",
            "The paper calls the visit of [Arda Venn|person|Norvia] to [Elma|place|Dania] a success.",
        ],
        "en",
    )
    visits = [e for e in told.events if e.kind == "visit"]
    assert len(visits) == 2
    assert visits[1].same_as == visits[0].n


def test_a_noun_with_another_town_is_no_visit_of_the_news() -> None:
    told = tell_all(
        [
            f"{VENN} visited [Elma|place|Dania] {{on Tuesday|2023-05-09}}.",
            "Trade was discussed.",
            "The paper calls the visit of [Arda Venn|person|Norvia] to [Karas|place|Dania] a success.",
        ],
        "en",
    )
    visits = [e for e in told.events if e.kind == "visit"]
    assert [(v.role, v.same_as) for v in visits] == [("main", None), ("background", None)]


def test_a_state_behind_its_town_takes_no_part() -> None:
    told = tell_all(
        [
            f"{VENN} met {TAMM} {{on Tuesday|2023-05-09}}.",
            "The meeting took place in [Elma|place|Dania], [Dania|country], {on Tuesday|2023-05-09}.",
        ],
        "en",
    )
    assert len(_roots(told)) == 1
    assert all(told.entities[p.entity].name != "Dania" for e in told.events for p in e.participants)


def test_two_hosts_welcome_a_guest_twice() -> None:
    told = tell_all(
        [
            f"{VENN} was welcomed at the airport by [Deran Sol|person|Sorvia] {{on Tuesday|2023-05-09}}.",
            f"{VENN} was welcomed by {TAMM} {{on Tuesday|2023-05-09}}.",
        ],
        "en",
    )
    assert [e.kind for e in _roots(told)] == ["welcome", "welcome"]


def test_talks_of_the_delegations_are_an_event_beside_the_meeting() -> None:
    told = tell_all(
        [
            f"{VENN} met {TAMM} in [Lidre|place|Sorvia] {{on Tuesday|2023-05-09}}.",
            "Expanded talks between the delegations followed.",
        ],
        "en",
    )
    meeting, talks = _roots(told)
    assert (talks.kind, talks.when, talks.part_of) == ("delegation talks", meeting.when, meeting.n)
    assert {p.entity for p in talks.participants} == {p.entity for p in meeting.participants}


def test_a_noun_means_the_first_meeting_unless_another_was_told_right_before() -> None:
    told = tell_all(
        [
            f"{VENN} met {TAMM} in [Lidre|place|Sorvia].",
            f"{VENN} then met [Deran Sol|person|Sorvia].",
            "Nothing leaked from the meeting.",
            "Reporters had waited since the morning in the rain.",
            "Nobody spoke about the meeting.",
        ],
        "en",
    )
    first, other = (e.n for e in _roots(told))
    assert [e.same_as for e in told.events if e.n not in (first, other)] == [other, first]
