"""Reading the event mentions of one document, sentence by sentence, then linking them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from vaka.codebook import codebook
from vaka.reading.events.absence import Away, away_in, with_absent
from vaka.reading.events.announced import as_plans
from vaka.reading.events.cast import Cast
from vaka.reading.events.clauses import clauses_of
from vaka.reading.events.dateline import dateline_day, dateline_of
from vaka.reading.events.dating import (
    a_year_earlier,
    date_of,
    dates_of,
    finest,
    is_celebrated,
    words_in,
)
from vaka.reading.events.discourse import Discourse, discourse_of
from vaka.reading.events.discriminators import discriminators_of
from vaka.reading.events.headline import Counted, with_headline
from vaka.reading.events.kinds import kind_of, mode_of
from vaka.reading.events.linking import Page, Weight, linked
from vaka.reading.events.occasion import with_occasions
from vaka.reading.events.participants import CONTENT, cast_of
from vaka.reading.events.perspective import ahead_of, announced_before, on_agenda, said_before, told_earlier
from vaka.reading.events.presupposed import is_joint, is_previous, is_theirs
from vaka.reading.events.reversals import UNDONE, undone_by
from vaka.reading.events.roles import LEAD, age_of, in_perfect, published_days, role_of, status_of
from vaka.reading.events.scene import Name, Scene, scene_of
from vaka.reading.events.setting import Stay
from vaka.reading.events.spans import clause_of, telling_span
from vaka.reading.events.staying import place_before, stays_in
from vaka.reading.events.triggers import Trigger, triggers_of
from vaka.reading.events.weekdays import with_weekdays
from vaka.reading.quantities import Quantity, find_quantities
from vaka.records import (
    Article,
    Document,
    EventMention,
    LocalEntity,
    Mention,
    Quotation,
    Role,
    Sentence,
    Span,
    TimeExpression,
)

__all__ = ["read_events"]


def read_events(
    document: Document,
    article: Article,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    entities: Sequence[LocalEntity],
    times: Sequence[TimeExpression],
    quotations: Sequence[Quotation],
) -> tuple[EventMention, ...]:
    """Read what the document tells happened: one mention a clause, linked within the document."""
    return _Reader(document, article, mentions, entities, times, quotations).read(sentences)


TOLD = 6
"""A body sentence of fewer words is a date line, a credit or a counter, and no part of the lead (words)."""

EARLY = 10
"""Days that a page's own day may lie before what its lead tells as held: beyond them a date is misread (days)."""

OPENING = 3
"""A dateline stands in one of so many sentences of the body: a lead or a caption may come before it."""


class _Reader:
    """Reads the sentences of one document in order."""

    def __init__(
        self,
        document: Document,
        article: Article,
        mentions: Sequence[Mention],
        entities: Sequence[LocalEntity],
        times: Sequence[TimeExpression],
        quotations: Sequence[Quotation],
    ) -> None:
        self.document, self.article, self.entities, self.quotations = document, article, entities, quotations
        times = times if published_days(article) else with_weekdays(times)
        self.discourse: Discourse = discourse_of(article, mentions, entities, quotations)
        self.mentions: dict[int, list[Mention]] = defaultdict(list)
        self.times: dict[int, list[TimeExpression]] = defaultdict(list)
        for mention in mentions:
            self.mentions[mention.sentence].append(mention)
        for time in times:
            self.times[time.sentence].append(time)
        self.found: list[EventMention] = []
        self.weights: list[Weight] = []
        self.tenseless: set[int] = set()
        self.titles: set[int] = set()
        """Numbers of the mentions told in the present or by a noun, and of those in the headline."""
        self.back: tuple[int, bool] = (
            -2,
            False,
        )  # paragraph of the sentence before, and whether it looked back
        self.body = 0
        self.lead, self.told = -1, 0
        """Number of the last sentence of the lead so far, and how many sentences of it tell something."""
        self.quantities: tuple[Quantity, ...] = ()
        """Those of the sentence being read."""
        self.counted: list[Counted] = []
        """All quantities, where the headline has one."""
        self.away: list[Away] = []
        self.expressions = times
        self.celebrated: list[TimeExpression] = []
        """Days of anniversaries and feasts."""
        self.dateline: Name | None = None
        self.stated: int | None = None
        """The time expression of the dateline, where it is a day without its year."""
        self.stays: list[Stay] = []
        self.place: Name | None = None
        """The latest place told of an event: what "in the same city" means."""

    def read(self, sentences: Sequence[Sentence]) -> tuple[EventMention, ...]:
        for sentence in sentences:
            spans = [t.span for t in self.times[sentence.n]]
            scene = scene_of(self.document.text, sentence, self.mentions[sentence.n], self.entities, spans)
            if scene is not None:
                self._sentence(scene)
            if self.told < LEAD:
                self.lead = sentence.n
            self.told += sentence.layer == "body" and scene is not None and len(scene.words) >= TOLD
            self.body += sentence.layer == "body"
        dateline = self.dateline.entity.n if self.dateline else None
        published = published_days(self.article)
        page = Page(
            self.entities,
            self.expressions,
            published,
            dateline,
            self._spoken(),
            self.stays,
            self.stated,
            self.lead,
        )
        planned = as_plans(self.found, self.tenseless, self.titles)
        if published is None:
            planned = with_occasions(planned, self.celebrated, self.expressions)
        found = with_headline(with_absent(planned, self.away), self.counted)
        return tuple(linked(found, self.weights, page))

    def _sentence(self, scene: Scene) -> None:
        times = self.times[scene.sentence.n]
        dated = words_in(scene, times)
        if scene.sentence.layer == "body" and self.body < OPENING:
            self.dateline = self.dateline or dateline_of(scene, dated)
            if self.stated is None:
                self.stated = dateline_day(scene, times, dated)
        self.stays += stays_in(scene)
        self.celebrated += [t for t in times if is_celebrated(scene, t)]
        triggers = triggers_of(scene, dated)
        self.away += away_in(scene)
        title = scene.sentence.layer == "title"
        self.quantities = self._counted(scene, times) if triggers or title or self.counted else ()
        if title or (self.counted and scene.sentence.layer == "body"):
            self.counted += [Counted(scene.sentence.n, title, q) for q in self.quantities]
        looked_back: list[TimeExpression] = []
        goes_back = False
        for trigger, own in zip(triggers, dates_of(scene, triggers, times), strict=True):
            mention = self._mention(
                scene, trigger, own, times, looked_back, in_perfect(scene, trigger, triggers)
            )
            if mention is not None:
                self.found.append(mention)
                if trigger.telling != "nominal":
                    back = mention.role == "background" and mention.quotation is None
                    looked_back = own if back else []
                    goes_back = back and self._goes_back(trigger, own)
        self.discourse.tell(scene.names, clauses_of(scene))
        carried = self.back[1] and self.back[0] == scene.sentence.paragraph
        self.back = (scene.sentence.paragraph, goes_back or (carried and not triggers))

    def _goes_back(self, trigger: Trigger, own: Sequence[TimeExpression]) -> bool:
        """Whether the next sentence may go on with a look back: not behind "yesterday they had met", which leads on."""
        best = finest(own)
        perfect = trigger.telling == "past_perfect"
        return best is not None and not (perfect and age_of(best, published_days(self.article)) == "now")

    def _counted(self, scene: Scene, times: Sequence[TimeExpression]) -> tuple[Quantity, ...]:
        """The sentence's quantities, by their place in the source text."""
        whole = scene.sentence.span
        taken = [Span(t.span.start - whole.start, t.span.end - whole.start) for t in times]
        found = find_quantities(whole.of(self.document.text), scene.sentence.language, taken)
        return tuple(
            replace(q, span=Span(q.span.start + whole.start, q.span.end + whole.start)) for q in found
        )

    def _mention(
        self,
        scene: Scene,
        trigger: Trigger,
        own: list[TimeExpression],
        times: list[TimeExpression],
        looked_back: Sequence[TimeExpression],
        perfect: bool,
    ) -> EventMention | None:
        span = scene.span(trigger.first, trigger.last)
        quotation = self._quotation(span)
        if scene.sentence.layer == "title" and not trigger.features & {"first", "second"}:
            quotation = None  # "X: he thanked Y" in a headline is the headline's own voice
        status = status_of(trigger, quotation is not None)
        if status == "held" and quotation is None and self._is_to_come(scene, trigger, own):
            status = "planned"
        if status is None or _unreal(scene, trigger):
            return None
        self.discourse.speaker = quotation.speaker if quotation else None
        cast = cast_of(scene, trigger, self.discourse)
        if cast.place is None and quotation is None and scene.has("here", *clause_of(scene, trigger)):
            cast.place = self.dateline
        if cast.place is None:
            cast.place = place_before(scene, trigger.head)
        if scene.has("same place", *clause_of(scene, trigger)) and (
            cast.place is None or cast.place.entity.kind != "place"
        ):
            cast.place = self.place
        elif cast.place is not None and cast.place.entity.kind == "place":
            self.place = cast.place
        if status == "held" and trigger.telling in ("past", "participle", "past_perfect"):
            self._weigh_page_day(scene, trigger, own, quotation)
            own = self._told_before(own, trigger)
        elif status == "held" and codebook()[trigger.kind].family in CONTENT:
            own = self._told_before(own, trigger)  # "they are ready to meet in September"
        previous = is_previous(scene, trigger, words_in(scene, times))
        if not cast.parts and (visitor := undone_by(scene, trigger.kind, trigger.features, trigger.first)):
            cast.add(visitor.entity.n, "source", visitor)
        if trigger.telling == "nominal" and not cast.parts and ((own and cast.place is not None) or previous):
            self._complete(trigger, cast)
        carried = self.back[1] and self.back[0] == scene.sentence.paragraph
        carried |= self._then(scene, trigger)
        hung = bool(looked_back) and scene.opener(trigger.head) is not None
        carried |= hung
        place_in_text = -1 if scene.sentence.layer == "title" else self.body
        reported = quotation is not None and self._of_nobody_there(quotation)
        role = role_of(self.article, scene, trigger, status, own, quotation, place_in_text, carried, reported)
        if hung and role == "main" and status == "held" and own and all(t in looked_back for t in own):
            role = "background"  # "had been received the day before by X, where they signed"
        if role == "main" and status == "held":
            role = self._seen_from(scene, trigger, own, times, quotation, place_in_text)
        noun = trigger.telling == "nominal" and not own and not scene.verb_final
        if role == "main" and (previous or (noun and looked_back)):
            role = "background"
        if status == "planned" and trigger.nominal and self._is_over(own):
            role, status = "background", "held"  # "will return the visit of 2017"
        if role == "future" and status == "held":
            status = "planned"
        dated = date_of(own)
        n = len(self.found)
        presupposed = previous or is_theirs(scene, trigger) or is_joint(trigger)
        weight = _weight(scene, trigger, cast, own, place_in_text)
        if weight == "bare" and presupposed and len(cast.parts) > 1:
            weight = "firm" if own else "weak"
        if weight == "firm" and quotation is not None and role == "background" and not own:
            weight = "told"
        if weight is None:
            return None
        lasting = codebook()[trigger.kind].family not in ("encounter", "delegation talks") and not is_joint(
            trigger
        )
        if (weight == "weak" and lasting) or (perfect and role == "main"):
            role = "background"
        if role == "main" and place_in_text >= LEAD and _stands(trigger, cast, self.entities, quotation):
            role = "background"
        self.weights.append(weight)
        if trigger.telling in ("present", "nominal") and not scene.has(
            "under way", *clause_of(scene, trigger)
        ):
            self.tenseless.add(n)
        if scene.sentence.layer == "title":
            self.titles.add(n)
        return EventMention(
            n=n,
            span=telling_span(scene, trigger, own),
            trigger=span,
            sentence=scene.sentence.n,
            plover=codebook()[trigger.kind].plover,
            mode=mode_of(trigger, cast, self.entities),
            kind=kind_of(scene, trigger, cast),
            role=role,
            status=status,
            participants=tuple(cast.parts),
            place=cast.place.entity.n if cast.place else None,
            times=dated.times,
            when=dated.when,
            interval=dated.interval,
            basis=dated.basis,
            discriminators=discriminators_of(scene, trigger, cast, times, self.entities, self.quantities),
            quotation=quotation.n if quotation else None,
            part_of=None,
            rule=trigger.rule,
        )

    def _seen_from(
        self,
        scene: Scene,
        trigger: Trigger,
        own: Sequence[TimeExpression],
        times: Sequence[TimeExpression],
        quotation: Quotation | None,
        place_in_text: int,
    ) -> Role:
        """The role of what is told as news, by the rest of its sentence."""
        published = published_days(self.article)
        if ahead_of(scene, trigger, own) or on_agenda(scene, trigger):
            return "future"
        earlier = said_before(scene, trigger, quotation)
        earlier |= not own and announced_before(scene, trigger, times, published)
        earlier |= told_earlier(scene, trigger, own, published, place_in_text < LEAD)
        return "background" if earlier else "main"

    def _is_to_come(self, scene: Scene, trigger: Trigger, own: Sequence[TimeExpression]) -> bool:
        """Whether a day to come makes a plan of a verb that bends for no tense."""
        open_tense = (
            scene.pack.clauses.tenseless and trigger.telling == "past" and "past" not in trigger.features
        )
        if not open_tense or codebook()[trigger.kind].frame not in ("meet", "visit"):
            return False
        best = finest(own)
        return best is not None and age_of(best, published_days(self.article)) == "future"

    def _is_over(self, own: Sequence[TimeExpression]) -> bool:
        """Whether a time of its own sets a noun before the news."""
        best = finest(own)
        return best is not None and age_of(best, published_days(self.article)) == "past"

    def _of_nobody_there(self, quotation: Quotation) -> bool:
        """Whether an office, an agency or a spokesperson says a quotation: they report what others did."""
        if quotation.speaker is None:
            return True
        speaker = self.entities[quotation.speaker]
        return speaker.kind != "person" or "spokesperson" in speaker.titles

    def _then(self, scene: Scene, trigger: Trigger) -> bool:
        """Whether a clause follows by its words on a dated look back of the sentence, or of the one before."""
        if not scene.has("then", *clause_of(scene, trigger)) or not self.found:
            return False
        last = self.found[-1]
        near = scene.sentence.n - last.sentence <= 1 and last.quotation is None
        told = [m for m in self.found if m.sentence == last.sentence]
        dated = any(m.times and m.role == "background" for m in told)
        return near and dated and (last.role, last.status) == ("background", "held")

    def _complete(self, trigger: Trigger, cast: Cast) -> None:
        """ "The meeting of May in X", told with its day and place but nobody: the two sides of the story."""
        if codebook()[trigger.kind].family == "encounter":
            for entity, part in zip(self.discourse.pair(), ("source", "with"), strict=False):
                cast.add(entity, "source" if part == "source" else "with", None)

    def _spoken(self) -> frozenset[int]:
        """The expressions that mean the day of a quotation."""
        return frozenset(
            t.n
            for t in self.expressions
            if t.relative is not None
            and (t.relative.unit, t.relative.amount) == ("day", 0)
            and self._quotation(t.span) is not None
        )

    def _quotation(self, span: Span) -> Quotation | None:
        holding = (q for q in self.quotations if q.kind != "indirect" and q.span.holds(span))
        return min(holding, key=lambda q: (len(q.span), q.n), default=None)

    def _weigh_page_day(
        self,
        scene: Scene,
        trigger: Trigger,
        own: Sequence[TimeExpression],
        quotation: Quotation | None,
    ) -> None:
        """Leave a page's day aside where its lead tells a meeting as held on a day of its own soon after it.

        Such a day is the crawler's, or another time zone's; the day told stands for that of the page.
        """
        days = published_days(self.article)
        meets = codebook()[trigger.kind].frame in ("meet", "visit") and trigger.telling == "past"
        if not meets or quotation is not None or days is None or days.days != 1 or days.latest is None:
            return
        if scene.sentence.layer != "body" or self.told >= LEAD or len(own) != 1:
            return
        told, opens = own[0], scene.opener(trigger.head) is None
        first = told.interval.earliest if told.interval and told.interval.days == 1 else None
        if not opens or first is None or told.type != "DATE" or not _is_day(told):
            return
        if 0 < (first - days.latest).days <= EARLY:
            self.article = replace(self.article, published=None, updated=None)
            self.stated = told.n

    def _told_before(self, times: list[TimeExpression], trigger: Trigger) -> list[TimeExpression]:
        """What has happened is not dated by days to come: those belong to what was agreed, said, invited to.

        A month without a year, of what is no word about the future, is that of the year before.
        """
        days = published_days(self.article)
        if days is None or days.latest is None:
            return times
        last = days.latest
        content = codebook()[trigger.kind].frame == "act" or codebook()[trigger.kind].family in CONTENT
        ahead = [t for t in times if t.interval and t.interval.earliest and t.interval.earliest > last]
        earlier = [] if content else [e for t in ahead if (e := a_year_earlier(t)) is not None]
        return [t for t in times if t not in ahead] + earlier


def _is_day(time: TimeExpression) -> bool:
    """Whether an expression tells a day by its number and month, not from the page's own day."""
    told = time.relative
    return told is None or (told.unit == "year" and told.amount is None and bool(told.month and told.day))


HABIT = 5
"""How near a word of habit stands to the verb that it makes a habit (words)."""


def _unreal(scene: Scene, trigger: Trigger) -> bool:
    """Whether the clause tells of a habit or opens with a condition."""
    first, last = clause_of(scene, trigger)
    habits = (m for m in scene.has("habitual", first, last) if abs(m.first - trigger.head) <= HABIT)
    return any(habits) or any(first - 1 <= m.first <= first + 1 for m in scene.found.get("conditional", ()))


ATTITUDES = frozenset(("rejection",))
"""Families that the present tense tells as a lasting attitude where a state holds it."""


def _stands(
    trigger: Trigger, cast: Cast, entities: Sequence[LocalEntity], quotation: Quotation | None
) -> bool:
    """Whether a present tense tells where a state stands: "the union does not recognise the result"."""
    lasting = codebook()[trigger.kind].family in ATTITUDES and trigger.telling == "present"
    sources = [entities[p.entity].kind for p in cast.parts if p.part == "source"]
    return lasting and quotation is None and bool(sources) and "person" not in sources


LASTING = frozenset(("treaty signing", "agreement", "sanctions", "ceasefire"))
"""Families whose result lasts and is spoken of long after: "the treaty they signed"."""


def _weight(
    scene: Scene, trigger: Trigger, cast: Cast, own: Sequence[TimeExpression], place_in_text: int
) -> Weight | None:
    """How much the mention says by itself; `None` where it is not worth a row."""
    kind = codebook()[trigger.kind]
    evidence = bool(own) or cast.place is not None
    if "both" in trigger.features and cast.own < 2 and not cast.paired:
        return None
    if trigger.telling == "nominal":
        if not own and _under_denial(scene, trigger):
            return "bare"
        if kind.family == "delegation talks" and len(cast.parts) > 1:
            return "firm"
        told = bool(own and cast.parts) or cast.own >= 2 or bool(cast.own and cast.place)
        if trigger.features & UNDONE and cast.parts and kind.frame == "visit":
            return "firm"  # "put off his visit": the verb tells it as news
        meets = kind.family in ("encounter", "delegation talks", "press conference")
        new = bool(own) or place_in_text < 0 or (meets and cast.own >= 2)
        return "bare" if not told else "firm" if new else "weak"
    if scene.sentence.layer == "caption" and not cast.own:
        return None
    if not cast.parts:
        return "firm" if kind.frame == "done" and evidence else None
    if kind.two and len(cast.parts) < 2 and not (cast.own and evidence):
        return None
    if kind.pair and len(cast.parts) < 2 and not evidence:
        undone = trigger.features & UNDONE and kind.frame == "visit"
        return "firm" if undone else "bare"
    lasting = kind.family in LASTING and not own and place_in_text >= 0
    return "weak" if lasting and _attributive(scene, trigger) else "firm"


def _under_denial(scene: Scene, trigger: Trigger) -> bool:
    """Whether a noun stands behind a verb that is negated: "did not speak of a summit"."""
    begin, _ = scene.clause(trigger.head)
    denials = [m for m in scene.found.get("before", ()) if m.value == "negative" and begin <= m.first]
    return not scene.verb_final and any(
        any(i in scene.predicates for i in range(m.first, trigger.first))
        for m in denials
        if m.last < trigger.first
    )


def _attributive(scene: Scene, trigger: Trigger) -> bool:
    """Whether the event only describes a noun: "the treaty that they signed"."""
    joints = (m.first for m in scene.found.get("joint", ()))
    return trigger.telling == "participle" or any(trigger.first < j < trigger.last for j in joints)
