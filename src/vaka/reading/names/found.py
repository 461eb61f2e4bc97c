"""A name found in a line, before it is known whom it means."""

from __future__ import annotations

from dataclasses import dataclass, field

from vaka.knowledge import Form
from vaka.records import EntityKind, MentionForm

__all__ = ["Found"]


@dataclass(slots=True)
class Found:
    """A name where it stands, with what its surroundings say of its bearer."""

    line: int
    i: int
    j: int
    """Words `i` to `j` of the line, both included."""
    start: int
    end: int
    kind: EntityKind
    form: MentionForm
    words: tuple[frozenset[str], ...]
    """For each word of the name, its possible folded dictionary forms."""
    surface: tuple[str, ...]
    """The words as written, without endings that can be told."""
    bearers: tuple[Form, ...] = ()
    """The known forms that fit; empty for an unknown name."""
    key: str | None = None
    """Whom it means, once settled."""
    country: str | None = None
    """Canonical English name of the country that the text gives it."""
    titles: list[str] = field(default_factory=list)
    """Offices and honorifics beside it."""
    cued: bool = False
    """Whether a title, an honorific or the like shows what it is."""
    doubtful: bool = False
    """Whether it is a person only where other mentions bear it out."""
    repeatable: bool = False
    """Whether a doubtful name is a person where it stands in full again."""
    otherwise: EntityKind | None = None
    """What a doubtful name is where nothing bears it out; `None`: no name at all."""
    base: str = ""
    english: str = ""
    """The canonical English name of an unknown place that is made of a known one ("Gimhae International Airport")."""
    within: str | None = None
    """The town that a place's name tells it lies in, by its canonical English name."""
