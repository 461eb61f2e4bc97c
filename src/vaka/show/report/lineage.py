"""Stories: how each document got its text, drawn from left to right and said in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from vaka.records import Derivation, Story
from vaka.show.report.source import Marked, Source, split, words
from vaka.show.report.views import LineageView, Link, Node, Sentence, Words
from vaka.show.words import DERIVATION, distinct_reasons

__all__ = ["stories", "title_words"]

COLUMN, BOX, ROW, HEAD = 206, 164, 50, 30
"""Pixels: from column to column, a box's width, from row to row, the heads' height."""

LABEL = 22
"""Characters of a label that fit in a box."""

HEADS = {"primary": "Primary source", "line": "Agency", "text": "Document", "derived": "Copy or translation"}
NOTES = {"credit": "agency", "outlet": "outlet", "primary": "primary source"}

NAMED = ("credit", "outlet", "primary")


def title_words(source: Source, document: str) -> Words | None:
    """A document's title in its language."""
    article = source.readings[document].article
    if article.title is None:
        return None
    if article.title.layer == "markup":
        from vaka.show.report.views import Piece

        return words([Piece(article.title.value)], article.language)
    span = article.title.span
    return words(split(source.text(document), span, [Marked(span, "own")]), article.language)


def stories(source: Source) -> tuple[LineageView, ...]:
    """Every story with its lineage, in the order of publication."""
    rank = {d: n for n, d in enumerate(source.order)}
    steps: dict[str, list[Derivation]] = {}
    for step in source.joined.lineage:
        steps.setdefault(step.document, []).append(step)
    known = [s for s in source.joined.stories if any(d in rank for d in s.documents)]
    ordered = sorted(known, key=lambda s: (min(rank[d] for d in s.documents if d in rank), s.id))
    return tuple(_Drawing(source, s, rank, steps).view() for s in ordered)


class _Drawing:
    """One story's drawing: documents in rows, what they come from to their left."""

    def __init__(
        self, source: Source, story: Story, rank: Mapping[str, int], steps: Mapping[str, Sequence[Derivation]]
    ) -> None:
        self.source, self.story = source, story
        self.documents = sorted((d for d in story.documents if d in rank), key=rank.__getitem__)
        self.steps = [s for d in self.documents for s in steps.get(d, ())]
        self.parent = self._parents(rank)
        self.nodes: dict[str, Node] = {}
        self.edges: list[tuple[str, str]] = []

    def _parents(self, rank: Mapping[str, int]) -> dict[str, Derivation]:
        """Of each derived document the step to the one it was taken from, which may not come after it."""
        found: dict[str, Derivation] = {}
        for step in self.steps:
            if step.source in self.documents and step.source != step.document:
                found.setdefault(step.document, step)
        for document in list(found):
            seen, at = {document}, found[document].source
            while at in found and at not in seen:
                seen.add(at)
                at = found[at].source
            if at in seen:
                del found[document]
        return found

    def view(self) -> LineageView:
        columns = self._columns()
        x = {name: 4 + n * COLUMN for n, name in enumerate(columns)}
        self._texts(x)
        self._origins(x)
        self._lines()
        height = max((n.y for n in self.nodes.values()), default=0) + 44
        first = self.documents[0]
        return LineageView(
            anchor=f"s-{self.story.id}",
            title=title_words(self.source, first),
            when=self.source.cite(first).when,
            documents=tuple(self.source.cite(d) for d in self.documents),
            width=len(columns) * COLUMN - (COLUMN - BOX) + 8,
            height=round(height),
            heads=tuple((x[name], HEADS[name]) for name in columns),
            nodes=tuple(self.nodes.values()),
            edges=tuple(self.edges),
            steps=tuple(self._sentences()),
            reasons=tuple(self.source.linked(r) for r in distinct_reasons(self.story.reasons)),
        )

    def _columns(self) -> list[str]:
        kinds = {s.kind for s in self.steps}
        wanted = {
            "primary": "primary" in kinds,
            "line": bool(kinds & {"credit", "outlet"}) or bool(self._untraceable()),
            "text": True,
            "derived": bool(self.parent),
        }
        return [name for name, there in wanted.items() if there]

    def _untraceable(self) -> list[str]:
        """Documents that neither name a source nor were taken from one of the story."""
        named = {s.document for s in self.steps if s.kind in NAMED}
        return [d for d in self.documents if d not in named and d not in self.parent]

    # --- boxes -----------------------------------------------------------------------------------------

    def _texts(self, x: Mapping[str, float]) -> None:
        """Documents from top to bottom, each followed by those taken from it, beside or under it."""
        row = 0
        for root in (d for d in self.documents if d not in self.parent):
            self._add_text(root, x["text"], row)
            below = [d for d in self.documents if d in self.parent and self._root(d) == root]
            for n, document in enumerate(below):
                self._add_text(document, x["derived"], row + n)
            row += max(1, len(below))

    def _root(self, document: str) -> str:
        while document in self.parent:
            document = self.parent[document].source
        return document

    def _add_text(self, document: str, x: float, row: int) -> None:
        cite = self.source.cite(document)
        step = self.parent.get(document)
        how = f"{step.kind} · " if step else ""
        note = f"{cite.label} · {how}{cite.language_name}"
        title = f"{cite.outlet}, {cite.when}, {cite.file}"
        self._add(document, x, HEAD + row * ROW, cite.outlet, note, title, cite.href, "text")

    def _origins(self, x: Mapping[str, float]) -> None:
        for column, kinds in (("primary", ("primary",)), ("line", ("credit", "outlet"))):
            names = dict.fromkeys(s.source for s in self.steps if s.kind in kinds)
            for name in names:
                fed = [s.document for s in self.steps if s.source == name and s.kind in kinds]
                middle = sum(self.nodes[d].y for d in fed) / len(fed)
                y = self._free(x[column], middle)
                note = NOTES[next(s.kind for s in self.steps if s.source == name and s.kind in kinds)]
                self._add(f"{column} {name}", x[column], y, name, note, name, None, column)
        for document in self._untraceable():
            y = self._free(x["line"], self.nodes[document].y)
            self._add(f"? {document}", x["line"], y, "unknown", "names no source", "", None, "unknown")

    def _free(self, x: float, y: float) -> float:
        """The nearest place at or under `y` in a column that no box holds."""
        taken = sorted(n.y for n in self.nodes.values() if n.x == x)
        for other in taken:
            if abs(other - y) < ROW - 6:
                y = other + ROW
        return y

    def _add(
        self, key: str, x: float, y: float, label: str, note: str, title: str, href: str | None, kind: str
    ) -> None:
        short = label if len(label) <= LABEL else label[: LABEL - 1].rstrip() + "…"
        self.nodes[key] = Node(x, round(y, 1), short, note, title, href, kind)

    # --- lines -----------------------------------------------------------------------------------------

    def _lines(self) -> None:
        for step in self.steps:
            if step.kind in NAMED:
                column = "primary" if step.kind == "primary" else "line"
                if self._inherited(step):
                    continue
                self._edge(f"{column} {step.source}", step.document, "known")
        for document, step in self.parent.items():
            self._edge(step.source, document, step.kind)
        for document in self._untraceable():
            self._edge(f"? {document}", document, "unknown")

    def _inherited(self, step: Derivation) -> bool:
        """Whether a copy only repeats the credit of what it was taken from: one line says it."""
        root = self._root(step.document)
        return root != step.document and any(
            s.document == root and s.source == step.source and s.kind == step.kind for s in self.steps
        )

    def _edge(self, start: str, end: str, kind: str) -> None:
        a, b = self.nodes[start], self.nodes[end]
        x1, y1, x2, y2 = a.x + BOX, a.y + 18, b.x, b.y + 18
        bend = (x2 - x1) / 2
        if x2 <= x1:  # a copy of a copy stands under it
            x1, bend = a.x + BOX - 12, 14.0
            self.edges.append((f"M{x1:g} {a.y + 36:g}V{b.y:g}", kind))
            return
        self.edges.append((f"M{x1:g} {y1:g}C{x1 + bend:g} {y1:g} {x2 - bend:g} {y2:g} {x2:g} {y2:g}", kind))

    # --- in words --------------------------------------------------------------------------------------

    def _sentences(self) -> list[Sentence]:
        out: list[Sentence] = []
        for document in self.documents:
            own = [s for s in self.steps if s.document == document]
            for step in own:
                before, _, after = DERIVATION[step.kind].partition("{}")
                named = self._named(step)
                links = [self._cited(document), Link(f" {before}"), named, Link(after)]
                reasons = [r for r in step.reasons if r]
                if step.kind not in NAMED and reasons:
                    links += [Link(": "), *self.source.linked("; ".join(reasons))]
                out.append(tuple(link for link in links if link.text))
            if not own:
                out.append((self._cited(document), Link(" names no source: its line is unknown")))
        return out

    def _cited(self, document: str) -> Link:
        cite = self.source.cite(document)
        return Link(f"{cite.label} {cite.outlet} ({cite.language_name}, {cite.when})", cite.href)

    def _named(self, step: Derivation) -> Link:
        if step.source in self.source.readings:
            cite = self.source.cite(step.source)
            return Link(cite.label, cite.href)
        if step.evidence:
            return Link(step.source, self.source.place(step.document, step.evidence[0].start))
        return Link(step.source)
