"""What the sentences of one document tell: names, times, quotations, event mentions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from vaka.records.page import Article, Sentence
from vaka.records.spans import (
    Anchor,
    Basis,
    EntityKind,
    Grain,
    Interval,
    MentionForm,
    Part,
    QuotationKind,
    Role,
    Span,
    Status,
    TimexType,
)


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
    within: str | None = None
    """Canonical English name of the town that a place lies in, where its name tells ("Ankara Esenboğa Airport")."""


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
    """Day of the month; 0 is the anchor's own ("two years ago today")."""
    weekday: int | None = None
    """0 is Monday."""
    toward: Literal["past", "future", "ahead", "behind", "nearest", "beside"] = "nearest"
    """Which occurrence of an open part is meant; `ahead` may be the anchor's own day, `future` may not; `behind` is the
    nearest, where the words look back, so that one ahead counts as farther; `beside` is the weekday near the anchor,
    before or after, if one is. With an amount of years, `past` counts from the anchor's day ("a year ago") and names
    no calendar year."""
    time: str | None = None
    """Time of day, `HH:MM`."""
    nth: int | None = None
    """Which `weekday` (or, without one, which day) of the month is meant; -1 is the last. With unit `week` and
    a direction, the how-manieth weekday from the anchor ("two Fridays ago")."""
    until: Relative | None = None
    """Last day, of an expression that spans several ("from Monday to Friday", "3-5 September")."""
    feast: str | None = None
    """Key of a movable feast (`easter+1`, `hijri 10-1`)."""
    base: Relative | None = None
    """The time it is counted from where the words name one ("two days after Christmas")."""


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

    kind: Literal[
        "place",
        "host",
        "guest",
        "ordinal",
        "occasion",
        "weekday",
        "gap",
        "object",
        "number",
        "headline",
        "words",
    ]
    value: str
    """Language-neutral: an entity's name, an ordinal, a duration, a day (`--08-15`), a folded noun; of `headline`, the
    figure that the headline gives instead of the text's `number`; of `words`, a digest of all that the clause says."""
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
    absent: tuple[Participant, ...] = ()
    """Who is said not to have taken part, or whose place somebody else took."""


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
