"""The sides that a clause leaves open: dropped subjects, pronouns, "the two leaders", I and you in quotations."""

from __future__ import annotations

from vaka.reading.events.cast import NEAR, Cast, Casting
from vaka.reading.events.discourse import Discourse
from vaka.reading.events.presupposed import is_joint, is_theirs
from vaka.reading.events.scene import Name
from vaka.records import Part, Participant

__all__ = ["carry_over"]

BY_STATES = frozenset(
    ("joint fighting", "mobilisation", "military aid", "exercise", "invasion", "withdrawal")
)
"""What "our troops" and "your forces" do is done by the speaker's or hearer's country."""

PAIR: tuple[Part, Part] = ("source", "with")


def carry_over(casting: Casting, cast: Cast) -> None:
    """Fill the open sides from the rest of the sentence and from what was told before."""
    scene, trigger, discourse = casting.scene, casting.trigger, casting.discourse
    if trigger.telling == "nominal":
        _complete_noun(casting, cast)
        return
    if discourse.speaker is not None and _in_person(casting):
        _add_spoken(casting, cast, discourse.speaker)
    elif (
        len(cast.parts) < 2
        and (discourse.speaker is None or casting.pair_acts)
        and scene.has("pair", casting.first, casting.last)
    ):
        _add_pair(cast, discourse)
    _add_joined(casting, cast)
    _add_subject(casting, cast)
    alone = casting.kind.frame == "meet" and not cast.own  # "there they signed": nobody signs alone
    if len(cast.parts) == 1 and (alone or _misses_other(casting)) and not _add_with(casting, cast):
        other = discourse.other_than(cast.parts[0].entity)
        if other is not None:
            cast.add(other, casting.other_side, None)


def _add_with(casting: Casting, cast: Cast) -> bool:
    """Where verbs come last: the sentence's subjects, for what hangs on a noun ("after the summit that X hosted")."""
    scene, trigger = casting.scene, casting.trigger
    if not scene.verb_final or trigger.telling != "participle" or casting.kind.frame != "meet":
        return False
    taken = {p.entity for p in cast.parts}
    before = [
        n for n in scene.names if n.last < casting.first + NEAR and n.relation in ("bare", "subject", "with")
    ]
    before = [n for n in before if n.entity.kind == "person" and n.entity.n not in taken and casting.acts(n)]
    for name in before:
        cast.add(name.entity.n, "with", name)
    return bool(before)


def _complete_noun(casting: Casting, cast: Cast) -> None:
    """A noun names its own; only "the meeting of the two leaders" and "(X said after) talks with Y" point out."""
    trigger = casting.trigger
    if not cast.parts and (is_theirs(casting.scene, trigger) or is_joint(trigger)):
        _add_owners(casting, cast)
    delegations = casting.kind.family == "delegation talks"
    if not cast.parts and (
        delegations or casting.scene.has("pair", trigger.first - NEAR, trigger.last + NEAR)
    ):
        _add_pair(cast, casting.discourse)
    if [p.part for p in cast.parts] == ["with"] and casting.kind.frame == "meet":
        cast.own += _add_earlier(casting, cast, "source", trigger.first)
        if len(cast.parts) == 1:
            _add_later(casting, cast)


def _add_later(casting: Casting, cast: Cast) -> None:
    """ "At his meeting with X, Y said", "he said after talks with X": the subject behind, else the one told before."""
    if casting.scene.verb_final:
        return
    taken = {p.entity for p in cast.parts}
    behind = [
        n
        for n in casting.scene.names
        if casting.trigger.last < n.first <= casting.last
        and n.relation in ("bare", "subject")
        and n.entity.kind == "person"
        and n.entity.n not in taken
        and casting.acts(n)
    ]
    before = casting.discourse.subject
    if behind:
        cast.lead(behind[0].entity.n, "source", behind[0])
        cast.own += 1
    elif before is not None and before not in taken:
        cast.lead(before, "source", None)


def _add_owners(casting: Casting, cast: Cast) -> None:
    """Who "their meeting" is of: the subjects that "and" joins before it, else the two sides of the story."""
    before = [
        n
        for n in casting.scene.names
        if n.last < casting.trigger.first and n.relation in ("bare", "subject") and casting.acts(n)
    ]
    joined = [n for n in before if sum(m.group == n.group for m in before) > 1]
    for name in joined:
        cast.add(name.entity.n, "source", None)
    if not joined:
        _add_pair(cast, casting.discourse)


def _misses_other(casting: Casting) -> bool:
    """Whether the event has another side that the clause does not name but that was named before."""
    if casting.kind.two and not _with_others(casting):
        return True
    thanks = casting.trigger.kind == "thanks"  # "thanked for the help": the other side of the story
    return casting.kind.frame == "act" and (
        thanks or bool(casting.scene.has("third", casting.first, casting.last))
    )


def _with_others(casting: Casting) -> bool:
    """Whether the other side is told, but without a name: "met with students"."""
    scene, trigger = casting.scene, casting.trigger
    if scene.verb_final:
        before = scene.words[trigger.first - 1] if trigger.first > casting.first else None
        return before is not None and not before.kind and not before.gap and scene.is_company(before.text)
    agents = ("with", "by") if casting.passive else ("with",)
    people = [n for n in scene.names if not casting.passive or n.entity.kind != "place"]
    named = {i for n in people for i in range(n.first, n.last + 1)}
    for match in scene.found.get("preposition", ()):
        if match.value in agents and trigger.last <= match.last <= casting.last:
            return not named & set(range(match.last + 1, match.last + 7))
    return False


def _add_pair(cast: Cast, discourse: Discourse) -> None:
    """The two sides of the story."""
    for entity, part in zip(discourse.pair(), PAIR, strict=False):
        cast.add(entity, part, None)


def _add_joined(casting: Casting, cast: Cast) -> None:
    """ "He and X agreed": the subject told before, beside the one who is named."""
    scene = casting.scene
    joints = {m.first for m in scene.found.get("and", ())}
    for pronoun in scene.has("subject", casting.first, casting.trigger.first - 1):
        joined = pronoun.last + 1 in joints or pronoun.first - 1 in joints
        beside = any(abs(n.first - pronoun.last) <= NEAR for n in scene.names if casting.acts(n))
        if joined and beside and not _add_earlier(casting, cast, "source"):
            if (before := casting.discourse.subject) is not None:
                cast.add(before, "source", None)
            return


# --- subjects ----------------------------------------------------------------------------------------


def _add_subject(casting: Casting, cast: Cast) -> None:
    """The subject told earlier in the sentence, else that of the sentence before."""
    trigger = casting.trigger
    itself = not casting.scene.verb_final and max(trigger.taken) < trigger.head and not cast.parts
    if trigger.nominal and (
        casting.passive or itself
    ):  # "talks were held", "the visit will be": no subject acts
        if not cast.parts:
            _add_pair(cast, casting.discourse)
        return
    agents_only = casting.passive and casting.kind.frame == "act" and not cast.has("target")
    if cast.has("source") and not agents_only:
        return
    side: Part = "target" if casting.passive and casting.kind.frame in ("act", "done") else "source"
    if _add_earlier(casting, cast, side):
        return
    before = casting.discourse.subject
    if len(cast.parts) > 1:  # two are named: a third who is not may be anybody
        return
    if before is not None and all(p.entity != before for p in cast.parts):
        cast.lead(before, side, None)


def _add_earlier(casting: Casting, cast: Cast, side: Part, reach: int | None = None) -> bool:
    """Add the subject of an earlier clause of the sentence, with all that "and" joins to it.

    Args:
        casting: The trigger in its clause.
        cast: Who takes part so far.
        side: What the subject is to be.
        reach: The word before which it stands; as a rule the clause's first, or one well before the trigger.
    """
    taken = {p.entity for p in cast.parts}
    antecedent = _antecedent(casting)
    if antecedent is not None and antecedent.entity.n not in taken:
        cast.lead(antecedent.entity.n, side, antecedent)
        return True
    earlier = [
        n
        for n in casting.scene.names
        if n.first < (max(casting.first, casting.trigger.first - NEAR) if reach is None else reach)
        and n.relation in ("bare", "subject")
        and n.entity.n not in taken
    ]
    actors = [n for n in earlier if casting.acts(n)]
    subjects = [n for n in actors if n.entity.kind == "person"] or actors
    if not subjects:
        return False
    chosen = subjects[0] if casting.scene.words[casting.first].gap != "hard" else subjects[-1]
    for name in reversed([n for n in subjects if n.group == chosen.group]):
        cast.lead(name.entity.n, side, name)
    return True


def _antecedent(casting: Casting) -> Name | None:
    """The person right before the "who" that opens the trigger's clause."""
    begin, _ = casting.scene.clause(casting.trigger.head)
    if not any(m.first == begin for m in casting.scene.found.get("relative", ())):
        return None
    before = [n for n in casting.scene.names if n.last < begin and n.relation != "attribute"]
    last = before[-1] if before else None
    near = last is not None and begin - last.last <= 2 and last.entity.kind == "person"
    return last if near and last is not None and casting.scene.words[begin].gap != "hard" else None


# --- quotations --------------------------------------------------------------------------------------


def _in_person(casting: Casting) -> bool:
    """Whether a clause speaks of "me", "us" or "you"."""
    scene = casting.scene
    return bool(
        casting.trigger.features & {"first", "second"}
        or scene.has("first", casting.first, casting.last)
        or scene.has("second", casting.first, casting.last)
    )


def _add_spoken(casting: Casting, cast: Cast, speaker: int) -> None:
    """First and second person inside a quotation are its speaker and the one spoken to."""
    second = "second" in casting.trigger.features or bool(
        casting.scene.has("second", casting.first, casting.last)
    )
    addressee = casting.discourse.addressee()
    if casting.trigger.kind in BY_STATES and _add_states(casting, cast, speaker, addressee, second):
        return
    acting, other = speaker, addressee
    if "second" in casting.trigger.features and addressee is not None:
        acting, other = addressee, speaker
    _put_in_front(casting, cast, acting)
    if second and other is not None:
        cast.add(other, casting.other_side, None)


def _put_in_front(casting: Casting, cast: Cast, acting: int) -> None:
    """Make one person the source, instead of the country he speaks for."""
    entities = casting.discourse.entities
    country = entities[acting].country
    cast.parts = [p for p in cast.parts if entities[p.entity].name != country]
    if "first" in casting.trigger.features:  # who is named is called, not acting: "comrade X, I thank you"
        rest = [p for p in cast.parts if p.entity != acting]
        cast.parts = [Participant(p.entity, casting.other_side, p.span) for p in rest]
    if not cast.has("source"):
        cast.lead(acting, "source", None)


def _add_states(casting: Casting, cast: Cast, speaker: int, addressee: int | None, second: bool) -> bool:
    """ "Our troops", "your forces": the countries of speaker and hearer, where the document names both."""
    own = casting.discourse.country_of(speaker)
    theirs = casting.discourse.country_of(addressee) if addressee is not None else None
    if own is None or theirs is None:
        return False
    for side, part in zip((theirs, own) if second else (own, theirs), PAIR, strict=True):
        cast.add(side, part, None)
    return True
