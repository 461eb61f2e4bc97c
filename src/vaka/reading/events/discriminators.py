"""What tells an event from others of its type and actors: ordinal, occasion, gap, host, guest, thing signed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from vaka.codebook import codebook
from vaka.reading.events.cast import Cast
from vaka.reading.events.dating import is_celebrated, is_gap
from vaka.reading.events.scene import Scene
from vaka.reading.events.triggers import Trigger
from vaka.reading.quantities import Quantity
from vaka.records import Discriminator, LocalEntity, TimeExpression

__all__ = ["discriminators_of"]

SIGNED = ("treaty signing", "agreement", "ceasefire")


def discriminators_of(
    scene: Scene,
    trigger: Trigger,
    cast: Cast,
    times: Iterable[TimeExpression],
    entities: Sequence[LocalEntity],
    quantities: Sequence[Quantity] = (),
) -> tuple[Discriminator, ...]:
    """Everything in the clause (gaps and occasions: in the sentence) that tells the event apart."""
    begin, end = scene.clause(trigger.head)
    near = (min(begin, trigger.first), max(end - 1, trigger.last))
    found = [*_of_place(cast, trigger, entities), *_of_times(scene, times, near)]
    for match in scene.has("ordinal", *near):
        if min(trigger.taken) - 3 <= match.last <= max(trigger.taken):
            found.append(Discriminator("ordinal", match.value, scene.span(match.first, match.last)))
    if trigger.kind in SIGNED:
        found += [
            Discriminator("object", m.value, scene.span(m.first, m.last)) for m in scene.has("thing", *near)
        ]
    clause = scene.span(*near)
    found += [Discriminator("number", q.words, q.span) for q in quantities if clause.holds(q.span)]
    return tuple(dict.fromkeys(found))


def _of_place(cast: Cast, trigger: Trigger, entities: Sequence[LocalEntity]) -> Iterable[Discriminator]:
    if cast.place:
        yield Discriminator("place", cast.place.entity.name, cast.place.mention.span)
    if codebook()[trigger.kind].frame == "visit" and cast.destination:
        country = cast.destination.entity
        yield Discriminator("host", country.country or country.name, cast.destination.mention.span)
        for part in cast.parts:
            if part.part == "source" and part.span:
                yield Discriminator("guest", entities[part.entity].name, part.span)


def _of_times(
    scene: Scene, times: Iterable[TimeExpression], near: tuple[int, int]
) -> Iterable[Discriminator]:
    for time in times:
        inside = near[0] <= scene.word_at(time.span.start) <= near[1]
        if is_gap(scene, time) and time.value and inside:
            yield Discriminator("gap", time.value, time.span)
        elif time.type == "DATE" and is_celebrated(scene, time):
            day = _month_day(time)
            if day:
                yield Discriminator("occasion", day, time.span)
        elif time.relative and time.relative.weekday is not None and inside:
            yield Discriminator("weekday", str(time.relative.weekday), time.span)


def _month_day(time: TimeExpression) -> str | None:
    """`--MM-DD` of a date."""
    if time.relative and time.relative.month and time.relative.day:
        return f"--{time.relative.month:02}-{time.relative.day:02}"
    if time.value and len(time.value) == 10:
        return f"--{time.value[5:]}"
    return None
