"""About when a message was sent, by the occasion it was sent for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.reading.events.harness import tell_all
from vaka.edtf import days_of
from vaka.reading.events.occasion import with_occasions
from vaka.records import EventMention, Relative, Span, TimeExpression

VENN, TAMM = "[Arda Venn|person|Norvia]", "[Ilka Tamm|person|Sorvia]"
SENT = f"{VENN} sent {TAMM} a message of greeting."


def _message() -> EventMention:
    told = tell_all([SENT], "en", published=None).events
    assert [(m.kind, m.role, m.when) for m in told] == [("message", "main", None)]
    return told[0]


def _time(n: int, value: str, relative: Relative | None, anchor: str) -> TimeExpression:
    span, days = Span(0, 1), days_of(value)
    return TimeExpression(n, span, 0, "DATE", value, days, "day", "explicit", anchor, relative)  # type: ignore[arg-type]


JUNE = _time(0, "2031-06", Relative("year", 0, month=6), "narrated")
FEAST = _time(1, "XXXX-08-15", Relative("year", None, month=8, day=15), "narrated")


def test_the_occasion_in_the_year_of_writing_dates_a_message_about() -> None:
    (told,) = with_occasions([_message()], [FEAST], [JUNE, FEAST])
    assert (told.when, told.times, told.basis) == ("2031-08-15~", (1,), "relative")
    assert told.interval is not None
    assert (str(told.interval.earliest), str(told.interval.latest)) == ("2031-08-12", "2031-08-18")


def test_last_june_tells_the_year_after() -> None:
    last = replace(JUNE, relative=Relative("year", -1, month=6))
    (told,) = with_occasions([_message()], [FEAST], [last, FEAST])
    assert told.when == "2032-08-15~"


@pytest.mark.parametrize(
    ("times", "why"),
    [
        ([replace(JUNE, anchor="none", relative=None)], "the year of writing is not known"),
        ([JUNE, _time(2, "2031-09-04", None, "none")], "the page tells of later days"),
    ],
)
def test_without_a_sure_year_a_message_has_no_day(times: list[TimeExpression], why: str) -> None:
    (told,) = with_occasions([_message()], [FEAST], [*times, FEAST])
    assert told.when is None, why


def test_what_looks_back_or_is_no_message_has_no_occasion() -> None:
    back = replace(_message(), role="background")
    met = replace(_message(), kind="meeting")
    assert [m.when for m in with_occasions([back, met], [FEAST], [JUNE, FEAST])] == [None, None]


def test_a_turkish_anniversary_is_one_word_or_two() -> None:
    for word in ("yıldönümü", "yıl dönümü"):
        told = tell_all(
            [
                f"{VENN}, {{15 Ağustos'un|XXXX-08-15}} {word} dolayısıyla {TAMM}'a kutlama mesajı gönderdi.",
            ],
            "tr",
            published=None,
        ).events
        assert [(m.kind, m.when, m.times) for m in told if m.kind == "message"] == [("message", None, ())]
