"""Names that the learned head proposes, weighed against what the rules found: the head proposes, the rules decide.

A known name stays what the gazetteers say. Where the rules found nothing, a confident proposal becomes an unknown
person, place or organisation; where they found an unknown name, the head may tell its kind, lengthen it, or speak
against it. Only lines with something unexplained are asked about, for the encoder is the slowest part of a reading.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from vaka.knowledge import Knowledge
from vaka.learned.words import Word
from vaka.reading.names.dictionary import is_word
from vaka.reading.names.found import Found
from vaka.reading.names.gazetteer import matches
from vaka.reading.names.known import bearer, finding
from vaka.reading.names.lines import Line
from vaka.reading.names.match import Match
from vaka.reading.names.people import person
from vaka.records import EntityKind

if TYPE_CHECKING:
    from vaka.learned import Labelled, Learned, Proposals

__all__ = ["with_proposals", "words_of"]

NEW: Mapping[EntityKind, float] = {"person": 0.4, "place": 0.4, "organisation": 0.4, "other": 0.6}
"""Confidence from which a proposal becomes a name of its kind, where the rules found none that they are sure of."""
KIND = 0.5
"""Confidence from which a proposal tells the kind of an unknown name, where no office and no head noun does."""
OTHERWISE = 0.75
"""Confidence from which a proposal outweighs a town or a short name of the gazetteers, or a head noun."""
NO_NAME = 0.9
"""Probability of no name, in each of its words, from which an unknown name that nothing shows is dropped."""

_KINDS: Mapping[str, EntityKind] = {
    "person": "person", "place": "place", "organisation": "organisation", "other": "other",
}  # fmt: skip


_DOUBTED = frozenset(("city", "short", "mangled"))
"""Uses of a form of one word that other things' names share more often than full names and acronyms."""


def words_of(line: Line) -> list[Word]:
    """The words of a line as the head wants them, counted from the start of its sentence."""
    at, cased = line.sentence.span.start, line.lexicon.cased
    return [Word(t.start - at, t.end - at, t.full_end - at, t.text, t.gap, cased) for t in line.tokens]


def with_proposals(
    lines: Sequence[Line], found: Sequence[Found], learned: Learned, knowledge: Knowledge
) -> list[Found]:
    """What the rules found, put right and completed by the head's proposals.

    Args:
        lines: The lines of a page.
        found: The rules' findings, but for descriptions ("the president").
        learned: The head.
        knowledge: For common words, and for known names that the rules held to be too weak.
    """
    own: list[list[Found]] = [[] for _ in lines]
    for one in found:
        own[one.line].append(one)
    asked = [n for n, line in enumerate(lines) if _unexplained(line, own[n], knowledge)]
    texts = [(lines[n].sentence.span.of(lines[n].page), words_of(lines[n])) for n in asked]
    answers = list(zip(asked, learned.names(texts), strict=True))
    people = _parts_of_people(lines, found, answers)
    for n, proposals in answers:
        own[n] = _weighed(lines[n], n, own[n], proposals, knowledge, people)
    return [one for names in own for one in names]


def _unexplained(line: Line, found: Sequence[Found], knowledge: Knowledge) -> bool:
    """Whether a line has a word that may be a name and is none that is known."""
    if not line.lexicon.cased:
        return bool(line.tokens)
    known = [False] * len(line.tokens)
    for one in found:
        if one.key:
            known[one.i : one.j + 1] = [True] * (one.j + 1 - one.i)
    return any(
        t.capital and not known[t.i] and not (line.opens(t.i) and not t.suffix and is_word(t, knowledge))
        for t in line.tokens
    )


def _parts_of_people(
    lines: Sequence[Line], found: Sequence[Found], answers: Sequence[tuple[int, Proposals]]
) -> frozenset[str]:
    """The words, in their possible dictionary forms, of the people whom the page names in full.

    Such a word alone is that person again, whatever the head makes of the line it stands in: told to name places
    by their looks, it took every other invented family name for a town.
    """
    parts = {w for one in found if _in_full(one) for word in one.words for w in word}
    for n, proposals in answers:
        for p in proposals.names:
            if p.kind == "person" and p.j > p.i and p.confidence >= NEW["person"]:
                parts |= {lemma for t in lines[n].tokens[p.i : p.j + 1] for lemma, _ in t.lemmas}
    return frozenset(parts)


def _in_full(one: Found) -> bool:
    return one.kind == "person" and len(one.words) > 1 and not one.doubtful


def _weighed(
    line: Line,
    n: int,
    found: Sequence[Found],
    proposals: Proposals,
    knowledge: Knowledge,
    people: frozenset[str],
) -> list[Found]:
    """The findings of one line after the head has spoken; `people` are the words of people named in full."""
    kept = [one for one in found if not _against(one, proposals)]
    known: Sequence[Match] | None = None
    for proposal in proposals.names:
        kind = _KINDS.get(proposal.kind)
        i, j = _bare(line, proposal, kept)
        if i > j:
            continue
        if kind and i == j and any(lemma in people for lemma, _ in line.tokens[i].lemmas):
            kind = "person"
        over = [one for one in kept if one.i <= j and i <= one.j]
        same = next((one for one in over if (one.i, one.j) == (i, j)), None)
        if kind is None:
            _people(over, proposal.confidence)
        elif same and (same.key or _shown(same) or same.bearers):
            _told(same, line, kind, proposal.confidence)
        elif proposal.confidence >= _least(line, i, j, kind, knowledge) and _gives_way(
            i, j, kind, over, proposal.confidence
        ):
            kept = [one for one in kept if one not in over]
            if known is None:
                known = matches(line, knowledge)
            kept.append(_new(line, n, i, j, kind, known, knowledge))
    return kept


def _bare(line: Line, proposal: Labelled, found: Sequence[Found]) -> tuple[int, int]:
    """The words of a proposal without the office, the honorific or the common noun at its edges."""
    inside = {k for one in found for k in range(one.i, one.j + 1)}
    i, j = proposal.i, proposal.j
    while (
        i <= j and i not in inside and (line.taken[i] or _honorific(line, i, line.lexicon.honorifics_before))
    ):
        i += 1
    while (
        i <= j and j not in inside and (line.taken[j] or _honorific(line, j, line.lexicon.honorifics_after))
    ):
        j -= 1
    if proposal.kind == "place" and any(t.capital for t in line.tokens[i : j + 1]):
        while not line.tokens[i].capital:  # the common nouns at a place's edges are no part of its name here
            i += 1
        while not line.tokens[j].capital:
            j -= 1
    return i, j


def _honorific(line: Line, i: int, phrases: frozenset[tuple[str, ...]]) -> bool:
    return any(line.tokens[i].folded in phrase for phrase in phrases)


def _against(one: Found, proposals: Proposals) -> bool:
    """Whether the head sees no name where the rules have an unknown one that nothing shows."""
    if one.key or one.cued or one.bearers or any(p.i <= one.j and one.i <= p.j for p in proposals.names):
        return False
    return all(proposals.outside[k] >= NO_NAME for k in range(one.i, one.j + 1))


def _least(line: Line, i: int, j: int, kind: EntityKind, knowledge: Knowledge) -> float:
    """Confidence asked of a new name: more of a lone word that is also a common one ("Kuzey")."""
    common = i == j and not line.tokens[i].suffix and is_word(line.tokens[i], knowledge)
    return OTHERWISE if common else NEW[kind]


def _shown(one: Found) -> bool:
    """Whether the rules have a reason for an unknown name beyond its capitals."""
    return bool(one.titles) or (one.cued and not one.doubtful)


def _people(over: Sequence[Found], confidence: float) -> None:
    """A country's name that is part of a word for its people ("ABD'li") is no name of the country."""
    for one in over:
        if one.kind == "country" and one.form in ("name", "acronym", "short") and confidence >= OTHERWISE:
            one.form = "demonym"


def _told(one: Found, line: Line, kind: EntityKind, confidence: float) -> None:
    """Let the head tell the kind of a name that stands; an office beside it has told it already."""
    doubted = one.i == one.j and all(form.use in _DOUBTED for form in one.bearers)
    lone = one.kind == "person" or one.i == one.j  # else a head noun tells the kind
    if (
        one.kind == kind
        or one.titles
        or kind == "other"
        or confidence < (KIND if lone and not one.key else OTHERWISE)
    ):
        return
    if one.key and (one.kind in ("person", "country") or not doubted):
        return
    if kind == "person":
        made = person(line, one.line, one.i, one.j)
        one.form, one.words, one.surface, one.base = made.form, made.words, made.surface, made.base
        one.cued, one.doubtful = True, False
    elif one.key or one.bearers:
        return
    one.kind, one.key, one.bearers, one.country = kind, None, (), None


def _gives_way(i: int, j: int, kind: EntityKind, over: Sequence[Found], confidence: float) -> bool:
    """Whether what the rules found in words `i` to `j` leaves room for a proposal.

    Names that nothing shows always do. A known person or organisation stays, and so does what reaches beyond the
    proposal; a country or a place inside may be a part of another thing's name, and so may a family name.
    """
    if kind in ("person", "place", "other") and any(one.kind == "country" and one.key for one in over):
        return False
    if kind == "person" and confidence < OTHERWISE and any(one.kind == "place" and one.key for one in over):
        return False
    if sum(1 for one in over if one.key) > 1:
        return False  # two known names side by side are two ("Ankara-Sofia")
    for one in over:
        if not one.key and not _shown(one):
            continue
        inside = i <= one.i and one.j <= j and (one.i, one.j) != (i, j)
        part = one.kind in ("place", "country") or one.form == "short" or not one.key
        if not (inside and part):
            return False
    return True


def _new(
    line: Line, n: int, i: int, j: int, kind: EntityKind, known: Sequence[Match], knowledge: Knowledge
) -> Found:
    """A proposal where the rules found nothing: who is known by that name, else somebody unknown."""
    match = next((m for m in known if (m.i, m.j) == (i, j)), None)
    if match and kind != "person":
        chosen = bearer(match.forms, knowledge, kind) or (
            bearer(match.forms, knowledge, "country") if kind == "place" else None
        )
        if chosen:
            return finding(match, line, n, *chosen)
    one = _made(line, n, i, j, kind)
    if match and kind == "person":
        one.bearers = tuple(form for form in match.forms if form.use == "surname")
    return one


def _made(line: Line, n: int, i: int, j: int, kind: EntityKind) -> Found:
    """An unknown name of a kind."""
    one = person(line, n, i, j)
    one.cued = True
    if kind != "person":
        one.kind = kind
        one.form = "acronym" if i == j and line.tokens[i].upper else "name"
        one.words = tuple(frozenset(lemma for lemma, _ in t.lemmas) for t in line.tokens[i : j + 1])
        one.surface = tuple(t.text for t in line.tokens[i : j + 1])
    line.take(i, j)
    return one
