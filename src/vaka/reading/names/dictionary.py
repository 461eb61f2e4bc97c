"""Whether a capitalised word is a common word."""

from __future__ import annotations

from vaka.knowledge import Knowledge
from vaka.reading.names.tokens import Token

__all__ = ["is_word"]

_SHORTEST = 4
"""Letters of a base form that an ending was taken off: shorter ones are found in almost any name."""


def is_word(token: Token, knowledge: Knowledge) -> bool:
    """Whether a word, as it stands or without its ending, is one that is usually written small."""
    if knowledge.is_proper(token.folded):
        return False
    return any(
        knowledge.is_common(lemma) and not knowledge.is_proper(lemma)
        for lemma, _ in token.lemmas
        if lemma == token.folded or len(lemma) >= _SHORTEST
    )
