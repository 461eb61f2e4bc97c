"""Cases that several tests look at, built once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.places import EXAMPLES, KNOWLEDGE, SEEDS
from vaka.case import Case


@pytest.fixture(scope="session")
def examples_case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    """The sample case, built from `examples/`."""
    with Case(str(tmp_path_factory.mktemp("examples") / "c.vaka"), (KNOWLEDGE,)) as case:
        case.build([EXAMPLES])
        yield case


@pytest.fixture(scope="session")
def seeds_case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    """The five seeds, built; only for tests marked `needs_shared`."""
    with Case(str(tmp_path_factory.mktemp("seeds") / "c.vaka")) as case:
        case.build([SEEDS])
        yield case


@pytest.fixture
def few(tmp_path: Path) -> Path:
    """A folder with four of the examples."""
    folder = tmp_path / "pages"
    folder.mkdir()
    for path in sorted(EXAMPLES.iterdir())[:4]:
        (folder / path.name).write_bytes(path.read_bytes())
    return folder
