"""`vaka knowledge`: bringing in people and organisations of one's own, and looking up who is known."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO, cast

import typer

from vaka.errors import VakaError

if TYPE_CHECKING:
    from vaka.knowledge import Knowledge, Known
    from vaka.knowledge.imports import Imported

__all__ = ["app"]

app = typer.Typer(
    name="knowledge",
    help="Bring in people and organisations of your own; look up who is known.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

PARTLY = 3
"""Exit code of an import that set some lines aside and took the rest."""

CaseOption = Annotated[str | None, typer.Option("--case", help="The case: a file, or a database URL.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON for a program instead of text for a person.")]


@app.command("import")
def import_(
    files: Annotated[
        list[Path],
        typer.Argument(help="FollowTheMoney entities (JSON lines, as OpenSanctions has them) or CSV."),
    ],
    case: CaseOption = None,
    out: Annotated[
        Path | None, typer.Option("--out", help="A knowledge file to write, for --knowledge later.")
    ] = None,
) -> None:
    """Import people, organisations and states into a case, or into a knowledge file."""
    if (case is None) == (out is None):
        raise VakaError(
            "Say where the import goes: --case CASE keeps it in a case, --out FILE writes a file."
        )
    done = _into_case(files, case) if case is not None else _into_file(files, out or Path())
    _tell(done)
    if done.set_aside:
        raise typer.Exit(PARTLY)


def _into_file(files: list[Path], out: Path) -> Imported:
    from vaka.knowledge.imports import import_files

    try:
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", newline="", dir=out.parent, prefix=".import-", delete=False
        ) as written:
            part = Path(written.name)
            try:
                done = import_files(files, cast("TextIO", written))
            except BaseException:
                part.unlink(missing_ok=True)
                raise
    except OSError as error:
        raise VakaError(f"{out} cannot be written ({error.strerror}); name another file.") from error
    part.replace(out)
    return done


def _into_case(files: list[Path], case: str) -> Imported:
    from vaka.case import Case
    from vaka.kept import keep_imported

    with tempfile.TemporaryDirectory() as folder, Case(case) as opened:
        path = Path(folder) / "imported.csv"
        done = _into_file(files, path)
        keep_imported(opened.store, path, ", ".join(file.name for file in files))
        opened.knowledge  # noqa: B018 # compiled now, so that the next build need not
    return done


PLURALS = {"person": "people", "country": "countries", "other": "others"}
"""Of the kinds of entities, where an s is not enough."""


def _tell(done: Imported) -> None:
    from vaka.show.words import count_words

    kinds = ", ".join(count_words(n, kind, PLURALS.get(kind)) for kind, n in sorted(done.kinds.items()))
    print(f"Imported: {kinds or 'nothing'}.", file=sys.stderr)
    if done.others:
        others = ", ".join(f"{count:,} {schema}" for schema, count in done.others.most_common(8))
        print(f"Left out, for their schema bears no name that news prints: {others}.", file=sys.stderr)
    for reason in done.reasons:
        print(f"Set aside: {reason}", file=sys.stderr)
    if done.set_aside > len(done.reasons):
        print(f"Set aside: {done.set_aside - len(done.reasons):,} more lines.", file=sys.stderr)


@app.command("list")
def list_(
    case: Annotated[str, typer.Argument(help="The case: a file, or a database URL.")], as_json: Json = False
) -> None:
    """List the knowledge files that a case keeps."""
    from vaka.case import Case

    with Case(case, must_exist=True) as opened:
        kept = opened.store.own_knowledge()
    if as_json:
        rows = [{"file": k.file, "rows": k.rows, "imported": k.imported, "sha256": k.digest} for k in kept]
        json.dump(rows, sys.stdout, ensure_ascii=False, indent=1)
        sys.stdout.write("\n")
        return
    for k in kept:
        print(f"{k.rows:>9,}  {'imported' if k.imported else 'given   '}  {k.file}")
    if not kept:
        print("The case keeps no knowledge of its own.", file=sys.stderr)


@app.command()
def show(
    name: Annotated[str, typer.Argument(help="A name in any spelling, or an id.")],
    case: CaseOption = None,
    as_json: Json = False,
) -> None:
    """Show who bears a name: in the built-in knowledge and, with --case, in the case's own."""
    knowledge = _knowledge(case)
    by_id = knowledge.get(name)
    found = (by_id,) if by_id else knowledge.find(name)
    if as_json:
        json.dump([_as_json(who) for who in found], sys.stdout, ensure_ascii=False, indent=1)
        sys.stdout.write("\n")
        return
    for who in found:
        told = ", ".join(x for x in (who.kind, who.country, who.description) if x)
        print(f"{who.name}  [{who.key}]  {told}")
        for office in who.offices:
            print(f"    {office.role.replace('_', ' ')} {office.since or '?'} to {office.until or 'now'}")
    if not found:
        print(f"Nobody known bears {name}.", file=sys.stderr)


def _knowledge(case: str | None) -> Knowledge:
    if case is None:
        from vaka.knowledge import load

        return load()
    from vaka.case import Case

    with Case(case, must_exist=True) as opened:
        return opened.knowledge


def _as_json(who: Known) -> dict[str, object]:
    offices = [{"role": o.role, "since": o.since, "until": o.until} for o in who.offices]
    return {
        "id": who.key,
        "kind": who.kind,
        "name": who.name,
        "country": who.country,
        "description": who.description,
        "offices": offices,
    }
