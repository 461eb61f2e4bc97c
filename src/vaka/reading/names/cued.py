"""Words that show a person in a script without capitals, and the names found beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vaka.reading.names.found import Found
from vaka.reading.names.lines import Line
from vaka.reading.names.offices import Office
from vaka.reading.names.people import person
from vaka.reading.names.tokens import Token

__all__ = ["Cue", "cues_of", "named"]


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that a name stands beside: `i` to `j`, both included."""

    i: int
    j: int
    office: Office | None = None


def named(line: Line, n: int, i: int, j: int, cue: Cue | None) -> Found:
    """The words `i` to `j` of line `n` as a person's name that a cue shows; they are taken."""
    found = person(line, n, i, j)
    found.cued = True
    if cue and cue.office:
        found.titles.append(cue.office.role)
        found.country = cue.office.country
    line.take(i, j)
    return found


def _is(token: Token, word: str) -> bool:
    return token.folded == word or any(lemma == word for lemma, _ in token.lemmas)


def cues_of(line: Line, offices: Sequence[Office], honorifics: frozenset[tuple[str, ...]]) -> Iterator[Cue]:
    """The offices and the honorifics of a line, left to right."""
    at: dict[int, Cue] = {o.i: Cue(o.i, o.j, o) for o in offices}
    for i in range(len(line.tokens)):
        for phrase in honorifics:
            words = line.tokens[i : i + len(phrase)]
            if (
                len(words) == len(phrase)
                and all(map(_is, words, phrase))
                and line.free(i, i + len(phrase) - 1)
            ):
                at.setdefault(i, Cue(i, i + len(phrase) - 1))
    return (at[i] for i in sorted(at))
