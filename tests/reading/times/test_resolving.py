"""Relative times read against days and intervals."""

from __future__ import annotations

from datetime import date

import pytest

from vaka.reading.times import resolve
from vaka.records import Interval, Relative

FRIDAY = date(2025, 3, 14)


@pytest.mark.parametrize(
    ("relative", "value"),
    [
        (Relative("day", -1), "2025-03-13"),
        (Relative("week", -1), "2025-03-03/2025-03-09"),
        (Relative("week", 1, weekday=1), "2025-03-18"),
        (Relative("week", None, weekday=4), "2025-03-14"),
        (Relative("week", None, weekday=4, toward="past"), "2025-03-07"),
        (Relative("week", None, weekday=4, toward="future"), "2025-03-21"),
        (Relative("month", -3), "2024-12"),
        (Relative("month", -1, day=30), None),
        (Relative("year", -1, month=6), "2024-06"),
        (Relative("year", None, month=8, day=15), "2024-08-15"),
        (Relative("year", None, month=2, day=29), "2024-02-29"),
        (Relative("year", None, month=6, toward="past"), "2024-06"),
        (Relative("year", None, month=9), "2025-09"),
        (Relative("year", None, month=12), "2024-12"),
        (Relative("year", 0, month=22), "2025-22"),
        (Relative("year", -1, month=11, weekday=1, nth=1), "2024-11-05"),
        (Relative("year", 0, month=10, weekday=6, nth=-1), "2025-10-26"),
        (Relative("decade", -1), "2010/2019"),
        (Relative("day", 0, time="09:15"), "2025-03-14T09:15"),
        (Relative("year", 0, feast="easter+1"), "2025-04-21"),
        (Relative("year", 0, feast="orthodox+0"), "2025-04-20"),
        (Relative("year", 0, feast="hijri 10-1"), "2025-03-30"),
        (Relative("week", None, weekday=0, until=Relative("week", None, weekday=4)), "2025-03-10/2025-03-14"),
    ],
)
def test_against_a_day(relative: Relative, value: str | None) -> None:
    assert resolve(relative, FRIDAY)[0] == value


def test_weekday_tells_the_year() -> None:
    # 19 June was a Wednesday in 2024 and not in the years around it.
    relative = Relative("year", None, month=6, day=19, weekday=2)
    assert resolve(relative, FRIDAY)[0] == "2024-06-19"


def test_year_only_anchor_never_invents_a_day() -> None:
    year = Interval(date(2023, 1, 1), date(2023, 12, 31))
    assert resolve(Relative("day", -1), year) == ("2023", Interval(date(2022, 12, 31), date(2023, 12, 30)))
    assert resolve(Relative("year", -1), year)[0] == "2022"
    assert resolve(Relative("year", -1, month=6), year)[0] == "2022-06"


def test_interval_anchor_keeps_what_its_ends_share() -> None:
    days = Interval(date(2023, 9, 13), date(2023, 9, 15))
    assert resolve(Relative("day", -1), days) == ("2023-09", Interval(date(2023, 9, 12), date(2023, 9, 14)))


def test_half_open_anchor_gives_a_bound() -> None:
    later = Interval(date(2024, 6, 1), None)
    assert resolve(Relative("day", -1), later) == (None, Interval(date(2024, 5, 31), None))


def test_unknown_anchor_leaves_the_year_unspecified() -> None:
    assert resolve(Relative("year", None, month=8, day=15), Interval()) == ("XXXX-08-15", None)
    assert resolve(Relative("day", -1), Interval()) == (None, None)


def test_approximate_is_marked() -> None:
    assert resolve(Relative("day", -14), FRIDAY, approximate=True)[0] == "2025-02-28~"
