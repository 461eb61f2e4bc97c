"""Who speaks in a headline: whoever says it below, or amid whose speech it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from vaka.reading.quotations.drafts import Attributed
from vaka.reading.quotations.page import Page
from vaka.reading.quotations.sources import Sources
from vaka.records import Span

__all__ = ["in_headline"]

_SURE = 2.5
"""Score from which the subject of the text below a headline counts: a bare person's name."""
_SAME_WORDS = 0.5
"""Share of a headline's words that a quotation below must hold to be the one it sums up."""


def in_headline(page: Page, sources: Sources, quoted: Attributed, others: Sequence[Attributed]) -> Attributed:
    """A quotation that is a headline, or stands in one and has no source there."""
    if quoted.draft.whole_line:
        return _headline(page, sources, quoted, others)
    if quoted.speaker is None and page.units[quoted.draft.unit].layer in ("title", "crosshead"):
        return _said_below(page, quoted, others) or quoted
    return quoted


def _said_below(page: Page, headline: Attributed, others: Sequence[Attributed]) -> Attributed | None:
    """The headline as words of whoever says most of them below."""
    words = _words(page, headline.draft.span)
    below = [a for a in others if not a.draft.whole_line and a.draft.span.start > headline.draft.span.start]
    best = max(
        below, key=lambda a: (_share(words, _words(page, a.draft.span)), -a.draft.span.start), default=None
    )
    if best is None or _share(words, _words(page, best.draft.span)) < _SAME_WORDS:
        return None
    return replace(headline, source=best.source, speaker=best.speaker, reason="said so below")


def _headline(page: Page, sources: Sources, headline: Attributed, others: Sequence[Attributed]) -> Attributed:
    """A headline that is a quotation: whoever says it below, else whoever the text below opens with."""
    said = _said_below(page, headline, others) or _amid_speech(headline, others)
    if said is not None:
        return said
    unit = page.units[headline.draft.unit]
    if (
        headline.speaker is not None
        and unit.layer == "crosshead"
        and headline.draft.span.of(page.text)[-1] in ".!?…"
    ):
        return (
            headline  # a full sentence on a line of its own is more often speech that goes on than a headline
        )
    following = [u for u in page.units if u.span.start >= unit.span.end and u.layer == "text"][:2]
    for u in following:
        subject = sources.subject(Span(u.span.start, page.frame(u.span.start, u.span.start + 1).end))
        if subject.mention is not None and subject.score >= _SURE:
            return replace(headline, source=None, speaker=subject.mention.entity, reason="subject below")
    below = [a for a in others if not a.draft.whole_line and a.draft.span.start > headline.draft.span.start]
    if below and unit.layer != "title":
        return replace(headline, source=None, speaker=below[0].speaker, reason="speaks below")
    return replace(headline, source=None, speaker=None, reason="no source below")


def _amid_speech(headline: Attributed, others: Sequence[Attributed]) -> Attributed | None:
    """A crosshead in the midst of one speaker's unmarked speech: it sums up, or goes on with, that speech."""
    here = headline.draft.span.start
    over = [a for a in others if not a.draft.whole_line and a.draft.span.start < here]
    under = next((a for a in others if not a.draft.whole_line and a.draft.span.start > here), None)
    if not over or under is None or "after a crosshead" not in under.draft.rule:
        return None
    same = over[-1].speaker == under.speaker
    return (
        replace(headline, source=under.source, speaker=under.speaker, reason="amid a speech")
        if same
        else None
    )


def _words(page: Page, span: Span) -> frozenset[str]:
    """Words cut to five letters, which takes most endings off."""
    return frozenset(w[:5] for w in re.findall(r"\w{3,}", page.folded[span.start : span.end]))


def _share(wanted: frozenset[str], there: frozenset[str]) -> float:
    return len(wanted & there) / len(wanted) if wanted else 0.0
