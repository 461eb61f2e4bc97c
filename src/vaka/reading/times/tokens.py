"""Cuts a text into runs of tokens that may together tell a time.

A run ends at any word that the language's lexicon does not know, at the end of a line and at any
punctuation but the few marks that stand inside dates.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from vaka.reading.times.lexicon import Entry, Lexicon, Tails, Value, entry_of, fold, lexicon_of
from vaka.reading.times.pack import expand

__all__ = ["Token", "runs_of", "tokens_of"]

_NUMBER = (
    r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?"
    r"|\d{4}-\d{1,2}-\d{1,2}(?![\d-])|\d{1,2}-\d{1,2}-\d{4}(?![\d-])|\d{4}-(?:0[1-9]|1[0-2])(?![\d-])"
    r"|(?<!\w)(?:GMT|UTC)\s?[+−–-]\s?\d{1,2}(?::?\d\d)?(?!\d)|(?<!\w)Q[1-4](?!\w)|\d{1,2}:\d\d(?::\d\d)?(?![\d:])|(?<![\d-])(?:1\d|2[0-4]|\d)-00(?![\d-])|\d{1,3}:\d{1,3}(?!\d)|\d+(?:[.,/]\d+)*"
)
_WORD = r"[^\W\d_]+(?:[\u0300-\u036f\u064b-\u065f\u0670]+[^\W\d_]*)*"
_ISO_TIME = re.compile(r"(\d{4})-(\d\d)-(\d\d)[T ](\d\d:\d\d)")
_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})")
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})")
_YEAR_MONTH = re.compile(r"(\d{4})-(\d\d)")
_MONTH_YEAR = re.compile(r"(0?[1-9]|1[0-2])[./](\d{4})")
_CLOCK = re.compile(r"([01]?\d|2[0-4]):([0-5]\d)(?::[0-5]\d)?")
_PARTIAL = re.compile(r"(\d{1,2})[./](\d{1,2})")
_DASH_CLOCK = re.compile(r"(\d{1,2})-00")
"""An hour as Russian and Ukrainian pages write it, "в 13-00"; no other minutes, which would as well be a range."""
_DOT_CLOCK = re.compile(r"([01]?\d|2[0-3])\.([0-5]\d)")
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_DECIMAL = re.compile(r"\d{1,3}[.,]\d{1,2}")
_PUNCTUATION = {",": "comma", "،": "comma", "、": "comma", "-": "dash", "–": "dash", "—": "dash", "~": "dash",
                "/": "slash", ".": "dot", "(": "open", ")": "close", "（": "open", "）": "close", "": ""}  # fmt: skip
_YEARS = range(1000, 2200)
_VOWELLED = re.compile("[\u064b-\u065f\u0670\u0640]")
"""Arabic vowel signs and the stroke that stretches a word."""
_ZONE = re.compile(r"(?:GMT|UTC)\s?([+−–-])\s?(\d{1,2})(?::?(\d\d))?", re.IGNORECASE)
_GLUED = re.compile(r"(?<![0-9])[A-Z]$")
"""A capital right before a number makes a name of both: "G20"; but "17h30"."""
_HALVES = {"am", "pm"}
_LONGEST_GAP = 4
_LONGEST_SUFFIX = 8
_LONGEST_RUN = 40
"""Tokens after which a run is cut: no time is as long, and the patterns' time grows with its square."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a phrase, a number or a punctuation mark that can stand in a time."""

    start: int
    end: int
    entry: Entry
    suffix: str = ""
    """An ending after an apostrophe or hyphen, folded; inside `end`."""

    def says(self, symbol: str) -> bool:
        """Whether the token can mean this."""
        return symbol in self.entry.meanings

    def value(self, symbol: str) -> Value:
        """What the token says as this symbol."""
        return self.entry.meanings.get(symbol)


@dataclass(frozen=True, slots=True)
class _Scanner:
    lexicon: Lexicon
    pattern: re.Pattern[str]
    suffix: re.Pattern[str] | None
    ordinal: re.Pattern[str] | None
    decade: re.Pattern[str] | None
    strong: frozenset[str]
    closing: frozenset[str]


def runs_of(text: str, language: str) -> Iterator[tuple[Token, ...]]:
    """The runs of a text, in order; every run holds at least one token that is no mere joint."""
    scanner = _scanner(language)
    run: list[Token] = []
    core = False
    for token in _tokens(text, scanner):
        gap = _gap(text, run[-1], token, scanner.lexicon) if run else ()
        if run and run[-1].suffix in scanner.closing and text[token.start].isdigit():
            gap = None
        if gap is None or len(run) >= _LONGEST_RUN:
            if core:
                yield tuple(run)
            run, core = [], False
        elif gap:
            run.extend(gap)
        run.append(token)
        core = core or token.entry.core
    if core:
        yield tuple(run)


def tokens_of(text: str, language: str) -> Iterator[Token]:
    """All tokens of a text that can stand in a time, mere numbers among them."""
    yield from _tokens(text, _scanner(language))


@cache
def _scanner(language: str) -> _Scanner:
    lexicon = lexicon_of(language)
    word = _WORD
    if not lexicon.pack.spaced:
        known = sorted((re.escape(w) for w in lexicon.words), key=len, reverse=True)
        word = "|".join([*known, "[A-Za-z]+"])
    suffixes = lexicon.pack.suffixes
    return _Scanner(
        lexicon,
        re.compile(f"({_digits(lexicon)}{_NUMBER})|{word}", re.IGNORECASE if not lexicon.pack.spaced else 0),
        _suffix_pattern([*suffixes.plain], lexicon),
        _suffix_pattern(suffixes.ordinal, lexicon),
        _suffix_pattern(suffixes.decade, lexicon),
        _folded(lexicon.pack.strong_suffixes, lexicon),
        _folded(suffixes.closing, lexicon),
    )


def _digits(lexicon: Lexicon) -> str:
    """The pattern of a year spelt digit by digit, to stand before other numbers."""
    return f"[{lexicon.pack.digits}]{{4}}|" if lexicon.pack.digits else ""


def _folded(forms: list[str], lexicon: Lexicon) -> frozenset[str]:
    return frozenset(fold(w, True) for f in forms for w in expand(f, lexicon.pack.endings))


def _suffix_pattern(forms: list[str], lexicon: Lexicon) -> re.Pattern[str] | None:
    words = sorted((w for f in forms for w in expand(f, lexicon.pack.endings)), key=len, reverse=True)
    if not words:
        return None
    parts = (
        re.escape(w).replace("'", "['’ʼ]").replace(r"\*", rf"[^\W\d_]{{1,{_LONGEST_SUFFIX}}}") for w in words
    )
    return re.compile(f"(?:{'|'.join(parts)})(?!\\w)", re.IGNORECASE)


def _tokens(text: str, scanner: _Scanner) -> Iterator[Token]:
    words, phrases = scanner.lexicon.words, scanner.lexicon.phrases
    strip, dotless = scanner.lexicon.pack.strip_marks, scanner.lexicon.pack.dotless_i
    plain = unicodedata.is_normalized("NFC", text)
    found = list(scanner.pattern.finditer(text))
    skip = 0
    for n, match in enumerate(found):
        if n < skip:
            continue
        if match[1]:
            longer, last = _phrase(found, n, phrases.get(match[0], {}), text)  # "48ωρο"
            if longer and found[last].start() == match.end():
                skip = last + 1
                yield Token(match.start(), found[last].end(), longer)
                continue
            if not _GLUED.search(text, max(0, match.start() - 2), match.start()):
                yield _number(match, text, scanner)
            continue
        word = match[0].casefold() if plain else fold(match[0], strip)
        if dotless and ("I" in match[0] or "İ" in match[0]):
            word = match[0].replace("I", "ı").replace("İ", "i").casefold()
        entry = words.get(word)
        if word in phrases:
            longer, last = _phrase(found, n, phrases[word], text)
            if longer:
                skip, match, entry = last + 1, found[last], longer
                yield _with_suffix(text, found[n].start(), match.end(), entry, scanner)
                continue
        if entry is None and not word.isascii():
            if "\u0307" in word or "\u0308" in word:  # casefold takes ΐ and İ apart
                entry = words.get(fold(word, False))
            elif strip and _VOWELLED.search(word):
                entry = words.get(fold(word, True))
        if entry is None and scanner.lexicon.pack.compounds and (parts := _compound(word, words)):
            longer, last = _phrase(found, n, phrases.get(parts[1], {}), text)
            if longer:  # "وقبل أسبوع"
                start = match.start() + len(parts[0])
                yield Token(match.start(), start, words[parts[0]])
                yield _with_suffix(text, start, found[last].end(), longer, scanner)
                skip = last + 1
                continue
            yield from _compound_tokens(match.start(), parts, words)
            continue
        if entry is not None and (
            match[0].isupper() or "roman" not in entry.meanings or len(entry.meanings) > 1
        ):
            yield _with_suffix(text, match.start(), match.end(), entry, scanner)


def _compound(word: str, words: dict[str, Entry]) -> tuple[str, str] | None:
    """Two known words written as one, the first as long as can be."""
    for cut in range(len(word) - 1, 0, -1):
        if word[:cut] in words and word[cut:] in words:
            return word[:cut], word[cut:]
    return None


def _compound_tokens(start: int, parts: tuple[str, ...], words: dict[str, Entry]) -> Iterator[Token]:
    for part in parts:
        yield Token(start, start + len(part), words[part])
        start += len(part)


def _phrase(
    found: list[re.Match[str]], n: int, seconds: dict[str, Tails], text: str
) -> tuple[Entry | None, int]:
    """The longest phrase that goes on from word `n`, and the number of its last word."""
    if n + 1 >= len(found):
        return None, n
    for tail, entry in seconds.get(found[n + 1][0].casefold(), ()):
        last = n + 1 + len(tail)
        if last >= len(found) or "\n" in text[found[n].end() : found[last].start()]:
            continue
        if tuple(m[0].casefold() for m in found[n + 2 : last + 1]) == tail:
            return entry, last
    return None, n


def _with_suffix(text: str, start: int, end: int, entry: Entry, scanner: _Scanner) -> Token:
    if end < len(text) and text[end] == "." and text[end - 2] == "." and (entry.meanings.keys() & _HALVES):
        return Token(start, end + 1, entry)  # the last point of "p.m."
    if scanner.suffix and end < len(text) and text[end] in "'’ʼ" and (m := scanner.suffix.match(text, end)):
        suffix = fold(m[0][1:], True)
        if suffix in scanner.strong:
            entry = _strong(entry, scanner.lexicon)
        return Token(start, m.end(), entry, suffix)
    return Token(start, end, entry)


def _strong(entry: Entry, lexicon: Lexicon) -> Entry:
    """The entry of a weak name whose ending makes it a time after all."""
    meanings = {s.removeprefix("weak").removeprefix("short"): value for s, value in entry.meanings.items()}
    return entry_of(lexicon.codes[frozenset(meanings)], meanings)


def _number(match: re.Match[str], text: str, scanner: _Scanner) -> Token:
    start, end = match.span()
    digits = scanner.lexicon.pack.digits
    spelt = "".join(str(digits.find(c)) if c in digits else c for c in match[0]) if digits else match[0]
    meanings = _meanings(spelt, scanner.lexicon.pack.numeric_order)
    whole = meanings.get("int12") or meanings.get("int31") or meanings.get("int") or meanings.get("fig4")
    suffix = ""
    if isinstance(whole, int):
        if (
            start
            and text[start - 1] in "'’‘"
            and len(match[0]) == 2
            and (start < 2 or not text[start - 2].isalnum())
        ):
            meanings, start = {"yy": whole}, start - 1
        if scanner.decade and whole % 10 == 0 and (m := scanner.decade.match(text, end)):
            return _token(start, m.end(), {"decades": whole}, scanner)
        if scanner.ordinal and (m := scanner.ordinal.match(text, end)):
            if "fig4" in meanings:  # "в 2022-м"
                return _token(start, m.end(), {"fig4": whole, "suffixed": None}, scanner, fold(m[0], True))
            return _token(start, m.end(), {"ord31" if whole <= 31 else "ord": whole}, scanner)
    if scanner.suffix and (m := scanner.suffix.match(text, end)):
        end, suffix = m.end(), fold(m[0].lstrip("'’ʼ-"), True)
        meanings = {**{k: v for k, v in meanings.items() if k != "bare4"}, "suffixed": None}
    return _token(start, end, meanings, scanner, suffix)


def _token(start: int, end: int, meanings: dict[str, Value], scanner: _Scanner, suffix: str = "") -> Token:
    code = scanner.lexicon.codes.get(frozenset(meanings))
    if code is None:
        meanings = {k: v for k, v in meanings.items() if k != "suffixed"}
        code = scanner.lexicon.codes[frozenset(meanings)]
    return Token(start, end, entry_of(code, meanings), suffix)


def _meanings(digits: str, order: str) -> dict[str, Value]:
    if digits.isdigit():
        return _whole(digits)
    if found := _ZONE.fullmatch(digits):
        sign = "+" if found[1] == "+" else "-"
        return {"zone": f"{sign}{int(found[2]):02}:{found[3] or '00'}"}
    if digits[0] in "Qq":
        return {"q": int(digits[1])}
    if found := _ISO_TIME.match(digits):
        if day := _day(int(found[1]), int(found[2]), int(found[3])):
            return {"date": f"{day}T{found[4]}"}
    elif found := _YEAR_FIRST.fullmatch(digits):
        if day := _day(int(found[1]), int(found[3]), int(found[4])) or _day(
            int(found[1]), int(found[4]), int(found[3])
        ):
            return {"date": str(day)}
    elif found := _YEAR_LAST.fullmatch(digits):
        if day := _year_last(int(found[1]), int(found[3]), found[4], order):
            return {"date": str(day)}
    elif found := _YEAR_MONTH.fullmatch(digits):
        return {"yearmonth": digits}
    elif found := _MONTH_YEAR.fullmatch(digits):
        return {"monthyear": f"{int(found[2])}-{int(found[1]):02}"}
    elif found := _DASH_CLOCK.fullmatch(digits):
        return {"dotclock": f"{int(found[1]):02}:00"}
    elif found := _CLOCK.fullmatch(digits):
        return {"clock": f"{int(found[1]):02}:{found[2]}"}
    return _short(digits, order)


def _short(digits: str, order: str) -> dict[str, Value]:
    meanings: dict[str, Value] = {}
    if found := _PARTIAL.fullmatch(digits):
        a, b = int(found[1]), int(found[2])
        month, day = (b, a) if order == "dmy" else (a, b)
        if not _day(2000, month, day) and "/" in digits:
            month, day = day, month
        # With a point, month first is no date: "3.2 per cent".
        if _day(2000, month, day) and (order != "mdy" or "/" in digits):
            meanings["partial"] = ("month", month * 100 + day)
    if _DECIMAL.fullmatch(digits):
        meanings["decimal"] = float(digits.replace(",", "."))
    if found := _DOT_CLOCK.fullmatch(digits):
        meanings["dotclock"] = f"{int(found[1]):02}:{found[2]}"
    if not meanings:
        amount = re.sub(r"\D", "", digits[:16]) if _THOUSANDS.fullmatch(digits) else "0"
        return {"int": int(amount)}
    return meanings


def _whole(digits: str) -> dict[str, Value]:
    number = int(digits) if len(digits) < 10 else 0
    if len(digits) == 4 and number in _YEARS:
        return {"fig4": number, "bare4": None}
    if len(digits) <= 2 and 1 <= number <= 31:
        return {"int12" if number <= 12 else "int31": number}
    return {"int": number}


def _year_last(a: int, b: int, year: str, order: str) -> date | None:
    if order == "ymd" and len(year) == 2:
        return _day(_full(a), b, int(year)) or _day(_full(int(year)), b, a)
    whole = int(year) if len(year) == 4 else _full(int(year))
    first, second = (a, b) if order == "mdy" else (b, a)
    return _day(whole, first, second) or _day(whole, second, first)


def _full(year: int) -> int:
    return year + (2000 if year < 70 else 1900)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year in _YEARS else None
    except ValueError:
        return None


def _gap(text: str, before: Token, after: Token, lexicon: Lexicon) -> tuple[Token, ...] | None:
    """The punctuation token between two words, none where they stand side by side, `None` where runs end."""
    between = text[before.end : after.start]
    if len(between) > _LONGEST_GAP or "\n" in between or "\r" in between:
        return None
    if between in ("'", "’"):
        return ()  # an elision: "dizaine d'heures"
    mark = between.strip()
    symbol = _PUNCTUATION.get(mark)
    if symbol is None:
        return None
    if symbol == "":
        return ()
    place = before.end + between.index(mark)
    return (Token(place, place + 1, entry_of(lexicon.codes[frozenset({symbol})], {symbol: None})),)
