"""What the events stage knows of a language: the model of `languages/<code>/events.toml`.

A *pattern* is a row of elements parted by blanks, matched word by word over folded words:

- `word` the word itself; `stem*` any word that begins so; `stem+` the stem with one of the verb's endings;
- `@person` a name of that kind (`@place`, `@country`, `@organisation`);
- `a|b` either; `a|b_c` the one word or the two; `word=past` the word itself, which has that feature whatever its
  ending (irregular forms; several: `word=past=passive`);
- `..` up to three words in between, `...` up to eight; neither crosses a semicolon, a bracket or a dash.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from vaka.codebook import codebook
from vaka.languages import load

__all__ = ["EventPack", "Feature", "Relation", "Segmentation", "pack_of"]

Feature = Literal[
    "past", "past_perfect", "present", "future", "participle", "clausal", "converb", "infinitive", "bare", "gerund",
    "possible", "negative", "passive", "first", "second", "planned", "postponed", "cancelled", "denied",
    "alleged", "content",
]  # fmt: skip
"""What an ending or a word nearby says of the trigger; the same in every language. `participle`: a verb
hung on the noun that does it or suffers it; `clausal`: on another verb ("that they met"); `content`: a verb
followed by what is spoken of ("discussed the war in X")."""

Relation = Literal[
    "subject",
    "object",
    "with",
    "to",
    "at",
    "in",
    "inner",
    "from",
    "of",
    "by",
    "for",
    "against",
    "between",
    "other",
]
"""How a name hangs on the clause. `at`: toward a person, in a place (Greek σε, Korean 에). `inner`: the place of
the noun right behind it alone (Turkish -daki)."""


def _regex(value: str) -> str:
    re.compile(value)
    return value


Regex = Annotated[str, AfterValidator(_regex)]
Patterns = list[str]
Kinds = dict[str, Patterns]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Endings(_Model):
    """The endings of verbs."""

    verb: Regex
    """What may follow a stem marked `+` (whole rest of the word)."""
    features: dict[Feature, Regex] = Field(default_factory=dict)
    """Feature: what the rest of the word must contain to have it."""


class Clauses(_Model):
    """Where one clause ends and the next begins."""

    order: Literal["verb-final", "verb-medial"]
    predicate: Regex
    """A whole word that is surely a predicate: a finite verb, or a converb that closes its clause."""
    closing: Regex | None = None
    """A whole word that is a predicate where a mark, an "and" or the sentence's end follows it."""
    adnominal: Regex | None = None
    """A whole word that is a verb hung on the noun behind it: a time before it is its own."""
    joints: Patterns = Field(default_factory=list)
    """Words that begin a clause (that, which, ότι, που)."""
    coordinators: Patterns = Field(default_factory=list)
    """Words that join names, or clauses where a predicate follows (and, και)."""
    reduced: Regex | None = None
    """A whole word that is a past participle: without an auxiliary before it, it describes a noun."""
    auxiliaries: Patterns = Field(default_factory=list)
    """The verbs that make a tense of such a participle: a, ont, été, ha, fue, wurde."""
    suspended: Regex | None = None
    """A whole verb that leaves its last ending to the sentence's last verb (Turkish -miş, … -mişti)."""
    tenseless: bool = False
    """Whether verbs bend for no tense (Chinese, Vietnamese): a day to come makes a plan of what no word calls past."""
    bracket: bool = False
    """Whether an auxiliary and its verb close in the whole clause between them (German hatte … getroffen)."""
    subject_behind: Literal["any", "persons"] | None = None
    """Whether the subject stands behind its verb unless a name stands before it (Arabic); `persons`: only a person,
    where one who suffers a verb is marked as such (Russian прибыл Венн, Greek, Spanish)."""

    @property
    def verb_final(self) -> bool:
        """Whether verbs close their clauses in this language."""
        return self.order == "verb-final"


class Segmentation(_Model):
    """How the writing runs words together."""

    proclitics: tuple[str, ...] = ()
    """Letters written onto the next word (Arabic و ب ل س), parted before matching; see `segments.py`."""
    elided: tuple[str, ...] = ()
    """Words that lose their vowel and lean on the next one with an apostrophe (French l' d' qu'), each with its
    apostrophe: always parted, in the text and in the pack's patterns alike."""
    unspaced: bool = False
    """Whether words do not stand apart at all (Chinese)."""


class Relations(_Model):
    """How a language marks who does what to whom."""

    suffixes: dict[Relation, Regex] = Field(default_factory=dict)
    """Case endings: the whole rest of the word behind the name; the first that fits counts."""
    carriers: Patterns = Field(default_factory=list)
    """Nouns that follow a name and carry its ending (Turkish bölgesi, kenti; Korean 대통령)."""
    possessed: Regex | None = None
    """The ending by which such a noun is the bare name's own and no more: Turkish "X ordusu", "X askerleri"."""
    before: dict[Relation, Patterns] = Field(default_factory=dict)
    """Prepositions and articles."""
    after: dict[Relation, Patterns] = Field(default_factory=dict)
    """Postpositions."""
    company: Regex | None = None
    """A whole common noun with the ending "with"."""
    compound: Regex | None = None
    """How a word looks that makes the bare name before it its attribute (Turkish savaşı in "Ukrayna savaşı")."""


class Persons(_Model):
    """Words that point at people without naming them."""

    first: Patterns = Field(default_factory=list)
    second: Patterns = Field(default_factory=list)
    pair: Patterns = Field(default_factory=list)
    """The two sides of the story: "the two leaders", "both countries"."""
    subject: Patterns = Field(default_factory=list)
    """A pronoun that a name may be joined to: "he and X agreed"."""
    third: Patterns = Field(default_factory=list)
    """One person named just before: "he", "his guest"."""
    theirs: Patterns = Field(default_factory=list)
    """Words beside an encounter's noun by which it is that of the two sides: "their meeting", συνάντησή τους."""


class EventPack(_Model):
    """One language's events.toml."""

    strip_accents: bool = False
    """Compare without accents (Greek moves its stress)."""
    dotted_i: bool = False
    """I is the capital of ı, and İ of i."""
    capital_nouns: bool = False
    """Common nouns are written with a capital too (German)."""
    segmentation: Segmentation = Segmentation()
    endings: Endings
    clauses: Clauses
    relations: Relations
    persons: Persons
    verbs: Kinds
    """Kind: patterns that tell it as a predicate."""
    nouns: Kinds
    """Kind: patterns that name it (the visit, their meeting)."""
    determiners: Patterns = Field(default_factory=list)
    """Words after which a verb without an ending of its own is a noun: "the guarantee", "strong support"."""
    articles: Patterns = Field(default_factory=list)
    """Those after which a past participle is an adjective: "the seized ship"."""
    vetoes: Patterns = Field(default_factory=list)
    """What looks like a trigger and is none."""
    nature: Patterns = Field(default_factory=list)
    """Forces and mishaps that kill, destroy or threaten without anybody's doing: flood, quake, fire, epidemic."""
    sport: Patterns = Field(default_factory=list)
    """Words beside which attacks, defeats and threats are those of a match: semi-final, championship."""
    light: Patterns
    """Verbs that say of a named event that it takes place (was held, gerçekleşti)."""
    light_near: Patterns = Field(default_factory=list)
    """Verbs that do so only right beside the noun (ziyaret etti, gave a reception)."""
    before: dict[Feature, Patterns] = Field(default_factory=dict)
    """Auxiliaries and particles shortly before a trigger."""
    after: dict[Feature, Patterns] = Field(default_factory=dict)
    """Auxiliaries and governing verbs shortly behind a trigger."""
    habitual: Patterns = Field(default_factory=list)
    """Words that tell of no single event: regularly, always, whenever."""
    conditional: Patterns = Field(default_factory=list)
    """Words that open a clause about what is not the case: if, unless, eğer, αν."""
    lookback: Patterns = Field(default_factory=list)
    """Words that open a look back: previously, last met, daha önce."""
    earlier: Patterns = Field(default_factory=list)
    """Adverbs beside a verb by which it was before the news: earlier, recently, ранее, kurz zuvor."""
    already: Patterns = Field(default_factory=list)
    """Those that say so behind the lead only: bereits, вже, çoktan."""
    then: Patterns = Field(default_factory=list)
    """Words by which what is told follows on what was told before it: then, danach, затем, ardından."""
    since_when: Patterns = Field(default_factory=list)
    """Words that hang a clause on the time gone by since what it tells: depuis que, с тех пор как."""
    under_way: Patterns = Field(default_factory=list)
    """Words by which a present tense means this very hour: currently, nunmehr, şu anda."""
    agenda: Patterns = Field(default_factory=list)
    """Words that set a named encounter on a programme: "the visit includes", programında, в программе."""
    recalls: Patterns = Field(default_factory=list)
    """Words that bring known things to mind ("it is recalled that", напомним): all that follows looks back."""
    anniversary: Patterns = Field(default_factory=list)
    """A date beside these is celebrated, it dates nothing."""
    interval: Patterns = Field(default_factory=list)
    """A duration beside these is the gap since the last time: after, ardından, μετά από."""
    since: Patterns = Field(default_factory=list)
    """A date beside these is the bound of a lapse, it dates nothing: since, first time since, -den beri, 以来."""
    ordinals: dict[str, Patterns] = Field(default_factory=dict)
    """Number: the words for it; "1" holds "first"."""
    things: dict[str, Patterns] = Field(default_factory=dict)
    """Neutral name of a thing signed or sent (treaty, agreement, memorandum): its words."""
    summit: Patterns = Field(default_factory=list)
    """Words that make a meeting a summit."""
    official: Patterns = Field(default_factory=list)
    """Words that make a visit a state visit."""
    here: Patterns = Field(default_factory=list)
    """Words by which a reporter means the place of the dateline: here, in this city."""
    same_place: Patterns = Field(default_factory=list)
    """Words by which a text means the place of what it told before: in the same city, aynı kentte."""
    scheduled: Patterns = Field(default_factory=list)
    """Words that set the event named before them on the time behind: "which was scheduled for", προγραμματισμένη."""
    capital: Patterns = Field(default_factory=list)
    """Words that make a people's name a place: "the Norvian capital", белорусскую столицу."""
    hosts: Patterns = Field(default_factory=list)
    """Verbs whose subject is where something happens, if it is a place: "X witnessed a meeting", شهد."""
    relative: Patterns = Field(default_factory=list)
    """Words that open a clause about whoever is named right before: who, который, الذي."""
    where: Patterns = Field(default_factory=list)
    """Words that hang a clause on the place named before it: where, όπου, где."""
    previous: Patterns = Field(default_factory=list)
    """Words beside an encounter's noun by which it was before the news: "their last meeting", предыдущий."""
    last_time: Patterns = Field(default_factory=list)
    """Words before a noun of the last encounter: since, depuis; behind it where verbs come last: beri."""
    when: Patterns = Field(default_factory=list)
    """Words that hang a clause on the time told right before it: when, όταν, когда."""
    stays: Patterns = Field(default_factory=list)
    """Words that say where somebody is, without an event: "is staying in", βρίσκεται, находится."""
    absent: Patterns = Field(default_factory=list)
    """Verbs of not taking part: did not attend, katılmadı, απουσίαζε; what was not attended is named beside them."""
    instead: Patterns = Field(default_factory=list)
    """Words that govern the one whose place somebody took: in place of, αντί, yerine."""
    statement: Patterns = Field(default_factory=list)
    """Nouns and verbs of making a statement: a time beside them dates the statement."""

    @model_validator(mode="after")
    def _known_kinds(self) -> EventPack:
        unknown = ({*self.verbs, *self.nouns}) - codebook().keys()
        if unknown:
            raise ValueError(f"kinds that the codebook lacks: {', '.join(sorted(unknown))}")
        return self


@cache
def pack_of(language: str) -> EventPack | None:
    """The events pack of a language, `None` where there is none."""
    return load(language, "events", EventPack)
