"""The case file of contradictions: pages that contradict each other or themselves, and pages that only look so."""

from __future__ import annotations

import html
import re
import tempfile
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from vaka.growing import grow
from vaka.intake.receive import receive
from vaka.knowledge import Knowledge
from vaka.pipeline import read_document
from vaka.records import Event, Finding, Joined
from vaka.store import Store
from vaka.vectors import Encoder

__all__ = ["built", "disputes", "told_right", "words_of"]

ALIKE = 0.6
"""How alike two spellings of one name are at least (`SequenceMatcher.ratio`): names are transliterated."""


def markup(page: str) -> tuple[str, str]:
    """A page of the file as HTML: "language day outlet", `# title`, paragraphs, `! caption`. With its name."""
    head, title, *lines = page.strip().splitlines()
    language, day, outlet = head.split(" ", 2)
    text = [
        f"<figure><img src='p.jpg'><figcaption>{html.escape(line[2:])}</figcaption></figure>"
        if line.startswith("! ")
        else f"<p>{html.escape(line)}</p>"
        for line in lines
    ]
    name = html.escape(title.removeprefix("# "))
    return f"{language}-{day}", (
        f"<!doctype html><html lang='{language}'><head><meta charset='utf-8'><title>{name}</title>"
        f"<meta property='og:site_name' content='{html.escape(outlet)}'>"
        f"<meta property='og:title' content='{name}'>"
        f"<meta property='article:published_time' content='{day}T12:00:00+00:00'></head>"
        f"<body><article><h1>{name}</h1>{''.join(text)}</article></body></html>"
    )


def built(pages: Sequence[str], knowledge: Knowledge, encoder: Encoder) -> tuple[list[str], Joined]:
    """A case of these pages alone: their documents in order, and what joining them gives."""
    documents = [
        receive(f"{n}-{name}.html", data.encode()) for n, (name, data) in enumerate(map(markup, pages))
    ]
    with tempfile.TemporaryDirectory() as folder:
        store = Store(f"{folder}/c.vaka")
        store.add_documents([(d, d.file, d.text.encode()) for d in documents])
        store.add_readings([read_document(d, knowledge) for d in documents], "")
        grow(store, lambda: encoder)
        joined = store.joined()
        store.close()
    return [d.id for d in documents], joined


def disputes(joined: Joined) -> list[tuple[Event, Finding]]:
    """Everything that is found to contradict."""
    return [(event, finding) for event in joined.events for finding in event.findings]


def told_right(case: Mapping[str, Any], documents: Sequence[str], joined: Joined) -> bool:
    """Whether the contradiction is found: its field, and who tells which value."""
    names = {e.id: e.name for e in joined.entities}
    wanted = {value: {documents[n - 1] for n in told} for value, told in case["sides"].items()}
    return any(
        _same(case["field"], wanted, _sides(finding, names))
        for _, finding in disputes(joined)
        if finding.field == case["field"]
    )


def _sides(finding: Finding, names: Mapping[str, str]) -> dict[str, set[str]]:
    return {names.get(c.value, c.value): {ref.document for ref in c.mentions} for c in finding.claims}


def _same(field: str, wanted: Mapping[str, set[str]], found: Mapping[str, set[str]]) -> bool:
    if len(wanted) != len(found):
        return False
    return all(any(_alike(field, v, w) and d == e for w, e in found.items()) for v, d in wanted.items())


def _alike(field: str, a: str, b: str) -> bool:
    if field == "amount":
        return re.sub(r"\D", "", a) == re.sub(r"\D", "", b)
    if field in ("when", "where"):
        return a == b
    return SequenceMatcher(None, a, b).ratio() >= ALIKE


def words_of(joined: Joined) -> str:
    """What was found, in one line."""
    names = {e.id: e.name for e in joined.entities}
    found = [
        f"{event.kind}: {finding.field} " + " / ".join(names.get(c.value, c.value) for c in finding.claims)
        for event, finding in disputes(joined)
    ]
    return "; ".join(found) or "nothing"
