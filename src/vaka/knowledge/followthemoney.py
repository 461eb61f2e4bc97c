"""Entities of FollowTheMoney, the model in which OpenSanctions publishes, as rows of the knowledge.

Names, aliases, countries and ids are taken; what else an entity says (topics, positions, a birth date) goes into the
description. The model: https://followthemoney.tech, read from its published schemata.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from vaka.knowledge.known import Form, Known, Use
from vaka.knowledge.rows import CURATED, KnowledgeError, Row
from vaka.knowledge.table import tokens
from vaka.languages import CANONICAL
from vaka.records import EntityKind
from vaka.text import collapse, fold

__all__ = ["Entity", "country_named", "entity_of", "row_from"]

KINDS: dict[str, EntityKind] = {
    "Person": "person",
    "Company": "organisation",
    "Organization": "organisation",
    "PublicBody": "organisation",
    "LegalEntity": "organisation",
    "Country": "country",
    "Region": "place",
}
"""The schemata that bear names which news prints, and what they are here; all others are left out."""

_COUNTRIES = ("country", "nationality", "citizenship", "jurisdiction", "mainCountry")
"""Properties that tell a country, the most telling first."""

NAMES = 200
"""Names of one entity that are taken."""

_LETTERS = re.compile(r"[^\W\d_]")


class Entity(BaseModel):
    """An entity as one line of a file has it; what is not asked for is left aside."""

    model_config = ConfigDict(extra="ignore")

    id: str
    schema_: str = ""
    caption: str = ""
    properties: dict[str, list[Any]] = {}

    def values(self, *names: str) -> list[str]:
        """The texts of some properties, cleaned, each once."""
        found = (str(value) for name in names for value in self.properties.get(name, ()))
        return list(dict.fromkeys(text for value in found if (text := _clean(value))))


def _clean(text: str) -> str:
    """A text without what would part fields or records, lone surrogates replaced."""
    return collapse(text.encode("utf-8", "replace").decode().replace("|", "/"))


def entity_of(data: Any, where: str) -> Entity:
    """An entity out of a decoded line.

    Raises:
        KnowledgeError: It is none; the sentence names file and line.
    """
    if isinstance(data, dict) and "schema" in data:
        data = {**data, "schema_": data["schema"]}
    try:
        entity = Entity.model_validate(data)
    except ValidationError as error:
        what = error.errors()[0]
        at = ".".join(map(str, what["loc"])).rstrip("_")
        raise KnowledgeError(f"{where}: not an entity ({at + ': ' if at else ''}{what['msg']})") from error
    if not entity.id.strip() or not entity.schema_:
        raise KnowledgeError(f"{where}: an entity needs an id and a schema")
    return entity


def row_from(entity: Entity, where: str) -> Row | None:
    """The row of an entity; `None` for one of a schema that bears no name of this kind.

    Raises:
        KnowledgeError: It should have a name and has none.
    """
    kind = KINDS.get(entity.schema_)
    if kind is None:
        return None
    names = entity.values("name") or ([_clean(entity.caption)] if entity.caption else [])
    names = [name for name in names if _LETTERS.search(name)]
    if not names:
        raise KnowledgeError(f"{where}: {entity.schema_} {_clean(entity.id)} has no name")
    wikidata = next((q for q in entity.values("wikidataId") if re.fullmatch("Q[1-9][0-9]*", q)), None)
    key = wikidata or _clean(entity.id)
    country = next((named for c in entity.values(*_COUNTRIES) if (named := country_named(c))), None)
    known = Known(
        key, kind, _turned(names[0], kind), None if kind == "country" else country, (), _described(entity),
        CURATED,
    )  # fmt: skip
    return known, tuple(_forms(entity, key, kind, names))


def _forms(entity: Entity, key: str, kind: EntityKind, names: Sequence[str]) -> Iterator[Form]:
    """The names, each once under the strongest of its uses."""
    strong = [*names, *entity.values("alias", "previousName", "abbreviation")]
    if kind == "person":
        strong += [
            f"{first} {last}"
            for first in entity.values("firstName")[:3]
            for last in entity.values("lastName")[:3]
        ]
    uses: dict[str, Use] = {}
    for name in strong:
        uses.setdefault(_turned(name, kind), _use(name, kind))
    for name in entity.values("weakAlias"):
        uses.setdefault(_turned(name, kind), "weak")
    for text, use in list(uses.items())[:NAMES]:
        if _LETTERS.search(text) and len(text) > 1:
            yield Form(key, use, "", text)


def _turned(name: str, kind: EntityKind) -> str:
    """A person's name with the family name in front of a comma ("Quill, Edda") as it is spoken."""
    parts = [part.strip() for part in name.split(",")]
    return f"{parts[1]} {parts[0]}" if kind == "person" and len(parts) == 2 and all(parts) else name


def _use(name: str, kind: EntityKind) -> Use:
    """A person's name in one word, but for the scripts that write names so, tells too little alone."""
    words = tokens(name)
    alone = len(words) == 1 and not (len(name) in (3, 4) and all("가" <= c <= "힣" for c in name))
    if alone and name.isupper() and name.isascii() and kind == "organisation":
        return "acronym"
    return "weak" if alone and (kind == "person" or len(words[0]) < 4) else "name"


def _described(entity: Entity) -> str:
    told = [*entity.values("position", "topics", "sector")[:8]]
    born = [f"born {day}" for day in entity.values("birthDate")[:1]]
    return "; ".join((*told, *born))[:300]


@cache
def _by_code() -> dict[str, str]:
    """Canonical English names of countries by their ISO 3166 code and by their folded English name."""
    from babel import Locale

    from vaka.knowledge.gazetteers import plain_name

    named = {
        code: plain_name(str(name)) for code, name in Locale(CANONICAL).territories.items() if len(code) == 2
    }
    return {**{code.casefold(): name for code, name in named.items()}, **{fold(n): n for n in named.values()}}


def country_named(text: str) -> str | None:
    """The English name of a country that a property tells by its code (`kp`, also `gb-sct`) or by its name."""
    key = fold(text)
    return _by_code().get(key) or _by_code().get(key.partition("-")[0] if len(key) > 2 else key)
