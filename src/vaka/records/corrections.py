"""What a person corrects. The log of corrections is only ever added to: taking one back is a correction too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["SET_FIELDS", "Action", "Correction", "Place", "SetField"]

Action = Literal["merge", "split", "set", "undo"]
SetField = Literal["when", "where", "kind", "status"]
SET_FIELDS: tuple[SetField, ...] = SetField.__args__  # type: ignore[attr-defined]  # typing.get_args loses the type
"""The fields of an event that can be set."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """An event mention by where it stands, so that it is found again when its document is read anew."""

    document: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Correction:
    """Who corrected what, when and why."""

    n: int
    """Its number in the log, from 1; 0 before it is kept."""
    at: str
    """When, ISO 8601 in UTC."""
    who: str
    why: str
    action: Action
    places: tuple[tuple[Place, ...], ...]
    """Of a merge: the mentions of each event; of a split: those that leave, then those that stay; of a value set: the
    event's mentions."""
    field: SetField | None = None
    value: str | None = None
    """EDTF, an entity's id, a kind of the codebook, or a status."""
    words: str = ""
    """What was corrected, in words, as the case stood then."""
    undoes: int | None = None
    """Number of the correction that this one takes back."""
