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


def test_another_report_of_the_story_raises_only_the_upper_end() -> None:
    lineage = [
        Derivation(d, name, "credit", (), ()) for d, name in (("a", "ORA"), ("b", "VIX"), ("c", "ORA"))
    ]
    lines = Lines("abc", lineage, [("a", "b", "c")])
    beside = sorted(lines.beside(["a"]))
    assert beside == ["b", "c"]
    found = count_origins(["a"], lines, beside)
    assert (found.low, found.high, found.lines, found.untraceable) == (1, 2, ("ORA",), ())
    assert "may tell of it too" in found.words


def test_a_reprint_beside_raises_nothing() -> None:
    lines = Lines("ab", [Derivation("b", "a", "copy", (), ())], [("a", "b")])
    found = count_origins(["a"], lines, ["b"])
    assert (found.low, found.high) == (1, 1)
    assert "may tell" not in found.words


def test_many_reports_beside_widen_to_one_more_than_the_least() -> None:
    lineage = [Derivation("a", "ORA", "credit", (), ())]
    lines = Lines("abcd", lineage, [("a", "b", "c", "d")])
    assert (count_origins(["a"], lines, "bcd").low, count_origins(["a"], lines, "bcd").high) == (1, 2)
    assert count_origins(["a", "b", "c"], lines, ["d"]).high == 3
