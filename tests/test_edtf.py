"""EDTF values: the days they span, their grain, and how they are written."""

from __future__ import annotations

from datetime import date

import pytest

from vaka.edtf import days_of, grain_of, is_approximate, value_of_days, value_of_decade
from vaka.records import Interval


def days(low: str, high: str) -> Interval:
    return Interval(date.fromisoformat(low), date.fromisoformat(high))


@pytest.mark.parametrize(
    ("value", "low", "high", "grain"),
    [
        ("2024-02-29", "2024-02-29", "2024-02-29", "day"),
        ("2024-06-19T11:29", "2024-06-19", "2024-06-19", "minute"),
        ("2024-02", "2024-02-01", "2024-02-29", "month"),
        ("2024-02~", "2024-02-01", "2024-02-29", "month"),
        ("2023", "2023-01-01", "2023-12-31", "year"),
        ("200X", "2000-01-01", "2009-12-31", "decade"),
        ("18XX", "1800-01-01", "1899-12-31", "century"),
        ("2024-24", "2024-12-01", "2025-02-28", "season"),
        ("2025-W11", "2025-03-10", "2025-03-16", "week"),
        ("1910/1945", "1910-01-01", "1945-12-31", "year"),
        ("2024-11/2025-01-05", "2024-11-01", "2025-01-05", "month"),
    ],
)
def test_days_and_grain(value: str, low: str, high: str, grain: str) -> None:
    assert days_of(value) == days(low, high)
    assert grain_of(value) == grain


@pytest.mark.parametrize("value", [None, "", "P4Y5M", "XXXX-08-15", "2023-02-30", "1945/1910", "soon"])
def test_values_that_name_no_days(value: str | None) -> None:
    assert days_of(value) is None


def test_open_ends() -> None:
    assert days_of("2024-08-15/..") == Interval(date(2024, 8, 15), None)
    assert value_of_days(Interval(None, date(2024, 8, 15))) == "../2024-08-15"
    assert value_of_days(Interval()) is None


@pytest.mark.parametrize(
    "value", ["2024-02-29", "2024-02", "2023", "1910/1945", "2024-11/2025-01", "2025-03-10/2025-03-16"]
)
def test_whole_units_are_written_as_such(value: str) -> None:
    found = days_of(value)
    assert found is not None
    assert value_of_days(found) == value


def test_decade_and_qualifiers() -> None:
    assert value_of_decade(2004) == "200X"
    assert is_approximate("2024-02~")
    assert not is_approximate("2024-02")
