"""Ministries and the like in a script without capitals: common nouns beside a country's name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from vaka.reading.names.cued import named
from vaka.reading.names.found import Found
from vaka.reading.names.lines import Line
from vaka.reading.names.pack import PhraseIndex
from vaka.reading.names.tokens import Token

__all__ = ["state_bodies"]


def state_bodies(line: Line, n: int, countries: Mapping[int, tuple[int, str]]) -> Iterator[Found]:
    """In a script without capitals: common nouns for ministries and the like beside a country's name.

    Args:
        line: A sentence.
        n: Its number.
        countries: For the first and the last word of every country in the line, the word at its other end and
            the country's name.
    """
    if line.lexicon.cased:
        return
    for first, (last, country) in sorted(countries.items()):
        if last < first:
            continue
        behind = _body(line, last + 1, line.lexicon.organisation_last)
        before = None if behind else _body_before(line, first, line.lexicon.organisation_first)
        if behind is not None or before is not None:
            i, j = before if before is not None else first, behind if behind is not None else last
            found = named(line, n, i, j, None)
            found.kind, found.form, found.country = "organisation", "name", country
            yield found


def _body(line: Line, k: int, heads: PhraseIndex) -> int | None:
    """The last word of the noun for a body that begins at word `k`."""
    if (
        k >= len(line.tokens)
        or not line.tokens[k].close
        or (line.tokens[k].gap == "space") != line.lexicon.spaced
    ):
        return None
    for lemma, _ in line.tokens[k].lemmas:
        for phrase in heads.starting(lemma):
            there = line.tokens[k : k + len(phrase)]
            if len(there) == len(phrase) and all(_is(t, w) for t, w in zip(there, phrase, strict=True)):
                return k + len(phrase) - 1 if line.free(k, k + len(phrase) - 1) else None
    return None


def _is(token: Token, word: str) -> bool:
    return any(lemma == word for lemma, _ in token.lemmas)


def _body_before(line: Line, k: int, heads: PhraseIndex) -> int | None:
    """The first word of the noun for a body that ends right before word `k`."""
    for i in range(max(0, k - 3), k):
        if (
            i
            and line.tokens[i].close
            and any(w in line.lexicon.title_starts for w, _ in line.tokens[i - 1].lemmas)
        ):
            continue  # "minister of foreign affairs of …" is an office
        for lemma, _ in line.tokens[i].lemmas:
            for phrase in heads.starting(lemma):
                there = line.tokens[i:k]
                if len(phrase) == k - i and all(_is(t, w) for t, w in zip(there, phrase, strict=True)):
                    return i if line.free(i, k - 1) and line.tokens[k].close else None
    return None
