"""Which words of a sentence tell of an event, and in what tense and mood they tell it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from vaka.reading.events.forces import harmless
from vaka.reading.events.patterns import Match
from vaka.reading.events.reversals import called_off, calling_off, denied, refused
from vaka.reading.events.scene import Name, Scene
from vaka.reading.events.sketch import compiled

__all__ = ["Telling", "Trigger", "around", "preposition_of", "telling_of", "triggers_of"]

Telling = Literal[
    "past",
    "past_perfect",
    "present",
    "future",
    "participle",
    "clausal",
    "infinitive",
    "possible",
    "gerund",
    "nominal",
]
"""How a trigger tells its event. `nominal`: it only names it ("their meeting")."""

BEFORE, AFTER, LIGHT, LIGHT_NEAR = 5, 6, 9, 3
"""Windows in words: auxiliaries before a trigger, governing verbs behind it, the light verb of a noun."""


COPULA = 2
"""How near behind a noun's "was" stand the words that it was planned or put off (words)."""

BRACKETS = ("past_perfect", "future")
"""What an auxiliary far before its verb says, where the two close in the clause."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that tell of an event."""

    kind: str
    first: int
    last: int
    head: int
    """The word that decides its clause: the verb, or the noun where there is none."""
    telling: Telling
    features: frozenset[str]
    nominal: bool
    """Whether a noun names the event (with or without a light verb)."""
    taken: tuple[int, ...]
    rule: str


def triggers_of(scene: Scene, taken: frozenset[int] = frozenset()) -> list[Trigger]:
    """The triggers of a sentence, longest patterns first chosen, in the order of the text.

    Args:
        scene: The sentence.
        taken: Words that mean something else (those of time expressions: "March").
    """
    chosen = list(_chosen(scene, taken))
    busy = {i for m in chosen if m.label == "verb" for i in m.taken}
    lights = _lights(scene, [m for m in chosen if m.label == "noun"], busy, taken)
    chosen = [m for m in chosen if not _complement(scene, m, chosen)]
    refusals = [m for m in chosen if m.label == "verb" and m.value == "rejection"]
    triggers = [
        _trigger(scene, match, lights.get(match.taken), refusals) for match in chosen if match.label != "word"
    ]
    triggers = [t for t in triggers if not harmless(scene, t)]
    return sorted(triggers, key=lambda t: (t.first, t.last))


def _complement(scene: Scene, match: Match, chosen: list[Match]) -> bool:
    """Whether a verb without any ending only completes the verb right before it ("agree open border")."""
    if scene.verb_final or match.label != "verb" or match.features:
        return False
    return any(m.label == "verb" and not m.features and m.last == match.first - 1 for m in chosen)


def _chosen(scene: Scene, taken: frozenset[int]) -> Iterable[Match]:
    candidates = [m for label in ("verb", "noun", "veto") for m in scene.found.get(label, ())]
    names = [n for n in scene.names if n.mention.form == "name" and not _capital_by_place(n)]
    named = {i for n in names for i in range(n.first, n.last + 1) if not _small(scene, n, i)}
    used: set[int] = set()

    def order(m: Match) -> tuple[int, int, bool, int, tuple[int, ...]]:
        return (-m.weight, _rank(m) if not _marked(scene, m) else 1, m.turned, m.last - m.first, m.taken)

    off = calling_off(scene, candidates)
    for match in sorted((m for m in candidates if m not in off), key=order):
        if used & set(match.taken) or named.issuperset(match.taken) or match.first in taken:
            continue
        if _titled(scene, match) or _noun_like(scene, match):
            continue
        used.update(match.taken)
        yield match


def _marked(scene: Scene, match: Match) -> bool:
    """Whether a verb stands right behind the mark of its infinitive: "set to visit"."""
    marks = (m for m in scene.found.get("before", ()) if m.value == "infinitive" and len(m.taken) == 1)
    return match.label == "verb" and any(m.last == match.first - 1 for m in marks)


def _capital_by_place(name: Name) -> bool:
    """Whether a stranger's name opens the sentence: its first word may have its capital for that alone."""
    return name.first == 0 and name.entity.kind == "other" and name.entity.key is None


def _small(scene: Scene, name: Name, word: int) -> bool:
    """Whether the last word of a place's name is written small: a common noun that only looks like it."""
    text = scene.words[name.last].text
    cased = text.upper() != text
    return (
        name.entity.kind in ("place", "country")
        and cased
        and word == name.last
        and not scene.words[word].upper
    )


def _rank(match: Match) -> int:
    """Of equals a veto comes first, then a verb that bends like one, then a noun, then a verb's noun form."""
    if match.label == "word":  # only vetoes come as words here
        return 0
    if match.label == "noun":
        return 2
    return 3 if "infinitive" in match.features or match.features <= {"bare", "passive"} else 1


def _noun_like(scene: Scene, match: Match) -> bool:
    """Whether a verb without an ending stands where only a noun can."""
    if match.label != "verb" or match.features - {"bare", "present", "past"}:
        return False
    if "past" in match.features and len(match.taken) > 1:
        # "the seized ship", but not "the X signed a treaty"; "la rencontre entre" is a noun
        nouns = (m for m in scene.found.get("noun", ()) if match.first in m.taken)
        named = any(m.value == match.value for m in nouns)
        return named and any(m.last == match.first - 1 for m in scene.found.get("determiner", ()))
    if "bare" in match.features and any(
        n.last == match.first - 1
        and n.entity.kind == "person"
        and sum(m.group == n.group for m in scene.names) == 1
        for n in scene.names
    ):
        return True  # a person alone takes a verb with an ending
    label = "article" if "past" in match.features else "determiner"
    return any(m.last == match.first - 1 for m in scene.found.get(label, ()))


def _titled(scene: Scene, match: Match) -> bool:
    """Whether its words stand capitalised amid a sentence: part of a name that nobody knows."""
    if scene.sentence.layer not in ("body", "embed", "caption") or scene.pack.capital_nouns:
        return False
    word = scene.words[match.first]
    return match.first > 0 and word.upper and not word.kind and not word.gap


def _trigger(scene: Scene, match: Match, light: Match | None, refusals: Sequence[Match]) -> Trigger:
    first, last, head, features = match.first, match.last, match.last, match.features
    if light:
        first, last = min(first, light.first), max(last, light.last)
        head, features = light.last, light.features
    elif match.label == "verb":
        head = _verb_word(scene, match)
    features = (
        features
        | _governed(scene, first, features)
        | around(scene, match, first, last, features, match.label == "noun" and not light)
    )
    phrased = _phrased(scene, match.first)
    features |= called_off(scene, match, last, light, phrased)
    if light is None and refused(scene, match, phrased, refusals):
        features |= {"denied"}
    if denied(scene, first, head):
        features |= {"denied"}
    if _suspended(scene, head):
        features |= {"past_perfect"}
    telling = telling_of(features, verbal=match.label == "verb" or light is not None)
    rule = f"{match.label} {match.value}" + (" with a light verb" if light else "")
    return Trigger(
        match.value, first, last, head, telling, features, match.label == "noun", match.taken, rule
    )


def _suspended(scene: Scene, head: int) -> bool:
    """Whether a verb waits for the ending of the last one, and that one looks back."""
    pattern, perfect = scene.pack.clauses.suspended, scene.pack.endings.features.get("past_perfect")
    if pattern is None or perfect is None or not compiled(pattern).fullmatch(scene.words[head].text):
        return False
    return compiled(perfect).search(scene.words[-1].text) is not None


def _verb_word(scene: Scene, match: Match) -> int:
    inside = [i for i in match.taken if i in scene.predicates]
    return inside[-1] if inside else match.last


def _lights(
    scene: Scene, nouns: list[Match], busy: set[int], times: frozenset[int] = frozenset()
) -> dict[tuple[int, ...], Match]:
    """The verb of taking place that belongs to each noun: the nearest pairs first, every verb once.

    The words of names and times between the two count no distance, but for verbs that must stand near.
    """
    free = times | {i for i, w in enumerate(scene.words) if w.kind}
    free |= {i for a, b in scene.inserted for i in range(a, b)}
    pairs = []
    for noun in nouns:
        begin, end = scene.clause(noun.last)
        for light in (*scene.found.get("light", ()), *scene.found.get("light_near", ())):
            gap = light.first - noun.last if light.first > noun.last else noun.first - light.last
            inside = (
                begin <= light.first and light.last <= end and not set(light.taken) & (set(noun.taken) | busy)
            )
            between = range(min(noun.last, light.last) + 1, max(noun.first, light.first))
            reach = LIGHT + sum(i in free for i in between) if light.value == "light" else LIGHT_NEAR
            if light.value == "light" and not scene.predicates & {*range(noun.last + 1, light.first - 1)}:
                reach += LIGHT * (light.first > noun.last)  # a subject with its titles, then its verb
            if (
                inside
                and not scene.is_inserted(light.first)
                and gap <= reach
                and not any(i in busy for i in between)
                and _carries(scene, light, noun)
            ):
                pairs.append((gap, light.first, noun.taken, light))
    chosen: dict[tuple[int, ...], Match] = {}
    used: set[int] = set()
    for _, _, taken, light in sorted(pairs, key=lambda p: p[:3]):
        if taken not in chosen and not used & set(light.taken):
            chosen[taken] = light
            used.update(light.taken)
    return chosen


def _carries(scene: Scene, light: Match, noun: Match) -> bool:
    """Where verbs come last, a participle carries the noun behind it, any other verb the noun before it.

    Elsewhere a noun in a phrase of its own is carried by no verb beyond it: "arrived with a visit, held …", "after
    the talks".
    """
    if not scene.verb_final:
        governing = preposition_of(scene, noun.first)
        apart = range(min(noun.last, light.last) + 1, max(noun.first, light.first) + 1)
        parted = any(scene.words[i].gap for i in apart)
        return governing is None or (governing.value != "other" and not parted)
    behind = light.first > noun.last
    if "clausal" in light.features:
        return noun.first - light.last <= LIGHT_NEAR if not behind else light.first == noun.last + 1
    return behind != ("participle" in light.features)


GOVERNS = 3
"""How far before its noun a preposition stands at most: an article and an adjective come between (words)."""


def preposition_of(scene: Scene, noun: int) -> Match | None:
    """The preposition that governs a noun, if one does and no name, verb or mark stands between."""
    for match in scene.found.get("preposition", ()):
        between = range(match.last + 1, noun)
        if not 0 < noun - match.last <= GOVERNS or match.value in ("object", "subject", "of"):
            continue
        open_way = not any(scene.words[i].kind or i in scene.predicates for i in between)
        if open_way and not any(scene.words[i].gap for i in range(match.last + 1, noun + 1)):
            return match
    return None


def _phrased(scene: Scene, noun: int) -> bool:
    """Whether a noun stands in a phrase of its own, and not behind an attribute in one ("das für Mai geplante")."""
    governing = preposition_of(scene, noun)
    if governing is None:
        return False
    articles = (m for label in ("determiner", "article") for m in scene.found.get(label, ()))
    return not any(m.last == governing.first - 1 for m in articles)


MOODS = ("future", "planned", "possible", "infinitive")
"""What an auxiliary says of every verb without an ending that "and" joins to its own."""


def _governed(scene: Scene, first: int, features: frozenset[str]) -> frozenset[str]:
    """A present tense behind "when" is a plan where the main clause before it is one."""
    plain = scene.pack.clauses.tenseless and not features & {"past", "negative"}
    if scene.verb_final or not (features & {"present", "bare"} or plain):
        return frozenset()
    begin, _ = scene.clause(first)
    that = (m for m in scene.found.get("before", ()) if m.value == "planned" and len(m.taken) > 1)
    if any(
        (m.last in (begin, begin - 1) and m.first < begin) or _leads_to(scene, m.last, first) for m in that
    ):
        return frozenset({"planned"})  # "it is expected that in X both leaders take up"
    if ("bare" in features or plain) and any(m.first == begin for m in scene.found.get("and", ())):
        moods = [m for m in scene.found.get("before", ()) if m.last < begin and m.value in MOODS]
        return frozenset({moods[-1].value} if moods else ())  # "will meet X and hold talks"
    hangs = scene.opener(first) is not None
    plans = any(m.value in ("future", "planned") and m.last < begin for m in scene.found.get("before", ()))
    return frozenset({"planned"}) if hangs and plans else frozenset()


def _leads_to(scene: Scene, that: int, verb: int) -> bool:
    """Whether nothing but the parts of its own clause stands between "it is expected that" and a verb."""
    between = range(that + 1, verb)
    open_way = not any(i in scene.predicates for i in between)
    return that < verb and open_way and not any(scene.words[i].gap == "hard" for i in between)


def around(
    scene: Scene, trigger: Match, first: int, last: int, features: frozenset[str], noun: bool
) -> frozenset[str]:
    """What auxiliaries before and governing verbs behind add to a verb or noun.

    Args:
        scene: The sentence.
        trigger: The words in question.
        first: First word of them and of the light verb, if any.
        last: Last word of them and of the light verb.
        features: What their own endings say.
        noun: Whether they only name their event.
    """
    found = set()
    mark = max((m.first for m in scene.has("before", 0, first - 1) if m.value == "infinitive"), default=-1)
    outside = not scene.is_inserted(trigger.first)
    for match in scene.found.get("before", ()):
        if outside and scene.is_inserted(match.first):
            continue
        reach = BEFORE if match.value != "infinitive" else 2  # "to" stands at its verb, but for an adverb
        apart = not set(match.taken) & set(trigger.taken)
        if scene.pack.clauses.bracket and match.value in BRACKETS:
            reach = max(reach, first - scene.clause(first)[0])
        reach += sum(w.aside for w in scene.words[match.last + 1 : first])
        farthest = first - max(BEFORE, reach)
        near = first - reach <= match.last and match.first >= farthest and match.last < last and apart
        if match.value == "passive" and match.last < mark:
            continue  # "is expected to meet X": X suffers nothing
        if match.value == "infinitive" and match.last + 1 <= last and scene.words[match.last + 1].kind:
            continue  # "the visit to X made by Y"
        if near and not any(_parts(scene, i) for i in range(match.last + 1, first + 1)):
            found.add(match.value)
        if (
            match.value == "negative"
            and scene.pack.clauses.bracket
            and not noun
            and _closes(scene, match, last)
        ):
            found.add(match.value)
    if "past" in found and _continued(scene, first):
        found.discard("infinitive")  # "continued to send": they sent
    if "infinitive" in found and any(
        first - 8 <= m.last < first and m.value == "1" for m in scene.found.get("ordinal", ())
    ):
        found.remove("infinitive")  # "the first president to visit": she does
    if scene.verb_final and "past" in features:  # "the summit put off in May was held"
        found -= {"planned", "future", "infinitive", "postponed", "cancelled"}
    governed = noun or bool(
        features & {"infinitive", "future"} or found & {"infinitive", "planned", "future"}
    )
    copular = trigger.label == "noun" and not noun and not scene.verb_final
    if not governed and not copular and not features & {"participle", "clausal"}:
        return frozenset(found)
    phrased = noun and not scene.verb_final and preposition_of(scene, trigger.first) is not None
    for match in scene.found.get("after", ()):
        if outside and scene.is_inserted(match.first):
            continue
        reach = AFTER if match.value not in ("postponed", "cancelled") else 2 * AFTER
        if copular and not governed:  # "the meeting had been planned for"
            reach = COPULA
        allowed = governed or copular or match.value in ("alleged", "denied")
        near = last < match.first <= last + reach and allowed
        hung = scene.opener(last) is not None and any(w.gap for w in scene.words[last + 1 : match.first + 1])
        ahead = match.value == "planned" and (hung or match.first >= scene.clause(last)[1])
        if noun and (ahead or phrased) and not scene.verb_final:
            near = False  # "after the meeting, they will": what comes is told of others
        if near and not any(scene.words[i].gap == "hard" for i in range(last + 1, match.first + 1)):
            unplanned = match.value == "planned" and "negative" in match.features  # "is not planned"
            found.add("negative" if unplanned else match.value)
    return frozenset(found)


def _closes(scene: Scene, negation: Match, last: int) -> bool:
    """Whether a negation closes the clause of a verb in its second place: "traf X in Y nicht"."""
    behind = negation.last + 1
    ends = behind == len(scene.words) or bool(scene.words[behind].gap)
    return ends and last < negation.first and not any(w.gap for w in scene.words[last + 1 : behind])


def _parts(scene: Scene, word: int) -> bool:
    """Whether a mark before a word parts it from what stands before; a bracket that closes again parts nothing."""
    beside = scene.words[word].aside or (word > 0 and scene.words[word - 1].aside)
    return bool(scene.words[word].gap) and not beside


def _continued(scene: Scene, first: int) -> bool:
    """Whether the mark of the infinitive right before belongs to a verb of going on: "continued to"."""
    near = [m for m in scene.found.get("before", ()) if first - 2 <= m.last < first]
    going = {i for m in near if m.value == "past" for i in m.taken}
    return any(m.value == "infinitive" and going.issuperset(m.taken) for m in near)


_ORDER: tuple[tuple[str, Telling], ...] = (
    ("possible", "possible"),
    ("future", "future"),
    ("planned", "future"),
    ("infinitive", "infinitive"),
    ("past_perfect", "past_perfect"),
    ("clausal", "clausal"),
    ("participle", "participle"),
    ("past", "past"),
    ("gerund", "gerund"),
    ("converb", "past"),
    ("present", "present"),
    ("bare", "present"),
)
"""The first feature that is there decides: a mood outranks a tense."""


def telling_of(features: frozenset[str], verbal: bool) -> Telling:
    """How a verb (or, not `verbal`, a noun) with these features tells."""
    for feature, telling in _ORDER:
        if feature in features and (verbal or feature in ("possible", "future", "planned", "past_perfect")):
            return telling
    return "past" if verbal else "nominal"
