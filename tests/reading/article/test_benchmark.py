"""Bodies of real HTML pages, measured as the benchmark they come from measures them."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from statistics import mean

import pytest

from tests.places import SHARED
from vaka.intake import receive
from vaka.knowledge import load
from vaka.reading.article import read_article

PAGES = SHARED / "peers" / "article-extraction"
EVERY = 6
"""Every sixth of the 181 pages: thirty take two seconds."""

FLOOR = 0.95
"""The whole set gives .964; a change that takes a point away is seen on thirty pages."""


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """The sequences of four words of a text."""
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3)))


@pytest.mark.skipif(not PAGES.is_dir(), reason="left out: ../shared/peers/article-extraction is absent")
def test_bodies_of_real_pages() -> None:
    truth = json.loads((PAGES / "ground-truth.json").read_text("utf-8"))
    precision, recall = [], []
    for key in sorted(truth)[::EVERY]:
        document = receive(f"{key}.html", gzip.decompress((PAGES / "html" / f"{key}.html.gz").read_bytes()))
        body = "\n".join(p.span.of(document.text) for p in read_article(document, load()).body)
        found, wanted = shingles(body), shingles(truth[key]["articleBody"])
        common = (found & wanted).total()
        precision.append(common / found.total())
        recall.append(common / wanted.total())
    f1 = 2 * mean(precision) * mean(recall) / (mean(precision) + mean(recall))
    assert f1 >= FLOOR
