"""Stories: content joins across languages, days part what content cannot, and order never matters."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import permutations

import pytest

from tests.places import SHARED
from vaka.joining.stories import join_stories
from vaka.records import (
    Article,
    Document,
    Entity,
    EntityKind,
    Mention,
    Paragraph,
    Reading,
    Ref,
    Sentence,
    Span,
    Stated,
    Story,
)
from vaka.vectors import Encoder

NTREX = SHARED / "peers" / "ntrex-half.jsonl"

FIRE_TR = """Kestanelik'teki kâğıt fabrikasında gece çıkan yangında iki itfaiyeci yaralandı.
Alevler sabaha karşı kontrol altına alındı, depodaki 400 ton kâğıt kül oldu.
Vali Selma Orçun yangının elektrik panosundan başladığını açıkladı."""
FIRE_EL = """Δύο πυροσβέστες τραυματίστηκαν σε νυχτερινή πυρκαγιά σε εργοστάσιο χαρτιού στο Κεστανελίκ.
Οι φλόγες τέθηκαν υπό έλεγχο τα ξημερώματα, ενώ 400 τόνοι χαρτιού έγιναν στάχτη στην αποθήκη.
Η κυβερνήτης Σελμά Ορτσούν ανακοίνωσε ότι η φωτιά ξεκίνησε από ηλεκτρικό πίνακα."""
FIRE_KO = """케스타넬리크의 제지 공장에서 밤사이 불이 나 소방관 두 명이 다쳤다.
불길은 새벽에 잡혔으나 창고에 있던 종이 400톤이 잿더미가 됐다.
셀마 오르춘 주지사는 전기 배전반에서 불이 시작됐다고 밝혔다."""
CHESS_EN = """A schoolgirl of twelve beat the national chess champion in Orlevo on Sunday.
Dana Pirelova needed only thirty-one moves to win the final game of the open tournament.
She said she would spend the prize money on a bicycle for her brother."""
VISIT_TR = """Morvanya Başkanı Ilko Dren, resmi ziyaret için Tessara'ya geldi.
Dren, Tessara Başbakanı Nura Halet ile iki ülke arasındaki ticareti görüştü.
İki lider görüşmenin ardından ortak basın toplantısı düzenledi."""


@dataclass(frozen=True)
class Given:
    """A document to be made: its text, language, date line and the names (entity, form) in it."""

    id: str
    language: str
    text: str
    published: str | None = None
    names: tuple[str, ...] = ()


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder()


def read(given: Given) -> tuple[Document, Reading]:
    lines, at = [], 0
    for line in given.text.split("\n"):
        lines.append(Span(at, at + len(line)))
        at += len(line) + 1
    date = Stated(given.published, Span(0, 0), "test") if given.published else None
    body = tuple(Paragraph(span, "text", given.language) for span in lines)
    article = Article(given.id, given.language, None, date, None, None, None, None, (), body, (), ())
    sentences = tuple(Sentence(n, s, n, "body", given.language) for n, s in enumerate(lines))
    mentions = tuple(Mention(n, lines[0], 0, "person", n, "name", name) for n, name in enumerate(given.names))
    document = Document(given.id, given.id, "", "text/plain", "utf-8", given.text, ())
    return document, Reading(article, sentences, mentions)


def join(given: Sequence[Given], encoder: Encoder, kinds: dict[str, EntityKind] | None = None) -> set[str]:
    """The stories as sets of document ids, written "a+b"."""
    return {"+".join(sorted(s.documents)) for s in stories(given, encoder, kinds)}


def stories(
    given: Sequence[Given], encoder: Encoder, kinds: dict[str, EntityKind] | None = None
) -> tuple[Story, ...]:
    pairs = [read(g) for g in given]
    names = sorted({name for g in given for name in g.names})
    entities = [
        Entity(
            name,
            name,
            (kinds or {}).get(name, "person"),
            f"vaka:{name}",
            None,
            tuple(Ref(g.id, g.names.index(name)) for g in given if name in g.names),
            (),
        )
        for name in names
    ]
    return join_stories({d.id: d for d, _ in pairs}, [r for _, r in pairs], entities, encoder)


def test_translations_join_and_another_story_does_not(encoder: Encoder) -> None:
    given = [
        Given("a", "tr", FIRE_TR),
        Given("b", "el", FIRE_EL),
        Given("c", "ko", FIRE_KO),
        Given("d", "en", CHESS_EN),
    ]
    assert join(given, encoder) == {"a+b+c", "d"}


def test_the_order_of_adding_never_matters(encoder: Encoder) -> None:
    given = [Given("a", "tr", FIRE_TR), Given("b", "el", FIRE_EL), Given("d", "en", CHESS_EN)]
    results = {stories(order, encoder) for order in permutations(given)}
    assert len(results) == 1


def test_months_apart_is_another_story_of_one_storyline(encoder: Encoder) -> None:
    kinds: dict[str, EntityKind] = {"Morvania": "country", "Tessara": "country"}
    names = ("Morvania", "Tessara")
    given = [
        Given("a", "tr", VISIT_TR, "2031-03-04", names),
        Given("b", "tr", VISIT_TR.replace("ticareti", "sınır sularını"), "2031-09-18", names),
    ]
    found = stories(given, encoder, kinds)
    assert len(found) == 2
    assert len({s.storyline for s in found}) == 1
    assert len({s.id for s in found}) == 2


def test_the_same_day_joins_what_tells_alike(encoder: Encoder) -> None:
    names = ("Morvania", "Tessara", "Ilko Dren", "Nura Halet")
    other = """Tessara Başbakanı Halet, konuk Başkan Dren'i törenle karşıladı.
Görüşmede gümrük kapıları ile ticaret ele alındı.
Dren'in ziyareti iki gün sürecek."""
    given = [
        Given("a", "tr", VISIT_TR, "2031-03-04T10:20", names),
        Given("b", "tr", other, "2031-03-04", names),
    ]
    assert join(given, encoder) == {"a+b"}
    later = [given[0], Given("b", "tr", other, "2031-03-09", names)]
    assert join(later, encoder) == {"a", "b"}


def test_documents_without_any_text_stay_alone(encoder: Encoder) -> None:
    given = [Given("a", "tr", ""), Given("b", "en", ""), Given("c", "tr", FIRE_TR)]
    assert join(given, encoder) == {"a", "b", "c"}


def test_reasons_have_words_and_figures(encoder: Encoder) -> None:
    found = stories([Given("a", "tr", FIRE_TR), Given("b", "el", FIRE_EL)], encoder)
    assert len(found) == 1
    assert len(found[0].reasons) == 2
    assert "leads agree to 0." in found[0].reasons[0]
    assert "common numbers: 400" in found[0].reasons[0]


def test_no_documents(encoder: Encoder) -> None:
    assert stories([], encoder) == ()


@pytest.mark.skipif(not NTREX.is_file(), reason="the shared stories in many languages are not here")
def test_shared_stories_in_three_languages(encoder: Encoder) -> None:
    codes = {"tur": "tr", "ell": "el", "vie": "vi"}
    rows = [json.loads(line) for line in NTREX.read_text("utf-8").splitlines()]
    chosen = sorted({row["story"] for row in rows})[::7]
    given = [
        Given(f"{row['story']}.{row['lang']}", codes[row["lang"]], row["text"])
        for row in rows
        if row["story"] in chosen and row["lang"] in codes
    ]
    found = stories(given, encoder)
    assert len(given) >= 24
    right = sum(len({d.rsplit(".", 1)[0] for d in s.documents}) == 1 for s in found)
    assert right == len(found)
    assert len(found) <= len(chosen) + 2
