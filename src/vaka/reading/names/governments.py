"""Capitals that stand for governments: "Ostrel rejected the offer" against "they met in Ostrel"."""

from __future__ import annotations

from vaka.reading.names.known import located
from vaka.reading.names.lines import Line

__all__ = ["means_government"]

_NEAR = 3
"""Words after a capital among which a word for what governments do or have counts. Four and more let in the
next clause (checked on invented sentences of three languages)."""


def means_government(line: Line, i: int, j: int, partners: frozenset[int]) -> bool:
    """Whether the capital at words `i` to `j` stands for its government.

    Args:
        line: A sentence.
        i: First word of the capital.
        j: Last word of it.
        partners: Words at which countries or capitals begin or end.
    """
    if located(line, i, j):
        return False
    tokens = line.tokens
    after = tokens[j + 1] if j + 1 < len(tokens) else None
    if tokens[i].gap == "hyphen" and i - 1 in partners:
        return True
    if after and after.gap == "hyphen" and j + 1 in partners:
        return True
    if not line.lexicon.plain_cases(tokens[j].suffix):
        return False
    for token in tokens[j + 1 : j + 1 + _NEAR]:
        if token.gap not in ("space", "hyphen", "open"):
            break
        if any(lemma in line.lexicon.government for lemma, _ in token.lemmas):
            return True
    return _subject_of_last(line, j)


def _subject_of_last(line: Line, j: int) -> bool:
    """Whether the capital opens a sentence that a verb of governments closes (verb-final languages)."""
    tokens = line.tokens
    if not line.lexicon.verb_last or tokens[j].suffix or j > 3 or j + 2 >= len(tokens):
        return False
    subject = tokens[j + 1].gap == "comma" or tokens[j + 1].capital
    return subject and tokens[-1].folded in line.lexicon.government
