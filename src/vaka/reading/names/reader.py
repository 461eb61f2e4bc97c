"""Reading the names of a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from vaka.knowledge import Form, Knowledge, Known
from vaka.reading.names.beside import families_again
from vaka.reading.names.bodies import state_bodies
from vaka.reading.names.companions import name_companions
from vaka.reading.names.composed import Piece, composed_places
from vaka.reading.names.descriptions import Described, described, resolve
from vaka.reading.names.dictionary import is_word
from vaka.reading.names.entities import local_entities
from vaka.reading.names.found import Found
from vaka.reading.names.gazetteer import matches
from vaka.reading.names.governments import means_government
from vaka.reading.names.known import bearer, finding, is_weak, located, namesakes
from vaka.reading.names.learned import with_proposals
from vaka.reading.names.lines import Line, Lower, lines_of, lower_words
from vaka.reading.names.match import Match
from vaka.reading.names.offices import Office, offices_of
from vaka.reading.names.organisations import organisations_of
from vaka.reading.names.people import follows, people_of, person
from vaka.reading.names.running import matches_at_joints
from vaka.reading.names.settle import settle_people
from vaka.reading.names.speaking import name_speakers
from vaka.reading.names.town import name_towns
from vaka.reading.names.unmarked import people_again, people_unmarked
from vaka.reading.names.weak import with_weak_names
from vaka.records import Article, Document, LocalEntity, Mention, Sentence
from vaka.text import fold

if TYPE_CHECKING:
    from vaka.learned import Learned

__all__ = ["read_names"]

LARGE = 1_000_000
"""Inhabitants from which a lone word of a script without capitals is taken for a town: smaller ones were
mostly common words in Arabic, Korean and Chinese news."""


def read_names(
    document: Document,
    article: Article,
    sentences: Sequence[Sentence],
    knowledge: Knowledge,
    learned: Learned | None = None,
) -> tuple[tuple[Mention, ...], tuple[LocalEntity, ...]]:
    """Find the names of a page and whom each means.

    Args:
        document: For its source text.
        article: For the publication day, which tells who held an office.
        sentences: All layers, in order.
        knowledge: Who is known.
        learned: Proposes names that the rules do not find; `None` leaves it to the rules.

    Returns:
        The mentions in the order of the text, and the people, countries, places and organisations they mean.
    """
    lines = lines_of(document, sentences, knowledge)
    lower = lower_words(lines)
    found: list[Found] = []
    descriptions: list[Described] = []
    for n, line in enumerate(lines):
        names, offices = _line(line, n, knowledge, lower)
        found += [_outlet(one, article) for one in names]
        descriptions += described(line, n, offices, names)
    name_speakers(document, article, sentences, lines, found, knowledge)
    found += people_again(lines, found)
    found += families_again(lines, found)
    if any(line.weak for line in lines):
        found = with_weak_names(lines, found, knowledge)
    if learned:
        found = with_proposals(lines, found, learned, knowledge)
    day = article.published.value[:10] if article.published else ""
    countries = frozenset(f.country for f in found if f.kind == "country" and f.country)
    people = settle_people([f for f in found if f.kind == "person"], knowledge, countries, day)
    found += resolve(descriptions, people, lines, knowledge, day)
    name_towns(found, knowledge, countries)
    found.sort(key=lambda f: (f.start, -f.end))
    return local_entities(found, people, lines, knowledge)


def _outlet(one: Found, article: Article) -> Found:
    """The page's own outlet is an organisation, however much its name looks like a person's."""
    named = article.outlet.value if article.outlet else ""
    if one.kind in ("person", "other") and one.key is None and named and fold(named) == fold(one.base):
        one.kind = "organisation"
    return one


def _line(line: Line, n: int, knowledge: Knowledge, lower: Lower) -> tuple[list[Found], list[Office]]:
    """The names of one line, in order, and its offices."""
    found: list[Found] = []
    every = matches_at_joints(line, matches(line, knowledge), knowledge)
    countries: dict[int, tuple[int, str]] = {}
    weak: list[Match] = []
    strong: list[tuple[Match, Found]] = []
    held = {m.j for m in every if m.j > m.i}
    partners = frozenset(k for m in every if _political(m) for k in (m.i, m.j))
    for match in every:
        chosen = bearer(match.forms, knowledge)
        if not chosen or (match.i == match.j and line.tokens[match.i].folded in line.lexicon.particles):
            continue
        government = next((f for f in match.forms if f.use == "capital"), None)
        if government and means_government(line, match.i, match.j, partners - {match.i, match.j}):
            chosen = (government, knowledge.get(government.key) or chosen[1])
        elif government and chosen[0].use == "capital":
            chosen = _place(match, knowledge) or chosen
        behind_name = match.i - 1 in held and not {f.use for f in match.forms} <= {"city", "surname"}
        if not behind_name and is_weak(match, line, knowledge, lower):
            weak.append(match)
            continue
        one = finding(match, line, n, *chosen)
        if chosen[1].kind == "person" and namesakes(match.forms, knowledge):
            one.key, one.country, one.cued = None, None, True
        strong.append((match, one))
        if chosen[1].kind == "country":
            countries[match.i] = countries[match.j] = (match.j, chosen[1].name)
            countries[match.j] = (match.i, chosen[1].name)
    places = _composed(line, n, strong, weak, knowledge)
    within = [k for place in places for k in range(place.i, place.j + 1)]
    strong = [(match, one) for match, one in strong if not {match.i, match.j} & {*within}]
    for k in within:
        countries.pop(k, None)
    found += places
    for match, one in strong:
        if one.kind in ("organisation", "person") or match.j > match.i:
            line.take(match.i, match.j)
    found += organisations_of(line, n, lower, knowledge)
    found += state_bodies(line, n, countries)
    offices = offices_of(line, countries)
    for match, one in strong:
        inside = line.taken[match.i] and match.i == match.j
        if one.kind in ("organisation", "person", "country") or not inside:
            found.append(one)
            line.take(match.i, match.j)
    _name_offices(offices, found, line)
    for office in offices:
        line.take(office.first, office.last)
    surnames = frozenset(m.i for m in weak if any(f.use == "surname" for f in m.forms))
    people = list(_people(line, n, offices, knowledge, lower, surnames))
    name_companions(line, people, found, knowledge)
    _name_countries(people, countries, line)
    found += _weak(weak, line, n, offices, knowledge, people)
    found += [one for one in people if not _absorbed(one, found, line)]
    return sorted(found, key=lambda f: (f.start, -f.end)), offices


def _composed(
    line: Line, n: int, strong: Sequence[tuple[Match, Found]], weak: Sequence[Match], knowledge: Knowledge
) -> list[Found]:
    """The places of a line that are made of a noun and one of its known names, or of an unknown one."""
    pieces = [
        Piece(match.i, match.j, who, one.base)
        for match, one in strong
        if one.key and (who := knowledge.get(one.key))
    ]
    towns = ((match, bearer(match.forms, knowledge, "place")) for match in weak)
    pieces += [Piece(match.i, match.j, town[1], town[0].text) for match, town in towns if town]
    return composed_places(line, n, pieces, knowledge)


def _absorbed(one: Found, found: Sequence[Found], line: Line) -> bool:
    """Whether a run is the rest of a known person's name ("… Al Nahyan"), which then takes it in."""
    if line.tokens[one.i].folded not in line.lexicon.particles or not line.tokens[one.i].close:
        return False
    for known in found:
        if known.kind == "person" and known.key and known.j + 1 == one.i:
            known.j, known.end = one.j, one.end
            return True
    return False


def _people(
    line: Line,
    n: int,
    offices: Sequence[Office],
    knowledge: Knowledge,
    lower: Lower,
    surnames: frozenset[int],
) -> Iterator[Found]:
    if line.lexicon.cased:
        return people_of(line, n, offices, knowledge, lower, surnames)
    return people_unmarked(line, n, offices, knowledge)


def _political(match: Match) -> bool:
    """Whether a match is a country's name or that of its capital."""
    return any(
        f.use == "capital" or (f.key.startswith(("iso:", "Q")) and f.use in ("name", "short", "acronym"))
        for f in match.forms
    )


def _place(match: Match, knowledge: Knowledge) -> tuple[Form, Known] | None:
    """The place of this name, when the form may also stand for a government."""
    return bearer([f for f in match.forms if f.use != "capital"], knowledge, "place")


def _name_offices(offices: Sequence[Office], found: Sequence[Found], line: Line) -> None:
    """Give known people the offices that stand beside them."""
    for one in found:
        if one.kind != "person":
            continue
        for office in offices:
            after = office.i == one.j + 1 and follows(line, office)
            if office.j + 1 == one.i or after:
                one.titles.append(office.role)
                one.country = one.country or office.country
                one.cued = True


def _name_countries(people: Sequence[Found], countries: Mapping[int, tuple[int, str]], line: Line) -> None:
    """Give people with an office the country after the name ("Prime Minister Edda Quill of Ulmeria")."""
    for one in people:
        k = one.j + 1
        linked = k + 1 in countries and line.tokens[k].folded in line.lexicon.linking
        if one.titles and not one.country and linked:
            one.country = countries[k + 1][1]


def _too_common(match: Match, line: Line, knowledge: Knowledge) -> bool:
    """Whether a weak match is more likely a common word.

    A family name or a town that is one needs a title, an ending or a preposition; in a script without
    capitals one letter is never enough.
    """
    token = line.tokens[match.i]
    if not line.lexicon.cased:
        return match.end - token.start < 2 or _small_town(match, knowledge)
    common = match.i == match.j and not token.suffix and is_word(token, knowledge)
    return common and not (located(line, match.i, match.j) and not _all_surnames(match))


def _small_town(match: Match, knowledge: Knowledge) -> bool:
    """Whether only a town of the gazetteer too small to be meant without a capital's help bears the form."""
    bearers = [knowledge.get(form.key) for form in match.forms if form.use == "city"]
    return bool(bearers) and max(who.weight for who in bearers if who) < LARGE


def _all_surnames(match: Match) -> bool:
    return all(form.use == "surname" for form in match.forms)


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
        bearers = tuple(f for f in match.forms if f.use == "surname")
        same = next((p for p in people if p.i <= match.i and match.j <= p.j), None)
        if same and (same.i, same.j) == (match.i, match.j):
            same.bearers = bearers
        if same or not line.free(match.i, match.j) or _too_common(match, line, knowledge):
            continue
        if bearers:
            one = person(line, n, match.i, match.j)
            one.end, one.bearers = match.end, bearers
            found.append(one)
        elif chosen := bearer(match.forms, knowledge):
            found.append(finding(match, line, n, *chosen))
    _name_offices(offices, found, line)
    return found
