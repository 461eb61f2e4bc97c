"""Texts to vectors, offline, with the weights of multilingual-e5-small that a package carries."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

import numpy as np
from numpy.typing import NDArray

from vaka.vectors.weights import DIM, LAYERS, Weights, bundled

if TYPE_CHECKING:
    from onnxruntime import InferenceSession  # type: ignore[import-untyped]  # ships no types
    from tokenizers import Tokenizer

__all__ = ["INNER_LAYER", "Encoder", "TokenStates"]

_log = logging.getLogger(__name__)
_BEGIN, _END, _UNKNOWN = 0, 2, 3
_MOST_TOKENS = 510
_RARE = 15.0
"""Minus the log probability of a sign that the tokeniser does not know: about that of its rarest pieces."""
_PREFIX = "passage: "
"""What multilingual-e5 was trained to see before a text that is compared with its like."""

INNER_LAYER = 7
"""The layer (counted from 1) whose token states are given out: names were read best off the seventh (F1 on
Turkish encyclopedia text by a head on the states of layers 6 to 10: .756, .763, .762, .756, .742)."""

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True, eq=False)
class TokenStates:
    """What the inner layer knows of each token of a text.

    Attributes:
        states: float32 (tokens, 384).
        spans: int64 (tokens, 2): where each token starts and ends in the text, in code points; a token may
            take in the space before its word.
    """

    states: NDArray[np.float32]
    spans: NDArray[np.int64]


class Encoder:
    """Sentence vectors of about a hundred languages in one space, and token states of an inner layer.

    The same text gives the same bytes whatever else is encoded with it and on however many threads: each text
    is run alone, which on two threads is as fast as padded batches. The model is loaded on the first text; its
    lower layers end where the token states are read off, so that a text that both are asked of runs once.

    Args:
        threads: Texts encoded at once.
        remember: Vectors kept in memory, so that stages which need the same sentence share its vector
            (1.5 kB each); the oldest go first.
        remember_tokens: Tokens whose inner states are kept for the same reason (1.5 kB each).
    """

    def __init__(self, threads: int = 2, remember: int = 20_000, remember_tokens: int = 20_000) -> None:
        """Set up; loads nothing yet."""
        self._threads = max(1, threads)
        self._remember = remember
        self._remember_tokens = remember_tokens
        self._known: dict[str, NDArray[np.float32]] = {}
        self._halves: dict[str, TokenStates] = {}  # with the frame around the text
        self._tokens_kept = 0
        self._loading = Lock()

    def warm(self) -> None:
        """Load the model now, so that it is there when the first text comes; may run in a thread of its own."""
        with self._loading:
            _ = self._tokenizer, self._lower, self._places, self._upper

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit vectors of `texts`, float32 (n, 384), each of the first 510 tokens of its text."""
        known = {text: self._known[text] for text in texts if text in self._known}
        new = sorted(set(texts) - known.keys(), key=_longest_first)
        halves = self._after_lower(new)
        with self._loading:
            _ = self._upper
        known.update(zip(new, self._each(lambda text: self._vector(halves[text]), new), strict=True))
        self._known.update((text, known[text]) for text in new)
        if len(self._known) > self._remember:
            for oldest in list(self._known)[: len(self._known) - self._remember]:
                del self._known[oldest]
        return np.stack([known[text] for text in texts]) if texts else np.zeros((0, DIM), np.float32)

    def token_states(self, texts: Sequence[str]) -> list[TokenStates]:
        """The states of layer 7 for the tokens of each text, its first 510 at most."""
        halves = self._after_lower(sorted(set(texts), key=_longest_first))
        return [_without_frame(halves[text]) for text in texts]

    def token_vectors(self, texts: Sequence[str]) -> list[TokenStates]:
        """What each token adds to its text's vector: states of the last layer whose mean is that vector.

        Words of two texts that render each other come near each other too, less surely than the texts do. The marks
        around a text and the words put before it have a share in the mean and are not given out.
        """
        halves = self._after_lower(sorted(set(texts), key=_longest_first))
        with self._loading:
            _ = self._upper
        return [self._tokens_of(halves[text]) for text in texts]

    def rarity(self, word: str) -> float:
        """How rare a word is: minus the log probability of its pieces, as the tokeniser counted them in many languages.

        Words that any sentence may have ("the", "we", "will") have up to about 9, names and nouns more.
        """
        found = self._tokenizer.encode(word, add_special_tokens=False).ids
        return float(sum(_RARE if n == _UNKNOWN else -self._scores[n] for n in found))

    # --- the two halves ----------------------------------------------------------------------------------

    def _after_lower(self, texts: Sequence[str]) -> dict[str, TokenStates]:
        """Distinct texts after the lower layers, the longest first so that no thread is left with it."""
        found = {text: self._halves[text] for text in texts if text in self._halves}
        new = [text for text in texts if text not in found]
        if new:
            with self._loading:  # loaded here once, not by each thread
                _ = self._tokenizer, self._lower, self._places
            found.update(zip(new, self._each(self._half, new), strict=True))
            for text in new:
                self._keep(text, found[text])
        return found

    def _keep(self, text: str, half: TokenStates) -> None:
        self._halves[text] = half
        self._tokens_kept += len(half.states)
        while self._tokens_kept > self._remember_tokens and self._halves:
            oldest = next(iter(self._halves))
            self._tokens_kept -= len(self._halves.pop(oldest).states)

    def _each(self, function: Callable[[str], Result], texts: Sequence[str]) -> list[Result]:
        if len(texts) < 2 or self._threads < 2:
            return [function(text) for text in texts]
        with ThreadPoolExecutor(self._threads) as pool:
            return list(pool.map(function, texts))

    def _half(self, text: str) -> TokenStates:
        tokens = self._tokenizer.encode(_PREFIX + text, add_special_tokens=False)
        ids = [_BEGIN, *tokens.ids[:_MOST_TOKENS], _END]
        words = self._weights.rows("emb.word", DIM, np.array(ids))
        states = self._lower.run(None, {"x": (words + self._places[: len(ids)])[None]})[0][0]
        spans = np.array(tokens.offsets[:_MOST_TOKENS], np.int64).reshape(-1, 2) - len(_PREFIX)
        return TokenStates(np.asarray(states, np.float32), spans)

    def _vector(self, half: TokenStates) -> NDArray[np.float32]:
        mean: NDArray[np.float32] = self._last(half).mean(axis=0)
        return mean / np.linalg.norm(mean)

    def _tokens_of(self, half: TokenStates) -> TokenStates:
        states = self._last(half)
        size = np.linalg.norm(states.mean(axis=0))
        return _without_frame(TokenStates(np.asarray(states / size, np.float32), half.spans))

    def _last(self, half: TokenStates) -> NDArray[np.float32]:
        return np.asarray(self._upper.run(None, {"x": half.states[None]})[0][0], np.float32)

    # --- the model ---------------------------------------------------------------------------------------

    @cached_property
    def _weights(self) -> Weights:
        return Weights(bundled())

    @cached_property
    def _scores(self) -> NDArray[np.float32]:
        return self._weights.scores()

    @cached_property
    def _places(self) -> NDArray[np.float32]:
        """What a token's place adds to its embedding."""
        kind = self._weights.vector("emb.type")[:DIM]
        return self._weights.vector("emb.pos").reshape(-1, DIM) + kind

    @cached_property
    def _lower(self) -> InferenceSession:
        return self._session(range(INNER_LAYER))

    @cached_property
    def _upper(self) -> InferenceSession:
        return self._session(range(INNER_LAYER, LAYERS))

    def _session(self, layers: range) -> InferenceSession:
        from onnxruntime import InferenceSession, SessionOptions

        from vaka.vectors.graph import build_graph

        started = time.perf_counter()
        options = SessionOptions()
        options.intra_op_num_threads = 1  # the threads are those that call it
        graph = build_graph(self._weights, layers)
        session = InferenceSession(graph, options, providers=["CPUExecutionProvider"])
        _log.info("vectors: %d layers loaded in %.1f s", len(layers), time.perf_counter() - started)
        return session

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers

        tokenizer = Tokenizer(models.Unigram(self._weights.pieces(), unk_id=_UNKNOWN, byte_fallback=False))
        spaces = normalizers.Replace(Regex(r"\s+"), " ")
        tokenizer.normalizer = normalizers.Sequence([normalizers.NFKC(), spaces])
        tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
        return tokenizer


def _longest_first(text: str) -> tuple[int, str]:
    return -len(text), text


def _without_frame(half: TokenStates) -> TokenStates:
    """The tokens of the text itself, without the marks around it and the words put before it."""
    inside = np.flatnonzero(half.spans[:, 1] > 0)
    return TokenStates(half.states[1:-1][inside], np.maximum(half.spans[inside], 0))
