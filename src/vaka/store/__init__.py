"""Where a case is kept: one SQLite file by default, through SQLAlchemy Core and migrations."""

from vaka.store.store import KeptKnowledge, SetAside, Store

__all__ = ["KeptKnowledge", "SetAside", "Store"]
