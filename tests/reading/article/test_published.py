"""Which date of a page is the article's own: the masthead's clock is not."""

from __future__ import annotations

import pytest

import vaka
from tests.reading.article.test_metadata import FILLER, read
from vaka.records import Stated


def dates(*head: str, body: str = FILLER["en"]) -> tuple[str | None, str | None]:
    """What a page with these lines above its text states as published and updated."""
    article = read("\n\n".join([*head, f"{body} {FILLER['en']}", FILLER["en"]]) + "\n")
    return _value(article.published), _value(article.updated)


def _value(stated: Stated | None) -> str | None:
    return stated.value if stated else None


TITLE = "Council of Larkmoor to mend the mill road"


@pytest.mark.parametrize("menu", ["Subscribe now!", "Home News Sports Weather"])
def test_a_clock_above_the_menu_says_when_the_page_was_saved(menu: str) -> None:
    assert dates("Friday, May 7, 2021", menu, TITLE) == (None, "2021-05-07")


def test_the_date_below_the_headline_goes_before_the_masthead() -> None:
    found = dates("Friday, May 7, 2021", "Home News Sports Weather", TITLE, "3 March 2020 - 12:17")
    assert found == ("2020-03-03T12:17", None)


def test_a_date_right_above_the_headline_is_the_articles() -> None:
    assert dates("7 May 2021", TITLE) == ("2021-05-07", None)


def test_a_masthead_whose_day_the_text_tells_is_the_articles() -> None:
    body = f"The mayor spoke in Larkmoor on 7 May 2021. {FILLER['en']}"
    assert dates("Friday, May 7, 2021", "Home News Sports Weather", TITLE, body=body)[0] == "2021-05-07"


def test_a_labelled_date_is_no_masthead() -> None:
    assert dates("Published: 7 May 2021", "Home News Sports Weather", TITLE)[0] == "2021-05-07"


def test_a_dateline_may_name_the_weekday() -> None:
    opening = f"LARKMOOR – Saturday, 8 May 2021 (XYZ) – {FILLER['en']}"
    assert dates(TITLE, body=opening)[0] == "2021-05-08"


def test_no_time_is_read_by_a_masthead() -> None:
    text = f"Friday, May 7, 2021\n\nHome News Sports Weather\n\n{TITLE}\n\nThe mayor spoke on Tuesday. {FILLER['en']}\n"
    _, reading = vaka.read("page.txt", text.encode())
    assert [t.value for t in reading.times if t.relative is not None and t.relative.weekday == 1] == [None]
