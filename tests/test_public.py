"""The public surface: what `vaka` names, and that it works as its docstring says."""

from __future__ import annotations

from pathlib import Path

import vaka
from tests.places import EXAMPLES, KNOWLEDGE, ROOT


def test_the_public_names_are_there() -> None:
    assert set(vaka.__all__) == {"__version__", "open", "read"}
    assert all(hasattr(vaka, name) for name in vaka.__all__)


def test_the_version_is_the_projects() -> None:
    assert f'version = "{vaka.__version__}"' in (ROOT / "pyproject.toml").read_text("utf-8")


def test_a_page_is_read_without_a_case() -> None:
    path = EXAMPLES / "en05_tashkent_talks.txt"
    document, reading = vaka.read(path.name, path.read_bytes(), (KNOWLEDGE,))
    assert reading.article.language == "en"
    assert any(reading.entities[m.entity].name == "Dorsania" for m in reading.mentions)
    assert all(q.span.of(document.text) for q in reading.quotations)


def test_a_case_is_opened(tmp_path: Path) -> None:
    with vaka.open(str(tmp_path / "c.vaka")) as case:
        assert case.joined().events == ()
