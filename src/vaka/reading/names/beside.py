"""In a script without capitals: the names that stand right before an office, an honorific or an age."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vaka.knowledge import name_words
from vaka.reading.names.cued import Cue, cues_of
from vaka.reading.names.found import Found
from vaka.reading.names.lines import Line
from vaka.reading.names.offices import Office
from vaka.reading.names.people import person
from vaka.reading.names.shown import has_age
from vaka.text import fold

__all__ = ["named_beside"]


def named_beside(line: Line, n: int, offices: Sequence[Office]) -> Iterator[Found]:
    """The names of line `n` that stand right before an office, an honorific or the number of an age."""
    for cue in cues_of(line, offices, line.lexicon.honorifics_after):
        j = cue.i - 1
        if j >= 0 and line.tokens[cue.i].gap == "space" and _may_name(line, j):
            yield _before(line, n, j, cue)
    for j in range(len(line.tokens)):
        if _may_name(line, j) and has_age(line, j, j) and line.tokens[j + 1].gap == "open":
            yield _before(line, n, j, None)


def _before(line: Line, n: int, j: int, cue: Cue | None) -> Found:
    """The name that ends at word `j`: a Korean one in one word, a foreign one in two."""
    i = j
    parts = name_words(line.tokens[j].text)
    foreign = len(parts) == 1 and len(line.tokens[j].text) > 1
    if foreign and j > 0 and line.tokens[j].gap == "space" and _may_name(line, j - 1) and _bare(line, j - 1):
        i = j - 1
    found = person(line, n, i, j)
    if len(parts) == 2:
        found.words, found.form = tuple(frozenset((fold(part),)) for part in parts), "name"
    if cue and cue.office:
        found.titles.append(cue.office.role)
        found.country = cue.office.country
    found.cued = True
    found.doubtful = i == j and len(parts) == 1 and (cue is None or cue.office is None)
    line.take(i, j)
    return found


def _may_name(line: Line, i: int) -> bool:
    token = line.tokens[i]
    plain = token.folded not in line.lexicon.not_names and not any(c.isdigit() for c in token.text)
    return plain and not line.taken[i] and not token.folded.endswith(line.lexicon.no_ends)


def _bare(line: Line, i: int) -> bool:
    """Whether a word carries no ending that parts it from the name after it."""
    token = line.tokens[i]
    return len(token.text) > 1 and not token.folded.endswith(line.lexicon.name_breaks)
