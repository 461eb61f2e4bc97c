"""Languages are told by script, then by the model; kin are known as kin."""

import pytest

from vaka.reading.language import UNKNOWN, akin, detect_language, language_of_body


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ο δήμαρχος μίλησε χθες", "el"),
        ("시장이 어제 항구에서 말했다", "ko"),
        ("Belediye başkanı dün limanda gazetecilere konuştu", "tr"),
        ("Мэр города вчера встретился с рыбаками в порту", "ru"),
        ("Thị trưởng hôm qua đã gặp ngư dân tại cảng", "vi"),
        ("The mayor met the fishermen at the harbour yesterday", "en"),
        ("市長は昨日、港で漁師たちに会った", "ja"),
        ("12:30", UNKNOWN),
        ("ok", UNKNOWN),
    ],
)
def test_languages(text: str, language: str) -> None:
    assert detect_language(text) == language


def test_the_body_outvotes_a_post_in_another_language() -> None:
    body = ["Ο δήμαρχος μίλησε χθες στο λιμάνι για τη νέα γέφυρα και ευχαρίστησε τους ψαράδες."] * 2
    assert language_of_body([*body, "The mayor spoke about the bridge at the harbour yesterday."]) == "el"


def test_kin() -> None:
    assert akin("id", "ms")
    assert not akin("el", "en")
