"""In a script without capitals: the names that stand right before an office, an honorific or an age."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vaka.knowledge import name_words
from vaka.reading.names.cued import Cue, cues_of
from vaka.reading.names.found import Found
from vaka.reading.names.lines import Line
from vaka.reading.names.offices import Office, is_compound, offices_of
from vaka.reading.names.people import person
from vaka.reading.names.shown import has_age
from vaka.text import fold

__all__ = ["families_again", "named_beside"]


def named_beside(line: Line, n: int, offices: Sequence[Office]) -> Iterator[Found]:
    """The names of line `n` that stand right before an office, an honorific or the number of an age."""
    for cue in cues_of(line, offices, line.lexicon.honorifics_after):
        j = cue.i - 1
        compound = cue.office is not None and is_compound(line, cue.office)
        if compound and not (j >= 0 and (_native(line, j) or _opens_foreign(line, j, cue))):
            continue  # any noun may stand before a longer word
        opens = j >= 0 and _opens_foreign(line, j, cue)
        if j >= 0 and line.tokens[cue.i].gap == "space" and (opens or _may_name(line, j)):
            yield _before(line, n, j, cue, whole=opens)
        elif found := _over_body(line, n, j, cue):
            yield found
    for office in offices:
        if found := _korean_behind(line, n, office):
            yield found
    for j in range(len(line.tokens)):
        if _may_name(line, j) and has_age(line, j, j) and line.tokens[j + 1].gap == "open":
            yield _before(line, n, j, None)


_FOREIGN = 3
"""Syllables that one of the words of a foreign name has at least; the adverbs that open sentences have two."""


def _opens_foreign(line: Line, j: int, cue: Cue) -> bool:
    """Whether two words that open the sentence, before a country and its office, look like a foreigner's name."""
    if j != 1 or not cue.office or not cue.office.country or line.tokens[1].gap != "space":
        return False
    plain = all(_plain_word(line, k) and _bare(line, k) for k in (0, 1))
    return plain and max(len(line.tokens[k].text) for k in (0, 1)) >= _FOREIGN


_BODY = 3
"""Words of the country and the body between a name and its office at most ("… 미국 상무부 차관보")."""


def _over_body(line: Line, n: int, j: int, cue: Cue) -> Found | None:
    """The name before the country and the body that its office is of; a Korean one, or a foreign one in two words."""
    k = j
    while k >= 0 and j - k < _BODY and _of_body(line, k) and line.tokens[k + 1].gap == "space":
        k -= 1
    if k < 0 or k == j or line.tokens[k + 1].gap != "space" or not _may_name(line, k):
        return None
    native = _native(line, k)
    foreign = k > 0 and line.tokens[k].gap == "space" and _may_name(line, k - 1) and _bare(line, k - 1)
    opens = k == 0 or (foreign and k == 1)
    bare = _bare(line, k) or (native and k == 0)  # what opens a sentence carries no ending of the word before
    return _before(line, n, k, cue) if bare and (native or (foreign and opens)) else None


def _of_body(line: Line, k: int) -> bool:
    """Whether a word is a country's, or ends as a ministry's name does."""
    token = line.tokens[k]
    return line.taken[k] or (len(token.text) > 1 and token.folded.endswith(line.lexicon.no_ends))


_NATIVE = 3
"""Syllables of nearly every Korean name."""


def _native(line: Line, k: int) -> bool:
    """Whether a word looks like a Korean's full name."""
    return len(line.tokens[k].text) == _NATIVE and len(name_words(line.tokens[k].text)) == 2


def _korean_behind(line: Line, n: int, office: Office) -> Found | None:
    """A Korean name right behind its office, where a particle ends it ("… 장관 조태민은")."""
    k = office.j + 1
    if k >= len(line.tokens) or line.tokens[k].gap != "space" or not _may_name(line, k):
        return None
    token = line.tokens[k]
    fits = {length for lemma, length in token.lemmas if length == len(lemma) == _NATIVE < len(token.text)}
    parts = name_words(token.text[:_NATIVE])
    if not fits or len(parts) != 2 or token.text[:_NATIVE].endswith(line.lexicon.no_full_ends):
        return None
    found = person(line, n, k, k)
    found.end, found.base = token.start + _NATIVE, token.text[:_NATIVE]
    found.surface = (found.base,)
    found.words, found.form = tuple(frozenset((fold(part),)) for part in parts), "name"
    found.titles.append(office.role)
    found.country, found.cued = office.country, True
    line.take(k, k)
    return found


def families_again(lines: Sequence[Line], found: Sequence[Found]) -> list[Found]:
    """The family names that are words of the language as well, before the office of one who bears them in full.

    "이 대통령" is "this president" but on a page that has named the president 이재명.

    Args:
        lines: The lines of a page; only those of languages whose offices follow the name are looked at.
        found: What was found so far.
    """
    offices: dict[str, set[str]] = {}
    for one in found:
        parts = name_words(one.base) if one.kind == "person" and " " not in one.base else []
        if len(parts) == 2:
            offices.setdefault(fold(parts[0]), set()).update(one.titles)
    again = []
    for n, line in enumerate(lines):
        if line.lexicon.cased or not line.lexicon.titles_follow or not offices:
            continue
        for cue in cues_of(line, offices_of(line, {}), frozenset()):
            i = cue.i - 1
            family = line.tokens[i].text if i >= 0 and line.tokens[cue.i].gap == "space" else ""
            if cue.office and not line.taken[i] and cue.office.role in offices.get(fold(family), ()):
                again.append(_before(line, n, i, cue))
    return again


def _before(line: Line, n: int, j: int, cue: Cue | None, whole: bool = False) -> Found:
    """The name that ends at word `j`: a Korean one in one word, a foreign one in two, or from the line's opening."""
    i = 0 if whole else j
    parts = name_words(line.tokens[j].text)
    foreign = len(parts) == 1 and len(line.tokens[j].text) > 1
    if (
        foreign
        and not whole
        and j > 0
        and line.tokens[j].gap == "space"
        and _may_name(line, j - 1)
        and _bare(line, j - 1)
    ):
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


def _plain_word(line: Line, i: int) -> bool:
    """Whether a word may be part of a foreigner's name, which may end as a body's does ("바르토시")."""
    token = line.tokens[i]
    body = len(token.text) > 1 and token.folded.endswith(tuple(e for e in line.lexicon.no_ends if len(e) > 1))
    return (
        token.text.isalpha() and token.folded not in line.lexicon.not_names and not line.taken[i] and not body
    )


def _bare(line: Line, i: int) -> bool:
    """Whether a word carries no ending that parts it from the name after it."""
    token = line.tokens[i]
    return len(token.text) > 1 and not token.folded.endswith(line.lexicon.name_breaks)
