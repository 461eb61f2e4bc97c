"""People in scripts without capitals: names that an office, an honorific or their characters show.

Three strategies, chosen by the pack: the name stands before its office (Korean), behind it (Arabic, where a word
or two of what follows is the name), or in running text on either side (Chinese, where the characters of family
names and those that spell foreign names by sound tell where it begins and ends).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from vaka.knowledge import Knowledge
from vaka.reading.names.found import Found
from vaka.reading.names.gazetteer import Match
from vaka.reading.names.lines import Line
from vaka.reading.names.offices import Office, is_plural
from vaka.reading.names.pack import PhraseIndex
from vaka.reading.names.people import named_beside, person
from vaka.reading.names.tokens import Token

__all__ = ["matches_at_joints", "people_again", "people_unmarked", "state_bodies"]

_UNITS = 2
"""Parts of a name taken behind an office: what follows a given and a family name is more often the sentence."""
_FOREIGN = (2, 10)
"""Characters in a foreign name spelt by sound: fewest and most."""
_SURE_FOREIGN = 3
"""Such characters in a row from which a name is foreign although its first may also be a family name."""


_LAST = 4
"""Letters of a last name that counts alone when it is met again."""


@dataclass(frozen=True, slots=True)
class _Cue:
    """Words that a name stands beside: `i` to `j`, both included."""

    i: int
    j: int
    office: Office | None = None


def people_unmarked(line: Line, n: int, offices: Sequence[Office]) -> Iterator[Found]:
    """The people of a line in a script without capitals whose names the knowledge lacks.

    Args:
        line: A sentence.
        n: Its number.
        offices: The offices in it.
    """
    if not line.lexicon.spaced:
        return _in_running_text(line, n, offices)
    if line.lexicon.titles_lead:
        return _behind(line, n, offices)
    return named_beside(line, n, offices)


def _named(line: Line, n: int, i: int, j: int, cue: _Cue | None) -> Found:
    found = person(line, n, i, j)
    found.cued = True
    if cue and cue.office:
        found.titles.append(cue.office.role)
        found.country = cue.office.country
    line.take(i, j)
    return found


def _cues(line: Line, offices: Sequence[Office], honorifics: frozenset[tuple[str, ...]]) -> Iterator[_Cue]:
    """The offices and the honorifics of a line, left to right."""
    at: dict[int, _Cue] = {o.i: _Cue(o.i, o.j, o) for o in offices}
    for i in range(len(line.tokens)):
        for phrase in honorifics:
            words = tuple(t.folded for t in line.tokens[i : i + len(phrase)])
            if words == phrase and line.free(i, i + len(phrase) - 1):
                at.setdefault(i, _Cue(i, i + len(phrase) - 1))
    return (at[i] for i in sorted(at))


# --- behind an office --------------------------------------------------------------------------------


def _behind(line: Line, n: int, offices: Sequence[Office]) -> Iterator[Found]:
    starts = {o.i for o in offices}
    for cue in _cues(line, offices, line.lexicon.honorifics_before):
        if cue.office and is_plural(line, cue.office):
            continue
        i = cue.j + 1
        while i < len(line.tokens) and (line.tokens[i].folded,) in line.lexicon.modifiers:
            i += 1
        j = _last_unit(line, i, starts)
        if j is not None and (j > i or cue.office is None or cue.office.country):
            yield _named(line, n, i, j, cue)


def _last_unit(line: Line, i: int, starts: set[int]) -> int | None:
    """The last word of the name that begins at word `i`; particles count with the word behind them."""
    last, units, k = None, 0, i
    while k < len(line.tokens) and units < _UNITS and _may_be_part(line, k, starts, first=k == i):
        if line.tokens[k].folded not in line.lexicon.particles:
            last, units = k, units + 1
        k += 1
    return last


def _may_be_part(line: Line, k: int, starts: set[int], first: bool) -> bool:
    token, lexicon = line.tokens[k], line.lexicon
    if token.gap != "space" or line.taken[k] or k in starts or any(c.isdigit() for c in token.text):
        return False
    if any(lemma in lexicon.not_names for lemma, _ in token.lemmas):
        return False
    return first or not token.folded.startswith(_openings(line))


def _openings(line: Line) -> tuple[str, ...]:
    """Clitics of one letter, with which the second part of a name rarely begins and the next word often does."""
    return tuple(b for b, bases, _ in line.lexicon.beginnings if len(b) == 1 and bases == ("",)) or ("\0",)


# --- in running text ---------------------------------------------------------------------------------


def _in_running_text(line: Line, n: int, offices: Sequence[Office]) -> Iterator[Found]:
    for cue in _cues(line, offices, line.lexicon.honorifics_after):
        behind = _begins(line, cue.j + 1) if cue.office else None
        if behind is not None:
            yield _named(line, n, cue.j + 1, behind, cue)
        elif (before := _ends(line, cue.i - 1)) is not None and line.tokens[cue.i].gap == "":
            yield _named(line, n, before, cue.i - 1, cue)
    i = 0
    while i < len(line.tokens):
        j = _jointed(line, i)
        if j is not None:
            yield _named(line, n, i, j, None)
        i = j + 1 if j is not None else i + 1


def _foreign(line: Line, i: int, step: int, joints: bool = False) -> int:
    """How many characters from word `i` in direction `step` may spell a foreign name."""
    k, count = i, 0
    while 0 <= k < len(line.tokens) and count < _FOREIGN[1] and not line.taken[k]:
        if line.tokens[k].text not in line.lexicon.foreign or (step > 0 and k > i and _stops(line, k)):
            break
        count += 1
        edge = line.tokens[k + 1] if step > 0 and k + 1 < len(line.tokens) else line.tokens[k]
        k += step
        if edge.gap not in (("", "hyphen") if joints else ("",)):
            break
    return count


def _stops(line: Line, k: int) -> bool:
    """Whether a word begins here that stands behind names and is no part of one."""
    text = "".join(t.text for t in line.tokens[k : k + 3])
    return text.startswith(line.lexicon.name_stops)


def _close(line: Line, i: int, k: int) -> bool:
    """Whether words `i` to `k` stand in a row, free, with nothing between them."""
    if k >= len(line.tokens) or not line.free(i, k) or any(not t.text.isalpha() for t in line.tokens[i : k + 1]):
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
    if j < 0 or line.taken[j]:
        return None
    foreign = _foreign(line, j, -1, joints=True)
    if foreign >= _SURE_FOREIGN:
        return j - foreign + 1
    for length in (3, 2, 1):
        i = j - length + 1
        if i >= 0 and _close(line, i, j) and any(_spells(line, i, f) for f in line.lexicon.family if len(f) <= length):
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
        elif run[1] == match.j and who and who.kind == "person":
            kept.append(replace(match, i=run[0], start=line.tokens[run[0]].start))
    return kept


def _jointed(line: Line, i: int) -> int | None:
    """The last character of a foreign name with a joint between its parts that begins at word `i`."""
    if line.taken[i] or (i and line.tokens[i].gap == "hyphen"):
        return None
    count = _foreign(line, i, 1, joints=True)
    tokens = line.tokens[i : i + count]
    return i + count - 1 if any(t.gap == "hyphen" for t in tokens[1:]) else None


# --- bodies of states ----------------------------------------------------------------------------------


def state_bodies(line: Line, n: int, countries: Mapping[int, tuple[int, str]]) -> Iterator[Found]:
    """In a script without capitals: common nouns for ministries and the like beside a country's name.

    Args:
        line: A sentence.
        n: Its number.
        countries: For the first and the last word of every country in the line, the word at its other end and
            the country's name.
    """
    if line.lexicon.cased:
        return
    for first, (last, country) in sorted(countries.items()):
        if last < first:
            continue
        behind = _body(line, last + 1, line.lexicon.organisation_last)
        before = None if behind else _body_before(line, first, line.lexicon.organisation_first)
        if behind is not None or before is not None:
            i, j = before if before is not None else first, behind if behind is not None else last
            found = _named(line, n, i, j, None)
            found.kind, found.form, found.country = "organisation", "name", country
            yield found


def _body(line: Line, k: int, heads: PhraseIndex) -> int | None:
    """The last word of the noun for a body that begins at word `k`."""
    if k >= len(line.tokens) or not line.tokens[k].close or (line.tokens[k].gap == "space") != line.lexicon.spaced:
        return None
    for lemma, _ in line.tokens[k].lemmas:
        for phrase in heads.starting(lemma):
            there = line.tokens[k : k + len(phrase)]
            if len(there) == len(phrase) and all(_is(t, w) for t, w in zip(there, phrase, strict=True)):
                return k + len(phrase) - 1 if line.free(k, k + len(phrase) - 1) else None
    return None


def _is(token: Token, word: str) -> bool:
    return any(lemma == word for lemma, _ in token.lemmas)


def _body_before(line: Line, k: int, heads: PhraseIndex) -> int | None:
    """The first word of the noun for a body that ends right before word `k`."""
    for i in range(max(0, k - 3), k):
        if i and line.tokens[i].close and any(w in line.lexicon.title_starts for w, _ in line.tokens[i - 1].lemmas):
            continue  # "minister of foreign affairs of …" is an office
        for lemma, _ in line.tokens[i].lemmas:
            for phrase in heads.starting(lemma):
                there = line.tokens[i:k]
                if len(phrase) == k - i and all(_is(t, w) for t, w in zip(there, phrase, strict=True)):
                    return i if line.free(i, k - 1) and line.tokens[k].close else None
    return None


# --- met again ---------------------------------------------------------------------------------------


def people_again(lines: Sequence[Line], found: Sequence[Found]) -> list[Found]:
    """The full and family names of people already found, where they stand again without anything beside them.

    Args:
        lines: The lines of a page; only those in scripts without capitals are looked at.
        found: What was found so far.
    """
    every: list[Found] = []
    for n, line in enumerate(lines):
        if line.lexicon.cased:
            continue
        phrases = _phrases(found, line.lexicon.spaced)
        i = 0
        while i < len(line.tokens):
            j = _phrase_at(line, i, phrases)
            if j is not None:
                every.append(_named(line, n, i, j, None))
            i = j + 1 if j is not None else i + 1
    return every


def _phrases(found: Sequence[Found], spaced: bool) -> Mapping[str, set[tuple[str, ...]]]:
    """The names by their first word, as words of a line: whole names and, where long enough, their last parts."""
    table: dict[str, set[tuple[str, ...]]] = {}
    for one in found:
        if one.kind != "person" or one.form != "name" or one.doubtful or not one.cued:
            continue
        whole = tuple(one.surface)
        last = whole[-1:] if spaced else tuple(min(one.words[-1]))
        alone = len(last[0]) >= _LAST if spaced else len(last) > 1 and not one.base.isalnum()
        for phrase in (whole, last) if alone else (whole,):
            table.setdefault(phrase[0], set()).add(phrase)
    return table


def _phrase_at(line: Line, i: int, phrases: Mapping[str, set[tuple[str, ...]]]) -> int | None:
    for phrase in sorted(phrases.get(line.tokens[i].text, ()), key=lambda p: (-len(p), p)):
        j = i + len(phrase) - 1
        if j < len(line.tokens) and line.free(i, j) and tuple(t.text for t in line.tokens[i : j + 1]) == phrase:
            return j
    return None
