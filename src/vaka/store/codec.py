"""Records to JSON and back, validated on the way in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from functools import cache
from typing import Any, TypeVar, get_type_hints

from pydantic import TypeAdapter

__all__ = ["dump", "load", "load_list", "load_rows", "row_type"]

Record = TypeVar("Record")


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


@cache
def row_type(owner: type, field: str) -> Any:
    """The type of a tuple-valued field of a record class: `tuple[Mention, ...]` for `Reading.mentions`."""
    assert field in {f.name for f in fields(owner)}
    return get_type_hints(owner)[field]


def dump(record: object) -> str:
    """A record as JSON, its fields in their order: the same record gives the same bytes."""
    kind: Any = type(record)
    return str(_adapter(kind).dump_json(record), "utf-8")


def load(kind: type[Record], data: str) -> Record:
    """A record from the JSON that `dump` wrote."""
    key: Any = kind
    result: Record = _adapter(key).validate_json(data)
    return result


def load_list(kind: type[Record], rows: Iterable[str]) -> list[Record]:
    """Records of one kind from the JSON of each, in order."""
    found: list[Record] = _adapter(list[kind]).validate_json("[" + ",".join(rows) + "]")  # type: ignore[valid-type]
    return found


def load_rows(owner: type, field: str, rows: list[str]) -> Any:
    """The tuple of records for one field of `owner`, from the JSON of each, in order."""
    return _adapter(row_type(owner, field)).validate_json("[" + ",".join(rows) + "]")
