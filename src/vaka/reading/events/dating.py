"""Which time expressions date which event of a sentence, and what they say of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from vaka.codebook import codebook
from vaka.edtf import days_of, value_of_month
from vaka.reading.events.dateline import dateline_of
from vaka.reading.events.patterns import Match
from vaka.reading.events.scene import Scene
from vaka.reading.events.triggers import Trigger
from vaka.records import Basis, Interval, TimeExpression

__all__ = [
    "Dated",
    "a_year_earlier",
    "date_of",
    "dates_of",
    "finest",
    "is_celebrated",
    "is_gap",
    "moved_in",
    "other_open_day",
    "words_in",
]

LONG = 400
"""A visit or meeting is not dated by more than about a year (days)."""

AHEAD = 3
"""Words by which an event told behind a time is the farther one, where verbs come amid the sentence."""

NOUN = 5
"""How far behind its time and place such a noun stands at most (words)."""

NEAR = 6
"""How far before "where" the time stands that its clause shares (words)."""

BESIDE = 2
"""How far before "when" the time stands that its clause explains (words: a comma's worth and no other noun)."""

SET = 3
"""How far behind such words stands the time that they set an event on (words)."""

SCENE = ("in", "at", "inner")
"""How the name of the place hangs where something happens."""

FOLLOWED = 3
"""How far before a noun a word for "after" stands at most (words: an article and an attribute lie between)."""

ATTRIBUTE = 4
"""How far before a participle that hangs on the noun behind it its own time stands at most (words)."""

FRONTED = 2
"""A time expression among the first words of a sentence dates all its events (word number, at most)."""


@dataclass(frozen=True, slots=True)
class Dated:
    """When an event is told to have happened."""

    times: tuple[int, ...] = ()
    when: str | None = None
    interval: Interval | None = None
    basis: Basis | None = None


def words_in(scene: Scene, times: Iterable[TimeExpression]) -> frozenset[int]:
    """The words of a sentence that belong to its time expressions."""
    spans = [t.span for t in times]
    return frozenset(
        i for i, w in enumerate(scene.words) if any(s.start <= w.start and w.end <= s.end for s in spans)
    )


def dates_of(
    scene: Scene, triggers: Sequence[Trigger], times: Iterable[TimeExpression]
) -> list[list[TimeExpression]]:
    """For every trigger the time expressions that date it."""
    given: list[list[TimeExpression]] = [[] for _ in triggers]
    for time in _behind_dateline(scene, list(times)):
        if time.type not in ("DATE", "TIME") or not triggers or is_celebrated(scene, time):
            continue
        if _bounds(scene, time) or (time.interval is None and time.relative is None and time.type == "TIME"):
            continue  # the end of a lapse; an hour of a day that is not named
        for k in _dated_by(scene, triggers, time):
            if not _too_long(triggers[k], time):
                given[k].append(time)
    own = [_agreeing(scene, t, own) for t, own in zip(triggers, given, strict=True)]
    own = [mine or _hung_on(scene, t, times) for t, mine in zip(triggers, own, strict=True)]
    own = _after_encounters(scene, triggers, own)
    return _carried_on(scene, triggers, own) if len({t.n for found in given for t in found}) == 1 else own


def _behind_dateline(scene: Scene, times: list[TimeExpression]) -> list[TimeExpression]:
    """Without the day of a dateline ("LIDRE, 7 May (AGENCY) - …") where the sentence tells another day."""
    if dateline_of(scene, words_in(scene, times)) is None:
        return times
    hard = next((i for i, w in enumerate(scene.words) if w.gap == "hard" and i), len(scene.words))
    told = [t for t in times if scene.word_at(t.span.start) >= hard]
    return told if any(t.type == "DATE" for t in told) else times


def _carried_on(
    scene: Scene, triggers: Sequence[Trigger], given: list[list[TimeExpression]]
) -> list[list[TimeExpression]]:
    """The only time of a sentence dates what its story goes on to tell: "arrived on Friday and met X"."""
    carried: list[TimeExpression] = []
    spread = []
    for trigger, own in zip(triggers, given, strict=True):
        goes_on = trigger.telling == "past" and scene.opener(trigger.head) is None
        spread.append(own or (carried if goes_on else []))
        if own and trigger.telling == "past":
            carried = own if not scene.verb_final or "converb" in trigger.features else []
    return spread


def _hung_on(scene: Scene, trigger: Trigger, times: Iterable[TimeExpression]) -> list[TimeExpression]:
    """The dates right before a clause opened by "where" or "when": "last May in X, where they signed Y".

    A lapse's end dates what ended it: "divided since 1974, when troops invaded".
    """
    begin, _ = scene.clause(trigger.head)
    reach = max(
        (
            far
            for label, far in (("where", NEAR), ("when", BESIDE))
            if any(m.first == begin for m in scene.found.get(label, ()))
        ),
        default=0,
    )
    return [
        t
        for t in times
        if t.type == "DATE" and t.interval is not None and 0 < begin - scene.word_at(t.span.end - 1) <= reach
    ]


def _after_encounters(
    scene: Scene, triggers: Sequence[Trigger], given: list[list[TimeExpression]]
) -> list[list[TimeExpression]]:
    """What is done "after the summit of 8 August" is done on that day, where nothing else says when.

    Not so where two places are told: "after the meeting of 7 March in X he received him in Y".
    """
    told = list(given)
    if len({n.entity.n for n in scene.names if n.entity.kind == "place" and n.relation in SCENE}) > 1:
        return told
    for giver, own in zip(triggers, given, strict=True):
        days = [t for t in own if t.grain in ("day", "hour", "minute")]
        if giver.telling not in ("nominal", "participle") or not days or not _is_followed(scene, giver):
            continue
        if codebook()[giver.kind].family not in ("encounter", "ceremony"):
            continue
        for k, taker in enumerate(triggers):
            finite = taker.telling in ("past", "past_perfect")
            if finite and not told[k] and scene.clause(taker.head) == scene.clause(giver.last):
                told[k] = days
    return told


def _is_followed(scene: Scene, noun: Trigger) -> bool:
    """Whether a word for "after" stands before a noun, where verbs come last right behind it."""
    words = scene.found.get("interval", ())
    if scene.verb_final:
        return any(m.first == noun.last + 1 for m in words)
    return any(0 < noun.first - m.last <= FOLLOWED for m in words)


def _too_long(trigger: Trigger, time: TimeExpression) -> bool:
    """Whether an expression spans years and the event is one of hours or days: "from 1990 to 1997 … visited"."""
    days = time.interval.days if time.interval else None
    return days is not None and days > LONG and codebook()[trigger.kind].frame in ("meet", "visit")


def _agreeing(scene: Scene, trigger: Trigger, times: list[TimeExpression]) -> list[TimeExpression]:
    """Of expressions that exclude each other those that agree with the nearest: a clause's own outweighs a
    fronted one."""
    if len(times) < 2:
        return times
    begin, end = scene.clause(trigger.head)

    def far(time: TimeExpression) -> tuple[bool, int]:
        first, last = scene.word_at(time.span.start), scene.word_at(time.span.end - 1)
        return not begin <= first < end, _distance(trigger, first, last)

    nearest = min(times, key=far)
    return [t for t in times if t is nearest or not _exclude(t, nearest)]


def _exclude(a: TimeExpression, b: TimeExpression) -> bool:
    if a.interval and b.interval:
        return a.interval.meet(b.interval) is None
    return other_open_day(a.value or "", b.value or "")


def other_open_day(a: str, b: str) -> bool:
    """Whether two days whose year is open are two: `XXXX-09-02` and `XXXX-09-03`, or `XXXX-09-03` and `XXXX-XX-02`."""
    if not (a.startswith("XXXX-") and b.startswith("XXXX-")) or "/" in a + b:
        return False
    parts = zip(a[:10].split("-")[1:], b[:10].split("-")[1:], strict=False)
    return any(x != y and "X" not in x + y for x, y in parts)


def _dated_by(scene: Scene, triggers: Sequence[Trigger], time: TimeExpression) -> list[int]:
    first, last = scene.word_at(time.span.start), scene.word_at(time.span.end - 1)
    if _of_statement(scene, triggers, last):
        return []
    noun = _of_noun_behind(scene, triggers, last)
    if noun is None:
        noun = _scheduled(scene, triggers, first)
    if noun is not None:
        return [noun]
    begin, end = scene.clause(first)
    free = {k: t for k, t in enumerate(triggers) if _reaches(scene, t, first, last)}
    if any(t.telling != "nominal" for t in free.values()):  # "at the invitation of X, Y arrived on Friday"
        free = {k: t for k, t in free.items() if t.telling != "nominal" or t.kind != "invitation"}
    own = [k for k, t in free.items() if begin <= t.head < end or begin <= t.first < end]
    if first <= FRONTED and scene.words[0].gap != "hard":
        return [k for k, t in free.items() if t.telling not in ("nominal", "clausal") or k in own[:1]]
    closing = _closing(scene, triggers, free, last)
    if closing is not None:
        return sorted({closing, *sorted(own, key=lambda k: _distance(triggers[k], first, last))[:1]})
    if _opens_next(scene, first, last) or not own:
        own = _outside(scene, free, own, first, last)

    def far(k: int) -> int:
        trigger = triggers[k]
        return _distance(trigger, first, last) + _ahead(scene, trigger, last) + _parted(scene, trigger, last)

    return sorted(own, key=far)[:1]


def _closing(scene: Scene, triggers: Sequence[Trigger], free: dict[int, Trigger], last: int) -> int | None:
    """The event of the sentence's own verb, where verbs come last and a comma parts a time from what follows it."""
    behind = last + 1
    if not scene.verb_final or behind >= len(scene.words) or scene.words[behind].gap != "soft":
        return None
    told = [
        k
        for k, t in enumerate(triggers)
        if t.first > last and t.telling in ("past", "past_perfect", "future")
    ]
    held = told and scene.clause(triggers[told[-1]].head)[1] == len(scene.words)
    return told[-1] if held and told[-1] not in free else None


def _of_noun_behind(scene: Scene, triggers: Sequence[Trigger], last: int) -> int | None:
    """The noun that a time and the place behind it belong to alone: "the meeting of 7 March in X" told before it."""
    if not any(n.relation == "inner" and n.first == last + 1 for n in scene.names):
        return None
    behind = (k for k, t in enumerate(triggers) if t.telling == "nominal" and 0 < t.first - last <= NOUN)
    return next(behind, None)


def _scheduled(scene: Scene, triggers: Sequence[Trigger], first: int) -> int | None:
    """The event named before words that set it on this time: "called off the visit that was planned for 12 June"."""
    near = [m for m in scene.found.get("scheduled", ()) if 0 < first - m.last <= SET]
    if scene.verb_final or not near:
        return None
    before = [k for k, t in enumerate(triggers) if t.last < near[-1].first]
    return before[-1] if before else None


def _parted(scene: Scene, trigger: Trigger, last: int) -> int:
    """How much farther an event counts that a comma parts from a time before it, where verbs come amid the sentence."""
    if scene.verb_final or trigger.first <= last:
        return 0
    return AHEAD * any(scene.words[i].gap for i in range(last + 1, trigger.first + 1))


def _ahead(scene: Scene, trigger: Trigger, last: int) -> int:
    """How much farther an event counts that is told behind a time: phrases of time follow their noun or verb."""
    return AHEAD if not scene.verb_final and trigger.first > last else 0


def _outside(scene: Scene, free: dict[int, Trigger], own: list[int], first: int, last: int) -> list[int]:
    """What a time dates whose own clause tells nothing: the event told next, or the only one."""
    begin, end = scene.clause(first)
    behind = [k for k, t in free.items() if t.first > last and t.telling != "nominal"]
    if _opens_next(scene, first, last) and behind:
        return behind[:1]
    bare = not any(begin <= p < end for p in scene.predicates) and not _relative(scene, begin)
    return own or (list(free) if bare and len(free) == 1 else [])


def _opens_next(scene: Scene, first: int, last: int) -> bool:
    """Whether a time stands between an "and" and the comma or clause that follows: "…, and in May, after X, Y"."""
    if scene.verb_final:
        return False
    openers = [m for label in ("and", "joint") for m in scene.found.get(label, ())]
    opened = any(first - 3 <= m.last < first for m in openers)
    behind = last + 1
    closed = behind < len(scene.words) and (scene.words[behind].gap == "soft" or behind in scene.starts)
    return opened and closed


def _relative(scene: Scene, begin: int) -> bool:
    """Whether a clause opens with a word that no phrase without a verb can open with (who, that, ότι)."""
    joints = [m for m in scene.found.get("joint", ()) if m.first == begin]
    phrasal = {i for label in ("preposition", "and") for m in scene.found.get(label, ()) for i in m.taken}
    return any(not phrasal & set(m.taken) for m in joints)


def _in_insertion(scene: Scene, trigger: Trigger, first: int, last: int) -> bool:
    """Whether the time stands between commas beside a verb of its own: "the summit, put off in May, began"."""
    gaps = [i for i, w in enumerate(scene.words) if w.gap]
    begin = max((i for i in gaps if i <= first), default=0)
    end = min((i for i in gaps if i > last), default=len(scene.words))
    if begin <= trigger.first < end or begin <= trigger.head < end:
        return False
    moved = {i for m in moved_in(scene, begin, end - 1) for i in m.taken}
    own = {*trigger.taken, trigger.head}
    verbs = {p for p in scene.predicates if begin <= p < end} if begin else set()
    return bool((moved | verbs) - own)


def moved_in(scene: Scene, first: int, last: int) -> list[Match]:
    """The words between two others, both included, that tell of a postponement or cancellation."""
    return [
        m
        for label in ("before", "after")
        for m in scene.has(label, first, last)
        if m.value in ("postponed", "cancelled")
    ]


def _reaches(scene: Scene, trigger: Trigger, first: int, last: int) -> bool:
    """Whether no other verb stands between: where verbs come last, a time belongs to the next verb behind it."""
    if _in_insertion(scene, trigger, first, last):
        return False
    own = {*trigger.taken, trigger.head}
    if not scene.verb_final:
        behind = [i for i in sorted(scene.adnominals) if last < i <= last + ATTRIBUTE and i not in own]
        return not behind or 0 < trigger.first - behind[0] <= ATTRIBUTE
    planned = {i for label in ("before", "after") for m in scene.found.get(label, ()) for i in m.taken}
    if not trigger.features & {"postponed", "cancelled"}:
        planned -= {i for m in moved_in(scene, 0, len(scene.words)) for i in m.taken}
    between = range(last + 1, trigger.first)
    hung = scene.adnominals | {
        m.last
        for m in scene.found.get("verb", ())
        if "participle" in m.features
        and codebook()[m.value].family not in ("arrival", "welcome", "encounter")
    }
    return first <= trigger.last and not any(i in hung and i not in own | planned for i in between)


def _distance(trigger: Trigger, first: int, last: int) -> int:
    return max(first - trigger.last, trigger.first - last, 0)


def _of_statement(scene: Scene, triggers: Sequence[Trigger], last: int) -> bool:
    """Whether the words right behind say that a statement was made then."""
    for match in scene.found.get("statement", ()):
        if last < match.first <= last + 3 and not any(last < t.first < match.first for t in triggers):
            return True
    return False


def is_celebrated(scene: Scene, time: TimeExpression) -> bool:
    """Whether the date is an anniversary's: it is celebrated and dates nothing."""
    first, last = scene.word_at(time.span.start), scene.word_at(time.span.end - 1)
    return bool(scene.has("anniversary", first - 3, last + 3))


def _bounds(scene: Scene, time: TimeExpression) -> bool:
    """Whether the expression is the end of a lapse: "for the first time since 2019"."""
    first, last = scene.word_at(time.span.start), scene.word_at(time.span.end - 1)
    either = scene.verb_final or scene.pack.segmentation.unspaced
    return any(
        either or m.first <= last for m in scene.has("since", first - 3, last + 2) if m.last >= first - 1
    )


def is_gap(scene: Scene, time: TimeExpression) -> bool:
    """Whether a duration is the time gone by since the last event of its kind."""
    first, last = scene.word_at(time.span.start), scene.word_at(time.span.end - 1)
    return time.type == "DURATION" and bool(scene.has("interval", first - 2, last + 3))


def _coarseness(time: TimeExpression) -> tuple[int, bool, int]:
    days = time.interval.days if time.interval else None
    return (days or 10**6, time.basis != "explicit", time.n)


def date_of(times: Sequence[TimeExpression]) -> Dated:
    """The finest of the expressions that do not exclude each other."""
    best = finest(times)
    if best is None or best.value is None or best.interval is None:
        return Dated(tuple(t.n for t in times))
    return Dated(tuple(t.n for t in times), best.value, best.interval, best.basis)


def a_year_earlier(time: TimeExpression) -> TimeExpression | None:
    """A month told without its year, read as that of the year before; `None` for any other expression."""
    told, days = time.relative, time.interval
    if told is None or told.unit != "year" or told.amount is not None or not told.month or told.day:
        return None
    if days is None or days.earliest is None or time.grain != "month":
        return None
    value = value_of_month(days.earliest.year - 1, days.earliest.month)
    return replace(time, value=value, interval=days_of(value))


def finest(times: Sequence[TimeExpression]) -> TimeExpression | None:
    """The most precise expression; of equals the explicit one."""
    known = [t for t in times if t.value and t.interval] or list(times)
    return min(known, key=_coarseness, default=None)
