"""Event mentions: what one document tells happened; and the clause frame it is read off."""

from vaka.reading.events.clauses import Clause, read_clauses
from vaka.reading.events.pack import EventPack
from vaka.reading.events.reader import read_events

__all__ = ["Clause", "EventPack", "read_clauses", "read_events"]
