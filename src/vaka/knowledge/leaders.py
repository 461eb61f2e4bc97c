"""Which states are led by their head of government: data for reading "the … leader"."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

__all__ = ["parliamentary"]


@cache
def parliamentary() -> frozenset[str]:
    """Canonical English names of the states whose leader is the head of government."""
    data = tomllib.loads(Path(__file__).with_name("leaders.toml").read_text("utf-8"))
    return frozenset(name.strip() for name in data["parliamentary"].split("|"))
