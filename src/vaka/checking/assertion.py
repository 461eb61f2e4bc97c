"""What a row says: its cells read by the same readers as the pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from vaka.checking.case_names import CaseNames
from vaka.checking.records import Assertion, Named, Row, Table, Telling
from vaka.codebook import codebook
from vaka.edtf import days_of
from vaka.intake import receive
from vaka.knowledge import Knowledge
from vaka.reading.article import bare_article
from vaka.reading.events.scene import scene_of
from vaka.reading.language import UNKNOWN, detect_language
from vaka.reading.names import read_names
from vaka.reading.sentences import read_sentences
from vaka.records import Article, Document, EventMention, Reading, Span, Stated, Status
from vaka.stages import run_stages

__all__ = ["Reader", "directed", "figures_of", "plain_figure"]

_EDTF = re.compile(
    r"\d{4}(?:-\d\d(?:-\d\d)?)?[~?%]?|\d{3}X|\d{4}(?:-\d\d){0,2}/(?:\d{4}(?:-\d\d){0,2}|\.\.)?"
)
_DAY_FIRST = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")
_SPACED = re.compile(r"(?<!\d)(\d{1,2})\. (?=\d)")
"""A day or month in figures with a space behind its point: "12. 6. 2024"."""
_YEAR_FIRST = re.compile(r"(\d{4})[./](\d{1,2})[./](\d{1,2})")
_FIGURE = re.compile(r"(?<![\w.,])\d{1,3}(?:[.,  ]\d{3})+(?![\w])|(?<![\w.,])\d+(?:[.,]\d+)?(?![\w])")


@dataclass(frozen=True)
class Reader:
    """Reads the rows of one table.

    Args:
        table: The table.
        knowledge: What the case was read with.
        names: The case's names.
    """

    table: Table
    knowledge: Knowledge
    names: CaseNames

    def read(self, row: Row) -> Assertion:
        """Read one row."""
        text = self.table.of(row, "what") or self.table.of(row, "said")
        first = self.table.of(row, "when")
        day = (self._date(first) or "") if first else ""
        reading = self._told(text, day)
        when, problems = self._when(row, reading)
        who = [*self._names_in(self.table.of(row, "who")), *self._names_in(self.table.of(row, "whom"))]
        where = list(self._names_in(self.table.of(row, "where")))
        tellings = tuple(self._telling(m, reading) for m in reading.events) or _nouns(reading, text)
        return Assertion(
            row=row.number,
            text=text,
            language=reading.article.language,
            when=when,
            interval=days_of(when),
            tellings=tuple(dict.fromkeys(tellings)),
            named=_once([*who, *self._actors(reading, bool(who))]),
            places=_narrow_first([*where, *self._places(reading, bool(where))]),
            numbers=_figures(reading, text),
            said=self._said(row, reading, text),
            problems=tuple(problems),
        )

    def _told(self, text: str, day: str) -> Reading:
        """Read what happened: as a headline, else as a sentence, in the table's language, else in its own."""
        every = [
            self._reading(text, language, title, day)
            for language in self._languages(text)
            for title in (True, False)
        ]
        return next((r for r in every if r.events), every[0])

    def _languages(self, text: str) -> tuple[str, ...]:
        """The table's language and what a row's few words look like, where the two differ."""
        own = detect_language(text, self.table.language)
        return tuple(dict.fromkeys(c for c in (self.table.language, own) if c != UNKNOWN)) or (UNKNOWN,)

    def _reading(self, text: str, language: str | None = None, title: bool = False, day: str = "") -> Reading:
        """Read a cell as it stands.

        Args:
            text: The cell.
            language: By default the table's.
            title: Read it like a headline.
            day: The row's day, which tells who held an office then.
        """
        document = receive("row.txt", (text.strip() or "-").encode())
        article = bare_article(document, language or self.table.language, day if len(day) == 10 else None)
        if title:
            whole = Span(0, len(document.text))
            article = replace(article, title=Stated(document.text, whole, "a row"), body=())
        return self._read(document, article)

    def _read(self, document: Document, article: Article) -> Reading:
        """Read a cell with the names of the case at hand: a table says "Serudan", the pages say who that is."""
        sentences = read_sentences(document, article)
        given = read_names(document, article, sentences, self.knowledge)
        mentions, entities = self.names.complete(document.text, *given) if sentences else given
        values = {
            "document": document,
            "article": article,
            "sentences": sentences,
            "mentions": mentions,
            "entities": entities,
        }
        values = run_stages("document", values, skip=("article", "sentences", "names"))
        names = ("sentences", "mentions", "entities", "times", "quotations", "events")
        return Reading(article, *(values[name] for name in names))  # type: ignore[arg-type] # by the stages

    def _telling(self, mention: EventMention, reading: Reading) -> Telling:
        family = codebook()[mention.kind].family
        if not directed(mention.kind):
            return Telling(mention.kind, family, mention.plover, mention.status)
        sides = {
            part: frozenset(
                self.names.named(reading.entities[p.entity]).actor
                for p in mention.participants
                if p.part == part
            )
            for part in ("source", "target")
        }
        status = mention.status
        return Telling(mention.kind, family, mention.plover, status, sides["source"], sides["target"])

    # --- when --------------------------------------------------------------------------------------------

    def _when(self, row: Row, reading: Reading) -> tuple[str | None, list[str]]:
        first, last = self.table.of(row, "when"), self.table.of(row, "until")
        if not first:
            told = [t.value for t in reading.times if t.type == "DATE" and days_of(t.value)]
            return (told[0] if told else None), []
        low, high = self._date(first), self._date(last)
        if low is None:
            return None, [f"“{first}” could not be read as a date"]
        if high and "/" not in low + high and low != high:
            return f"{low}/{high}", []
        return low, []

    def _date(self, cell: str) -> str | None:
        cell = _SPACED.sub(r"\1.", cell.strip())
        if not cell:
            return None
        if _EDTF.fullmatch(cell) and days_of(cell.rstrip("/")):
            return cell.rstrip("/")
        if found := _YEAR_FIRST.fullmatch(cell):
            return _day(int(found[1]), int(found[2]), int(found[3]))
        if found := _DAY_FIRST.fullmatch(cell):
            day, month = (2, 1) if self._month_first else (1, 2)
            return _day(int(found[3]), int(found[month]), int(found[day]))
        if "T" in cell and days_of(cell[:10]):
            return cell
        values = [t.value for t in self._reading(cell).times if t.value and days_of(t.value)]
        return values[0] if values else None

    @property
    def _month_first(self) -> bool:
        """Whether some date of the table can only be month before day, and none only day before month."""
        pairs = [
            (int(m[1]), int(m[2]))
            for row in self.table.rows
            if (m := _DAY_FIRST.fullmatch(self.table.of(row, "when").strip()))
        ]
        return any(b > 12 for _, b in pairs) and not any(a > 12 for a, _ in pairs)

    # --- names -------------------------------------------------------------------------------------------

    def _names_in(self, cell: str) -> Iterator[Named]:
        if cell:
            yield from (self.names.named(local) for local in self._reading(cell).entities)

    def _actors(self, reading: Reading, told: bool) -> Iterator[Named]:
        """Those who take part in what the words tell; where no event was read and no column says, all who act."""
        if reading.events:
            numbers = dict.fromkeys(p.entity for m in reading.events for p in m.participants)
            part = [reading.entities[n] for n in numbers]
            acting = [e for e in part if e.kind != "place"]  # "the X treaty": a river signs nothing
            yield from (self.names.named(e) for e in acting or ([] if told else part))
        elif not told:
            actors = [e for e in reading.entities if e.kind in ("person", "country", "organisation")]
            yield from (self.names.named(e) for e in actors)

    def _places(self, reading: Reading, told: bool) -> Iterator[Named]:
        if told:
            return
        numbers = [m.place for m in reading.events if m.place is not None]
        if not reading.events:
            numbers = [e.n for e in reading.entities if e.kind == "place"]
        yield from (self.names.named(reading.entities[n]) for n in dict.fromkeys(numbers))

    def _said(self, row: Row, reading: Reading, text: str) -> str:
        cell = self.table.of(row, "said").strip().strip("\"“”„«»‘’'")
        if cell:
            return cell
        quoted = [q.span.of(text) for q in reading.quotations if q.kind == "direct"]
        return quoted[0] if quoted else ""


_UNHELD: tuple[Status, ...] = ("cancelled", "postponed", "denied", "planned")


def _nouns(reading: Reading, text: str) -> tuple[Telling, ...]:
    """What a row only names ("Geneva summit", "first meeting of X and Y"): the noun that says most.

    A page's noun needs a time, a place or people of its own to be worth an event; in a row the other columns have them.
    """
    for sentence in reading.sentences:
        names = [m for m in reading.mentions if m.sentence == sentence.n]
        scene = scene_of(text.strip(), sentence, names, reading.entities)
        nouns = scene.found.get("noun", []) if scene else []
        if scene is None or not nouns:
            continue
        best = max(nouns, key=lambda m: (m.weight, -m.first))
        kind = codebook()[best.value]
        said = {m.value for label in ("before", "after") for m in scene.found.get(label, ())}
        status: Status = next((s for s in _UNHELD if s in said), "held")
        return (Telling(best.value, kind.family, kind.plover, status),)
    return ()


def directed(kind: str) -> bool:
    """Whether an event of this kind goes from one side to the other."""
    return codebook()[kind].frame in ("act", "done")


def _once(named: list[Named]) -> tuple[Named, ...]:
    return tuple({(n.entity or n.name): n for n in reversed(named)}.values())[::-1]


def _narrow_first(places: list[Named]) -> tuple[Named, ...]:
    found = [p for p in _once(places) if p.kind in ("place", "country")]
    return tuple(sorted(found, key=lambda p: p.kind == "country"))


def _day(year: int, month: int, day: int) -> str | None:
    value = f"{year:04}-{month:02}-{day:02}"
    return value if days_of(value) else None


def _figures(reading: Reading, text: str) -> tuple[str, ...]:
    """Figures that stand in no time and no name, thousands' marks removed; 0 and 1 say too little."""
    taken = [t.span for t in reading.times] + [m.span for m in reading.mentions]
    found = []
    for match in _FIGURE.finditer(text):
        span = Span(match.start(), match.end())
        if not any(span.overlap(t) for t in taken):
            found.append(plain_figure(match[0]))
    return tuple(dict.fromkeys(f for f in found if f not in ("0", "1")))


def plain_figure(written: str) -> str:
    """A figure without marks of thousands, its decimal mark a point."""
    if re.fullmatch(r"\d{1,3}(?:[.,  ]\d{3})+", written):
        return re.sub(r"\D", "", written)
    return written.replace(",", ".")


def figures_of(text: str) -> frozenset[str]:
    """All figures of a passage, written plainly."""
    return frozenset(plain_figure(match[0]) for match in _FIGURE.finditer(text))
