"""Weak names of a user's own list: they count only on a page that names their bearer by a stronger form."""

from __future__ import annotations

from collections.abc import Sequence

from vaka.knowledge import Knowledge
from vaka.reading.names.found import Found
from vaka.reading.names.known import bearer, finding
from vaka.reading.names.lines import Line

__all__ = ["with_weak_names"]


def with_weak_names(lines: Sequence[Line], found: Sequence[Found], knowledge: Knowledge) -> list[Found]:
    """What was found, with the weak names whose bearers are among it in place of unknown names in their words.

    Args:
        lines: The lines of a page, with the weak forms met while known names were looked for.
        found: What was found so far.
        knowledge: For who bears a form.
    """
    keys = {one.key for one in found if one.key}
    kept, more = list(found), []
    for n, line in enumerate(lines):
        for match in line.weak:
            chosen = bearer([form for form in match.forms if form.key in keys], knowledge)
            there = [one for one in kept if one.line == n and one.i <= match.j and match.i <= one.j]
            if chosen is None or any(one.key or one.i < match.i or match.j < one.j for one in there):
                continue
            kept = [one for one in kept if one not in there]
            line.take(match.i, match.j)
            more.append(finding(match, line, n, *chosen))
    return kept + more
