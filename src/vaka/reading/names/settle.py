"""Whom a person's name means inside one document: full names gather shorter ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from vaka.knowledge import Form, Knowledge, family_first, family_name, name_words
from vaka.reading.names.found import Found
from vaka.reading.names.initials import fits_initial, has_initials, known_of_initial
from vaka.reading.names.offices import PROFESSION
from vaka.reading.names.sound import known_by_sound
from vaka.reading.names.transliteration import skeleton
from vaka.text import fold

__all__ = ["Person", "settle_people", "word_fits"]

_SAME_OFFICE = {
    "leader": {"head_of_state", "head_of_government", "leader"},
    "head_of_state": {"head_of_state", "leader"},
    "head_of_government": {"head_of_government", "leader"},
}


@dataclass(slots=True)
class Person:
    """Somebody in this document."""

    words: tuple[frozenset[str], ...]
    key: str | None = None
    country: str | None = None
    titles: dict[str, None] = field(default_factory=dict)
    mentions: list[Found] = field(default_factory=list)

    def family(self) -> frozenset[str]:
        """The possible dictionary forms of the family name."""
        return self.words[0] if any(family_first((w, "")) for w in self.words[0]) else self.words[-1]

    def add(self, found: Found) -> None:
        """Take in one more mention."""
        self.mentions.append(found)
        self.titles.update(dict.fromkeys(found.titles))
        self.country = self.country or found.country
        if len(found.words) > len(self.words):
            self.words = found.words


def word_fits(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether two words can be forms of one name."""
    return not a.isdisjoint(b)


def _same_full(a: Sequence[frozenset[str]], b: Sequence[frozenset[str]]) -> bool:
    """Whether two names of two words or more are one: word for word, or the longer has a word between."""
    short, long = sorted((a, b), key=len)
    if len(short) < 2 or not word_fits(short[0], long[0]) or not word_fits(short[-1], long[-1]):
        return False
    rest = iter(long)
    return all(any(word_fits(word, other) for other in rest) for word in short)


def _double_family(who: Person, mention: Found) -> bool:
    """Whether a name is the hyphenated family name of somebody, alone."""
    count = len(mention.words)
    tail = who.words[-count:] if "-" in mention.base and " " not in mention.base else ()
    return len(who.words) > count > 1 and len(tail) == count and all(map(word_fits, tail, mention.words))


def _same_sound(who: Person, mention: Found) -> bool:
    """Whether a name in another script or spelling has the same consonants; one page is context enough."""
    sound = skeleton(mention.base)
    return len(sound) > 1 and any(skeleton(m.base) == sound for m in who.mentions if m.form == "name")


def titles_agree(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two people's offices can be one person's: some office in common, as far as both have any."""
    a, b = [x for x in a if x != PROFESSION], [y for y in b if y != PROFESSION]
    if not a or not b:
        return True
    return any(y in _SAME_OFFICE.get(x, {x}) for x in a for y in b)


def _agreeing(titles: Sequence[str]) -> tuple[str, ...]:
    """Every office that may be meant by these."""
    offices = {role for title in titles if title != PROFESSION for role in _SAME_OFFICE.get(title, {title})}
    return tuple(sorted(offices))


def settle_people(
    found: Sequence[Found], knowledge: Knowledge, countries: frozenset[str], day: str
) -> list[Person]:
    """Group the people of a document.

    Args:
        found: Every mention of a person, in the order of the text.
        knowledge: For who holds which office.
        countries: Canonical names of the countries that the document names.
        day: Publication day (ISO 8601), or empty.
    """
    _repeated(found)
    for mention in found:
        mention.key = mention.key or _known_by_ends(mention, knowledge)
        mention.key = mention.key or _namesake_of(mention, knowledge, countries)
        if not mention.key and not mention.bearers:
            mention.key = known_by_sound(mention, knowledge, countries, _agreeing(mention.titles))
    people: list[Person] = []
    alone = [m.words[0] for m in found if len(m.words) == 1]
    initialled = [m for m in found if not m.key and has_initials(m)]
    for doubtful in (False, True):
        for mention in found:
            full = mention.key or (len(mention.words) > 1 and mention not in initialled)
            if mention.doubtful == doubtful and full:
                _full(people, mention, alone)
    for mention in initialled:
        _initialled(people, mention, knowledge, countries, day, alone)
    for place, mention in enumerate(found):
        if not mention.key and len(mention.words) == 1:
            _short(people, mention, found[:place], knowledge, countries, day)
    return people


def _initialled(
    people: list[Person],
    mention: Found,
    knowledge: Knowledge,
    countries: frozenset[str],
    day: str,
    alone: Sequence[frozenset[str]],
) -> None:
    """Settle an initial with a family name: the one person of the page whom both fit, or the known one, or somebody."""
    fitting = [
        p for p in people if word_fits(p.family(), mention.words[-1]) and fits_initial(p.words, mention)
    ]
    if len(fitting) == 1:
        return _join(fitting[0], mention)
    if not fitting:
        forms = known_of_initial(mention, knowledge)
        form = _from_knowledge(forms, mention, knowledge, countries, day)
        mention.key = form.key if form else None
    _full(people, mention, alone)


def _known_by_ends(mention: Found, knowledge: Knowledge) -> str | None:
    """The one known person of this first and last name, where a page gives more names between them."""
    if len(mention.words) < 3:
        return None
    keys = {
        form.key
        for first in mention.words[0]
        for last in mention.words[-1]
        for form in knowledge.forms(f"{first} {last}")
        if form.use == "name" and (who := knowledge.get(form.key)) and who.kind == "person"
    }
    return keys.pop() if len(keys) == 1 else None


def _repeated(found: Sequence[Found]) -> None:
    """Full names that stand in two sentences or more are no chance meeting of capitals."""
    doubtful = [m for m in found if m.repeatable]
    for mention in doubtful:
        again = (m for m in doubtful if m.line != mention.line and len(m.words) == len(mention.words))
        if any(all(map(word_fits, m.words, mention.words)) for m in again):
            mention.doubtful, mention.cued = False, True


def _namesake_of(mention: Found, knowledge: Knowledge, countries: frozenset[str]) -> str | None:
    """Of several known people of one full name, the only one from a country that the text gives or names."""
    if len(mention.words) < 2:
        return None
    bearers = {f.key: knowledge.get(f.key) for f in mention.bearers if f.use == "name"}
    home = {mention.country} if mention.country else countries
    fitting = [key for key, who in bearers.items() if who and who.kind == "person" and who.country in home]
    return fitting[0] if len(fitting) == 1 and len(bearers) > 1 else None


def _full(people: list[Person], mention: Found, alone: Sequence[frozenset[str]]) -> None:
    for who in people:
        if (mention.key and who.key == mention.key) or (
            (not mention.key or not who.key)
            and (
                _same_full(who.words, mention.words)
                or _same_sound(who, mention)
                or _double_family(who, mention)
            )
        ):
            who.key = who.key or mention.key
            return _join(who, mention)
    whole = frozenset((fold(mention.base),))
    part = next((p for p in people if len(p.words) > 1 and any(word_fits(w, whole) for w in p.words)), None)
    if part and " " not in mention.base:
        mention.words, mention.form = (
            (whole,),
            "short",
        )  # parted as a Korean name, yet a word of a foreign one
        return _join(part, mention)
    if mention.doubtful and not any(word_fits(Person(mention.words).family(), word) for word in alone):
        return
    who = Person(mention.words, mention.key, mention.country)
    people.append(who)
    _join(who, mention)


def _join(who: Person, mention: Found) -> None:
    who.add(mention)
    mention.key = who.key


def _short(
    people: list[Person],
    mention: Found,
    before: Sequence[Found],
    knowledge: Knowledge,
    countries: frozenset[str],
    day: str,
) -> None:
    word = mention.words[0]
    bearing = [p for p in people if word_fits(p.family(), word)]
    bearing = bearing or [p for p in people if any(word_fits(w, word) for w in p.words)]
    bearing = bearing or [p for p in people if _parted_family(p) in word]
    bearing = bearing or [p for p in people if _family_sound(p) == skeleton(mention.base)]
    if bearing:
        return _join(_salient(bearing, mention, before), mention)
    form = _from_knowledge(mention.bearers, mention, knowledge, countries, day)
    if form:
        mention.key = form.key
        who = knowledge.get(form.key)
        mention.country = mention.country or (who.country if who else None)
    if form or (mention.cued and not mention.doubtful):
        people.append(Person(mention.words, mention.key, mention.country))
        _join(people[-1], mention)


def _parted_family(who: Person) -> str:
    """The folded family name of a name that is written in one word, as Korean names are; else empty."""
    full = next((m.base for m in who.mentions if m.form == "name"), "")
    parts = name_words(full) if " " not in full else []
    return fold(parts[0]) if len(parts) == 2 else ""


def _family_sound(who: Person) -> tuple[str, ...]:
    """The consonants of the family name, in any script."""
    full = next((m.base for m in who.mentions if m.form == "name"), "")
    return skeleton(family_name(full.split())) if full else ("?",)


def _salient(bearing: Sequence[Person], mention: Found, before: Sequence[Found]) -> Person:
    """Of several with one name: whose office and country agree; then who stands in the same line; then whom
    the document has spoken of most, for a passing namesake is named in full again."""
    agreeing = [
        p
        for p in bearing
        if titles_agree(mention.titles, tuple(p.titles)) and mention.country in (None, p.country)
    ]
    pool = agreeing or list(bearing)
    for earlier in before:
        if earlier.line == mention.line:
            who = next((p for p in pool if earlier in p.mentions), None)
            if who:
                return who
    return max(pool, key=lambda p: sum(m in before for m in p.mentions))


def _from_knowledge(
    forms: Sequence[Form], mention: Found, knowledge: Knowledge, countries: frozenset[str], day: str
) -> Form | None:
    """The known person that a bare family name means: one whose country or office the document shows."""
    scored = []
    for form in forms:
        who = knowledge.get(form.key)
        if not who or who.kind != "person":
            continue
        roles = [o.role for o in who.offices if not day or o.held_on(day)]
        if _of_another_calling(mention, [o.role for o in who.offices]):
            continue
        if len(mention.base) == 1 and not (mention.titles and titles_agree(mention.titles, roles)):
            continue  # a family name of one character is anybody's
        score = 2 * (who.country in countries) + 3 * (
            bool(mention.titles and roles) and titles_agree(mention.titles, roles)
        )
        high = bool({"head_of_state", "head_of_government", "leader"} & set(roles))
        score += mention.cued + high
        if mention.country and who.country and mention.country != who.country:
            continue
        if score > 1 or high:  # a verb of speech alone makes nobody of this name the known one
            scored.append((-score, who.key, form))
    scored.sort(key=lambda s: s[:2])
    return scored[0][2] if scored else None


def _of_another_calling(mention: Found, roles: Sequence[str]) -> bool:
    """Whether the text gives a bare family name an office or a profession that the known bearer never had."""
    if not mention.titles:
        return False
    offices = [title for title in mention.titles if title != PROFESSION]
    return not offices or not roles or not titles_agree(offices, roles)
