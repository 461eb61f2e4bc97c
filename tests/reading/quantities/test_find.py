"""Quantities in thirteen languages; all sentences are invented."""

from __future__ import annotations

import pytest

from vaka.languages import languages
from vaka.reading.quantities import find_quantities
from vaka.reading.quantities.pack import pack_of
from vaka.records import Span

CASES = [
    ("en", "The plane carried 42 metric tonnes of flour.", ["42 tonne"]),
    ("en", "The blast killed 12 people and wounded 30.", ["12 dead", "30 injured"]),
    ("en", "At least 12 people were killed; 1,200 soldiers came.", ["≥12 dead", "1200 soldier"]),
    ("en", "They borrowed $2.5 billion, about 3 percent of output.", ["2500000000 dollar", "~3 percent"]),
    ("en", "In 2019 they met for 3 hours, the score was 3-2 on page 14.", []),
    ("tr", "Uçak 42 ton yardım getirdi.", ["42 tonne"]),
    ("tr", "Saldırıda 12 kişi öldü, 30 kişi yaralandı.", ["12 dead", "30 injured"]),
    ("tr", "Yaklaşık 1,5 milyon dolar ve yüzde 20 pay istendi.", ["~1500000 dollar", "20 percent"]),
    ("el", "Το αεροπλάνο έφερε 38 τόνους φάρμακα.", ["38 tonne"]),
    ("el", "Τουλάχιστον 12 νεκροί και 30 τραυματίες.", ["≥12 dead", "30 injured"]),
    ("ru", "Самолёт доставил 42 тонны муки, погибли 12 человек.", ["42 tonne", "12 dead"]),
    ("ru", "Более 3 тыс. военнослужащих получили 2,5 млрд рублей.", ["≥3000 soldier", "2500000000 rouble"]),
    ("uk", "Літак доставив 42 тонни борошна, понад 30 поранених.", ["42 tonne", "≥30 injured"]),
    ("de", "Das Flugzeug brachte 42 Tonnen Mehl; rund 30 Verletzte, 12 Tote.", ["42 tonne", "~30 injured", "12 dead"]),
    ("fr", "L'avion a livré 42 tonnes de farine, 12 morts et 30 blessés.", ["42 tonne", "12 dead", "30 injured"]),
    ("es", "El avión llevó 42 toneladas; al menos 12 muertos.", ["42 tonne", "≥12 dead"]),
    ("it", "L'aereo ha portato 42 tonnellate di farina, costate 3 milioni di euro.", ["42 tonne", "3000000 euro"]),
    ("it", "Almeno 12 morti e oltre 30 feriti; 3.500 soldati schierati.", ["≥12 dead", "≥30 injured", "3500 soldier"]),
    ("vi", "Máy bay chở 38 tấn hàng, 12 người chết, 2 triệu USD.", ["38 tonne", "12 dead", "2000000 dollar"]),
    ("ko", "비행기는 밀가루 42톤을 실었고 약 3만 달러가 들었다.", ["42 tonne", "~30000 dollar"]),
    ("ar", "حملت الطائرة 42 طنا من الدقيق وأسفر الهجوم عن مقتل 12 شخصا", ["42 tonne", "12 dead"]),
    ("zh", "飞机运来42吨面粉，造成12人死亡，耗资3亿美元。", ["42 tonne", "12 dead", "300000000 dollar"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_figures_with_what_they_count(language: str, text: str, expected: list[str]) -> None:
    assert [q.words for q in find_quantities(text, language)] == expected


def test_the_span_is_the_very_words() -> None:
    text = "İstanbul'dan kalkan uçak 42 ton yardım getirdi."
    (found,) = find_quantities(text, "tr")
    assert found.span.of(text) == "42 ton"


def test_what_is_a_time_is_no_quantity() -> None:
    text = "On 20 May 2024 soldiers came."
    assert find_quantities(text, "en", [Span(3, 14)]) == ()


def test_every_pack_counts_the_same_things() -> None:
    common = {"tonne", "dead", "injured", "soldier", "dollar", "euro", "percent"}
    packs = {code: pack_of(code) for code in languages()}
    assert sum(pack is not None for pack in packs.values()) >= 13
    assert all(common <= set(pack.units) for pack in packs.values() if pack)


@pytest.mark.parametrize("text", ["1" * 400, "9,999," * 500, "$" * 1000 + "1", "a " * 3000 + "5 km"])
def test_hostile_figures_are_fast(text: str) -> None:
    assert len(find_quantities(text, "en")) < 1000
