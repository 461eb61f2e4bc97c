"""The setting of a report: place and day that its news shares, and what neither gives nor takes one."""

from __future__ import annotations

from datetime import date

import pytest

from tests.reading.events.harness import Told, tell_all
from vaka.reading.events.dating import a_year_earlier, other_open_day
from vaka.records import EventMention, Interval, Relative, Span, TimeExpression

VENN, TAMM = "[Arda Venn|person|Norvia]", "[Ilka Tamm|person|Sorvia]"
LIDRE, ELMA = "[Lidre|place|Sorvia]", "[Elma|place|Dania]"


def _told(told: Told, kind: str) -> EventMention:
    return next(e for e in told.events if e.kind == kind)


def _place(told: Told, event: EventMention) -> str | None:
    """Where the event of a mention happened, whichever of its mentions says so."""
    root = event.same_as if event.same_as is not None else event.n
    places = [e.place for e in told.events if root in (e.n, e.same_as) and e.place is not None]
    return told.entities[places[0]].name if places else None


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("en", [f"{VENN} arrived in {LIDRE}.", f"{VENN} then met {TAMM}."]),
        ("en", [f"{VENN}, who is currently in {LIDRE}, met {TAMM}."]),
        ("en", [f"{VENN} travelled to {LIDRE}, where he met {TAMM}."]),
        ("en", [f"{VENN} met {TAMM} at [Oak House|place|Sorvia] in {LIDRE}."]),
        ("tr", [f"{VENN}, {LIDRE}'ye geldi.", f"{VENN}, {TAMM} ile görüştü."]),
        (
            "el",
            [f"Συνάντηση με την {TAMM} είχε ο {VENN}, ο οποίος βρίσκεται στο [Λίδρε|place|Lidre=Sorvia]."],
        ),
        ("ru", [f"{VENN} встретился с {TAMM}.", f"{VENN} прибыл в {LIDRE} с визитом."]),
        ("uk", [f"{VENN} зустрівся з {TAMM}.", f"{VENN} зараз перебуває у {LIDRE}."]),
    ],
)
def test_a_meeting_happened_where_its_people_are(language: str, texts: list[str]) -> None:
    told = tell_all(texts, language)
    assert _place(told, _told(told, "meeting")) == "Lidre"


def test_a_look_back_takes_no_place_of_the_news() -> None:
    told = tell_all(
        [f"{VENN} met {TAMM} in {LIDRE}.", f"{VENN} had visited {TAMM} {{in 2019|2019}}."],
        "en",
    )
    assert _place(told, _told(told, "visit")) is None


def test_a_look_back_goes_on_where_its_sentence_began() -> None:
    told = tell_all([f"{VENN} had visited {LIDRE} {{in 2019|2019}} and had met {TAMM}."], "en")
    assert [(_place(told, e), e.role) for e in told.events][-1] == ("Lidre", "background")


def test_a_journey_on_moves_the_scene() -> None:
    told = tell_all(
        [
            f"{VENN} met {TAMM} in {LIDRE}.",
            f"{VENN} then arrived in {ELMA}.",
            f"{VENN} met [Oru Pell|person|Dania].",
        ],
        "en",
    )
    meetings = [e for e in told.events if e.kind == "meeting"]
    assert [_place(told, e) for e in meetings] == ["Lidre", "Elma"]


def test_nobody_of_the_scene_no_place() -> None:
    told = tell_all(
        [f"{VENN} met {TAMM} in {LIDRE}.", "[Oru Pell|person|Dania] met [Keld Aro|person|Fenia]."], "en"
    )
    assert _place(told, told.events[-1]) is None


def test_a_plan_with_the_host_is_set_where_the_guest_is() -> None:
    told = tell_all(
        [
            f"{VENN} met {TAMM} in {LIDRE}.",
            f"{VENN} is also expected to meet with [Sena Ruhl|person|Sorvia].",
            f"{VENN} will meet [Oru Pell|person|Dania].",
        ],
        "en",
    )
    plans = [_place(told, e) for e in told.events if e.role == "future"]
    assert plans == ["Lidre", None]


def test_the_day_of_the_news_is_that_of_what_followed() -> None:
    told = tell_all(
        [
            f"{VENN} met {TAMM} {{on Monday|2023-05-08}}.",
            f"{VENN} was received by [Sena Ruhl|person|Sorvia].",
        ],
        "en",
    )
    assert {e.when for e in told.events} == {"2023-05-08"}


def test_a_month_ahead_dates_what_has_ended_a_year_before() -> None:
    november = TimeExpression(
        0, Span(0, 8), 0, "DATE", "2023-11", Interval(date(2023, 11, 1), date(2023, 11, 30)), "month",
        "relative", "publication", Relative("year", None, month=11),
    )  # fmt: skip
    earlier = a_year_earlier(november)
    assert earlier is not None
    assert earlier.value == "2022-11"


def test_after_the_meeting_they_will() -> None:
    told = tell_all(
        [
            f"{VENN} met {TAMM} in {LIDRE}.",
            f"After the meeting, {VENN} will visit [Dania|country].",
        ],
        "en",
    )
    assert [e.role for e in told.events if e.kind == "meeting"] == ["main", "main"]


def test_a_verb_joined_to_a_plan_is_one() -> None:
    told = tell_all([f"{VENN} will meet {TAMM} and hold talks with [Sena Ruhl|person|Sorvia]."], "en")
    assert [e.role for e in told.events] == ["future", "future"]


def test_two_known_people_of_one_state_are_two_meetings() -> None:
    told = tell_all(
        [f"{VENN} met {TAMM}.", "The talks with [Sena Ruhl|person|Sorvia] were held {on Friday|2023-05-05}."],
        "en",
    )
    assert len([e for e in told.events if e.same_as is None]) == 2


def test_the_day_before_told_later_does_not_date_the_news() -> None:
    told = tell_all(
        [f"{VENN} met {TAMM}.", f"{VENN} met [Sena Ruhl|person|Sorvia] {{on Monday|2023-05-08}}."], "en"
    )
    assert [e.when for e in told.events] == ["2023-05-10", "2023-05-08"]


def test_talks_on_a_visit_did_not_happen_where_it_went() -> None:
    told = tell_all(
        [f"Talks between {VENN} and {TAMM} on the visit of [Oru Pell|person|Fenia] to {ELMA}"],
        "en",
        title=True,
    )
    assert _place(told, _told(told, "talks")) is None


def test_the_day_of_the_news_is_not_that_of_a_journey_elsewhere() -> None:
    told = tell_all(
        [
            f"{VENN} met {TAMM} in {LIDRE} {{on Monday|2023-05-08}}.",
            f"{VENN} also visited [Dania|country].",
        ],
        "en",
    )
    assert _told(told, "visit").when == "2023-05-10"


@pytest.mark.parametrize(
    ("language", "text", "where"),
    [
        ("en", f"{LIDRE} hosted talks between {VENN} and {TAMM}.", "Lidre"),
        (
            "ar",
            "شهد [القصر الأبيض|organisation|Marble House=Sorvia] لقاء بين [أردا فين|person|Arda Venn=Norvia] و"
            "[إيلكا تام|person|Ilka Tamm=Sorvia].",
            "Marble House",
        ),
        ("en", f"Despite the war in [Dania|country], {VENN} met {TAMM} in {LIDRE}.", "Lidre"),
        (
            "ru",
            "[Арда Венн|person|Arda Venn=Norvia] и [Илка Тамм|person|Ilka Tamm=Sorvia] подписали договор в "
            "присутствии руководителей [Дании|country|Dania=Dania].",
            None,
        ),
    ],
)
def test_what_sees_a_meeting_is_its_place_and_what_is_spoken_of_is_not(
    language: str, text: str, where: str | None
) -> None:
    told = tell_all([text], language)
    event = next(e for e in told.events if e.kind in ("talks", "meeting", "treaty signing"))
    assert _place(told, event) == where
    assert len(event.participants) == 2


def test_what_was_announced_long_before_is_no_news() -> None:
    told = tell_all(
        [
            f"{VENN} met {TAMM} {{on Monday|2023-05-08}}.",
            f"{VENN} and {TAMM} announced on {{12 June 2018|2018-06-12}} that they had reached an agreement.",
        ],
        "en",
    )
    agreement = _told(told, "agreement")
    assert (agreement.role, agreement.when) == ("background", None)


def test_what_one_goes_somewhere_for_lies_ahead() -> None:
    told = tell_all([f"{VENN} will travel to {LIDRE} {{on Monday|2023-05-15}} for a visit to {TAMM}."], "en")
    assert {e.role for e in told.events} == {"future"}


def test_the_time_before_a_comma_dates_the_verb_at_the_end() -> None:
    told = tell_all(
        [
            f"{VENN} ile {TAMM} {{8 Mayıs'ta|2023-05-08}}, [Oru Pell|person|Dania]'in ev sahipliğinde "
            f"{ELMA}'da gerçekleşen zirvenin ardından anlaşmaya imza atmıştı."
        ],
        "tr",
    )
    assert {(e.when, e.role) for e in told.events} == {("2023-05-08", "background")}


def test_what_had_been_said_is_no_news() -> None:
    told = tell_all(
        [f"{VENN} had said {{on Monday|2023-05-08}}: “We thank {TAMM} for her help.”"], "en", "Arda Venn"
    )
    assert [e.role for e in told.events] == ["background"]


MET = f"{VENN} met {TAMM} in {LIDRE} {{on Monday|2023-05-08}}."


@pytest.mark.parametrize(
    "said",
    [
        f"{VENN} urged {TAMM} to open the border.",
        "[Sorvia|country] thanked [Norvia|country] for its help.",
        f"{TAMM} promised {VENN} more ships.",
    ],
)
def test_what_those_who_met_said_was_said_there_and_then(said: str) -> None:
    told = tell_all([MET, said], "en")
    act = told.events[-1]
    assert (_place(told, act), act.when) == ("Lidre", "2023-05-08")


def test_what_others_said_has_the_day_of_the_page_and_no_place() -> None:
    told = tell_all([MET, "[Oru Pell|person|Dania] urged [Fenia|country] to open the border."], "en")
    assert (_place(told, told.events[-1]), told.events[-1].when) == (None, "2023-05-10")


def test_other_news_of_an_undated_page_is_of_the_day_of_its_lead() -> None:
    texts = [MET, "[Oru Pell|person|Dania] urged [Fenia|country] to open the border."]
    assert tell_all(texts, "en", published=None).events[-1].when == "2023-05-08"
    strike = [MET, "[Dania|country] shelled the town of [Karas|place|Fenia]."]
    assert tell_all(strike, "en", published=None).events[-1].when is None


@pytest.mark.parametrize(
    ("first", "second", "two"),
    [
        ("XXXX-09-03", "XXXX-09-02", True),
        ("XXXX-09-03", "XXXX-XX-02", True),
        ("XXXX-09-03", "XXXX-09", False),
        ("XXXX-09-03", "XXXX-XX-03", False),
        ("XXXX-09-03", "2023-09-02", False),
    ],
)
def test_two_days_of_an_open_year_are_two(first: str, second: str, two: bool) -> None:
    assert other_open_day(first, second) is two


def test_on_an_undated_page_news_of_any_kind_in_the_lead_gives_its_day() -> None:
    texts = [
        f"{VENN} praised {TAMM} {{on 14 September|XXXX-09-14}}.",
        "[Oru Pell|person|Dania] urged [Fenia|country] to open the border.",
    ]
    praise, request = tell_all(texts, "en", published=None).events
    assert request.times == praise.times != ()


@pytest.mark.parametrize(
    ("day", "when"), [("on Sunday|2023-05-07", "2023-05-10"), ("on Tuesday|2023-05-09", "2023-05-09")]
)
def test_a_bare_noun_of_days_before_does_not_date_the_meeting_of_the_lead(day: str, when: str) -> None:
    filler = "The weather in the capital was fine all day."
    texts = [f"{VENN} met {TAMM} in {LIDRE}.", filler, f"The weather after the meeting {{{day}}} was fine."]
    assert _told(tell_all(texts, "en"), "meeting").when == when


@pytest.mark.parametrize(
    ("lead", "when"),
    [(f"{VENN} met {TAMM} in {LIDRE}.", "2023-05-10"), (MET, "2023-05-08")],
)
def test_the_same_day_is_that_of_the_news(lead: str, when: str) -> None:
    texts = [lead, f"{{On the same day|same}} {VENN} received [Sena Ruhl|person|Fenia]."]
    told = tell_all(texts, "en")
    assert told.events[-1].when == when


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("tr", f"{VENN} ile {TAMM}, {LIDRE} görüşmesinde anlaştı."),
        ("ko", f"{VENN} 대통령은 {LIDRE} 회담에서 {TAMM} 총리와 합의했다."),
        ("ko", f"{VENN} 대통령은 {LIDRE} 본관에서 {TAMM} 총리를 만났다."),
        ("zh", f"{VENN}说，他与{TAMM}[利德雷|place|Lidre=Sorvia]会晤为关系指明方向。"),
        ("en", f"{VENN} and {TAMM} held the {LIDRE} talks."),
        ("el", f"Η συνάντησή του {VENN} με τον {TAMM}, στο {LIDRE}, ήταν σύντομη."),
    ],
)
def test_a_town_beside_the_noun_of_a_meeting_is_where_it_was(language: str, text: str) -> None:
    told = tell_all([text], language)
    assert _place(told, told.events[0]) == "Lidre"


def test_a_state_before_the_noun_of_a_meeting_is_no_place() -> None:
    told = tell_all([f"{VENN} and {TAMM} held the [Fenia|country] talks."], "en")
    assert _place(told, told.events[0]) is None
