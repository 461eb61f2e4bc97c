"""The article that a page carries only as data: `articleBody` in its JSON-LD, for scripts to show."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape

__all__ = ["embedded_paragraphs"]

_JSON_LD = re.compile(r"<script[^>]{0,300}application/ld\+json[^>]{0,200}>(.*?)</script>", re.I | re.S)
_TAG = re.compile(r"<[^<>]{1,200}>")
_BREAK = re.compile(r"\s*(?:[\r\n]+|</?p\b[^<>]*>|<br\s*/?>)\s*", re.I)

SHORTEST = 300
"""Characters below which such a value is a teaser, not the article."""


def embedded_paragraphs(markup: str, visible: str) -> list[str]:
    """The paragraphs of the longest `articleBody`, if its beginning is not among the visible text already."""
    body = max(_bodies(markup), key=len, default="")
    paragraphs = [" ".join(unescape(_TAG.sub(" ", p)).split()) for p in _BREAK.split(unescape(body))]
    paragraphs = [p for p in paragraphs if p]
    if sum(map(len, paragraphs)) < SHORTEST or _letters(paragraphs[0])[:60] in _letters(visible):
        return []
    return paragraphs


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _bodies(markup: str) -> Iterator[str]:
    for match in _JSON_LD.finditer(markup):
        if '"articleBody"' not in match[1]:
            continue
        try:
            found = json.loads(match[1].strip(), strict=False)
        except (ValueError, RecursionError):
            continue
        for item in found if isinstance(found, list) else [found]:
            for inner in (item, *(item.get("@graph") or [])) if isinstance(item, dict) else ():
                body = inner.get("articleBody") if isinstance(inner, dict) else None
                if isinstance(body, str):
                    yield body
