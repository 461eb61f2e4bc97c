"""Names: who and what a page speaks of."""

from vaka.reading.names.holders import person_of
from vaka.reading.names.reader import read_names

__all__ = ["person_of", "read_names"]
