"""Drawing the report: templates, style and script are files of this package, put into the one page."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from pathlib import PurePath
from typing import TYPE_CHECKING

from vaka.show.report.build import build_report
from vaka.show.report.pages import LAYERS
from vaka.show.report.views import ReportView

if TYPE_CHECKING:
    from jinja2 import Environment

    from vaka.case import Case

__all__ = ["render", "report"]


def report(case: Case) -> str:
    """A case as one HTML page: no network, no script needed, the same bytes for the same case."""
    name = PurePath(case.name.rpartition("/")[2] if "://" in case.name else case.name).stem
    view = build_report(name, case.documents(), case.readings(), case.joined(), case.store.set_aside())
    return render(view)


def render(view: ReportView) -> str:
    """The page of a report. Whatever comes out of a document is escaped; our own style and script are not."""
    style, script = _own("report.css"), _own("report.js")
    policy = (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    page = _environment().get_template("report.html.j2")
    return page.render(r=view, layers=LAYERS, style=style, script=script, policy=policy)


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("vaka.show.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _own(name: str) -> str:
    return files("vaka.show.report").joinpath("templates", name).read_text("utf-8")


def _digest(text: str) -> str:
    """What the page's policy lets run: exactly this text, and nothing that a document brings."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
