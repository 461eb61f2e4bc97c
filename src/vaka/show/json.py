"""What the commands print with `--json`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from vaka.joining.events.confidence import confidence
from vaka.records import Claim, Event, Reading
from vaka.show.chronology import Row

__all__ = ["claim_as_json", "rows_as_json"]


def rows_as_json(rows: Iterable[Row], readings: Mapping[str, Reading]) -> list[dict[str, Any]]:
    """Chronology rows with their evidence, parts inside their event."""
    return [_row(row, readings) for row in rows]


def _row(row: Row, readings: Mapping[str, Reading]) -> dict[str, Any]:
    event = row.event
    days = event.interval
    return {
        "id": event.id,
        "headline": row.headline,
        "plover": event.plover,
        "mode": event.mode,
        "kind": event.kind,
        "status": event.status,
        "when": event.when,
        "earliest": days.earliest.isoformat() if days and days.earliest else None,
        "latest": days.latest.isoformat() if days and days.latest else None,
        "basis": event.basis,
        "who": list(row.who),
        "where": row.where,
        "documents": list(row.documents),
        "languages": list(row.languages),
        "origins": {
            "low": event.origins.low,
            "high": event.origins.high,
            "lines": list(event.origins.lines),
            "untraceable": list(event.origins.untraceable),
            "words": event.origins.words,
        },
        "evidence": _evidence(event, readings),
        "conflicts": [
            {
                "field": f.field,
                "claims": [claim_as_json(c) for c in f.claims],
                "reasons": list(f.reasons),
            }
            for f in event.findings
        ],
        "candidates": [{"event": c.event, "lacks": c.lacks} for c in event.candidates],
        "reasons": list(event.reasons),
        "parts": [_row(part, readings) for part in row.parts],
    }


def _evidence(event: Event, readings: Mapping[str, Reading]) -> list[dict[str, Any]]:
    out = []
    for told in event.told:
        span = readings[told.ref.document].events[told.ref.n].span
        where = {"document": told.ref.document, "start": span.start, "end": span.end}
        sure = confidence(told.reasons)
        out.append({**where, "role": told.role, "confidence": sure, "reasons": list(told.reasons)})
    return out


def claim_as_json(claim: Claim) -> dict[str, Any]:
    """One side of a contradiction: the value, who gives it, and the words in which texts give it."""
    return {
        "value": claim.value,
        "documents": sorted({r.document for r in claim.mentions}),
        "lines": list(claim.lines),
        "words": [{"document": w.document, "start": w.span.start, "end": w.span.end} for w in claim.words],
    }
