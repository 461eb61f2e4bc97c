"""Checking a table against a case: every row read, matched, judged; what the table lacks, offered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from vaka.case import Case
from vaka.checking.assertion import Reader
from vaka.checking.case_names import CaseNames
from vaka.checking.judge import Judge, verdict_of
from vaka.checking.match import Match, Matcher, days_apart, known_days
from vaka.checking.passages import Passages
from vaka.checking.quoted import Quoted
from vaka.checking.records import Assertion, Checked, CheckedRow, FieldVerdict, Offer, Passage, Table
from vaka.checking.wording import Wording
from vaka.codebook import codebook
from vaka.records import Document, Event, Joined, Reading
from vaka.show.chronology import first_day
from vaka.show.words import headline, when_words

__all__ = ["check_table"]

_SAYINGS = frozenset(
    {"praise", "thanks", "promise", "support", "accusation", "condolence", "request", "rejection", "threat"}
)
"""Families of what is only said; a chronology has such rows rarely, so they are offered only on request."""

PRINCIPAL = 0.3
"""Share of the rows that name an actor for the table to be about it: between two states both have half and more."""


def check_table(table: Table, case: Case, everything: bool = False) -> Checked:
    """Check a table against what a case holds.

    Args:
        table: The user's table.
        case: A case that has been built.
        everything: Offer also what is only said, and events of actors that the table is not about.
    """
    documents, readings, joined = case.documents(), case.readings(), case.joined()
    names = CaseNames.of(joined, readings)
    reader = Reader(table, case.knowledge, names)
    rows = [reader.read(row) for row in table.rows]
    checker = _Checker(documents, readings, joined, names)
    checked = tuple(checker.check(row) for row in rows)
    offers = tuple(checker.offers(rows, checked, everything))
    return Checked(table, checked, offers, len(readings))


class _Checker:
    """Holds what all rows share."""

    def __init__(
        self,
        documents: Mapping[str, Document],
        readings: Mapping[str, Reading],
        joined: Joined,
        names: CaseNames,
    ) -> None:
        self.events, self.names = joined.events, names
        self.by_id = {e.id: e for e in joined.events}
        self.passages = Passages(documents, readings, joined)
        figures = {e.id: self.passages.figures(e) for e in joined.events}
        plans = {e.id: self.passages.plans(e) for e in joined.events}
        self.matcher = Matcher(joined.events, names, figures, plans)
        self.judge = Judge(names, self.passages)
        self.wording = Wording(self.passages)
        self.quoted = Quoted(documents, readings, self.passages, self.wording)

    # --- one row -------------------------------------------------------------------------------------------

    def check(self, row: Assertion) -> CheckedRow:
        """Match and judge one row."""
        said = self.quoted.judge(row) if row.said else None
        placed = bool(row.places) and row.interval is not None
        if not row.named and not row.tellings and not placed and said is None:
            why = ("nothing in the row could be read as an actor or an event", *row.problems)
            return CheckedRow(row, "not read", None, (), (), "", why)
        telling = row.tellings[0] if row.tellings else None
        matches = self.matcher.matches(row, telling)
        if telling is None:  # without a kind, nothing but the words tells one event of a day from another
            matches = [m for m in self.wording.ranked(row, matches) if "same words" in m.told]
        best = _chosen(matches)
        if best is None:
            return self._unmatched(row, matches, said)
        fields = (*self.judge.judge(row, best), *([said] if said else []))
        return CheckedRow(
            assertion=row,
            verdict=verdict_of(fields),
            event=best.event.id,
            fields=fields,
            passages=self._best_passages(row, best, fields),
            origins=best.event.origins.words,
            reasons=(*best.reasons, *row.problems),
            also=tuple(self._also(row, best.event)),
        )

    def _unmatched(self, row: Assertion, matches: Sequence[Match], said: FieldVerdict | None) -> CheckedRow:
        if said is not None and said.passages:
            why = (f"the words are {said.pages_say}", *row.problems)
            return CheckedRow(row, verdict_of([said]), None, (said,), said.passages, "", why)
        near = [self._nearest(match) for match in matches[:1] if match.weight > 0]
        sides = "with these actors" if row.named else "there, at that time"
        lacks = near or [f"no page tells of such an event {sides}"]
        return CheckedRow(
            row, "not borne out", None, (said,) if said else (), (), "", (*lacks, *row.problems)
        )

    def _nearest(self, match: Match) -> str:
        event = match.event
        lacks = {"apart": "at another time", "near": "on another day"}.get(
            match.time, "and nothing but actors or kind agree"
        )
        return f"nearest: {self._words(event)}, {when_words(event.when, event.basis)}, {lacks}"

    def _best_passages(
        self, row: Assertion, best: Match, fields: Sequence[FieldVerdict]
    ) -> tuple[Passage, ...]:
        """What contradicts first, then what bears the row out."""
        against = [p for f in fields if f.judgement in ("contradicted", "disputed") for p in f.passages]
        found = {
            (p.document, p.span): p for p in (*against, *self.passages.of_event(best.event, row.language))
        }
        return tuple(found.values())[:3]

    def _also(self, row: Assertion, matched: Event) -> Iterable[str]:
        """The other events that a row tells in the same breath."""
        for telling in row.tellings[1:]:
            if telling.family == codebook()[matched.kind].family:
                continue
            found = _chosen(self.matcher.matches(row, telling))
            ok = found is not None and "another kind" not in found.told and found.event.id != matched.id
            yield f"{telling.kind}: {self._borne_out(found.event) if ok and found else 'not borne out'}"

    def _borne_out(self, event: Event) -> str:
        return f"borne out ({when_words(event.when, event.basis)}, {event.origins.words})"

    def _words(self, event: Event) -> str:
        people = [self.names.name(p) or p for p in event.participants]
        return headline(event.kind, people, self.names.name(event.place), arrow=event.mode == "visit")

    # --- what the table lacks --------------------------------------------------------------------------------

    def offers(
        self, rows: Sequence[Assertion], checked: Sequence[CheckedRow], everything: bool
    ) -> Iterable[Offer]:
        """Events that no row tells, in the order of time, undated ones last."""
        principal = _principal(rows)
        taken = [self.by_id[c.event] for c in checked if c.event]
        free = [e for e in self.events if self._lacking(e, taken, principal, everything)]
        for event in sorted(free, key=lambda e: (first_day(e) is None, str(first_day(e)), e.id)):
            yield Offer(
                event=event.id,
                when=event.when,
                words=self._words(event),
                where=self.names.name(event.place),
                origins=event.origins.words,
                passages=self.passages.of_event(event, ""),
            )

    def _lacking(
        self, event: Event, taken: Sequence[Event], principal: frozenset[str], everything: bool
    ) -> bool:
        if any(event.id == t.id or self._covered(event, t) for t in taken):
            return False
        if everything:
            return True
        kind = codebook()[event.kind]
        if kind.family in _SAYINGS or len(event.participants) < 2 or event.when is None:
            return False
        if kind.part and any(self._within(event, whole) for whole in self.events):
            return False
        actors = {self.names.actor(p) for p in event.participants} | {self.names.actor(event.place or "")}
        return not principal or len(actors & principal) >= min(2, len(principal))

    def _within(self, event: Event, whole: Event) -> bool:
        """Whether an event is a piece of an encounter of the same actors on the same days."""
        kind = codebook()[whole.kind]
        if kind.part or kind.family != "encounter" or whole.id == event.id:
            return False
        return event.part_of == whole.id or self._together(event, whole)

    def _covered(self, event: Event, row: Event) -> bool:
        """Whether a row's event is the same encounter in other words, or the whole that this is a part of."""
        family = codebook()[event.kind].family
        if event.part_of == row.id and family in ("encounter", "arrival", "welcome", "departure"):
            return True
        return family == codebook()[row.kind].family and self._together(event, row)

    def _together(self, a: Event, b: Event) -> bool:
        """Whether two events share days and two actors."""
        mine, theirs = known_days(a), known_days(b)
        if mine is None or theirs is None or days_apart(mine, theirs) != 0:
            return False
        actors = {self.names.actor(p) for p in a.participants}
        return len(actors & {self.names.actor(p) for p in b.participants}) >= 2


def _chosen(matches: Sequence[Match]) -> Match | None:
    """The likeliest event that the row surely means; none where a second, other one is as likely."""
    sure = [m for m in matches if m.sure]
    if not sure:
        return None
    return sure[0]


def _principal(rows: Sequence[Assertion]) -> frozenset[str]:
    """The actors whom the table is about."""
    counts = Counter(actor for row in rows for actor in {n.actor for n in row.named})
    return frozenset(a for a, n in counts.items() if n >= max(2, PRINCIPAL * len(rows)))
