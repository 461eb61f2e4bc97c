"""Small pages for the tests of names."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from vaka.knowledge import Knowledge
from vaka.reading.names import read_names
from vaka.records import Article, Document, LocalEntity, Mention, Reading, Sentence, Span, Stated

FOLDER = Path(__file__).parents[2] / "cases"


def read(
    language: str,
    sentences: Sequence[str],
    knowledge: Knowledge,
    published: str | None = None,
    name: str = "d",
) -> tuple[str, tuple[Mention, ...], tuple[LocalEntity, ...], Reading]:
    """Read a page of these sentences; gives its text, the mentions, the entities and the reading."""
    text = " ".join(sentences)
    document = Document(name, f"{name}.txt", "", "text/plain", "utf-8", text, ())
    day = Stated(published, Span(0, 0), "test") if published else None
    article = Article(name, language, None, day, None, None, None, None, (), (), (), ())
    spans, at = [], 0
    for n, sentence in enumerate(sentences):
        spans.append(Sentence(n, Span(at, at + len(sentence)), 0, "body", language))
        at += len(sentence) + 1
    mentions, entities = read_names(document, article, tuple(spans), knowledge)
    return text, mentions, entities, Reading(article, tuple(spans), mentions, entities)


def found_in(
    language: str, sentences: Sequence[str], knowledge: Knowledge, published: str | None = None
) -> set[tuple[str, str, str]]:
    """What was found on a page: as it stands, kind, name of the entity."""
    text, mentions, entities, _ = read(language, sentences, knowledge, published)
    return {(m.span.of(text), m.kind, entities[m.entity].name) for m in mentions}
