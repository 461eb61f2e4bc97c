"""What the stage gives beyond the words and the speaker."""

from __future__ import annotations

import pytest

from tests.reading.quotations.making import Case, read_case


def read(language: str, text: str, **names: str):  # type: ignore[no-untyped-def]
    return read_case(language, Case(text=text, names=names, quotations=()))


def test_parts_and_glosses_are_marked() -> None:
    text = "“The locks [of the canal] are dry,” Hale said, “and so are we.”"
    document, _, found = read("en", text, Hale="person")
    (quotation,) = found
    assert [p.of(document.text) for p in quotation.parts] == [
        "The locks [of the canal] are dry,",
        "and so are we.",
    ]
    assert [g.of(document.text) for g in quotation.glosses] == ["[of the canal]"]
    assert quotation.cue is not None
    assert quotation.cue.of(document.text) == "said"
    assert quotation.source is not None
    assert quotation.source.of(document.text) == "Hale"


def test_reported_speech_is_indirect() -> None:
    document, entities, found = read("en", "Hale said that the canal would open in May.", Hale="person")
    (quotation,) = found
    assert quotation.kind == "indirect"
    assert quotation.span.of(document.text) == "the canal would open in May"
    assert entities[quotation.speaker].name == "Hale"


def test_turkish_reported_speech_ends_before_its_cue() -> None:
    document, _, found = read("tr", "Yücel, kanalın mayısta açılacağını söyledi.", Yücel="person")
    assert [q.span.of(document.text) for q in found] == ["kanalın mayısta açılacağını"]


def test_kinds() -> None:
    text = 'Hale said: "The canal is open." He called it "a gift to every farmer".'
    _, _, found = read("en", text, Hale="person")
    assert [q.kind for q in found] == ["direct", "partial"]


def test_every_quotation_says_why() -> None:
    _, _, found = read("el", "«Μένουμε εδώ», είπε ο Ράπτης.", Ράπτης="person")
    assert all(q.rule for q in found)
    assert [q.n for q in found] == list(range(len(found)))


def test_a_language_without_a_pack_still_gives_long_quotations() -> None:
    text = (
        "“Katso kuinka joki nousee joka kevät yhä korkeammalle ja vie mukanaan meidän siltamme ja peltomme.”"
    )
    document, _, found = read("fi", text)
    assert len(found) == 1
    assert found[0].span.of(document.text).startswith("Katso")


def test_nothing_in_nothing_out() -> None:
    assert read("tr", "")[2] == ()


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "Hale said on Monday the bridge had been closed.", "the bridge had been closed"),
        ("en", "Hale said she was pleased with the bridge.", "she was pleased with the bridge"),
        ("de", "Hale sagte am Montag, die Brücke sei geschlossen.", "die Brücke sei geschlossen"),
    ],
)
def test_reported_speech_needs_no_conjunction(language: str, text: str, words: str) -> None:
    document, _, found = read(language, text, Hale="person")
    assert [(q.kind, q.span.of(document.text)) for q in found] == [("indirect", words)]


def test_an_inverted_verb_of_speech_reports_no_clause() -> None:
    assert not read("en", "The talks went well, said Hale, who was there.", Hale="person")[2]
