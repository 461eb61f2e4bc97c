"""A page in traditional characters is read as its simplified copy is, and its evidence is its own."""

import pytest

from vaka import read
from vaka.lookalikes import of_one_alphabet
from vaka.text import fold, simplify

TRADITIONAL = (
    "首相范啟明週三在河內會見來訪的韓國總統羅東潤，雙方會談約兩個鐘頭。\n\n"
    "范啟明說：「兩國關係進入新階段。」羅東潤表示，他將於5月3日至5日訪問日本。\n"
)


def test_simplifying_moves_no_offset() -> None:
    assert len(simplify(TRADITIONAL)) == len(TRADITIONAL)
    assert simplify("韓國總統說") == "韩国总统说"
    assert simplify("İstanbul'da görüştü") == "İstanbul'da görüştü"


def test_both_ways_of_writing_fold_alike() -> None:
    assert fold("韓國總統") == fold("韩国总统")


def test_both_ways_of_writing_read_alike() -> None:
    (_, long), (_, short) = (
        read("page.txt", text.encode(), learned=False) for text in (TRADITIONAL, simplify(TRADITIONAL))
    )
    assert long.quotations
    assert long.times
    assert long.events
    for field in ("mentions", "times", "quotations", "events"):
        assert [m.span for m in getattr(long, field)] == [m.span for m in getattr(short, field)], field
    assert [e.key for e in long.entities] == [e.key for e in short.entities]


def test_evidence_is_of_the_page_itself() -> None:
    document, reading = read("page.txt", TRADITIONAL.encode(), learned=False)
    assert document.text == TRADITIONAL
    korea = next(m for m in reading.mentions if reading.entities[m.entity].name == "South Korea")
    assert korea.span.of(document.text) == "韓國"


@pytest.mark.parametrize(
    ("mixed", "plain"),
    [
        ("Ο Yπουργός Εξωτερικών", "Ο Υπουργός Εξωτερικών"),  # a Latin Y
        ("H επίσκεψη, Tο ταξίδι", "Η επίσκεψη, Το ταξίδι"),  # Latin H, T
        ("το ΝATO και η Vodafone", "το NATO και η Vodafone"),  # a Greek Ν
        ("Пpезидент приїхав", "Президент приїхав"),  # a Latin p
        ("два VIPов, IT-компанія", "два VIPов, IT-компанія"),  # no like for в; two words
        ("O marinheiro e H. Weiss", "O marinheiro e H. Weiss"),
    ],
)
def test_words_of_mixed_alphabets_are_of_one(mixed: str, plain: str) -> None:
    assert of_one_alphabet(mixed) == plain
