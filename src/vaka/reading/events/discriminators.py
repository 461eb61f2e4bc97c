"""What tells an event from others of its type and actors: ordinal, occasion, gap, host, guest, thing signed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from vaka.codebook import codebook
from vaka.reading.events.cast import Cast
from vaka.reading.events.dating import is_celebrated, is_gap
from vaka.reading.events.scene import Scene
from vaka.reading.events.triggers import Trigger
from vaka.reading.quantities import Quantity
from vaka.records import Discriminator, LocalEntity, TimeExpression

__all__ = ["discriminators_of"]

TELLING = 8
"""Words of a clause that nobody writes twice by chance: where two pages have the same, one has it from the other, or
both from a third (words)."""

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
    found += _of_words(scene, trigger, near)
    return tuple(dict.fromkeys(found))


def _of_words(scene: Scene, trigger: Trigger, near: tuple[int, int]) -> Iterable[Discriminator]:
    """The words of the clause, or of the sentence where the clause is short, and which of them tell the event."""
    spans = ((near[0], near[1]), (0, len(scene.words) - 1))
    first, last = next((s for s in spans if s[1] - s[0] + 1 >= TELLING), (0, -1))
    if last >= first:
        said = [w.text for w in scene.words[first : last + 1]]
        said += ["/", *(scene.words[i].text for i in trigger.taken)]
        digest = hashlib.blake2b(" ".join(said).encode(), digest_size=8).hexdigest()
        yield Discriminator("words", digest, scene.span(first, last))


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
