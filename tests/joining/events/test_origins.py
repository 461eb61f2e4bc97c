"""Origins are counted as an interval that what is unknown never raises from below."""

from __future__ import annotations

from collections.abc import Sequence

from vaka.joining.events.origins import Lines, count_origins
from vaka.records import Derivation, OriginCount


def count(documents: Sequence[str], *steps: tuple[str, str, str]) -> OriginCount:
    lineage = [Derivation(d, s, kind, (), ()) for d, s, kind in steps]  # type: ignore[arg-type] # literals
    return count_origins(documents, Lines(documents, lineage))


def test_reprints_of_one_agency_are_one_line() -> None:
    found = count(["a", "b", "c"], ("a", "ORA", "credit"), ("b", "ORA", "credit"), ("c", "ORA", "credit"))
    assert (found.low, found.high, found.lines) == (1, 1, ("ORA",))


def test_two_agencies_are_two_lines() -> None:
    found = count(["a", "b"], ("a", "ORA", "credit"), ("b", "VIX", "credit"))
    assert (found.low, found.high) == (2, 2)


def test_untraceable_documents_raise_only_the_upper_end() -> None:
    found = count(["a", "b", "c"], ("a", "ORA", "credit"))
    assert (found.low, found.high, found.untraceable) == (1, 3, ("b", "c"))
    assert "2 documents untraceable" in found.words


def test_a_copy_without_credit_shares_the_line_of_its_source() -> None:
    found = count(["a", "b"], ("a", "ORA", "credit"), ("b", "a", "copy"))
    assert (found.low, found.high, found.untraceable) == (1, 1, ())


def test_a_text_with_two_credits_may_be_either() -> None:
    found = count(["a", "b"], ("a", "ORA", "credit"), ("b", "ORA", "credit"), ("b", "VIX", "credit"))
    assert (found.low, found.high) == (1, 2)


def test_an_outlet_is_no_reporting_line_of_its_own() -> None:
    found = count(["a", "b"], ("a", "Daily Vent", "outlet"), ("b", "Foreign Ministry", "primary"))
    assert (found.low, found.high) == (1, 2)
