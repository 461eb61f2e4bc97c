"""Posts and captions that stand among the lines of an article."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vaka.reading.article.agencies import find_agency
from vaka.reading.article.dates import find_dates
from vaka.reading.article.furniture import namelike
from vaka.reading.article.lines import SIGNATURE, Line, key_of
from vaka.reading.article.pack import Phrases
from vaka.reading.language import akin, detect_language
from vaka.records import Credit, Embed, Span, Stated

__all__ = ["caption_tail", "find_embeds", "make_embed"]

_SIGNED = re.compile(
    r"^\s*(?:[—–-]|&mdash;)\s*(?P<name>.{0,80}?)\s*\((?P<handle>@\w{1,30})\)\s*(?P<date>.{0,60})$"
)
"""The last line of an embedded post: dash, name, handle, date."""

_POSTED = re.compile(r"\b(?:pic\.(?:twitter|x)\.com/\w+|pic\.[\w.]{4,20}/\w+|https?://t\.co/\w+|t\.co/\w+)")
_VIA = re.compile(
    r"(?:^|\s)(?:A post shared by|Ver esta publicación|View this post on Instagram|Bu gönderiyi Instagram|"
    r"Δείτε αυτή τη δημοσίευση στο Instagram|Посмотреть эту публикацию в Instagram)"
)
"""Words that the embedding code of a network writes."""

_WIRE = re.compile(
    r"(?:\b(?:REUTERS|AP Photo|AP|AFP|EPA|EPA-EFE|EFE|ANSA|DPA|TASS|Sputnik|Getty Images|Shutterstock|Xinhua|"
    r"EUROKINISSI|INTIME|MOTION ?TEAM|POOL|Handout|KCNA|ΑΠΕ-ΜΠΕ|AA|DHA|İHA|AP Images|iStock)\s*/\s*[\w .,'’/-]{2,60}|"
    r"[(（](?:AP Photo|Photo|Image|Foto|Fotoğraf|Φωτ|Фото|REUTERS|AFP|AP|EPA|Getty)[^()（）]{0,80}[)）]|"
    r"MANDATORY CREDIT|©\s?(?:Reuters|AFP|AP|EPA|Getty|Sputnik|로이터|ⓒ))\W*$",
    re.I,
)  # fmt: skip
"""Credits as the big picture agencies sign them, whatever the page's language."""

_WIRE_FIRST = re.compile(
    r"^[^\W\d_][\w .'’-]{2,40}\s?/\s?(?:REUTERS|AP|AFP|EPA|EFE|ANSA|DPA|TASS|Sputnik|Getty Images|Xinhua|Pool)\b",
    re.I,
)
"""The same credits in front: "Name/Agency" and then what the picture shows."""

SIGNED = 250
"""Characters from which a paragraph that ends in a bracketed agency is the report that the agency signs: captions with
a bare agency in brackets are a sentence or two."""

_KOREAN = re.compile(
    r"(?:[\[(/]|\s)\s*(?:사진|자료사진|그래픽)?\s*[=/]?\s*[^\[\]()]{2,30}(?:제공|자료사진|캡처)\s*[\])]?$"
    r"|[\[(]\s*(?:사진|자료|그래픽)\s*[=/:][^\])]{2,40}[\])]|^▲"
)
"""Credits in brackets or behind a slash, as Korean pages sign them."""

CAPTION = 600
"""Longest caption: agency captions run to three sentences."""

FOREIGN = 60
"""Characters from which a line in another language than the article is told by its language."""


def find_embeds(lines: Sequence[Line], words: Phrases, language: str) -> list[tuple[int, int]]:
    """Label the lines of posts (`post`) and captions (`caption`); the ranges of lines that belong together."""
    ranges = []
    for i, line in enumerate(lines):
        if line.label is None or line.label in ("address", "date line"):
            first = _post_start(lines, i, language)
            if first is not None:
                for other in lines[first : i + 1]:
                    other.label = "post"
                ranges.append((first, i + 1))
    final = max((x.n for x in lines if x.label is None and x.running), default=-1)
    for i, line in enumerate(lines):
        if line.label is None and line.kind != "caption" and _is_signed(line, final):
            continue
        if line.label is None and (line.kind == "caption" or is_caption(line, words)):
            line.label = "caption"
            ranges.append((i, i + 1))
    ranges += _foreign(lines, language)
    return sorted(ranges)


def _post_start(lines: Sequence[Line], i: int, language: str) -> int | None:
    """Where the post that ends with line `i` begins; `None` if no post ends there."""
    line = lines[i]
    signed = _SIGNED.match(line.text)
    if not signed and not _VIA.search(line.text):
        last = i + 1 == len(lines) or not _SIGNED.match(lines[i + 1].text)
        posted = _POSTED.search(line.text)
        return i if posted and last and len(line.text) - posted.end() < 30 else None
    first = i
    while first and i - first < 6 and _may_be_post(lines[first - 1], language, lines[first:i]):
        first -= 1
    if first == i and i and lines[i - 1].label is None and not _after_gap(line):
        first -= 1
    return first


def _after_gap(line: Line) -> bool:
    return line.gap > 3


def _may_be_post(line: Line, language: str, taken: Sequence[Line]) -> bool:
    """Whether the line above is part of the post: by its language, its links, or as the only line so far."""
    if line.label not in (None, "address", "phrase"):
        return False
    if _SIGNED.match(line.text):
        return False
    if _POSTED.search(line.text):
        return not any(_POSTED.search(t.text) for t in taken)
    spoken = detect_language(line.text, language)
    return not akin(spoken, language) if len(line.text) >= 15 else False


def is_caption(line: Line, words: Phrases) -> bool:
    """Whether a whole line is a picture's caption: it names who took the picture, or says that it is one."""
    if len(line.text) > CAPTION or _announces_pictures(line, words):
        return False
    if (_WIRE.search(line.text) and not _signature(line)) or _KOREAN.search(line.text):
        return True
    if _WIRE_FIRST.match(line.text):
        return True
    if _opens_as_caption(line, words):
        return True
    tail = caption_tail(line.text, words)
    return tail is not None and line.text.count(". ") <= 3


def _is_signed(line: Line, final: int) -> bool:
    """Whether a paragraph ends in the agency that signs it: a long one, or the last one of the text."""
    bare = SIGNATURE.search(line.text)
    return bool(bare) and line.running and (len(line.text) >= SIGNED or line.n == final)


def _signature(line: Line) -> bool:
    """Whether a line is a name with agencies in brackets: it signs the article."""
    name, bracket, rest = line.text.partition("(")
    return bool(bracket) and rest.find(")") == len(rest) - 1 and namelike(name)


def _announces_pictures(line: Line, words: Phrases) -> bool:
    """Whether a line ends in what it comes with, `(PHOTO/VIDEO)`, as headlines do: nobody is credited there."""
    start = line.text.rfind("(")
    if start < 0 or not line.text.rstrip().endswith(")"):
        return False
    labels = {key_of(x) for x in words.pack.photo_labels}
    parts = [key_of(p) for p in re.split(r"[/,+&]| - ", line.text[start:])]
    return all(p in labels or p in words.whole for p in parts) and any(p in labels for p in parts)


def _opens_as_caption(line: Line, words: Phrases) -> bool:
    head, colon, rest = line.text.partition(":")
    labels = {key_of(x) for x in (*words.pack.photo_labels, *words.pack.caption_starts)}
    if colon and key_of(head) in labels and rest.strip():
        return True
    return any(line.key.startswith(key_of(x) + " ") for x in words.pack.caption_starts)


def caption_tail(text: str, words: Phrases) -> int | None:
    """Where, at the end of `text`, a label of a picture's author begins (`Photo: NAME`)."""
    start = max(text.rfind("("), 0) if text.rstrip(" .").endswith(")") else 0
    inner = text[start:].strip("() .")
    for label in sorted(words.pack.photo_labels, key=len, reverse=True):
        match = re.search(
            rf"(?<!\w){re.escape(label)}\.?\s*[:/=]\s*(?P<who>[^:]{{2,60}})$", text.rstrip(" .)"), re.I
        )
        if match and len(match["who"].split()) <= 6 and key_of(match["who"]) not in words.whole:
            return match.start()
    archive = {key_of(x) for x in (*words.pack.photo_labels, *words.pack.caption_starts)}
    return start if start and key_of(inner) in archive else None


def _foreign(lines: Sequence[Line], language: str) -> list[tuple[int, int]]:
    """Lines wholly in another language than the article: agency captions, posts without a signature."""
    found = []
    for i, line in enumerate(lines):
        if line.label is not None or len(line.text) < FOREIGN or language == "und":
            continue
        spoken = detect_language(line.text, language)
        if not akin(spoken, language) and _unlike(line.text, spoken):
            line.label = "foreign"
            found.append((i, i + 1))
    return found


def _unlike(text: str, spoken: str) -> bool:
    """A second look: the language must also be told from each half of the line."""
    half = len(text) // 2
    return detect_language(text[:half]) == spoken == detect_language(text[half:])


def make_embed(document: str, lines: Sequence[Line], words: Phrases, language: str) -> Embed:
    """The embed that `lines` are: its language, and who posted it and when, or whose picture it is."""
    span = Span(lines[0].span.start, lines[-1].span.end)
    label = lines[0].label
    spoken = detect_language(" ".join(x.text for x in lines if not _SIGNED.match(x.text)), language)
    if label == "caption":
        return Embed(span, "caption", spoken, credit=caption_credit(document, span, words, language))
    signed = _SIGNED.match(lines[-1].text)
    if not signed:
        return Embed(span, "post" if label == "post" else "box", spoken, credit=None)
    base = lines[-1].span.start
    author = Stated(
        signed["handle"], Span(base + signed.start("handle"), base + signed.end("handle")), "post signature"
    )
    dates = find_dates(signed["date"], spoken) or find_dates(signed["date"], language)
    published = None
    if dates:
        at = base + signed.start("date")
        published = Stated(dates[0].value, Span(at + dates[0].start, at + dates[0].end), "post signature")
    return Embed(span, "post", spoken, author, published)


def caption_credit(document: str, span: Span, words: Phrases, language: str) -> Credit | None:
    """Whose picture a caption says it is: the last agency it names, else what stands behind the label."""
    text = span.of(document)
    at = caption_tail(text, words)
    agency = find_agency(text, language, words.agencies, at or max(0, len(text) - 80))
    if agency:
        name, key, start, end = agency
        return Credit(name, Span(span.start + start, span.start + end), "agency", "caption", key)
    if at is None:
        return None
    who = re.search(r"[:/=]\s*(.+?)\W*$", text[at:])
    if not who:
        return None
    start = span.start + at + who.start(1)
    return Credit(who[1], Span(start, start + len(who[1])), "author", "caption")
