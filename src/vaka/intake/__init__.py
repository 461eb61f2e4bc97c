"""Intake: bytes as they came become a `Document`, or are set aside with a reason."""

from vaka.intake.find import find
from vaka.intake.receive import LIMIT, Unreadable, receive

__all__ = ["LIMIT", "Unreadable", "find", "receive"]
