"""What the pages say to each field of a row, and what that makes of the row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from vaka.checking.assertion import directed, figures_of
from vaka.checking.case_names import CaseNames
from vaka.checking.match import Match, days_apart, known_days
from vaka.checking.passages import Passages
from vaka.checking.records import Assertion, FieldName, FieldVerdict, Judgement, RowVerdict
from vaka.edtf import days_of
from vaka.records import Event, Finding, Interval
from vaka.show.words import STATUS, claim_words, date_words, when_words

__all__ = ["Judge", "verdict_of"]

_CALLED_OFF = ("postponed", "cancelled", "denied")


@dataclass(frozen=True, slots=True)
class Judge:
    """Judges matched rows.

    Args:
        names: The case's names.
        passages: The case's passages.
    """

    names: CaseNames
    passages: Passages

    def judge(self, row: Assertion, match: Match) -> tuple[FieldVerdict, ...]:
        """The verdict on each field that the row fills."""
        found = [self._what(row, match), self._who(row, match.event)]
        found += [v for v in (self._when(row, match), self._where(row, match.event)) if v is not None]
        status = self._status(row, match.event)
        found += [status] if status else []
        found += self._numbers(row, match.event)
        return tuple(found)

    # --- what and who --------------------------------------------------------------------------------------

    def _what(self, row: Assertion, match: Match) -> FieldVerdict:
        says = row.tellings[0].kind if row.tellings else row.text
        kinds = {"same kind", "kindred kind"} & match.told
        judgement: Judgement = "confirmed" if kinds or not row.tellings else "not told"
        kind = row.tellings[0].kind if row.tellings else None
        passages = self.passages.of_event(match.event, row.language, kind)
        return FieldVerdict("what", judgement, says, match.event.kind, passages)

    def _who(self, row: Assertion, event: Event) -> FieldVerdict:
        people = [self.names.name(p) or p for p in event.participants]
        actors = {self.names.actor(p) for p in event.participants}
        if event.place:
            actors.add(self.names.actor(event.place))
        if disputed := self._who_disputed(row, event):
            return disputed
        if turned := self._turned(row, event):
            return turned
        missing = [n.name for n in row.named if n.actor not in actors]
        judgement: Judgement = (
            "confirmed" if not missing else "coarser" if len(missing) < len(row.named) else "not told"
        )
        says = ", ".join(dict.fromkeys(n.name for n in row.named))
        return FieldVerdict("who", judgement, says, ", ".join(people))

    def _who_disputed(self, row: Assertion, event: Event) -> FieldVerdict | None:
        """The pages contradict each other on who did it or who took part, and the row says either."""
        doers = frozenset(n.name for n in row.named)
        if row.tellings:  # what the words say of the doer, else whomever the row names
            doers = row.tellings[0].sources if directed(row.tellings[0].kind) else frozenset()
        for field, mine in (("source", doers), ("participants", frozenset(n.name for n in row.named))):
            finding = _finding(event, field)
            values = {c.value.removeprefix("not ") for c in finding.claims} if finding else set()
            takes = sorted(mine & values)
            if finding is not None and (takes or (field == "source" and mine)):
                return self._disputed(finding, ", ".join(takes or sorted(mine)), bool(takes))
        return None

    def _turned(self, row: Assertion, event: Event) -> FieldVerdict | None:
        """The row says that one side did it to the other, the pages that it was the other way round."""
        if not row.tellings or not directed(event.kind) or not directed(row.tellings[0].kind):
            return None
        mine, sides = row.tellings[0], self.passages.sides(event, self.names)
        others = mine.targets or frozenset(n.actor for n in row.named) - mine.sources
        if not mine.sources or not others or mine.sources & sides.sources or not sides.sources & others:
            return None
        if not mine.sources & sides.targets:
            return None
        says = f"{_list(mine.sources)} → {_list(others)}"
        pages = f"{_list(sides.sources)} → {_list(sides.targets)}"
        return FieldVerdict("who", "contradicted", says, pages, self.passages.of_event(event, row.language))

    # --- when ----------------------------------------------------------------------------------------------

    def _when(self, row: Assertion, match: Match) -> FieldVerdict | None:
        if row.when is None or row.interval is None:
            return None
        event = match.event
        finding = _finding(event, "when")
        if finding is not None:
            takes = any(_shares_days(row.interval, c.value) for c in finding.claims)
            return self._disputed(finding, date_words(row.when), takes)
        pages = when_words(event.when, event.basis)
        if match.time == "planned":
            return self._put_off(row, event, pages)
        if event.when is None:
            return FieldVerdict("when", "not told", date_words(row.when), "the pages give no date")
        passages, judgement = (
            self.passages.of_time(event, row.language),
            _times(row.interval, event, match.time),
        )
        if judgement == "contradicted" and (there := self.passages.on_days(event, row.interval)):
            passages, judgement = there, "coarser"  # some page has it that day: the pages are of two minds
        return FieldVerdict("when", judgement, date_words(row.when), pages, passages)

    def _put_off(self, row: Assertion, event: Event, pages: str) -> FieldVerdict:
        """The row's day was the day planned: a plan told as a plan is right, one told as held is not."""
        steps = dict.fromkeys(STATUS[status] for _, status in event.history if status != "held")
        says = f"{', '.join(steps) or 'planned'} for that day, {STATUS[event.status]} {pages}"
        plan = bool(row.tellings) and row.tellings[0].status in ("planned", "postponed", "cancelled")
        passages = self.passages.of_status(event, row.language)
        return FieldVerdict(
            "when", "confirmed" if plan else "contradicted", date_words(row.when), says, passages
        )

    # --- where ---------------------------------------------------------------------------------------------

    def _where(self, row: Assertion, event: Event) -> FieldVerdict | None:
        if not row.places:
            return None
        says = ", ".join(p.name for p in row.places[:1])
        finding = _finding(event, "where")
        if finding is not None:
            mine = {p.name for p in row.places} | {p.entity for p in row.places}
            return self._disputed(finding, says, any(c.value in mine for c in finding.claims))
        place = self.names.by_id.get(event.place or "")
        if place is None:
            return FieldVerdict("where", "not told", says, "the pages name no place")
        passages = self.passages.of_place(event, row.language)
        named = {p.entity for p in row.places if p.entity and p.kind == "place"}
        if named and (there := self.passages.at_place(event, named)):
            return FieldVerdict("where", "confirmed", says, says, there)
        if place.id in {p.entity for p in row.places} or place.name in {p.name for p in row.places}:
            return FieldVerdict("where", "confirmed", says, place.name, passages)
        if (
            place.kind != "country" and place.country is None
        ):  # nobody knows where that is: it excludes nothing
            return FieldVerdict("where", "coarser", says, place.name, passages)
        countries = {p.actor for p in row.places}
        if (place.country or place.name) not in countries:
            return FieldVerdict("where", "contradicted", says, place.name, passages)
        narrower = row.places[0].kind == "country"  # the pages name the very place in the row's country
        both = place.kind == "place" and row.places[0].kind == "place"
        judgement: Judgement = (
            "confirmed" if narrower else "contradicted" if both and _two_cities(row, event) else "coarser"
        )
        return FieldVerdict("where", judgement, says, place.name, passages)

    # --- status and numbers ----------------------------------------------------------------------------------

    def _status(self, row: Assertion, event: Event) -> FieldVerdict | None:
        """A row that tells as held what the pages call off, or the other way round; else nothing to say."""
        told = row.tellings[0].status if row.tellings else "held"
        if told == event.status:
            return None
        excludes = (told == "held" and event.status in _CALLED_OFF) or (
            told in ("cancelled", "denied") and event.status == "held"
        )
        judgement: Judgement = "contradicted" if excludes else "coarser"
        passages = self.passages.of_event(event, row.language)
        return FieldVerdict("status", judgement, STATUS[told], STATUS[event.status], passages)

    def _numbers(self, row: Assertion, event: Event) -> Iterator[FieldVerdict]:
        finding = _finding(event, "amount")
        told = self.passages.figures(event)
        for number in row.numbers:
            if finding is not None and any(number in figures_of(c.value) for c in finding.claims):
                yield self._disputed(finding, number, True)
            elif number in told:
                yield FieldVerdict(
                    "number", "confirmed", number, number, self.passages.with_figure(event, number)
                )
            else:
                yield FieldVerdict("number", "not told", number, "no passage has this figure")

    def _disputed(self, finding: Finding, says: str, takes: bool) -> FieldVerdict:
        """The pages contradict each other: the row takes one side, or neither."""
        sides = [
            f"{_words(finding, c.value)} ({', '.join(c.lines) or 'line unknown'})" for c in finding.claims
        ]
        field: FieldName = _FIELD.get(finding.field, "what")
        judgement: Judgement = "disputed" if takes else "contradicted"
        return FieldVerdict(field, judgement, says, " / ".join(sides), self.passages.of_claims(finding))


_FIELD: Mapping[str, FieldName] = {
    "when": "when",
    "where": "where",
    "amount": "number",
    "source": "who",
    "participants": "who",
}
"""Under which field of a row a contradiction of the pages stands."""


def _list(names: frozenset[str]) -> str:
    return ", ".join(sorted(names))


def _words(finding: Finding, value: str) -> str:
    return claim_words(finding.field, value)


def _finding(event: Event, field: str) -> Finding | None:
    return next((f for f in event.findings if f.field == field), None)


def _shares_days(row: Interval, value: str) -> bool:
    days = days_of(value)
    return days is not None and days.meet(row) is not None


def _times(row: Interval, event: Event, time: str) -> Judgement:
    """The row's days against the event's: the same or within, finer than told, or outside.

    The day beside an hour that the pages tell may be that hour's day in another time zone.
    """
    days = known_days(event)
    if days is None:
        return "not told"
    if time != "same":
        return "coarser" if "T" in (event.when or "") and days_apart(row, days) == 1 else "contradicted"
    if event.basis == "publication" or (days.days or 10**6) > (row.days or 10**6):
        return "coarser"
    return "confirmed"


def _two_cities(row: Assertion, event: Event) -> bool:
    """Whether two cities of one country exclude each other: a meeting has one, a visit may have several."""
    return (
        event.mode != "visit" and bool(row.tellings) and row.tellings[0].kind not in ("visit", "state visit")
    )


def verdict_of(fields: Sequence[FieldVerdict]) -> RowVerdict:
    """What the fields' verdicts make of the row: one contradiction is enough, one doubt is."""
    told = {f.judgement for f in fields}
    if "contradicted" in told:
        return "contradicted"
    if "disputed" in told:
        return "disputed"
    return "confirmed" if told == {"confirmed"} else "partly"
