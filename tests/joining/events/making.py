"""Readings made by hand for the joiners' tests: invented people, one event mention a line."""

from __future__ import annotations

from collections.abc import Sequence

from vaka.codebook import codebook
from vaka.edtf import days_of
from vaka.records import (
    Article,
    Basis,
    Discriminator,
    Entity,
    EventMention,
    LocalEntity,
    Mention,
    Participant,
    Reading,
    Ref,
    Relative,
    Role,
    Sentence,
    Span,
    Stated,
    Status,
    TimeExpression,
)

PEOPLE = {"Ada Mor": "Morland", "Bo Tan": "Tanland", "Cy Mor": "Morland"}
COUNTRIES = ("Morland", "Tanland")
PLACES = {"Vienna": "Austria", "Morgrad": "Morland", "Tan City": "Tanland"}
NAMES = (*PEOPLE, *COUNTRIES, *PLACES)


def local_entities() -> tuple[LocalEntity, ...]:
    """Every invented name, known to every document under the same number."""
    kinds = ["person"] * len(PEOPLE) + ["country"] * len(COUNTRIES) + ["place"] * len(PLACES)
    countries = {**PEOPLE, **PLACES}
    return tuple(
        LocalEntity(n, kind, name, None, (name,), countries.get(name))  # type: ignore[arg-type] # literals above
        for n, (name, kind) in enumerate(zip(NAMES, kinds, strict=True))
    )


def entities(documents: Sequence[str]) -> tuple[Entity, ...]:
    """The same, joined over documents; an entity's id is its name."""
    return tuple(
        Entity(e.name, e.name, e.kind, None, e.country, tuple(Ref(d, e.n) for d in documents), ())
        for e in local_entities()
    )


def mention(
    n: int,
    kind: str = "meeting",
    who: Sequence[str] = ("Ada Mor", "Bo Tan"),
    when: str | None = None,
    basis: Basis | None = None,
    role: Role = "main",
    place: str | None = None,
    cues: Sequence[tuple[str, str]] = (),
    status: Status = "held",
    part_of: int | None = None,
    same_as: int | None = None,
    times: Sequence[int] = (),
    carried: Sequence[str] = (),
) -> EventMention:
    """An event mention; who stands first is the source, and `carried` are those whom the passage does not name."""
    span = Span(n * 40, n * 40 + 30)
    participants = tuple(
        Participant(NAMES.index(w), "source" if i == 0 else "with", None if w in carried else span)
        for i, w in enumerate(who)
    )
    return EventMention(
        n=n,
        span=span,
        trigger=Span(span.start, span.start + 5),
        sentence=n,
        plover=codebook()[kind].plover,
        mode=codebook()[kind].mode,
        kind=kind,
        role=role,
        status=status,
        participants=participants,
        place=NAMES.index(place) if place else None,
        times=tuple(times),
        when=when,
        interval=days_of(when),
        basis=basis if basis or when is None else "explicit",
        discriminators=tuple(Discriminator(k, v, span) for k, v in cues),  # type: ignore[arg-type] # literals
        quotation=None,
        part_of=part_of,
        rule="test",
        same_as=same_as,
    )


def reading(
    document: str, *events: EventMention, published: str | None = None, times: Sequence[Relative] = ()
) -> Reading:
    """A reading with these events and relative time expressions."""
    stated = Stated(published, Span(0, 4), "test") if published else None
    article = Article(document, "en", None, stated, None, None, None, None, (), (), (), ())
    return Reading(
        article,
        sentences=tuple(Sentence(n, Span(n * 40, n * 40 + 40), 0, "body", "en") for n in range(10)),
        mentions=tuple(Mention(e.n, Span(0, 1), 0, e.kind, e.n, "name", e.name) for e in local_entities()),
        entities=local_entities(),
        times=tuple(
            TimeExpression(n, Span(n, n + 1), 0, "DATE", None, None, r.unit, "relative", "unknown", r)
            for n, r in enumerate(times)
        ),
        events=events,
    )
