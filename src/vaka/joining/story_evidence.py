"""Whether two documents tell one story: points for and against, in one table, and what forbids it.

Points are read on one scale: one point is a tenth of lead agreement. Two documents join from 0 points on.

How the figures were found. *Content*: over NTREX's half (378 documents, 63 stories, six languages) average
linkage by lead agreement alone reached B-cubed .998 at .425 and stayed above .97 from .35 to .475. Two
documents of one language agree more whatever they tell (the nearest hundredth of other stories: .50, across
languages .39), and what is copied or translated twice agrees far more, so there .6 is asked. *Days, places,
names*: agreement of leads cannot tell two meetings of the same two leaders apart (.49 for two visits a year
apart, .31 for two accounts of one meeting), so for such pairs these three decide; their points were set on
the project's own examples, each such that it can outweigh the typical lack of lead agreement (about one
point) but not a gap of days. *Acts*: on undated pages of the wild, two accounts of one meeting by one pair of
persons had -2.2 to +.3 points without them, and a report and a later look back to it +.6.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from vaka.joining.story_acts import Pair
from vaka.joining.story_profile import Profile
from vaka.records import Interval

__all__ = ["Evidence", "weigh"]

AGREEMENT_WANTED = 0.425
AGREEMENT_WANTED_SAME_LANGUAGE = 0.6
NAMES_WANTED = 0.35
"""Share of common names that speaks neither for nor against."""

POINTS: Mapping[str, float] = {
    "a tenth of lead agreement": 1.0,
    "a tenth of common names": 0.25,
    "a common number": 0.4,
    "most for numbers": 1.2,
    "same place": 1.0,
    "other place": -1.5,
    "same act": 1.0,
    "same act, no days": 1.5,
    "looked back to": -1.0,
    "same month": 0.5,
    "no lead": -2.0,
}

GAP_POINTS: Mapping[str, tuple[float, ...]] = {
    "event": (2.0, 0.0, -1.5, -3.0),
    "published": (1.5, 1.0, -1.0, -2.0),
    "mixed": (1.0, 1.0, -0.5, -2.0),
}
"""Points by days apart (0, 1, 2, 3 or more): of two events' days, of two date lines, of one with the other. A
daily prints the next day; what comes two days later is as a rule the next story of the storyline."""

FAR_POINTS = -4.0
FAR_DAYS = 4
FORBIDDEN_DAYS = 10
"""Days apart from which only the storyline can be common, not the story."""

MOST_WITHOUT_DAYS = 0.5
"""Most points of names, numbers and places, either way, where no days can be compared: the same two actors
meet in the same place again and again, so the texts themselves must agree; and what a name reader missed in
one language must not part a translation from its original. (NTREX's half, none of it dated: .98 with it, from
.3 to .75; .963 without.)"""

FEW_NAMES = 3
"""With fewer names read in a document, their agreement says nothing."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was found on a pair of documents."""

    points: float
    reasons: tuple[str, ...]
    forbidden: bool = False


def weigh(a: Profile, b: Profile, recurrent: Collection[Pair] = frozenset()) -> Evidence:
    """The evidence that two documents tell one story; the same for (a, b) and (b, a).

    Args:
        a: One document.
        b: The other.
        recurrent: Pairs of sides that the case shows together on several occasions.
    """
    time = _time(a, b)
    if time.forbidden:
        return time
    parts = [time, _content(a, b), _acts(a, b, time, recurrent), _names(a, b), _numbers(a, b), _places(a, b)]
    support = sum(p.points for p in parts[3:])
    if not time.reasons:
        support = max(-MOST_WITHOUT_DAYS, min(support, MOST_WITHOUT_DAYS))
    points = sum(p.points for p in parts[:3]) + support
    return Evidence(round(points, 6), tuple(reason for p in parts for reason in p.reasons))


def _acts(a: Profile, b: Profile, time: Evidence, recurrent: Collection[Pair]) -> Evidence:
    """Whether the same two actors do the same in both; whether one's news is the other's look back."""
    common = a.acts.news & b.acts.news
    if time.reasons:
        if not common or time.points < 0:
            return Evidence(0, ())
        return Evidence(POINTS["same act"], ("both tell one act of the same two",))
    if any(act.sides not in recurrent for act in common):
        said = "both tell one act of the same two, who are not known to have met on several occasions"
        return Evidence(POINTS["same act, no days"], (said,))
    if not common and (a.acts.news & b.acts.looks_back or b.acts.news & a.acts.looks_back):
        return Evidence(POINTS["looked back to"], ("one looks back to what is the other's news",))
    return Evidence(0, ())


def _content(a: Profile, b: Profile) -> Evidence:
    if not len(a.lead) or not len(b.lead):
        return Evidence(POINTS["no lead"], ("one has no running text to compare",))
    cosines = a.lead @ b.lead.T
    agreement = float(cosines.max(axis=1).mean() + cosines.max(axis=0).mean()) / 2
    same = a.language == b.language
    wanted = AGREEMENT_WANTED_SAME_LANGUAGE if same else AGREEMENT_WANTED
    points = 10 * (agreement - wanted) * POINTS["a tenth of lead agreement"]
    asked = "in one language" if same else "across languages"
    return Evidence(points, (f"leads agree to {agreement:.2f} ({wanted} is enough by itself {asked})",))


def _names(a: Profile, b: Profile) -> Evidence:
    common = sorted(a.names.keys() & b.names.keys())
    shared = sum(min(a.names[name], b.names[name]) for name in common)
    total = sum(weight for p in (a, b) for name, weight in p.names.items() if _tells(name, p, a, b))
    if min(len(a.names), len(b.names)) < FEW_NAMES or not total:
        return Evidence(0, ())
    share = 2 * shared / total
    points = 10 * (share - NAMES_WANTED) * POINTS["a tenth of common names"]
    return Evidence(points, (f"{share:.0%} of their names, rare ones counting more, are common",))


def _tells(name: str, own: Profile, a: Profile, b: Profile) -> bool:
    """Whether a name's absence from the other document would say something.

    An unknown name spelled in another language may not have been recognised as the same.
    """
    return a.language == b.language or name in own.known or (name in a.names and name in b.names)


def _numbers(a: Profile, b: Profile) -> Evidence:
    common = sorted(a.numbers & b.numbers)
    if not common:
        return Evidence(0, ())
    points = min(len(common) * POINTS["a common number"], POINTS["most for numbers"])
    return Evidence(points, (f"common numbers: {', '.join(common[:5])}",))


def _places(a: Profile, b: Profile) -> Evidence:
    """A common place speaks for them; against them only where both say where their event was.

    What leads name besides ("sent word from Lima", "to persuade Washington") differs from paper to paper.
    """
    if a.places & b.places:
        return Evidence(POINTS["same place"], ("a place of the event is common",))
    if a.sites and b.sites:
        return Evidence(POINTS["other place"], ("their events are in other places",))
    return Evidence(0, ())


# --- time ----------------------------------------------------------------------------------------------


def _time(a: Profile, b: Profile) -> Evidence:
    """Days of the events where both texts tell them, else date lines, else what excludes a common day."""
    lines = _gap(a.published, b.published) if a.published and b.published else None
    events = min((_gap(x, y) for x in a.event_days for y in b.event_days), default=None)
    if events == 0:
        return _by_gap("event", 0, "both date their event to the same day")
    if lines is not None and lines > FORBIDDEN_DAYS:
        return Evidence(0, (f"published {_days(lines)} apart",), forbidden=True)
    if events is not None:
        return _by_gap("event", events, f"they date their events {_days(events)} apart")
    if lines is not None:
        return _by_lines(a, b, lines)
    mixed = [_mixed(x, y) for x, y in ((a, b), (b, a)) if x.published and not y.published and y.event_days]
    if mixed:
        return _by_gap("mixed", mixed[0], f"one is published {_days(mixed[0])} from what the other tells")
    if _too_old(a, b) or _too_old(b, a):
        return Evidence(0, ("one was published before what the other looks back to",), forbidden=True)
    return Evidence(0, ())


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days"


def _by_lines(a: Profile, b: Profile, days: int) -> Evidence:
    if days:
        return _by_gap("published", days, f"published {_days(days)} apart")
    if all(p.published and p.published.days == 1 for p in (a, b)):
        return _by_gap("published", 0, "published the same day")
    return Evidence(POINTS["same month"], ("published in the same month",))


def _by_gap(kind: str, days: int, reason: str) -> Evidence:
    table = GAP_POINTS[kind]
    if days > FORBIDDEN_DAYS:
        return Evidence(0, (reason,), forbidden=True)
    points = FAR_POINTS if days >= FAR_DAYS else table[min(days, len(table) - 1)]
    return Evidence(points, (reason,))


def _mixed(dated: Profile, told: Profile) -> int:
    assert dated.published is not None
    return min(_gap(dated.published, day) for day in told.event_days)


def _gap(a: Interval, b: Interval) -> int:
    """Days between two intervals that have both ends; 0 where they touch."""
    if a.meet(b) is not None:
        return 0
    ends = (a.earliest or date.min, a.latest or date.max), (b.earliest or date.min, b.latest or date.max)
    first, second = sorted(ends)
    return (second[0] - first[1]).days


def _too_old(dated: Profile, other: Profile) -> bool:
    """Whether `other` looks back to a time after the day on which `dated` was published."""
    if dated.published is None or dated.published.latest is None or other.not_before is None:
        return False
    return (other.not_before - dated.published.latest).days > 1
