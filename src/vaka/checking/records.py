"""What checking a table gives: the table as read, what each row asserts, what the pages say to it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from vaka.records import EntityKind, Interval, Ref, Span, Status

__all__ = [
    "FIELDS",
    "Assertion",
    "Checked",
    "CheckedRow",
    "Column",
    "Field",
    "FieldName",
    "FieldVerdict",
    "Judgement",
    "Named",
    "Offer",
    "Passage",
    "Row",
    "RowVerdict",
    "Table",
    "Telling",
]

Field = Literal["when", "until", "what", "who", "whom", "where", "said", "note", "source"]
FIELDS: tuple[Field, ...] = Field.__args__  # type: ignore[attr-defined]  # typing.get_args loses the type
"""What a column of a chronology may hold."""

FieldName = Literal["what", "who", "when", "where", "status", "number", "said"]
"""What is judged of a row."""

Judgement = Literal["confirmed", "contradicted", "disputed", "coarser", "not told"]
"""What the pages say to one field: the same; what excludes it; both; less than the row says; nothing."""

RowVerdict = Literal["confirmed", "partly", "disputed", "contradicted", "not borne out", "not read"]
"""What the pages say to a row: all; some; both sides; what excludes it; nothing; or no event was read off it."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the table, and what it was taken for."""

    index: int
    header: str
    field: Field | None
    why: str
    """How it was recognised, in words."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row as the user wrote it."""

    number: int
    """The row's number as a spreadsheet shows it (the header is usually row 1)."""
    cells: tuple[str, ...]
    """One text a column; a spreadsheet's date as ISO 8601."""


@dataclass(frozen=True, slots=True)
class Table:
    """The user's table."""

    path: Path
    sheet: str | None
    """Name of the worksheet; `None` for CSV."""
    header_row: int
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    language: str
    """ISO 639-1 code of most of its text; `und` where unknown."""

    def of(self, row: Row, field: Field) -> str:
        """The text of a field in a row, several columns joined by a semicolon; empty where there is none."""
        cells = (row.cells[c.index] for c in self.columns if c.field == field and c.index < len(row.cells))
        return "; ".join(cell for cell in cells if cell.strip())


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody or something that a row names, as far as the case knows it."""

    name: str
    kind: EntityKind
    entity: str | None
    """Id of the case's entity; `None` where no page names it."""
    actor: str
    """The country it is or acts for; its own name where there is none."""


@dataclass(frozen=True, slots=True)
class Telling:
    """An event that a row tells."""

    kind: str
    family: str
    plover: str
    status: Status
    sources: frozenset[str] = frozenset()
    """The actors who do it, where it goes from one side to the other."""
    targets: frozenset[str] = frozenset()
    """The actors to whom it is done."""


@dataclass(frozen=True, slots=True)
class Assertion:
    """What one row says."""

    row: int
    text: str
    """What happened, in the row's own words."""
    language: str
    when: str | None
    """EDTF."""
    interval: Interval | None
    tellings: tuple[Telling, ...]
    """The events read off its words, the first is the one that is checked; empty where none could be read."""
    named: tuple[Named, ...]
    places: tuple[Named, ...]
    numbers: tuple[str, ...]
    """Figures in its words that are no times."""
    said: str
    """Quoted words; empty where there are none."""
    problems: tuple[str, ...] = ()
    """What could not be read, one sentence each."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a page that bear on a row."""

    document: str
    file: str
    outlet: str
    published: str | None
    language: str
    text: str
    """The passage with white space collapsed."""
    span: Span
    lines: tuple[str, ...]
    """The reporting lines that the page credits."""
    ref: Ref


@dataclass(frozen=True, slots=True)
class FieldVerdict:
    """What the pages say to one field of a row."""

    field: FieldName
    judgement: Judgement
    row_says: str
    pages_say: str
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckedRow:
    """A row and what the pages say to it."""

    assertion: Assertion
    verdict: RowVerdict
    event: str | None
    """Id of the event it was matched with."""
    fields: tuple[FieldVerdict, ...]
    passages: tuple[Passage, ...]
    """The best first."""
    origins: str
    """The reporting lines behind the event, in words."""
    reasons: tuple[str, ...]
    """Why this event, or why none."""
    also: tuple[str, ...] = ()
    """What else the row tells, and whether the pages bear it out."""


@dataclass(frozen=True, slots=True)
class Offer:
    """An event that the pages tell and the table lacks."""

    event: str
    when: str | None
    words: str
    """What happened, made from the structure."""
    where: str | None
    origins: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """A table checked against a case."""

    table: Table
    rows: tuple[CheckedRow, ...]
    offers: tuple[Offer, ...]
    documents: int
    """Pages that the table was checked against."""
