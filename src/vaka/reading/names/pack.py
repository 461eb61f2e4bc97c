"""What a language's `names.toml` may say: how names inflect there, and what stands around them."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from vaka.knowledge.table import WORD
from vaka.languages import load
from vaka.text import fold

__all__ = ["Head", "Lexicon", "NamesPack", "PhraseIndex", "lexicon"]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Case(_Strict):
    """A grammatical case as the names of people show it."""

    before: tuple[str, ...] = ()
    """Prepositions that ask for it."""
    endings: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    """An ending and that of the dictionary form it stands for, the likeliest first."""
    shown: bool = False
    """Whether all words of a name having such endings is enough to tell the case: hardly a name ends so by itself."""


class Inflection(_Strict):
    """How a name's form in the text comes back to its dictionary form. All endings are folded on load."""

    apostrophe: Literal["suffix", "elision", "letter"] = "elision"
    """What an apostrophe inside a word parts: a name from its ending (tr `Kars'ta`, en `'s`), an elided
    word from the name (fr `l'Iran`), or nothing (uk `В'ячеслав`)."""
    elisions: tuple[str, ...] = ()
    """Words that lose their vowel before an apostrophe ("l", "d"): articles and prepositions, no part of a name
    but inside one ("d'")."""
    suffixes: tuple[str, ...] = ()
    """Endings written onto the base form, with or without an apostrophe."""
    prefixes: tuple[str, ...] = ()
    """Beginnings written onto the base form."""
    beginnings: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    """A beginning and the beginnings of the dictionary form that it may stand for (ar `لل` for `ال`). What they
    share at their ends belongs to the name: an article that a beginning may also stand for stays in the span."""
    endings: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    """An ending and the endings of the dictionary form that it may stand for."""
    cases: dict[str, Case] = Field(default_factory=dict)
    """The cases in which people's names are declined, where the endings above do not tell them apart."""
    plural: tuple[str, ...] = ()
    """Endings of a plural: an office with one is held by several."""
    shortest: int = Field(default=3, ge=1)
    """Letters that must remain of a base form."""


class Words(_Strict):
    """Word lists, in their dictionary forms unless said otherwise; inflected ones are found by the rules."""

    not_names: tuple[str, ...] = ()
    """Words that are often capitalised and are no names: sentence openers, weekdays, months, religions."""
    honorifics_before: tuple[str, ...] = ()
    honorifics_after: tuple[str, ...] = ()
    title_modifiers: tuple[str, ...] = ()
    """Words between a country and an office or an office and a name ("eski", "former", "yardımcısı")."""
    portfolios: tuple[str, ...] = ()
    """What an office is over, in the form in which it follows the office ("Εξωτερικών")."""
    linking: tuple[str, ...] = ()
    """Articles and prepositions between an office and its country ("of the", "της")."""
    particles: tuple[str, ...] = ()
    """Lower-case words inside a person's name ("van", "bin")."""
    name_breaks: tuple[str, ...] = ()
    """Endings with which a word is no part of the name that follows it (scripts without capitals)."""
    clitic_letters: tuple[str, ...] = ()
    """Letters that are clitics on the next word, yet begin a family name as often behind a given name (ar)."""
    no_second: tuple[str, ...] = ()
    """Words beginning so that follow a name and are no part of it ("بحضور")."""
    place_before: tuple[str, ...] = ()
    """Common nouns before a place name ("πόλη", "Lake")."""
    place_after: tuple[str, ...] = ()
    """Common nouns after a place name ("kenti", "Nehri")."""
    place_part: tuple[str, ...] = ()
    """Those of them that belong to the name itself when capitalised ("Boğazı", "Strait")."""
    place_prepositions: tuple[str, ...] = ()
    """Prepositions after which an unknown name is a place."""
    place_suffixes: tuple[str, ...] = ()
    """Endings that make an unknown name a place (locative, ablative)."""
    organisation_last: tuple[str, ...] = ()
    """Head nouns that end an organisation's name ("Bakanlığı", "Ministry")."""
    organisation_first: tuple[str, ...] = ()
    """Head nouns that begin one ("Υπουργείο", "Ministry")."""
    organisation_inside: tuple[str, ...] = ()
    """Lower-case words inside an organisation's name ("of", "ve", "και")."""
    person_verbs: tuple[str, ...] = ()
    """Verb forms whose subject is a person, as they stand."""
    person_cases: tuple[str, ...] = ()
    """Endings after an apostrophe that an unknown name mostly has as a person's (not those of places)."""
    and_words: tuple[str, ...] = ()
    """Words that join two names ("and", "ve")."""
    person_after: tuple[str, ...] = ()
    """Words right after an unknown name that show a person ("tarafından")."""
    articles: tuple[str, ...] = ()
    """Articles that may stand before a person's name ("ο", "la")."""
    age_words: tuple[str, ...] = ()
    """Words right behind the number of an age that follows a name ("ετών", "ans"), as they stand."""
    age_links: tuple[str, ...] = ()
    """Words between the comma and that number ("de")."""
    age_before: tuple[str, ...] = ()
    """What follows the number of an age that leads to a name ("yaşındaki", "year" and "old", "летняя")."""
    bodies: tuple[str, ...] = ()
    """Words with a capital that mean an institution by themselves ("Cumhurbaşkanlığı")."""
    of_body: tuple[str, ...] = ()
    """Prepositions that, before an article, lead from a full name to its bearer's body ("Name von den Grünen")."""
    callings: tuple[str, ...] = ()
    """Nouns for people that stand where names do, besides offices and honorifics: in scripts without capitals a name
    follows them, and what ends in one is no name ("관계자", "代表", "مسؤول")."""
    subject_particles: tuple[str, ...] = ()
    """Particles of a subject written onto its last word (ko)."""
    subject_first: tuple[str, ...] = ()
    """Words that set a subject before its verb, in a language that puts it behind (ar "أما")."""
    no_name_ends: tuple[str, ...] = ()
    """Endings of words that are no name of a person, in scripts without capitals (bodies, groups)."""
    no_full_ends: tuple[str, ...] = ()
    """Endings of words that are no family and given name in one, though a foreign name may end so (ko "다")."""
    indefinite: tuple[str, ...] = ()
    """Words before an office that make it anybody's ("a", "bir")."""
    government_cases: tuple[str, ...] = ()
    """Endings after an apostrophe of a capital that stands for its government (subject, possessor)."""
    government_words: tuple[str, ...] = ()
    """Words beside a capital that show it stands for its government ("yönetimi", "officials", "accused")."""


class Characters(_Strict):
    """What characters tell of names in a script without spaces."""

    family: tuple[str, ...] = ()
    """Family names, of one character or two, that stand before a given name of one or two."""
    foreign: str = ""
    """The characters that spell foreign names by sound."""
    stops: tuple[str, ...] = ()
    """Words right behind a name that are no part of it."""


class Places(_Strict):
    """How a language makes a place's name out of a common noun and a name ("Esenboğa Havalimanı").

    Kinds are named by the English noun. A noun given with a capital counts only with one.
    """

    before: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    """Kind of place to the nouns that stand before the name ("aéroport de …")."""
    after: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    """The same for nouns behind it, or written onto it ("…궁")."""
    links: tuple[str, ...] = ()
    """Articles and prepositions between the noun and the name behind it."""
    international: tuple[str, ...] = ()
    """What behind an airport's name makes it an international one ("الدولي")."""
    common: tuple[str, ...] = ()
    """Words beside the noun that make no name with it, in scripts without capitals ("عسكري")."""
    town_endings: tuple[str, ...] = ()
    """Endings of a town's name as an attribute ("Frankfurter")."""
    patterns: dict[str, str] = Field(default_factory=dict)
    """The canonical language's: kind to the name made of it and of `{}`."""


class NamesPack(_Strict):
    """A `names.toml`."""

    script: Literal["cased", "caseless"] = "cased"
    marks: Literal["fold", "keep"] = "fold"
    """`keep`: accents tell words apart (vi), so a form must match with its marks."""
    spaced: bool = True
    """Whether words stand apart; where not, each character is a word and a name is a row of them."""
    characters: Characters = Characters()
    places: Places = Places()
    titles_lead: bool = False
    """Whether an office shows an unknown name behind it, in a script without capitals (ar)."""
    titles_follow: bool = False
    """Whether an office may follow the name without a comma (ko)."""
    apposition: bool = False
    """Whether an office after a comma describes the name before it (en, el, ru)."""
    adjectives_small: bool = False
    """Whether nationalities that the knowledge has with a capital may be written small (el)."""
    country_follows: bool = True
    """Whether a country may follow its office ("president of", "президент России")."""
    verb_last: bool = False
    """Whether the verb closes the sentence (tr, ko)."""
    inflection: Inflection = Inflection()
    nouns_capital: bool = False
    """Whether every noun has a capital: before a particle of names, only a given name then begins a name."""
    words: Words = Words()
    titles: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    """Language-neutral office to the language's words for it."""
    compounds: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    """Office to the words for it that end longer words naming the same ("Europaminister", "Gewerkschaftschefin")."""
    state_titles: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    """The same for single words that name another office when a country stands beside them."""

    @model_validator(mode="after")
    def _no_blank(self) -> NamesPack:
        for office, forms in self.titles.items():
            if not forms or any(not form.strip() for form in forms):
                raise ValueError(f"titles.{office}: an empty list or form")
        return self


Phrases = frozenset[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Head:
    """A common noun that makes a place's name."""

    words: tuple[str, ...]
    """As the language compares words."""
    kind: str
    capital: bool
    """Whether it counts only with a capital."""
    plain: bool
    """Whether it is the first noun given for its kind, in its dictionary form."""


class PhraseIndex:
    """Phrases by their first word, longest first."""

    def __init__(self, phrases: Phrases) -> None:
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for phrase in sorted(phrases, key=lambda p: (-len(p), p)):
            self._by_first.setdefault(phrase[0], []).append(phrase)

    def starting(self, word: str) -> Sequence[tuple[str, ...]]:
        """The phrases that begin with a word in its dictionary form."""
        return self._by_first.get(word, ())


@dataclass(frozen=True, slots=True)
class CaseEndings:
    """A case made ready: its prepositions, and its endings with those of the dictionary form, folded and as written."""

    before: frozenset[str]
    endings: Mapping[str, tuple[tuple[str, str], ...]]
    shown: bool


class Lexicon:
    """A pack made ready for matching: everything folded, phrases as tuples of words."""

    def __init__(self, language: str, pack: NamesPack) -> None:
        self.language = language
        self.cased = pack.script == "cased"
        self.keep_marks = pack.marks == "keep"
        self.spaced = pack.spaced
        self.family = tuple(sorted(pack.characters.family, key=lambda f: (-len(f), f)))
        self.foreign = frozenset(pack.characters.foreign)
        self.name_stops = pack.characters.stops
        self.titles_lead = pack.titles_lead
        self.titles_follow = pack.titles_follow
        self.apposition = pack.apposition
        self.verb_last = pack.verb_last
        self.adjectives_small = pack.adjectives_small
        self.country_follows = pack.country_follows
        inflection = pack.inflection
        self.apostrophe = inflection.apostrophe
        self.elisions = frozenset(fold(word) for word in inflection.elisions)
        self.shortest = inflection.shortest
        self.suffixes = tuple(sorted({fold(s) for s in inflection.suffixes}, key=lambda s: (-len(s), s)))
        self.beginnings = _beginnings(inflection)
        self.endings = _endings(inflection.endings)
        self.cases = tuple(
            CaseEndings(frozenset(map(self.normal, case.before)), _endings(case.endings), case.shown)
            for case in inflection.cases.values()
        )
        self.plural = tuple(fold(ending) for ending in inflection.plural)
        self.longest_ending = max(map(len, self.endings), default=0)
        words = pack.words
        self.not_names = frozenset(self.normal(w) for w in words.not_names)
        self.nouns_capital = pack.nouns_capital
        self.particles = frozenset(self.normal(w) for w in words.particles)
        self.portfolios = frozenset(self.normal(w) for w in words.portfolios)
        self.linking = frozenset(self.normal(w) for w in words.linking)
        self.inside = frozenset(self.normal(w) for w in words.organisation_inside)
        self.prepositions = frozenset(self.normal(w) for w in words.place_prepositions)
        self.place_suffixes = frozenset(self.normal(w) for w in words.place_suffixes)
        self.person_verbs = frozenset(self.normal(w) for w in words.person_verbs)
        self.person_cases = frozenset(self.normal(w) for w in words.person_cases)
        self.and_words = frozenset(self.normal(w) for w in words.and_words)
        self.person_after = frozenset(self.normal(w) for w in words.person_after)
        self.articles = frozenset(self.normal(w) for w in words.articles)
        self.age_words = frozenset(self.normal(w) for w in words.age_words)
        self.age_links = frozenset(self.normal(w) for w in words.age_links)
        self.age_before = frozenset(self.normal(w) for w in words.age_before)
        self.bodies = frozenset(self.normal(w) for w in words.bodies)
        self.subject_particles = tuple(sorted(words.subject_particles, key=lambda p: (-len(p), p)))
        self.of_body = frozenset(self.normal(w) for w in words.of_body)
        self.subject_first = frozenset(words.subject_first)
        self.indefinite = frozenset(self.normal(w) for w in words.indefinite)
        self._government_cases = frozenset(self.normal(w) for w in words.government_cases)
        self.government = frozenset(self.normal(w) for w in words.government_words)
        self.name_breaks = tuple(self.normal(w) for w in words.name_breaks)
        self.modifiers = self._phrases(words.title_modifiers)
        self.honorifics_before = self._phrases(words.honorifics_before)
        self.honorifics_after = self._phrases(words.honorifics_after)
        self.clitic_letters = words.clitic_letters
        self.no_second = frozenset(self.normal(w) for w in words.no_second)
        self.place_before = self._phrases(words.place_before)
        self.place_after = frozenset(self.normal(w) for w in words.place_after)
        self.place_nouns = self.place_after | self.linking | {w for p in self.place_before for w in p}
        self.place_part = PhraseIndex(self._phrases(words.place_part))
        self.organisation_last = PhraseIndex(self._phrases(words.organisation_last))
        self.organisation_first = PhraseIndex(self._phrases(words.organisation_first))
        self.places_before = self._heads(pack.places.before)
        self.places_after = self._heads(pack.places.after)
        self.place_makers = frozenset((*self.places_before, *self.places_after))
        self.place_ends = () if self.cased or not self.spaced else tuple(self.places_after)
        self.place_links = frozenset(self.normal(w) for w in pack.places.links)
        self.international = frozenset(self.normal(w) for w in pack.places.international)
        self.no_place = frozenset(self.normal(w) for w in pack.places.common)
        self.town_endings = pack.places.town_endings
        self.place_patterns = pack.places.patterns
        self.titles = {self._phrase(form): office for office, forms in pack.titles.items() for form in forms}
        self.state_titles = {self.normal(f): o for o, forms in pack.state_titles.items() for f in forms}
        self.callings = self._callings(words)
        self.no_ends = (*words.no_name_ends, *self.callings)
        self.no_full_ends = words.no_full_ends
        self.compounds = tuple(
            (self.normal(form), office) for office, forms in pack.compounds.items() for form in forms
        )
        self.title_starts = frozenset(phrase[0] for phrase in self.titles)
        self.longest_title = max(map(len, self.titles), default=0)

    def _callings(self, words: Words) -> tuple[str, ...]:
        """Callings, and the offices and honorifics of one word, longest first; none where capitals show names."""
        if self.cased:
            return ()
        single = [p[0] for p in (*self.titles, *self.honorifics_after) if len(p) == 1]
        joined = ["".join(p) for p in (*self.titles, *self.honorifics_after)] if not self.spaced else []
        found = {*single, *joined, *map(self.normal, words.callings)}
        return tuple(sorted(found, key=lambda w: (-len(w), w)))

    def normal(self, word: str) -> str:
        """A word as this language compares words: folded, or with its accents where they tell words apart."""
        return unicodedata.normalize("NFC", word).casefold() if self.keep_marks else fold(word)

    def _phrase(self, form: str) -> tuple[str, ...]:
        return tuple(self.normal(word) for word in WORD.findall(form))

    def _phrases(self, forms: tuple[str, ...]) -> Phrases:
        return frozenset(self._phrase(form) for form in forms)

    def _heads(self, kinds: Mapping[str, tuple[str, ...]]) -> Mapping[str, tuple[Head, ...]]:
        """Nouns of places by their first word, the longest first."""
        found: dict[str, list[Head]] = {}
        for kind, forms in kinds.items():
            for form in forms:
                words = self._phrase(form)
                capital = self.cased and form[0].isupper()
                found.setdefault(words[0], []).append(Head(words, kind, capital, form == forms[0]))
        return {
            first: tuple(sorted(heads, key=lambda h: (-len(h.words), h.words)))
            for first, heads in found.items()
        }

    def compound_office(self, word: str) -> str | None:
        """The office that a longer word names by its end; `None` where it names none."""
        ends = [
            (len(form), office) for form, office in self.compounds if word.endswith(form) and word != form
        ]
        return max(ends)[1] if ends else None

    def plain_cases(self, suffix: str) -> bool:
        """Whether an ending after an apostrophe is one of a subject or a possessor, or none."""
        return not suffix or suffix in self._government_cases


def _beginnings(inflection: Inflection) -> tuple[tuple[str, tuple[str, ...], int], ...]:
    """Beginnings, longest first: folded, what each may stand for, and where the name begins behind it."""
    table: dict[str, tuple[str, ...]] = {fold(p): ("",) for p in inflection.prefixes}
    table |= {fold(b): tuple(map(fold, bases)) for b, bases in inflection.beginnings.items()}
    found = [(b, bases, len(b) - max(_shared(b, base) for base in bases)) for b, bases in table.items()]
    return tuple(sorted(found, key=lambda entry: (-len(entry[0]), entry[0])))


def _shared(a: str, b: str) -> int:
    """How many letters two strings share at their ends."""
    return next(
        (n for n, (x, y) in enumerate(zip(a[::-1], b[::-1], strict=False)) if x != y), min(len(a), len(b))
    )


def _endings(written: Mapping[str, Sequence[str]]) -> dict[str, tuple[tuple[str, str], ...]]:
    """Endings folded, each base ending folded and as written; two that fold to one are put together."""
    merged: dict[str, dict[tuple[str, str], None]] = {}
    for ending, bases in written.items():
        merged.setdefault(fold(ending), {}).update(dict.fromkeys((fold(base), base) for base in bases))
    return {ending: tuple(bases) for ending, bases in merged.items()}


@cache
def lexicon(language: str, caseless: bool = False) -> Lexicon:
    """The lexicon of a language; one without a `names.toml` gets neutral defaults.

    Args:
        language: ISO 639-1 code.
        caseless: Whether the text at hand is in a script without capitals; only the defaults ask.
    """
    pack = load(language, "names", NamesPack)
    return Lexicon(language, pack or NamesPack(script="caseless" if caseless else "cased"))
