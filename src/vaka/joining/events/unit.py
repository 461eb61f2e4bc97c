"""A unit: what one document tells of one event, in terms that documents share.

The reader links repeated mentions inside a document (`same_as`); a unit gathers such a chain, with its
actors brought to countries and entities of the whole case, so that units of two documents can be compared.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from vaka.codebook import codebook
from vaka.edtf import days_of
from vaka.joining.events.claims import Said, said_by
from vaka.joining.events.restated import restated
from vaka.joining.events.ties import NO_TIES, Ties
from vaka.knowledge import towns
from vaka.reading.names.transliteration import script_of
from vaka.records import Basis, Entity, EntityKind, EventMention, Interval, Part, Reading, Ref, Role, Status
from vaka.text import fold

if TYPE_CHECKING:
    from vaka.joining.events.blocks import Blocks

__all__ = ["BILATERAL", "MUTUAL", "NEWS_DAYS", "Index", "Unit", "build_units"]

BILATERAL = frozenset({"meet", "visit"})
"""Frames in which both sides take part alike."""

MUTUAL = frozenset({"treaty signing", "agreement", "collapse of talks"})
"""Families of acts that take two: where one side is named, the other is the document's company."""

_ANY_PAPER = {"treaty": "agreement", "document": "agreement"}
"""Objects that one paper calls so and another so: languages part treaty, agreement and document otherwise."""

NEWS_DAYS = 3
"""A main event told as new lies at most so many days before its publication, for the sake of comparing
two units only: dailies and agencies print within a day, weeklies and translations within three."""


@dataclass(frozen=True)
class Unit:
    """One event as one document tells it.

    What comparing asks of it again and again is found once (so it has no slots).
    """

    key: str
    """Sorts and names the unit: document and number of its first mention."""
    document: str
    story: str | None
    mentions: tuple[EventMention, ...]
    """First the one that tells most; never empty."""
    family: str
    frame: str
    role: Role
    status: Status
    participants: tuple[tuple[str, Part], ...]
    """Entity ids with their sides, sources first."""
    actors: frozenset[str]
    """Countries (by name), or ids of entities without a country."""
    sources: frozenset[str]
    """Whose deed it is."""
    persons: frozenset[tuple[str, str]]
    """(actor, entity id) of persons who take part."""
    place: str | None
    """Entity id."""
    soil: str | None
    """Name of the country where it happened."""
    when: str | None
    interval: Interval | None
    """When it happened, as this document alone has it."""
    basis: Basis | None
    cues: frozenset[tuple[str, str]]
    """Discriminators: their kind and value."""
    day: str | None = None
    """The day of a year that is unknown, as EDTF (`XXXX-08-15`), where the text gives no more."""
    sure: frozenset[str] = frozenset()
    """The actors whom a passage itself names; the others were carried over from the text before it."""
    named: frozenset[str] = frozenset()
    """Entity ids of those whom a passage itself names."""
    words: frozenset[tuple[str, str]] = frozenset()
    """(entity id, word of the name) of persons who take part."""
    bare: frozenset[str] = frozenset()
    """Entity ids of persons whom its passages name by one word only: it may mean a namesake."""
    open_time: str | None = None
    """The finest time told that leaves its year open, as EDTF (`XXXX-08-15`, `XXXX-08`, `XXXX-XX-15`)."""
    company: frozenset[str] = frozenset()
    """The actors of the document's main encounters: who is meant where a look-back names one side only."""
    published: str | None = None
    """The day, month or year (EDTF) on which its document says that it was published."""
    scripts: frozenset[tuple[str, str]] = frozenset()
    """(entity id, script) of persons whom only the text names: in another script they may be spelled another way."""
    place_name: str | None = None
    place_kind: EntityKind | None = None
    home: str | None = None
    """Entity id of the host's country, where the text tells of a reception and no place."""
    town: bool = False
    """Whether the place is a town that the built-in knowledge has, not a house or a stretch of land."""
    outlet: str | None = None
    """Where its document was published."""
    said: tuple[Said, ...] = ()
    """What its mentions claim in words of their own."""
    elsewhere: frozenset[str] = frozenset()
    """The actors and persons who do what is of this family in other passages of its document."""
    tied: frozenset[Ref] = frozenset()
    """Mentions that a person has said to tell of the same event."""
    parted: frozenset[Ref] = frozenset()
    """Mentions that a person has said to tell of another event."""

    @property
    def refs(self) -> tuple[Ref, ...]:
        """Its mentions."""
        return tuple(Ref(self.document, m.n) for m in self.mentions)

    @property
    def dated(self) -> bool:
        """Whether the text itself or its publication bounds the time from both sides."""
        return self.interval is not None and self.interval.days is not None

    @cached_property
    def blocks(self) -> Blocks:
        """The keys that other units must share to be compared with it."""
        from vaka.joining.events.blocks import blocks_of

        return blocks_of(self)

    @cached_property
    def sides(self) -> frozenset[str]:
        """The actors, completed where an act of two names one side or none: from the document's company, else a visit's
        guest by the state that he goes to."""
        if len(self.actors) > 1 or not (self.frame in BILATERAL or self.family in MUTUAL):
            return self.actors
        if len(self.company) == 2 and self.actors <= self.company:
            return self.company
        host = self.soil if self.family == "encounter" and self.frame == "visit" else None
        return self.actors | {host} if host and self.actors else self.actors

    @property
    def day_of_month(self) -> int | None:
        """The day that the text tells without month and year (`XXXX-XX-15`); `None` where it tells more or less."""
        told = self.open_time or ""
        return int(told[8:]) if told.startswith("XXXX-XX-") and told[8:].isdigit() else None

    @cached_property
    def days_of_year(self) -> frozenset[str]:
        """Month and day, of every day it may have happened on; empty where these are many or none."""
        if self.day is not None:
            return frozenset({self.day[5:]})
        days = self.interval
        if days is None or days.earliest is None or not days.days or days.days > NEWS_DAYS + 1:
            return frozenset()
        return frozenset((days.earliest + timedelta(days=n)).isoformat()[5:] for n in range(days.days))

    @cached_property
    def people(self) -> Mapping[str, frozenset[str]]:
        """Who acts for each actor."""
        return {
            actor: frozenset(person for side, person in self.persons if side == actor)
            for actor in {side for side, _ in self.persons}
        }

    @cached_property
    def acting(self) -> Mapping[str, frozenset[str]]:
        """Who acts for each actor by name in a passage."""
        found = {actor: people & self.named for actor, people in self.people.items()}
        return {actor: people for actor, people in found.items() if people}

    @cached_property
    def told(self) -> Mapping[str, frozenset[str]]:
        """The values of its discriminators by their kinds."""
        kinds = {kind for kind, _ in self.cues}
        return {kind: frozenset(value for k, value in self.cues if k == kind) for kind in kinds}


@dataclass(frozen=True, slots=True)
class Index:
    """Entities of the case, found from a document's own numbers and names."""

    by_ref: Mapping[Ref, Entity]
    by_id: Mapping[str, Entity]
    by_name: Mapping[str, Entity]

    @classmethod
    def of(cls, entities: Sequence[Entity]) -> Index:
        """Index the entities of a case."""
        return cls(
            {ref: e for e in entities for ref in e.members},
            {e.id: e for e in entities},
            {e.name: e for e in reversed(entities)},
        )

    def actor(self, entity: Entity) -> str:
        """The country that an entity is or acts for; its own id where there is none."""
        return entity.name if entity.kind == "country" else entity.country or entity.id

    def country_of(self, entity: Entity | None) -> str | None:
        """The country that a place lies in or is."""
        if entity is None:
            return None
        return entity.name if entity.kind == "country" else entity.country


def build_units(reading: Reading, index: Index, story: str | None, ties: Ties = NO_TIES) -> list[Unit]:
    """The units of one document, in the order of the text; what a person parted is not one unit."""
    published = days_of(published_on(reading))
    chains: dict[int, list[EventMention]] = {}
    for mention in reading.events:
        root = _root(mention, reading.events)
        chains.setdefault(
            mention.n if _parted(reading, mention, chains.get(root, ()), ties) else root, []
        ).append(mention)
    told = restated([chain for _, chain in sorted(chains.items())], reading)
    units = [_unit(reading, chain, index, story, published) for chain in told]
    mains = [u.actors for u in units if u.role == "main" and u.frame in BILATERAL]
    company = frozenset().union(*mains)
    return [
        replace(
            u,
            company=company,
            elsewhere=_elsewhere(u, units),
            tied=ties.tied(u.refs),
            parted=ties.parted(u.refs),
        )
        for u in units
    ]


def _elsewhere(unit: Unit, units: Sequence[Unit]) -> frozenset[str]:
    """Who acts in the other units of its family in its document."""
    others = (u.said for u in units if u is not unit and u.family == unit.family)
    return frozenset(s.value for said in others for s in said if s.field in ("person", "doer"))


def _parted(reading: Reading, mention: EventMention, chain: Sequence[EventMention], ties: Ties) -> bool:
    """Whether a person said that a mention tells of another event than the chain the reader put it in."""
    if not ties.apart or not chain:
        return False
    return bool(ties.parted([Ref(reading.document, mention.n)]) & {Ref(reading.document, m.n) for m in chain})


def _root(mention: EventMention, events: tuple[EventMention, ...]) -> int:
    seen = {mention.n}
    while mention.same_as is not None and mention.same_as not in seen:
        seen.add(mention.same_as)
        mention = events[mention.same_as]
    return mention.n


def published_on(reading: Reading) -> str | None:
    """When a document says it was published, to the day at most; `None` where it does not say."""
    stated = reading.article.published
    return stated.value[:10] if stated else None


_ROLE_RANK: Mapping[Role, int] = {"main": 0, "future": 1, "background": 2}


def _rank(mention: EventMention) -> tuple[int, int, int, int]:
    """The mention that tells most of its event comes first: by role, participants and place, body order."""
    told = len(mention.participants) + (mention.place is not None) + (mention.when is not None)
    return _ROLE_RANK[mention.role], -told, mention.sentence, mention.n


def _unit(
    reading: Reading, chain: list[EventMention], index: Index, story: str | None, published: Interval | None
) -> Unit:
    chain = sorted(chain, key=_rank)
    head = chain[0]
    kind = codebook()[head.kind]
    people, named = _participants(reading, chain, index)
    known = [(index.by_id[e], part) for e, part in people]
    acting = _acting([e for e, _ in known])
    doing = ("source", "with") if kind.frame == "done" else ("source",)
    place = _place(reading, chain, index)
    when, interval, basis = _time(chain)
    open_time = _open_time(reading, chain) if when is None else None
    unit = Unit(
        key=f"{reading.document}:{min(m.n for m in chain):05d}",
        document=reading.document,
        story=story,
        mentions=tuple(chain),
        family=kind.family,
        frame=kind.frame,
        role=head.role,
        status=head.status,
        participants=people,
        actors=frozenset(index.actor(e) for e in acting),
        sources=frozenset(index.actor(e) for e, part in known if part in doing and e in acting),
        persons=frozenset((index.actor(e), e.id) for e, _ in known if e.kind == "person"),
        scripts=_scripts(reading, chain, index),
        sure=frozenset(index.actor(e) for e in acting if e.id in named),
        named=named,
        bare=_bare(reading, chain, index),
        words=frozenset((e.id, fold(w)) for e, _ in known if e.kind == "person" for w in e.name.split()),
        place=place.id if place else None,
        soil=index.country_of(place),
        when=when,
        interval=interval,
        basis=basis,
        cues=frozenset((d.kind, _ANY_PAPER.get(d.value, d.value)) for m in chain for d in m.discriminators),
        day=None if all(m.basis == "publication" for m in chain if m.times) else _day_of_year(open_time),
        open_time=open_time,
        published=published_on(reading),
        outlet=reading.article.outlet.value if reading.article.outlet else None,
        place_name=place.name if place else None,
        place_kind=place.kind if place else None,
        town=place is not None and place.key in towns(),
        said=said_by(reading, chain, index.by_ref, {e: index.actor(index.by_id[e]) for e, _ in people}),
    )
    return replace(_with_host(unit, index), interval=_news_interval(unit, published))


def _acting(known: Sequence[Entity]) -> list[Entity]:
    """Who counts as an actor: a place only for its country, a lone unknown name only where nobody else is there.

    One word with no office and no country beside states that are known is as often a ridge or a ship as a person.
    """
    acting = [e for e in known if e.kind != "place" or e.country] or list(known)
    placed = [e for e in acting if e.kind == "country" or e.country]
    lone = [e for e in acting if e not in placed and e.key is None and " " not in e.name]
    return [e for e in acting if not placed or e not in lone]


def _participants(
    reading: Reading, chain: list[EventMention], index: Index
) -> tuple[tuple[tuple[str, Part], ...], frozenset[str]]:
    """Who takes part, sources first, and those of them whom a passage names."""
    found: dict[str, Part] = {}
    named = set()
    for mention in chain:
        for p in mention.participants:
            entity = index.by_ref.get(Ref(reading.document, p.entity))
            if entity is not None:
                found.setdefault(entity.id, p.part)
                if p.span is not None:
                    named.add(entity.id)
    order = {"source": 0, "with": 1, "target": 2}
    return tuple(sorted(found.items(), key=lambda item: order[item[1]])), frozenset(named)


_UNSPACED = ("CJK", "HANGUL", "HIRAGANA", "KATAKANA")
"""Scripts that write a whole name as one word."""


def _bare(reading: Reading, chain: list[EventMention], index: Index) -> frozenset[str]:
    """The persons whom the passages name by one word only."""
    forms = {m.span: m.base for m in reading.mentions}
    told: dict[str, list[str]] = {}
    for mention in chain:
        for participant in mention.participants:
            entity = index.by_ref.get(Ref(reading.document, participant.entity))
            if participant.span is not None and entity is not None and entity.kind == "person":
                told.setdefault(entity.id, []).append(forms.get(participant.span, entity.name))
    return frozenset(
        person
        for person, names in told.items()
        if all(" " not in name and script_of(name) not in _UNSPACED for name in names)
    )


def _scripts(reading: Reading, chain: list[EventMention], index: Index) -> frozenset[tuple[str, str]]:
    """The scripts in which persons are named whom the knowledge does not have."""
    found = set()
    for n in {p.entity for m in chain for p in m.participants}:
        entity, local = index.by_ref.get(Ref(reading.document, n)), reading.entities[n]
        if entity is not None and entity.kind == "person" and entity.key is None and local.forms:
            found.add((entity.id, script_of(local.forms[0])))
    return frozenset(found)


def _place(reading: Reading, chain: list[EventMention], index: Index) -> Entity | None:
    """The narrowest place told: a city or site before a country, one whose country is known before others."""
    found = [index.by_ref.get(Ref(reading.document, m.place)) for m in chain if m.place is not None]
    places = [e for e in found if e is not None]
    return min(places, key=lambda e: (e.kind == "country", e.country is None), default=None)


def _time(chain: list[EventMention]) -> tuple[str | None, Interval | None, Basis | None]:
    """The chain's best time: told in words before publication, narrow before wide."""
    dated = [m for m in chain if m.when is not None and m.interval is not None]
    if not dated:
        return None, None, None

    def worth(m: EventMention) -> tuple[bool, int]:
        return m.basis == "publication", (m.interval.days or 10**6) if m.interval else 10**6

    best = min(dated, key=worth)
    return best.when, best.interval, best.basis


def _open_time(reading: Reading, chain: list[EventMention]) -> str | None:
    """The finest time told whose year (or year and month) is open; of equals the first."""
    values = [v for m in chain for n in m.times if (v := reading.times[n].value or "").startswith("XXXX-")]
    known = [v.split("T")[0] for v in values]
    return min(known, key=lambda v: (len(v) < len("XXXX-09-03"), v.count("X")), default=None)


def _day_of_year(value: str | None) -> str | None:
    """A day told without its year; `None` for a month, or for a day whose month is open too."""
    return value if value and len(value) == 10 and value.count("X") == len("XXXX") else None


def _with_host(unit: Unit, index: Index) -> Unit:
    """A host told without a place says on whose soil it was."""
    if unit.soil is not None:
        return unit
    hosts = [
        index.by_name[value] for kind, value in sorted(unit.cues) if kind == "host" and value in index.by_name
    ]
    if hosts:
        return replace(unit, soil=index.actor(hosts[0]))
    country = index.by_name.get(_receiving(unit, index) or "")
    return unit if country is None else replace(unit, home=country.id)


def _receiving(unit: Unit, index: Index) -> str | None:
    """The one state whose people receive or welcome those of another: they do so at home."""
    hosts: set[str] = set()
    others: set[str] = set()
    for mention in (m for m in unit.mentions if codebook()[m.kind].mode == "host"):
        for p in mention.participants:
            entity = index.by_ref.get(Ref(unit.document, p.entity))
            if entity is not None:
                (hosts if p.part == "source" else others).add(index.actor(entity))
    return min(hosts) if len(hosts) == 1 and others - hosts else None


def _news_interval(unit: Unit, published: Interval | None) -> Interval | None:
    """Bound a main event dated by publication from below as well, so that it can be compared."""
    if unit.basis != "publication" or published is None or published.earliest is None:
        return unit.interval
    return Interval(published.earliest - timedelta(days=NEWS_DAYS), published.latest)
