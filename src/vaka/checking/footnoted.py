"""A checked table as prose with footnotes: the model that Markdown and DOCX are written from, and the Markdown."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vaka.checking.records import Checked, CheckedRow, Offer, Passage
from vaka.checking.words import SIGNS, citation, explained, verdict_words
from vaka.show.words import count_words, date_words

__all__ = ["Entry", "Footnoted", "footnoted", "to_markdown"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One row or offer as it is printed."""

    head: str
    words: str
    verdict: str
    why: str
    notes: tuple[int, ...]
    """Numbers of its footnotes."""


@dataclass(frozen=True, slots=True)
class Footnoted:
    """The whole text."""

    title: str
    summary: str
    rows: tuple[Entry, ...]
    offers: tuple[Entry, ...]
    notes: tuple[tuple[str, str, str], ...]
    """The footnotes in order: quoted words, their language, where they stand."""


def footnoted(checked: Checked) -> Footnoted:
    """Lay a checked table out as a text with numbered footnotes."""
    notes: dict[tuple[str, int], tuple[int, tuple[str, str, str]]] = {}

    def number(passages: Sequence[Passage]) -> tuple[int, ...]:
        for p in passages:
            notes.setdefault((p.document, p.span.start), (len(notes) + 1, (p.text, p.language, citation(p))))
        return tuple(dict.fromkeys(notes[p.document, p.span.start][0] for p in passages))

    rows = tuple(_row(row, number(row.passages)) for row in checked.rows)
    offers = tuple(_offer(offer, number(offer.passages)) for offer in checked.offers)
    texts = tuple(text for _, text in sorted(notes.values()))
    return Footnoted(f"{checked.table.path.name}, checked", _summary(checked), rows, offers, texts)


def _summary(checked: Checked) -> str:
    found = Counter(row.verdict for row in checked.rows)
    counts = ", ".join(f"{found[v]} {verdict_words(v)}" for v in SIGNS if found[v])
    rows, pages = count_words(len(checked.rows), "row"), count_words(checked.documents, "page")
    return f"{rows} against {pages}: {counts}. The pages tell of {count_words(len(checked.offers), 'more event')}."


def _row(row: CheckedRow, notes: tuple[int, ...]) -> Entry:
    told = row.assertion
    when = date_words(told.when) if told.when else "undated"
    origins = f" Origins: {row.origins}." if row.origins else ""
    verdict = f"{SIGNS[row.verdict]} {verdict_words(row.verdict)}"
    return Entry(f"Row {told.row}, {when}", told.text, verdict, f"{explained(row)}.{origins}", notes)


def _offer(offer: Offer, notes: tuple[int, ...]) -> Entry:
    return Entry(
        date_words(offer.when), offer.words, "+ not in the table", f"Origins: {offer.origins}.", notes
    )


_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|])")


def _plain(text: str) -> str:
    """Text that Markdown takes as it stands; text from a page is never markup."""
    return _SPECIAL.sub(r"\\\1", text)


def to_markdown(text: Footnoted) -> str:
    """The text as Markdown with footnotes (`[^1]`, as GitHub and Pandoc read them)."""
    lines = [f"# {_plain(text.title)}", "", _plain(text.summary), "", "## Rows", ""]
    lines += list(_entries(text.rows))
    if text.offers:
        lines += ["## Not in the table", "", *_entries(text.offers)]
    lines += [
        f"[^{n}]: “{_plain(words)}” {_plain(where)}" for n, (words, _, where) in enumerate(text.notes, 1)
    ]
    return "\n".join(lines) + "\n"


def _entries(entries: Sequence[Entry]) -> Iterator[str]:
    for entry in entries:
        marks = "".join(f"[^{n}]" for n in entry.notes)
        yield f"- **{_plain(entry.head)}.** {_plain(entry.words)}{marks}  "
        yield f"  {entry.verdict}. {_plain(entry.why)}"
        yield ""
