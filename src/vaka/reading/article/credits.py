"""Whom the article credits: agencies, outlets and primary sources."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from vaka.languages import CANONICAL
from vaka.reading.article.institutions import statements
from vaka.reading.article.lines import SIGNATURE, Line, key_of
from vaka.reading.article.pack import Agency, CreditKind, PagePack, Phrases, page_pack
from vaka.records import Credit, Span
from vaka.text import fold, fold_with_offsets

if TYPE_CHECKING:
    from vaka.knowledge import Knowledge
    from vaka.knowledge.known import Form, Known

__all__ = ["agencies", "find_agency", "find_credits", "own_agencies"]

REACH = 70
"""Characters between a name and the words that credit it: "the X news agency, which is run by the state, reported"."""

_SMALL = 2
"""Words in small letters beside an agency on a line of its own: "with material from", not "go to X's other pages"."""

_SIGNED = 120
"""Characters that a line of signature and source has at most."""
_NAME = r"(?:[A-ZÇĞİÖŞÜΑ-ΩΆΈΉΊΌΎΏА-ЯЁĐÀ-Þ][\w&.-]*\w)"
_DATELINE = re.compile(
    r"^(?P<place>[^()\n—–]{2,60}?)?\s*(?:[\[(]{1,2}(?P<who>[^()\[\]\d\n]{2,40}?)[\])]{1,2}"
    r"|/{1,2}(?P<slashed>[^()\[\]/\d\n]{2,40}?)/{1,2})\s*\.?\s*(?:[-–—:=.]|(?=[А-ЯA-Z가-힣]))"
)
"""`OSTREL, June 7 (AGENCY) -`, `ТАШКЕНТ, 12 марта. /АГЕНТСТВО/.`, `(서울=연합뉴스)`."""

_OPENING = re.compile(r"\s[-–—]\s+[^\W\d_]")
"""What follows an agency that opens the text by itself: `AGENCY - In the morning ...`."""

_NEXT = re.compile(r"[\s\"“«‘'(]{1,3}(?P<next>\w{2,})")
"""The word right behind another, a mark or a bracket between."""

_DASHED = re.compile(r"^(?P<place>[^\n.()—–]{2,60}?)\s+[—–-]\s*(?P<who>[^\n.:()]{2,40})[.:]\s")
"""`ТАШКЕНТ, 12 мар — АГЕНТСТВО. The text`."""


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
class _Found:
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
    names = sorted(map(re.escape, table), key=len, reverse=True)
    running = "|".join(n for n in names if len(n) > 2 and all(_is_han(c) for c in n)) or "(?!)"
    pattern = rf"(?<!\w)(?:{'|'.join(names)})(?=$|\W|'|[가-힣])|{running}"
    return re.compile(pattern), table, frozenset(cased)


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


def _mentions(text: str, language: str, own: tuple[Agency, ...]) -> Iterator[_Found]:
    """The known agencies named in `text`."""
    pattern, table, cased = _known(language, own)
    if pattern is None:
        return
    folded = fold_with_offsets(text)
    for match in pattern.finditer(folded.text):
        start, end = folded.source(*match.span())
        agency = table[match[0]]
        here = text[start:end]
        if match[0] in cased and not here.isupper() and here != agency.name:
            continue
        if text[end : end + 1] == "-" or text[start - 1 : start] in ("-", "@", "."):
            continue
        forms = {a for _, a, _ in agency.aliases}
        proper = (
            here in forms
            or here.upper() == here
            or (here != here.lower() and not _common(here, forms, agency))
        )
        edition = _edition(text, end, language) if agency.kind == "outlet" else ""
        if edition:
            yield _Found(f"{here} {edition}", None, agency.kind, start, end + 1 + len(edition))
        else:
            yield _Found(agency.name, agency.id, agency.kind, start, end, proper)


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
    for found in _mentions(text, language, own):
        if found.start >= since:
            last = (found.name, found.key, found.start, found.end)
    return last


@cache
def _unknown(language: str) -> tuple[re.Pattern[str], ...]:
    """The patterns by which an agency that the knowledge lacks is told: a name beside an agency word."""
    pack = page_pack(language)
    name = rf"[\"“«‘']?(?P<name>{_NAME}(?:\s{_NAME}){{0,2}})"
    patterns = []
    if pack.agency_before:
        patterns.append(rf"(?<!\w)(?i:{_either(pack.agency_before)})\s+{name}")
    if pack.agency_after:
        patterns.append(rf"{name}[\"”»’']?,?\s+(?i:{_either(pack.agency_after)})(?!\w)")
    if pack.agency_endings:
        tail = f"(?:{_either(pack.name_endings)})?" if pack.name_endings else ""
        patterns.append(rf"(?P<name>\w{{1,8}}?(?:{_either(pack.agency_endings)})){tail}(?!\w)")
    return tuple(map(re.compile, patterns))


def _either(phrases: Sequence[str]) -> str:
    return "|".join(re.escape(p) for p in sorted(phrases, key=len, reverse=True))


def _strangers(text: str, language: str, taken: Sequence[_Found]) -> Iterator[_Found]:
    for pattern in _unknown(language):
        for match in pattern.finditer(text):
            start, end = match.span("name")
            if any(f.start < end and start < f.end for f in taken) or _named_behind(
                text, match.end(), end, taken
            ):
                continue
            name = _acronym(match["name"])
            if name and key_of(name) not in {
                key_of(x) for x in (*page_pack(language).agency_before, *page_pack(language).agency_after)
            }:
                yield _Found(name, None, "agency", start, end)


def _named_behind(text: str, after: int, name: int, taken: Sequence[_Found]) -> bool:
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


def find_credits(
    document: str, lines: Sequence[Line], body: Sequence[Line], words: Phrases, language: str
) -> list[Credit]:
    """Whom the article credits, each once, in the order of the text."""
    found = [
        *_line_credits(lines, body, words, language),
        *(c for line in body for c in _text_credits(line, words, language)),
        *_bracketed(lines, body, words, language),
    ]
    seen: dict[tuple[str, str], Credit] = {}
    for credit in sorted(found, key=lambda c: c.span):
        seen.setdefault((credit.kind, credit.key or fold(credit.name)), credit)
    return list(seen.values())


def _line_credits(
    lines: Sequence[Line], body: Sequence[Line], words: Phrases, language: str
) -> Iterator[Credit]:
    """Credits that have a line of their own, near the body's end or under the title."""
    from vaka.reading.article.furniture import labelled

    if not body:
        return
    first, last = body[0].n, body[-1].n
    for line in lines:
        if line in body or not (first - 8 <= line.n < first or (line.n > first and line.n <= last + 5)):
            continue
        rest = labelled(line.text, words.pack.source_labels)
        own = list(_mentions(line.text, language, words.agencies))
        if rest is None and not (own and _bare(line, own)):
            continue
        for f in own:
            yield Credit(f.name, _at(line, f), f.kind, "source line" if rest else "credit line", f.key)
        if rest and not own:
            yield from _named_source(line, rest)


def _bracketed(
    lines: Sequence[Line], body: Sequence[Line], words: Phrases, language: str
) -> Iterator[Credit]:
    """An unknown agency in brackets of its own, `(according to ABC Press)`, beside or below the text.

    A translated page may have its name wrong; an agency that the page names elsewhere, in a photo's credit,
    and that begins with the same acronym is then the one meant.
    """
    last = body[-1].n + 5 if body else -1
    for line in lines[: last + 1]:
        for match in _bracket(language).finditer(line.text):
            who = match["before"] or match["after"]
            group = "before" if match["before"] else "after"
            acronym = fold(who.split()[0])
            if any(True for _ in _mentions(who, language, words.agencies)) or len(line.text) > _SIGNED:
                continue
            known = (f for x in lines for f in _mentions(x.text, language, words.agencies))
            meant = next((f for f in known if fold(f.name).startswith(acronym)), None)
            start = line.span.start + match.start(group)
            span = Span(start, start + len(who))
            yield Credit(
                meant.name if meant else who, span, "agency", "in brackets", meant.key if meant else None
            )


@cache
def _bracket(language: str) -> re.Pattern[str]:
    """A name that opens with an acronym and a word that credits it, alone in brackets."""
    pack = page_pack(language)
    name = rf"[A-ZÇĞİÖŞÜΑ-ΩА-Я]{{2,6}}(?:\s{_NAME}){{0,2}}"
    after = _either(pack.cues_after) or "(?!)"
    before = _either(pack.cues_before) or "(?!)"
    return re.compile(
        rf"\(\s*(?:(?P<before>{name})(?:['’]\w+)?\s*(?i:{after})|(?i:{before})\s+(?P<after>{name}))\s*\)"
    )


def _named_source(line: Line, rest: str) -> Iterator[Credit]:
    """What stands behind `Source:` where the knowledge does not name it."""
    if "://" in rest or rest.startswith("www.") or len(rest) > 60:
        return
    for part in re.split(r"\s*[,;/|]\s*|\s+(?:ve|και|and|и|và)\s+", rest):
        name = part.strip(" .()[]")
        if 2 <= len(name) <= 40:
            at = line.span.start + line.text.rfind(part) + part.find(name)
            kind: CreditKind = "agency" if name.isupper() and len(name) <= 8 else "outlet"
            yield Credit(name, Span(at, at + len(name)), kind, "source line")


def _bare(line: Line, own: Sequence[_Found]) -> bool:
    """Whether a line is nothing but agencies' names, or a name signed together with them."""
    rest = line.text
    for found in sorted(own, key=lambda f: -f.start):
        rest = rest[: found.start] + " " + rest[found.end :]
    small = sum(word[0].islower() for word in rest.split() if len(word) > 1)
    return len(key_of(rest).split()) <= 4 and small <= _SMALL and not line.ends


def _text_credits(line: Line, words: Phrases, language: str) -> Iterator[Credit]:
    """Credits in running text: a dateline, or a name beside words that credit it."""
    text, pack = line.text, words.pack
    known = list(_mentions(text, language, words.agencies))
    found = [*known, *_strangers(text, language, known)]
    dateline = _DATELINE.match(text[:120]) or _dashed(text[:120], known)
    signed = SIGNATURE.search(text) if line.running else None
    for f in found:
        if signed and signed.start() < f.start:
            yield Credit(f.name, _at(line, f), f.kind, "signature", f.key)
        elif (dateline and f.end <= dateline.end()) or _opens(text, f, pack.wired):
            yield Credit(f.name, _at(line, f), f.kind, "dateline", f.key)
        elif f.kind == "primary" or not f.proper:
            continue
        elif f.key is None or _cued(text, f, pack.cues_before, pack.cues_after):
            yield Credit(f.name, _at(line, f), f.kind, "attribution", f.key)
    if dateline:
        yield from _dateline_strangers(line, dateline, found)
    yield from _primary(line, pack)
    for span in statements(text, language):
        start = line.span.start
        whole = Span(start + span.start, start + span.end)
        yield Credit(span.of(text), whole, "primary", "statement")


def _opens(text: str, found: _Found, wired: str) -> bool:
    """Whether an agency opens the text as its wire, a bracket before it at most."""
    behind = text[found.end :]
    if found.start == 0 and _OPENING.match(behind):
        return True
    return bool(wired) and not any(c.isalnum() for c in text[: found.start]) and bool(re.match(wired, behind))


def _dashed(text: str, known: Sequence[_Found]) -> re.Match[str] | None:
    """A dateline that ends in a known agency's name behind a dash."""
    match = _DASHED.match(text)
    if match is None or not match["place"].split(",")[0].isupper():
        return None
    who = match.span("who")
    return match if any(who[0] <= f.start and f.end <= who[1] for f in known) else None


def _dateline_strangers(line: Line, match: re.Match[str], found: Sequence[_Found]) -> Iterator[Credit]:
    """Unknown agencies in a dateline: an acronym, or one name behind a place in capitals."""
    group = "slashed" if match.groupdict().get("slashed") else "who"
    place = (match["place"] or "").split(",")[0].strip()
    at = match.start(group)
    for part in re.split(r"(?<=[/·])|(?<=, )", match[group]):
        who = part.rpartition("=")[2].strip(" /·,")
        start = at + part.rfind(who)
        at += len(part)
        if any(f.start < start + len(who) and start < f.end for f in found):
            continue
        named = who.isupper() or (place.isupper() and len(who.split()) <= 2 and who[:1].isupper())
        if named and 2 <= len(who) <= 24 and any(c.isalpha() for c in who):
            start += line.span.start
            yield Credit(who, Span(start, start + len(who)), "agency", "dateline")


def _cued(text: str, found: _Found, before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether words that credit a name stand near it, inside its sentence."""
    left = re.split(r"[.!?…»”]\s", text[max(0, found.start - REACH) : found.start])[-1]
    right = re.split(r"[.!?…]\s", text[found.end : found.end + REACH])[0]
    return _holds(left, before) or _holds(right, after)


def _holds(text: str, phrases: Sequence[str]) -> bool:
    padded = f" {key_of(text)} "
    return any(f" {key_of(p)} " in padded for p in phrases)


def _primary(line: Line, pack: PagePack) -> Iterator[Credit]:
    """Seats and offices to which the text expressly attributes what it tells."""
    folded = fold_with_offsets(line.text)
    for stem, name in pack.primary_sources.items():
        for match in re.finditer(rf"(?<!\w){re.escape(stem)}(?!\w)", folded.text):
            start, end = folded.source(*match.span())
            f = _Found(name, None, "primary", start, end)
            if _adjacent(line.text, f, pack):
                yield Credit(name, _at(line, f), "primary", "attribution")


def _adjacent(text: str, found: _Found, pack: PagePack) -> bool:
    """Whether a primary source's cue stands right beside it."""
    left = key_of(text[max(0, found.start - 40) : found.start])
    right = key_of(re.sub(r"^['’]\w+", "", text[found.end : found.end + 60]))
    if any(left.endswith(key_of(p)) for p in pack.primary_cues_before):
        return True
    return any(0 <= right.find(key_of(p)) <= 22 for p in pack.primary_cues_after)


def _at(line: Line, found: _Found) -> Span:
    return Span(line.span.start + found.start, line.span.start + found.end)
