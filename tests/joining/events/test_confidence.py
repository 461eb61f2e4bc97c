"""How sure a join is grows with what speaks for it, and says nothing where there is no join."""

from __future__ import annotations

from vaka.joining.events.confidence import SURE, confidence, weight_of
from vaka.joining.events.evidence import BY_HAND, WEIGHTS


def test_more_agreement_is_never_less_sure() -> None:
    shares = [
        confidence(reasons) for reasons in (["same place"], ["same time", "same place"], list(WEIGHTS)[1:8])
    ]
    assert shares == sorted(shares, key=lambda share: share or 0)
    assert len(set(shares)) > 1


def test_a_persons_own_join_is_sure_and_no_join_is_nothing() -> None:
    assert confidence([BY_HAND]) == 1.0
    assert confidence(["the document repeats it"]) is None
    assert confidence([]) is None


def test_reasons_that_are_no_agreements_weigh_nothing() -> None:
    assert weight_of(["same place", "with d1:00001"]) == WEIGHTS["same place"]


def test_a_common_time_makes_a_join_surer() -> None:
    assert confidence(["same place", "same persons"]) == SURE[False]
    assert confidence(["same time", "same persons"]) == SURE[True]
    assert confidence(["same day of the year"]) == SURE[True]
    assert 0 < SURE[False] < SURE[True] < 1
