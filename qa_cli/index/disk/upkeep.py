"""Indexes as a whole: written one at a time, described, verified, dropped."""

import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from qa_cli.errors import QaError
from qa_cli.index.disk.building import Builder, Changes
from qa_cli.index.disk.errors import DamagedError, OutdatedError
from qa_cli.index.disk.layout import (
    GENERATION,
    LOCK,
    MANIFEST,
    TRUSTED,
    check_files,
    current,
    digest_of,
    is_generation,
    is_held,
    number_of,
    replace_file,
    sync_folder,
    trust,
    verify_files,
    version,
)
from qa_cli.index.disk.making import Means
from qa_cli.index.disk.opening import open_index
from qa_cli.index.disk.place import CURRENT
from qa_cli.index.disk.reading import DiskCorpus
from qa_cli.index.disk.records import question_of
from qa_cli.index.disk.workers import remove_tree

PATIENCE = 5.0
"""Seconds that a second writer waits for the first."""

_MAKING = "new-"
"""How the folder of a generation in the making is called."""


@dataclass(slots=True)
class Status:
    """What there is of an index."""

    folder: str
    exists: bool = False
    sound: bool = False
    """Whether its files are as they were written, and of this format and version."""
    reason: str | None = None
    """Why it is of no use."""
    pages: int = 0
    files: int = 0
    size: int = 0
    """Bytes of the generation that is read."""
    stale: bool = False
    """Whether the corpus has changed, as far as a quick look tells."""
    generation: str | None = None


def update_index(
    folder: str,
    paths: Sequence[str],
    means: Callable[[int], Means],
    say: Callable[[str], None],
    patience: float | None = None,
) -> Changes:
    """Bring an index up to date with its corpus, or make it.

    Args:
        folder: The index.
        paths: The corpus.
        means: Returns what to work with, given a descriptor that processes are not to hold.
        say: Told what a person should know.
        patience: Seconds to wait for another writer.

    Raises `QaError` where it cannot be written, or someone else writes it for too long.
    """
    try:
        os.makedirs(folder, exist_ok=True)
        with _alone(folder, say, patience) as lock:
            return _update(folder, paths, means(lock), say)
    except (OSError, ValueError) as error:  # the engine raises ValueError where it cannot write
        words = getattr(error, "strerror", None) or " ".join(str(error).split())
        raise QaError(f"cannot write the index: {folder}: {words}") from error


def _update(folder: str, paths: Sequence[str], means: Means, say: Callable[[str], None]) -> Changes:
    _sweep(folder)
    old = _old(folder, paths, say)
    number = 1 + max([number_of(name) for name in _generations(folder)], default=0)
    # Nobody else's: workers of a writer that was killed live on a moment, and write into theirs.
    working = os.path.join(folder, f"{_MAKING}{number}-{os.getpid()}")
    try:
        os.mkdir(working)
        builder = Builder(paths, old, means)
        if builder.is_wasteful():
            old = None
            builder = Builder(paths, None, means)
        if builder.build(working, str(number)):
            name = f"{GENERATION}{number}"
            path = os.path.join(folder, name)
            os.rename(working, path)
            sync_folder(folder)
            named = f"{name} {digest_of(os.path.join(path, MANIFEST))}\n"
            replace_file(os.path.join(folder, CURRENT), named.encode())
        path, manifest = current(folder)
        _retire(folder, os.path.basename(path))
        trust(folder, path, manifest)
        return builder.changes
    finally:
        remove_tree(working)


def _old(folder: str, paths: Sequence[str], say: Callable[[str], None]) -> DiskCorpus | None:
    """Return the generation to go on from; say why there is none where there was."""
    try:
        path, manifest = current(folder)
        check_files(folder, path, manifest, packs=True)
        if manifest.made_by == version():
            return DiskCorpus(paths, path, manifest)
        error: Exception = OutdatedError(f"the index was made by qa {manifest.made_by}")
    except FileNotFoundError:
        return None
    except (DamagedError, OutdatedError, OSError, ValueError, KeyError, TypeError) as err:
        error = err
    say(f"{error}: building it anew")
    return None


@contextmanager
def _alone(folder: str, say: Callable[[str], None], patience: float | None) -> Iterator[int]:
    """Hold the lock of an index."""
    descriptor = _lock(folder)
    if descriptor is None:
        say("another qa index is at work on this corpus: waiting")
        descriptor = _wait(folder, PATIENCE if patience is None else patience)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def _wait(folder: str, patience: float) -> int:
    """Wait for the lock of an index; raise `QaError` when that takes too long."""
    end = time.monotonic() + patience
    while True:
        descriptor = _lock(folder)
        if descriptor is not None:
            return descriptor
        if time.monotonic() >= end:
            raise QaError("another qa index is at work on this corpus")
        time.sleep(0.05)


def _lock(folder: str) -> int | None:
    """Take the lock of an index; `None` where someone else has it."""
    import fcntl  # noqa: PLC0415  not on Windows

    path = os.path.join(folder, LOCK)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if os.path.samestat(os.fstat(descriptor), os.stat(path)):  # else it was dropped meanwhile
            return descriptor
    except (BlockingIOError, FileNotFoundError):
        pass
    os.close(descriptor)
    return None


def _generations(folder: str) -> list[str]:
    return [name for name in os.listdir(folder) if is_generation(name)]


def _sweep(folder: str) -> None:
    """Remove what a writer has left that was stopped."""
    for name in os.listdir(folder):
        if name.startswith(_MAKING):
            remove_tree(os.path.join(folder, name))
        elif name.endswith(".new"):
            with suppress(OSError):
                os.remove(os.path.join(folder, name))


def _retire(folder: str, new: str) -> None:
    """Remove all generations but the one to read, the one before, and those that commands read.

    Also where nothing was written: a run before this one may have been stopped before it got here.
    """
    earlier = [name for name in _generations(folder) if number_of(name) < number_of(new)]
    kept = {new, max(earlier, key=number_of, default=new)}
    for name in _generations(folder):
        if name not in kept and not is_held(os.path.join(folder, name)):
            remove_tree(os.path.join(folder, name))


def status(folder: str, paths: Sequence[str]) -> Status:
    """Describe an index."""
    found = Status(folder)
    try:
        path, manifest = current(folder)
    except FileNotFoundError:
        return found
    except (DamagedError, OutdatedError, OSError, ValueError, KeyError) as error:
        found.exists, found.reason = True, str(error)
        return found
    found.exists, found.pages = True, manifest.pages
    found.generation = os.path.basename(path)
    found.size = sum(size for size, _ in manifest.files.values())
    opened = open_index(folder, paths)
    found.reason = opened.reason
    if opened.corpus is not None:
        found.sound, found.files = True, len(opened.corpus.files)
        found.stale = opened.corpus.files.watch().is_stale()
    return found


def verify(folder: str, paths: Sequence[str]) -> list[str]:
    """Read every file and every record of an index; return what is wrong with it."""
    try:
        path, manifest = current(folder)
        wrong = list(verify_files(path, manifest))
        if wrong:
            return wrong
        corpus = DiskCorpus(paths, path, manifest)
        for place, page_id in enumerate(corpus.ids):
            question_of(corpus.record(place))
            if corpus.place_of(page_id) != place:
                wrong.append(f"{page_id}: not found by its id")
    except (DamagedError, OutdatedError, OSError, ValueError, KeyError) as error:
        return [str(error)]
    return wrong


def drop(folder: str, say: Callable[[str], None], patience: float | None = None) -> bool:
    """Remove an index; return whether there was one."""
    if not os.path.isdir(folder):
        return False
    try:
        with _alone(folder, say, patience):
            with suppress(FileNotFoundError):
                os.remove(os.path.join(folder, CURRENT))
            for name in os.listdir(folder):
                if name.startswith((GENERATION, _MAKING)):
                    remove_tree(os.path.join(folder, name))
                elif name == TRUSTED or name.endswith(".new"):
                    os.remove(os.path.join(folder, name))
            os.remove(os.path.join(folder, LOCK))
        with suppress(OSError):
            os.rmdir(folder)
    except OSError as error:
        raise QaError(f"cannot remove the index: {folder}: {error.strerror}") from error
    return True
