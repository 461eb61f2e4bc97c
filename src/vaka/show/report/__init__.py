"""The report: a whole case in one HTML file that needs no network and no script."""

from vaka.show.report.build import build_report
from vaka.show.report.render import render, report

__all__ = ["build_report", "render", "report"]
