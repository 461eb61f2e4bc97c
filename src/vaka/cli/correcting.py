"""`vaka merge`, `split`, `set`, `undo`, `log`: what a person corrects in a case."""

from __future__ import annotations

import getpass
import json
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from vaka.corrections import Pointed
    from vaka.records.corrections import Correction

__all__ = ["add_to"]

CaseArgument = Annotated[str, typer.Argument(help="The case: a file, or a database URL.")]
Why = Annotated[str, typer.Option("--why", help="The reason, for the log.")]
Who = Annotated[str | None, typer.Option("--who", help="Who says so; by default the user's name.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON for a program instead of text for a person.")]


def add_to(app: typer.Typer) -> None:
    """Add the commands to the application."""
    app.command()(merge)
    app.command()(split)
    app.command("set")(set_)
    app.command()(undo)
    app.command()(log)


def merge(
    case: CaseArgument,
    events: Annotated[list[str], typer.Argument(help="The ids of the events that are one, or their starts.")],
    why: Why = "",
    who: Who = None,
) -> None:
    """Say that events are one; joining keeps them together from now on."""
    from vaka.corrections import merging

    _correct(case, lambda pointed, _log: merging(pointed, events, _who(who), why))


def split(
    case: CaseArgument,
    event: Annotated[str, typer.Argument(help="The event's id, or its start.")],
    out: Annotated[
        list[str],
        typer.Argument(
            help="Documents (id or file) that tell of another event; FILE:OFFSET for one passage."
        ),
    ],
    why: Why = "",
    who: Who = None,
) -> None:
    """Say that what some documents tell is another event; joining keeps them apart from now on."""
    from vaka.corrections import splitting

    _correct(case, lambda pointed, _log: splitting(pointed, event, out, _who(who), why))


def set_(
    case: CaseArgument,
    event: Annotated[str, typer.Argument(help="The event's id, or its start.")],
    values: Annotated[list[str], typer.Argument(help="FIELD=VALUE: when, where, kind or status.")],
    why: Why = "",
    who: Who = None,
) -> None:
    """Set a value of an event; what the pages give stays in its reasons."""
    from vaka.corrections import setting
    from vaka.errors import VakaError

    for one in values:
        field, sign, value = one.partition("=")
        if not sign or not value:
            raise VakaError(f"{one}: write FIELD=VALUE, such as when=2024-06-19.")

        def make(
            pointed: Pointed, _log: Sequence[Correction], field: str = field, value: str = value
        ) -> Correction:
            return setting(pointed, event, field, value, _who(who), why)

        _correct(case, make)


def undo(
    case: CaseArgument,
    number: Annotated[int, typer.Argument(help="The correction's number in the log.")],
    why: Why = "",
    who: Who = None,
) -> None:
    """Take a correction back; both stay in the log."""
    from vaka.corrections import undoing

    _correct(case, lambda _pointed, entries: undoing(entries, number, _who(who), why))


def log(case: CaseArgument, as_json: Json = False) -> None:
    """Print what was corrected: who, when, what and why."""
    from pydantic import TypeAdapter

    from vaka.case import Case
    from vaka.corrections import standing
    from vaka.records.corrections import Correction as Record

    with Case(case, must_exist=True) as opened:
        entries = opened.corrections()
    if as_json:
        json.dump(
            TypeAdapter(list[Record]).dump_python(list(entries), mode="json"),
            sys.stdout,
            ensure_ascii=False,
            indent=1,
        )
        sys.stdout.write("\n")
        return
    holds = {c.n for c in standing(entries)}
    for c in entries:
        state = "" if c.action == "undo" or c.n in holds else "  (taken back)"
        print(f"{c.n:>4}  {c.at[:16].replace('T', ' ')}  {c.who}  {c.action}  {c.words}{state}")
        if c.why:
            print(f"      {c.why}")
    if not entries:
        print("Nothing was corrected.")


def _who(who: str | None) -> str:
    if who:
        return who
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # no name for this user on this machine
        return "unknown"


def _correct(case: str, make: Callable[[Pointed, Sequence[Correction]], Correction]) -> None:
    from vaka.case import Case

    with Case(case, must_exist=True) as opened:
        kept = opened.correct(make)
    print(f"Correction {kept.n}: {kept.action} {kept.words}", file=sys.stderr)
