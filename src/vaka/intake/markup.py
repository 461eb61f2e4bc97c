"""HTML as visible text: one walk over the tree gives the source text and its blocks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape

from lxml import etree, html

from vaka.intake.embedded import embedded_paragraphs
from vaka.records import Block, BlockKind, Span

__all__ = ["EMBEDDED", "Source", "block_sources", "parse", "visible_text"]

EMBEDDED = ("json-ld.articleBody",)
"""The path of a block that the page carries as data only."""

UNSEEN = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "head",
        "title",
        "meta",
        "link",
        "iframe",
        "object",
        "embed",
        "canvas",
        "audio",
        "video",
        "map",
        "math",
        "select",
        "option",
        "datalist",
        "textarea",
        "input",
    ]
)
BREAKING = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "button",
        "amp-social-share",
    ]
)
KINDS: dict[str, BlockKind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("li", "dt", "dd"), "list"),
    **dict.fromkeys(("figcaption", "caption"), "caption"),
    **dict.fromkeys(("td", "th"), "table"),
    "blockquote": "quote",
}
ASIDE_TAGS = frozenset({"nav", "footer", "aside", "button", "form", "dialog", "menu"})
ASIDE_ROLES = frozenset({"navigation", "contentinfo", "complementary", "search", "dialog", "banner", "alert"})
ASIDE_NAMES = re.compile(
    r"(?:^|[\s_-])(?:nav(?:bar|igation)?|menu|breadcrumbs?|footer|sidebar|share|sharing|social|related|recommend\w*|"
    r"comments?|newsletter|subscri\w+|promo|advert\w*|cookies?|consent|gdpr|popular|trending|most-?read|most-?viewed|"
    r"tags?|taglist|teasers?|read-?more|read-?also|outbrain|taboola|toolbar|login|signin|popup|modal|paywall)(?:$|[\s_-])",
    re.I,
)
"""Names of classes and ids by which pages call what is not the article; a hint, weighed by the article reader."""

POST = re.compile(
    r"(?:^|\s)(?:twitter-tweet|twitter-video|instagram-media|fb-post|tiktok-embed|telegram-post|bluesky-embed)"
)
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_HIDDEN_PARTS = re.compile(
    r"<(head|script|style|noscript|template)\b.*?(?:</\1\s*>|$)|<!--.*?-->", re.I | re.S
)
_TAGS = re.compile(r"<[^<>]{0,5000}>")
_SPACE = re.compile(r"[ \t\n\r\f\v]+")


def parse(markup: str) -> html.HtmlElement | None:
    """The tree of a page, however broken; `None` where there is none."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        return html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def visible_text(markup: str) -> tuple[str, tuple[Block, ...]]:
    """The visible text of a page, a line a block, and its blocks."""
    writer = _written(markup)
    return "\n".join(writer.lines), tuple(writer.blocks)


@dataclass(frozen=True, slots=True)
class Source:
    """Where in the tree a block comes from."""

    path: tuple[str, ...]
    """Tag and classes of the block elements around it, innermost last, at most three."""
    linked: float
    """Share of its characters that stand in links."""


def block_sources(markup: str) -> tuple[Source, ...]:
    """The source of every block that `visible_text` gives, in the same order."""
    return tuple(_written(markup).sources)


def _written(markup: str) -> _Writer:
    writer = _Writer()
    tree = parse(markup)
    if tree is not None:
        _walk(tree, writer)
        writer.close()
    if not writer.blocks:
        for line in _stripped(markup):
            writer.write(line, _Setting())
            writer.close()
    for paragraph in embedded_paragraphs(markup, "\n".join(writer.lines)):
        writer.write(paragraph, _Setting(path=EMBEDDED))
        writer.close()
    return writer


def _stripped(markup: str) -> list[str]:
    """The lines of a page that no tree can be made of (nested too deep), its tags simply taken out."""
    bare = _TAGS.sub("\n", _HIDDEN_PARTS.sub(" ", markup))
    return [line for line in map(str.strip, unescape(bare).split("\n")) if line]


@dataclass(slots=True)
class _Setting:
    """What holds for the text at one point of the tree."""

    kind: BlockKind = "paragraph"
    aside: str | None = None
    keep_space: bool = False
    path: tuple[str, ...] = ()
    linked: bool = False


@dataclass(slots=True)
class _Writer:
    """Collects the text of the block that is open."""

    lines: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    setting: _Setting = field(default_factory=_Setting)
    position: int = 0
    sources: list[Source] = field(default_factory=list)
    linked: int = 0

    def write(self, text: str | None, setting: _Setting) -> None:
        """Add text to the open block; the first piece that shows decides the block's setting."""
        if not text:
            return
        if not any(p.strip() for p in self.pieces) and text.strip():
            self.setting = setting
        if setting.keep_space and "\n" in text:
            for line in text.split("\n"):
                self.pieces.append(line)
                self.close()
            return
        self.pieces.append(text)
        self.linked += len(text.strip()) if setting.linked else 0

    def close(self) -> None:
        """End the open block."""
        line = _SPACE.sub(" ", "".join(self.pieces)).strip()
        self.pieces = []
        if line.strip("\u200b\ufeff\xa0 "):
            self.blocks.append(
                Block(Span(self.position, self.position + len(line)), self.setting.kind, self.setting.aside)
            )
            self.lines.append(line)
            self.sources.append(Source(self.setting.path, min(1.0, self.linked / len(line))))
            self.position += len(line) + 1
        self.linked = 0


def _walk(tree: html.HtmlElement, writer: _Writer) -> None:
    """Visit every element without recursion, so that depth costs nothing."""
    settings = [_Setting()]
    skipped: html.HtmlElement | None = None
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if skipped is None and _unseen(element, tag):
                skipped = element
            if skipped is None:
                settings.append(_enter(element, tag, settings[-1]))
                if tag in BREAKING or tag == "br":
                    writer.close()
                writer.write(element.text, settings[-1])
            continue
        if skipped is None:
            settings.pop()
            if tag in BREAKING:
                writer.close()
        if skipped is element:
            skipped = None
        if skipped is None and element is not tree:
            writer.write(element.tail, settings[-1])


def _unseen(element: html.HtmlElement, tag: str) -> bool:
    style = element.get("style")
    return (
        not tag or tag in UNSEEN or element.get("hidden") is not None or bool(style and HIDDEN.search(style))
    )


def _enter(element: html.HtmlElement, tag: str, outer: _Setting) -> _Setting:
    """The setting inside `element`."""
    names = f"{element.get('class') or ''} {element.get('id') or ''}".strip()
    kind = KINDS.get(
        tag, outer.kind if outer.kind in ("embed", "quote", "caption", "list", "table") else "paragraph"
    )
    if names and POST.search(names):
        kind = "embed"
    elif outer.kind in ("embed", "caption") or tag not in BREAKING:
        kind = outer.kind
    path = outer.path
    if tag in BREAKING:
        path = (*path[-2:], f"{tag}.{element.get('class') or ''}")
    aside = outer.aside or _aside(element, tag, names)
    return _Setting(kind, aside, outer.keep_space or tag == "pre", path, outer.linked or tag == "a")


def _aside(element: html.HtmlElement, tag: str, names: str) -> str | None:
    if tag in ASIDE_TAGS:
        return tag
    role = str(element.get("role") or "")
    if role in ASIDE_ROLES:
        return role
    if names and tag not in ("body", "html", "main", "article"):
        match = ASIDE_NAMES.search(names)
        if match:
            return match[0].strip(" _-").lower()
    return None
