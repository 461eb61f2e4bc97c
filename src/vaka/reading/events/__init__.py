"""Event mentions: what one document tells happened."""

from vaka.reading.events.pack import EventPack
from vaka.reading.events.reader import read_events

__all__ = ["EventPack", "read_events"]
