"""The place that opens a report: "LIDRE, 7 May (AGENCY) - …". The weakest word on where something happened."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from vaka.codebook import codebook
from vaka.reading.events.scene import Name, Scene
from vaka.records import EventMention, LocalEntity, TimeExpression

__all__ = ["at_dateline", "dateline_day", "dateline_of"]

LONGEST = 10
"""Words that a dateline has at most: place, region, date, agency, town of the agency."""

SHORT = 3
"""Letters of what may stand between the parts of a dateline: an article, a weekday's abbreviation."""

AGENCY = 2
"""Words of an agency's name behind the day, where the sentence ends with it."""

SCENES = frozenset(
    ("encounter", "reception", "ceremony", "treaty signing", "arrival", "welcome", "delegation talks")
)
"""Families of events that reporters are sent to: they write from where those happen."""


def dateline_of(scene: Scene, dated: frozenset[int]) -> Name | None:
    """The place of the dateline that a sentence opens with, if it does.

    Args:
        scene: A sentence of the body.
        dated: Its words that belong to time expressions.
    """
    place = next((n for n in scene.names if n.first == 0), None)
    if place is None or place.entity.kind != "place":
        return None
    named = {i for n in scene.names for i in range(n.first, n.last + 1)}
    for i in range(place.last + 1, min(len(scene.words), LONGEST)):
        word = scene.words[i]
        if word.gap == "hard":
            return place
        if i not in named | dated and len(word.text) > 2 and not word.text.isdigit():
            return None
    return place if len(scene.words) <= LONGEST else None


def dateline_day(scene: Scene, times: Iterable[TimeExpression], dated: frozenset[int]) -> int | None:
    """Number of the time expression that a dateline without a year stands on: "LIDRE, 7 May (AGENCY) - …".

    Args:
        scene: A sentence of the body.
        times: Its time expressions.
        dated: Its words that belong to them.
    """
    named = {i for n in scene.names for i in range(n.first, n.last + 1)} | dated
    for time in times:
        told = time.relative
        if told is None or told.unit != "year" or told.amount is not None or not (told.month and told.day):
            continue
        first, last = scene.word_at(time.span.start), scene.word_at(time.span.end - 1)
        words = scene.words[: last + 1]
        opens = all(i in named or len(w.text) <= SHORT for i, w in enumerate(words)) and last < LONGEST
        behind = scene.words[last + 1 :]
        ends = bool(behind) and behind[0].gap == "hard"
        alone = first == 0 and len(behind) <= 1  # "14 September. AGENCY."
        if (opens and first > 0 and (ends or len(behind) <= AGENCY)) or alone:
            return time.n
    return None


def at_dateline(
    mentions: list[EventMention],
    roots: Mapping[int, int],
    dateline: int | None,
    entities: Sequence[LocalEntity],
) -> list[EventMention]:
    """Put news that tells no place where the dateline is, if that is on the soil of one who took part.

    Args:
        mentions: Of one document.
        roots: By mention, the first one of the same event, where that is another.
        dateline: The local entity of the dateline's place.
        entities: The document's entities.
    """
    if dateline is None:
        return mentions
    placed = {roots.get(m.n, m.n) for m in mentions if m.place is not None}
    soil = entities[dateline].country

    def fits(mention: EventMention) -> bool:
        states = {entities[p.entity].country or entities[p.entity].name for p in mention.participants}
        scene = codebook()[mention.kind].family in SCENES
        news = mention.role == "main" and mention.status == "held"
        return scene and news and soil in states and roots.get(mention.n, mention.n) not in placed

    return [replace(m, place=dateline) if fits(m) else m for m in mentions]
