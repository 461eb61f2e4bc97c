"""A case: one store with its documents and everything read from them."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from threading import Thread
from types import TracebackType
from typing import TYPE_CHECKING, TypeVar

from vaka.corrections import Pointed, documents_of, respected, ties_of
from vaka.errors import VakaError
from vaka.growing import grow
from vaka.kept import keep_given, own_files
from vaka.pipeline import fingerprint, read_document
from vaka.records import Document, Joined, Reading
from vaka.records.corrections import Correction
from vaka.stages import Timings
from vaka.store import SetAside, Store

if TYPE_CHECKING:
    from vaka.intake import Found
    from vaka.knowledge import Knowledge, OwnFile
    from vaka.learned import Learned
    from vaka.vectors import Encoder

__all__ = ["Built", "Case", "Progress", "kinds_of"]

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how many are done, and how many there are."""

BATCH = 16
"""Documents kept in one transaction: few enough that a killed run loses a second's work at most."""

LOADED = 400
"""Documents loaded at once for reading: about 20 MB, and a pool is seldom idle between them."""

PARALLEL_FROM = 40
"""Documents from which a process pool pays: a worker needs about a second to start and load the packs."""

Item = TypeVar("Item")


def _silent(_what: str, _done: int, _total: int) -> None:
    """No progress is shown."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did: counts of documents, and the inputs that it set aside."""

    new: int
    known: int
    read: int
    set_aside: tuple[SetAside, ...]
    joined: bool
    timings: Timings
    passed_over: tuple[Path, ...] = ()
    """Files inside the folders that may hold pages and are of a kind that is not read."""


class Case:
    """A case, opened from a file or a database URL; made where there is none.

    Args:
        case: A file name (SQLite) or a database URL.
        knowledge: Files with knowledge of the user's own.
        must_exist: Refuse a file name that is not there.
        learned: Whether the learned reader stands beside the rules; `None` leaves it as the case was last built
            with, at first without it.

    Raises:
        VakaError: The file is no case, or there is none and `must_exist`.
    """

    def __init__(
        self,
        case: str,
        knowledge: Sequence[Path] = (),
        must_exist: bool = False,
        learned: bool | None = None,
    ) -> None:
        if must_exist and "://" not in case and not Path(case).is_file():
            raise VakaError(f"There is no case {case}; make one with `vaka build PATH --case {case}`.")
        self.name = case
        self._given = tuple(knowledge)
        self._own: tuple[OwnFile, ...] = ()
        self._knowledge: Knowledge | None = None
        self._learned = learned
        self.store = Store(case)

    def __enter__(self) -> Case:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the store's connections back."""
        self.store.close()

    # --- what is in it ---------------------------------------------------------------------------------

    def documents(self) -> dict[str, Document]:
        """All documents by id."""
        return self.store.documents()

    def readings(self) -> dict[str, Reading]:
        """What was read off each document, by the document's id."""
        return {r.document: r for r in self.store.readings()}

    def joined(self) -> Joined:
        """What joining the documents gave, with the values that a person set."""
        log = self.store.corrections()
        if not log:
            return self.store.joined()
        return respected(self.store.joined(), log, self.store.readings_of(documents_of(log)))

    # --- correcting ------------------------------------------------------------------------------------

    def corrections(self) -> tuple[Correction, ...]:
        """The log of what was corrected, in order."""
        return self.store.corrections()

    def correct(self, make: Callable[[Pointed, Sequence[Correction]], Correction]) -> Correction:
        """Correct the case: the correction is kept in the log, and what it reaches is joined anew.

        Args:
            make: Makes the correction from the case as it stands and its log (see `vaka.corrections`).

        Raises:
            VakaError: What is pointed at is not there, or a value cannot be.
        """
        log = self.corrections()
        kept = self.store.add_correction(make(Pointed(self.documents(), self.readings(), self.joined()), log))
        undone = next((c for c in log if c.n == kept.undoes), kept)
        self._join(None, Timings(), _silent, documents_of([undone]) if undone.action != "set" else ())
        return kept

    # --- building --------------------------------------------------------------------------------------

    def build(self, paths: Iterable[Path], workers: int | None = None, progress: Progress = _silent) -> Built:
        """Receive what is new under `paths`, read what is unread, and join what is not joined.

        Args:
            paths: Files and folders.
            workers: Processes that read; by default as many as there are cores once it pays.
            progress: Told of each step.

        Raises:
            VakaError: A path is not there, or nothing under `paths` is of a kind that is read.
        """
        timings = Timings()
        found = _found(paths)
        new, known, aside = self._receive(found.files, timings, progress)
        learns = self._learns()
        mark = fingerprint(self.knowledge.digest, learns)
        unread = self.store.unread(mark)
        workers = workers or _workers(len(unread))
        encoder = _warming_encoder() if unread and workers < 2 else None
        readers = _Readers(workers, learns, _learned(encoder) if encoder and learns else None)
        read = self._read(unread, mark, readers, timings, progress)
        joined = self._join(encoder, timings, progress)
        return Built(new, known, read, aside, joined, timings, found.passed_over)

    def _learns(self) -> bool:
        """Whether the learned reader is to be asked; what was given is kept for later builds."""
        if self._learned is not None:
            self.store.keep_fact("learned", "yes" if self._learned else "no")
        return self.store.fact("learned") == "yes"

    @property
    def knowledge(self) -> Knowledge:
        """The knowledge that documents are read with, loaded at first use.

        A case keeps the user's own files: given once, they serve every later build, until others are given;
        what was imported stays.
        """
        if self._knowledge is None:
            from vaka.knowledge import load

            if self._given:
                keep_given(self.store, self._given)
            self._own = own_files(self.store)
            self._knowledge = load(self._own)
        return self._knowledge

    def _receive(
        self, files: Sequence[Path], timings: Timings, progress: Progress
    ) -> tuple[int, int, tuple[SetAside, ...]]:
        from vaka.intake import Unreadable, receive

        new, known, aside, done = 0, 0, [], 0
        for batch in _batches(files, BATCH):
            received: dict[str, tuple[Document, str, bytes]] = {}
            there = 0
            for path in batch:
                done += 1
                with timings.measure("receive"):
                    try:
                        content = path.read_bytes()
                        document = receive(path.name, content)
                    except (Unreadable, OSError) as error:
                        aside.append(SetAside(str(path), _sha256(path), str(error)))
                        continue
                there += 1
                received.setdefault(document.id, (document, str(path), content))
            for key in self.store.known(list(received)):
                del received[key]
            new += len(received)
            known += there - len(received)
            with timings.measure("store"):
                self.store.add_documents(received.values())
            progress("receiving", done, len(files))
        self.store.put_aside(aside)
        return new, known, tuple(aside)

    def _read(
        self, unread: list[str], mark: str, readers: _Readers, timings: Timings, progress: Progress
    ) -> int:
        if not unread:
            return 0
        done = 0
        for batch in _batches(self._readings(unread, readers, timings), BATCH):
            with timings.measure("store"):
                self.store.add_readings(batch, mark)
            done += len(batch)
            progress("reading", done, len(unread))
        return done

    def _readings(self, unread: Sequence[str], readers: _Readers, timings: Timings) -> Iterator[Reading]:
        """The readings of documents, of which so many as `LOADED` are in memory at once."""
        if readers.workers < 2:
            for some in _batches(unread, LOADED):
                for document in self.store.documents(some).values():
                    yield read_document(document, self.knowledge, timings, readers.learned)
            return
        given = (self._own, readers.learns)
        with ProcessPoolExecutor(readers.workers, initializer=_start_worker, initargs=given) as pool:
            for some in _batches(unread, LOADED):
                for reading, spent in pool.map(_work, self.store.documents(some).values(), chunksize=4):
                    for name, seconds in spent.items():
                        timings.add(name, seconds)
                    yield reading

    def _join(
        self, encoder: Encoder | None, timings: Timings, progress: Progress, tied: Sequence[str] = ()
    ) -> bool:
        def loaded() -> Encoder:
            from vaka.vectors import Encoder

            return encoder or Encoder()

        log = self.store.corrections()
        ties = ties_of(log, self.store.readings_of(documents_of(log)))
        return grow(
            self.store, loaded, timings, lambda done, total: progress("joining", done, total), ties, tied
        )


@dataclass(frozen=True, slots=True)
class _Readers:
    """How documents are to be read: in how many processes, and with the learned reader of this one if any."""

    workers: int
    learns: bool
    learned: Learned | None


def _found(paths: Iterable[Path]) -> Found:
    """The files to be read; an error in one sentence where there are none."""
    from vaka.intake import find

    named = list(paths)
    try:
        found = find(named)
    except FileNotFoundError as error:
        raise VakaError(f"{error}; name files or folders that are there.") from error
    if not found.files:
        where = ", ".join(map(str, named))
        raise VakaError(
            f"{where}: no saved page is in there; HTML (.html, .htm, .xhtml) and plain text (.txt) are read"
            + (f", {kinds_of(found.passed_over)} not." if found.passed_over else ".")
        )
    return found


def kinds_of(files: Iterable[Path]) -> str:
    """How many files of each ending: "2 .pdf, 1 .docx"."""
    counts = Counter(path.suffix.lower() for path in files)
    return ", ".join(f"{counts[ending]:,} {ending}" for ending in sorted(counts))


def _workers(documents: int) -> int:
    """Processes that pay for so many documents."""
    return min(os.cpu_count() or 1, 8) if documents >= PARALLEL_FROM else 1


def _warming_encoder() -> Encoder:
    """An encoder whose model loads beside the reading, which leaves a core free."""
    from vaka.vectors import Encoder

    encoder = Encoder()
    Thread(target=encoder.warm, daemon=True).start()
    return encoder


def _learned(encoder: Encoder) -> Learned:
    """The learned reader on the encoder that the joins use, so that a sentence is encoded once."""
    from vaka.learned import Learned

    return Learned(encoder)


_worker_knowledge: list[Knowledge] = []
"""A worker process's own knowledge, loaded once by its initialiser; empty in the main process."""

_worker_learned: list[Learned] = []
"""Its learned reader, in the same way; empty where the rules read alone."""


def _start_worker(files: tuple[OwnFile, ...], learns: bool) -> None:
    from vaka.knowledge import load

    _worker_knowledge[:] = [load(files)]
    if learns:
        from vaka.vectors import Encoder

        _worker_learned[:] = [_learned(Encoder(threads=1))]


def _work(document: Document) -> tuple[Reading, dict[str, float]]:
    timings = Timings()
    learned = _worker_learned[0] if _worker_learned else None
    return read_document(document, _worker_knowledge[0], timings, learned), timings.seconds


def _sha256(path: Path) -> str:
    """Digest of a file that may not be readable; empty where it is not."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def _batches(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch
