"""Which lines are page furniture: by the words of the language's pages, and by shape alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache

from vaka.reading.article.dates import find_dates
from vaka.reading.article.lines import Line, key_of
from vaka.reading.article.pack import Phrases, page_pack

__all__ = ["date_vocabulary", "label_lines", "label_repeated", "labelled", "list_bullet", "namelike"]

NOTICE = 300
"""Characters up to which a line is judged by the notice words in it; articles mention cookies too, at length."""

REPEATED, REPEATED_LENGTH = 3, 60
"""Times that a line of so few characters stands on the page to be a label of the page, not of the text."""

_GLUED = re.compile(r"[^\W\d_A-ZÇĞİÖŞÜΑ-ΩА-Я](?=[A-ZÇĞİÖŞÜΑ-ΩΆΈΉΊΌΎΏА-ЯЁ][^\W\d_])")
_BREADCRUMB = re.compile(r"\s(?:>|»|›|→|/|\||•|»)\s")
_CELLS = re.compile(r"\s{2,}|\t|\s[|•·>»›/]\s|\s?[|•·]\s?")
_COUNTER = re.compile(r"^[\s\d.,:%+\-–/()|•·#*₺$€£▲▼↑↓←→xX×°C]*$")
_AD = re.compile(
    r"^\[?(?:reklam|ad|ads|banner|widget|embed|gallery|caption|video|adsense|code)[_-]?\w*\]$", re.I
)
_HASHTAGS = re.compile(r"^(?:\s*#\s?[^\s#]+(?:\s[^\s#]+){0,3}\s*,?){2,}$|^#\S+$")
_HANDLE = re.compile(
    r"^(?:@\w{2,30}|(?:https?://|www\.)\S+|\S+@\S+\.\w+|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,7}(?:/\S*)?)$", re.I
)
_COPYRIGHT = re.compile(r"©|ⓒ|\(c\)\s*\d{4}|^copyright\b|^copyrights\b|&copy;", re.I)
_BULLET = re.compile(r"^(?:[-–—•▪►▶→■●*·»>☞✔]|\d{1,2}[.)](?=\s))\s*")
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d\d\b")
_NAME_WORD = re.compile(r"^(?:[^\W\d_][\w.'’-]*|\w\.)$")
_LEFTOVER = 30
"""Letters that may stay on a line, beside its dates and their words, for it still to be a date line: a name."""


def label_lines(lines: Sequence[Line], words: Phrases, language: str) -> None:
    """Put on every line that is furniture by itself the name of the rule that says so."""
    for line in lines:
        if line.label is None:
            line.label = label(line, words, language)


def label_repeated(lines: Sequence[Line]) -> None:
    """Label the short lines that a dump has again and again: buttons, headings of boxes."""
    again = Counter(x.key for x in lines if len(x.text) <= REPEATED_LENGTH)
    for line in lines:
        if line.label is None and not line.ends and line.key and again[line.key] >= REPEATED:
            line.label = "repeated"


def label(line: Line, words: Phrases, language: str) -> str | None:
    """The first rule by which a line is furniture; `None` if no rule says so."""
    for name, rule in _RULES:
        if rule(line, words, language):
            return name
    return None


def list_bullet(line: Line) -> bool:
    """Whether a line opens with a bullet or a number of a list."""
    return bool(_BULLET.match(line.text))


def _marker(line: Line, _words: Phrases, _language: str) -> bool:
    return bool(_AD.match(line.text))


def _counter(line: Line, _words: Phrases, _language: str) -> bool:
    return bool(_COUNTER.match(line.text)) and not find_dates(line.text, _language)


def _handle(line: Line, _words: Phrases, _language: str) -> bool:
    return bool(_HANDLE.match(line.text))


def _copyright(line: Line, words: Phrases, _language: str) -> bool:
    return len(line.text) <= 2 * NOTICE and bool(_COPYRIGHT.search(line.text[:60]))


def _tags(line: Line, words: Phrases, _language: str) -> bool:
    if _HASHTAGS.match(line.text):
        return True
    head, colon, rest = line.text.partition(":")
    return bool(colon) and bool(rest.strip()) and key_of(head) in _keys(words.pack.tag_labels)


def _source(line: Line, words: Phrases, _language: str) -> bool:
    return len(line.text) <= NOTICE and bool(labelled(line.text, words.pack.source_labels))


def _tail(line: Line, words: Phrases, _language: str) -> bool:
    return line.key in words.tails and len(line.text) <= 60


def _list(line: Line, words: Phrases, _language: str) -> bool:
    return line.key in words.lists and len(line.text) <= 60


def _whole(line: Line, words: Phrases, _language: str) -> bool:
    """Every cell, or every word, of the line is a phrase of furniture."""
    if line.key in words.whole:
        return True
    if line.words > 40 or line.running:
        return False
    tokens = line.key.split()
    covered = _covered(tokens, words)
    return bool(tokens) and covered >= len(tokens) * (1.0 if len(tokens) < 4 else 0.8)


def _covered(tokens: list[str], words: Phrases) -> int:
    """How many of the tokens longest-first phrases of furniture cover."""
    i = covered = 0
    while i < len(tokens):
        for length in range(min(words.longest, len(tokens) - i), 0, -1):
            if " ".join(tokens[i : i + length]) in words.whole:
                covered += length
                i += length
                break
        else:
            i += 1
    return covered


def _notice(line: Line, words: Phrases, _language: str) -> bool:
    if len(line.text) > NOTICE:
        return False
    if any(line.key.startswith(s) and line.key[len(s) : len(s) + 1] in ("", " ") for s in words.starts):
        return not line.running or len(line.text) < 160
    padded = f" {line.key} "
    return any(f" {c} " in padded for c in words.contains)


def _read_also(line: Line, words: Phrases, _language: str) -> bool:
    """A heading of other stories with one of them on the same line."""
    head, colon, rest = line.text.partition(":")
    return bool(colon) and bool(rest.strip()) and len(line.text) <= NOTICE and key_of(head) in words.lists


def _breadcrumb(line: Line, words: Phrases, _language: str) -> bool:
    """Two or more cells, the first short and a section's name, none of them a sentence."""
    cells = [c.strip() for c in _BREADCRUMB.split(line.text)]
    if len(cells) < 2 or line.running or len(line.text) > 200:
        return False
    keys = [key_of(c) for c in cells]
    if keys[0] in words.whole or (len(keys) > 2 and keys[1] in words.whole):
        return True
    return re.search(r"\s[>»›]\s", line.text) is not None and len(cells[0].split()) <= 3


def _menu(line: Line, words: Phrases, _language: str) -> bool:
    """Four or more short cells side by side."""
    cells = [c for c in _CELLS.split(line.text) if c.strip()]
    if len(cells) < 3 or line.ends:
        return False
    short = sum(len(c.split()) <= 3 for c in cells)
    known = sum(key_of(c) in words.whole for c in cells)
    return short == len(cells) and (len(cells) >= 4 or known >= 1)


def _glued(line: Line, words: Phrases, _language: str) -> bool:
    """Cells of a menu without anything between them: `WorldSportMoneyWeather`."""
    junctions = len(_GLUED.findall(line.text))
    return junctions >= 3 and junctions * 25 >= len(line.text) and not line.ends


def _doubled(line: Line, _words: Phrases, _language: str) -> bool:
    """The same words twice: a link's caption and its text, as boxes of other stories are saved."""
    tokens = line.text.split()
    half = len(tokens) // 2
    return half >= 3 and not line.running and len(tokens) == 2 * half and tokens[:half] == tokens[half:]


def _dateline(line: Line, words: Phrases, language: str) -> bool:
    """A date, and beside it only labels, weekdays, a time, a counter or a name."""
    if len(line.text) > 160:
        return False
    dates = find_dates(line.text, language)
    if not dates:
        return False
    rest = line.text
    for day in reversed(dates):
        rest = rest[: day.start] + " " + rest[day.end :]
    known = date_vocabulary(language)
    left = [w for w in key_of(rest).split() if w not in known]
    return sum(map(len, left)) <= _LEFTOVER and not (line.running and len(left) > 4)


def _clock(line: Line, _words: Phrases, language: str) -> bool:
    """A time of day with "today" or a weekday at most: the mark of a list of news."""
    return bool(_CLOCK.search(line.text)) and set(line.key.split()) <= date_vocabulary(language)


def _byline(line: Line, words: Phrases, _language: str) -> bool:
    """A label of authors, or a word such as "By", with a name behind it and nothing else."""
    if len(line.text) > 90 or line.ends:
        return False
    rest = labelled(line.text, words.pack.byline_labels)
    if rest is None:
        match = (
            re.match(_prefixes(words.pack.byline_prefixes), line.text) if words.pack.byline_prefixes else None
        )
        rest = line.text[match.end() :] if match else None
    return rest is not None and namelike(rest)


@lru_cache(maxsize=64)
def _prefixes(prefixes: tuple[str, ...]) -> str:
    return rf"(?i:{'|'.join(re.escape(p) for p in sorted(prefixes, key=len, reverse=True))})\s+(?=[^\W\d_])"


def namelike(name: str) -> bool:
    """One to five words, all but one with a capital or of a script without capitals, and no sentence."""
    tokens = name.replace(",", " ").split()
    if not 1 <= len(tokens) <= 5 or len(name) > 60 or tokens[0][:1].islower():
        return False
    capital = [t for t in tokens if not t[:1].islower()]
    return all(_NAME_WORD.match(t) for t in tokens) and len(capital) >= len(tokens) - 1


@lru_cache(maxsize=64)
def date_vocabulary(language: str) -> frozenset[str]:
    """The words that may stand beside a date on a date line."""
    pack = page_pack(language)
    phrases = (*pack.date_words, *pack.published_labels, *pack.updated_labels, *_weekdays(language))
    return frozenset(w for p in phrases for w in key_of(p).split())


def _weekdays(language: str) -> tuple[str, ...]:
    from babel import Locale, UnknownLocaleError

    try:
        forms = Locale.parse(language).days["format"]
    except (UnknownLocaleError, ValueError):
        return ()
    return tuple(name for width in ("wide", "abbreviated") for name in forms[width].values())


def labelled(text: str, labels: Sequence[str]) -> str | None:
    """What follows one of `labels` and a colon (or a dash) at the start of `text`."""
    match = re.match(r"\s*([^:：\d]{1,40}?)\s*(?:[:：]|\s[-–]\s)\s*(\S.*)$", text, re.S)
    if match and key_of(match[1]) in _keys(tuple(labels)):
        return match[2].strip()
    return None


@lru_cache(maxsize=512)
def _keys(phrases: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(key_of, phrases))


Rule = Callable[[Line, Phrases, str], bool]

_RULES: tuple[tuple[str, Rule], ...] = (
    ("marker", _marker),
    ("date line", _dateline),
    ("clock", _clock),
    ("tail heading", _tail),
    ("list heading", _list),
    ("phrase", _whole),
    ("counter", _counter),
    ("copyright", _copyright),
    ("tags", _tags),
    ("source", _source),
    ("read also", _read_also),
    ("byline", _byline),
    ("breadcrumb", _breadcrumb),
    ("menu", _menu),
    ("menu", _glued),
    ("read also", _doubled),
    ("notice", _notice),
    ("address", _handle),
)
"""The rules in the order they are asked; what a date line or a heading is matters later, so these come first."""
