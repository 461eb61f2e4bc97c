"""The records that cross a boundary: one frozen, typed record for each thing that DESIGN's words name.

Units, everywhere: `start` and `end` count Unicode code points into the document's *source text*
(half open, like a slice). Dates are EDTF strings (`2024-06`, `200X`, `1910/1945`, `2024-08-15/..`) or
ISO 8601 with a time of day; durations are ISO 8601 (`P4Y5M`). Unknown is `None`, never a guess.

Everything up to `Reading` is a pure function of one document, the language packs and the knowledge; a
record there points at another of the same document by its number `n`, which is its place in its tuple.
Everything after joins documents and points by ids that are stable between runs.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Layer = Literal["text", "markup"]
"""What a span counts in: the source text, or (for values that stand only in an HTML head) the markup."""

BlockKind = Literal["paragraph", "heading", "list", "caption", "quote", "embed", "table", "other"]
ParagraphKind = Literal["text", "lead", "crosshead", "list"]
SentenceLayer = Literal["title", "body", "crosshead", "embed", "caption"]
EntityKind = Literal["person", "country", "place", "organisation", "other"]
MentionForm = Literal["name", "short", "acronym", "demonym", "title", "capital"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Grain = Literal["second", "minute", "hour", "day", "week", "month", "season", "year", "decade", "century"]
Anchor = Literal["none", "publication", "embed", "narrated", "unknown"]
QuotationKind = Literal["direct", "partial", "indirect"]
Role = Literal["main", "background", "future"]
Status = Literal["held", "planned", "postponed", "cancelled", "denied", "alleged"]
Basis = Literal["explicit", "relative", "publication", "joined"]
Part = Literal["source", "target", "with"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of the source text, in code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The characters that this span marks in `text`."""
        return text[self.start : self.end]

    def overlap(self, other: Span) -> int:
        """Code points that both spans cover."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def holds(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True, order=True)
class Interval:
    """The days between which something lies, both included; `None` leaves that end open."""

    earliest: date | None = None
    latest: date | None = None

    def meet(self, other: Interval) -> Interval | None:
        """The days in both intervals, or `None` where they exclude each other."""
        lows = [d for d in (self.earliest, other.earliest) if d]
        highs = [d for d in (self.latest, other.latest) if d]
        low, high = max(lows, default=None), min(highs, default=None)
        return None if low and high and low > high else Interval(low, high)

    @property
    def days(self) -> int | None:
        """How many days the interval spans; `None` where an end is open."""
        return (self.latest - self.earliest).days + 1 if self.earliest and self.latest else None


# --- intake ------------------------------------------------------------------------------------------


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


# --- article -----------------------------------------------------------------------------------------


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


# --- names -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Mention:
    """A name where it stands, without honorific; a case ending is outside its span where it can be told."""

    n: int
    span: Span
    sentence: int
    kind: EntityKind
    entity: int
    """Number of the `LocalEntity` it means."""
    form: MentionForm
    """`capital`: a seat standing for its government; `title`: a description ("the Turkish president")."""
    base: str
    """The name in its dictionary form, in the text's own script."""


@dataclass(frozen=True, slots=True)
class LocalEntity:
    """One person, country, place or organisation as this document alone shows it."""

    n: int
    kind: EntityKind
    name: str
    """Canonical English name; for the unknown, the fullest form transliterated."""
    key: str | None
    """Id in the knowledge (a Wikidata id or `vaka:…`), `None` for the unknown."""
    forms: tuple[str, ...]
    """The dictionary forms met, fullest first."""
    country: str | None = None
    """Canonical English name of its country, where the text or the knowledge says so."""
    titles: tuple[str, ...] = ()
    """Language-neutral offices met with the name (`head_of_state`, `foreign_minister`, …)."""


# --- times -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Relative:
    """A time told from an anchor: shift it by `amount` units, then set the parts that are given.

    "yesterday" is `Relative("day", -1)`; "in June last year" is `Relative("year", -1, month=6)`;
    "on 15 August" is `Relative("year", None, month=8, day=15)`: the year is to be chosen by `toward`.
    """

    unit: Grain
    amount: int | None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    """0 is Monday."""
    toward: Literal["past", "future", "ahead", "nearest"] = "nearest"
    """Which occurrence of an open part is meant; `ahead` may be the anchor's own day, `future` may not."""
    time: str | None = None
    """Time of day, `HH:MM`."""
    nth: int | None = None
    """Which `weekday` (or, without one, which day) of the month is meant; -1 is the last."""
    until: Relative | None = None
    """Last day, of an expression that spans several ("from Monday to Friday", "3-5 September")."""
    feast: str | None = None
    """Key of a movable feast (`easter+1`, `hijri 10-1`)."""


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that tell a time, with their TIMEX3 type and EDTF value."""

    n: int
    span: Span
    sentence: int
    type: TimexType
    value: str | None
    """EDTF or ISO value as precise as the text allows; `None` while its anchor is unknown."""
    interval: Interval | None
    grain: Grain
    basis: Literal["explicit", "relative"]
    anchor: Anchor
    """What the value was read against: `none` needs no anchor, `unknown` needs one that is not known."""
    relative: Relative | None = None
    """How to read it against an anchor, kept so that a join that dates the document can date it too."""
    approximate: bool = False
    reason: str = ""


# --- quotations --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Quotation:
    """Somebody's words: content, cue and source."""

    n: int
    span: Span
    """From the first to the last quoted character, without the marks."""
    parts: tuple[Span, ...]
    """The quoted stretches inside `span`, where a cue splits them; else just `span`."""
    kind: QuotationKind
    sentence: int
    cue: Span | None
    source: Span | None
    """Where the speaker stands in the text."""
    speaker: int | None
    """Number of the speaker's `LocalEntity`."""
    reporter: int | None
    """Number of the `LocalEntity` that reports the speech ("Putin said, KCNA reported")."""
    language: str
    rule: str
    glosses: tuple[Span, ...] = ()
    """The outlet's own insertions and cuts inside the quotation."""


# --- event mentions ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody who takes part, and on which side."""

    entity: int
    part: Part
    span: Span | None
    """Where the text says so; `None` where it was carried over from the sentences before."""


@dataclass(frozen=True, slots=True)
class Discriminator:
    """What tells this event from others of its type and actors."""

    kind: Literal["place", "host", "guest", "ordinal", "occasion", "weekday", "gap", "object", "number"]
    value: str
    """Language-neutral: an entity's name, an ordinal, a duration, a day (`--08-15`), a folded noun."""
    span: Span


@dataclass(frozen=True, slots=True)
class EventMention:
    """A passage that tells of an event."""

    n: int
    span: Span
    """The clause or sentence that tells it."""
    trigger: Span
    sentence: int
    plover: str
    mode: str | None
    kind: str
    """Vaka's finer kind (`summit meeting`, `treaty signing`, …); see the codebook."""
    role: Role
    status: Status
    participants: tuple[Participant, ...]
    place: int | None
    """Number of the `LocalEntity` where it happened."""
    times: tuple[int, ...]
    """Numbers of the `TimeExpression`s that date it."""
    when: str | None
    interval: Interval | None
    basis: Basis | None
    discriminators: tuple[Discriminator, ...]
    quotation: int | None
    """Number of the `Quotation` inside which it is told."""
    part_of: int | None
    """Number of the event mention of this document that it is a part of."""
    rule: str
    same_as: int | None = None
    """Number of an earlier event mention of this document that tells of the same event."""


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read off one document."""

    article: Article
    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()
    entities: tuple[LocalEntity, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    events: tuple[EventMention, ...] = ()

    @property
    def document(self) -> str:
        """Id of the document read."""
        return self.article.document


# --- joined ------------------------------------------------------------------------------------------


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


@dataclass(frozen=True, slots=True)
class Claim:
    """One value of one field as one or more origins give it."""

    value: str
    mentions: tuple[Ref, ...]
    """The event mentions that carry it."""
    lines: tuple[str, ...]


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
class Dated:
    """The time in which an undated document must have been published, found by joining."""

    document: str
    value: str
    """EDTF."""
    interval: Interval
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Joined:
    """All that joining the documents of a case gives."""

    entities: tuple[Entity, ...] = ()
    stories: tuple[Story, ...] = ()
    lineage: tuple[Derivation, ...] = ()
    alignments: tuple[Alignment, ...] = ()
    events: tuple[Event, ...] = ()
    dated: tuple[Dated, ...] = ()
