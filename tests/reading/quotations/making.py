"""Small articles made from the case files, with their names given."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from vaka.reading.quotations import read_quotations
from vaka.reading.sentences import read_sentences
from vaka.records import (
    Article,
    Document,
    Embed,
    EntityKind,
    LocalEntity,
    Mention,
    Paragraph,
    Quotation,
    Span,
    Stated,
)

CASES = Path(__file__).parents[2] / "cases"


class Case(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    text: str
    names: dict[str, str]
    quotations: tuple[tuple[str, str], ...]
    reporter: str = ""


class CaseFile(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    case: tuple[Case, ...]


def load_cases(language: str, folder: str = "") -> tuple[Case, ...]:
    path = CASES / language / folder / "quotations.toml"
    cases = CaseFile.model_validate(tomllib.loads(path.read_text("utf-8"))).case
    if not cases:
        raise ValueError(f"{path} holds no case")
    return cases


def read_case(language: str, case: Case) -> tuple[Document, tuple[LocalEntity, ...], tuple[Quotation, ...]]:
    document, article = article_of(language, case.text)
    sentences = read_sentences(document, article)
    mentions, entities = names_of(document, case.names)
    return document, entities, read_quotations(document, article, sentences, mentions, entities)


def article_of(language: str, text: str) -> tuple[Document, Article]:
    title: Stated | None = None
    body: list[Paragraph] = []
    embeds: list[Embed] = []
    for line in re.finditer(r"[^\n]+", text):
        mark = re.match(r"(?:##|#|>)\s", line[0])
        span = Span(line.start() + (mark.end() if mark else 0), line.end())
        kind = mark[0].strip() if mark else ""
        if kind == "#":
            title = Stated(span.of(text), span, "case file")
        elif kind == ">":
            embeds.append(Embed(span, "post", "en"))
        else:
            body.append(Paragraph(span, "crosshead" if kind else "text", language))
    document = Document("d", "case.txt", "", "text/plain", "utf-8", text, ())
    return document, Article(
        "d", language, title, None, None, None, None, None, (), tuple(body), tuple(embeds), ()
    )


def names_of(
    document: Document, names: dict[str, str]
) -> tuple[tuple[Mention, ...], tuple[LocalEntity, ...]]:
    own = [n for n, kind in names.items() if not kind.startswith("=")]
    number = {n: own.index(names[n].removeprefix("= ") if names[n].startswith("=") else n) for n in names}
    entities = tuple(_entity(i, n, names[n]) for i, n in enumerate(own))
    taken: list[tuple[Span, str]] = []
    for name in sorted(names, key=len, reverse=True):
        for found in re.finditer(re.escape(name), document.text):
            span = Span(found.start(), found.end())
            if not any(span.overlap(other) for other, _ in taken):
                taken.append((span, name))
    mentions = tuple(
        Mention(i, span, 0, entities[number[name]].kind, number[name], "name", name)
        for i, (span, name) in enumerate(sorted(taken))
    )
    return mentions, entities


def _entity(n: int, name: str, said: str) -> LocalEntity:
    """The entity of a name whose table entry gives its kind, and perhaps its office and its country."""
    kind, *more = [part.strip() for part in said.split(",")]
    country = more[1] if len(more) > 1 else None
    return LocalEntity(n, _kind(kind), name, None, (name,), country, tuple(more[:1]))


def _kind(kind: str) -> EntityKind:
    if kind == "person":
        return "person"
    return "place" if kind == "place" else "country" if kind == "country" else "organisation"
