"""Stretches of text and of time, and the closed vocabularies of the records."""

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
Basis = Literal["explicit", "relative", "publication", "joined", "set"]
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
