"""A sentence as the events reader sees it: words, pattern matches, clauses, and the names with their relations."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from vaka.reading.events.pack import EventPack, pack_of
from vaka.reading.events.patterns import Match, matcher_of
from vaka.reading.events.words import Word, fold, words_of
from vaka.records import LocalEntity, Mention, Sentence, Span

__all__ = ["Name", "Scene", "scene_of"]

PREPOSED = ("with", "between", "by", "against", "from")
"""Relations that a preposition gives to all names behind it, whatever their articles."""
NEAR = 6
"""How many words a preposition may stand before the name it governs (titles and articles lie between)."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a sentence and how it hangs there."""

    mention: Mention
    entity: LocalEntity
    first: int
    last: int
    relation: str
    """A `Relation` of the pack; `bare` where nothing marks it; `attribute` inside another name's title;
    `compound` before the noun that it qualifies."""
    group: int
    """Names joined by "and" share it."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence, ready for reading events off it."""

    sentence: Sentence
    words: list[Word]
    found: dict[str, list[Match]]
    """Pattern matches by label; those of the label `word` by their value."""
    names: list[Name]
    predicates: frozenset[int]
    starts: list[int]
    """First word of every clause."""
    adnominals: frozenset[int]
    """Verbs that hang on the noun behind them."""
    verb_final: bool
    """Whether verbs close their clauses in this language."""

    def is_company(self, word: str) -> bool:
        """Whether a word's ending says "with" (verb-final languages)."""
        pack = pack_of(self.sentence.language)
        company = pack.relations.company if pack else None
        return company is not None and _compiled(company).fullmatch(word) is not None

    def clause(self, word: int) -> tuple[int, int]:
        """First word of the clause that holds `word`, and the one behind its last."""
        i = bisect_right(self.starts, word)
        return self.starts[i - 1], self.starts[i] if i < len(self.starts) else len(self.words)

    def word_at(self, offset: int) -> int:
        """Number of the word that holds or follows a place in the source text."""
        for i, word in enumerate(self.words):
            if offset < word.end:
                return i
        return len(self.words) - 1

    def span(self, first: int, last: int) -> Span:
        """The source text from one word to another, both included."""
        return Span(self.words[first].start, self.words[last].end)

    def has(self, label: str, first: int, last: int) -> list[Match]:
        """The matches of a label that lie within these words, both included."""
        return [m for m in self.found.get(label, ()) if first <= m.first and m.last <= last]


def scene_of(
    text: str, sentence: Sentence, mentions: Iterable[Mention], entities: Sequence[LocalEntity]
) -> Scene | None:
    """Look at one sentence; `None` where its language has no events pack or it holds no words."""
    pack, matcher = pack_of(sentence.language), matcher_of(sentence.language)
    if pack is None or matcher is None:
        return None
    words = words_of(text, sentence.span, pack.strip_accents, pack.dotted_i)
    if not words:
        return None
    placed = _placed(words, mentions)
    for mention, first, last in placed:
        words[first : last + 1] = [replace(w, kind=mention.kind) for w in words[first : last + 1]]
    found: dict[str, list[Match]] = defaultdict(list)
    for match in matcher.find(words):
        found[match.value if match.label in ("word", "person") else match.label].append(match)
    predicates = _predicates(pack, words, found, placed)
    starts = _starts(pack, words, found, predicates)
    names = _names(text, pack, words, found, placed, entities)
    return Scene(
        sentence,
        words,
        dict(found),
        names,
        frozenset(predicates),
        starts,
        _adnominals(pack, words),
        pack.clauses.order == "verb-final",
    )


def _placed(words: Sequence[Word], mentions: Iterable[Mention]) -> list[tuple[Mention, int, int]]:
    placed = []
    for mention in sorted(mentions, key=lambda m: (m.span, m.n)):
        covered = [
            i for i, w in enumerate(words) if w.start < mention.span.end and mention.span.start < w.end
        ]
        if covered:
            placed.append((mention, covered[0], covered[-1]))
    return placed


# --- clauses -----------------------------------------------------------------------------------------


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _predicates(
    pack: EventPack,
    words: Sequence[Word],
    found: dict[str, list[Match]],
    placed: list[tuple[Mention, int, int]],
) -> set[int]:
    """Words that close (verb-final) or head (verb-medial) a clause of their own."""
    named = {i for _, a, b in placed for i in range(a, b + 1)}
    looks = _compiled(pack.clauses.predicate)
    predicates = {i for i, w in enumerate(words) if i not in named and looks.fullmatch(w.text)}
    if pack.clauses.closing:
        closing = _compiled(pack.clauses.closing)
        ends = {i - 1 for i, w in enumerate(words) if w.gap} | {m.first - 1 for m in found.get("and", ())}
        ends.add(len(words) - 1)
        predicates |= {i for i in ends if i >= 0 and i not in named and closing.fullmatch(words[i].text)}
    hanging = (
        {"infinitive"} if pack.clauses.order == "verb-medial" else {"infinitive", "participle", "clausal"}
    )
    for match in (*found.get("verb", ()), *found.get("light", ()), *found.get("light_near", ())):
        if not hanging & match.features and match.last not in named:
            predicates.add(match.last if pack.clauses.order == "verb-final" else match.first)
    return predicates


def _adnominals(pack: EventPack, words: Sequence[Word]) -> frozenset[int]:
    if pack.clauses.adnominal is None:
        return frozenset()
    looks = _compiled(pack.clauses.adnominal)
    return frozenset(i for i, w in enumerate(words) if not w.kind and looks.fullmatch(w.text))


def _starts(
    pack: EventPack, words: Sequence[Word], found: dict[str, list[Match]], predicates: set[int]
) -> list[int]:
    hard = {i for i, w in enumerate(words) if w.gap == "hard" and not _bracketed(words, i)}
    if pack.clauses.order == "verb-final":
        return sorted({0} | hard | {p + 1 for p in predicates if p + 1 < len(words)})
    hard |= {m.first for m in found.get("joint", ())}
    hard |= {
        m.first
        for m in found.get("and", ())
        if any(m.last + k in predicates for k in (1, 2)) and any(p < m.first for p in predicates)
    }
    cuts = sorted({0} | hard | {i for i, w in enumerate(words) if w.gap == "soft"})
    return _merged(cuts, hard, {m.first for m in found.get("joint", ())}, predicates, len(words))


def _bracketed(words: Sequence[Word], i: int) -> bool:
    """Whether only a bracket that is closed again parts a word from the one before."""
    return words[i].aside or (i > 0 and words[i - 1].aside)


def _merged(cuts: list[int], hard: set[int], joints: set[int], predicates: set[int], n: int) -> list[int]:
    """Commas part clauses only where a predicate stands on both sides, or a joint opened the first."""
    starts = [0]
    ends = [*cuts[1:], n]
    seen = any(cuts[0] <= p < ends[0] for p in predicates)
    for begin, end in zip(cuts[1:], ends[1:], strict=True):
        has = any(begin <= p < end for p in predicates)
        if begin in hard or (has and seen):
            starts.append(begin)
            seen = has or begin in joints
        else:
            seen = seen or has
    return starts


# --- names -------------------------------------------------------------------------------------------


def _names(
    text: str,
    pack: EventPack,
    words: Sequence[Word],
    found: dict[str, list[Match]],
    placed: list[tuple[Mention, int, int]],
    entities: Sequence[LocalEntity],
) -> list[Name]:
    endings = [_behind(found, words, last) or _ending(text, pack, words, m, last) for m, _, last in placed]
    attributes = _attributes(words, found, placed, endings)
    joints = {m.first for m in found.get("and", ())}
    relations: list[str] = []
    for k, (_, _, last) in enumerate(placed):
        if k in attributes:
            relations.append("attribute")
            continue
        if words[placed[k][1]].aside:
            relations.append("other")
            continue
        before = _before(pack, words, found, placed, attributes, k)
        marked = (before or endings[k]) if pack.clauses.order == "verb-medial" else (endings[k] or before)
        adjective = placed[k][0].form == "demonym" and pack.clauses.order == "verb-final"
        person = placed[k][0].kind == "person"
        compound = not person and _in_compound(pack, words, found, last, adjective)
        relations.append(marked or ("compound" if compound else "bare"))
    _share(relations, placed, joints, words, pack.clauses.order == "verb-final")
    joined = _joined(placed, joints, attributes)
    groups = [sum(not j for j in joined[:k]) for k in range(len(placed))]
    return [
        Name(mention, entities[mention.entity], first, last, relations[k], groups[k])
        for k, (mention, first, last) in enumerate(placed)
    ]


def _attributes(
    words: Sequence[Word],
    found: dict[str, list[Match]],
    placed: list[tuple[Mention, int, int]],
    endings: Sequence[str | None],
) -> set[int]:
    """Countries and organisations inside a person's title: "Russian President Vladimir Putin"."""
    labels = ("and", "preposition", "postposition", "verb", "light")
    blocked = {i for label in labels for m in found.get(label, ()) for i in m.taken if not words[i].kind}
    inside = set()
    for k, ((mention, _, last), (follower, first, _)) in enumerate(zip(placed, placed[1:], strict=False)):
        if mention.kind in ("person", "other") or follower.kind != "person" or first - last > 5:
            continue
        if endings[k] not in (None, "of"):
            continue
        between = range(last + 1, first)
        parted = any(words[i].gap for i in (*between, first))
        if not parted and not any(i in blocked for i in between):
            inside.add(k)
    return inside


def _ending(text: str, pack: EventPack, words: Sequence[Word], mention: Mention, last: int) -> str | None:
    word = words[last]
    rest = text[mention.span.end : word.end] if mention.span.end < word.end else ""
    if not rest and "'" in word.text:
        rest = word.text[word.text.rindex("'") :]
    if not rest and mention.form != "demonym":
        rest = _inflection(text, mention)
    rest = fold(rest, pack.strip_accents, pack.dotted_i).lstrip("'")
    carrier = next((c for c in pack.relations.carriers if rest.startswith(c)), "")
    if rest:
        return _relation(pack, rest[len(carrier) :])
    for k, follower in enumerate(words[last + 1 : last + 4]):
        if follower.gap or follower.kind == "person" or (k and not words[last + k].upper):
            break
        for carrier in pack.relations.carriers:
            if follower.text.startswith(carrier):
                return _relation(pack, follower.text[len(carrier) :])
    return None


def _inflection(text: str, mention: Mention) -> str:
    """What the name's last word has more than its dictionary form (Путиным, Путин: ым)."""
    words, base = mention.span.of(text).split(), mention.base.split()
    if not words or not base or words[-1] == base[-1]:
        return ""
    same = next(
        (i for i, (a, b) in enumerate(zip(words[-1], base[-1], strict=False)) if a != b), len(base[-1])
    )
    return words[-1][same:] if same >= 3 or same >= len(base[-1]) - 1 else ""


def _relation(pack: EventPack, rest: str) -> str | None:
    for relation, pattern in pack.relations.suffixes.items():
        if _compiled(pattern).fullmatch(rest):
            return relation
    return None


def _in_compound(
    pack: EventPack, words: Sequence[Word], found: dict[str, list[Match]], last: int, adjective: bool
) -> bool:
    """Whether the next word makes the name its attribute (a people's name before any noun is one)."""
    if pack.relations.compound is None or last + 1 >= len(words):
        return False
    follower = words[last + 1]
    if follower.gap or follower.kind or any(follower.text.startswith(c) for c in pack.relations.carriers):
        return False
    labels = ("and", "verb", "light", "light_near")
    other = any(last + 1 in m.taken and last not in m.taken[1:] for x in labels for m in found.get(x, ()))
    return not other and (
        adjective or _compiled(pack.relations.compound).fullmatch(follower.text) is not None
    )


def _behind(found: dict[str, list[Match]], words: Sequence[Word], last: int) -> str | None:
    """The postposition behind a name, or behind the name and one noun ("on behalf of the Norda people")."""
    for match in found.get("postposition", ()):
        between = words[last + 1 : match.first]
        if 0 <= len(between) <= 1 and match.first > last and not any(w.kind or w.gap for w in between):
            if words[match.first].gap != "hard" and (not between or match.value in ("for", "against")):
                return match.value
    return None


def _before(
    pack: EventPack,
    words: Sequence[Word],
    found: dict[str, list[Match]],
    placed: list[tuple[Mention, int, int]],
    attributes: set[int],
    k: int,
) -> str | None:
    """The nearest preposition to the left that governs this name and not an attribute before it."""
    if not pack.relations.before:
        return None
    first = placed[k][1]
    stops = {i for m in (*found.get("verb", ()), *found.get("light", ())) for i in m.taken}
    owned = {a - 1 for j, (_, a, _) in enumerate(placed) if j in attributes}
    ends: dict[int, Match] = {}
    for match in found.get("preposition", ()):
        if match.last not in ends or match.weight > ends[match.last].weight:
            ends[match.last] = match
    crossed = words[first].gap == "soft"  # an apposition: "with the minister, X"
    for i in range(first - 1, max(-1, first - 1 - NEAR), -1):
        if words[i + 1].gap and not (i + 1 == first and crossed):
            return None
        if i in ends and not (i in owned and ends[i].value == "of"):
            relation = ends[i].value
            return relation if not crossed or relation in ("with", "subject", "object", "by") else None
        if i in stops or any(a <= i <= b for j, (_, a, b) in enumerate(placed) if j != k and j not in attributes):
            return None
    return None


def _joined(placed: list[tuple[Mention, int, int]], joints: set[int], attributes: set[int]) -> list[bool]:
    """For every name but the last whether "and" joins it to the next that is no mere attribute."""
    joined = []
    for k, (_, _, last) in enumerate(placed[:-1]):
        behind = next((a for j, (_, a, _) in enumerate(placed) if j > k and j not in attributes), None)
        near = behind is not None and behind - last <= NEAR + 2
        joined.append(
            k in attributes
            or (near and any(i in joints for i in range(last + 1, min(last + 3, behind or 0))))
        )
    return joined


def _share(
    relations: list[str],
    placed: list[tuple[Mention, int, int]],
    joints: set[int],
    words: Sequence[Word],
    backwards: bool,
) -> None:
    """Give names joined by "and" or commas the relation that only one of them carries."""
    pairs = range(len(placed) - 1)
    joined = [
        placed[k + 1][1] - placed[k][2] <= 6
        and any(i in joints for i in range(placed[k][2] + 1, placed[k + 1][1]))
        for k in pairs
    ]
    for k in reversed(pairs) if backwards else pairs:
        (left, _, last), (right, first, _) = placed[k], placed[k + 1]
        listed = (
            first == last + 1 and words[first].gap == "soft" and left.kind == right.kind and any(joined[k:])
        )
        if not (joined[k] or listed):
            continue
        taker, giver = (k, k + 1) if backwards else (k + 1, k)
        plain = ("bare",) if relations[giver] not in PREPOSED else ("bare", "of", "object", "subject")
        if relations[taker] in plain and relations[giver] not in ("attribute", "bare", "compound"):
            relations[taker] = relations[giver]
