"""The forms in which a case can be written, one row each."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from vaka.records import Document, Joined, Reading

__all__ = ["FORMATS"]

Writer = Callable[[Mapping[str, Document], Mapping[str, Reading], Joined], str]


def _evaluation(documents: Mapping[str, Document], readings: Mapping[str, Reading], joined: Joined) -> str:
    from vaka.show.evaluation import evaluation

    return json.dumps(evaluation(documents, readings, joined), ensure_ascii=False, indent=1) + "\n"


FORMATS: Mapping[str, Writer] = {"eval": _evaluation}
"""Name of a form to what writes it."""
