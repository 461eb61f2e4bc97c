"""A checked table as a Word document with real footnotes.

python-docx writes no footnotes, so their part is made here after ECMA-376 (Part 1, 17.11): a part of its own, related
to the document, holding the two separators and one `w:footnote` a note.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from vaka.checking.footnoted import Entry, Footnoted
from vaka.show.words import is_right_to_left

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.text.paragraph import Paragraph

__all__ = ["to_docx"]

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
_SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
)
_TIGHT = '<w:pPr><w:spacing w:after="40" w:line="240" w:lineRule="auto"/></w:pPr>'
_SMALL = '<w:sz w:val="16"/><w:szCs w:val="16"/>'
"""Eight points: three footnotes a row would else fill half of every page."""

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_RAISED = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'


def to_docx(text: Footnoted) -> bytes:
    """The text as the bytes of a DOCX file."""
    from docx import Document
    from docx.shared import Pt

    document = Document()
    document.styles["Normal"].font.size = Pt(10.5)
    document.core_properties.title = text.title
    document.add_heading(text.title, 0)
    document.add_paragraph(text.summary)
    document.add_heading("Rows", 1)
    cited: set[int] = set()
    for entry in text.rows:
        _write(document, entry, cited)
    if text.offers:
        document.add_heading("Not in the table", 1)
        for entry in text.offers:
            _write(document, entry, cited)
    _add_notes(document, text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _write(document: WordDocument, entry: Entry, cited: set[int]) -> None:
    from docx.shared import Pt

    paragraph = document.add_paragraph()
    paragraph.paragraph_format.keep_with_next = True
    paragraph.add_run(f"{entry.head}. ").bold = True
    paragraph.add_run(_legal(entry.words))
    new = [n for n in entry.notes if n not in cited]
    for n in new:
        if n != new[0]:
            paragraph.add_run(", ").font.superscript = True
        _refer(paragraph, n)
    if again := [
        str(n) for n in entry.notes if n in cited
    ]:  # a footnote stands once; later its number is named
        paragraph.add_run(f" (note{'s' if len(again) > 1 else ''} {', '.join(again)})")
    cited.update(new)
    paragraph.paragraph_format.space_after = Pt(2)
    below = document.add_paragraph()
    run = below.add_run(f"{entry.verdict}. ")
    run.bold = True
    below.add_run(_legal(entry.why))


def _refer(paragraph: Paragraph, n: int) -> None:
    from docx.oxml import parse_xml

    run = parse_xml(f'<w:r xmlns:w="{_W}">{_RAISED}<w:footnoteReference w:id="{n}"/></w:r>')
    paragraph._p.append(run)


def _add_notes(document: WordDocument, text: Footnoted) -> None:
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    notes = "".join(_note(n, *note) for n, note in enumerate(text.notes, 1))
    xml = f'{_HEAD}<w:footnotes xmlns:w="{_W}">{_SEPARATORS}{notes}</w:footnotes>'
    package = document.part.package
    part = Part(PackURI("/word/footnotes.xml"), _TYPE, xml.encode("utf-8"), package)
    document.part.relate_to(part, _RELATION)


def _note(n: int, words: str, language: str, where: str) -> str:
    side = "<w:rtl/>" if is_right_to_left(language) else ""
    return (
        f'<w:footnote w:id="{n}"><w:p>{_TIGHT}<w:r>{_RAISED}<w:footnoteRef/></w:r>'
        f'<w:r><w:rPr>{_SMALL}{side}<w:lang w:val="{escape(language)}"/></w:rPr>'
        f'<w:t xml:space="preserve"> “{_xml(words)}” </w:t></w:r>'
        f'<w:r><w:rPr>{_SMALL}</w:rPr><w:t xml:space="preserve">{_xml(where)}</w:t></w:r></w:p></w:footnote>'
    )


def _legal(text: str) -> str:
    """Without the control characters that XML forbids."""
    return "".join(c for c in text if c >= " " or c in "\t\n")


def _xml(text: str) -> str:
    return escape(_legal(text))
