"""The day of a page's news, and what its body tells from days before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.reading.events.harness import Told, tell_all
from vaka.reading.events.newsday import as_news
from vaka.records import EventMention, Grain, Interval, Relative, Span, TimeExpression

VENN, TAMM = "[Arda Venn|person|Norvia]", "[Ilka Tamm|person|Sorvia]"
SOL, KEST = "[Deran Sol|person|Norvia]", "[Mira Kest|person|Dania]"
LIDRE = "[Lidre|place|Sorvia]"
DANIA = "[Dania|country]"
FILLER = "The weather in the capital was fine all day."
MAY = Interval(date(2023, 5, 1), date(2023, 5, 31))


def _told(told: Told, kind: str) -> EventMention:
    return next(e for e in told.events if e.kind == kind)


def test_a_day_before_news_without_a_time_is_a_look_back() -> None:
    told = tell_all(
        [
            f"{VENN} praised {TAMM} for her courage.",
            FILLER,
            f"{VENN} and {TAMM} signed a fisheries agreement in {LIDRE} {{on 7 May|2023-05-07}}.",
        ],
        "en",
    )
    assert (_told(told, "praise").role, _told(told, "treaty signing").role) == ("main", "background")


def test_the_day_of_the_news_itself_told_in_the_body_stays_news() -> None:
    told = tell_all(
        [
            f"{VENN} met {TAMM} in {LIDRE} to speak about fish.",
            FILLER,
            f"{VENN} met {TAMM} {{on 7 May|2023-05-07}}.",
        ],
        "en",
    )
    assert {(e.role, e.when) for e in told.events if e.kind == "meeting"} == {("main", "2023-05-07")}


@pytest.mark.parametrize(
    ("lead", "body", "role"),
    [
        ("on Monday|weekday 0", "on 3 September|XXXX-09-03", "background"),
        ("on 14 September|XXXX-09-14", "on 3 September|XXXX-09-03", "background"),
        ("on 2 January|XXXX-01-02", "on 28 December|XXXX-12-28", "background"),
        ("on 14 September|XXXX-09-14", "on 13 September|XXXX-09-13", "main"),
    ],
)
def test_a_day_of_the_year_before_the_lead_of_an_undated_page(lead: str, body: str, role: str) -> None:
    told = tell_all(
        [
            f"{VENN} arrived in {LIDRE} {{{lead}}} for a visit of two days.",
            FILLER,
            f"{SOL} visited {DANIA} {{{body}}}.",
        ],
        "en",
        published=None,
    )
    assert (_told(told, "arrival").role, _told(told, "visit").role) == ("main", role)


def test_a_look_back_is_told_on_in_the_next_paragraph() -> None:
    texts = [
        f"{VENN} spoke with {TAMM} by phone about fish and ships.",
        FILLER,
        f"{VENN} and {TAMM} signed the treaty {{in 2019|2019}} in {LIDRE}.",
        f"The treaty was signed by {VENN} and {TAMM} in the old town hall.",
    ]
    told = tell_all(texts, "en", apart=True)
    assert {e.role for e in told.events if e.kind == "treaty signing"} == {"background"}
    first = f"{VENN} and {TAMM} signed a treaty in {LIDRE} today."
    told = tell_all([first, *texts[1:]], "en", apart=True)
    assert {e.role for e in told.events if e.sentence == 3} == {"main"}


def _read(when: str | None, days: Interval | None, relative: Relative) -> EventMention:
    """News of a page of May 2023 with one time."""
    (event,) = tell_all([f"{VENN} met {TAMM}."], "en").events
    event = replace(event, times=(0,), when=when, interval=days, basis="relative")
    grain: Grain = "day"
    time = TimeExpression(0, Span(0, 1), 0, "DATE", when, days, grain, "relative", "publication", relative)
    return as_news(event, MAY, [time])


def test_a_weekday_on_a_page_of_a_month_is_of_that_month_at_most() -> None:
    spread = Interval(date(2023, 4, 25), date(2023, 5, 29))
    event = _read("2023", spread, Relative("week", None, weekday=0))
    assert (event.when, event.basis) == ("2023-05", "publication")
    assert event.interval == spread


def test_what_the_month_dates_to_the_day_or_farther_back_stays() -> None:
    day = Interval(date(2023, 5, 2), date(2023, 5, 2))
    assert _read("2023-05-02", day, Relative("day", 0)).when == "2023-05-02"
    year = Interval(date(2022, 1, 1), date(2022, 12, 31))
    assert _read("2022", year, Relative("year", -1)).when == "2022"


def test_a_weekday_of_the_lead_makes_a_look_back_of_an_earlier_day() -> None:
    texts = [
        f"{VENN} praised {TAMM} in a speech to the old guard.",
        "The speech {on Monday|weekday 0} was his first in the new hall.",
        f"{SOL} arrived in {DANIA} {{on 3 September|XXXX-09-03}}. {SOL} met {KEST} in {DANIA}.",
    ]
    told = tell_all(texts, "en", published=None, apart=True)
    assert (_told(told, "praise").role, _told(told, "arrival").role) == ("main", "background")


def test_what_follows_a_look_back_of_the_body_goes_on_with_it() -> None:
    texts = [
        f"{VENN} praised {TAMM} in a speech to the old guard.",
        "The speech {on Monday|weekday 0} was his first in the new hall.",
        f"{SOL} arrived in {DANIA} {{on 3 September|XXXX-09-03}}.",
        f"{SOL} met {KEST} in the old town hall.",
    ]
    told = tell_all(texts, "en", published=None, apart=True)
    assert _told(told, "meeting").role == "background"


def test_a_visit_of_days_dates_what_its_guest_did() -> None:
    told = tell_all(
        [
            f"{VENN} visited [Sorvia|country] {{from 6 to 8 May|2023-05-06/2023-05-08}}.",
            f"{VENN} signed a fisheries agreement with {TAMM}.",
        ],
        "en",
    )
    assert _told(told, "treaty signing").when == "2023-05-06/2023-05-08"


def test_who_leaves_on_a_day_meets_on_it() -> None:
    told = tell_all([f"{VENN} left for {LIDRE} {{on 9 May|2023-05-09}}.", f"{VENN} then met {TAMM}."], "en")
    assert _told(told, "meeting").when == "2023-05-09"


def test_after_eleven_years_is_no_time_of_what_was_done() -> None:
    told = tell_all(
        [
            f"{VENN}, {LIDRE}'ye geldi.",
            f"Bu, [Norvia|country]'dan {LIDRE}'ye {{11 yıl sonra|2034}} yapılan ilk ziyaret.",
        ],
        "tr",
    )
    assert all(e.when != "2034" for e in told.events)


@pytest.mark.parametrize(
    "texts",
    [
        [f"{LIDRE}, {{7 May|XXXX-05-07}} (AGENCY) - {VENN} met {TAMM}."],
        [f"{LIDRE}. {{7 May|XXXX-05-07}}.", f"{VENN} met {TAMM}."],
    ],
)
def test_the_day_of_a_dateline_bounds_the_news_of_an_undated_page(texts: list[str]) -> None:
    (event,) = tell_all(texts, "en", published=None).events
    assert (event.when, event.interval, event.basis, event.times) == (None, None, "publication", (0,))


def test_a_day_amid_the_news_is_no_dateline() -> None:
    texts = [
        f"{VENN} met {TAMM} and spoke with her about fish and ships.",
        "Elections follow {on 7 May|XXXX-05-07}.",
    ]
    told = tell_all(texts, "en", published=None)
    assert {(e.times, e.basis) for e in told.events} == {((), None)}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", f"Borania has been divided since {{1974|1974}}, when [Sorvia|country] invaded {DANIA}."),
        (
            "fr",
            f"La ville est divisée depuis {{1974|1974}}, lorsque la [Sorvia|country] a envahi la {DANIA}.",
        ),
        (
            "ru",
            "Остров разделён с {1974 года|1974}, когда [Сорвия|country] вторглась в [Данию|country|Dania=Dania].",
        ),
        (
            "el",
            "Το νησί είναι διαιρεμένο από το {1974|1974}, όταν η [Σορβία|country] εισέβαλε στη [Δανία|country].",
        ),
    ],
)
def test_a_clause_hung_on_a_time_by_when_has_that_time(language: str, text: str) -> None:
    told = tell_all([text], language)
    assert (_told(told, "invasion").role, _told(told, "invasion").when) == ("background", "1974")


@pytest.mark.parametrize(
    ("language", "text", "when"),
    [
        ("en", f"{{On 13 May|2023-05-13}} {VENN} met {TAMM} in {LIDRE}.", "2023-05-13"),
        ("en", f"{VENN} will meet {TAMM} in {LIDRE} {{on 13 May|2023-05-13}}.", "2023-05-10"),
        ("en", f"{{On 30 June|2023-06-30}} {VENN} met {TAMM} in {LIDRE}.", "2023-05-10"),
        ("es", f"{{El 13 de mayo|2023-05-13}} {VENN} se reunió con {TAMM} en {LIDRE}.", "2023-05-13"),
        ("de", f"{{Am 13. Mai|2023-05-13}} traf {VENN} {TAMM} in {LIDRE}.", "2023-05-13"),
    ],
)
def test_the_day_on_which_the_lead_tells_a_meeting_as_held_goes_before_the_page(
    language: str, text: str, when: str
) -> None:
    thanks = {"en": "thanked", "es": "agradeció a", "de": "dankte"}[language]
    told = tell_all([text, f"{VENN} {thanks} {SOL}."], language)
    assert _told(told, "thanks").when == when


def test_a_weekday_of_an_undated_page_is_the_full_day_of_its_head() -> None:
    photo = f"{VENN} stands beside a tree {{on 6 May 2023|2023-05-06}}."
    saturday, sunday = (f"{VENN} met {TAMM} {{on a day|weekday {n}}}." for n in (5, 6))
    when = [
        _told(tell_all([photo, text], "en", published=None), "meeting").when for text in (saturday, sunday)
    ]
    assert when == ["2023-05-06", None]


def test_the_journey_on_which_the_news_was_made_is_news() -> None:
    text = f"{VENN} praised the people of [Sorvia|country] during a visit to {TAMM} in {LIDRE}."
    told = tell_all([text], "en")
    assert _told(told, "visit").role == "main"
    late = tell_all([FILLER, FILLER, FILLER, text], "en")
    assert _told(late, "visit").role == "background"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", f"El encuentro entre {VENN} y {TAMM} duró {{tres horas|PT3H}}."),
        ("fr", f"Les entretiens entre {VENN} et {TAMM} ont duré {{trois heures|PT3H}}."),
        ("it", f"L'incontro tra {VENN} e {TAMM} è durato {{tre ore|PT3H}}."),
        ("ru", f"Встреча {VENN} и {TAMM} длилась {{три часа|PT3H}}."),
        ("vi", f"Cuộc gặp giữa {VENN} và {TAMM} kéo dài {{ba giờ|PT3H}}."),
        ("ko", f"{VENN}와 {TAMM}의 회담은 {{세 시간|PT3H}} 이어졌다."),
    ],
)
def test_what_lasted_is_told_to_have_happened(language: str, text: str) -> None:
    (event,) = tell_all([text], language).events
    assert (event.role, event.status, event.rule.endswith("light verb")) == ("main", "held", True)


def test_the_month_of_may_makes_nothing_merely_possible() -> None:
    (event,) = tell_all([f"On {{8 May|2023-05-08}} {VENN} met {TAMM} in {LIDRE}."], "en").events
    assert (event.role, event.when) == ("main", "2023-05-08")
    assert not tell_all([f"In {LIDRE} {VENN} may have met {TAMM}."], "en").events


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", f"{VENN} and {TAMM} met for the first time since the talks in {LIDRE} {{in April|2023-04}}."),
        (
            "es",
            f"{VENN} se reunió con {TAMM} por primera vez desde la reunión en {LIDRE} {{en abril|2023-04}}.",
        ),
        ("vi", f"{VENN} và {TAMM} gặp lại nhau kể từ cuộc gặp ở {LIDRE} {{hồi tháng 4|2023-04}}."),
    ],
)
def test_the_encounter_since_which_somebody_meets_is_no_news_and_has_its_own_place(
    language: str, text: str
) -> None:
    told = tell_all([text], language)
    assert [(e.role, e.when) for e in told.events] == [("main", "2023-05-10"), ("background", "2023-04")]
    news, last = told.events
    assert news.place is None
    assert last.place is not None
    assert told.entities[last.place].name == "Lidre"


def test_what_had_been_before_the_news_in_german_is_a_look_back() -> None:
    told = tell_all([f"{VENN} war am Abend in {LIDRE} eingetroffen."], "de")
    assert _told(told, "arrival").role == "background"


def test_who_was_received_is_told_in_either_order_in_greek() -> None:
    told = tell_all([f"Δεκτός από τον {TAMM} έγινε στο μέγαρο ο {VENN}."], "el")
    assert len(_told(told, "audience").participants) == 2


@pytest.mark.parametrize(("published", "when"), [("2023-05-10", "2023-05-09"), ("2023-05", "2023-05")])
def test_a_page_known_by_its_month_takes_no_day_from_what_it_tells_later(published: str, when: str) -> None:
    told = tell_all(
        [
            f"{VENN} met {TAMM} in {LIDRE}.",
            FILLER,
            FILLER,
            f"{VENN}, {TAMM} and {SOL} signed a treaty {{on 9 May|2023-05-09}}.",
        ],
        "en",
        published=published,
    )
    assert _told(told, "meeting").when == when
