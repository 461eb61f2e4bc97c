"""Names: each block of like names is joined anew when a document adds to it.

A local entity that the knowledge has means what its key says, and nothing else is touched. An unknown one stands
in the block of its (family) name's consonants, with at most `WITNESSES` documents of every known entity that
sounds alike: the first by id, so that who is well known is not judged by all its documents at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from vaka.growing.ground import Ground, chunks
from vaka.joining.entities import block_of, join_entities
from vaka.languages import CANONICAL
from vaka.records import Article, Entity, EntityKind, LocalEntity, Mention, Reading, Ref, Sentence, Span
from vaka.store import tables
from vaka.store.codec import dump, load

__all__ = ["grow_names"]

WITNESSES = 50


@dataclass(frozen=True, slots=True)
class _Named:
    """A local entity with what joining names asks of its document."""

    local: LocalEntity
    english: tuple[str, ...]
    """The dictionary forms met in its English sentences."""
    company: tuple[tuple[str, EntityKind], ...]
    """Keys and kinds of the known entities of the document."""


def grow_names(ground: Ground, added: Sequence[str]) -> frozenset[str]:
    """Join the names of added documents with those of the case.

    Returns the documents whose names mean something new, the added ones among them.
    """
    blocks: set[str] = set()
    known: dict[str, LocalEntity] = {}
    for some in chunks(added, 100):
        for document, reading in ground.readings(some).items():
            rows = [
                {
                    "document": document,
                    "n": named.local.n,
                    "block": block,
                    "key": named.local.key,
                    "data": dump(named),
                }
                for named in _named(reading)
                for block in sorted(_blocks(named.local))
            ]
            ground.insert(tables.names, rows)
            blocks |= {str(row["block"]) for row in rows}
            means = [(local.n, local.key) for local in reading.entities if local.key]
            ground.insert(tables.meanings, [{"document": document, "n": n, "entity": k} for n, k in means])
            for local in reading.entities:
                if local.key:
                    known.setdefault(local.key, local)
    _keep_known(ground, known)
    changed = set(added)
    for block in sorted(blocks):
        changed |= _join_block(ground, block)
    return frozenset(changed)


def _blocks(local: LocalEntity) -> set[str]:
    """The block of an unknown name; every block in which a known one may be met in another spelling."""
    if local.key is None:
        return {block_of(local.kind, local.forms or (local.name,), local.name)}
    return {block_of(local.kind, (form,)) for form in local.forms if len(form.split()) > 1}


def _named(reading: Reading) -> Iterator[_Named]:
    languages = {s.n: s.language for s in reading.sentences}
    company = tuple(sorted({(e.key, e.kind) for e in reading.entities if e.key}))
    english: dict[int, list[str]] = {}
    for mention in reading.mentions:
        if mention.form != "title" and languages.get(mention.sentence) == CANONICAL:
            english.setdefault(mention.entity, []).append(mention.base)
    for local in reading.entities:
        yield _Named(local, tuple(english.get(local.n, ())), company)


def _keep_known(ground: Ground, known: dict[str, LocalEntity]) -> None:
    have = ground.entities(known)
    for key in sorted(known.keys() - have.keys()):
        local = known[key]
        entity = Entity(key, local.name, local.kind, key, local.country, (), (f"known as {key}",))
        ground.keep("entities", key, [entity])


# --- one block -----------------------------------------------------------------------------------------


def _join_block(ground: Ground, block: str) -> set[str]:
    """Join the names of one block anew; the documents in which any of them means something new."""
    members = _members(ground, block)
    own = {Ref(document, named.local.n) for document, named in members if named.local.key is None}
    if not own:
        return set()
    found = []
    for entity in join_entities([_reading(document, named) for document, named in members]):
        refs = tuple(ref for ref in entity.members if ref in own)
        if refs:
            found.append((entity, refs))
    return _replace(ground, block, found)


def _members(ground: Ground, block: str) -> list[tuple[str, _Named]]:
    t = tables.names
    query = select(t.c.document, t.c.data).where(t.c.block == block).order_by(t.c.document, t.c.n)
    rows = list(ground.rows(query.where(t.c.key.is_(None))))
    if rows:
        keys = select(t.c.key).where(t.c.block == block, t.c.key.is_not(None)).distinct()
        for key in sorted(ground.connection.scalars(keys)):
            rows += ground.rows(query.where(t.c.key == key).limit(WITNESSES))
    return [(row.document, load(_Named, row.data)) for row in rows]


def _reading(document: str, named: _Named) -> Reading:
    """A reading that has one local entity and, by their keys alone, the known ones beside it."""
    nowhere = Span(0, 0)
    beside = tuple(
        LocalEntity(-1 - n, kind, key, key, ())
        for n, (key, kind) in enumerate(named.company)
        if key != named.local.key
    )
    return Reading(
        Article(document, "und", None, None, None, None, None, None, (), (), (), ()),
        sentences=(Sentence(0, nowhere, 0, "body", CANONICAL),),
        mentions=tuple(
            Mention(n, nowhere, 0, named.local.kind, named.local.n, "name", base)
            for n, base in enumerate(named.english)
        ),
        entities=(named.local, *beside),
    )


def _replace(ground: Ground, block: str, found: Sequence[tuple[Entity, tuple[Ref, ...]]]) -> set[str]:
    """Keep what a block was joined to; the documents for which that says something new."""
    t, m = tables.entities, tables.meanings
    before = {
        row.id: load(Entity, row.data)
        for row in ground.rows(select(t.c.id, t.c.data).where(t.c.owner == block))
    }
    meant: dict[Ref, str] = {}
    documents = sorted({ref.document for _, refs in found for ref in refs})
    for some in chunks(documents):
        for row in ground.rows(select(m.c.document, m.c.n, m.c.entity).where(m.c.document.in_(some))):
            meant[Ref(row.document, row.n)] = row.entity
    ground.delete(t, "owner", [block])
    kept, changed = [], set()
    for entity, refs in found:
        reasons = tuple(r for r in entity.reasons if not entity.key or r != f"known as {entity.key}")
        bare = Entity(entity.id, entity.name, entity.kind, entity.key, entity.country, (), reasons)
        kept.append(bare)
        new = not entity.key and _told(before.get(entity.id)) != _told(bare)
        for ref in refs:
            if new or meant.get(ref) != entity.id:
                changed.add(ref.document)
                if meant.get(ref) != entity.id:
                    ground.connection.execute(m.delete().where(m.c.document == ref.document, m.c.n == ref.n))
                    ground.insert(m, [{"document": ref.document, "n": ref.n, "entity": entity.id}])
    ground.keep("entities", block, kept)
    ground.forget_entities({*before, *(e.id for e in kept)})
    return changed


def _told(entity: Entity | None) -> tuple[str, str, str | None] | None:
    """What other stages ask of an entity."""
    return (entity.name, entity.kind, entity.country) if entity else None
