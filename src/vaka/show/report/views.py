"""What the templates draw: frozen records with every choice of words and order already made.

Text of a document stands only in `Piece.text` (and in names, titles and outlets), as plain characters: the
templates escape it. `href` is an anchor inside the report.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = [
    "Candidate",
    "Citation",
    "Clause",
    "Column",
    "Count",
    "Dispute",
    "EntityView",
    "EventView",
    "Field",
    "Fold",
    "Layer",
    "Line",
    "LineageView",
    "Link",
    "Mark",
    "Node",
    "PageView",
    "Passage",
    "Piece",
    "QuotationGroup",
    "Rail",
    "Region",
    "ReportView",
    "Side",
    "Tick",
    "Value",
    "Words",
    "Year",
]


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of source text with the layers that cover it."""

    text: str
    layers: str = ""
    """Class names, separated by spaces."""
    anchor: str | None = None
    hint: str | None = None
    """What the layers say of it, for a tooltip."""


@dataclass(frozen=True, slots=True)
class Words:
    """Some original words in their language."""

    pieces: tuple[Piece, ...]
    language: str
    language_name: str
    direction: str


@dataclass(frozen=True, slots=True)
class Link:
    """A piece of a sentence of ours, perhaps a link."""

    text: str
    href: str | None = None


Sentence = tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Citation:
    """A document as it is named everywhere in the report."""

    label: str
    """Its number: "D12"."""
    href: str
    outlet: str
    when: str
    language: str
    language_name: str
    line: str
    """The reporting line in words."""
    file: str


@dataclass(frozen=True, slots=True)
class Passage:
    """Words in their context, with where they stand and why they are here."""

    cite: Citation
    href: str
    """The very place in the document."""
    words: Words
    note: int | None = None
    """Number by which the report cites it."""
    role: str = ""
    says: str = ""
    """How it was read: the value, its basis, its anchor."""
    reasons: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a field, with the passages that give it."""

    text: str
    anchor: str
    how: str
    passages: tuple[Passage, ...]
    reasons: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """A field of an event and its values."""

    name: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One of the values that cannot all be true."""

    value: str
    lines: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """Values of one field that cannot all be true, side by side."""

    field: str
    sides: tuple[Side, ...]
    reasons: tuple[Sentence, ...]
    event: Link


@dataclass(frozen=True, slots=True)
class Candidate:
    """A join that is possible and was not made."""

    event: Link
    lacks: str
    cite: Citation | None


@dataclass(frozen=True, slots=True)
class EventView:
    """One event as the chronology shows it."""

    anchor: str
    kind: str
    who: tuple[Value, ...]
    joint: str
    """What stands between two participants: an arrow for a visit."""
    more: int
    """Participants that the line has no room for."""
    where: Value | None
    when: str
    when_value: Value | None
    basis: str
    glyph: str
    hollow: bool
    status: str
    plover: str
    mode: str
    said: Passage | None
    languages: tuple[tuple[str, str], ...]
    documents: int
    origins: str
    origins_words: str
    history: tuple[tuple[str, str], ...]
    fields: tuple[Field, ...]
    told: tuple[Passage, ...]
    look_backs: tuple[Passage, ...]
    disputes: tuple[Dispute, ...]
    candidates: tuple[Candidate, ...]
    reasons: tuple[Sentence, ...]
    parts: tuple[EventView, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """The events of one year, or the undated ones."""

    name: str
    anchor: str
    gap: str
    """What lies between it and the year shown before, in words; empty where nothing does."""
    events: tuple[EventView, ...]


# --- the rail of time ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Tick:
    """A year on the rail."""

    y: float
    label: str
    href: str | None


@dataclass(frozen=True, slots=True)
class Fold:
    """A gap folded out of the scale."""

    y: float
    words: str


@dataclass(frozen=True, slots=True)
class Mark:
    """An event on the rail; lengths in pixels."""

    href: str
    title: str
    glyph: str
    hollow: bool
    disputed: bool
    x: float
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Rail:
    """Time down the left edge, on a true scale of years."""

    width: int
    height: int
    ticks: tuple[Tick, ...]
    folds: tuple[Fold, ...]
    marks: tuple[Mark, ...]


# --- quotations ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Column:
    """One rendering of quoted words."""

    cite: Citation
    href: str
    kind: str
    cue: Words | None
    reporter: str
    language: str
    language_name: str
    direction: str


@dataclass(frozen=True, slots=True)
class Clause:
    """What one rendering has on one or more lines; no pieces where the words are missing."""

    column: int
    pieces: tuple[Piece, ...]
    lines: int = 1


@dataclass(frozen=True, slots=True)
class Line:
    """Clauses that answer each other, one a column; a clause that goes on from the line above is left out."""

    cells: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class QuotationGroup:
    """The renderings of the same words."""

    anchor: str
    speaker: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    reasons: tuple[str, ...]


# --- stories, names, documents -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Node:
    """A box of the lineage drawing; lengths in pixels."""

    x: float
    y: float
    label: str
    note: str
    title: str
    href: str | None
    kind: str


@dataclass(frozen=True, slots=True)
class LineageView:
    """A story: its documents and how each got its text, drawn and in words."""

    anchor: str
    title: Words | None
    when: str
    documents: tuple[Citation, ...]
    width: int
    height: int
    heads: tuple[tuple[float, str], ...]
    nodes: tuple[Node, ...]
    edges: tuple[tuple[str, str], ...]
    """Path data and kind (`known`, `copy`, `unknown`)."""
    steps: tuple[Sentence, ...]
    reasons: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class EntityView:
    """A person, country, place or organisation with its forms."""

    anchor: str
    name: str
    note: str
    forms: tuple[tuple[str, tuple[Words, ...]], ...]
    """By language (its code), the form most used first."""
    mentions: int
    documents: int
    events: tuple[Link, ...]
    more_events: int
    reasons: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Region:
    """A run of a document's text of one kind: title, body, crosshead, embed, furniture or page."""

    kind: str
    note: str
    words: Words


@dataclass(frozen=True, slots=True)
class Layer:
    """A layer of a document and how many pieces it has."""

    name: str
    code: str
    count: int


@dataclass(frozen=True, slots=True)
class PageView:
    """A document with its layers."""

    anchor: str
    cite: Citation
    title: Words | None
    facts: tuple[tuple[str, str], ...]
    regions: tuple[Region, ...]
    layers: tuple[Layer, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """A figure with its words and where it leads."""

    figure: str
    words: str
    href: str | None = None


@dataclass(frozen=True, slots=True)
class ReportView:
    """The whole report."""

    name: str
    counts: tuple[Count, ...]
    languages: tuple[Count, ...]
    unknown: tuple[Count, ...]
    rail: Rail
    years: tuple[Year, ...]
    groups: tuple[QuotationGroup, ...]
    alone: tuple[tuple[str, tuple[Passage, ...]], ...]
    """Quotations that only one document has, by speaker."""
    stories: tuple[LineageView, ...]
    entities: tuple[tuple[str, tuple[EntityView, ...]], ...]
    disputes: tuple[Dispute, ...]
    pages: tuple[PageView, ...]
    set_aside: tuple[tuple[str, str], ...]
