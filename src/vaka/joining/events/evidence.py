"""Whether two units tell of the same event: what forbids it, and what speaks for it.

The weights stand in one table. They were set so that a join needs either the same story, or a common time
no wider than about a month, or a discriminator beyond actors and type; nothing else adds up to `ENOUGH`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from vaka.edtf import days_of
from vaka.joining.events.rivals import rivals
from vaka.joining.events.unit import BILATERAL, MUTUAL, Unit
from vaka.records import Interval

__all__ = [
    "ANOTHER_TOWN",
    "BY_HAND",
    "DISPUTE_DAYS",
    "ENOUGH",
    "MONTH",
    "OTHER_ACTORS",
    "PARTED",
    "WEIGHTS",
    "Verdict",
    "compare",
    "contradicted",
    "points",
]

BY_HAND = "joined by hand"
PARTED = "parted by hand"
ANOTHER_TOWN = "they happened in different towns"
"""A refusal that is overruled by a unit of the same event that tells the other's town."""
OTHER_ACTORS = "their actors differ"
"""A refusal that is overruled by a unit of the same event in which all of them take part."""

WEIGHTS = {
    BY_HAND: 100,
    "same story": 5,
    "same time": 5,
    "same day of the year": 5,
    "same year": 1,
    "same place": 4,
    "same host": 4,
    "same guest": 2,
    "same ordinal": 4,
    "same occasion": 4,
    "same gap": 4,
    "same words": 4,
    "same object": 2,
    "same weekday": 1,
    "same number": 1,
    "same part": 1,
    "same persons": 1,
    "same kind": 1,
    "postponed to": 4,
}
"""What each agreement adds."""

COMMON_TRAITS = ("same persons", "same kind", "same part")
"""Agreements that any two events of the same actors and type may have."""

NEWS_TWICE = 6
"""What two pages need that tell a meeting as their news, belong to different stories and of which one tells no day:
a place alone is where the two meet each time."""

ENOUGH = 4
"""What a join needs: one strong agreement."""

TELLING = 3
"""The weight from which an agreement goes beyond actors and type."""

MONTH = 31
"""Days: two times told to the month or better that share days are one time; a shared year alone is not."""


RECEIVED = frozenset({"arrival", "welcome"})
"""Families of what happens in one place by two sides, as a meeting does."""

UNDIRECTED = MUTUAL | {"welcome", "reception", "ceremony", "press conference"}
"""Families in which texts put now the one, now the other side first: a reception is given by one for the other."""


@dataclass(frozen=True)
class Verdict:
    """What was found on a pair: the refusal, or the agreements. Its weight is asked often and found once."""

    refused: str | None
    agreements: tuple[str, ...] = ()
    disputed: str | None = None
    """The field in which the two contradict each other though they tell of one event."""

    @cached_property
    def weight(self) -> int:
        """Sum of the agreements' weights; 0 where refused."""
        return 0 if self.refused else sum(WEIGHTS[a] for a in self.agreements)

    @cached_property
    def telling(self) -> int:
        """The weight of what tells the event from others of its actors and kind; 0 where refused."""
        return 0 if self.refused else sum(WEIGHTS[a] for a in self.agreements if WEIGHTS[a] >= TELLING)

    @cached_property
    def discriminated(self) -> bool:
        """Whether something beyond actors and type speaks for the join."""
        return self.telling > 0

    @cached_property
    def particular(self) -> int:
        """The weight of all that goes beyond actors and type; 0 where refused."""
        return 0 if self.refused else sum(WEIGHTS[a] for a in self.agreements if a not in COMMON_TRAITS)


def compare(a: Unit, b: Unit) -> Verdict:
    """Weigh whether two units tell of one event; what a person has said of them goes before all else."""
    if (a.parted or b.parted) and (a.parted & set(b.refs) or b.parted & set(a.refs)):
        return Verdict(PARTED)
    if (a.tied or b.tied) and (a.tied & set(b.refs) or b.tied & set(a.refs)):
        return Verdict(None, (BY_HAND,))
    together = a.story is not None and a.story == b.story and a.role == b.role == "main"
    other_doer = rivals(a, b)
    refusal = _refusal(a, b, other_doer)
    if refusal:
        return Verdict(refusal)
    time = _times_agree(a.interval, b.interval)
    elsewhere = bool(a.soil and b.soil and a.soil != b.soil)
    disputable = together and a.frame in BILATERAL
    if time == "apart" and not (disputable and not elsewhere and _near(a, b)) and not _slipped(a, b):
        return Verdict("their times exclude each other")
    if elsewhere and not (disputable and time == "same" and a.persons & b.persons):
        return Verdict("they happened in different countries")
    if _another_town(a, b) and not (disputable and time == "same") and not _one_day(a, b):
        return Verdict(ANOTHER_TOWN)
    found = list(_agreements(a, b, time))
    if together:
        found.append("same story")
    disputed = "source" if other_doer else _disputed(a, b, time, elsewhere, together)
    return Verdict(None, tuple(found), disputed)


def _slipped(a: Unit, b: Unit) -> bool:
    """Whether one is the plan of what the other tells as done a few days beside it."""
    planned = [u.status == "planned" for u in (a, b)]
    return planned[0] != planned[1] and "held" in (a.status, b.status) and _within(a, b, SLIP_DAYS)


def points(verdict: Verdict, a: Unit, b: Unit) -> bool:
    """Whether a pair of which one is undated goes beyond actors and type as far as a join needs."""
    if not verdict.discriminated or verdict.weight < ENOUGH:
        return False
    return not (a.role == b.role == "main") or a.story == b.story or verdict.particular >= NEWS_TWICE


def _disputed(a: Unit, b: Unit, time: str, elsewhere: bool, together: bool) -> str | None:
    """The contradicted field; a publication day is no claim on the day of the event."""
    if elsewhere or (together and time == "same" and _another_town(a, b)):
        return "where"
    told = "publication" not in (a.basis, b.basis)
    if time != "apart" or not told or _another_zone(a, b):
        return None
    return None if "visit" in (a.frame, b.frame) and _within(a, b, VISIT_DAYS) else "when"


def contradicted(a: Unit, b: Unit) -> frozenset[str]:
    """The fields in which two units that a person joined exclude each other: joined they stay, but not in silence."""
    found = set()
    told = [u.interval for u in (a, b) if u.interval is not None and u.basis != "publication"]
    if len(told) == 2 and told[0].meet(told[1]) is None and not _another_zone(a, b):
        found.add("when")
    if _another_town(a, b) or (a.soil and b.soil and a.soil != b.soil):
        found.add("where")
    return frozenset(found)


def _another_town(a: Unit, b: Unit) -> bool:
    """Two towns of one country told as the place of one meeting or signing, neither told by the other as well.

    A palace, a square or an airport lies in a town, and a visit goes to several: they contradict nothing.
    """
    stays = (a.frame, b.frame) == ("meet", "meet") or a.family in RECEIVED
    if not stays or not (a.town and b.town) or a.place == b.place:
        return False
    return a.place_name not in b.told.get("place", ()) and b.place_name not in a.told.get("place", ())


def _one_day(a: Unit, b: Unit) -> bool:
    """Whether both texts tell one and the same day."""
    days = [u.interval for u in (a, b) if u.interval and u.basis != "publication" and u.interval.days == 1]
    return len(days) == 2 and days[0].meet(days[1]) is not None


def _another_zone(a: Unit, b: Unit) -> bool:
    """Two neighbouring days of which one is told by the clock: the same hour in another time zone."""
    days = [
        u.interval.earliest for u in (a, b) if u.interval and u.interval.days == 1 and u.interval.earliest
    ]
    clock = any("T" in (u.when or "") for u in (a, b))
    return clock and len(days) == 2 and abs((days[0] - days[1]).days) == 1


def _refusal(a: Unit, b: Unit, other_doer: bool) -> str | None:
    if a.family != b.family:
        return "they are of different kinds"
    if not other_doer and not _actors_fit(a, b) and not _carried_fit(a, b):
        return OTHER_ACTORS
    if (
        not other_doer
        and a.frame not in BILATERAL
        and a.family not in UNDIRECTED
        and a.sources
        and b.sources
        and not a.sources & b.sources
    ):
        return "they go in different directions"
    if _days_agree(a, b) is False:
        return "they happened on different days of the year"
    if _other_day_of_month(a, b):
        return "they happened on different days of the month"
    if _persons_exclude(a, b) or _other_hosts(a, b):
        return "other persons act for the same country"
    if _of_another_week(a, b) or _of_another_week(b, a):
        return "a weekday alone is one near its page"
    if _beyond_its_page(a, b) or _beyond_its_page(b, a):
        return "its page looks the other way in time"
    if "cancelled" in (a.status, b.status) and "held" in (a.status, b.status):
        return "one was called off, the other held"
    return None


def _of_another_week(a: Unit, b: Unit) -> bool:
    """Whether one tells a weekday and no other time, and the other lies farther from its page than a weekday means."""
    if a.interval is not None or "weekday" not in a.told or a.day is not None or b.interval is None:
        return False
    page = days_of(a.published)
    if page is None or page.days != 1 or page.earliest is None or b.interval.days is None:
        return False
    near = Interval(page.earliest - timedelta(days=WEEK), page.earliest + timedelta(days=WEEK))
    return near.meet(b.interval) is None


def _beyond_its_page(a: Unit, b: Unit) -> bool:
    """Whether one that tells no time lies, by its page's day, on the other side of the other.

    A look back is to what was before its page, a plan is of the year after it.
    """
    page, when = days_of(a.published), b.interval
    if a.interval is not None or a.day is not None or page is None or when is None:
        return False
    if page.earliest is None or page.latest is None:
        return False
    day = timedelta(days=1)  # another time zone's
    if a.role == "background" and a.status == "held":
        return when.earliest is not None and when.earliest > page.latest + day
    if a.role != "future" or a.status != "planned":
        return False
    over = when.latest is not None and when.latest < page.earliest - day
    return over or (when.earliest is not None and when.earliest > page.latest + YEAR * day)


def _days_agree(a: Unit, b: Unit) -> bool | None:
    """Whether a day told without its year is the other's day; `None` where neither tells one or it cannot be told."""
    if a.day is None and b.day is None:
        return None
    mine, theirs = a.days_of_year, b.days_of_year
    if not mine or not theirs or (not mine & theirs and mine & _beside(theirs)):
        return None
    return bool(mine & theirs)


def _other_day_of_month(a: Unit, b: Unit) -> bool:
    """Whether a day told without its month is no day that the other may have happened on, nor next to one."""
    mine, theirs = a.day_of_month, b.day_of_month
    if mine is None and theirs is None:
        return False
    if "visit" in (a.frame, b.frame):
        return False
    days = [
        {n} if n is not None else {int(d[3:]) for d in u.days_of_year} for n, u in ((mine, a), (theirs, b))
    ]
    return all(days) and all(1 < abs(x - y) < MONTH - 1 for x in days[0] for y in days[1])


def _beside(days: Iterable[str]) -> set[str]:
    """The days right before and after: another time zone's day excludes nothing."""
    some = [date.fromisoformat(f"2000-{day}") for day in days]
    return {(day + timedelta(days=n)).isoformat()[5:] for day in some for n in (-1, 1)}


def _actors_fit(a: Unit, b: Unit) -> bool:
    """The smaller set of actors lies in the larger, or two actors are common."""
    mine, theirs = a.sides, b.sides
    if not mine or not theirs:
        return False
    small, large = sorted((mine, theirs), key=len)
    return small <= large or len(small & large) >= 2


def _carried_fit(a: Unit, b: Unit) -> bool:
    """Whether only such actors differ as no passage names: "the two last met in May" may mean others than those before.

    One actor at least is common, and whoever is named on one side takes part on the other.
    """
    return bool(a.sides & b.sides) and (
        (a.sure <= b.sides and a.sure < a.actors) or (b.sure <= a.sides and b.sure < b.actors)
    )


def _persons_exclude(a: Unit, b: Unit) -> bool:
    """Two foreign ministers' meeting is not their presidents' meeting; two papers may name two signers."""
    bilateral = a.frame in BILATERAL or a.family == b.family in RECEIVED
    if not bilateral or _other_signer(a, b) or _stood_in(a, b) or _stood_in(b, a):
        return False
    return any(
        actor in b.acting
        and not a.people[actor] & b.people[actor]
        and _tellable(people, a, b.acting[actor], b)
        for actor, people in a.acting.items()
    )


def _other_hosts(a: Unit, b: Unit) -> bool:
    """Whether both name who met one guest, and nobody of the one is in the other: the airport, then the palace."""
    mine, theirs = ({p for _, p in u.persons} & u.named for u in (a, b))
    return (
        a.family == b.family == "welcome"
        and bool(mine & theirs and mine - theirs and theirs - mine)
        and _tellable(mine - theirs, a, theirs - mine, b)
    )


def _stood_in(a: Unit, b: Unit) -> bool:
    """Whether one says that somebody stayed away, or was stood in for, whom the other has take part."""
    away = {s.value for s in a.said if s.field == "absent"}
    return bool(away & {person for _, person in b.persons}) and a.story is not None and a.story == b.story


def _other_signer(a: Unit, b: Unit) -> bool:
    """Whether two reports of one story tell of an act of two for which they agree on the person of one side."""
    one_story = a.story is not None and a.story == b.story and a.role == b.role == "main"
    return one_story and a.family in MUTUAL and bool(a.persons & b.persons)


def _tellable(some: Iterable[str], a: Unit, others: Iterable[str], b: Unit) -> bool:
    """Whether two persons can be told apart at all: both known, or both spelled in one script.

    A name that only the texts have is spelled anew in every script, and what looks like two may be one. A family
    name alone may mean any of those who bear it.
    """
    mine, theirs = dict(a.scripts), dict(b.scripts)
    return any(
        mine.get(one) == theirs.get(other) and not _namesakes(one, a, other, b)
        for one in some
        for other in others
    )


def _namesakes(one: str, a: Unit, other: str, b: Unit) -> bool:
    """Whether one of two persons is named by one word only, and the two share a word of their names."""
    mine, theirs = ({w for p, w in u.words if p == person} for person, u in ((one, a), (other, b)))
    return (one in a.bare or other in b.bare) and bool(mine & theirs)


def _times_agree(a: Interval | None, b: Interval | None) -> str:
    """`same` (both tell a month or less, and share days), `year`, `apart`, or `unknown`."""
    if a is None or b is None:
        return "unknown"
    if a.meet(b) is None:
        return "apart"
    if a.days is None or b.days is None:
        return "unknown"
    widest = max(a.days, b.days)
    if widest <= MONTH:
        return "same"
    return "year" if widest <= 366 else "unknown"


VISIT_DAYS = 4
"""A visit goes on for days: two days of it told within so many days contradict nothing."""

SLIP_DAYS = 3
"""Days by which what was planned may be held earlier or later, midnight signings among them; this excludes no join, and
makes none."""

YEAR = 366
"""Days within which a plan lies of which its page tells no time."""

WEEK = 10
"""Days around a page within which a weekday lies that it names without a date."""

DISPUTE_DAYS = 10
"""Two reports of one story that name days further apart than this tell of two events, no disputed day."""


def _near(a: Unit, b: Unit) -> bool:
    """Whether two times that exclude each other are near enough to be two accounts of one event."""
    return _within(a, b, DISPUTE_DAYS)


def _within(a: Unit, b: Unit, days: int) -> bool:
    """Whether both times lie within so many days."""
    ends = [x for u in (a, b) if u.interval for x in (u.interval.earliest, u.interval.latest) if x]
    return len(ends) == 4 and (max(ends) - min(ends)).days <= days


def _agreements(a: Unit, b: Unit, time: str) -> Iterable[str]:
    if _days_agree(a, b):
        yield "same day of the year"
    if time in ("same", "year"):
        yield f"same {'time' if time == 'same' else 'year'}"
    if a.place and a.place == b.place and a.place not in a.actors:
        yield "same place" if a.soil not in a.actors or a.place != a.soil else "same host"
    elif a.soil and a.soil == b.soil:
        yield "same host" if a.soil in a.actors | b.actors else "same place"
    for kind in ("guest", "ordinal", "occasion", "gap", "words", "object", "weekday", "number"):
        if kind in a.told and kind in b.told and a.told[kind] & b.told[kind]:
            yield f"same {kind}"
    if a.persons & b.persons:
        yield "same persons"
    if a.mentions[0].kind == b.mentions[0].kind:
        yield "same kind"
    if (a.mentions[0].part_of is None) == (b.mentions[0].part_of is None):
        yield "same part"
