"""From a cluster of units to an event: its values, its claims that contradict, its origins, its history."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from vaka.codebook import codebook
from vaka.joining.events.cluster import Cluster, Doubt
from vaka.joining.events.dating import best_time
from vaka.joining.events.origins import Lines, count_origins
from vaka.joining.events.unit import Index, Unit
from vaka.records import Candidate, Claim, Event, Finding, Reading, Status, Told

__all__ = ["assemble"]


@dataclass(frozen=True, slots=True)
class _Context:
    readings: Mapping[str, Reading]
    index: Index
    lines: Lines
    of_unit: Mapping[str, str]
    """Unit key to event id."""
    of_mention: Mapping[tuple[str, int], str]
    """Document and mention number to event id."""
    doubts: Mapping[str, Sequence[Doubt]]
    """Event id to the joins that were not made."""


def assemble(
    clusters: Sequence[Cluster],
    doubts: Sequence[Doubt],
    readings: Mapping[str, Reading],
    index: Index,
    lines: Lines,
) -> tuple[Event, ...]:
    """Events from clusters, by id."""
    of_unit = {u.key: _event_id(c) for c in clusters for u in c.units}
    of_mention = {(u.document, m.n): of_unit[u.key] for c in clusters for u in c.units for m in u.mentions}
    by_event: dict[str, list[Doubt]] = {}
    for doubt in doubts:
        by_event.setdefault(of_unit[doubt.unit.key], []).append(doubt)
    context = _Context(readings, index, lines, of_unit, of_mention, by_event)
    events = [_event(c, context) for c in clusters]
    return tuple(sorted(_placed(_without_cycles(events)), key=lambda e: e.id))


def _event_id(cluster: Cluster) -> str:
    """Stable between runs over the same input: named by its first unit."""
    return "e" + hashlib.sha256(min(u.key for u in cluster.units).encode()).hexdigest()[:10]


def _event(cluster: Cluster, context: _Context) -> Event:
    units = sorted(cluster.units, key=_unit_rank)
    head = units[0]
    when, interval, basis, source = best_time(units)
    ident = context.of_unit[head.key]
    return Event(
        id=ident,
        plover=head.mentions[0].plover,
        mode=_mode(units),
        kind=_kind(units),
        status=_status(units, context.readings),
        participants=_participants(units),
        when=when,
        interval=interval,
        basis=basis,
        place=_place(units, context.index),
        part_of=_part_of(units, ident, context),
        told=_told(cluster, units),
        origins=count_origins(sorted({u.document for u in units}), context.lines),
        findings=_findings(cluster, context),
        candidates=_candidates(context.doubts.get(ident, ()), context),
        reasons=_reasons(units, source, basis),
        history=_history(units, context.readings),
    )


_ROLES = {"main": 0, "future": 1, "background": 2}


def _unit_rank(unit: Unit) -> tuple[int, int, str]:
    return _ROLES[unit.role], -len(unit.participants) - (unit.place is not None), unit.key


def _kind(units: Sequence[Unit]) -> str:
    """The kind that most units give; among equals the main one's, then the codebook's order."""
    count = Counter(u.mentions[0].kind for u in units)
    order = {name: n for n, name in enumerate(codebook())}
    mains = {u.mentions[0].kind for u in units if u.role == "main"}
    return min(count, key=lambda k: (k not in mains, -count[k], order.get(k, len(order))))


def _mode(units: Sequence[Unit]) -> str | None:
    modes = [m.mode for u in units for m in u.mentions if m.mode]
    return min(set(modes), key=lambda m: (-modes.count(m), m)) if modes else None


def _participants(units: Sequence[Unit]) -> tuple[str, ...]:
    """All who are told to take part, in the order of the best telling."""
    return tuple(dict.fromkeys(e for u in units for e, _ in u.participants))


def _place(units: Sequence[Unit], index: Index) -> str | None:
    """The place most units give; a city or site before a country, the main telling before a look-back."""
    places = [(u.role != "main", u.place) for u in units if u.place]
    if not places:
        return None
    count = Counter(p for _, p in places)
    narrow = [(late, p) for late, p in places if index.by_id[p].kind != "country"] or places
    return min(narrow, key=lambda item: (item[0], -count[item[1]], item[1]))[1]


def _published(unit: Unit, readings: Mapping[str, Reading]) -> str | None:
    stated = readings[unit.document].article.published
    return stated.value[:10] if stated else None


def _history(units: Sequence[Unit], readings: Mapping[str, Reading]) -> tuple[tuple[str | None, Status], ...]:
    told = {(_published(u, readings), u.status) for u in units}
    return tuple(sorted(told, key=lambda item: (item[0] or "9999", item[1])))


def _status(units: Sequence[Unit], readings: Mapping[str, Reading]) -> Status:
    """What the latest report says; once it was held, later plans are another event's."""
    statuses = {u.status for u in units}
    if "held" in statuses:
        return "held"
    off = [s for s in ("cancelled", "postponed") if s in statuses]
    return off[0] if off else _history(units, readings)[-1][1]


def _part_of(units: Sequence[Unit], own: str, context: _Context) -> str | None:
    """The event that its mentions are told to be a part of, by most voices."""
    votes: Counter[str] = Counter()
    for unit in units:
        for mention in unit.mentions:
            if mention.part_of is not None:
                parent = context.of_mention.get((unit.document, mention.part_of))
                if parent and parent != own:
                    votes[parent] += 1
    return min(votes, key=lambda p: (-votes[p], p)) if votes else None


def _without_cycles(events: Sequence[Event]) -> list[Event]:
    """Cut the link of any event that would be a part of itself."""
    parents = {e.id: e.part_of for e in events}
    out = []
    for event in sorted(events, key=lambda e: e.id):
        seen, at = {event.id}, parents[event.id]
        while at is not None and at not in seen:
            seen.add(at)
            at = parents.get(at)
        if at is not None:
            parents[event.id] = None
        out.append(replace(event, part_of=parents[event.id]))
    return out


def _placed(events: Sequence[Event]) -> list[Event]:
    """A part that tells no place of its own happened where its event did, and says so."""
    by_id = {e.id: e for e in events}

    def placed(event: Event) -> Event:
        whole = by_id.get(event.part_of or "")
        if event.place is not None or whole is None:
            return event
        where = placed(whole).place
        reason = f"placed with {whole.id}, of which it is a part"
        return replace(event, place=where, reasons=(*event.reasons, reason)) if where else event

    return [placed(e) for e in events]


def _told(cluster: Cluster, units: Iterable[Unit]) -> tuple[Told, ...]:
    return tuple(
        Told(ref, mention.role, cluster.reasons.get(unit.key, ()) if n == 0 else ("the document repeats it",))
        for unit in units
        for n, (ref, mention) in enumerate(zip(unit.refs, unit.mentions, strict=True))
    )


def _reasons(units: Sequence[Unit], source: Unit | None, basis: str | None) -> tuple[str, ...]:
    if source is None:
        return ()
    if source.when is None:
        return (f"{source.document} gives the day without its year",)
    if basis == "joined" and source.basis != "joined":
        return (f"dated {source.when} by joining: {source.document} looks back to it",)
    if basis == "joined":
        return (f"dated {source.when} with its document, by joining",)
    return (f"dated {source.when} by {source.document} ({basis})",)


def _findings(cluster: Cluster, context: _Context) -> tuple[Finding, ...]:
    found = []
    if "when" in cluster.disputed:
        dated = [u for u in cluster.units if u.when and u.interval and u.basis != "publication"]
        told = [u for u in dated if any(_excludes(u, other) for other in dated)]
        found.append(_finding("when", [(u.when or "", u) for u in told], context))
    if "where" in cluster.disputed:
        placed = [(context.index.by_id[u.place].name, u) for u in cluster.units if u.place]
        found.append(_finding("where", placed, context))
    return tuple(f for f in found if len(f.claims) > 1)


def _excludes(a: Unit, b: Unit) -> bool:
    """Whether two times cannot both be right; a coarser one that holds the finer excludes nothing."""
    return a.interval is not None and b.interval is not None and a.interval.meet(b.interval) is None


def _finding(field: str, told: Sequence[tuple[str, Unit]], context: _Context) -> Finding:
    by_value: dict[str, list[Unit]] = {}
    for value, unit in told:
        by_value.setdefault(value, []).append(unit)
    claims = tuple(
        Claim(
            value,
            tuple(sorted(ref for u in units for ref in u.refs[:1])),
            tuple(sorted(set().union(*(context.lines.of(u.document) for u in units)))),
        )
        for value, units in sorted(by_value.items())
    )
    return Finding(field, claims, ("told of one event as news, and they cannot both be true",))


def _candidates(doubts: Sequence[Doubt], context: _Context) -> tuple[Candidate, ...]:
    """The events that this one may be, each once, with what is missing."""
    best: dict[str, Doubt] = {}
    for doubt in doubts:
        best.setdefault(context.of_unit[doubt.other.key], doubt)
    return tuple(Candidate(d.unit.refs[0], event, d.lacks) for event, d in sorted(best.items()))
