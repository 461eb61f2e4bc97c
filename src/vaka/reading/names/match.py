"""A known form where it stands in a line."""

from __future__ import annotations

from dataclasses import dataclass

from vaka.knowledge import Form

__all__ = ["Match"]


@dataclass(frozen=True, slots=True)
class Match:
    """A known form where it stands: words `i` to `j`, both included."""

    i: int
    j: int
    end: int
    """Where the base form ends in the source text."""
    forms: tuple[Form, ...]
    """The forms that fit, of one or more bearers."""
    start: int
    """Where the name begins in the source text, behind clitics written onto it."""
