"""Corrections respected: as ties that joining puts before all else, and as values set over what the pages give."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import product

from vaka.codebook import codebook
from vaka.edtf import days_of
from vaka.joining.events import Ties
from vaka.records import Event, EventMention, Joined, Reading, Ref, Span, Status
from vaka.records.corrections import Correction, Place

__all__ = ["documents_of", "respected", "standing", "ties_of"]

SAME = 0.5
"""Share of its characters that a mention read anew must have in common with the one that was corrected."""


def standing(log: Sequence[Correction]) -> list[Correction]:
    """The corrections that hold: those not taken back, in the order in which they were made."""
    undone = {c.undoes for c in log}
    return [c for c in log if c.action != "undo" and c.n not in undone]


def documents_of(log: Sequence[Correction]) -> list[str]:
    """Ids of the documents in which corrected mentions stand, sorted."""
    return sorted({place.document for c in log for places in c.places for place in places})


def ties_of(log: Sequence[Correction], readings: Mapping[str, Reading]) -> Ties:
    """What joining must keep together and apart.

    Args:
        log: All corrections, in order.
        readings: Of the documents that they name; a mention that a new reading lacks is passed over.
    """
    together: dict[tuple[Ref, Ref], None] = {}
    apart: dict[tuple[Ref, Ref], None] = {}
    for c in standing(log):
        groups = [_one_a_document(_found(places, readings)) for places in c.places]
        if c.action == "merge":
            firsts = [group[0] for group in groups if group]
            pairs = (
                [(firsts[0], ref) for group in groups for ref in group if ref != firsts[0]] if firsts else []
            )
            together.update(dict.fromkeys(pairs))
            _drop(apart, pairs)
        elif c.action == "split" and len(groups) == 2:
            leaving, staying = (_found(places, readings) for places in c.places)
            pairs = list(product(leaving, staying))
            apart.update(dict.fromkeys(pairs))
            _drop(together, pairs)
            kept = _one_a_document(leaving)
            together.update(dict.fromkeys((kept[0], ref) for ref in kept[1:]))
    return Ties(frozenset(together), frozenset(apart))


def _drop(pairs: dict[tuple[Ref, Ref], None], contradicted: Sequence[tuple[Ref, Ref]]) -> None:
    """What was said last holds."""
    for a, b in contradicted:
        pairs.pop((a, b), None)
        pairs.pop((b, a), None)


def _found(places: Sequence[Place], readings: Mapping[str, Reading]) -> list[Ref]:
    found = (_ref(place, readings.get(place.document)) for place in places)
    return [ref for ref in found if ref is not None]


def _ref(place: Place, reading: Reading | None) -> Ref | None:
    """The mention that stands where a corrected one stood."""
    if reading is None:
        return None
    span = Span(place.start, place.end)

    def likeness(mention: EventMention) -> float:
        common = mention.span.overlap(span)
        return common / (len(mention.span) + len(span) - common) if common else 0.0

    best = max(reading.events, key=lambda m: (likeness(m), -m.n), default=None)
    return Ref(place.document, best.n) if best is not None and likeness(best) >= SAME else None


def _one_a_document(refs: Sequence[Ref]) -> list[Ref]:
    return list({ref.document: ref for ref in reversed(refs)}.values())[::-1]


# --- values --------------------------------------------------------------------------------------------


def respected(joined: Joined, log: Sequence[Correction], readings: Mapping[str, Reading]) -> Joined:
    """What joining gave, with the values that a person set; what the pages give stays in the reasons."""
    settings = [c for c in standing(log) if c.action == "set"]
    if not settings:
        return joined
    event_of = {t.ref: e.id for e in joined.events for t in e.told}
    by_id = {e.id: e for e in joined.events}
    for c in settings:
        votes = Counter(event_of[ref] for ref in _found(c.places[0], readings) if ref in event_of)
        if votes:
            chosen = min(votes, key=lambda key: (-votes[key], key))
            by_id[chosen] = _set(by_id[chosen], c, joined)
    return replace(joined, events=tuple(by_id[e.id] for e in joined.events))


def _set(event: Event, c: Correction, joined: Joined) -> Event:
    value = c.value or ""
    if c.field == "when":
        before = event.when
        event = replace(event, when=value, interval=days_of(value), basis="set")
    elif c.field == "where":
        names = {e.id: e.name for e in joined.entities}
        before = names.get(event.place or "")
        event = replace(event, place=value)
    elif c.field == "kind":
        before = event.kind
        event = replace(event, kind=value, plover=codebook()[value].plover)
    else:
        before = event.status
        event = replace(event, status=_status(value))
    said = (
        f"{c.field} set by {c.who} on {c.at[:10]}: {c.why}"
        if c.why
        else f"{c.field} set by {c.who} on {c.at[:10]}"
    )
    return replace(event, reasons=(*event.reasons, f"{said}; the pages give {before or 'nothing'}"))


def _status(value: str) -> Status:
    return value  # type: ignore[return-value]  # checked when it was set
