"""The report: one safe, self-contained, deterministic page whose evidence is exact."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from tests.show.making import ARABIC, ENGLISH, TURKISH, case
from vaka.show.report import build_report, render
from vaka.show.report.views import EventView, ReportView
from vaka.store import SetAside


@pytest.fixture(scope="module")
def view() -> ReportView:
    return build_report("bridge", *case(), (SetAside("/in/<x>.txt", "", "it holds no text"),))


@pytest.fixture(scope="module")
def page(view: ReportView) -> str:
    return render(view)


class Reader(HTMLParser):
    """Collects what the tests ask of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.marked: list[str] = []
        self._in_mark = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._in_mark = self._in_mark or tag == "mark"

    def handle_endtag(self, tag: str) -> None:
        self._in_mark = self._in_mark and tag != "mark"

    def handle_data(self, data: str) -> None:
        if self._in_mark:
            self.marked.append(data)


@pytest.fixture(scope="module")
def read(page: str) -> Reader:
    reader = Reader()
    reader.feed(page)
    return reader


def events(view: ReportView) -> list[EventView]:
    return [e for year in view.years for e in year.events]


def test_text_of_documents_is_never_markup(page: str, read: Reader) -> None:
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert "<b>Bridge</b>" not in page
    assert "<x>" not in page
    assert sum(tag == "script" for tag, _ in read.tags) == 1


def test_the_page_needs_nothing_from_outside(read: Reader) -> None:
    for tag, attributes in read.tags:
        assert tag not in {"link", "img", "iframe", "object", "base"}
        assert "src" not in attributes
        assert "style" not in attributes
        for name in ("href", "xlink:href"):
            assert (attributes.get(name) or "#").startswith("#")
    policy = next(a["content"] for t, a in read.tags if t == "meta" and a.get("http-equiv"))
    assert policy is not None
    assert policy.startswith("default-src 'none'")


def test_every_link_leads_somewhere_and_no_anchor_stands_twice(read: Reader) -> None:
    ids = [a["id"] for _, a in read.tags if a.get("id")]
    assert len(ids) == len(set(ids))
    for _, attributes in read.tags:
        href = attributes.get("href")
        if href:
            assert href[1:] in ids


def test_headings_go_down_one_level_at_a_time(read: Reader) -> None:
    levels = [int(tag[1]) for tag, _ in read.tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_foreign_words_carry_their_language_and_direction(read: Reader) -> None:
    languages = {(a["lang"], a.get("dir")) for _, a in read.tags if a.get("lang")}
    assert {("en", None), ("tr", None), ("ar", "rtl")} <= languages


def test_names_of_outlets_do_not_turn_the_words_around_them(page: str) -> None:
    named = re.findall(r'<a class="cite"[^>]*><b>[^<]*</b> (.)', page)
    assert named
    assert set(named) == {"<"}, "an outlet's name stands in <bdi>: it may be written from right to left"


def test_marked_characters_are_exactly_the_sources(read: Reader) -> None:
    text = ENGLISH + TURKISH + ARABIC
    assert read.marked
    for words in read.marked:
        assert words in text


def test_a_page_is_the_same_bytes_every_time(page: str) -> None:
    assert render(build_report("bridge", *case(), (SetAside("/in/<x>.txt", "", "it holds no text"),))) == page


def test_events_stand_in_the_order_of_time_and_the_undated_last(view: ReportView) -> None:
    assert [y.name for y in view.years] == ["2010", "2021", "Undated"]
    assert [e.when for e in events(view)] == ["≈ 2010s", "3 May 2021", "≤ 1 June 2021", "undated"]
    assert view.years[1].gap == "10 years without a dated event"


def test_signs_tell_how_a_time_is_known(view: ReportView) -> None:
    assert [(e.glyph, e.hollow) for e in events(view)] == [
        ("joined", False),
        ("point", False),
        ("bound", False),
        ("undated", True),
    ]


def test_an_event_has_the_evidence_of_each_value(view: ReportView) -> None:
    met = events(view)[1]
    when, where, who = (next(f for f in met.fields if f.name == name) for name in ("When", "Where", "Who"))
    assert [p.text for p in when.values[0].passages[0].words.pieces if p.layers == "m"] == ["3 May 2021"]
    assert [p.text for p in where.values[0].passages[0].words.pieces if p.layers == "m"] == ["Vienna"]
    assert [v.text for v in who.values] == ["Ada Mor", "Bo Tan"]
    assert [len(met.told), len(met.look_backs), len(met.parts), len(met.disputes)] == [1, 1, 1, 1]
    assert [p.note for p in met.told + met.look_backs] == [2, 3]
    assert met.history == (("planned", "day unknown"), ("held", "4 May 2021"))
    assert met.candidates[0].lacks == "a date"
    assert [link.text for link in met.look_backs[0].reasons[0]] == ["as ", "D1", " has it"]


def test_what_is_not_known_is_counted(view: ReportView) -> None:
    said = {c.words: c.figure for c in view.unknown}
    assert said["event has no date"] == "1"
    assert said["event has a value in dispute"] == "1"
    assert said["documents state no date"] == "2"
    assert said["input could not be read"] == "1"


def test_renderings_stand_beside_each_other_clause_by_clause(view: ReportView) -> None:
    group = view.groups[0]
    assert [c.language for c in group.columns] == ["en", "tr"]
    cells = [["".join(p.text for p in c.pieces) for c in line.cells] for line in group.lines]
    assert cells == [
        ["We will build the bridge, ", "köprüyü kuracağız"],
        ["and nobody will pay a toll,", ""],
    ]
    assert "answers" in group.lines[0].cells[1].pieces[0].layers


def test_documents_keep_their_whole_text(view: ReportView) -> None:
    for shown, text in zip(view.pages, (ENGLISH, TURKISH, ARABIC), strict=True):
        kept = "".join(p.text for region in shown.regions for p in region.words.pieces)
        assert "".join(kept.split()) == "".join(text.split())
    assert [r.kind for r in view.pages[0].regions] == ["furniture", "title", "body", "page", "embed"]


def test_overlapping_layers_are_split(view: ReportView) -> None:
    body = next(r for r in view.pages[0].regions if r.kind == "body")
    vienna = next(p for p in body.words.pieces if p.text == "Vienna")
    assert set(vienna.layers.split()) == {"n", "v"}


def test_lineage_is_drawn_from_the_agency_to_the_translation(view: ReportView) -> None:
    story = view.stories[0]
    x = {node.label: node.x for node in story.nodes}
    assert x["MorNews"] < x["The <b>Bridge</b>"] < x["bbb.txt"]
    assert sorted(kind for _, kind in story.edges) == ["known", "translation"]
    assert "".join(link.text for link in story.steps[1]).startswith(
        "D2 bbb.txt (Turkish, undated) is a translation"
    )


def test_a_document_without_a_source_has_a_dashed_line(view: ReportView) -> None:
    assert [kind for _, kind in view.stories[1].edges] == ["unknown"]


def test_an_empty_case_is_a_page_too() -> None:
    from vaka.records import Joined

    page = render(build_report("empty", {}, {}, Joined()))
    assert "No events were read." in page
