"""Who of a document holds an office: for readers that meet "the Velmoran president" outside a mention."""

from __future__ import annotations

from collections.abc import Sequence

from vaka.reading.names.settle import titles_agree
from vaka.records import LocalEntity

__all__ = ["person_of"]


def person_of(entities: Sequence[LocalEntity], country: str | None, office: str) -> LocalEntity | None:
    """The only person of a document with an office, `None` where nobody or several have it.

    Args:
        entities: Of the document.
        country: Canonical English name, `None` for any.
        office: Language-neutral; `leader` fits heads of state and of government too.
    """
    fitting = [
        e
        for e in entities
        if e.kind == "person"
        and e.titles
        and country in (None, e.country)
        and titles_agree((office,), e.titles)
    ]
    return fitting[0] if len(fitting) == 1 else None
