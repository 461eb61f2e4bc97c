"""People in running text without spaces: where a name begins and ends is read off its characters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from vaka.knowledge import Knowledge
from vaka.reading.names.cued import cues_of, named
from vaka.reading.names.found import Found
from vaka.reading.names.lines import Line
from vaka.reading.names.match import Match
from vaka.reading.names.offices import Office
from vaka.reading.names.shown import has_age

__all__ = ["in_running_text", "matches_at_joints"]

_FOREIGN = (2, 10)
"""Characters in a foreign name spelt by sound: fewest and most."""
_SURE_FOREIGN = 3
"""Such characters in a row from which a name is foreign although its first may also be a family name."""


def in_running_text(line: Line, n: int, offices: Sequence[Office]) -> Iterator[Found]:
    """The people beside offices and honorifics, and those whose names have joints."""
    for cue in cues_of(line, offices, line.lexicon.honorifics_after):
        behind = _begins(line, cue.j + 1) if cue.office else None
        if behind is not None:
            yield named(line, n, cue.j + 1, behind, cue)
        elif line.tokens[cue.i].gap == "" and (cue.office is None or cue.office.first == cue.i):
            before = _ends(line, cue.i - 1)
            if before is not None:
                found = named(line, n, before, cue.i - 1, cue)
                found.doubtful = (
                    before == cue.i - 1
                )  # a family name alone means somebody named in full elsewhere
                yield found
    yield from _shown(line, n)
    i = 0
    while i < len(line.tokens):
        j = _jointed(line, i)
        if j is not None:
            yield named(line, n, i, j, None)
        i = j + 1 if j is not None else i + 1


def _shown(line: Line, n: int) -> Iterator[Found]:
    """The people before an age in brackets, and those who open a clause before a verb of speech."""
    for k in range(1, len(line.tokens)):
        aged = line.tokens[k].gap == "open" and has_age(line, k - 1, k - 1)
        spoken = line.tokens[k].gap == "" and _verb_at(line, k)
        i = _ends(line, k - 1) if aged or spoken else None
        if i is None or (spoken and (line.tokens[i].gap == "" or not 2 <= k - i <= _FOREIGN[1])):
            continue
        yield named(line, n, i, k - 1, None)


def _verb_at(line: Line, k: int) -> bool:
    """Whether a verb of speech begins at character `k`."""
    return any(_spells(line, k, verb) for verb in line.lexicon.person_verbs)


def _foreign(line: Line, i: int, step: int, joints: bool = False) -> int:
    """How many characters from word `i` in direction `step` may spell a foreign name."""
    k, count = i, 0
    while 0 <= k < len(line.tokens) and count < _FOREIGN[1] and not line.taken[k]:
        strange = line.tokens[k].text not in line.lexicon.foreign
        if (strange or (step > 0 and k > i and _stops(line, k))) and not (joints and _inside_part(line, k)):
            break
        count += 1
        edge = line.tokens[k + 1] if step > 0 and k + 1 < len(line.tokens) else line.tokens[k]
        k += step
        if edge.gap not in (("", "hyphen") if joints else ("",)):
            break
    return count


def _inside_part(line: Line, k: int) -> bool:
    """Whether character `k` stands right before a joint or the last character before one, and so inside a name."""
    ahead = line.tokens[k + 1 : k + 3]
    near = next((n for n, t in enumerate(ahead) if t.gap == "hyphen"), None)
    return near is not None and all(t.gap == "" and t.text in line.lexicon.foreign for t in ahead[:near])


def _stops(line: Line, k: int) -> bool:
    """Whether a word begins here that stands behind names and is no part of one."""
    text = "".join(t.text for t in line.tokens[k : k + 3])
    return text.startswith(line.lexicon.name_stops)


def _close(line: Line, i: int, k: int) -> bool:
    """Whether words `i` to `k` stand in a row, free, with nothing between them."""
    if (
        k >= len(line.tokens)
        or not line.free(i, k)
        or any(not t.text.isalpha() for t in line.tokens[i : k + 1])
    ):
        return False
    return all(t.gap == "" for t in line.tokens[i + 1 : k + 1])


def _begins(line: Line, i: int) -> int | None:
    """The last character of a name that begins at word `i`, right behind an office."""
    if i >= len(line.tokens) or line.tokens[i].gap not in ("", "space") or line.taken[i] or _stops(line, i):
        return None
    foreign = _foreign(line, i, 1, joints=True)
    family = next((f for f in line.lexicon.family if _spells(line, i, f)), "")
    if foreign >= _SURE_FOREIGN or (not family and foreign >= _FOREIGN[0]):
        return i + foreign - 1
    if not family:
        return None
    k = i + len(family)
    if not _close(line, i, k) or _stops(line, k):
        return None
    return k + 1 if _close(line, i, k + 1) and not _stops(line, k + 1) else k


def _spells(line: Line, i: int, word: str) -> bool:
    return "".join(t.text for t in line.tokens[i : i + len(word)]) == word


def _ends(line: Line, j: int) -> int | None:
    """The first character of a name that ends at word `j`, right before an office or an honorific."""
    if j < 0 or line.taken[j] or _stops(line, j):
        return None
    foreign = _foreign(line, j, -1, joints=True)
    if foreign >= _SURE_FOREIGN:
        return j - foreign + 1
    for length in (3, 2, 1):
        i = j - length + 1
        if i >= 0 and any(_stops(line, k) for k in range(i, j + 1)):
            continue
        if (
            i >= 0
            and _close(line, i, j)
            and any(_spells(line, i, f) for f in line.lexicon.family if len(f) <= length)
        ):
            return i
    return None


def matches_at_joints(line: Line, found: Sequence[Match], knowledge: Knowledge) -> list[Match]:
    """The known names of a line without those inside a longer name with joints; a person's takes in what stands
    before it ("Anton·Varga").

    Args:
        line: A sentence, of which nothing is taken yet.
        found: The known names in it.
        knowledge: For who is a person.
    """
    if line.lexicon.spaced:
        return list(found)
    runs = [(i, j) for i in range(len(line.tokens)) if (j := _jointed(line, i)) is not None]
    kept = []
    for match in found:
        run = next(((i, j) for i, j in runs if i <= match.i and match.j <= j), None)
        who = knowledge.get(match.forms[0].key)
        if run is None or run == (match.i, match.j):
            kept.append(match)
        elif run[1] == match.j and who and who.kind == "person" and _at_joint(line, match.i):
            kept.append(replace(match, i=run[0], start=line.tokens[run[0]].start))
    return kept


def _at_joint(line: Line, i: int) -> bool:
    """Whether a part of a jointed name begins at word `i`: "马科斯" is no part of "德里马科斯"."""
    return line.tokens[i].gap == "hyphen"


def _jointed(line: Line, i: int) -> int | None:
    """The last character of a foreign name with a joint between its parts that begins at word `i`."""
    if line.taken[i] or (i and line.tokens[i].gap == "hyphen"):
        return None
    count = _foreign(line, i, 1, joints=True)
    tokens = line.tokens[i : i + count]
    return i + count - 1 if any(t.gap == "hyphen" for t in tokens[1:]) else None
