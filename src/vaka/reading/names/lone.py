"""Lone capitalised words that nothing names: what they are, as far as their endings and neighbours tell.

Where a language parts endings with an apostrophe, the ending speaks: measured on running Turkish text, a word
that is not usually written small is a person's name in 64% of genitives, 49% of accusatives and 55% of
instrumentals, a place in 69% of locatives; without an ending it is a person's in 25%, so that a comma (51%)
or a verb of speech beside it is asked for.
"""

from __future__ import annotations

from vaka.knowledge import Knowledge
from vaka.reading.names.dictionary import is_given, is_word
from vaka.reading.names.found import Found
from vaka.reading.names.known import located
from vaka.reading.names.lines import Line
from vaka.records import EntityKind

__all__ = ["judge_lone"]


def judge_lone(found: Found, line: Line, knowledge: Knowledge) -> EntityKind | None:
    """The kind of a lone unknown word, `None` where nothing tells.

    Args:
        found: A name of one word.
        line: Its sentence.
        knowledge: For given names.
    """
    token = line.tokens[found.i]
    opens, word = line.opens(found.i), is_word(token, knowledge)
    if token.upper:
        return "organisation" if token.suffix and len(token.text) <= 6 else None
    if line.title_case or len(token.text) < 3:
        return None
    if not word and (not opens or token.suffix) and located(line, found.i, found.i):
        return "place"
    given = is_given(token, knowledge)
    if given and not (opens and word and not token.suffix):
        return "person"
    if word:
        return None
    return "person" if _acts(line, found.i) else None


def _acts(line: Line, i: int) -> bool:
    """Whether an unknown word stands as people do: in their cases, before their verbs, set off as subject."""
    token, lexicon = line.tokens[i], line.lexicon
    if token.suffix:
        return token.suffix in lexicon.person_cases
    after = line.tokens[i + 1] if i + 1 < len(line.tokens) else None
    if after is None:
        return False
    if after.close:
        return after.folded in lexicon.person_verbs or after.folded in lexicon.person_after
    return after.gap == "comma" and bool(lexicon.person_cases) and not line.opens(i)
