"""The clause frame: who does what to whom in each clause of a sentence, in what tense and mood.

By light rules over the language's pack (endings, auxiliaries, joints, case endings and prepositions), not by a parser:
a clause is what lies between two boundaries (`boundaries.py`), its predicate the verb that closes or heads it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from vaka.reading.events.patterns import Match, matcher_of
from vaka.reading.events.scene import Name, Scene, scene_of
from vaka.reading.events.triggers import around, telling_of
from vaka.records import LocalEntity, Mention, Sentence, Span

__all__ = ["Clause", "How", "Modality", "Tense", "clauses_of", "read_clauses"]

Tense = Literal["past", "past perfect", "present", "future"]
Modality = Literal["real", "possible", "planned", "alleged", "conditional"]
How = Literal["main", "subordinate", "adnominal", "infinitive"]

TENSES: dict[str, Tense] = {
    "past": "past",
    "past_perfect": "past perfect",
    "present": "present",
    "gerund": "present",
    "future": "future",
}
HANGING: dict[str, How] = {"participle": "adnominal", "infinitive": "infinitive", "clausal": "subordinate"}

GROUP = 3
"""Words that an auxiliary and its verb may stand apart (negations and adverbs lie between)."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause of a sentence."""

    sentence: int
    span: Span
    subject: tuple[int, ...]
    """Numbers of the `Mention`s that are its grammatical subject; empty where no name is (a pronoun, a noun)."""
    predicate: Span | None
    """The verb with what belongs to its pattern; `None` where the clause has none."""
    object: tuple[int, ...]
    """Mentions that the verb reaches directly or by "to" and "with"."""
    negated: bool
    modality: Modality
    tense: Tense | None
    """`None` for infinitives and participles, and where the ending tells none."""
    voice: Literal["active", "passive"]
    how: How
    """`adnominal`: hung on a noun; `subordinate`: opened by a joint, or ended by a verb that hangs on another."""


def read_clauses(
    text: str, sentence: Sentence, mentions: Iterable[Mention], entities: Sequence[LocalEntity]
) -> tuple[Clause, ...]:
    """The clauses of one sentence, in the order of the text; none where its language has no events pack.

    Args:
        text: The whole source text.
        sentence: The sentence.
        mentions: The names in it.
        entities: The document's entities.
    """
    scene = scene_of(text, sentence, mentions, entities)
    return clauses_of(scene) if scene is not None else ()


def clauses_of(scene: Scene) -> tuple[Clause, ...]:
    """The clauses of a sentence that has been looked at."""
    ends = [*scene.starts[1:], len(scene.words)]
    return tuple(
        _clause(scene, begin, end) for begin, end in zip(scene.starts, ends, strict=True) if begin < end
    )


def _clause(scene: Scene, begin: int, end: int) -> Clause:
    verb = _verb(scene, begin, end)
    features = _features(scene, verb) if verb else frozenset[str]()
    names = [n for n in scene.names if begin <= n.first < end]
    telling = telling_of(features, verbal=True) if verb else None
    opener = scene.opener(begin)
    how: How = HANGING.get(telling or "", "subordinate" if opener else "main")
    first = opener.last + 1 if opener and opener.last + 1 < end else begin
    subject = _subject(scene, names, verb)
    return Clause(
        sentence=scene.sentence.n,
        span=scene.span(first, end - 1),
        subject=subject,
        predicate=scene.span(*_own_words(scene, verb)) if verb else None,
        object=tuple(n for n in _object(scene, names, verb) if n not in subject),
        negated="negative" in features,
        modality=_modality(scene, begin, features),
        tense=TENSES.get(telling or ""),
        voice="passive" if "passive" in features else "active",
        how=how,
    )


def _verb(scene: Scene, begin: int, end: int) -> Match | None:
    """The verb that closes the clause, or that its first auxiliary leads to where verbs come amid it."""
    heads = [p for p in sorted(scene.predicates) if begin <= p < end]
    known = [m for label in ("verb", "light") for m in scene.has(label, begin, end - 1)]
    if not heads:
        return max(known, key=_worth, default=None)
    head = heads[-1]
    if not scene.verb_final:
        head = heads[0]
        for following in [*heads[1:], *sorted(m.first for m in known)]:
            between = scene.words[head + 1 : following + 1]
            if 0 < following - head <= GROUP and not any(w.gap or w.kind for w in between):
                head = following
    matches = [m for m in known if head in m.taken]
    return max(matches, key=_worth, default=Match("verb", "", (head,), frozenset(), 1))


def _own_words(scene: Scene, verb: Match) -> tuple[int, int]:
    """First and last word of a verb's pattern without the names that it asks for."""
    own = [i for i in verb.taken if not scene.words[i].kind] or list(verb.taken)
    return own[0], own[-1]


def _worth(match: Match) -> tuple[bool, int, int]:
    return match.label == "verb", match.weight, -match.first


def _features(scene: Scene, verb: Match) -> frozenset[str]:
    """What the verb's ending, its auxiliaries and what governs it say."""
    features = verb.features
    if not features:
        matcher = matcher_of(scene.sentence.language)
        features = matcher.features(scene.words[verb.last].text) if matcher else features
    inside = {m.value for m in scene.found.get("before", ()) if set(m.taken) < set(verb.taken)}
    return features | inside | around(scene, verb, verb.first, verb.last, features, noun=False)


def _modality(scene: Scene, begin: int, features: frozenset[str]) -> Modality:
    if any(begin - 1 <= m.first <= begin + 1 for m in scene.found.get("conditional", ())):
        return "conditional"
    modes: tuple[Modality, ...] = ("alleged", "possible", "planned")
    return next((m for m in modes if m in features), "real")


def _subject(scene: Scene, names: Sequence[Name], verb: Match | None) -> tuple[int, ...]:
    """The names that stand where a subject does, with all that "and" joins to the first of them."""
    last = _own_words(scene, verb)[1] if verb else len(scene.words)
    marked = [n for n in names if n.relation == "subject"]
    bare = [n for n in names if n.relation == "bare" and (n.first < last or scene.verb_final)]
    if not bare and scene.pack.clauses.subject_behind == "any":
        bare = [n for n in names if n.relation == "bare"][:1]
    first = next(iter(marked or bare), None)
    return tuple(n.mention.n for n in (marked or bare) if first and n.group == first.group)


def _object(scene: Scene, names: Sequence[Name], verb: Match | None) -> tuple[int, ...]:
    """The names that the verb governs; bare ones behind it where verbs come amid the clause."""
    if verb is None:
        return ()
    last = _own_words(scene, verb)[1]
    behind = (
        set() if scene.verb_final else {n.mention.n for n in names if n.relation == "bare" and n.first > last}
    )
    governed = {
        n.mention.n for n in names if n.relation in ("object", "with", "to") and n.entity.kind != "place"
    }
    return tuple(sorted(behind | governed))
