"""Work on pages, as one process does it: read and parse, store, make searchable.

A worker writes into files of its own, a pack of records and a folder of the engine, so that only a
line or two about each page comes back to the process that asked.
"""

import os
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, BinaryIO

from qa_cli.corpus.loader import parse_raw_page
from qa_cli.errors import SourceError
from qa_cli.index.disk.layout import digest_of
from qa_cli.index.disk.outlines import doctors_text, outline_text
from qa_cli.index.disk.records import Pack, question_of, record
from qa_cli.model import Page, Question, Source
from qa_cli.sources.names import compression, holds_records
from qa_cli.sources.reader import read_file

HEAP = 80_000_000
"""Bytes that a worker's engine may use before it writes a segment."""

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

    @property
    def adds(self) -> bool:
        """Whether it has made anything searchable, with threads of the engine."""
        return self._writer is not None

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
