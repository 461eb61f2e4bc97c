"""What was planted in the sample case is found: contradictions, change of plan, look-alikes, the undated article.

`examples/expected` was written by somebody who had not seen the rules. What the engine does not do yet has to fail
(`xfail(strict=True)`); the expected results are never changed to what it does.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pytest

from tests.sample import EXPECTED, Sample, numbers, same_claims
from vaka.case import Case

NOT_YET: Mapping[str, str] = {
    "visit-pelvazar status": "the plan and the visit stay two events",
    "prisoners status": "the plan and the exchange stay two events",
    "ferry-agreement participants": "participants are not compared yet",
    "ferry-agreement status": "the plan and the signing stay two events",
    "vi04 undated": "the undated page's signing is not joined to the others'",
    "el09 no new event": "the anniversary page's look-back is dated to its own day",
}
"""What is planted and not found yet, with the reason."""

FALSE_YET: Mapping[tuple[str, str], str] = {}
"""Contradictions that are found and are none, with the reason."""


def planted(items: Iterable[tuple[str, Any]]) -> list[Any]:
    """Items with their names as test cases; those of NOT_YET have to fail."""
    return [
        pytest.param(
            item,
            id=name,
            marks=[pytest.mark.xfail(strict=True, reason=NOT_YET[name])] if name in NOT_YET else [],
        )
        for name, item in items
    ]


@pytest.fixture(scope="module")
def sample(examples_case: Case) -> Sample:
    return Sample(examples_case)


def test_what_is_not_done_yet_is_in_the_expected_results() -> None:
    assert NOT_YET.keys() <= {
        *(f"{c['event']} {c['field']}" for c in EXPECTED["conflicts"]),
        *(" / ".join(p) for p in EXPECTED["not_merged"]),
        *(f"{s['event']} status" for s in EXPECTED["statuses"]),
        *(f"{u['doc']} undated" for u in EXPECTED["undated"]),
        *(f"{c['doc']} {c['text']}" for c in EXPECTED["candidates"]),
        *(f"{x['doc']} from {x['from']}" for x in EXPECTED["lineage"]),
        *(f"{a['doc']} no new event" for a in EXPECTED["no_new_events"]),
    }


@pytest.mark.parametrize(
    "conflict",
    planted((f"{c['event']} {c['field']}", c) for c in EXPECTED["conflicts"]),
)
def test_planted_contradictions_are_found(sample: Sample, conflict: Mapping[str, Any]) -> None:
    (claims,) = sample.findings(conflict)
    assert same_claims(conflict, set(claims))
    if conflict["field"] == "amount":
        claims = {numbers(v): lines for v, lines in claims.items()}
    for value, lines in conflict["origins"].items():
        assert set(lines) == claims[numbers(value) if conflict["field"] == "amount" else value]


def test_no_other_contradiction_is_found(sample: Sample) -> None:
    assert set(sample.false_contradictions()) == set(FALSE_YET)


@pytest.mark.parametrize("pair", planted((" / ".join(p), p) for p in EXPECTED["not_merged"]))
def test_look_alikes_stay_apart(sample: Sample, pair: tuple[str, str]) -> None:
    one, other = ({e.id for e in sample.events(key, main=True)} for key in pair)
    assert one or other
    assert not one & other


@pytest.mark.parametrize("planned", planted((f"{s['event']} status", s) for s in EXPECTED["statuses"]))
def test_a_change_of_plan_is_one_event_with_its_last_status(
    sample: Sample, planned: Mapping[str, Any]
) -> None:
    last = planned["history"][-1]
    told = {sample.document(key) for step in planned["history"] for key in step["docs"]}
    events = [e for key in last["docs"] for e in sample.events(planned["event"], only=key)]
    (event,) = {e.id: e for e in events if e.status == last["status"]}.values()
    assert told <= {t.ref.document for t in event.told}
    assert {step["status"] for step in planned["history"]} <= {status for _, status in event.history}
    if "when" in last:
        assert event.when == last["when"]


@pytest.mark.parametrize("undated", planted((f"{u['doc']} undated", u) for u in EXPECTED["undated"]))
def test_the_undated_article_is_dated_by_joining(sample: Sample, undated: Mapping[str, Any]) -> None:
    dated = {d.document: d.value for d in sample.joined.dated}
    assert dated[sample.document(undated["doc"])] == undated.get("published", undated["when"])
    events = sample.events(undated["event"], only=undated["doc"])
    assert {(e.when, e.basis) for e in events} == {(undated["when"], undated["basis"])}


@pytest.mark.parametrize("back", planted((f"{c['doc']} {c['text']}", c) for c in EXPECTED["candidates"]))
def test_what_could_be_any_of_several_is_joined_to_none(sample: Sample, back: Mapping[str, Any]) -> None:
    found = {e.id for e in sample.passage(back["doc"], back["text"])}
    for key in back["events"]:
        others = [m["doc"] for m in sample.gold[key]["mentions"] if m["doc"] != back["doc"]]
        assert not found & {e.id for doc in others for e in sample.events(key, only=doc)}


@pytest.mark.parametrize(
    "article", planted((f"{a['doc']} no new event", a) for a in EXPECTED["no_new_events"])
)
def test_a_look_back_makes_no_new_event(sample: Sample, article: Mapping[str, Any]) -> None:
    alone = {sample.document(article["doc"])}
    signed_today = [
        e
        for e in sample.joined.events
        if e.when == article["when"] and e.mode != "visit" and e.plover == "SUPPORT"
    ]
    assert [
        e for e in signed_today if {t.ref.document for t in e.told} == alone and e.kind == "treaty signing"
    ] == []


LINEAGE = [x for x in EXPECTED["lineage"] if x["relation"] in ("copy", "translation")]


@pytest.mark.parametrize("link", planted((f"{x['doc']} from {x['from']}", x) for x in LINEAGE))
def test_copies_and_translations_are_traced(sample: Sample, link: Mapping[str, Any]) -> None:
    traced = {(d.document, d.source, d.kind) for d in sample.joined.lineage}
    assert (sample.document(link["doc"]), sample.document(link["from"]), link["relation"]) in traced
