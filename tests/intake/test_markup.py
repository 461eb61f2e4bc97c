"""HTML as visible text and blocks."""

from vaka.intake import receive
from vaka.intake.markup import block_sources, visible_text
from vaka.records import Block


def read(body: str) -> list[tuple[str, Block]]:
    text, blocks = visible_text(f"<html><body>{body}</body></html>")
    return [(b.span.of(text), b) for b in blocks]


def test_blocks_are_set_apart_and_inline_elements_are_not() -> None:
    assert [
        t for t, _ in read("<p>One <b>bold</b> word.<br>Next line.</p><div>Then <a>this</a></div>tail")
    ] == [
        "One bold word.",
        "Next line.",
        "Then this",
        "tail",
    ]


def test_unseen_things_are_left_out() -> None:
    body = (
        "<script>x</script><style>y</style><p hidden>h</p><p style='display: none'>n</p>"
        "<template>t</template><p>Seen</p>"
    )
    assert [t for t, _ in read(body)] == ["Seen"]


def test_white_space_collapses_but_a_pre_keeps_its_lines() -> None:
    assert [t for t, _ in read("<p>a\n   b</p><pre>c\nd</pre>")] == ["a b", "c", "d"]


def test_kinds_and_asides() -> None:
    found = read(
        "<nav><ul><li>Menu</li></ul></nav><h2>Head</h2><figure><figcaption>Cap</figcaption></figure>"
        "<blockquote class='twitter-tweet'><p>Post</p></blockquote><div class='related-posts'><p>Other</p></div>"
    )
    assert [(t, b.kind, b.aside) for t, b in found] == [
        ("Menu", "list", "nav"),
        ("Head", "heading", None),
        ("Cap", "caption", None),
        ("Post", "embed", None),
        ("Other", "paragraph", "related"),
    ]


def test_every_block_has_a_source() -> None:
    markup = (
        "<html><body><div class='x'><p>One <a href='#'>link</a></p></div><p><a>All link</a></p></body></html>"
    )
    sources = block_sources(markup)
    assert sources[0].path[-2:] == ("div.x", "p.")
    assert 0 < sources[0].linked < 0.6 < sources[1].linked


def test_depth_and_broken_tags_cost_nothing() -> None:
    text, blocks = visible_text("<div>" * 5000 + "<p>Deep</p>" + "<p>Unclosed <b>bold")
    assert "Deep" in text
    assert "Unclosed" in text
    assert blocks


def test_an_article_carried_as_data_only_is_read() -> None:
    body = "The harbour bridge will open in spring, the mayor of Wellow said on Monday. " * 6
    page = (
        '<html><head><script type="application/ld+json">{"@type":"NewsArticle","headline":"H","articleBody":"'
        + body
        + '"}</script></head><body><div id="app">Menu</div></body></html>'
    )
    assert body.strip() in receive("a.html", page.encode()).text
    shown = page.replace("Menu", body)
    assert receive("a.html", shown.encode()).text.count("will open in spring") == 6
