"""From a document to its reading."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import TYPE_CHECKING

from vaka.records import Article, Document, Reading
from vaka.stages import STAGES, Timings, run_stages

if TYPE_CHECKING:
    from vaka.knowledge import Knowledge
    from vaka.learned import Learned

__all__ = ["fingerprint", "read_bare", "read_document"]


def read_document(
    document: Document,
    knowledge: Knowledge,
    timings: Timings | None = None,
    learned: Learned | None = None,
) -> Reading:
    """Read everything off one document: a pure function of it, the language packs, the knowledge and the head.

    Args:
        document: The page.
        knowledge: Who is known.
        timings: Where to add the time spent.
        learned: The learned reader beside the rules; `None` leaves it to the rules.
    """
    given = {"document": document, "knowledge": knowledge, "learned": learned}
    values = run_stages("document", given, timings)
    return _reading(values["article"], values)


def read_bare(
    document: Document, article: Article, knowledge: Knowledge, learned: Learned | None = None
) -> Reading:
    """Read a text whose article is already known (a single sentence, a clean text): no furniture removal."""
    given = {"document": document, "knowledge": knowledge, "learned": learned, "article": article}
    return _reading(article, run_stages("document", given, skip=("article",)))


def _reading(article: Article, values: Mapping[str, object]) -> Reading:
    names = ("sentences", "mentions", "entities", "times", "quotations", "events")
    return Reading(article, *(values[name] for name in names))  # type: ignore[arg-type] # by the stages' signatures


def fingerprint(knowledge_digest: str, learned: bool = False) -> str:
    """What a stored reading depends on besides its document: stages, packs, knowledge, learned reader.

    Args:
        knowledge_digest: Tells one knowledge from another.
        learned: Whether the learned reader stands beside the rules; then its weights count.

    Returns:
        16 hexadecimal digits.
    """
    from vaka.languages import FOLDER

    digest = hashlib.sha256(knowledge_digest.encode())
    if learned:
        from vaka.learned import Learned

        digest.update(Learned.digest().encode())
    for stage in (s for s in STAGES if s.scope == "document"):
        digest.update(f"{stage.name} {stage.version}".encode())
    for path in sorted(FOLDER.rglob("*.toml")) + sorted(FOLDER.rglob("*.csv")):
        digest.update(path.relative_to(FOLDER).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
