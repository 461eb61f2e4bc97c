"""Where the tests find their input, and what to say where it is absent."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "examples" / "articles"
KNOWLEDGE = ROOT / "examples" / "knowledge.csv"
SHARED = ROOT.parent / "shared"
SEEDS = SHARED / "seeds"

needs_shared = pytest.mark.skipif(
    not SEEDS.is_dir(), reason="left out: the folder ../shared with the seeds and their scoring is absent"
)
