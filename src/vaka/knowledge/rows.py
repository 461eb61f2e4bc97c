"""Reading knowledge files: CSV rows of known names, with a small grammar for aliases and offices."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from vaka.errors import VakaError
from vaka.knowledge.known import Form, Known, Office, Use
from vaka.records import EntityKind

__all__ = ["CURATED", "KnowledgeError", "Row", "nation_forms", "read_rows"]

Row = tuple[Known, tuple[Form, ...]]
CURATED = 10_000_000
"""Weight of a row that a person wrote down: above any city of the gazetteer but the very largest."""

_ALIAS = re.compile(r"(?:(?P<language>[a-z]{2,3}):)?(?:(?P<use>[a-z]+)=)?(?P<form>.*[^:=\s].*(?<![:=]))")
_USES = frozenset(get_args(Use))
_KINDS = frozenset(get_args(EntityKind))


class KnowledgeError(VakaError):
    """A knowledge file that cannot be used; names the file, the line and the mend."""


def _records(path: Path, wanted: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"{path}: cannot be read as UTF-8 text ({error})") from error
    numbered = [(n, line) for n, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    if not numbered:
        return
    reader = csv.DictReader(line for _, line in numbered)
    missing = set(wanted) - set(reader.fieldnames or ())
    if missing:
        raise KnowledgeError(f"{path}: the header line lacks the columns {', '.join(sorted(missing))}")
    for (n, _), record in zip(numbered[1:], reader, strict=False):
        yield n, {str(k): str(v or "").strip() for k, v in record.items() if k}


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


def _row(path: Path, n: int, record: dict[str, str]) -> Row:
    where = f"{path}, line {n}"
    key, kind, name = record["id"], record["kind"], record["name"]
    if not key or not name or kind not in _KINDS:
        raise KnowledgeError(f"{where}: needs an id, a name and a kind ({', '.join(sorted(_KINDS))})")
    offices = tuple(_office(o) for o in record.get("offices", "").split("|") if o.strip())
    country, description = record.get("country") or None, record.get("description", "")
    aliases = tuple(_form(key, a, where) for a in record.get("aliases", "").split("|") if a.strip())
    known = Known(key, kind, name, country, offices, description, CURATED)  # type: ignore[arg-type] # checked above
    return known, (Form(key, "name", "", name), *aliases)


def read_rows(path: Path) -> list[Row]:
    """The rows of one knowledge file: who is known, and its forms, the canonical name first.

    `country` is left as written (an id or a name); the table resolves it.

    Raises:
        KnowledgeError: The file is not such a table.
    """
    return [_row(path, n, record) for n, record in _records(path, ("id", "kind", "name", "aliases"))]


def nation_forms(path: Path, language: str) -> list[tuple[str, Form]]:
    """The forms in a pack's `nations.csv`: pairs of the country as written (id or name) and the form."""
    return [
        (
            record["country"],
            _form(record["country"], f"{language}:{record['use']}={record['form']}", f"{path}, line {n}"),
        )
        for n, record in _records(path, ("country", "use", "form"))
        if record["form"]
    ]
