"""Shards done by processes of our own on this machine, which outlive the end of any one of them.

Python's own pools stop, or wait for ever, when a process of theirs is killed, as the system does
for want of memory. Here a process has a shard at a time, handed to it through a pipe. Whoever dies
is replaced, and its shard is tried again, up to `ATTEMPTS` times in all, as one is that fails.
"""

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, NamedTuple

from qa_cli.errors import QaError
from qa_cli.extract.extracting import Receipt

if TYPE_CHECKING:
    from multiprocessing.context import SpawnProcess

ATTEMPTS = 3
"""Times that a shard is tried."""

_PATIENCE = 5.0
"""Seconds that a process has to end in, once it is told to."""

Work = Callable[[str], Receipt]
"""Does a shard; it is sent to other processes, so it is a function that can be imported, or a
`functools.partial` of one."""


class Outcome(NamedTuple):
    """What became of a shard in the end."""

    path: str
    receipt: Receipt | None
    """`None` where it failed."""
    error: str = ""
    """What went wrong the last time, with the place; empty where nothing did."""


def attempt(work: Work, path: str) -> Outcome:
    """Do a shard; whatever goes wrong is told, not raised."""
    try:
        return Outcome(path, work(path))
    except Exception as error:  # noqa: BLE001  a shard that finds a bug is one that fails
        return failed(path, error)


def failed(path: str, error: BaseException) -> Outcome:
    """Tell of a shard what went wrong."""
    if isinstance(error, QaError):
        return Outcome(path, None, str(error))
    return Outcome(path, None, f"{path}: internal error: {type(error).__name__}: {error}")


def run_processes(work: Work, paths: Iterable[str], jobs: int) -> Iterator[Outcome]:
    """Do shards in processes, and yield what became of each, in any order.

    All processes have ended when this ends, however it ends.

    Args:
        work: What does a shard.
        paths: The shards, each once.
        jobs: Processes, at least one.
    """
    waiting = deque(paths)
    tried: dict[str, int] = {}
    workers = [_Worker(work) for _ in range(min(jobs, len(waiting)))]
    try:
        for worker in workers:
            worker.hand(waiting.popleft())
        while busy := [worker for worker in workers if worker.path is not None]:
            wait([*(one.pipe for one in busy), *(one.process.sentinel for one in busy)])
            for worker in busy:
                if not worker.is_done():
                    continue
                path, outcome = worker.take()
                tried[path] = tried.get(path, 0) + 1
                if outcome.receipt is None and tried[path] < ATTEMPTS:
                    waiting.append(path)
                else:
                    yield outcome
                if waiting:
                    worker.hand(waiting.popleft())
    finally:
        for worker in workers:
            worker.end()


class _Worker:
    """A process, replaced when it dies, with the shard that it has in hand.

    Args:
        work: What does a shard.
    """

    def __init__(self, work: Work) -> None:
        self._work = work
        self.path: str | None = None
        """The shard in hand."""
        self._start()

    def _start(self) -> None:
        # Forked, a process would have the threads' locks of this one, and none of its threads:
        # those that fsspec and Dask read with.
        context = get_context("spawn")
        self.pipe, other = context.Pipe()
        self.process: SpawnProcess = context.Process(
            target=_serve, args=(self._work, other), daemon=True
        )
        with _uninterrupted():
            self.process.start()
        other.close()

    def hand(self, path: str) -> None:
        """Give it a shard to do."""
        self.path = path
        if not self.process.is_alive():
            self._start()
        with suppress(OSError):  # it has just died: `take` tells
            self.pipe.send(path)

    def is_done(self) -> bool:
        """Whether it has answered, or will never."""
        return self.pipe.poll() or not self.process.is_alive()

    def take(self) -> tuple[str, Outcome]:
        """Take its shard out of its hands; return what became of it."""
        path, self.path = self.path or "", None
        with suppress(EOFError, OSError):  # it died in the middle of an answer, or before one
            if self.pipe.poll():
                outcome: Outcome = self.pipe.recv()
                return path, outcome
        self.process.join(_PATIENCE)
        code = self.process.exitcode
        how = f"killed by signal {-code}" if code is not None and code < 0 else f"exit code {code}"
        return path, Outcome(path, None, f"{path}: the process that read it ended ({how})")

    def end(self) -> None:
        """End it, whatever it is doing: a shard that is not done leaves nothing that counts."""
        self.pipe.close()
        self.process.terminate()
        self.process.join(_PATIENCE)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Let Ctrl-C wait; a process that is started meanwhile never hears of it.

    It ends with this one. Else it might be interrupted while it imports, and say so at length.
    """
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(work: Work, pipe: Connection) -> None:
    """Do shards, as a process of its own, until there is nobody who hands them out."""
    from qa_cli.index.workers import settle  # noqa: PLC0415  loads what the other process needs not

    settle()
    try:
        while True:
            pipe.send(attempt(work, pipe.recv()))
    except (EOFError, OSError):
        return
