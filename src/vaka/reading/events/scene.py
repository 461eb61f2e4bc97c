"""A sentence as the events reader sees it: words, pattern matches, clauses, and the names with their relations."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from vaka.reading.events.boundaries import adnominals_of, postponements_of, predicates_of, starts_of
from vaka.reading.events.pack import EventPack
from vaka.reading.events.patterns import Match
from vaka.reading.events.relations import Surroundings, groups_of, relations_of
from vaka.reading.events.sketch import Sketch, compiled, sketch_of
from vaka.reading.events.words import Word
from vaka.records import LocalEntity, Mention, Sentence, Span

__all__ = ["Name", "Scene", "scene_of"]


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
    """Pattern matches by label; those of the labels `word` and `person` by their value."""
    names: list[Name]
    predicates: frozenset[int]
    starts: list[int]
    """First word of every clause."""
    adnominals: frozenset[int]
    """Verbs that hang on the noun behind them."""
    pack: EventPack
    inserted: list[tuple[int, int]]
    """First word of every "…, put off in May, …" between a subject and its verb, and the one behind it."""
    seats: frozenset[int]
    """First words of the names of peoples that only tell a place: "the Norvian capital"."""
    apposed: frozenset[int]
    """The words before which a comma only parts a title from its holder: "the president of X, A, in Y"."""

    def is_inserted(self, word: int) -> bool:
        """Whether a word lies in what only says, between commas, that the subject was put off."""
        return any(a <= word < b for a, b in self.inserted)

    @property
    def verb_final(self) -> bool:
        """Whether verbs close their clauses in this language."""
        return self.pack.clauses.verb_final

    def is_company(self, word: str) -> bool:
        """Whether the ending of a common noun says "with" (verb-final languages)."""
        company = self.pack.relations.company
        return company is not None and compiled(company).fullmatch(word) is not None

    def clause(self, word: int) -> tuple[int, int]:
        """First word of the clause that holds `word`, and the one behind its last."""
        i = bisect_right(self.starts, word)
        return self.starts[i - 1], self.starts[i] if i < len(self.starts) else len(self.words)

    def opener(self, word: int) -> Match | None:
        """The joint (that, who, after) that opens the clause which holds `word`, if one does."""
        begin, _ = self.clause(word)
        return next((m for m in self.found.get("joint", ()) if m.first == begin), None)

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
    text: str,
    sentence: Sentence,
    mentions: Iterable[Mention],
    entities: Sequence[LocalEntity],
    times: Sequence[Span] = (),
) -> Scene | None:
    """Look at one sentence; `None` where its language has no events pack or it holds no words.

    Args:
        text: The source text.
        sentence: The sentence.
        mentions: Its names.
        entities: The document's entities.
        times: Where its time expressions stand: a preposition before one governs it and no name behind it.
    """
    sketch = sketch_of(text, sentence, mentions)
    if sketch is None:
        return None
    timed = frozenset(
        i for i, w in enumerate(sketch.words) if any(s.start <= w.start and w.end <= s.end for s in times)
    )
    sketch = replace(sketch, found=_without_modals(sketch.found, timed))
    predicates = predicates_of(sketch)
    names = _names(sketch, Surroundings(predicates, timed, entities))
    return Scene(
        sentence=sentence,
        words=sketch.words,
        found=sketch.found,
        names=names,
        predicates=predicates,
        starts=starts_of(sketch, predicates),
        adnominals=adnominals_of(sketch),
        pack=sketch.pack,
        inserted=postponements_of(sketch.words, sketch.found, predicates),
        seats=frozenset(_seats(sketch, names)),
        apposed=frozenset(_apposed(sketch.words, names)),
    )


def _without_modals(found: dict[str, list[Match]], timed: frozenset[int]) -> dict[str, list[Match]]:
    """What was found but words of possibility that belong to a time: the month May is no verb."""
    kept = [m for m in found.get("before", ()) if m.value != "possible" or not timed.issuperset(m.taken)]
    return {**found, "before": kept} if kept else {k: v for k, v in found.items() if k != "before"}


def _seats(sketch: Sketch, names: Sequence[Name]) -> Iterable[int]:
    """The first words of the peoples and states beside whose name a word for a capital stands."""
    capitals = {i for m in sketch.matches("capital") for i in m.taken}
    for name in names:
        beside = capitals & {name.last + 1} or (capitals & {name.first - 1} and not sketch.verb_final)
        belongs = name.mention.form == "demonym" or (
            sketch.verb_final and name.relation in ("of", "compound")
        )
        if name.entity.kind == "country" and belongs and beside:
            yield name.first


def _apposed(words: Sequence[Word], names: Sequence[Name]) -> Iterable[int]:
    """The words behind the commas around those whose title stands before them."""
    for title, holder in pairwise(names):
        if title.relation == "attribute" and words[holder.first].gap == "soft":
            yield holder.first
            if holder.last + 1 < len(words) and words[holder.last + 1].gap == "soft":
                yield holder.last + 1


def _names(sketch: Sketch, around: Surroundings) -> list[Name]:
    entities = around.entities
    relations = relations_of(sketch, around)
    groups = groups_of(sketch, relations)
    return [
        Name(p.mention, entities[p.mention.entity], p.first, p.last, relation, group)
        for p, relation, group in zip(sketch.placed, relations, groups, strict=True)
    ]
