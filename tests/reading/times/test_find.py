"""The matcher: types, spans, false friends, hostile input."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vaka.languages import languages
from vaka.reading.times import find_times, resolve


def found(text: str, language: str) -> list[tuple[str, str, str | None]]:
    return [(text[f.start : f.end], f.type, f.value) for f in find_times(text, language)]


def test_types() -> None:
    assert found("in 2019", "en") == [("2019", "DATE", "2019")]
    assert found("for 4 years and 5 months", "en")[0][1:] == ("DURATION", "P4Y5M")
    assert found("every two weeks", "en") == [("every two weeks", "SET", "P2W")]
    assert found("2025-02-04 09:15", "en") == [("2025-02-04 09:15", "TIME", "2025-02-04T09:15")]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("May I ask?", "en"),
        ("They march on the capital.", "en"),
        ("The sun sat on the hill.", "en"),
        ("He scored 3-5 and 24/7.", "en"),
        ("The town has 1200 houses and 2000 dollars.", "en"),
        ("Resolution 1718 was read.", "en"),
        ("Mart mahallesi ve şu an", "tr"),
        ("Gelecek ara seçimler", "tr"),
        ("Ήταν η τρίτη ήττα", "el"),
        ("Счёт 2:0 в пользу гостей", "ru"),
        ("Đây là lần thứ ba", "vi"),
    ],
)
def test_no_time_where_there_is_none(text: str, language: str) -> None:
    assert found(text, language) == []


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("OCAK 2021", "tr", "2021-01"),
        ("ocak 2021", "tr", "2021-01"),
        ("ΜΑΪΟΣ 2021", "el", "2021-05"),
        ("JUNE 2021", "en", "2021-06"),
        ("ИЮНЬ 2021", "ru", "2021-06"),
    ],
)
def test_any_case(text: str, language: str, value: str) -> None:
    assert found(text, language) == [(text, "DATE", value)]


def test_language_without_a_pack_has_cldr_and_digits() -> None:
    assert found("14 giugno 2024", "it") == [("14 giugno 2024", "DATE", "2024-06-14")]
    assert found("03.09.2025 10:22", "xx") == [("03.09.2025 10:22", "TIME", "2025-09-03T10:22")]


def test_numeric_order_follows_the_language_unless_it_makes_no_date() -> None:
    assert found("03/09/2025", "tr") == [("03/09/2025", "DATE", "2025-09-03")]
    assert found("03/09/2025", "en") == [("03/09/2025", "DATE", "2025-03-09")]
    assert found("23/09/2025", "en") == [("23/09/2025", "DATE", "2025-09-23")]


def test_decomposed_text_is_read_at_its_own_offsets() -> None:
    text = "o\u0308bu\u0308r 4 s\u0327ubat 2021 geldi"
    assert [(text[f.start : f.end], f.value) for f in find_times(text, "tr")] == [
        ("4 s\u0327ubat 2021", "2021-02-04")
    ]


def test_vague_times_have_no_value() -> None:
    assert found("birkaç gün boyunca", "tr") == [("birkaç gün boyunca", "DURATION", None)]
    assert found("in the coming days", "en") == []


def test_long_hostile_lines_are_read_in_linear_time() -> None:
    text = "1 " * 20_000 + "of the " * 20_000 + "2024-" * 5_000
    begun = time.perf_counter()
    find_times(text, "en")
    assert time.perf_counter() - begun < 20


WORDS = [
    "2024", "19", "99999999999999", "1,000,000", "3.5", "ago", "geçen", "yıl", "june", "last", "years",
    "-", "/", ".", ",", "'te", "το", "лет", "назад", "月", "日", "년", "tháng", "every",
    "of", "00:61", "32/13",
]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from(WORDS) | st.text(max_size=6), max_size=25),
    st.sampled_from(["und", *languages()]),
)
def test_any_text_is_read_without_error(words: list[str], language: str) -> None:
    text = " ".join(words)
    last = 0
    for f in find_times(text, language):
        assert last <= f.start < f.end <= len(text)
        last = f.end
        if f.relative:
            resolve(f.relative, date(2025, 3, 14))


@pytest.mark.parametrize(
    ("text", "language", "words", "reason"),
    [
        (
            "The pact of 30 February 2024 is forged.",
            "en",
            "30 February 2024",
            "the calendar has no 2024-02-30",
        ),
        ("Sözde anlaşma 31 Haziran'da imzalandı.", "tr", "31 Haziran'da", "the calendar has no 06-31"),
        (
            "Der Vertrag vom 29. Februar 2023 ist falsch.",
            "de",
            "29. Februar 2023",
            "the calendar has no 2023-02-29",
        ),
    ],
)
def test_a_day_that_the_calendar_lacks_is_flagged(text: str, language: str, words: str, reason: str) -> None:
    [flagged] = find_times(text, language)
    assert (text[flagged.start : flagged.end], flagged.value, flagged.relative) == (words, None, None)
    assert flagged.reason == reason


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("It began at 14:00 Moscow time on 5 May 2024.", "en", "2024-05-05T14:00+03:00"),
        ("It began at 10:30 GMT+3 on 5 May 2024.", "en", "2024-05-05T10:30+03:00"),
        ("It was seen at 1500 GMT.", "en", "T15:00+00:00"),
        ("Бой начался 5 мая 2024 года в 18:30 по московскому времени.", "ru", "2024-05-05T18:30+03:00"),
        ("回合于2024年5月5日北京时间15时开始。", "zh", "2024-05-05T15:00+08:00"),
    ],
)
def test_time_zones(text: str, language: str, value: str) -> None:
    assert [f.value for f in find_times(text, language)] == [value]


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("وقع الحادث في 12 رمضان 1445 هـ", "ar", "2024-03-22"),
        ("في شهر رمضان 1445", "ar", "2024-03-11/2024-04-09"),
        ("The fast of Ramadan 1445 AH was long.", "en", "2024-03-11/2024-04-09"),
        ("٥ أيار ٢٠٢٤", "ar", "2024-05-05"),
    ],
)
def test_islamic_dates_and_eastern_digits(text: str, language: str, value: str) -> None:
    assert [f.value for f in find_times(text, language)] == [value]
