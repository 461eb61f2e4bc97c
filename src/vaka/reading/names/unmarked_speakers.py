"""In scripts without capitals: rows of words that may be the name of whoever speaks beside them.

Nothing here is a name by itself; `vaka.reading.quotations.slots` tells which of these rows stand where a speaker does.
Three shapes, chosen by the pack: the subject's particle on the last word (Korean), a family name and what fits
behind it before a verb of speech in running text (Chinese), the last words behind a verb of speech (Arabic).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vaka.knowledge import Knowledge, name_words
from vaka.reading.names.dictionary import is_given
from vaka.reading.names.lines import Line
from vaka.reading.quotations.pack import fold as fold_quoted
from vaka.reading.quotations.pack import lexicon as quoting

__all__ = ["rows_of"]

Row = tuple[int, int, int]
"""The first and the last word of what may be a name, both included, and where it ends without a particle."""

_GIVEN = 2
"""Characters of a given name behind a Korean or Chinese family name; one is rare and looks like any word."""
_BODY = 4
"""Words between a name and the office that it holds in a body ("… of the heavy industry's union")."""
_TITLE = 3
"""Words of a foreign name at most."""
_TO_COLON = re.compile(r"\w{1,12}[：:]")
_SEGMENT = 9
"""Words behind a verb of speech among which its subject ends (Arabic)."""


def rows_of(line: Line, knowledge: Knowledge) -> list[Row]:
    """What may be the names of speakers in one line.

    Args:
        line: A sentence in a script without capitals; its known names and offices are taken.
        knowledge: For given names.
    """
    if line.lexicon.cased:
        return []
    if not line.lexicon.spaced:
        return list(_in_running_text(line))
    if line.lexicon.titles_lead:
        return list(_behind_verbs(line, knowledge))
    return list(_with_particles(line))


# --- the subject's particle on the last word -----------------------------------------------------------


def _with_particles(line: Line) -> Iterator[Row]:
    for j, token in enumerate(line.tokens):
        base = _base(line, j)
        if base is None:
            continue
        if base.endswith(line.lexicon.callings) or base in line.lexicon.no_ends:
            row = _before_calling(line, j)
            if row is not None:
                yield row
        elif not line.taken[j] and token.text.isalpha() and not base.endswith(line.lexicon.no_ends):
            first = _behind_calling(line, j)
            if _full(line, base) and first in (None, j):
                yield j, j, token.start + len(base)
            elif first is not None and len(base) > 1:
                yield first, j, token.start + len(base)


def _full(line: Line, word: str) -> bool:
    """Whether a word is a family name and a given name, as far as its characters tell."""
    parts = name_words(word)
    plain = not word.endswith(line.lexicon.no_full_ends)
    return plain and len(parts) == 2 and (len(parts[1]) == _GIVEN or len(word) == _GIVEN + 1)


def _before_calling(line: Line, j: int) -> Row | None:
    """The name before an office or a calling that is the subject: next to it, or before the body it is in."""
    low = j
    while low > 0 and line.tokens[low].gap in ("space", "open", "other") and j - low < _BODY:
        low -= 1
        if line.tokens[low].folded.endswith(line.lexicon.name_breaks) and not _full(
            line, line.tokens[low].text
        ):
            low += 1
            break
    aged = next((i for i in range(low, j - 1) if _aged(line, i)), None)
    if aged is not None:
        low = aged
    for i in range(low, j):
        token = line.tokens[i]
        if _may_be(line, i) and _full(line, token.text):
            return i, i, token.end
        foreign = i + 2 < j and _may_be(line, i) and _may_be(line, i + 1) and line.taken[i + 2]
        if foreign and i == low and line.tokens[i + 1].gap == "space":
            return i, i + 1, line.tokens[i + 1].end
    return None


def _aged(line: Line, i: int) -> bool:
    """Whether an age in brackets follows word `i`."""
    return line.tokens[i + 1].gap == "open" and line.tokens[i + 1].text.isdigit() and _may_be(line, i)


def _may_be(line: Line, i: int) -> bool:
    token = line.tokens[i]
    plain = token.text.isalpha() and token.folded not in line.lexicon.not_names
    return plain and not line.taken[i] and not token.folded.endswith(line.lexicon.no_ends)


def _base(line: Line, j: int) -> str | None:
    """A word without the particle of a subject, or with it parted by an age in brackets."""
    token = line.tokens[j]
    for particle in line.lexicon.subject_particles:
        rest = token.text[: -len(particle)]
        if token.folded.endswith(particle) and (len(rest) > 1 or rest in line.lexicon.callings):
            return rest
    behind = line.tokens[j + 1 : j + 3]
    aged = len(behind) == 2 and behind[0].gap == "open" and behind[1].folded in line.lexicon.subject_particles
    return token.text if aged else None


def _behind_calling(line: Line, j: int) -> int | None:
    """Where a name that ends at word `j` begins, if an office or a calling stands before it."""
    for i in range(j, max(0, j - _TITLE), -1):
        if line.tokens[i].gap != "space" or line.taken[i]:
            return None
        if line.tokens[i - 1].text.endswith(line.lexicon.callings):
            return i
    return None


# --- in running text ------------------------------------------------------------------------------------


def _in_running_text(line: Line) -> Iterator[Row]:
    i = 0
    while i < len(line.tokens):
        row = _family_and_given(line, i)
        if row is not None:
            yield row
        i = row[1] + 1 if row is not None else i + 1


def _family_and_given(line: Line, i: int) -> Row | None:
    """A family name at word `i` and a given name, before a verb of speech or behind an office or a calling."""
    tokens = line.tokens
    text = "".join(t.text for t in tokens[i : i + 2])
    family = next((f for f in line.lexicon.family if text.startswith(f)), "")
    if not family:
        return None
    called = _called(line, i)
    for given in (_GIVEN, 1):
        j = i + len(family) + given - 1
        if j >= len(tokens) or not line.free(i, j) or any(t.gap for t in tokens[i + 1 : j + 1]):
            continue
        if not _may_be_whole(line, i, j) or (given > 1 and _speaks(line, tokens[j].start)):
            continue
        if _speaks(line, tokens[j].end) or called or (tokens[i].gap and _announces(line, tokens[j].end)):
            return (i, j, tokens[j].end) if given > 1 or called or tokens[i].gap else None
    return None


def _may_be_whole(line: Line, i: int, j: int) -> bool:
    """Whether the characters `i` to `j` make no other word, as far as the pack knows."""
    name = "".join(t.text for t in line.tokens[i : j + 1])
    starts = any(name.startswith(word) for word in line.lexicon.not_names if len(word) > 1)
    stops = any(name.startswith(line.lexicon.name_stops, at) for at in range(1, len(name)))
    return name.isalpha() and not name.endswith(line.lexicon.callings) and not starts and not stops


def _called(line: Line, i: int) -> bool:
    """Whether an office or a calling stands right before character `i`."""
    start = line.tokens[i].start
    before = line.page[max(line.sentence.span.start, start - 6) : start]
    return not line.tokens[i].gap and before.endswith(line.lexicon.callings)


def _announces(line: Line, end: int) -> bool:
    """Whether a colon follows, with no other mark before it."""
    return _TO_COLON.match(line.page, end, line.sentence.span.end) is not None


def _speaks(line: Line, start: int) -> bool:
    """Whether what stands between a subject and its verb of speech, or the verb itself, begins at `start`."""
    words = quoting(line.language)
    rest = fold_quoted(line.page[start : line.sentence.span.end][:40], words.pack.strip_accents)
    return any(words[name].match(rest) for name in ("case.subject_after", "cues.say"))


# --- behind a verb of speech ------------------------------------------------------------------------------


def _behind_verbs(line: Line, knowledge: Knowledge) -> Iterator[Row]:
    for k in range(len(line.tokens) - 2):
        if not _is_verb(line, k):
            continue
        row = _name_among(line, _segment(line, k + 1), knowledge)
        if row is not None:
            yield row


def _quoted_form(line: Line, k: int) -> str:
    return fold_quoted(line.tokens[k].text, quoting(line.language).pack.strip_accents)


def _is_verb(line: Line, k: int) -> bool:
    """Whether a verb of speech stands at word `k`, or a word that sets its subject before it."""
    words, text = quoting(line.language), _quoted_form(line, k)
    return words["cues.say"].fullmatch(text) is not None or text in line.lexicon.subject_first


def _segment(line: Line, i: int) -> list[int]:
    """The words from word `i` to where the verb's subject ends: a mark, a preposition, a conjunction, a verb."""
    words = quoting(line.language)
    found: list[int] = []
    for k in range(i, min(i + _SEGMENT, len(line.tokens))):
        token, text = line.tokens[k], _quoted_form(line, k)
        ends = any(
            words[name].fullmatch(text)
            for name in ("cues.complement", "case.oblique_before", "cues.say", "cues.announce")
        )
        if token.gap not in ("space", "start") or ends or _turns(line, k, bool(found)):
            break
        found.append(k)
    return found


def _turns(line: Line, k: int, begun: bool) -> bool:
    """Whether word `k` begins what is no part of the subject any more: an object with its preposition, an adverb."""
    folded, lexicon = line.tokens[k].folded, line.lexicon
    articles = {b for b, bases, _ in lexicon.beginnings if b in bases}
    joined = tuple(b for b, bases, _ in lexicon.beginnings if b not in articles and articles & {*bases})
    clitics = tuple(b for b, bases, _ in lexicon.beginnings if len(b) == 1 and bases == ("",))
    addressed = folded[1:] in lexicon.callings and folded.startswith(clitics)
    return begun and (
        folded in lexicon.not_names or (bool(joined) and folded.startswith(joined)) or addressed
    )


def _name_among(line: Line, segment: list[int], knowledge: Knowledge) -> Row | None:
    """The last two words of a subject that can be a name; particles count with the word behind them."""
    for at in range(len(segment) - 1, 0, -1):
        i, j = segment[at - 1], segment[at]
        while i > segment[0] and line.tokens[i].folded in line.lexicon.particles:
            i -= 1
        if (
            i < j
            and _can_name(line, i, j)
            and (_described(line, segment[0], i) or is_given(line.tokens[i], knowledge))
        ):
            return i, j, line.tokens[j].end
    return None


def _can_name(line: Line, i: int, j: int) -> bool:
    words = [line.tokens[k].folded for k in range(i, j + 1)]
    articles = tuple(b for b, bases, _ in line.lexicon.beginnings if b in bases)
    plain = not any(w in line.lexicon.callings or w in line.lexicon.not_names for w in words)
    return plain and line.free(i, j) and not words[0].startswith(articles)


def _described(line: Line, first: int, i: int) -> bool:
    """Whether what stands between the verb and word `i` is an office, a noun with its article or a phrase."""
    articles = tuple(b for b, bases, _ in line.lexicon.beginnings if b in bases)
    before = i - 1
    return i > first and (
        line.taken[before] or line.tokens[before].folded.startswith(articles) or before > first
    )
