"""The clause frame on the sample sentences of tests/cases: subject, predicate, object, tense and mood.

A case is a sentence with its names marked as in events.txt, then one line a clause, in the order of the text:
`> subjects | predicate | objects | shades`. The shades are `how tense`, then what is not plain of modality, voice and
negation ("main past", "subordinate future planned", "main past passive negated"); `-` stands for no tense or predicate.
"""

from __future__ import annotations

import pytest

from tests.reading.events.harness import CASES, marked
from vaka.reading.events import Clause, read_clauses
from vaka.records import LocalEntity, Mention, Sentence, Span

LANGUAGES = ["tr", "el", "en", "ru", "ko", "vi", "de", "fr", "es", "uk", "ar", "zh", "it"]


def _cases(language: str) -> list[tuple[int, str, list[str]]]:
    found: list[tuple[int, str, list[str]]] = []
    for n, line in enumerate((CASES / language / "clauses.txt").read_text("utf-8").splitlines(), 1):
        if line.startswith(">"):
            found[-1][2].append(line[1:].strip())
        elif line.strip() and not line.startswith("#"):
            found.append((n, line.strip(), []))
    return found


def _row(clause: Clause, text: str, mentions: tuple[Mention, ...], entities: tuple[LocalEntity, ...]) -> str:
    def names(numbers: tuple[int, ...]) -> str:
        return ", ".join(entities[mentions[n].entity].name for n in numbers)

    shades: list[str] = [clause.how, clause.tense or "-"]
    shades += [clause.modality] * (clause.modality != "real") + ["passive"] * (clause.voice == "passive")
    shades += ["negated"] * clause.negated
    predicate = clause.predicate.of(text) if clause.predicate else "-"
    return " | ".join((names(clause.subject), predicate, names(clause.object), " ".join(shades))).strip()


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_cases(language: str) -> None:
    found = _cases(language)
    assert len(found) >= 3
    assert all(rows for _, _, rows in found)


@pytest.mark.parametrize(
    ("language", "line", "text", "wanted"),
    [(x, *case) for x in LANGUAGES for case in _cases(x)],
    ids=[f"{x}:{n}" for x in LANGUAGES for n, _, _ in _cases(x)],
)
def test_case(language: str, line: int, text: str, wanted: list[str]) -> None:
    plain, mentions, entities = marked(text)
    sentence = Sentence(0, Span(0, len(plain)), 0, "body", language)
    rows = [_row(c, plain, mentions, entities) for c in read_clauses(plain, sentence, mentions, entities)]
    assert rows == wanted
