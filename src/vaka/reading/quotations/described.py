"""A source that is described instead of named: "the minister", "her host", "the latter".

Where such words stand in the subject's place beside the cue, whoever they mean speaks, whatever names the rest of the
clause holds. Offices are read with the names stage's lexicon, so that every pack's words for them count here too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from vaka.reading.names.lines import Line
from vaka.reading.names.offices import PROFESSION, Office, is_plural, offices_of
from vaka.reading.names.pack import lexicon as names_lexicon
from vaka.reading.names.settle import titles_agree
from vaka.reading.names.tokens import tokenise
from vaka.reading.quotations.cues import Cue
from vaka.reading.quotations.page import FILLER, Page
from vaka.reading.quotations.sources import Sources
from vaka.records import Mention, Span

__all__ = ["Described", "described"]

_REACH = 160
"""Code points of a subject's place: offices and appositions of half a sentence fit in."""
_SKIPPED = 2
"""Words that may stand between the cue, or the marks, and the description: an article, an adverb."""
_BESIDE = 40
"""Code points beside a description in which its country's name or adjective stands."""
_END = re.compile(r"[,;:.!?…。，]|" + FILLER)
_OWNED = 5
"""Words of what a source is of ("sources of the White House")."""
_OF_STATE = 3
"""Words between a body and its country: "ministerio de Exteriores de"."""
_STEM = 4
"""Letters by which a noun is known again; endings come off behind them."""
_FULL = 4
"""Characters of a full name, family name first, where a family name is one character."""
_NAME = 20
"""Code points behind a body in which the name of its spokesman stands: `the UN spokeswoman, Ida Moreau`."""
_SPEAKS_FOR = "spokesperson"
_BROAD = {
    "minister": frozenset(("minister", "foreign_minister", "defence_minister", "deputy_prime_minister")),
    "leader": frozenset(("leader", "head_of_state", "head_of_government", "party_leader", "monarch")),
    "head_of_state": frozenset(("head_of_state", "leader", "monarch")),
}
"""What a shorter word for an office may mean besides itself."""


@dataclass(frozen=True, slots=True)
class Described:
    """Words that stand for the speaker, and whom they mean."""

    where: Span
    speaker: int | None
    """`None` where the words mean nobody with a name."""
    reason: str


@dataclass(frozen=True, slots=True)
class _Place:
    """Narration in which a subject stands: at its start, or right before its end."""

    span: Span
    at_start: bool


def described(
    page: Page, sources: Sources, cue: Cue | None, marks: Span, frame: Span, last: int | None
) -> Described | None:
    """Whom the description beside the cue means; `None` where none stands there or nobody fits.

    Args:
        page: The page.
        sources: Its names.
        cue: The cue of the quotation.
        marks: From the quotation's opening mark to its closing one.
        frame: The sentence around it.
        last: Who spoke last before it.
    """
    if cue is None:
        return None
    for place in _places(page, cue, marks, frame):
        if any(_speaks(sources, m) for m in sources.within(_touching(page, place))):
            return None
        found = (
            _anonymous(page, sources, place, frame)
            or _other(page, sources, place, frame, last)
            or _family(page, sources, place, frame)
            or _body(page, sources, place, frame)
            or _office(page, sources, place, frame, last)
            or _noun(page, sources, place, frame)
        )
        if found is not None:
            return found
    return None


def _speaks(sources: Sources, m: Mention) -> bool:
    """Whether a name stands as a person who may be the subject."""
    return m.kind == "person" and sources.part(m) in ("subject", "bare")


# --- where a subject stands ----------------------------------------------------------------------------


def _places(page: Page, cue: Cue, marks: Span, frame: Span) -> Iterator[_Place]:
    lexicon = page.units[page.unit_at(cue.span.start)].lexicon
    takes_object = lexicon["case.oblique_before"].fullmatch(page.narration, cue.span.start, cue.span.end)
    if lexicon.pack.verb_final:
        if cue.kind == "head":
            yield _onward(page, cue.span.end, frame.end)
        yield _back(page, frame.start, marks.start)
        if cue.span.start >= marks.end:
            yield _back(page, marks.end, cue.span.start)
    elif cue.span.start >= marks.end:
        yield _back(page, marks.end, cue.span.start)
        yield _onward(page, cue.span.end, frame.end)
    else:
        yield _back(page, frame.start, cue.span.start)
        rest = page.narration[cue.span.end : marks.start]
        introduced = (
            cue.kind == "according" or ":" in rest or lexicon["cues.complement"].search(rest) is not None
        )
        if introduced and not takes_object:  # "threatened his counterpart with …" has an object there
            yield _onward(page, cue.span.end, marks.start)


def _onward(page: Page, start: int, end: int) -> _Place:
    end = min(end, start + _REACH)
    stop = _END.search(page.narration, start, end)
    return _Place(Span(start, max(start, stop.start() if stop else end)), True)


def _back(page: Page, start: int, end: int) -> _Place:
    """Back from `end` to the clause's border; a comma right at the end (`…, "`) is none."""
    start, end = max(start, end - _REACH), start + len(page.narration[start:end].rstrip(" \t\n,:" + FILLER))
    if end <= start:
        return _Place(Span(start, start), False)
    borders = [m.end() for m in _END.finditer(page.narration, start, end)]
    return _Place(Span(borders[-1] if borders else start, end), False)


def _touching(page: Page, place: _Place) -> Span:
    """The part of a place that the subject itself fills: up to the first preposition behind the cue."""
    if not place.at_start:
        return place.span
    lexicon = page.units[page.unit_at(place.span.start)].lexicon
    for word in re.finditer(r"\S+", page.narration[place.span.start : place.span.end]):
        if word.start() > 1 and lexicon["case.oblique_before"].fullmatch(word[0]):
            return Span(place.span.start, place.span.start + word.start())
    return place.span


# --- nobody with a name ------------------------------------------------------------------------------------


def _anonymous(page: Page, sources: Sources, place: _Place, frame: Span) -> Described | None:
    """`an EU diplomat`, `sources in the palace`: nobody, unless a name follows."""
    lexicon = page.units[page.unit_at(place.span.start)].lexicon
    where = _match(page, lexicon["people.anonymous"], place, of_something=True)
    if where is None or not _is_subject(sources, where):
        return None
    if lexicon["people.definite"].match(page.narration, where.start, where.end) or _match(
        page, lexicon["people.pronouns"], place
    ):
        return None
    above = sources.within(Span(frame.start, place.span.end)) if lexicon.pack.verb_final else []
    if any(m.kind == "person" for m in above):
        return None  # where the verb comes last, such a noun beside the marks is as often an object
    for m in sources.within(Span(where.start, where.end + _BESIDE)):
        gap = page.narration[where.end : m.span.start].strip(" ,")
        if m.kind == "person" and len(gap.split()) <= _SKIPPED and not _END.search(gap):
            return None
    return Described(where, None, "unnamed source")


# --- the other of two ------------------------------------------------------------------------------------


def _other(page: Page, sources: Sources, place: _Place, frame: Span, last: int | None) -> Described | None:
    """`her host`, `his counterpart`, `the latter`: whoever was named before besides the one who is meant by "his"."""
    lexicon = page.units[page.unit_at(place.span.start)].lexicon
    latter = _match(page, lexicon["people.latter"], place)
    relation = None if latter else _match(page, lexicon["people.other"], place) or _kin(page, place, frame)
    where = latter or relation
    if where is None or not _is_subject(sources, where):
        return None
    named = _named_before(sources, frame.start)
    country = _country(sources, where)
    if country is not None:
        named = [n for n in named if sources.entities[n].country == country]
    if latter is not None:
        if _office_between(page, sources, frame.start):
            return Described(where, None, "the latter is nobody with a name")
        return Described(where, named[-1], "the latter") if named else None
    subject = last if last is not None else _subject_before(page, sources, frame.start)
    others = [n for n in named if n != subject]
    return Described(where, others[-1], "the other of two") if others else None


def _kin(page: Page, place: _Place, frame: Span) -> Span | None:
    """`her brother`, where the page told of "two brothers" before."""
    where = _match(page, page.units[page.unit_at(place.span.start)].lexicon["people.kin"], place)
    if where is None:
        return None
    noun = re.findall(r"\w+", where.of(page.narration))[-1]
    stem = re.escape(noun[: max(_STEM, len(noun) - 1)])
    return where if re.search(rf"(?<!\w){stem}", page.narration[: frame.start]) else None


def _office_between(page: Page, sources: Sources, position: int) -> bool:
    """Whether an office without a name stands behind the last name before a position."""
    people = [m for m in sources.mentions if m.kind == "person" and m.span.end <= position]
    if not people:
        return False
    rest = Span(people[-1].span.end, position)
    return any(not _named_by(sources, where) for where, _ in _all_offices(page, rest))


def _match(page: Page, pattern: re.Pattern[str], place: _Place, of_something: bool = False) -> Span | None:
    """Words of a pack that touch the subject's end of a place; `of_something` lets an "of the palace" follow."""
    owners = page.units[page.unit_at(place.span.start)].lexicon["case.oblique_before"]
    for found in pattern.finditer(page.narration, place.span.start, place.span.end):
        rest = page.narration[found.end() : place.span.end].split()
        owned = of_something and 1 < len(rest) <= _OWNED and owners.fullmatch(rest[0]) is not None
        if owned or _fits(page, place, found.start(), found.end()):
            return Span(found.start(), found.end())
    return None


def _fits(page: Page, place: _Place, start: int, end: int) -> bool:
    """Whether words touch the end of a place that the subject touches."""
    gap = (place.span.start, start) if place.at_start else (end, place.span.end)
    return len(page.narration[gap[0] : gap[1]].split()) <= (_SKIPPED if place.at_start else _SKIPPED + 1)


def _named_before(sources: Sources, position: int) -> list[int]:
    """The people named before a position, each once, by their last mention."""
    order: dict[int, None] = {}
    for m in sources.mentions:
        if m.kind == "person" and m.span.end <= position:
            order.pop(m.entity, None)
            order[m.entity] = None
    return list(order)


def _subject_before(page: Page, sources: Sources, position: int) -> int | None:
    for span in page.sentences_before(position, 2):
        subject = sources.subject(span).mention
        if subject is not None and subject.kind == "person":
            return subject.entity
    return None


def _country(sources: Sources, where: Span) -> str | None:
    """The country whose name or adjective stands in the description or beside it."""
    narration = sources.page.narration
    for m in sources.within(Span(max(0, where.start - _BESIDE), where.end + _BESIDE)):
        low, high = sorted((m.span, where))
        gap = narration[low.end : high.start]
        if m.kind == "country" and len(gap.split()) <= 1 and not _END.search(gap):
            return sources.entities[m.entity].name
    return None


def _is_subject(sources: Sources, where: Span) -> bool:
    """Whether article and place make the words a subject and no object."""
    text = where.of(sources.page.text)
    return sources.part(Mention(-1, where, 0, "person", -1, "title", text)) in ("subject", "bare", "agent")


# --- what somebody was called before -----------------------------------------------------------------------


def _family(page: Page, sources: Sources, place: _Place, frame: Span) -> Described | None:
    """A family name of one character and a calling, where it comes first: whoever was named in full before."""
    unit = page.units[page.unit_at(place.span.start)]
    if names_lexicon(unit.language).cased or not unit.lexicon.pack.verb_final:
        return None
    words = list(re.finditer(r"\w+", page.narration[place.span.start : place.span.end]))
    for at, (first, second) in enumerate(pairwise(words)):
        if len(second[0]) == 1 and at + 2 < len(words):
            second = words[at + 2]  # a "former" or "acting" of one letter stands before the calling
        where = Span(place.span.start + first.start(), place.span.start + second.end())
        if len(first[0]) > 1 or not first[0].isalpha() or not _fits(page, place, where.start, where.end):
            continue
        # The calling bears the subject's mark; "one of the councillors said" begins with the same letter.
        marked = unit.lexicon["case.subject_after"].match(page.narration, where.start + 1, where.end + 1)
        if unit.lexicon.pack.glued and (marked is None or marked.end() != where.end):
            continue
        for m in sources.mentions[::-1]:
            full = 1 < len(m.base.split()[0]) <= _FULL and m.base.startswith(first[0])
            if full and m.kind == "person" and m.span.end <= frame.start:
                return Described(where, m.entity, "family name and calling")
    return None


def _body(page: Page, sources: Sources, place: _Place, frame: Span) -> Described | None:
    """`the ministry`: the organisation that was named with this noun before; without one, nobody who has a name."""
    unit = page.units[page.unit_at(place.span.start)]
    where = _match(page, unit.lexicon["people.definite"], place)
    if where is None or not _is_subject(sources, where):
        return None
    noun = re.findall(r"\w+", where.of(page.narration))[-1]
    if not _is_body(page, where):
        return None
    if any(m.kind in ("organisation", "country") for m in sources.within(_touching(page, place))):
        return None  # the clause itself names it
    stem = noun[: max(_STEM, len(noun) - 2)]
    for m in sources.mentions[::-1]:
        if m.kind == "organisation" and m.span.end <= frame.start and stem in m.span.of(page.folded):
            return Described(where, m.entity, "body named before")
    state = _state(sources, where)
    if state is not None and unit.lexicon["people.bodies"].fullmatch(noun) is not None:
        return Described(where, state.entity, "body of the state")
    return Described(where, None, "a body without a name")


def _state(sources: Sources, where: Span) -> Mention | None:
    """The country whose name or adjective stands beside a body, or inside its name."""
    for m in sources.within(Span(max(0, where.start - _BESIDE), where.end + _BESIDE)):
        low, high = sorted((m.span, where))
        gap = "" if where.holds(m.span) else sources.page.narration[low.end : high.start]
        if m.kind == "country" and len(gap.split()) <= _OF_STATE and not _END.search(gap):
            return m
    return None


def _is_body(page: Page, where: Span) -> bool:
    """Whether the last of some words is a noun for a ministry, a court, a company."""
    unit = page.units[page.unit_at(where.start)]
    names, last = names_lexicon(unit.language), re.findall(r"\w+", where.of(page.text))[-1]
    word = names.normal(last)
    folded = re.findall(r"\w+", where.of(page.narration))[-1]
    listed = unit.lexicon["people.bodies"].fullmatch(folded) is not None
    heads = (*names.organisation_first.starting(word), *names.organisation_last.starting(word))
    return listed or (word,) in heads


def _noun(page: Page, sources: Sources, place: _Place, frame: Span) -> Described | None:
    """`the baker`, after `Ida Moreau, a baker`: whoever the same noun stood beside."""
    definite = page.units[page.unit_at(place.span.start)].lexicon["people.definite"]
    where = _match(page, definite, place)
    if where is None or not _is_subject(sources, where):
        return None
    noun = re.findall(r"\w+", where.of(page.narration))[-1]
    stem = noun[: max(_STEM, len(noun) - 2)]
    lexicon = page.units[page.unit_at(where.start)].lexicon
    if len(stem) < _STEM or _is_body(page, where) or lexicon["cues.statement"].fullmatch(noun):
        return None
    for found in [*re.finditer(rf"(?<!\w){re.escape(stem)}\w{{0,3}}", page.narration[: frame.start])][::-1]:
        for m in sources.within(Span(max(0, found.start() - _BESIDE), found.end() + _BESIDE)):
            low, high = sorted((m.span, Span(found.start(), found.end())))
            gap = page.narration[low.end : high.start].strip(" ,")
            near = (
                len(gap.split()) <= _SKIPPED and not _END.search(gap) and not lexicon["cues.say"].search(gap)
            )
            if m.kind == "person" and near:
                return Described(where, m.entity, "called so before")
    return None


# --- offices ---------------------------------------------------------------------------------------------


def _office(page: Page, sources: Sources, place: _Place, frame: Span, last: int | None) -> Described | None:
    lexicon = page.units[page.unit_at(place.span.start)].lexicon
    for where, office in _offices(page, place):
        if not _is_subject(sources, where) or _named_by(sources, where):
            return None
        country = _country(sources, where)
        fitting = _holders(sources, office.role, country, frame.start)
        turned = lexicon["cues.answer"].search(page.narration, frame.start, frame.end) is not None
        who = _chosen(page, sources, fitting, frame.start, last, turned)
        body = _spoken_for(sources, where) if office.role == _SPEAKS_FOR else None
        if body is not None and not any(_SPEAKS_FOR in sources.entities[n].titles for n in fitting):
            return Described(where, body.entity, "somebody speaks for it")
        return Described(where, who, "holder of the office") if who is not None else None
    return None


def _spoken_for(sources: Sources, where: Span) -> Mention | None:
    """The body for which a spokesman without a name speaks: "the UN spokesman", "a spokesman of the UN"."""
    near = Span(max(0, where.start - _BESIDE), where.end + _BESIDE)
    for m in sources.within(near):
        low, high = sorted((m.span, where))
        gap = "" if where.overlap(m.span) else sources.page.narration[low.end : high.start]
        if m.kind == "organisation" and len(gap.split()) <= _SKIPPED and not _END.search(gap):
            named = any(x.kind == "person" for x in sources.within(Span(m.span.end, m.span.end + _NAME)))
            return None if named else m
    return None


def _named_by(sources: Sources, where: Span) -> bool:
    """Whether the holder's name follows the office."""
    for m in sources.within(Span(where.end, where.end + _BESIDE)):
        gap = sources.page.narration[where.end : m.span.start]
        if m.kind in ("person", "other") and len(gap.split()) <= 1 and not _END.search(gap):
            return True
    return False


def _offices(page: Page, place: _Place) -> Iterator[tuple[Span, Office]]:
    """The office in one of the places a subject fills, if it means one person."""
    found = list(_all_offices(page, place.span))
    for where, office in found if place.at_start else found[::-1]:
        if _fits(page, place, where.start, where.end):
            yield where, office
        return


def _all_offices(page: Page, span: Span) -> Iterator[tuple[Span, Office]]:
    """The offices in a span that one person holds, left to right."""
    language = page.units[page.unit_at(span.start)].language
    lexicon = names_lexicon(language)
    if not lexicon.titles or not page.sentences:
        return
    tokens = tokenise(span.of(page.text), span.start, lexicon)
    line = Line(
        page.sentences[max(0, page.sentence_at(span.start))], page.text, language, lexicon, tokens, False
    )
    for office in offices_of(line, {}):
        indefinite = office.i > 0 and tokens[office.i - 1].folded in lexicon.indefinite
        if not indefinite and not is_plural(line, office):
            yield Span(tokens[office.i].start, tokens[office.j].end), office


def _holders(sources: Sources, role: str, country: str | None, position: int) -> list[int]:
    """Who of those named before may hold an office, last named last."""
    every = sources.entities
    fitting = [n for n in _named_before(sources, position) if _may_hold(every[n].titles, role)]
    return [n for n in fitting if country is None or every[n].country in (None, country)]


def _may_hold(titles: Sequence[str], role: str) -> bool:
    if role == PROFESSION or not titles:
        return False
    return bool(_BROAD.get(role, frozenset((role,))) & set(titles)) or titles_agree((role,), titles)


def _chosen(
    page: Page, sources: Sources, fitting: Sequence[int], position: int, last: int | None, turned: bool
) -> int | None:
    """Of several who may: whoever spoke last, or after an answer the other; else the last subject, the last named."""
    if turned and len(fitting) > 1:
        fitting = [n for n in fitting if n != last]
    if last in fitting or not fitting:
        return last if fitting else None
    subject = _subject_before(page, sources, position) if len(fitting) > 1 else None
    return subject if subject in fitting else fitting[-1]
