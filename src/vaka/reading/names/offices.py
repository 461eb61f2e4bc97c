"""Offices in a line: words for them, the country beside them, and where the holder's name would stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from vaka.reading.names.lines import Line

__all__ = ["PROFESSION", "Office", "is_compound", "is_plural", "offices_of"]

PROFESSION = "profession"
"""What many are (teacher, student, lawyer): it shows a person beside it and tells nothing of whom."""


@dataclass(frozen=True, slots=True)
class Office:
    """Words for an office, `i` to `j` with the country beside them, `first` to `last` without."""

    i: int
    j: int
    first: int
    last: int
    role: str
    country: str | None
    """Canonical English name."""


def _phrase(line: Line, i: int) -> tuple[int, str] | None:
    """The longest words for an office that begin at word `i`: the last word and the office."""
    titles, best = line.lexicon.titles, None
    open_: list[tuple[str, ...]] = [()]
    for j in range(i, min(i + line.lexicon.longest_title, len(line.tokens))):
        token = line.tokens[j]
        if j > i and (not token.close or line.tokens[j - 1].suffix):
            break
        open_ = [(*words, lemma) for words in open_ for lemma, _ in token.lemmas]
        hit = next((words for words in open_ if words in titles), None)
        if hit:
            best = (j, titles[hit])
        if len(open_) > 60:
            break
    return _over_portfolio(line, *best) if best else None


def _over_portfolio(line: Line, last: int, role: str) -> tuple[int, str]:
    """An office with what it is over, where the phrase does not name it itself ("υφυπουργός Υγείας")."""
    following = line.tokens[last + 1] if last + 1 < len(line.tokens) else None
    if following and following.close and following.folded in line.lexicon.portfolios:
        return last + 1, role
    return last, role


def _skip(line: Line, k: int, step: int, words: Iterable[str], modifiers: Iterable[tuple[str, ...]]) -> int:
    """The first word from `k` in direction `step` that is neither one of `words` nor part of a modifier."""
    singles = {m[0] for m in modifiers if len(m) == 1}
    allowed = {*words, *singles}
    for _ in range(3):
        if 0 <= k < len(line.tokens) and line.tokens[k].folded in allowed:
            k += step
    return k


def is_plural(line: Line, office: Office) -> bool:
    """Whether the words for an office stand in the plural."""
    last = line.tokens[office.last].folded
    words = tuple(token.folded for token in line.tokens[office.first : office.last + 1])
    if len(words) > 1 and words in line.lexicon.titles:
        return False  # "head of the ministers": what the office is over may stand in the plural
    return any(last.endswith(ending) and len(last) > len(ending) + 2 for ending in line.lexicon.plural)


def offices_of(line: Line, countries: Mapping[int, tuple[int, str]]) -> list[Office]:
    """The offices of a line, left to right.

    Args:
        line: A sentence.
        countries: For the first and the last word of every country or nationality in the line, the word at
            its other end and the country's name.
    """
    found, i = [], 0
    while i < len(line.tokens):
        hit = None
        if any(lemma in line.lexicon.title_starts for lemma, _ in line.tokens[i].lemmas):
            hit = _phrase(line, i)
        if not hit and (role := _compound(line, i)):
            hit = (i, role)
        if not hit or (hit[1] == PROFESSION and _part_of_name(line, i)):
            i += 1
            continue
        found.append(_around_country(line, _with_country(line, i, *hit, countries)))
        i = max(hit[0], found[-1].last) + 1
    return _chained(line, found) if line.lexicon.country_follows else found


def _compound(line: Line, i: int) -> str | None:
    """The office that word `i` names by its end; with capitals, only a noun's, without, in any of its forms."""
    token, office_of = line.tokens[i], line.lexicon.compound_office
    if line.lexicon.cased:
        return office_of(token.folded) if token.capital else None
    return next((role for lemma, _ in token.lemmas if (role := office_of(lemma))), None)


def is_compound(line: Line, office: Office) -> bool:
    """Whether a longer word names an office by its end alone."""
    return not any(lemma in line.lexicon.title_starts for lemma, _ in line.tokens[office.first].lemmas)


def _around_country(line: Line, office: Office) -> Office:
    """An office whose words a nationality parts ("head of the Norwegian foreign office")."""
    k = office.j + 1
    if office.j == office.last or k >= len(line.tokens) or not line.tokens[k].close:
        return office
    said = tuple(token.folded for token in line.tokens[office.first : office.last + 1])
    heads = {said, *((lemma,) for lemma, _ in line.tokens[office.last].lemmas if office.first == office.last)}
    for lemma, _ in line.tokens[k].lemmas:
        for head in heads:
            role = line.lexicon.titles.get((*head, lemma))
            if role is not None:
                return Office(office.i, k, office.first, k, role, office.country)
    return office


def _part_of_name(line: Line, i: int) -> bool:
    """Whether a profession's word is a family name: it has a capital, and so has the word before it."""
    token, before = line.tokens[i], line.tokens[i - 1] if i else None
    if before is None or not line.lexicon.cased or not token.capital or token.gap != "space":
        return False
    return before.capital and before.folded not in line.lexicon.not_names


def _chained(line: Line, offices: list[Office]) -> list[Office]:
    """Offices of offices ("spokesman of the president") made one, where the head comes first."""
    chained: list[Office] = []
    for office in offices:
        before = chained[-1] if chained else None
        start = _skip(line, before.j + 1, 1, line.lexicon.linking, ()) if before else -1
        if before and start == office.i and all(t.close for t in line.tokens[before.j + 1 : start + 1]):
            country = before.country or office.country
            chained[-1] = Office(before.i, office.j, before.first, office.last, before.role, country)
        else:
            chained.append(office)
    return chained


def _of_state(line: Line, first: int, last: int) -> str | None:
    """The office that one word names when a country stands beside it."""
    lemmas = (lemma for lemma, _ in line.tokens[last].lemmas) if first == last else ()
    return next((o for lemma in lemmas if (o := line.lexicon.state_titles.get(lemma))), None)


def _with_country(
    line: Line, first: int, last: int, role: str, countries: Mapping[int, tuple[int, str]]
) -> Office:
    lexicon = line.lexicon
    of_state = _of_state(line, first, last) or role
    before = _skip(line, first - 1, -1, (), lexicon.modifiers)
    near = line.tokens[before + 1].close if before >= 0 else False
    if near and before in countries and countries[before][0] <= before:
        return Office(countries[before][0], last, first, last, of_state, countries[before][1])
    after = _skip(line, last + 1, 1, lexicon.linking, ())
    if (
        lexicon.country_follows
        and after < len(line.tokens)
        and line.tokens[after].close
        and not line.tokens[last].suffix
    ):
        other = countries.get(after)
        if other and other[0] >= after:
            return Office(first, other[0], first, last, of_state, other[1])
    return Office(first, last, first, last, role, None)
