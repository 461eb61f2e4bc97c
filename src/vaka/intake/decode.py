"""Bytes to text: which encoding, and what is no text at all."""

from __future__ import annotations

import codecs
import re
import zlib

__all__ = ["NotText", "decode", "inflate"]

BAD_SHARE = 0.002
"""Share of bytes that may be broken in a text still taken for UTF-8: a dump cut in the middle of a letter, or
one mangled name, is commoner than an eight-bit encoding that looks like UTF-8 everywhere else."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or an office file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\xd0\xcf\x11\xe0", "an old office file"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_META = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,500}?(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.I
)
_LABELS = {"iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "iso-8859-9": "cp1254"}
"""Names that pages use for the Windows encoding that contains them, as browsers read them."""


class NotText(ValueError):
    """The bytes are not text; says what they look like and what could be done."""

    def __init__(self, reason: str, mend: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.mend = mend


def inflate(data: bytes, limit: int) -> bytes:
    """Gzipped bytes unpacked, never to more than `limit` bytes; other bytes as they are."""
    if not data.startswith(b"\x1f\x8b"):
        return data
    unpacker = zlib.decompressobj(wbits=31)
    try:
        plain = unpacker.decompress(data, limit + 1)
    except zlib.error as error:
        raise NotText(f"a broken gzip file ({error})", "save the page again") from error
    if len(plain) > limit:
        raise NotText(
            f"unpacks to more than {limit:,} bytes", "unpack it yourself and add the pages one by one"
        )
    return plain


def decode(data: bytes, markup: bool) -> tuple[str, str]:
    """The text of `data` and the encoding it was read with; a byte-order mark is no part of the text.

    Args:
        data: The bytes.
        markup: Whether a charset that the first bytes declare in a tag is to be believed.

    Raises:
        NotText: The bytes are not text in any encoding.
    """
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise NotText(f"this is {what}, not text", "save the page as HTML or as plain text")
    text, encoding = _read(data, markup)
    if "\0" in text or _controls(text) > len(text) // 100:
        raise NotText("binary data, not text", "save the page as HTML or as plain text")
    return text, encoding


def _read(data: bytes, markup: bool) -> tuple[str, str]:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(encoding, "replace"), encoding
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    if b"\0" in data:
        raise NotText("binary data, not text", "save the page as HTML or as plain text")
    declared = _declared(data) if markup else None
    if declared and declared != "utf-8":
        return data.decode(declared, "replace"), declared
    lenient = data.decode("utf-8", "replace")
    if declared or lenient.count("\ufffd") <= max(1, len(data) * BAD_SHARE):
        return lenient, "utf-8"
    return _guessed(data)


def _declared(data: bytes) -> str | None:
    match = _META.search(data[:4096])
    if not match:
        return None
    label = match[1].decode("ascii").lower()
    try:
        return codecs.lookup(_LABELS.get(label, label)).name
    except LookupError:
        return None


def _guessed(data: bytes) -> tuple[str, str]:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:200_000]).best()
    if best is None:
        raise NotText("no known text encoding", "save the page as UTF-8")
    return data.decode(best.encoding, "replace"), best.encoding


def _controls(text: str) -> int:
    return len(_CONTROL.findall(text, 0, 100_000))
