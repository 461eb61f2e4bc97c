"""A user's own knowledge files, compiled into an index beside the table of the built-in knowledge."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from vaka.knowledge.index import Index, Summary
from vaka.knowledge.kept_index import Compiled, kept_index
from vaka.knowledge.known import Form, Known
from vaka.knowledge.rows import KnowledgeError, Row, stream_rows
from vaka.knowledge.surnames import family_name, name_words
from vaka.knowledge.table import (
    FIELD,
    cache_folder,
    governments,
    is_agency,
    pack,
    tokens,
)
from vaka.languages import CANONICAL
from vaka.text import fold

__all__ = ["OwnFile", "beginning_of", "forms_key", "index_path", "key_of", "open_index"]

LAYOUT = 1
"""Raised when the way an index is built changes."""

Find = Callable[[str], Known | None]
"""Finds a country of the built-in knowledge by any of its names."""


@dataclass(frozen=True, slots=True)
class OwnFile:
    """A knowledge file of the user's own."""

    path: Path
    """Where its text stands, in the columns of `vaka.knowledge.rows`."""
    digest: str
    """SHA-256 of its text, as hex digits."""

    @classmethod
    def of(cls, path: Path) -> OwnFile:
        """The file at a path.

        Raises:
            KnowledgeError: There is none.
        """
        try:
            with path.open("rb") as file:
                return cls(path, hashlib.file_digest(file, "sha256").hexdigest())
        except OSError as error:
            raise KnowledgeError(f"{path}: there is no such knowledge file") from error


def index_path(files: Sequence[OwnFile], base: str) -> Path:
    """Where the index of these files is kept, beside a built-in knowledge of digest `base`."""
    seed = "|".join((f"{LAYOUT}", base, *(file.digest for file in files)))
    return cache_folder() / f"own-{hashlib.sha256(seed.encode()).hexdigest()[:16]}.index"


def open_index(files: Sequence[OwnFile], base: str, country: Find) -> Index:
    """The index of these files: from the cache folder, else compiled and, where possible, kept there.

    Args:
        files: The user's own files, in their order.
        base: Digest of the built-in knowledge.
        country: Finds its countries.

    Raises:
        KnowledgeError: A file is missing or is not such a table.
    """

    def compiled() -> Compiled:
        compiler = _Compiler(files, country)
        return compiler.records(), compiler.summary()

    return kept_index(index_path(files, base), compiled)


class _Compiler:
    """Goes over the files twice: for their countries, then for everything."""

    def __init__(self, files: Sequence[OwnFile], country: Find) -> None:
        self._files = files
        self._find = country
        self._countries: dict[str, Known] = {}
        self._agencies: dict[str, None] = {}
        self._holders: dict[str, dict[str, None]] = {}
        self._beginnings: set[int] = set()
        self._rows = 0

    def _every(self) -> Iterator[Row]:
        return (row for file in self._files for row in stream_rows(file.path))

    def records(self) -> Iterator[tuple[str, str]]:
        """Forms by their folded words, their beginnings by `beginning_of`, and the known by `key_of`."""
        for who, forms in self._every():
            if who.kind == "country":
                for text in (who.key, who.name, *(f.text for f in forms if f.language in ("", CANONICAL))):
                    self._countries.setdefault(fold(text), who)
        for who, forms in self._every():
            yield from self._row(who, forms)

    def _row(self, who: Known, forms: Sequence[Form]) -> Iterator[tuple[str, str]]:
        home = self._home(who.country)
        placed = Known(
            who.key, who.kind, who.name, home.name if home else who.country, who.offices, who.description,
            who.weight,
        )  # fmt: skip
        self._rows += 1
        if who.kind == "person" and who.offices and placed.country:
            self._holders.setdefault(placed.country, {})[who.key] = None
        yield key_of(who.key), pack(placed)
        every = (*forms, *_surnames(who, forms), *governments(placed, forms, home.key if home else None))
        for key, value in dict.fromkeys(packed for form in every if (packed := _packed(form))):
            yield key, value
            yield from self._begun(key)
        if is_agency(placed):
            self._agencies[who.key] = None
            yield from ((forms_key(who.key), packed[1]) for form in forms if (packed := _packed(form)))

    def _home(self, country: str | None) -> Known | None:
        return (self._countries.get(fold(country)) or self._find(country)) if country else None

    def _begun(self, key: str) -> Iterator[tuple[str, str]]:
        """The beginnings of a key in whole words that were not yet written."""
        for i, character in enumerate(key):
            if character == " " and (mark := hash(key[:i])) not in self._beginnings:
                self._beginnings.add(mark)
                yield beginning_of(key[:i]), ""

    def summary(self) -> Iterator[Summary]:
        """What the rows held, once they were gone over."""
        holders = {country: tuple(keys) for country, keys in self._holders.items()}
        yield Summary(tuple(self._agencies), holders, self._rows)


def key_of(key: str) -> str:
    """The key under which an index has somebody, apart from all forms."""
    return f"\x1c{key}"


def forms_key(key: str) -> str:
    """The key under which an index has the forms of a news agency."""
    return f"\x1c\x1c{key}"


def beginning_of(words: str) -> str:
    """The key under which an index has words that some form goes on from."""
    return f"\x1b{words}"


def _packed(form: Form) -> tuple[str, str] | None:
    words = tokens(form.text)
    return (" ".join(words), FIELD.join((form.key, form.use, form.language, form.text))) if words else None


def _surnames(who: Known, forms: Iterable[Form]) -> Iterator[Form]:
    """The family name of somebody who holds an office: only those are news under it alone."""
    if who.kind != "person" or not who.offices:
        return
    for form in forms:
        words = name_words(form.text)
        if form.use == "name" and len(words) > 1:
            yield Form(who.key, "surname", form.language, family_name(words))
