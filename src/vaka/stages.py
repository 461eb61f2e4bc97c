"""The one table of stages: what each needs, what it gives, where it stands.

The runner, the CLI's `stages` listing, the timings and the docs derive from this table. A stage is a pure
function named by its path, imported only when it first runs; it is called with what it needs, in order.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any, Literal

__all__ = ["STAGES", "Stage", "Timings", "check_order", "run_stages"]

Scope = Literal["document", "case"]


@dataclass(frozen=True, slots=True)
class Stage:
    """One row of the table.

    Attributes:
        name: What the timings and the docs call it.
        scope: `document` for a pure function of one document, `case` for a join over documents.
        function: `module:function`.
        needs: The values it is called with, in order.
        gives: The names of its results; a function that gives several returns them as a tuple.
        version: Raised when its results change, so that stored readings are read again.
    """

    name: str
    scope: Scope
    function: str
    needs: tuple[str, ...]
    gives: tuple[str, ...]
    version: int = 1


_SEEN = ("spelt", "article", "sentences")

STAGES: tuple[Stage, ...] = (
    Stage(
        "article",
        "document",
        "vaka.reading.article:read_article",
        ("document", "knowledge"),
        ("article",),
        version=5,
    ),
    Stage("spelling", "document", "vaka.reading.spelling:spell", ("document",), ("spelt",), version=2),
    Stage(
        "sentences",
        "document",
        "vaka.reading.sentences:read_sentences",
        ("document", "article"),
        ("sentences",),
        version=5,
    ),
    Stage(
        "names",
        "document",
        "vaka.reading.names:read_names",
        (*_SEEN, "knowledge", "learned"),
        ("mentions", "entities"),
        version=24,
    ),
    Stage("times", "document", "vaka.reading.times:read_times", _SEEN, ("times",), version=17),
    Stage(
        "quotations",
        "document",
        "vaka.reading.quotations:read_quotations",
        (*_SEEN, "mentions", "entities"),
        ("quotations",),
        version=14,
    ),
    Stage(
        "event mentions",
        "document",
        "vaka.reading.events:read_events",
        (*_SEEN, "mentions", "entities", "times", "quotations"),
        ("events",),
        version=27,
    ),
    Stage("entities", "case", "vaka.growing.names:grow_names", ("ground", "added"), ("named",), version=5),
    Stage(
        "stories",
        "case",
        "vaka.growing.stories:grow_stories",
        ("ground", "added", "named"),
        ("moved",),
        version=2,
    ),
    Stage(
        "alignments",
        "case",
        "vaka.growing.alignments:grow_alignments",
        ("ground", "named", "moved"),
        (),
        version=3,
    ),
    Stage(
        "lineage",
        "case",
        "vaka.growing.lineage:grow_lineage",
        ("ground", "added", "moved"),
        ("derived",),
        version=2,
    ),
    Stage(
        "events",
        "case",
        "vaka.growing.events:grow_events",
        ("ground", "named", "moved", "derived", "tied"),
        (),
        version=15,
    ),
)
"""Every stage, in the order in which they run."""

GIVEN: Mapping[Scope, tuple[str, ...]] = {
    "document": ("document", "knowledge", "learned"),
    "case": ("ground", "added", "tied"),
}
"""What is there before the first stage of each scope."""


@dataclass(slots=True)
class Timings:
    """Seconds of wall clock spent in each stage, summed over documents."""

    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def measure(self, name: str) -> Iterator[None]:
        """Add the time spent inside to `name`."""
        began = time.perf_counter()
        try:
            yield
        finally:
            self.add(name, time.perf_counter() - began)

    def add(self, name: str, seconds: float) -> None:
        """Add `seconds` to `name`."""
        self.seconds[name] = self.seconds.get(name, 0.0) + seconds


def check_order(stages: Sequence[Stage] = STAGES) -> list[str]:
    """Say, a sentence each, which stage needs a value that no earlier stage gives."""
    wrong = []
    have: dict[Scope, set[str]] = {scope: set(names) for scope, names in GIVEN.items()}
    for stage in stages:
        wrong += [f"{stage.name} needs {need}" for need in stage.needs if need not in have[stage.scope]]
        have[stage.scope].update(stage.gives)
    return wrong


def run_stages(
    scope: Scope, given: Mapping[str, Any], timings: Timings | None = None, skip: Sequence[str] = ()
) -> dict[str, Any]:
    """Run every stage of a scope over the values given, but those named in `skip`.

    Returns the values with all results added.

    The values are typed by the stages' own signatures; only this runner holds them by name.
    """
    values = dict(given)
    timings = timings or Timings()
    for stage in STAGES:
        if stage.scope != scope or stage.name in skip:
            continue
        module, _, name = stage.function.partition(":")
        with timings.measure(stage.name):
            result = getattr(import_module(module), name)(*(values[need] for need in stage.needs))
        results = result if len(stage.gives) > 1 else (result,) if stage.gives else ()
        values.update(zip(stage.gives, results, strict=True))
    return values
