"""The forms in which a case can be written, one row each."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from vaka.case import Case

if TYPE_CHECKING:
    from vaka.records import Event
    from vaka.show.chronology import Row

__all__ = ["FORMATS"]

Writer = Callable[[Case], str]


def _evaluation(case: Case) -> str:
    from vaka.show.evaluation import evaluation

    return (
        json.dumps(evaluation(case.documents(), case.readings(), case.joined()), ensure_ascii=False, indent=1)
        + "\n"
    )


def _html(case: Case) -> str:
    from vaka.show.report import report

    return report(case)


def _json(case: Case) -> str:
    from vaka.show.chronology import chronology
    from vaka.show.json import rows_as_json

    readings = case.readings()
    rows = rows_as_json(chronology(case.joined(), readings), readings)
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


COLUMNS = (
    "when",
    "basis",
    "what",
    "who",
    "where",
    "plover",
    "mode",
    "status",
    "part of",
    "origins",
    "documents",
    "conflicts",
    "id",
)


def _csv(case: Case) -> str:
    from vaka.show.chronology import chronology

    files = {d.id: d.file for d in case.documents().values()}
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in _flat(chronology(case.joined(), case.readings())):
        e = row.event
        told = "; ".join(files[d] for d in row.documents)
        values = (
            e.when,
            e.basis,
            e.kind,
            "; ".join(row.who),
            row.where,
            e.plover,
            e.mode,
            e.status,
            e.part_of,
        )
        writer.writerow([value or "" for value in (*values, row.origins, told, _disputed(e), e.id)])
    return out.getvalue()


def _disputed(event: Event) -> str:
    """What is contradicted: the field, its values, and who says which."""
    return "; ".join(
        f"{f.field}: " + " / ".join(f"{c.value} ({', '.join(c.lines) or 'line unknown'})" for c in f.claims)
        for f in event.findings
    )


def _flat(rows: Iterable[Row]) -> Iterator[Row]:
    for row in rows:
        yield row
        yield from _flat(row.parts)


FORMATS: Mapping[str, Writer] = {"html": _html, "eval": _evaluation, "json": _json, "csv": _csv}
"""Name of a form to what writes it."""
