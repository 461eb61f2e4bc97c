"""Alignments: pairs of quotations that render the same words, in whole or in part, across languages.

How the thresholds were found. On 82 invented pairs in six languages (`tests/cases/alignments.toml`) and the
project's examples, clauses and runs of words that render each other have debiased cosines of .44 to .84, the
nearest other words of the same speaker in the same story .20 to .55, and formulas said on another day up to
1.0: no wording tells "the talks were constructive" of May from that of June. So within a story a cosine of
half is asked, and between stories only long wordings of the speaker's own are taken. In one language shared
words count as much as meaning, since vectors put all that one speaker says on one subject close together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from rapidfuzz.distance import Levenshtein

from vaka.joining.alignment_match import Match, compare, match_apart
from vaka.joining.alignment_meaning import Meaning
from vaka.joining.alignment_words import Words
from vaka.reading.names.transliteration import outline
from vaka.records import Alignment, Document, Entity, Reading, Ref, Story
from vaka.vectors import Encoder

__all__ = ["align_quotations", "alignment_of", "in_order", "matches_within", "words_of"]

RIVAL = 0.08
"""A quotation renders only the best of another document's, and those that come so close to it."""


LACKING = 0.15
STANDS_OUT = 0.15
"""What a pair of one speaker may lack of what is asked, if it has so much more than any other of the document."""

FIRM = 0.05
"""By how much words sought out in a longer sentence must have more than is asked to count alone: on pages of the wild
true ones without other pairs beside them had .28, wrong ones 0 to .03."""

ORDERED, TWO = 0.06, 2
"""What a pair may lack between so many pairs in the same order: of those on pages of the wild that lacked .06 at most,
two true ones stood so and no wrong one."""

STRAY = 4
"""One consonant in so many may differ between two spellings of one name."""


def align_quotations(
    documents: Mapping[str, Document],
    readings: Sequence[Reading],
    entities: Sequence[Entity],
    stories: Sequence[Story],
    encoder: Encoder,
) -> tuple[Alignment, ...]:
    """Find the pairs of quotations, direct or partial, that render the same words.

    Two speakers that the knowledge tells apart never say the same words, nor do two of one language; where
    one is not told, or two languages spell two unknown names, more likeness is asked. The result is the same
    for any order of the readings.

    Args:
        documents: By id.
        readings: Of all documents of the case.
        entities: Of the case; they say who the speakers are.
        stories: Of the case; within one, less likeness is asked.
        encoder: Gives the vectors of clauses.

    Returns:
        The alignments, sorted by their quotations; `b` renders (a part of) the words of `a`.
    """
    local: dict[str, dict[int, Entity]] = {r.document: {} for r in readings}
    for entity in entities:
        for ref in entity.members:
            local.setdefault(ref.document, {})[ref.n] = entity
    words = [
        w
        for r in sorted(readings, key=lambda r: r.document)
        for w in words_of(documents[r.document], r, local[r.document])
    ]
    if len(words) < 2:
        return ()
    story = {document: n for n, told in enumerate(stories) for document in told.documents}
    meaning = Meaning(encoder)
    groups: dict[int, list[Words]] = {}
    for word in words:
        groups.setdefault(story[word.ref.document], []).append(word)
    found = [match for group in groups.values() for match in matches_within(group, meaning)]
    found += match_apart(words, story, meaning)
    names = {e.id: e.name for e in entities}
    return tuple(sorted((alignment_of(m, names) for m in found), key=lambda x: (x.a, x.b)))


def matches_within(words: Sequence[Words], meaning: Meaning) -> list[Match]:
    """The matches among the quotations of one story."""
    pairs = [(a, b) for a, b in combinations(words, 2) if _one_speaker(a, b)]
    meaning.learn([w for pair in pairs for w in pair if pair[0].language != pair[1].language])
    seen = [m for a, b in pairs if (m := compare(a, b, meaning)) is not None]
    found = [m for m in seen if m.over >= 0 or _stands_out(m, words, meaning)]
    best = _best_renderings(found)
    return in_order(seen, [m for m in found if not _outdone(m, best)])


def in_order(seen: Sequence[Match], found: Sequence[Match]) -> list[Match]:
    """The matches with what their order in both documents says: reports of one occasion keep its order.

    Words sought out in a longer sentence that barely have what is asked count only beside firm pairs of the same two
    documents in the same order; a pair of one speaker that barely lacks it counts between such pairs.
    """
    doubtful = [m for m in found if m.sought and 0 <= m.over < FIRM]  # one below stands out among its rivals
    firm = [m for m in found if m not in doubtful]
    anchors: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for m in firm:
        for x, y in ((m.a.ref, m.b.ref), (m.b.ref, m.a.ref)):
            anchors.setdefault((x.document, y.document), []).append((x.n, y.n))
    kept = [m for m in doubtful if _anchored(m, anchors, 1)]
    taken = {(m.a.ref, m.b.ref.document) for m in found} | {(m.b.ref, m.a.ref.document) for m in found}
    near = [
        m for m in seen if -ORDERED <= m.over < 0 and m.a.speaker is not None and m.a.speaker == m.b.speaker
    ]
    near = [m for m in near if m.a.language != m.b.language and _anchored(m, anchors, TWO)]
    free = [
        m
        for m in near
        if (m.a.ref, m.b.ref.document) not in taken and (m.b.ref, m.a.ref.document) not in taken
    ]
    return [*firm, *kept, *free]


def _anchored(match: Match, anchors: Mapping[tuple[str, str], Sequence[tuple[int, int]]], least: int) -> bool:
    """Whether other pairs of the same two documents stand in the same order in both."""
    a, b = match.a.ref, match.b.ref
    pairs = [(x, y) for x, y in anchors.get((a.document, b.document), ()) if x != a.n and y != b.n]
    in_order = all((x < a.n) == (y < b.n) for x, y in pairs)
    return a.document != b.document and len(pairs) >= least and in_order


def _stands_out(match: Match, words: Sequence[Words], meaning: Meaning) -> bool:
    """Whether a pair that lacks a little is by far the best that either document offers the other's quotation.

    Only the words of one speaker are weighed so, against all that the document quotes: without rivals nothing
    stands out.
    """
    a, b = match.a, match.b
    if match.over < -LACKING or a.speaker is None or a.speaker != b.speaker:
        return False
    # A long quotation may be rendered by several short ones; then only the short one's choice counts.
    for own, other in ((b, a),) if match.part else ((b, a), (a, b)):
        beside = [w for w in words if w.ref.document == other.ref.document and w.ref not in (a.ref, b.ref)]
        rivals = [found.over for w in beside if (found := compare(own, w, meaning)) is not None]
        if (own is b and not beside) or max(rivals, default=-1.0) > match.over - STANDS_OUT:
            return False
    return True


def words_of(document: Document, reading: Reading, local: Mapping[int, Entity]) -> list[Words]:
    """The direct and partial quotations of one document.

    Args:
        document: The document.
        reading: What was read off it.
        local: The entities of the case by the document's own numbers.
    """
    heads = _heads(reading)
    found = []
    for quotation in reading.quotations:
        if quotation.kind != "indirect":
            who = None if quotation.speaker is None else local.get(quotation.speaker)
            ref, head = Ref(reading.document, quotation.n), heads.get(quotation.n)
            known = bool(who and who.key)
            name = who.name if who and who.kind == "person" else None
            found.append(Words(ref, quotation, document, who.id if who else None, name, known, head))
    return found


def _heads(reading: Reading) -> Mapping[int, int]:
    """The quoted crosshead, by its number, over each quotation of a section that is headed by one."""
    layers = {s.n: s.layer for s in reading.sentences}
    crossheads = sorted(n for n, layer in layers.items() if layer == "crosshead")
    quoted = {q.sentence: q.n for q in reading.quotations if layers.get(q.sentence) == "crosshead"}
    found = {}
    for quotation in reading.quotations:
        above = max((n for n in crossheads if n < quotation.sentence), default=None)
        if above in quoted and quotation.sentence not in quoted:
            found[quotation.n] = quoted[above]
    return found


def _one_speaker(a: Words, b: Words) -> bool:
    if a.heads(b) or b.heads(a):
        return True
    if a.speaker is None or b.speaker is None or a.speaker == b.speaker:
        return True
    return a.language != b.language and not (a.known and b.known) and _one_name(a.name, b.name)


def _one_name(a: str | None, b: str | None) -> bool:
    """Whether two names may be one in two spellings: a word of each with the same consonants, or nearly.

    What is no person's name (an office, a ministry) is translated and not spelt, so nothing can be said of it.
    """
    if a is None or b is None:
        return True
    return any(
        Levenshtein.distance(x, y) <= max(len(x), len(y)) // STRAY for x in outline(a) for y in outline(b)
    )


def _best_renderings(found: Sequence[Match]) -> Mapping[tuple[Ref, str], float]:
    """The best score of each quotation with any of another document's."""
    best: dict[tuple[Ref, str], float] = {}
    for match in found:
        for own, other in ((match.a.ref, match.b.ref), (match.b.ref, match.a.ref)):
            key = (own, other.document)
            best[key] = max(best.get(key, 0.0), match.score)
    return best


def _outdone(match: Match, best: Mapping[tuple[Ref, str], float]) -> bool:
    """Whether one side fits another quotation of the other's document clearly better.

    A long quotation may be rendered by several short ones; then only the short one's choice counts.
    """
    a, b = match.a.ref, match.b.ref
    if match.sure or a.document == b.document:
        return False
    rivals = [best[b, a.document]] + ([] if match.part else [best[a, b.document]])
    return max(rivals) > match.score + RIVAL


def alignment_of(match: Match, names: Mapping[str, str]) -> Alignment:
    """The record of a match, with the names of the speakers by their ids."""
    told = [names[w.speaker] for w in (match.a, match.b) if w.speaker is not None]
    if not told:
        who = "neither speaker is known"
    elif len(told) == 1:
        who = f"one speaker is {told[0]}, the other unknown"
    elif match.a.speaker == match.b.speaker:
        who = f"both are {told[0]}'s words"
    else:
        who = f"said by {told[0]} and by {told[1]}: perhaps one name in two spellings"
    return Alignment(
        match.a.ref,
        match.b.ref,
        "part" if match.part else "same",
        match.a_span,
        match.b_span,
        round(match.score, 3),
        (who, *match.reasons),
    )
