"""Patterns over words: stems, endings, gaps, names, several words, order in relative clauses."""

from __future__ import annotations

import pytest

from vaka.reading.events.pack import Endings
from vaka.reading.events.patterns import Match, Matcher
from vaka.reading.events.words import Word, fold, words_of
from vaka.records import Span

ENDINGS = Endings(verb="(?:ed|ing|)", features={"past": "ed$", "participle": "ing$"})


def _find(patterns: list[str], text: str, verb_final: bool = False) -> list[Match]:
    matcher = Matcher([("verb", "x", p) for p in patterns], ENDINGS, fold, verb_final)
    return matcher.find(words_of(text, Span(0, len(text)), False, False))


def test_a_stem_takes_only_verb_endings() -> None:
    assert [m.features for m in _find(["attack+"], "they attacked the attacker")] == [frozenset({"past"})]


def test_any_ending_after_a_star() -> None:
    assert len(_find(["sign* .. treat*"], "signing the new treaties")) == 1


def test_gaps_are_bounded_and_stop_at_hard_marks() -> None:
    assert _find(["held .. talks"], "held one two three talks")
    assert not _find(["held .. talks"], "held one two three four talks")
    assert not _find(["held .. talks"], "held; talks")


def test_alternatives_of_several_words() -> None:
    assert [len(m.taken) for m in _find(["talks broke|broke_down"], "talks broke down")] == [2, 3]


def test_a_tag_gives_a_feature_to_an_irregular_form() -> None:
    assert _find(["met=past"], "they met")[0].features == {"past"}


def test_a_verb_before_its_noun_hangs_on_it() -> None:
    turned = _find(["treaty* sign+"], "signing the treaty", verb_final=True)
    assert [m.turned for m in turned] == [True]
    assert not _find(["treaty* sign+"], "signed the treaty", verb_final=True)


@pytest.mark.parametrize(
    ("text", "dotted", "accents", "folded"),
    [
        ("IŞIK İYİ", True, False, "ışık iyi"),
        ("Συνάντησης", False, True, "συναντησησ"),
        ("gặp GỠ", False, False, "gặp gỡ"),
    ],
)
def test_folding(text: str, dotted: bool, accents: bool, folded: str) -> None:
    assert fold(text, accents, dotted) == folded


def test_short_quotations_and_brackets_part_no_words() -> None:
    text = "the «liberation» of Karas (the old town) by force"
    words: list[Word] = words_of(text, Span(0, len(text)), False, False)
    assert [w.gap for w in words[:4]] == ["", "", "", ""]
    assert [w.text for w in words if w.aside] == ["the", "old", "town"]
