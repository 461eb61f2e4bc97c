"""The commands, one function each; what they print is made in `vaka.show`."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from vaka.cli.checking import check
from vaka.cli.correcting import add_to as add_corrections
from vaka.cli.knowledge import app as knowledge_app
from vaka.cli.reading import read
from vaka.errors import VakaError

if TYPE_CHECKING:
    from rich.console import Console

app = typer.Typer(
    name="vaka",
    help="Turn a pile of news pages into a checked chronology with evidence for every value.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.add_typer(knowledge_app)

CaseOption = Annotated[str, typer.Option("--case", help="The case: a file, or a database URL.")]
CaseArgument = Annotated[str, typer.Argument(help="The case: a file, or a database URL.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON for a program instead of text for a person.")]
KnowledgeOption = Annotated[
    list[Path] | None,
    typer.Option("--knowledge", help="A CSV file with knowledge of your own; may be repeated."),
]

LearnedOption = Annotated[
    bool | None,
    typer.Option(
        "--learned/--rules-only",
        help="Names by the learned reader beside the rules (slower), or by the rules alone; "
        "else as the case was built before, at first by the rules alone.",
    ),
]

ORDER = (
    *("build", "add", "timeline", "quotes", "entity", "story", "storyline", "conflicts", "check"),
    *("merge", "split", "set", "undo", "log", "show", "read", "export", "stages", "prepare"),
)
"""The commands as `vaka --help` lists them: as they are come to, and as the README has them."""

PARTLY = 3
"""Exit code of a build that set some input aside and built the rest."""


def _version(asked: bool) -> None:
    if asked:
        from vaka import __version__

        print(f"vaka {__version__}")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Turn a pile of news pages into a checked chronology with evidence for every value."""


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
    learned: LearnedOption = None,
    as_json: Json = False,
) -> None:
    """Read pages into a case, join them, and print the chronology."""
    from vaka.case import Case
    from vaka.cli.progress import report, shown_progress

    with Case(case, knowledge or (), learned=learned) as opened:
        with shown_progress() as progress:
            built = opened.build(paths, workers, progress)
        _print_chronology(opened, as_json)
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

    readings = opened.readings()
    rows = chronology(opened.joined(), readings)
    if as_json:
        from vaka.show.json import rows_as_json

        _print_json(rows_as_json(rows, readings))
        return
    from vaka.show.terminal import print_chronology

    print_chronology(rows, _console())


def _console() -> Console:
    from rich.console import Console

    return Console(width=None if sys.stdout.isatty() else 100, highlight=False)


@app.command()
def quotes(
    case: CaseArgument,
    speaker: Annotated[
        str | None, typer.Option("--speaker", help="Only this speaker (a part of the name).")
    ] = None,
    as_json: Json = False,
) -> None:
    """Print who said what, renderings of the same words together."""
    from vaka.case import Case
    from vaka.show.listings import print_quotes, quotes_as_json

    with Case(case, must_exist=True) as opened:
        if as_json:
            _print_json(quotes_as_json(opened, speaker))
        else:
            print_quotes(opened, speaker, _console())


@app.command()
def entity(
    case: CaseArgument,
    name: Annotated[str | None, typer.Argument(help="A part of the name; without it all are listed.")] = None,
    as_json: Json = False,
) -> None:
    """Print the people, countries, places and organisations, or one with its events and quotations."""
    from vaka.case import Case
    from vaka.show.listings import entities_as_json, print_entities

    with Case(case, must_exist=True) as opened:
        if as_json:
            _print_json(entities_as_json(opened, name))
        else:
            print_entities(opened, name, _console())


@app.command()
def story(case: CaseArgument, as_json: Json = False) -> None:
    """Print the stories: the documents about one event as news, and why they are together."""
    from vaka.case import Case
    from vaka.show.listings import print_stories, stories_as_json

    with Case(case, must_exist=True) as opened:
        if as_json:
            _print_json(stories_as_json(opened))
        else:
            print_stories(opened, _console())


@app.command()
def storyline(
    case: CaseArgument,
    actors: Annotated[list[str], typer.Argument(help="Who: people, countries, organisations; one or more.")],
    as_json: Json = False,
) -> None:
    """Print what a set of actors did with each other over time, and how much of the news was new."""
    from vaka.case import Case
    from vaka.show.storyline import storyline as read_storyline
    from vaka.show.storyline_terminal import print_storyline, storyline_as_json

    with Case(case, must_exist=True) as opened:
        readings = opened.readings()
        line = read_storyline(opened.joined(), readings, actors)
    if as_json:
        _print_json(storyline_as_json(line, readings))
    else:
        print_storyline(line, _console())


@app.command()
def conflicts(case: CaseArgument, as_json: Json = False) -> None:
    """Print where the documents contradict each other, with the lines on each side."""
    from vaka.case import Case
    from vaka.show.listings import conflicts_as_json, print_conflicts

    with Case(case, must_exist=True) as opened:
        if as_json:
            _print_json(conflicts_as_json(opened))
        else:
            print_conflicts(opened, _console())


@app.command()
def show(
    case: CaseArgument,
    document: Annotated[str, typer.Argument(help="A document's id or file name, or the start of one.")],
    as_json: Json = False,
) -> None:
    """Print one document with its evidence marked."""
    from vaka.case import Case
    from vaka.show.evaluation import bare
    from vaka.show.marked import print_marked

    with Case(case, must_exist=True) as opened:
        found = [d for d in opened.documents().values() if document in (d.id, d.file)]
        found = found or [
            d for d in opened.documents().values() if d.id.startswith(document) or d.file.startswith(document)
        ]
        if len(found) != 1:
            many = "no document" if not found else f"{len(found)} documents"
            raise VakaError(f"{case} has {many} named {document}; `vaka story {case}` lists them.")
        reading = opened.readings()[found[0].id]
        if as_json:
            _print_json(bare(found[0].id, reading))
        else:
            print_marked(found[0], reading, _console())


@app.command()
def prepare(knowledge: KnowledgeOption = None) -> None:
    """Compile the knowledge now (some seconds), so that the first build need not."""
    from vaka.knowledge import load

    ready = load(tuple(knowledge or ()))
    ready.prepare()
    print(f"Knowledge {ready.digest[:12]} is ready.", file=sys.stderr)


@app.command()
def add(
    paths: Annotated[list[Path], typer.Argument(help="Files and folders of saved pages.")],
    case: CaseOption = "case.vaka",
    knowledge: KnowledgeOption = None,
    learned: LearnedOption = None,
    as_json: Json = False,
) -> None:
    """Add pages to a case that is there; the rest is as with `build`, without the chronology."""
    from vaka.case import Case
    from vaka.cli.progress import report, shown_progress

    with (
        Case(case, knowledge or (), must_exist=True, learned=learned) as opened,
        shown_progress() as progress,
    ):
        built = opened.build(paths, None, progress)
    report(built, timings=False, quiet=as_json)
    if as_json:
        _print_json(
            {
                "new": built.new,
                "known": built.known,
                "changed": built.joined,
                "set_aside": [one.reason for one in built.set_aside],
                "passed_over": [str(path) for path in built.passed_over],
            }
        )
    if built.set_aside:
        raise typer.Exit(PARTLY)


@app.command()
def stages(as_json: Json = False) -> None:
    """Print the table of stages: what each needs and what it gives."""
    from vaka.stages import STAGES

    if as_json:
        _print_json([{"name": s.name, "scope": s.scope, "needs": s.needs, "gives": s.gives} for s in STAGES])
        return
    from rich.table import Table

    table = Table("stage", "scope", "needs", "gives", box=None)
    for s in STAGES:
        table.add_row(s.name, s.scope, ", ".join(s.needs), ", ".join(s.gives))
    _console().print(table)


@app.command()
def export(
    case: CaseArgument,
    format: Annotated[str, typer.Option("--format", "-f", help="html, json, csv or eval.")] = "html",
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
        text = FORMATS[format](opened)
    if output is None:
        sys.stdout.write(text)
    else:
        try:
            output.write_text(text, "utf-8")
        except OSError as error:
            raise VakaError(
                f"{output} cannot be written ({error.strerror}); close it, or name another file."
            ) from error
        print(f"Wrote {output}.", file=sys.stderr)


app.command()(read)
app.command()(check)
add_corrections(app)
app.registered_commands.sort(key=lambda c: ORDER.index(c.name or getattr(c.callback, "__name__", "")))
