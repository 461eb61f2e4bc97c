"""Corrections on a small case: respected at once, by later builds, by a build from the first, and taken back."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.places import EXAMPLES, KNOWLEDGE
from vaka.case import Case
from vaka.corrections import Pointed, merging, setting, splitting, undoing
from vaka.errors import VakaError
from vaka.records import Event
from vaka.records.corrections import Correction

NAMES = (
    "ru02_tashkent.txt",
    "en05_tashkent_talks.txt",
    "tr01_viyana_ilk_gorusme.html",
    "el02_vienni_defteri.html",
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corrections")
    pages = folder / "pages"
    pages.mkdir()
    for name in NAMES:
        shutil.copy(EXAMPLES / name, pages / name)
    with Case(str(folder / "c.vaka"), (KNOWLEDGE,)) as case:
        case.build([pages])
    return folder


@pytest.fixture
def case(built: Path, tmp_path: Path) -> Case:
    shutil.copy(built / "c.vaka", tmp_path / "c.vaka")
    return Case(str(tmp_path / "c.vaka"))


def main_event(case: Case, file: str, kind: Sequence[str] = ("talks", "meeting", "summit meeting")) -> Event:
    """The first event of a kind that a page tells as its news."""
    document = next(d.id for d in case.documents().values() if d.file == file)
    found = [
        e
        for e in case.joined().events
        if e.kind in kind and any(t.ref.document == document and t.role == "main" for t in e.told)
    ]
    return min(found, key=lambda e: min(t.ref for t in e.told if t.ref.document == document))


def documents(event: Event) -> set[str]:
    return {t.ref.document for t in event.told}


def merged(case: Case, a: Event, b: Event) -> Correction:
    return case.correct(
        lambda pointed, _log: merging(pointed, [a.id, b.id], "an analyst", "one and the same")
    )


def test_two_events_are_made_one_and_parted_again(case: Case) -> None:
    with case:
        a, b = main_event(case, NAMES[2]), main_event(case, NAMES[3])
        before = case.joined()
        assert a.id != b.id
        kept = merged(case, a, b)
        one = main_event(case, NAMES[2])
        assert one.id == main_event(case, NAMES[3]).id
        assert documents(a) | documents(b) <= documents(one)
        case.correct(lambda _pointed, log: undoing(log, kept.n, "an analyst", "it was not"))
        assert case.joined() == before
        assert [c.action for c in case.corrections()] == ["merge", "undo"]


def test_a_document_is_taken_out_of_an_event(case: Case) -> None:
    with case:
        whole = main_event(case, NAMES[0])
        assert whole.id == main_event(case, NAMES[1]).id
        case.correct(
            lambda pointed, _log: splitting(pointed, whole.id, [NAMES[1]], "an analyst", "another day")
        )
        assert main_event(case, NAMES[0]).id != main_event(case, NAMES[1]).id


def test_later_builds_respect_it_also_one_from_the_first(case: Case, built: Path, tmp_path: Path) -> None:
    with case:
        merged(case, main_event(case, NAMES[2]), main_event(case, NAMES[3]))
        more = tmp_path / "more"
        more.mkdir()
        shutil.copy(EXAMPLES / "ko01_vienna_second.txt", more / "ko01_vienna_second.txt")
        case.build([more])
        grown = case.joined()
        assert main_event(case, NAMES[2]).id == main_event(case, NAMES[3]).id
        log = case.corrections()
    with Case(str(tmp_path / "anew.vaka"), (KNOWLEDGE,)) as anew:
        for correction in log:
            anew.store.add_correction(correction)
        anew.build([built / "pages", more])
        assert anew.joined() == grown


def test_a_value_that_is_set_shows_what_the_pages_give(case: Case) -> None:
    with case:
        event = main_event(case, NAMES[0])
        case.correct(
            lambda pointed, _log: setting(
                pointed, event.id, "when", "2025-03-13", "an analyst", "a photograph"
            )
        )
        case.correct(lambda pointed, _log: setting(pointed, event.id, "where", "Vienna", "an analyst", ""))
        changed = main_event(case, NAMES[0])
        assert (changed.when, changed.basis) == ("2025-03-13", "set")
        assert changed.place != event.place
        assert f"the pages give {event.when}" in changed.reasons[-2]
        assert "an analyst" in changed.reasons[-2]
        assert case.store.joined().events  # what joining gave stays as it was
        stored = next(e for e in case.store.joined().events if e.id == changed.id)
        assert stored.when == event.when


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda p, _: merging(p, ["no-such"], "x", ""), "no event no-such"),
        (lambda p, _: merging(p, [p.joined.events[0].id], "x", ""), "two events or more"),
        (lambda p, _: setting(p, p.joined.events[0].id, "colour", "red", "x", ""), "cannot be set"),
        (lambda p, _: setting(p, p.joined.events[0].id, "when", "soon", "x", ""), "is no date"),
        (lambda p, _: setting(p, p.joined.events[0].id, "kind", "picnic", "x", ""), "is no kind"),
        (lambda p, _: setting(p, p.joined.events[0].id, "where", "Atlantis", "x", ""), "No page names"),
        (lambda p, _: splitting(p, p.joined.events[0].id, ["none.txt"], "x", ""), "tells nothing"),
        (lambda _p, log: undoing(log, 7, "x", ""), "no correction 7"),
    ],
)
def test_what_cannot_be_corrected_is_one_sentence_and_not_kept(case: Case, make: object, words: str) -> None:
    def wrong(pointed: Pointed, log: Sequence[Correction]) -> Correction:
        return make(pointed, log)  # type: ignore[operator,no-any-return] # a function of the table above

    with case:
        with pytest.raises(VakaError, match=words):
            case.correct(wrong)
        assert case.corrections() == ()


def test_what_was_merged_though_it_contradicts_itself_says_so(tmp_path: Path) -> None:
    pages = {
        "a.txt": "The Herald\n\n7 October 2024\n\nFrench President Emmanuel Macron met Indian Prime Minister Narendra "
        "Modi in Lisbon on 6 October 2024.\n",
        "b.txt": "Der Bote\n\n30. Oktober 2024\n\nDer französische Präsident Emmanuel Macron hat am 26. Oktober in "
        "Rom den indischen Premierminister Narendra Modi getroffen.\n",
    }
    for name, text in pages.items():
        (tmp_path / name).write_text(text, "utf-8")
    with Case(str(tmp_path / "m.vaka")) as case:
        case.build(sorted(tmp_path.glob("*.txt")))
        a, b = main_event(case, "a.txt"), main_event(case, "b.txt")
        assert a.id != b.id
        merged(case, a, b)
        (one,) = [e for e in case.joined().events if len(documents(e)) == 2]
        claims = {f.field: {c.value for c in f.claims} for f in one.findings}
    assert claims["when"] == {"2024-10-06", "2024-10-26"}
    assert claims["where"] == {"Lisbon", "Rome"}
