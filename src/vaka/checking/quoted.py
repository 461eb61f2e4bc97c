"""Whether words that a row quotes stand in the pages, in the same words or in another language."""

from __future__ import annotations

from collections.abc import Mapping

from vaka.checking.passages import Passages
from vaka.checking.records import Assertion, FieldVerdict
from vaka.checking.wording import Wording
from vaka.records import Document, Quotation, Reading, Ref
from vaka.show.words import language_name
from vaka.text import collapse, fold

__all__ = ["Quoted"]

SAME_WORDS = 88.0
"""Likeness (RapidFuzz's partial ratio, 0 to 100) from which two wordings in one language are one utterance: it lets
pass what typists change (marks, a case ending, one word in ten) and no more."""

SAME_MEANING = 0.57
"""Cosine of two languages' means-free vectors from which a wording counts as a translation. In the sample case's
expected results 11 of 23 renderings across languages lie above it, and none of the 318 pairs of other utterances of
one speaker (the nearest .56): a row is rather not borne out than borne out by other words."""


class Quoted:
    """Looks words up among the quotations of one case."""

    def __init__(
        self,
        documents: Mapping[str, Document],
        readings: Mapping[str, Reading],
        passages: Passages,
        wording: Wording,
    ) -> None:
        self._documents, self._readings = documents, readings
        self._passages, self._wording = passages, wording

    def judge(self, row: Assertion) -> FieldVerdict:
        """Say whether a page quotes the row's words, and from whom."""
        found = self._by_words(row.said) or self._by_meaning(row)
        if found is None:
            return FieldVerdict("said", "not told", row.said, "no page quotes these words")
        ref, quotation, how = found
        passage = self._passages.passage(ref, quotation.span, quotation.language)
        speaker = self._speaker(ref.document, quotation)
        mine = {n.name for n in row.named if n.kind == "person"}
        if mine and speaker and speaker not in mine:
            says = f"quoted from {speaker}"
            return FieldVerdict("said", "contradicted", row.said, says, (passage,))
        whose = f" from {speaker}" if speaker else ""
        return FieldVerdict("said", "confirmed", row.said, f"quoted{whose}{how}", (passage,))

    def _by_words(self, said: str) -> tuple[Ref, Quotation, str] | None:
        from rapidfuzz.fuzz import partial_ratio

        wanted = fold(collapse(said))
        best: tuple[float, Ref, Quotation] | None = None
        for ref, quotation, text in self._all():
            if len(text) * 2 < len(wanted):
                continue  # a fragment would fit anywhere
            score = partial_ratio(wanted, fold(text))
            if score >= SAME_WORDS and (best is None or score > best[0]):
                best = score, ref, quotation
        return (best[1], best[2], "") if best else None

    def _by_meaning(self, row: Assertion) -> tuple[Ref, Quotation, str] | None:
        """The nearest quotation in another language; only where somebody the row names may have said it."""
        from vaka.vectors import debias

        named = {n.name for n in row.named}
        near = [
            (ref, q, text)
            for ref, q, text in self._all()
            if q.language != row.language and self._speaker(ref.document, q) in named
        ]
        if not near:
            return None
        wanted = debias(self._wording.encoder.encode([row.said]), [row.language])[0]
        vectors = debias(
            self._wording.encoder.encode([text for _, _, text in near]), [q.language for _, q, _ in near]
        )
        scores = vectors @ wanted
        at = int(scores.argmax())
        if scores[at] < SAME_MEANING:
            return None
        return near[at][0], near[at][1], f" in {language_name(near[at][1].language)}, in other words"

    def _all(self) -> list[tuple[Ref, Quotation, str]]:
        return [
            (Ref(key, q.n), q, collapse(q.span.of(self._documents[key].text)))
            for key, reading in sorted(self._readings.items())
            for q in reading.quotations
        ]

    def _speaker(self, document: str, quotation: Quotation) -> str | None:
        return (
            None if quotation.speaker is None else self._readings[document].entities[quotation.speaker].name
        )
