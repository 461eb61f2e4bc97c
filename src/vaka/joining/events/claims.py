"""What the mentions of one unit say of a field in words of their own: the claims that findings weigh."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from vaka.knowledge import towns
from vaka.reading.names.transliteration import script_of
from vaka.records import Entity, EventMention, Reading, Ref, Span

__all__ = ["Said", "one_person", "said_by"]


@dataclass(frozen=True, slots=True)
class Said:
    """One value of one field as one mention gives it, where it stands in its own words."""

    n: int
    """The event mention's number in its document."""
    field: Literal["day", "place", "figure", "person", "doer", "absent"]
    value: str
    """An EDTF day, an entity id, a quantity in words (`42 tonne`); of a doer, the actor."""
    name: str
    """As people read it."""
    side: str | None
    """The actor for whom a person takes part or stays away."""
    span: Span
    headline: bool
    """Whether the mention is the page's headline; of a figure, whether it stands there instead of the text's."""
    script: str | None = None
    """The script in which somebody is named whom the knowledge does not have."""
    firm: bool = True
    """Of a day or a town, whether the passage names at least two who take part: it stands by itself."""


def said_by(
    reading: Reading,
    mentions: Sequence[EventMention],
    entities: Mapping[Ref, Entity],
    actors: Mapping[str, str],
) -> tuple[Said, ...]:
    """All that mentions of one event say in their own clauses, in the order of the text.

    Args:
        reading: Of their document.
        mentions: Of one event.
        entities: What the document's local entities mean.
        actors: The country or entity that each entity id acts for.
    """
    found: list[Said] = []
    for mention in sorted(mentions, key=lambda m: m.n):
        headline = reading.sentences[mention.sentence].layer == "title"
        firm = sum(p.span is not None for p in mention.participants) > 1
        found += _days(reading, mention, headline, firm)
        found += _places(reading, mention, entities, headline, firm)
        found += _figures(mention)
        found += _people(reading, mention, entities, actors, headline)
    return tuple(found)


def _days(reading: Reading, mention: EventMention, headline: bool, firm: bool) -> Iterable[Said]:
    """The day that the mention's own sentence tells; a publication day is no claim."""
    own = [reading.times[n] for n in mention.times if reading.times[n].sentence == mention.sentence]
    if mention.basis == "publication" or mention.interval is None or mention.interval.days != 1:
        return
    if len(own) == 1 and mention.when is not None and "T" not in mention.when:
        yield Said(mention.n, "day", mention.when, mention.when, None, own[0].span, headline, firm=firm)


def _places(
    reading: Reading, mention: EventMention, entities: Mapping[Ref, Entity], headline: bool, firm: bool
) -> Iterable[Said]:
    """The scene that the mention itself names; of a palace or a country it is not firm."""
    place = entities.get(Ref(reading.document, mention.place)) if mention.place is not None else None
    own = [m for m in reading.mentions if m.entity == mention.place and mention.span.holds(m.span)]
    if place is not None and own:
        firm = firm and place.key in towns()
        yield Said(mention.n, "place", place.id, place.name, place.country, own[0].span, headline, firm=firm)


def _figures(mention: EventMention) -> Iterable[Said]:
    for told in mention.discriminators:
        if told.kind in ("number", "headline"):
            yield Said(mention.n, "figure", told.value, told.value, None, told.span, told.kind == "headline")


def _people(
    reading: Reading,
    mention: EventMention,
    entities: Mapping[Ref, Entity],
    actors: Mapping[str, str],
    headline: bool,
) -> Iterable[Said]:
    """Who is named as taking part, who as staying away, and whom a deed is said to be done by."""
    for gone in mention.absent:
        entity = entities.get(Ref(reading.document, gone.entity))
        if entity is not None and gone.span is not None:
            script = _script(reading, gone.entity, entity)
            actor = entity.country or entity.id
            yield Said(mention.n, "absent", entity.id, entity.name, actor, gone.span, headline, script)
    for part in mention.participants:
        entity = entities.get(Ref(reading.document, part.entity))
        if entity is None or part.span is None:
            continue
        actor, script = actors[entity.id], _script(reading, part.entity, entity)
        if entity.kind == "person":
            yield Said(mention.n, "person", entity.id, entity.name, actor, part.span, headline, script)
        if part.part == "source":
            alone = actor == entity.id and entity.kind != "country"
            name, spelled = (entity.name, script) if alone else (actor, None)
            yield Said(mention.n, "doer", actor, name, None, part.span, headline, spelled)


def _script(reading: Reading, local: int, entity: Entity) -> str | None:
    forms = reading.entities[local].forms
    return script_of(forms[0]) if entity.key is None and forms else None


SAME_NAME = 0.75
"""From which likeness on two names may be one man's in two spellings (`SequenceMatcher.ratio`): "Olvik" and "Olvick",
"Vaşkel" and "Vashkel" lie above, "Skarrel" and "Anvarik" below."""


def one_person(a: Said, b: Said) -> bool:
    """Whether two names may mean one person: they cannot be told apart, or look alike.

    A name that only the texts have is spelled anew in every script and shortened at will; one word is as often
    misread as not.
    """
    if a.value == b.value:
        return True
    if a.script is None and b.script is None:
        return False
    mine, theirs = (name.casefold().split() for name in (a.name, b.name))
    if a.script != b.script or len(mine) < 2 or len(theirs) < 2 or set(mine) & set(theirs):
        return True
    likeness = SequenceMatcher(None, mine[-1], theirs[-1], autojunk=False).ratio()
    return likeness >= SAME_NAME
