"""Importing a user's own people and organisations: from FollowTheMoney entities or CSV into a knowledge file.

Files are read a line at a time, so that their size does not matter. A line that cannot be used is set aside with the
reason, and the rest goes on.
"""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TextIO

from vaka.knowledge.followthemoney import entity_of, row_from
from vaka.knowledge.known import Form
from vaka.knowledge.rows import COLUMNS, KnowledgeError, Row, records, row_of

__all__ = ["Imported", "import_files"]

LISTED = 20
"""Lines set aside that are told one by one; of more only the number is."""

_LONGEST = 10_000_000
"""Characters of a line from which it is no entity."""

_SIMPLE = frozenset(("id", "schema", "name"))
"""Columns of OpenSanctions' simple table, which has a schema in place of a kind."""
_LISTS = {
    "aliases": ("alias", ";"),
    "countries": ("country", ";"),
    "birth_date": ("birthDate", ";"),
    "name": ("name", "\0"),
}
"""Columns of the simple table: the property that each is, and what parts its values."""


@dataclass(slots=True)
class Imported:
    """What an import did."""

    kinds: Counter[str] = field(default_factory=Counter)
    """Rows taken, by kind."""
    others: Counter[str] = field(default_factory=Counter)
    """Entities left out because their schema bears no such name."""
    set_aside: int = 0
    reasons: list[str] = field(default_factory=list)
    """One sentence for each of the first lines set aside: file, line and what is wrong."""

    def put_aside(self, reason: str) -> None:
        """Count a line that cannot be used."""
        self.set_aside += 1
        if len(self.reasons) < LISTED:
            self.reasons.append(reason)


def import_files(paths: Sequence[Path], out: TextIO) -> Imported:
    """Write what the files hold as one knowledge file.

    Args:
        paths: Files of FollowTheMoney entities (one JSON object a line) or CSV tables: the knowledge's own columns,
            or OpenSanctions' simple ones (`id,schema,name,aliases,birth_date,countries,…`).
        out: Where the rows go.

    Raises:
        KnowledgeError: A file is not there or is neither.
    """
    done = Imported()
    writer = csv.writer(out, lineterminator="\n")
    out.write(f"# Imported by `vaka knowledge import` from {', '.join(p.name for p in paths)}.\n")
    writer.writerow(COLUMNS)
    for path in paths:
        for row in _rows(path, done):
            writer.writerow(_written(row))
            done.kinds[row[0].kind] += 1
    return done


def _rows(path: Path, done: Imported) -> Iterator[Row]:
    if not path.is_file():
        raise KnowledgeError(
            f"{path}: there is no such file; name one of FollowTheMoney entities or a CSV table"
        )
    with path.open("rb") as file:
        first = file.read(64).removeprefix(b"\xef\xbb\xbf").lstrip()
    return _entities(path, done) if first.startswith(b"{") else _table(path, done)


def _entities(path: Path, done: Imported) -> Iterator[Row]:
    with path.open("rb") as file:
        n = 0
        while line := file.readline(_LONGEST):
            n += 1
            where = f"{path}, line {n}"
            while not line.endswith(b"\n") and (rest := file.readline(_LONGEST)):
                line = b"\0" + rest  # too long: read on to its end, keep nothing
            if not line.strip():
                continue
            try:
                row = _entity(_decoded(line, where), where, done)
            except KnowledgeError as error:
                done.put_aside(str(error))
                continue
            if row:
                yield row


def _decoded(line: bytes, where: str) -> Any:
    if line.startswith(b"\0"):
        raise KnowledgeError(f"{where}: longer than an entity can be")
    try:
        return json.loads(line.removeprefix(b"\xef\xbb\xbf"))
    except (ValueError, RecursionError) as error:
        raise KnowledgeError(f"{where}: not a JSON object; mend or drop the line") from error


def _entity(data: Any, where: str, done: Imported) -> Row | None:
    entity = entity_of(data, where)
    row = row_from(entity, where)
    if row is None:
        done.others[entity.schema_[:40]] += 1
    return row


def _table(path: Path, done: Imported) -> Iterator[Row]:
    simple = None
    for n, record in records(path, ("id", "name")):
        where = f"{path}, line {n}"
        if simple is None:
            simple = record.keys() >= _SIMPLE and "kind" not in record
            if not simple and not record.keys() >= {*COLUMNS[:4]}:
                raise KnowledgeError(
                    f"{path}: the header line needs the columns {','.join(COLUMNS[:4])} or id,schema,name"
                )
        try:
            row = _entity(_simple(record), where, done) if simple else row_of(record, where)
        except KnowledgeError as error:
            done.put_aside(str(error))
            continue
        if row:
            yield row


def _simple(record: dict[str, str]) -> dict[str, Any]:
    """A row of OpenSanctions' simple table as an entity."""
    properties = {
        name: [v for v in record[column].split(parting) if v.strip()]
        for column, (name, parting) in _LISTS.items()
        if record.get(column)
    }
    return {"id": record["id"], "schema": record["schema"], "properties": properties}


def _written(row: Row) -> tuple[str, ...]:
    known, forms = row
    offices = "|".join(f"{o.role}:{o.since or ''}:{o.until or ''}" for o in known.offices)
    aliases = "|".join(_alias(form) for form in forms if form.use != "name" or form.text != known.name)
    return (known.key, known.kind, known.name, aliases, known.country or "", offices, known.description)


def _alias(form: Form) -> str:
    """A form as the `aliases` column has it."""
    language = f"{form.language}:" if form.language else ""
    plain = form.use == "name" and not set(":=") & set(form.text)
    return f"{language}{form.text}" if plain else f"{language}{form.use}={form.text}"
