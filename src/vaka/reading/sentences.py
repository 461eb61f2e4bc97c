"""Sentences: paragraphs cut where a sentence ends, and nowhere else.

ICU proposes the ends inside a paragraph; what the language pack knows takes back those after ordinals,
abbreviations and initials, and those inside an open quotation; lost paragraph breaks ("said.The") are cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pydantic import BaseModel, ConfigDict

from vaka import languages
from vaka.records import Article, Document, Sentence, SentenceLayer, Span
from vaka.text import fold

__all__ = ["TextPack", "cut_sentences", "read_sentences"]


class TextPack(BaseModel):
    """`text.toml`: what a full stop can mean in a language besides the end of a sentence."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    abbreviations: tuple[str, ...] = ()
    """Words written with a full stop that a sentence goes on after, without the stop."""
    may_end: tuple[str, ...] = ()
    """Those abbreviations, of units and hours, that a sentence may end in, too: a capital then begins the next."""
    before_numbers: tuple[str, ...] = ()
    """Words that are abbreviations before a number only ("No. 5", but "voted no.")."""
    ordinal_dot: bool = False
    """Whether a number with a full stop is an ordinal: `80. yıl`."""


QUOTES = {"“": "”", "«": "»", "„": "“", "「": "」", "『": "』", "‹": "›"}
"""Marks that open and the mark that closes; a straight quote opens and closes in turn."""

LONGEST_QUOTE = 900
"""Characters over which an open quotation holds a sentence together; beyond it a mark is taken to be missing."""

_LOST = re.compile(
    r"(?<=[^\W\d_]{2}[.!?…])(?=[A-ZÇĞİÖŞÜΑ-ΩΆΈΉΊΌΎΏА-ЯЁ][^\W\d_]|[\"“«][A-ZÇĞİÖŞÜΑ-ΩΆΈΉΊΌΎΏА-ЯЁ])"
    r"|(?<=[^\W\d_][.!?…][\"”»])(?=[A-ZÇĞİÖŞÜΑ-ΩΆΈΉΊΌΎΏА-ЯЁ«“])"
    r"|(?<=[^\W\d_]{3}:)(?=[A-ZÇĞİÖŞÜΑ-ΩΆΈΉΊΌΎΏА-ЯЁ][^\W\d_]{2})"
)
"""A mark with no space behind it and a capital: there a line of the page ended."""

_UPPER = r"[A-ZÇĞİÖŞÜÀ-ÖØ-ÞŁŠŽČΑ-ΩΆΈΉΊΌΎΏА-ЯЁЄІЇҐ]"
_MORE_ENDS = re.compile(
    rf"(?<=[.!?…][ \u00a0\u202f][»”])\s+(?={_UPPER}|[«“])"  # « Non. » Voilà …
    rf"|(?<=\w…)\s+(?={_UPPER})|(?<=……)\s*(?=\w)"
    r"|(?<=[^\W\d_]{4}[.!?])\s+(?=\d)"  # a sentence that begins with a number
)
"""Ends that ICU does not propose: it goes on after a mark with spaces inside, an ellipsis, and before a number."""
_TURN = re.compile(r"(?<=[.!?…؟？])\s+(?=[-–—]{1,2}\s?(\S))")
"""Before a dash in dialogue, where each turn is led by one."""

_STOP = re.compile(r"(\S+?)\.[\"”»’)\]]*\s*$")
_ROMAN = re.compile(r"^[IVXLCDM]{1,6}$")
_SPACE = re.compile(r"\s+")


def read_sentences(document: Document, article: Article) -> tuple[Sentence, ...]:
    """The sentences of title, body, crossheads, embeds and captions, in the order of the text.

    A sentence never leaves its paragraph. `paragraph` counts the body's paragraphs first, then the embeds;
    the title has -1.
    """
    pieces: list[tuple[Span, int, SentenceLayer, str]] = []
    if article.title and article.title.layer == "text":
        pieces.append((article.title.span, -1, "title", article.language))
    for i, paragraph in enumerate(article.body):
        layer: SentenceLayer = "crosshead" if paragraph.kind == "crosshead" else "body"
        pieces.append((paragraph.span, i, layer, paragraph.language))
    for i, embed in enumerate(article.embeds, len(article.body)):
        pieces.append((embed.span, i, "caption" if embed.kind == "caption" else "embed", embed.language))
    found = [
        (span, number, layer, language)
        for place, number, layer, language in pieces
        for span in _spans(document.text, place, layer, language)
    ]
    found.sort(key=lambda x: (x[0], x[1]))
    return tuple(
        Sentence(n, span, number, layer, language) for n, (span, number, layer, language) in enumerate(found)
    )


def _spans(text: str, place: Span, layer: SentenceLayer, language: str) -> Iterator[Span]:
    """Titles and crossheads whole, everything else cut."""
    return iter(_whole(text, place)) if layer in ("title", "crosshead") else _cut(text, place, language)


def cut_sentences(text: str, language: str) -> list[Span]:
    """The sentences of one paragraph."""
    return list(_cut(text, Span(0, len(text)), language))


def _whole(text: str, place: Span) -> list[Span]:
    bare = _trim(text, place.start, place.end)
    return [bare] if bare else []


def _cut(text: str, place: Span, language: str) -> Iterator[Span]:
    """The sentences inside `place`."""
    paragraph = place.of(text)
    ends = _ends(paragraph, language)
    start = 0
    for end in ends:
        span = _trim(paragraph, start, end)
        if span:
            yield Span(place.start + span.start, place.start + span.end)
        start = end


def _trim(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def _ends(text: str, language: str) -> list[int]:
    """Where the sentences of a paragraph end, the last at its end."""
    lost = {m.start() for m in _LOST.finditer(text)}
    lost -= {end for end in lost if _acronym(text, end, language)}
    proposed = {*_icu(text, language), *lost, *_line_ends(text), *_more_ends(text)}
    quoted = _quoted(text)
    kept = []
    for end in sorted(proposed):
        if end >= len(text) or not end:
            continue
        quotes = any(a < end < b for a, b in quoted)
        if not quotes and (end in lost or _ends_sentence(text, end, language)):
            kept.append(end)
    return [*kept, len(text)]


def _icu(text: str, language: str) -> Iterator[int]:
    from icu4py.breakers import SentenceBreaker

    at = 0
    for segment in SentenceBreaker(text, language if language != "und" else "en"):
        at += len(segment)
        yield at


def _more_ends(text: str) -> Iterator[int]:
    """Ends after marks, ellipses and before numbers; in a paragraph that a dash opens, before every other turn."""
    yield from (m.end() for m in _MORE_ENDS.finditer(text))
    if text.lstrip()[:1] in ("-", "–", "—"):
        yield from (m.end() for m in _TURN.finditer(text) if not m[1].islower())


def _acronym(text: str, end: int, language: str) -> bool:
    """Whether a stop with no space behind it stands inside an abbreviation ("EE.UU.", "TP.HCM", "GS.TSKH.")."""
    before = re.search(r"([^\W\d_]+)\.$", text[:end])
    after = re.match(r"[^\W\d_]+", text[end:])
    if before is None or after is None:
        return False
    capitals = len(before[1]) <= 3 and before[1].isupper() and len(after[0]) > 1 and after[0].isupper()
    return capitals or fold(before[1]) in _abbreviations(language)


def _line_ends(text: str) -> Iterator[int]:
    return (m.end() for m in re.finditer(r"\n+", text))


@cache
def _abbreviations(language: str) -> frozenset[str]:
    pack = languages.load(language, "text", TextPack)
    return frozenset(fold(a.rstrip(".")) for a in pack.abbreviations) if pack else frozenset()


@cache
def _may_end(language: str) -> frozenset[str]:
    pack = languages.load(language, "text", TextPack)
    return frozenset(fold(a.rstrip(".")) for a in pack.may_end) if pack else frozenset()


@cache
def _before_numbers(language: str) -> frozenset[str]:
    pack = languages.load(language, "text", TextPack)
    return frozenset(fold(a.rstrip(".")) for a in pack.before_numbers) if pack else frozenset()


@cache
def _ordinals(language: str) -> bool:
    pack = languages.load(language, "text", TextPack)
    return bool(pack and pack.ordinal_dot)


def _ends_sentence(text: str, end: int, language: str) -> bool:
    """Whether a sentence can end here: not after an ordinal, an abbreviation or an initial, nor before lower case."""
    after = text[end:].lstrip()
    stop = _STOP.search(text[:end])
    if not stop:
        return not after[:1].islower()
    word = stop[1].lstrip("(\"“«'‘[")
    if (word.isdigit() and after[:1].isdigit()) or after[:1].islower():
        return False
    if (halves := _halves(language)) and halves.search(text[max(0, end - _HALF) : end]):
        return after[:1].isupper() and not _tells_time(after, language)
    if _abbreviates(word, after, language):
        return False
    if len(word) == 1 and word.isalpha() and not word.islower():
        return False
    if _ROMAN.match(word) and len(word) <= 4 and (_ordinals(language) or len(word) == 1):
        return False
    return not (word.isdigit() and len(word) <= 3 and _ordinals(language))


def _abbreviates(word: str, after: str, language: str) -> bool:
    """Whether a word with a full stop is an abbreviation that its sentence goes on after."""
    known = _abbreviations(language)
    parts = [p for p in re.split(r"[-.]", word) if p]
    if fold(word) not in known and not (len(parts) > 1 and fold(parts[-1]) in known and word[:1].isupper()):
        return False
    if fold(word) in _before_numbers(language):
        return after[:1].isdigit()
    return not (fold(word) in _may_end(language) and after[:1].isupper())


@cache
def _halves(language: str) -> re.Pattern[str] | None:
    """The abbreviations of the day's halves ("a.m.", "p. m.", "μ.μ."), which may end a sentence."""
    from vaka.reading.times.pack import expand, pack_of  # which reads articles, and those are cut here

    pack = pack_of(language)
    forms = {w for f in (*pack.markers.am, *pack.markers.pm) for w in expand(f, pack.endings) if "." in w}
    words = "|".join(re.escape(form) for form in sorted(forms))
    return re.compile(rf"(?<!\w)(?:{words})\.\s*$", re.IGNORECASE) if words else None


_HALF = 12
"""Characters that hold the longest abbreviation of a half of the day, with the space behind it."""


def _tells_time(after: str, language: str) -> bool:
    """Whether a weekday, a month or a time zone goes on from an hour: "12:01 a.m. Saturday"; not "Saturday's"."""
    from vaka.reading.times.tokens import tokens_of

    first = next(tokens_of(after[:_NAME], language), None)
    if first is None or first.start or first.suffix:
        return False
    names = ("weekday", "month", "zone")
    return any(first.says(prefix + name) for name in names for prefix in ("", "weak", "short"))


_NAME = 40
"""Characters in which the longest name of a day, a month or a zone stands."""


def _quoted(text: str) -> list[tuple[int, int]]:
    """The stretches between quotation marks, each with its mark's cue behind it kept in one sentence."""
    found = []
    opened: tuple[int, str] | None = None
    for i, c in enumerate(text):
        if opened is None:
            if c == "»" and _opens_inward(text, i):
                opened = (i, "«")
            elif c in QUOTES or (c == '"' and _opens(text, i)):
                opened = (i, QUOTES.get(c, '"'))
        elif c == opened[1] or (opened[1] == "”" and c == '"'):
            if i - opened[0] <= LONGEST_QUOTE:
                announced = text[: opened[0]].rstrip()[-1:] in (":", "：")
                found.append(
                    (opened[0], i + 1 + (_follow(text, i + 1) or (not announced and _runs_on(text, i + 1))))
                )
                opened = None
            else:
                opened = (i, '"') if c == '"' and _opens(text, i) else None
    return found


def _runs_on(text: str, i: int) -> bool:
    """Whether a letter without case stands right behind a closing mark: the cue of a quotation that led."""
    return text[i : i + 1].isalpha() and text[i] == text[i].swapcase()


def _opens(text: str, i: int) -> bool:
    return i + 1 < len(text) and not text[i + 1].isspace()


def _opens_inward(text: str, i: int) -> bool:
    """Whether a mark that points inward (`»…«`, as German books and papers have it) opens."""
    return text[i + 1 : i + 2].isalnum() and (i == 0 or text[i - 1].isspace() or text[i - 1] in "([")


def _follow(text: str, i: int) -> int:
    """1 where the sentence goes on behind a closing mark, so that an end right there is taken back."""
    after = text[i:].lstrip()
    return len(text[i:]) - len(after) + 1 if after[:1].islower() or after[:1] in ",;–—-" else 0
