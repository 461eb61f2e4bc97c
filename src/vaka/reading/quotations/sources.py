"""Who speaks: the names of a clause, what each does in it, and which of them is the source.

A name's part is read from its case where the language marks it (endings, articles, prepositions) and from its
place beside the cue; the reading is the same for every language, the marks are the pack's.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from vaka.reading.quotations.clauses import bound, opinion, signs_picture, subordinate
from vaka.reading.quotations.cues import Cue
from vaka.reading.quotations.pack import fold
from vaka.reading.quotations.page import FILLER, Page, Unit
from vaka.reading.quotations.parts import KIND, PART, PARTS, Part
from vaka.records import LocalEntity, Mention, Span

__all__ = ["Part", "Source", "Sources"]

_SPEAKS = 0.5
"""Weight of a place, or of a name of no known kind, that stands right beside a verb of speech."""
_LEAST = 1.0
"""Least score of a source: a bare person or body passes, a country needs a sign of a subject."""
_NEAR = 40
"""Code points from the clause's start or its cue within which a collective is its subject."""
_INVERTED = 8
"""Words between a verb and the subject behind it: whom it is told to, and an office, may come first."""
_FAR = 12
"""Words before a cue beyond which a name gets no farther away: an apposition may part subject and verb."""
_TOPIC = 0.8
"""More than the nearest of forty words can make up for (see `_nearness` of verb-final languages)."""
_BODY = 2
"""Words between a country's name and the noun of its body ("'s foreign ministry", "of the republic of")."""
_ACCOUNT = 60
"""Code points before a name in which "according to" and an office stand."""
_OFFICE = 5
"""Words of such an office."""
_TO_THAT = 7
"""Words between a verb of saying and its "that": a subject with its office may come between."""
_LEAD = 6
"""Code points before a name in running text in which its preposition stands."""
_TWO = 2
"""Words between two names in a language that writes "and" onto the first one: its calling."""
_STOP = re.compile(r"[,;:.!?\ufffc]")
_ENDED = re.compile(r"[.!?…][“”\"«»„\s]*$")
_SHORT = re.compile(r"\w{1,4}\.$")


@dataclass(frozen=True, slots=True)
class Source:
    """A name as the source of a quotation."""

    mention: Mention | None
    score: float
    joint: bool = False
    reason: str = ""


def _start(mention: Mention) -> int:
    return mention.span.start


class Sources:
    """The names of a page, asked for by clause."""

    def __init__(self, page: Page, mentions: Sequence[Mention], entities: Sequence[LocalEntity]) -> None:
        self.page = page
        self.entities = {e.n: e for e in entities}
        self.mentions = sorted((m for m in mentions if not signs_picture(page.text, m.span)), key=_start)

    def within(self, span: Span) -> list[Mention]:
        """The names of the narration inside `span`."""
        low = bisect_left(self.mentions, span.start, key=_start)
        high = bisect_left(self.mentions, span.end, key=_start)
        narration = self.page.narration
        return [
            m for m in self.mentions[low:high] if m.span.end <= span.end and narration[m.span.start] != FILLER
        ]

    def part(self, mention: Mention) -> Part:
        """What the name does in its clause."""
        unit = self.page.units[self.page.unit_at(mention.span.start)]
        tail, inflected = self._tail(mention)
        after = tail + self._past_title(unit, mention.span.end)
        for part in PARTS:
            match = unit.lexicon[f"case.{part}_after"].match(after)
            if not match or (match[0].strip() == "," and self._listed(mention, unit)):
                continue
            # "X to Y said": in running text the verb that follows Y makes no subject of whom a preposition leads.
            verbs_follow = part == "subject" and unit.lexicon.pack.per_character
            addressed = (verbs_follow or match[0].strip() == ":") and self._part_before(
                mention, unit
            ) == "oblique"
            return "oblique" if addressed else part
        if (
            not unit.lexicon.pack.verb_final
            and not unit.lexicon.pack.per_character
            and (mention.kind == "person" and self._by_account(mention, unit))
        ):
            return "agent"
        if unit.lexicon.pack.case_by_base and inflected:
            return "oblique"
        return self._part_before(mention, unit)

    def _listed(self, mention: Mention, unit: Unit) -> bool:
        """Whether the comma after a name leads to the next member of a list, and marks no subject."""
        after = self.within(Span(mention.span.end, min(mention.span.end + 80, unit.span.end)))
        if not after or self.page.narration[mention.span.end : after[0].span.start].strip() != ",":
            return False
        rest = self.page.narration[after[0].span.end : after[0].span.end + 12]
        word = re.match(r"\s+(\w+)", rest)
        return rest.startswith(",") or (
            word is not None and unit.lexicon["people.conjunctions"].fullmatch(word[1]) is not None
        )

    def _past_title(self, unit: Unit, position: int) -> str:
        """The narration after a name, past a noun that belongs to it (`KCNA news agency, …`)."""
        following = self.page.narration[position : position + 80]
        title = re.match(r"\s+(?:\w+\s+)?", following)
        noun = unit.lexicon["people.media"]
        for at in (re.match(r"\s+", following), title):
            match = noun.match(following, at.end()) if at else None
            if match:
                return following[match.end() :]
        return following

    def _tail(self, mention: Mention) -> tuple[str, bool]:
        """The case ending inside the mention's span, and whether the name differs from its base form."""
        strip = self.page.units[self.page.unit_at(mention.span.start)].lexicon.pack.strip_accents
        surface = self.page.folded[mention.span.start : mention.span.end]
        base = fold(mention.base, strip)
        return (surface[len(base) :], surface != base) if surface.startswith(base) else ("", surface != base)

    def _by_account(self, mention: Mention, unit: Unit) -> bool:
        """Whether "according to", with at most an office behind it, stands right before the name."""
        low = max(unit.span.start, mention.span.start - _ACCOUNT)
        for found in unit.lexicon["cues.according"].finditer(self.page.narration, low, mention.span.start):
            gap = self.page.narration[found.end() : mention.span.start]
            if len(gap.split()) <= _OFFICE and not re.search(r"[,;:.!?\ufffc]", gap):
                return not self._stands_between(found.end(), mention)
        return False

    def _part_before(self, mention: Mention, unit: Unit) -> Part:
        start = mention.span.start
        if unit.lexicon.pack.per_character:
            return self._part_in_running_text(unit, start)
        low = max(unit.span.start, start - 90)
        words = list(re.finditer(r"\S+", self.page.narration[low:start]))
        words = words[: len(words) - self._office_words(unit, [w[0] for w in words])]
        for i in range(len(words) - 1, -1, -1):
            word = words[i][0]
            bare = word.strip("“”\"'«»().,:;")
            noun = unit.lexicon["case.noun_phrase"].fullmatch(bare) is not None
            if (
                word[-1] in ",;:!?)"
                or FILLER in word
                or (word[-1] == "." and not noun and not _SHORT.match(word))
            ):
                break
            if self._stands_between(low + words[i].end(), mention):
                continue
            part = self._case_word(unit, [w[0] for w in words[max(0, i - 2) : i]] + [bare])
            if part is not None:
                return part
            at = low + words[i].start()
            if not noun and not self.page.text[at : at + 1].isupper():
                break
        return "bare"

    @staticmethod
    def _office_words(unit: Unit, words: Sequence[str]) -> int:
        """How many words right before a name are an office that holds a preposition ("head of state")."""
        from vaka.reading.names.pack import lexicon  # the names stage asks this package who speaks

        names = lexicon(unit.language)
        for size in range(min(_OFFICE, len(words)), 2, -1):
            if tuple(names.normal(w) for w in words[-size:]) in names.titles:
                return size - 1
        return 0

    def _part_in_running_text(self, unit: Unit, start: int) -> Part:
        """The part that a word written onto the name's beginning gives."""
        lead = self.page.narration[max(unit.span.start, start - _LEAD) : start]
        for part in PARTS:
            if any(m.end() == len(lead) for m in unit.lexicon[f"case.{part}_before"].finditer(lead)):
                return part
        return "bare"

    @staticmethod
    def _case_word(unit: Unit, words: list[str]) -> Part | None:
        """The part that an article or preposition of up to three words gives; the longest one decides."""
        for size in range(len(words), 0, -1):
            phrase = " ".join(words[-size:])
            for part in PARTS:
                if unit.lexicon[f"case.{part}_before"].fullmatch(phrase):
                    return part
        return None

    def _stands_between(self, position: int, mention: Mention) -> bool:
        """Whether an article at `position` belongs to another name that comes before this one."""
        between = self.within(Span(position, max(position, mention.span.start)))
        return any(m.kind != "person" and m.form != "demonym" for m in between)

    def subject(self, span: Span) -> Source:
        """The likeliest subject of a clause without any cue."""
        return self.best(span, None, ())

    def best(
        self,
        span: Span,
        cue: Cue | None,
        quotation: tuple[int, int] | tuple[()],
        without: frozenset[int] = frozenset(),
    ) -> Source:
        """The likeliest source among the names of `span`, for a quotation cued by `cue`.

        Args:
            span: The clause.
            cue: The verb of speech, if there is one.
            quotation: Its first and last place in the narration.
            without: Entities that are not asked for.
        """
        names = [m for m in self.within(span) if m.entity not in without]
        joint = self._joint(span, cue, quotation)
        scored = [(self._score(m, names, cue, quotation), -i, m) for i, m in enumerate(names)]
        if not scored:
            return Source(None, 0.0, joint, "joint speakers" if joint else "")
        score, _, chosen = max(scored)
        beside = chosen.kind == "person" and self._touches(chosen, cue)  # "They met …, NAME said"
        if joint and not beside and self.part(chosen) not in ("subject", "agent"):
            return Source(None, 0.0, True, "joint speakers")
        if score < _LEAST:
            return Source(None, score)
        if self._coordinated(chosen, names):
            return Source(None, score, True, "joint speakers")
        return Source(chosen, score, False, f"{self.part(chosen)} of the clause")

    def state(self, span: Span) -> Mention | None:
        """The country whose body (`Norway's foreign ministry`) is named, by a common noun, first in `span`."""
        unit = self.page.units[self.page.unit_at(span.start)]
        for body in unit.lexicon["people.bodies"].finditer(self.page.narration, span.start, span.end):
            for m in self.within(span):
                low, high = sorted((m.span, Span(body.start(), body.end())))
                gap = self.page.narration[low.end : high.start]
                if (
                    m.kind == "country"
                    and len(gap.split()) <= _BODY
                    and not re.search(r"[,;:.!?\ufffc]", gap)
                ):
                    return m
        return None

    def _joint(self, span: Span, cue: Cue | None, quotation: tuple[int, int] | tuple[()]) -> bool:
        """Whether several speakers at once ("the two leaders") are the clause's subject."""
        unit = self.page.units[self.page.unit_at(span.start)]
        inverted = bool(cue and quotation and quotation[1] <= cue.span.start)
        for match in unit.lexicon["people.joint"].finditer(self.page.narration, span.start, span.end):
            if (
                cue is not None
                and match.start() >= cue.span.end
                and not (inverted or unit.lexicon.pack.verb_final)
            ):
                continue  # "said they were …": what is said, not who says it
            if quotation and inverted and _ENDED.search(self.page.text[match.end() : quotation[0]]):
                continue  # a sentence before the words
            beside = (
                cue is not None
                and min(abs(match.start() - cue.span.end), abs(cue.span.start - match.end())) <= _NEAR
            )
            if beside or match.start() - span.start <= _NEAR:
                return True
        return False

    def _score(
        self, m: Mention, names: Iterable[Mention], cue: Cue | None, quotation: tuple[int, int] | tuple[()]
    ) -> float:
        part = self.part(m)
        if m.form == "demonym" and m.kind != "person":
            return -9.0
        seat = part == "oblique" and cue is not None and self._speaks_there(m, cue)
        if seat or (part == "oblique" and cue is not None and self._absolute(m, cue)):
            part = "subject"
        if part == "agent" and cue is not None and not bound(self.page, m.span, cue):
            part = "oblique"
        if m.kind == "person" and opinion(self.page, m.span, self.page.frame(m.span.start, m.span.end).start):
            part = "agent"
        passive = part == "agent" and cue is not None
        kind = KIND["person"] if self._holds_office(m) else KIND[m.kind]
        if kind < _SPEAKS and (seat or (part in ("subject", "bare") and self._touches(m, cue))):
            kind = _SPEAKS
        score = kind + (2.5 if passive else PART[part])
        if passive and m.kind != "person" and self._relays(cue):
            score -= 3.5  # "X was quoted by Y": Y passes on what X said
        if m.kind in ("country", "place") and m.form == "capital":
            score = 1.0 + PART[part]
        aside = subordinate(self.page, m.span, quotation) or self._told_of(m, cue, quotation)
        if aside or self.leads_on(m, names) or self._beside_pronoun(m):
            score -= 4.0
        if part == "subject" and self._is_topic(m):
            score += _TOPIC
        if part == "bare" and kind > 0 and self._right_before(m, quotation):
            score += PART["subject"] + 0.2
        return score + self._nearness(m, cue, quotation)

    def _speaks_there(self, m: Mention, cue: Cue) -> bool:
        """`В порту заявили`: a seat or a body "in" which they say something."""
        unit = self.page.units[self.page.unit_at(m.span.start)]
        if m.kind not in ("organisation", "country", "place") or cue.span.start < m.span.end:
            return False
        lead = self.page.narration[max(unit.span.start, m.span.start - _NEAR) : m.span.start].split()
        led = any(unit.lexicon["case.seat_before"].fullmatch(w) for w in lead[-2:])
        plural = unit.lexicon["cues.plural"].fullmatch(self.page.narration, cue.span.start, cue.span.end)
        return (
            led and plural is not None and not _STOP.search(self.page.narration, m.span.end, cue.span.start)
        )

    def _absolute(self, m: Mention, cue: Cue) -> bool:
        """`με τον Χ να δηλώνει`: a particle between a name in another case and the verb makes it the subject."""
        unit = self.page.units[self.page.unit_at(m.span.start)]
        between = self.page.narration[m.span.end : cue.span.start].strip()
        return unit.lexicon["case.absolute_after"].fullmatch(between) is not None

    def _right_before(self, m: Mention, quotation: tuple[int, int] | tuple[()]) -> bool:
        """Whether nothing parts a name from the marks, where the subject stands before them and the verb behind."""
        if not quotation or not self.page.units[self.page.unit_at(m.span.start)].lexicon.pack.verb_final:
            return False
        gap = self.page.narration[m.span.end : quotation[0]]
        return m.span.end < quotation[0] and not gap.replace(FILLER, "").strip(" \u00a0")

    def _told_of(self, m: Mention, cue: Cue | None, quotation: tuple[int, int] | tuple[()]) -> bool:
        """Whether a name stands behind "said that": it is told of, and tells nothing."""
        lexicon = self.page.units[self.page.unit_at(m.span.start)].lexicon
        if cue is None or not quotation or lexicon.pack.verb_final or lexicon.pack.per_character:
            return False
        narration, high = self.page.narration, min(m.span.start, quotation[0])
        low = self.page.frame(m.span.start, m.span.end).start
        for said in lexicon["cues.say"].finditer(narration, low, high):
            opened = lexicon["cues.complement"].search(narration, said.end(), high)
            if opened is None or re.search(r"[;:\ufffc]|\w\w[.!?…]\s", narration[opened.end() : high]):
                continue
            lead = narration[said.end() : opened.start()]
            near = len(lead.split()) <= _TO_THAT and not re.search(r"[,;:.!?\ufffc]", lead)
            if near and self.part(m) != "agent":
                return True
        return False

    def _beside_pronoun(self, m: Mention) -> bool:
        """Whether a name is the second of `he and X`: the first, whom the pronoun means, speaks."""
        unit = self.page.units[self.page.unit_at(m.span.start)]
        lead = self.page.narration[max(unit.span.start, m.span.start - _NEAR) : m.span.start].split()
        joined = len(lead) > 1 and unit.lexicon["people.conjunctions"].fullmatch(lead[-1])
        return bool(joined) and unit.lexicon["people.pronouns"].fullmatch(lead[-2]) is not None

    def _touches(self, m: Mention, cue: Cue | None) -> bool:
        """Whether a name stands right beside its verb of speech, as only the subject does: a seat, a union, a paper."""
        if cue is None or cue.kind not in ("say", "describe") or m.form == "demonym":
            return False
        if self.page.units[self.page.unit_at(m.span.start)].lexicon.pack.verb_final:
            return False
        low, high = sorted((m.span, cue.span))
        gap = self.page.narration[low.end : high.start]
        return len(gap.split()) <= (m.span is low) and not re.search(r"[,;:.!?\ufffc]", gap)

    def holder(self, office: Span, before: int) -> int | None:
        """Who of those named before holds the office that stands alone at `office`; `None` where not just one does."""
        from vaka.reading.names.pack import lexicon  # the names stage asks this package who speaks

        words = lexicon(self.page.units[self.page.unit_at(office.start)].language)
        said = tuple(words.normal(w) for w in re.findall(r"\w+", office.of(self.page.text)))
        role = next((r for n in range(len(said)) if (r := words.titles.get(said[n:]))), None)
        if role is None:
            return None
        named = {m.entity for m in self.mentions if m.kind == "person" and m.span.end <= before}
        holders = [n for n in named if role in self.entities[n].titles]
        return holders[0] if len(holders) == 1 else None

    def _is_topic(self, m: Mention) -> bool:
        unit = self.page.units[self.page.unit_at(m.span.start)]
        after = self._tail(m)[0] + self.page.narration[m.span.end : m.span.end + 40]
        return unit.lexicon["case.topic_after"].match(after) is not None

    def _holds_office(self, m: Mention) -> bool:
        """Whether an unrecognised name of two words or three has an office after it (`Ida Moreau, the envoy`)."""
        if m.kind != "other" or not 2 <= len(m.span.of(self.page.text).split()) <= 3:
            return False
        unit = self.page.units[self.page.unit_at(m.span.start)]
        apposition = re.match(r",((?:\s+[\w'’-]+){1,4})", self.page.narration[m.span.end : m.span.end + 80])
        words = apposition[1].split() if apposition else []
        return any(unit.lexicon["people.offices"].fullmatch(word) for word in words)

    def _relays(self, cue: Cue | None) -> bool:
        """Whether the verb tells of passing somebody's words on."""
        if cue is None:
            return False
        relay = self.page.units[self.page.unit_at(cue.span.start)].lexicon["cues.relay"]
        return relay.match(self.page.narration, cue.span.start, cue.span.end) is not None

    def leads_on(self, m: Mention, names: Iterable[Mention]) -> bool:
        """`Russian President Vladimir Putin`: a country, body or bare title that only describes the name after it."""
        if m.kind == "person" and m.form != "title":
            return False
        for other in names:
            gap = self.page.narration[m.span.end : other.span.start]
            if m.kind == "country" and other.kind == "organisation" and gap in (" ", "'s "):
                return True
            if (
                other.kind == "person"
                and other.form != "title"
                and other.span.start >= m.span.end
                and len(gap) < 60
                and not re.search(r"[,;:.!?\ufffc]", gap)
                and len(gap.split()) <= 5
                and (m.kind != "person" or self._of_office(m, gap))
                and not self._says(m, other)
            ):
                return True
        return False

    def _of_office(self, m: Mention, gap: str) -> bool:
        """Whether the words between a title and a name can be the rest of the office."""
        unit = self.page.units[self.page.unit_at(m.span.start)]
        shown = self.page.text[m.span.end : m.span.end + len(gap)].split()
        return all(
            word[0].isupper()
            or unit.lexicon["case.noun_phrase"].fullmatch(folded)
            or unit.lexicon["case.oblique_before"].fullmatch(folded)
            for word, folded in zip(shown, gap.split(), strict=True)
        )

    def _says(self, m: Mention, other: Mention) -> bool:
        """Whether a verb of saying parts two names: `the palace said X …` has a subject, and no title before X."""
        unit = self.page.units[self.page.unit_at(m.span.start)]
        if unit.lexicon.pack.verb_final:
            return False
        return unit.lexicon["cues.say"].search(self.page.narration, m.span.end, other.span.start) is not None

    def _nearness(self, m: Mention, cue: Cue | None, quotation: tuple[int, int] | tuple[()]) -> float:
        if cue is None:
            return self._beside_marks(m, quotation)
        lexicon = self.page.units[self.page.unit_at(cue.span.start)].lexicon
        pack, narration = lexicon.pack, self.page.narration
        if m.span.end <= cue.span.start and lexicon["cues.participle"].fullmatch(
            narration, cue.span.start, cue.span.end
        ):
            return (
                1.2
                - 0.01 * (cue.span.start - m.span.start < 0)
                - 0.5 * (m.span.start / max(1, cue.span.start))
            )
        if m.span.start >= cue.span.end:
            gap = narration[cue.span.end : m.span.start]
            words = len(gap.split())
            near = words <= _INVERTED and not re.search(r"[,;:.!?]", gap)
            if not near and lexicon["people.offices"].search(gap) and re.fullmatch(r"[^,;:.!?]*, ?", gap):
                near, words = words <= _FAR, min(words, _OFFICE)  # "said the head of …, X"
            if cue.kind == "head":
                return 4.0 if near else -1.0
            if pack.verb_final:  # the inverted order `"…" dedi X`
                return 0.5 if near and not words and not pack.glued else -2.0
            inverted = not quotation or quotation[1] <= cue.span.start  # "…", said X; but: X told Y "…"
            return (1.5 if inverted else 0.6) - 0.2 * words if near else -2.0
        gap = narration[m.span.end : cue.span.start].replace(FILLER, "")
        words = len(gap) // 2 if pack.per_character else len(gap.split())
        return -0.02 * min(words, 40) if pack.verb_final else 1.2 - 0.12 * min(words, _FAR)

    def _beside_marks(self, m: Mention, quotation: tuple[int, int] | tuple[()]) -> float:
        """Nearness where no verb is known: to the marks, if there are any, else to the text's start."""
        if not quotation:
            return -0.01 * (m.span.start / max(1, len(self.page.text)))
        low, high = (m.span.end, quotation[0]) if m.span.end <= quotation[0] else (quotation[1], m.span.start)
        gap = self.page.narration[low:high].strip(FILLER)
        pack = self.page.units[self.page.unit_at(m.span.start)].lexicon.pack
        words = len(gap.replace(FILLER, "")) // 2 if pack.per_character else len(gap.split())
        return -0.02 * min(words, 40) - 0.5 * (FILLER in gap)

    def _coordinated(self, m: Mention, names: Sequence[Mention]) -> bool:
        """Whether the name shares its part with another person: `Kim and Putin said`."""
        unit = self.page.units[self.page.unit_at(m.span.start)]
        for other in names:
            first, second = sorted((m, other), key=lambda x: x.span)
            if other.kind != m.kind or other.entity == m.entity or self.part(second) in ("oblique", "owner"):
                continue
            gap = self.page.text[first.span.end : second.span.start].split()
            if gap and len(gap) <= 5 and self._joins(unit, gap):
                return True
        return False

    @staticmethod
    def _joins(unit: Unit, gap: Sequence[str]) -> bool:
        """Whether the words between two names are a conjunction, and a title at most: no "who met with X"."""
        conjunctions = unit.lexicon["people.conjunctions"]
        if unit.lexicon.pack.glued:  # written onto the first name's calling
            return len(gap) <= _TWO and gap[-1].endswith(unit.lexicon.pack.people.conjunctions)
        joined = conjunctions.fullmatch(fold(gap[0], unit.lexicon.pack.strip_accents)) is not None
        return joined and not (unit.lexicon.pack.verb_final and any(w[0].islower() for w in gap[1:]))
