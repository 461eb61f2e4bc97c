"""The head: what it sees of a word, the rows of labels it may give, and weights that must be those vouched for."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from vaka.learned import Head, HeadError, load_head
from vaka.learned.head import allowed, viterbi
from vaka.learned.weights import FOLDER
from vaka.learned.words import SHAPES, Word, around, word_shapes, word_states
from vaka.vectors import TokenStates

LABELS = ("O", "B-person", "I-person", "B-place", "I-place")


def word(text: str, start: int, ending: int = 0, gap: str = "space") -> Word:
    end = start + len(text)
    return Word(start, end, end + ending, text, gap, cased=True)


def identity() -> Head:
    """A head that gives each label the number in its column."""
    size = len(LABELS)
    inner = (np.eye(size, dtype=np.float32), np.zeros(size, np.float32))
    return Head(LABELS, inner, inner)


def test_a_name_never_goes_on_that_was_not_begun() -> None:
    scores = np.array([[0, 0, 9, 0, 0], [0, 0, 0, 0, 9], [0, 0, 9, 1, 0]], np.float32)
    path = viterbi(scores, allowed(LABELS), np.array([0, 0, -1e9, 0, -1e9], np.float32))
    labels = [LABELS[k] for k in path]
    for before, label in zip(["O", *labels], labels, strict=False):
        assert not label.startswith("I-") or before[2:] == label[2:]


def test_confidence_is_the_least_chance_of_the_kind_in_the_name() -> None:
    chances = np.array([[0.1, 0.8, 0.05, 0.05, 0], [0.3, 0.1, 0.6, 0, 0], [0.9, 0, 0, 0.1, 0]], np.float32)
    (only,) = identity().read(chances)
    assert (only.i, only.j, only.kind) == (0, 1, "person")
    assert only.confidence == pytest.approx(0.7)


def test_two_names_side_by_side_stay_two() -> None:
    chances = np.array([[0, 1, 0, 0, 0], [0, 1, 0, 0, 0], [0, 0, 0, 1, 0], [0, 0, 0, 0, 1]], np.float32)
    assert [(x.i, x.j) for x in identity().read(chances)] == [(0, 0), (1, 1), (2, 3)]


def test_a_word_is_the_mean_of_its_tokens_with_its_ending() -> None:
    # "Ada'ya git": tokens "Ada", "'ya", " git"
    states = np.array([[2.0, 0], [4, 2], [7, 7]], np.float32)
    tokens = TokenStates(states, np.array([[0, 3], [3, 6], [6, 10]]))
    found = word_states([word("Ada", 0, 3, "start"), word("git", 7), word("x", 90)], tokens)
    assert found.tolist() == [[3, 1], [7, 7], [0, 0]]


def test_neighbours_over_the_edge_are_zeros() -> None:
    values = np.array([[1.0], [2], [3]], np.float32)
    assert around(values, 1).tolist() == [[0, 1, 2], [1, 2, 3], [2, 3, 0]]


def test_shapes_tell_capitals_endings_and_what_stands_before() -> None:
    rows = word_shapes([word("KCNA", 0, 0, "start"), word("Ada", 5, 3, "comma"), word("7", 12)])
    assert rows.shape == (3, SHAPES)
    assert rows[:, :5].tolist() == [[1, 1, 0, 0, 0], [1, 0, 1, 0, 0], [0, 0, 0, 1, 1]]
    assert len({tuple(row[6:]) for row in rows.tolist()}) == 3


def test_no_words_are_no_names() -> None:
    nothing = TokenStates(np.zeros((0, 384), np.float32), np.zeros((0, 2), np.int64))
    assert load_head("names").label([], nothing).names == ()
    assert word_shapes([]).shape == (0, SHAPES)


# --- weights -----------------------------------------------------------------------------------------------


def test_the_shipped_weights_are_small_and_vouched_for() -> None:
    assert (FOLDER / "names.npz").stat().st_size < 3_000_000
    assert load_head("names").labels[0] == "O"


def test_damaged_weights_are_refused_in_one_sentence(tmp_path: Path) -> None:
    for ending in ("npz", "toml"):
        shutil.copy(FOLDER / f"names.{ending}", tmp_path)
    content = bytearray((tmp_path / "names.npz").read_bytes())
    content[len(content) // 2] ^= 1
    (tmp_path / "names.npz").write_bytes(content)
    with pytest.raises(HeadError, match=r"names\.npz: the weights .* are damaged"):
        load_head("names", tmp_path)


def test_missing_weights_and_facts_are_told(tmp_path: Path) -> None:
    with pytest.raises(HeadError, match=r"names\.toml"):
        load_head("names", tmp_path)
    shutil.copy(FOLDER / "names.toml", tmp_path)
    with pytest.raises(HeadError, match="missing"):
        load_head("names", tmp_path)
