"""Language packs: what Vaka knows of a language, as data, one folder a language.

A pack is a folder `languages/<ISO 639-1 code>/` of TOML files, one a stage (`page.toml`, `text.toml`,
`names.toml`, `times.toml`, `quantities.toml`, `quotations.toml`, `events.toml`,
`polarity.toml`). Each stage declares the Pydantic model of its own file and asks for it by name; a file that does
not fit its model is refused with its path.
"""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from vaka.errors import VakaError

__all__ = ["CANONICAL", "FOLDER", "PackError", "languages", "load"]

FOLDER = Path(__file__).parent
"""Where the packs stand."""

CANONICAL = "en"
"""The language of canonical names, which pages of every language borrow."""

Model = TypeVar("Model", bound=BaseModel)


class PackError(VakaError):
    """A pack file that is not TOML or does not fit its model; names the file and the mend."""


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """The ISO 639-1 codes of the packs that are there, sorted."""
    return tuple(sorted(p.name for p in FOLDER.iterdir() if p.is_dir() and any(p.glob("*.toml"))))


@cache
def load(language: str, part: str, model: type[Model]) -> Model | None:
    """One file of one pack, validated; `None` where the language has no such file.

    Args:
        language: ISO 639-1 code.
        part: The file's name without `.toml`: the stage that owns it.
        model: The Pydantic model of that stage's file.

    Raises:
        PackError: The file is not TOML or does not fit the model.
    """
    path = FOLDER / language / f"{part}.toml"
    if not language.isalpha() or not path.is_file():
        return None
    try:
        return model.model_validate(tomllib.loads(path.read_text("utf-8")))
    except tomllib.TOMLDecodeError as error:
        raise PackError(f"{path} is not TOML ({error}); mend it there.") from error
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(map(str, first["loc"]))
        raise PackError(f"{path} does not fit: {field}: {first['msg']}; mend it there.") from error
