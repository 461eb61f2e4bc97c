"""What tells an event from others like it."""

from __future__ import annotations

from tests.reading.events.harness import tell

VENN, TAMM = "[Arda Venn|person|Norvia]", "[Ilka Tamm|person|Sorvia]"


def _found(text: str, language: str) -> set[tuple[str, str]]:
    return {(d.kind, d.value) for e in tell(text, language).events for d in e.discriminators}


def test_ordinals() -> None:
    assert ("ordinal", "2") in _found(
        f"{VENN} ile {TAMM} ikinci zirvelerini [Elma|place|Dania]'da gerçekleştirdi.", "tr"
    )
    assert ("ordinal", "3") in _found(
        f"{VENN} and {TAMM} held their third summit in [Elma|place|Dania].", "en"
    )


def test_the_gap_since_the_last_visit() -> None:
    assert ("gap", "P4Y5M") in _found(
        f"{{4 yıl 5 ay|P4Y5M}} aradan sonra [Sorvia|country]'yı ziyaret eden {VENN}", "tr"
    )


def test_an_anniversary_dates_nothing() -> None:
    told = tell(f"{TAMM} sent a message to {VENN} on the anniversary of {{15 August|2022-08-15}}.", "en")
    (message,) = told.events
    assert message.times == ()
    assert ("occasion", "--08-15") in {(d.kind, d.value) for d in message.discriminators}


def test_host_and_guest_of_a_visit() -> None:
    found = _found(f"Ο {VENN} επισκέφθηκε τη [Σόρβια|country].", "el")
    assert {("host", "Σόρβια"), ("guest", "Arda Venn")} <= found


def test_the_thing_signed() -> None:
    assert ("object", "memorandum") in _found(
        "[Norvia|country] and [Sorvia|country] signed a memorandum.", "en"
    )
