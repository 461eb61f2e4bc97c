"""Which language the article was translated from, where the page shows it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from vaka.languages import languages
from vaka.reading.article.furniture import labelled
from vaka.reading.article.lines import Line, key_of
from vaka.reading.article.pack import Phrases, page_pack
from vaka.reading.language import detect_language
from vaka.records import Span, Stated
from vaka.text import fold

__all__ = ["find_translation"]

_URL = re.compile(r"https?://(?P<host>[\w.-]+)(?P<path>/\S*)?")
SLUG = 25
"""Letters that an address's words must have for their language to be told."""


def find_translation(lines: Sequence[Line], words: Phrases, language: str) -> Stated | None:
    """The language that a note names, or that of the page a source line links to."""
    for line in lines:
        if line.label in ("post", "tail") or (line.running and len(line.text) > 200):
            continue
        found = _note(line, words, language)
        if found:
            return found
    for line in lines:
        rest = labelled(line.text, words.pack.source_labels)
        match = _URL.search(line.text) if rest else None
        if match:
            spoken = _language_of_address(match["host"], match["path"] or "", language)
            if spoken and spoken != language:
                start = line.span.start + match.start()
                return Stated(spoken, Span(start, line.span.start + match.end()), "source address")
    return None


def _note(line: Line, words: Phrases, language: str) -> Stated | None:
    """`Translated from the Russian`: a translation label with a language's name on its line."""
    if len(line.text) > 160:
        return None
    padded = f" {line.key} "
    if not any(f" {key_of(x)} " in padded for x in words.pack.translation_labels):
        return None
    for name, code in _language_names(language):
        match = re.search(rf"(?<!\w){re.escape(name)}", padded)
        if match and code != language:
            return Stated(code, line.span, "translation note")
    return None


@cache
def _language_names(language: str) -> tuple[tuple[str, str], ...]:
    """Stems of the languages' names in `language`, longest first."""
    from babel import Locale, UnknownLocaleError

    try:
        names = Locale.parse(language).languages
    except (UnknownLocaleError, ValueError):
        return ()
    stems = [(key_of(v)[: max(4, len(v) - 2)], k) for k, v in names.items() if len(k) == 2 and " " not in v]
    return tuple(sorted((s for s in stems if len(s[0]) >= 3), key=lambda s: (-len(s[0]), s)))


def _language_of_address(host: str, path: str, language: str) -> str | None:
    """The language of a page by its address: a language's folder, a country's domain, or the words of its path."""
    folders = [p for p in unquote(path).split("/") if p]
    for part in (*host.split(".")[:-1], *folders[:2]):
        if fold(part) in _site_languages():
            return fold(part)
    country = host.rsplit(".", 1)[-1].upper()
    spoken = _language_of_country(country)
    if spoken:
        return spoken
    for folder in folders[:-1]:
        if spoken := _section_language(fold(folder).replace("-", " ").replace("_", " ")):
            return spoken
    slug = re.sub(r"[^a-z]+", " ", fold(folders[-1] if folders else "")).strip()
    if len(slug) < SLUG:
        return None
    return _slug_language(slug)


@cache
def _section_language(folder: str) -> str | None:
    """The only language whose sites name a section so: `the-gioi`, `gundem`."""
    spoken = {code for code in languages() if folder in {key_of(s) for s in page_pack(code).sections}}
    return spoken.pop() if len(spoken) == 1 else None


@cache
def _addresses() -> Mapping[str, Any]:
    """What `addresses.toml` knows of folders and domains."""
    return tomllib.loads(Path(__file__).with_name("addresses.toml").read_text("utf-8"))


@cache
def _site_languages() -> frozenset[str]:
    """Codes that sites name their editions by."""
    return frozenset(_addresses()["editions"])


@cache
def _language_of_country(country: str) -> str | None:
    """The one language of a country's domain; `None` for generic domains and countries of many languages."""
    from babel.languages import get_official_languages

    known = _addresses()
    if len(country) != 2 or country in known["anybody"]:
        return None
    country = known["domains"].get(country, country)
    spoken = get_official_languages(country, de_facto=True)
    codes = {s.split("_")[0] for s in spoken}
    return codes.pop() if len(codes) == 1 else known["mostly"].get(country)


def _slug_language(slug: str) -> str | None:
    """The language of an address's words, told twice over."""
    spoken = detect_language(slug)
    return spoken if spoken != "und" and detect_language(slug[: len(slug) // 2]) == spoken else None
