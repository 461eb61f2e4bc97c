"""Where the article stands among the lines: title, lead, body, and what is before, between and after."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from vaka.reading.article.density import densest, line_weights
from vaka.reading.article.furniture import NOTICE, label_repeated, list_bullet
from vaka.reading.article.lines import Line, key_of

__all__ = ["Zones", "find_zones"]

RESUMES = 90
"""Characters from which a sentence after a list of other stories is taken for the body going on."""

LEAST = 0.4
"""Score from which a line above the text is taken for its headline: lower ones were sections and slogans."""

NEAR, ALIKE = 3, 0.4
"""Lines that may lie between the text and a sentence that belongs to it, and the share of its words that the text
must have too: teasers of other stories share .1 to .3."""

FEW, ALIKE_OF_FEW = 3, 0.0
"""Where so few sentences stand outside, the page has no teasers, and no likeness is asked."""

FAR = 15
"""Lines from the text at which nearness to it says nothing more for a headline."""

CROSSHEAD = 8
"""Words that a crosshead above a last, cut-off paragraph may have."""

_CREDITED = re.compile(
    r"(?:©|ⓒ|\(c\))\s*\S+|[。．][(（][^()（）]{2,14}[)）]\s*$|\((?:[^()/]{2,40}/\s?)[A-ZÀ-Þ][^()/]{1,30}\)\s*$",
    re.IGNORECASE,
)
"""Who took or sold a picture, at the end of its caption: `© Name`, `。（美聯社）`, `(Name Surname/AGENCY)`."""

CAPTION, TITLED = 120, 0.6
"""Characters of a caption that opens the page, and how long its headline below is beside it at most."""

CAPTIONED = 6
"""Words of a caption that shows more than a name."""

HEADLINE = 220
"""Characters a headline may have."""


@dataclass(slots=True)
class Zones:
    """The lines of an article by their place."""

    title: Line | None = None
    lead: list[Line] = field(default_factory=list)
    body: list[Line] = field(default_factory=list)
    """Running text, crossheads and list items, in order."""
    crossheads: set[int] = field(default_factory=set)
    items: set[int] = field(default_factory=set)


def find_zones(lines: Sequence[Line], titles: Sequence[str] = (), marked_up: bool = False) -> Zones:
    """Sort the lines; every line that is no part of the article gets a label that says why.

    Args:
        lines: The lines, labelled as far as words and shapes say by themselves.
        titles: The headline as the markup gives it, likeliest first.
        marked_up: Whether the lines without a label were chosen by their markup: then shape alone takes none away.
    """
    zones = Zones()
    if not marked_up:
        label_repeated(lines)
    _label_notices(lines)
    _label_lists(lines)
    running = [x for x in lines if x.label is None and x.running]
    if not running:
        running = [x for x in lines if x.label is None and x.ends and x.words >= 4]
    if not running:
        return _without_text(lines, zones)
    if marked_up:
        return _chosen(lines, running, titles, zones)
    first, last = _extended(lines, *densest(line_weights(lines)))
    running = [x for x in running if first <= x.n <= last] or running
    head = [x for x in lines if x.n < first]
    zones.title = _title(head, running) or _echoed_title(lines, first, last)
    zones.lead = _lead(head, zones.title, running)
    for line in head:
        if line is not zones.title and line not in zones.lead and line.label in (None, "item"):
            line.label = "caption" if _is_picture(line, head, zones.title) else "head"
    _middle([x for x in lines if first <= x.n <= last], zones)
    _keep_cut(lines, last, zones)
    for line in lines:
        if line.n > last and line.label is None and line not in zones.body:
            line.label = "after the end"
    return zones


def _keep_cut(lines: Sequence[Line], last: int, zones: Zones) -> None:
    """Keep a last paragraph that was cut off in the middle of a sentence, and a crosshead above it."""
    rest = [x for x in lines if x.n > last]
    if not 1 <= len(rest) <= 2 or any(x.label is not None for x in rest) or not zones.body:
        return
    if not rest[-1].is_cut or (len(rest) == 2 and rest[0].words > CROSSHEAD):
        return
    zones.body += rest
    zones.crossheads |= {x.n for x in rest[:-1]}


def _chosen(lines: Sequence[Line], running: Sequence[Line], titles: Sequence[str], zones: Zones) -> Zones:
    """Sort the lines that markup has chosen already; only the headline and its subtitles stand apart."""
    zones.title = _stated_title(lines, titles, running[0].n)
    open_lines = [x for x in lines if x.label is None]
    first = running[0].n
    for line in open_lines:
        if line.n < first and zones.title is not None and line.n > zones.title.n and line.words >= 4:
            zones.lead.append(line)
            continue
        zones.body.append(line)
        if not (line.running or line.ends or len(line.text) > HEADLINE):
            (zones.crossheads if line.kind == "heading" else zones.items).add(line.n)
        if line.kind == "paragraph" and line.n in zones.items and line.words >= 2 and len(line.text) <= 120:
            zones.items.discard(line.n)
            zones.crossheads.add(line.n)
    return zones


def _stated_title(lines: Sequence[Line], titles: Sequence[str], first: int) -> Line | None:
    """The block that bears the headline which the markup states; else the last heading above the text."""
    keys = [k for k in map(key_of, titles) if k]
    exact = [[x for x in lines if x.key == k and x.kind != "list"] for k in keys]
    partly = [
        [x for x in lines if x.words >= 3 and x.kind == "heading" and (x.key in k or k in x.key)]
        for k in keys
    ]
    for found in (*exact, *partly):
        if found:
            best = min(found, key=lambda x: (x.kind != "heading", abs(x.n - first), x.n))
            best.label = "title"
            return best
    headings = [
        x
        for x in lines
        if x.kind == "heading" and x.n < first and x.words >= 3 and x.label in (None, "markup")
    ]
    if headings and not titles:
        headings[-1].label = "title"
        return headings[-1]
    return None


def _without_text(lines: Sequence[Line], zones: Zones) -> Zones:
    """A page without a sentence: a bare headline at most."""
    for line in lines:
        if line.label is None:
            if zones.title is None and line.words >= 3 and len(line.text) <= HEADLINE:
                zones.title = line
                line.label = "title"
            else:
                line.label = "no sentence"
    return zones


def _label_notices(lines: Sequence[Line]) -> None:
    """Label the sentence that goes on with a notice: it takes up a word of the notice that the text never has."""
    text: Counter[str] = Counter()
    for before, line in pairwise(lines):
        if before.label is None and before.running:
            text += _stems(before.text)
        if before.label == "notice" and line.label is None and len(line.text) <= NOTICE and text:
            taken_up = set(_stems(before.text)) & set(_stems(line.text)) - set(text)
            if any(len(stem) > 4 for stem in taken_up):
                line.label = "notice"


def _label_lists(lines: Sequence[Line]) -> None:
    """Label the items below the headings of other stories, and all that follows a tail heading."""
    seen = 0
    i = 0
    while i < len(lines):
        line = lines[i]
        if line.label is None and line.running:
            seen += 1
        if line.label == "tail heading" and seen and not _resumes(lines, i + 1, strict=True):
            for other in lines[i + 1 :]:
                if other.label is None or other.label in ("post", "caption", "foreign"):
                    other.label = "tail"
            return
        if line.label in ("list heading", "tail heading"):
            i = _label_items(lines, i + 1)
            continue
        i += 1


def _label_items(lines: Sequence[Line], i: int) -> int:
    """Label the items of a list that begins at line `i`; where it ends."""
    while i < len(lines):
        line = lines[i]
        if line.label in ("list heading", "tail heading"):
            return i
        if line.label is None:
            if not list_bullet(line) and _body_like(line):
                return i
            line.label = "item"
        i += 1
    return i


def _body_like(line: Line) -> bool:
    return line.running and len(line.text) >= RESUMES


def _resumes(lines: Sequence[Line], i: int, strict: bool) -> bool:
    """Whether the article goes on behind a tail heading that stands early on the page."""
    rest = [x for x in lines[i:] if x.label is None and _body_like(x)]
    before = [x for x in lines[:i] if x.label is None and _body_like(x)]
    return strict and len(rest) >= 3 and sum(len(x.text) for x in before) < sum(len(x.text) for x in rest) / 2


def _stems(text: str) -> Counter[str]:
    """Folded beginnings of the longer words, so that cases of one noun are one stem."""
    stems: Counter[str] = Counter()
    for word in key_of(text).split():
        wide = ord(word[0]) > 0x2E00
        if len(word) >= (2 if wide else 4):
            stems[word[: 2 if wide else 5]] += 1
    return stems


def _title(head: Sequence[Line], running: Sequence[Line]) -> Line | None:
    """The headline among the lines before the text: like the text in its words, told again in a breadcrumb."""
    body = _stems(" ".join(x.text for x in running[:12]))
    scored = [(x, _headline_score(x, head, body)) for x in head if _headline_like(x, head)]
    scored = [(x, score) for x, score in scored if score > LEAST]
    if not scored:
        return None
    line, best = max(scored, key=lambda s: (s[1], -s[0].n))
    # Of neighbours about equally like the text the upper and shorter is the headline, the lower its subtitle.
    above = [
        x
        for x, score in scored
        if 0 < line.n - x.n <= 3 and score >= 0.7 * best and x.words >= 4 and len(x.text) <= len(line.text)
    ]
    title = above[0] if above else _below_caption(line, scored)
    title.label = "title"
    return title


def _below_caption(line: Line, scored: Sequence[tuple[Line, float]]) -> Line:
    """The headline below a long first line that tells who is to be seen where; else that line itself."""
    best = {x.n: score for x, score in scored}[line.n]
    below = [
        x
        for x, score in scored
        if 0 < x.n - line.n <= 2 and score >= 0.7 * best and x.words >= 4 and not x.text.endswith(".")
    ]
    long = len(line.text) >= CAPTION and "," in line.text
    if line.n == 0 and long and below and len(below[-1].text) <= TITLED * len(line.text):
        return below[-1]
    return line


def _extended(lines: Sequence[Line], first: int, last: int) -> tuple[int, int]:
    """The densest stretch with the sentences close to its ends that speak of the same things.

    A first paragraph cut off by a picture and its caption, or a last one behind a box, is alone among short lines.
    """
    text = _stems(" ".join(x.text for x in lines[first : last + 1] if x.running))
    outside = [x for x in lines if x.running and x.label is None and not first <= x.n <= last]
    alike = ALIKE if len(outside) > FEW else ALIKE_OF_FEW
    for step, edge in ((-1, first), (1, last)):
        n, gap = edge + step, 0
        while (
            0 <= n < len(lines)
            and gap <= NEAR
            and lines[n].label not in ("tail heading", "copyright", "tail")
        ):
            if lines[n].running and lines[n].label is None and _likeness(lines[n], text) >= alike:
                first, last, gap = min(first, n), max(last, n), 0
            else:
                gap += 1
            n += step
    return first, last


def _echoed_title(lines: Sequence[Line], first: int, last: int) -> Line | None:
    """A headline below a first sentence (a slogan, a notice): a short line up there that stands above the text too."""
    above = {x.key for x in lines if x.n < first and x.words >= 4}
    seen = 0
    for line in lines[first : last + 1]:
        seen += line.running
        if seen > 3:
            return None
        if line.label is None and line.key in above and not line.running:
            line.label = "title"
            return line
    return None


def _headline_like(line: Line, head: Sequence[Line]) -> bool:
    if line.label not in (None, "item", "head") or len(line.text) > HEADLINE or line.words < 2:
        return False
    return not (line.text[:1].islower() or _captions(line, head))


def _is_picture(line: Line, head: Sequence[Line], title: Line | None) -> bool:
    """Whether a line above the text tells what its picture shows: kept, as what people are named in is."""
    near = line.n == 0 or (title is not None and line.n > title.n)
    small = near and line.text[:1].islower()
    opens = line.n == 0 and title is not None and len(line.text) >= CAPTION and "," in line.text
    return line.words >= CAPTIONED and (small or opens or _captions(line, head))


def _captions(line: Line, head: Sequence[Line]) -> bool:
    """Whether a line is a picture's caption: somebody's mark or an agency stands at its end, here or told again."""
    again = (x for x in head if x is line or (line.key and x.key.startswith(line.key)))
    return any(_CREDITED.search(x.text) for x in again)


def _headline_score(line: Line, head: Sequence[Line], body: Counter[str]) -> float:
    """Share of its words that the text has too, with what its place and its echoes add."""
    stems = _stems(line.text)
    common = sum(1 for s in stems if s in body)
    # A word or two shared with the text is what an outlet's name or a section has as well.
    shared = common / len(stems) * min(1.0, common / 3) if stems else 0.0
    after = [x for x in head if x.n > line.n]
    echoed = any(x is not line and line.key and line.key in x.key for x in head)
    near = 1 - min(len(after), FAR) / FAR
    dated = any(x.label == "date line" for x in after[:4])
    score = shared + 0.3 * echoed + 0.3 * near * (shared > 0) + 0.15 * dated * (shared > 0)
    score += 0.4 * (line.kind == "heading") - 0.25 * (line.label == "item") - 0.3 * (line.words < 3)
    return score - 0.1 * line.text.rstrip().endswith(".")


def _lead(head: Sequence[Line], title: Line | None, running: Sequence[Line]) -> list[Line]:
    """Subtitles between headline and text: near it, like it in their words, and no labels."""
    if title is None:
        return []
    body = _stems(" ".join(x.text for x in running[:12]))
    near = [x for x in head if x.n > title.n and x.label is None and _headline_like(x, head)][-3:]
    return [
        x
        for x in near
        if x.key != title.key and x.words >= 5 and len(x.text) >= 35 and _likeness(x, body) >= 0.25
    ]


def _likeness(line: Line, body: Counter[str]) -> float:
    stems = _stems(line.text)
    return sum(1 for s in stems if s in body) / len(stems) if stems else 0.0


def _middle(lines: Sequence[Line], zones: Zones) -> None:
    """Sort the lines between the first and the last running one."""
    i = 0
    while i < len(lines):
        line = lines[i]
        if line.label == "byline" and ":" not in line.text and sum(x.running for x in zones.body) >= 2:
            line.label = None  # "Of Mice and Men" signs nothing in the middle of a text
        if line.label is not None:
            i += 1
            continue
        if line.running or line.ends:
            zones.body.append(line)
            i += 1
            continue
        j = i
        while j < len(lines) and lines[j].label is None and not (lines[j].running or lines[j].ends):
            j += 1
        _short_lines(lines[i:j], zones)
        i = j


def _short_lines(run: Sequence[Line], zones: Zones) -> None:
    """A run of short lines inside the text: a crosshead, a list, or a box of other stories."""
    after_colon = bool(zones.body) and zones.body[-1].text.endswith(":")
    bulleted = sum(map(list_bullet, run))
    if (
        len(run) >= 3
        and not after_colon
        and not bulleted
        and all(len(x.text) > 20 for x in run)
        and not _listlike(run)
    ):
        for line in run:
            line.label = "box"
        return
    for line in run:
        zones.body.append(line)
        (
            zones.items
            if after_colon or bulleted or line.kind == "list" or len(run) > 2
            else zones.crossheads
        ).add(line.n)


def _listlike(run: Sequence[Line]) -> bool:
    """Whether short lines look like a list of the article's own: mostly lower case or ending in a comma."""
    return sum(x.text[:1].islower() or x.text.endswith((",", ";")) for x in run) > len(run) / 2
