"""The lines of a document and what their shape alone says."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from vaka.records import Block, BlockKind, Document, Span
from vaka.text import fold

__all__ = ["SIGNATURE", "Line", "key_of", "read_lines"]

_CRAWLER = re.compile(r"\s*date (\d{4}(?:-\d{2}){0,2})(?=\s|$)")
"""The line that a crawl writes before a page: `date 2025-09-03`, and on the same line whatever came first."""

_ENDING = re.compile(r"[.!?…。！？;؟۔।]['\"”’»)\]›」』]*(?:\s*\[\d+\])?$")
_HARD_ENDING = re.compile(r"[.…。۔।]['\"”’»)\]›」』]*(?:\s*\[\d+\])?$")
_INNER_END = re.compile(r"[^\W\d]{2}[.!?…][\"”’»]?\s+[\"“‘«„]?[^\W\d_a-zа-яα-ω]")
_MARKED = re.compile(r"[.,;:!?…»”\"](?=\s|$)|[。，、！？]")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
_WIDE = re.compile(r"[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")

LONG = 200
"""Characters from which a line is running text whatever ends it: no headline of the pages looked at was as long."""


SIGNATURE = re.compile(r"[(（][A-Za-zÀ-ɏΑ-ω]{2,12}(?:\s?[/,]\s?[A-Za-zÀ-ɏΑ-ω]{2,12}){0,3}[)）]\W*$")
"""Short names in brackets at a text's end: the signature of an agency's report, as well as a caption's credit."""

CUT_WORDS, CUT_LENGTH = 4, 36
"""Words, and characters (those of East Asian scripts twice), from which a page's last line without an end is taken
for a paragraph that was cut off: stored pages often break off in a word; labels are shorter."""


@dataclass(slots=True)
class Line:
    """One line of the page while it is being judged."""

    n: int
    span: Span
    text: str
    kind: BlockKind = "paragraph"
    aside: str | None = None
    gap: int = 1
    """Line ends between the line before and this one."""
    label: str | None = None
    """The rule that says it is not running text; `None` so far."""
    key: str = field(default="", init=False)
    words: int = field(default=0, init=False)
    running: bool = field(default=False, init=False)

    def __post_init__(self) -> None:
        self.key = key_of(self.text)
        wide = len(_WIDE.findall(self.text))
        self.words = len(_TOKEN.findall(self.text)) if wide < 4 else max(len(self.text.split()), wide // 3)
        self.running = self._is_running()

    def _is_running(self) -> bool:
        """Whether it is shaped like a sentence and not like a headline, label or item."""
        text = SIGNATURE.sub("", self.text).rstrip()
        if len(text) >= LONG:
            return _MARKED.search(text) is not None or _UNSPACED.search(text) is not None
        if self.words >= 5 and _HARD_ENDING.search(text):
            return True
        if self.words >= 4 and (_INNER_END.search(text) or text.endswith(":")) and len(text) >= 40:
            return bool(_ENDING.search(text)) or text.endswith(":") or len(text) >= 120
        return self.words >= 14 and bool(_ENDING.search(text))

    @property
    def is_cut(self) -> bool:
        """Whether it is a sentence without its end: too long for a label, or with a quotation left open."""
        if self.ends or self.words < CUT_WORDS:
            return False
        wide = len(_WIDE.findall(self.text))
        left_open = self.text.count('"') % 2 == 1 or any(
            self.text.count(a) > self.text.count(b) for a, b in ("«»", "“”", "„“", "「」")
        )
        return left_open or len(self.text) + wide >= CUT_LENGTH

    @property
    def ends(self) -> bool:
        """Whether it ends like a sentence."""
        return bool(_ENDING.search(self.text))


@lru_cache(maxsize=32768)
def key_of(text: str) -> str:
    """The folded words of a text without digits, one space apart: what phrases are looked up by."""
    return " ".join(w for w in _TOKEN.findall(fold(text)) if not w.isdigit())


def read_lines(document: Document) -> tuple[list[Line], Line | None]:
    """The lines of the document, and the crawler's own date line if it opens the page."""
    blocks = list(document.blocks)
    crawler = None
    text = document.text
    match = _CRAWLER.match(text) if document.media_type == "text/plain" else None
    if match and blocks:
        first = blocks[0]
        crawler = Line(
            -1, Span(first.span.start, match.end()), text[first.span.start : match.end()], label="crawler"
        )
        rest = text[match.end() : first.span.end]
        if rest.strip():
            start = match.end() + len(rest) - len(rest.lstrip())
            blocks[0] = Block(Span(start, first.span.end))
        else:
            blocks.pop(0)
    return [_line(n, block, blocks, text) for n, block in enumerate(blocks)], crawler


def _line(n: int, block: Block, blocks: list[Block], text: str) -> Line:
    between = text[blocks[n - 1].span.end : block.span.start] if n else "\n"
    return Line(n, block.span, block.span.of(text), block.kind, block.aside, max(1, between.count("\n")))
