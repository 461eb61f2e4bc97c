"""Training examples for the learned head: sentences as words with labels, from gold files and from the rules.

Two sources: a gold file in IOB2, and a corpus whose names the rules label, as far as they are sure.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from vaka.intake import receive
from vaka.knowledge import Knowledge
from vaka.reading.article import bare_article
from vaka.reading.names import read_names
from vaka.reading.names.dictionary import is_word
from vaka.reading.names.lines import Line, lines_of
from vaka.reading.sentences import read_sentences
from vaka.records import LocalEntity, Mention, Sentence, Span

__all__ = ["Example", "gold", "held_out", "silver"]

Spans = Sequence[tuple[int, int, str]]

KINDS = {
    "PERSON": "person", "GPE": "place", "LOC": "place", "ORG": "organisation",
    "FAC": "other", "EVENT": "other", "WORK_OF_ART": "other", "PRODUCT": "other", "LAW": "other",
    "NORP": "people", "LANGUAGE": "people",
}  # fmt: skip
"""Entity types of OntoNotes as the head's kinds; the types left out are no names here."""


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """A sentence with its words, a label and a weight for each (0: not known, so not learned from)."""

    text: str
    line: Line
    labels: tuple[str, ...]
    weights: tuple[float, ...]


def held_out(story: str) -> bool:
    """Whether a story of the corpus is kept for measuring: a quarter of them, by their ids' SHA-1."""
    return int(hashlib.sha1(story.encode()).hexdigest(), 16) % 4 == 0


def _line(text: str, language: str, knowledge: Knowledge) -> Line:
    """A text as one sentence."""
    sentence = Sentence(0, Span(0, len(text)), 0, "body", language)
    return lines_of(receive("line.txt", text.encode()), [sentence], knowledge)[0]


# --- gold --------------------------------------------------------------------------------------------------


def gold(path: Path, language: str, knowledge: Knowledge) -> Iterator[Example]:
    """The sentences of a file in IOB2, a word a line, its label last, an empty line between sentences."""
    for block in re.split(r"\n\s*\n", path.read_text("utf-8")):
        rows = [line.split() for line in block.splitlines() if line.strip()]
        if rows:
            text, spans = _joined(rows)
            line = _line(text, language, knowledge)
            labels = _labels(line, spans)
            yield Example(text, line, labels, (1.0,) * len(labels))


def _joined(rows: Sequence[Sequence[str]]) -> tuple[str, Spans]:
    text = ""
    spans: list[tuple[int, int, str]] = []
    for word, label in ((row[0], row[-1]) for row in rows):
        start = len(text) + bool(text)
        text = f"{text} {word}" if text else word
        kind = KINDS.get(label[2:])
        if kind and label.startswith("I-") and spans and spans[-1][1] == start - 1:
            spans[-1] = (spans[-1][0], len(text), spans[-1][2])
        elif kind:
            spans.append((start, len(text), kind))
    return text, spans


def _labels(line: Line, spans: Spans) -> tuple[str, ...]:
    labels = ["O"] * len(line.tokens)
    for start, end, kind in spans:
        inside = [t.i for t in line.tokens if t.start < end and start < t.full_end]
        for n, i in enumerate(inside):
            labels[i] = f"{'I' if n else 'B'}-{kind}"
    return tuple(labels)


# --- what the rules label ----------------------------------------------------------------------------------


def silver(path: Path, codes: Mapping[str, str], knowledge: Knowledge) -> Iterator[Example]:
    """The corpus's sentences (but for the stories held out) with the names that the rules are sure of.

    Args:
        path: One object a line with `story`, `lang` and `text`.
        codes: ISO 639-1 code of each `lang` that is wanted.
        knowledge: What the rules read with.
    """
    for row in path.read_text("utf-8").splitlines():
        story = json.loads(row)
        if story["lang"] in codes and not held_out(story["story"]):
            yield from _labelled(story["text"], codes[story["lang"]], knowledge)


def _labelled(text: str, language: str, knowledge: Knowledge) -> Iterator[Example]:
    document = receive("story.txt", text.encode())
    article = bare_article(document, language)
    sentences = read_sentences(document, article)
    mentions, entities = read_names(document, article, sentences, knowledge)
    for line in lines_of(document, sentences, knowledge):
        own = [m for m in mentions if m.sentence == line.sentence.n]
        yield _silver(line, own, entities, knowledge)


def _silver(
    line: Line, mentions: Sequence[Mention], entities: Sequence[LocalEntity], knowledge: Knowledge
) -> Example:
    labels = ["O"] * len(line.tokens)
    weights = [float(_surely_none(line, i, knowledge)) for i in range(len(line.tokens))]
    for m in sorted(mentions, key=lambda m: len(m.span)):
        inside = [t.i for t in line.tokens if t.start < m.span.end and m.span.start < t.full_end]
        kind, sure = _kind(m, entities[m.entity])
        for n, i in enumerate(inside):
            labels[i] = f"{'I' if n else 'B'}-{kind}" if kind else "O"
            weights[i] = float(sure)
    return Example(line.sentence.span.of(line.page), line, tuple(labels), tuple(weights))


def _kind(mention: Mention, entity: LocalEntity) -> tuple[str | None, bool]:
    """The head's kind for a mention, and whether the rules are sure of it."""
    if mention.form == "title":
        return None, True
    if mention.form == "demonym":
        return "people", True
    full = mention.kind == "person" and (" " in mention.base or bool(entity.titles))
    kind = "place" if mention.kind == "country" else mention.kind
    return kind, bool(entity.key) or full


def _surely_none(line: Line, i: int, knowledge: Knowledge) -> bool:
    """Whether a word that the rules leave alone is no name: it is written small, or only opens the sentence."""
    token = line.tokens[i]
    if not line.lexicon.cased:
        return token.text[0].isdigit() or is_word(token, knowledge)
    return not token.capital or (line.opens(i) and is_word(token, knowledge))
