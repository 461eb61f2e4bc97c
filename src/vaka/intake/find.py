"""Which files a path means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

__all__ = ["SUFFIXES", "find"]

SUFFIXES = frozenset({".txt", ".text", ".html", ".htm", ".xhtml", ""})
"""What is taken up inside a folder. A file named by itself is taken whatever its name."""


def find(paths: Iterable[Path | str]) -> list[Path]:
    """The files that `paths` mean: files as named, folders searched through, each file once, sorted.

    Hidden files and folders inside a folder are passed over, and so is a link that leads out of it.

    Raises:
        FileNotFoundError: A path does not exist.
    """
    found: set[Path] = set()
    for path in map(Path, paths):
        if not path.exists():
            raise FileNotFoundError(f"{path}: no such file or folder")
        found.update(_inside(path) if path.is_dir() else [path.resolve()])
    return sorted(found)


def _inside(folder: Path) -> Iterator[Path]:
    root = folder.resolve()
    for path in root.rglob("*"):
        if any(part.startswith(".") for part in path.relative_to(root).parts):
            continue
        if path.suffix.lower() in SUFFIXES and path.is_file() and path.resolve().is_relative_to(root):
            yield path.resolve()
