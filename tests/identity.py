"""One person on pages of thirteen languages: what is joined, by twos and all together, and what is joined wrongly.

`tests/cases/identity.toml` holds the people (see `tests/cases/README-measures.md`). Joining is by blocks, as in a case.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path

from vaka.joining.entities import block_of, join_entities
from vaka.knowledge import Knowledge
from vaka.reading.names import read_names
from vaka.reading.sentences import read_sentences
from vaka.records import Article, Document, Entity, LocalEntity, Paragraph, Reading, Ref, Span

__all__ = ["PEOPLE", "Page", "identity_pages", "joined_pairs", "together"]

CASES = Path(__file__).parent / "cases" / "identity.toml"
PEOPLE = 47
"""People in the file, at least."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page on one person: what was read of it and which local entity the name is."""

    person: str
    language: str
    name: str
    reading: Reading
    local: LocalEntity | None
    """`None` where the name was not found as one person's."""

    @property
    def ref(self) -> Ref | None:
        """The local entity in its document."""
        return Ref(self.reading.document, self.local.n) if self.local else None


def identity_pages(knowledge: Knowledge) -> list[Page]:
    """Every page of the case file, read as far as its names."""
    data = tomllib.loads(CASES.read_text("utf-8"))
    languages: list[str] = data["languages"]
    if len(data["people"]) < PEOPLE:
        raise ValueError(f"identity.toml has lost people: {len(data['people'])} of {PEOPLE}")
    pages = []
    for person, (what, *names) in data["people"].items():
        country, office = what.split(", ")
        for language, name, of, holds in zip(
            languages, names, data["countries"][country], data["offices"][office], strict=True
        ):
            text = data["frames"][language].format(office=holds, country=of, name=name)
            pages.append(_page(person, language, name, text, knowledge))
    return pages


def _page(person: str, language: str, name: str, text: str, knowledge: Knowledge) -> Page:
    key, whole = f"{person}-{language}", Span(0, len(text))
    article = Article(
        key, language, None, None, None, None, None, None, (), (Paragraph(whole, "text", language),), (), ()
    )
    document = Document(key, f"{key}.txt", "", "text/plain", "utf-8", text, ())
    sentences = read_sentences(document, article)
    mentions, entities = read_names(document, article, sentences, knowledge)
    reading = Reading(article, sentences=sentences, mentions=mentions, entities=entities)
    start = text.index(name)
    at = Span(start, start + len(name))
    means = {m.entity for m in mentions if m.kind == "person" and m.form != "title" and m.span == at}
    local = next((e for e in entities if {e.n} == means), None)
    return Page(person, language, name, reading, local)


def together(pages: Sequence[Page]) -> tuple[Entity, ...]:
    """What the names of these pages mean, each block of names joined by itself."""
    blocks: dict[str, list[Page]] = {}
    for page in pages:
        if page.local and page.local.key is None:
            block = block_of("person", page.local.forms, page.local.name)
            blocks.setdefault(block, []).append(page)
    return tuple(entity for some in blocks.values() for entity in join_entities([_alone(p) for p in some]))


def _alone(page: Page) -> Reading:
    """A reading with its person, and the known entities beside it."""
    keep = tuple(e for e in page.reading.entities if e.key or e == page.local)
    return replace(page.reading, entities=keep)


def joined_pairs(pages: Sequence[Page]) -> Iterator[tuple[Page, Page, bool]]:
    """Every two pages, and whether their people are one when these pages are joined together."""
    whose: Mapping[Ref | None, str] = {
        ref: f"{entity.id} {entity.name}" for entity in together(pages) for ref in entity.members
    }
    for one, other in combinations(pages, 2):
        same = one.ref in whose and other.ref in whose and whose[one.ref] == whose[other.ref]
        yield one, other, same
