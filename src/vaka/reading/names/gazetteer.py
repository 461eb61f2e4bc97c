"""Known names in a line: the longest forms of the knowledge whose words stand there, inflected or not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vaka.knowledge import Form, Knowledge
from vaka.languages import CANONICAL
from vaka.reading.names.lines import Line
from vaka.reading.names.match import Match
from vaka.reading.names.pack import lexicon
from vaka.reading.names.tokens import Token, name_start

__all__ = ["matches"]

_LONGEST = 12
"""Words in the longest form that is looked for."""
_EXACT = frozenset(("city", "surname", "short", "acronym", "mangled", "weak"))
"""Uses whose lone forms count only where an apostrophe tells the ending: bare endings are in every word."""
_ACRONYM = 4
"""Letters up to which an acronym must stand in capitals; the press writes longer ones as words."""


def _paths(line: Line, i: int, knowledge: Knowledge) -> Iterator[tuple[int, int, str]]:
    """Every known form beginning at word `i`: last word, length of its base, folded words."""
    open_ = [""]
    for j in range(i, min(i + _LONGEST, len(line.tokens))):
        token = line.tokens[j]
        if j > i and (not (token.close or _abbreviated(line, j)) or line.tokens[j - 1].suffix):
            return
        following = []
        for words in open_:
            for lemma, length in token.lemmas:
                joined = f"{words} {lemma}" if words else lemma
                standing = knowledge.standing(joined)
                if standing & 1:
                    yield j, length, joined
                if standing & 2 and length == len(token.folded):
                    following.append(joined)
        if not following:
            return
        open_ = following


def _abbreviated(line: Line, j: int) -> bool:
    """Whether the stop before word `j` is that of an initial or an ordinal inside a name ("N. Korea", "14. Leo")."""
    before = line.tokens[j - 1].text
    return line.tokens[j].gap == "stop" and (before.isdigit() or (len(before) == 1 and before.isupper()))


def _end(last: Token, length: int) -> int:
    """Where a name ends whose last word has a base of `length` letters."""
    return last.end if length == len(last.folded) else last.start + min(length, len(last.text))


def _bare_ending(form: Form, knowledge: Knowledge) -> bool:
    """Whether a lone form may have an ending without an apostrophe: names of countries and peoples."""
    if form.use in ("demonym", "adjective"):
        return True
    who = knowledge.get(form.key) if form.use not in _EXACT else None
    return who is not None and who.kind == "country"


def _fits(form: Form, tokens: Sequence[Token], line: Line, exact: bool, knowledge: Knowledge) -> bool:
    """Whether a form may stand in this line, written as it is there."""
    language = line.language
    first = tokens[0]
    common = len(tokens) == 1 and first.folded in line.lexicon.not_names
    if common and (form.use == "city" or (form.use == "surname" and not line.lexicon.cased)):
        return False
    if common and not exact and line.lexicon.cased:
        return False  # "Maliye" is the treasury, no case of Mali
    if form.language not in ("", language) and not _any_language(form, len(tokens)):
        return False
    if not line.lexicon.cased:
        return True
    written = form.text
    small = line.lexicon.adjectives_small and form.use in ("demonym", "adjective")
    if written[0].isupper() and not first.capital and not small:
        return False
    if _small_behind(tokens, written, line):
        return False
    if len(tokens) == 1 and not exact and line.lexicon.suffixes and not _bare_ending(form, knowledge):
        return False
    if written.isupper() and 1 < len(written) <= _ACRONYM and not first.upper:
        return False
    return not (line.lexicon.keep_marks and exact and not _same_letters(tokens, written))


def _small_behind(tokens: Sequence[Token], written: str, line: Line) -> bool:
    """Whether a name of several capitals has only the one that opens a sentence: "La réunion" is no island."""
    rest = written.split()[1:]
    if len(tokens) < 2 or not any(word[0].isupper() for word in rest) or not line.opens(tokens[0].i):
        return False
    return not any(token.capital for token in tokens[1:])


def _any_language(form: Form, words: int) -> bool:
    """Whether a form is distinctive enough to be looked for in other languages than its own."""
    if form.use == "acronym" and len(form.text) > 2 and form.text.isupper():
        return form.language == CANONICAL
    return form.use in ("name", "surname", "mangled", "weak") and words > 1 and not _by_marks(form.language)


def _by_marks(language: str) -> bool:
    """Whether marks tell a language's words apart, so that its forms, folded, are words of other languages."""
    return bool(language) and lexicon(language).keep_marks


def _same_letters(tokens: Sequence[Token], written: str) -> bool:
    surface = " ".join(t.text for t in tokens).casefold()
    return surface == " ".join(written.replace("-", " ").split()).casefold()


def _match(line: Line, i: int, knowledge: Knowledge) -> Match | None:
    """The longest form beginning at word `i`, the plainest reading of its ending first."""
    best: dict[tuple[int, int, int], list[Form]] = {}
    for j, length, words in _paths(line, i, knowledge):
        tokens = line.tokens[i : j + 1]
        exact = length == len(tokens[-1].folded)
        fitting = [f for f in knowledge.forms(words) if _fits(f, tokens, line, exact, knowledge)]
        if weak := tuple(f for f in fitting if f.use == "weak"):
            line.weak.append(Match(i, j, _end(tokens[-1], length), weak, tokens[0].start))
            fitting = [f for f in fitting if f.use != "weak"]
        if fitting:
            before = name_start(tokens[0].folded, words.split(" ")[0], line.lexicon)
            best.setdefault((j, length, -before), []).extend(fitting)
    if not best:
        return None
    j, length, before = max(best)
    end = _end(line.tokens[j], length)
    return Match(i, j, end, tuple(best[j, length, before]), line.tokens[i].start - before)


def matches(line: Line, knowledge: Knowledge) -> list[Match]:
    """The known forms of a line, leftmost and longest first, none overlapping."""
    found, i = [], 0
    while i < len(line.tokens):
        token = line.tokens[i]
        worth = not line.lexicon.cased or token.capital or len(token.folded) > 4 or token.text.isdigit()
        match = _match(line, i, knowledge) if worth else None
        if match:
            found.append(match)
        i = match.j + 1 if match else i + 1
    return found
