"""An index kept in the cache folder: opened where it is there, else compiled and, where possible, kept."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import BinaryIO, cast

from vaka.knowledge.index import Index, Summary, write_index
from vaka.knowledge.table import KEPT

__all__ = ["Compiled", "kept_index"]

Compiled = tuple[Iterable[tuple[str, str]], Iterable[Summary]]
"""What an index is written of: its records, and one summary asked for once they are through."""


def kept_index(path: Path, compiled: Callable[[], Compiled]) -> Index:
    """The index of a file, compiled where it is not there; the newest few of its kind are kept.

    Args:
        path: Where it is kept; what its name begins with up to the first hyphen tells its kind.
        compiled: Gives what it is written of; asked only where there is something to compile.
    """
    try:
        return Index(path)
    except (OSError, ValueError):
        pass
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        written = _write(compiled, path.parent)
    except OSError:  # an unwritable cache costs seconds, never a result
        written = _write(compiled, None)
        index = Index(written)
        written.unlink(missing_ok=True)
        return index
    os.replace(written, path)
    same = path.parent.glob(f"{path.name.split('-')[0]}-*.index")
    for old in sorted(same, key=lambda p: p.stat().st_mtime, reverse=True)[KEPT:]:
        old.unlink(missing_ok=True)
    return Index(path)


def _write(compiled: Callable[[], Compiled], folder: Path | None) -> Path:
    """Write the index into a new file of a folder."""
    with tempfile.NamedTemporaryFile(dir=folder, prefix="new-", delete=False) as file:
        try:
            write_index(cast("BinaryIO", file), *compiled())
        except BaseException:
            Path(file.name).unlink(missing_ok=True)
            raise
    return Path(file.name)
