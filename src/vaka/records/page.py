"""A document as received, and the article and sentences read off it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from vaka.records.spans import BlockKind, Layer, ParagraphKind, SentenceLayer, Span


@dataclass(frozen=True, slots=True)
class Block:
    """A run of visible text that the page sets apart: an HTML block, or a line of a plain-text dump."""

    span: Span
    kind: BlockKind = "paragraph"
    aside: str | None = None
    """Why the markup itself says that this is not the article (`nav`, `footer`, …); `None` if it does not."""


@dataclass(frozen=True, slots=True)
class Document:
    """One input as received and decoded. Immutable."""

    id: str
    file: str
    """Base name as given, or the URL of a record out of an archive."""
    sha256: str
    media_type: Literal["text/plain", "text/html"]
    encoding: str
    text: str
    """The source text: the file decoded (plain text), or its visible text (HTML)."""
    blocks: tuple[Block, ...]
    markup: str | None = None
    """The decoded HTML, for values that stand in its head alone."""


MASTHEAD = "masthead"
"""Rule of a `Stated` date that is the clock above a site's menu: the day on which the page was saved."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A value as the page states it, where, and the rule that read it."""

    value: str
    span: Span
    rule: str
    layer: Layer = "text"


@dataclass(frozen=True, slots=True)
class Credit:
    """Somebody whom the article credits with its knowledge or its text."""

    name: str
    """Canonical name: the agency's usual short name ("KCNA"), else as written."""
    span: Span
    kind: Literal["agency", "outlet", "primary", "author"]
    """`primary`: whose knowledge it is (a ministry, a communiqué); `outlet`: whose text it was."""
    rule: str
    key: str | None = None
    """Id in the knowledge, where known."""
    layer: Layer = "text"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A piece of running text, or a crosshead, that belongs to the article."""

    span: Span
    kind: ParagraphKind
    language: str


@dataclass(frozen=True, slots=True)
class Embed:
    """A post, a caption or a box: kept, but not the outlet's own running text."""

    span: Span
    kind: Literal["post", "caption", "box"]
    language: str
    author: Stated | None = None
    published: Stated | None = None
    credit: Credit | None = None


@dataclass(frozen=True, slots=True)
class Furniture:
    """Page text that is not the article, and the rule that says so."""

    span: Span
    rule: str


@dataclass(frozen=True, slots=True)
class Article:
    """What was read off a document."""

    document: str
    language: str
    """ISO 639-1 code of the body; `und` where unknown."""
    title: Stated | None
    published: Stated | None
    updated: Stated | None
    outlet: Stated | None
    byline: Stated | None
    translated_from: Stated | None
    credits: tuple[Credit, ...]
    body: tuple[Paragraph, ...]
    embeds: tuple[Embed, ...]
    furniture: tuple[Furniture, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, title, crosshead or caption: what the readers below work on, in the order of the text."""

    n: int
    span: Span
    paragraph: int
    """Number of its paragraph or embed, -1 for the title; sentences of one paragraph share it."""
    layer: SentenceLayer
    language: str
