"""The verdicts in words: one wording for the cells, the terminal and the documents."""

from __future__ import annotations

from collections.abc import Mapping

from vaka.checking.records import CheckedRow, FieldVerdict, Judgement, Passage, RowVerdict
from vaka.show.words import date_words, language_name

__all__ = ["SIGNS", "citation", "explained", "field_words", "verdict_words"]

SIGNS: Mapping[RowVerdict, str] = {
    "confirmed": "✓",
    "partly": "◐",
    "disputed": "⚡",
    "contradicted": "✗",
    "not borne out": "○",
    "not read": "?",
}
"""A sign for each verdict, so that colour is never the only one."""

_VERDICT: Mapping[RowVerdict, str] = {
    "confirmed": "confirmed",
    "partly": "partly borne out",
    "disputed": "disputed among the pages",
    "contradicted": "contradicted",
    "not borne out": "not borne out",
    "not read": "could not be read",
}

_JUDGEMENT: Mapping[Judgement, str] = {
    "confirmed": "confirmed",
    "contradicted": "contradicted",
    "disputed": "disputed",
    "coarser": "in part",
    "not told": "not told",
}


def verdict_words(verdict: RowVerdict) -> str:
    """A row's verdict in words."""
    return _VERDICT[verdict]


def field_words(field: FieldVerdict) -> str:
    """One field's verdict: "when: contradicted; the row says 11 March 2025, the pages 12 March 2025"."""
    if field.judgement == "confirmed":
        return f"{field.field}: confirmed ({field.pages_say})"
    if field.judgement == "not told":
        return f"{field.field}: not told ({field.row_says}; {field.pages_say})"
    return f"{field.field}: {_JUDGEMENT[field.judgement]}; the row says {field.row_says}, the pages {field.pages_say}"


def explained(row: CheckedRow) -> str:
    """Why a row has its verdict: what is not simply confirmed, else what the match rests on."""
    open_fields = [field_words(f) for f in row.fields if f.judgement != "confirmed"]
    said = open_fields or [field_words(f) for f in row.fields]
    if not row.fields or row.event is None:
        said = [*row.reasons]
    return "; ".join(dict.fromkeys([*said, *row.also, *row.assertion.problems]))


def citation(passage: Passage) -> str:
    """Where a passage stands: "Outlet, 3 September 2025, Turkish; credits KCNA (file.txt, characters 390 to 494)"."""
    day = date_words(passage.published) if passage.published else "undated"
    credits = f"; credits {', '.join(passage.lines)}" if passage.lines else ""
    place = f"{passage.file}, characters {passage.span.start} to {passage.span.end}"
    return f"{passage.outlet}, {day}, {language_name(passage.language)}{credits} ({place})"
