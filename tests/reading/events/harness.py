"""Reads marked-up sample sentences and runs the events stage on them, without any stage before it.

A case is a block of lines: `@speaker NAME` (optional, who says what stands between “ and ”), `@title` (the line
below is a headline), the sentence, and one line `> kind | role status | participants | place | when` for each
event that it tells, or `> nothing`. In the sentence `[name|kind|country]` marks a name and `{words|value}` a time
(a day, month or year, or a duration beginning with P). A dash leaves a column unchecked.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from vaka.edtf import days_of
from vaka.reading.events import read_events
from vaka.records import (
    Article,
    Document,
    EventMention,
    Grain,
    Interval,
    LocalEntity,
    Mention,
    Paragraph,
    Quotation,
    Relative,
    Sentence,
    SentenceLayer,
    Span,
    Stated,
    TimeExpression,
)

CASES = Path(__file__).parents[2] / "cases"
PUBLISHED = "2023-05-10"
_MARK = re.compile(r"\[([^|\]]+)\|(\w+)(?:\|([^\]]*))?\]|\{([^|}]+)\|([^}]*)\}")


@dataclass(frozen=True)
class Case:
    """One sample sentence and what it tells."""

    language: str
    line: int
    text: str
    expected: tuple[str, ...]
    speaker: str | None = None
    title: bool = False


@dataclass(frozen=True)
class Told:
    """What the stage made of a sample."""

    events: tuple[EventMention, ...]
    entities: tuple[LocalEntity, ...]
    text: str


def cases(language: str) -> list[Case]:
    """The cases of a language, in the order of its file."""
    found: list[Case] = []
    text, speaker, title, expected, at = "", None, False, [], 0
    lines = (CASES / language / "events.txt").read_text("utf-8").splitlines()
    for n, line in enumerate([*lines, ""], 1):
        if line.startswith("#"):
            continue
        if line.startswith("@speaker "):
            speaker = line.removeprefix("@speaker ").strip()
        elif line.startswith("@title"):
            title = True
        elif line.startswith(">"):
            expected.append(line[1:].strip())
        elif line.strip():
            text, at = line.strip(), n
        elif text:
            found.append(Case(language, at, text, tuple(expected), speaker, title))
            text, speaker, title, expected = "", None, False, []
    return found


def marked(text: str) -> tuple[str, tuple[Mention, ...], tuple[LocalEntity, ...]]:
    """A marked-up sentence without its marks, with its names."""
    plain, names, last = "", [], 0
    for match in _MARK.finditer(text):
        plain += text[last : match.start()]
        start = len(plain)
        plain += match.group(1) or match.group(4)
        if match.group(1):
            names.append((Span(start, len(plain)), 0, match.group(2), match.group(3) or None))
        last = match.end()
    plain += text[last:]
    entities, mentions = _names(plain, names)
    return plain, mentions, entities


def tell(text: str, language: str, speaker: str | None = None, title: bool = False) -> Told:
    """Run the stage on one marked-up sentence."""
    return tell_all([text], language, speaker, title)


def tell_all(
    texts: list[str],
    language: str,
    speaker: str | None = None,
    title: bool = False,
    published: str | None = PUBLISHED,
    apart: bool = False,
) -> Told:
    """Run the stage on marked-up sentences of one paragraph, or of as many; `title`: the first is the headline."""
    plain, names, times, sentences = "", [], [], []
    for n, marked in enumerate(texts):
        begin, last = len(plain), 0
        for match in _MARK.finditer(marked):
            plain += marked[last : match.start()]
            start = len(plain)
            plain += match.group(1) or match.group(4)
            place = (Span(start, len(plain)), n)
            if match.group(1):
                names.append((*place, match.group(2), match.group(3) or None))
            else:
                times.append((*place, match.group(5)))
            last = match.end()
        plain += marked[last:]
        layer: SentenceLayer = "title" if title and n == 0 else "body"
        sentences.append(
            Sentence(n, Span(begin, len(plain)), -1 if layer == "title" else n * apart, layer, language)
        )
        plain += "\n"
    entities, mentions = _names(plain, names)
    stated = Stated(published, Span(0, 0), "test") if published else None
    span = Span(0, len(plain))
    article = Article(
        "d", language, None, stated, None, None, None, None, (), (Paragraph(span, "text", language),), (), ()
    )
    document = Document("d", "d.txt", "0", "text/plain", "utf-8", plain, ())
    quotations = _quotations(plain, speaker, entities, language)
    events = read_events(
        document,
        article,
        tuple(sentences),
        mentions,
        entities,
        tuple(_time(i, *t) for i, t in enumerate(times)),
        quotations,
    )
    return Told(events, entities, plain)


def _names(
    text: str, names: list[tuple[Span, int, str, str | None]]
) -> tuple[tuple[LocalEntity, ...], tuple[Mention, ...]]:
    entities: list[LocalEntity] = []
    mentions = []
    for n, (span, sentence, kind, country) in enumerate(names):
        name, _, state = (country or "").partition("=") if "=" in (country or "") else ("", "", country or "")
        name = name or span.of(text)
        known = next((e for e in entities if e.name == name), None)
        if known is None:
            state = name if kind == "country" else state
            known = LocalEntity(len(entities), kind, name, f"x:{name}", (name,), state or None)  # type: ignore[arg-type]
            entities.append(known)
        mentions.append(Mention(n, span, sentence, known.kind, known.n, "name", span.of(text)))
    return tuple(entities), tuple(mentions)


def _time(n: int, span: Span, sentence: int, value: str) -> TimeExpression:
    if value.startswith("P"):
        return TimeExpression(n, span, sentence, "DURATION", value, None, "year", "explicit", "none")
    if value.startswith(("XXXX-", "weekday ", "same")):
        return _open_time(n, span, sentence, value)
    if "/" in value:
        return TimeExpression(n, span, sentence, "DATE", value, days_of(value), "day", "explicit", "none")
    year, month, day = ([int(p) for p in value.split("-")] + [0, 0])[:3]
    first = date(year, month or 1, day or 1)
    last = date(year, month or 12, day or calendar.monthrange(year, month or 12)[1])
    grain: Grain = "day" if day else "month" if month else "year"
    return TimeExpression(n, span, sentence, "DATE", value, Interval(first, last), grain, "explicit", "none")


def _open_time(n: int, span: Span, sentence: int, value: str) -> TimeExpression:
    """A day without its year ("XXXX-09-03"), a weekday ("weekday 0", "weekday 0 next"), or "same" for that day."""
    if value == "same":
        told = Relative("day", 0)
        return TimeExpression(n, span, sentence, "DATE", None, None, "day", "relative", "unknown", told)
    if value.startswith("weekday"):
        told = Relative(
            "week", None, weekday=int(value.split()[1]), toward="future" if "next" in value else "nearest"
        )
        return TimeExpression(n, span, sentence, "DATE", None, None, "day", "relative", "unknown", told)
    _, month, day = value.split("-")
    told = Relative("year", None, month=int(month), day=int(day))
    return TimeExpression(n, span, sentence, "DATE", value, None, "day", "explicit", "unknown", told)


def _quotations(
    text: str, speaker: str | None, entities: tuple[LocalEntity, ...], language: str
) -> tuple[Quotation, ...]:
    if speaker is None:
        return ()
    by = next(e.n for e in entities if e.name == speaker)
    found = []
    for n, match in enumerate(re.finditer("“([^”]*)”", text)):
        span = Span(*match.span(1))
        found.append(Quotation(n, span, (span,), "direct", 0, None, None, by, None, language, "test"))
    return tuple(found)
