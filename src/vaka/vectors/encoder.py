"""Texts to vectors, offline, with the weights of multilingual-e5-small that a package carries."""

from __future__ import annotations

import logging
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from vaka.vectors.weights import DIM, Weights, bundled

if TYPE_CHECKING:
    from onnxruntime import InferenceSession  # type: ignore[import-untyped]  # ships no types
    from tokenizers import Tokenizer

__all__ = ["Encoder"]

_log = logging.getLogger(__name__)
_BEGIN, _END, _UNKNOWN = 0, 2, 3
_MOST_TOKENS = 510
_PREFIX = "passage: "
"""What multilingual-e5 was trained to see before a text that is compared with its like."""


class Encoder:
    """Sentence vectors of about a hundred languages in one space.

    The same text gives the same bytes whatever else is encoded with it and on however many threads: each text
    is run alone, which on two threads is as fast as padded batches. The model is loaded on the first text.

    Args:
        threads: Texts encoded at once.
        remember: Vectors kept in memory, so that stages which need the same sentence share its vector
            (1.5 kB each); the oldest go first.
    """

    def __init__(self, threads: int = 2, remember: int = 20_000) -> None:
        """Set up; loads nothing yet."""
        self._threads = max(1, threads)
        self._remember = remember
        self._known: dict[str, NDArray[np.float32]] = {}

    def warm(self) -> None:
        """Load the model now, so that it is there when the first text comes; may run in a thread of its own."""
        _ = self._tokenizer, self._session, self._places

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit vectors of `texts`, float32 (n, 384), each of the first 510 tokens of its text."""
        known = {text: self._known[text] for text in texts if text in self._known}
        new = sorted(set(texts) - known.keys(), key=lambda text: (-len(text), text))
        known.update(zip(new, self._run(new), strict=True))
        self._known.update((text, known[text]) for text in new)
        if len(self._known) > self._remember:
            for oldest in list(self._known)[: len(self._known) - self._remember]:
                del self._known[oldest]
        return np.stack([known[text] for text in texts]) if texts else np.zeros((0, DIM), np.float32)

    def _run(self, texts: Sequence[str]) -> list[NDArray[np.float32]]:
        """Vectors of distinct texts, the longest first so that no thread is left with it at the end."""
        if not texts:
            return []
        tokens = self._tokenizer.encode_batch([_PREFIX + text for text in texts], add_special_tokens=False)
        ids = [[_BEGIN, *token.ids[:_MOST_TOKENS], _END] for token in tokens]
        _ = self._session, self._places  # loaded here once, not by each thread
        with ThreadPoolExecutor(self._threads) as pool:
            return list(pool.map(self._one, ids))

    def _one(self, ids: list[int]) -> NDArray[np.float32]:
        words = self._weights.rows("emb.word", DIM, np.array(ids))
        states = self._session.run(None, {"x": (words + self._places[: len(ids)])[None]})[0][0]
        mean: NDArray[np.float32] = np.asarray(states, np.float32).mean(axis=0)
        return mean / np.linalg.norm(mean)

    @cached_property
    def _weights(self) -> Weights:
        return Weights(bundled())

    @cached_property
    def _places(self) -> NDArray[np.float32]:
        """What a token's place adds to its embedding."""
        kind = self._weights.vector("emb.type")[:DIM]
        return self._weights.vector("emb.pos").reshape(-1, DIM) + kind

    @cached_property
    def _session(self) -> InferenceSession:
        from onnxruntime import InferenceSession, SessionOptions

        from vaka.vectors.graph import build_graph

        started = time.perf_counter()
        options = SessionOptions()
        options.intra_op_num_threads = 1  # the threads are those that call it
        session = InferenceSession(build_graph(self._weights), options, providers=["CPUExecutionProvider"])
        _log.info("vectors: encoder loaded in %.1f s", time.perf_counter() - started)
        return session

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers

        tokenizer = Tokenizer(models.Unigram(self._weights.pieces(), unk_id=_UNKNOWN, byte_fallback=False))
        spaces = normalizers.Replace(Regex(r"\s+"), " ")
        tokenizer.normalizer = normalizers.Sequence([normalizers.NFKC(), spaces])
        tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
        return tokenizer
