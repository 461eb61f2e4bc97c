"""What has been told so far: whom a dropped subject, "he" or "the two leaders" can mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from vaka.reading.events.clauses import Clause
from vaka.reading.events.scene import Name
from vaka.records import Article, LocalEntity, Mention, Quotation

__all__ = ["Discourse", "discourse_of"]

ACTORS = ("person", "country", "organisation")

HEADS = frozenset(("head_of_state", "head_of_government"))
"""Offices whose holders are "the leaders"."""


@dataclass(slots=True)
class Discourse:
    """The state of the telling; it moves on with every sentence."""

    entities: Sequence[LocalEntity]
    principals: tuple[int, ...]
    """The actors of the whole document, the most told of first; persons before countries."""
    reporters: frozenset[int]
    """Those who only report: agencies, outlets, the sources of the article."""
    recent: list[int] = field(default_factory=list)
    """Actors told of, the latest last."""
    subject: int | None = None
    """Subject of the latest sentence that had one."""
    _central: bool = False
    speaker: int | None = None
    """Speaker of the quotation that is being read."""

    def pair(self) -> tuple[int, ...]:
        """The two sides of the story: the two latest persons of one rank, else the document's principals.

        A minister or moderator told of in between is none of "the two leaders" where the document has two heads.
        """
        persons = self._latest("person")
        if len(persons) >= 2:
            heads = [p for p in self.principals if HEADS & set(self.entities[p].titles)]
            ranks = [set(self.entities[p].titles) for p in persons[:2]]
            equal = bool(ranks[0] & ranks[1]) or all(HEADS & r for r in ranks)
            if equal:
                return tuple(persons[:2])
            if len(heads) >= 2:
                return tuple(heads[:2])
            return tuple(self._of_one_office(persons) or self._of_two_states() or persons[:2])
        whole = [p for p in self.principals if self.entities[p].kind == "person"]
        countries = [p for p in self.principals if self.entities[p].kind == "country"]
        return tuple((whole if len(whole) >= 2 else countries)[:2])

    def _of_one_office(self, persons: Sequence[int]) -> list[int]:
        """The two latest persons who hold the same office of two states: "the two foreign ministers"."""
        for second, a in enumerate(persons):
            for b in persons[:second]:
                one, other = self.entities[a], self.entities[b]
                if set(one.titles) & set(other.titles) and one.country != other.country:
                    return [b, a]
        return []

    def _of_two_states(self) -> list[int]:
        """The persons told of most who are known to be of two states; none where fewer are."""
        first: dict[str, int] = {}
        for p in self.principals:
            country = self.entities[p].country
            if country is not None and self.entities[p].kind == "person":
                first.setdefault(country, p)
        return list(first.values())[:2] if len(first) >= 2 else []

    def other_than(self, entity: int) -> int | None:
        """The likely other side: the latest other person, else another principal."""
        kind = self.entities[entity].kind
        persons = [p for p in self.principals if self.entities[p].kind == "person"][:2]
        if entity in persons and len(persons) == 2 and self._central:
            return persons[1 - persons.index(entity)]
        country = self.entities[entity].country or (self.entities[entity].name if kind == "country" else None)
        for candidate in [*self._latest(kind), *self.principals]:
            other = self.entities[candidate]
            if (
                candidate != entity
                and other.kind == kind
                and ((kind == "person" and other.country) or "") != country
            ):
                return candidate
        return None

    def country_of(self, entity: int) -> int | None:
        """The local entity of a person's country, where the document names it."""
        name = self.entities[entity].country
        return next((e.n for e in self.entities if e.kind == "country" and e.name == name), None)

    def addressee(self) -> int | None:
        """Whom the speaker speaks to."""
        return self.other_than(self.speaker) if self.speaker is not None else None

    def tell(self, names: Iterable[Name], clauses: Iterable[Clause]) -> None:
        """Move on past a sentence: its names and clauses.

        The subject that later sentences drop or call "he" is a person that stands bare anywhere, else the state or body
        that is the subject of a clause.
        """
        told = {n for c in clauses for n in c.subject}
        actors = [
            n
            for n in names
            if n.entity.kind in ACTORS
            and n.entity.n not in self.reporters
            and "spokesperson" not in n.entity.titles
            and n.relation != "attribute"
        ]
        for name in actors:
            if name.entity.n in self.recent:
                self.recent.remove(name.entity.n)
            self.recent.append(name.entity.n)
        subjects = [
            n
            for n in actors
            if n.relation in ("bare", "subject") and (n.mention.n in told or n.entity.kind == "person")
        ]
        persons = [n for n in subjects if n.entity.kind == "person"] or subjects
        if persons:
            self.subject = persons[0].entity.n

    def _latest(self, kind: str) -> list[int]:
        return [e for e in reversed(self.recent) if self.entities[e].kind == kind]


def discourse_of(
    article: Article,
    mentions: Sequence[Mention],
    entities: Sequence[LocalEntity],
    quotations: Sequence[Quotation],
) -> Discourse:
    """Look over the whole document before reading it."""
    credited = {c.name.casefold() for c in article.credits} | {c.key for c in article.credits if c.key}
    credited |= {s.value.casefold() for s in (article.outlet, article.byline) if s}
    passing_on = (q.reporter for q in quotations if q.reporter is not None)
    reporters = {n for n in passing_on if entities[n].kind != "person"}  # a person may act elsewhere
    reporters |= {
        e.n
        for e in entities
        if e.kind != "country"
        and (
            e.key in credited
            or e.name.casefold() in credited
            or any(f.casefold() in credited for f in e.forms)
        )
    }
    told = Counter(m.entity for m in mentions if m.entity not in reporters)
    order = sorted(told, key=lambda n: (_rank(entities[n].kind), -told[n], n))
    principals = tuple(
        n for n in order if entities[n].kind in ACTORS and "spokesperson" not in entities[n].titles
    )
    persons = [told[p] for p in principals if entities[p].kind == "person"]
    central = len(persons) >= 2 and persons[1] >= 3 and (len(persons) == 2 or persons[1] >= 2 * persons[2])
    return Discourse(entities, principals, frozenset(reporters), _central=central)


def _rank(kind: str) -> int:
    return ACTORS.index(kind) if kind in ACTORS else len(ACTORS)
