"""The codebook: Vaka's kinds of event and the PLOVER type and mode each falls under."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, TypeAdapter

__all__ = ["FILE", "PLOVER_TYPES", "Kind", "codebook", "page"]

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
    """Whether a row needs two participants, or one and a place or time of its own; the other is sought before."""
    pair: bool = False
    """The same need, but nobody is sought: of one side alone, without time or place, the row would say nothing."""
    note: str


@lru_cache(maxsize=1)
def codebook() -> dict[str, Kind]:
    """All kinds by name, in the order of the file."""
    return TypeAdapter(dict[str, Kind]).validate_python(tomllib.loads(FILE.read_text("utf-8")))


def page() -> str:
    """The codebook as a page of Markdown; docs/codebook.md is this text, and a test holds it to it."""
    lines = [
        "# The codebook",
        "",
        "Vaka's kinds of event and the PLOVER type and mode each falls under. Written from `src/vaka/codebook.toml`",
        "by `python -m vaka.codebook > docs/codebook.md`; change the data, not this page.",
        "",
        "*Part*: the kind may be a part of a visit or meeting told in the same document. *Told with*: kinds of one",
        "family may tell of the same event in other words.",
    ]
    for plover in PLOVER_TYPES:
        rows = [(name, kind) for name, kind in codebook().items() if kind.plover == plover]
        lines += [
            "",
            f"## {plover}",
            "",
            "| kind | mode | told with | part | what it is |",
            "|---|---|---|---|---|",
        ]
        lines += [
            f"| {name} | {kind.mode or ''} | {kind.family} | {'yes' if kind.part else ''} | {kind.note} |"
            for name, kind in rows
        ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    import sys

    sys.stdout.write(page())
