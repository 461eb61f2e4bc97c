"""What a document has told so far, from which "the next day", "two years later" and "at 10:30" are counted.

News has one day that it is about and looks back from there. So three days are kept: the last one told; the last one of
the line of the story, which "the day before" does not move; and the latest one up to the publication, the day of the
news, to which the text returns after a look-back.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from vaka.edtf import days_of
from vaka.reading.times.parts import Found
from vaka.records import Sentence, TimeExpression

__all__ = ["DAY", "Placed", "Told", "day_of"]

DAY = len("2024-06-19")
_DAYS = ("day", "hour", "minute", "second")


@dataclass(frozen=True, slots=True)
class Placed:
    """A time found, with the sentence it stands in."""

    found: Found
    sentence: Sentence
    quoted: bool = False
    """Whether it stands between quotation marks of its sentence."""


@dataclass(frozen=True, slots=True)
class Told:
    """The times told before a place in a document; each `None` where there is none."""

    day: TimeExpression | None = None
    """The last day."""
    story: TimeExpression | None = None
    """The last day that is not itself told from another ("the day before")."""
    news: TimeExpression | None = None
    """The latest day up to the publication; where that is unknown, the latest told as no plan."""
    year: TimeExpression | None = None
    """The last time of which the year is known."""
    bare_year: TimeExpression | None = None
    """The last time that is a year."""

    def then(self, read: TimeExpression, written: date | None, *, aside: bool, planned: bool) -> Told:
        """What has been told once this has been read too.

        Args:
            read: The time, read against its anchor.
            written: The last day on which the text may have been written, if known.
            aside: Whether it is told from another time and leaves the line of the story.
            planned: Whether it is told as a plan.
        """
        if not read.value or read.type not in ("DATE", "TIME"):
            return self
        if read.value.startswith("X") and read.relative is not None and read.grain in _DAYS:
            news = read if self.news is None and not planned else self.news
            return replace(self, day=read, story=self.story if aside else read, news=news)
        if not read.interval:
            return self
        told = replace(self, year=read) if days_of(read.value[:4]) else self
        told = replace(told, bare_year=read) if read.grain == "year" else told
        day = day_of(read)
        if day is None:
            return told
        told = replace(told, day=read, story=told.story if aside else read)
        known = day_of(told.news)
        if planned or (written and day > written) or (known and day < known):
            return told
        return replace(told, news=read)


def day_of(read: TimeExpression | None) -> date | None:
    """The day that a time tells; `None` where it tells none, or tells it too coarsely."""
    if read is None or not read.value or read.grain not in _DAYS:
        return None
    days = days_of(read.value[:DAY])
    return days.earliest if days and days.days == 1 else None
