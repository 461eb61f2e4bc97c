"""From a cluster of units to an event: its values, its claims that contradict, its origins, its history.

An event is made in two steps. A `Draft` holds all that hangs on its own units, and names other events by
mentions; `finish` turns drafts into events that name each other by id. So a draft can be kept as it is while
the events that it names grow, split or join.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from vaka.codebook import codebook
from vaka.edtf import grain_of
from vaka.joining.events.cluster import Cluster
from vaka.joining.events.dating import best_time
from vaka.joining.events.findings import findings_of
from vaka.joining.events.origins import Lines, count_origins
from vaka.joining.events.unit import Unit
from vaka.records import Basis, Candidate, Event, OriginCount, Ref, Status, Told

__all__ = ["Draft", "Possible", "draft", "finish"]


@dataclass(frozen=True, slots=True)
class Possible:
    """An event that one may be the same as, named by a mention that it tells."""

    ref: Ref
    other: Ref
    lacks: str


@dataclass(frozen=True, slots=True)
class Draft:
    """An event without what hangs on other events."""

    event: Event
    parents: tuple[Ref, ...]
    """For each of its mentions that is told to be a part, the mention of the whole."""
    possible: tuple[Possible, ...]
    timeless: bool = False
    """Whether it is held and no passage tells anything of its time."""


def draft(cluster: Cluster, lines: Lines) -> Draft:
    """An event from the units that tell of it."""
    units = sorted(cluster.units, key=_unit_rank)
    head = units[0]
    when, interval, basis, source = best_time(units)
    event = Event(
        id=_event_id(cluster),
        plover=head.mentions[0].plover,
        mode=_mode(units),
        kind=_kind(units),
        status=_status(units),
        participants=_participants(units),
        when=when,
        interval=interval,
        basis=basis,
        place=_place(units),
        part_of=None,
        told=_told(cluster, units),
        origins=_origins(units, lines),
        findings=findings_of(cluster.units, cluster.disputed, lines),
        candidates=(),
        reasons=_reasons(units, source, basis),
        history=_history(units),
    )
    timeless = (
        event.when is None and event.status == "held" and not any(m.times for u in units for m in u.mentions)
    )
    return Draft(event, _parents(units), _possible(cluster), timeless)


def _origins(units: Sequence[Unit], lines: Lines) -> OriginCount:
    """The lines behind an event: of those that tell it, not of those that only foresaw what others tell as done.

    Of what is news, another report of the story may tell in words that were not read so.
    """
    told = [u for u in units if u.role != "future"] or units
    news = {u.document for u in units if u.role != "background"}
    beside = lines.beside(news) - {u.document for u in units}
    return count_origins(sorted({u.document for u in told}), lines, sorted(beside))


def _event_id(cluster: Cluster) -> str:
    """Stable between runs over the same input: named by its first unit."""
    return "e" + hashlib.sha256(cluster.key.encode()).hexdigest()[:12]


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
    """All who are told to take part, in the order of the best telling.

    Whom no passage names was carried over from the text before it, and gives way where another document's passage
    names somebody for that side, or for both sides of a meeting. So does one named by a bare family name before a
    namesake who is named in full.
    """
    told = tuple(dict.fromkeys(e for u in units for e, _ in u.participants))
    documents = {u.document for u in units}
    if len(documents) < 2:
        return told
    full = {e for u in units for e in u.named - u.bare}
    named = {e for u in units for e in u.named}
    filled = {actor for u in units for actor, person in u.persons if person in named} | {
        actor for u in units for actor in u.sure
    }
    return tuple(e for e in told if e in full or not _gives_way(e, units, full, named, filled))


def _gives_way(entity: str, units: Sequence[Unit], full: Set[str], named: Set[str], filled: Set[str]) -> bool:
    """Whether what another passage says of those who take part leaves no room for this one."""
    if entity in named:
        words = {w for u in units for e, w in u.words if e == entity}
        return any(e in full and e != entity and w in words for u in units for e, w in u.words)
    sides = {actor for u in units for actor, person in u.persons if person == entity} or {entity}
    return bool(sides & filled) or len(filled) > 1


def _place(units: Sequence[Unit]) -> str | None:
    """The place most units give; a city or site before a country, the main telling before a look-back."""
    places = [u for u in units if u.place]
    if not places:
        return min((u.home for u in units if u.home), default=None)
    count = Counter(u.place for u in places)
    narrow = [u for u in places if u.place_kind != "country"] or places
    return min(narrow, key=lambda u: (u.role != "main", -count[u.place], u.place)).place


def _history(units: Sequence[Unit]) -> tuple[tuple[str | None, Status], ...]:
    told = {(u.published, u.status) for u in units}
    return tuple(sorted(told, key=lambda item: (item[0] or "9999", item[1])))


def _status(units: Sequence[Unit]) -> Status:
    """What the latest report says; once it was held, later plans are another event's."""
    statuses = {u.status for u in units}
    if "held" in statuses:
        return "held"
    off = [s for s in ("cancelled", "postponed") if s in statuses]
    return off[0] if off else _history(units)[-1][1]


def _parents(units: Sequence[Unit]) -> tuple[Ref, ...]:
    return tuple(Ref(u.document, m.part_of) for u in units for m in u.mentions if m.part_of is not None)


def _possible(cluster: Cluster) -> tuple[Possible, ...]:
    """What it may be besides, each event's best reason first."""
    return tuple(Possible(d.unit.refs[0], d.other.refs[0], d.lacks) for d in cluster.doubts)


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
        return (f"{source.document} gives the time without its year",)
    if basis == "joined" and source.basis != "joined":
        return (f"dated {source.when} by joining: {source.document} looks back to it",)
    if basis == "joined":
        return (f"dated {source.when} with its document, by joining",)
    return (f"dated {source.when} by {source.document} ({basis})",)


# --- events that name each other -----------------------------------------------------------------------


def finish(drafts: Iterable[Draft]) -> tuple[Event, ...]:
    """The events of drafts, by id; each mention is told in at most one."""
    ordered = sorted(drafts, key=lambda d: d.event.id)
    of_mention = {t.ref: d.event.id for d in ordered for t in d.event.told}
    events = [
        replace(
            d.event,
            part_of=_part_of(d, of_mention) or d.event.part_of,
            candidates=_candidates(d.event.id, d.possible, of_mention) or d.event.candidates,
        )
        for d in ordered
    ]
    timeless = {d.event.id for d in ordered if d.timeless}
    return tuple(sorted(_dated(_placed(_without_cycles(events)), timeless), key=lambda e: e.id))


def _part_of(draft: Draft, of_mention: Mapping[Ref, str]) -> str | None:
    """The event that its mentions are told to be a part of, by most voices."""
    votes = Counter(of_mention[ref] for ref in draft.parents if ref in of_mention)
    votes.pop(draft.event.id, None)
    return min(votes, key=lambda p: (-votes[p], p)) if votes else None


def _candidates(
    own: str, possible: Sequence[Possible], of_mention: Mapping[Ref, str]
) -> tuple[Candidate, ...]:
    """The events that this one may be, each once, with what is missing."""
    best: dict[str, Possible] = {}
    for one in possible:
        other = of_mention.get(one.other)
        if other is not None and other != own:
            best.setdefault(other, one)
    return tuple(Candidate(p.ref, event, p.lacks) for event, p in sorted(best.items()))


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


def _dated(events: Sequence[Event], timeless: Set[str]) -> list[Event]:
    """A part of which nothing tells the time was on the day of its event, and says so; a visit of days tells none."""
    by_id = {e.id: e for e in events}

    def dated(event: Event) -> Event:
        whole = by_id.get(event.part_of or "")
        if event.id not in timeless or whole is None or whole.when is None or whole.interval is None:
            return event
        news = whole.basis == "publication"
        if grain_of(whole.when) != "day" or not (news or whole.interval.days == 1):
            return event
        day = whole.when[:10]
        reason = f"dated {day} with {whole.id}, of which it is a part"
        basis: Basis = "publication" if news else "joined"
        return replace(
            event, when=day, interval=whole.interval, basis=basis, reasons=(*event.reasons, reason)
        )

    return [dated(e) for e in events]


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
