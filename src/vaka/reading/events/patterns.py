"""Matching a language pack's patterns over the words of a sentence, all of them in one pass."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise, product

from vaka.reading.events.pack import Endings, EventPack, pack_of
from vaka.reading.events.segments import elided
from vaka.reading.events.words import Word, fold

__all__ = ["Match", "Matcher", "matcher_of"]

GAPS = {"..": 3, "...": 8}
"""How many words each gap sign lets through."""


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern found: its label and the words it took (gaps are not taken)."""

    label: str
    """`verb`, `noun`, `veto`, `light`, `before`, `after`, …"""
    value: str
    """The kind, feature or name that the pattern stands for."""
    taken: tuple[int, ...]
    features: frozenset[str]
    weight: int
    """How much the pattern says: one a whole word, gaps nothing."""
    turned: bool = False
    """Whether the verb stands before its noun, hung on it."""

    @property
    def first(self) -> int:
        """Its first word."""
        return self.taken[0]

    @property
    def last(self) -> int:
        """Its last word."""
        return self.taken[-1]


@dataclass(frozen=True, slots=True)
class _Alternative:
    text: str
    how: str  # "exact", "stem", "verb", "name"
    features: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Element:
    alternatives: tuple[_Alternative, ...]
    gap: int  # words that may come before it
    exact: dict[str, frozenset[str]]  # the same by kind, for speed
    names: dict[str, frozenset[str]]
    stems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Pattern:
    label: str
    value: str
    elements: tuple[_Element, ...]
    turned: bool  # the verb before its noun: only where it hangs on the noun ("the X that was signed")


class Matcher:
    """All patterns of a language, indexed by how their first element begins."""

    def __init__(
        self,
        patterns: Iterable[tuple[str, str, str]],
        endings: Endings,
        folder: Callable[[str], str],
        verb_final: bool,
    ):
        """Compile `(label, value, pattern)` rows."""
        self._verb = re.compile(endings.verb)
        self._final = verb_final
        self._bare = "bare" in endings.features
        self._features = {f: re.compile(r) for f, r in endings.features.items()}
        self._exact: dict[str, list[tuple[_Pattern, _Alternative]]] = defaultdict(list)
        self._stems: dict[str, list[tuple[_Pattern, _Alternative]]] = defaultdict(list)
        self._names: dict[str, list[tuple[_Pattern, _Alternative]]] = defaultdict(list)
        self._words: set[str] = set()
        self._beginnings: dict[str, str] = {}
        index = {"exact": self._exact, "name": self._names}
        for label, value, text, turned in (row for p in patterns for row in _orders(*p, verb_final)):
            pattern = _Pattern(label, value, _parse(text, folder), turned)
            for alternative in pattern.elements[0].alternatives:
                table = index.get(alternative.how, self._stems)
                table[alternative.text].append((pattern, alternative))
            every = [a for element in pattern.elements for a in element.alternatives]
            self._words.update(a.text for a in every if a.how == "exact")
            self._beginnings.update((a.text, a.how) for a in every if a.how in ("stem", "verb"))
        self._lengths = sorted({len(stem) for stem in self._stems})
        self._openings = lru_cache(maxsize=1 << 16)(
            self._opening
        )  # words repeat; a word opens the same patterns

    def find(self, words: Sequence[Word]) -> list[Match]:
        """Every match in the order of the text."""
        found: list[Match] = []
        for i, word in enumerate(words):
            for pattern, alternative in self._names.get(word.kind, ()) if word.kind else ():
                self._follow(pattern, words, i, alternative.features, found)
            for pattern, features in self._openings(word.text):
                self._follow(pattern, words, i, features, found)
        return found

    def _opening(self, text: str) -> tuple[tuple[_Pattern, frozenset[str]], ...]:
        """The patterns that a word can open, with what it says in each."""
        opened = [(pattern, alternative.features) for pattern, alternative in self._exact.get(text, ())]
        for length in self._lengths:
            if length > len(text):
                break
            for pattern, alternative in self._stems.get(text[:length], ()):
                features = self._fits(alternative, text)
                if features is not None:
                    opened.append((pattern, features))
        return tuple(opened)

    def knows(self, text: str) -> bool:
        """Whether a folded word may stand anywhere in a pattern."""
        if text in self._words:
            return True
        return any(text[:n] in self._beginnings and self._ends(text, n) for n in range(2, len(text) + 1))

    def _ends(self, text: str, n: int) -> bool:
        return self._beginnings[text[:n]] == "stem" or self._verb.fullmatch(text[n:]) is not None

    def features(self, rest: str) -> frozenset[str]:
        """What the rest of a verb says."""
        return frozenset(f for f, r in self._features.items() if r.search(rest))

    def _fits(self, alternative: _Alternative, text: str) -> frozenset[str] | None:
        rest = text[len(alternative.text) :]
        if alternative.how == "stem":
            return alternative.features
        return alternative.features | self.features(rest) if self._verb.fullmatch(rest) else None

    def _follow(
        self, pattern: _Pattern, words: Sequence[Word], i: int, features: frozenset[str], found: list[Match]
    ) -> None:
        taken, at = [i], i
        for element in pattern.elements[1:]:
            step = self._next(element, words, at)
            if step is None:
                return
            at, more = step
            features = features | more
            taken.append(at)
        if pattern.label == "verb" and not features - {"content"}:
            ending = self.features(words[taken[-1 if self._final else 0]].text)
            features = features | (ending or frozenset({"bare"} if self._bare else ()))
        if not pattern.turned or features & {"participle", "clausal"}:
            found.append(
                Match(pattern.label, pattern.value, tuple(taken), features, len(taken), pattern.turned)
            )

    def _next(self, element: _Element, words: Sequence[Word], at: int) -> tuple[int, frozenset[str]] | None:
        for j in range(at + 1, min(len(words), at + 2 + element.gap)):
            if words[j].gap == "hard" or (words[j].gap and not element.gap):
                return None
            features = self._fitting(element, words[j])
            if features is not None:
                return j, features
        return None

    def _fitting(self, element: _Element, word: Word) -> frozenset[str] | None:
        if word.text in element.exact:
            return element.exact[word.text]
        if word.kind and word.kind in element.names:
            return element.names[word.kind]
        if word.text.startswith(element.stems):
            for alternative in element.alternatives:
                if alternative.how in ("stem", "verb") and word.text.startswith(alternative.text):
                    features = self._fits(alternative, word.text)
                    if features is not None:
                        return features
        return None


def _orders(label: str, value: str, text: str, verb_final: bool) -> Iterable[tuple[str, str, str, bool]]:
    """A pattern and, where verbs come last, its order in a relative clause: noun and verb change places."""
    for _, _, plain in _expanded(label, value, text):
        yield label, value, plain, False
        parts = plain.split()
        nouns = [p for p in parts[:-1] if p not in GAPS]
        turns = len(nouns) == 1 and nouns[0].endswith("*") and not nouns[0].startswith("@")
        if verb_final and label == "verb" and turns and "+" in parts[-1]:
            yield label, value, f"{parts[-1]} .. {nouns[0]}", True


def _expanded(label: str, value: str, text: str) -> Iterable[tuple[str, str, str]]:
    """The same pattern once for every alternative of several words."""
    choices = []
    for part in text.replace("-", "_").split():  # words written with a hyphen stand apart
        alternatives = part.split("|")
        plain = [a for a in alternatives if "_" not in a]
        choices.append(
            ["|".join(plain)] * bool(plain) + [a.replace("_", " ") for a in alternatives if "_" in a]
        )
    for chosen in product(*choices):
        yield label, value, " ".join(chosen)


def _parse(text: str, folder: Callable[[str], str]) -> tuple[_Element, ...]:
    elements: list[_Element] = []
    gap = 0
    for part in text.split():
        if part in GAPS:
            gap = GAPS[part]
            continue
        elements.append(_element([_alternative(a, folder) for a in part.split("|")], gap))
        gap = 0
    if not elements:
        raise ValueError(f"an empty pattern: {text!r}")
    return tuple(elements)


def _element(alternatives: list[_Alternative], gap: int) -> _Element:
    def table(how: str) -> dict[str, frozenset[str]]:
        return {a.text: a.features for a in reversed(alternatives) if a.how == how}

    stems = tuple(a.text for a in alternatives if a.how in ("stem", "verb"))
    return _Element(tuple(alternatives), gap, table("exact"), table("name"), stems)


def _alternative(text: str, folder: Callable[[str], str]) -> _Alternative:
    text, _, tags = text.partition("=")
    features = frozenset(tags.split("=")) - {""}
    if text.startswith("@"):
        return _Alternative(text[1:], "name", features)
    if text.endswith("+"):
        return _Alternative(folder(text[:-1]), "verb", features)
    if text.endswith("*"):
        return _Alternative(folder(text[:-1]), "stem", features)
    return _Alternative(folder(text), "exact", features)


def _parted(pattern: str, clitics: Sequence[str]) -> str:
    """A pattern in which elided words stand apart (`l'accord|traité` is `l'_accord|traité`)."""

    def apart(alternative: str) -> str:
        words = alternative.split("_")
        return "_".join(w[i:j] for w in words for i, j in pairwise(elided(w, clitics)))

    return " ".join("|".join(map(apart, part.split("|"))) for part in pattern.split())


def _rows(pack: EventPack) -> Iterable[tuple[str, str, str]]:
    tables: dict[str, dict[str, list[str]]] = {
        "verb": pack.verbs,
        "noun": pack.nouns,
        "before": {str(k): v for k, v in pack.before.items()},
        "after": {str(k): v for k, v in pack.after.items()},
        "preposition": {str(k): v for k, v in pack.relations.before.items()},
        "postposition": {str(k): v for k, v in pack.relations.after.items()},
        "ordinal": pack.ordinals,
        "thing": pack.things,
        "person": {
            k: getattr(pack.persons, k) for k in ("first", "second", "pair", "subject", "third", "theirs")
        },
        "word": {
            "veto": pack.vetoes,
            "nature": pack.nature,
            "sport": pack.sport,
            "determiner": pack.determiners,
            "article": pack.articles,
            "light": pack.light,
            "light_near": pack.light_near,
            "joint": pack.clauses.joints,
            "and": pack.clauses.coordinators,
            "auxiliary": pack.clauses.auxiliaries,
            "carrier": pack.relations.carriers,
            "habitual": pack.habitual,
            "conditional": pack.conditional,
            "lookback": pack.lookback,
            "recall": pack.recalls,
            "earlier": pack.earlier,
            "already": pack.already,
            "then": pack.then,
            "since when": pack.since_when,
            "under way": pack.under_way,
            "agenda": pack.agenda,
            "anniversary": pack.anniversary,
            "interval": pack.interval,
            "since": pack.since,
            "summit": pack.summit,
            "official": pack.official,
            "here": pack.here,
            "same place": pack.same_place,
            "scheduled": pack.scheduled,
            "where": pack.where,
            "when": pack.when,
            "last time": pack.last_time,
            "previous": pack.previous,
            "relative": pack.relative,
            "capital": pack.capital,
            "hosts": pack.hosts,
            "stays": pack.stays,
            "statement": pack.statement,
            "absent": pack.absent,
            "instead": pack.instead,
        },
    }
    clitics = pack.segmentation.elided
    for label, table in tables.items():
        for value, patterns in table.items():
            for pattern in patterns:
                yield label, value, _parted(pattern, clitics) if clitics else pattern


@cache
def matcher_of(language: str) -> Matcher | None:
    """The compiled patterns of a language, `None` where it has no pack."""
    pack = pack_of(language)
    if pack is None:
        return None
    return Matcher(
        _rows(pack),
        pack.endings,
        lambda s: fold(s, pack.strip_accents, pack.dotted_i),
        pack.clauses.verb_final,
    )
