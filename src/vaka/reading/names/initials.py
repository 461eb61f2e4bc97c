"""Family names with an initial ("N. Dendias"): whom they fit."""

from __future__ import annotations

from collections.abc import Sequence

from vaka.knowledge import Form, Knowledge
from vaka.reading.names.found import Found
from vaka.reading.names.transliteration import latin
from vaka.text import fold

__all__ = ["fits_initial", "has_initials", "known_of_initial"]


def has_initials(mention: Found) -> bool:
    """Whether all words of a name but the last are single letters."""
    return len(mention.words) > 1 and all(len(word) == 1 for word in mention.surface[:-1])


def _letter(mention: Found) -> str:
    return fold(latin(mention.surface[0]))[:1]


def fits_initial(words: Sequence[frozenset[str]], mention: Found) -> bool:
    """Whether a full name begins with the initial, in any script.

    Args:
        words: For each word of the full name, its possible folded forms.
        mention: The name with the initial.
    """
    return len(words) > 1 and any(fold(latin(form))[:1] == _letter(mention) for form in words[0])


def known_of_initial(mention: Found, knowledge: Knowledge) -> tuple[Form, ...]:
    """The family names of known people whom the initial fits, in any of the name's dictionary forms."""
    forms = dict.fromkeys(
        form
        for word in sorted(mention.words[-1])
        for form in knowledge.forms(word)
        if form.use == "surname"
        and (who := knowledge.get(form.key))
        and fold(who.name)[:1] == _letter(mention)
    )
    return tuple(forms)
