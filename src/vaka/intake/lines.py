"""Plain text as blocks: every line that has something on it."""

from __future__ import annotations

import re

from vaka.records import Block, Span

__all__ = ["line_blocks"]

_LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")


def line_blocks(text: str) -> tuple[Block, ...]:
    """One block a line, without the white space at its ends."""
    blocks = []
    for match in _LINE.finditer(text):
        line = match[0]
        bare = line.strip()
        if bare:
            start = match.start() + len(line) - len(line.lstrip())
            blocks.append(Block(Span(start, start + len(bare))))
    return tuple(blocks)
