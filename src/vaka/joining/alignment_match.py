"""Whether two quotations render the same words: shared words in one language, meaning across languages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vaka.joining.alignment_facts import contradiction, facts_of, turned
from vaka.joining.alignment_meaning import Meaning
from vaka.joining.alignment_words import Overlap, Piece, Words, overlap, runs, unshared
from vaka.records import Span
from vaka.vectors import rendered

__all__ = ["APART", "APART_SIZE", "Match", "compare", "match_again", "match_apart", "match_together"]

ACROSS = 1.0
"""Agreement asked of two clauses or sentences in two languages, in one story: the cosine along what renderings keep,
and `WORD` times the cosine of the word that is answered least. Where nothing contradicts, of 113 true pairs in the
case files .83 have as much, of 32 others of one pattern (a word, a subject changed) four; the cosine of whole vectors
alone let in ten at that recall."""

WORD = 0.5
"""Half: whole ones and none were worse (area under the curve .92, .90 without, .92 with whole ones)."""

MOST_WORD = 0.35
"""What the weakest word adds at most; pairs of clauses that lack more are not looked at word by word."""

LOOKED_AT = 4
"""Pairs of clauses, nearest first, that are looked at word by word."""

ACROSS_RUN = -0.07
MANY_RUN = 0.1
"""Asked in addition where the longer quotation's clause was sought out word by word: it is no utterance of one pattern
with the other then, which the high threshold is against (true runs on pages of the wild .94 to .99, others up to .88);
and where the other quotation has several sentences, each with its chance."""

UNKNOWN_SPEAKER = 0.06
OTHER_SPELLING = 0.03
OTHER_OFFICE = 0.1
"""Asked in addition where a speaker is not told; where two names that the knowledge lacks sound alike in two languages;
and where two languages have two offices or bodies, of which nothing can be heard."""

BRIEF = 15
BRIEF_ASKED = 0.06
"""Letters under which a clause says little ("hatred and malice"), and what is then asked in addition."""

BOTH_BRIEF = 20
BOTH_BRIEF_ASKED = 0.1
"""Letters under which both clauses are mere formulas ("thank you very much", "great success"), and what is then
asked besides."""

TURNED_ASKED = 0.35
TURNED_SIZE = 100
"""Asked in addition where one clause denies what the other says or says the opposite; and letters above which a
sentence has several verbs, so that a negation in one of them says little of the whole."""

ONE_LANGUAGE = 0.58
"""Mean of shared words and cosine asked in one language, in one story."""

UNDER_HEAD = 0.4
"""The same for a quoted crosshead and words of its own section, whoever is read as their speakers. (True pairs
on pages of the wild: .42 to .95; other words of the section had hardly a word in common.)"""

SHARED = 0.3
"""Share of common words in one language under which meaning is not looked at."""

APART = 0.6
APART_SHARED = 0.8
APART_SIZE = 70
"""Between stories: cosine, in one language also shared words, and least letters. A formula is shorter."""

SHORT = 60
"""Letters up to which a sentence of a known speaker is looked for in runs of words, not only in clauses."""

LONGER = 1.7
"""How many times longer a sentence must be for a run of its words to say something else than the whole."""

SENTENCES = 2
"""Sentences, nearest first, in which runs are looked for."""

NEAR = 0.44
"""Cosine of the short sentence to the long one from which the long one's runs are worth encoding; .05 more to
a clause of it, since short texts come near each other by chance."""

NEARLY = 0.35
"""What a pair may lack and still be told, so that pairs can be weighed against each other."""

ROUGHLY = 0.6
"""Cosine from which a sentence of a pair that is known to answer is rendered somewhere in the other."""

SURE = 0.62
SURE_ACROSS = 0.82
"""Score from which a rendering needs not be the best of its document: lead and crosshead say the same words twice."""

STRICT = 8
LOOSE = 0.2
"""Words with something to say up to which a quotation in one language keeps each of them; and the share of them that a
longer one may have put in other words that mean something else."""

SYNONYM = 0.75
"""Cosine of two words of one language, each in its sentence, from which one may stand for the other."""

WHOLE = 0.7
"""Share of both quotations' letters that must be rendered for `same`."""

BOTH_PARTS_ASKED = 0.1
"""Asked in addition where the shorter quotation is rendered in part only: two utterances on one subject often have
one clause alike (.55 on pages of the wild), while what a paper leaves out it leaves out of the longer one."""


@dataclass(frozen=True, slots=True)
class Match:
    """Two quotations that answer each other; `a` is the longer."""

    a: Words
    b: Words
    a_span: Span
    b_span: Span
    part: bool
    score: float
    reasons: tuple[str, ...]
    over: float
    """By how much it has what is asked; less than nought where it only may be a rendering."""
    sure: bool = False
    """Whether it needs not be the best rendering of its document."""
    sought: bool = False
    """Whether a single sentence's words were sought out word by word in a longer one."""


def match_together(a: Words, b: Words, meaning: Meaning) -> Match | None:
    """The match of two quotations of one story, where they have what is asked."""
    found = compare(a, b, meaning)
    return found if found is not None and found.over >= 0 else None


def compare(a: Words, b: Words, meaning: Meaning) -> Match | None:
    """The match of two quotations of one story, also where they lack up to `NEARLY` of what is asked."""
    if a.size < b.size or (a.size == b.size and b.ref < a.ref):
        a, b = b, a
    if not a.pieces or not b.pieces:
        return None
    return _by_words(a, b, meaning) if a.language == b.language else _by_meaning(a, b, meaning)


def _asked(threshold: float, a: Words, b: Words) -> float:
    if a.speaker is None or b.speaker is None:
        return threshold + UNKNOWN_SPEAKER
    if a.speaker == b.speaker:
        return threshold
    return threshold + (OTHER_SPELLING if a.name and b.name else OTHER_OFFICE)


def _contradict(a: Words, here: Piece, b: Words, there: Piece) -> bool:
    """Whether two stretches tell other numbers or days."""
    mine, theirs = facts_of(here.text, a.language), facts_of(there.text, b.language)
    every = (facts_of(w.text, w.language) for w in (a, b))
    return contradiction(mine, theirs, *every) is not None


def _turned(a: Words, here: Piece, b: Words, there: Piece) -> bool:
    """Whether one of two stretches that say one thing denies what the other says."""
    if max(here.size, there.size) > TURNED_SIZE:
        return False
    return turned(facts_of(here.text, a.language), facts_of(there.text, b.language))


# --- one language --------------------------------------------------------------------------------------


def _by_words(a: Words, b: Words, meaning: Meaning) -> Match | None:
    shared = overlap(a, b)
    if shared.of_b < SHARED:
        return None
    i, j, cosine = _nearest(meaning.of_words(a), meaning.of_words(b))
    here, there = a.pieces[i], b.pieces[j]
    score = (shared.of_b + cosine) / 2
    under = a.heads(b) or b.heads(a)
    if score < (UNDER_HEAD if under else _asked(ONE_LANGUAGE, a, b)) or _contradict(a, here, b, there):
        return None
    if not under and (_turned(a, here, b, there) or _reworded(a, b, shared, meaning)):
        return None
    where = "in one article" if a.ref.document == b.ref.document else "their articles tell one story"
    where = "a crosshead and words under it" if under else where
    within = overlap(a, b, here.span, there.span)
    part = min(shared.of_a, shared.of_b) < WHOLE
    reasons = (
        where,
        f"{shared.of_b:.0%} of the shorter one's words stand in the longer, clauses agree to {cosine:.2f}",
    )
    return Match(a, b, within.a_span, within.b_span, part, score, reasons, 0.0, score >= SURE)


def _reworded(a: Words, b: Words, shared: Overlap, meaning: Meaning) -> bool:
    """Whether the shorter quotation has other words where the longer one has its own, and they mean something else.

    Words that one of them only leaves out are no other words.
    """
    told = [s.span for s in a.sentences if s.span.overlap(shared.a_span)]
    left, missing = unshared(a, b, Span(told[0].start, told[-1].end))
    text, other = a.document.text, b.document.text
    left = [s for s in left if meaning.telling(s.of(text))]
    missing = [s for s in missing if meaning.telling(s.of(other))]
    if not left or not missing:
        return False
    answers = meaning.likeness(b, missing, a, left).max(axis=1)
    other_words = int((answers < SYNONYM).sum())
    telling = sum(meaning.telling(s.of(other)) for s, _ in b.tokens)
    return other_words > (0 if telling <= STRICT else LOOSE * telling)


# --- across languages ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Answer:
    """Two stretches that may render each other: how much they agree, and what is asked of them."""

    here: Piece
    there: Piece
    cosine: float
    agreement: float
    asked: float

    @property
    def over(self) -> float:
        """By how much it has what is asked."""
        return self.agreement - self.asked


def _by_meaning(a: Words, b: Words, meaning: Meaning) -> Match | None:
    mine, theirs = meaning.across(a), meaning.across(b)
    asked = _asked(ACROSS, a, b)
    if len(b.sentences) > 1 and _told(b, theirs @ mine.T) < WHOLE:
        asked += BOTH_PARTS_ASKED
    best = _best_pair(a, b, mine @ theirs.T, asked, meaning)
    run: _Answer | None = None
    if (best is None or best.over < 0) and a.speaker is not None and a.speaker == b.speaker:
        run = _best_run(a, b, mine, theirs, asked, meaning)
        best = run if best is None or (run is not None and run.over > best.over) else best
    if best is None or best.over < -NEARLY:
        return None
    said = f"clauses agree to {best.cosine:.2f}, with their words to {best.agreement:.2f} ({best.asked:.2f} is asked)"
    part = _rendered(mine, theirs, a, b) < WHOLE
    reasons = ("their articles tell one story", said)
    sure = best.cosine >= SURE_ACROSS
    sought = best is run and len(b.sentences) == 1
    return Match(a, b, best.here.span, best.there.span, part, best.cosine, reasons, best.over, sure, sought)


def _best_pair(
    a: Words, b: Words, cosines: NDArray[np.float32], asked: float, meaning: Meaning
) -> _Answer | None:
    """The pair of clauses that has most of what is asked, among the nearest ones."""
    best: _Answer | None = None
    for at in np.argsort(-cosines, axis=None, kind="stable")[:LOOKED_AT].tolist():
        i, j = divmod(at, cosines.shape[1])
        cosine = float(cosines[i, j])
        if cosine < asked - MOST_WORD:
            break
        found = _answer(a, a.pieces[i], b, b.pieces[j], cosine, asked, meaning)
        if found is not None and (best is None or found.over > best.over):
            best = found
    return best


def _best_run(
    a: Words,
    b: Words,
    mine: NDArray[np.float32],
    theirs: NDArray[np.float32],
    asked: float,
    meaning: Meaning,
) -> _Answer | None:
    """The run of words of the longer quotation that best renders a short sentence of the other."""
    asked += ACROSS_RUN if len(b.sentences) == 1 else MANY_RUN
    best: _Answer | None = None
    for piece, vector in zip(b.sentences, theirs, strict=False):
        for run, cosine in _closest_runs(a, piece, vector, mine, meaning):
            if cosine >= asked - MOST_WORD:
                found = _answer(a, run, b, piece, cosine, asked, meaning)
                if found is not None and (best is None or found.over > best.over):
                    best = found
    return best


def _answer(
    a: Words, here: Piece, b: Words, there: Piece, cosine: float, asked: float, meaning: Meaning
) -> _Answer | None:
    """What two stretches have and what is asked of them; `None` where they contradict each other."""
    if _contradict(a, here, b, there):
        return None
    asked += BRIEF_ASKED if min(here.size, there.size) < BRIEF else 0.0
    asked += BOTH_BRIEF_ASKED if max(here.size, there.size) < BOTH_BRIEF else 0.0
    asked += TURNED_ASKED if _turned(a, here, b, there) else 0.0
    weakest = meaning.weakest(there, b.language, here, a.language)
    return _Answer(here, there, cosine, cosine + WORD * weakest, asked)


def _nearest(mine: NDArray[np.float32], theirs: NDArray[np.float32]) -> tuple[int, int, float]:
    cosines = mine @ theirs.T
    i, j = divmod(int(cosines.argmax()), cosines.shape[1])
    return i, j, float(cosines[i, j])


def _closest_runs(
    a: Words, piece: Piece, vector: NDArray[np.float32], mine: NDArray[np.float32], meaning: Meaning
) -> list[tuple[Piece, float]]:
    """The runs of words of the longer quotation that come closest to a short piece of the other."""
    if piece.size > SHORT:
        return []
    near = mine @ vector - np.where(np.arange(len(mine)) < len(a.sentences), 0, 0.05)
    long: list[Piece] = []
    for at in np.argsort(-near, kind="stable"):
        sentence = next(s for s in a.sentences if s.span.holds(a.pieces[at].span))
        if near[at] < NEAR or len(long) == SENTENCES:
            break
        if sentence not in long and sentence.size >= LONGER * piece.size:
            long.append(sentence)
    found = [run for sentence in long for run in runs(a, sentence, piece.size)]
    if not found:
        return []
    cosines = rendered(meaning.of(found, a.language)) @ vector
    nearest = np.argsort(-cosines, kind="stable")[:LOOKED_AT].tolist()
    return [(found[n], float(cosines[n])) for n in nearest]


def _told(words: Words, cosines: NDArray[np.float32]) -> float:
    """The share of a quotation's sentences, by letters, that the other renders, if only roughly."""
    nearest = cosines.max(axis=1)
    told = sum(s.size for s, c in zip(words.sentences, nearest, strict=False) if c >= ROUGHLY)
    return told / max(words.size, 1)


def _rendered(mine: NDArray[np.float32], theirs: NDArray[np.float32], a: Words, b: Words) -> float:
    """The smaller share of either quotation's sentences, by letters, that the other renders.

    A sentence counts as rendered somewhat under the threshold: the pair is already known to answer.
    """
    cosines = mine @ theirs.T
    shares = []
    for words, best in ((a, cosines.max(axis=1)), (b, cosines.max(axis=0))):
        told = sum(s.size for s, c in zip(words.sentences, best, strict=False) if c >= ROUGHLY)
        shares.append(told / max(words.size, 1))
    return min(min(shares), b.size / max(a.size, 1) + 0.2)


# --- between stories -----------------------------------------------------------------------------------


def match_apart(words: Sequence[Words], story: Mapping[str, int], meaning: Meaning) -> list[Match]:
    """Older words quoted again: long sentences of one speaker in articles of different stories."""
    speakers: dict[str, list[tuple[Words, Piece]]] = {}
    for word in words:
        if word.speaker is not None:
            long = [(word, p) for p in word.sentences if p.size >= APART_SIZE]
            speakers.setdefault(word.speaker, []).extend(long)
    found: dict[tuple[object, object], Match] = {}
    for said in speakers.values():
        if len({story[w.ref.document] for w, _ in said}) > 1:
            for match in _said_again(said, story, meaning):
                key = (match.a.ref, match.b.ref)
                if key not in found or match.score > found[key].score:
                    found[key] = match
    return list(found.values())


def _said_again(
    said: Sequence[tuple[Words, Piece]], story: Mapping[str, int], meaning: Meaning
) -> Iterable[Match]:
    vectors = np.concatenate([meaning.of([p], w.language) for w, p in said])
    cosines = np.triu(vectors @ vectors.T, 1)
    for i, j in np.argwhere(cosines >= APART).tolist():
        (a, here), (b, there) = said[i], said[j]
        if story[a.ref.document] != story[b.ref.document]:
            match = match_again(a, here, b, there, float(cosines[i, j]))
            if match is not None:
                yield match


def match_again(a: Words, here: Piece, b: Words, there: Piece, cosine: float) -> Match | None:
    """Compare two long sentences of one speaker in articles of different stories, whose vectors are near."""
    if _contradict(a, here, b, there):
        return None
    if a.size < b.size or (a.size == b.size and b.ref < a.ref):
        a, here, b, there = b, there, a, here
    said = f"sentences agree to {cosine:.2f}"
    if a.language == b.language:
        shared = overlap(a, b, here.span, there.span)
        if max(shared.of_a, shared.of_b) < APART_SHARED:
            return None
        said += f", {max(shared.of_a, shared.of_b):.0%} of the words are the same"
    part = here.size < WHOLE * a.size or there.size < WHOLE * b.size
    reasons = ("their articles tell different stories, the wording is long", said)
    return Match(a, b, here.span, there.span, part, cosine, reasons, 0.0)
