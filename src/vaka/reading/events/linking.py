"""Which event mentions of one document tell of the same event, and which tell of a part of another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from vaka.codebook import codebook
from vaka.knowledge import towns
from vaka.reading.events.dateline import at_dateline
from vaka.reading.events.newsday import NewsPage, as_news, behind_the_news, of_other_day, told_back
from vaka.reading.events.presupposed import is_news_of_page
from vaka.reading.events.setting import Stay, dated_by_setting, placed_by_setting
from vaka.records import EventMention, Interval, LocalEntity, TimeExpression

__all__ = ["Page", "Weight", "linked"]

Weight = Literal["firm", "told", "weak", "bare"]
"""How much a mention says by itself: `told` ones stand in a quotation and may mean the news or the past, `weak` ones
presuppose their event ("at their meeting", "the treaty they signed"), `bare` ones only name it."""


@dataclass(frozen=True, slots=True)
class Page:
    """What linking knows of the document besides its event mentions."""

    entities: Sequence[LocalEntity]
    times: Sequence[TimeExpression]
    """All of the document, numbered by their place."""
    published: Interval | None
    """The days of publication, the latest that news without a date of its own can have."""
    dateline: int | None = None
    """Local entity of the place that opens the report."""
    spoken: frozenset[int] = frozenset()
    """The time expressions that say "today" inside a quotation: the day of those words, not of the page."""
    stays: Sequence[Stay] = ()
    """The sentences that say where somebody is."""
    stated: int | None = None
    """The time expression of a dateline without its year, on a page without a date."""
    lead: int = -1
    """Number of the last sentence of the lead."""


def linked(mentions: Sequence[EventMention], weights: Sequence[Weight], page: Page) -> list[EventMention]:
    """Set `same_as` and `part_of`, drop what only names an event that nothing tells, share dates and places.

    Args:
        mentions: In the order of the text, numbered by their place.
        weights: Of each mention. A bare one is kept only where it falls in with an event that the document
            tells; a weak one that does not stands alone, as a look back.
        page: The rest of the document.
    """
    roots: dict[int, int] = {}
    mentions = _with_look_backs([_on_that_day(m, mentions, page) for m in mentions], weights, page)
    kept = _joined([m for m in mentions if weights[m.n] == "firm"], roots, page)
    alone = []
    for mention in (m for m in mentions if weights[m.n] != "firm"):
        near = [
            e
            for e in kept
            if (e.role == "main" or abs(e.sentence - mention.sentence) <= 1)
            and _at_one_stage(e, mention)
            and all(_same(m, mention, page, loosely=True) for m in _told_as(e, kept, roots))
            and not (e.role == "main" and weights[mention.n] != "told" and _looks_back(mention))
            and (
                weights[mention.n] != "weak"
                or _placed_alike(mention, _told_as(e, kept, roots), page.entities)
            )
            and not (mention.role == "future" and e.role != "future")
            and not (mention.role == "main" and e.role == "background" and e.n > mention.n)
            and not (e.role == "main" and of_other_day(mention, page.published))
        ]
        if near:
            best = min(near, key=lambda e: _meant(e, mention, roots))
            roots[mention.n] = roots.get(best.n, best.n)
            kept.append(replace(mention, role=best.role, status=best.status))
        elif weights[mention.n] == "weak":
            new = _frames_news(mention, kept, page) or is_news_of_page(mention, kept, framing=True)
            back = mention.role == "main" and not new
            alone.append(replace(mention, role="background") if back else mention)
        elif weights[mention.n] != "bare" or is_news_of_page(mention, kept):
            alone.append(mention)
    kept += _joined(alone, roots, page)
    _root_at_first(roots)
    told = _shared(sorted(kept, key=lambda m: m.n), roots)
    told = dated_by_setting(
        told, roots, page.published, page.entities, page.spoken, page.times, lead=page.lead
    )
    told = placed_by_setting(told, roots, page.stays, page.entities, page.published, page.times)
    told = _in_cities(at_dateline(told, roots, page.dateline, page.entities), page.entities)
    news = behind_the_news([as_news(m, page.published, page.times, page.stated) for m in told])
    return _numbered(_with_parts(news, roots, page.entities), roots)


def _meant(
    event: EventMention, named: EventMention, roots: Mapping[int, int]
) -> tuple[bool, bool, bool, int, int]:
    """Sorts what a noun may name: the news, what the sentences right before it tell, then the page's first."""
    told, first = event.n < named.n, roots.get(event.n, event.n)
    beside = told and named.sentence - event.sentence <= 1
    return event.role != "main", not told, not beside, -event.n if beside else first, abs(event.n - named.n)


def _on_that_day(mention: EventMention, mentions: Sequence[EventMention], page: Page) -> EventMention:
    """What is told "on the same day" where nothing says which, on a page that tells its own day: that of the news."""
    told = [page.times[n] for n in mention.times]
    if page.published is None or not told or any(t.interval is not None for t in told):
        return mention
    if any(t.relative is None or (t.relative.unit, t.relative.amount) != ("day", 0) for t in told):
        return mention
    lead = (m for m in mentions if m.sentence <= page.lead and (m.role, m.status) == ("main", "held"))
    news = next((m for m in lead if m.interval is not None and m.interval.days == 1), None)
    if news is not None:
        return replace(mention, times=news.times, when=news.when, interval=news.interval, basis=news.basis)
    return as_news(replace(mention, times=()), page.published, page.times)


def _with_look_backs(
    mentions: Sequence[EventMention], weights: Sequence[Weight], page: Page
) -> list[EventMention]:
    """What a page tells from before its news is a look back."""
    news = NewsPage(page.times, page.published, page.lead)

    def same(a: EventMention, b: EventMention) -> bool:
        return _same(a, b, page) and not _of_others(a, b, page.entities)

    back = told_back(mentions, [w == "firm" for w in weights], news, same)
    return [replace(m, role="background") if b else m for m, b in zip(mentions, back, strict=True)]


def _frames_news(mention: EventMention, kept: Sequence[EventMention], page: Page) -> bool:
    """Whether a meeting that a noun of the lead presupposes is where its news was made: "said during a visit to X".

    Nothing else of the page tells the meeting, so it is told here for the first time.
    """
    if codebook()[mention.kind].family == "press conference":
        return not mention.times  # whose words a page brings faced the press today
    if codebook()[mention.kind].family != "encounter" or mention.sentence > page.lead:
        return False
    met = [m for m in kept if m.role == "main" and codebook()[m.kind].family == "encounter"]
    beside = any(m.sentence == mention.sentence and (m.role, m.status) == ("main", "held") for m in kept)
    return beside and not met and not mention.times


def _at_one_stage(event: EventMention, named: EventMention) -> bool:
    """Whether what is only named can be an event that is told: not what was put off, or set for another day."""
    if named.status in ("postponed", "cancelled", "denied"):
        return event.status in (named.status, "planned")
    return named.role != "future" or named.interval is None or event.role == "future"


def _told_as(
    event: EventMention, kept: Sequence[EventMention], roots: Mapping[int, int]
) -> list[EventMention]:
    """The mention and all others found to tell of the same event."""
    root = roots.get(event.n, event.n)
    return [m for m in kept if roots.get(m.n, m.n) == root]


def _placed_alike(
    mention: EventMention, told: Sequence[EventMention], entities: Sequence[LocalEntity]
) -> bool:
    """Whether a town that a noun names beside its event is one that the event's tellings name, or in their state."""
    if mention.place is None or entities[mention.place].kind != "place":
        return True
    places = {m.place for m in told if m.place is not None}
    if any(entities[p].kind == "place" for p in places):
        return mention.place in places
    return any(entities[p].name == entities[mention.place].country for p in places)


def _looks_back(mention: EventMention) -> bool:
    """Whether a noun that would else be news ("their meeting") is told with a time or word of a look back."""
    return mention.role == "background" and codebook()[mention.kind].family == "encounter"


def _root_at_first(roots: dict[int, int]) -> None:
    """Make the earliest mention of every event its root, in place."""
    groups: dict[int, list[int]] = {}
    for n, root in roots.items():
        groups.setdefault(root, [root]).append(n)
    roots.clear()
    for members in groups.values():
        first = min(members)
        roots.update({n: first for n in members if n != first})


def _in_cities(mentions: list[EventMention], entities: Sequence[LocalEntity]) -> list[EventMention]:
    """A state's house as the scene gives way to the city of that state where the page's news happened, an airport or a
    palace to the town that it lies in, where the page names that."""
    towns = {e.name: e.n for e in reversed(entities) if e.kind == "place"}
    news = (m.place for m in mentions if m.place is not None and m.role == "main")
    cities: dict[str | None, int] = {}
    for place in news:
        if entities[place].kind == "place":
            cities.setdefault(entities[place].country, place)

    def moved(mention: EventMention) -> EventMention:
        house = entities[mention.place] if mention.place is not None else None
        city = cities.get(house.country) if house and house.kind == "organisation" and house.country else None
        city = towns.get(house.within) if house and house.within else city
        return mention if city is None else replace(mention, place=city)

    return [moved(m) for m in mentions]


def _joined(mentions: list[EventMention], roots: dict[int, int], page: Page) -> list[EventMention]:
    """Point every mention at the first of the same event, in `roots`."""
    told: dict[int, list[EventMention]] = {}
    for mention in mentions:
        fits = (n for n, group in told.items() if _same_as_all(group, mention, page))
        same = next(fits, None)
        if same is not None:
            roots[mention.n] = same
        told.setdefault(mention.n if same is None else same, []).append(mention)
    return mentions


def _same_as_all(group: Sequence[EventMention], mention: EventMention, page: Page) -> bool:
    """Whether a mention tells of the event of a group: of its first telling, and of no meeting of other people."""
    if not _same(group[0], mention, page):
        return False
    if codebook()[mention.kind].family not in ("encounter", "welcome"):
        return True
    return all(
        _people_agree(m, mention, page.entities)
        for m in group[1:]
        if all(_of_two_sides(x, page.entities) for x in (m, mention))
    )


def _same(a: EventMention, b: EventMention, page: Page, loosely: bool = False) -> bool:
    """Whether `b` tells of the event that `a` tells of."""
    entities = page.entities
    if codebook()[a.kind].family != codebook()[b.kind].family:
        return False
    if not loosely and (a.role != b.role or a.status != b.status):
        return False
    if a.interval and b.interval and a.interval.meet(b.interval) is None:
        return False
    if _other_day(a, b, page.times) or not _places_agree(a, b, entities):
        return False
    if a.role == "background" and not loosely and not _anchored(a, b):
        return False
    return _people_agree(a, b, entities)


def _other_day(a: EventMention, b: EventMention, times: Sequence[TimeExpression]) -> bool:
    """Whether two tellings name different weekdays or days of a year that the page leaves open; a visit has several."""
    if codebook()[a.kind].family == "encounter" and codebook()[a.kind].frame == "visit":
        return False
    if a.interval and b.interval:
        return False
    told = [[r for t in m.times if (r := times[t].relative)] for m in (a, b)]
    weekdays = [{r.weekday for r in rs if r.weekday is not None} for rs in told]
    days = [{(r.month, r.day) for r in rs if r.month and r.day} for rs in told]
    return any(x and y and not x & y for x, y in (weekdays, days))


def _anchored(a: EventMention, b: EventMention) -> bool:
    """Two look-backs are one event only where something besides actors and type says so."""
    if a.when and b.when:
        return True
    shared = {(d.kind, d.value) for d in a.discriminators} & {(d.kind, d.value) for d in b.discriminators}
    return bool(shared) or a.sentence == b.sentence or b.sentence - a.sentence == 1


def _places_agree(a: EventMention, b: EventMention, entities: Sequence[LocalEntity]) -> bool:
    if a.place is None or b.place is None or a.place == b.place:
        return True
    x, y = entities[a.place], entities[b.place]
    if "organisation" in (x.kind, y.kind):  # a seat: somewhere in its country
        return x.country is None or y.country is None or x.country == y.country
    if x.kind == y.kind:
        unknown = x.key is None or y.key is None or x.country is None or y.country is None
        moves = "visit" in (codebook()[a.kind].frame, codebook()[b.kind].frame) and not _arrives(a)
        several = moves or not (x.key in towns() and y.key in towns())
        return x.kind == "place" and (unknown or (x.country == y.country and a.role == "main" and several))
    inner, outer = (x, y) if y.kind == "country" else (y, x)
    return inner.country is None or inner.country == outer.name


def _arrives(mention: EventMention) -> bool:
    return codebook()[mention.kind].family in ("arrival", "welcome")


def _sides(mention: EventMention, entities: Sequence[LocalEntity], part: str | None = None) -> set[str]:
    """The countries or names of those who take part: a president meets as his country does."""
    sides = set()
    for participant in mention.participants:
        entity = entities[participant.entity]
        if part in (None, participant.part):
            sides.add(entity.country or entity.name)
    return sides


def _states(mention: EventMention, entities: Sequence[LocalEntity]) -> set[str]:
    """The states of those who take part, as far as they are known."""
    found = {
        e.country if e.kind != "country" else e.name
        for e in (entities[p.entity] for p in mention.participants)
    }
    return {s for s in found if s}


def _people_agree(a: EventMention, b: EventMention, entities: Sequence[LocalEntity]) -> bool:
    if not a.participants or not b.participants:
        return True
    frames = {codebook()[m.kind].frame for m in (a, b)}  # an audience is an act, and a meeting told otherwise
    if _arrives(a):
        return _guests_agree(a, b, entities)
    persons = [{p.entity for p in m.participants if entities[p.entity].kind == "person"} for m in (a, b)]
    if frames & {"meet", "visit"}:
        if all(len(p) >= 2 for p in persons):
            return persons[0] <= persons[1] or persons[1] <= persons[0]
        if all(persons) and _strangers(a, b, entities):
            return False
        known = [_states(m, entities) for m in (a, b)]
        if all(len(k) >= 2 for k in known) and not (known[0] <= known[1] or known[1] <= known[0]):
            return False
        return bool(_sides(a, entities) & _sides(b, entities)) or _stateless(a, b, entities)
    sources = [_sides(m, entities, "source") for m in (a, b)]
    targets = [_sides(m, entities, "target") for m in (a, b)]
    agree = [not x or not y or bool(x & y) for x, y in (sources, targets)]
    return all(agree)


def _of_two_sides(mention: EventMention, entities: Sequence[LocalEntity]) -> bool:
    """Whether persons of two sides take part: a couple or the ministers of one state are one."""
    persons = (entities[p.entity] for p in mention.participants)
    return len({e.country or e.name for e in persons if e.kind == "person"}) > 1


def _guests_agree(a: EventMention, b: EventMention, entities: Sequence[LocalEntity]) -> bool:
    """Whether the same guest arrives or is met, by the same persons if both tell who met him."""
    host = codebook()[a.kind].mode == "host"
    guests = [_sides(m, entities, "target" if host else "source") for m in (a, b)]
    there = [{p.entity for p in m.participants if entities[p.entity].kind == "person"} for m in (a, b)]
    if host and all(there) and not (there[0] <= there[1] or there[1] <= there[0]):
        return False
    return not all(guests) or bool(guests[0] & guests[1])


def _strangers(a: EventMention, b: EventMention, entities: Sequence[LocalEntity]) -> bool:
    """Whether one names a known person of a state of whom the other names another.

    Who is told alone may be the one whom the other does not tell of, unless both are of one state.
    """
    few, many = sorted(
        ({p.entity for p in m.participants if entities[p.entity].kind == "person"} for m in (a, b)), key=len
    )
    if few & many or not all(entities[p].key is not None and entities[p].country for p in few | many):
        return False
    return len(many) >= 2 or len({entities[p].country for p in few | many}) == 1


def _of_others(a: EventMention, b: EventMention, entities: Sequence[LocalEntity]) -> bool:
    """Whether both name known people and nobody of the one is in the other."""
    few, many = (
        {p.entity for p in m.participants if entities[p.entity].kind == "person" and entities[p.entity].key}
        for m in (a, b)
    )
    return bool(few and many) and not few & many


def _stateless(a: EventMention, b: EventMention, entities: Sequence[LocalEntity]) -> bool:
    """Whether one tells of states alone and the other of people whose states are not known: no contradiction."""
    both = [[entities[p.entity] for p in m.participants] for m in (a, b)]
    states = [all(e.kind == "country" for e in side) for side in both]
    unknown = [any(e.kind == "person" and e.country is None for e in side) for side in both]
    return a.role == "main" and ((states[0] and unknown[1]) or (states[1] and unknown[0]))


def _shared(mentions: list[EventMention], roots: dict[int, int]) -> list[EventMention]:
    """Give the mentions of one event the date that one of them tells, though its year may be open."""
    dated: dict[int, EventMention] = {}
    for mention in mentions:
        root = roots.get(mention.n, mention.n)
        known = dated.get(root)
        open_day = bool(mention.times) and known is None
        if open_day or (mention.when and (known is None or known.when is None or _finer(mention, known))):
            dated[root] = mention
    shared = []
    for mention in mentions:
        source = dated.get(roots.get(mention.n, mention.n))
        if source is not None and mention.when is None and (source.when or not mention.times):
            mention = replace(
                mention, times=source.times, when=source.when, interval=source.interval, basis=source.basis
            )
        shared.append(mention)
    return shared


def _finer(a: EventMention, b: EventMention) -> bool:
    def days(interval: Interval | None) -> int:
        return (interval.days if interval else None) or 10**6

    return days(a.interval) < days(b.interval)


def _with_parts(
    mentions: list[EventMention], roots: dict[int, int], entities: Sequence[LocalEntity]
) -> list[EventMention]:
    """Hang talks, receptions, signings and words said at them on the visit or meeting they belong to."""
    wholes = [m for m in mentions if codebook()[m.kind].family == "encounter"]
    result = []
    for mention in mentions:
        told = next((w for w in wholes if _holds(w, mention, roots, entities)), None)
        if told is not None:
            whole = _placed(told, mentions, roots, entities)
            place = mention.place if mention.place is not None else whole.place
            mention = replace(mention, part_of=roots.get(told.n, told.n), place=place)
            if not mention.times:
                mention = replace(
                    mention, times=whole.times, when=whole.when, interval=whole.interval, basis=whole.basis
                )
        result.append(mention)
    return result


def _placed(
    told: EventMention,
    mentions: Sequence[EventMention],
    roots: dict[int, int],
    entities: Sequence[LocalEntity],
) -> EventMention:
    """The telling of an event, with the place that another telling of it gives: a city before a country."""
    if told.place is not None and entities[told.place].kind != "country":
        return told
    root = roots.get(told.n, told.n)
    places = [m.place for m in mentions if roots.get(m.n, m.n) == root and m.place is not None]
    return replace(told, place=min(places, key=lambda p: entities[p].kind == "country", default=None))


def _holds(
    whole: EventMention, mention: EventMention, roots: dict[int, int], entities: Sequence[LocalEntity]
) -> bool:
    kind = codebook()[mention.kind]
    planned = (
        mention.kind == "talks" and mention.role == "future" and not mention.times and whole.mode == "visit"
    )
    agenda = planned and whole.role == "main" and whole.kind in ("visit", "state visit")
    if not agenda and (
        kind.family == "encounter" or (mention.role, mention.status) != (whole.role, whole.status)
    ):
        return False
    if not kind.part:
        return False
    if mention.role != "main" and not agenda and mention.sentence != whole.sentence:
        return False
    if whole.interval and mention.interval and whole.interval.meet(mention.interval) is None:
        return False
    if roots.get(mention.n, mention.n) == roots.get(whole.n, whole.n):
        return False
    return bool(_sides(whole, entities) & _sides(mention, entities))


def _numbered(mentions: list[EventMention], roots: dict[int, int]) -> list[EventMention]:
    """Number the kept mentions by their place and let the links follow."""
    new = {m.n: i for i, m in enumerate(mentions)}
    result = []
    for i, mention in enumerate(mentions):
        same = roots.get(mention.n)
        part = mention.part_of
        result.append(
            replace(
                mention,
                n=i,
                same_as=new[same] if same is not None and new[same] < i else None,
                part_of=new[part] if part is not None and new[part] != i else None,
            )
        )
    return result
