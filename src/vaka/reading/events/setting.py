"""The setting of a report: the place and day that its news shares, for what its own sentences leave open.

A report names the city and the day of an encounter once, and goes on to tell what happened there. So an event
that tells no place happened where the nearest event before it happened that somebody of it took part in, else the
nearest behind; in the same way with the day. Look-backs neither give a setting nor take one, but for a place named
in the same sentence; whoever departs, invites or telephones sets no scene.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from vaka.codebook import codebook
from vaka.reading.events.dateline import SCENES
from vaka.records import EventMention, Interval, LocalEntity, TimeExpression

__all__ = ["Stay", "dated_by_setting", "placed_by_setting"]

TAKERS = SCENES | {"site visit", "press conference", "agreement"}
"""Families of events that happen where the people of the report are."""

SPOKEN = frozenset(
    (
        "accusation",
        "apology",
        "concession",
        "condolence",
        "cooperation",
        "invitation",
        "invitation accepted",
        "praise",
        "promise",
        "rejection",
        "request",
        "support",
        "thanks",
        "threat",
    )
)
"""Families of what is done by saying so: where all of its people met, it was said there and then."""

BY_FORCE = frozenset(("ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "SANCTION"))
"""PLOVER types of what no page of an encounter tells as a part of it."""

WITHIN = 1
"""A plan is set where the news is if it follows within so many days: those of one visit."""

VISIT = 3
"""A plan with a host is set on the host's soil if it follows within so many days: visits last no longer."""

LONGEST = 7
"""The days of a visit that what happened on it can be dated by, at most."""

LEADS = 3
"""News that is dated lies at most so many days before publication."""


@dataclass(frozen=True, slots=True)
class Stay:
    """A sentence that says where somebody is without telling an event: "X, who is in Y"."""

    sentence: int
    place: int
    """Local entity of the place."""
    actors: frozenset[int]
    """Local entities of the people named beside it."""


@dataclass(frozen=True, slots=True)
class _Scene:
    """Where or when somebody is told to have been."""

    sentence: int
    actors: frozenset[int]
    interval: Interval | None
    mention: EventMention | None
    place: int | None


def placed_by_setting(
    mentions: Sequence[EventMention],
    roots: Mapping[int, int],
    stays: Iterable[Stay],
    entities: Sequence[LocalEntity],
    published: Interval | None = None,
    times: Sequence[TimeExpression] = (),
) -> list[EventMention]:
    """Give a place to events that tell none.

    Args:
        mentions: Of one document, in the order of the text.
        roots: By mention, the first one of the same event, where that is another.
        stays: The sentences that say where somebody is.
        entities: The document's entities.
        published: The days of publication.
        times: The document's time expressions.
    """
    told = _in_sentence(mentions, roots)
    scenes = sorted([*_scenes(told, published, times), *_staying(stays)], key=lambda s: s.sentence)
    settled, placed = _settled(told, roots, entities), _settled(told, roots)
    result = list(told)
    for root, group in _groups(told, roots).items():
        if root in settled or not _takes_place(group[0]):
            continue
        fit = [s for s in scenes if _fits(group, s, entities, published)]
        if root in placed:  # at a house or hotel nobody knows: only its town is asked for
            fit = [s for s in fit if s.place is not None and entities[s.place].kind == "place"]
            fit = [s for s in fit if s.place is not None and _known(s.place, entities)]
        scene = _nearest(group, fit)
        if scene is None:
            continue
        place = _city(scene, fit, entities)
        first = next((m for m in group if m.place is None), group[0])
        result = [replace(m, place=place) if m.n == first.n else m for m in result]
    return result


def _groups(mentions: Sequence[EventMention], roots: Mapping[int, int]) -> dict[int, list[EventMention]]:
    groups: dict[int, list[EventMention]] = {}
    for mention in mentions:
        groups.setdefault(roots.get(mention.n, mention.n), []).append(mention)
    return groups


def _settled(
    mentions: Sequence[EventMention],
    roots: Mapping[int, int],
    entities: Sequence[LocalEntity] | None = None,
) -> set[int]:
    """The events of which some mention tells the place; with `entities`, one whose country is known."""
    return {
        roots.get(m.n, m.n)
        for m in mentions
        if m.place is not None and (entities is None or _known(m.place, entities))
    }


def _known(place: int, entities: Sequence[LocalEntity]) -> bool:
    """Whether a place is one that a gazetteer or the text puts in a country."""
    return entities[place].country is not None or entities[place].kind != "place"


def _in_sentence(mentions: Sequence[EventMention], roots: Mapping[int, int]) -> list[EventMention]:
    """What one sentence goes on to tell happened where it began: "had travelled to X, where he met Y"."""
    settled = _settled(mentions, roots)
    result: list[EventMention] = []
    for mention in mentions:
        before = result[-1] if result else None
        if (
            before is not None
            and before.place is not None
            and before.sentence == mention.sentence
            and (before.role, before.status) == (mention.role, mention.status)
            and roots.get(mention.n, mention.n) not in settled
            and _sets(before)
            and _takes(mention)
            and _share(_actors([before]), _actors([mention]))
        ):
            mention = replace(mention, place=before.place)
        result.append(mention)
    return result


def _family(mention: EventMention) -> str:
    return codebook()[mention.kind].family


def _sets(mention: EventMention) -> bool:
    return _family(mention) in SCENES


def _takes(mention: EventMention) -> bool:
    return _family(mention) in TAKERS


def _said(mention: EventMention) -> bool:
    return _family(mention) in SPOKEN


def _all_there(actors: frozenset[int], there: frozenset[int], entities: Sequence[LocalEntity]) -> bool:
    """Whether all who act are among those there, a state by one of its people or a person by his state."""
    states = {entities[e].name for e in there if entities[e].kind == "country"}
    spoken_for = states | {entities[e].country for e in there}

    def is_there(actor: int) -> bool:
        entity = entities[actor]
        return actor in there or (
            entity.name in spoken_for if entity.kind == "country" else entity.country in states
        )

    return bool(actors) and all(is_there(a) for a in actors)


def _takes_place(mention: EventMention) -> bool:
    news = mention.role == "main" and mention.status == "held"
    meets = codebook()[mention.kind].frame == "meet" or _family(mention) == "site visit"
    meets &= mention.role == "future"
    return (_takes(mention) or _said(mention)) and (news or (meets and mention.status == "planned"))


def _actors(mentions: Iterable[EventMention]) -> frozenset[int]:
    return frozenset(p.entity for m in mentions for p in m.participants)


def _share(a: frozenset[int], b: frozenset[int]) -> bool:
    return not a or not b or bool(a & b)


def _stands_for(a: frozenset[int], b: frozenset[int], entities: Sequence[LocalEntity]) -> bool:
    """Whether a state is on one side and one of its people on the other: "talks of X and Y", told of presidents."""

    def states(side: frozenset[int], kind: str) -> set[str | None]:
        return {entities[e].country or entities[e].name for e in side if entities[e].kind == kind}

    return bool(states(a, "country") & states(b, "person") or states(a, "person") & states(b, "country"))


def _scenes(
    mentions: Sequence[EventMention], published: Interval | None, times: Sequence[TimeExpression]
) -> Iterable[_Scene]:
    for m in mentions:
        news = m.role == "main" or _recalled(m, published, times)
        if m.place is not None and news and m.status == "held" and _sets(m):
            yield _Scene(m.sentence, _actors([m]), m.interval if m.role == "main" else None, m, m.place)


def _recalled(mention: EventMention, published: Interval | None, times: Sequence[TimeExpression]) -> bool:
    """Whether a look-back tells how the news came about: an arrival days before, "who arrived on Monday"."""
    if _family(mention) not in ("arrival", "welcome") or not mention.times:
        return False
    days = mention.interval
    if days is not None and days.latest is not None:
        first = published.earliest if published else None
        return first is not None and first - timedelta(days=LEADS) <= days.latest
    told = [times[t].relative for t in mention.times]
    return all(
        r is not None and (r.weekday is not None or (r.unit == "day" and r.amount in (0, -1))) for r in told
    )


def _staying(stays: Iterable[Stay]) -> Iterable[_Scene]:
    return (_Scene(s.sentence, s.actors, None, None, s.place) for s in stays)


def _fits(
    group: Sequence[EventMention], scene: _Scene, entities: Sequence[LocalEntity], published: Interval | None
) -> bool:
    """Whether an event can have happened in a scene: somebody is in both, at one time."""
    actors = _actors(group)
    if _said(group[0]) and not _all_there(actors, scene.actors, entities):
        return False
    if not (scene.actors & actors or _stands_for(scene.actors, actors, entities)):
        return False
    if group[0].role == "future":
        return _follows(group, scene, entities, published)
    times = [m.interval for m in group if m.interval is not None]
    return scene.interval is None or all(scene.interval.meet(t) is not None for t in times)


def _follows(
    group: Sequence[EventMention], scene: _Scene, entities: Sequence[LocalEntity], published: Interval | None
) -> bool:
    """Whether a plan belongs to the visit whose scene it is: a host who is met next, or a day that follows."""
    if scene.place is None or group[0].sentence < scene.sentence:
        return False
    soil = entities[scene.place].country or entities[scene.place].name
    joining = _actors(group) - scene.actors
    hosts = any(entities[a].country == soil for a in joining)
    told = next((m.interval for m in group if m.interval is not None), None)
    if told is None:
        return hosts or _family(group[0]) == "press conference"
    days = scene.interval or published
    last = days.latest if days else None
    reach = timedelta(days=VISIT if hosts else WITHIN)
    return bool(last and told.latest and told.latest <= last + reach)


def _nearest(group: Sequence[EventMention], scenes: Sequence[_Scene]) -> _Scene | None:
    """The last scene that was set before an event is told, else the first behind."""
    first = min(m.sentence for m in group)
    before = [s for s in scenes if s.sentence <= first]
    behind = [s for s in scenes if s.sentence > first]
    return before[-1] if before else behind[0] if behind else None


def _city(scene: _Scene, scenes: Sequence[_Scene], entities: Sequence[LocalEntity]) -> int | None:
    """The place of a scene; of a country, the city of it that another scene names."""
    if scene.place is None or entities[scene.place].kind != "country":
        return scene.place
    country = entities[scene.place].name
    cities = [s.place for s in scenes if s.place is not None and entities[s.place].kind == "place"]
    return next((c for c in cities if entities[c].country == country), scene.place)


# --- days --------------------------------------------------------------------------------------------


def dated_by_setting(
    mentions: Sequence[EventMention],
    roots: Mapping[int, int],
    published: Interval | None,
    entities: Sequence[LocalEntity],
    spoken: frozenset[int] = frozenset(),
    times: Sequence[TimeExpression] = (),
    lead: int = -1,
) -> list[EventMention]:
    """Give the day of the news to what is told as part of it without a time.

    Args:
        mentions: Of one document, in the order of the text.
        roots: By mention, the first one of the same event, where that is another.
        published: The days of publication.
        entities: The document's entities.
        spoken: The time expressions that say "today" inside a quotation.
        times: The document's time expressions; with them, only a sentence that tells a time itself gives it.
        lead: Number of the last sentence of the lead: its news happened on the day it tells, however late the page is.
    """
    own = [m for m in mentions if _tells(m, times)]
    givers = [m for m in own if _gives_day(m, None if m.sentence <= lead else published, spoken)]
    first = next((m for m in own if m.sentence <= lead and _is_day_of_news(m, spoken)), None)
    monthly = published is not None and published.days != 1  # every day of a month is near its page
    groups = _groups(mentions, roots)
    taken: dict[int, EventMention] = {}
    for root, group in groups.items():
        open_time = all((not m.times and m.when is None) or _spoken(m, spoken) for m in group)
        news = group[0].role == "main" and group[0].status == "held"
        if not (open_time and news):
            continue
        others = [g for g in givers if roots.get(g.n, g.n) != root]
        others = [g for g in others if not _abroad(group, groups[roots.get(g.n, g.n)], entities)]
        near = [g for g in others if _shares_day(group, groups[roots.get(g.n, g.n)], g, entities)]
        before = [g for g in near if g.sentence <= _told_best(group).sentence]
        behind = [g for g in near if _actors(group) <= _actors([g]) and not monthly]
        if before or behind:
            taken[root] = before[-1] if before else behind[0]
        elif published is None and group[0].plover not in BY_FORCE and (others or first is not None):
            day = others[0] if others else first
            if day is not None and not _abroad(group, groups[roots.get(day.n, day.n)], entities):
                taken[root] = day  # as on a dated page news is of the day of publication
    return [_timed(m, taken.get(roots.get(m.n, m.n))) for m in mentions]


def _shares_day(
    group: Sequence[EventMention],
    whole: Sequence[EventMention],
    giver: EventMention,
    entities: Sequence[LocalEntity],
) -> bool:
    """Whether an event without a time is told as part of one that has a day: somebody, or who speaks, is in both."""
    if _said(group[0]):
        return _all_there(_actors(group), _actors(whole), entities)
    takes = _takes(group[0]) or any(m.times for m in group)
    return takes and bool(_actors([giver]) & _actors(group))


def _told_best(group: Sequence[EventMention]) -> EventMention:
    """The telling of a visit or meeting that says who met: a visit lasts for days, its meeting is of one."""
    met = (m for m in group if codebook()[m.kind].frame == "meet" and len(m.participants) > 1)
    return next((m for m in met if not m.rule.startswith("noun") or "light verb" in m.rule), group[0])


def _abroad(a: Iterable[EventMention], b: Iterable[EventMention], entities: Sequence[LocalEntity]) -> bool:
    """Whether two events are told to have happened in different countries."""

    def soil(mentions: Iterable[EventMention]) -> set[str]:
        places = (entities[m.place] for m in mentions if m.place is not None)
        return {c for e in places if (c := e.country or (e.name if e.kind == "country" else None))}

    x, y = soil(a), soil(b)
    return bool(x and y and not x & y)


def _timed(mention: EventMention, giver: EventMention | None) -> EventMention:
    if giver is None:
        return mention
    return replace(mention, times=giver.times, when=giver.when, interval=giver.interval, basis=giver.basis)


def _gives_day(mention: EventMention, published: Interval | None, spoken: frozenset[int]) -> bool:
    """Whether news is told with a day of its own, near publication."""
    sets = _sets(mention) or _family(mention) == "departure"
    if not sets or not _is_told_news(mention, spoken):
        return False
    days = mention.interval
    if days is None or days.days is None:
        return published is None and mention.when is None
    visits = codebook()[mention.kind].frame == "visit"
    if days.days > (LONGEST if visits else 1) or days.latest is None:
        return False
    if published is None or published.earliest is None or published.latest is None:
        return True
    return published.earliest - timedelta(days=LEADS) <= days.latest <= published.latest


def _is_told_news(mention: EventMention, spoken: frozenset[int]) -> bool:
    """Whether it is news that happened and tells a time, not the "today" of one who is quoted."""
    news = mention.role == "main" and mention.status == "held"
    return news and bool(mention.times) and not _spoken(mention, spoken)


def _is_day_of_news(mention: EventMention, spoken: frozenset[int]) -> bool:
    """Whether news of the lead, of whatever kind, tells one day, though its year may be open."""
    one = mention.interval is None or mention.interval.days == 1
    return _is_told_news(mention, spoken) and one and mention.plover not in BY_FORCE


def _tells(mention: EventMention, times: Sequence[TimeExpression]) -> bool:
    return not times or any(times[t].sentence == mention.sentence for t in mention.times)


def _spoken(mention: EventMention, spoken: frozenset[int]) -> bool:
    """Whether the only time is the "today" of one who is quoted: the day of his words, not of the page."""
    return bool(mention.times) and spoken.issuperset(mention.times)
