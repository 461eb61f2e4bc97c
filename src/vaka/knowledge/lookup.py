"""Looking things up in the knowledge."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from vaka.knowledge.index import Index
from vaka.knowledge.known import Form, Known
from vaka.knowledge.leaders import parliamentary
from vaka.knowledge.own import OwnFile, beginning_of, forms_key, index_path, key_of, open_index
from vaka.knowledge.rows import read_rows
from vaka.knowledge.small_towns import open_small_towns, small_town, town_of
from vaka.knowledge.table import (
    FOLDER,
    RECORD,
    Table,
    country_names,
    digest_of,
    forms_from,
    known_from,
    load_table,
    tokens,
)
from vaka.languages import CANONICAL
from vaka.records import EntityKind

__all__ = ["Knowledge"]

REMEMBERED = 200_000
"""Beginnings of names whose standing is remembered: the words of a few thousand pages."""


@dataclass(frozen=True, eq=False)
class Knowledge:
    """Who is known, by key and by form. Immutable; one object serves a whole process."""

    digest: str
    """Changes whenever anything known changes."""
    _table: Table = field(repr=False)
    _own: Index | None = field(default=None, repr=False)
    """The user's own files."""
    _known: dict[str, Known | None] = field(default_factory=dict, repr=False)
    """What was unpacked so far; never larger than the table."""
    _forms: dict[str, tuple[Form, ...]] = field(default_factory=dict, repr=False)
    _standing: dict[str, int] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, own: Sequence[OwnFile] = ()) -> Knowledge:
        """The built-in knowledge and the user's own files."""
        base = digest_of()
        built_in = cls(base, load_table(base))
        if not own:
            return built_in

        def country(text: str) -> Known | None:
            return next(iter(built_in.find(text, kind="country")), None)

        digest = hashlib.sha256("|".join((base, *(file.digest for file in own))).encode()).hexdigest()[:16]
        return cls(digest, built_in._table, open_index(own, base, country))

    @staticmethod
    def is_compiled(own: Sequence[OwnFile]) -> bool:
        """Whether the user's own files are compiled and kept, so that their texts are not asked for."""
        try:
            Index(index_path(own, digest_of()))
        except (OSError, ValueError):
            return False
        return True

    @property
    def own_agencies(self) -> tuple[tuple[Known, tuple[Form, ...]], ...]:
        """The news agencies of the user's own files, with their forms."""
        keys = self._own.summary.agencies if self._own else ()
        found = []
        for key in keys:
            who = self.get(key)
            if who:
                found.append((who, self._forms_of(key)))
        return tuple(found)

    def _forms_of(self, key: str) -> tuple[Form, ...]:
        """The forms of one whom the user's own files have."""
        packed = RECORD.join(self._own.values(forms_key(key))) if self._own else ""
        return forms_from(packed) if packed else ()

    def get(self, key: str) -> Known | None:
        """The one with this id."""
        if key not in self._known:
            packed = self._table.known.get(key) or self._own_value(key_of(key))
            self._known[key] = known_from(key, packed) if packed else self._town(key)
        return self._known[key]

    def _town(self, key: str) -> Known | None:
        return town_of(self._small_towns, key) if key.startswith("geonames:") else None

    def _own_value(self, key: str) -> str | None:
        return next(self._own.values(key), None) if self._own else None

    def forms(self, words: str) -> tuple[Form, ...]:
        """Every form whose folded words, joined by single spaces, are `words`."""
        if words in self._forms:
            return self._forms[words]
        if not self.standing(words) & 1:
            return ()
        built_in = self._table.forms.get(words)
        packed = [*([built_in] if built_in else ()), *self._own_forms(words)]
        self._forms[words] = forms_from(RECORD.join(packed))
        return self._forms[words]

    def _own_forms(self, words: str) -> Iterator[str]:
        return self._own.values(words) if self._own else iter(())

    def standing(self, words: str) -> int:
        """What folded words are to the forms: 1 where they are one, plus 2 where one has more words after them."""
        known = self._standing.get(words)
        if known is None:
            known = (words in self._table.forms) + 2 * (words in self._table.prefixes)
            if self._own:
                known |= any(True for _ in self._own.values(words))
                known |= 2 * any(True for _ in self._own.values(beginning_of(words)))
            if len(self._standing) >= REMEMBERED:
                self._standing.clear()
            self._standing[words] = known
        return known

    def is_given_name(self, word: str) -> bool:
        """Whether a casefolded or folded word is a given name in some language."""
        return word in self._table.given

    def is_common(self, word: str) -> bool:
        """Whether a casefolded or folded word is usually written small."""
        return word in self._table.common

    def is_proper(self, word: str) -> bool:
        """Whether a casefolded or folded word is usually written with a capital."""
        return word in self._table.proper

    def find(self, form: str, language: str = "", kind: EntityKind | None = None) -> tuple[Known, ...]:
        """Those who bear a form, likeliest first.

        Args:
            form: The name in a base form, any case and with or without accents.
            language: ISO 639-1 code; forms of other languages are then left out, unless nothing else fits.
            kind: Only of this kind.
        """
        every = self.forms(" ".join(tokens(form)))
        fitting = [f for f in every if not language or f.language in ("", language)] or every
        found = {f.key: who for f in fitting if (who := self.get(f.key)) and kind in (None, who.kind)}
        return tuple(sorted(found.values(), key=lambda who: (-who.weight, who.key)))

    def small_town(self, words: str, countries: frozenset[str]) -> Known | None:
        """The town too small for the table of forms that bears folded words in one of these countries, if only one.

        Args:
            words: The folded words of the name, joined by single spaces.
            countries: Canonical names.
        """
        return small_town(self._small_towns, words, countries)

    def prepare(self) -> None:
        """Compile what is otherwise compiled when it is first asked for."""
        _ = self._small_towns

    @cached_property
    def _small_towns(self) -> Index:
        return open_small_towns(digest_of(), country_names)

    def agency(self, form: str) -> Known | None:
        """The news agency of this form (its name, acronym, or a mangled rendering of either)."""
        return next((who for who in self.find(form, kind="organisation") if self._is_agency(who.key)), None)

    def _is_agency(self, key: str) -> bool:
        return key in self._table.agencies or (self._own is not None and key in self._own.summary.agencies)

    def holders(self, country: str, role: str, day: str) -> tuple[Known, ...]:
        """The people who held an office of a country on a day.

        Args:
            country: Canonical English name.
            role: Language-neutral office.
            day: ISO 8601.
        """
        return tuple(
            who
            for who in self.people_of(country)
            if any(office.role == role and office.held_on(day) for office in who.offices)
        )

    def built_in_people(self) -> Iterator[Known]:
        """Every person of a country whom the built-in knowledge has, each once, by country and key."""
        for country in sorted(self._table.people):
            yield from (who for key in self._table.people[country] if (who := self.get(key)))

    def built_in_places(self) -> Iterator[tuple[Known, tuple[str, ...]]]:
        """Every place of the curated file with its English names, in the file's order."""
        for who, forms in read_rows(FOLDER / "places.csv"):
            yield self.get(who.key) or who, tuple(f.text for f in forms if f.language in ("", CANONICAL))

    def led_by_government(self, country: str) -> bool:
        """Whether the leader of a country (canonical English name) is its head of government."""
        return country in parliamentary()

    def people_of(self, country: str) -> Iterator[Known]:
        """The people of a country (canonical English name), each once; of the user's own, those with an office."""
        own = self._own.summary.holders.get(country, ()) if self._own else ()
        keys = dict.fromkeys((*self._table.people.get(country, ()), *own))
        return (who for key in keys if (who := self.get(key)))
