"""Who takes part in an event, on which side, and where it happens, as its own clause tells it."""

from __future__ import annotations

from collections.abc import Sequence

from vaka.codebook import codebook
from vaka.reading.events.carried import carry_over
from vaka.reading.events.cast import ACTORS, HOSTED, NEAR, Cast, Casting
from vaka.reading.events.discourse import Discourse
from vaka.reading.events.lasttime import of_last_time
from vaka.reading.events.patterns import Match
from vaka.reading.events.roles import PERFORMATIVE
from vaka.reading.events.scene import Name, Scene
from vaka.reading.events.triggers import Trigger
from vaka.records import Part, Participant

__all__ = ["CONTENT", "cast_of"]

HOSTILE = frozenset(
    ("ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "CONCEDE")
)
"""PLOVER types in which "against X" names the target ("lifted the sanctions against X" too), not the occasion."""

ON_THE_GROUND = frozenset(
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

CONTENT = ("agreement", "promise", "request", "invitation", "invitation accepted")
"""Families whose verb is followed by what is agreed, asked or invited to: a place far behind it is that thing's."""

TOPICS = frozenset(PERFORMATIVE) - {"invitation", "request"}
"""Kinds done by saying so: a place far behind their verb is what is spoken of."""

TOPIC = 6
"""How many words may stand between a preposition of what is spoken of and a place in it."""

HOLDS = 4
"""A town that holds a house stands at most so many words behind it."""

OWNED = 2
"""A noun stands at most so many words behind the one whose event it is, where verbs come last."""

TARGETS = ("object", "to", "at", "with", "against", "between", "from")
PLACES = ("place", "country")
NO_PLACE = ("capital", "demonym")
"""Forms of a state's name that tell no place: the seat of its government, its people."""


def cast_of(scene: Scene, trigger: Trigger, discourse: Discourse) -> Cast:
    """Read the participants and the place of an event off its clause, then off what went before."""
    casting = Casting.of(scene, trigger, discourse)
    if _of_nobody_named(scene, trigger):
        return Cast()
    names = _own_names(casting)
    cast = Cast(place=_place(casting, names))
    doer = _head_noun(scene, trigger)
    if doer is not None and casting.acts(doer):
        suffers = casting.passive and casting.kind.frame != "visit"
        cast.add(doer.entity.n, "target" if suffers else "source", doer)
    if casting.kind.frame == "visit":
        _visit(casting, cast, names)
    actors = [n for n in names if casting.acts(n) and not casting.is_scene(n) and n is not cast.destination]
    cast.paired = casting.pair_acts
    if cast.paired:  # "the two leaders agreed to resolve the X issue"
        sides = ("with", "to", "against", "by") if casting.kind.frame == "act" else ("with",)
        actors = [n for n in actors if n.relation in sides]
    _fill(casting, cast, _preferred(actors))
    if not cast.parts and casting.kind.frame != "visit" and trigger.telling != "nominal":
        _fill_loosely(casting, cast, names)
    carry_over(casting, cast)
    if casting.kind.frame == "meet" and len(cast.parts) > 1 and all(p.part == "with" for p in cast.parts):
        cast.parts[0] = Participant(cast.parts[0].entity, "source", cast.parts[0].span)
    if cast.destination and cast.destination.entity.kind == "country" and len(cast.parts) < 2:
        cast.add(cast.destination.entity.n, "target", cast.destination)  # the country is the host
    return cast


def _of_nobody_named(scene: Scene, trigger: Trigger) -> bool:
    """Whether a verb of visiting only describes a noun that stands for nobody named: "met the visiting minister"."""
    determined = any(m.last == trigger.first - 1 for m in scene.found.get("determiner", ()))
    return (
        not scene.verb_final
        and codebook()[trigger.kind].frame == "visit"
        and trigger.telling in ("participle", "gerund")
        and determined
        and _head_noun(scene, trigger) is None
    )


def _own_names(casting: Casting) -> list[Name]:
    """The names of the trigger's clause; of a noun or participle, those that belong to it."""
    scene, trigger = casting.scene, casting.trigger
    names = [n for n in scene.names if casting.first <= n.first <= casting.last]
    if not scene.is_inserted(trigger.head):
        names = [n for n in names if not scene.is_inserted(n.first)]
    names = [n for n in names if not _of_another_noun(casting, n)]
    if trigger.telling == "nominal":
        return _around_noun(scene, trigger, names)
    if scene.verb_final and trigger.telling in ("participle", "clausal"):
        parted = [i for i in range(casting.first, trigger.first) if scene.words[i].gap]
        return [n for n in names if n.first >= max(parted, default=casting.first)] or names
    return names


def _around_noun(scene: Scene, trigger: Trigger, names: Sequence[Name]) -> list[Name]:
    """The names that belong to a noun: those beside it, and those that stand beside one of them in their turn.

    "The meeting of the president of X, A, and the president of Y, B": titles and appositions count no distance.
    """
    chosen: list[Name] = []
    last = trigger.last
    for name in names:
        if name.relation == "attribute":
            last = name.last if last < name.first <= last + NEAR else last
        elif _beside(scene, trigger, name, last if _goes_on(chosen, name) else trigger.last):
            chosen.append(name)
            last = max(last, name.last)
    return chosen


def _goes_on(chosen: Sequence[Name], name: Name) -> bool:
    """Whether a name can follow those of a noun: joined to the last of them, or with a mark of its own."""
    joined = bool(chosen) and chosen[-1].group == name.group
    return not chosen or joined or name.relation in ("with", "of", "by", "in", "at", "between")


def _beside(scene: Scene, trigger: Trigger, name: Name, end: int) -> bool:
    """Whether a name belongs to a noun that names an event: near it, with no comma or verb between.

    Args:
        scene: The sentence.
        trigger: The noun.
        name: The name.
        end: The last word of the noun, or of the last name that belongs to it.
    """
    before, behind = (NEAR, 0) if scene.verb_final else (2, NEAR)
    there = name.relation in ("in", "at") and name.entity.kind in PLACES
    if there or (name.entity.kind == "place" and trigger.kind in ON_THE_GROUND):
        behind += NEAR  # "talks with the minister, X, in Y"
    if trigger.first - name.last > before or name.first - end > behind:
        return False
    first, last = name.last + 1, trigger.first
    if name.last >= trigger.first:
        first, last = end + 1, name.first
    gaps = (i for i in range(first, last + 1) if scene.words[i].gap and i not in scene.apposed)
    house = name.entity.kind == "organisation" and name.entity.key is not None
    apart = name.relation in ("with", "in") or (name.relation == "at" and (there or house))
    parted = any(gaps) and not apart
    parted |= not scene.verb_final and _of_journey(scene, trigger, name)
    return not parted and not any(i in scene.predicates for i in range(first, last))


def _of_another_noun(casting: Casting, name: Name) -> bool:
    """Whether a name belongs to a noun that names an event of its own: "at the invitation of X, Y arrived".

    Of what one side does to the other only an invitation counts: "condemned the attack of X".
    """
    scene, trigger = casting.scene, casting.trigger
    if name.relation not in ("of", "to", "bare", "with", "between") or name.entity.kind not in ACTORS:
        return False
    own = {*trigger.taken, trigger.head}
    for noun in scene.found.get("noun", ()):
        meets = codebook()[noun.value].frame in ("meet", "visit")
        meets &= casting.kind.frame in ("meet", "visit") or name.relation in ("with", "between")
        invites = (
            noun.value == "invitation" and casting.kind.frame != "act"
        )  # who declines it answers the inviter
        if own & set(noun.taken) or not (meets or invites):
            continue
        if _owned(scene, noun, name):
            return True
    return False


def _owned(scene: Scene, noun: Match, name: Name) -> bool:
    """Whether a name stands right beside a noun as the one whose event it is."""
    if scene.verb_final:
        near = name.relation == "of" and 0 < noun.first - name.last <= OWNED
        return near and not any(scene.words[i].gap for i in range(name.last + 1, noun.first + 1))
    between = range(noun.last + 1, name.first)
    if not 0 < name.first - noun.last <= NEAR or any(i in scene.predicates for i in between):
        return False
    others = any(noun.last < n.first < name.first and n.relation != "attribute" for n in scene.names)
    parted = any(scene.words[i].gap and i not in scene.apposed for i in (*between, name.first))
    governed = any(m.last in (noun.first - 1, noun.first - 2) for m in scene.found.get("preposition", ()))
    governed |= any(noun.first in m.taken for m in scene.found.get("preposition", ()))
    return governed and not others and not parted


def _of_journey(scene: Scene, trigger: Trigger, name: Name) -> bool:
    """Whether a noun of going somewhere stands between: "the talks on the visit of X to Y" were not in Y."""
    if name.entity.kind not in PLACES:
        return False
    return any(
        codebook()[m.value].frame == "visit"
        and trigger.last < m.first < name.first
        and not set(m.taken) & set(trigger.taken)
        for m in scene.found.get("noun", ())
    )


def _head_noun(scene: Scene, trigger: Trigger) -> Name | None:
    """The name that a participle before it describes: "the visiting X", "ziyaret eden X"."""
    if trigger.telling != "participle":
        return None
    own = (*trigger.taken, trigger.head)
    verb = max((i for i in own if not scene.words[i].kind or i < trigger.last), default=trigger.last)
    behind = [n for n in scene.names if n.first > verb]
    name = next((n for n in behind if n.relation != "attribute"), None)
    if name is None or any(w.gap for w in scene.words[verb + 1 : name.first + 1]):
        return None
    titled = behind[0] is not name
    return name if name.first <= verb + (8 if titled else 2) else None


def _preferred(names: Sequence[Name]) -> list[Name]:
    """Persons before the countries they stand for."""
    led = {n.entity.country for n in names if n.entity.kind == "person"}
    return [n for n in names if n.entity.kind != "country" or n.entity.name not in led]


# --- sides -------------------------------------------------------------------------------------------


def _fill(casting: Casting, cast: Cast, names: Sequence[Name]) -> None:
    subject = any(n.relation in ("bare", "subject") and n.first < casting.trigger.first for n in names)
    owner = next((n for n in names if n.relation == "of"), None)
    owner = owner if casting.trigger.telling == "clausal" else None
    for name in names:
        part = _side(casting, name, _meant(casting, name, subject, owner))
        if part is not None:
            cast.add(name.entity.n, part, name)
    if casting.kind.frame != "meet":
        return
    if not cast.parts:  # "the talks that X, Y and Z took part in"
        for name in names:
            if name.relation == "of":
                cast.add(name.entity.n, "source", name)


def _meant(casting: Casting, name: Name, subject: bool, owner: Name | None) -> str:
    """What a relation comes to in this clause: bare names by their place, genitives by the verb.

    Args:
        casting: The trigger in its clause.
        name: The name.
        subject: Whether another name stands where a subject does.
        owner: The genitive that is the subject of a subordinate verb (Turkish -dik clauses), if there is one:
            who stands bare before it says or knows what it tells.
    """
    trigger, frame = casting.trigger, casting.kind.frame
    if name.relation == "bare" and owner is not None and casting.scene.verb_final:
        if name.last < owner.first and name.group != owner.group:
            return "other"
        if name.entity.kind != "person":
            return "object"
    if name.relation == "bare":
        if name.first > trigger.last and casting.passive:
            return "other"
        met = frame == "meet" and not _is_met(casting, name)
        return "subject" if name.first < trigger.head or met else "object"
    if name.relation == "of" and not casting.scene.verb_final and not subject and name.first < trigger.first:
        return "subject"  # "the ministry of X condemned", "the presidents of X and Y met"
    if name.relation == "of" and not (trigger.nominal or trigger.features & {"clausal", "infinitive"}):
        return "object" if frame == "act" else "other"
    return name.relation


def _is_met(casting: Casting, name: Name) -> bool:
    """Whether somebody behind the verb is who is met, by a pronoun or somebody told of before: "he will meet X"."""
    trigger, scene = casting.trigger, casting.scene
    if trigger.nominal or scene.verb_final or name.first < trigger.last:
        return False
    before = (n for n in scene.names if casting.first <= n.first < trigger.first)
    return not any(n.entity.kind in ACTORS and n.relation != "attribute" for n in before)


def _side(casting: Casting, name: Name, relation: str) -> Part | None:
    """The side that a relation means in the trigger's frame; `None` for no part in it."""
    frame = casting.kind.frame
    if relation == "against" and casting.kind.plover not in HOSTILE:
        return None
    if relation == "subject" and casting.passive and frame != "meet":
        return "target"
    if relation in ("subject", "of"):
        return "source"
    if relation == "by":
        return "with" if frame == "visit" else "source"
    if relation not in TARGETS:
        return None
    if frame == "visit" and (name.entity.kind != "person" or relation == "against"):
        return None
    return casting.other_side


def _fill_loosely(casting: Casting, cast: Cast, names: Sequence[Name]) -> None:
    """Names that stand where a subject does though they are no plain actors: "opposition groups in X", a
    capital or an alliance nobody knows."""
    trigger = casting.trigger
    for name in names:
        state = name.entity.kind in ACTORS and name.relation in ("compound", "in", "at", "of")
        unknown = name.entity.kind in ("place", "other") and name.relation in ("bare", "subject")
        if name.last < trigger.first and (state or unknown) and not _heads_report(casting, name):
            cast.add(name.entity.n, "target" if casting.passive and unknown else "source", name)


# --- places ------------------------------------------------------------------------------------------


def _place(casting: Casting, names: Sequence[Name]) -> Name | None:
    """The place named as the scene, the finest and nearest; no capital that stands for a government."""
    seen = next((n for n in names if casting.sees(n)), None)
    if seen is not None:
        return seen
    seats = casting.scene.seats
    places = [
        n for n in names if n.entity.kind in PLACES and (n.mention.form not in NO_PLACE or n.first in seats)
    ]
    if casting.kind.frame in ("meet", "visit") or casting.kind.family in HOSTED:  # no continent is a scene
        places = [n for n in places if n.entity.country or n.entity.key is None]
    inner = [n for n in places if n.relation == "inner" and _of_noun(casting, n)]
    invites = casting.kind.family in ("invitation", "invitation accepted")  # "at" tells whereto
    places = [n for n in places if not _of_topic(casting, n)]
    places = [n for n in places if not of_last_time(casting.scene, casting.trigger, n)]
    where = inner or [n for n in places if n.relation == "in" or (n.relation == "at" and not invites)]
    if not where and casting.trigger.kind in ON_THE_GROUND:
        where = [n for n in places if n.entity.kind == "place" and not _heads_report(casting, n)]
    if not where and casting.kind.frame == "meet" and casting.kind.family in ("encounter", "conference"):
        where = [n for n in casting.scene.names if _names_noun(casting, n)]
    told_of = casting.kind.family in CONTENT or casting.trigger.kind in TOPICS
    told_of |= "content" in casting.trigger.features
    if told_of and not casting.scene.verb_final:
        near = 2 if "content" in casting.trigger.features else 3
        where = [n for n in where if n.first <= casting.trigger.last + near]
    head = casting.trigger.head
    where = _outer(casting, where) or [n for n in names if casting.is_scene(n)]
    return min(where, key=lambda n: (n.entity.kind == "country", abs(n.first - head)), default=None)


def _heads_report(casting: Casting, place: Name) -> bool:
    """Whether a place opens the sentence and a bracket or dash parts it from the trigger: a dateline, no scene."""
    behind = casting.scene.words[place.last + 1 : casting.trigger.first + 1]
    return place.first == 0 and any(w.gap == "hard" for w in behind)


def _of_topic(casting: Casting, place: Name) -> bool:
    """Whether a place belongs to what is spoken of: "about the war in X", "despite the crisis in X"."""
    scene = casting.scene
    if scene.verb_final:
        return False
    own = {*casting.trigger.taken, casting.trigger.head}
    nouns = {i for m in scene.found.get("noun", ()) for i in m.taken}
    for match in scene.found.get("preposition", ()):
        between = range(match.last + 1, place.first)
        if match.value not in ("other", "against") or not 2 <= len(between) <= TOPIC:
            continue
        blocked = (
            scene.predicates | own | nouns | {i for n in scene.names for i in range(n.first, n.last + 1)}
        )
        inner = any(set(m.taken) <= set(between) for m in scene.found.get("preposition", ()))
        gaps = any(scene.words[i].gap for i in (*between, place.first))
        if inner and not gaps and not any(i in blocked for i in between):
            return True
    return False


def _outer(casting: Casting, where: list[Name]) -> list[Name]:
    """Without the houses and quarters that a town right behind them holds: "at X House in Y"."""
    if casting.scene.verb_final:
        return where

    def held(inner: Name) -> bool:
        return any(
            n.entity.kind == inner.entity.kind == "place"
            and 0 < n.first - inner.last <= HOLDS
            and not any(casting.scene.words[i].gap for i in range(inner.last + 1, n.first + 1))
            for n in where
        )

    return [n for n in where if not held(n)]


def _of_noun(casting: Casting, place: Name) -> bool:
    """Whether the noun behind a place is the one that names the event: "the summit in X" (Turkish X'daki zirve)."""
    begins = min(casting.trigger.taken)
    reach = (
        3 if casting.trigger.nominal else 1
    )  # "X'daki toplantıda bir araya geldi": the verb holds the noun
    return place.last < begins <= place.last + reach


def _compounded(casting: Casting, place: Name) -> bool:
    """Whether a place right before the noun says whereto: "the X visit", "X ziyareti"."""
    trigger = casting.trigger
    fits = place.entity.kind in PLACES and place.mention.form not in NO_PLACE
    if not fits or trigger.telling != "nominal" or place.last != trigger.first - 1:
        return False
    word = casting.scene.words[place.last].text
    return place.relation == "compound" if casting.scene.verb_final else "'" not in word and "’" not in word


def _names_noun(casting: Casting, place: Name) -> bool:
    """Whether a town right before the noun of a meeting tells where it was: "the X talks", "X görüşmesi", X会晤."""
    scene, trigger = casting.scene, casting.trigger
    noun = place.last + 1
    if place.entity.kind != "place" or noun not in trigger.taken or scene.words[noun].gap:
        return False
    if place.relation not in ("bare", "compound", "attribute") or not place.entity.country:
        return False
    word = scene.words[place.last].text
    named = trigger.nominal or noun != min(trigger.taken) or scene.pack.segmentation.unspaced
    return named and "'" not in word and "’" not in word


def _visit(casting: Casting, cast: Cast, names: Sequence[Name]) -> None:
    """The destination of a visit: a place or country gone to."""
    head = casting.trigger.head
    goals = [
        n
        for n in names
        if n.entity.kind in PLACES
        and (n.mention.form != "demonym" or n.first in casting.scene.seats)
        and (n.relation in ("to", "at", "object", "in") or (n.relation == "bare" and n.first > head))
    ]
    goals = [n for n in names if _compounded(casting, n)] or goals
    if goals:
        cast.destination = min(goals, key=lambda n: abs(n.first - head))
        finer = cast.destination.entity.kind == "place" and cast.destination.relation in ("to", "object")
        cast.place = cast.destination if cast.place is None or finer else cast.place
