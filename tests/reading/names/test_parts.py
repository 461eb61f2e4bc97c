from __future__ import annotations

import pytest

from tests.places import KNOWLEDGE
from tests.reading.names.pages import read
from vaka.knowledge import load
from vaka.languages import load as load_pack
from vaka.reading.names import person_of
from vaka.reading.names.pack import NamesPack, lexicon
from vaka.reading.names.tokens import base_form, lemmas, tokenise
from vaka.reading.names.transliteration import latin, skeleton

PACKS = ("tr", "el", "en", "ru", "ko", "vi", "de", "fr", "es", "uk", "ar", "zh", "it")


@pytest.mark.parametrize("language", PACKS)
def test_packs_are_valid_and_name_the_common_offices(language: str) -> None:
    pack = load_pack(language, "names", NamesPack)
    assert pack is not None
    assert {"head_of_state", "head_of_government", "leader", "foreign_minister"} <= set(pack.titles)


@pytest.mark.parametrize(
    ("language", "word", "base"),
    [
        ("tr", "Velmoralılar", "velmorali"),
        ("el", "Ντορσανίας", "ντορσανια"),
        ("ru", "Дорсанией", "дорсания"),
        ("ko", "벨모라에서", "벨모라"),
    ],
)
def test_inflected_words_come_back_to_their_base(language: str, word: str, base: str) -> None:
    words = lexicon(language)
    assert base in dict(lemmas(words.normal(word), words))


def test_base_form_keeps_capitals_and_accents() -> None:
    assert base_form("Борисом", lexicon("ru"), "борис") == "Борис"
    assert base_form("Вельскому", lexicon("ru")) == "Вельский"


def test_an_apostrophe_parts_the_ending_where_the_language_says_so() -> None:
    (token,) = tokenise("Ostrel'de", 10, lexicon("tr"))
    assert (token.start, token.end, token.full_end, token.suffix) == (10, 16, 19, "de")
    assert [t.text for t in tokenise("l'Ulmeria", 0, lexicon("fr"))] == ["l", "Ulmeria"]


@pytest.mark.parametrize("other", ["Βάσκελ", "Вашкель", "Vaškel", "Vashkel", "바시켈"])
def test_spellings_of_one_name_share_their_skeleton(other: str) -> None:
    assert skeleton(other) == skeleton("Vaşkel")


def test_names_that_look_alike_do_not() -> None:
    assert skeleton("Kim Hae-sol") != skeleton("Kim Sol-hae")


def test_latin_letters() -> None:
    assert latin("Орхель Дастан") == "Orkhel Dastan"
    assert latin("Μπρενοβία") == "Brenovia"
    assert latin("Tô Lâm") == "Tô Lâm"


def test_mentions_lie_in_order_and_point_at_their_entities() -> None:
    sentences = ["Serudan Ostrel'de Vaşkel ile görüştü.", "Velmora Cumhurbaşkanı Halvek Serudan memnundu."]
    text, mentions, entities, _ = read("tr", sentences, load([KNOWLEDGE]))
    assert [m.n for m in mentions] == list(range(len(mentions)))
    assert [m.span.start for m in mentions] == sorted(m.span.start for m in mentions)
    assert [e.n for e in entities] == list(range(len(entities)))
    assert all(m.base and m.span.of(text) for m in mentions)


def test_a_page_without_words_has_no_names() -> None:
    assert read("tr", ["…"], load([KNOWLEDGE]))[1:3] == ((), ())


def test_the_holder_of_an_office_is_found_by_country() -> None:
    sentences = ["Velmoran President Halvek Serudan met Dorsanian President Ilmeta Vashkel."]
    entities = read("en", sentences, load([KNOWLEDGE]))[2]
    holder = person_of(entities, "Dorsania", "leader")
    assert holder is not None
    assert holder.name == "Ilmeta Vashkel"
    assert person_of(entities, None, "head_of_state") is None
