"""What Vaka knows of the world: people, countries, places, organisations, and how they are written."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from vaka.knowledge.known import Form, Known, Office
from vaka.knowledge.lookup import Knowledge
from vaka.knowledge.own import OwnFile
from vaka.knowledge.rows import KnowledgeError
from vaka.knowledge.surnames import family_first, family_name, name_words
from vaka.knowledge.table import cache_folder
from vaka.knowledge.towns import sites, towns

__all__ = [
    "Form",
    "Knowledge",
    "KnowledgeError",
    "Known",
    "Office",
    "OwnFile",
    "cache_folder",
    "family_first",
    "family_name",
    "load",
    "name_words",
    "sites",
    "towns",
]


def load(extra: Sequence[Path | OwnFile] = ()) -> Knowledge:
    """Load the knowledge, with a user's own files beside it.

    The first load compiles a table (a few seconds) and keeps it in the cache folder (`VAKA_CACHE`, else
    `~/.cache/vaka`); later loads take about a fifth of a second. The user's files are compiled likewise, into an
    index that is looked into and not loaded, so that their number of names does not matter afterwards.

    Args:
        extra: CSV files with the columns of the built-in ones; only `id,kind,name,aliases` are required.

    Raises:
        KnowledgeError: A file is missing or is not such a table.
    """
    return Knowledge.of(
        tuple(file if isinstance(file, OwnFile) else OwnFile.of(Path(file)) for file in extra)
    )
