"""A small case made by hand for the tests of what is shown: invented people, three languages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from vaka.edtf import days_of
from vaka.records import (
    Alignment,
    Article,
    Basis,
    Candidate,
    Claim,
    Credit,
    Derivation,
    Document,
    Embed,
    Entity,
    Event,
    EventMention,
    Finding,
    Furniture,
    Interval,
    Joined,
    LocalEntity,
    Mention,
    OriginCount,
    Paragraph,
    Participant,
    Quotation,
    Reading,
    Ref,
    Sentence,
    Span,
    Stated,
    Story,
    TimeExpression,
    Told,
)

ENGLISH = (
    "Home | Sport\nMor meets Tan\n"
    "Ada Mor met Bo Tan in Vienna on 3 May 2021 & <script>alert(1)</script> left.\n"
    '"We will build the bridge, and nobody will pay a toll," Mor said.\nPost by @mor\n'
)
TURKISH = (
    "Mor: Köprüyü kuracağız\nAda Mor, dün Viyana'da Bo Tan'la buluştu. Mor, \"köprüyü kuracağız\" dedi.\n"
)
ARABIC = "التقت آدا مور بو تان في فيينا.\n"


def span(text: str, words: str, nth: int = 0) -> Span:
    """Where words stand in a text."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


PEOPLE = (
    LocalEntity(0, "person", "Ada Mor", None, ("Ada Mor",), "Morland"),
    LocalEntity(1, "person", "Bo Tan", None, ("Bo Tan",), "Tanland"),
    LocalEntity(2, "place", "Vienna", None, ("Vienna",), "Austria"),
)


def _reading(
    key: str, language: str, text: str, title: str, sentence: str, names: tuple[str, str, str]
) -> Reading:
    whole = span(text, sentence)
    article = Article(
        key, language, Stated(title, span(text, title), "test"), None, None, None, None, None, (),
        (Paragraph(whole, "text", language),), (), (),
    )  # fmt: skip
    return Reading(
        article,
        sentences=(Sentence(0, whole, 0, "body", language),),
        mentions=tuple(
            Mention(n, span(text, name), 0, PEOPLE[n].kind, n, "name", name) for n, name in enumerate(names)
        ),
        entities=PEOPLE,
    )


def _event(
    n: int, where: Span, trigger: Span, when: str | None, people: tuple[Participant, ...]
) -> EventMention:
    basis: Basis | None = "explicit" if when else None
    return EventMention(
        n, where, trigger, 0, "CONSULT", None, "meeting", "main", "held", people, 2, (0,) if when else (),
        when, days_of(when), basis, (), None, None, "test",
    )  # fmt: skip


def _readings() -> dict[str, Reading]:
    first = "Ada Mor met Bo Tan in Vienna on 3 May 2021 & <script>alert(1)</script> left."
    en = _reading("aaa", "en", ENGLISH, "Mor meets Tan", first, ("Ada Mor", "Bo Tan", "Vienna"))
    may = "2021-05-03"
    may_3 = span(ENGLISH, "3 May 2021")
    day = TimeExpression(0, may_3, 0, "DATE", may, days_of(may), "day", "explicit", "none")
    said = span(ENGLISH, "We will build the bridge, and nobody will pay a toll,")
    en = replace(
        en,
        article=replace(
            en.article,
            published=Stated("2021-05-04", Span(0, 4), "test", "markup"),
            outlet=Stated("The <b>Bridge</b>", span(ENGLISH, "Home"), "test", "markup"),
            credits=(Credit("MorNews", span(ENGLISH, "Mor", 1), "agency", "test"),),
            embeds=(Embed(span(ENGLISH, "Post by @mor"), "post", "en"),),
            furniture=(Furniture(span(ENGLISH, "Home | Sport"), "menu"),),
        ),
        times=(day,),
        quotations=(Quotation(0, said, (said,), "direct", 0, None, None, 0, None, "en", "test"),),
        events=(_event(0, span(ENGLISH, first), span(ENGLISH, "met"), "2021-05-03",
                       (Participant(0, "source", span(ENGLISH, "Ada Mor")), Participant(1, "with", None))),),
    )  # fmt: skip
    sentence = "Ada Mor, dün Viyana'da Bo Tan'la buluştu."
    tr = _reading("bbb", "tr", TURKISH, "Mor: Köprüyü kuracağız", sentence, ("Ada Mor", "Bo Tan", "Viyana"))
    cue = span(TURKISH, "dedi")
    words = span(TURKISH, "köprüyü kuracağız")
    tr = replace(
        tr,
        quotations=(Quotation(0, words, (words,), "partial", 0, cue, None, 0, None, "tr", "test"),),
        events=(replace(_event(0, span(TURKISH, sentence), span(TURKISH, "buluştu"), None,
                               (Participant(0, "source", None), Participant(1, "with", None))),
                        role="background"),),
    )  # fmt: skip
    ar = _reading("ccc", "ar", ARABIC, "التقت", ARABIC.strip(), ("آدا مور", "بو تان", "فيينا"))
    ar = replace(ar, events=(replace(_event(0, Span(0, 20), Span(0, 5), None, ()), status="planned"),))
    return {"aaa": en, "bbb": tr, "ccc": ar}


def case() -> tuple[dict[str, Document], dict[str, Reading], Joined]:
    """Documents, readings and what joins them."""
    texts = {"aaa": ENGLISH, "bbb": TURKISH, "ccc": ARABIC}
    documents = {
        k: Document(k, f"{k}.txt", "0" * 64, "text/plain", "utf-8", text, ()) for k, text in texts.items()
    }
    entities = tuple(
        Entity(f"x{e.n}", e.name, e.kind, None, e.country, tuple(Ref(d, e.n) for d in texts), ())
        for e in PEOPLE
    )
    claims = (
        Claim("2021-05-03", (Ref("aaa", 0),), ("MorNews",)),
        Claim("2021-05-04", (Ref("bbb", 0),), ()),
    )
    met = Event(
        "e1", "CONSULT", None, "meeting", "held", ("x0", "x1"), "2021-05-03", days_of("2021-05-03"),
        "explicit", "x2", None,
        (Told(Ref("aaa", 0), "main", ()), Told(Ref("bbb", 0), "background", ("as aaa:00000 has it",))),
        OriginCount(1, 2, ("MorNews",), ("bbb",), "credited: MorNews; 1 document untraceable"),
        (Finding("when", claims, ("they cannot both be true",)),),
        (Candidate(Ref("bbb", 0), "e2", "a date"),),
        ("dated 2021-05-03 by aaa (explicit)",),
        ((None, "planned"), ("2021-05-04", "held")),
    )  # fmt: skip
    later = replace(
        met, id="e2", status="planned", when=None, interval=None, basis=None, place=None,
        told=(Told(Ref("ccc", 0), "future", ()),), findings=(), candidates=(), reasons=(), history=(),
    )  # fmt: skip
    old = replace(later, id="e3", status="held", when="201X", interval=days_of("201X"), basis="joined")
    by = Interval(date(2021, 4, 1), date(2021, 6, 1))
    bound = replace(later, id="e4", status="held", when="2021-06-01", interval=by, basis="publication")
    part = replace(old, id="e5", part_of="e1", kind="handshake")
    answers = span(ENGLISH, "We will build the bridge"), span(TURKISH, "köprüyü kuracağız")
    joined = Joined(
        entities,
        (Story("s1", ("aaa", "bbb"), "l1", ("same actors",)), Story("s2", ("ccc",), "l1", ())),
        (
            Derivation("aaa", "MorNews", "credit", (span(ENGLISH, "Mor", 1),), ("the page credits MorNews",)),
            Derivation("bbb", "aaa", "translation", (), ("80% of its sentences",)),
        ),
        (Alignment(Ref("aaa", 0), Ref("bbb", 0), "part", *answers, 0.7, ("same words",)),),
        (met, later, old, bound, part),
    )
    return documents, _readings(), joined
