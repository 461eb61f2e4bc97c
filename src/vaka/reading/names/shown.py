"""What stands around an unknown name and shows a person: an age, a verb of speech.

None of it names a language: the words are the pack's, the patterns are those that news of all languages use (the age
between commas or in brackets, the age before the name, the verb on either side).
"""

from __future__ import annotations

from vaka.knowledge import Knowledge, family_first
from vaka.reading.names.dictionary import is_word
from vaka.reading.names.lines import Line

__all__ = ["has_age", "is_shown", "may_be_full_name"]

_AGES = range(3, 116)
"""Years that a person's age is."""
_BEFORE = 4
"""Words before a name among which its age is looked for ("the 45-year-old school teacher …")."""
_SET_OFF = ("comma", "other", "open", "stop")


def may_be_full_name(line: Line, i: int, j: int, knowledge: Knowledge) -> bool:
    """Whether words `i` to `j` look like the full name of somebody: two to four, neither end a common word."""
    tokens = line.tokens[i : j + 1]
    if _family_first(line, i, j):
        return j - i < 4 and not line.title_case
    plain = [t for t in tokens if t.folded not in line.lexicon.particles]
    if not 2 <= len(plain) <= 4 or line.title_case or any(t.upper and len(t.text) > 2 for t in plain):
        return False
    return not (is_word(plain[0], knowledge) or is_word(plain[-1], knowledge))


def is_shown(line: Line, i: int, j: int) -> bool:
    """Whether an age or a verb of speech shows that words `i` to `j` name a person."""
    return has_age(line, i, j) or _speaks(line, i, j) or _family_first(line, i, j)


def _family_first(line: Line, i: int, j: int) -> bool:
    """Whether a name opens with a family name in a language whose own names do so, its marks right."""
    words = [t.text for t in line.tokens[i : j + 1]]
    return line.lexicon.keep_marks and len(words) > 1 and family_first(words, exact=True)


def has_age(line: Line, i: int, j: int) -> bool:
    """Whether an age stands behind words `i` to `j` or before them."""
    return _age_behind(line, j) or _age_before(line, i)


def _age(text: str) -> bool:
    return text.isdigit() and len(text) <= 3 and int(text) in _AGES


def _age_behind(line: Line, j: int) -> bool:
    tokens, k = line.tokens, j + 1
    if k >= len(tokens) or tokens[k].gap not in ("comma", "open") or line.tokens[j].suffix:
        return False
    bracket = tokens[k].gap == "open"
    if not tokens[k].text[0].isdigit() and tokens[k].folded in line.lexicon.age_links:
        k += 1  # "de 45 años"
    if k >= len(tokens):
        return False
    word = line.lexicon.age_words
    number = tokens[k].text
    digits = "".join(c for c in number if c.isdigit())
    if not _age(digits) or not number.startswith(digits):
        return False
    if len(digits) < len(number):
        return number[len(digits) :].casefold() in word
    after = tokens[k + 1] if k + 1 < len(tokens) else None
    if after is not None and after.close and after.folded in word:
        return True
    if bracket:
        closing = line.page[tokens[k].end : tokens[k].end + 1]
        return closing in (")", "）")
    return after is None or after.gap == "comma"


def _age_before(line: Line, i: int) -> bool:
    words = line.lexicon.age_before
    for k in range(i - 1, max(-1, i - 1 - _BEFORE), -1):
        token = line.tokens[k]
        if not line.tokens[k + 1].close or (token.capital and line.lexicon.cased and k < i - 1):
            return False
        digits = "".join(c for c in token.text if c.isdigit())
        if digits and digits != token.text:
            return _age(digits) and token.text.startswith(digits) and token.folded[len(digits) :] in words
        if token.folded in words:
            number = line.tokens[k - 1] if k else None
            if number and k > 1 and number.folded in words:
                number = line.tokens[k - 2]  # "45-year-old"
            return number is not None and _age(number.text)
    return False


def _speaks(line: Line, i: int, j: int) -> bool:
    """Whether a verb of speech stands right behind a name, or right before it behind what was said."""
    lexicon, tokens = line.lexicon, line.tokens
    after = tokens[j + 1] if j + 1 < len(tokens) else None
    if after and not tokens[j].suffix and after.gap == "space" and after.folded in lexicon.person_verbs:
        return not line.taken[j + 1]
    k = i - 1
    if k >= 0 and tokens[k].folded in lexicon.articles and tokens[i].gap == "space":
        k -= 1
    if k < 0 or tokens[k].folded not in lexicon.person_verbs or not tokens[k + 1].close:
        return False
    return k == 0 or tokens[k].gap in _SET_OFF
