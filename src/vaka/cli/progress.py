"""Progress on long work and the closing report of a build, both on standard error."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from vaka.case import Built, kinds_of
from vaka.case import Progress as Tell
from vaka.show.terminal import print_timings

__all__ = ["report", "shown_progress"]


@contextmanager
def shown_progress() -> Iterator[Tell]:
    """A bar a step, on a terminal only."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        tasks = {}

        def tell(what: str, done: int, total: int) -> None:
            if what not in tasks:
                tasks[what] = bar.add_task(what)
            bar.update(tasks[what], completed=done, total=total)

        yield tell


def report(built: Built, timings: bool, quiet: bool) -> None:
    """Say what a build did; what was set aside is said even when quiet."""
    console = Console(stderr=True, highlight=False, soft_wrap=True)
    for one in built.set_aside:
        console.print(f"Set aside: {one.reason}", style="yellow", markup=False)
    if built.passed_over:
        kinds = kinds_of(built.passed_over)
        console.print(
            f"Passed over: {kinds}; HTML and plain text are read, save pages as one of them.", style="yellow"
        )
    if not quiet:
        same = "" if built.joined else "; nothing changed"
        again = built.read - built.new
        anew = f", {again} read anew" if again > 0 else ""
        console.print(f"{built.new} new, {built.known} known{anew}, {len(built.set_aside)} set aside{same}.")
    if timings:
        print_timings(built.timings.seconds, console)
