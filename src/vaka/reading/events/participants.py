"""Who takes part in an event, on which side, and where it happens."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from vaka.codebook import codebook
from vaka.reading.events.discourse import Discourse
from vaka.reading.events.scene import Name, Scene
from vaka.reading.events.triggers import Trigger
from vaka.records import Part, Participant

__all__ = ["Cast", "cast_of"]

ACTORS = ("person", "country", "organisation")
_ASIDE = ("attribute", "compound", "other", "in", "for")
NEAR = 5
"""How far from a noun that names an event those stand who take part (words)."""
_HOSTILE = frozenset(["ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"])
_ON_THE_GROUND = frozenset(
    (
        "attack",
        "invasion",
        "joint fighting",
        "mobilisation",
        "exercise",
        "withdrawal",
        "protest",
        "riot",
        "aid",
    )
)
"""Kinds whose place is also told as what is attacked, freed, left (any place named in the clause)."""
_BY_STATES = frozenset(
    ("joint fighting", "mobilisation", "military aid", "exercise", "invasion", "withdrawal")
)
"""What "our troops" and "your forces" do is done by the speaker's or hearer's country."""
_TARGETS = ("object", "to", "at", "with", "against", "between", "from")


@dataclass(slots=True)
class Cast:
    """Who takes part in one event mention, and where it happens."""

    parts: list[Participant] = field(default_factory=list)
    place: Name | None = None
    destination: Name | None = None
    own: int = 0
    """How many participants stand in the clause itself."""

    def add(self, entity: int, part: Part, name: Name | None) -> None:
        """Add a participant once; the first side told counts."""
        if all(p.entity != entity for p in self.parts):
            self.parts.append(Participant(entity, part, name.mention.span if name else None))
            self.own += name is not None


def cast_of(scene: Scene, trigger: Trigger, discourse: Discourse) -> Cast:
    """Read the participants and the place of an event off its clause, then off what went before."""
    begin, end = scene.clause(trigger.head)
    first, last = min(begin, trigger.first), max(end - 1, trigger.last)
    inside = [n for n in scene.names if first <= n.first <= last]
    if trigger.telling == "nominal":
        inside = [n for n in inside if _beside(scene, trigger, n)]
    elif scene.verb_final and trigger.telling in ("participle", "clausal"):
        parted = [i for i in range(first, trigger.first) if scene.words[i].gap]
        inside = [n for n in inside if n.first >= max(parted, default=first)] or inside
    cast = Cast()
    frame = codebook()[trigger.kind].frame
    cast.place = _place(inside, trigger)
    doer = _head_noun(scene, trigger)
    if doer is not None and _acts(doer, discourse):
        cast.add(
            doer.entity.n, "target" if "passive" in trigger.features and frame != "visit" else "source", doer
        )
    if frame == "visit":
        _visit(cast, inside, trigger)
    people = _preferred([n for n in inside if _acts(n, discourse) and n is not cast.destination])
    _fill(cast, scene, people, trigger, frame)
    if not cast.parts and frame != "visit" and trigger.telling != "nominal":
        _loosely(cast, inside, trigger)
    _carry(cast, scene, trigger, discourse, frame, first)
    if cast.destination and cast.destination.entity.kind == "country" and frame == "visit":
        _host(cast, cast.destination)
    return cast


def _beside(scene: Scene, trigger: Trigger, name: Name) -> bool:
    """Whether a name belongs to a noun that names an event: near it, with no comma or verb between."""
    before, behind = (NEAR, 1) if scene.verb_final else (2, NEAR)
    if trigger.first - name.last > before or name.first - trigger.last > behind:
        return False
    first, last = (name.last + 1, trigger.first) if name.last < trigger.first else (trigger.last + 1, name.first)
    verbs = any(i in scene.predicates for i in range(first, last))
    return not verbs and not any(scene.words[i].gap for i in range(first, last + 1))


def _head_noun(scene: Scene, trigger: Trigger) -> Name | None:
    """The name that a participle before it describes: "the visiting X", "ziyaret eden X"."""
    if trigger.telling != "participle":
        return None
    verb = max(i for i in (*trigger.taken, trigger.head) if not scene.words[i].kind or i < trigger.last)
    for name in scene.names:
        parted = any(w.gap for w in scene.words[verb + 1 : name.first + 1])
        if name.first > verb and not parted and name.relation != "attribute":
            titled = any(n.relation == "attribute" and verb < n.first < name.first for n in scene.names)
            return name if name.first <= verb + (8 if titled else 2) else None
    return None


def _acts(name: Name, discourse: Discourse) -> bool:
    if (
        name.relation in _ASIDE
        or name.entity.n in discourse.reporters
        or "spokesperson" in name.entity.titles
    ):
        return False
    return name.entity.kind in ACTORS


def _preferred(names: Sequence[Name]) -> list[Name]:
    """Persons before the countries they stand for."""
    led = {n.entity.country for n in names if n.entity.kind == "person"}
    return [n for n in names if n.entity.kind != "country" or n.entity.name not in led]


def _fill(cast: Cast, scene: Scene, names: Iterable[Name], trigger: Trigger, frame: str) -> None:
    passive = "passive" in trigger.features
    hostile = codebook()[trigger.kind].plover in _HOSTILE
    names = list(names)
    subject = any(n.relation in ("bare", "subject") and n.first < trigger.first for n in names)
    owned = trigger.telling == "clausal" and any(n.relation == "of" for n in names)
    for name in names:
        relation = name.relation
        if relation == "bare" and owned and name.entity.kind != "person":
            relation = "object"
        if relation == "against" and not hostile:
            continue
        if relation == "of" and not scene.verb_final and not subject and name.first < trigger.first:
            relation = "subject"  # "the ministry of X condemned", "the presidents of X and Y met"
        if relation == "of" and not (trigger.nominal or trigger.features & {"clausal", "infinitive"}):
            relation = "object" if frame == "act" else "other"
        if relation == "bare":
            relation = "subject" if name.first < trigger.head or frame == "meet" else "object"
            if name.first > trigger.last and passive:
                relation = "other"
        if relation in ("subject", "of"):
            target = passive and relation == "subject" and frame != "meet"
            cast.add(name.entity.n, "target" if target else "source", name)
        elif relation == "by":
            cast.add(name.entity.n, "with" if frame == "visit" else "source", name)
        elif relation in _TARGETS and (
            frame != "visit" or (name.entity.kind == "person" and relation != "against")
        ):
            cast.add(name.entity.n, "with" if frame in ("meet", "visit") else "target", name)
    if frame == "meet" and not cast.parts:  # "the talks that X, Y and Z took part in"
        for name in names:
            if name.relation == "of":
                cast.add(name.entity.n, "source", name)
    if frame == "meet" and cast.parts and all(p.part == "with" for p in cast.parts) and len(cast.parts) > 1:
        cast.parts[0] = Participant(cast.parts[0].entity, "source", cast.parts[0].span)


# --- places ------------------------------------------------------------------------------------------


def _loosely(cast: Cast, names: Iterable[Name], trigger: Trigger) -> None:
    """Names that stand where a subject does though they are no plain actors: "opposition groups in X", a capital
    or an alliance nobody knows."""
    for name in names:
        state = name.entity.kind in ACTORS and name.relation in ("compound", "in", "at", "of")
        unknown = name.entity.kind in ("place", "other") and name.relation in ("bare", "subject")
        if name.last < trigger.first and (state or unknown):
            cast.add(name.entity.n, "source", name)


def _place(names: Iterable[Name], trigger: Trigger) -> Name | None:
    """The place named as the scene, the finest and nearest; no capital that stands for a government."""
    where = [
        n
        for n in names
        if n.relation in ("in", "at")
        and n.entity.kind in ("place", "country")
        and n.mention.form != "capital"
    ]
    if not where and trigger.kind in _ON_THE_GROUND:
        where = [n for n in names if n.entity.kind == "place" and n.mention.form != "capital"]
    return min(where, key=lambda n: (n.entity.kind == "country", abs(n.first - trigger.head)), default=None)


def _visit(cast: Cast, names: Sequence[Name], trigger: Trigger) -> None:
    """The destination of a visit: a place or country gone to."""
    goals = [
        n
        for n in names
        if (n.entity.kind in ("place", "country")
        and n.relation in ("to", "at", "object", "in"))
        or (n.relation == "bare" and n.entity.kind in ("place", "country") and n.first > trigger.head)
    ]
    if goals:
        cast.destination = min(goals, key=lambda n: abs(n.first - trigger.head))
        cast.place = cast.place or cast.destination


def _host(cast: Cast, destination: Name) -> None:
    """The country visited takes part where no person of it does."""
    if len(cast.parts) < 2:
        cast.add(destination.entity.n, "with", destination)


# --- carried over ------------------------------------------------------------------------------------


def _carry(cast: Cast, scene: Scene, trigger: Trigger, discourse: Discourse, frame: str, first: int) -> None:
    """Fill the sides that the clause leaves open: the sentence's subject, pronouns, what went before."""
    begin, end = scene.clause(trigger.head)
    near = (min(begin, trigger.first), max(end - 1, trigger.last))
    if trigger.telling == "nominal":
        if not cast.parts and scene.has("pair", trigger.first - NEAR, trigger.last + NEAR):
            _pair(cast, discourse)
        return
    if discourse.speaker is not None:
        _spoken(cast, scene, trigger, discourse, frame, near)
    elif scene.has("pair", *near) and len(cast.parts) < 2:
        _pair(cast, discourse)
    sources = [p for p in cast.parts if p.part == "source"]
    happens = trigger.nominal and "passive" in trigger.features  # "talks were held": no subject acts
    if happens and not cast.parts:
        _pair(cast, discourse)
    elif not sources or (
        "passive" in trigger.features and frame == "act" and all(p.part == "source" for p in cast.parts)
    ):
        suffers = "passive" in trigger.features and frame in ("act", "done")
        _subject(cast, scene, discourse, first, "target" if suffers else "source")
    if len(cast.parts) == 1 and codebook()[trigger.kind].two and not _with_others(scene, trigger, *near):
        other = discourse.other_than(cast.parts[0].entity)
        if other is not None:
            cast.add(other, "with" if frame in ("meet", "visit") else "target", None)
    if frame == "act" and len(cast.parts) == 1 and scene.has("third", *near):
        other = discourse.other_than(cast.parts[0].entity)
        if other is not None:
            cast.add(other, "target", None)


def _pair(cast: Cast, discourse: Discourse) -> None:
    sides: tuple[Part, ...] = ("source", "with")
    for entity, part in zip(discourse.pair(), sides, strict=False):
        cast.add(entity, part, None)


def _with_others(scene: Scene, trigger: Trigger, first: int, last: int) -> bool:
    """Whether the other side is told, but without a name: "met with students"."""
    if scene.verb_final:
        before = scene.words[trigger.first - 1] if trigger.first > first else None
        return before is not None and not before.kind and not before.gap and scene.is_company(before.text)
    withs = [
        m for m in scene.found.get("preposition", ()) if m.value == "with" and trigger.last <= m.last <= last
    ]
    named = {i for n in scene.names for i in range(n.first, n.last + 1)}
    return any(not named & set(range(m.last + 1, m.last + 7)) for m in withs[:1])


def _spoken(
    cast: Cast, scene: Scene, trigger: Trigger, discourse: Discourse, frame: str, near: tuple[int, int]
) -> None:
    """First and second person inside a quotation are its speaker and the one spoken to."""
    assert discourse.speaker is not None
    second = "second" in trigger.features or scene.has("second", *near)
    first = "first" in trigger.features or scene.has("first", *near)
    addressee = discourse.addressee()
    acting = discourse.speaker
    if trigger.kind in _BY_STATES and (second or first):
        hearer = discourse.country_of(addressee) if addressee is not None else None
        sides = [hearer, discourse.country_of(acting)] if second else [discourse.country_of(acting), hearer]
        if all(s is not None for s in sides):
            for side, part in zip(sides, ("source", "with"), strict=True):
                cast.add(side, part, None)  # type: ignore[arg-type] # None was ruled out above
            return
    if "second" in trigger.features and addressee is not None:
        acting = addressee
    other = addressee if acting == discourse.speaker else discourse.speaker
    country = discourse.entities[acting].country
    own = [p for p in cast.parts if discourse.entities[p.entity].name == country]
    if first or second:
        cast.parts = [p for p in cast.parts if p not in own]
        if "first" in trigger.features:  # who is named is called, not acting: "comrade X, I thank you"
            cast.parts = [
                Participant(p.entity, "with" if frame in ("meet", "visit") else "target", p.span)
                for p in cast.parts
                if p.entity != acting
            ]
        if all(p.part != "source" for p in cast.parts):
            cast.parts.insert(0, Participant(acting, "source", None))
    if second and other is not None:
        cast.add(other, "with" if frame in ("meet", "visit") else "target", None)


def _subject(cast: Cast, scene: Scene, discourse: Discourse, first: int, side: Part) -> None:
    """The subject told earlier in the sentence, else that of the sentence before."""
    taken = {p.entity for p in cast.parts}
    earlier = [
        n
        for n in scene.names
        if n.first < first
        and n.relation in ("bare", "subject")
        and _acts(n, discourse)
        and n.entity.n not in taken
    ]
    persons = [n for n in earlier if n.entity.kind == "person"] or earlier
    if persons:
        name = persons[0] if scene.words[first].gap != "hard" else persons[-1]
        for other in reversed([n for n in persons if n.group == name.group]):
            cast.parts.insert(0, Participant(other.entity.n, side, other.mention.span))
        return
    before = discourse.subject
    if before is not None and before not in taken:
        cast.parts.insert(0, Participant(before, side, None))
