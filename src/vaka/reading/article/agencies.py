"""The names of news agencies and outlets in a text: those that the knowledge has, and those beside a word for one."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from vaka.languages import CANONICAL
from vaka.reading.article.lines import key_of
from vaka.reading.article.pack import Agency, CreditKind, PagePack, page_pack
from vaka.text import fold, fold_with_offsets

if TYPE_CHECKING:
    from vaka.knowledge import Knowledge
    from vaka.knowledge.known import Form, Known

__all__ = ["NAME", "Found", "agencies", "either", "find_agency", "named", "own_agencies", "strangers"]

NAME = r"(?:[A-ZÇĞİÖŞÜΑ-ΩΆΈΉΊΌΎΏА-ЯЁĐÀ-Þ][\w&.-]*\w)"
"""A word with a capital, as a pattern."""

_ARTICLE = 3
"""Letters up to which a word with one capital is an article that opens a sentence: `La agencia`."""

_DECLINED = 5
"""Letters of a name's stem from which it is known in other cases: shorter ones are stems of common words."""

_NEXT = re.compile(r"[\s\"“«‘'(]{1,3}(?P<next>\w{2,})")
"""The word right behind another, a mark or a bracket between."""


@lru_cache(maxsize=1)
def agencies() -> tuple[Agency, ...]:
    """The rows of the knowledge's `agencies.csv`."""
    from vaka.knowledge.rows import read_rows

    path = Path(str(resources.files("vaka.knowledge").joinpath("agencies.csv")))
    return tuple(_agency(known, forms) for known, forms in read_rows(path))


def own_agencies(knowledge: Knowledge) -> tuple[Agency, ...]:
    """The agencies of the user's own files."""
    return tuple(_agency(known, forms) for known, forms in knowledge.own_agencies)


def _agency(known: Known, forms: Sequence[Form]) -> Agency:
    # "news agency", "news agency of Cyprus", "news service": the description tells an agency from an outlet.
    kind: CreditKind = "agency" if re.search(r"\b(?:agency|service)\b", known.description) else "outlet"
    aliases = tuple((f.language, f.text, f.text.isupper() and len(f.text) <= 5) for f in forms)
    return Agency(known.key, kind, known.name, aliases)


@dataclass(frozen=True, slots=True)
class Found:
    """An agency's name in a text."""

    name: str
    key: str | None
    kind: CreditKind
    start: int
    end: int
    proper: bool = True
    """Whether it is written as a name: with a capital, unless the name has none."""


@cache
def _known(
    language: str, own: tuple[Agency, ...]
) -> tuple[re.Pattern[str] | None, dict[str, Agency], frozenset[str]]:
    """The pattern of all aliases of a language, and which agency each folded alias names."""
    table: dict[str, Agency] = {}
    cased: set[str] = set()
    for agency in (*own, *agencies()):
        for spoken, alias, capitals in agency.aliases:
            if spoken in ("", CANONICAL, language):
                key = fold(alias)
                table.setdefault(key, agency)
                # An acronym that is also a word ("AA", "Map") must stand in capitals to count.
                if capitals:
                    cased.add(key)
    if not table:
        return None, table, frozenset()
    pack = page_pack(language)
    _add_stems(table, pack)
    names = sorted(map(re.escape, table), key=len, reverse=True)
    running = "|".join(n for n in names if len(n) > 2 and all(_is_han(c) for c in n)) or "(?!)"
    lead = f"(?:{either([fold(p) for p in pack.name_prefixes])})?" if pack.name_prefixes else ""
    cases = f"(?:{pack.name_cases})?" if pack.name_cases else ""
    pattern = rf"(?<!\w){lead}(?P<name>{'|'.join(names)}){cases}(?=$|\W|'|[가-힣])|(?P<run>{running})"
    return re.compile(pattern), table, frozenset(cased)


def _add_stems(table: dict[str, Agency], pack: PagePack) -> None:
    """Add what stays of a name of one word in its cases, where a language declines the names of its papers."""
    if not pack.name_cut:
        return
    for key, agency in list(table.items()):
        stem = re.sub(pack.name_cut, "", key)
        if " " not in key and len(stem) >= _DECLINED:
            table.setdefault(stem, agency)


def _common(here: str, forms: Collection[str], agency: Agency) -> bool:
    """Whether an outlet's name stands in small letters where it has capitals: as common words do."""
    alike = [form for form in forms if fold(form) == fold(here)]
    return agency.kind == "outlet" and all(
        any(
            own[:1].isupper() and word[:1].islower()
            for own, word in zip(form.split(), here.split(), strict=False)
        )
        for form in alike
    )


def _is_han(character: str) -> bool:
    """Whether a character is of a script that parts words by no spaces."""
    return "\u3400" <= character <= "\u9fff"


def named(text: str, language: str, own: tuple[Agency, ...]) -> Iterator[Found]:
    """The known agencies named in `text`."""
    pattern, table, cased = _known(language, own)
    if pattern is None:
        return
    folded = fold_with_offsets(text)
    for match in pattern.finditer(folded.text):
        found = "name" if match["name"] else "run"
        start, end = folded.source(*match.span(found))
        agency = table[match[found]]
        here = text[start:end]
        if match[found] in cased and not here.isupper() and here != agency.name:
            continue
        if text[start - 1 : start] in ("-", "@", ".") or (
            text[end : end + 1] == "-" and not _compound(text, end, language)
        ):
            continue
        forms = {a for _, a, _ in agency.aliases}
        proper = (
            here in forms
            or here.upper() == here
            or (here != here.lower() and not _common(here, forms, agency))
        )
        if agency.kind == "outlet" and here in _word_names(language) and not _marked(text, start, end):
            continue
        edition = _edition(text, end, language) if agency.kind == "outlet" else ""
        if edition:
            yield Found(f"{here} {edition}", None, agency.kind, start, end + 1 + len(edition))
        else:
            yield Found(agency.name, agency.id, agency.kind, start, end, proper)


@cache
def _word_names(language: str) -> frozenset[str]:
    return frozenset(page_pack(language).word_names)


def _marked(text: str, start: int, end: int) -> bool:
    """Whether a name stands in quotation marks."""
    return text[start - 1 : start] in tuple("„“\"«»‚‘'") and text[end : end + 1] in tuple("“”\"»«‘’'-")


def _compound(text: str, end: int, language: str) -> bool:
    """Whether a hyphen joins an agency's name to a word that credits it: `AFP-Journalisten`."""
    joined = re.match(r"-(\w+)", text[end : end + 30])
    return joined is not None and key_of(joined[1]) in {key_of(p) for p in page_pack(language).cues_after}


def _edition(text: str, end: int, language: str) -> str:
    """The country or language behind an outlet's name that makes it another outlet: "CNN Greece"."""
    match = re.match(r" ([^\W\d_]{3,20})(?!\w)", text[end : end + 24])
    return match[1] if match and match[1][0].isupper() and fold(match[1]) in _editions(language) else ""


@cache
def _editions(language: str) -> frozenset[str]:
    """Countries and languages by their names in English and in `language`, and in the languages themselves."""
    from babel import Locale, UnknownLocaleError

    names: set[str] = set()
    for code in (CANONICAL, language):
        try:
            locale = Locale.parse(code)
        except (UnknownLocaleError, ValueError):
            continue
        countries = [v for k, v in locale.territories.items() if len(k) == 2]
        names.update(fold(n) for n in (*countries, *locale.languages.values()) if " " not in n)
    return frozenset(names)


def find_agency(
    text: str, language: str, own: tuple[Agency, ...], since: int = 0
) -> tuple[str, str | None, int, int] | None:
    """The last known agency named in `text` from offset `since` on: name, id, start, end."""
    last = None
    for found in named(text, language, own):
        if found.start >= since:
            last = (found.name, found.key, found.start, found.end)
    return last


@cache
def _unknown(language: str) -> tuple[re.Pattern[str], ...]:
    """The patterns by which an agency that the knowledge lacks is told: a name beside an agency word."""
    pack = page_pack(language)
    name = rf"[\"“«‘']?(?P<name>{NAME}(?:\s{NAME}){{0,2}})"
    patterns = []
    if pack.agency_before:
        patterns.append(rf"(?<!\w)(?i:{either(pack.agency_before)})\s+{name}")
    if pack.agency_after:
        patterns.append(rf"{name}[\"”»’']?,?\s+(?i:{either(pack.agency_after)})(?!\w)")
    if pack.agency_endings:
        tail = f"(?:{either(pack.name_endings)})?" if pack.name_endings else ""
        patterns.append(rf"(?P<name>\w{{1,8}}?(?:{either(pack.agency_endings)})){tail}(?!\w)")
    return tuple(map(re.compile, patterns))


def either(phrases: Sequence[str]) -> str:
    """A pattern for any of some phrases, the longest first."""
    return "|".join(re.escape(p) for p in sorted(phrases, key=len, reverse=True))


def strangers(text: str, language: str, taken: Sequence[Found]) -> Iterator[Found]:
    """The names beside a word for an agency that overlap no known one."""
    for pattern in _unknown(language):
        for match in pattern.finditer(text):
            start, end = match.span("name")
            if any(f.start < end and start < f.end for f in taken) or _named_behind(
                text, match.end(), end, taken
            ):
                continue
            name = _acronym(match["name"])
            article = len(match["name"]) <= _ARTICLE and not match["name"].isupper()
            if (
                name
                and not article
                and key_of(name)
                not in {
                    key_of(x) for x in (*page_pack(language).agency_before, *page_pack(language).agency_after)
                }
            ):
                yield Found(name, None, "agency", start, end)


def _named_behind(text: str, after: int, name: int, taken: Sequence[Found]) -> bool:
    """Whether the agency's own name follows the word for one, so that what stands before only says whose it is.

    "The Ostrelian news agency ABC": a known name, or an acronym.
    """
    if after == name:
        return False
    following = _NEXT.match(text, after)
    return following is not None and (
        following["next"].isupper() or any(f.start == following.start("next") for f in taken)
    )


def _acronym(name: str) -> str | None:
    """The name as credited: without words that only describe it."""
    words = name.split()
    upper = [w for w in words if w.isupper() and len(w) > 1]
    return upper[-1] if upper else words[-1] if len(words) > 2 else name
