"""What a language pack says about quoting: the model of `languages/<code>/quotations.toml`.

Every entry is a regular expression over *folded* text (lower case; with `strip_accents` also without
diacritics; Turkish `ı` and `İ` fold to `i`). `{name}` in an entry stands for `macros.name`. Entries match
whole words, except where a language glues its quoting words to the closing mark (`glued = true`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from pydantic import BaseModel, ConfigDict, Field

from vaka import languages

__all__ = ["Lexicon", "QuotationPack", "fold", "lexicon"]

_NEVER = re.compile(r"(?!)")


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Cues(_Part):
    """Words that say that somebody's words are given."""

    say: tuple[str, ...] = ()
    """Quoting verbs and set phrases, finite or not."""
    head: tuple[str, ...] = ()
    """Verb forms whose very next words name the speaker (Turkish participles)."""
    participle: tuple[str, ...] = ()
    """Forms of quoting verbs whose subject is that of the sentence ("saying", "λέγοντας")."""
    before: tuple[str, ...] = ()
    """Quoting verbs that introduce an unmarked clause when followed by a complementizer."""
    describe: tuple[str, ...] = ()
    """To call or characterise: what stands in marks after them is somebody's judgement."""
    relay: tuple[str, ...] = ()
    """To pass on somebody else's words; the subject is the reporter."""
    document: tuple[str, ...] = ()
    """A document as the place of the words ("in the letter"); its author speaks."""
    according: tuple[str, ...] = ()
    """Source without a verb, before or after the name ("according to X")."""
    complement: tuple[str, ...] = ()
    """Conjunctions that open a clause of saying ("that"), which marks shortly after them continue."""
    statement: tuple[str, ...] = ()
    """Nouns of speech that stand next to a quotation in headlines ("call", "message")."""
    question: tuple[str, ...] = ()
    """Nouns after the closing mark that make the words a question put to the clause's subject."""
    answer: tuple[str, ...] = ()
    """Verbs of answering, and words that give the turn to another ("for her part")."""
    plural: tuple[str, ...] = ()
    """Forms of verbs that have "they" as subject."""
    thus: tuple[str, ...] = ()
    """Phrases of the next sentence that name the speaker of the words before ("with these words")."""
    announce: tuple[str, ...] = ()
    """Words at a sentence's end that, before a colon, announce speech without marks."""
    contrast: tuple[str, ...] = ()
    """Conjunctions that set another subject against the one before ("while")."""


class Naming(_Part):
    """What makes words in marks a name or a distancing, and no quotation."""

    after: tuple[str, ...] = ()
    """Nouns that follow a name in marks (treaty, operation)."""
    before: tuple[str, ...] = ()
    """Nouns that come before a name in marks (the film, the newspaper)."""
    inside: tuple[str, ...] = ()
    """Nouns that, as head of what the marks hold, make it a name (joint statement), besides those above."""
    verbs_after: tuple[str, ...] = ()
    """Naming verbs, and verbs of signing or founding, that follow."""
    verbs_before: tuple[str, ...] = ()
    """Naming verbs and "so-called" words that come before."""


class Case(_Part):
    """How the words around a name tell what it does in its clause."""

    subject_after: tuple[str, ...] = ()
    oblique_after: tuple[str, ...] = ()
    agent_after: tuple[str, ...] = ()
    owner_after: tuple[str, ...] = ()
    origin_after: tuple[str, ...] = ()
    attribute_after: tuple[str, ...] = ()
    """The name only describes the noun after it."""
    topic_after: tuple[str, ...] = ()
    """Marks of the sentence's topic, which outranks the subject of a clause inside it (Korean 은, 는)."""
    subject_before: tuple[str, ...] = ()
    oblique_before: tuple[str, ...] = ()
    agent_before: tuple[str, ...] = ()
    owner_before: tuple[str, ...] = ()
    origin_before: tuple[str, ...] = ()
    attribute_before: tuple[str, ...] = ()
    seat_before: tuple[str, ...] = ()
    """Prepositions of a seat or body in which "they" say something (Russian "в")."""
    absolute_after: tuple[str, ...] = ()
    """What stands between a name in another case and the verb it is the subject of (Greek "να")."""
    subordinate_after: tuple[str, ...] = ()
    """How a clause ends that tells what somebody then answers: its subject is not who speaks (Korean "데 대해")."""
    passive_before: tuple[str, ...] = ()
    """Prepositions of whoever does what the verb before them tells ("by"): of a verb of speech, whoever speaks."""
    opinion_before: tuple[str, ...] = ()
    """Prepositions of whose opinion a sentence gives that opens with them ("pour", "para")."""
    noun_phrase: tuple[str, ...] = ()
    """Words that may stand between an article or preposition and the name."""


class People(_Part):
    """Words for sources other than names."""

    anonymous: tuple[str, ...] = ()
    """Sources that stay unnamed (officials, eyewitnesses)."""
    unnamed: tuple[str, ...] = ()
    """How a subject other than a name begins ("the farmer", "one woman")."""
    definite: tuple[str, ...] = ()
    """Nouns that mean one person who was named before ("the film-maker"), as far as only one was."""
    joint: tuple[str, ...] = ()
    """Several speakers at once ("the two leaders")."""
    account: tuple[str, ...] = ()
    """How words are given as those of somebody named before ("according to him", "in his words")."""
    personal: tuple[str, ...] = ()
    """Personal pronouns of one person as subject ("he", "she")."""
    pronouns: tuple[str, ...] = ()
    """Pronouns and bare offices that point back to somebody named before."""
    offices: tuple[str, ...] = ()
    """Offices and callings that, right after a name and a comma, show that it is a person's."""
    bodies: tuple[str, ...] = ()
    """Common nouns for bodies of a state ("foreign ministry"): beside a country's name, the state speaks."""
    media: tuple[str, ...] = ()
    """Nouns next to an agency's or outlet's name."""
    conjunctions: tuple[str, ...] = ()
    other: tuple[str, ...] = ()
    """Whoever stands against somebody named before ("his counterpart", "her host", "the visitor")."""
    kin: tuple[str, ...] = ()
    """Relations ("her brother") that mean the other one where the page spoke of such two before ("two brothers")."""
    latter: tuple[str, ...] = ()
    """Whoever was named last ("the latter")."""


class Indirect(_Part):
    """Reported speech without marks: a cue, and what opens or closes the reported clause."""

    cues: tuple[str, ...] = ()
    opens: tuple[str, ...] = ()
    """Conjunctions after the cue ("that"); the words after them are the content."""
    bare: tuple[str, ...] = ()
    """What a reported clause without a conjunction begins with, up to its verb ("said the bridge had …")."""
    closes: tuple[str, ...] = ()
    """Endings of the reported verb right before the cue; the words up to it are the content."""


class Voice(_Part):
    """What tells speech without marks from narration."""

    first_person: tuple[str, ...] = ()
    """Words and endings of the first and second person: signs that a sentence is speech."""
    outlet: tuple[str, ...] = ()
    """Words in the first person that the outlet's own narration uses ("our reporter", "our country")."""
    turns: tuple[str, ...] = ()
    """What opens the turns of an interview instead of a name ("Q:", "A:"), with the white space behind it."""
    asks: tuple[str, ...] = ()
    """Those of them that open a question."""
    reported: tuple[str, ...] = ()
    """Verb forms in which somebody's words are told on ("er habe", "man werde")."""
    narration: tuple[str, ...] = ()
    """Openings that only the outlet's own narration has."""


class QuotationPack(_Part):
    """`quotations.toml` of one language."""

    strip_accents: bool = False
    verb_final: bool = False
    """The cue follows the words, and the subject stands before them."""
    glued: bool = False
    """Quoting words and particles are written onto the closing mark."""
    per_character: bool = False
    """Written without spaces: two characters count as a word, and entries are found inside running text."""
    nouns_in_capitals: bool = False
    """Every noun is written with a capital, so that one word with a capital is no name for that."""
    word_weight: float = Field(default=1.0, gt=0)
    """How much of an English word one written word says."""
    case_by_base: bool = False
    """A name that differs from its dictionary form is no subject."""
    emphasis_marks: str = ""
    """Opening marks that as often stress a word as they quote it."""
    title_marks: str = ""
    """Opening marks that set off titles of works, never speech."""
    macros: dict[str, str] = {}
    cues: Cues = Cues()
    naming: Naming = Naming()
    case: Case = Case()
    people: People = People()
    indirect: Indirect = Indirect()
    voice: Voice = Voice()


@cache
def _folded(char: str, strip: bool) -> str:
    if char in "İIı":
        return "i"
    low = char.lower()
    low = low if len(low) == 1 else char
    if strip and not "\uac00" <= low <= "\ud7a3":
        base = unicodedata.normalize("NFD", low)
        low = base[0] if len(base) > 1 and all(unicodedata.combining(c) for c in base[1:]) else low
    if strip and low == "ς":
        return "σ"
    return _SAME.get(low, low)


_SAME = {
    "’": "'",
    "ʼ": "'",
    "：": ":",
    "，": ",",
    "；": ";",
    "！": "!",
    "？": "?",
    "،": ",",
    "؛": ";",
    "؟": "?",
}
"""Apostrophes, and the marks of other scripts that say the same."""


class _Table(dict[int, str]):
    """A translation table that fills itself; it only caches a pure function."""

    def __init__(self, strip: bool) -> None:
        super().__init__()
        self.strip = strip

    def __missing__(self, code: int) -> str:
        self[code] = _folded(chr(code), self.strip)
        return self[code]


@lru_cache(maxsize=2)
def _table(strip: bool) -> _Table:
    return _Table(strip)


def fold(text: str, strip: bool) -> str:
    """`text` in lower case, code point for code point; without diacritics where `strip` is set."""
    return text.translate(_table(strip))


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A pack compiled: one pattern for each list."""

    pack: QuotationPack
    patterns: dict[str, re.Pattern[str]]

    def __getitem__(self, name: str) -> re.Pattern[str]:
        return self.patterns[name]


def _compile(pack: QuotationPack, entries: tuple[str, ...], shape: str) -> re.Pattern[str]:
    if not entries:
        return _NEVER
    joined = "|".join(_fold_letters(_expand(pack, e), pack.strip_accents) for e in entries)
    return re.compile(shape.replace("@", f"(?:{joined})"))


def _fold_letters(pattern: str, strip: bool) -> str:
    """Fold the letters outside ASCII only: `\\W` must not become `\\w`."""
    return "".join(c if c.isascii() else fold(c, strip) for c in pattern)


def _expand(pack: QuotationPack, entry: str) -> str:
    for name, value in pack.macros.items():
        entry = entry.replace("{" + name + "}", f"(?:{value})")
    return entry


_WORD = r"(?<!\w)@(?!\w)"
_SHAPES = {
    "voice.turns": r"@",
    "voice.asks": r"@",
    "naming.after": r"\w{0,5}[\s'’]*@",
    "cues.question": r"\s*@(?!\w)",
    "naming.before": r"(?<!\w)@[\s(]*$",
    "naming.verbs_after": r"\w{0,5}\W*@",
    "naming.verbs_before": r"(?<!\w)@\W*$",
}


@cache
def lexicon(language: str) -> Lexicon:
    """The compiled pack of a language; an empty one where it has none."""
    pack = languages.load(language, "quotations", QuotationPack) or QuotationPack()
    patterns: dict[str, re.Pattern[str]] = dict(_reported(pack))
    for section in ("cues", "naming", "case", "people", "voice"):
        part = getattr(pack, section)
        for name in type(part).model_fields:
            patterns[f"{section}.{name}"] = _compile(pack, getattr(part, name), _shape(pack, section, name))
    return Lexicon(pack, patterns)


def _shape(pack: QuotationPack, section: str, name: str) -> str:
    if f"{section}.{name}" in _SHAPES:
        return _SHAPES[f"{section}.{name}"]
    if pack.per_character:
        return "@"
    if section == "case":
        return r"@(?!\w)" if name.endswith("_after") else r"(?<!\w)@(?!\w)"
    return "@" if section == "cues" and pack.glued else _WORD


def _reported(pack: QuotationPack) -> Iterator[tuple[str, re.Pattern[str]]]:
    """The two shapes of reported speech; group `cue` is the cue."""
    part = pack.indirect
    cue = "|".join(_fold_letters(_expand(pack, c), pack.strip_accents) for c in part.cues)
    opens = rf"(?<!\w)(?P<cue>{cue})(?: \w+){{0,2}},? @(?!\w)"
    closes = rf"@(?: \w{{2}})?\s+(?P<cue>{cue})(?!\w)"
    if pack.per_character:
        opens = f"(?P<cue>{cue})@"
    bare = rf"(?<!\w)(?P<cue>{cue})(?: \w+){{0,2}},? (?=@(?!\w))"
    yield "indirect.opens", _compile(pack, part.opens if cue else (), opens)
    yield "indirect.bare", _compile(pack, part.bare if cue else (), bare)
    yield "indirect.closes", _compile(pack, part.closes if cue else (), closes)
