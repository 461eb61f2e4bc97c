"""An analyst's own chronology held against the pages: each row confirmed, contradicted, or not borne out."""

from vaka.checking.check import check_table
from vaka.checking.records import Assertion, Checked, CheckedRow, FieldVerdict, Offer, Passage, Table
from vaka.checking.table import read_table

__all__ = [
    "Assertion",
    "Checked",
    "CheckedRow",
    "FieldVerdict",
    "Offer",
    "Passage",
    "Table",
    "check_table",
    "read_table",
]
