"""The seal of an index: the state in which each of its files was left by who wrote last.

Files that were touched since are not read at all: their records may each be right and yet not
belong together.
"""

import json
import os
from contextlib import suppress

from qa_cli.index.database import is_plain, private, read_plain, reading
from qa_cli.index.faults import DamagedError
from qa_cli.index.place import DATABASE, ENGINE
from qa_cli.sources.digests import digest

SEAL = "sealed"

FileState = tuple[int, int, int, int]
"""A file's size, times of change of content and of status (ns), and inode."""


def _state_of(path: str) -> FileState:
    """Return a file's state."""
    status = os.lstat(path)
    return (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)


def parts(folder: str) -> dict[str, FileState]:
    """Return the state of the database and of each file of the engine.

    Raises `DamagedError` for what is no plain file, `OSError` where something is missing.
    """
    states = {DATABASE: _state_of(os.path.join(folder, DATABASE))}
    engine = os.path.join(folder, ENGINE)
    if not is_plain(engine, folder=True):
        raise DamagedError("the index is damaged: engine is no folder")
    with os.scandir(engine) as entries:
        for entry in entries:
            if not entry.is_file(follow_symlinks=False):
                raise DamagedError("the index is damaged: not all of engine are files")
            if not entry.name.endswith(".lock"):
                states[f"{ENGINE}/{entry.name}"] = _state_of(entry.path)
    return states


def seal(folder: str, states: dict[str, FileState] | None) -> None:
    """Note the state of all files, or `None`: that they are about to be changed.

    The database's is only known when all of it is in its one file: a reader who may write, like
    `sqlite3`, brings there what is not when it ends.
    """
    data = json.dumps(states).encode()
    path = os.path.join(folder, SEAL)
    with suppress(FileNotFoundError):
        os.remove(f"{path}.new")  # a stopped writer's, or a trap
    with open(f"{path}.new", "xb", opener=private) as file:
        file.write(digest(data).encode() + data)
        file.flush()
        os.fsync(file.fileno())
    os.replace(f"{path}.new", path)


def check_seal(folder: str) -> None:
    """Make sure that nobody but `qa index` has touched the files of an index.

    Where a writer is at work, or was stopped, nothing is known of them; SQLite keeps its own order
    then. Raises `DamagedError` and `OSError`.
    """
    states = read_seal(folder)
    if states is None:
        return
    with reading():
        found = {name: list(state) for name, state in parts(folder).items()}
        wrong = [name for name in {*states, *found} if states.get(name) != found.get(name)]
        log = f"{DATABASE}-wal"
        with suppress(FileNotFoundError):
            if os.lstat(os.path.join(folder, log)).st_size:
                wrong.append(log)
    if wrong:
        raise DamagedError(f"the index is damaged: {min(wrong)} was changed by something else")


def read_seal(folder: str) -> dict[str, list[int]] | None:
    """Return the state in which files were left; `None` where a writer is at work, or was stopped.

    Raises `DamagedError` and `OSError`.
    """
    data = read_plain(os.path.join(folder, SEAL))
    if digest(data[32:]).encode() != data[:32]:
        raise DamagedError("the index is damaged: sealed")
    with reading():
        states: dict[str, list[int]] | None = json.loads(data[32:])
    return states
