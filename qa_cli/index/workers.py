"""Pages read and parsed on all cores, in the order in which they are done.

The pool is the standard library's: processes of its own, a few chunks of work ahead. They hold
nothing of the index, and end with the process that they work for.
"""

import gc
import os
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from itertools import islice
from multiprocessing import get_context, parent_process
from typing import NamedTuple

from qa_cli.corpus.loader import is_left_out, parse_raw_page
from qa_cli.errors import QaError, SourceError
from qa_cli.index.preparing import Prepared, prepare
from qa_cli.insight.terms import TermCounts
from qa_cli.sources.filenames import compression, holds_records
from qa_cli.sources.files import file_digest
from qa_cli.sources.reader import read_file
from qa_cli.sources.selection import WHOLE, Selection

CHUNK = 12
"""Files of a task: some tens of milliseconds of work."""

AHEAD = 3
"""Tasks for each process that are under way or waiting: none waits, and few results pile up."""

FEW = 200_000
"""Bytes of files that are read in this process: fewer than are worth starting others."""


class Task(NamedTuple):
    """A file to read."""

    number: int
    """Tells tasks apart."""
    path: str
    known: str | None
    """The digest that its bytes had; the same bytes need no parsing."""


class Read(NamedTuple):
    """What became of a file."""

    number: int
    blake2b: str
    """Digest of the file's bytes as stored; empty where they cannot be read."""
    same: bool
    """Whether the digest is the known one: then nothing else is told."""
    pages: list[Prepared]
    errors: list[str]
    left_out: int = 0
    """Pages that are none of the corpus."""


Terms = list[tuple[str, int, int, int]]
"""What `TermCounts.counted` yields of some files."""


def read_all(
    tasks: Sequence[Task], size: int, jobs: int, selection: Selection = WHOLE
) -> Iterator[tuple[list[Read], Terms]]:
    """Read files, in chunks and in any order.

    Args:
        tasks: The files.
        size: Their bytes, all together.
        jobs: Processes at most.
        selection: What of the corpus is read.

    Raises `QaError` where a process ends before its work is done.
    """
    chunks = (list(islice(tasks, at, at + CHUNK)) for at in range(0, len(tasks), CHUNK))
    if size < FEW or jobs < 2:  # noqa: PLR2004  one process is this one
        yield from (read_chunk(chunk, selection) for chunk in chunks)
        return
    # Forked, a process is there at once, with all its modules.
    forks = sys.platform.startswith("linux")
    context = get_context("fork" if forks else "spawn")
    with ProcessPoolExecutor(jobs, mp_context=context, initializer=settle) as pool:
        under_way: set[Future[tuple[list[Read], Terms]]] = set()
        try:
            for chunk in chunks:
                under_way.add(pool.submit(read_chunk, chunk, selection))
                if len(under_way) >= jobs * AHEAD:
                    done, under_way = wait(under_way, return_when=FIRST_COMPLETED)
                    for one in done:
                        yield one.result()
            while under_way:
                done, under_way = wait(under_way, return_when=FIRST_COMPLETED)
                for one in done:
                    yield one.result()
        except BrokenProcessPool as error:
            raise QaError("cannot write the index: a worker process has ended") from error
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def read_chunk(tasks: Sequence[Task], selection: Selection) -> tuple[list[Read], Terms]:
    """Read some files, one after the other."""
    terms = TermCounts()
    return [_read(task, terms, selection) for task in tasks], list(terms.counted())


def _read(task: Task, terms: TermCounts, selection: Selection) -> Read:
    whole = ""
    plain = not holds_records(task.path) and compression(task.path) is None
    if not plain or task.known:
        whole = file_digest(task.path)
        if whole and whole == task.known:
            return Read(task.number, whole, same=True, pages=[], errors=[])
    pages: list[Prepared] = []
    errors: list[str] = []
    left_out = 0
    for item in read_file(task.path, column=selection.column):
        if isinstance(item, SourceError):
            errors.append(str(item))
            continue
        if plain:
            whole = item.digest
        question = parse_raw_page(item)
        if is_left_out(question, selection):
            left_out += 1
        else:
            pages.append(prepare(item, question, terms))
    return Read(task.number, whole, False, pages, errors, left_out)  # noqa: FBT003  by position


def settle() -> None:
    """Make a new process a worker: the one who asked decides when it ends, or ends first."""
    import signal  # noqa: PLC0415
    from threading import Thread  # noqa: PLC0415

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    gc.enable()  # the builder does without; what pages leave behind is collected
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        with suppress(OSError):
            parent.join()
        os._exit(1)
