"""What can go wrong in a way that a person can mend."""

from __future__ import annotations

__all__ = ["VakaError"]


class VakaError(Exception):
    """A mistake that one sentence tells: what is wrong, where, and what mends it."""
