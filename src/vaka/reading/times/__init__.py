"""Times: words that tell a time, with their TIMEX3 reading and EDTF value.

`find_times` is pure matching in one text; `read_times` reads a document's times against their anchors;
`resolve` reads a relative time later, when a document's day or year has become known.
"""

from vaka.reading.times.find import find_times
from vaka.reading.times.pack import TimesPack
from vaka.reading.times.parts import Found
from vaka.reading.times.reader import read_times
from vaka.reading.times.resolving import resolve

__all__ = ["Found", "TimesPack", "find_times", "read_times", "resolve"]
