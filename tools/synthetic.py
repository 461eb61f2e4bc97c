"""Documents that never were, with their readings, for measuring and testing how a case grows.

The reading stages take about 10 ms a document and cost the same in any case, so here they are left out: a made
document comes with the reading that they would give. There are many storylines, each of a pair of invented states with
their leaders, and one heavy one that every tenth document belongs to. Stories follow each other over years; a document
tells one, looks back to earlier ones by day, month, year or not at all, quotes a leader, and names people whom no
knowledge has. One in six tells no day of its own.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from vaka.codebook import codebook
from vaka.edtf import days_of
from vaka.records import (
    Article,
    Basis,
    Credit,
    Document,
    EntityKind,
    EventMention,
    LocalEntity,
    Mention,
    Paragraph,
    Participant,
    Quotation,
    Reading,
    Role,
    Sentence,
    Span,
    Stated,
)
from vaka.text import fold
from vaka.vectors import DIM, Encoder, language_means

__all__ = ["WordEncoder", "World"]

FIRST_DAY = date(2000, 1, 1)
HEAVY = 10
"""Every so-manieth document belongs to the heavy storyline."""
A_STORY = 6
"""Documents of one story, on average."""
STORYLINE = 60
"""Documents of one storyline that is not heavy, on average."""
UNDATED = 6
"""Every so-manieth document tells no day of its own, on average."""

_ONSETS = ("b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z", "br", "dr", "kr", "tr")
_NUCLEI = ("a", "e", "i", "o", "u")
_CODAS = ("", "l", "m", "n", "r", "s", "k", "v")
_AGENCIES = ("ORA", "VIX", "LUMEN", "TARN", "PELO", "KESTREL", "NOVA PRESS", "DELTA NEWS")
_KINDS = ("meeting", "visit", "talks", "agreement", "condemnation", "aid")
_VERBS = {
    "meeting": "met",
    "visit": "visited",
    "talks": "held talks with",
    "agreement": "agreed with",
    "condemnation": "condemned",
    "aid": "sent aid to",
}


def _name(chance: random.Random, syllables: int) -> str:
    parts = (
        chance.choice(_ONSETS) + chance.choice(_NUCLEI) + chance.choice(_CODAS) for _ in range(syllables)
    )
    return "".join(parts).capitalize()


@dataclass(frozen=True, slots=True)
class _State:
    """An invented state."""

    name: str
    leader: str
    minister: str
    cities: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Story:
    """What a story tells."""

    sides: tuple[_State, _State]
    kind: str
    day: date
    place: str
    words: tuple[str, ...]
    """Words that its documents draw from."""
    said: str
    unknown: tuple[str, str]
    """A person whom only this storyline names, and a company."""


@dataclass(slots=True)
class _Draft:
    """A document while it is written."""

    text: str = ""
    sentences: list[Sentence] = field(default_factory=list)
    entities: list[LocalEntity] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    quotations: list[Quotation] = field(default_factory=list)
    events: list[EventMention] = field(default_factory=list)

    def write(self, words: str) -> Span:
        """Add a sentence."""
        start = len(self.text)
        self.text += words + "\n"
        span = Span(start, start + len(words))
        self.sentences.append(Sentence(len(self.sentences), span, len(self.sentences), "body", "en"))
        return span

    def entity(self, name: str, kind: EntityKind, known: bool, country: str | None, title: str = "") -> int:
        """The number of a local entity of that name, named once more where it stands in the last sentence."""
        n = next((e.n for e in self.entities if e.name == name), len(self.entities))
        if n == len(self.entities):
            key = f"vaka:{fold(name).replace(' ', '-')}" if known else None
            titles = (title,) if title else ()
            self.entities.append(LocalEntity(n, kind, name, key, (name,), country, titles))
        last = self.sentences[-1]
        at = self.text.find(name, last.span.start)
        if at >= 0:
            span = Span(at, at + len(name))
            self.mentions.append(Mention(len(self.mentions), span, last.n, kind, n, "name", name))
        return n


class World:
    """Invented states and what happens between them.

    Args:
        documents: How many there will be; they decide how many storylines there are.
        seed: Another one makes another world.
    """

    def __init__(self, documents: int, seed: int = 20260101) -> None:
        self._seed = seed
        chance = random.Random(seed)
        lines = max(1, documents * (HEAVY - 1) // HEAVY // STORYLINE)
        states = [_state(chance) for _ in range(max(4, int(2 * lines**0.5) + 2))]
        heavy = (_state(chance), _state(chance))
        pairs = [(a, b) for i, a in enumerate(states) for b in states[i + 1 :]]
        chance.shuffle(pairs)
        each = max(1, STORYLINE // A_STORY)
        self._lines = [_stories(chance, pair, each) for pair in pairs[:lines]]
        self._heavy = _stories(chance, heavy, max(1, documents // HEAVY // A_STORY))

    def documents(self, first: int, last: int) -> Iterator[tuple[Document, Reading]]:
        """The documents of numbers `first` to `last`, the last not included; each hangs on its number alone."""
        for n in range(first, last):
            yield self._document(n)

    def _document(self, n: int) -> tuple[Document, Reading]:
        chance = random.Random(f"{self._seed} {n}")
        line = self._heavy if n % HEAVY == 0 else chance.choice(self._lines)
        at = chance.randrange(len(line))
        story, earlier = line[at], line[:at]
        draft = _Draft()
        published = story.day + timedelta(days=chance.randrange(2)) if chance.randrange(UNDATED) else None
        _tell(draft, story, chance, "main", published is not None)
        _say(draft, story)
        _fill(draft, story, chance)
        for past in chance.sample(earlier, min(2, len(earlier))):
            _tell(draft, past, chance, "background", True)
        return _finished(n, draft, published, chance)


def _state(chance: random.Random) -> _State:
    leader, minister = (f"{_name(chance, 2)} {_name(chance, 3)}" for _ in range(2))
    return _State(_name(chance, 3), leader, minister, tuple(_name(chance, 2) + "grad" for _ in range(3)))


def _stories(chance: random.Random, sides: tuple[_State, _State], count: int) -> list[_Story]:
    """Stories of one pair, at least two weeks apart on average, in the order of their days."""
    unknown = (f"{_name(chance, 2)} {_name(chance, 3)}", f"{_name(chance, 3)} Works")
    days = sorted(chance.randrange(9000) for _ in range(count))
    return [
        _Story(
            sides=sides if chance.randrange(2) else sides[::-1],
            kind=chance.choice(_KINDS),
            day=FIRST_DAY + timedelta(days=day),
            place=chance.choice(chance.choice(sides).cities),
            words=tuple(_name(chance, 2).lower() for _ in range(25)),
            said=" ".join(_name(chance, 2).lower() for _ in range(14)),
            unknown=unknown,
        )
        for day in days
    ]


def _tell(draft: _Draft, story: _Story, chance: random.Random, role: Role, day_known: bool) -> None:
    """A sentence about the story's event, and its event mention."""
    a, b = story.sides
    when, basis = _when(story, chance, role, day_known)
    placed = chance.randrange(3) > 0
    where = f" in {story.place}" if placed else ""
    span = draft.write(
        f"{a.leader} of {a.name} {_VERBS[story.kind]} {b.leader} of {b.name}{where} {when or ''}.".strip()
    )
    who = [
        draft.entity(a.leader, "person", True, a.name, "leader"),
        draft.entity(b.leader, "person", True, b.name, "leader"),
    ]
    for state in story.sides:
        draft.entity(state.name, "country", True, state.name)
    owner = next((s for s in story.sides if story.place in s.cities), a)
    place = draft.entity(story.place, "place", True, owner.name) if placed else None
    kind = codebook()[story.kind]
    participants = (Participant(who[0], "source", None), Participant(who[1], "target", None))
    draft.events.append(
        EventMention(
            n=len(draft.events),
            span=span,
            trigger=Span(span.start, span.start + 1),
            sentence=draft.sentences[-1].n,
            plover=kind.plover,
            mode=kind.mode,
            kind=story.kind,
            role=role,
            status="held",
            participants=participants,
            place=place,
            times=(),
            when=when,
            interval=days_of(when),
            basis=basis,
            discriminators=(),
            quotation=None,
            part_of=None,
            rule="made",
        )
    )


def _when(
    story: _Story, chance: random.Random, role: Role, day_known: bool
) -> tuple[str | None, Basis | None]:
    day = story.day.isoformat()
    if role == "main":
        return (day, "relative") if day_known else (None, None)
    told = chance.choice((day, day[:7], day[:4], None))
    return told, "explicit" if told else None


def _say(draft: _Draft, story: _Story) -> None:
    """A sentence with a leader's words, the same in all documents of the story."""
    a, _ = story.sides
    span = draft.write(f'"{story.said}," said {a.leader}.')
    speaker = draft.entity(a.leader, "person", True, a.name, "leader")
    content = Span(span.start + 1, span.start + 1 + len(story.said))
    sentence = draft.sentences[-1].n
    draft.quotations.append(
        Quotation(0, content, (content,), "direct", sentence, None, None, speaker, None, "en", "made")
    )


def _fill(draft: _Draft, story: _Story, chance: random.Random) -> None:
    """Sentences of the story's own words, the minister and the unknown among them."""
    a, _ = story.sides
    person, company = story.unknown
    for name, kind, known in (
        (a.minister, "person", True),
        (person, "person", False),
        (company, "organisation", False),
    ):
        draft.write(f"{name} spoke of {' '.join(chance.choices(story.words, k=16))}.")
        draft.entity(name, kind, known, a.name if kind == "person" else None)  # type: ignore[arg-type] # literals above
    for _ in range(3):
        draft.write(f"It was said that {' '.join(chance.choices(story.words, k=18))}.")


def _finished(
    n: int, draft: _Draft, published: date | None, chance: random.Random
) -> tuple[Document, Reading]:
    key = hashlib.sha256(f"made {n}".encode()).hexdigest()[:12]
    agency = chance.choice(_AGENCIES)
    stated = Stated(published.isoformat(), Span(0, 0), "made") if published else None
    article = Article(
        document=key,
        language="en",
        title=None,
        published=stated,
        updated=None,
        outlet=None,
        byline=None,
        translated_from=None,
        credits=(Credit(agency, Span(0, 0), "agency", "made"),),
        body=tuple(Paragraph(s.span, "text", "en") for s in draft.sentences),
        embeds=(),
        furniture=(),
    )
    document = Document(key, f"made{n:06d}.txt", key, "text/plain", "utf-8", draft.text, ())
    reading = Reading(
        article,
        sentences=tuple(draft.sentences),
        mentions=tuple(draft.mentions),
        entities=tuple(draft.entities),
        quotations=tuple(draft.quotations),
        events=tuple(draft.events),
    )
    return document, reading


class WordEncoder(Encoder):
    """Vectors of made texts without the model: the mean of one random direction a word, so that texts of the same
    words are near. The mean of English is added, which comparing takes off again."""

    def __init__(self) -> None:
        super().__init__()
        self._words: dict[str, NDArray[np.float32]] = {}

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of `texts`, float32 (n, 384)."""
        return np.stack([self._of(text) for text in texts]) if texts else np.zeros((0, DIM), np.float32)

    def _of(self, text: str) -> NDArray[np.float32]:
        total = np.zeros(DIM, np.float32)
        for word in fold(text).split():
            if word not in self._words:
                seed = int.from_bytes(hashlib.blake2b(word.encode(), digest_size=8).digest(), "little")
                self._words[word] = np.random.default_rng(seed).standard_normal(DIM).astype(np.float32)
            total += self._words[word]
        return total / max(float(np.linalg.norm(total)), 1e-9) + language_means()["en"]
