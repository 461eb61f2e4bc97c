"""Movable feasts against days that printed calendars give, and the calendars' own laws."""

from __future__ import annotations

import re
from datetime import date

import pytest

from vaka.languages import languages
from vaka.reading.times.feasts import FEAST, day_of_feast
from vaka.reading.times.pack import pack_of


@pytest.mark.parametrize(
    ("key", "day"),
    [
        ("easter+0", "2024-03-31"),
        ("orthodox-2", "2024-05-03"),
        ("hebrew 7-1", "2018-09-10"),
        ("hebrew 7-10", "1973-10-06"),
        ("hebrew 9-25", "2024-12-26"),
        ("hebrew 11-15", "2018-01-31"),
        ("hebrew 12-14", "2024-03-24"),
        ("hebrew 1-15", "2024-04-23"),
        ("hebrew 5-9", "2023-07-27"),
        ("hebrew 2-5 kept", "2018-04-19"),
        ("hebrew 2-5 kept", "2024-05-14"),
        ("hebrew 1-27 kept", "2024-05-06"),
        ("hijri 10-1", "2018-06-15"),
        ("hijri 10-1 friday", "2017-06-23"),
        ("chinese 1-1", "2024-02-10"),
        ("chinese 1-1", "1985-02-20"),
        ("chinese 1-1", "2034-02-19"),
        ("chinese 1-1 -1", "2024-02-09"),
        ("chinese 5-5", "2020-06-25"),
        ("chinese 8-15", "2017-10-04"),
        ("hindu 7-30 evening", "2020-11-14"),
        ("hindu 7-30 evening", "2024-10-31"),
        ("hindu 12-15 evening +1", "2024-03-25"),
        ("hindu 5-23 night", "2019-08-23"),
        ("hindu 11-29 night", "2020-02-21"),
        ("sun 270", "2018-01-14"),
        ("sun 270", "2019-01-15"),
        ("sun 0", "2018-04-14"),
    ],
)
def test_day_of_feast(key: str, day: str) -> None:
    assert day_of_feast(key, int(day[:4])) == date.fromisoformat(day)


@pytest.mark.parametrize("year", range(1900, 2101, 10))
def test_laws_of_the_calendars(year: int) -> None:
    new_year = day_of_feast("hebrew 7-1", year)
    assert new_year is not None
    assert new_year.weekday() not in (6, 2, 4)  # the postponements keep it off Sunday, Wednesday and Friday
    chinese = day_of_feast("chinese 1-1", year)
    assert chinese is not None
    assert date(year, 1, 21) <= chinese <= date(year, 2, 21)
    passover, feast = day_of_feast("hebrew 1-15", year), day_of_feast("hebrew 7-15", year)
    assert passover is not None
    assert feast is not None
    assert (feast - passover).days == 177
    holi, diwali = day_of_feast("hindu 12-15 evening", year), day_of_feast("hindu 7-30 evening", year)
    assert holi is not None
    assert diwali is not None
    assert date(year, 2, 20) < holi < date(year, 4, 5)
    assert date(year, 10, 12) < diwali < date(year, 11, 20)


@pytest.mark.parametrize("code", languages())
def test_every_feast_of_a_pack_has_its_day(code: str) -> None:
    for holiday in pack_of(code).days():
        if holiday.feast:
            assert re.fullmatch(FEAST, holiday.feast)
            assert day_of_feast(holiday.feast, 2024) or day_of_feast(holiday.feast, 2023)
