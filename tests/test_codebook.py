"""The codebook: every PLOVER type has kinds, every pack tells of them, and the page is up to date."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from vaka.codebook import PLOVER_TYPES, Kind, codebook, page
from vaka.reading.events.pack import pack_of

PAGE = Path(__file__).parents[1] / "docs" / "codebook.md"
TOLD_BY_KIND = {"state visit"}  # told by words beside a visit, not by a trigger of its own
LEAST = {
    "tr": 700,
    "el": 550,
    "en": 1200,
    "ru": 400,
    "ko": 550,
    "vi": 500,
    "de": 1400,
    "fr": 750,
    "es": 700,
    "uk": 400,
    "ar": 400,
    "zh": 600,
    "it": 700,
}


def test_every_plover_type_has_a_kind() -> None:
    assert len(PLOVER_TYPES) == 16
    assert {kind.plover for kind in codebook().values()} == set(PLOVER_TYPES)


def test_the_page_is_the_codebook() -> None:
    assert PAGE.read_text("utf-8") == page()


@pytest.mark.parametrize("language", sorted(LEAST))
def test_every_pack_tells_of_every_kind(language: str) -> None:
    pack = pack_of(language)
    assert pack is not None
    assert {*pack.verbs, *pack.nouns} == codebook().keys() - TOLD_BY_KIND


@pytest.mark.parametrize(("language", "least"), LEAST.items())
def test_packs_are_broad(language: str, least: int) -> None:
    pack = pack_of(language)
    assert pack is not None
    assert sum(len(rows) for table in (pack.verbs, pack.nouns) for rows in table.values()) >= least


def test_an_unknown_type_is_refused() -> None:
    with pytest.raises(ValidationError):
        Kind(plover="DANCE", frame="meet", family="x", note="y")  # type: ignore[arg-type]
