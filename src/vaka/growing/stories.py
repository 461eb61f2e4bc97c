"""Stories: neighbours are weighed, and the components that pairs connect are linked anew where a pair has changed."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date

from sqlalchemy import and_, delete, func, or_, select

from vaka.growing.ground import Ground, chunks
from vaka.growing.leads import Leads
from vaka.growing.remembered import packed, unpacked
from vaka.joining.stories import alone, stories_of
from vaka.joining.story_acts import Acts, Pair
from vaka.joining.story_clusters import components
from vaka.joining.story_evidence import FORBIDDEN_DAYS, weigh
from vaka.joining.story_profile import Profile, build_profile, centre_of, lead_of
from vaka.records import Interval, Story
from vaka.store import tables
from vaka.store.codec import dump, load

__all__ = ["Moved", "grow_stories"]

Couple = tuple[str, str]
"""Two documents, the smaller id first."""


@dataclass(frozen=True, slots=True)
class Moved:
    """What growing did to stories."""

    stories: Mapping[str, tuple[str, ...]]
    """The stories whose documents are others than before, with these."""
    gone: frozenset[str]
    """Stories that are no more."""
    documents: frozenset[str]
    """Documents whose story is another one."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """A profile without its vectors."""

    document: str
    language: str
    names: Mapping[str, float]
    known: frozenset[str]
    places: frozenset[str]
    sites: frozenset[str]
    acts: Acts
    numbers: frozenset[str]
    published: Interval | None
    event_days: tuple[Interval, ...]
    not_before: date | None
    actors: tuple[tuple[str, float], ...]


def grow_stories(ground: Ground, added: Sequence[str], named: Collection[str]) -> Moved:
    """Find the stories of added documents, and anew those of documents whose names mean something new."""
    grown = _Grown(ground)
    renamed = sorted(set(named) - set(added))
    grown.profile(added, new=True)
    grown.profile(renamed, new=False)
    couples = grown.meet(added) | grown.couples_of(renamed)
    again = grown.meeting_again()
    couples |= grown.couples_among(again)
    return _tell(grown, grown.weigh(couples), {*added, *renamed, *again})


class _Grown:
    """The profiles and pairs of a case while they change."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self._profiles: dict[str, Profile] = {}
        self._recurrent: dict[Pair, bool] = {}
        self._before: dict[str, bool] = {}
        self._lost: set[Couple] = set()

    # --- profiles --------------------------------------------------------------------------------------

    def profile(self, documents: Sequence[str], new: bool) -> None:
        """Make and keep the profiles of documents, and the encounters that they tell."""
        for some in chunks(documents, 100):
            received, readings = self.ground.documents(some), self.ground.readings(some)
            local = self.ground.local(some)
            leads = {d: lead_of(received[d], readings[d]) for d in some}
            self.ground.encoder.encode([text for lead in leads.values() for text, _ in lead])
            rows, encounters = [], []
            for d in some:
                vectors = self.ground.encoder.encode([text for text, _ in leads[d]])
                profile = _rounded(build_profile(received[d], readings[d], local[d], vectors))
                self._profiles[d] = profile
                rows.append({"document": d, "data": dump(_kept(profile)), "lead": packed(profile.lead)})
                encounters += _encounters(profile)
            self._note_recurrent({str(e["sides"]) for e in encounters}, some)
            if not new:
                self.ground.delete(tables.profiles, "document", some)
                self.ground.delete(tables.encounters, "document", some)
            self.ground.insert(tables.profiles, rows)
            self.ground.insert(tables.encounters, encounters)

    def profiles(self, documents: Iterable[str]) -> dict[str, Profile]:
        """Profiles by document."""
        wanted = sorted(set(documents))
        t = tables.profiles
        for some in chunks(d for d in wanted if d not in self._profiles):
            for row in self.ground.rows(select(t).where(t.c.document.in_(some))):
                lead = unpacked(row.lead)
                kept = load(_Kept, row.data)
                values = {f.name: getattr(kept, f.name) for f in fields(_Kept)}
                self._profiles[row.document] = Profile(lead=lead, centre=centre_of(lead), **values)
        return {d: self._profiles[d] for d in wanted}

    # --- encounters ------------------------------------------------------------------------------------

    def _note_recurrent(self, sides: Iterable[str], documents: Sequence[str]) -> None:
        """Remember whether pairs of sides met again and again before these documents' encounters are kept."""
        t = tables.encounters
        old = set(
            self.ground.connection.scalars(select(t.c.sides).where(t.c.document.in_(documents)).distinct())
        )
        for key in sorted({*sides, *old} - self._before.keys()):
            self._before[key] = self._meets_again(key)

    def _meets_again(self, sides: str) -> bool:
        """Whether they are together at times surely more than `FORBIDDEN_DAYS` days apart."""
        t = tables.encounters
        query = select(func.min(t.c.latest), func.max(t.c.earliest)).where(t.c.sides == sides)
        first, last = self.ground.connection.execute(query).one()
        return first is not None and last is not None and (last - first).days > FORBIDDEN_DAYS

    def meeting_again(self) -> list[str]:
        """The documents whose news is an encounter of two who are now known to meet again, or no more."""
        t = tables.encounters
        found: set[str] = set()
        for sides, before in sorted(self._before.items()):
            if self._meets_again(sides) != before:
                found |= set(
                    self.ground.connection.scalars(select(t.c.document).where(t.c.sides == sides, t.c.news))
                )
        return sorted(found)

    def recurrent(self, profiles: Iterable[Profile]) -> frozenset[Pair]:
        """The pairs of sides in the news of these documents that meet again and again."""
        pairs = {act.sides for p in profiles for act in p.acts.news if len(act.sides) == 2}
        for pair in pairs - self._recurrent.keys():
            self._recurrent[pair] = self._meets_again(_sides(pair))
        return frozenset(pair for pair in pairs if self._recurrent[pair])

    # --- pairs -----------------------------------------------------------------------------------------

    def meet(self, added: Sequence[str]) -> set[Couple]:
        """Find the neighbours of added documents; the pairs to be weighed. What is no pair any more is deleted."""
        leads = Leads(self.ground)
        found: set[Couple] = set()
        for document in sorted(added):
            near, lost = leads.add(self._profiles[document])
            found |= {(min(document, other), max(document, other)) for other in near}
            found -= lost
            self._lost |= lost
        leads.save()
        return found

    def couples_of(self, documents: Sequence[str]) -> set[Couple]:
        """The pairs of neighbours that these documents are in."""
        t = tables.story_pairs
        found = self._listed(documents)
        for some in chunks(documents):
            query = select(t.c.a, t.c.b).where(or_(t.c.a.in_(some), t.c.b.in_(some)))
            found |= {(row.a, row.b) for row in self.ground.rows(query)}
        return found - self._lost

    def couples_among(self, documents: Sequence[str]) -> set[Couple]:
        """The pairs of neighbours both of which are among these documents."""
        own = set(documents)
        return {couple for couple in self._listed(documents) if own.issuperset(couple)}

    def _listed(self, documents: Sequence[str]) -> set[Couple]:
        n = tables.neighbours
        found: set[Couple] = set()
        for some in chunks(documents):
            for row in self.ground.rows(select(n.c.document, n.c.data).where(n.c.document.in_(some))):
                found |= {(min(row.document, d), max(row.document, d)) for _, d in json.loads(row.data)}
        return found

    def weigh(self, couples: Iterable[Couple]) -> dict[Couple, tuple[float | None, float | None]]:
        """Weigh pairs; those whose points have changed, with the points before and after (none where forbidden)."""
        wanted = sorted(set(couples))
        lost = sorted(self._lost - set(wanted))
        before = self._points([*wanted, *lost])
        changed: dict[Couple, tuple[float | None, float | None]] = {}
        for some in chunks(wanted, 2000):
            profiles = self.profiles(d for couple in some for d in couple)
            recurrent = self.recurrent(profiles.values())
            for a, b in some:
                evidence = weigh(profiles[a], profiles[b], recurrent)
                points = None if evidence.forbidden else evidence.points
                if points != before.get((a, b)):
                    changed[a, b] = (before.get((a, b)), points)
        changed.update({couple: (before[couple], None) for couple in lost if couple in before})
        self._keep(changed)
        return changed

    def _points(self, couples: Sequence[Couple]) -> dict[Couple, float]:
        t = tables.story_pairs
        found: dict[Couple, float] = {}
        wanted = set(couples)
        for some in chunks(sorted({a for a, _ in wanted})):
            rows = self.ground.rows(select(t.c.a, t.c.b, t.c.points).where(t.c.a.in_(some)))
            found.update(((row.a, row.b), row.points) for row in rows if (row.a, row.b) in wanted)
        return found

    def _keep(self, changed: Mapping[Couple, tuple[float | None, float | None]]) -> None:
        t = tables.story_pairs
        for (a, b), (before, _) in sorted(changed.items()):
            if before is not None:
                self.ground.connection.execute(delete(t).where(and_(t.c.a == a, t.c.b == b)))
        rows = [
            {"a": a, "b": b, "points": after}
            for (a, b), (_, after) in sorted(changed.items())
            if after is not None
        ]
        self.ground.insert(t, rows)

    def pairs_of(self, documents: Sequence[str], joining: bool) -> list[tuple[str, str, float]]:
        """The kept pairs of documents with their points: those that join alone, or all."""
        t = tables.story_pairs
        found: dict[Couple, float] = {}
        for some in chunks(documents):
            for side in (t.c.a, t.c.b):
                query = select(t.c.a, t.c.b, t.c.points).where(side.in_(some))
                for row in self.ground.rows(query.where(t.c.points >= 0) if joining else query):
                    found[row.a, row.b] = row.points
        return [(a, b, points) for (a, b), points in sorted(found.items())]


# --- telling -------------------------------------------------------------------------------------------


def _tell(
    grown: _Grown, changed: Mapping[Couple, tuple[float | None, float | None]], renewed: set[str]
) -> Moved:
    """Link anew what changed pairs connect or connected; keep the stories that came of it."""
    ground = grown.ground
    touched = renewed | {d for couple, points in changed.items() if any(map(_joins, points)) for d in couple}
    beside = {d for couple in changed for d in couple}
    size = -1
    while size < len(touched):
        size = len(touched)
        touched = _closure(grown, touched)
        touched |= {d for key in set(_stories(ground, touched).values()) for d in _documents(ground, key)}
    before = _stories(ground, touched | beside)
    stories = _linked(grown, touched)
    lonely = [d for d in sorted(beside - touched) if _documents(ground, before[d]) == (d,)]
    stories += [_alone(grown, d) for d in lonely]
    return _keep_stories(ground, stories, {d: before[d] for d in {*touched, *lonely} if d in before})


def _joins(points: float | None) -> bool:
    return points is not None and points >= 0


def _closure(grown: _Grown, documents: set[str]) -> set[str]:
    """The documents that joining pairs connect with these."""
    found, todo = set(documents), set(documents)
    while todo:
        pairs = grown.pairs_of(sorted(todo), joining=True)
        todo = {d for a, b, _ in pairs for d in (a, b)} - found
        found |= todo
    return found


def _linked(grown: _Grown, documents: set[str]) -> list[Story]:
    pairs = [(a, b) for a, b, _ in grown.pairs_of(sorted(documents), joining=True)]
    stories: list[Story] = []
    for component in components(documents, pairs):
        profiles = grown.profiles(component)
        stories += stories_of([profiles[d] for d in component], grown.recurrent(profiles.values()))
    return [_alone(grown, s.documents[0]) if len(s.documents) == 1 else s for s in stories]


def _alone(grown: _Grown, document: str) -> Story:
    """The story of one document, with why it is not the nearest other's."""
    pairs = [
        (-points, a if b == document else b) for a, b, points in grown.pairs_of([document], joining=False)
    ]
    if not pairs:
        return alone(grown.profiles([document])[document], None, None)
    near = min(pairs)[1]
    profiles = grown.profiles([document, near])
    a, b = (profiles[d] for d in sorted((document, near)))
    return alone(profiles[document], near, weigh(a, b, grown.recurrent((a, b))))


def _stories(ground: Ground, documents: Collection[str]) -> dict[str, str]:
    t = tables.told_in
    found: dict[str, str] = {}
    for some in chunks(sorted(documents)):
        rows = ground.rows(select(t.c.document, t.c.story).where(t.c.document.in_(some)))
        found.update((row.document, row.story) for row in rows)
    return found


def _documents(ground: Ground, story: str) -> tuple[str, ...]:
    t = tables.told_in
    return tuple(sorted(ground.connection.scalars(select(t.c.document).where(t.c.story == story))))


def _keep_stories(ground: Ground, stories: Sequence[Story], before: Mapping[str, str]) -> Moved:
    had = {key: _documents(ground, key) for key in sorted({*before.values(), *(s.id for s in stories)})}
    now = {d: s.id for s in stories for d in s.documents}
    replaced = {before[d] for d in now if d in before} | {s.id for s in stories}
    moved = frozenset(d for d, story in now.items() if before.get(d) != story)
    ground.delete(tables.stories, "owner", replaced)
    for story in stories:
        ground.keep("stories", story.id, [story])
    ground.delete(tables.told_in, "document", moved)
    ground.insert(tables.told_in, [{"document": d, "story": now[d]} for d in sorted(moved)])
    return Moved(
        stories={s.id: s.documents for s in stories if had.get(s.id) != s.documents},
        gone=frozenset(replaced - {s.id for s in stories}),
        documents=moved,
    )


# --- rows ----------------------------------------------------------------------------------------------


def _kept(profile: Profile) -> _Kept:
    return _Kept(**{f.name: getattr(profile, f.name) for f in fields(_Kept)})


def _rounded(profile: Profile) -> Profile:
    """The profile as it comes back out of the store."""
    lead = unpacked(packed(profile.lead))
    values = {f.name: getattr(profile, f.name) for f in fields(_Kept)}
    return Profile(lead=lead, centre=centre_of(lead), **values)


def _sides(pair: Pair) -> str:
    return "\n".join(sorted(pair))[:255]


def _encounters(profile: Profile) -> list[dict[str, object]]:
    """For each pair of sides the document shows: the bounds of their times, and whether they are its news."""
    days: dict[str, list[Interval]] = {}
    for pair, interval in profile.acts.days:
        days.setdefault(_sides(pair), []).append(interval)
    news = {_sides(act.sides) for act in profile.acts.news if len(act.sides) == 2}
    return [
        {
            "sides": sides,
            "document": profile.document,
            "latest": min((i.latest for i in days.get(sides, ()) if i.latest), default=None),
            "earliest": max((i.earliest for i in days.get(sides, ()) if i.earliest), default=None),
            "news": sides in news,
        }
        for sides in sorted({*days, *news})
    ]
