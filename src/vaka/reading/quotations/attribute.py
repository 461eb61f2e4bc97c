"""From a quotation to its speaker: the clause first, then the document quoted, then whoever spoke before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from vaka.reading.quotations.clauses import answers, closing, pronoun_speaks
from vaka.reading.quotations.cues import Cue
from vaka.reading.quotations.described import described
from vaka.reading.quotations.drafts import Attributed, Draft
from vaka.reading.quotations.headlines import in_headline
from vaka.reading.quotations.interviews import QUESTION
from vaka.reading.quotations.owners import whose
from vaka.reading.quotations.pack import Lexicon
from vaka.reading.quotations.page import Page
from vaka.reading.quotations.sources import Source, Sources
from vaka.records import Mention, Span

__all__ = ["attribute"]

_BACK = 4
"""Sentences looked back through for the subject that a clause leaves out."""
_RECENT = 12
"""Quotations looked back through."""
_SURE = 2.5
"""Score from which a sentence's subject may be carried over: a bare person's name."""
_FULL_NAME = re.compile(r"(?:[^\W\d_a-zα-ωа-я]\w+ ){1,3}[^\W\d_a-zα-ωа-я]\w+(?=,)")
"""Two to four words in capitals before a comma: the subject of a clause that puts its verb last."""
_NOUN = 3
"""Words of a source that is a common noun, with its article."""
_NEAR = 40
"""Code points before "according to", where it follows its source, in which an unnamed source can stand."""
_AT_MARKS = ("cue after", "cue before", "colon", "cue inside", "source after a dash", "whole line")
"""Reasons of a quotation that say where its own cue stands."""


def attribute(
    page: Page, sources: Sources, media: frozenset[int], drafts: Sequence[Draft]
) -> list[Attributed]:
    """Find the speakers; headlines last, because the quotations below them tell who speaks."""
    found: list[Attributed] = []
    for draft in drafts:
        found.append(_one(page, sources, media, draft, found))
    return [in_headline(page, sources, a, found) for a in found]


def _one(
    page: Page, sources: Sources, media: frozenset[int], draft: Draft, before: Sequence[Attributed]
) -> Attributed:
    if draft.label is not None:
        return _known(draft, draft.label, None, "label")
    if draft.rule == QUESTION:
        return Attributed(draft, None, None, None, "somebody's question")
    question = page.units[draft.unit].lexicon["cues.question"]
    if question.match(page.narration, draft.close, draft.frame.end):
        return Attributed(draft, None, None, None, "somebody's question")
    dashed = _after_dash(page, sources, draft)
    if dashed is not None:
        return _known(draft, dashed, None, "named after a dash")
    quoted = whose(page, sources, draft.span.start, draft.close, draft.frame, draft.cue)
    if quoted is not None and quoted.entity not in media:
        return _known(draft, quoted, None, "owner of the words")
    unnamed = _according_to_nobody(page, sources, draft)
    if unnamed is not None:
        return Attributed(draft, unnamed, None, None, "unnamed source")
    if (
        page.units[draft.unit]
        .lexicon["people.account"]
        .search(page.narration, draft.frame.start, draft.frame.end)
    ):
        going_on = _carried(page, sources, draft, before, None)
        if going_on.speaker is not None:
            return going_on
    if not any(reason in draft.rule for reason in _AT_MARKS):
        closed = _closed(page, sources, draft, before)
        if closed is not None and closed.speaker not in media:
            return closed
    told = described(
        page, sources, draft.cue, Span(draft.span.start, draft.close), draft.frame, _last(before, draft)
    )
    if told is not None:
        return Attributed(draft, told.where, told.speaker, None, told.reason)
    if draft.cue is None and _told_on(page, draft):
        going_on = _carried(page, sources, draft, before, None)
        if going_on.speaker is not None:
            return going_on
    source = sources.best(draft.frame, draft.cue, (draft.span.start, draft.close))
    turned = _turned(page, sources, draft, source, before)
    if turned is not None and turned.speaker not in media:
        return turned
    if source.joint:
        return Attributed(draft, None, None, None, source.reason)
    passed_on = _passed_on(sources, media, draft, source)
    if passed_on is not None:
        return passed_on
    reporter = _reporter(page, sources, media, draft, source)
    if reporter is not None and (source.mention is None or reporter == source.mention.entity):
        speaker = _document(page, sources, media, draft, before)
        owner = _owner(page, sources, draft, media)
        if speaker is not None:
            return replace(speaker, reporter=reporter)
        if owner is not None:
            return _known(draft, owner, reporter, "whose words are passed on")
        if source.reason.startswith("agent") and _someone_says(page, draft):
            return _carried(page, sources, draft, before, reporter)
    if source.mention is None:
        speaker = _document(page, sources, media, draft, before)
        if speaker is not None:
            return speaker
    if source.mention is not None:
        return _known(draft, source.mention, reporter, source.reason)
    state = sources.state(draft.frame)
    if state is not None:
        return _known(draft, state, reporter, "body of the state")
    return _carried(page, sources, draft, before, reporter)


def _closed(page: Page, sources: Sources, draft: Draft, before: Sequence[Attributed]) -> Attributed | None:
    """Who speaks in the clause that closes the sentence, where no verb of speech stands at the marks themselves."""
    found = closing(page, draft.close, draft.frame)
    if found is None:
        return None
    cue, clause = found
    source = sources.best(clause, cue, (clause.start, clause.start))
    people = [m for m in sources.within(clause) if m.kind == "person"]
    said = source.mention if source.mention is not None and source.score >= _SURE else None
    who = said or (people[0] if len({m.entity for m in people}) == 1 else None)
    if who is not None:
        return _known(draft, who, None, "closes the sentence")
    told = described(page, sources, cue, Span(draft.span.start, clause.start), clause, _last(before, draft))
    return (
        Attributed(draft, told.where, told.speaker, None, told.reason)
        if told and told.speaker is not None
        else None
    )


def _turned(
    page: Page, sources: Sources, draft: Draft, source: Source, before: Sequence[Attributed]
) -> Attributed | None:
    """`What X did is "…," said on Monday Y`: a verb right behind the marks has its subject behind it."""
    cue, named = draft.cue, source.mention
    if cue is None or named is None or named.span.end > draft.span.start or "cue after" not in draft.rule:
        return None
    if page.narration[draft.close : cue.span.start].strip(" ,\u00a0"):
        return None
    return _closed(page, sources, draft, before)


def _told_on(page: Page, draft: Draft) -> bool:
    """Whether the clause goes on with what somebody before it says, which the form of its verb shows."""
    reported = page.units[draft.unit].lexicon["voice.reported"]
    return reported.search(page.narration, draft.frame.start, draft.frame.end) is not None


def _last(before: Sequence[Attributed], draft: Draft) -> int | None:
    """Who spoke last above a quotation."""
    above = [a for a in before[-_RECENT:] if a.speaker is not None and a.draft.close <= draft.span.start]
    return above[-1].speaker if above else None


def _known(draft: Draft, mention: Mention, reporter: int | None, reason: str) -> Attributed:
    return Attributed(draft, mention.span, mention.entity, reporter, reason)


def _after_dash(page: Page, sources: Sources, draft: Draft) -> Mention | None:
    if "source after a dash" not in draft.rule:
        return None
    end, following = draft.frame.end, page.units[draft.unit + 1 : draft.unit + 2]
    if not page.text[draft.close : end].strip() and following:
        end = following[0].span.end  # the name on a line of its own
    return next(
        (
            m
            for m in sources.within(Span(draft.close, end))
            if len(page.text[draft.close : m.span.start].split()) <= 4
        ),
        None,
    )


# --- reports and documents -----------------------------------------------------------------------------


def _reporter(
    page: Page, sources: Sources, media: frozenset[int], draft: Draft, source: Source
) -> int | None:
    """The agency or outlet of the clause, where it passes on somebody else's words."""
    names = [m for m in sources.within(draft.frame) if m.entity in media and sources.part(m) != "oblique"]
    if source.mention is not None and source.mention.entity in media:
        return source.mention.entity
    return names[0].entity if names else None


def _passed_on(sources: Sources, media: frozenset[int], draft: Draft, source: Source) -> Attributed | None:
    """ "According to AGENCY, X said": X speaks and the agency passes it on."""
    agency = source.mention
    told = agency is not None and agency.entity in media and source.reason.startswith("agent")
    if agency is None or not told or draft.cue is None or draft.cue.kind != "say":
        return None
    inner = sources.best(draft.frame, draft.cue, (draft.span.start, draft.close), media)
    if inner.mention is None or inner.mention.kind != "person" or inner.reason.startswith("agent"):
        return None
    return _known(draft, inner.mention, agency.entity, inner.reason)


def _owner(page: Page, sources: Sources, draft: Draft, media: frozenset[int]) -> Mention | None:
    """Whose words a reporter passes on: "Putin's message", or the genitive subject of a nominalised verb."""
    unit = page.units[draft.unit]
    nominal = unit.lexicon.pack.verb_final and draft.cue is not None and draft.cue.kind == "say"
    for m in sources.within(draft.frame):
        if m.kind != "person" or m.entity in media or sources.part(m) not in ("owner", "origin", "agent"):
            continue
        around = page.narration[max(draft.frame.start, m.span.start - 30) : m.span.end + 40]
        if unit.lexicon["cues.statement"].search(around) or nominal:
            return m
    return None


def _someone_says(page: Page, draft: Draft) -> bool:
    """Whether somebody else's verb of speech stands beside an "according to" of the agency."""
    return draft.cue is not None and draft.cue.kind == "say"


def _author(sources: Sources, span: Span, media: frozenset[int]) -> Mention | None:
    """Whose document a sentence speaks of: its possessor, else the sentence's subject."""
    owners = [m for m in sources.within(span) if m.kind == "person" and m.entity not in media
              and sources.part(m) in ("owner", "origin", "agent")]  # fmt: skip
    subject = owners[0] if owners else sources.subject(span).mention
    return subject if subject is not None and subject.entity not in media else None


def _document(
    page: Page, sources: Sources, media: frozenset[int], draft: Draft, before: Sequence[Attributed]
) -> Attributed | None:
    """The author of the letter or statement in which the clause says the words stand."""
    lexicon = page.units[draft.unit].lexicon
    headline = draft.cue is not None and draft.cue.kind in ("statement", "announce")
    named = lexicon["cues.document"].search(page.narration, draft.frame.start, draft.frame.end)
    if named is None and not headline:
        return None
    origin = [
        m
        for m in sources.within(draft.frame)
        if m.entity not in media and sources.part(m) in ("owner", "origin", "agent")
    ]
    origin = [m for m in origin if not sources.leads_on(m, sources.within(draft.frame))]
    if origin:
        return _known(draft, origin[0], None, "author of the document")
    if named is None:
        return None
    near = [a for a in before[-_RECENT:] if a.speaker is not None and draft.frame.start - a.draft.close < 600]
    for span in page.sentences_before(draft.frame.start, _BACK):
        if near and near[-1].draft.span.overlap(span):
            return Attributed(draft, None, near[-1].speaker, None, "the document quoted before")
        if lexicon["cues.statement"].search(page.narration, span.start, span.end):
            author = _author(sources, span, media)
            if author is not None:
                return _known(draft, author, None, "author of the document named before")
    return _issuer(page, sources, media, draft)


def _issuer(page: Page, sources: Sources, media: frozenset[int], draft: Draft) -> Attributed | None:
    """The body of which the sentence before tells, whose statement then is quoted."""
    for span in page.sentences_before(draft.frame.start, 1):
        subject = sources.subject(span).mention
        if subject is not None and subject.kind == "organisation" and subject.entity not in media:
            return _known(draft, subject, None, "body that issued the document")
        state = sources.state(span)
        if state is not None and (subject is None or subject.kind != "person"):
            return _known(draft, state, None, "body of the state that issued the document")
    return None


# --- carried over --------------------------------------------------------------------------------------


def _carried(
    page: Page, sources: Sources, draft: Draft, before: Sequence[Attributed], reporter: int | None
) -> Attributed:
    """The speaker that the clause leaves out or names by a pronoun: the nearest one before."""
    lexicon = page.units[draft.unit].lexicon
    frame = draft.frame
    same = _in_one_sentence(page, sources, draft, before)
    if same is not None:
        return Attributed(draft, same.source, same.speaker, reporter, "spoke in the same sentence")
    unnamed = _unnamed(page, draft)
    if unnamed is not None:
        only = _only_person(page, sources, draft, unnamed)
        reason = "unnamed source" if only is None else "the only person named before"
        return Attributed(draft, unnamed, only, reporter, reason)
    pronoun = lexicon["people.pronouns"].search(page.narration, frame.start, frame.end)
    where = Span(pronoun.start(), pronoun.end()) if pronoun else None
    holder = sources.holder(where, frame.start) if where else None
    if holder is not None:
        return Attributed(draft, where, holder, reporter, "holder of the office")
    if draft.cue is not None and _plural(page, draft.cue):
        return Attributed(draft, None, None, reporter, "several speakers")
    for span in page.sentences_before(frame.start, _BACK):
        spoken = [a for a in before[-_RECENT:] if a.draft.span.overlap(span)]
        if spoken:
            return Attributed(draft, where, spoken[-1].speaker, reporter, "spoke before")
        if pronoun_speaks(page, span):
            continue
        told = _told_in(page, sources, span)
        if told is not None:
            return Attributed(draft, where, told.entity, reporter, "told before")
        subject = sources.subject(span)
        if subject.mention is not None and subject.score >= _SURE:
            return Attributed(draft, where, subject.mention.entity, reporter, "subject before")
    only = _only_one(page, sources, draft) if draft.cue is not None else None
    return Attributed(draft, where, only, reporter, "no source" if only is None else "only one named before")


def _only_one(page: Page, sources: Sources, draft: Draft) -> int | None:
    """The one person, in whatever case, of the sentences before."""
    spans = page.sentences_before(draft.frame.start, _BACK)
    people = {m.entity for span in spans for m in sources.within(span) if m.kind == "person"}
    return people.pop() if len(people) == 1 else None


def _in_one_sentence(
    page: Page, sources: Sources, draft: Draft, before: Sequence[Attributed]
) -> Attributed | None:
    """The words before, where the verb comes last and nobody else is named between them and these."""
    last = before[-1] if before else None
    if last is None or last.speaker is None or last.draft.frame != draft.frame:
        return None
    if not page.units[draft.unit].lexicon.pack.verb_final or last.draft.close > draft.span.start:
        return None
    between = sources.within(Span(last.draft.close, draft.span.start))
    return None if any(m.kind == "person" for m in between) else last


def _plural(page: Page, cue: Cue) -> bool:
    """Whether the verb says that more than one speaks."""
    plural = page.units[page.unit_at(cue.span.start)].lexicon["cues.plural"]
    return plural.fullmatch(page.narration, cue.span.start, cue.span.end) is not None


def _told_in(page: Page, sources: Sources, span: Span) -> Mention | None:
    """The person who says something, in words of the outlet, in a sentence that has no quotation."""
    lexicon = page.units[page.unit_at(span.start)].lexicon
    every = [*lexicon["cues.say"].finditer(page.narration, span.start, span.end)][::-1]
    own = [f for f in every if lexicon["cues.relay"].match(page.narration, f.start()) is None]
    for found in own or every:  # "X says …, reports Y": Y passes it on
        cue = Cue(Span(found.start(), found.end()), "say")
        behind = page.narration[span.start : found.start()].rstrip().endswith(",")  # "…, said X"
        source = sources.best(span, cue, (span.start, span.start) if behind else (span.end, span.end))
        if source.mention is not None and source.mention.kind == "person" and source.score >= _SURE:
            return source.mention
    return None


def _only_person(page: Page, sources: Sources, draft: Draft, noun: Span) -> int | None:
    """The one person named before a noun that means somebody known by now; `None` where there are more."""
    lexicon = page.units[draft.unit].lexicon
    if lexicon["people.definite"].search(page.narration, noun.start, noun.end + _NEAR) is None:
        return None
    before = {m.entity for m in sources.mentions if m.kind == "person" and m.span.end <= draft.frame.start}
    return before.pop() if len(before) == 1 else None


def _according_to_nobody(page: Page, sources: Sources, draft: Draft) -> Span | None:
    """`according to a diplomat who …`: the words are the unnamed source's, whoever else the clause names."""
    lexicon, frame = page.units[draft.unit].lexicon, draft.frame
    for according in lexicon["cues.according"].finditer(page.narration, frame.start, frame.end):
        if lexicon.pack.verb_final:
            low = max(frame.start, according.start() - _NEAR)
            found = list(lexicon["people.anonymous"].finditer(page.narration, low, according.start()))
            found = [m for m in found if not page.narration[m.end() : according.start()].strip(" '’")]
        else:
            found = [m for m in [_next(lexicon, page, according.end(), frame.end)] if m]
            paper = _paper(page, sources, according, draft) if not found else None
            if paper is not None:
                return paper
        if found:
            return Span(found[-1].start(), found[-1].end())
    return None


def _paper(page: Page, sources: Sources, according: re.Match[str], draft: Draft) -> Span | None:
    """`According to the indictment, X …`: a common noun between the words' beginning and a comma, and no name."""
    lexicon, frame = page.units[draft.unit].lexicon, draft.frame
    comma = page.narration.find(",", according.end(), draft.span.start)
    if page.narration[frame.start : according.start()].strip() or comma < 0:
        return None
    said = Span(according.end(), comma)
    if len(page.narration[said.start : said.end].split()) > _NOUN or sources.within(said):
        return None
    noun = page.narration[said.start : said.end].strip()
    if lexicon["people.pronouns"].fullmatch(noun) or lexicon["cues.say"].search(
        page.narration, comma, draft.span.start
    ):
        return None
    found = lexicon["people.unnamed"].search(page.narration, said.start, said.end)
    return Span(found.start(), found.end()) if found else None


def _next(lexicon: Lexicon, page: Page, start: int, end: int) -> re.Match[str] | None:
    """An unnamed source that stands at `start`."""
    space = re.compile(r"\s+").match(page.narration, start, end)
    return lexicon["people.anonymous"].match(page.narration, space.end(), end) if space else None


def _unnamed(page: Page, draft: Draft) -> Span | None:
    """A source that is no known name: a common noun, or a name that nobody recognised."""
    lexicon, frame = page.units[draft.unit].lexicon, draft.frame
    places = _subject_places(page, draft.cue, draft) if draft.cue and not lexicon.pack.verb_final else []
    if any(lexicon["people.pronouns"].search(page.narration, low, high) for low, high in places):
        return None
    found = lexicon["people.anonymous"].search(page.narration, frame.start, frame.end)
    if found:
        return Span(found.start(), found.end())
    if lexicon.pack.verb_final:
        return _unnamed_before(page, draft)
    if draft.cue is None:
        return None
    for low, high in places:
        noun = lexicon["people.unnamed"].search(page.narration, low, high)
        strange = re.search(r"\b[^\W\d_]{2,}", page.text[low:high])
        if noun or (strange and strange[0][0].isupper() and low > frame.start):
            return Span(low, high)
    return None


def _unnamed_before(page: Page, draft: Draft) -> Span | None:
    """Where the subject comes first: a noun with its particle, or a full name that nobody recognised."""
    lexicon, low, high = page.units[draft.unit].lexicon, draft.frame.start, draft.span.start
    if (
        low >= high
        or answers(page, low, high)
        or lexicon["people.pronouns"].search(page.narration, low, high)
    ):
        return None
    noun = lexicon["people.unnamed"].search(page.narration, low, high)
    name = _FULL_NAME.search(page.text, low, high)
    found = noun or name
    return Span(found.start(), found.end()) if found else None


def _subject_places(page: Page, cue: Cue, draft: Draft) -> list[tuple[int, int]]:
    """Where a subject can stand: between quotation and cue, else right after the cue or before it."""
    if cue.span.start >= draft.close:
        between = page.narration[draft.close : cue.span.start]
        if between.strip(" ,.–—-"):
            return [(draft.close, cue.span.start)]
        after = re.match(r"(?:\s+\w+){1,3}", page.narration[cue.span.end : draft.frame.end])
        return [(cue.span.end, cue.span.end + after.end())] if after else []
    before = re.search(r"(?:\w+\s+){1,3}$", page.narration[draft.frame.start : cue.span.start])
    return [(draft.frame.start + before.start(), cue.span.start)] if before else []
