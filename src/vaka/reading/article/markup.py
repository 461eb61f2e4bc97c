"""What the head of an HTML page states: JSON-LD and meta tags, with their place in the markup."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from vaka.records import Span, Stated
from vaka.text import collapse

__all__ = ["Head", "read_head"]

_JSON_LD = re.compile(r"<script[^>]{0,300}application/ld\+json[^>]{0,200}>(.*?)</script>", re.I | re.S)
_META = re.compile(r"<meta\b[^>]{0,2000}>", re.I)
_ATTRIBUTE = re.compile(r"""([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_TITLE = re.compile(r"<title[^>]*>(.*?)</title>", re.I | re.S)
_LANG = re.compile(r"<html[^>]{0,500}?\blang\s*=\s*[\"']?([A-Za-z]{2,3})", re.I)
_ARTICLE = re.compile(r"(?:Article|Posting|Report|Page)$")
_WHEN = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(?::\d\d(?:\.\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?)?")

PUBLISHED = ("article:published_time", "datepublished", "og:published_time", "date", "dc.date", "dc.date.issued",
             "pubdate", "publishdate", "publish-date", "parsely-pub-date", "sailthru.date", "article.published",
             "dcterms.created", "cxenseparse:recs:publishtime", "date.published")  # fmt: skip
UPDATED = ("article:modified_time", "datemodified", "og:updated_time", "lastmod", "dcterms.modified", "article.updated",
           "last-modified", "dc.date.modified")  # fmt: skip
TITLES = ("og:title", "twitter:title", "dc.title", "headline")
OUTLETS = ("og:site_name", "application-name", "publisher", "dc.publisher", "twitter:app:name:iphone")
AUTHORS = ("author", "article:author", "dc.creator", "parsely-author", "sailthru.author", "byl")


@dataclass(frozen=True, slots=True)
class Head:
    """What the markup states."""

    titles: tuple[Stated, ...] = ()
    published: Stated | None = None
    updated: Stated | None = None
    outlet: Stated | None = None
    author: Stated | None = None
    language: str | None = None


def read_head(markup: str) -> Head:
    """The metadata of a page; JSON-LD goes before meta tags."""
    data = list(_json_ld(markup))
    meta = _meta_tags(markup)
    titles = [
        t for t in (_ld(data, "headline"), *(_first(meta, (n,)) for n in TITLES), _title_tag(markup)) if t
    ]
    language = _LANG.search(markup[:5000])
    return Head(
        tuple(titles),
        _dated(_ld(data, "datePublished") or _first(meta, PUBLISHED)),
        _dated(_ld(data, "dateModified") or _first(meta, UPDATED)),
        _ld_name(data, "publisher") or _first(meta, OUTLETS),
        _author(_ld_name(data, "author") or _first(meta, AUTHORS)),
        language[1].lower()[:2] if language else None,
    )


def _json_ld(markup: str) -> Iterator[tuple[dict[str, object], int, str]]:
    """Every article object of the page's JSON-LD, with where its script begins and the script's text."""
    for match in _JSON_LD.finditer(markup):
        raw = match[1]
        try:
            value = json.loads(raw.strip().removeprefix("<![CDATA[").removesuffix("]]>"), strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _objects(value, 0):
            kind = item.get("@type")
            kinds = kind if isinstance(kind, list) else [kind]
            if any(isinstance(k, str) and _ARTICLE.search(k) and "headline" in item for k in kinds):
                yield item, match.start(1), raw


def _objects(value: object, depth: int) -> Iterator[dict[str, object]]:
    if depth > 4:
        return
    if isinstance(value, list):
        for item in value:
            yield from _objects(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        yield from _objects(value.get("@graph"), depth + 1)
        yield from _objects(value.get("mainEntity"), depth + 1)


def _ld(data: list[tuple[dict[str, object], int, str]], name: str) -> Stated | None:
    for item, start, raw in data:
        value = item.get(name)
        if isinstance(value, str) and value.strip():
            return _stated(value, start, raw, f"JSON-LD {name}", name)
    return None


def _ld_name(data: list[tuple[dict[str, object], int, str]], name: str) -> Stated | None:
    """The name of a person or organisation, however it is nested."""
    for item, start, raw in data:
        value = item.get(name)
        while isinstance(value, list) and value:
            value = value[0]
        if isinstance(value, dict):
            value = value.get("name")
        while isinstance(value, list) and value:
            value = value[0]
        if isinstance(value, str) and value.strip():
            return _stated(value, start, raw, f"JSON-LD {name}", name)
    return None


def _stated(value: str, start: int, raw: str, rule: str, name: str) -> Stated:
    """A value with its place in the markup; the whole property where escapes hide it."""
    at = raw.find(value, max(0, raw.find(f'"{name}"')))
    span = Span(start + at, start + at + len(value)) if at >= 0 else Span(start, start + len(raw))
    return Stated(collapse(unescape(value)), span, rule, "markup")


def _meta_tags(markup: str) -> dict[str, Stated]:
    tags: dict[str, Stated] = {}
    for match in _META.finditer(markup):
        attributes = {a[1].lower(): a[2] or a[3] or a[4] or "" for a in _ATTRIBUTE.finditer(match[0])}
        name = (
            attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
        ).lower()
        content = attributes.get("content", "")
        if name and content.strip():
            at = match.start() + match[0].find(content)
            stated = Stated(
                collapse(unescape(content)), Span(at, at + len(content)), f"meta {name}", "markup"
            )
            tags.setdefault(name, stated)
    return tags


def _first(tags: dict[str, Stated], names: tuple[str, ...]) -> Stated | None:
    return next((tags[n] for n in names if n in tags), None)


def _title_tag(markup: str) -> Stated | None:
    match = _TITLE.search(markup)
    if not match or not match[1].strip():
        return None
    return Stated(collapse(unescape(match[1])), Span(match.start(1), match.end(1)), "title tag", "markup")


def _dated(stated: Stated | None) -> Stated | None:
    """A date as ISO 8601 to the minute, with its offset where it is given; `None` where it is no date."""
    match = _WHEN.search(stated.value) if stated else None
    if not stated or not match:
        return None
    value = match[1] + (f"T{match[2]}{match[3] or ''}" if match[2] else "")
    return Stated(value, stated.span, stated.rule, "markup")


def _author(stated: Stated | None) -> Stated | None:
    """An author that is a name, not an address."""
    if stated is None or "://" in stated.value or len(stated.value) > 80:
        return None
    return stated
