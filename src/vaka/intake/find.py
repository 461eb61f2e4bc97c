"""Which files a path means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

__all__ = ["SUFFIXES", "Found", "find"]

SUFFIXES = frozenset({".txt", ".text", ".html", ".htm", ".xhtml", ""})
"""What is taken up inside a folder. A file named by itself is taken whatever its name."""

OTHERS = frozenset(
    {
        *(".pdf", ".doc", ".docx", ".odt", ".rtf", ".epub", ".mht", ".mhtml", ".webarchive", ".maff"),
        *(".eml", ".msg", ".mbox", ".warc", ".rss", ".xml", ".json", ".jsonl", ".gz", ".zip"),
    }
)
"""Endings of files that may well hold pages and that are not taken up: passed over, but not in silence."""

_SAVED_WITH = re.compile(
    r"[_.-](?:files|file|dateien|fichiers|archivos|ficheiros|arquivos|bestanden|filer|tiedostot|pliki|soubory|elemei|"
    r"dosyalar|datoteke|arxius|fitxategiak|failid|fails|bylos|fajlovi)",
    re.I,
)
"""What browsers put behind a page's name to name the folder of its pictures, styles and advertisements' frames."""

_OWN = b'<meta name="generator" content="Vaka">'
"""By which a report of Vaka's own is known; a check writes one beside its table, which may lie among the pages."""

HEAD = 2_000
"""Bytes of a file in which that mark would stand."""


@dataclass(frozen=True, slots=True)
class Found:
    """The files to be read, and what was passed over that somebody might miss."""

    files: tuple[Path, ...]
    """Each once, sorted."""
    passed_over: tuple[Path, ...]
    """Files inside folders whose ending says that they may hold pages and that they are not read; sorted."""


def find(paths: Iterable[Path | str]) -> Found:
    """The files that `paths` mean: files as named, folders searched through, each file once, sorted.

    Inside a folder these are passed over: hidden files and folders, a link that leads out of it, the folder of pictures
    and frames that a browser saves beside a page (`NAME_files` beside `NAME.html`), and Vaka's own reports.

    Raises:
        FileNotFoundError: A path does not exist.
    """
    found: set[Path] = set()
    others: set[Path] = set()
    for path in map(Path, paths):
        if not path.exists():
            raise FileNotFoundError(f"{path}: no such file or folder")
        if not path.is_dir():
            found.add(path.resolve())
            continue
        for inside in _inside(path):
            (others if inside.suffix.lower() in OTHERS else found).add(inside)
    return Found(tuple(sorted(found)), tuple(sorted(others - found)))


def _inside(folder: Path) -> Iterator[Path]:
    root = folder.resolve()
    for path in root.rglob("*"):
        parts = path.relative_to(root).parts
        if any(part.startswith(".") for part in parts) or _beside_a_page(root, parts):
            continue
        known = path.suffix.lower() in SUFFIXES | OTHERS
        if known and path.is_file() and path.resolve().is_relative_to(root) and not _own(path):
            yield path.resolve()


def _beside_a_page(root: Path, parts: tuple[str, ...]) -> bool:
    """Whether one of the folders down to a file was saved by a browser together with a page."""
    for depth, name in enumerate(parts[:-1]):
        mark = next((m for m in _SAVED_WITH.finditer(name) if m.end() == len(name)), None)
        if mark is None:
            continue
        stem = root.joinpath(*parts[:depth], name[: mark.start()])
        if any(stem.with_name(stem.name + ending).is_file() for ending in (".html", ".htm", ".xhtml")):
            return True
    return False


def _own(path: Path) -> bool:
    if path.suffix.lower() != ".html":
        return False
    try:
        with path.open("rb") as stream:
            return _OWN in stream.read(HEAD)
    except OSError:  # reading it says so
        return False
