"""The grammatical case in which an unknown name stands, and the name without it.

A name that no table has does not tell by itself where it ends: "Йоргосом Пападеллисом" may be anybody. What tells
its case is its given name where that is known, else the office or the preposition before it ("министром", "с"),
else endings that hardly a name has by itself, in all its words.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from vaka.knowledge import Knowledge
from vaka.reading.names.found import Found
from vaka.reading.names.lines import Line
from vaka.reading.names.pack import CaseEndings, Lexicon
from vaka.reading.names.transliteration import latin
from vaka.text import fold

__all__ = ["uncased"]

BACK = 5
"""How far before a name the word stands that tells its case: an office, its attribute and its country (words)."""

LEFT = 2
"""Letters that an ending leaves of a name, at least; where endings alone tell the case, twice as many."""


def uncased(one: Found, line: Line, knowledge: Knowledge) -> str | None:
    """The name in its dictionary form; `None` where nothing tells its case, or its language has none.

    Args:
        one: A mention of an unknown person.
        line: Its line.
        knowledge: For given names.
    """
    cases = line.lexicon.cases
    if not cases:
        return None
    told = _told(one, line)
    if told is not None and not told:
        return one.base
    if len(one.surface) > 1 and (by_given := _by_given(one, told or cases, knowledge)):
        return by_given
    if told:
        return next((name for case in told if (name := _all(one.surface, case))), one.base)
    if len(one.surface) > 1:
        return next((n for case in cases if case.shown and (n := _shown(one.surface, case))), None)
    return None


def _by_given(one: Found, cases: Sequence[CaseEndings], knowledge: Knowledge) -> str | None:
    """The name whose given name is known in a case of its own."""
    for case in cases:
        for given in _bases(one.surface[0], case):
            if knowledge.is_given_name(fold(given)) or knowledge.is_given_name(fold(latin(given))):
                return " ".join((given, *(_base(word, case) or word for word in one.surface[1:])))
    return None


def _told(one: Found, line: Line) -> Sequence[CaseEndings] | None:
    """The cases that the words before a name tell; none of them where an office is in its dictionary form.

    `None` where they tell nothing.
    """
    lexicon = line.lexicon
    titles = _title_words(lexicon)
    for i in range(one.i - 1, max(-1, one.i - 1 - BACK), -1):
        if line.tokens[i + 1].gap not in ("space", "hyphen"):
            return None
        word = line.tokens[i]
        told = [c for c in lexicon.cases if any(fold(b) in titles for b in _bases(word.text, c))]
        if not told and word.folded in titles:
            return ()
        told = told or [c for c in lexicon.cases if word.folded in c.before]
        if told:
            return told
    return None


def _title_words(lexicon: Lexicon) -> Collection[str]:
    """The first words of offices and honorifics, in their dictionary forms."""
    return lexicon.title_starts | {p[0] for p in lexicon.honorifics_before}


def _bases(word: str, case: CaseEndings) -> list[str]:
    """What a word may be the case of, the longest ending first."""
    folded = fold(word)
    longest = max(map(len, case.endings), default=0)
    return [
        word[: len(word) - length] + written
        for length in range(min(longest, len(folded) - LEFT), 0, -1)
        for _, written in case.endings.get(folded[-length:], ())
    ]


def _base(word: str, case: CaseEndings) -> str | None:
    return next(iter(_bases(word, case)), None)


def _all(words: Sequence[str], case: CaseEndings) -> str | None:
    """The name with each word's ending taken off; `None` where no word has one."""
    bases = [_base(word, case) for word in words]
    return " ".join(b or w for b, w in zip(bases, words, strict=True)) if any(bases) else None


def _shown(words: Sequence[str], case: CaseEndings) -> str | None:
    """The name, where every word of it shows the case by itself."""
    bases = [_base(word, case) for word in words if len(word) > 2 * LEFT]
    return " ".join(b for b in bases if b) if len(bases) == len(words) and all(bases) else None
