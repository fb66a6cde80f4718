"""Work on pages that runs on all cores: read and parse files, store pages, make them searchable.

A worker writes into files of its own, a pack of records and a folder of the engine, so that only a
line or two about each page comes back to the process that asked.
"""

import os
import shutil
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import Any, BinaryIO

from qa_cli.corpus.loader import parse_raw_page
from qa_cli.errors import QaError, SourceError
from qa_cli.index.disk.layout import digest_of
from qa_cli.index.disk.reading import doctors_text, outline_text
from qa_cli.index.disk.records import Pack, question_of, record
from qa_cli.model import Page, Question, Source
from qa_cli.sources.names import compression, holds_records
from qa_cli.sources.reader import read_file

HEAP = 80_000_000
"""Bytes that a worker's engine may use before it writes a segment."""

AHEAD = 2
"""Tasks that a worker is given before it has answered the first: it never waits for the next."""

NOWHERE = Source("", None, 0, "")
"""Stands for where a page is from, which the engine does not hold."""


@dataclass(frozen=True, slots=True)
class ReadTask:
    """A file to read and parse."""

    number: int
    """Its place in the corpus."""
    path: str
    known: str | None
    """The digest that its content had; the same content needs no parsing."""
    key: int | None
    """Make its page searchable at once under this key; `None`: later."""
    page_id: str
    """The page's id, where it is to be made searchable."""


@dataclass(frozen=True, slots=True)
class AddTask:
    """A stored page to make searchable."""

    pack: str
    """Path of the pack that holds it."""
    offset: int
    length: int
    key: int
    page_id: str


Task = ReadTask | AddTask


@dataclass(frozen=True, slots=True)
class StoredPage:
    """A page that a worker has parsed and stored."""

    record: int
    """Number of the record in its file, 0 for a file that is one page."""
    size: int
    digest: str
    offset: int
    length: int
    outline: str
    doctors: str
    key: int | None
    """Under which it was made searchable; `None` where it was not."""
    page_id: str | None
    """The id with which it was."""


@dataclass(frozen=True, slots=True)
class ReadResult:
    """What became of a file."""

    number: int
    digest: str
    """Of the file's bytes as stored; empty where it cannot be read."""
    same: bool
    """Whether the content is the known one: then nothing else is told."""
    pages: tuple[StoredPage, ...]
    errors: tuple[str, ...]
    pack: str
    """File name of the pack that holds the pages."""


class Worker:
    """Does tasks.

    Args:
        folder: The generation in the making.
        name: Tells this worker's files from others'.
    """

    def __init__(self, folder: str, name: str) -> None:
        self.folder = folder
        self.engine_folder = os.path.join(folder, f"engine-{name}")
        self.pack_name = f"pack-{name}.dat"
        self._pack: BinaryIO | None = None
        self._offset = 0
        self._writer: Any = None
        self._sources: dict[str, Pack] = {}

    def do(self, task: Task) -> ReadResult | None:
        """Do one task."""
        if isinstance(task, AddTask):
            if task.pack not in self._sources:
                self._sources[task.pack] = Pack(task.pack)
            data = self._sources[task.pack].read(task.offset, task.length)
            self._add(question_of(data), task.key, task.page_id)
            return None
        return self._read(task)

    def finish(self) -> None:
        """See everything onto the disk."""
        if self._pack is not None:
            self._pack.flush()
            os.fsync(self._pack.fileno())
            self._pack.close()
        if self._writer is not None:
            self._writer.commit()
            self._writer.wait_merging_threads()

    def flush(self) -> None:
        """Let other processes see the records so far."""
        if self._pack is not None:
            self._pack.flush()

    def _read(self, task: ReadTask) -> ReadResult:
        plain = not holds_records(task.path) and compression(task.path) is None
        whole = ""
        if not plain:
            with suppress(OSError):
                whole = digest_of(task.path)
            if whole and whole == task.known:
                return ReadResult(task.number, whole, True, (), (), "")  # noqa: FBT003
        pages: list[StoredPage] = []
        errors: list[str] = []
        for item in read_file(task.path):
            if isinstance(item, SourceError):
                errors.append(str(item))
                continue
            if plain:
                whole = item.digest
                if whole == task.known:
                    return ReadResult(task.number, whole, True, (), (), "")  # noqa: FBT003
            question = parse_raw_page(item)
            offset, length = self._store(record(question))
            if task.key is not None:
                self._add(question, task.key, task.page_id)
            outline = outline_text(question)
            pages.append(
                StoredPage(
                    item.record or 0,
                    item.size,
                    item.digest,
                    offset,
                    length,
                    outline,
                    doctors_text(question),
                    task.key,
                    task.page_id if task.key is not None else None,
                )
            )
        return ReadResult(task.number, whole, False, tuple(pages), tuple(errors), self.pack_name)  # noqa: FBT003

    def _store(self, data: bytes) -> tuple[int, int]:
        if self._pack is None:
            self._pack = open(os.path.join(self.folder, self.pack_name), "xb")  # noqa: SIM115
        offset = self._offset
        self._pack.write(data)
        self._offset += len(data)
        return offset, len(data)

    def _add(self, question: Question, key: int, page_id: str) -> None:
        from qa_cli.index.schema import documents  # noqa: PLC0415  loads the engine

        if self._writer is None:
            from qa_cli.index.disk.engine import new_writer  # noqa: PLC0415

            self._writer = new_writer(self.engine_folder, HEAP)
        for document in documents(Page(page_id, NOWHERE, question), key):
            self._writer.add_document(document)


class Team:
    """Some workers, in processes of their own, or one in this process.

    Args:
        folder: The generation in the making.
        names: Tells the workers' files from others', a name a worker.
        inline: Work in this process: for little work, which would be over before others are up.
        close: Descriptors that the workers are not to hold.
    """

    def __init__(
        self, folder: str, names: Sequence[str], *, inline: bool, close: Sequence[int] = ()
    ) -> None:
        self.engine_folders = [os.path.join(folder, f"engine-{name}") for name in names]
        self._inline = Worker(folder, names[0]) if inline else None
        self._links: list[Connection] = []
        self._processes: list[Any] = []
        if inline:
            return
        # Forked, a worker is there at once, with all its modules; it is forked before any thread.
        forks = sys.platform.startswith("linux")
        context: Any = get_context("fork" if forks else "spawn")
        for name in names:
            ours, theirs = context.Pipe()
            inherited = [link.fileno() for link in (*self._links, ours)] + list(close)
            process = context.Process(
                target=_serve, args=(folder, name, theirs, inherited if forks else []), daemon=True
            )
            process.start()
            theirs.close()
            self._links.append(ours)
            self._processes.append(process)

    def flush(self) -> None:
        """Let all processes see the records stored so far."""
        if self._inline is not None:
            self._inline.flush()
        for link in self._links:
            _send(link, "flush")
        for link in self._links:
            _receive(link)

    def run(self, chunks: Iterator[Sequence[Task]]) -> Iterator[list[ReadResult | None]]:
        """Do tasks, a chunk at a time, and yield the results of each chunk in any order."""
        if self._inline is not None:
            for chunk in chunks:
                yield [self._inline.do(task) for task in chunk]
            return
        waiting: dict[Connection, int] = dict.fromkeys(self._links, 0)
        queue = deque(self._links * AHEAD)
        more = True
        while more or any(waiting.values()):
            while more and queue:
                given: Sequence[Task] | None = next(chunks, None)
                more = given is not None
                if given is not None:
                    link = queue.popleft()
                    _send(link, given)
                    waiting[link] += 1
            for ready in wait([link for link, count in waiting.items() if count]):
                assert isinstance(ready, Connection)  # noqa: S101  for the type checker
                results = _receive(ready)
                waiting[ready] -= 1
                queue.append(ready)
                yield results

    def finish(self) -> None:
        """Wait until all workers have seen their files onto the disk."""
        if self._inline is not None:
            self._inline.finish()
        for link in self._links:
            _send(link, "finish")
        for link in self._links:
            _receive(link)
        self.stop()

    def stop(self) -> None:
        """End the workers, whatever they are doing."""
        for link in self._links:
            link.close()
        for process in self._processes:
            process.terminate()
            process.join()
        self._links, self._processes = [], []


def _serve(folder: str, name: str, link: Connection, inherited: Sequence[int]) -> None:
    """Do what comes through a pipe until it is closed."""
    import signal  # noqa: PLC0415

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one who asked decides
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    for descriptor in inherited:
        with suppress(OSError):
            os.close(descriptor)
    worker = Worker(folder, name)
    while True:
        try:
            asked = link.recv()
        except (EOFError, OSError):
            os._exit(0)
        try:
            if asked == "finish":
                worker.finish()
                answer: Any = None
            elif asked == "flush":
                worker.flush()
                answer = None
            else:
                answer = [worker.do(task) for task in asked]
        except Exception as error:  # noqa: BLE001  told to the one who asked
            answer = WorkError(_words(error))
        try:
            link.send(answer)
        except OSError:
            os._exit(0)


class WorkError(QaError):
    """What a worker could not do."""


def _words(error: Exception) -> str:
    if isinstance(error, OSError):
        return f"cannot write the index: {error.strerror or error}"
    if isinstance(error, ValueError):  # what the engine raises when it cannot write
        return f"cannot write the index: {' '.join(str(error).split())}"
    return f"cannot write the index: {type(error).__name__}: {error}"


def _send(link: Connection, what: object) -> None:
    try:
        link.send(what)
    except OSError as error:
        raise WorkError("cannot write the index: a worker process has ended") from error


def _receive(link: Connection) -> Any:  # noqa: ANN401  what the workers answer
    try:
        answer = link.recv()
    except (EOFError, OSError) as error:
        raise WorkError("cannot write the index: a worker process has ended") from error
    if isinstance(answer, Exception):
        raise answer
    return answer


def chunked(tasks: Sequence[Task], size: int) -> Iterator[Sequence[Task]]:
    """Yield tasks in chunks."""
    for start in range(0, len(tasks), size):
        yield tasks[start : start + size]


def remove_tree(path: str) -> None:
    """Remove a folder and what is in it, if it is there."""
    shutil.rmtree(path, ignore_errors=True)
