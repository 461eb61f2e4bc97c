"""Pairing of quotation marks."""

from __future__ import annotations

import pytest

from vaka.reading.quotations.marks import scan


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('"Gel" dedi, "otur".', ["Gel", "otur"]),
        ("„Wir bleiben“, rief er.", ["Wir bleiben"]),
        ("»Vi bliver«, sagde hun.", ["Vi bliver"]),
        ("”Vi stannar”, sa hon.", ["Vi stannar"]),
        ("« Nous restons », dit-elle.", ["Nous restons"]),
        ("<<Kalıyoruz>> dedi.", ["Kalıyoruz"]),
        ("«Είπε “ναι” χθες», λέει.", ["Είπε “ναι” χθες"]),
        ("그는 「남겠다」라고 했다.", ["남겠다"]),
        ('Sözleri:"Kaldık."Sonra "gittik" dedi.', ["Kaldık.", "gittik"]),
        ("Köy'ün 'eski değirmeni' yandı.", ["eski değirmeni"]),
        ("Bu 'eski değirmen'in kapısı.", ["eski değirmen"]),
        ("She said ‘the millers’ rights are ours’ again.", ["the millers’ rights are ours"]),
        ("It's the '90s and nobody's home.", []),
        ('A board of 6" by 4" was sold.', []),
        ("", []),
    ],
)
def test_pairs(text: str, wanted: list[str]) -> None:
    assert [text[p.start : p.end] for p in scan(text).pairs] == wanted


def test_a_mark_left_open_runs_to_the_end() -> None:
    result = scan("“First we mend the roads.")
    assert result.unclosed is not None
    assert result.unclosed.end == 25
    assert result.continues


def test_a_closing_mark_alone_is_told() -> None:
    assert scan('and so it ends," he said.').stray == 15
