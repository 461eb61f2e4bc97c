"""How the names of a sentence hang in it: case endings, postpositions, prepositions, lists, titles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from vaka.reading.events.patterns import Match
from vaka.reading.events.sketch import Placed, Sketch, compiled
from vaka.reading.events.words import fold
from vaka.records import LocalEntity, Mention

__all__ = ["Surroundings", "groups_of", "relations_of"]

NEAR = 6
"""How many words a preposition may stand before the name it governs (titles and articles lie between)."""

WHERE = ("in", "at", "to", "from")
"""Relations of a place that tells where or whereto: it belongs to no title behind it ("in X President Y met")."""

PREPOSED = ("with", "between", "by", "against", "from")
"""Relations that a preposition gives to all names behind it, whatever their articles."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known of a sentence besides its words and names."""

    predicates: frozenset[int] = frozenset()
    """Its words that are predicates."""
    times: frozenset[int] = frozenset()
    """Its words that belong to time expressions."""
    entities: Sequence[LocalEntity] = ()
    """The document's, for the countries and offices of those whom an apposition names."""


def relations_of(sketch: Sketch, around: Surroundings) -> list[str]:
    """For every name a `Relation` of the pack, or `bare`, `compound` or `attribute` (see `Name.relation`)."""
    endings = [_behind(sketch, p) or _ending(sketch, p) for p in sketch.placed]
    attributes = _attributes(sketch, endings, around.entities)
    relations = [
        "attribute" if k in attributes else _one(sketch, k, endings[k], attributes, around)
        for k in range(len(sketch.placed))
    ]
    if sketch.pack.clauses.subject_behind:
        _subjects_behind(sketch, relations, around.predicates)
    _share(sketch, relations)
    return relations


def _subjects_behind(sketch: Sketch, relations: list[str], predicates: frozenset[int]) -> None:
    """Make the first bare name behind each verb its subject, where none stands before it in its clause."""
    persons_only = sketch.pack.clauses.subject_behind == "persons"
    verbs = sorted({m.first for m in sketch.matches("verb", "light", "light_near")})
    for verb, following in pairwise([*verbs, len(sketch.words)]):
        start = max((i for i in range(verb + 1) if sketch.words[i].gap), default=0)
        free = [
            (k, p.first)
            for k, p in enumerate(sketch.placed)
            if relations[k] in ("bare", "subject") and p.mention.kind != "place"
        ]
        if any(start <= first < verb for _, first in free):
            continue
        behind = next((k for k, first in free if verb < first < following), None)
        if behind is None:
            continue
        name = sketch.placed[behind]
        if persons_only and (name.mention.kind != "person" or _parted(sketch, verb, name.first, predicates)):
            continue
        relations[behind] = "subject"


def _parted(sketch: Sketch, verb: int, name: int, predicates: frozenset[int]) -> bool:
    """Whether another predicate or a mark other than an apposition's comma stands between a verb and a name."""
    between = range(verb + 1, name + 1)
    return any(i in predicates or (sketch.words[i].gap and i < name) for i in between[:-1]) or (
        sketch.words[name].gap == "hard"
    )


def groups_of(sketch: Sketch, relations: Sequence[str]) -> list[int]:
    """A number for every name; names joined by "and" have the same."""
    joints = {m.first for m in sketch.matches("and")}
    groups, group = [], 0
    for k, name in enumerate(sketch.placed):
        groups.append(group)
        behind = next((p.first for p, r in _later(sketch, relations, k) if r != "attribute"), None)
        near = behind is not None and behind - name.last <= NEAR + 2
        joined = near and any(i in joints for i in range(name.last + 1, min(name.last + 3, behind or 0)))
        group += relations[k] != "attribute" and not joined
    return groups


def _later(sketch: Sketch, relations: Sequence[str], k: int) -> list[tuple[Placed, str]]:
    return list(zip(sketch.placed[k + 1 :], relations[k + 1 :], strict=True))


def _one(sketch: Sketch, k: int, ending: str | None, attributes: set[int], around: Surroundings) -> str:
    name = sketch.placed[k]
    if sketch.words[name.first].aside:
        return "other"
    if _hyphenated(sketch, name):
        return "compound"
    if ending == "of" and "'" in sketch.words[name.last].text:
        return "of"  # "from X's visit": the preposition governs what X owns
    before = _before(sketch, k, attributes, around)
    marked = (ending or before) if sketch.verb_final else (before or ending)
    return marked or ("compound" if _in_compound(sketch, name) else "bare")


def _hyphenated(sketch: Sketch, name: Placed) -> bool:
    """Whether a state's name is the first half of a word: "US-Dollar", "Norvia-backed"."""
    end = name.mention.span.end
    joined = sketch.text[end : end + 1] in ("-", "‐", "‑") and sketch.text[end + 1 : end + 2].isalpha()
    follows = name.last + 1 < len(sketch.words) and not sketch.words[name.last + 1].kind
    return joined and follows and name.mention.kind == "country"


def _attributes(
    sketch: Sketch, endings: Sequence[str | None], entities: Sequence[LocalEntity] = ()
) -> set[int]:
    """Countries and organisations inside a person's title: "Norvian President Arda Venn".

    The title of a country's own man may stand apart: "the president of Norvia, Arda Venn,".
    """
    labels = ("and", "preposition", "postposition", "verb", "light")
    blocked = {i for m in sketch.matches(*labels) for i in m.taken if not sketch.words[i].kind}
    inside = set()
    ends = {} if sketch.verb_final else _prepositions(sketch)
    for k, (name, follower) in enumerate(pairwise(sketch.placed)):
        there = name.mention.kind in ("place", "country") and ends.get(name.first - 1) in WHERE
        fits = (
            name.mention.kind not in ("person", "other") and follower.mention.kind == "person" and not there
        )
        if not fits or follower.first - name.last > 5 or endings[k] not in (None, "of"):
            continue
        between = range(name.last + 1, follower.first)
        parted = any(sketch.words[i].gap for i in between)
        gap = sketch.words[follower.first].gap
        apposed = gap == "soft" and _of_one_state(name, follower, entities)
        if not parted and (not gap or apposed) and not any(i in blocked for i in between):
            inside.add(k)
    return inside


def _of_one_state(state: Placed, person: Placed, entities: Sequence[LocalEntity]) -> bool:
    """Whether a name is the country of the person named behind it."""
    if not entities or state.mention.kind != "country":
        return False
    return entities[person.mention.entity].country == entities[state.mention.entity].name


# --- endings -----------------------------------------------------------------------------------------


def _ending(sketch: Sketch, name: Placed) -> str | None:
    """What the case ending says: the name's own, or that of a noun which carries it ("the city of")."""
    rest = _rest(sketch, name)
    carriers = sketch.pack.relations.carriers
    if rest:
        carrier = next((c for c in carriers if rest.startswith(c)), "")
        return _relation(sketch, rest[len(carrier) :])
    words = sketch.words
    for k, follower in enumerate(words[name.last + 1 : name.last + 4]):
        if follower.gap or follower.kind == "person" or (k and not words[name.last + k].upper):
            return None
        for carrier in carriers:
            if follower.text.startswith(carrier):
                return _carried(sketch, follower.text[len(carrier) :])
    return None


def _carried(sketch: Sketch, rest: str) -> str | None:
    """What the ending of a noun that a bare name owns says of the name."""
    possessed = sketch.pack.relations.possessed
    if possessed is not None and compiled(possessed).fullmatch(rest):
        return "subject"
    return _relation(sketch, rest)


def _rest(sketch: Sketch, name: Placed) -> str:
    """What the name's last word has behind the name, folded."""
    word, mention = sketch.words[name.last], name.mention
    rest = sketch.text[mention.span.end : word.end] if mention.span.end < word.end else ""
    if not rest and "'" in word.text:
        rest = word.text[word.text.rindex("'") :]
    if not rest and mention.form != "demonym":
        rest = _inflection(sketch.text, mention)
    return fold(rest, sketch.pack.strip_accents, sketch.pack.dotted_i).lstrip("'")


def _inflection(text: str, mention: Mention) -> str:
    """What the name's last word has more than its dictionary form (Венном, Венн: ом)."""
    words, base = mention.span.of(text).split(), mention.base.split()
    if not words or not base or words[-1] == base[-1]:
        return ""
    letters = zip(words[-1], base[-1], strict=False)
    same = next((i for i, (a, b) in enumerate(letters) if a != b), len(base[-1]))
    return words[-1][same:] if same >= 3 or same >= len(base[-1]) - 1 else ""


def _relation(sketch: Sketch, rest: str) -> str | None:
    for relation, pattern in sketch.pack.relations.suffixes.items():
        if compiled(pattern).fullmatch(rest):
            return relation
    return None


def _in_compound(sketch: Sketch, name: Placed) -> bool:
    """Whether the next word makes the name its attribute (a people's name before any noun is one)."""
    pattern, at = sketch.pack.relations.compound, name.last + 1
    if pattern is None or name.mention.kind == "person" or at >= len(sketch.words):
        return False
    follower = sketch.words[at]
    carried = any(follower.text.startswith(c) for c in sketch.pack.relations.carriers)
    if follower.gap or follower.kind or carried:
        return False
    verbs = sketch.matches("and", "verb", "light", "light_near")
    if any(at in m.taken and name.last not in m.taken[1:] for m in verbs):
        return False
    return name.mention.form == "demonym" or compiled(pattern).fullmatch(follower.text) is not None


# --- words around ------------------------------------------------------------------------------------


def _behind(sketch: Sketch, name: Placed) -> str | None:
    """The postposition behind a name, or behind the name and one noun ("on behalf of the Norvia people")."""
    for match in sketch.matches("postposition"):
        between = sketch.words[name.last + 1 : match.first]
        if match.first <= name.last or len(between) > 1 or any(w.kind or w.gap for w in between):
            continue
        if sketch.words[match.first].gap != "hard" and (not between or match.value in ("for", "against")):
            return match.value
    return None


def _before(sketch: Sketch, k: int, attributes: set[int], around: Surroundings) -> str | None:
    """The nearest preposition to the left that governs this name and not an attribute before it.

    Before the comma of an apposition that is the one that governs a title: "with the president of the republic, A".
    """
    words, placed, first = sketch.words, sketch.placed, sketch.placed[k].first
    owned = {placed[j].first - 1 for j in attributes}
    blocks = {i for m in sketch.matches("verb", "light") for i in m.taken if _tells(m, around.predicates)}
    blocks |= around.times
    for j, other in enumerate(placed):
        if j != k and j not in attributes:
            blocks.update(range(other.first, other.last + 1))
    ends = _prepositions(sketch)
    blocks |= {m.last for m in sketch.matches("joint")} - {*ends}  # "in the course of which X …"
    titled = bool(around.entities) and bool(around.entities[placed[k].mention.entity].titles)
    crossed = words[first].gap == "soft"  # an apposition: "with the minister, X"
    for i in range(first - 1, max(-1, first - 1 - NEAR), -1):
        if words[i + 1].gap and not (i + 1 == first and crossed):
            return None
        if crossed and titled and ends.get(i) == "of":
            continue
        if i in ends and not (i in owned and ends[i] == "of"):
            governs = not crossed or k - 1 in attributes or ends[i] in ("with", "subject", "object", "by")
            return ends[i] if governs else None
        if i in blocks:
            return None
    return None


def _tells(match: Match, predicates: frozenset[int]) -> bool:
    """Whether a verb's pattern stands for a verb here: no noun that only looks like its present tense."""
    return bool(not predicates or predicates & set(match.taken) or match.features - {"bare", "present"})


def _prepositions(sketch: Sketch) -> dict[int, str]:
    """By its last word, the relation of the longest preposition that ends there."""
    ends: dict[int, tuple[int, str]] = {}
    matches = sorted(sketch.matches("preposition"), key=lambda m: (-m.weight, m.taken))
    taken: set[int] = set()
    for match in matches:
        inside = match.weight == 1 and match.first in taken  # the "de" of "de la"
        taken.update(match.taken)
        if not inside and (match.last not in ends or match.weight > ends[match.last][0]):
            ends[match.last] = (match.weight, match.value)
    return {i: relation for i, (_, relation) in ends.items()}


def _share(sketch: Sketch, relations: list[str]) -> None:
    """Give names joined by "and" or commas the relation that only one of them carries, in place."""
    joints = {m.first for m in sketch.matches("and")}
    kept = [k for k, r in enumerate(relations) if r != "attribute"]
    pairs = [(a, b, sketch.placed[a], sketch.placed[b]) for a, b in pairwise(kept)]
    joined = [_joined(sketch, a, b, joints) for _, _, a, b in pairs]
    listed = _in_lists(sketch, [(a, b) for _, _, a, b in pairs], joined)
    for k in reversed(range(len(pairs))) if sketch.verb_final else range(len(pairs)):
        if not (joined[k] or listed[k]):
            continue
        first, second = pairs[k][:2]
        taker, giver = (first, second) if sketch.verb_final else (second, first)
        plain = ("bare", "of", "object", "subject") if relations[giver] in PREPOSED else ("bare",)
        if relations[taker] in plain and relations[giver] not in ("bare", "compound"):
            relations[taker] = relations[giver]


def _in_lists(sketch: Sketch, pairs: Sequence[tuple[Placed, Placed]], joined: Sequence[bool]) -> list[bool]:
    """For every two neighbours, whether a comma joins them: "A, B, C and D", where an "and" ends the list."""
    listed = [False] * len(pairs)
    for k in reversed(range(len(pairs) - 1)):
        a, b = pairs[k + 1]
        closes = listed[k + 1] or (joined[k + 1] and a.mention.kind == b.mention.kind)
        listed[k] = closes and _listed(sketch, *pairs[k])
    return listed


def _joined(sketch: Sketch, a: Placed, b: Placed, joints: set[int]) -> bool:
    """Whether "and" stands between two names, with no more than a title."""
    return b.first - a.last <= NEAR and any(i in joints for i in range(a.last + 1, b.first))


def _listed(sketch: Sketch, a: Placed, b: Placed) -> bool:
    """Whether two names of one kind are parted by a comma, and at most a title behind it."""
    words = sketch.words
    if a.mention.kind != b.mention.kind or not 0 < b.first - a.last <= NEAR:
        return False
    if words[a.last + 1].gap != "soft" or any(words[i].gap for i in range(a.last + 2, b.first + 1)):
        return False
    between = set(range(a.last + 1, b.first))
    labels = ("and", "preposition", "verb", "light", "light_near", "joint")
    return not any(between & set(m.taken) for m in sketch.matches(*labels))
