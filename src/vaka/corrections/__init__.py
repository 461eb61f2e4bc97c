"""What a person corrects in a case: joins made or taken back, values set; kept as a log, respected by later builds."""

from vaka.corrections.make import Pointed, merging, setting, splitting, undoing
from vaka.corrections.respect import documents_of, respected, standing, ties_of

__all__ = [
    "Pointed",
    "documents_of",
    "merging",
    "respected",
    "setting",
    "splitting",
    "standing",
    "ties_of",
    "undoing",
]
