"""Cases that are right and that the engine does not do yet: `tests/cases/<code>/known-failures/`."""

from __future__ import annotations

from pathlib import Path

import pytest

__all__ = ["KNOWN", "case_files", "marks"]

CASES = Path(__file__).parent / "cases"
KNOWN = "known-failures"


def case_files(name: str) -> list[tuple[str, Path]]:
    """Language and path of every case file of this name, first those that hold, then the known failures."""
    return [(p.parent.name, p) for p in sorted(CASES.glob(f"*/{name}"))] + [
        (p.parent.parent.name, p) for p in sorted(CASES.glob(f"*/{KNOWN}/{name}"))
    ]


def marks(path: Path) -> tuple[pytest.MarkDecorator, ...]:
    """A case of the known failures has to fail; one that has come to hold is moved to the cases beside."""
    known = path.parent.name == KNOWN
    return (pytest.mark.xfail(strict=True, raises=AssertionError, reason="known failure"),) if known else ()
