"""Passages of one page that tell one event and contradict each other, so that the reader kept them apart.

Inside a page, another day or another town usually means another event. It means the same one where the page tells
it in full twice: the headline and the text, or the text and a noun that names it again with both sides, the town
and a day ("the meeting of X and Y in Z on the 2nd").
"""

from __future__ import annotations

from collections.abc import Sequence

from vaka.codebook import codebook
from vaka.records import EventMention, Reading

__all__ = ["restated"]

SLIP = 2
"""Days between two accounts of one meeting in one page: a slip of the pen is a day or two, farther off is another."""

APART = ("ordinal", "occasion", "gap")
"""Discriminators by which a page itself tells two meetings apart."""

ONCE = ("treaty signing",)
"""Families besides meetings of which a headline and a text tell one."""


def restated(chains: Sequence[list[EventMention]], reading: Reading) -> list[list[EventMention]]:
    """The chains of a page, those that tell one event in full twice made one; their order stays."""
    told: list[list[EventMention]] = []
    for chain in chains:
        first = next((c for c in told if _again(c, chain, reading)), None)
        if first is None:
            told.append(list(chain))
        else:
            first += chain
    return told


def _again(first: Sequence[EventMention], later: Sequence[EventMention], reading: Reading) -> bool:
    kinds = [codebook()[m.kind] for m in (first[0], later[0])]
    family = kinds[0].family
    if family != kinds[1].family or not (family in ONCE or all(k.frame == "meet" for k in kinds)):
        return False
    if any((m.role, m.status) != ("main", "held") or _apart(m) for m in (*first, *later)):
        return False
    pairs = [(a, b) for a in first for b in later if _same_people(a, b, reading)]
    return any(_headline(a, b, reading) or _named_again(a, b, reading) for a, b in pairs)


def _apart(mention: EventMention) -> bool:
    return any(d.kind in APART for d in mention.discriminators)


def _same_people(a: EventMention, b: EventMention, reading: Reading) -> bool:
    """Whether both name the same two persons or more in their own words."""
    mine, theirs = (
        {p.entity for p in m.participants if p.span and reading.entities[p.entity].kind == "person"}
        for m in (a, b)
    )
    return len(mine) > 1 and mine == theirs


def _headline(a: EventMention, b: EventMention, reading: Reading) -> bool:
    """A headline and what the text tells first: neither day excludes the other's, or both tell a day near by."""
    layers = [reading.sentences[m.sentence].layer for m in (a, b)]
    return layers == ["title", "body"] and (_one_day(a, b) or _near(a, b))


def _named_again(a: EventMention, b: EventMention, reading: Reading) -> bool:
    """A noun that names the event again, or a caption, with both sides, the town and a day of its own."""
    if a.sentence == b.sentence or a.place is None or a.place != b.place:
        return False
    again = b.rule.startswith("noun") or reading.sentences[b.sentence].layer == "caption"
    return again and _near(a, b) and all(_own_time(m, reading) and _own_place(m, reading) for m in (a, b))


def _one_day(a: EventMention, b: EventMention) -> bool:
    return a.interval is None or b.interval is None or a.interval.meet(b.interval) is not None


def _near(a: EventMention, b: EventMention) -> bool:
    """Whether both were on a day, not the same, and near enough for a slip of the pen."""
    days = [
        m.interval.earliest for m in (a, b) if m.interval and m.interval.days == 1 and m.interval.earliest
    ]
    return len(days) == 2 and 0 < abs((days[0] - days[1]).days) <= SLIP


def _own_time(mention: EventMention, reading: Reading) -> bool:
    return any(reading.times[n].sentence == mention.sentence for n in mention.times)


def _own_place(mention: EventMention, reading: Reading) -> bool:
    return any(m.entity == mention.place and mention.span.holds(m.span) for m in reading.mentions)
