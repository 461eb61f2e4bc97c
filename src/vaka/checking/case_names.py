"""The case's names, looked up for a row's: by key, by any form met in a page, else by consonants across scripts."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from vaka.checking.records import Named
from vaka.knowledge import family_name
from vaka.reading.names.transliteration import latin, skeleton
from vaka.records import Entity, Joined, LocalEntity, Mention, Reading, Span
from vaka.text import fold

__all__ = ["CaseNames"]

LONGEST = 5
"""Words of the longest name that is sought in a row."""

TELLING = 2
"""How many times more pages must name one bearer than the next for a shared form to mean the first."""

_WORD = re.compile(r"[^\W_]+(?:[-.][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class CaseNames:
    """An index over the entities of one case."""

    by_id: Mapping[str, Entity]
    by_key: Mapping[str, Entity]
    by_form: Mapping[str, Entity]
    """By folded form; a family name alone is a form of a person."""
    by_sound: Mapping[tuple[str, ...], Entity]
    """By the skeleton of a name of two words or more."""

    @classmethod
    def of(cls, joined: Joined, readings: Mapping[str, Reading]) -> CaseNames:
        """Index the entities of a case with every form its pages use."""
        forms: dict[str, set[str]] = {}
        sounds: dict[tuple[str, ...], set[str]] = {}
        by_id = {e.id: e for e in joined.entities}
        for entity in joined.entities:
            for form in _forms(entity, readings):
                forms.setdefault(fold(form), set()).add(entity.id)
                if len(form.split()) > 1:
                    sounds.setdefault(skeleton(form), set()).add(entity.id)
        chosen = {form: one for form, ids in forms.items() if (one := _bearer(ids, by_id))}
        heard = {bones: one for bones, ids in sounds.items() if (one := _bearer(ids, by_id))}
        return cls(by_id, {e.key: e for e in joined.entities if e.key}, chosen, heard)

    def named(self, local: LocalEntity) -> Named:
        """What a row's name means in this case."""
        entity = self._entity(local)
        name, kind = (entity.name, entity.kind) if entity else (local.name, local.kind)
        country = (entity.country if entity else None) or local.country
        actor = name if kind == "country" else country or name
        return Named(name, kind, entity.id if entity else None, actor)

    def _entity(self, local: LocalEntity) -> Entity | None:
        if known := self.by_key.get(local.key or ""):
            return known
        found = (self.lookup(form) for form in (local.name, *local.forms))
        return next((e for e in found if e is not None and local.kind in ("other", e.kind)), None)

    def lookup(self, form: str) -> Entity | None:
        """Whom a form means in this case; `None` where nobody, or nobody above others, bears it."""
        one = self.by_form.get(fold(form))
        return one or (self.by_sound.get(skeleton(form)) if len(form.split()) > 1 else None)

    def complete(
        self,
        text: str,
        mentions: tuple[Mention, ...],
        entities: tuple[LocalEntity, ...],
    ) -> tuple[tuple[Mention, ...], tuple[LocalEntity, ...]]:
        """A row's names with those added that the pages know and the row names without an office.

        Args:
            text: The row, one sentence.
            mentions: What was read off it.
            entities: What those mean.
        """
        run_on = {m.n for m in mentions if self._runs_on(text, m, entities[m.entity])}
        mentions, entities = _without(run_on, mentions, entities)
        locals_ = [self._as_known(local) for local in entities]
        known = {e.key or e.name: e.n for e in locals_}
        every = [replace(m, kind=locals_[m.entity].kind) for m in mentions]
        for span, entity in self._standing(text, [m.span for m in mentions]):
            name = entity.key or entity.name
            if name not in known:
                known[name] = len(locals_)
                form = span.of(text)
                one = LocalEntity(len(locals_), entity.kind, entity.name, entity.key, (form,), entity.country)
                locals_.append(one)
            every.append(Mention(0, span, 0, entity.kind, known[name], "name", span.of(text)))
        every.sort(key=lambda m: m.span)
        return tuple(replace(m, n=n) for n, m in enumerate(every)), tuple(locals_)

    def _runs_on(self, text: str, mention: Mention, local: LocalEntity) -> bool:
        """Whether a name that nobody bears is two of the case's side by side: "Tokayev Japarov ile görüştü"."""
        if local.key is not None or self._entity(local) is not None or len(mention.span.of(text).split()) < 2:
            return False
        outside = [Span(0, mention.span.start), Span(mention.span.end, len(text))]
        found = list(self._standing(text, [s for s in outside if s.start < s.end]))
        words = sum(len(_WORD.findall(span.of(text))) for span, _ in found)
        return len({e.id for _, e in found}) > 1 and words == len(_WORD.findall(mention.span.of(text)))

    def _as_known(self, local: LocalEntity) -> LocalEntity:
        """A name with what the case knows of it: "Kim" is the one of the pages, whoever else bears the name."""
        entity = self._entity(local)
        if entity is None or entity.key == local.key is not None:
            return local
        return replace(local, kind=entity.kind, name=entity.name, key=entity.key, country=entity.country)

    def _standing(self, text: str, taken: Iterable[Span]) -> Iterator[tuple[Span, Entity]]:
        """Names of the case that stand in a text beside those already read, the longest first at each word."""
        words = [Span(m.start(), m.end()) for m in _WORD.finditer(text)]
        free = [not any(w.overlap(t) for t in taken) for w in words]
        i = 0
        while i < len(words):
            for size in range(min(LONGEST, len(words) - i), 0, -1):
                span = Span(words[i].start, words[i + size - 1].end)
                form = span.of(text)
                if not all(free[i : i + size]) or form[:1].islower() or len(form) < 2:
                    continue
                entity = self.lookup(form)
                if entity is not None:
                    yield span, entity
                    i += size - 1
                    break
            i += 1

    def actor(self, entity: str) -> str:
        """The country that an entity of the case is or acts for; its own name where there is none."""
        one = self.by_id.get(entity)
        if one is None:
            return entity
        return one.name if one.kind == "country" else one.country or one.name

    def name(self, entity: str | None) -> str | None:
        """Canonical name of an entity of the case."""
        one = self.by_id.get(entity or "")
        return one.name if one else None


def _without(
    dropped: Collection[int], mentions: tuple[Mention, ...], entities: tuple[LocalEntity, ...]
) -> tuple[tuple[Mention, ...], tuple[LocalEntity, ...]]:
    """Mentions but these, and the entities that the others mean, numbered anew."""
    if not dropped:
        return mentions, entities
    kept = [m for m in mentions if m.n not in dropped]
    used = {old: new for new, old in enumerate(sorted({m.entity for m in kept}))}
    return (
        tuple(replace(m, n=n, entity=used[m.entity]) for n, m in enumerate(kept)),
        tuple(replace(entities[old], n=new) for old, new in used.items()),
    )


def _forms(entity: Entity, readings: Mapping[str, Reading]) -> set[str]:
    met = {f for ref in entity.members for f in readings[ref.document].entities[ref.n].forms}
    forms = {entity.name, *met, *(latin(f) for f in met)}
    if entity.kind == "person":
        forms |= {family_name(words) for f in tuple(forms) if len(words := f.split()) > 1}
    return forms


def _bearer(ids: Iterable[str], by_id: Mapping[str, Entity]) -> Entity | None:
    """The one who bears a form; of several the one whom far more pages name."""
    ranked = sorted((by_id[i] for i in ids), key=lambda e: (-len(e.members), e.id))
    if len(ranked) > 1 and len(ranked[0].members) < TELLING * len(ranked[1].members):
        return None
    return ranked[0]
