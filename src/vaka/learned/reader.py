"""The head together with the encoder whose states it reads."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from vaka.learned.head import Head, Proposals
from vaka.learned.weights import head_digest, load_head
from vaka.learned.words import Word

if TYPE_CHECKING:
    from vaka.vectors import Encoder

__all__ = ["Learned"]

_NAMES = "names"


class Learned:
    """Proposes names in sentences; loads its weights and the encoder at the first one.

    Args:
        encoder: Gives the token states; the stages that want vectors should use the same one, so that a
            sentence is encoded once.
    """

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder

    @cached_property
    def _names(self) -> Head:
        return load_head(_NAMES)

    def names(self, sentences: Sequence[tuple[str, Sequence[Word]]]) -> list[Proposals]:
        """What the head says of each sentence, by its words' places.

        Args:
            sentences: Each with its text and its words.

        Raises:
            HeadError: The weights are missing or damaged.
        """
        states = self._encoder.token_states([text for text, _ in sentences])
        pairs = zip(sentences, states, strict=True)
        return [self._names.label(words, tokens) for (_, words), tokens in pairs]

    @staticmethod
    def digest() -> str:
        """What readings with this reader depend on besides the rules (hexadecimal)."""
        return head_digest(_NAMES)
