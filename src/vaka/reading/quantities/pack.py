"""What a language pack says of quantities: the model of `languages/<code>/quantities.toml`."""

from __future__ import annotations

from functools import cache

from pydantic import BaseModel, ConfigDict, PositiveInt

from vaka.languages import load

__all__ = ["QuantitiesPack", "UnitWords", "pack_of"]


class UnitWords(BaseModel):
    """The words of one unit; `*` lets an ending follow, a word of several words is compared whole."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    after: tuple[str, ...] = ()
    """Behind the figure: "42 tonnes"."""
    before: tuple[str, ...] = ()
    """In front of it: "killing 42"."""
    gap: int = 0
    """Words that may stand between: "42 metric tonnes", "42 people were killed"."""


class QuantitiesPack(BaseModel):
    """One language's quantities. Units are named in English, the same in every language."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    least: tuple[str, ...] = ()
    """Words beside a figure that make it a lower bound."""
    most: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    unspaced: bool = False
    """Whether words are written together, so that a unit need not end where a word does."""
    multipliers: dict[str, PositiveInt] = {}
    units: dict[str, UnitWords]


@cache
def pack_of(language: str) -> QuantitiesPack | None:
    """The pack's quantities; `None` where it has none.

    Raises:
        PackError: The file does not fit the model.
    """
    return load(language, "quantities", QuantitiesPack)
