"""Vaka turns a pile of news pages into the checked chronology that they jointly hold.

import vaka

with vaka.open("case.vaka") as case:
    for event in case.joined().events:
        print(event.when, event.kind, event.origins.words)
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vaka.case import Case
    from vaka.learned import Learned
    from vaka.records import Document, Reading

__all__ = ["__version__", "open", "read"]

__version__ = "0.1.0"


def open(case: str, knowledge: Sequence[Path] = (), learned: bool | None = None) -> Case:
    """Open a case, or make one where there is none.

    Args:
        case: A file name, or a database URL.
        knowledge: CSV files with knowledge of the user's own.
        learned: Whether the learned reader stands beside the rules; `None` leaves it as the case has it.

    Raises:
        vaka.errors.VakaError: The file is no case, or was written by a newer Vaka.
    """
    from vaka.case import Case

    return Case(case, knowledge, learned=learned)


def read(
    file: str, data: bytes, knowledge: Sequence[Path] = (), learned: bool = True
) -> tuple[Document, Reading]:
    """Read one page without a case: a pure function of its bytes, the language packs and the knowledge.

    Args:
        file: The page's name; its ending tells plain text from HTML.
        data: The page as saved.
        knowledge: CSV files with knowledge of the user's own.
        learned: Whether the learned reader stands beside the rules.

    Raises:
        vaka.errors.VakaError: The page or a knowledge file cannot be read.
    """
    from vaka.intake import receive
    from vaka.knowledge import load
    from vaka.pipeline import read_document

    document = receive(file, data)
    reader = _learned() if learned else None
    return document, read_document(document, load(knowledge), learned=reader)


@cache
def _learned() -> Learned:
    """The learned reader, whose weights load once a process: it keeps nothing of what it reads."""
    from vaka.learned import Learned
    from vaka.vectors import Encoder

    return Learned(Encoder())
