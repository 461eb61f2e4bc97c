"""What of a document tells which story it belongs to: its lead's meaning, names, numbers, places and days."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import log

import numpy as np
from numpy.typing import NDArray

from vaka.edtf import days_of
from vaka.joining.story_acts import LONGEST, Acts, read_acts
from vaka.records import Document, Entity, EntityKind, EventMention, Interval, Reading, Span
from vaka.text import collapse
from vaka.vectors import debias

__all__ = ["Profile", "build_profile", "centre_of", "lead_of"]

LEAD = 10
"""Sentences encoded a document. News tells its event first: on NTREX's half (63 stories, six languages) the
agreement of leads gave B-cubed .993 at 6 sentences, .998 at 10, .991 at all."""

SHORT = 24
"""Bytes of UTF-8 under which a line says too little to be compared."""

EVENT_DAYS = 3
"""A main event told to last more days than this has no day to compare."""

WEIGHTS: Mapping[EntityKind, float] = {
    "country": log(10 / 5),
    "place": log(10 / 2),
    "organisation": log(10 / 2),
    "person": log(10 / 1),
    "other": log(10 / 1),
}
"""How much a common name of each kind tells: it stands in so many of ten documents of other stories. The case's own
counts are not asked: they would change every pair with every document that is added, and on NTREX's half, the
examples and the reference pages they changed no story."""
LATER = 0.5
"""Weight of a name that stands only after the lead."""

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """One document as the stories see it."""

    document: str
    language: str
    lead: NDArray[np.float32]
    """Debiased unit vectors of the lead's sentences, (n, 384); n may be 0."""
    centre: NDArray[np.float32]
    """Their mean, of unit length."""
    names: Mapping[str, float]
    """Ids of the entities it names, with their weights."""
    known: frozenset[str]
    """Those of them that the knowledge has, so that they are one entity in every script."""
    places: frozenset[str]
    """Ids of the known towns and sites that its main events or its lead name."""
    sites: frozenset[str]
    """Those of them where its main events are said to happen."""
    acts: Acts
    """Who did what with whom."""
    numbers: frozenset[str]
    published: Interval | None
    """Its own date line, of a day or a month, else the day of the latest post it shows."""
    event_days: tuple[Interval, ...]
    """Days that its text gives for what it tells as held news."""
    not_before: date | None
    """Latest beginning of what it dates and tells as past: it cannot be older."""
    actors: tuple[tuple[str, float], ...] = ()
    """The sides that it names, each with its share of all that it names; sorted."""


def build_profile(
    document: Document,
    reading: Reading,
    local: Mapping[int, Entity],
    lead: NDArray[np.float32],
) -> Profile:
    """The profile of one document.

    Args:
        document: The document.
        reading: What was read off it.
        local: The entities of the case by the document's own numbers.
        lead: Vectors of the passages that `lead_of` gives, (n, 384), not debiased.
    """
    vectors = debias(lead, [language for _, language in lead_of(document, reading)])
    return Profile(
        document=reading.document,
        language=reading.article.language,
        lead=vectors,
        centre=centre_of(vectors),
        names=_named(reading, local),
        known=frozenset(e.id for e in local.values() if e.key),
        places=_places(reading, local),
        sites=_sites(reading, local),
        acts=read_acts(reading, local),
        numbers=_numbers(document.text, reading),
        published=_published(reading),
        event_days=_event_days(reading),
        not_before=_not_before(reading),
        actors=_actors(reading, local),
    )


# --- lead ----------------------------------------------------------------------------------------------


def _passages(reading: Reading) -> Iterator[tuple[Span, str]]:
    """Title and running text; whole paragraphs where no sentences were read."""
    sentences = [s for s in reading.sentences if s.layer in ("title", "body")]
    if sentences:
        yield from ((s.span, s.language) for s in sentences)
    else:
        yield from ((p.span, p.language) for p in reading.article.body if p.kind != "crosshead")


def lead_of(document: Document, reading: Reading) -> list[tuple[str, str]]:
    """The first passages worth comparing, each with its language."""
    found = []
    for span, language in _passages(reading):
        text = collapse(span.of(document.text))
        if len(text.encode()) >= SHORT:
            found.append((text, language))
        if len(found) == LEAD:
            break
    return found


def centre_of(lead: NDArray[np.float32]) -> NDArray[np.float32]:
    """The mean of a lead's vectors, of unit length; nothing but zeros for an empty lead."""
    total = lead.sum(axis=0, dtype=np.float32)
    return np.asarray(total / max(float(np.linalg.norm(total)), 1e-9), np.float32)


# --- names and places ----------------------------------------------------------------------------------


def _lead_sentences(reading: Reading) -> set[int]:
    return {s.n for s in [s for s in reading.sentences if s.layer in ("title", "body")][:LEAD]}


def _named(reading: Reading, local: Mapping[int, Entity]) -> Mapping[str, float]:
    """The entities named in title and running text with their weights: by kind, and less after the lead."""
    lead = _lead_sentences(reading)
    own = {s.n for s in reading.sentences if s.layer in ("title", "body", "crosshead")}
    found: dict[str, float] = {}
    for mention in reading.mentions:
        entity = local.get(mention.entity)
        if entity is not None and mention.sentence in own:
            weight = WEIGHTS[entity.kind] * (1.0 if mention.sentence in lead else LATER)
            found[entity.id] = max(found.get(entity.id, 0.0), weight)
    return found


def _actors(reading: Reading, local: Mapping[int, Entity]) -> tuple[tuple[str, float], ...]:
    """The countries, or persons and organisations without one, that it names, with their shares."""
    told = [a for m in reading.mentions if (e := local.get(m.entity)) and (a := _side(e)) is not None]
    counts = Counter(told)
    return tuple((actor, counts[actor] / len(told)) for actor in sorted(counts))


def _side(entity: Entity) -> str | None:
    """The side an entity stands for; places and other things are no side."""
    if entity.kind == "country":
        return entity.name
    if entity.kind in ("person", "organisation"):
        return entity.country or entity.id
    return None


def _places(reading: Reading, local: Mapping[int, Entity]) -> frozenset[str]:
    """Known towns and sites that its main events or its lead name: readers of events often miss the place."""
    lead = _lead_sentences(reading)
    told = [local.get(m.entity) for m in reading.mentions if m.sentence in lead and m.form != "capital"]
    return _sites(reading, local) | _known_places(told)


def _sites(reading: Reading, local: Mapping[int, Entity]) -> frozenset[str]:
    """Known towns and sites where its main events happened."""
    return _known_places(
        [local.get(e.place) for e in reading.events if e.role == "main" and e.place is not None]
    )


def _known_places(told: Sequence[Entity | None]) -> frozenset[str]:
    return frozenset(e.id for e in told if e is not None and e.key and e.kind == "place")


# --- numbers and days ----------------------------------------------------------------------------------


def _numbers(text: str, reading: Reading) -> frozenset[str]:
    """Numbers of two digits or more in the running text, but for years and times."""
    times = [t.span for t in reading.times if t.type in ("DATE", "TIME")]
    found = set()
    for span, _ in _passages(reading):
        for match in _NUMBER.finditer(text, span.start, span.end):
            plain = match[0].replace(",", ".")
            here = Span(match.start(), match.end())
            if len(plain) < 2 or _YEAR.fullmatch(plain) or any(t.overlap(here) for t in times):
                continue
            found.add(plain)
    return frozenset(found)


def _published(reading: Reading) -> Interval | None:
    stated = [reading.article.published]
    stated += [e.published for e in reading.article.embeds if e.published] if not stated[0] else []
    days = [days_of(s.value[:10]) for s in stated if s is not None]
    known = [d for d in days if d and d.earliest and d.days is not None and d.days <= LONGEST]
    return max(known, key=lambda d: (d.earliest or date.min, d.latest or date.min), default=None)


def _held(reading: Reading, basis: tuple[str, ...]) -> Iterator[tuple[EventMention, Interval]]:
    for event in reading.events:
        if event.status == "held" and event.basis in basis and event.interval is not None:
            yield event, event.interval


def _event_days(reading: Reading) -> tuple[Interval, ...]:
    days = {
        interval
        for event, interval in _held(reading, ("explicit", "relative"))
        if event.role == "main" and interval.days is not None and interval.days <= EVENT_DAYS
    }
    return tuple(sorted(days, key=lambda i: (i.earliest or date.min, i.latest or date.min)))


def _not_before(reading: Reading) -> date | None:
    """Only explicit times count: a relative one hangs on the day that is wanted."""
    told = (interval.earliest for event, interval in _held(reading, ("explicit",)) if event.role != "future")
    return max((day for day in told if day is not None), default=None)
