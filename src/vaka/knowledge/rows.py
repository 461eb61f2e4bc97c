"""Reading knowledge files: CSV rows of known names, with a small grammar for aliases and offices."""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import get_args

from vaka.errors import VakaError
from vaka.knowledge.known import Form, Known, Office, Use
from vaka.records import EntityKind
from vaka.text import collapse

__all__ = [
    "COLUMNS",
    "CURATED",
    "KnowledgeError",
    "Row",
    "nation_forms",
    "read_rows",
    "records",
    "row_of",
    "stream_rows",
]

Row = tuple[Known, tuple[Form, ...]]
CURATED = 10_000_000
"""Weight of a row that a person wrote down: above any city of the gazetteer but the very largest."""

COLUMNS = ("id", "kind", "name", "aliases", "country", "offices", "description")
"""The columns of a knowledge file; the first four must be there."""

_ALIAS = re.compile(r"(?:(?P<language>[a-z]{2,3}):)?(?:(?P<use>[a-z]+)=)?(?P<form>.*[^:=\s].*(?<![:=]))")
_USES = frozenset(get_args(Use))
_KINDS = frozenset(get_args(EntityKind))


class KnowledgeError(VakaError):
    """A knowledge file that cannot be used; names the file, the line and the mend."""


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    """The lines of a file that are neither blank nor comments, with their numbers; read as they are asked for."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            for n, line in enumerate(file, 1):
                if line.strip() and not line.startswith("#"):
                    yield n, line
    except (OSError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"{path}: cannot be read as UTF-8 text ({error})") from error


def records(path: Path, wanted: Collection[str] = ()) -> Iterator[tuple[int, dict[str, str]]]:
    """The records of a CSV file, each with the number of the line that it ends on.

    Args:
        path: The file.
        wanted: Columns that must be there.

    Raises:
        KnowledgeError: The file cannot be read, or lacks a column.
    """
    at = [0]

    def counted() -> Iterator[str]:
        for n, line in _lines(path):
            at[0] = n
            yield line

    reader = csv.DictReader(counted())
    header = reader.fieldnames
    if header is None:
        return
    missing = set(wanted) - set(header)
    if missing:
        raise KnowledgeError(f"{path}: the header line lacks the columns {', '.join(sorted(missing))}")
    try:
        for record in reader:
            yield at[0], {str(k): collapse(str(v or "")) for k, v in record.items() if k}
    except csv.Error as error:
        raise KnowledgeError(f"{path}, line {at[0]}: not CSV ({error})") from error


def _form(key: str, text: str, where: str) -> Form:
    match = _ALIAS.fullmatch(text.strip())
    if not match or not match["form"].strip():
        raise KnowledgeError(f"{where}: not an alias: {text!r}; write form, lang:form or lang:use=form")
    use = match["use"] or "name"
    if use not in _USES:
        raise KnowledgeError(f"{where}: unknown use {use!r} in {text!r}; one of {', '.join(sorted(_USES))}")
    return Form(key, use, match["language"] or "", match["form"].strip())  # type: ignore[arg-type] # checked above


def _office(text: str) -> Office:
    role, _, dates = text.partition(":")
    since, _, until = dates.partition(":")
    return Office(role.strip(), since.strip() or None, until.strip() or None)


def row_of(record: dict[str, str], where: str) -> Row:
    """The row that a record tells.

    Args:
        record: Columns to values.
        where: File and line, for the error.

    Raises:
        KnowledgeError: The record is no such row.
    """
    key, kind, name = record.get("id", ""), record.get("kind", ""), record.get("name", "")
    if not key or not name or kind not in _KINDS:
        raise KnowledgeError(f"{where}: needs an id, a name and a kind ({', '.join(sorted(_KINDS))})")
    offices = tuple(_office(o) for o in record.get("offices", "").split("|") if o.strip())
    country, description = record.get("country") or None, record.get("description", "")
    aliases = tuple(_form(key, a, where) for a in record.get("aliases", "").split("|") if a.strip())
    known = Known(key, kind, name, country, offices, description, CURATED)  # type: ignore[arg-type] # checked above
    told = any(form.text == name and not form.language for form in aliases)
    return known, aliases if told else (Form(key, "name", "", name), *aliases)


def stream_rows(path: Path) -> Iterator[Row]:
    """The rows of one knowledge file as they are asked for; see `read_rows`."""
    for n, record in records(path, COLUMNS[:4]):
        yield row_of(record, f"{path}, line {n}")


def read_rows(path: Path) -> list[Row]:
    """The rows of one knowledge file: who is known, and its forms, the canonical name first.

    The canonical name is a `name` unless an alias repeats it with another use. `country` is left as written (an
    id or a name); the table resolves it.

    Raises:
        KnowledgeError: The file is not such a table.
    """
    return list(stream_rows(path))


def nation_forms(path: Path, language: str) -> list[tuple[str, Form]]:
    """The forms in a pack's `nations.csv`: pairs of the country as written (id or name) and the form."""
    return [
        (
            record["country"],
            _form(record["country"], f"{language}:{record['use']}={record['form']}", f"{path}, line {n}"),
        )
        for n, record in records(path, ("country", "use", "form"))
        if record["form"]
    ]
