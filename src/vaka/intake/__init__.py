"""Intake: bytes as they came become a `Document`, or are set aside with a reason."""

from vaka.intake.find import Found, find
from vaka.intake.receive import LIMIT, Unreadable, receive

__all__ = ["LIMIT", "Found", "Unreadable", "find", "receive"]
