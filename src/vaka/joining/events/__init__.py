"""Events across documents: which passages tell of the same event, and what they jointly hold of it."""

from vaka.joining.events.join import join_events
from vaka.joining.events.ties import Ties

__all__ = ["Ties", "join_events"]
