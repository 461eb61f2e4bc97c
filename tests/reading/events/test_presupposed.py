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
