"""Looking things up in the knowledge."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from vaka.knowledge.known import Form, Known
from vaka.knowledge.rows import KnowledgeError, read_rows
from vaka.knowledge.table import Table, digest_of, forms_from, known_from, load_table, tokens
from vaka.records import EntityKind

__all__ = ["Knowledge"]


@dataclass(frozen=True, eq=False)
class Knowledge:
    """Who is known, by key and by form. Immutable; one object serves a whole process."""

    digest: str
    """Changes whenever anything known changes."""
    own_agencies: tuple[tuple[Known, tuple[Form, ...]], ...] = field(repr=False)
    """The news agencies of the user's own files, with their forms."""
    _table: Table = field(repr=False)
    _known: dict[str, Known | None] = field(default_factory=dict, repr=False)
    """What was unpacked so far; never larger than the table."""
    _forms: dict[str, tuple[Form, ...]] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, extra: Sequence[Path]) -> Knowledge:
        """The knowledge of the built-in files and `extra`."""
        for path in extra:
            if not path.is_file():
                raise KnowledgeError(f"{path}: there is no such knowledge file")
        digest = digest_of(extra)
        table = load_table(extra, digest)
        rows = (row for path in extra for row in read_rows(path))
        own = tuple((who, tuple(forms)) for who, forms in rows if who.key in table.agencies)
        return cls(digest, own, table)

    def get(self, key: str) -> Known | None:
        """The one with this id."""
        if key not in self._known:
            packed = self._table.known.get(key)
            self._known[key] = known_from(key, packed) if packed else None
        return self._known[key]

    def forms(self, words: str) -> tuple[Form, ...]:
        """Every form whose folded words, joined by single spaces, are `words`."""
        packed = self._table.forms.get(words)
        if packed is None:
            return ()
        if words not in self._forms:
            self._forms[words] = forms_from(packed)
        return self._forms[words]

    def begins(self, words: str) -> bool:
        """Whether some form has more words after these folded ones."""
        return words in self._table.prefixes

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

    def agency(self, form: str) -> Known | None:
        """The news agency of this form (its name, acronym, or a mangled rendering of either)."""
        return next(
            (who for who in self.find(form, kind="organisation") if who.key in self._table.agencies), None
        )

    def holders(self, country: str, role: str, day: str) -> tuple[Known, ...]:
        """The people who held an office of a country on a day.

        Args:
            country: Canonical English name.
            role: Language-neutral office.
            day: ISO 8601.
        """
        return tuple(
            who
            for who in self._people(country)
            if any(office.role == role and office.held_on(day) for office in who.offices)
        )

    def _people(self, country: str) -> Iterator[Known]:
        return (who for key in self._table.people.get(country, ()) if (who := self.get(key)))
