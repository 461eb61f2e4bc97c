"""A document's times and what they are read against."""

from __future__ import annotations

from vaka.reading.times import read_times
from vaka.records import Article, Document, Embed, Furniture, Sentence, Span, Stated, TimeExpression


def read(
    *lines: str, language: str = "en", published: str | None = None, post: str | None = None
) -> tuple[TimeExpression, ...]:
    """Times of a document whose lines are its sentences; its last line is a post where `post` dates one."""
    text = "\n".join(lines)
    document = Document("d", "d.txt", "0", "text/plain", "utf-8", text, ())
    spans, start = [], 0
    for line in lines:
        spans.append(Span(start, start + len(line)))
        start += len(line) + 1
    sentences = [
        Sentence(n, s, n, "embed" if post and s is spans[-1] else "body", language)
        for n, s in enumerate(spans)
    ]
    stated = Stated(published, Span(0, 0), "test", "markup") if published else None
    dated = Stated(post, Span(0, 0), "test", "markup") if post else None
    embeds = (Embed(spans[-1], "post", language, None, dated),) if post else ()
    article = Article("d", language, None, stated, None, None, None, None, (), (), embeds, ())
    return read_times(document, article, sentences)


def values(times: tuple[TimeExpression, ...]) -> list[str | None]:
    return [t.value for t in times]


def test_publication_is_the_anchor() -> None:
    (time,) = read("She left yesterday.", published="2025-03-14T10:00")
    assert (time.value, time.anchor, time.basis) == ("2025-03-13", "publication", "relative")
    assert time.relative is not None


def test_a_month_that_is_somebodys_name() -> None:
    lines = ("Two led it: April Marsh and Ada Wren.", "April left the house in order.", "In April it closed.")
    assert values(read(*lines, published="2024-05-02")) == ["2024-04"]
    assert values(read(*lines[1:], published="2024-05-02")) == ["2024-04", "2024-04"]


def test_without_a_date_a_relative_time_stays_open() -> None:
    (time,) = read("She left yesterday.")
    assert (time.value, time.interval, time.anchor) == (None, None, "unknown")
    assert time.relative is not None


def test_day_without_year_or_anchor() -> None:
    (time,) = read("The feast is on 15 August.")
    assert (time.value, time.anchor) == ("XXXX-08-15", "unknown")


def test_month_named_both_ways_fixes_the_year() -> None:
    times = read(
        "Köprü Ekim 2022'de açıldı.", "Bu yılın ekim ayında açılan köprü 3 Kasım'da kapandı.", language="tr"
    )
    assert values(times) == ["2022-10", "2022-10", "2022-11-03"]
    assert "no publication date" in times[1].reason
    assert times[1].anchor == "narrated"


def test_a_later_date_forbids_that_inference() -> None:
    times = read(
        "In October 2022 it opened.", "It closed on 4 May 2024.", "In October this year it reopened."
    )
    assert times[-1].value is None or times[-1].value.startswith("XXXX")


def test_latest_date_is_a_lower_bound_only() -> None:
    times = read("It closed on 4 May 2024.", "It reopened yesterday.")
    assert times[1].value is None
    assert times[1].interval is not None
    assert str(times[1].interval.earliest) == "2024-05-03"
    assert times[1].interval.latest is None


def test_newest_post_dates_an_undated_page() -> None:
    times = read("Today's talks ended.", "Talks over!", post="2025-03-14")
    assert (times[0].value, times[0].anchor) == ("2025-03-14", "embed")
    assert times[0].reason


def test_a_post_is_read_against_its_own_day() -> None:
    times = read("It rained.", "Left yesterday.", published="2025-03-20", post="2025-03-14")
    assert values(times) == ["2025-03-13"]


def test_next_day_is_counted_from_the_day_told() -> None:
    times = read("He came on 4 May 2024.", "The next day he left.", published="2025-03-14")
    assert (times[1].value, times[1].anchor) == ("2024-05-05", "narrated")


def test_that_year_is_the_one_told() -> None:
    times = read(
        "The barn burnt in 2016.", "In the winter of that year it stood again.", published="2025-03-14"
    )
    assert (times[1].value, times[1].anchor) == ("2016-24", "narrated")


def test_that_day_holds_for_some_sentences_and_the_next_for_one() -> None:
    lines = (
        "He came on 4 May 2024.",
        "It was cold.",
        "That day he sang.",
        "It rained.",
        "He ate.",
        "The next day he left.",
    )
    times = read(*lines, published="2025-03-14")
    assert values(times) == ["2024-05-04", "2024-05-04", None]


def test_a_length_that_opens_a_sentence_counts_on() -> None:
    times = read("The weir broke on 5 January 2025.", "A week later it was mended.", published="2025-03-14")
    assert (times[1].value, times[1].type, times[1].anchor) == ("2025-01-12~", "DATE", "narrated")
    alone = read("A week later it was mended.", published="2025-03-14")
    assert (alone[0].value, alone[0].type) == ("P1W", "DURATION")


def test_a_date_line_that_tells_the_publication_again_is_a_time() -> None:
    text = "4 May 2021\nHe sang."
    document = Document("d", "d.txt", "0", "text/plain", "utf-8", text, ())
    stated = Stated("2021-05-04T09:30", Span(3, 9), "meta", "markup")
    for rule, values_wanted in (("date line", ["2021-05-04"]), ("menu", [])):
        furniture = (Furniture(Span(0, 10), rule),)
        article = Article("d", "en", None, stated, None, None, None, None, (), (), (), furniture)
        assert values(read_times(document, article, ())) == values_wanted


def test_year_that_opens_the_sentence() -> None:
    times = read("In 2018 the two met on 12 June in the old mill.", published="2025-03-14")
    assert values(times) == ["2018", "2018-06-12"]


def test_date_line_is_given_even_outside_sentences() -> None:
    text = "Updated 03.09.2025 10:22"
    document = Document("d", "d.txt", "0", "text/plain", "utf-8", text, ())
    stated = Stated("2025-09-03T10:22", Span(8, 24), "test")
    article = Article("d", "tr", None, stated, None, None, None, None, (), (), (), ())
    (time,) = read_times(document, article, ())
    assert (time.value, time.sentence, time.span) == ("2025-09-03T10:22", -1, Span(8, 24))


def test_numbers_are_places_in_order() -> None:
    times = read("In 2018 it came.", "In 2019 it went.", published="2025-03-14")
    assert [t.n for t in times] == [0, 1]


def test_an_anniversary_that_contradicts_the_year_is_flagged() -> None:
    right = read("They mark the 80th anniversary of the 1945 accord.", published="2025-03-14")
    wrong = read("They mark the 80th anniversary of the 1945 accord.", published="2015-03-14")
    assert [(t.value, t.reason) for t in right] == [("1945", "")]
    assert [t.value for t in wrong] == [None]
    assert "contradicts 1945" in wrong[0].reason


def test_a_clock_time_stands_on_the_day_told() -> None:
    times = read("The fire broke out on 3 May 2024.", "It was out by 21:40.", published="2025-03-14")
    assert values(times) == ["2024-05-03", "2024-05-03T21:40"]


def test_years_later_count_on_from_the_year_told() -> None:
    times = read("She was elected in 2019 and resigned two years later.", published="2025-03-14")
    assert values(times) == ["2019", "2021"]


def test_the_day_before_is_the_news_own_where_nothing_else_is_told() -> None:
    times = read("The two had met the previous day.", published="2025-03-14")
    assert values(times) == ["2025-03-13"]


def test_the_text_returns_from_a_look_back_to_the_day_of_the_news() -> None:
    lines = (
        "Minister Ada Lane landed in Port Aster on Thursday.",
        "The first mill was opened on 3 July 2006.",
        "The two men walk to the coast the following day.",
    )
    assert values(read(*lines, published="2025-03-14")) == ["2025-03-13", "2006-07-03", "2025-03-14"]
    past = (*lines[:2], "The following day it burnt.")
    assert values(read(*past, published="2025-03-14"))[2] == "2006-07-04"


def test_the_day_before_far_from_any_day_told_is_that_of_the_news() -> None:
    lines = (
        "They met on Friday.",
        "It rained.",
        "He ate.",
        "She sang.",
        "They slept.",
        "The day before, it snowed.",
    )
    assert values(read(*lines, published="2025-03-14"))[1] == "2025-03-13"


def test_the_day_before_moves_no_clock_of_the_next_sentence() -> None:
    lines = ("On Friday they met, as the day before at 21:00.", "They ate at 13:30.")
    got = values(read(*lines, published="2025-03-15"))
    assert got == ["2025-03-14", "2025-03-13T21:00", "2025-03-14T13:30"]


def test_a_plan_gives_no_day_to_what_was() -> None:
    lines = (
        "Der Brand brach am Sonntag aus.",
        "Der Rat tagt am 28. Juli.",
        "Um 02.30 Uhr war das Dach gefallen.",
    )
    got = values(read(*lines, published="2023-07-04", language="de"))
    assert got == ["2023-07-02", "2023-07-28", "2023-07-02T02:30"]


def test_a_day_in_short_is_the_one_told_in_full_where_the_page_has_no_date() -> None:
    lines = ("She arrived on the 15th, they said.", "Photograph of 15 July 2023.", "It closes on 15 July.")
    assert values(read(*lines)) == ["2023-07-15", "2023-07-15", "2023-07-15"]
    assert values(read(lines[0], "Photograph of 16 July 2023."))[0] == "XXXX-XX-15"
    two = read(lines[0], lines[1], "Photograph of 15 June 2023.")
    assert two[0].value == "XXXX-XX-15"


def test_years_later_lead_on_where_the_verb_is_past() -> None:
    lines = ("В 2016 году Ада Лейн предупреждала совет.", "Через два года она ушла.")
    assert values(read(*lines, published="2023-11-15", language="ru")) == ["2016", "2018"]
    plan = ("В 2016 году Ада Лейн предупреждала совет.", "Через два года она уйдёт.")
    assert values(read(*plan, published="2023-11-15", language="ru")) == ["2016", "2025"]


def test_a_weekday_against_a_month_of_publication_keeps_the_month() -> None:
    assert values(read("She left on Wednesday.", published="2025-05")) == ["2025-05"]


def test_a_day_without_month_or_year_is_told_as_far_as_it_goes() -> None:
    lines = ("She arrived on the 15th, they said.", "The next day it snowed.", "It snowed until 18:00.")
    assert values(read(*lines)) == ["XXXX-XX-15", "XXXX-XX-16", "XXXX-XX-16T18:00"]
    assert values(read("They met on 3 September.", "The day before, it rained.")) == [
        "XXXX-09-03",
        "XXXX-09-02",
    ]
    assert values(read("They met on 31 December.", "The next day it rained.")) == ["XXXX-12-31", "XXXX-01-01"]
    assert values(read("They met on 28 February.", "The next day it rained."))[1] is None


def test_a_bare_weekday_is_the_latest_day_told_in_full_where_the_page_has_no_date() -> None:
    lines = ("The two ate on Thursday.", "Photograph of 29 June 2017.")
    assert values(read(*lines)) == ["2017-06-29", "2017-06-29"]
    assert values(read("The two ate on Friday.", lines[1]))[0] is None


def test_a_look_back_goes_on_in_its_year() -> None:
    lines = ("The accord was reached on 12 June 2018.", "On 16 June the two signed it at the lake.")
    assert values(read(*lines, published="2023-10-02")) == ["2018-06-12", "2018-06-16"]
    news = ("The accord was reached on 12 June 2018.", "On 20 September the mayor resigned.")
    assert values(read(*news, published="2023-10-02")) == ["2018-06-12", "2023-09-20"]


def test_a_clock_time_far_down_stands_on_the_day_of_fresh_news() -> None:
    lines = (
        "They met on Friday.",
        "It rained.",
        "He ate.",
        "She sang.",
        "They slept.",
        "The talks began at 11:30.",
    )
    assert values(read(*lines, published="2025-03-15"))[1] == "2025-03-14T11:30"
    assert values(read(*lines, published="2025-03-20"))[1] == "T11:30"


def test_a_day_in_brackets_says_which_day_today_is() -> None:
    assert values(read("He is in Aster today (2 October).", published="2023-10")) == ["2023-10-02"]
    assert values(read("어제(17일) 저녁 7시에 불이 났다.", published="2024-02-18", language="ko")) == [
        "2024-02-17T19:00"
    ]


def test_a_length_after_a_day_is_no_time_later() -> None:
    freed = read("She was freed on 4 May 2024 after 417 days in the tower.", published="2025-03-14")
    assert values(freed) == ["2024-05-04", "P417D"]
    later = read("In 2016 she warned the council.", "She retired two years later.", published="2025-03-14")
    assert values(later) == ["2016", "2018"]


def test_another_name_of_the_day_just_told_is_of_its_year() -> None:
    times = read("The draft will be ready by Burns Night, 25 January.", published="2014-09-19")
    assert values(times) == ["2015-01-25", "2015-01-25"]


def test_today_in_quoted_words_is_the_day_on_which_they_were_said() -> None:
    times = read("“We rest today,” Ada Lane said on Saturday.", published="2024-09-15")
    assert values(times) == ["2024-09-14", "2024-09-14"]
    assert times[0].reason == "said on 2024-09-14"
    german = read(
        "„Für uns ist das heute ein Fest“, sagte sie am Samstag.", published="2024-09-15", language="de"
    )
    assert values(german) == ["2024-09-14", "2024-09-14"]
    outside = read("Today Ada Lane said “we met on Saturday”.", published="2024-09-15")
    assert values(outside)[0] == "2024-09-15"
    ahead = read("“We rest today,” she said; the council will meet on Tuesday.", published="2024-09-15")
    assert values(ahead) == ["2024-09-15", "2024-09-17"]


def test_a_day_in_quoted_words_is_none_that_the_narration_goes_on_from() -> None:
    lines = (
        "They met on 29 May 2017.",
        'He said: "The speech of 28 May 2017 was good."',
        "That day they dined.",
    )
    assert values(read(*lines)) == ["2017-05-29", "2017-05-28", "2017-05-29"]


def test_the_day_of_the_story_is_not_the_day_before() -> None:
    lines = ("두 사람은 23일 회담했다.", "대통령은 전날부터 머물렀다.", "대통령은 이날 손님을 맞이했다.")
    assert values(read(*lines, language="ko", published="2026-02-23")) == [
        "2026-02-23",
        "2026-02-22",
        "2026-02-23",
    ]


def test_a_dateline_is_the_anchor_of_a_page_without_a_day() -> None:
    lines = ("ARDON – Saturday, 27 August 2022 (ADN) – The visit that began on Thursday ended today.",)
    assert values(read(*lines)) == ["2022-08-27", "2022-08-25", "2022-08-27"]
    assert values(read(*lines, published="2022-08")) == ["2022-08-27", "2022-08-25", "2022-08-27"]
    assert values(read(*lines, published="2022-09-03")) == ["2022-08-27", "2022-08-25", "2022-08-27"]
    assert values(read(*lines, published="2022-08-03")) == ["2022-08-27", "2022-07-28", "2022-08-03"]


def test_this_weekday_is_the_latest_day_told_in_full_where_the_page_has_no_date() -> None:
    lines = ("The two met on 7 January 2023.", "He travelled to Ardon this Saturday.")
    assert values(read(*lines)) == ["2023-01-07", "2023-01-07"]


def test_weekdays_and_months_in_a_row_follow_each_other() -> None:
    line = "Watches stand for Monday and Tuesday."
    assert values(read(line, published="2018-10-01")) == ["2018-10-01", "2018-10-02"]
    line = "In 2005 quakes hit the coast in late March and early April."
    assert values(read(line, published="2018-10-01"))[1:] == ["2005-03", "2005-04"]


def test_the_following_and_the_previous_year_count_from_the_one_told() -> None:
    lines = (
        "The mill opened in 2008.",
        "The following year it burnt.",
        "Sales fell from the previous month.",
    )
    assert values(read(*lines, published="2018-10-01")) == ["2008", "2009", "2018-09"]
    assert values(read("비율은 전년 대비 올랐다.", language="ko", published="2018-10-01")) == ["2017"]
    korean = ("공장은 2008년에 열렸다.", "이듬해 공장은 불탔다.")
    assert values(read(*korean, language="ko", published="2018-10-01")) == ["2008", "2009"]
