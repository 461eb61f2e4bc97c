"""Vectors: the same text gives the same bytes, and meaning outweighs language once its mean is taken off."""

from pathlib import Path

import numpy as np
import pytest

from vaka.vectors import Encoder, WeightsError, debias, language_means
from vaka.vectors.means import ANY
from vaka.vectors.weights import Weights

SAYINGS = {
    "en": ("The bakers' guild elected a new chairwoman in Delmora.", "Heavy snow closed the mountain road."),
    "tr": ("Fırıncılar loncası Delmora'da yeni başkanını seçti.", "Yoğun kar dağ yolunu kapattı."),
    "el": (
        "Η συντεχνία των αρτοποιών εξέλεξε νέα πρόεδρο στη Ντελμόρα.",
        "Πυκνό χιόνι έκλεισε τον ορεινό δρόμο.",
    ),
    "ru": (
        "Гильдия пекарей избрала в Дельморе новую председательницу.",
        "Сильный снег закрыл горную дорогу.",
    ),
    "ko": ("델모라에서 제빵사 조합이 새 회장을 선출했다.", "폭설로 산길이 막혔다."),
    "vi": ("Hội thợ làm bánh bầu nữ chủ tịch mới ở Delmora.", "Tuyết dày làm tắc đường núi."),
}


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder()


def test_same_text_gives_same_bytes_whatever_its_neighbours(encoder: Encoder) -> None:
    texts = [text for pair in SAYINGS.values() for text in pair]
    together = encoder.encode(texts)
    alone = Encoder(threads=1)
    assert all((alone.encode([text])[0] == row).all() for text, row in zip(texts, together, strict=True))


def test_token_states_are_the_same_bytes_whatever_their_neighbours_and_share_one_pass(
    encoder: Encoder,
) -> None:
    texts = [text for pair in SAYINGS.values() for text in pair]
    together = encoder.token_states(texts)
    fresh = Encoder(threads=1, remember_tokens=0)
    for text, tokens in zip(texts, together, strict=True):
        assert (fresh.token_states([text])[0].states == tokens.states).all()
    assert (fresh.encode(texts) == encoder.encode(texts)).all()


def test_tokens_stand_where_they_stood_in_the_text(encoder: Encoder) -> None:
    for text in (text for pair in SAYINGS.values() for text in pair):
        tokens = encoder.token_states([text])[0]
        assert tokens.states.shape == (len(tokens.spans), 384)
        pieces = [text[start:end] for start, end in tokens.spans]
        assert "".join(pieces) == text
        assert all(piece.lstrip() == piece[1:].lstrip() for piece in pieces if piece[0] == " ")


def test_states_kept_are_bounded_in_tokens() -> None:
    encoder = Encoder(remember_tokens=30)
    for n in range(6):
        encoder.token_states([f"a sentence of some words, number {n}"])
    assert 0 < sum(len(half.states) for half in encoder._halves.values()) <= 30


def test_vectors_are_of_unit_length_and_in_the_order_of_the_texts(encoder: Encoder) -> None:
    vectors = encoder.encode(["one", "a much longer text than the first one", "one"])
    assert vectors.shape == (3, 384)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert (vectors[0] == vectors[2]).all()


def test_debiased_neighbours_are_of_one_meaning(encoder: Encoder) -> None:
    texts = [text for pair in SAYINGS.values() for text in pair]
    languages = [language for language in SAYINGS for _ in range(2)]
    bare = debias(encoder.encode(texts), languages)
    cosines = bare @ bare.T
    same = np.equal.outer(np.arange(len(texts)) % 2, np.arange(len(texts)) % 2)
    assert cosines[same].min() > cosines[~same].max()


def test_no_text_and_endless_text_are_taken(encoder: Encoder) -> None:
    assert encoder.encode([]).shape == (0, 384)
    assert debias(encoder.encode([]), []).shape == (0, 384)
    assert np.isfinite(encoder.encode(["", "word " * 5000])).all()


def test_a_language_without_a_mean_gets_the_mean_of_all() -> None:
    vector = np.ones((1, 384), np.float32) / np.sqrt(384)
    means = language_means()
    bare = vector[0] - means[ANY]
    assert "qq" not in means
    assert np.allclose(debias(vector, ["qq"])[0], bare / np.linalg.norm(bare), atol=1e-6)


def test_the_first_rank_languages_have_means() -> None:
    assert {"tr", "el", "en", "ru", "ko", "vi"} <= language_means().keys()


def test_memory_is_bounded() -> None:
    encoder = Encoder(remember=3)
    encoder.encode([f"text {n}" for n in range(5)])
    assert len(encoder._known) == 3


def test_another_file_is_refused_with_its_path(tmp_path: Path) -> None:
    path = tmp_path / "weights.bin"
    path.write_bytes(bytes(200))
    with pytest.raises(WeightsError, match=r"weights\.bin"):
        Weights(path)
