"""People in a line: runs of capitals that a title, an honorific or a given name makes a person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from vaka.knowledge import Knowledge
from vaka.reading.names.dictionary import is_given, is_word
from vaka.reading.names.found import Found
from vaka.reading.names.lines import Line, Lower
from vaka.reading.names.lone import judge_lone
from vaka.reading.names.offices import Office, is_plural
from vaka.reading.names.shown import is_shown, may_be_full_name
from vaka.reading.names.tokens import Token
from vaka.records import EntityKind

__all__ = ["follows", "people_of", "person"]

ACRONYM = 5
"""Letters up to which capitals right after an office name an organisation, not a person."""
_LONGEST = 5
"""Words in the longest name of a person."""


def person(line: Line, n: int, i: int, j: int) -> Found:
    """The words `i` to `j` of line `n` as a person's name."""
    tokens, marked = line.tokens[i : j + 1], line.lexicon.keep_marks
    words = tuple(frozenset(lemma for lemma, _ in (t.lemmas[:1] if marked else t.lemmas)) for t in tokens)
    words = line.name_parts(i, j) or words
    return Found(
        n,
        i,
        j,
        tokens[0].start,
        tokens[-1].end,
        "person",
        "name" if len(words) > 1 else "short",
        words,
        line.surface(i, j),
        base=line.written(i, j),
    )


def _joins(token: Token, before: Token) -> bool:
    """Whether a word may continue a name begun before it."""
    initial = len(before.text) == 1 and token.gap == "stop"
    return (token.close or initial) and not before.suffix


def _is_part(line: Line, i: int, lower: Lower) -> bool:
    """Whether word `i` can be part of a person's name."""
    token, lexicon = line.tokens[i], line.lexicon
    if _initial(line, i) and not line.taken[i]:
        return True
    if token.folded in lexicon.bodies and token.capital:
        return False
    if token.folded in lexicon.articles and line.opens(i):
        return False
    if not (token.capital or (i and not token.gap)) or line.taken[i] or token.text[0].isdigit():
        return False
    goes_on = i + 1 < len(line.tokens) and not line.tokens[i + 1].gap  # behind an apostrophe that is a letter
    if token.folded in lexicon.not_names and not goes_on:
        return False
    return not (token.folded in lower and (line.opens(i) or line.title_case) and lower[token.folded] > 0)


def _initial(line: Line, i: int) -> bool:
    """Whether word `i` is an initial: one capital letter, a full stop, and another capital right behind it."""
    token, after = line.tokens[i], line.tokens[i + 1 : i + 2]
    return (
        len(token.text) == 1 and token.capital and bool(after) and after[0].gap == "stop" and after[0].capital
    )


def _run(line: Line, i: int, lower: Lower, surnames: frozenset[int], knowledge: Knowledge) -> int | None:
    """The last word of the longest run of name words that begins at `i`."""
    if not _is_part(line, i, lower):
        return None
    j = i
    while j + 1 < len(line.tokens) and _weight(line, i, j) < _LONGEST:
        following = line.tokens[j + 1]
        if not _joins(following, line.tokens[j]) or _honorific_word(line, j + 1):
            break
        if following.gap == "hyphen" and surnames & {j, j + 1}:
            break  # two people: "Serudan-Vashkel talks"
        if _is_part(line, j + 1, lower):
            j += 1
        elif not _only_noun(line, i, j, knowledge) and (step := _over_particles(line, j + 1, lower)):
            j += step
        elif (
            following.gap == "hyphen"
            and len(following.text) <= 4
            and not following.capital
            and not line.taken[j + 1]
        ):
            j += 1  # Jong-un
        else:
            break
    return j


def _weight(line: Line, i: int, j: int) -> int:
    """Words of a run that are no particles."""
    return sum(t.folded not in line.lexicon.particles for t in line.tokens[i : j + 1])


def _only_noun(line: Line, i: int, j: int, knowledge: Knowledge) -> bool:
    """Whether words `i` to `j` are one word that may be any noun with its capital ("Amtszeit von …"), with no office
    or the like before it."""
    if not line.lexicon.nouns_capital or i < j or (i and line.taken[i - 1] and line.tokens[i].close):
        return False
    return not is_given(line.tokens[i], knowledge)


_PARTICLES = 3
"""Particles in a row at most ("van der", "de la")."""


def _over_particles(line: Line, k: int, lower: Lower) -> int:
    """How many words from word `k` are particles and the part of a name behind them; 0 where none follows."""
    for n in range(_PARTICLES):
        at = k + n + 1
        if at >= len(line.tokens) or line.tokens[at - 1].folded not in line.lexicon.particles:
            return 0
        if not line.tokens[at].close:
            return 0
        if _is_part(line, at, lower):
            return n + 2
    return 0


def _honorific(line: Line, i: int, j: int) -> bool:
    """Whether an honorific stands right before or after words `i` to `j`."""
    lexicon = line.lexicon
    for phrase in lexicon.honorifics_before:
        k = i - len(phrase)
        if (
            k >= 0
            and tuple(t.folded for t in line.tokens[k:i]) == phrase
            and line.tokens[i].gap in ("space", "stop")
        ):
            return True
    for phrase in lexicon.honorifics_after:
        after = line.tokens[j + 1 : j + 1 + len(phrase)]
        if tuple(t.folded for t in after) == phrase and after[0].close:
            return True
    return False


def follows(line: Line, office: Office) -> bool:
    """Whether an office describes the name that ends right before it."""
    gap, after = line.tokens[office.i].gap, line.tokens[office.j + 1 : office.j + 2]
    if gap == "comma" and after and after[0].capital and after[0].close:
        return False  # the office of the name behind it: "the Majlis, President Ida Moreau"
    return (line.lexicon.titles_follow and gap in ("space", "")) or (
        line.lexicon.apposition and gap == "comma"
    )


def _honorific_word(line: Line, i: int) -> bool:
    """Whether word `i` is an honorific with a name after it."""
    if (line.tokens[i].folded,) not in line.lexicon.honorifics_before or i + 1 == len(line.tokens):
        return False
    after = line.tokens[i + 1]
    return after.capital and after.gap in ("space", "stop")


def people_of(
    line: Line,
    n: int,
    offices: Sequence[Office],
    knowledge: Knowledge,
    lower: Lower,
    surnames: frozenset[int],
) -> Iterator[Found]:
    """The people of a line whose names the knowledge lacks; words already taken are left alone.

    Args:
        line: A sentence.
        n: Its number.
        offices: The offices in it.
        knowledge: For given names and how words are usually written.
        lower: The words that stand in lower case on the page.
        surnames: Words that are family names of known people.
    """
    ends: Mapping[int, Office] = {o.j + 1: o for o in offices}
    starts: Mapping[int, Office] = {o.i: o for o in offices}
    i = 0
    while i < len(line.tokens):
        j = None if _honorific_word(line, i) else _run(line, i, lower, surnames, knowledge)
        if j is None:
            i += 1
            continue
        if all(len(token.text) == 1 for token in line.tokens[i : j + 1]):
            i = j + 1  # initials alone name nobody: "R. T." before a name already found
            continue
        found = _judge(line, n, i, j, ends.get(i), starts.get(j + 1), knowledge, surnames)
        if not found.doubtful:
            line.take(found.i, found.j)
        yield found
        i = j + 1


def _judge(
    line: Line,
    n: int,
    i: int,
    j: int,
    before: Office | None,
    after: Office | None,
    knowledge: Knowledge,
    surnames: frozenset[int],
) -> Found:
    """A run as a person, or as a place where its words or surroundings say so."""
    if _acronym_first(line, i, j) or (line.opens(i) and _word_first(line, i, j, knowledge)):
        i, before = i + 1, None
    elif before and _word_first(line, i, j, knowledge):
        i += 1  # what the office is over: "представитель Минобороны Иван …"
    tokens = line.tokens[i : j + 1]
    found = person(line, n, i, j)
    apposition = after and follows(line, after)
    office = before if before and _leads(line, before, i, j, knowledge) else after if apposition else None
    if office and i == j and is_plural(line, office):
        office = None
    if office:
        found.titles.append(office.role)
        found.country = office.country
    initials = (
        i < j and all(_initial(line, k) for k in range(i, j)) and not is_word(line.tokens[j], knowledge)
    )
    found.cued = bool(office) or _honorific(line, i, j) or (initials and line.tokens[i].text.isalpha())
    given = is_given(tokens[0], knowledge)
    if office and len(tokens) == 1 and tokens[0].upper and len(tokens[0].text) <= ACRONYM:
        found.kind, found.titles, found.form = "organisation", [], "acronym"  # whose office it is
        return found
    if found.cued:
        words = not line.lexicon.keep_marks and all(is_word(t, knowledge) for t in tokens)
        found.doubtful = words and not given
    elif len(tokens) == 1:
        kind = None if i in surnames else judge_lone(found, line, knowledge)
        found.kind, found.cued, found.doubtful = kind or "person", kind == "person", kind is None
    elif any(line.lexicon.place_part.starting(lemma) for lemma, _ in tokens[-1].lemmas):
        found.kind = "place"
    elif may_be_full_name(line, i, j, knowledge) and is_shown(line, i, j):
        found.cued = True
    else:
        common = is_word(tokens[0], knowledge) and is_word(tokens[-1], knowledge)
        found.doubtful = not given or common or line.title_case or all(t.upper for t in tokens)
        found.repeatable = found.doubtful and may_be_full_name(line, i, j, knowledge)
    if found.doubtful and not line.title_case:
        found.otherwise = _otherwise(line, i, j, knowledge)
    return found


def _otherwise(line: Line, i: int, j: int, knowledge: Knowledge) -> EntityKind | None:
    """What a run is that is no person: another thing's name, or just common words with capitals."""
    tokens = line.tokens[i : j + 1]
    if line.opens(i) and is_word(tokens[0], knowledge):
        return None
    if len(tokens) > 1:
        return "other"
    named = bool(tokens[0].suffix) or knowledge.is_proper(tokens[0].folded)
    return "other" if named and not line.opens(i) and not is_word(tokens[0], knowledge) else None


def _leads(line: Line, office: Office, i: int, j: int, knowledge: Knowledge) -> bool:
    """Whether a name follows its office at once, or set off by commas ("the envoy, Ida Moreau,")."""
    gap = line.tokens[i].gap
    if gap != "comma" or not line.lexicon.apposition:
        return gap in ("space", "start")
    ends = j + 1 == len(line.tokens) or line.tokens[j + 1].gap in ("comma", "other", "stop")
    return is_given(line.tokens[i], knowledge) or (i < j and ends and not is_word(line.tokens[j], knowledge))


def _word_first(line: Line, i: int, j: int, knowledge: Knowledge) -> bool:
    """Whether the first word of a run is no part of the full name behind it ("Baker Ida Moreau lost …")."""
    if j - i < 2 or line.lexicon.keep_marks or line.tokens[i].suffix or len(line.tokens[i].text) < 3:
        return False
    first, second = line.tokens[i : i + 2]
    if second.folded in line.lexicon.particles and not second.capital:
        return False  # "von" is some given name's spelling, too
    return second.gap == "space" and not is_given(first, knowledge) and is_given(second, knowledge)


def _acronym_first(line: Line, i: int, j: int) -> bool:
    """Whether a run begins with an acronym that is no part of the name after it ("AB Ida Moreau")."""
    first, rest = line.tokens[i], line.tokens[i + 1 : j + 1]
    return first.upper and bool(rest) and not any(t.upper for t in rest) and rest[0].gap == "space"
