"""Unknown names that stand as the speaker of a quotation, and are people's for that."""

from __future__ import annotations

from collections.abc import Sequence

from vaka.knowledge import Knowledge, name_words
from vaka.reading.names.dictionary import is_given, is_word
from vaka.reading.names.found import Found
from vaka.reading.names.lines import Line
from vaka.reading.names.people import person
from vaka.reading.names.unmarked_speakers import Row, rows_of
from vaka.reading.quotations.slots import speaking
from vaka.records import Article, Document, Mention, Sentence, Span
from vaka.text import fold

__all__ = ["name_speakers"]

_MOST = 5
"""Words of the longest run that may be somebody's name, with an office before it."""


def name_speakers(
    document: Document,
    article: Article,
    sentences: Sequence[Sentence],
    lines: Sequence[Line],
    found: list[Found],
    knowledge: Knowledge,
) -> None:
    """Make people of the doubtful names that stand where a quotation's speaker does.

    Args:
        document: The document.
        article: Its title and body.
        sentences: Its sentences.
        lines: The same, with their words.
        found: What was found so far; doubtful names among it are changed in place.
        knowledge: For given names and common words.
    """
    for one in found:
        if one.kind == "person" and not one.key and (j := _last(one, lines[one.line], one.i)) != one.j:
            _cut(one, lines[one.line], one.i, j)
    unknown = {n for n, one in enumerate(found) if _may_speak(one, lines[one.line], knowledge)}
    rows = [_row(line, n, row) for n, line in enumerate(lines) for row in rows_of(line, knowledge)]
    if not unknown and not rows:
        return
    unknown |= set(range(len(found), len(found) + len(rows)))
    every, known_rows = [*found, *rows], len(found)
    mentions = [_mention(n, one, n in unknown) for n, one in enumerate(every)]
    known = [m for m in mentions if m.n not in unknown and not every[m.n].doubtful]
    for n in sorted(speaking(document, article, sentences, known, [mentions[n] for n in sorted(unknown)])):
        one = every[n]
        if n >= known_rows:
            one.cued = True
            lines[one.line].take(one.i, one.j)
            found.append(one)
        else:
            _make_person(one, lines[one.line], knowledge)


def _row(line: Line, n: int, row: Row) -> Found:
    """A row of words of a script without capitals as what may be a name."""
    i, j, end = row
    one = person(line, n, i, j)
    one.end, one.base = end, " ".join(line.page[one.start : end].split())
    parts = name_words(one.base) if line.lexicon.spaced else []
    if len(parts) == 2 or (parts and i == j):
        one.words, one.form = tuple(frozenset((fold(part),)) for part in parts), "name"
    return one


def _mention(n: int, one: Found, unknown: bool) -> Mention:
    return Mention(n, Span(one.start, one.end), 0, "other" if unknown else one.kind, n, one.form, one.base)


def _may_speak(one: Found, line: Line, knowledge: Knowledge) -> bool:
    """Whether a doubtful run of two words or more may be somebody's full name, with an office or without."""
    if one.kind != "person" or not one.doubtful or one.key or line.title_case:
        return False
    i = _first(one, line, knowledge)
    tokens = [t for t in line.tokens[i : one.j + 1] if t.folded not in line.lexicon.particles]
    if not 2 <= len(tokens) <= _MOST or any(t.upper and len(t.text) > 2 for t in tokens):
        return False
    if tokens[-1].gap == "hyphen":  # Ji-ho: no word of the language
        return True
    syllables = line.lexicon.keep_marks  # words of everyday use, and a name's parts as well
    return syllables or is_given(tokens[0], knowledge) or not is_word(tokens[-1], knowledge)


def _first(one: Found, line: Line, knowledge: Knowledge) -> int:
    """Where the name begins in a run: at the given name behind what only describes its bearer."""
    if line.lexicon.keep_marks or is_given(line.tokens[one.i], knowledge):
        return one.i
    for k in range(one.i + 1, one.j):
        if is_given(line.tokens[k], knowledge):
            return k
    words = one.j - one.i + 1
    described = line.opens(one.i) or is_word(line.tokens[one.i], knowledge)
    return one.i + 1 if words > 2 and described else one.i


def _last(one: Found, line: Line, i: int) -> int:
    """Where a full name ends that begins at word `i`: before two particles that lead to its body ("von den …")."""
    words, particles = line.tokens, line.lexicon.particles
    for k in range(i + 2, one.j):
        if words[k].folded in line.lexicon.of_body and words[k + 1].folded in particles:
            return k - 1
    return one.j


def _cut(one: Found, line: Line, i: int, j: int) -> None:
    """Narrow a name to the words `i` to `j`."""
    name = person(line, one.line, i, j)
    one.i, one.j, one.start, one.end, one.form = i, j, name.start, name.end, name.form
    one.words, one.surface, one.base = name.words, name.surface, name.base


def _make_person(one: Found, line: Line, knowledge: Knowledge) -> None:
    i = _first(one, line, knowledge)
    if i != one.i:
        _cut(one, line, i, one.j)
    one.cued, one.doubtful, one.otherwise = True, False, None
    line.take(one.i, one.j)
