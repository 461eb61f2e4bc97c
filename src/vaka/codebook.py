"""The codebook: Vaka's kinds of event and the PLOVER type and mode each falls under."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, TypeAdapter

__all__ = ["FILE", "PLOVER_TYPES", "Kind", "codebook"]

FILE = Path(__file__).with_name("codebook.toml")
"""The codebook's data."""

PloverType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
PLOVER_TYPES: tuple[str, ...] = PloverType.__args__  # type: ignore[attr-defined]  # typing.get_args loses the type
"""PLOVER's sixteen event types, from the friendliest to the most hostile."""


class Kind(BaseModel):
    """A kind of event: where it stands in PLOVER and how a clause tells it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    plover: PloverType
    mode: str | None = None
    frame: Literal["meet", "visit", "act", "done"]
    """How the clause fills the sides; see the head of the file."""
    family: str
    """Kinds of one family may tell of the same event in other words."""
    part: bool = False
    """Whether it may be a part of a visit or meeting told in the same document."""
    two: bool = False
    """Whether a row needs two participants, or one and a place or time of its own."""
    note: str


@lru_cache(maxsize=1)
def codebook() -> dict[str, Kind]:
    """All kinds by name, in the order of the file."""
    return TypeAdapter(dict[str, Kind]).validate_python(tomllib.loads(FILE.read_text("utf-8")))
