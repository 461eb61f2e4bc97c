"""People whom nobody knows: found by what stands around them, and one in several scripts."""

from __future__ import annotations

import pytest

from tests.places import KNOWLEDGE
from tests.reading.names.pages import found_in, read
from vaka.joining.entities import join_entities
from vaka.knowledge import Knowledge, load
from vaka.reading.names.transliteration import latin, loose_skeleton


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load([KNOWLEDGE])


@pytest.mark.parametrize(
    ("language", "sentence", "name"),
    [
        ("tr", "45 yaşındaki öğretmen Velda Orsun evinden çıktı.", "Velda Orsun"),
        ("tr", "Velda Orsun, 45 yaşında, evinden çıktı.", "Velda Orsun"),
        ("el", "Η 45χρονη Βέλντα Όρσουν έφυγε.", "Βέλντα Όρσουν"),
        ("el", "«Φύγαμε», είπε ο Βέλντα Όρσουν.", "Βέλντα Όρσουν"),
        ("en", "Velda Orsun, 45, a teacher, left her house.", "Velda Orsun"),
        ("en", "The 45-year-old Velda Orsun left.", "Velda Orsun"),
        ("en", '"We left," said Velda Orsun on Monday.', "Velda Orsun"),
        ("ru", "45-летняя Вельда Орсун уехала.", "Вельда Орсун"),
        ("ru", "Вельда Орсун, 45 лет, уехала.", "Вельда Орсун"),
        ("uk", "Вельда Орсун, 45 років, поїхала.", "Вельда Орсун"),
        ("de", "Velda Orsun (45) verließ ihr Haus.", "Velda Orsun"),
        ("fr", "Velda Orsun, 45 ans, est partie.", "Velda Orsun"),
        ("fr", "Le maire Velda d'Orsun est partie.", "Velda d'Orsun"),
        ("es", "Velda Orsun, de 45 años, se fue.", "Velda Orsun"),
        ("vi", "Nguyễn Thanh Đường rời nhà hôm qua.", "Nguyễn Thanh Đường"),
        ("ko", "박하늘(45)씨는 집을 떠났다.", "박하늘"),
        ("ko", "어제 벨카 크라순 씨가 떠났다.", "벨카 크라순"),
        ("ar", "وصلت فيلدا أورسون (45 عاما) أمس.", "فيلدا أورسون"),
        ("zh", "王晓梅（45岁）昨天离开。", "王晓梅"),
        ("zh", "李建国表示遗憾。", "李建国"),
    ],
)
def test_an_unknown_person_is_found_by_the_context(
    language: str, sentence: str, name: str, knowledge: Knowledge
) -> None:
    assert (name, "person") in {(s, k) for s, k, _ in found_in(language, [sentence], knowledge)}


def test_a_full_name_that_comes_again_is_a_persons(knowledge: Knowledge) -> None:
    once = found_in("en", ["The crowd saw Zerko Palvin in the square."], knowledge)
    assert "person" not in {k for s, k, _ in once if s == "Zerko Palvin"}
    twice = ["The crowd saw Zerko Palvin in the square.", "For hours Zerko Palvin stood there."]
    assert ("Zerko Palvin", "person", "Zerko Palvin") in found_in("en", twice, knowledge)


@pytest.mark.parametrize(
    ("language", "sentence", "name"),
    [
        ("en", "Harbour Holdings, 45 miles away, closed.", "Harbour Holdings"),
        ("tr", "Cumhurbaşkanlığı açıklama yaptı.", "Cumhurbaşkanlığı"),
    ],
)
def test_what_only_looks_like_a_person_is_none(
    language: str, sentence: str, name: str, knowledge: Knowledge
) -> None:
    found = found_in(language, [sentence], knowledge)
    assert "person" not in {k for s, k, _ in found if s == name}


def test_an_institution_in_one_word_is_an_organisation(knowledge: Knowledge) -> None:
    found = found_in("tr", ["Cumhurbaşkanlığı'ndan dün açıklama geldi."], knowledge)
    assert ("Cumhurbaşkanlığı", "organisation") in {(s, k) for s, k, _ in found}


@pytest.mark.parametrize(
    "spellings",
    [
        (
            "Tamas Veldrik",
            "Тамас Вельдрик",
            "Τάμας Βέλντρικ",
            "타마스 벨드리크",
            "تاماس فيلدريك",
            "塔马斯·维尔德里克",
        ),
        (
            "Belka Oruvar",
            "Белка Орувар",
            "Μπέλκα Ορουβάρ",
            "벨카 오루바르",
            "بيلكا أوروفار",
            "贝尔卡·奥鲁瓦尔",
        ),
        ("Li Jianguo", "李建国", "Ли Цзяньго"),
        ("Kim Do-hyeon", "김도현", "Ким До Хён"),
    ],
)
def test_spellings_in_six_scripts_sound_alike(spellings: tuple[str, ...]) -> None:
    assert len({loose_skeleton(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("김도현", "Kim Do-hyeon"),
        ("오루바르", "Orubar"),
        ("李建国", "Li Jianguo"),
        ("خالد منصور", "Khaled Mansur"),
        ("نادر الزهراني", "Nadir Al-Zahrani"),
        ("Ορντέλα", "Ordela"),
    ],
)
def test_names_in_latin_letters_as_the_press_writes_them(written: str, wanted: str) -> None:
    assert latin(written) == wanted


def test_one_unknown_person_in_three_scripts_is_one_and_a_namesake_another(knowledge: Knowledge) -> None:
    pages = {
        "a": ("en", ["Velmoran Foreign Minister Tamas Veldrik met Ida Moreau in Ostrel.", "Veldrik left."]),
        "b": ("ko", ["타마스 벨드리크 벨모라 외무장관은 오스트렐에 도착했다."]),
        "c": ("ru", ["Министр иностранных дел Вельморы Тамас Вельдрик прибыл в Острель."]),
        "d": ("en", ["Dorsanian Foreign Minister Tomas Veldrik stayed in Pelvazar."]),
    }  # fmt: skip
    readings = [read(language, text, knowledge, name=name)[3] for name, (language, text) in pages.items()]
    people = [e for e in join_entities(readings) if e.kind == "person" and "eldrik" in e.name]
    assert sorted(len(e.members) for e in people) == [1, 3]
    assert {e.country for e in people} == {"Velmora", "Dorsania"}


@pytest.mark.parametrize(
    ("language", "sentence", "names"),
    [
        ("ko", "만찬에는 도하민 정책실장, 변서욱 주미대사 내외가 참석했다.", {"도하민", "변서욱"}),
        ("ko", "해당 부처 의전장은 신임 정책실장과 함께 국제회의장에 도착했다.", set()),
        ("de", "Der Rat lobte die Amtszeit von Kelbrand.", set()),
        ("de", "Minister Balduin von Zarrow kam am Abend.", {"Balduin von Zarrow"}),
        ("tr", "Zerkovan da Pelmirov gibi övgü dolu sözler kullandı.", set()),
        ("tr", "Ankara Büyükşehir Belediye Başkanvekili Fazıl Kumruoğlu karşıladı.", {"Fazıl Kumruoğlu"}),
    ],
)
def test_where_a_name_begins_and_ends(
    language: str, sentence: str, names: set[str], knowledge: Knowledge
) -> None:
    found = found_in(language, [sentence], knowledge)
    assert {s for s, kind, _ in found if kind == "person"} == names
    assert not {s for s, kind, _ in found if kind == "other" and " " in s}


@pytest.mark.parametrize(
    ("language", "sentence", "name"),
    [
        ("ru", "Он встретился с министром Греции Морвасом Кентардисом.", "Morvas Kentardis"),
        ("ru", "Он написал премьеру Дании Морвасу Кентардису.", "Morvas Kentardis"),
        ("ru", "По словам министра Морваса Кентардиса, всё готово.", "Morvas Kentardis"),
        ("ru", "Он говорил о министре Морвасе Кентардисе.", "Morvas Kentardis"),
        ("ru", "Об этом сообщил министр Хансома Вальдема.", "Khansoma Valdema"),
        ("ru", "Он поблагодарил посла Анну Кентард.", "Anna Kentard"),
        ("ru", "Встреча с Еленой Вардовой и Петром Вардичем состоялась.", "Petr Vardich"),
        ("uk", "Він зустрівся з міністром Греції Морвасом Кентардісом.", "Morvas Kentardis"),
        ("uk", "Він написав прем'єру Данії Морвасу Кентардісу.", "Morvas Kentardis"),
        ("uk", "Зустріч із Оленою Вардовою та Петром Вардичем відбулася.", "Petro Vardich"),
    ],
)
def test_an_unknown_name_comes_out_of_its_case(
    language: str, sentence: str, name: str, knowledge: Knowledge
) -> None:
    people = {entity for _, kind, entity in found_in(language, [sentence], knowledge) if kind == "person"}
    assert name in people


def test_an_arabic_ordinal_is_nobodys_family_name(knowledge: Knowledge) -> None:
    sentence = "كانت فيلدا أورسون في الثانية عشرة من عمرها."
    assert not {name for _, kind, name in found_in("ar", [sentence], knowledge) if "Thani" in name}
