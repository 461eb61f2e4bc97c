"""Sentence vectors: what a text means, comparable across languages. Loads nothing until the first text."""

from vaka.vectors.axes import rendered
from vaka.vectors.encoder import Encoder, TokenStates
from vaka.vectors.means import debias, language_means
from vaka.vectors.weights import DIM, WeightsError

__all__ = ["DIM", "Encoder", "TokenStates", "WeightsError", "debias", "language_means", "rendered"]
