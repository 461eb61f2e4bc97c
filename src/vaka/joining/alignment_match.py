"""Whether two quotations render the same words: shared words in one language, meaning across languages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vaka.joining.alignment_words import Piece, Words, overlap, runs
from vaka.records import Ref, Span
from vaka.vectors import Encoder, debias

__all__ = ["APART", "APART_SIZE", "Match", "Meaning", "match_again", "match_apart", "match_together"]

ACROSS = 0.46
"""Cosine asked of two clauses or sentences in two languages, in one story."""

ACROSS_RUN = 0.5
MANY_RUN = 0.62
"""The same where the longer quotation's clause was sought out word by word: some run always comes near; and
where the other quotation has several sentences, each with its chance (on pages of the wild two other utterances of
one speaker came to .58)."""

UNKNOWN_SPEAKER = 0.06
OTHER_SPEAKER = 0.12
"""Asked in addition where a speaker is not told; and where two languages seem to name two speakers, of whom
the knowledge lacks one: often one name in two spellings that were not joined (on NTREX's half two true pairs
of five, and only one in thirty of what this lets in was wrong)."""

BRIEF = 15
BRIEF_ASKED = 0.06
"""Letters under which a clause says little ("hatred and malice"), and what is then asked in addition."""

BOTH_BRIEF = 20
BOTH_BRIEF_ASKED = 0.1
"""Letters under which both clauses are mere formulas ("thank you very much", "great success"), and what is then
asked besides: of two true pairs so short the lower had .77, two other formulas .58."""

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

LONGER = 1.4
"""How many times longer a sentence must be for a run of its words to say something else than the whole."""

SENTENCES = 2
"""Sentences, nearest first, in which runs are looked for."""

NEAR = 0.25
"""Cosine of the short sentence to the long one from which the long one's runs are worth encoding; .05 more to
a clause of it, since short texts come near each other by chance. (True pairs: .26 to .46.)"""

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


class Meaning:
    """Debiased vectors of pieces, encoded in few calls; for one case: it knows quotations by their `Ref`."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._known: dict[Ref, NDArray[np.float32]] = {}

    def learn(self, words: Iterable[Words]) -> None:
        """Encode all pieces of these quotations at once, so that later calls find them remembered."""
        self._encoder.encode(sorted({p.text for w in words for p in w.pieces}))

    def of_words(self, words: Words) -> NDArray[np.float32]:
        """The vectors of a quotation's pieces, (n, 384)."""
        if words.ref not in self._known:
            self._known[words.ref] = self.of(words.pieces, words.language)
        return self._known[words.ref]

    def of(self, pieces: Sequence[Piece], language: str) -> NDArray[np.float32]:
        """The vectors of pieces in one language, (n, 384)."""
        return debias(self._encoder.encode([p.text for p in pieces]), [language] * len(pieces))


def match_together(a: Words, b: Words, meaning: Meaning) -> Match | None:
    """Compare two quotations of one story."""
    if a.size < b.size or (a.size == b.size and b.ref < a.ref):
        a, b = b, a
    if not a.pieces or not b.pieces or (a.numbers and b.numbers and not a.numbers & b.numbers):
        return None
    return _by_words(a, b, meaning) if a.language == b.language else _by_meaning(a, b, meaning)


def _asked(threshold: float, a: Words, b: Words) -> float:
    if a.speaker is None or b.speaker is None:
        return threshold + UNKNOWN_SPEAKER
    return threshold if a.speaker == b.speaker else threshold + OTHER_SPEAKER


# --- one language --------------------------------------------------------------------------------------


def _by_words(a: Words, b: Words, meaning: Meaning) -> Match | None:
    shared = overlap(a, b)
    if shared.of_b < SHARED:
        return None
    i, j, cosine = _nearest(meaning.of_words(a), meaning.of_words(b))
    score = (shared.of_b + cosine) / 2
    under = a.heads(b) or b.heads(a)
    if score < (UNDER_HEAD if under else _asked(ONE_LANGUAGE, a, b)):
        return None
    where = "in one article" if a.ref.document == b.ref.document else "their articles tell one story"
    where = "a crosshead and words under it" if under else where
    here = overlap(a, b, a.pieces[i].span, b.pieces[j].span)
    part = min(shared.of_a, shared.of_b) < WHOLE
    reasons = (
        where,
        f"{shared.of_b:.0%} of the shorter one's words stand in the longer, clauses agree to {cosine:.2f}",
    )
    return Match(a, b, here.a_span, here.b_span, part, score, reasons)


# --- across languages ----------------------------------------------------------------------------------


def _by_meaning(a: Words, b: Words, meaning: Meaning) -> Match | None:
    mine, theirs = meaning.of_words(a), meaning.of_words(b)
    i, j, cosine = _nearest(mine, theirs)
    here, there, asked = a.pieces[i], b.pieces[j], _asked(ACROSS, a, b)
    if cosine < asked and a.speaker is not None and a.speaker == b.speaker:
        asked = ACROSS_RUN if len(b.sentences) == 1 else MANY_RUN
        for at, piece in enumerate(b.sentences):
            run, closer = _closest_run(a, piece, theirs[at], mine, meaning)
            if run is not None and closer > cosine:
                here, there, cosine = run, piece, closer
    asked += BRIEF_ASKED if min(here.size, there.size) < BRIEF else 0.0
    in_part = len(b.sentences) > 1 and _told(b, theirs @ mine.T) < WHOLE
    asked += BOTH_PARTS_ASKED if in_part else 0.0
    asked += BOTH_BRIEF_ASKED if max(here.size, there.size) < BOTH_BRIEF else 0.0
    if cosine < asked:
        return None
    reasons = ("their articles tell one story", f"clauses agree to {cosine:.2f} ({asked:.2f} is asked)")
    part = _rendered(mine, theirs, a, b) < WHOLE
    return Match(a, b, here.span, there.span, part, cosine, reasons)


def _nearest(mine: NDArray[np.float32], theirs: NDArray[np.float32]) -> tuple[int, int, float]:
    cosines = mine @ theirs.T
    i, j = divmod(int(cosines.argmax()), cosines.shape[1])
    return i, j, float(cosines[i, j])


def _closest_run(
    a: Words, piece: Piece, vector: NDArray[np.float32], mine: NDArray[np.float32], meaning: Meaning
) -> tuple[Piece | None, float]:
    """The run of words of the longer quotation that comes closest to a short piece of the other."""
    if piece.size > SHORT:
        return None, 0.0
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
        return None, 0.0
    cosines = meaning.of(found, a.language) @ vector
    best = int(cosines.argmax())
    return found[best], float(cosines[best])


def _told(words: Words, cosines: NDArray[np.float32]) -> float:
    """The share of a quotation's sentences, by letters, that the other renders, if only roughly."""
    nearest = cosines.max(axis=1)
    told = sum(s.size for s, c in zip(words.sentences, nearest, strict=False) if c >= ACROSS - 0.1)
    return told / max(words.size, 1)


def _rendered(mine: NDArray[np.float32], theirs: NDArray[np.float32], a: Words, b: Words) -> float:
    """The smaller share of either quotation's sentences, by letters, that the other renders.

    A sentence counts as rendered somewhat under the threshold: the pair is already known to answer.
    """
    cosines = mine @ theirs.T
    shares = []
    for words, best in ((a, cosines.max(axis=1)), (b, cosines.max(axis=0))):
        told = sum(s.size for s, c in zip(words.sentences, best, strict=False) if c >= ACROSS - 0.1)
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


def _clash(here: Piece, there: Piece) -> bool:
    return bool(here.numbers and there.numbers and not here.numbers & there.numbers)


def match_again(a: Words, here: Piece, b: Words, there: Piece, cosine: float) -> Match | None:
    """Compare two long sentences of one speaker in articles of different stories, whose vectors are near."""
    if _clash(here, there):
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
    return Match(a, b, here.span, there.span, part, cosine, reasons)
