"""The forms in which a case can be written, one row each."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vaka.case import Case

__all__ = ["FORMATS", "Writer"]

Writer = Callable[["Case"], str]
"""Turns an open case into the text of one file."""


def _evaluation(case: Case) -> str:
    from vaka.show.evaluation import evaluation

    export = evaluation(case.documents(), case.readings(), case.joined())
    return json.dumps(export, ensure_ascii=False, indent=1) + "\n"


def _html(case: Case) -> str:
    from vaka.show.report import report

    return report(case)


FORMATS: Mapping[str, Writer] = {"eval": _evaluation, "html": _html}
"""Name of a form to what writes it."""
