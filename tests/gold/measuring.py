"""What the engine reads in a gold passage, held against the gold."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from tests.gold.passages import GoldQuotation, GoldTime, Passage
from vaka.intake import receive
from vaka.knowledge import Knowledge
from vaka.pipeline import read_bare
from vaka.reading.article import bare_article
from vaka.records import Quotation, Reading, Span, TimeExpression

__all__ = ["FIGURES", "Failure", "Measured", "measure"]

FIGURES = ("times", "resolutions", "quotations", "marks", "speakers")


@dataclass(frozen=True, slots=True)
class Failure:
    """One case that is not as the gold has it."""

    passage: int
    kind: str
    words: str
    wanted: str
    got: str


@dataclass(frozen=True, slots=True)
class Measured:
    """Right and all, for each of `FIGURES`, and each failing case."""

    right: dict[str, int]
    every: dict[str, int]
    failures: tuple[Failure, ...]

    def figure(self, name: str) -> float:
        """The share that is right; 1 where there is nothing."""
        return self.right[name] / self.every[name] if self.every[name] else 1.0


def measure(passages: Iterable[Passage], knowledge: Knowledge) -> Measured:
    """Read every passage and hold it against the gold."""
    right, every = dict.fromkeys(FIGURES, 0), dict.fromkeys(FIGURES, 0)
    failures: list[Failure] = []
    for passage in passages:
        reading = _read(passage, knowledge)
        for name, good, failure in (*_times(passage, reading), *_quotations(passage, reading)):
            every[name] += 1
            right[name] += good
            if failure:
                failures.append(failure)
    return Measured(right, every, tuple(failures))


def _read(passage: Passage, knowledge: Knowledge) -> Reading:
    document = receive("passage.txt", passage.text.encode())
    return read_bare(document, bare_article(document, passage.language, passage.published), knowledge)


Row = tuple[str, bool, Failure | None]


def _iou(a: Span, b: Span) -> float:
    inter = max(0, min(a.end, b.end) - max(a.start, b.start))
    return inter / ((a.end - a.start) + (b.end - b.start) - inter) if inter else 0.0


def _says(gold: GoldTime, found: str | None) -> bool:
    """The same value, or a time of day on the same day (as the scoring of the export has it)."""
    value = re.sub(r"[~?%]", "", found or "")
    return any(
        value == w or (len(w) >= 10 and "/" not in value and value.startswith(w))
        for w in (re.sub(r"[~?%]", "", x) for x in gold.values)
    )


def _times(passage: Passage, reading: Reading) -> list[Row]:
    rows: list[Row] = []
    on_gold: set[int] = set()
    for gold in passage.times:
        near = [t for t in reading.times if _iou(t.span, gold.span) >= 0.3]
        good = bool(near) and all(_says(gold, t.value) for t in near)
        kind = "time missed" if not any(t.value for t in near) else "time with another value"
        rows.append(("times", good, None if good else _time_failure(passage, gold, near, kind)))
        for t in near:
            if t.value and t.n not in on_gold:
                rows.append(("resolutions", _says(gold, t.value), None))
            on_gold.add(t.n)
    for t in reading.times:
        if t.value and t.n not in on_gold and not any(_iou(t.span, x) for x in passage.free_times):
            guarded = any(_iou(t.span, x) for x in passage.not_times)
            partly = any(_iou(t.span, x.span) for x in passage.times)
            kind = "time where none is" if not partly else "time on a part of the words"
            kind += " (guarded)" if guarded else ""
            failure = Failure(passage.n, kind, t.span.of(passage.text), "-", t.value)
            rows.append(("resolutions", False, failure))
    return rows


def _time_failure(passage: Passage, gold: GoldTime, near: list[TimeExpression], kind: str) -> Failure:
    got = ", ".join(f"{t.span.of(passage.text)} = {t.value}" for t in near) or "-"
    return Failure(passage.n, kind, gold.span.of(passage.text), " or ".join(gold.values) or "unresolved", got)


def _quotations(passage: Passage, reading: Reading) -> list[Row]:
    rows: list[Row] = []
    found = [q for q in reading.quotations if q.kind != "indirect"]
    used: set[int] = set()
    for gold in passage.quotations:
        near = [q for q in found if q.n not in used and _iou(q.span, gold.span) >= 0.5]
        if not near:
            rows.append(("quotations", False, _failure(passage, gold, "quotation missed", "-")))
            rows.append(("speakers", False, None))
            continue
        best = max(near, key=lambda q: _iou(q.span, gold.span))
        used.add(best.n)
        spoken = _spoken(passage, reading, gold, best)
        rows.append(("quotations", True, None))
        rows.append(("speakers", spoken, None if spoken else _speaker_failure(passage, reading, gold, best)))
    for q in found:
        free = any(_iou(q.span, x) for x in passage.free_quotations)
        if q.n in used or free:
            rows += [("marks", True, None)] if q.n in used else []
            continue
        guarded = any(_iou(q.span, x) for x in passage.not_quotations)
        kind = "quotation where none is" + (" (guarded)" if guarded else "")
        failure = Failure(passage.n, kind, q.span.of(passage.text), "-", q.rule)
        rows.append(("marks", False, failure))
    return rows


def _spoken(passage: Passage, reading: Reading, gold: GoldQuotation, found: Quotation) -> bool:
    if found.speaker is None:
        return "" in gold.speakers
    return found.speaker in _named(passage, reading, gold)


def _named(passage: Passage, reading: Reading, gold: GoldQuotation) -> set[int]:
    """The entities with a mention on one of the gold speaker's names."""
    places = [
        Span(m.start(), m.end())
        for name in gold.speakers
        if name
        for m in re.finditer(re.escape(name), passage.text)
    ]
    return {m.entity for m in reading.mentions if any(_iou(m.span, place) >= 0.5 for place in places)}


def _speaker_failure(passage: Passage, reading: Reading, gold: GoldQuotation, found: Quotation) -> Failure:
    got = reading.entities[found.speaker].name if found.speaker is not None else "nobody"
    unread = any(gold.speakers) and not _named(passage, reading, gold)
    return _failure(passage, gold, "speaker's name not found" if unread else "another speaker", got)


def _failure(passage: Passage, gold: GoldQuotation, kind: str, got: str) -> Failure:
    wanted = " or ".join(gold.speakers) or "nobody"
    return Failure(passage.n, f"{kind} ({gold.kind})", gold.span.of(passage.text), wanted, got)
