"""Whom the article credits: agencies, outlets and primary sources."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from vaka.languages import CANONICAL
from vaka.reading.article.agencies import NAME, Found, either, named, strangers
from vaka.reading.article.institutions import canonical, statements
from vaka.reading.article.lines import SIGNATURE, Line, key_of
from vaka.reading.article.pack import CreditKind, PagePack, Phrases, page_pack
from vaka.records import Credit, Span
from vaka.text import fold, fold_with_offsets

__all__ = ["find_credits"]

REACH = 70
"""Characters between a name and the words that credit it: "the X news agency, which is run by the state, reported"."""

_SMALL = 2
"""Words in small letters beside an agency on a line of its own: "with material from", not "go to X's other pages"."""

_SIGNED = 120
"""Characters that a line of signature and source has at most."""
_DATELINE = re.compile(
    r"^(?P<place>[^()\n—–]{2,60}?)?\s*(?:[\[(]{1,2}(?P<who>[^()\[\]\d\n]{2,40}?)(?:\s*[-–—,/]\s*[^()\[\]\n]{0,12}\d[^()\[\]\n]{0,24})?[\])]{1,2}"
    r"|/{1,2}(?P<slashed>[^()\[\]/\d\n]{2,40}?)/{1,2})\s*\.?\s*(?:[-–—:=.]|(?=[А-ЯA-Z가-힣]))"
)
"""`OSTREL, June 7 (AGENCY) -`, `OSTREL (AGENCY - 7 June)`, `ТАШКЕНТ, 12 марта. /АГЕНТСТВО/.`, `(서울=연합뉴스)`."""

_BOXED = re.compile(r"^\s*[〔【](?P<who>[^〔〕【】\d\n]{2,30})[〕】]")
"""`〔中央社〕`, before anything else."""

_OPENING = re.compile(r"\s[-–—]\s+[^\W\d_]")
"""What follows an agency that opens the text by itself: `AGENCY - In the morning ...`."""

_PICTURE = re.compile(
    r"(?i:©|\bcopyright\b|\bphotos?\b)|[/|] ?[A-ZÀ-Þ][\w.-]+(?: [A-ZÀ-Þ][\w.-]*)+"
    r"|[A-ZÀ-Þ][\w.-]+(?: [A-ZÀ-Þ][\w.-]*)+ ?[/|] ?#"
)
"""The mark of whose a picture is: `Copyright #`, `#/Name Surname`, `Name Surname/#`, where # is an agency."""

_DASHED = re.compile(r"^(?P<place>[^\n.()—–]{2,60}?)\s+[—–-]\s*(?P<who>[^\n.:()]{2,40})[.:]\s")
"""`ТАШКЕНТ, 12 мар — АГЕНТСТВО. The text`."""


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
    inside = {x.n for x in body}
    for line in lines:
        if not (first - 8 <= line.n < first or (line.n > first and line.n <= last + 5)):
            continue
        rest = labelled(line.text, words.pack.source_labels)
        own = list(named(line.text, language, words.agencies))
        if rest is None and not (own and _bare(line, own)):
            continue
        among = line.n in inside or first < line.n < last
        if line.running or (rest is None and among and not _alone(line, own)):
            continue  # a name beside an agency's, in the midst of the text, signs a picture
        if _signs_picture(line, rest, own, words):
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
            if any(True for _ in named(who, language, words.agencies)) or len(line.text) > _SIGNED:
                continue
            known = (f for x in lines for f in named(x.text, language, words.agencies))
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
    name = rf"[A-ZÇĞİÖŞÜΑ-ΩА-Я]{{2,6}}(?:\s{NAME}){{0,2}}"
    after = either(pack.cues_after) or "(?!)"
    before = either(pack.cues_before) or "(?!)"
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


def _bare(line: Line, own: Sequence[Found]) -> bool:
    """Whether a line is nothing but agencies' names, or a name signed together with them."""
    rest = line.text
    for found in sorted(own, key=lambda f: -f.start):
        rest = rest[: found.start] + " " + rest[found.end :]
    small = sum(word[0].islower() for word in rest.split() if len(word) > 1)
    return len(key_of(rest).split()) <= 4 and small <= _SMALL and not line.ends


def _signs_picture(line: Line, rest: str | None, own: Sequence[Found], words: Phrases) -> bool:
    """Whether a line says who took or sold a picture: its label, its mark, a picture agency, `AGENCY/Name Surname`."""
    from vaka.reading.article.furniture import labelled

    key = f" {line.key} "
    if any(f" {key_of(a)} " in key for a in words.pack.photo_agencies):
        return True
    if rest is not None:
        return False
    labels = (*words.pack.photo_labels, *page_pack(CANONICAL).photo_labels)
    without = line.text
    for found in sorted(own, key=lambda f: -f.start):
        without = without[: found.start] + "#" + without[found.end :]
    return labelled(line.text, labels) is not None or _PICTURE.search(without) is not None


def _alone(line: Line, own: Sequence[Found]) -> bool:
    """Whether a line is nothing but agencies' names."""
    rest = line.text
    for found in sorted(own, key=lambda f: -f.start):
        rest = rest[: found.start] + rest[found.end :]
    return not any(c.isalpha() for c in rest)


def _text_credits(line: Line, words: Phrases, language: str) -> Iterator[Credit]:
    """Credits in running text: a dateline, or a name beside words that credit it."""
    text, pack = line.text, words.pack
    known = list(named(text, language, words.agencies))
    found = [*known, *strangers(text, language, known)]
    dateline = _DATELINE.match(text[:120]) or _dashed(text[:120], known)
    boxed = _BOXED.match(text[:60])
    signed = SIGNATURE.search(text) if line.running else None
    for f in found:
        if signed and signed.start() < f.start:
            yield Credit(f.name, _at(line, f), f.kind, "signature", f.key)
        elif (
            (dateline and f.end <= dateline.end())
            or (boxed and f.end < boxed.end())
            or _opens(text, f, pack.wired)
        ):
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
        yield Credit(canonical(span.of(text), language), whole, "primary", "statement")


def _opens(text: str, found: Found, wired: str) -> bool:
    """Whether an agency opens the text as its wire, a bracket before it at most."""
    behind = text[found.end :]
    if found.start == 0 and _OPENING.match(behind):
        return True
    return bool(wired) and not any(c.isalnum() for c in text[: found.start]) and bool(re.match(wired, behind))


def _dashed(text: str, known: Sequence[Found]) -> re.Match[str] | None:
    """A dateline that ends in a known agency's name behind a dash."""
    match = _DASHED.match(text)
    if match is None or not match["place"].split(",")[0].isupper():
        return None
    who = match.span("who")
    return match if any(who[0] <= f.start and f.end <= who[1] for f in known) else None


def _dateline_strangers(line: Line, match: re.Match[str], found: Sequence[Found]) -> Iterator[Credit]:
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
            # Beside a known agency it is the page's own outlet that takes the report over.
            own = place.isupper() and not who.isupper() and any(f.end <= match.end() for f in found)
            yield Credit(who, Span(start, start + len(who)), "outlet" if own else "agency", "dateline")


def _cued(text: str, found: Found, before: Sequence[str], after: Sequence[str]) -> bool:
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
            f = Found(name, None, "primary", start, end)
            if _adjacent(line.text, f, pack):
                yield Credit(name, _at(line, f), "primary", "attribution")


def _adjacent(text: str, found: Found, pack: PagePack) -> bool:
    """Whether a primary source's cue stands right beside it."""
    left = key_of(text[max(0, found.start - 40) : found.start])
    right = key_of(re.sub(r"^['’]\w+", "", text[found.end : found.end + 60]))
    if any(left.endswith(key_of(p)) for p in pack.primary_cues_before):
        return True
    return any(0 <= right.find(key_of(p)) <= 22 for p in pack.primary_cues_after)


def _at(line: Line, found: Found) -> Span:
    return Span(line.span.start + found.start, line.span.start + found.end)
