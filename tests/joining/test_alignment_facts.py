"""What a rendering must keep: numbers, days, denial, opposites."""

from __future__ import annotations

import pytest

from vaka.joining.alignment_facts import PolarityPack, contradiction, facts_of, turned
from vaka.languages import languages, load

SAME = "We will send twelve boats on Monday."
DENIED = {
    "ar": ("سنوقع الاتفاق.", "لن نوقع الاتفاق."),
    "de": ("Wir gehen.", "Wir gehen nicht."),
    "el": ("Θα φύγουμε.", "Δεν θα φύγουμε."),
    "en": ("We will leave.", "We will not leave."),
    "es": ("Nos vamos.", "No nos vamos."),
    "fr": ("Nous oublierons.", "Nous n'oublierons rien."),
    "it": ("Andiamo via.", "Non andiamo via."),
    "ko": ("우리는 떠난다.", "우리는 떠나지 않는다."),
    "ru": ("Мы уйдём.", "Мы не уйдём."),
    "tr": ("Limandan ayrılacağız.", "Limandan ayrılmayacağız."),
    "uk": ("Ми підемо.", "Ми не підемо."),
    "vi": ("Chúng tôi rời đi.", "Chúng tôi không rời đi."),
    "zh": ("我们离开。", "我们不离开。"),
}
OPPOSITES = {
    "ar": ("سنفتح المعبر.", "سنغلق المعبر."),
    "de": ("Wir öffnen das Tor.", "Wir schließen das Tor."),
    "el": ("Θα ανοίξουμε την πύλη.", "Θα κλείσουμε την πύλη."),
    "en": ("We open the gate.", "We close the gate."),
    "es": ("Abrimos la puerta.", "Cerramos la puerta."),
    "fr": ("Nous ouvrons la porte.", "Nous fermons la porte."),
    "it": ("Apriamo il valico.", "Chiudiamo il valico."),
    "ko": ("우리는 협상을 시작했다.", "우리는 협상을 중단했다."),
    "ru": ("Мы откроем ворота.", "Мы закроем ворота."),
    "tr": ("Kapıyı açacağız.", "Kapıyı kapatacağız."),
    "uk": ("Ми відкриємо ворота.", "Ми закриємо ворота."),
    "vi": ("Chúng tôi mở cửa khẩu.", "Chúng tôi đóng cửa khẩu."),
    "zh": ("我们接受邀请。", "我们拒绝邀请。"),
}


def contradict(here: str, a: str, there: str, b: str) -> str | None:
    mine, theirs = facts_of(here, a), facts_of(there, b)
    return contradiction(mine, theirs, mine, theirs)


@pytest.mark.parametrize(
    ("there", "language", "kind"),
    [
        ("Pazartesi günü on iki tekne göndereceğiz.", "tr", None),
        ("Pazartesi günü on üç tekne göndereceğiz.", "tr", "number"),
        ("Θα στείλουμε 12 βάρκες την Τρίτη.", "el", "weekday"),
        ("Enviaremos barcas.", "es", None),
        ("Wir schicken 40 Boote und 12 Zelte.", "de", None),
    ],
)
def test_numbers_and_days(there: str, language: str, kind: str | None) -> None:
    assert contradict(SAME, "en", there, language) == kind


def test_a_multiplier_is_part_of_its_number() -> None:
    assert facts_of("It cost 40 million.", "en").numbers == {40_000_000}
    assert facts_of("Four hundred stoves came.", "en").numbers == {400}
    assert contradict("It cost 40 million.", "en", "40 bin tuttu.", "tr") == "number"


def test_another_season_contradicts() -> None:
    assert contradict("The winter was long.", "en", "Der Sommer war lang.", "de") == "season"


@pytest.mark.parametrize("language", languages())
def test_denial_in_every_language(language: str) -> None:
    said, denied = (facts_of(text, language) for text in DENIED[language])
    assert turned(said, denied)
    assert not turned(denied, facts_of(DENIED["en"][1], "en"))


@pytest.mark.parametrize("language", languages())
def test_opposites_in_every_language(language: str) -> None:
    one, other = (facts_of(text, language) for text in OPPOSITES[language])
    assert turned(one, other)
    assert not turned(one, one)


def test_denying_the_opposite_turns_nothing() -> None:
    assert not turned(facts_of("We keep the gate open.", "en"), facts_of("Kapıyı kapatmayacağız.", "tr"))


def test_every_fold_has_its_name_in_english() -> None:
    english = load("en", "polarity", PolarityPack)
    assert english is not None
    for language in languages():
        pack = load(language, "polarity", PolarityPack)
        assert pack is not None
        assert pack.opposites.keys() <= english.opposites.keys()


def test_a_language_without_a_pack_has_its_digits() -> None:
    assert facts_of("12 xyz", "xx").numbers == {12}
