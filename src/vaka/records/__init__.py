"""The records that cross a boundary: one frozen, typed record for each thing that DESIGN's words name.

Units, everywhere: `start` and `end` count Unicode code points into the document's *source text*
(half open, like a slice). Dates are EDTF strings (`2024-06`, `200X`, `1910/1945`, `2024-08-15/..`) or
ISO 8601 with a time of day; durations are ISO 8601 (`P4Y5M`). Unknown is `None`, never a guess.

Everything up to `Reading` is a pure function of one document, the language packs and the knowledge; a
record there points at another of the same document by its number `n`, which is its place in its tuple.
Everything after joins documents and points by ids that are stable between runs.
"""

from vaka.records.joined import (
    Alignment,
    Candidate,
    Claim,
    Dated,
    Derivation,
    Entity,
    Event,
    Evidence,
    Finding,
    Joined,
    OriginCount,
    Ref,
    Story,
    Told,
)
from vaka.records.page import Article, Block, Credit, Document, Embed, Furniture, Paragraph, Sentence, Stated
from vaka.records.reading import (
    Discriminator,
    EventMention,
    LocalEntity,
    Mention,
    Participant,
    Quotation,
    Reading,
    Relative,
    TimeExpression,
)
from vaka.records.spans import (
    Anchor,
    Basis,
    BlockKind,
    EntityKind,
    Grain,
    Interval,
    Layer,
    MentionForm,
    ParagraphKind,
    Part,
    QuotationKind,
    Role,
    SentenceLayer,
    Span,
    Status,
    TimexType,
)

__all__ = [
    "Alignment",
    "Anchor",
    "Article",
    "Basis",
    "Block",
    "BlockKind",
    "Candidate",
    "Claim",
    "Credit",
    "Dated",
    "Derivation",
    "Discriminator",
    "Document",
    "Embed",
    "Entity",
    "EntityKind",
    "Event",
    "EventMention",
    "Evidence",
    "Finding",
    "Furniture",
    "Grain",
    "Interval",
    "Joined",
    "Layer",
    "LocalEntity",
    "Mention",
    "MentionForm",
    "OriginCount",
    "Paragraph",
    "ParagraphKind",
    "Part",
    "Participant",
    "Quotation",
    "QuotationKind",
    "Reading",
    "Ref",
    "Relative",
    "Role",
    "Sentence",
    "SentenceLayer",
    "Span",
    "Stated",
    "Status",
    "Story",
    "TimeExpression",
    "TimexType",
    "Told",
]
