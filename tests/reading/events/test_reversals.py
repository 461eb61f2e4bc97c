"""A meeting that did not happen never gets a row that it was held: `tests/cases/reversals.txt`."""

from __future__ import annotations

import pytest

from tests.reading.events.harness import CASES, tell, tell_all

MET = {"meeting", "talks", "summit meeting", "audience", "phone call", "treaty signing"}


def _rows() -> list[tuple[str, str, str]]:
    lines = (CASES / "reversals.txt").read_text("utf-8").splitlines()
    rows = [line.split("|", 2) for line in lines if line and not line.startswith("#")]
    return [(language, outcome, text) for language, outcome, text in rows]


def test_every_language_has_cases() -> None:
    languages = {language for language, outcome, _ in _rows() if outcome == "undone"}
    assert len(languages) >= 12
    assert len(_rows()) > 150


@pytest.mark.parametrize(("language", "outcome", "text"), _rows())
def test_what_did_not_happen_is_not_held(language: str, outcome: str, text: str) -> None:
    told = {(e.kind, e.status) for e in tell(text, language).events}
    assert not [kind for kind, status in told if status == "held" and kind in MET]
    if outcome == "undone":
        assert {status for _, status in told} & {"postponed", "cancelled"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "[Venn|person|Norvia] met [Tamm|person|Sorvia] although the talks had been put off in May."),
        ("de", "[Venn|person|Norvia] traf [Tamm|person|Sorvia], aber den Minister traf er nicht."),
        ("ko", "[벤|person|Norvia] 대통령은 [타미|person|Sorvia] 총리를 만났지만 기자는 만나지 않았다."),
        ("ru", "[Венн|person|Norvia] встретился с [Таммом|person|Sorvia], хотя подписание не планируется."),
    ],
)
def test_what_happened_beside_it_stays_held(language: str, text: str) -> None:
    assert ("meeting", "held") in {(e.kind, e.status) for e in tell(text, language).events}


def test_a_cabinet_meeting_of_another_day_is_not_the_news() -> None:
    told = tell_all(
        [
            "[Arda Venn|person|Norvia], [Ilka Tamm|person|Sorvia] ile [Lidre|place|Sorvia]'de bir araya geldi.",
            "Bakan, {8 Mayıs|2023-05-08} günü kabine toplantısı sonrasında konuştu.",
        ],
        "tr",
    )
    assert {e.when for e in told.events if e.kind in MET} == {"2023-05-10"}
