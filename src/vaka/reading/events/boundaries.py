"""Where the clauses of a sentence begin, and which of its words are predicates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from vaka.reading.events.patterns import Match
from vaka.reading.events.sketch import Sketch, compiled
from vaka.reading.events.words import Word

__all__ = ["adnominals_of", "postponements_of", "predicates_of", "starts_of"]


def predicates_of(sketch: Sketch) -> frozenset[int]:
    """Words that close (verb-final) or head (verb-medial) a clause of their own."""
    named = {i for p in sketch.placed for i in range(p.first, p.last + 1)}
    looks = compiled(sketch.pack.clauses.predicate)
    predicates = {i for i, w in enumerate(sketch.words) if looks.fullmatch(w.text)} | _closing(sketch)
    hanging = {"infinitive", "participle", "clausal"} if sketch.verb_final else {"infinitive"}
    nouns = {i for m in sketch.matches("noun", "veto") for i in m.taken}
    for match in sketch.matches("verb", "light", "light_near"):
        noun = match.first in nouns and _determined(sketch, match)
        if noun or (match.label != "verb" and nouns.issuperset(match.taken)):
            continue  # a noun that ends as a verb does (Turkish toplantı, French "la rencontre")
        if not hanging & match.features and match.last not in named and not _titled(sketch, match):
            predicates.add(match.last if sketch.verb_final else match.first)
    return frozenset(predicates - named)


def _determined(sketch: Sketch, match: Match) -> bool:
    """Whether what may be a present tense stands right behind an article."""
    if sketch.verb_final or match.features - {"bare", "present"}:
        return False
    return any(m.last == match.first - 1 for m in sketch.matches("determiner", "article"))


LONG = 5
"""Letters of a word that a headline in capitals would write with one."""


def _titled(sketch: Sketch, match: Match) -> bool:
    """Whether it stands capitalised among small words: of an office ("Finance Minister") or an unknown name."""
    word = sketch.words[match.first]
    if sketch.pack.capital_nouns or match.first == 0 or not word.upper or word.gap or len(match.taken) > 1:
        return False
    return sum(not (w.upper or w.kind) and len(w.text) >= LONG for w in sketch.words) > 1


def _closing(sketch: Sketch) -> set[int]:
    """Words that are predicates only where a mark, an "and" or the end follows."""
    if sketch.pack.clauses.closing is None:
        return set()
    looks = compiled(sketch.pack.clauses.closing)
    ends = {i - 1 for i, w in enumerate(sketch.words) if w.gap and i}
    ends |= {m.first - 1 for m in sketch.matches("and") if m.first}
    ends.add(len(sketch.words) - 1)
    return {i for i in ends if looks.fullmatch(sketch.words[i].text)}


def adnominals_of(sketch: Sketch) -> frozenset[int]:
    """Verbs that hang on the noun behind them."""
    if sketch.pack.clauses.adnominal is None:
        return frozenset()
    looks = compiled(sketch.pack.clauses.adnominal)
    return frozenset(i for i, w in enumerate(sketch.words) if not w.kind and looks.fullmatch(w.text))


def starts_of(sketch: Sketch, predicates: frozenset[int]) -> list[int]:
    """First word of every clause, in order."""
    words = sketch.words
    hard = {i for i, w in enumerate(words) if w.gap == "hard" and not _bracketed(sketch, i)}
    if sketch.verb_final:
        return sorted({0} | hard | {p + 1 for p in predicates if p + 1 < len(words)})
    joints = {m.first for m in sketch.matches("joint")}
    hard |= joints
    for match in sorted(sketch.matches("and"), key=lambda m: m.first):
        verb_behind = match.last + 1 in predicates or match.last + 2 in predicates
        opened = max((i for i in hard if i <= match.first), default=0)
        if verb_behind and any(opened <= p < match.first for p in predicates):
            hard.add(match.first)
    cuts = sorted({0} | hard | {i for i, w in enumerate(words) if w.gap == "soft"})
    starts = _merged(cuts, hard, joints, predicates, len(words))
    inserted = postponements_of(sketch.words, sketch.found, predicates)
    return [s for s in starts if not any(a <= s <= b for a, b in inserted)]


def postponements_of(
    words: Sequence[Word], found: Mapping[str, Sequence[Match]], predicates: frozenset[int]
) -> list[tuple[int, int]]:
    """From comma to comma what says that the subject was put off before its own verb comes: it parts nothing."""
    told = [m for label in ("before", "after") for m in found.get(label, ())]
    moved = {m.first for m in told if m.value in ("postponed", "cancelled")}
    gaps = [i for i, w in enumerate(words) if w.gap == "soft"]
    return [(a, b) for a, b in pairwise(gaps) if b in predicates and moved & {a, a + 1, a + 2}]


def _bracketed(sketch: Sketch, i: int) -> bool:
    """Whether only a bracket that is closed again parts a word from the one before."""
    return sketch.words[i].aside or (i > 0 and sketch.words[i - 1].aside)


def _merged(
    cuts: list[int], hard: set[int], joints: set[int], predicates: frozenset[int], n: int
) -> list[int]:
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
