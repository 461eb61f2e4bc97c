"""Alignments: the case file's pairs, and what must never be aligned."""

import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from vaka.joining.alignment_match import Match, match_apart, match_together
from vaka.joining.alignment_meaning import Meaning
from vaka.joining.alignment_words import Words
from vaka.joining.alignments import align_quotations, in_order
from vaka.records import Article, Document, Entity, Paragraph, Quotation, Reading, Ref, Sentence, Span, Story
from vaka.vectors import Encoder

CASES = Path(__file__).parent.parent / "cases" / "alignments.toml"

FLOOR_PRECISION, FLOOR_RECALL, FLOOR_RELATION = 0.97, 0.8, 0.95
"""What is reached: .971, .810 and .971. Recall was .952 while any clause on the same subject passed for a rendering;
then 24 of the 83 pairs of another file that were aligned only looked alike (`tests/cases/concordance.toml`)."""

FLOOR_CLOSE_PRECISION, FLOOR_CLOSE_RECALL = 0.88, 0.95
"""The same of the pairs of which one word is another: .882 and .968. What is still taken for a rendering has one noun
or adjective for another."""


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder()


@pytest.fixture
def meaning(encoder: Encoder) -> Meaning:
    return Meaning(encoder)


def words(said: str, document: str, speaker: str | None = "p1", n: int = 0) -> Words:
    """A quotation out of "language: words", in a document of its own."""
    language, text = said.split(": ", 1)
    span = Span(0, len(text))
    quotation = Quotation(n, span, (span,), "direct", 0, None, None, 0, None, language, "test")
    return Words(
        Ref(document, n),
        quotation,
        Document(document, document, "", "text/plain", "utf-8", text, ()),
        speaker,
    )


def cases() -> list[dict[str, str]]:
    pairs = tomllib.loads(CASES.read_text("utf-8"))["pair"]
    assert len(pairs) >= 140, f"{CASES} has lost its cases"
    return list(pairs)


def judged(encoder: Encoder, close: bool = False) -> Iterator[tuple[dict[str, str], Match | None]]:
    for pair in (pair for pair in cases() if pair.get("close", False) == close):
        meaning = Meaning(encoder)
        a, b = words(pair["a"], "d1"), words(pair["b"], "d2")
        if pair.get("apart"):
            found = match_apart([a, b], {"d1": 1, "d2": 2}, meaning)
            yield pair, found[0] if found else None
        else:
            yield pair, match_together(a, b, meaning)


def test_case_file(encoder: Encoder) -> None:
    seen = list(judged(encoder))
    found = [(pair, match) for pair, match in seen if match]
    right = [(pair, match) for pair, match in found if pair["render"] != "no"]
    wanted = [pair for pair, _ in seen if pair["render"] != "no"]
    relation = [(pair["render"] == "part") == match.part for pair, match in right]
    assert len(right) / len(found) >= FLOOR_PRECISION, [p for p, _ in found if p["render"] == "no"]
    assert len(right) / len(wanted) >= FLOOR_RECALL
    assert sum(relation) / len(relation) >= FLOOR_RELATION


def test_pairs_of_which_one_word_is_another(encoder: Encoder) -> None:
    seen = list(judged(encoder, close=True))
    found = [pair for pair, match in seen if match]
    right = [pair for pair in found if pair["render"] != "no"]
    wanted = [pair for pair, _ in seen if pair["render"] != "no"]
    assert len(right) / len(found) >= FLOOR_CLOSE_PRECISION, [p for p in found if p["render"] == "no"]
    assert len(right) / len(wanted) >= FLOOR_CLOSE_RECALL


@pytest.mark.parametrize("language", ["tr", "el", "en", "ru", "ko", "vi"])
def test_case_file_has_each_language(language: str) -> None:
    sides = [pair[side].split(":")[0] for pair in cases() for side in "ab"]
    assert sides.count(language) >= 8


def test_a_formula_of_another_day_is_never_aligned_even_word_for_word(meaning: Meaning) -> None:
    first, second = (words("en: We value this friendship.", d) for d in ("d1", "d2"))
    assert match_apart([first, second], {"d1": 1, "d2": 2}, meaning) == []
    assert match_together(first, second, meaning) is not None


def test_numbers_that_differ_forbid(meaning: Meaning) -> None:
    a = words("en: We sent 300 tents to the valley", "d1")
    assert match_together(a, words("tr: Vadiye 300 çadır gönderdik", "d2"), meaning) is not None
    assert match_together(a, words("tr: Vadiye 700 çadır gönderdik", "d3"), meaning) is None


def test_the_fragment_is_found_inside_the_long_quotation(meaning: Meaning) -> None:
    long = "tr: Yol uzundu. Rehberlerimiz geceleyin yürüdü ve dağ köyüne ekmek taşıdı. Bunu unutmayız."
    match = match_together(words("el: κουβάλησαν ψωμί στο ορεινό χωριό", "d2"), words(long, "d1"), meaning)
    assert match is not None
    assert match.part
    assert match.a.ref.document == "d1"
    assert "ekmek taşıdı" in match.a_span.of(match.a.document.text)


# --- the stage ----------------------------------------------------------------------------------------


LINES = {
    "d1": ("tr", "Köy meydanında toplanan kalabalığa seslenen muhtar değirmenin yarın açılacağını söyledi."),
    "d2": ("en", "The village headman told a crowd in the square that the mill will open tomorrow."),
}
ONE_STORY = (Story("s1", ("d1", "d2"), "l1", ()),)
TWO_STORIES = (Story("s1", ("d1",), "l1", ()), Story("s2", ("d2",), "l1", ()))
SAID = {"d1": "Değirmen yarın herkes için dönecek.", "d2": "Tomorrow the mill will turn for everyone."}


def reading(key: str, speaker: int | None) -> tuple[Document, Reading]:
    language, line = LINES[key]
    text = f"{line}\n{SAID[key]}"
    paragraphs = (
        Paragraph(Span(0, len(line)), "text", language),
        Paragraph(Span(len(line) + 1, len(text)), "text", language),
    )
    span = paragraphs[1].span
    article = Article(key, language, None, None, None, None, None, None, (), paragraphs, (), ())
    quotation = Quotation(0, span, (span,), "direct", 0, None, None, speaker, None, language, "test")
    document = Document(key, key, "", "text/plain", "utf-8", text, ())
    return document, Reading(article, quotations=(quotation,))


def case(speakers: tuple[int | None, int | None]) -> tuple[dict[str, Document], list[Reading]]:
    pairs = [reading(key, speaker) for key, speaker in zip(LINES, speakers, strict=True)]
    return {d.id: d for d, _ in pairs}, [r for _, r in pairs]


def person(name: str, *refs: Ref, key: str | None = None) -> Entity:
    return Entity(name, name, "person", key, None, refs, ())


def test_stage_aligns_one_speaker_in_any_order(encoder: Encoder) -> None:
    documents, readings = case((0, 0))
    headman = [person("Headman", Ref("d1", 0), Ref("d2", 0))]
    found = align_quotations(documents, readings, headman, ONE_STORY, encoder)
    assert [(a.a.document, a.b.document, a.relation) for a in found] in (
        [("d1", "d2", "same")],
        [("d2", "d1", "same")],
    )
    assert found == align_quotations(documents, readings[::-1], headman, ONE_STORY, encoder)
    assert "Headman" in found[0].reasons[0]


def test_stage_never_aligns_two_known_speakers(encoder: Encoder) -> None:
    documents, readings = case((0, 0))
    two = [person("Headman", Ref("d1", 0), key="vaka:h"), person("Miller", Ref("d2", 0), key="vaka:m")]
    assert align_quotations(documents, readings, two, ONE_STORY, encoder) == ()


def test_stage_allows_for_an_unknown_name_in_two_spellings(encoder: Encoder) -> None:
    documents, readings = case((0, 0))
    two = [person("Dursun Alpak", Ref("d1", 0)), person("Doursoun Alpac", Ref("d2", 0))]
    found = align_quotations(documents, readings, two, ONE_STORY, encoder)
    assert len(found) == 1
    assert "two spellings" in found[0].reasons[0]


def test_stage_takes_one_unknown_speaker(encoder: Encoder) -> None:
    documents, readings = case((0, None))
    found = align_quotations(documents, readings, [person("Headman", Ref("d1", 0))], ONE_STORY, encoder)
    assert len(found) == 1
    assert "unknown" in found[0].reasons[0]


def test_short_words_are_not_aligned_across_stories(encoder: Encoder) -> None:
    documents, readings = case((0, 0))
    headman = [person("Headman", Ref("d1", 0), Ref("d2", 0))]
    assert align_quotations(documents, readings, headman, TWO_STORIES, encoder) == ()


def headed(lines: tuple[tuple[str, str], ...]) -> tuple[Document, Reading]:
    """A Turkish article whose every line is a quotation; each line with its layer."""
    text = "\n".join(line for _, line in lines)
    sentences, at = [], 0
    for n, (layer, line) in enumerate(lines):
        span = Span(at, at + len(line))
        sentences.append(Sentence(n, span, n, "crosshead" if layer == "crosshead" else "body", "tr"))
        at = span.end + 1
    quotations = tuple(
        Quotation(s.n, s.span, (s.span,), "direct", s.n, None, None, s.n, None, "tr", "test")
        for s in sentences
    )
    article = Article("d1", "tr", None, None, None, None, None, None, (), (), (), ())
    document = Document("d1", "d1", "", "text/plain", "utf-8", text, ())
    return document, Reading(article, tuple(sentences), quotations=quotations)


def test_a_quoted_crosshead_goes_with_the_words_under_it_alone(encoder: Encoder) -> None:
    document, read = headed(
        (
            ("crosshead", "KÖPRÜYÜ HALKIMIZA AÇMAK ONUR"),
            ("body", "Uzun bir kıştı. Bu köprüyü halkımıza baharda açmak büyük bir onur."),
            ("crosshead", "DEĞİRMEN DURMAZ"),
            ("body", "Köprüyü açmak kolay değildi, onu halkımıza borçluyduk."),
        )
    )
    two = [person(f"p{n}", Ref("d1", n), key=f"vaka:p{n}") for n in range(4)]
    found = align_quotations({"d1": document}, [read], two, ONE_STORY[:1], encoder)
    assert {frozenset((a.a.n, a.b.n)) for a in found} == {frozenset((0, 1))}
    assert any("crosshead" in reason for reason in found[0].reasons)


def test_nothing_to_align(encoder: Encoder) -> None:
    assert align_quotations({}, [], [], [], encoder) == ()


def test_words_that_barely_agree_count_beside_pairs_in_the_same_order_only(meaning: Meaning) -> None:
    def match(here: int, there: int, over: float, sought: bool = False) -> Match:
        a, b = words("en: The bridge is open.", "a", n=here), words("tr: Köprü açıldı.", "b", n=there)
        return Match(a, b, a.quotation.span, b.quotation.span, False, 0.8, (), over, sought=sought)

    firm, later = match(0, 0, 0.2), match(4, 5, 0.2)
    doubtful, crossed = match(2, 3, 0.01, sought=True), match(3, 6, 0.01, sought=True)
    assert in_order([], [doubtful]) == []
    assert in_order([], [firm, later, doubtful]) == [firm, later, doubtful]
    assert in_order([], [firm, later, replace(crossed, b=words("tr: Köprü.", "b", n=7))]) == [firm, later]
