"""The commands, one function each; what they print is made in `vaka.show`."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from vaka.cli.reading import read
from vaka.errors import VakaError

app = typer.Typer(
    name="vaka",
    help="Turn a pile of news pages into a checked chronology with evidence for every value.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command()(read)

CaseOption = Annotated[str, typer.Option("--case", help="The case: a file, or a database URL.")]
CaseArgument = Annotated[str, typer.Argument(help="The case: a file, or a database URL.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON for a program instead of text for a person.")]
KnowledgeOption = Annotated[
    list[Path] | None,
    typer.Option("--knowledge", help="A CSV file with knowledge of your own; may be repeated."),
]

PARTLY = 3
"""Exit code of a build that set some input aside and built the rest."""


def _print_json(value: Any) -> None:
    json.dump(value, sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")


@app.command()
def build(
    paths: Annotated[list[Path], typer.Argument(help="Files and folders of saved pages.")],
    case: CaseOption = "case.vaka",
    knowledge: KnowledgeOption = None,
    workers: Annotated[
        int | None, typer.Option(help="Processes that read; by default as many as pay.")
    ] = None,
    timings: Annotated[
        bool, typer.Option("--timings", help="Print the seconds spent in each stage.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Read pages into a case, join them, and print the chronology."""
    from vaka.case import Case
    from vaka.cli.progress import shown_progress

    with Case(case, knowledge or ()) as opened:
        with shown_progress() as progress:
            built = opened.build(paths, workers, progress)
        _print_chronology(opened, as_json)
    from vaka.cli.progress import report

    report(built, timings, quiet=as_json)
    if built.set_aside:
        raise typer.Exit(PARTLY)


@app.command()
def timeline(case: CaseArgument, as_json: Json = False) -> None:
    """Print the chronology of a case."""
    from vaka.case import Case

    with Case(case, must_exist=True) as opened:
        _print_chronology(opened, as_json)


def _print_chronology(opened: Any, as_json: bool) -> None:
    from vaka.show.chronology import chronology

    rows = chronology(opened.joined(), opened.readings())
    if as_json:
        from vaka.show.json import rows_as_json

        _print_json(rows_as_json(rows))
        return
    from rich.console import Console

    from vaka.show.terminal import print_chronology

    print_chronology(rows, Console(width=None if sys.stdout.isatty() else 100, highlight=False))


@app.command()
def export(
    case: CaseArgument,
    format: Annotated[str, typer.Option("--format", "-f", help="eval or html.")] = "html",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="The file to write; else standard output.")
    ] = None,
) -> None:
    """Write a case in another form."""
    from vaka.case import Case
    from vaka.show.exports import FORMATS

    if format not in FORMATS:
        raise VakaError(f"There is no format {format}; choose one of {', '.join(sorted(FORMATS))}.")
    with Case(case, must_exist=True) as opened:
        text = FORMATS[format](opened.documents(), opened.readings(), opened.joined())
    if output is None:
        sys.stdout.write(text)
    else:
        output.write_text(text, "utf-8")
        print(f"Wrote {output}.", file=sys.stderr)
