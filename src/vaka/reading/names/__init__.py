"""Names: who and what a page speaks of."""

from vaka.reading.names.reader import read_names

__all__ = ["read_names"]
