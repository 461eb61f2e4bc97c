"""Quotations side by side: one column a rendering, clauses that answer each other on one line."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from vaka.records import Alignment, Quotation, Ref, Span
from vaka.show.report.source import Marked, Source, split
from vaka.show.report.views import Clause, Column, Line, Passage, Piece, QuotationGroup
from vaka.show.words import is_right_to_left, language_name
from vaka.text import fold

__all__ = ["quotations_alone", "quotations_side_by_side"]

UNKNOWN = "Speaker unknown"
WORD = re.compile(r"\w+(?:['’]\w+)*")
CLOSING = re.compile(r"[,.;:!?…»”’\"'،؛，。、；：！？」]*(?:\s+|\Z)")
FIGURE = re.compile(r"\d+")

Answers = tuple[list[Span], list[Span]]
"""Spans in the one text and in the other."""

Answer = tuple[Span, Span]
"""A clause of the fullest rendering and the one that answers it."""


def _groups(source: Source) -> list[list[Ref]]:
    """Quotations gathered by their alignments; the fullest rendering first, then by document and place."""
    refs = [Ref(key, q.n) for key in source.order for q in source.readings[key].quotations]
    of = {ref: [ref] for ref in refs}
    for alignment in source.joined.alignments:
        one, other = of[alignment.a], of[alignment.b]
        if one is not other:
            one += other
            of.update(dict.fromkeys(other, one))
    rank = {ref: n for n, ref in enumerate(refs)}
    groups = list({id(of[ref]): of[ref] for ref in refs}.values())
    return [sorted(g, key=rank.__getitem__) for g in groups]


def _quotation(source: Source, ref: Ref) -> Quotation:
    return source.readings[ref.document].quotations[ref.n]


def _speaker(source: Source, ref: Ref) -> str | None:
    return _person(source, ref.document, _quotation(source, ref).speaker)


def _person(source: Source, document: str, local: int | None) -> str | None:
    if local is None:
        return None
    known = source.entity_of.get(Ref(document, local))
    return known.name if known else source.readings[document].entities[local].name


# --- what one document alone has -------------------------------------------------------------------------


def quotations_alone(source: Source) -> tuple[tuple[str, tuple[Passage, ...]], ...]:
    """Quotations without a second rendering, by speaker; those of unknown speakers last."""
    by_speaker: dict[str, list[Passage]] = {}
    for group in _groups(source):
        if len(group) == 1:
            who = _speaker(source, group[0]) or UNKNOWN
            by_speaker.setdefault(who, []).append(_alone(source, group[0]))
    ranked = sorted(by_speaker.items(), key=lambda kv: (kv[0] == UNKNOWN, -len(kv[1]), kv[0]))
    return tuple((who, tuple(passages)) for who, passages in ranked)


def _alone(source: Source, ref: Ref) -> Passage:
    q = _quotation(source, ref)
    marks = [Marked(q.span, "own"), *(Marked(g, "gloss", "the outlet's own insertion") for g in q.glosses)]
    shown = source.context(ref.document, marks, q.sentence, reach=0)
    href = source.place(ref.document, q.span.start)
    reporter = _person(source, ref.document, q.reporter)
    role = f"{q.kind}, reported by {reporter}" if reporter else q.kind
    return Passage(source.cite(ref.document), href, shown, role=role)


# --- side by side ----------------------------------------------------------------------------------------


def quotations_side_by_side(source: Source) -> tuple[QuotationGroup, ...]:
    """Groups of renderings of the same words, those with most renderings first."""
    groups = [g for g in _groups(source) if len(g) > 1]
    pairs: dict[frozenset[Ref], list[Alignment]] = {}
    for alignment in source.joined.alignments:
        pairs.setdefault(frozenset((alignment.a, alignment.b)), []).append(alignment)
    ranked = sorted(groups, key=lambda g: -len(g))
    return tuple(_group(source, n, g, pairs) for n, g in enumerate(ranked, 1))


def _group(
    source: Source, number: int, refs: Sequence[Ref], pairs: Mapping[frozenset[Ref], Sequence[Alignment]]
) -> QuotationGroup:
    base = max(refs, key=lambda r: (len(_quotation(source, r).span), -refs.index(r)))
    ordered = [base, *(r for r in refs if r != base)]
    answers = [_answers(source, base, r, pairs) for r in ordered[1:]]
    found = [a for r in ordered[1:] for a in pairs.get(frozenset((base, r)), ())]
    speaker = next((s for s in (_speaker(source, r) for r in ordered) if s), UNKNOWN)
    return QuotationGroup(
        anchor=f"q-{number}",
        speaker=speaker,
        columns=tuple(_column(source, r) for r in ordered),
        lines=_lines(source, ordered, answers),
        reasons=tuple(dict.fromkeys(reason for a in found for reason in a.reasons)),
    )


def _answers(
    source: Source, base: Ref, other: Ref, pairs: Mapping[frozenset[Ref], Sequence[Alignment]]
) -> list[Answer]:
    """The clauses that answer each other, in the order of the base, none overlapping another."""
    both = [
        (a.a_span, a.b_span) if a.a == base else (a.b_span, a.a_span)
        for a in pairs.get(frozenset((base, other)), ())
    ]
    if not both:
        both = [(_quotation(source, base).span, _quotation(source, other).span)]
    out: list[Answer] = []
    for mine, theirs in sorted(both):
        if not out or (mine.start >= out[-1][0].end and theirs.start >= out[-1][1].end):
            out.append((mine, theirs))
    return out


def _column(source: Source, ref: Ref) -> Column:
    q = _quotation(source, ref)
    cue = None
    if q.cue is not None:
        marks = [Marked(q.cue, "own")]
        cue = source.context(ref.document, marks, q.sentence, reach=0)
    return Column(
        cite=source.cite(ref.document),
        href=source.place(ref.document, q.span.start),
        kind=q.kind,
        cue=cue,
        reporter=_person(source, ref.document, q.reporter) or "",
        language=q.language,
        language_name=language_name(q.language),
        direction="rtl" if is_right_to_left(q.language) else "ltr",
    )


def _lines(source: Source, refs: Sequence[Ref], answers: Sequence[Sequence[Answer]]) -> tuple[Line, ...]:
    """The base cut wherever a clause of any rendering begins or ends; the others beside what they answer."""
    whole = _quotation(source, refs[0]).span
    starts = _starts(source, refs[0], whole, answers)
    edges = [*starts, whole.end]
    others = list(zip(refs[1:], answers, strict=True))
    differing = [_all_differences(source, refs[0], ref, found) for ref, found in others]
    own = [Marked(s, "differs") for mine, _ in differing for s in mine]
    own += [Marked(mine, "answers") for found in answers for mine, _ in found]
    base = [_pieces(source, refs[0], Span(a, b), own) for a, b in pairwise(edges)]
    lines = [[Clause(0, pieces)] for pieces in base]
    for n, (ref, found) in enumerate(others, 1):
        marks = [Marked(s, "differs") for s in differing[n - 1][1]]
        for line, clause in _beside(source, n, ref, found, starts, marks):
            lines[line].append(clause)
    return tuple(Line(tuple(cells)) for cells in lines)


def _starts(source: Source, base: Ref, whole: Span, answers: Sequence[Sequence[Answer]]) -> list[int]:
    """Where the lines begin; of cuts with no word between them the last is made."""
    text = source.text(base.document)
    edges = {_after_marks(text, e) for found in answers for mine, _ in found for e in (mine.start, mine.end)}
    starts = [whole.start]
    for edge in sorted(e for e in edges if whole.start < e < whole.end):
        if not WORD.search(text, edge, whole.end):
            break
        if WORD.search(text, starts[-1], edge):
            starts.append(edge)
        elif len(starts) > 1:
            starts[-1] = edge
    return starts


def _beside(
    source: Source, column: int, ref: Ref, found: Sequence[Answer], starts: Sequence[int], marks: list[Marked]
) -> Iterator[tuple[int, Clause]]:
    """The clauses of one rendering with the line each begins on.

    What stands between two clauses with an answer stands beside what the base has between them: it may
    render that or not. Only where nothing stands are the words missing.
    """
    span = _quotation(source, ref).span
    text = source.text(ref.document)
    line, at = 0, span.start
    for mine, theirs in found:
        if line == len(starts):
            break
        first = max(line, bisect_right(starts, mine.start) - 1)
        after = max(first + 1, bisect_left(starts, mine.end))
        if first > line:
            rest = Span(at, theirs.start)
            yield line, Clause(column, _rest(source, ref, rest, marks), first - line)
            at = theirs.start
        goes_on = after < len(starts) and WORD.search(text, theirs.end, span.end)
        end = _after_marks(text, theirs.end) if goes_on else span.end
        shown = _pieces(source, ref, Span(at, end), [*marks, Marked(theirs, "answers")])
        yield first, Clause(column, shown, after - first)
        line, at = after, end
    if line < len(starts):
        yield line, Clause(column, _rest(source, ref, Span(at, span.end), marks), len(starts) - line)


def _after_marks(text: str, at: int) -> int:
    """The place after the marks that close a clause: a line should not begin with a comma."""
    found = CLOSING.match(text, at)
    return found.end() if found else at


def _rest(source: Source, ref: Ref, span: Span, marks: Sequence[Marked]) -> tuple[Piece, ...]:
    """Words without an answer; nothing where there is no word."""
    if not WORD.search(source.text(ref.document), span.start, span.end):
        return ()
    return _pieces(source, ref, span, marks)


def _pieces(source: Source, ref: Ref, span: Span, marks: Sequence[Marked]) -> tuple[Piece, ...]:
    q = _quotation(source, ref)
    glosses = [Marked(g, "gloss", "the outlet's own insertion") for g in q.glosses]
    said = [Marked(Span(a.end, b.start), "aside") for a, b in pairwise(q.parts) if a.end < b.start]
    return tuple(split(source.text(ref.document), span, [*marks, *glosses, *said]))


# --- what differs ----------------------------------------------------------------------------------------


def _all_differences(
    source: Source, a: Ref, b: Ref, found: Sequence[Answer]
) -> tuple[list[Span], list[Span]]:
    same = _quotation(source, a).language == _quotation(source, b).language
    compare = _other_words if same else _other_figures
    pairs = [compare(source.text(a.document), m, source.text(b.document), t) for m, t in found]
    return [s for mine, _ in pairs for s in mine], [s for _, theirs in pairs for s in theirs]


def _other_words(mine: str, a: Span, theirs: str, b: Span) -> Answers:
    """Runs of words that stand in only one of two renderings in one language."""
    left = list(WORD.finditer(mine, a.start, a.end))
    right = list(WORD.finditer(theirs, b.start, b.end))
    matcher = SequenceMatcher(None, [fold(w[0]) for w in left], [fold(w[0]) for w in right], autojunk=False)
    out: Answers = ([], [])
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            continue
        if i < j:
            out[0].append(Span(left[i].start(), left[j - 1].end()))
        if k < m:
            out[1].append(Span(right[k].start(), right[m - 1].end()))
    return out


def _other_figures(mine: str, a: Span, theirs: str, b: Span) -> Answers:
    """Figures that stand in only one of two renderings: words of two languages cannot be compared."""
    left = list(FIGURE.finditer(mine, a.start, a.end))
    right = list(FIGURE.finditer(theirs, b.start, b.end))
    if not left or not right:
        return [], []
    mine_only = [Span(*f.span()) for f in left if f[0] not in {r[0] for r in right}]
    theirs_only = [Span(*f.span()) for f in right if f[0] not in {r[0] for r in left}]
    return mine_only, theirs_only
