"""Offices whose own statement the text says it rests on: "according to a statement by the Ministry of …"."""

from __future__ import annotations

import re
from functools import cache

from vaka.reading.article.pack import page_pack
from vaka.records import Span
from vaka.text import fold

__all__ = ["canonical", "statements"]

_CAP = r"[A-ZÇĞİÖŞÜÂÎΑ-ΩΆΈΉΊΌΎΏА-ЯЁІЇЄҐĐÀ-Þ][\w’'-]*\w"
"""A word with a capital, apostrophes inside it."""


def statements(text: str, language: str) -> list[Span]:
    """Where `text` names an office on whose statement it rests, without article and case ending."""
    found: list[Span] = []
    for pattern in _patterns(language):
        for match in pattern.finditer(text):
            span = Span(*match.span("who"))
            if not any(span.overlap(other) for other in found):
                found.append(span)
    return sorted(found)


def canonical(name: str, language: str) -> str:
    """The English name of an office that many languages name; else the name as it stands."""
    folded = fold(name)
    names = page_pack(language).statement_names
    return next((names[k] for k in sorted(names, key=len, reverse=True) if folded.startswith(k)), name)


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    pack = page_pack(language)
    who = "|".join(pack.institutions).replace("{cap}", f"(?-i:{_CAP})")
    if not who:
        return ()
    forms = [form.replace("{who}", f"(?P<who>{who})") for form in pack.statements]
    return tuple(re.compile(form, re.IGNORECASE) for form in forms)
