"""Every file of every pack is read by the model of the stage that owns it."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import BaseModel, ConfigDict

from vaka import languages
from vaka.joining.alignment_facts import PolarityPack
from vaka.languages import FOLDER, PackError, load
from vaka.reading.article.pack import PagePack
from vaka.reading.events.pack import EventPack
from vaka.reading.names.pack import NamesPack
from vaka.reading.quantities.pack import QuantitiesPack
from vaka.reading.quotations.pack import QuotationPack
from vaka.reading.sentences import TextPack
from vaka.reading.times.pack import TimesPack

MODELS: dict[str, type[BaseModel]] = {
    "page": PagePack,
    "text": TextPack,
    "names": NamesPack,
    "times": TimesPack,
    "quantities": QuantitiesPack,
    "quotations": QuotationPack,
    "events": EventPack,
    "polarity": PolarityPack,
}
FIRST_RANK = ("el", "en", "ko", "ru", "tr", "vi")


@pytest.mark.parametrize("path", sorted(FOLDER.rglob("*.toml")), ids=lambda p: f"{p.parent.name}/{p.name}")
def test_a_file_fits_its_model(path: Path) -> None:
    assert load(path.parent.name, path.stem, MODELS[path.stem]) is not None


@pytest.mark.parametrize("language", FIRST_RANK)
def test_the_packs_of_the_first_ranks_are_whole(language: str) -> None:
    assert {p.stem for p in (FOLDER / language).glob("*.toml")} == set(MODELS)


@pytest.mark.parametrize("path", sorted(FOLDER.rglob("*.toml")), ids=lambda p: f"{p.parent.name}/{p.name}")
def test_a_file_opens_with_its_provenance(path: Path) -> None:
    assert path.read_text("utf-8").startswith("#")


def test_a_language_without_a_pack_has_none() -> None:
    assert load("xx", "page", PagePack) is None
    assert load("../..", "page", PagePack) is None
    assert "tr" in languages.languages()


def test_a_file_that_does_not_fit_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Small(BaseModel):
        model_config = ConfigDict(extra="forbid")
        word: str

    monkeypatch.setattr(languages, "FOLDER", tmp_path)
    (tmp_path / "qq").mkdir()
    (tmp_path / "qq" / "page.toml").write_text('word = "a"\nwrod = "b"\n', "utf-8")
    with pytest.raises(PackError, match=r"page\.toml does not fit: wrod"):
        load("qq", "page", Small)
