"""The table of stages holds together."""

from dataclasses import replace
from importlib import import_module

from vaka.stages import STAGES, check_order


def test_every_stage_finds_what_it_needs() -> None:
    assert check_order() == []


def test_a_stage_before_its_source_is_named() -> None:
    article, spelling, sentences, *others = STAGES
    swapped = (sentences, spelling, article, *others)
    assert "sentences needs article" in check_order(swapped)


def test_an_unknown_need_is_named() -> None:
    assert check_order((replace(STAGES[0], needs=("weather",)),)) == ["article needs weather"]


def test_every_function_is_there() -> None:
    for stage in STAGES:
        module, _, name = stage.function.partition(":")
        assert callable(getattr(import_module(module), name)), stage


def test_names_are_unique() -> None:
    names = [s.name for s in STAGES]
    assert len(names) == len(set(names))
