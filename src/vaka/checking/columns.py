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

SHARE = 0.6
"""Share of a column's filled cells that look like a date for the column to be taken for one without a header."""


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
    _by_header(header, found, own, exact=True)
    _by_header(header, found, own, exact=False)
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
    header: Sequence[str], found: dict[int, tuple[Field, str]], own: set[int], exact: bool
) -> None:
    """Take headers that are one of a field's words; else such as hold one, where the field is still free."""
    for i, name in enumerate(header):
        folded = " ".join(re.findall(r"\w+", fold(name)))
        if i in found or i in own or not folded:
            continue
        taken = {field for field, _ in found.values()}
        for field in FIELDS:
            if exact and folded in _words()[field]:
                found[i] = (field, "by its header")
                break
            if not exact and field not in taken and _holds(folded, _words()[field]):
                found[i] = (field, "by a word of its header")
                break


def _holds(header: str, words: Sequence[str]) -> bool:
    return any(len(word) > 2 and re.search(rf"\b{re.escape(word)}\b", header) for word in words)


def _by_content(
    rows: Sequence[Sequence[str]], width: int, found: dict[int, tuple[Field, str]], own: set[int]
) -> None:
    """A column of dates is when, where none is named so; the column of longest texts is what."""
    cells = {
        i: [row[i] for row in rows if i < len(row) and row[i].strip()]
        for i in range(width)
        if i not in found and i not in own
    }
    taken = {field for field, _ in found.values()}
    if "when" not in taken:
        dated = [i for i, texts in cells.items() if texts and _dates(texts) >= SHARE * len(texts)]
        for i in dated[:1]:
            found[i] = ("when", "by its dates")
            del cells[i]
    if not taken & {"what", "said"}:
        lengths = {i: sum(map(len, texts)) / len(texts) for i, texts in cells.items() if texts}
        wordy = [i for i in lengths if lengths[i] >= 12]
        if wordy:
            found[max(wordy, key=lambda i: (lengths[i], -i))] = ("what", "by its length")


def _dates(texts: Sequence[str]) -> int:
    return sum(bool(_DATE.fullmatch(text)) for text in texts)
