"""The lines of a page: each sentence with its words, its lexicon and what its capitals are worth."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from vaka.knowledge import Knowledge
from vaka.reading.names.dictionary import is_word
from vaka.reading.names.match import Match
from vaka.reading.names.pack import Lexicon, lexicon
from vaka.reading.names.tokens import Token, tokenise
from vaka.records import Document, Sentence

__all__ = ["Line", "Lower", "lines_of", "lower_words"]

Lower = Counter[str]
"""How often each folded word stands in lower case on the page."""

_TITLE_CASE = 0.75
"""Share of longer words with a capital from which a line's capitals tell nothing. Titles in title case have
.8 and more, running text .1 to .4."""

_COMMON = 0.25
"""Share of common words among those with a capital: a list of names has .1, title case .4 and more."""


@dataclass(slots=True)
class Line:
    """A sentence with its words."""

    sentence: Sentence
    page: str
    """The page's source text."""
    language: str
    lexicon: Lexicon
    tokens: list[Token]
    title_case: bool
    """Whether (nearly) every word has a capital, so that a capital is no sign of a name."""
    taken: list[bool] = field(default_factory=list)
    """Which words already belong to a name."""
    weak: list[Match] = field(default_factory=list)
    """Weak forms met in it; see `vaka.reading.names.weak`."""

    def free(self, i: int, j: int) -> bool:
        """Whether no word from `i` to `j` (both included) belongs to a name."""
        return not any(self.taken[i : j + 1])

    def written(self, i: int, j: int) -> str:
        """The words `i` to `j` (both included) as written, without the last one's ending."""
        return " ".join(self.page[self.tokens[i].start : self.tokens[j].end].split())

    def name_parts(self, i: int, j: int) -> tuple[frozenset[str], ...]:
        """The parts of a name whose words are not its parts; none where they are.

        In running text they end at its joints, else behind the family name; an apostrophe that is a letter parts
        none.
        """
        if self.lexicon.spaced:
            return self._over_apostrophes(i, j) if any(not t.gap for t in self.tokens[i + 1 : j + 1]) else ()
        parts = [""]
        for token in self.tokens[i : j + 1]:
            if token.gap == "hyphen" and parts[-1]:
                parts.append("")
            parts[-1] += token.folded
        family = next((f for f in self.lexicon.family if parts[0].startswith(f)), "")
        if len(parts) == 1 and family and 1 <= len(parts[0]) - len(family) <= 2:
            parts = [family, parts[0][len(family) :]]
        return tuple(frozenset((part,)) for part in parts)

    def surface(self, i: int, j: int) -> tuple[str, ...]:
        """The words `i` to `j` (both included) as written; an apostrophe that is a letter parts none."""
        found: list[str] = []
        for token in self.tokens[i : j + 1]:
            if found and not token.gap and self.lexicon.spaced:
                before = self.tokens[token.i - 1]
                found[-1] += self.page[before.end : token.end]
            else:
                found.append(token.text)
        return tuple(found)

    def _over_apostrophes(self, i: int, j: int) -> tuple[frozenset[str], ...]:
        parts: list[frozenset[str]] = []
        for token in self.tokens[i : j + 1]:
            forms = frozenset(lemma for lemma, _ in token.lemmas)
            if parts and not token.gap:
                written = self.tokens[token.i - 1].folded
                parts[-1] = frozenset(f"{written}'{form}" for form in forms)
            else:
                parts.append(forms)
        return tuple(parts)

    def take(self, i: int, j: int) -> None:
        """Mark the words from `i` to `j` (both included) as belonging to a name."""
        self.taken[i : j + 1] = [True] * (j + 1 - i)

    def opens(self, i: int) -> bool:
        """Whether word `i` begins the sentence, a quotation or what follows a colon."""
        gap = self.tokens[i].gap
        if gap == "elision":
            return self.opens(i - 1)
        if gap == "stop":
            return len(self.tokens[i - 1].text) > 3 and not self.tokens[i - 1].text.isdigit()
        return gap in ("start", "open", "other")


def _title_case(tokens: Sequence[Token], knowledge: Knowledge) -> bool:
    longer = [t for t in tokens if len(t.text) > 3 and not t.text.isdigit()]
    capital = [t for t in longer if t.capital]
    if len(longer) < 4 or len(capital) / len(longer) <= _TITLE_CASE:
        return False
    return sum(is_word(t, knowledge) for t in capital) >= _COMMON * len(capital)


def lines_of(document: Document, sentences: Sequence[Sentence], knowledge: Knowledge) -> list[Line]:
    """The lines of a page, in order."""
    found = []
    for sentence in sentences:
        text = sentence.span.of(document.text)
        words = lexicon(sentence.language, text.lower() == text.upper())
        tokens = tokenise(text, sentence.span.start, words)
        shouting = words.cased and _title_case(tokens, knowledge)
        free = [False] * len(tokens)
        found.append(Line(sentence, document.text, sentence.language, words, tokens, shouting, free))
    return found


def lower_words(lines: Sequence[Line]) -> Lower:
    """The words that stand in lower case somewhere on the page: a capital elsewhere makes them no name."""
    return Counter(t.folded for line in lines for t in line.tokens if not t.capital)
