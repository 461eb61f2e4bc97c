"""Known names in a line made into findings: which bearer a form means, and whether its context allows it."""

from __future__ import annotations

from collections.abc import Sequence

from vaka.knowledge import Form, Knowledge, Known, family_first
from vaka.reading.names.dictionary import is_word
from vaka.reading.names.found import Found
from vaka.reading.names.lines import Line, Lower
from vaka.reading.names.match import Match
from vaka.records import EntityKind, MentionForm

__all__ = ["bearer", "finding", "is_weak", "located", "namesakes"]

_RANK = {
    "name": 0,
    "acronym": 0,
    "short": 1,
    "demonym": 1,
    "adjective": 1,
    "capital": 3,
    "mangled": 2,
    "city": 2,
    "surname": 4,
    "weak": 5,
}
_FORMS: dict[str, MentionForm] = {
    "name": "name",
    "city": "name",
    "mangled": "name",
    "capital": "capital",
    "short": "short",
    "surname": "short",
    "acronym": "acronym",
    "demonym": "demonym",
    "adjective": "demonym",
    "weak": "short",
}


def bearer(
    forms: Sequence[Form], knowledge: Knowledge, kind: EntityKind | None = None
) -> tuple[Form, Known] | None:
    """The likeliest bearer of a form: by what the form is to it, then by weight."""
    pairs = [(f, who) for f in forms if (who := knowledge.get(f.key)) and kind in (None, who.kind)]
    return min(pairs, key=lambda p: (_RANK[p[0].use], -p[1].weight, p[1].key), default=None)


def namesakes(forms: Sequence[Form], knowledge: Knowledge) -> bool:
    """Whether several people bear a form by right, so that it alone does not tell which."""
    people = {
        f.key for f in forms if f.use == "name" and (who := knowledge.get(f.key)) and who.kind == "person"
    }
    return len(people) > 1


def is_weak(match: Match, line: Line, knowledge: Knowledge, lower: Lower) -> bool:
    """Whether a match needs more than its form: a lone word that may as well be part of an unknown name."""
    uses = {f.use for f in match.forms}
    if uses == {"surname"}:
        return True
    parted = any(t.gap for t in line.tokens[match.i + 1 : match.j + 1])
    if parted or (match.i != match.j and line.lexicon.cased):
        return False
    if not line.lexicon.cased:
        return uses <= {"city", "surname"}
    token = line.tokens[match.i]
    if line.lexicon.keep_marks and _behind_family_name(line, match.i):
        return True
    if line.title_case and not token.suffix and not _plain(match, knowledge) and is_word(token, knowledge):
        return True
    if uses <= {"city", "surname"} and _doubtful_city(line, match.i, knowledge, lower):
        return True
    return _beside_name(line, match.i, knowledge) and not token.upper


def _behind_family_name(line: Line, i: int) -> bool:
    """Whether word `i` stands in a row of capitals behind a family name that opens a full name ("Trần Đức …")."""
    k = i
    while k and line.tokens[k].gap == "space" and line.tokens[k - 1].capital and i - k < 3:
        k -= 1
        if family_first([line.tokens[k].text, ""], exact=True):
            return True
    return False


def _plain(match: Match, knowledge: Knowledge) -> bool:
    """Whether a match is so common a name that even a line in title case leaves it plain: a country's."""
    found = bearer(match.forms, knowledge)
    return found is not None and (found[1].kind == "country" or found[0].use == "acronym")


def _doubtful_city(line: Line, i: int, knowledge: Knowledge, lower: Lower) -> bool:
    """Whether a city's name is more likely a common word with a capital or a part of a person's name."""
    token = line.tokens[i]
    if token.folded in lower and (line.opens(i) or line.title_case) and not token.suffix:
        return True
    if (knowledge.is_given_name(token.folded) or is_word(token, knowledge)) and not token.suffix:
        return not located(line, i, i)
    if token.suffix or i + 1 >= len(line.tokens):
        return False
    after = line.tokens[i + 1]
    named = after.capital and after.gap == "space" and not line.taken[i + 1] and not line.title_case
    return named and not any(lemma in line.lexicon.place_after for lemma, _ in after.lemmas)


def _beside_name(line: Line, i: int, knowledge: Knowledge) -> bool:
    """Whether the word before is an untaken given name, so that word `i` is more likely a family name.

    An ending of place decides against it: people are not somewhere, headlines put them there ("Kim Viyana'da").
    """
    if located(line, i, i):
        return False
    if i == 0 or not line.tokens[i].close or line.taken[i - 1] or line.tokens[i - 1].suffix:
        return False
    before = line.tokens[i - 1]
    return (
        before.capital
        and knowledge.is_given_name(before.folded)
        and before.folded not in line.lexicon.not_names
    )


def finding(match: Match, line: Line, n: int, form: Form, who: Known) -> Found:
    """A match as a finding that means `who`."""
    i, j = _capitalised(match, line) if who.kind == "place" else (match.i, match.j)
    tokens = line.tokens[i : j + 1]
    found = Found(
        n,
        i,
        j,
        match.start if i == match.i else tokens[0].start,
        match.end if j == match.j else tokens[-1].end,
        who.kind,
        _FORMS[form.use],
        line.name_parts(i, j) or tuple(frozenset(lemma for lemma, _ in t.lemmas) for t in tokens),
        tuple(t.text for t in tokens),
        match.forms,
        who.key,
        who.name if who.kind == "country" else who.country,
    )
    found.base = form.text
    return found


def _capitalised(match: Match, line: Line) -> tuple[int, int]:
    """A place's name without the common nouns at its edges that are written small ("Kursk bölgesi")."""
    i, j = match.i, match.j
    while i < j and _common_noun(line, i):
        i += 1
    while i < j and _common_noun(line, j):
        j -= 1
    return i, j


def _common_noun(line: Line, i: int) -> bool:
    """Whether a word is written small and is a common noun for places, or an article beside one."""
    token, lexicon = line.tokens[i], line.lexicon
    if token.capital or not lexicon.cased or any(lemma in lexicon.place_makers for lemma, _ in token.lemmas):
        return False  # what makes an airport's or a palace's name belongs to it
    return any(lemma in lexicon.place_nouns for lemma, _ in token.lemmas)


def _placed_before(line: Line, i: int) -> bool:
    """Whether a preposition of place or a common noun for places leads to word `i`, over articles."""
    lexicon, tokens = line.lexicon, line.tokens
    if tokens[i - 1].folded in lexicon.prepositions or ends_with(line, i, lexicon.place_before):
        return True
    return i > 1 and tokens[i - 1].folded in lexicon.linking and ends_with(line, i - 1, lexicon.place_before)


def ends_with(line: Line, i: int, phrases: frozenset[tuple[str, ...]]) -> bool:
    """Whether one of these phrases, the last word in any form, stands right before word `i`."""
    for phrase in phrases:
        before = line.tokens[max(0, i - len(phrase)) : i]
        if len(before) == len(phrase) and all(
            any(lemma == wanted for lemma, _ in token.lemmas)
            for token, wanted in zip(before, phrase, strict=True)
        ):
            return True
    return False


def located(line: Line, i: int, j: int) -> bool:
    """Whether words `i` to `j` stand as a place: after a preposition of place, with such an ending, or beside
    a common noun for places."""
    lexicon, tokens = line.lexicon, line.tokens
    last = tokens[j]
    if last.suffix in lexicon.place_suffixes and last.suffix:
        return True
    if any(
        last.folded.removeprefix(lemma) in lexicon.place_suffixes
        for lemma, _ in last.lemmas
        if lemma != last.folded and last.folded.startswith(lemma)
    ):
        return True
    if i and tokens[i].close and _placed_before(line, i):
        return True
    after = tokens[j + 1] if j + 1 < len(tokens) else None
    return bool(after and after.close and any(lemma in lexicon.place_after for lemma, _ in after.lemmas))
