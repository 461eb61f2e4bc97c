"""What a person has said of mentions: that they tell of one event, or that they do not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from vaka.records import Ref

__all__ = ["NO_TIES", "Ties"]


@dataclass(frozen=True, slots=True)
class Ties:
    """Pairs of mentions; each holds both ways. Joining respects them before all else."""

    together: frozenset[tuple[Ref, Ref]] = frozenset()
    """Mentions of one event, whatever they contradict each other in."""
    apart: frozenset[tuple[Ref, Ref]] = frozenset()
    """Mentions of two events, whatever they agree in."""

    def tied(self, refs: Iterable[Ref]) -> frozenset[Ref]:
        """The mentions that were said to be together with any of these."""
        return _others(self.together, frozenset(refs))

    def parted(self, refs: Iterable[Ref]) -> frozenset[Ref]:
        """The mentions that were said to be apart from any of these."""
        return _others(self.apart, frozenset(refs))


def _others(pairs: frozenset[tuple[Ref, Ref]], own: frozenset[Ref]) -> frozenset[Ref]:
    found = {b for a, b in pairs if a in own} | {a for a, b in pairs if b in own}
    return frozenset(found - own)


NO_TIES = Ties()
