"""Who takes part: titles, lists, subjects behind their verb, names that belong to another noun."""

from __future__ import annotations

import pytest

from tests.reading.events.harness import Told, tell, tell_all
from vaka.records import EventMention

VENN = "[Arda Venn|person|Norvia]"
KEST = "[Mira Kest|person|Sorvia]"


def _parts(told: Told, event: EventMention) -> set[tuple[str, str]]:
    return {(told.entities[p.entity].name, p.part) for p in event.participants}


def _who(told: Told, kind: str) -> set[str]:
    event = next(e for e in told.events if e.kind == kind)
    return {name for name, _ in _parts(told, event)}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "[Arda Venn|person|Norvia] met with [Dania|country] Foreign Minister [Keld Aro|person|Dania], "
            "[Sorvia|country] Prime Minister [Mira Kest|person|Sorvia] and minister [Oru Pell|person|Fenia].",
        ),
        (
            "tr",
            "[Arda Venn|person|Norvia] toplantı marjında [Dania|country] Dışişleri Bakanı "
            "[Keld Aro|person|Dania], [Sorvia|country] Başbakanı [Mira Kest|person|Sorvia] ve [Fenia|country] "
            "Bakanı [Oru Pell|person|Fenia] ile görüştü.",
        ),
        (
            "ru",
            "[Арда Венн|person|Arda Venn=Norvia] встретился с министром [Келдом Аро|person|Keld Aro=Dania], "
            "премьером [Мирой Кест|person|Mira Kest=Sorvia] и министром [Ору Пеллом|person|Oru Pell=Fenia].",
        ),
    ],
)
def test_a_list_of_counterparts_shares_its_preposition(language: str, text: str) -> None:
    told = tell(text, language)
    assert _parts(told, told.events[0]) == {
        ("Arda Venn", "source"),
        ("Keld Aro", "with"),
        ("Mira Kest", "with"),
        ("Oru Pell", "with"),
    }


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "ru",
            "{Вчера|2023-05-09} состоялась встреча президента [Сорвии|country|Sorvia=Sorvia] "
            "[Илки Тамм|person|Ilka Tamm=Sorvia] и президента [Норвийской Республики|country|Norvia=Norvia] "
            "[Арды Венна|person|Arda Venn=Norvia].",
        ),
        (
            "uk",
            "{Вчора|2023-05-09} відбулася зустріч президента [Сорвії|country|Sorvia=Sorvia] "
            "[Ілки Тамм|person|Ilka Tamm=Sorvia] та президента [Норвійської Республіки|country|Norvia=Norvia] "
            "[Арди Венна|person|Arda Venn=Norvia].",
        ),
        (
            "fr",
            "La rencontre du président de la [Norvia|country], [Arda Venn|person|Norvia], avec la présidente de la "
            "[Sorvia|country], [Ilka Tamm|person|Sorvia], a eu lieu {hier|2023-05-09}.",
        ),
    ],
)
def test_titles_and_appositions_count_no_distance(language: str, text: str) -> None:
    assert _who(tell(text, language), "meeting") == {"Arda Venn", "Ilka Tamm"}


def test_a_visit_told_with_its_guest_in_apposition_has_its_place() -> None:
    told = tell(
        "Η επίσκεψη του Προέδρου της [Νορβίας|country|Norvia=Norvia], [Άρντα Βεν|person|Arda Venn=Norvia], στη "
        "[Λίδρε|place|Lidre=Sorvia] ολοκληρώθηκε {χθες|2023-05-09}.",
        "el",
    )
    visit = told.events[0]
    assert _who(told, "visit") == {"Arda Venn"}
    assert visit.place is not None
    assert told.entities[visit.place].name == "Lidre"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "ru",
            "По приглашению президента [Сорвии|country|Sorvia=Sorvia] [Илки Тамм|person|Ilka Tamm=Sorvia] в "
            "[Лидре|place|Lidre=Sorvia] прибыл президент [Норвии|country|Norvia=Norvia] "
            "[Арда Венн|person|Arda Venn=Norvia].",
        ),
        (
            "tr",
            "[Arda Venn|person|Norvia], mevkidaşı [Ilka Tamm|person|Sorvia]'ın daveti üzerine "
            "[Lidre|place|Sorvia]'ye geldi.",
        ),
        (
            "es",
            "Por invitación de la presidenta [Ilka Tamm|person|Sorvia] llegó a [Lidre|place|Sorvia] el presidente "
            "[Arda Venn|person|Norvia].",
        ),
    ],
)
def test_who_invites_does_not_arrive(language: str, text: str) -> None:
    told = tell(text, language)
    arrival = next(e for e in told.events if e.kind == "arrival")
    assert ("Arda Venn", "source") in _parts(told, arrival)
    assert ("Ilka Tamm", "source") not in _parts(told, arrival)


def test_who_says_it_before_the_subject_of_the_verb_takes_no_part() -> None:
    told = tell(f"[Dania|country] {VENN}'ın {KEST} ile bir araya geldiğini duyurdu.", "tr")
    assert _who(told, "meeting") == {"Arda Venn", "Mira Kest"}


def test_a_verb_far_behind_times_carries_its_noun() -> None:
    told = tell(
        "[Арда Венн|person|Arda Venn=Norvia] и [Илка Тамм|person|Ilka Tamm=Sorvia], прибывшая с визитом, провели "
        "вечером в {понедельник, 8 мая|2023-05-08}, неформальную встречу.",
        "ru",
    )
    assert _who(told, "meeting") == {"Arda Venn", "Ilka Tamm"}


def test_a_meeting_named_for_a_day_to_come_is_not_the_one_held() -> None:
    told = tell_all(
        [
            f"{VENN} arrived in [Sorvia|country] on a visit.",
            f"{VENN} will also take part in the summit of leaders on {{12 May|2023-05-12}}.",
        ],
        "en",
    )
    assert all(e.when != "2023-05-12" for e in told.events if e.role == "main")


def test_what_is_put_off_is_not_the_meeting_held() -> None:
    told = tell_all(
        [
            "Ο [Άρντα Βεν|person|Arda Venn=Norvia] συναντήθηκε με την [Ίλκα Ταμ|person|Ilka Tamm=Sorvia].",
            "Η συνάντηση με τον [Νταν Σολ|person|Deran Sol=Dania] μετατέθηκε για {αύριο|2023-05-11}.",
        ],
        "el",
    )
    held = [e for e in told.events if e.status == "held"]
    assert {e.when for e in held} == {"2023-05-10"}


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        (
            "en",
            [
                f"{VENN} met {KEST}.",
                "The leaders of the two countries agreed to resolve the [Dania|country] border issue.",
            ],
        ),
        ("uk", [f"{VENN} зустрівся з {KEST}.", "Глави двох країн домовилися про співпрацю."]),
        ("vi", [f"{VENN} gặp {KEST}.", "Lãnh đạo hai nước nhất trí tăng cường hợp tác."]),
    ],
)
def test_the_leaders_of_the_two_countries_are_the_pair(language: str, texts: list[str]) -> None:
    assert _who(tell_all(texts, language), "agreement") == {"Arda Venn", "Mira Kest"}


def test_a_preposition_before_a_time_governs_no_name() -> None:
    told = tell(
        "У {травні|2022-05} [Венн|person|Arda Venn=Norvia] провів зустріч із президентом "
        "[Ілкою Тамм|person|Ilka Tamm=Sorvia].",
        "uk",
    )
    assert _who(told, "meeting") == {"Arda Venn", "Ilka Tamm"}


@pytest.mark.parametrize(
    ("language", "text", "both"),
    [
        ("en", f"{VENN} and {KEST} held a press conference.", True),
        ("en", f"{VENN} held a press conference.", False),
        ("fr", f"{VENN} et {KEST} ont donné une conférence de presse.", True),
        ("fr", f"{VENN} a donné une conférence de presse.", False),
        ("ru", f"{VENN} и {KEST} провели пресс-конференцию.", True),
        ("ru", f"{VENN} провел пресс-конференцию.", False),
    ],
)
def test_only_two_sides_make_a_press_conference(language: str, text: str, both: bool) -> None:
    told = tell(text, language)
    assert any(e.kind == "press conference" for e in told.events) is both


def test_half_a_word_is_no_participant() -> None:
    told = tell(
        "[Venn|person|Arda Venn=Norvia] hat [Tamm|person|Ilka Tamm=Sorvia] einen Kredit von einer Milliarde "
        "[Dania|country]-Kronen versprochen.",
        "de",
    )
    assert _who(told, "promise") == {"Arda Venn", "Ilka Tamm"}


def test_who_stands_behind_a_noun_where_verbs_come_last_takes_no_part_in_it() -> None:
    told = tell_all(
        [
            "[Arda Venn|person|Norvia] ile [Mira Kest|person|Sorvia] {bugün|2023-05-10} görüştü.",
            "Buna göre görüşmede [Dania'nın|country|Dania] [Sorvia'ya|country|Sorvia] yönelik tutumu eleştirildi.",
        ],
        "tr",
    )
    meetings = [e for e in told.events if e.plover == "CONSULT"]
    assert len(meetings) > 1
    assert all("Dania" not in {name for name, _ in _parts(told, e)} for e in meetings)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "[Арда Венн|person|Arda Venn=Norvia] приїде з візитом у [Сорвію|country|Sorvia]."),
        ("ru", "[Арда Венн|person|Arda Venn=Norvia] приедет с визитом в [Сорвию|country|Sorvia]."),
    ],
)
def test_a_visit_to_come_is_planned(language: str, text: str) -> None:
    assert {e.status for e in tell(text, language).events} == {"planned"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", f"{VENN} met {KEST}, who visited [Dania|country] {{on Monday|2023-05-08}}."),
        ("es", f"{VENN} se reunió con {KEST}, quien visitó [Dania|country] {{el lunes|2023-05-08}}."),
        ("fr", f"{VENN} a rencontré {KEST}, qui a visité [Dania|country] {{lundi|2023-05-08}}."),
        (
            "ru",
            "[Арда Венн|person|Arda Venn=Norvia] встретился с [Мирой Кест|person|Mira Kest=Sorvia], которая посетила "
            "[Данию|country|Dania=Dania] {в понедельник|2023-05-08}.",
        ),
    ],
)
def test_who_is_told_of_behind_a_name_is_that_person(language: str, text: str) -> None:
    told = tell(text, language)
    assert ("Mira Kest", "source") in _parts(told, next(e for e in told.events if e.kind == "visit"))
    assert _who(told, "visit") == {"Mira Kest", "Dania"}


def test_is_expected_to_meet_is_no_passive() -> None:
    told = tell_all(
        [f"{VENN} held talks with [Oru Pell|person|Dania].", f"He is also expected to meet {KEST}."], "en"
    )
    meeting = next(e for e in told.events if e.kind == "meeting")
    assert (meeting.status, _who(told, "meeting")) == ("planned", {"Arda Venn", "Mira Kest"})


def test_what_is_expected_of_a_whole_clause_is_a_plan() -> None:
    told = tell(f"Se prevé que en este encuentro {VENN} y {KEST} aborden temas de interés mutuo.", "es")
    assert {e.status for e in told.events} == {"planned"}


def test_a_visiting_minister_whom_nobody_names_makes_no_visit() -> None:
    told = tell(f"{VENN} welcomed the visiting minister at [Elma Airport|place|Norvia].", "en")
    assert [e.kind for e in told.events if e.kind == "visit"] == []


def test_a_courtesy_call_on_somebody_asks_for_nothing() -> None:
    told = tell(f"{VENN} paid a courtesy call on {KEST} {{on Monday|2023-05-08}}.", "en")
    assert {e.plover for e in told.events} == {"CONSULT"}
