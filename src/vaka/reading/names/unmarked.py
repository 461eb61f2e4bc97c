"""People in scripts without capitals: names that an office, an honorific or their characters show.

Three strategies, chosen by the pack: the name stands before its office (Korean), behind it (Arabic, where a word
or two of what follows is the name), or in running text on either side (Chinese, where the characters of family
names and those that spell foreign names by sound tell where it begins and ends).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from vaka.knowledge import Knowledge
from vaka.reading.names.beside import named_beside
from vaka.reading.names.cued import cues_of, named
from vaka.reading.names.dictionary import is_given
from vaka.reading.names.found import Found
from vaka.reading.names.lines import Line
from vaka.reading.names.offices import Office, is_plural
from vaka.reading.names.running import in_running_text
from vaka.reading.names.shown import has_age

__all__ = ["people_again", "people_unmarked"]

_UNITS = 2
"""Parts of a name taken behind an office: what follows a given and a family name is more often the sentence."""
_LAST = 4
"""Letters of a last name that counts alone when it is met again."""


def people_unmarked(line: Line, n: int, offices: Sequence[Office], knowledge: Knowledge) -> Iterator[Found]:
    """The people of a line in a script without capitals whose names the knowledge lacks.

    Args:
        line: A sentence.
        n: Its number.
        offices: The offices in it.
        knowledge: For given names.
    """
    if not line.lexicon.spaced:
        return in_running_text(line, n, offices)
    if line.lexicon.titles_lead:
        return _behind(line, n, offices, knowledge)
    return named_beside(line, n, offices)


# --- behind an office --------------------------------------------------------------------------------


def _behind(line: Line, n: int, offices: Sequence[Office], knowledge: Knowledge) -> Iterator[Found]:
    starts = {o.i for o in offices}
    for cue in cues_of(line, offices, line.lexicon.honorifics_before):
        if cue.office and (is_plural(line, cue.office) or _construct(line, cue.office)):
            continue
        i = cue.j + 1
        while i < len(line.tokens) and (
            (line.tokens[i].folded,) in line.lexicon.modifiers
            or (cue.office and _attribute(line, i, knowledge))
        ):
            i += 1
        j = _last_unit(line, i, starts)
        j = _over_second(line, i, j, starts, knowledge) if j is not None else None
        if j is not None and (j > i or cue.office is None or cue.office.country):
            yield named(line, n, i, j, cue)
    yield from _aged_or_speaking(line, n, starts, knowledge)


def _aged_or_speaking(line: Line, n: int, starts: set[int], knowledge: Knowledge) -> Iterator[Found]:
    """Two words before an age in brackets; a given name and what follows it behind a verb of speech."""
    for k, token in enumerate(line.tokens):
        i = k - 1
        bracketed = k + 1 < len(line.tokens) and line.tokens[k + 1].gap == "open" and has_age(line, k, k)
        if i >= 0 and bracketed and token.gap == "space" and line.free(i, k) and not {i, k} & starts:
            yield named(line, n, i, k, None)
        elif k and line.tokens[i].folded in line.lexicon.person_verbs and is_given(token, knowledge):
            j = _last_unit(line, k, starts)
            if j is not None and j > k:
                yield named(line, n, k, j, None)


def _attribute(line: Line, i: int, knowledge: Knowledge) -> bool:
    """Whether word `i`, behind an office, is an adjective with its article and no name ("the village council")."""
    articles = tuple(b for b, bases, _ in line.lexicon.beginnings if b in bases)
    token = line.tokens[i]
    plain = token.gap == "space" and not line.taken[i] and not is_given(token, knowledge)
    return plain and bool(articles) and token.folded.startswith(articles) and i + 2 < len(line.tokens)


def _construct(line: Line, office: Office) -> bool:
    """Whether words for an office without an article lead to what it is over, not to its holder ("head of …")."""
    articles = tuple(b for b, bases, _ in line.lexicon.beginnings if b in bases)
    last = line.tokens[office.last].folded
    return bool(articles) and office.j == office.last and not any(a in last[: len(a) + 2] for a in articles)


def _last_unit(line: Line, i: int, starts: set[int]) -> int | None:
    """The last word of the name that begins at word `i`; particles count with the word behind them."""
    last, units, k = None, 0, i
    while k < len(line.tokens) and units < _UNITS and _may_be_part(line, k, starts, first=k == i):
        if line.tokens[k].folded not in line.lexicon.particles:
            last, units = k, units + 1
        k += 1
    return last


def _over_second(line: Line, i: int, j: int, starts: set[int], knowledge: Knowledge) -> int:
    """The word behind two given names is the family name, where what follows it begins anew ("محمت نوري إرسوي، …")."""
    k = j + 1
    if j == i or k >= len(line.tokens) or not is_given(line.tokens[j], knowledge):
        return j
    after = line.tokens[k + 1] if k + 1 < len(line.tokens) else None
    anew = after is None or after.gap != "space" or after.folded.startswith(_openings(line))
    return (
        k if anew and len(line.tokens[k].text) > _LAST and _may_be_part(line, k, starts, first=False) else j
    )


def _may_be_part(line: Line, k: int, starts: set[int], first: bool) -> bool:
    token, lexicon = line.tokens[k], line.lexicon
    if token.gap != "space" or line.taken[k] or k in starts or any(c.isdigit() for c in token.text):
        return False
    if token.folded in lexicon.not_names or token.folded.startswith(_contracted(line)):
        return False
    return first or not token.folded.startswith(_openings(line)) or _family_with_clitic(line, k)


_LONG = 5
"""Letters from which a word that opens with a clitic's letter may be a family name: shorter ones are words of the
sentence ("كان", "بعد")."""


def _family_with_clitic(line: Line, k: int) -> bool:
    """Whether word `k`, behind a given name, begins with a clitic's letter and may be a family name all the same."""
    token, lexicon = line.tokens[k], line.lexicon
    if not token.folded.startswith(lexicon.clitic_letters or ("\0",)) or len(token.folded) < _LONG:
        return False
    bare = token.folded[1:]
    common = token.folded in lexicon.no_second or bare in lexicon.not_names or bare in lexicon.title_starts
    return not common and not any(lemma in lexicon.person_verbs for lemma, _ in token.lemmas)


def _contracted(line: Line) -> tuple[str, ...]:
    """Clitics together with the article: what they open is a noun of the sentence."""
    articles = {b for b, bases, _ in line.lexicon.beginnings if b in bases}
    joined = (b for b, bases, _ in line.lexicon.beginnings if b not in articles and articles & {*bases})
    return tuple(joined) or ("\0",)


def _openings(line: Line) -> tuple[str, ...]:
    """Clitics of one letter, with which the second part of a name rarely begins and the next word often does."""
    return tuple(b for b, bases, _ in line.lexicon.beginnings if len(b) == 1 and bases == ("",)) or ("\0",)


# --- met again ---------------------------------------------------------------------------------------


def people_again(lines: Sequence[Line], found: Sequence[Found]) -> list[Found]:
    """The full and family names of people already found, where they stand again without anything beside them.

    Args:
        lines: The lines of a page; only those in scripts without capitals are looked at.
        found: What was found so far.
    """
    every: list[Found] = []
    for n, line in enumerate(lines):
        if line.lexicon.cased:
            continue
        phrases = _phrases(found, line.lexicon.spaced)
        i = 0
        while i < len(line.tokens):
            j = _phrase_at(line, i, phrases)
            if j is not None:
                every.append(named(line, n, i, j, None))
            i = j + 1 if j is not None else i + 1
    return every


def _phrases(found: Sequence[Found], spaced: bool) -> Mapping[str, set[tuple[str, ...]]]:
    """The names by their first word, as words of a line: whole names and, where long enough, their last parts."""
    table: dict[str, set[tuple[str, ...]]] = {}
    for one in found:
        if one.kind != "person" or one.form != "name" or one.doubtful or not one.cued:
            continue
        whole = tuple(one.surface)
        last = whole[-1:] if spaced else tuple(min(one.words[-1]))
        alone = len(last[0]) >= _LAST if spaced else len(last) > 1 and not one.base.isalnum()
        for phrase in (whole, last) if alone else (whole,):
            table.setdefault(phrase[0], set()).add(phrase)
    return table


def _phrase_at(line: Line, i: int, phrases: Mapping[str, set[tuple[str, ...]]]) -> int | None:
    for phrase in sorted(phrases.get(line.tokens[i].text, ()), key=lambda p: (-len(p), p)):
        j = i + len(phrase) - 1
        if (
            j < len(line.tokens)
            and line.free(i, j)
            and tuple(t.text for t in line.tokens[i : j + 1]) == phrase
        ):
            return j
    return None
