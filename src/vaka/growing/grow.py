"""Joining what is new in a case: batch by batch, each in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from vaka.growing.ground import Ground
from vaka.joining.events import Ties
from vaka.stages import STAGES, Timings, run_stages
from vaka.store import Store
from vaka.vectors import Encoder

__all__ = ["BATCH", "grow", "join_version"]

BATCH = 250
"""Documents joined in one transaction: their readings are in memory together (about 0.1 MB each), and a killed run
loses no more than their joining."""


def join_version() -> str:
    """What joined records depend on besides the readings: the versions of the joining stages."""
    return ",".join(f"{stage.name} {stage.version}" for stage in STAGES if stage.scope == "case")


def grow(
    store: Store,
    encoder: Callable[[], Encoder],
    timings: Timings | None = None,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
    ties: Ties | None = None,
    tied: Sequence[str] = (),
    batch: int = BATCH,
) -> bool:
    """Join the documents that are read and not joined; anew from the first where a rule or a reading has changed.

    Args:
        store: The case.
        encoder: Gives the encoder, asked only where there is something to join.
        timings: Adds up the stages.
        progress: Told how many documents are joined, of how many.
        ties: What a person has said of event mentions.
        tied: Documents of whose mentions something new was said.
        batch: Documents joined in one transaction.

    Returns:
        Whether anything was joined.
    """
    pending = store.unjoined(join_version())
    if not pending and not tied:
        return False
    loaded, done = encoder(), 0
    while True:
        some = pending[done : done + batch]
        with store.joining(some) as connection:
            ground = Ground(connection, loaded, ties or Ties())
            given = {"ground": ground, "added": some, "tied": tuple(tied) if not done else ()}
            run_stages("case", given, timings)
        done += len(some)
        progress(done, len(pending))
        if done >= len(pending):
            return True
