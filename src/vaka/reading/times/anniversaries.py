"""Anniversaries: "the 80th anniversary of the 1945 accord" tells the age of a year, which may be wrong."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from vaka.reading.times.lexicon import lexicon_of
from vaka.reading.times.pack import pack_of
from vaka.reading.times.parts import Found

__all__ = ["contradiction", "with_anniversaries"]

_REACH = 40
"""How far apart, in characters, the anniversary and the year of its event may stand; a clause at most."""
_TOLERANCE = 1
"""Years by which the news may run before or after the day itself."""


def with_anniversaries(found: Sequence[Found], text: str, language: str) -> tuple[Found, ...]:
    """The times, those years marked whose anniversary the words tell right beside them."""
    years = [
        n for n, f in enumerate(found) if f.value and f.grain in ("year", "day") and f.value[:4].isdigit()
    ]
    pattern = _pattern(language) if years else None
    if pattern is None:
        return tuple(found)
    out = list(found)
    for match in pattern.finditer(text):
        of, of_before = pack_of(language).anniversary_of, pack_of(language).anniversary_endings
        for n in years:
            after = text[match.end() : out[n].start]
            before = text[out[n].end : match.start()]
            told_after = match.end() <= out[n].start and _begins(after, of)
            told_before = out[n].end <= match.start() and text[: out[n].end].endswith(
                tuple(of_before) or "\n"
            )
            if (told_after and _near(after)) or (told_before and _near(before)):
                out[n] = replace(out[n], anniversary=int(match["count"]))
                break
    return tuple(out)


def contradiction(count: int, value: str, written: int) -> str:
    """Why an anniversary cannot be right in the year of writing; empty where it can."""
    years = written - int(value[:4])
    if abs(years - count) <= _TOLERANCE or years <= 0:
        return ""
    return f"an anniversary numbered {count} contradicts {value[:4]}, {years} years before the text"


def _begins(words: str, cues: Sequence[str]) -> bool:
    return any(re.match(rf"\s+{re.escape(cue)}\b", words, re.IGNORECASE) for cue in cues)


def _near(words: str) -> bool:
    return len(words) <= _REACH and not re.search(r"[.;:!?\n\d]", words)


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    """A number in digits with what may follow it, and a word for anniversary."""
    pack, lexicon = pack_of(language), lexicon_of(language)
    if not (pack.anniversary_of or pack.anniversary_endings):
        return None
    words = [w for w, e in lexicon.words.items() if "anniversary" in e.meanings and len(w) > 3]
    words += [
        f"{first} {second}"
        for first, seconds in lexicon.phrases.items()
        for second, tails in seconds.items()
        if any(not tail and "anniversary" in entry.meanings for tail, entry in tails)
    ]
    names = "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))
    return re.compile(
        rf"(?<!\d)(?P<count>\d{{1,3}})(?!\d)[^\s\d]{{0,6}}\s+(?:\w+\s+)?(?:{names})\b", re.IGNORECASE
    )
