"""Corrections made from what a person points at: checked against the case, told by places and not by numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from vaka.codebook import codebook
from vaka.edtf import days_of
from vaka.errors import VakaError
from vaka.records import Document, Entity, Event, Joined, Reading, Ref
from vaka.records.corrections import SET_FIELDS, Correction, Place, SetField
from vaka.show.words import STATUS, headline, when_words
from vaka.text import fold

__all__ = ["Pointed", "merging", "setting", "splitting", "undoing"]


@dataclass(frozen=True, slots=True)
class Pointed:
    """The case as a person points into it."""

    documents: Mapping[str, Document]
    readings: Mapping[str, Reading]
    joined: Joined

    def event(self, key: str) -> Event:
        """The event of an id, or of the start of one.

        Raises:
            VakaError: No event, or several.
        """
        found = [e for e in self.joined.events if e.id == key] or [
            e for e in self.joined.events if e.id.startswith(key)
        ]
        if len(found) != 1:
            many = "no event" if not found else f"{len(found)} events"
            raise VakaError(f"The case has {many} {key}; `vaka timeline CASE --json` lists the ids.")
        return found[0]

    def places(self, refs: Sequence[Ref]) -> tuple[Place, ...]:
        """Where mentions stand."""
        spans = ((r.document, self.readings[r.document].events[r.n].span) for r in refs)
        return tuple(sorted(Place(document, span.start, span.end) for document, span in spans))

    def words(self, event: Event) -> str:
        """An event in words."""
        names = {e.id: e.name for e in self.joined.entities}
        people = [names.get(p, p) for p in event.participants]
        line = headline(event.kind, people, names.get(event.place or ""), arrow=event.mode == "visit")
        return f"{line}, {when_words(event.when, event.basis)}"


def merging(case: Pointed, events: Sequence[str], who: str, why: str) -> Correction:
    """Say that events are one.

    Raises:
        VakaError: Fewer than two events, or one that is not there.
    """
    found = list(dict.fromkeys(case.event(key).id for key in events))
    if len(found) < 2:
        raise VakaError("A merge wants two events or more; name their ids.")
    each = [case.event(key) for key in found]
    words = " = ".join(f"[{case.words(e)}]" for e in each)
    return _correction(who, why, "merge", [case.places([t.ref for t in e.told]) for e in each], words=words)


def splitting(case: Pointed, event: str, out: Sequence[str], who: str, why: str) -> Correction:
    """Say that what some documents tell is another event.

    Args:
        case: The case.
        event: Its id.
        out: Documents (id or file name) whose mentions leave; `DOCUMENT:OFFSET` for one mention alone.
        who: Who says so.
        why: And why.

    Raises:
        VakaError: A document does not tell of the event, or all of it would leave.
    """
    whole = case.event(event)
    refs = [t.ref for t in whole.told]
    leaving = [ref for one in out for ref in _pointed(case, refs, one)]
    staying = [ref for ref in refs if ref not in leaving]
    if not staying:
        raise VakaError(f"All that tells of {whole.id} would leave it; name fewer documents.")
    names = ", ".join(dict.fromkeys(case.documents[r.document].file for r in leaving))
    words = f"[{case.words(whole)}] without {names}"
    return _correction(who, why, "split", [case.places(leaving), case.places(staying)], words=words)


def _pointed(case: Pointed, refs: Sequence[Ref], one: str) -> list[Ref]:
    name, colon, offset = one.rpartition(":")
    if not colon or not offset.isdigit():
        name, offset = one, ""
    found = [r for r in refs if name in (r.document, case.documents[r.document].file)]
    if offset:
        at = int(offset)
        spans = {r: case.readings[r.document].events[r.n].span for r in found}
        found = [r for r in found if spans[r].start <= at < spans[r].end]
    if not found:
        files = ", ".join(sorted({case.documents[r.document].file for r in refs}))
        raise VakaError(f"{one} tells nothing of this event; these do: {files}.")
    return found


def setting(case: Pointed, event: str, field: str, value: str, who: str, why: str) -> Correction:
    """Set one field of an event.

    Raises:
        VakaError: There is no such event or field, or the value cannot be one of that field.
    """
    whole = case.event(event)
    if field not in SET_FIELDS:
        raise VakaError(f"{field} cannot be set; choose one of {', '.join(SET_FIELDS)}.")
    named: SetField = next(f for f in SET_FIELDS if f == field)
    given = _checked(case, named, value)
    words = f"[{case.words(whole)}] {field} = {value}"
    places = [case.places([t.ref for t in whole.told])]
    return _correction(who, why, "set", places, named, given, words)


def _checked(case: Pointed, field: SetField, value: str) -> str:
    if field == "when" and days_of(value) is None:
        raise VakaError(
            f"{value} is no date; write EDTF, such as 2024-06-19, 2024-06 or 2024-06-19/2024-06-20."
        )
    if field == "kind" and value not in codebook():
        raise VakaError(f"{value} is no kind of event; docs/codebook.md lists them.")
    if field == "status" and value not in STATUS:
        raise VakaError(f"{value} is no status; choose one of {', '.join(STATUS)}.")
    return _place(case, value).id if field == "where" else value


def _place(case: Pointed, value: str) -> Entity:
    wanted = fold(value)
    found = [e for e in case.joined.entities if value == e.id or fold(e.name) == wanted]
    if not found:
        raise VakaError(f"No page names a place {value}; `vaka entity CASE` lists the names.")
    return min(found, key=lambda e: (e.kind not in ("place", "country"), e.id))


def undoing(log: Sequence[Correction], n: int, who: str, why: str) -> Correction:
    """Take a correction back.

    Raises:
        VakaError: There is no such correction, or it is taken back already.
    """
    known = {c.n: c for c in log}
    if n not in known:
        raise VakaError(f"There is no correction {n}; `vaka log CASE` lists them.")
    if any(c.undoes == n for c in log):
        raise VakaError(f"Correction {n} is taken back already; `vaka log CASE` lists them.")
    return _correction(who, why, "undo", [], words=f"correction {n} taken back", undoes=n)


def _correction(
    who: str,
    why: str,
    action: str,
    places: Sequence[tuple[Place, ...]],
    field: SetField | None = None,
    value: str | None = None,
    words: str = "",
    undoes: int | None = None,
) -> Correction:
    at = datetime.now(UTC).replace(microsecond=0).isoformat()
    return Correction(0, at, who, why, action, tuple(places), field, value, words, undoes)  # type: ignore[arg-type] # literals above
