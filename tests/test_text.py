"""Folding and the way back."""

import pytest

from vaka.text import collapse, fold, fold_with_offsets, letters


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("İSTANBUL", "istanbul"),
        ("ISPARTA", "ısparta"),
        ("ΠΕΚΙΝΟ", "Πεκίνο"),
        ("Κιμς", "κιμσ"),
        ("Ёлка", "елка"),
        ("Nguyễn", "NGUYEN"),
        ("Straße", "STRASSE"),
        ("Arslan’ın", "arslan'ın"),
    ],
)
def test_folds_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_hangul_stays_whole() -> None:
    assert fold("푸른항") == "푸른항"


def test_offsets_lead_back_to_the_source() -> None:
    source = "Bir STRASSE, bir Straße, bir İl"
    folded = fold_with_offsets(source)
    assert folded.text == fold(source)
    at = folded.text.rindex("strasse")
    start, end = folded.source(at, at + len("strasse"))
    assert source[start:end] == "Straße"
    assert folded.offsets[-1] == len(source)
    assert folded.source(3, 3) == (3, 3)


def test_decomposed_letters_fold_like_composed_ones() -> None:
    assert fold("Go\u0308l") == fold("Göl")


def test_letters_and_collapse() -> None:
    assert letters("«Göl» – 12!") == "gol12"
    assert collapse("  a \n\t b ") == "a b"
