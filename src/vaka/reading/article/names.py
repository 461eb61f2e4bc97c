"""Who publishes the page and who signs the article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from vaka.reading.article.dates import find_dates
from vaka.reading.article.furniture import date_vocabulary, labelled, namelike
from vaka.reading.article.lines import Line, key_of
from vaka.reading.article.pack import Phrases
from vaka.records import Span, Stated
from vaka.text import fold, fold_with_offsets

__all__ = ["find_byline", "find_outlet"]

_YEARS = re.compile(r"\b(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?\b")
_MARK = re.compile(r"©|ⓒ|\(c\)|&copy;|copyright|copyrights", re.I)
_ADDRESS = re.compile(r"(?:https?://)?(?:www\.)?((?:[\w-]+\.)+[a-z]{2,8})(?:/\S*)?", re.I)
_SPLIT = re.compile(r"\s*[|•·,;:]\s*|\.\s+|\.$|\s[-–—]\s|[«»“”\"]")
_PAREN = re.compile(r"^(?P<name>[^()]{3,60}?)\s*[(（](?P<from>[^()]{2,60})[)）]\s*$")
_OPENING = 3
"""Lines of text among which a subtitle may stand that opens with the writer's name."""
_LEADING = re.compile(r"(?P<name>[^\W\d_]{2,20}(?: [^\W\d_]{2,20}){1,2}) [—–-] ")
_OUTLET = r"(?P<outlet>[^\W\d_][\w.-]*(?: [^\W\d_a-zа-яёіїєґ][\w.-]*){0,2})"
_MAIL = re.compile(r"\s*[\w.+-]+@[\w-]+(?:\.[\w-]+)+\s*$")


def find_outlet(lines: Sequence[Line], body: Sequence[Line], words: Phrases) -> Stated | None:
    """The outlet: named in the copyright line, in the breadcrumb, or on a line above the text and again below."""
    for finder in (
        _from_copyright,
        _from_head,
        _from_breadcrumb,
        _from_address,
        _from_signature,
        _from_report,
    ):
        found = finder(lines, body, words)
        if found:
            return found
    return None


def _from_copyright(lines: Sequence[Line], body: Sequence[Line], words: Phrases) -> Stated | None:
    for line in lines:
        if line.label == "copyright" and (not body or line.n > body[0].n):
            for name in _copyright_names(line.text, words):
                return _as_written(name, line, lines, "copyright line")
    return None


def _copyright_names(text: str, words: Phrases) -> Iterator[str]:
    """The pieces of a copyright line that can be an outlet's name, best first."""
    bare = _YEARS.sub(" ", _MARK.sub(" | ", text))
    later = []
    for piece in _SPLIT.split(bare):
        if _ADDRESS.fullmatch(piece.strip()):
            continue
        name = _cut(piece.strip(" .,-–—'’‘"), words)
        if name and any(c.isalpha() for c in name) and len(name.split()) <= 6:
            later.append(name)
    yield from later


def _cut(piece: str, words: Phrases) -> str:
    """A piece without what tells of the company or of rights."""
    tokens = piece.split()
    cuts = [key_of(c).split() for c in (*words.pack.company_cuts, *words.pack.rights)]
    for i in range(len(tokens)):
        rest = key_of(" ".join(tokens[i:])).split()
        if any(c and rest[: len(c)] == c for c in cuts):
            return " ".join(tokens[:i]).strip(" .,-")
    return piece


def _as_written(name: str, line: Line, lines: Sequence[Line], rule: str) -> Stated:
    """The name where it stands; if that is in capitals, where it is written with small letters too."""
    if name.isupper():
        key = fold(name)
        for other in lines:
            folded = fold_with_offsets(other.text)
            match = re.search(rf"(?<!\w){re.escape(key)}(?!\w)", folded.text)
            if match:
                start, end = folded.source(*match.span())
                if not other.text[start:end].isupper() and other.text[start].isupper():
                    return Stated(other.text[start:end], _span(other, start, end), rule)
    start = max(0, line.text.find(name))
    return Stated(name, _span(line, start, start + len(name)), rule)


def _span(line: Line, start: int, end: int) -> Span:
    return Span(line.span.start + start, line.span.start + end)


def _from_head(lines: Sequence[Line], body: Sequence[Line], words: Phrases) -> Stated | None:
    """A short line on top whose words come again, as a whole, elsewhere on the page outside the text."""
    head = [x for x in lines if (not body or x.n < body[0].n) and x.label not in ("title", "date line")][:6]
    rest = " | ".join(f" {x.key} " for x in lines)
    for line in head:
        cells = [c.strip() for c in re.split(r"\s[|»>/›]\s|\s{2,}", line.text)]
        for cell in cells[:1]:
            key = key_of(cell)
            if not key or key in words.whole or len(key.split()) > 4 or not cell[:1].isupper():
                continue
            if rest.count(f" {key} ") >= 2 or any(
                key.replace(" ", "") in x.text.lower() for x in lines if x.label == "copyright"
            ):
                return _as_written(cell, line, lines, "name on top")
    return None


def _from_breadcrumb(lines: Sequence[Line], body: Sequence[Line], words: Phrases) -> Stated | None:
    """The first cell of a breadcrumb, where it is no section; or a bare name as the page's first line."""
    for line in lines[:4]:
        if (body and line.n >= body[0].n) or line.label not in ("breadcrumb", "head", "menu"):
            continue
        cell = re.split(r"\s[|»>/›]\s|\s{2,}", line.text)[0].strip()
        key = key_of(cell)
        if key and key not in words.whole and 1 <= len(key.split()) <= 4 and cell[:1].isupper():
            if line.label == "head" and (line.n > 0 or len(key.split()) > 3):
                continue
            return _where(cell, line, "breadcrumb" if line.label == "breadcrumb" else "name on top")
    return None


def _from_address(lines: Sequence[Line], body: Sequence[Line], words: Phrases) -> Stated | None:
    """A site's address in the copyright line or alone on a line."""
    for line in lines:
        if line.label == "copyright":
            match = _ADDRESS.search(line.text)
            if match and "." in match[1]:
                return _where(match[1], line, "address")
    return None


def _from_signature(lines: Sequence[Line], body: Sequence[Line], words: Phrases) -> Stated | None:
    """`[OUTLET=NAME reporter]` that opens the text."""
    for line in body[:_OPENING]:
        if found := _signed_opening(line, words):
            return _where(found["outlet"], line, "signature")
    return None


def _signed_opening(line: Line, words: Phrases) -> re.Match[str] | None:
    suffixes = "|".join(re.escape(s) for s in sorted(words.pack.byline_suffixes, key=len, reverse=True))
    if not suffixes:
        return None
    return re.match(
        rf"\s*[\[(]\s*(?P<outlet>[^\[\]()=]{{2,30}}?)\s*=\s*(?P<name>[^\[\]()=]{{2,30}}?)\s?(?:{suffixes})\s*[\])]",
        line.text,
    )


def _from_report(lines: Sequence[Line], body: Sequence[Line], words: Phrases) -> Stated | None:
    """The outlet that the text names as the one who reports here: "OUTLET reports, citing AGENCY"."""
    for pattern in words.pack.own_reports:
        for line in body:
            if found := re.search(pattern.replace("{outlet}", _OUTLET), line.text):
                return _where(found["outlet"], line, "own report")
    return None


def _where(name: str, line: Line, rule: str) -> Stated:
    start = line.text.find(name)
    return Stated(name, Span(line.span.start + start, line.span.start + start + len(name)), rule)


def find_byline(lines: Sequence[Line], body: Sequence[Line], words: Phrases, language: str) -> Stated | None:
    """Who signs, from a line between title and text or right below the text."""
    if not body:
        return None
    first, last = body[0].n, body[-1].n
    above = [x for x in lines if first - 10 <= x.n < first]
    below = [x for x in lines if last < x.n <= last + 4]
    finders = (
        _labelled_name, _prefixed_name, _suffixed_name, _credited_name, _desk, _dated_name, _leading_name,
        _opening_name,
    )  # fmt: skip
    for finder in finders:
        for line in (*above, *(body[:_OPENING] if finder in (_leading_name, _opening_name) else below)):
            if line.label in ("title", "post", "caption", "tail"):
                continue
            found = finder(line, words, language)
            if found and any(c.isalpha() for c in found):
                return _where(found, line, "byline") if found in line.text else None
    bare = _bare_name(above, words)
    return _where(bare.text, bare, "name under the title") if bare else None


def _labelled_name(line: Line, words: Phrases, language: str) -> str | None:
    rest = labelled(line.text, words.pack.byline_labels)
    return _clean(rest) if rest and namelike(_clean(rest)) else None


def _prefixed_name(line: Line, words: Phrases, language: str) -> str | None:
    for prefix in sorted(words.pack.byline_prefixes, key=len, reverse=True):
        match = re.match(rf"{re.escape(prefix)}\s+(?P<name>[^\W\d_].{{2,60}})$", line.text, re.I)
        if match and not line.ends and namelike(_clean(match["name"])):
            return _clean(match["name"])
    return None


def _suffixed_name(line: Line, words: Phrases, language: str) -> str | None:
    for suffix in words.pack.byline_suffixes:
        match = re.search(
            rf"(?:^|[\s=(])(?P<name>[^\W\d_]{{2,12}}(?:\s[^\W\d_]+){{0,2}})\s?{re.escape(suffix)}(?!\w)",
            line.text,
        )
        if match and not line.running and len(line.text) <= 80:
            return match["name"]
    return None


def _credited_name(line: Line, words: Phrases, language: str) -> str | None:
    """`NAME (AGENCY, AGENCY)`, a line of its own."""
    match = _PAREN.match(line.text)
    if match and not line.ends and namelike(match["name"]):
        return match["name"].strip()
    return None


def _leading_name(line: Line, words: Phrases, language: str) -> str | None:
    """`NAME SURNAME — subtitle`; before running text it would be a dateline's place."""
    match = _LEADING.match(line.text)
    if match is None or line.running or line.ends or not match["name"].isupper():
        return None
    return match["name"] if namelike(match["name"]) else None


def _opening_name(line: Line, words: Phrases, language: str) -> str | None:
    """The name in `[OUTLET=NAME reporter]`."""
    found = _signed_opening(line, words)
    return found["name"] if found else None


def _desk(line: Line, words: Phrases, language: str) -> str | None:
    return line.text if line.key in {key_of(d) for d in words.pack.desks} else None


def _dated_name(line: Line, words: Phrases, language: str) -> str | None:
    """A name beside the date on the date line."""
    if line.label != "date line":
        return None
    rest = line.text
    for day in reversed(find_dates(rest, language)):
        rest = rest[: day.start] + "|" + rest[day.end :]
    known = date_vocabulary(language)
    for piece in re.split(r"[|,:•·\[\]()]", rest):
        name = piece.strip(" -–—")
        whole = len(name.split()) >= 2 or (2 <= len(name) <= 4 and all("가" <= c <= "힣" for c in name))
        if whole and namelike(name) and not set(key_of(name).split()) & known:
            return name
    return None


def _bare_name(above: Sequence[Line], words: Phrases) -> Line | None:
    """Two or three capitalised words alone on a line between title and text."""
    titled = [x.n for x in above if x.label == "title"]
    for line in above:
        if titled and line.n > titled[0] and line.label in (None, "head") and namelike(line.text):
            tokens = line.text.split()
            if 2 <= len(tokens) <= 4 and line.key not in words.whole and not line.text.isupper():
                return line
    return None


def _clean(name: str) -> str:
    """A name without address, agency and what follows a bar."""
    name = re.split(r"\s*[|•·/]\s*|\s{2,}|\s[-–—]\s", name)[0]
    return _MAIL.sub("", name).strip(" .,-–—")
