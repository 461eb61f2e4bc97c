"""What joining documents gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from vaka.records.spans import Basis, EntityKind, Interval, Role, Span, Status


@dataclass(frozen=True, slots=True, order=True)
class Ref:
    """A record of one document: its document's id and its number there."""

    document: str
    n: int


@dataclass(frozen=True, slots=True)
class Story:
    """The documents about one event as news."""

    id: str
    documents: tuple[str, ...]
    storyline: str
    """Id shared by the stories of one set of actors over time."""
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entity:
    """The person, country, place or organisation that local entities of several documents mean."""

    id: str
    name: str
    kind: EntityKind
    key: str | None
    country: str | None
    members: tuple[Ref, ...]
    """The `LocalEntity`s joined."""
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Derivation:
    """One step of lineage: how a document got its text or its knowledge."""

    document: str
    source: str
    """Another document's id, or the name of an agency, an outlet or a primary source."""
    kind: Literal["credit", "outlet", "primary", "translation", "copy"]
    evidence: tuple[Span, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OriginCount:
    """How many independent reporting lines stand behind something: at least, at most, and which."""

    low: int
    high: int
    lines: tuple[str, ...]
    """The reporting lines known by name."""
    untraceable: tuple[str, ...]
    """Ids of the documents whose line is unknown."""
    words: str
    """The count explained in words."""


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """The very words of a document that give a value."""

    document: str
    span: Span


@dataclass(frozen=True, slots=True)
class Claim:
    """One value of one field as one or more origins give it."""

    value: str
    mentions: tuple[Ref, ...]
    """The event mentions that carry it."""
    lines: tuple[str, ...]
    """Who answers for it: the agencies credited, else the outlets; empty where nobody is known."""
    words: tuple[Evidence, ...] = ()
    """Where texts give the value, as far as it stands in words of its own."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Claims on one field of one event that cannot all be true."""

    field: str
    claims: tuple[Claim, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """One event mention as a member of its event."""

    ref: Ref
    role: Role
    reasons: tuple[str, ...]
    """Why it was joined to the event."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A join that is possible and was not made."""

    ref: Ref
    event: str
    lacks: str
    """What is missing, in words."""


@dataclass(frozen=True, slots=True)
class Event:
    """The event itself, across documents."""

    id: str
    plover: str
    mode: str | None
    kind: str
    status: Status
    participants: tuple[str, ...]
    """Entity ids; sources first."""
    when: str | None
    interval: Interval | None
    basis: Basis | None
    place: str | None
    """Entity id."""
    part_of: str | None
    told: tuple[Told, ...]
    origins: OriginCount
    findings: tuple[Finding, ...]
    candidates: tuple[Candidate, ...]
    reasons: tuple[str, ...]
    """How `when` and the join came about, one sentence each."""
    history: tuple[tuple[str | None, Status], ...] = ()
    """The statuses told, with the publication date of the telling, oldest first."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two quotations that render the same words, in whole or in part."""

    a: Ref
    b: Ref
    relation: Literal["same", "part"]
    """`part`: b renders a part of the words of a."""
    a_span: Span
    b_span: Span
    """The clauses that answer each other."""
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NewsDay:
    """The day of one event that is the news of an undated document, as another document tells it."""

    mentions: tuple[int, ...]
    """Numbers of the event mentions that tell it in the undated document."""
    when: str
    """EDTF: a day, the days of a visit, or a month."""


@dataclass(frozen=True, slots=True)
class Dated:
    """The time in which an undated document must have been published, found by joining."""

    document: str
    value: str
    """EDTF."""
    interval: Interval
    reasons: tuple[str, ...]
    news: tuple[NewsDay, ...] = ()
    """The days of the page's own news, in the order of the text; what its words leave open is read by them."""


@dataclass(frozen=True, slots=True)
class Joined:
    """All that joining the documents of a case gives."""

    entities: tuple[Entity, ...] = ()
    stories: tuple[Story, ...] = ()
    lineage: tuple[Derivation, ...] = ()
    alignments: tuple[Alignment, ...] = ()
    events: tuple[Event, ...] = ()
    dated: tuple[Dated, ...] = ()
