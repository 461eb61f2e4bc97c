"""A user's own knowledge as a case keeps it: put in, and found again."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from vaka.store import KeptKnowledge, Store

if TYPE_CHECKING:
    from vaka.knowledge import OwnFile

__all__ = ["keep_given", "keep_imported", "own_files"]


def keep_given(store: Store, paths: Sequence[Path]) -> None:
    """Keep the files given to a build, in place of those given before.

    Raises:
        KnowledgeError: A file is missing or is not such a table.
    """
    from vaka.knowledge import OwnFile, load

    files = [OwnFile.of(path) for path in paths]
    given = [kept.digest for kept in store.own_knowledge() if not kept.imported]
    if given != [file.digest for file in files]:
        load(files)  # what cannot be read is not kept
        _keep(store, files, instead=given, imported=False)


def keep_imported(store: Store, path: Path, name: str) -> None:
    """Keep an imported file, in place of an earlier one of its name.

    Args:
        store: Of the case.
        path: Where the imported rows stand, in the columns of the knowledge.
        name: Of the file that they came from.
    """
    from vaka.knowledge import OwnFile

    earlier = [kept.digest for kept in store.own_knowledge() if kept.imported and kept.file == name]
    _keep(store, [OwnFile.of(path)], earlier, imported=True, name=name)


def _keep(
    store: Store, files: Iterable[OwnFile], instead: Sequence[str], imported: bool, name: str = ""
) -> None:
    from vaka.knowledge.rows import stream_rows

    kept = [
        (
            KeptKnowledge(
                file.digest, name or file.path.name, imported, sum(1 for _ in stream_rows(file.path))
            ),
            file.path.read_bytes(),
        )
        for file in {file.digest: file for file in files}.values()
    ]
    store.keep_knowledge(kept, instead)


def own_files(store: Store) -> tuple[OwnFile, ...]:
    """The files that a case keeps; their texts are written out only where an index must be compiled."""
    from vaka.knowledge import Knowledge, OwnFile, cache_folder

    folder = cache_folder()
    digests = [kept.digest for kept in store.own_knowledge()]
    files = tuple(OwnFile(folder / f"own-{digest[:16]}.csv", digest) for digest in digests)
    if files and not Knowledge.is_compiled(files):
        return tuple(_written(store, file) for file in files)
    return files


def _written(store: Store, file: OwnFile) -> OwnFile:
    """The file with its text where it says, else in a folder of its own."""
    from vaka.knowledge import OwnFile

    path = file.path
    if path.is_file() and OwnFile.of(path).digest == file.digest:
        return file
    text = store.own_knowledge_text(file.digest)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text)
    except OSError:
        path = Path(tempfile.mkdtemp(prefix="vaka-")) / path.name
        path.write_bytes(text)
    return OwnFile(path, hashlib.sha256(text).hexdigest())
