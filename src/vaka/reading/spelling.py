"""Spelling: the copy of a document that the readers of its sentences work on, in the letters of the language packs.

Chinese is printed in traditional and in simplified characters, and the Chinese pack is written in the latter; Greek and
Cyrillic words hold Latin letters that look like theirs. The copy has the document's text with these letters changed one
by one, so that a span in it is the same span in the source text: evidence is always taken from the document, never from
the copy.
"""

from __future__ import annotations

from dataclasses import replace

from vaka.lookalikes import of_one_alphabet
from vaka.records import Document
from vaka.text import simplify

__all__ = ["spell"]


def spell(document: Document) -> Document:
    """The document as its readers see it: itself, but for traditional Chinese and for words of mixed alphabets.

    Args:
        document: The page; its text is in code points, and the copy's has as many.
    """
    text = of_one_alphabet(simplify(document.text))
    return document if text == document.text else replace(document, text=text)
