"""Values in words."""

from __future__ import annotations

import pytest

from vaka.show.words import (
    count_words,
    date_words,
    headline,
    is_right_to_left,
    language_name,
    origin_words,
    when_words,
)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "undated"),
        ("2024-06-19", "19 June 2024"),
        ("2024-06-19T11:29", "19 June 2024, 11:29"),
        ("2024-06", "June 2024"),
        ("2024-22", "summer 2024"),
        ("2024-W25", "week 25 of 2024"),
        ("2024~", "about 2024"),
        ("200X", "2000s"),
        ("19XX", "1900s"),
        ("XXXX-08-15", "15 August, year unknown"),
        ("1910/1945", "1910 to 1945"),
        ("2023-06-06/2023-06-08", "6 to 8 June 2023"),
        ("2023-05-30/2023-06-02", "30 May to 2 June 2023"),
        ("2023-12-30/2024-01-02", "30 December 2023 to 2 January 2024"),
        ("2024-02/2024-04", "February to April 2024"),
        ("2024-08-15/..", "15 August 2024 or later"),
        ("../2024", "2024 or earlier"),
        ("P4Y5M", "P4Y5M"),
    ],
)
def test_dates(value: str | None, words: str) -> None:
    assert date_words(value) == words


def test_a_bound_and_a_join_carry_their_sign() -> None:
    assert when_words("2024-06-19", "publication") == "≤ 19 June 2024"
    assert when_words("2023", "joined") == "≈ 2023"
    assert when_words("2023", "explicit") == "2023"
    assert when_words(None, None) == "undated"


def test_headlines_are_made_from_the_structure() -> None:
    assert (
        headline("visit", ["Ada Mor", "Tanland"], "Tan City", arrow=True)
        == "Visit · Ada Mor → Tanland · Tan City"
    )
    assert headline("talks", list("abcde"), None, arrow=False) == "Talks · a, b, c, d and 1 more"


def test_counts_origins_and_languages() -> None:
    assert (origin_words(2, 2), origin_words(1, 3)) == ("2", "1–3")
    assert (count_words(1, "story", "stories"), count_words(2, "story", "stories")) == (
        "1 story",
        "2 stories",
    )
    assert [language_name(c) for c in ("tr", "el", "und", "xx")] == [
        "Turkish",
        "Greek",
        "language unknown",
        "xx",
    ]
    assert [is_right_to_left(c) for c in ("ar", "ar-EG", "tr")] == [True, True, False]
