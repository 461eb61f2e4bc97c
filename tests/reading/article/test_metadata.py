"""What pages state of themselves: dates, credits and bylines of the kinds that real pages have."""

from __future__ import annotations

import pytest

from vaka.intake import receive
from vaka.knowledge import load
from vaka.reading.article import read_article
from vaka.records import Article

FILLER = {
    "en": "The council of Larkmoor met for two hours and agreed to mend the old mill road before winter.",
    "tr": "Belediye meclisi iki saat toplandı ve eski değirmen yolunun kıştan önce onarılmasına karar verdi.",
    "el": "Το δημοτικό συμβούλιο συνεδρίασε για δύο ώρες και αποφάσισε να επισκευάσει τον παλιό δρόμο.",
    "ru": "Городской совет заседал два часа и решил починить старую дорогу к мельнице до начала зимы.",
    "de": "Der Gemeinderat von Larkmoor tagte zwei Stunden und beschloss, die alte Mühlenstraße bald auszubessern.",
    "vi": "Hội đồng thành phố đã họp hai giờ và quyết định sửa con đường cũ dẫn tới cối xay trước mùa đông.",
    "ar": "اجتمع مجلس البلدية ساعتين وقرر إصلاح الطريق القديم المؤدي إلى الطاحونة قبل حلول فصل الشتاء المقبل.",
    "zh": "市议会开会两个小时，决定在冬季到来之前修缮通往磨坊的旧路，并表示将尽快公布工程的具体安排和所需的经费。",
    "ko": "시의회는 두 시간 동안 회의를 열고 겨울이 오기 전에 낡은 방앗간 길을 고치기로 결정했다고 밝혔다.",
}


def read(text: str, name: str = "page.txt") -> Article:
    """The article of a page written here."""
    return read_article(receive(name, text.encode()), load())


def page(language: str, line: str) -> str:
    """A page whose text opens with `line`."""
    filler = FILLER[language]
    return f"Larkmoor\n\n{line}\n\n{filler} {filler}\n\n{filler}\n"


@pytest.mark.parametrize(
    ("language", "line", "names"),
    [
        (
            "en",
            "Larkmoor, 4 May 2021 (dpa/XYZ) - The mayor of the town opened the new bridge there.",
            ["dpa", "XYZ"],
        ),
        (
            "ru",
            "ЛАРКМУР, 4 мая — РИА Новости. Мэр города открыл вчера новый мост через реку.",
            ["RIA Novosti"],
        ),
        (
            "en",
            "According to a statement issued by the Harbour Directorate, the port will stay closed all week.",
            ["Harbour Directorate"],
        ),
        (
            "en",
            "The Ministry of Inland Waters said in a statement that the locks were safe.",
            ["Ministry of Inland Waters"],
        ),
        (
            "tr",
            "Göl ve Irmak Bakanlığından yapılan açıklamada, barajın dolduğu kaydedildi.",
            ["Göl ve Irmak Bakanlığı"],
        ),
        ("tr", "AA muhabirinin edindiği bilgiye göre belediye başkanı yeni köprüyü dün açtı.", ["Anadolu"]),
        ("tr", "Belediye başkanı Ayla Tosun dün kentte yeni köprüyü açtı ve halkı selamladı.", []),
        (
            "el",
            "Σύμφωνα με πληροφορίες του CNN Greece, ο δήμαρχος εγκαινίασε χθες τη νέα γέφυρα.",
            ["CNN Greece"],
        ),
        (
            "el",
            "Σύμφωνα με πληροφορίες του CNN Norway, ο δήμαρχος εγκαινίασε χθες τη νέα γέφυρα.",
            ["CNN Norway"],
        ),
        (
            "ko",
            "시장은 어제 새 다리를 열었다고 가람통신이 보도했다고 시청이 오늘 아침에 밝혔다.",
            ["가람통신"],
        ),
        (
            "en",
            "The mayor opened the bridge, the Larkmoorian news agency QRSN reported from the town.",
            ["QRSN"],
        ),
        ("de", "LARKMOOR (dpa-AFX) - Der Bürgermeister hat am Montag die neue Brücke eröffnet.", ["dpa"]),
        ("ar", "ووفق وكالة الأنباء السعودية فإن العمدة افتتح الجسر الجديد أمس في المدينة.", ["SPA"]),
        (
            "vi",
            "Theo lịch, tại Nhà hát Nhân dân, thị trưởng đã trao giải cho các thợ xay vào chiều hôm qua.",
            [],
        ),
        ("zh", "新华社拉克穆尔4月1日电（记者 李明）市长昨天在河边为新桥揭幕，并向市民表示祝贺。", ["Xinhua"]),
        (
            "zh",
            "（中央社記者林明拉克穆爾5日電）市长昨天在河边为新桥揭幕，并向市民表示祝贺。",
            ["Central News Agency"],
        ),
        ("ko", "시장은 어제 새 다리를 열었다. 가람통신사진기자단이 행사를 촬영했다고 시청이 밝혔다.", []),
    ],
)
def test_whom_the_text_credits(language: str, line: str, names: list[str]) -> None:
    assert [c.name for c in read(page(language, line)).credits] == names


def test_a_dateline_dates_the_page() -> None:
    line = "Larkmoor, 4 May 2021 (dpa) - The mayor of the town opened the new bridge there."
    published = read(page("en", line)).published
    assert published is not None
    assert (published.value, published.rule) == ("2021-05-04", "dateline")
    told = read(page("en", "The mayor said that on 4 May 2021 - a Tuesday - the bridge had been opened."))
    assert told.published is None


def test_the_crawlers_date_is_the_weakest() -> None:
    line = "Larkmoor, 4 May 2021 (dpa) - The mayor of the town opened the new bridge there."
    published = read("date 2021-05-09 " + page("en", line)).published
    assert published is not None
    assert published.value == "2021-05-04"


def html(shown: str) -> str:
    """An HTML page with a date in its head, and `shown` above its text."""
    filler = f"<p>{FILLER['en']} {FILLER['en']}</p>"
    return (
        '<html lang="en"><head><meta property="article:published_time" content="2021-05-04T09:30:00+03:00">'
        f"<title>Bridge opened</title></head><body><article><h1>The bridge is opened at last</h1><div>{shown}</div>"
        f"{filler * 4}</article></body></html>"
    )


@pytest.mark.parametrize(
    ("shown", "value", "layer"),
    [
        ("4 May 2021 09:30", "2021-05-04T09:30+03:00", "text"),
        ("4 May 2021", "2021-05-04T09:30+03:00", "markup"),
        ("4 May 2021 06:30", "2021-05-04T09:30+03:00", "markup"),
        ("7 May 2021 09:30", "2021-05-04T09:30+03:00", "markup"),
    ],
)
def test_the_visible_date_is_the_better_evidence_of_the_same_date(shown: str, value: str, layer: str) -> None:
    published = read(html(shown), "page.html").published
    assert published is not None
    assert (published.value, published.layer) == (value, layer)


def test_a_mangled_agency_in_brackets_is_the_one_named_elsewhere() -> None:
    text = (
        page("tr", FILLER["tr"])
        + "Deniz Ar (KCNA Haber'e göre)\nKaynak: https://a.example/the-gioi/x-1.html\n"
    )
    article = read(text)
    assert article.translated_from is not None
    assert article.translated_from.value == "vi"
    unknown = read(page("tr", FILLER["tr"]) + "Deniz Ar (QRS Basın'a göre)\n")
    assert [c.name for c in unknown.credits] == ["QRS Basın"]


def test_a_name_in_capitals_before_a_subtitle_signs() -> None:
    text = "Köprü açıldı\n\nDENİZ ARSLAN — Belediyede yeni dönem\n\n" + 3 * (FILLER["tr"] + "\n\n")
    byline = read(text).byline
    assert byline is not None
    assert byline.value == "DENİZ ARSLAN"


def test_a_menu_that_names_an_outlet_is_no_credit() -> None:
    menu = "1. İçeriğe git\n  2. Ana menüye git\n  3. DW'nin diğer sayfalarına git\n\n"
    assert read(menu + page("tr", FILLER["tr"])).credits == ()


@pytest.mark.parametrize(
    ("language", "line", "names"),
    [
        (
            "de",
            "Das teilte das norwegische Außenministerium am Montag mit, ohne Näheres zu nennen.",
            ["norwegische Außenministerium"],
        ),
        ("ru", "Встреча пройдет в мае, сообщили в пресс-службе Кремля вечером в четверг.", ["Kremlin"]),
        (
            "ar",
            "وقالت وزارة الخارجية النرويجية في بيان إن اللقاء سيعقد في مايو المقبل.",
            ["وزارة الخارجية النرويجية"],
        ),
        (
            "ko",
            "유엔은 4일 성명을 통해 회담이 5월에 열린다고 밝혔다. 장소는 알려지지 않았다.",
            ["United Nations"],
        ),
        (
            "vi",
            "Theo thông cáo của Bộ Ngoại giao Na Uy, cuộc gặp sẽ diễn ra vào tháng Năm.",
            ["Bộ Ngoại giao Na Uy"],
        ),
        (
            "zh",
            "据联合国网站消息，会谈将于五月举行，地点尚未公布，双方将讨论贸易和航运问题。",
            ["United Nations"],
        ),
        (
            "tr",
            "BM Sözcüsünün iki heyet adına yaptığı duyuru sonrası, BM Sözcüsü dün açıklama yaptı.",
            ["United Nations"],
        ),
        (
            "el",
            "Σύμφωνα με επίσημη ανακοίνωση από τα Ηνωμένα Έθνη, η συνάντηση θα γίνει τον Μάιο.",
            ["United Nations"],
        ),
    ],
)
def test_the_office_on_whose_statement_a_page_rests_is_credited(
    language: str, line: str, names: list[str]
) -> None:
    assert [c.name for c in read(page(language, line)).credits if c.kind == "primary"] == names


@pytest.mark.parametrize(
    ("language", "line", "names"),
    [
        (
            "en",
            "LARKMOOR (Harbour Times / Sputnik - 4th May, 2021) The mayor opened the bridge.",
            ["Sputnik", "Harbour Times"],
        ),
        ("ru", "«Мост открыт», — заявил мэр города накануне (цитата по «Коммерсанту»).", ["Kommersant"]),
        ("de", "Der Bürgermeister ging wortlos davon, wie AFP-Journalisten am Ort beobachteten.", ["AFP"]),
        ("ar", "وقال رئيس البلدية لرويترز إن الجسر الجديد سيفتح في مايو المقبل.", ["Reuters"]),
        ("zh", "〔中央社〕市长昨天下午宣布，通往河对岸的新桥将于五月初正式开放。", ["Central News Agency"]),
        ("de", "So entsteht laut der Bürgermeisterin ein schönes Bild der alten Stadt am Fluss.", []),
    ],
)
def test_agencies_are_found_in_datelines_in_other_cases_and_inside_words(
    language: str, line: str, names: list[str]
) -> None:
    assert sorted(c.name for c in read(page(language, line)).credits) == sorted(names)


def test_who_took_a_picture_is_no_credit_and_an_agency_alone_is_one() -> None:
    def credits(line: str) -> list[str]:
        text = f"Larkmoor opens its bridge\n\n{FILLER['en']}\n\n{line}\n\n{FILLER['en']}\n\n{FILLER['en']}\n"
        return [c.name for c in read(text).credits]

    assert credits("Agence France-Presse") == ["AFP"]
    assert credits("Ida Moreau/AFP") == []
    assert credits("Copyright AFP") == []


def test_a_caption_that_opens_the_page_is_not_its_headline() -> None:
    caption = (
        "The mayor of Larkmoor, Ida Moreau, and the governor of Ostrel, Jan Holt, at the new bridge over the river, "
        "in the old harbour of Larkmoor"
    )
    headline = "Mayor and governor open the bridge of Larkmoor"
    text = f"{caption}\n\n{headline}\n\n" + 3 * (
        "The mayor and the governor opened the new bridge over the river in Larkmoor on Monday.\n\n"
    )
    title = read(text).title
    assert title is not None
    assert title.value == headline


def test_the_time_of_day_below_the_date_belongs_to_it() -> None:
    published = read(
        f"Larkmoor opens its bridge\n\n4 May 2021\n15:42\n\n{FILLER['en']}\n\n{FILLER['en']}\n"
    ).published
    assert published is not None
    assert published.value == "2021-05-04T15:42"


@pytest.mark.parametrize(
    "caption",
    [
        "Mayor Ayla Tosun of Larkmoor opens the bridge with the envoy of Norvia yesterday. © Ida Moreau",
        "the mayor of Larkmoor, Ayla Tosun, with the envoy of Norvia on the new bridge over the river",
    ],
)
def test_a_caption_above_the_text_is_kept_as_one(caption: str) -> None:
    filler = FILLER["en"]
    article = read(
        f"Council of Larkmoor mends the old mill road\n\n{caption}\n\n{filler} {filler}\n\n{filler}\n"
    )
    assert [e.kind for e in article.embeds] == ["caption"]
    assert article.title is not None
    assert article.title.value.startswith("Council")
