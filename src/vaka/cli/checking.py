"""`vaka check`: a table of the user's own against the pages."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from vaka.errors import VakaError

if TYPE_CHECKING:
    from vaka.case import Case
    from vaka.checking import Checked
    from vaka.checking.records import Field

__all__ = ["check"]

CASE_SUFFIXES = (".vaka", ".sqlite", ".db")
"""Endings by which a single argument is taken for a case that is already built."""

PARTLY = 3
"""Exit code where some page or some row could not be read and the rest was checked."""


def check(
    table: Annotated[Path, typer.Argument(help="Your chronology: CSV or XLSX.")],
    pages: Annotated[list[str], typer.Argument(help="Saved pages and folders, or a case that is built.")],
    case: Annotated[
        str | None, typer.Option("--case", help="Where the pages are kept; by default beside the table.")
    ] = None,
    column: Annotated[
        list[str] | None,
        typer.Option("--column", help="FIELD=HEADER, such as when=Datum; may be repeated."),
    ] = None,
    sheet: Annotated[str | None, typer.Option("--sheet", help="The worksheet of a workbook.")] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="The table given back; by default NAME.checked.EXT.")
    ] = None,
    text: Annotated[
        list[Path] | None,
        typer.Option("--text", help="Also a footnoted text: a file ending in .md or .docx; may be repeated."),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Offer also what was only said, and events of other actors.")
    ] = False,
    knowledge: Annotated[
        list[Path] | None, typer.Option("--knowledge", help="A CSV file with knowledge of your own.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON for a program.")] = False,
) -> None:
    """Check your own chronology against pages: each row confirmed, contradicted or not borne out."""
    from vaka.checking import check_table, read_table

    _check_texts(text or [])
    read = read_table(table, _told(column or []), sheet)
    opened, aside = _case(table, pages, case, knowledge or [])
    with opened:
        checked = check_table(read, opened, everything)
        written = _write(checked, opened, output or _default_output(table), text or [])
    if as_json:
        _print_json(checked)
    else:
        from vaka.show.checked import print_checked

        print_checked(checked, written)
    if aside or any(row.verdict == "not read" for row in checked.rows):
        raise typer.Exit(PARTLY)


def _told(columns: list[str]) -> dict[Field, str]:
    from vaka.checking.records import FIELDS

    told = {}
    for one in columns:
        field, sign, header = one.partition("=")
        if not sign or field not in FIELDS:
            raise VakaError(f"--column {one}: write FIELD=HEADER, the field one of {', '.join(FIELDS)}.")
        told[field] = header
    return told


def _check_texts(texts: list[Path]) -> None:
    for path in texts:
        if path.suffix.lower() not in (".md", ".docx"):
            raise VakaError(f"--text {path}: the ending must be .md or .docx.")


def _case(table: Path, pages: list[str], case: str | None, knowledge: list[Path]) -> tuple[Case, bool]:
    """The case to check against, built where pages were named, and whether some page was set aside."""
    from vaka.case import Case

    if len(pages) == 1 and ("://" in pages[0] or pages[0].endswith(CASE_SUFFIXES)):
        if case is not None:
            raise VakaError("--case says where pages are kept; name either pages or a case that is built.")
        return Case(pages[0], knowledge, must_exist=True), False
    from vaka.cli.progress import report, shown_progress

    opened = Case(case or str(_case_beside(table)), knowledge)
    try:
        with shown_progress() as progress:
            built = opened.build([Path(page) for page in pages], None, progress)
    except BaseException:
        opened.close()
        raise
    report(built, timings=False, quiet=False)
    return opened, bool(built.set_aside)


def _case_beside(table: Path) -> Path:
    """`NAME.vaka`, for a table and for the one that was given back for it."""
    return table.with_name(table.stem.removesuffix(".checked") + ".vaka")


def _default_output(table: Path) -> Path:
    """`NAME.checked.EXT`; a table that was given back before is written anew in its place."""
    return table if table.stem.endswith(".checked") else table.with_suffix(f".checked{table.suffix}")


def _write(checked: Checked, opened: Case, output: Path, texts: list[Path]) -> list[Path]:
    from vaka.checking.docx import to_docx
    from vaka.checking.footnoted import footnoted, to_markdown
    from vaka.checking.spreadsheet import write_atomically, write_table
    from vaka.checking.table import is_spreadsheet
    from vaka.show.report import report

    if is_spreadsheet(output) != is_spreadsheet(checked.table.path):
        raise VakaError(f"{output}: the table is given back in its own format, {checked.table.path.suffix}.")
    page = output.with_suffix(".html")
    try:
        write_atomically(page, report(opened).encode("utf-8"))
        write_table(checked, output, page)
        for path in texts:
            laid = footnoted(checked)
            docx = path.suffix.lower() == ".docx"
            write_atomically(path, to_docx(laid) if docx else to_markdown(laid).encode("utf-8"))
    except OSError as error:
        raise VakaError(
            f"{error.filename or output} cannot be written ({error.strerror}); close it, or name another file."
        ) from error
    return [output, page, *texts]


def _print_json(checked: Checked) -> None:
    import json

    from pydantic import TypeAdapter

    from vaka.checking import Checked as Record

    data: Any = TypeAdapter(Record).dump_python(checked, mode="json")
    json.dump(data, sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")
