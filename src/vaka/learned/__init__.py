"""A learned reader beside the rules: it proposes names, the rules and the gazetteers decide.

A small head on the encoder's inner layer; loads nothing until the first sentence. See docs/learned.md.
"""

from vaka.learned.head import Head, Labelled, Proposals
from vaka.learned.reader import Learned
from vaka.learned.weights import HeadError, load_head

__all__ = ["Head", "HeadError", "Labelled", "Learned", "Proposals", "load_head"]
