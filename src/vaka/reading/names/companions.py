"""Unknown full names in the company of a person: whom "and" joins to one is a person too."""

from __future__ import annotations

from collections.abc import Sequence

from vaka.knowledge import Knowledge
from vaka.reading.names.found import Found
from vaka.reading.names.lines import Line
from vaka.reading.names.shown import may_be_full_name

__all__ = ["name_companions"]


def name_companions(
    line: Line, people: Sequence[Found], known: Sequence[Found], knowledge: Knowledge
) -> None:
    """Settle the doubtful names of a line that a person stands beside, joined by "and"; the findings are changed.

    Args:
        line: A sentence.
        people: Its unknown names, left to right.
        known: What the knowledge found in it.
        knowledge: For how words are usually written.
    """
    if not line.lexicon.and_words:
        return
    sure = [one for one in (*people, *known) if one.kind == "person" and not one.doubtful]
    ends, begins = {one.j for one in sure}, {one.i for one in sure}
    for one in people:
        full = one.doubtful and len(one.words) > 1 and may_be_full_name(line, one.i, one.j, knowledge)
        before = _joined(line, one.i - 1) and one.i - 2 in ends
        after = _joined(line, one.j + 1) and one.j + 2 in begins
        if full and (before or after):
            one.doubtful, one.cued, one.otherwise = False, True, None
            line.take(one.i, one.j)
            ends.add(one.j)
            begins.add(one.i)


def _joined(line: Line, k: int) -> bool:
    """Whether word `k` is an "and" with nothing but spaces around it."""
    if not 0 < k < len(line.tokens) - 1 or line.tokens[k].folded not in line.lexicon.and_words:
        return False
    return line.tokens[k].gap == "space" and line.tokens[k + 1].gap == "space"
