"""How a passage tells its event: this article's news, a look back, or something to come."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from vaka.codebook import codebook
from vaka.edtf import days_of
from vaka.reading.events.dating import finest
from vaka.reading.events.patterns import Match
from vaka.reading.events.scene import Scene
from vaka.reading.events.triggers import Trigger
from vaka.records import MASTHEAD, Article, Interval, Quotation, Role, Status, TimeExpression

__all__ = ["LEAD", "PERFORMATIVE", "age_of", "in_perfect", "published_days", "role_of", "status_of"]

NEWS_DAYS = 4
"""An event told with a day of its own is news for so many days before publication: a weekly's distance was
tried (7) and took look-backs of the same week for news; outlets run at most three days behind."""

MONTH = 27
"""An expression of more days than these spans a month at least."""

PHRASE = 8
"""How far behind a noun words of looking back may stand in its phrase (words)."""

LAPSE = 2
"""How near a word for "after" or "since" stands to the words of looking back that it governs (words)."""

RECALLED = 3
"""How near a verb of recalling stands behind the verb that hangs on it (words)."""

LEAD = 2
"""The title and so many sentences of the body are the lead."""

PERFORMATIVE = frozenset(
    [
        "thanks",
        "praise",
        "condolence",
        "condemnation",
        "accusation",
        "promise",
        "request",
        "invitation",
        "rejection",
        "threat",
        "support",
    ]
)
"""Kinds that are done by saying so: "I thank you" inside a quotation is the event itself."""


VOICED = frozenset(("thanks", "condolence"))
"""Kinds that whoever wishes to do them does by saying so: "I would like to thank you"."""


def status_of(trigger: Trigger, quoted: bool) -> Status | None:
    """What the words say of the event's reality; `None` where they tell of no event (a wish, a denial of fact)."""
    features = trigger.features
    wishes = trigger.telling in ("possible", "infinitive") and "negative" not in features
    if quoted and wishes and trigger.kind in VOICED:
        return "held"
    for status in ("postponed", "cancelled", "denied", "alleged"):
        if status in features:
            return status
    if "negative" in features or trigger.telling == "possible":
        return None
    if trigger.telling == "future":
        return "held" if trigger.kind == "promise" and quoted and "first" in features else "planned"
    if trigger.telling == "infinitive":
        return "held" if quoted and trigger.kind in PERFORMATIVE and "first" in features else None
    return "held"


def role_of(
    article: Article,
    scene: Scene,
    trigger: Trigger,
    status: Status,
    times: Sequence[TimeExpression],
    quotation: Quotation | None,
    place_in_text: int,
    carried_back: bool,
    reported: bool = False,
) -> Role:
    """Tell news from look-backs and plans.

    Args:
        article: For its publication day.
        scene: The sentence.
        trigger: The trigger.
        status: Its status.
        times: The expressions that date it.
        quotation: The quotation around it, if any.
        place_in_text: How many body sentences came before; -1 for the title.
        carried_back: Whether the sentence continues a look back.
        reported: Whether the quotation is a communiqué's, of nobody who was there.
    """
    if status == "planned":
        return "future"
    days = published_days(article)
    best = finest(times)
    age = age_of(best, days) if best else None
    if (
        status == "denied" and quotation is None
    ):  # the denial is the news, whatever tense tells what is denied
        return "main" if age != "past" else "background"
    if trigger.telling == "past_perfect":
        return "background"
    if status in ("postponed", "cancelled"):
        return "main" if age != "past" else "background"
    if _recalled(scene, trigger):
        return "background"
    if age == "future" and trigger.telling in ("present", "nominal"):
        return "future"
    if quotation is not None and quotation.kind != "indirect":
        spoken = trigger.telling in ("present", "infinitive", "gerund", "possible")
        pledges = trigger.kind == "promise" and "first" in trigger.features and trigger.telling == "future"
        performs = trigger.kind in PERFORMATIVE and (spoken or pledges)
        if performs or age == "now":
            return "main"
        if age or (place_in_text >= LEAD and not reported) or not _reported(scene, trigger):
            return "background"
    begin, _ = scene.clause(trigger.head)
    reach = trigger.last + 3 if trigger.telling != "nominal" else _phrase_end(scene, trigger)
    looks_back = any(not _governed_by_lapse(scene, trigger, m) for m in scene.has("lookback", begin, reach))
    if age == "now" and looks_back and best and best.interval and best.interval.latest and days:
        age = "past" if best.interval.latest < (days.earliest or date.min) else age  # "earlier, on Monday, …"
    behind = trigger.telling == "participle" or place_in_text >= LEAD
    if age == "now" and behind and days is not None and _before(best, days):
        age = "past"  # "who had met last week"
    if age:
        lead = place_in_text < LEAD and trigger.telling == "past" and not times[0].relative and days is None
        lead |= place_in_text == 0 and not looks_back and _opens_with_a_day(scene, trigger, best)
        return "main" if age == "now" or lead else "background"
    if scene.sentence.layer in ("caption", "embed"):
        return "background"
    encounter = codebook()[trigger.kind].family in ("encounter", "delegation talks", "press conference")
    signed = trigger.kind == "treaty signing"
    if trigger.telling == "nominal" and place_in_text >= 0 and not (encounter or signed):
        return "background"
    return "background" if looks_back or carried_back else "main"


def _opens_with_a_day(scene: Scene, trigger: Trigger, best: TimeExpression | None) -> bool:
    """Whether a report opens with a meeting and its day: that is its news, whatever day its page says it is of."""
    met = codebook()[trigger.kind].family in ("encounter", "arrival") and trigger.telling == "past"
    return met and scene.opener(trigger.head) is None and best is not None and best.grain == "day"


def _phrase_end(scene: Scene, trigger: Trigger) -> int:
    """The last word that may belong to a noun's phrase: up to the next mark or verb, three words at least."""
    for i in range(trigger.last + 1, min(trigger.last + PHRASE, len(scene.words))):
        if scene.words[i].gap or i in scene.predicates:
            return max(i - 1, trigger.last + 3)
    return trigger.last + PHRASE


def _governed_by_lapse(scene: Scene, trigger: Trigger, match: Match) -> bool:
    """Whether words of looking back belong to a noun beside a lapse: "six years after his last visit, X met Y"."""
    if trigger.telling == "nominal" or set(match.taken) & {*trigger.taken, trigger.head}:
        return False
    lapses = [m for label in ("interval", "last time") for m in scene.found.get(label, ())]
    if scene.verb_final:
        return any(0 < m.first - match.last <= LAPSE for m in lapses)
    return any(0 < match.first - m.last <= LAPSE for m in lapses)


def _recalled(scene: Scene, trigger: Trigger) -> bool:
    """Whether words before (where verbs come last: right behind a subordinate verb) bring the event to mind."""
    hung = scene.verb_final and trigger.telling in ("clausal", "nominal")
    return any(
        m.last < trigger.head or (hung and 0 < m.first - trigger.last <= RECALLED)
        for m in scene.found.get("recall", ())
    )


def _before(time: TimeExpression | None, days: Interval) -> bool:
    """Whether a stretch of several days, a week, was over before publication."""
    told = time.interval if time else None
    if told is None or told.latest is None or days.earliest is None:
        return False
    return (told.days or 0) > 1 and told.latest < days.earliest


def in_perfect(scene: Scene, trigger: Trigger, others: Sequence[Trigger]) -> bool:
    """Whether a noun stands in a sentence whose verb looks back: "they had spoken during the summit in X".

    Where verbs come last, so does a verb that hangs on a noun: "the summit held in X, at which they had signed".
    """
    if trigger.telling != "nominal" and not (scene.verb_final and trigger.telling == "participle"):
        return False
    own = {*trigger.taken, trigger.head}
    if scene.verb_final:
        return any(t.telling == "past_perfect" and t.first > trigger.last for t in others)
    light = {i for label in ("light", "light_near") for m in scene.found.get(label, ()) for i in m.taken}
    moods = (m for m in scene.found.get("before", ()) if m.value == "past_perfect")
    begin = max((i for i in range(trigger.first + 1) if scene.words[i].gap), default=0)
    return any(
        begin <= m.first and m.last < trigger.first and not set(m.taken) & (light | own) for m in moods
    )


def _reported(scene: Scene, trigger: Trigger) -> bool:
    """Whether a quotation tells of others: a communiqué's words, not memories of one who was there."""
    begin, end = scene.clause(trigger.head)
    speaks = (
        trigger.features & {"first", "second"}
        or scene.has("first", begin, end)
        or scene.has("second", begin, end)
    )
    named = sum(n.entity.kind in ("person", "country") for n in scene.names if begin <= n.first < end)
    paired = bool(scene.has("pair", begin, end))
    return trigger.telling == "past" and not speaks and (named >= 2 or paired)


def published_days(article: Article) -> Interval | None:
    """The days in which the page says it was published: one, or those of a month or year; else `None`."""
    for stated in (article.published, article.updated):
        days = days_of(stated.value[:10]) if stated and stated.rule != MASTHEAD else None
        if days is not None and days.latest is not None:
            return days
    return None


def age_of(time: TimeExpression, published: Interval | None) -> str | None:
    """Whether an expression means about the time of publication (`now`), before it (`past`) or after (`future`)."""
    told = time.interval
    first, last = (published.earliest, published.latest) if published else (None, None)
    if first is None or last is None or told is None:
        return _open_age(time)
    if told.earliest and told.earliest > last:
        return "future"
    if told.latest and told.latest < first - timedelta(days=NEWS_DAYS):
        return "past"
    if told.latest and told.latest < first and (told.days or 0) > MONTH:
        return "past"  # "last month", told on the first days of a month
    if told.earliest and told.latest and (told.days or 0) > MONTH and told.latest >= last:
        older = told.earliest < first - timedelta(days=NEWS_DAYS) and time.basis == "explicit"
        return "past" if older else "now"
    return "now"


def _open_age(time: TimeExpression) -> str | None:
    """The age that an expression shows by itself, where the page is undated or its value open."""
    told = time.relative
    told = told.base or told if told else None  # "the day before that" is about as old as that
    if told and told.unit in ("second", "minute", "hour", "day", "week"):
        amount = told.amount
        ahead = (amount or 0) > 0 or (amount is None and told.toward == "future")
        return "future" if ahead else "now"  # "next Tuesday"
    if told and told.amount is not None and told.amount >= 0 and told.month is None:
        return "future" if told.amount else None  # "next month", "later this year"
    if time.grain in ("month", "season", "year", "decade", "century"):
        return "past"
    return None
