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
    as_json: Json = False,
) -> None:
    """Say that events are one; joining keeps them together from now on."""
    from vaka.corrections import merging

    _correct(case, lambda pointed, _log: merging(pointed, events, _who(who), why), as_json)


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
    as_json: Json = False,
) -> None:
    """Say that what some documents tell is another event; joining keeps them apart from now on."""
    from vaka.corrections import splitting

    _correct(case, lambda pointed, _log: splitting(pointed, event, out, _who(who), why), as_json)


def set_(
    case: CaseArgument,
    event: Annotated[str, typer.Argument(help="The event's id, or its start.")],
    values: Annotated[list[str], typer.Argument(help="FIELD=VALUE: when, where, kind or status.")],
    why: Why = "",
    who: Who = None,
    as_json: Json = False,
) -> None:
    """Set a value of an event; what the pages give stays in its reasons."""
    from vaka.case import Case
    from vaka.corrections import Pointed, setting
    from vaka.errors import VakaError

    pairs = [one.partition("=")[::2] for one in values]
    for one, (_, value) in zip(values, pairs, strict=True):
        if not value:
            raise VakaError(f"{one}: write FIELD=VALUE, such as when=2024-06-19.")

    def maker(field: str, value: str) -> Callable[[Pointed, Sequence[Correction]], Correction]:
        return lambda pointed, _log: setting(pointed, event, field, value, _who(who), why)

    makers = [maker(field, value) for field, value in pairs]
    with Case(case, must_exist=True) as opened:
        pointed = Pointed(opened.documents(), opened.readings(), opened.joined())
        for make in makers:  # all or none: a value that cannot be is told before any is set
            make(pointed, ())
    kept = [_corrected(case, make) for make in makers]
    if as_json:
        _print_json(kept)


def undo(
    case: CaseArgument,
    number: Annotated[int, typer.Argument(help="The correction's number in the log.")],
    why: Why = "",
    who: Who = None,
    as_json: Json = False,
) -> None:
    """Take a correction back; both stay in the log."""
    from vaka.corrections import undoing

    _correct(case, lambda _pointed, entries: undoing(entries, number, _who(who), why), as_json)


def log(case: CaseArgument, as_json: Json = False) -> None:
    """Print what was corrected: who, when, what and why."""
    from vaka.case import Case
    from vaka.corrections import standing

    with Case(case, must_exist=True) as opened:
        entries = opened.corrections()
    if as_json:
        _print_json(list(entries))
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


def _correct(case: str, make: Callable[[Pointed, Sequence[Correction]], Correction], as_json: bool) -> None:
    kept = _corrected(case, make)
    if as_json:
        _print_json([kept])


def _corrected(case: str, make: Callable[[Pointed, Sequence[Correction]], Correction]) -> Correction:
    from vaka.case import Case

    with Case(case, must_exist=True) as opened:
        kept = opened.correct(make)
    print(f"Correction {kept.n}: {kept.action} {kept.words}", file=sys.stderr)
    return kept


def _print_json(entries: list[Correction]) -> None:
    from pydantic import TypeAdapter

    from vaka.records.corrections import Correction as Record

    data = TypeAdapter(list[Record]).dump_python(entries, mode="json")
    json.dump(data, sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")
