"""Quotations: somebody's words in an article, with cue, source and speaker.

Marks are paired, what they set off is weighed (speech, name or distance), speech without marks is added where
it is announced or labelled, and each quotation gets its speaker. What a language does is in its pack
(`languages/<code>/quotations.toml`, model `QuotationPack`).
"""

from vaka.reading.quotations.pack import QuotationPack
from vaka.reading.quotations.read import read_quotations

__all__ = ["QuotationPack", "read_quotations"]
