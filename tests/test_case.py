"""A case grows by what is new, in any order, and survives being killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.places import EXAMPLES, KNOWLEDGE
from vaka.case import Case
from vaka.errors import VakaError


def build(case: Path, *paths: Path, workers: int | None = None) -> Case:
    opened = Case(str(case), (KNOWLEDGE,))
    opened.build(paths, workers)
    return opened


def contents(case: Case) -> str:
    return repr((case.readings(), case.joined()))


def test_a_second_build_changes_nothing(tmp_path: Path, few: Path) -> None:
    with Case(str(tmp_path / "c.vaka"), (KNOWLEDGE,)) as case:
        first = case.build([few])
        before = contents(case)
        second = case.build([few])
        assert (first.new, first.read, first.joined) == (4, 4, True)
        assert (second.new, second.known, second.read, second.joined) == (0, 4, 0, False)
        assert contents(case) == before


def test_a_larger_folder_adds_only_what_is_new(tmp_path: Path, few: Path) -> None:
    with Case(str(tmp_path / "c.vaka"), (KNOWLEDGE,)) as case:
        case.build([few])
        more = sorted(EXAMPLES.iterdir())[4]
        (few / more.name).write_bytes(more.read_bytes())
        built = case.build([few])
        assert (built.new, built.known, built.read, built.joined) == (1, 4, 1, True)


def test_any_order_of_adding_gives_the_same_case(tmp_path: Path, few: Path) -> None:
    files = sorted(few.iterdir())
    with build(tmp_path / "one.vaka", few) as whole, Case(str(tmp_path / "two.vaka"), (KNOWLEDGE,)) as grown:
        for path in reversed(files):
            grown.build([path])
        assert contents(grown) == contents(whole)


def test_workers_change_nothing(tmp_path: Path, few: Path) -> None:
    with (
        build(tmp_path / "one.vaka", few, workers=1) as one,
        build(tmp_path / "two.vaka", few, workers=2) as two,
    ):
        assert contents(one) == contents(two)


def test_new_knowledge_is_read_into_old_documents(tmp_path: Path, few: Path) -> None:
    with Case(str(tmp_path / "c.vaka")) as without:
        without.build([few])
    with Case(str(tmp_path / "c.vaka"), (KNOWLEDGE,)) as case:
        assert case.build([few]).read == 4


def test_what_cannot_be_read_is_set_aside_and_the_rest_is_built(tmp_path: Path, few: Path) -> None:
    (few / "broken.txt").write_bytes(b"\x00\x01\x02\x03" * 500)
    (few / "empty.txt").write_bytes(b"")
    with Case(str(tmp_path / "c.vaka"), (KNOWLEDGE,)) as case:
        built = case.build([few])
        assert built.new == 4
        assert sorted(Path(s.path).name for s in built.set_aside) == ["broken.txt", "empty.txt"]
        assert all(Path(s.path).name in s.reason for s in built.set_aside)
        assert len(case.store.set_aside()) == 2


def test_a_path_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with Case(str(tmp_path / "c.vaka")) as case, pytest.raises(VakaError, match="nowhere"):
        case.build([tmp_path / "nowhere"])


def test_a_case_that_is_not_there_is_not_made_by_looking(tmp_path: Path) -> None:
    with pytest.raises(VakaError, match="vaka build"):
        Case(str(tmp_path / "none.vaka"), must_exist=True)
    assert not (tmp_path / "none.vaka").exists()


def test_a_killed_build_is_finished_by_the_next(tmp_path: Path) -> None:
    case = tmp_path / "c.vaka"
    command = [
        sys.executable,
        "-m",
        "vaka",
        "build",
        str(EXAMPLES),
        "--case",
        str(case),
        "--knowledge",
        str(KNOWLEDGE),
    ]
    for seconds in (0.6, 1.2, 2.0):
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(seconds)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
    with build(case, EXAMPLES) as resumed, build(tmp_path / "whole.vaka", EXAMPLES) as whole:
        assert contents(resumed) == contents(whole)


def test_a_case_keeps_the_knowledge_it_was_given(tmp_path: Path, few: Path) -> None:
    with build(tmp_path / "c.vaka", few) as case:
        before = contents(case)
    with Case(str(tmp_path / "c.vaka")) as reopened:
        assert reopened.build([few]).read == 0
        assert contents(reopened) == before
