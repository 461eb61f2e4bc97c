"""Whether a capitalised word is a common word or a given name."""

from __future__ import annotations

from vaka.knowledge import Knowledge
from vaka.reading.names.tokens import Token
from vaka.reading.names.transliteration import is_latin, latin
from vaka.text import fold

__all__ = ["is_given", "is_word"]

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


def is_given(token: Token, knowledge: Knowledge) -> bool:
    """Whether a word is a given name, in its own script or in Latin letters.

    A Latin word with marks must have them right: folded, "Dış" would be a given name too.
    """
    if is_latin(token.text) and not token.text.isascii():
        return knowledge.is_given_name(token.text.replace("İ", "i").casefold())
    if any(knowledge.is_given_name(fold(lemma)) for lemma, _ in token.lemmas):
        return True
    if knowledge.is_given_name(fold(latin(token.text))):
        return True
    bases = (lemma for lemma, _ in token.lemmas if len(lemma) >= _SHORTEST and lemma != token.folded)
    return not is_latin(token.text) and any(knowledge.is_given_name(fold(latin(base))) for base in bases)
