"""Work on pages on all cores: processes that do tasks, and are told what to do next."""

import gc
import os
import shutil
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import Any

from qa_cli.errors import QaError
from qa_cli.index.disk.work import ReadResult, Task, Worker

AHEAD = 2
"""Tasks that a worker is given before it has answered the first: it never waits for the next."""


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

    @property
    def adds_here(self) -> bool:
        """Whether pages were made searchable in this process."""
        return self._inline is not None and self._inline.adds

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


class Aside:
    """Work that a process of its own does beside this one; where that cannot be, this one at last.

    Args:
        work: What to do. It only returns something: a process that outlives this one, which was
            killed, must not write into a folder that the next writer has made again.
        forks: Whether a process may be forked: not where this one has threads.
        close: Descriptors that the process is not to hold.
    """

    def __init__(self, work: Callable[[], Any], *, forks: bool, close: Sequence[int] = ()) -> None:
        self._work = work
        self._process: Any = None
        if not forks or not sys.platform.startswith("linux"):
            return
        context = get_context("fork")
        self._link, theirs = context.Pipe()
        inherited = [self._link.fileno(), *close]
        self._process = context.Process(
            target=_do_aside, args=(work, theirs, inherited), daemon=True
        )
        self._process.start()
        theirs.close()

    def finish(self) -> Any:  # noqa: ANN401  whatever the work returns
        """Wait for what the work returns; raise `WorkError` where it could not be done."""
        if self._process is None:
            return self._work()
        answer = _receive(self._link)
        self.stop()
        return answer

    def stop(self) -> None:
        """End the process, whatever it is doing."""
        if self._process is not None:
            self._link.close()
            self._process.terminate()
            self._process.join()
            self._process = None


def _do_aside(work: Callable[[], Any], link: Connection, inherited: Sequence[int]) -> None:
    """Do some work and tell what it returns, or why it could not be done."""
    _settle(inherited)
    try:
        answer: Any = work()
    except Exception as error:  # noqa: BLE001  told to the one who asked
        answer = WorkError(_words(error))
    with suppress(OSError):
        link.send(answer)
    os._exit(0)


def _settle(inherited: Sequence[int]) -> None:
    """Make a new process its own: it ends when told to, and holds nothing of another's."""
    import signal  # noqa: PLC0415

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one who asked decides
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    for descriptor in inherited:
        with suppress(OSError):
            os.close(descriptor)


def _serve(folder: str, name: str, link: Connection, inherited: Sequence[int]) -> None:
    """Do what comes through a pipe until it is closed."""
    _settle(inherited)
    gc.enable()  # the builder does without; what pages leave behind is collected
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


class WorkError(QaError):
    """What a worker could not do."""


def _words(error: Exception) -> str:
    if isinstance(error, OSError):
        return f"cannot write the index: {error.strerror or error}"
    if isinstance(error, ValueError):  # what the engine raises when it cannot write
        return f"cannot write the index: {' '.join(str(error).split())}"
    return f"cannot write the index: {type(error).__name__}: {error}"


def chunked(tasks: Sequence[Task], size: int) -> Iterator[Sequence[Task]]:
    """Yield tasks in chunks."""
    for start in range(0, len(tasks), size):
        yield tasks[start : start + size]


def remove_tree(path: str) -> None:
    """Remove a folder and what is in it, if it is there."""
    shutil.rmtree(path, ignore_errors=True)
