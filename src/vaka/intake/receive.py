"""Receiving: a file name and bytes become a `Document`."""

from __future__ import annotations

import hashlib
import re
from pathlib import PurePosixPath
from typing import Literal

from vaka.errors import VakaError
from vaka.intake.decode import NotText, decode, inflate
from vaka.intake.lines import line_blocks
from vaka.intake.markup import visible_text
from vaka.records import Document

__all__ = ["LIMIT", "Unreadable", "receive"]

LIMIT = 20_000_000
"""Bytes a document may have, packed or unpacked: forty times the largest news page of the benchmark sets."""

LONGEST_LINE = 1_000_000
"""Code points a line of plain text may have; no article is a tenth as long."""

LONGEST_WORD = 50_000
"""Code points without a space or a mark; only encoded data has such words."""

_SPACE_OR_MARK = re.compile(r"[\s.,;:!?。，、！？·]")
_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_HTML_SUFFIXES = (".html", ".htm", ".xhtml", ".html.gz", ".htm.gz")


class Unreadable(VakaError):
    """A document that cannot be read: which, why, and what the user can do."""

    def __init__(self, file: str, reason: str, mend: str) -> None:
        super().__init__(f"{file}: {reason}; {mend}")
        self.file = file
        self.reason = reason
        self.mend = mend

    def __reduce__(self) -> tuple[type[Unreadable], tuple[str, str, str]]:
        """Pickle by the three parts, so that the error comes back whole from a worker process."""
        return type(self), (self.file, self.reason, self.mend)


def receive(file: str, data: bytes) -> Document:
    """Decode one input.

    Args:
        file: Its path or base name, or the URL of a record out of an archive. Folders are dropped.
        data: Its bytes as they came, gzipped or not.

    Returns:
        The document, its id the first twelve hexadecimal digits of the SHA-256 of name and bytes.

    Raises:
        Unreadable: The bytes are no text, too many, or empty.
    """
    name = base_name(file)
    try:
        return _received(name, data)
    except NotText as error:
        raise Unreadable(name, error.reason, error.mend) from error


def base_name(file: str) -> str:
    """The name without folders, whatever the separator; a URL stays whole."""
    if "://" in file:
        return file
    return PurePosixPath(file.replace("\\", "/")).name or "unnamed"


def _received(name: str, data: bytes) -> Document:
    if len(data) > LIMIT:
        raise NotText(f"larger than {LIMIT:,} bytes", "split it, or save the article alone")
    plain = inflate(data, LIMIT)
    declared_html = name.lower().endswith(_HTML_SUFFIXES)
    text, encoding = decode(plain, markup=declared_html or b"<" in plain[:1000])
    if not text.strip():
        raise NotText("empty", "save the page again")
    html = declared_html or bool(_PAGE.match(text[:5000]))
    media: Literal["text/html", "text/plain"] = "text/html" if html else "text/plain"
    if html:
        source, blocks = visible_text(text)
        if not source.strip():
            raise NotText("a page without any visible text", "save the page after it has loaded, or its text")
    else:
        _check_lines(text)
        source, blocks = text, line_blocks(text)
    digest = hashlib.sha256(data).hexdigest()
    key = hashlib.sha256(name.encode("utf-8", "replace") + b"\0" + data).hexdigest()[:12]
    return Document(key, name, digest, media, encoding, source, blocks, text if html else None)


def _check_lines(text: str) -> None:
    for line in text.split("\n"):
        if len(line) > LONGEST_LINE:
            raise NotText(f"a line of {len(line):,} characters", "break the text into lines")
        if len(line) > LONGEST_WORD and max(map(len, _SPACE_OR_MARK.split(line))) > LONGEST_WORD:
            raise NotText("encoded data in place of text", "save the page as HTML or as plain text")
