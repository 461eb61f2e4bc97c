"""Spelling: the copy of a document that the readers of its sentences work on, in the letters of the language packs.

Chinese is printed in traditional and in simplified characters, and the Chinese pack is written in the latter. The copy
has the document's text with every traditional character simplified by itself, so that a span in it is the same span in
the source text: evidence is always taken from the document, never from the copy.
"""

from __future__ import annotations

from dataclasses import replace

from vaka.records import Document
from vaka.text import simplify

__all__ = ["spell"]


def spell(document: Document) -> Document:
    """The document as its readers see it: itself, but for texts with traditional Chinese characters.

    Args:
        document: The page; its text is in code points, and the copy's has as many.
    """
    text = simplify(document.text)
    return document if text == document.text else replace(document, text=text)
