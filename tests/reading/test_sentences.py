"""Sentences: the cases a linguist can edit, and how sentences stand to paragraphs."""

from __future__ import annotations

from typing import Any

import pytest

from tests.known_failures import case_files, marks
from vaka.intake import receive
from vaka.knowledge import load
from vaka.reading.article import bare_article, read_article
from vaka.reading.sentences import cut_sentences, read_sentences


def cases() -> list[Any]:
    """Language and line of every case file; an empty file is refused."""
    found = []
    for code, path in case_files("sentences.txt"):
        lines = [x for x in path.read_text("utf-8").splitlines() if x.strip() and not x.startswith("#")]
        assert lines, f"{path}: no cases"
        found += [pytest.param(code, line, marks=marks(path)) for line in lines]
    return found


@pytest.mark.parametrize(("language", "line"), cases())
def test_cases(language: str, line: str) -> None:
    text = line.replace(" ¶ ", " ").replace("¶", "")
    assert [s.of(text) for s in cut_sentences(text, language)] == [p.strip() for p in line.split("¶")]


def test_a_forgotten_mark_does_not_swallow_the_paragraph() -> None:
    text = 'He said: "We stay. ' + "The wind rose over the harbour. " * 60 + 'Then "Go," she said. They went.'
    assert len(cut_sentences(text, "en")) > 50


def test_sentences_cover_their_paragraphs_and_stay_inside_them() -> None:
    text = (
        "Harbour bridge opens in Wellow\n\nMayor Ada Lane opened the harbour bridge on Monday. She cut a ribbon.\n\n"
        'A long wait\n\nThe bridge took nine years to build, and the harbour paid for it. "It was worth it," '
        "Lane said.\n"
    )
    document = receive("a.txt", text.encode())
    article = read_article(document, load())
    found = read_sentences(document, article)
    assert [s.n for s in found] == list(range(len(found)))
    assert [s.layer for s in found] == ["title", "body", "body", "crosshead", "body", "body"]
    assert [s.paragraph for s in found] == [-1, 0, 0, 1, 2, 2]
    for sentence in found[1:]:
        assert article.body[sentence.paragraph].span.holds(sentence.span)


def test_a_bare_expression_is_one_sentence() -> None:
    document = receive("a.txt", b"yesterday")
    found = read_sentences(document, bare_article(document, "en", "2020-01-02"))
    assert [s.span.of(document.text) for s in found] == ["yesterday"]
