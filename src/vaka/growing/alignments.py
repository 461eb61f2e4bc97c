"""Alignments: inside the stories that changed, and of added quotations with older words of the same speaker."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
from sqlalchemy import select

from vaka.growing.ground import Ground, chunks
from vaka.growing.remembered import packed, unpacked
from vaka.growing.stories import Moved
from vaka.joining.alignment_match import APART, APART_SIZE, Match, match_again
from vaka.joining.alignment_meaning import Meaning
from vaka.joining.alignment_words import Piece, Words
from vaka.joining.alignments import alignment_of, matches_within, words_of
from vaka.records import Ref
from vaka.store import tables

__all__ = ["grow_alignments"]

SLACK = 0.002
"""What a cosine of vectors rounded to 16 bits, taken in one product with many, may lack of the exact one."""


def grow_alignments(ground: Ground, named: Collection[str], moved: Moved) -> None:
    """Align quotations anew where a story changed, or where a speaker's name means something new."""
    _within_stories(ground, named, moved)
    ground.delete(tables.alignments, "owner", named)
    ground.delete(tables.alignments, "beside", named)
    ground.delete(tables.sayings, "document", named)
    for some in chunks(sorted(named), 100):
        for document, words in _words(ground, some).items():
            _between_stories(ground, document, words)


def _words(ground: Ground, documents: Sequence[str]) -> dict[str, list[Words]]:
    received, readings = ground.documents(documents), ground.readings(documents)
    local = ground.local(documents)
    return {d: words_of(received[d], readings[d], local[d]) for d in sorted(documents)}


def _within_stories(ground: Ground, named: Collection[str], moved: Moved) -> None:
    t = tables.told_in
    stories = set(moved.stories)
    for some in chunks(sorted(named)):
        stories |= set(ground.connection.scalars(select(t.c.story).where(t.c.document.in_(some))))
    ground.delete(tables.alignments, "owner", stories | moved.gone)
    for story in sorted(stories):
        members = sorted(ground.connection.scalars(select(t.c.document).where(t.c.story == story)))
        words = [w for told in _words(ground, members).values() for w in told]
        if len(words) > 1:
            found = matches_within(words, Meaning(ground.encoder))
            _keep(ground, story, found, None)


def _keep(ground: Ground, owner: str, matches: Sequence[Match], beside: str | None, first: int = 0) -> None:
    speakers = {w.speaker for m in matches for w in (m.a, m.b) if w.speaker}
    names = {key: e.name for key, e in ground.entities(speakers).items()}
    records = sorted((alignment_of(m, names) for m in matches), key=lambda x: (x.a, x.b))
    ground.keep("alignments", owner, records, beside, first)


# --- older words quoted again --------------------------------------------------------------------------


def _between_stories(ground: Ground, document: str, words: Sequence[Words]) -> None:
    """Compare a document's long sentences with those of the same speakers; of whichever story, which may change."""
    meaning = Meaning(ground.encoder)
    best: dict[tuple[Ref, Ref], Match] = {}
    rows = []
    for word in words:
        for at, piece in enumerate(word.sentences):
            if word.speaker is None or piece.size < APART_SIZE:
                continue
            vector = meaning.of([piece], word.language)
            rows.append(_saying(word, at, packed(vector)))
            for other, there in _near(ground, word, unpacked(packed(vector))[0]):
                match = _again(word, piece, other, there, meaning)
                if match is not None:
                    key = (match.a.ref, match.b.ref)
                    if key not in best or match.score > best[key].score:
                        best[key] = match
    ground.insert(tables.sayings, rows)
    by_other: dict[str, list[Match]] = {}
    for match in best.values():
        other = match.b if match.a.ref.document == document else match.a
        by_other.setdefault(other.ref.document, []).append(match)
    taken = 0
    for beside, matches in sorted(by_other.items()):
        _keep(ground, document, matches, beside, taken)
        taken += len(matches)


def _saying(word: Words, piece: int, vector: bytes) -> dict[str, object]:
    ref = word.ref
    return {"document": ref.document, "n": ref.n, "piece": piece, "speaker": word.speaker, "vector": vector}


def _near(ground: Ground, word: Words, vector: np.ndarray) -> list[tuple[Words, Piece]]:
    """Sentences of the same speaker in other documents whose vectors come near."""
    t = tables.sayings
    rows = ground.rows(
        select(t.c.document, t.c.n, t.c.piece, t.c.vector)
        .where(t.c.speaker == word.speaker, t.c.document != word.ref.document)
        .order_by(t.c.document, t.c.n, t.c.piece)
    )
    if not rows:
        return []
    cosines = unpacked(b"".join(row.vector for row in rows)) @ vector
    found = []
    for at in np.flatnonzero(cosines >= APART - SLACK).tolist():
        row = rows[at]
        other = next(w for w in _words(ground, [row.document])[row.document] if w.ref.n == row.n)
        found.append((other, other.sentences[row.piece]))
    return found


def _again(word: Words, piece: Piece, other: Words, there: Piece, meaning: Meaning) -> Match | None:
    """The match of two sentences, by the exact cosine; the same whichever came first."""
    first, second = sorted(((word, piece), (other, there)), key=lambda x: x[0].ref)
    a, b = (meaning.of([p], w.language)[0] for w, p in (first, second))
    cosine = float(np.dot(a, b))
    return match_again(*first, *second, cosine) if cosine >= APART else None
