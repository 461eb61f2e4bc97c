"""`vaka read`: what is read off one file, or off each line of a JSONL stream, without a case."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TextIO

import typer
from pydantic import TypeAdapter, ValidationError

from vaka.errors import VakaError
from vaka.records import Article, Document, Span, Stated

if TYPE_CHECKING:
    from vaka.knowledge import Knowledge
    from vaka.learned import Learned

__all__ = ["read"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line in: a text, and what is known of it."""

    text: str
    id: str = ""
    language: str | None = None
    anchor: str | None = None
    html: bool = False


def read(
    file: Annotated[
        Path | None, typer.Argument(help="A page; `-` or nothing with --jsonl reads standard input.")
    ] = None,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="Read and write one JSON object a line.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of the marked text.")] = False,
    knowledge: Annotated[
        list[Path] | None, typer.Option("--knowledge", help="A CSV file of your own.")
    ] = None,
    learned: Annotated[
        bool,
        typer.Option(
            "--learned/--rules-only",
            help="Names by the learned reader beside the rules, or by the rules alone (faster).",
        ),
    ] = True,
) -> None:
    """Print what is read off one file, or off each line of a JSONL stream, without a case."""
    from vaka.knowledge import load

    known = load(tuple(knowledge or ()))
    reader = _learned() if learned else None
    if jsonl:
        with _input(file) as stream:
            for row in _rows(stream, known, reader):
                sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
        return
    if file is None:
        raise VakaError("`vaka read` wants a file, or --jsonl and a stream on standard input.")
    _read_file(file, known, reader, as_json)


def _learned() -> Learned:
    from vaka.learned import Learned
    from vaka.vectors import Encoder

    return Learned(Encoder())


def _input(file: Path | None) -> TextIO:
    if file is None or str(file) == "-":
        sys.stdin.reconfigure(encoding="utf-8")  # type: ignore[union-attr] # a text stream in every CLI run
        return sys.stdin
    try:
        return file.open(encoding="utf-8")
    except OSError as error:
        raise VakaError(f"{file} cannot be read ({error.strerror}); name a file that is there.") from error


def _rows(stream: TextIO, known: Knowledge, learned: Learned | None) -> Iterator[dict[str, Any]]:
    from vaka.intake import receive
    from vaka.pipeline import read_bare
    from vaka.show.evaluation import bare

    adapter = TypeAdapter(Line)
    for number, line in enumerate(stream, 1):
        if not line.strip():
            continue
        try:
            wanted = adapter.validate_json(line)
        except ValidationError as error:
            what = error.errors()[0]["msg"]
            raise VakaError(
                f"Line {number} of the stream is not an object with a text ({what}); mend it."
            ) from error
        name = "stream.html" if wanted.html else "stream.txt"
        document = receive(name, (wanted.text or " ").encode())
        yield bare(wanted.id, read_bare(document, _article(document, wanted, known), known, learned))


WHOLE = 4
"""Lines from which a text is a page, whose furniture is removed, and not a passage read as it stands."""


def _article(document: Document, wanted: Line, known: Knowledge) -> Article:
    from vaka.reading.article import bare_article, read_article

    if not wanted.html and len([line for line in wanted.text.splitlines() if line.strip()]) < WHOLE:
        return bare_article(document, wanted.language, wanted.anchor)
    article = read_article(document, known)
    if wanted.anchor:
        article = replace(article, published=Stated(wanted.anchor, Span(0, 0), "given"))
    return replace(article, language=wanted.language) if wanted.language else article


def _read_file(file: Path, known: Knowledge, learned: Learned | None, as_json: bool) -> None:
    from vaka.intake import receive
    from vaka.pipeline import read_document
    from vaka.show.evaluation import bare

    try:
        content = file.read_bytes()
    except OSError as error:
        raise VakaError(f"{file} cannot be read ({error.strerror}); name a file that is there.") from error
    document = receive(file.name, content)
    reading = read_document(document, known, learned=learned)
    if as_json:
        json.dump(bare(document.id, reading), sys.stdout, ensure_ascii=False, indent=1)
        sys.stdout.write("\n")
        return
    from rich.console import Console

    from vaka.show.marked import print_marked

    print_marked(document, reading, Console(highlight=False))
