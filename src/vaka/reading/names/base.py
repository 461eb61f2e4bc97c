"""The dictionary form of an unknown name, out of the inflected forms in which a document has it."""

from __future__ import annotations

from collections.abc import Sequence

from vaka.knowledge import Knowledge
from vaka.reading.names.cases import uncased
from vaka.reading.names.found import Found
from vaka.reading.names.lines import Line
from vaka.reading.names.tokens import base_form
from vaka.text import fold

__all__ = ["dictionary_form"]


def dictionary_form(found: Sequence[Found], lines: Sequence[Line], knowledge: Knowledge) -> str:
    """The fullest form of an unknown name, uninflected as far as the document or the given name tells.

    Args:
        found: The mentions of one entity by name.
        lines: The document's lines.
        knowledge: For given names, whose case shows that of the family name.
    """
    longest = max(len(f.words) for f in found)
    full = [f for f in found if len(f.words) == longest]
    plain = next((f for f in full if _plain(f, knowledge) or not lines[f.line].lexicon.endings), None)
    if plain:
        return plain.base
    shared = [f for f in full if _common(f, full)]
    distinct = len({fold(f.base) for f in full}) > 1
    if shared and distinct:
        return shared[0].base
    told = (uncased(f, lines[f.line], knowledge) for f in full if f.kind == "person")
    return next((name for name in told if name), None) or _uninflected(
        full[0], lines[full[0].line], knowledge
    )


def _plain(one: Found, knowledge: Knowledge) -> bool:
    """Whether a name begins with a given name in its dictionary form."""
    return len(one.words) > 1 and knowledge.is_given_name(fold(one.surface[0]))


def _common(one: Found, full: Sequence[Found]) -> bool:
    """Whether the words as they stand here may be the dictionary form of every other mention."""
    return all(
        fold(word) in lemmas for other in full for word, lemmas in zip(one.surface, other.words, strict=True)
    )


def _uninflected(one: Found, line: Line, knowledge: Knowledge) -> str:
    """The name with every word brought to its dictionary form, if its given name shows a case."""
    given = next((lemma for lemma in sorted(one.words[0]) if knowledge.is_given_name(lemma)), None)
    if given is None or len(one.words) == 1:
        return one.base
    first = base_form(one.surface[0], line.lexicon, given)
    return " ".join((first, *(base_form(word, line.lexicon) for word in one.surface[1:])))
