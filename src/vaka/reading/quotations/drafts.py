"""A quotation whose speaker is still to be found, and one with what is known of its speaker."""

from __future__ import annotations

from dataclasses import dataclass

from vaka.reading.quotations.cues import Cue
from vaka.records import Mention, QuotationKind, Span

__all__ = ["Attributed", "Draft"]


@dataclass(frozen=True, slots=True)
class Draft:
    """A quotation whose speaker is still to be found."""

    span: Span
    parts: tuple[Span, ...]
    frame: Span
    close: int
    cue: Cue | None
    kind: QuotationKind
    unit: int
    rule: str
    label: Mention | None = None
    whole_line: bool = False


@dataclass(frozen=True, slots=True)
class Attributed:
    """A draft with what is known of its speaker."""

    draft: Draft
    source: Span | None
    speaker: int | None
    reporter: int | None
    reason: str
