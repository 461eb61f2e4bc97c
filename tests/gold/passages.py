"""The gold passages as typed records; an empty or malformed file is refused with a sentence."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from vaka.records import Span

__all__ = ["FOLDER", "GoldError", "GoldQuotation", "GoldTime", "Passage", "codes", "load_passages"]

FOLDER = Path(__file__).parent

Kind = Literal["direct", "partial"]
Words = str | tuple[str, int]
TimeRow = tuple[str, str | tuple[str, ...]] | tuple[str, str | tuple[str, ...], int]
QuotationRow = tuple[str, str | tuple[str, ...], Kind] | tuple[str, str | tuple[str, ...], Kind, int]


class GoldError(ValueError):
    """A gold file cannot be used; the message says which and why."""


class PassageRow(BaseModel):
    """One `[[passage]]` as it stands in the file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    text: str = Field(min_length=1)
    published: str | None = None
    times: tuple[TimeRow, ...] = ()
    not_times: tuple[Words, ...] = ()
    free_times: tuple[Words, ...] = ()
    quotations: tuple[QuotationRow, ...] = ()
    not_quotations: tuple[Words, ...] = ()
    free_quotations: tuple[Words, ...] = ()


class GoldFile(BaseModel):
    """One file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    passage: tuple[PassageRow, ...] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class GoldTime:
    """Words that tell a time, with each value that is right ("" for unresolved)."""

    span: Span
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoldQuotation:
    """Somebody's words, with each name that is right as speaker ("" for nobody)."""

    span: Span
    speakers: tuple[str, ...]
    kind: Kind


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage with everything a careful reader takes from it; spans are code points of `text`."""

    language: str
    n: int
    """Number in the file, from 1."""
    text: str
    published: str | None
    times: tuple[GoldTime, ...]
    not_times: tuple[Span, ...]
    free_times: tuple[Span, ...]
    quotations: tuple[GoldQuotation, ...]
    not_quotations: tuple[Span, ...]
    free_quotations: tuple[Span, ...]


def codes() -> list[str]:
    """The languages that have a gold file."""
    return sorted(p.stem for p in FOLDER.glob("*.toml") if p.stem != "floors")


def load_passages(path: Path) -> tuple[Passage, ...]:
    """Read one gold file.

    Raises:
        GoldError: the file is empty, no TOML, has unknown fields, or names words that its text does not hold.
    """
    try:
        read = GoldFile.model_validate(tomllib.loads(path.read_text("utf-8")))
    except tomllib.TOMLDecodeError as error:
        raise GoldError(f"{path.name} is no TOML: {error}.") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"][:4])
        raise GoldError(f"{path.name} does not fit the format at {where}: {first['msg']}.") from error
    return tuple(
        _passage(row, path.stem, n, f"{path.name}, passage {n}") for n, row in enumerate(read.passage, 1)
    )


def _passage(row: PassageRow, language: str, n: int, where: str) -> Passage:
    if row.published is not None:
        _check_date(row.published, where)

    def spans(words: tuple[Words, ...]) -> tuple[Span, ...]:
        return tuple(
            _find(row.text, w, None, where) if isinstance(w, str) else _find(row.text, w[0], w[1], where)
            for w in words
        )

    times = tuple(
        GoldTime(_find(row.text, t[0], t[2] if len(t) == 3 else None, where), _several(t[1]))
        for t in row.times
    )
    quotations = tuple(
        GoldQuotation(_find(row.text, q[0], q[3] if len(q) == 4 else None, where), _several(q[1]), q[2])
        for q in row.quotations
    )
    for quotation in quotations:
        for name in quotation.speakers:
            if name not in row.text:
                raise GoldError(f"{where}: the speaker {name!r} does not stand in the text.")
    return Passage(
        language,
        n,
        row.text,
        row.published,
        times,
        spans(row.not_times),
        spans(row.free_times),
        quotations,
        spans(row.not_quotations),
        spans(row.free_quotations),
    )


def _several(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value


def _check_date(published: str, where: str) -> None:
    try:
        datetime.fromisoformat(published)
    except ValueError as error:
        raise GoldError(f"{where}: published {published!r} is no ISO date.") from error


def _find(text: str, words: str, n: int | None, where: str) -> Span:
    """The nth occurrence of the words; the only one where no number is given."""
    places = [at for at in range(len(text)) if words and text.startswith(words, at)]
    if not places:
        raise GoldError(f"{where}: {words!r} does not stand in the text.")
    if n is None and len(places) > 1:
        raise GoldError(f"{where}: {words!r} stands {len(places)} times in the text; say which one is meant.")
    if n is not None and not 1 <= n <= len(places):
        raise GoldError(f"{where}: {words!r} has no occurrence {n}.")
    at = places[(n or 1) - 1]
    return Span(at, at + len(words))
