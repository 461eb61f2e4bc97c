"""Which column of a user's table holds what: told by the user, else by its header, else by its content."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, TypeAdapter

from vaka.checking.records import FIELDS, Column, Field
from vaka.errors import VakaError
from vaka.text import collapse, fold

__all__ = ["MARK", "recognise"]

MARK = "Vaka: "
"""How the headers begin that a check adds; such columns are never read."""

_FILE = Path(__file__).with_name("columns.toml")
_DATE = re.compile(r"\W*(?:\d{1,4}[-./]\d{1,2}(?:[-./]\d{1,4})?|(?:19|20)\d\d)\W*")
_DATED = re.compile(r"(?<!\d)(?:(?:19|20)\d\d|\d{1,2}[-./]\d{1,2}[-./]\d{2,4})(?!\d)")
"""A year or a day in figures, wherever it stands in a short text."""

SHORT = 32
"""Letters of the longest cell that may be a date in words: "6 to 8 September 2023, afternoon"."""

SHARE = 0.6
"""Share of a column's filled cells that look like a date for the column to be taken for one without a header."""

SOME = 0.3
"""The same where a word of the header says so: "unknown" and "?" stand among the dates."""

ENDING = 5
"""Letters that a word of a header may have more than a listed one: Turkish "tarihi", Russian "участников"."""

LEAST = 4
"""Letters of the shortest listed word that may take an ending."""

LABEL = 6
"""Words of the longest header that is searched for a listed word; what is longer is a sentence and no header."""


class _Words(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    words: tuple[str, ...]


@lru_cache(maxsize=1)
def _words() -> Mapping[Field, tuple[str, ...]]:
    data = TypeAdapter(dict[Field, _Words]).validate_python(tomllib.loads(_FILE.read_text("utf-8")))
    return {field: tuple(fold(word) for word in entry.words) for field, entry in data.items()}


def recognise(
    path: Path, header: Sequence[str], rows: Sequence[Sequence[str]], told: Mapping[Field, str]
) -> tuple[Column, ...]:
    """Say what each column holds.

    Args:
        path: Of the table, for messages.
        header: One text a column.
        rows: The cells below, for columns whose header says nothing.
        told: Headers that the user named, by field.

    Raises:
        VakaError: The user named a header that is not there, or no column tells what happened.
    """
    found: dict[int, tuple[Field, str]] = {}
    for field, name in told.items():
        found[_index(path, header, field, name)] = (field, "named by you")
    own = {i for i, name in enumerate(header) if name.startswith(MARK)}
    _by_header(header, rows, found, own)
    _by_content(rows, len(header), found, own)
    if not any(field in ("what", "said") for field, _ in found.values()):
        names = ", ".join(name or f"(column {i + 1})" for i, name in enumerate(header))
        raise VakaError(
            f"{path.name}: no column tells what happened; name it with --column what=HEADER (there are: {names})."
        )
    return tuple(Column(i, name, *(found.get(i) or (None, "not used"))) for i, name in enumerate(header))


def _index(path: Path, header: Sequence[str], field: Field, name: str) -> int:
    wanted = fold(collapse(name))
    for i, one in enumerate(header):
        if fold(collapse(one)) == wanted:
            return i
    raise VakaError(
        f"{path.name}: there is no column {name} for {field}; the columns are {', '.join(filter(None, header))}."
    )


def _by_header(
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
    found: dict[int, tuple[Field, str]],
    own: set[int],
) -> None:
    """Take headers that are one of a field's words; else such as hold one and whose cells do not speak against it.

    "Event" says little beside another word: the "event date" is a date, "olay yeri" a place.
    """
    free = {i: _folded(name) for i, name in enumerate(header) if i not in found and i not in own}
    for i, name in free.items():
        whole = next((f for f in FIELDS if name and name in _words()[f]), None)
        if whole is not None:
            found[i] = (whole, "by its header")
    for i, name in free.items():
        if i in found or not name or len(name.split()) > LABEL:
            continue
        dates = _share_of_dates(_cells(rows, i))
        taken = {field for field, _ in found.values()}
        fits = [f for f in FIELDS if f not in taken and _holds(name, _words()[f]) and _suits(f, dates)]
        other = [f for f in fits if f != "what"]
        if fits:
            found[i] = ((other or fits)[0], "by a word of its header")


def _folded(header: str) -> str:
    return " ".join(re.findall(r"\w+", fold(header)))


def _suits(field: Field, dates: float | None) -> bool:
    """Whether a column's cells may hold the field: days in a column of days, and nowhere else."""
    if dates is None:
        return True
    return dates >= SOME if field in ("when", "until") else dates < SHARE


def _holds(header: str, words: Sequence[str]) -> bool:
    """Whether a header holds a word, by itself or with an ending."""
    return any(re.search(_with_ending(word), header) for word in words if len(word) > 2)


def _with_ending(word: str) -> str:
    ending = rf"[^\W\d]{{0,{ENDING}}}" if len(word) >= LEAST else ""
    return rf"\b{re.escape(word)}{ending}\b"


def _by_content(
    rows: Sequence[Sequence[str]], width: int, found: dict[int, tuple[Field, str]], own: set[int]
) -> None:
    """A column of dates is when, where none is named so; the column of longest texts is what."""
    cells = {i: _cells(rows, i) for i in range(width) if i not in found and i not in own}
    taken = {field for field, _ in found.values()}
    if "when" not in taken:
        dated = [i for i, texts in cells.items() if (_share_of_dates(texts) or 0) >= SHARE]
        for i in dated[:1]:
            found[i] = ("when", "by its dates")
            del cells[i]
    if not taken & {"what", "said"}:
        lengths = {i: sum(map(len, texts)) / len(texts) for i, texts in cells.items() if texts}
        wordy = [i for i in lengths if lengths[i] >= 12]
        if wordy:
            found[max(wordy, key=lambda i: (lengths[i], -i))] = ("what", "by its length")


def _cells(rows: Sequence[Sequence[str]], i: int) -> list[str]:
    return [row[i] for row in rows if i < len(row) and row[i].strip()]


def _share_of_dates(texts: Sequence[str]) -> float | None:
    """How many of the filled cells look like a date; `None` where none is filled."""
    return sum(_dated(text) for text in texts) / len(texts) if texts else None


def _dated(text: str) -> bool:
    return bool(_DATE.fullmatch(text)) or (len(text) <= SHORT and _DATED.search(text) is not None)
