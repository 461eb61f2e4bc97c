"""Nouns that presuppose their encounter, and what the words at a verb say of when it was."""

from __future__ import annotations

import pytest

from tests.reading.events.harness import tell, tell_all

VENN, TAMM = "[Arda Venn|person|Norvia]", "[Ilka Tamm|person|Sorvia]"
LIDRE, KARAS = "[Lidre|place|Sorvia]", "[Karas|place|Norvia]"
NORVIA, SORVIA = "[Norvia|country]", "[Sorvia|country]"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (f"{VENN} and {TAMM} praised the open tone of their meeting.", "en"),
        (f"{VENN} et {TAMM} ont publié un texte à l'issue de leur rencontre.", "fr"),
        (f"Ο {VENN} και η {TAMM} μίλησαν για το κλίμα στη συνάντησή τους.", "el"),
        (f"{VENN} und {TAMM} zeigten sich nach ihrem Treffen zufrieden.", "de"),
        (f"{VENN} и {TAMM} опубликовали снимки после своей встречи.", "ru"),
    ],
)
def test_their_meeting_is_the_news_where_nothing_else_tells_it(text: str, language: str) -> None:
    met = [e for e in tell(text, language).events if e.kind == "meeting"]
    assert [(e.role, len(e.participants)) for e in met] == [("main", 2)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (f"{VENN} met {TAMM} in {KARAS}, five months after their last meeting in {LIDRE}.", "en"),
        (f"{VENN} a rencontré {TAMM} à {KARAS}, cinq mois après leur dernière rencontre à {LIDRE}.", "fr"),
        (f"Ο {VENN} συνάντησε την {TAMM} στο {KARAS}, μήνες μετά την τελευταία τους συνάντηση στη {LIDRE}.", "el"),
    ],
)  # fmt: skip
def test_their_last_meeting_is_an_event_of_its_own(text: str, language: str) -> None:
    told = tell(text, language)
    roles = {told.entities[e.place].name: e.role for e in told.events if e.place is not None}
    assert roles == {"Karas": "main", "Lidre": "background"}


@pytest.mark.parametrize(
    ("text", "language", "role"),
    [
        (f"{NORVIA} earlier imposed sanctions on {SORVIA}.", "en", "background"),
        (f"{NORVIA} imposed sanctions on {SORVIA} earlier {{on Tuesday|2023-05-09}}.", "en", "main"),
        (f"{NORVIA} imposed sanctions on {SORVIA}.", "en", "main"),
        (f"{NORVIA} hatte keine Wahl. {NORVIA} verhängte zuvor Sanktionen gegen {SORVIA}.", "de", "background"),
        (f"{NORVIA} ранее ввела санкции против {SORVIA}.", "ru", "background"),
        (f"{NORVIA} a récemment imposé des sanctions contre {SORVIA}.", "fr", "background"),
        (f"Il commercio è calato da quando {NORVIA} ha imposto sanzioni contro {SORVIA}.", "it", "background"),
    ],
)  # fmt: skip
def test_an_adverb_at_the_verb_sets_it_before_the_news(text: str, language: str, role: str) -> None:
    assert [e.role for e in tell(text, language).events if e.kind == "sanctions"] == [role]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (f"The programme includes a meeting between {VENN} and {TAMM}.", "en"),
        (f"Au programme, une rencontre entre {VENN} et {TAMM}.", "fr"),
        (f"{VENN} programında {TAMM} ile bir görüşme de yer alıyor.", "tr"),
        (f"У програмі також зустріч із {TAMM} у {KARAS}.", "uk"),
    ],
)
def test_what_stands_on_a_programme_is_a_plan(text: str, language: str) -> None:
    met = [e for e in tell(text, language).events if e.kind == "meeting"]
    assert met
    assert {(e.role, e.status) for e in met} == {("future", "planned")}


def test_a_state_that_does_not_recognise_tells_no_news_behind_the_lead() -> None:
    lead = f"{VENN} traf {TAMM} in {LIDRE}."
    told = tell_all(
        [lead, "Sie sprachen lange über den Handel der Häfen.", f"{NORVIA} lehnt Verhandlungen ab."], "de"
    )
    assert [e.role for e in told.events if e.kind == "rejection"] == ["background"]
    assert [e.role for e in tell(f"{NORVIA} lehnt Verhandlungen ab.", "de").events] == ["main"]


def test_a_visit_long_before_leaves_the_news_news() -> None:
    told = tell(f"Six years after his last visit to {LIDRE}, {VENN} met {TAMM} in {KARAS}.", "en")
    assert "main" in [e.role for e in told.events if e.kind == "meeting"]


@pytest.mark.parametrize(
    ("texts", "language"),
    [
        ([f"В {LIDRE} началась встреча {VENN} и {TAMM}.", "Погода стояла ясная и сухая в тот день.",
          f"{VENN} прибыл в {LIDRE} {{20 марта|XXXX-03-20}}."], "ru"),
        ([f"{VENN} met {TAMM} in {LIDRE} {{on Monday|2023-05-08}}.", "The weather was fair and dry on that day.",
          f"{VENN} arrived in {LIDRE} {{on 6 May|2023-05-06}}."], "en"),
    ],
)  # fmt: skip
def test_a_guest_who_came_before_the_day_of_the_news_is_a_look_back(texts: list[str], language: str) -> None:
    told = tell_all(texts, language, published=None)
    assert [e.role for e in told.events if e.kind == "arrival"] == ["background"]


def test_what_then_followed_on_a_look_back_looks_back() -> None:
    lead = f"{VENN} sprach in {KARAS} über den Handel der Häfen und der Märkte."
    past = f"{VENN} war {{am 8. Mai|2023-05-08}} in {LIDRE} eingetroffen."
    told = tell_all([lead, past, f"Er traf dann {TAMM} in {LIDRE}."], "de")
    assert [e.role for e in told.events if e.kind == "meeting"] == ["background"]


def test_words_said_at_a_press_conference_are_news() -> None:
    text = f"Про це {VENN} сказав під час пресконференції з президентом {TAMM} у {LIDRE}."
    assert [e.role for e in tell(text, "uk").events if e.kind == "press conference"] == ["main"]


def test_readiness_announced_for_a_day_to_come_is_news() -> None:
    text = f"{VENN} and {TAMM} announced {{on Tuesday|2023-05-09}} they were ready to meet {{in September|2023-09}}."
    assert [(e.kind, e.role) for e in tell(text, "en").events] == [("promise", "main")]


def test_the_last_day_of_a_visit_is_the_visit_of_the_news() -> None:
    text = f"{TAMM} salue {VENN} au dernier jour du déplacement de {VENN} en {SORVIA}."
    assert "background" not in [e.role for e in tell(text, "fr").events if e.kind == "visit"]


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        (f"{VENN} met {TAMM} in {LIDRE}. There was the signing of a declaration.", "en", "treaty signing"),
        (f"{VENN} a rencontré {TAMM} à {LIDRE}. C'est la signature d'une déclaration.", "fr", "treaty signing"),
        (f"{VENN} ile {TAMM} {LIDRE}'de görüştü. Ortak basın toplantısında konuştular.", "tr", "press conference"),
    ],
)  # fmt: skip
def test_a_signing_told_by_a_noun_is_of_both_sides(text: str, language: str, kind: str) -> None:
    first, second = text.split(". ", 1)
    told = tell_all([first + ".", second], language)
    assert [(e.role, len(e.participants)) for e in told.events if e.kind == kind] == [("main", 2)]


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        (f"{NORVIA} will not send weapons to {SORVIA}.", "en", "rejection"),
        (f"{NORVIA} no enviará armas a {SORVIA}.", "es", "rejection"),
        (f"{NORVIA} werde keine Waffen nach {SORVIA} liefern.", "de", "rejection"),
        (f"{NORVIA} не будет поставлять оружие.", "ru", "rejection"),
        (f"{VENN} and {TAMM} decided to open a joint office.", "en", "agreement"),
        (f"{NORVIA} та {SORVIA} вирішили відкрити спільне бюро.", "uk", "agreement"),
        (f"Ο {VENN} και η {TAMM} εξέφρασαν την ετοιμότητά τους για συνομιλίες.", "el", "promise"),
        (f"{NORVIA} và {SORVIA} tuyên bố sẵn sàng đàm phán.", "vi", "promise"),
    ],
)
def test_decisions_refusals_and_readiness_are_news(text: str, language: str, kind: str) -> None:
    assert [e.role for e in tell(text, language).events if e.kind == kind] == ["main"]


def test_one_side_alone_decides_for_itself() -> None:
    assert not [e for e in tell(f"{VENN} decided to open an office.", "en").events if e.kind == "agreement"]


def test_who_wishes_to_thank_thanks() -> None:
    text = f"@ “I would like to thank {TAMM} for the ships,” said {VENN}."[2:]
    assert [e.role for e in tell(text, "en", "Arda Venn").events if e.kind == "thanks"] == ["main"]
    assert not tell(f"{VENN} would like to thank {TAMM} for the ships.", "en").events


def test_a_meeting_with_its_sides_on_both_ends_of_the_verb() -> None:
    text = f"Το θέμα έθεσε κατά τη συνάντησή του με την {TAMM} ο {VENN}."
    (met,) = (e for e in tell(text, "el").events if e.kind == "meeting")
    assert (met.role, len(met.participants)) == ("main", 2)


def test_vowel_signs_part_no_arabic_word() -> None:
    text = f"ثم عُقد لقاء خاص بين {VENN} و{TAMM}."
    assert [e.status for e in tell(text, "ar").events if e.kind == "meeting"] == ["held"]


@pytest.mark.parametrize(
    ("texts", "language", "kind"),
    [
        ([f"{VENN} met {TAMM} in {LIDRE} on trade and ports.", "They spoke for hours about the fish of the lake.",
          f"{{Last week|2023-05-01/2023-05-06}} {VENN} telephoned {TAMM}."], "en", "phone call"),
        ([f"Ранее {VENN} позвонил {TAMM} и поблагодарил её за корабли."], "ru", "thanks"),
        ([f"{VENN} hopes to return the visit of {TAMM} to {KARAS} of {{2017|2017}}."], "en", "visit"),
    ],
)  # fmt: skip
def test_what_is_over_is_no_news(texts: list[str], language: str, kind: str) -> None:
    told = tell_all(texts, language)
    assert [(e.role, e.status) for e in told.events if e.kind == kind] == [("background", "held")]


def test_a_headline_beside_plans_is_one_though_its_guest_met_others() -> None:
    title = f"{VENN} confirms meeting with {TAMM}"
    texts = [title, f"{VENN} will meet {TAMM} {{on 12 May|2023-05-12}} in {LIDRE}.",
             f"[Sol Karr|person|Dania] received {TAMM} in [Elma|place|Dania]."]  # fmt: skip
    told = tell_all(texts, "en", title=True)
    assert told.events[0].role == "future"


def test_what_two_sides_did_by_a_communique_is_news() -> None:
    texts = [f"{VENN} received {TAMM} in {KARAS} on ports and fish.", "The halls of the palace were full of guests.",
             "“The two leaders discussed the trade of the ports,” the office of [Norvia|country] said."]  # fmt: skip
    told = tell_all(texts, "en", speaker="Norvia")
    assert {e.role for e in told.events} == {"main"}


def test_a_meeting_that_was_planned_is_a_plan() -> None:
    text = f"Спочатку зустріч {VENN} із {TAMM} була запланована на {{12 травня|2023-05-12}}."
    met = [e for e in tell(text, "uk").events if e.kind == "meeting"]
    assert [e.role for e in met] == ["future"]


def test_a_visit_of_some_weeks_ago_looks_back() -> None:
    text = f"Les ports furent ouverts après une visite de {VENN} à {LIDRE} il y a quelques semaines."
    assert [e.role for e in tell(text, "fr").events if e.kind == "visit"] == ["background"]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("[安德·文|person|Norvia]将在星期五({5月12日|2023-05-12})访问[索维亚|country]。", {"future"}),
        ("[安德·文|person|Norvia]{下周|2023-05-15}访问[索维亚|country]。", {"future"}),
        ("[安德·文|person|Norvia]将同[伊尔·塔姆|person|Sorvia]举行会谈,并访问[索维亚|country]。", {"future"}),
        ("[安德·文|person|Norvia]{星期二|2023-05-09}访问[索维亚|country]。", {"main"}),
    ],
)  # fmt: skip
def test_where_verbs_bend_for_no_tense_a_day_to_come_makes_a_plan(text: str, roles: set[str]) -> None:
    told = tell(text, "zh")
    assert {e.role for e in told.events} == roles
    assert not [e for e in told.events if e.status == "cancelled"]
