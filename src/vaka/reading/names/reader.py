"""Reading the names of a page."""

from __future__ import annotations

from collections.abc import Sequence

from vaka.knowledge import Knowledge
from vaka.reading.names.entities import local_entities
from vaka.reading.names.found import Found
from vaka.reading.names.gazetteer import Match, matches
from vaka.reading.names.known import bearer, finding, is_weak
from vaka.reading.names.lines import Line, Lower, lines_of, lower_words
from vaka.reading.names.offices import Office, offices_of
from vaka.reading.names.organisations import organisations_of
from vaka.reading.names.people import people_of, person
from vaka.reading.names.settle import settle_people
from vaka.records import Article, Document, LocalEntity, Mention, Sentence

__all__ = ["read_names"]


def read_names(
    document: Document, article: Article, sentences: Sequence[Sentence], knowledge: Knowledge
) -> tuple[tuple[Mention, ...], tuple[LocalEntity, ...]]:
    """Find the names of a page and whom each means.

    Args:
        document: For its source text.
        article: For the publication day, which tells who held an office.
        sentences: All layers, in order.
        knowledge: Who is known.

    Returns:
        The mentions in the order of the text, and the people, countries, places and organisations they mean.
    """
    lines = lines_of(document, sentences)
    lower = lower_words(lines)
    found = [f for n, line in enumerate(lines) for f in _line(line, n, knowledge, lower)]
    day = article.published.value[:10] if article.published else ""
    countries = frozenset(f.country for f in found if f.kind == "country" and f.country)
    people = settle_people([f for f in found if f.kind == "person"], knowledge, countries, day)
    return local_entities(found, people, lines, knowledge)


def _line(line: Line, n: int, knowledge: Knowledge, lower: Lower) -> list[Found]:
    """The names of one line, in order."""
    found: list[Found] = []
    every = matches(line, knowledge)
    countries: dict[int, tuple[int, str]] = {}
    weak: list[Match] = []
    strong: list[tuple[Match, Found]] = []
    for match in every:
        chosen = bearer(match.forms, knowledge)
        if not chosen:
            continue
        if is_weak(match, line, knowledge, lower):
            weak.append(match)
            continue
        strong.append((match, finding(match, line, n, *chosen)))
        if chosen[1].kind == "country":
            countries[match.i] = countries[match.j] = (match.j, chosen[1].name)
            countries[match.j] = (match.i, chosen[1].name)
    for match, one in strong:
        if one.kind in ("organisation", "person"):
            line.take(match.i, match.j)
    found += organisations_of(line, n, lower)
    offices = offices_of(line, countries)
    for match, one in strong:
        inside = line.taken[match.i]
        if one.kind in ("organisation", "person") or not inside or one.kind == "country":
            found.append(one)
            line.take(match.i, match.j)
    _name_offices(offices, found, line)
    for office in offices:
        line.take(office.first, office.last)
    people = list(people_of(line, n, offices, knowledge, lower))
    found += _weak(weak, line, n, offices, knowledge, people)
    found += people
    return sorted(found, key=lambda f: (f.start, -f.end))


def _name_offices(offices: Sequence[Office], found: Sequence[Found], line: Line) -> None:
    """Give known people the offices that stand beside them."""
    for one in found:
        if one.kind != "person":
            continue
        for office in offices:
            after = office.i == one.j + 1 and (line.tokens[office.i].gap == "comma" or line.lexicon.titles_follow)
            if office.j + 1 == one.i or after:
                one.titles.append(office.role)
                one.country = one.country or office.country
                one.cued = True


def _weak(
    weak: Sequence[Match],
    line: Line,
    n: int,
    offices: Sequence[Office],
    knowledge: Knowledge,
    people: Sequence[Found],
) -> list[Found]:
    """What is left of the weak matches once the runs of capitals are named."""
    found = []
    for match in weak:
        if not line.free(match.i, match.j):
            continue
        bearers = [f for f in match.forms if f.use == "surname"]
        same = next((p for p in people if p.i <= match.i and match.j <= p.j), None)
        if same:
            if same.i == match.i and same.j == match.j:
                same.bearers = tuple(bearers)
        elif bearers:
            one = person(line, n, match.i, match.j)
            one.end, one.bearers = match.end, tuple(bearers)
            found.append(one)
        elif chosen := bearer(match.forms, knowledge):
            found.append(finding(match, line, n, *chosen))
    _name_offices(offices, found, line)
    return found
