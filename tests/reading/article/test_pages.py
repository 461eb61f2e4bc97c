"""Pages of six languages from the case files, and what holds for every page."""

from __future__ import annotations

import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from pydantic import BaseModel, ConfigDict

from vaka.intake import receive
from vaka.knowledge import load
from vaka.reading.article import bare_article, read_article
from vaka.records import Article, Document, Span, Stated

CASES = Path(__file__).parents[2] / "cases"


class Page(BaseModel):
    """One page of a case file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    text: str
    file: str = "page.txt"
    body: tuple[str, ...]
    embeds: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    title: str | None = None
    published: str | None = None
    updated: str | None = None
    outlet: str | None = None
    byline: str | None = None
    translated_from: str | None = None


def pages() -> list[tuple[str, Page]]:
    """Language and page of every case file; a file without pages is refused."""
    found = []
    for path in sorted(CASES.glob("*/page.toml")):
        here = [Page.model_validate(p) for p in tomllib.loads(path.read_text("utf-8")).get("page", [])]
        assert here, f"{path}: no cases"
        found += [(path.parent.name, page) for page in here]
    return found


def read(page: Page) -> tuple[Document, Article]:
    """The page as a document, and its article."""
    document = receive(page.file, page.text.strip("\n").encode())
    return document, read_article(document, load())


def value(stated: Stated | None) -> str | None:
    """The value, if there is one."""
    return stated.value if stated else None


def check_starts(document: Document, spans: list[Span], starts: tuple[str, ...]) -> None:
    """Every piece begins as expected, and there are no others."""
    found = [span.of(document.text) for span in spans]
    assert len(found) == len(starts), found
    for piece, start in zip(found, starts, strict=True):
        assert piece.startswith(start), f"{piece[:60]!r} in place of {start!r}"


@pytest.mark.parametrize(("language", "page"), pages(), ids=lambda x: x.name if isinstance(x, Page) else x)
def test_pages(language: str, page: Page) -> None:
    document, article = read(page)
    assert article.language == language
    check_starts(document, [p.span for p in article.body], page.body)
    check_starts(document, [e.span for e in article.embeds], page.embeds)
    for name in ("title", "published", "updated", "outlet", "byline", "translated_from"):
        assert value(getattr(article, name)) == getattr(page, name), name
    assert [c.name for c in article.credits if c.kind != "outlet"] == list(page.credits)


@pytest.mark.parametrize(("language", "page"), pages(), ids=lambda x: x.name if isinstance(x, Page) else x)
def test_no_character_is_two_things(language: str, page: Page) -> None:
    _, article = read(page)
    taken = sorted(
        [
            *(p.span for p in article.body),
            *(e.span for e in article.embeds),
            *(f.span for f in article.furniture),
        ]
    )
    for one, other in pairwise(taken):
        assert one.end <= other.start


@pytest.mark.parametrize(("language", "page"), pages(), ids=lambda x: x.name if isinstance(x, Page) else x)
def test_what_is_stated_stands_where_it_says(language: str, page: Page) -> None:
    document, article = read(page)
    for stated in (article.title, article.outlet, article.byline):
        if stated:
            layer = document.text if stated.layer == "text" else document.markup or ""
            assert stated.span.of(layer) == stated.value


def test_a_post_has_author_and_day_of_its_own() -> None:
    page = next(p for language, p in pages() if language == "el" and p.embeds)
    _, article = read(page)
    post = article.embeds[0]
    assert (post.kind, post.language, value(post.author)) == ("post", "en", "@harbour_watch")
    assert value(post.published) == "2021-05-04"
    assert article.published is None


def test_a_caption_inside_running_text_is_cut_out() -> None:
    text = (
        "Bakan Deniz Arslan dün akşam limanda gazetecilere konuştu. Bakan, işçilerle sohbet ediyor. Fotoğraf: Reuters "
        "Yeni hat gelecek yıl hizmete girecek ve iki kenti birbirine bağlayacak.\n"
        "Tören saatler sürdü ve konserle bitti."
    )
    document = receive("a.txt", text.encode())
    article = read_article(document, load())
    assert [e.span.of(text) for e in article.embeds] == ["Bakan, işçilerle sohbet ediyor. Fotoğraf: Reuters"]
    assert len(article.body) == 3


def test_unknown_languages_are_read_by_shape() -> None:
    text = (
        "Iindaba   Ezemidlalo   Izimvo   Video\nUmthetho\n"
        + "Abantu bahlala emlanjeni, kwaye bathetha ngokukhululeka. " * 6
    )
    document = receive("a.txt", text.encode())
    article = read_article(document, load())
    assert [p.span.of(text)[:6] for p in article.body] == ["Abantu"]


def test_a_page_without_a_sentence_has_no_body() -> None:
    article = read_article(receive("a.txt", "Ana Sayfa\nDünya\nSpor\n12\n".encode()), load())
    assert article.body == ()


def test_bare_text_is_all_body() -> None:
    document = receive("a.txt", "Dün\n\nPaylaş".encode())
    article = bare_article(document, "tr", "2020-01-02T10:00")
    assert [p.span.of(document.text) for p in article.body] == ["Dün", "Paylaş"]
    assert value(article.published) == "2020-01-02T10:00"
    assert article.furniture == ()
