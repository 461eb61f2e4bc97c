"""What Vaka knows of a language's pages: `languages/<code>/page.toml`, and `neutral.toml` for all of them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from vaka import languages
from vaka.languages import CANONICAL
from vaka.reading.article.lines import key_of

__all__ = ["Agency", "CreditKind", "PagePack", "Phrases", "page_pack", "phrases"]

NEUTRAL = Path(__file__).with_name("neutral.toml")


class PagePack(BaseModel):
    """`page.toml`: the words by which pages of a language name their parts. All are compared folded."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    furniture: tuple[str, ...] = ()
    """Whole lines, or whole cells of a line, that are no article: menus, buttons, counters, labels."""
    sections: tuple[str, ...] = ()
    """Names of a site's sections, as in menus and breadcrumbs."""
    starts: tuple[str, ...] = ()
    """A line of at most 300 characters that begins so is a notice."""
    contains: tuple[str, ...] = ()
    """A line of at most 300 characters that has these words is a notice."""
    list_headings: tuple[str, ...] = ()
    """Headings of lists of other stories."""
    tail_headings: tuple[str, ...] = ()
    """Headings after which nothing of the article follows: comments, most read."""
    tag_labels: tuple[str, ...] = ()
    published_labels: tuple[str, ...] = ()
    updated_labels: tuple[str, ...] = ()
    date_words: tuple[str, ...] = ()
    """Words that may stand beside a date on a date line."""
    months: dict[str, int] = {}
    """Month names that CLDR lacks: spoken forms, cases, abbreviations of the press."""
    day_first: bool = True
    """Whether 03/09 is the third of September; `False` where both orders are usual."""
    source_labels: tuple[str, ...] = ()
    byline_labels: tuple[str, ...] = ()
    """Label, colon, name: `Haber: Ayşe Kaya`."""
    byline_prefixes: tuple[str, ...] = ()
    """Word, then a name, no colon: `By Ann Lee`."""
    byline_suffixes: tuple[str, ...] = ()
    """Name, then word: `홍길동 기자`."""
    own_reports: tuple[str, ...] = ()
    """Regular expressions by which a text names its own outlet, `{outlet}`: `reports {outlet}, citing`."""
    desks: tuple[str, ...] = ()
    """Who signs when nobody signs: `Haber Merkezi`, `Newsroom`."""
    photo_labels: tuple[str, ...] = ()
    caption_starts: tuple[str, ...] = ()
    """Words that open a caption: `FILE PHOTO:`."""
    agency_before: tuple[str, ...] = ()
    """Words before an agency's name: `πρακτορείο`."""
    agency_after: tuple[str, ...] = ()
    """Words after an agency's name: `haber ajansı`."""
    agency_endings: tuple[str, ...] = ()
    """Endings written together with an agency's name: `통신`."""
    name_endings: tuple[str, ...] = ()
    """Endings written together with a name, where a language has no mark between them: Korean particles."""
    word_names: tuple[str, ...] = ()
    """Outlets whose names are common words, capital included: they count in quotation marks only."""
    photo_agencies: tuple[str, ...] = ()
    """Who sells pictures and writes no text."""
    name_prefixes: tuple[str, ...] = ()
    """Words written together with the name behind them: Arabic `ل`."""
    name_cut: str = ""
    """A regular expression for the last letters of a name that its case endings stand in place of."""
    name_cases: str = ""
    """A regular expression for the case endings of a name: `Коммерсанту`."""
    cues_before: tuple[str, ...] = ()
    """Words that credit the name after them: `according to`."""
    cues_after: tuple[str, ...] = ()
    """Words that credit the name before them: `haberine göre`."""
    wired: str = ""
    """A regular expression for what follows an agency that opens a text as its wire: `社伦敦4月1日电`."""
    primary_cues_before: tuple[str, ...] = ()
    primary_cues_after: tuple[str, ...] = ()
    """The like for a primary source: `açıklamasına göre`."""
    primary_sources: dict[str, str] = {}
    """Seats and offices that speak for a state, folded stem to canonical English name."""
    institutions: tuple[str, ...] = ()
    """Regular expressions for the name of an office that makes statements; `{cap}` is a word with a capital."""
    statements: tuple[str, ...] = ()
    """Regular expressions by which a text says that it rests on the statement of an office, `{who}`."""
    statement_names: dict[str, str] = {}
    """Canonical English names of such offices, by what their name begins with, folded."""
    translation_labels: tuple[str, ...] = ()
    rights: tuple[str, ...] = ()
    """Words of a copyright line."""
    company_cuts: tuple[str, ...] = ()
    """What follows the outlet's name in a copyright line and is no part of it."""


CreditKind = Literal["agency", "outlet", "primary", "author"]


@dataclass(frozen=True, slots=True)
class Agency:
    """A news agency or outlet that the knowledge names."""

    id: str
    kind: CreditKind
    name: str
    aliases: tuple[tuple[str, str, bool], ...]
    """Language (empty: all of them), alias, and whether it counts in capitals only."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """A pack (with the neutral one, and English as every site's second language) made ready for look-up."""

    pack: PagePack
    whole: frozenset[str]
    """Keys of whole lines or cells: furniture and sections."""
    sections: frozenset[str]
    lists: frozenset[str]
    tails: frozenset[str]
    starts: tuple[str, ...]
    contains: tuple[str, ...]
    longest: int
    """Words of the longest whole phrase."""
    agencies: tuple[Agency, ...] = ()
    """The news agencies of the user's own knowledge, besides the built-in ones."""


@lru_cache(maxsize=1)
def _neutral() -> PagePack:
    return PagePack.model_validate(tomllib.loads(NEUTRAL.read_text("utf-8")))


@cache
def page_pack(language: str) -> PagePack:
    """The words of the language's pages together with the neutral ones; the neutral ones alone if it has none."""
    own = languages.load(language, "page", PagePack)
    return _merged([p for p in (own, _neutral()) if p is not None])


def _merged(packs: list[PagePack]) -> PagePack:
    """All lists end to end, the first pack's tables over the later ones'."""
    fields: dict[str, object] = {}
    for name in PagePack.model_fields:
        values = [getattr(p, name) for p in packs]
        if isinstance(values[0], tuple):
            fields[name] = tuple(dict.fromkeys(x for v in values for x in v))
        elif isinstance(values[0], dict):
            fields[name] = {k: x for v in reversed(values) for k, x in v.items()}
        else:
            fields[name] = values[0]
    return PagePack.model_validate(fields)


@cache
def phrases(language: str) -> Phrases:
    """The look-up tables for a page whose body is in `language`."""
    packs = [page_pack(language), page_pack(CANONICAL)]
    pack = packs[0]

    def keys(name: str) -> frozenset[str]:
        return frozenset(k for p in packs for x in getattr(p, name) if (k := key_of(x)))

    whole = keys("furniture") | keys("sections")
    return Phrases(
        pack,
        whole,
        keys("sections"),
        keys("list_headings"),
        keys("tail_headings"),
        tuple(sorted(keys("starts"), key=len, reverse=True)),
        tuple(sorted(keys("contains"), key=len, reverse=True)),
        max(len(k.split()) for k in whole),
    )
