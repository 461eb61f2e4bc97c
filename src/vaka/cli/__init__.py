"""The command line: it parses, calls the library, prints, and turns errors into sentences."""

from __future__ import annotations

import gc
import sys

__all__ = ["main"]


def main() -> None:
    """Run `vaka`; an error is one clear sentence and exit code 2."""
    # A run makes millions of small objects that live to its end: looking for garbage among them costs a tenth.
    gc.set_threshold(200_000, 50, 100)
    from vaka.cli.commands import app
    from vaka.errors import VakaError

    try:
        app()
    except VakaError as error:
        print(f"vaka: {error}", file=sys.stderr)
        raise SystemExit(2) from None
    except BrokenPipeError:
        sys.stderr.close()
        raise SystemExit(0) from None
