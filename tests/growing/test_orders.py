"""Adding in any order, one by one or together, gives the case that building it afresh gives."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import pytest

from tools.synthetic import WordEncoder, World
from vaka.case import Case
from vaka.growing import grow
from vaka.joining.events import Ties
from vaka.records import Document, Joined, Reading
from vaka.store import Store
from vaka.vectors import Encoder

Made = tuple[Document, Reading]


def joined(path: Path, batches: Sequence[Sequence[Made]], encoder: Encoder) -> Joined:
    """What joining gives when documents come in these batches."""
    store = Store(str(path))
    for batch in batches:
        store.add_documents([(d, d.file, b"x") for d, _ in batch])
        store.add_readings([r for _, r in batch], "f")
        grow(store, lambda: encoder)
    found = store.joined()
    store.close()
    return found


@pytest.fixture(scope="module")
def made() -> list[Made]:
    return list(World(40).documents(0, 40))


@pytest.mark.parametrize("size", [1, 6])
def test_made_documents_in_any_order(tmp_path: Path, made: list[Made], size: int) -> None:
    encoder = WordEncoder()
    whole = joined(tmp_path / "whole.vaka", [made], encoder)
    assert max(len(s.documents) for s in whole.stories) > 2
    assert any(len({t.ref.document for t in e.told}) > 2 for e in whole.events)
    shuffled = made[:]
    random.Random(size).shuffle(shuffled)
    batches = [shuffled[at : at + size] for at in range(0, len(made), size)]
    assert joined(tmp_path / "grown.vaka", batches, encoder) == whole


def test_the_examples_in_any_order(tmp_path: Path, examples_case: Case) -> None:
    documents, readings = examples_case.documents(), examples_case.readings()
    order = sorted(documents)
    random.Random(4).shuffle(order)
    batches = [[(documents[d], readings[d]) for d in order[at : at + 4]] for at in range(0, len(order), 4)]
    assert joined(tmp_path / "grown.vaka", batches, Encoder()) == examples_case.joined()


def test_batches_of_one_build_are_the_same(tmp_path: Path, made: list[Made]) -> None:
    encoder = WordEncoder()
    whole = joined(tmp_path / "whole.vaka", [made], encoder)
    store = Store(str(tmp_path / "batches.vaka"))
    store.add_documents([(d, d.file, b"x") for d, _ in made])
    store.add_readings([r for _, r in made], "f")
    grow(store, lambda: encoder, batch=9)
    assert store.joined() == whole


def test_a_killed_join_is_finished_by_the_next(tmp_path: Path, made: list[Made]) -> None:
    encoder = WordEncoder()
    whole = joined(tmp_path / "whole.vaka", [made], encoder)
    store = Store(str(tmp_path / "killed.vaka"))
    store.add_documents([(d, d.file, b"x") for d, _ in made])
    store.add_readings([r for _, r in made], "f")

    def killed(done: int, _total: int) -> None:
        if done == 20:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        grow(store, lambda: encoder, progress=killed, batch=10)
    assert store.counts()["profiles"] == 20
    assert grow(store, lambda: encoder)
    assert store.joined() == whole


def test_what_a_person_ties_is_joined_and_taken_back(tmp_path: Path, made: list[Made]) -> None:
    encoder = WordEncoder()
    store = Store(str(tmp_path / "tied.vaka"))
    store.add_documents([(d, d.file, b"x") for d, _ in made])
    store.add_readings([r for _, r in made], "f")
    grow(store, lambda: encoder)
    before = store.joined()
    one, other = (e.told[0].ref for e in before.events[:2])
    ties = Ties(together=frozenset({(one, other)}))
    assert grow(store, lambda: encoder, ties=ties, tied=[one.document, other.document])
    (event,) = [e for e in store.joined().events if one in {t.ref for t in e.told}]
    assert other in {t.ref for t in event.told}
    assert grow(store, lambda: encoder, tied=[one.document, other.document])
    assert store.joined() == before
