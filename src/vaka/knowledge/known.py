"""The records of the knowledge: what is known of a person, country, place or organisation, and its forms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from vaka.records import EntityKind

__all__ = ["Form", "Known", "Office", "Use"]

Use = Literal[
    "name", "short", "acronym", "demonym", "adjective", "capital", "mangled", "surname", "city", "weak"
]
"""What a form is to its bearer. `surname` (a person's family name) and `city` (a name out of the city
gazetteer) are weaker than the others: they need a context. `weak` counts only on a page that names its bearer by
a stronger form as well."""


@dataclass(frozen=True, slots=True)
class Office:
    """An office held, from and to when."""

    role: str
    """Language-neutral: `head_of_state`, `foreign_minister`, …"""
    since: str | None = None
    """EDTF date, `None` where unknown."""
    until: str | None = None
    """EDTF date, `None` for an office still held."""

    def held_on(self, day: str) -> bool:
        """Whether the office was held on `day` (ISO 8601), compared as far as both dates are precise."""
        begun = not self.since or self.since <= day[: len(self.since)]
        return begun and (not self.until or day[: len(self.until)] <= self.until)


@dataclass(frozen=True, slots=True)
class Form:
    """One way of writing somebody's name."""

    key: str
    """Id of its bearer."""
    use: Use
    language: str
    """ISO 639-1 code; empty for a form of any language."""
    text: str
    """The form as written in the knowledge: a base form with its marks and capitals."""


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody or something that the knowledge has."""

    key: str
    """A Wikidata id, `vaka:…`, `iso:…` (a territory), `geonames:…` (a city), or the user's own id."""
    kind: EntityKind
    name: str
    """Canonical English name."""
    country: str | None = None
    """Canonical English name of the country it belongs to."""
    offices: tuple[Office, ...] = ()
    description: str = ""
    weight: int = 0
    """How likely it is meant rather than a namesake: population of a city, a constant for the curated."""

    @property
    def town(self) -> str | None:
        """The town that a place's description puts it in ("airport in Ankara"), by its canonical English name."""
        _, _, town = self.description.partition(" in ")
        return town if self.kind == "place" and town else None
