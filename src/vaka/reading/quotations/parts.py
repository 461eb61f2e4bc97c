"""What a name can do in a clause, and what each kind of name and each such part weighs for a speaker."""

from __future__ import annotations

from typing import Literal

__all__ = ["KIND", "PART", "PARTS", "Part"]

Part = Literal["subject", "agent", "owner", "origin", "oblique", "attribute", "bare"]

PARTS: tuple[Part, ...] = ("agent", "owner", "origin", "oblique", "attribute", "subject")
KIND = {"person": 3.0, "organisation": 1.5, "country": 0.5, "other": -2.0, "place": -4.0}
PART = {
    "subject": 2.0,
    "bare": 0.0,
    "agent": -2.0,
    "owner": -3.0,
    "origin": -2.0,
    "oblique": -4.0,
    "attribute": -4.0,
}
