"""Indexes as a whole: made, brought up to date, described, verified, dropped; by one at a time."""

import gc
import json
import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

from qa_cli.errors import QaError
from qa_cli.index.building import Builder, Changes, Means
from qa_cli.index.database import (
    HOLDER,
    INDEXES,
    JOURNAL,
    LOCK,
    change_database,
    close_database,
    get_meta,
    is_plain,
    make_folder,
    new_database,
    private,
    read_plain,
    reading,
)
from qa_cli.index.faults import DamagedError, OutdatedError, StorageError
from qa_cli.index.opening import open_corpus, open_index
from qa_cli.index.place import DATABASE, ENGINE
from qa_cli.index.postings import (
    ENGINE_VERSION,
    LARGE_HEAP,
    LOOK,
    SMALL_HEAP,
    EngineWriter,
    check_engine,
    remove_tree,
    state_of_engine,
)
from qa_cli.index.scanning import scan_corpus
from qa_cli.index.sealing import SEAL, check_seal, parts, seal
from qa_cli.index.verifying import damages
from qa_cli.sources.selection import WHOLE, Selection

_OURS = (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", JOURNAL, ENGINE, SEAL)
"""What an index's folder holds, beside its lock and what a stopped writer has left."""

_PERHAPS_DAMAGE = (sqlite3.Error, ValueError, TypeError, AttributeError, LookupError, OverflowError)
"""What damage that is only met halfway ends in, and other things, too."""

Say = Callable[[str], None]
"""Told what a person should know, a line at a time."""


@dataclass(slots=True)
class Status:
    """What there is of an index."""

    folder: str
    exists: bool = False
    sound: bool = False
    """Whether its files are as they were written, and of this format and parser."""
    reason: str | None = None
    """Why it is of no use."""
    pages: int = 0
    files: int = 0
    size: int = 0
    """Bytes of all its files."""
    stale: bool = False
    """Whether the corpus has changed."""
    generation: str | None = None
    """`gen-` and how often it was written to."""


def update_index(
    folder: str, paths: Sequence[str], means: Means, say: Say, *, optimize: bool = False
) -> Changes:
    """Bring an index up to date with its corpus, or make it.

    Args:
        folder: The index.
        paths: The corpus.
        means: What to work with.
        say: Told what a person should know.
        optimize: Make the engine anew, so that nothing of what was deleted is left in it.

    Raises `QaError` where it cannot be written.
    """
    # Rows are many and hold no cycles: to look for some takes a good part of the time.
    collects = gc.isenabled()
    gc.disable()
    try:
        if os.path.lexists(folder) and not is_plain(folder, folder=True):
            remove_tree(folder)  # a link to another folder, say, which is none of ours
        make_folder(folder)
        with alone(folder, say):
            _sweep(folder)
            if not _is_file(os.path.join(folder, SEAL)):
                remove_tree(os.path.join(folder, SEAL))
            if _is_usable(folder, paths, means.selection, say):
                try:
                    return _change(folder, paths, means, optimize=optimize)
                except StorageError:
                    raise
                except (DamagedError, OutdatedError) as error:
                    say(f"{error}: building it anew")
                except _PERHAPS_DAMAGE:
                    wrong = next(iter(damages(folder, paths)), None)
                    if wrong is None:
                        raise
                    say(f"{wrong}: building it anew")
            return _make(folder, paths, means)
    except (OSError, ValueError, sqlite3.Error, StorageError) as error:  # the engine: ValueError
        words = getattr(error, "strerror", None) or " ".join(str(error).split())
        raise QaError(f"cannot write the index: {folder}: {words}") from error
    finally:
        if collects:
            gc.enable()


def _is_file(path: str) -> bool:
    return os.path.lexists(path) and is_plain(path)


def _is_usable(folder: str, paths: Sequence[str], selection: Selection, say: Say) -> bool:
    """Whether there is an index to go on from; say why not where there was one."""
    try:
        open_corpus(folder, paths, selection).base.close()
    except FileNotFoundError:
        return False
    except OutdatedError as error:
        say(f"{error}: building it anew")
        return False
    except StorageError:
        raise
    except (DamagedError, OSError, ValueError) as error:
        wrong = next(iter(damages(folder, paths)), None)
        if wrong is None:  # moved, or copied: all of it is as it was written
            return True
        say(f"{error}: building it anew")
        return False
    return True


def _make(folder: str, paths: Sequence[str], means: Means) -> Changes:
    """Make an index where there is none, or none of use; what is not of use goes first."""
    for name in _OURS:
        remove_tree(os.path.join(folder, name))
    path, engine = (os.path.join(folder, f"{name}.new") for name in (DATABASE, ENGINE))
    try:
        scan = scan_corpus(paths)
        base = new_database(path)
        try:
            builder = Builder(base, lambda: EngineWriter(engine, LARGE_HEAP), paths, scan, means)
            builder.fill()
            builder.complete(INDEXES)
            base.execute("COMMIT")
            base.execute("PRAGMA synchronous=FULL")
            base.execute("PRAGMA journal_mode=WAL")  # for whoever changes it
        finally:
            base.close()
        _sync(path)
        seal(folder, None)
        os.replace(engine, os.path.join(folder, ENGINE))
        os.replace(path, os.path.join(folder, DATABASE))
        _sync(folder)
        seal(folder, parts(folder))
    finally:
        _sweep(folder)
    builder.changes.written = True
    return builder.changes


def _change(folder: str, paths: Sequence[str], means: Means, *, optimize: bool) -> Changes:
    """Bring an index that is there up to date."""
    engine = os.path.join(folder, ENGINE)
    scan = scan_corpus(paths)
    with suppress(FileNotFoundError):
        parts(folder)  # all of them files
    base = change_database(folder)
    changed = False
    try:
        with reading():
            meta = get_meta(base)
            try:
                same = state_of_engine(engine) == meta["engine"]
                check_engine(engine, LOOK)  # what a search tells of is mended
            except (OSError, DamagedError):
                same = False
            same = same and meta["engine_version"] == ENGINE_VERSION

        def started() -> EngineWriter:
            check_engine(engine)
            seal(folder, None)
            return EngineWriter(engine, SMALL_HEAP)

        builder = Builder(base, started if same and not optimize else None, paths, scan, means)
        changed = builder.change(partial(seal, folder, None))
        if not same or optimize:
            builder.make_engine(f"{engine}.new")
            changed = True
        if changed:
            seal(folder, None)
            if not same or optimize:
                remove_tree(engine)
                os.replace(f"{engine}.new", engine)
            base.execute("COMMIT")
    finally:
        if base.in_transaction:
            base.execute("ROLLBACK")
        is_whole = close_database(base)
        _sweep(folder)
    seal(folder, parts(folder) if is_whole else None)
    return builder.changes


@contextmanager
def alone(folder: str, say: Say) -> Iterator[None]:
    """Hold the lock of an index; wait for who has it, and say for whom."""
    from filelock import FileLock, Timeout  # noqa: PLC0415  only to write

    path = os.path.join(folder, LOCK)
    note = os.path.join(folder, HOLDER)
    lock = FileLock(path, mode=0o600)
    while not lock.is_locked:
        make_folder(folder)
        with suppress(FileNotFoundError):
            if not is_plain(path):
                remove_tree(path)
        with suppress(FileNotFoundError):  # whoever removed the index took the folder along
            try:
                lock.acquire(timeout=0)
            except Timeout:
                say(f"{_holder(note)} is at work on this corpus: waiting")
                lock.acquire()
    try:
        who = {"process": os.getpid(), "since": datetime.now(UTC).astimezone().strftime("%H:%M")}
        remove_tree(note)
        with open(note, "x", encoding="ascii", opener=private) as file:
            json.dump(who, file)
        yield
    finally:
        with suppress(OSError):
            remove_tree(note)
        lock.release()


def _remove_folder(folder: str) -> None:
    """Remove the lock of an index and its folder, as far as there is nothing else in it."""
    with suppress(OSError):
        for name in (HOLDER, LOCK):
            remove_tree(os.path.join(folder, name))
        os.rmdir(folder)


def _holder(path: str) -> str:
    """Say who holds a lock, as far as the note in `HOLDER` tells."""
    with suppress(OSError, DamagedError, ValueError, KeyError, TypeError, RecursionError):
        note = json.loads(read_plain(path)[:200])
        return f"another qa index (process {int(note['process'])}, since {note['since'][:5]})"
    return "another qa index"


def _sweep(folder: str) -> None:
    """Remove what a writer has left that was stopped."""
    for name in os.listdir(folder):
        if ".new" in name:
            remove_tree(os.path.join(folder, name))


def _sync(path: str) -> None:
    """See a file, or a folder's entries, onto the disk."""
    if os.name == "nt" and os.path.isdir(path):
        return
    descriptor = os.open(path, os.O_RDONLY if os.path.isdir(path) else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def status(folder: str, paths: Sequence[str], selection: Selection = WHOLE) -> Status:
    """Describe an index."""
    found = Status(folder)
    if not os.path.lexists(os.path.join(folder, DATABASE)):
        return found
    found.exists = True
    with suppress(OSError, DamagedError):
        found.size = sum(state[0] for state in parts(folder).values())
    opened = open_index(folder, paths, selection)
    found.reason = opened.reason
    if opened.corpus is not None:
        try:
            found.pages = opened.corpus.meta["pages"]
            found.generation = f"gen-{opened.corpus.meta.get('generation')}"
            with reading():
                told = "SELECT count(*) FROM files"
                (found.files,) = opened.corpus.base.execute(told).fetchone()
            found.stale = opened.corpus.is_stale(whole=True)
            found.sound = True
        except DamagedError as error:
            found.reason = str(error)
    return found


def verify(folder: str, paths: Sequence[str]) -> list[str] | None:
    """Read all of an index, and the files of its corpus; return what is wrong, `None` for none.

    An index that is damaged loses its seal: nobody reads it, and the next update looks at it whole.
    """
    if not os.path.lexists(os.path.join(folder, DATABASE)):
        return None
    wrong = list(damages(folder, paths, sealed=True))
    if any("is damaged" in one for one in wrong):
        with suppress(OSError, DamagedError):
            check_seal(folder)  # where it is broken, that is told already
            os.remove(os.path.join(folder, SEAL))
    return wrong


def drop(folder: str, say: Say) -> bool:
    """Remove an index; return whether there was one."""
    if not os.path.isdir(folder) or os.path.islink(folder):
        return False
    was = os.path.lexists(os.path.join(folder, DATABASE))
    try:
        with alone(folder, say):
            for name in _OURS:
                remove_tree(os.path.join(folder, name))
            _sweep(folder)
            _remove_folder(folder)  # while nobody else can begin to write there
        if os.name == "nt":  # what is open stays there; elsewhere the lock may be another's by now
            _remove_folder(folder)
    except OSError as error:
        raise QaError(f"cannot remove the index: {folder}: {error.strerror}") from error
    return was
