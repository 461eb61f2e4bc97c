"""Entities across documents: the local entities that mean one person, country, place or organisation.

What the knowledge names is joined by its key. The unknown are joined by name, never on the likeness of two
names alone: one spelling in one script is enough unless the documents contradict each other; two scripts
or two spellings need the same consonants word for word *and* a country, an office or company in common, or
nearly the same in two scripts and one office in one country; a lone family name goes to the only full name that fits.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

from vaka.knowledge import family_name
from vaka.languages import CANONICAL
from vaka.reading.names.transliteration import latin, loose_skeleton, nearly, outline, script_of, skeleton
from vaka.records import Entity, EntityKind, LocalEntity, Reading, Ref
from vaka.text import collapse, fold, letters

__all__ = ["block_of", "join_entities"]

_COMPANY = 2
"""Known entities that two documents must share for their unknown names to be compared across scripts without
a country or an office: one is chance (every second page names the United States), two are a storyline."""

_LOOSE = 5
"""Consonants that a full name must have more than, to be compared by what every script tells apart: of 2,000 invented
names, 8 of 101 with four shared all of them with another, 24 of 528 with six, 2 of 1,048 with seven and more."""

_SHARED_OFFICES = frozenset({"counterpart", "minister", "spokesperson", "ambassador"})
"""What several people of one country are at once."""

_SAME_OFFICE = ("leader", "head_of_state", "head_of_government")
"""Offices that different pages give to one person."""


@dataclass(slots=True)
class _Group:
    """Local entities that are one."""

    kind: EntityKind
    key: str | None
    members: list[tuple[Ref, LocalEntity]] = field(default_factory=list)
    english: Counter[str] = field(default_factory=Counter)
    """Forms met in English sentences."""
    company: set[str] = field(default_factory=set)
    """Keys of the known entities in the same documents."""
    reasons: dict[str, None] = field(default_factory=dict)

    @property
    def forms(self) -> list[str]:
        """Every form met, longest first, then by the alphabet."""
        return sorted(
            {f for _, local in self.members for f in local.forms}, key=lambda f: (-len(f.split()), -len(f), f)
        )

    @property
    def countries(self) -> set[str]:
        """Countries that the members are said to belong to."""
        return {local.country for _, local in self.members if local.country}

    @property
    def titles(self) -> set[str]:
        """Offices of the members; those that pages use for one another are made one."""
        every = {title for _, local in self.members for title in local.titles}
        return {"head" if title in _SAME_OFFICE else title for title in every}

    def absorb(self, other: _Group, reason: str) -> None:
        """Take in all of another group."""
        self.members += other.members
        self.english.update(other.english)
        self.company |= other.company
        self.reasons.update(other.reasons)
        self.reasons[reason] = None


def join_entities(readings: Sequence[Reading]) -> tuple[Entity, ...]:
    """Join the local entities of all documents; the same for any order of the readings."""
    known: dict[str, _Group] = {}
    unknown: dict[tuple[str, str], list[_Group]] = {}
    for reading in sorted(readings, key=lambda r: r.document):
        company = {local.key for local in reading.entities if local.key}
        for local in reading.entities:
            group = _single(reading, local, company)
            if local.key:
                _add_known(known, local.key, group)
            else:
                unknown.setdefault((local.kind, _full(local)), []).append(group)
    groups = [g for same in (unknown[k] for k in sorted(unknown)) for g in _same_spelling(same)]
    groups = _across_spellings(groups, _sounds)
    groups = _across_spellings(groups, _loose_sounds)
    groups = _into_known(groups, known)
    groups = _across_scripts(groups)
    groups = _into_known_across_scripts(groups, known)
    groups = _family_names(groups)
    return _distinct(
        sorted((_entity(g) for g in (*known.values(), *groups)), key=lambda e: (e.id, e.members))
    )


def _distinct(entities: Sequence[Entity]) -> tuple[Entity, ...]:
    """The entities with ids made distinct: namesakes of one country keep one id apart by a running number."""
    seen: Counter[str] = Counter()
    distinct = []
    for entity in entities:
        seen[entity.id] += 1
        again = seen[entity.id] > 1
        distinct.append(replace(entity, id=f"{entity.id}-{seen[entity.id]}") if again else entity)
    return tuple(distinct)


def _single(reading: Reading, local: LocalEntity, company: Iterable[str]) -> _Group:
    group = _Group(local.kind, local.key, [(Ref(reading.document, local.n), local)], company=set(company))
    languages = {s.n: s.language for s in reading.sentences}
    group.english.update(
        m.base
        for m in reading.mentions
        if m.entity == local.n and m.form != "title" and languages.get(m.sentence) == CANONICAL
    )
    return group


def _add_known(known: dict[str, _Group], key: str, group: _Group) -> None:
    if key in known:
        known[key].absorb(group, f"known as {key}")
    else:
        group.reasons[f"known as {key}"] = None
        known[key] = group


def _full(local: LocalEntity) -> str:
    """The fullest form, folded to letters; of a place whose English name is composed, that name."""
    return letters(local.forms[0] if local.forms and not _composed(local) else local.name)


def _composed(local: LocalEntity) -> bool:
    """Whether an unknown place has an English name that is none of its forms ("аэропорт Нодар", Nodar Airport)."""
    return local.kind == "place" and local.key is None and all(latin(f) != local.name for f in local.forms)


def _contradict(a: _Group, b: _Group) -> bool:
    """Whether two groups are given different countries."""
    return bool(a.countries and b.countries and not a.countries & b.countries)


def _same_spelling(groups: Sequence[_Group]) -> list[_Group]:
    """Groups of one spelling, joined unless their countries differ."""
    merged: list[_Group] = []
    for group in groups:
        home = next((m for m in merged if not _contradict(m, group)), None)
        if home:
            home.absorb(group, "one spelling, and nothing that contradicts it")
        else:
            merged.append(group)
    return merged


def _context(a: _Group, b: _Group) -> str | None:
    """What two groups have in common besides their names, in words."""
    if a.kind == "person" and a.titles & b.titles and a.countries & b.countries:
        return f"office and country in common ({', '.join(sorted(a.countries & b.countries))})"
    if a.countries & b.countries:
        return f"a country in common ({', '.join(sorted(a.countries & b.countries))})"
    if a.titles & b.titles:
        return f"an office in common ({', '.join(sorted(a.titles & b.titles))})"
    shared = a.company & b.company
    return f"{len(shared)} known names beside both" if len(shared) >= _COMPANY else None


def _sounds(group: _Group) -> tuple[str, ...]:
    composed = next((local.name for _, local in group.members if _composed(local)), None)
    return skeleton(composed or group.forms[0]) if group.forms else ()


def _loose_sounds(group: _Group) -> tuple[str, ...]:
    """The consonants as far as every script tells them apart, of a name in two words or more."""
    sounds = loose_skeleton(group.forms[0]) if group.forms else ()
    return sounds if group.kind == "person" and len(sounds) > 1 and sum(map(len, sounds)) > _LOOSE else ()


def _across_spellings(groups: Sequence[_Group], sounds: Callable[[_Group], tuple[str, ...]]) -> list[_Group]:
    """Groups whose full names have the same consonants word for word, joined where they share a context."""
    merged: list[_Group] = []
    by_sound: dict[tuple[EntityKind, tuple[str, ...]], list[_Group]] = {}
    for group in groups:
        sound = sounds(group)
        same = by_sound.setdefault((group.kind, sound), [])
        home, why = _home(group, same, sound)
        if home:
            home.absorb(group, f"the same consonants as {home.forms[0]!r} in another spelling, and {why}")
        else:
            same.append(group)
            merged.append(group)
    return merged


def _home(group: _Group, same: Sequence[_Group], sound: tuple[str, ...]) -> tuple[_Group | None, str | None]:
    if sum(map(len, sound)) < 3:
        return None, None
    for other in same:
        why = None if _contradict(group, other) else _context(group, other)
        if why:
            return other, why
    return None, None


def _into_known(groups: Sequence[_Group], known: dict[str, _Group]) -> list[_Group]:
    """Unknown spellings of somebody whom other documents name in a known one."""
    left = []
    sounds: dict[tuple[EntityKind, tuple[str, ...]], _Group] = {}
    for group in known.values():
        for form in group.forms:
            sounds.setdefault((group.kind, skeleton(form)), group)
    for group in groups:
        home = sounds.get((group.kind, _sounds(group))) if len(_sounds(group)) > 1 else None
        why = None if home is None or _contradict(home, group) else _context(home, group)
        if home and why:
            home.absorb(group, f"the same consonants in another spelling, and {why}")
        else:
            left.append(group)
    return left


def _across_scripts(groups: Sequence[_Group]) -> list[_Group]:
    """Full names that scripts spell loosely alike, of one office in one country: joined where only one fits."""
    left: list[_Group] = []
    doubtful = _doubtful(groups)
    for group in sorted(groups, key=lambda g: (-len(g.members), g.members[0][0])):
        homes = () if id(group) in doubtful else left
        fitting = [(home, why) for home in homes if (why := _one_by_office(home, group))]
        if not _absorbed(fitting, group):
            left.append(group)
    return left


def _absorbed(fitting: Sequence[tuple[_Group, str]], group: _Group) -> bool:
    """Whether the only home that fits, of those given with their reasons, has taken a group in."""
    if len(fitting) != 1:
        return False
    home, why = fitting[0]
    home.absorb(group, f"in another script nearly the consonants of {home.forms[0]!r}, and {why}")
    return True


def _into_known_across_scripts(groups: Sequence[_Group], known: dict[str, _Group]) -> list[_Group]:
    """The same with somebody known: a list of the user's own has a person in two scripts, a page in a third."""
    left = []
    for group in groups:
        others = (k for k in known.values() if not _scripts(k) & _scripts(group))
        own = (k for k in others if (k.titles & group.titles) - _SHARED_OFFICES)
        fitting = [(k, why) for k in own if (why := _one_by_office(k, group))]
        if not _absorbed(fitting, group):
            left.append(group)
    return left


def _doubtful(groups: Sequence[_Group]) -> set[int]:
    """The groups that two others of one script fit, as neither may be meant."""
    officers = [g for g in groups if g.titles]
    doubtful = set()
    for group in officers:
        fitting = [o for o in officers if o is not group and _one_by_office(o, group)]
        if any(_scripts(x) & _scripts(y) for x, y in combinations(fitting, 2)):
            doubtful.add(id(group))
    return doubtful


def _one_by_office(a: _Group, b: _Group) -> str | None:
    """Why two groups are one by their office, in words: what one person holds, in nearly one name; what several hold
    at once, in two scripts and names that differ by nothing but their scripts; else `None`."""
    if (a.kind, b.kind) != ("person", "person"):
        return None
    scripts, mine, theirs = _scripts(a) & _scripts(b), _outlines(a), _outlines(b)
    same = any(sum(map(len, sounds)) >= _LOOSE for sounds in mine & theirs)
    if (
        not scripts
        and any(nearly(x, y) for x in mine for y in theirs)
        and (why := _one_office(a, b, _SHARED_OFFICES))
    ):
        return why
    return _one_office(a, b, _SHARED_OFFICES if scripts else frozenset()) if same else None


def _outlines(group: _Group) -> set[tuple[str, ...]]:
    """The outlines of a person's full forms."""
    return {sounds for form in group.forms if len(sounds := outline(form)) > 1}


def _one_office(a: _Group, b: _Group, shared: frozenset[str]) -> str | None:
    """The office, none of the `shared`, that two groups have in common in one country, or among the same known
    names, in words."""
    offices = (a.titles & b.titles) - shared
    if not offices or _contradict(a, b):
        return None
    where = sorted(a.countries & b.countries)
    if not where and len(a.company & b.company) < _COMPANY:
        return None
    return f"the same office ({', '.join(sorted(offices))}) in {where[0] if where else 'the same company'}"


def _scripts(group: _Group) -> set[str]:
    return {script_of(form) for form in group.forms}


def _family_names(groups: Sequence[_Group]) -> list[_Group]:
    """People met by family name alone, joined to the only full name that fits."""
    full: dict[tuple[str, ...], list[_Group]] = {}
    for group in groups:
        words = group.forms[0].split() if group.forms else []
        if group.kind == "person" and len(words) > 1:
            full.setdefault(skeleton(family_name(words)), []).append(group)
    left = []
    for group in groups:
        alone = group.kind == "person" and bool(group.forms) and len(group.forms[0].split()) == 1
        fitting = (
            [g for g in full.get(_sounds(group), ()) if not _contradict(g, group) and _context(g, group)]
            if alone
            else []
        )
        if len(fitting) == 1:
            fitting[0].absorb(
                group, f"the only full name with this family name, and {_context(fitting[0], group)}"
            )
        else:
            left.append(group)
    return left


def _canonical(group: _Group) -> str:
    """The name to show: the knowledge's, else the fullest English, Latin or transliterated form."""
    if group.key:
        return next(local.name for _, local in group.members if local.key)
    if composed := sorted(local.name for _, local in group.members if _composed(local)):
        return next((form for form in composed if form in group.english), composed[0])
    latin_forms = [form for form in group.forms if latin(form) == form] or [
        latin(form) for form in group.forms
    ]
    written = [*group.english, *latin_forms]
    if not written:
        return group.members[0][1].name
    return collapse(min(written, key=lambda f: (-len(f.split()), -group.english[f], -len(f), f)))


def _entity(group: _Group) -> Entity:
    name = _canonical(group)
    counted = Counter(local.country for _, local in group.members if local.country)
    country = min(counted, key=lambda c: (-counted[c], c), default=None)
    members = tuple(sorted(ref for ref, _ in group.members))
    reasons = tuple(group.reasons) or ("met in one document",)
    return Entity(_id(group, name, country), name, group.kind, group.key, country, members, reasons)


def _id(group: _Group, name: str, country: str | None) -> str:
    if group.key:
        return group.key
    seed = f"{fold(name)}|{group.kind}|{country if group.kind == 'person' else ''}"
    return "x-" + hashlib.sha256(seed.encode()).hexdigest()[:12]


def block_of(kind: EntityKind, forms: Sequence[str], name: str = "") -> str:
    """The block of a name: names that may be one entity share it.

    Args:
        kind: A person's block is that of the family name, as that may stand alone; others' that of the whole name.
        forms: The dictionary forms met.
        name: Its canonical name; a place whose English name is composed has the block of that.
    """
    if kind == "place" and name and all(latin(form) != name for form in forms):
        forms = (name,)
    words = min(forms, key=lambda f: (-len(f.split()), -len(f), f)).replace("·", " ").split()
    if kind != "person":
        name = " ".join(words)
        return f"{kind}|{' '.join(loose_skeleton(name)) or letters(name)}"[:255]
    name = family_name(words) if len(words) > 1 else words[0] if words else ""
    sounds = " ".join(outline(name)) or letters(name)
    return f"{kind}|{sounds}"[:255]
