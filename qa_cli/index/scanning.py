"""What there is in a corpus, compared with what an index knows of it.

A file is known by its size, times of change and inode. One that changed just before it was looked
at may change again with all of them the same, so its inode is noted as `UNSURE`: the next run of
`qa index` reads it again. A folder's time of change is noted before the folder is listed, so that
what comes later is seen; where it differs, the files found count, and not the time alone: editors
make and remove files of their own.
"""

import os
import re
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from qa_cli.errors import SourceError
from qa_cli.sources.finder import find_by_argument

UNSURE = -1
"""Stands for the inode of a file, and the time of a folder, that may have changed unnoticed."""

MOST = 1_000
"""Files that are looked at before an ordinary answer, some milliseconds of system calls; of more,
an even sample. Before `nothing found` all are looked at."""

_TICK = 50_000_000
"""Nanoseconds: two changes this near to each other may leave the same time of change."""

_RECORD = re.compile(r":[0-9]+")
"""What stands for a path below an argument that is a file of many pages: a record of it."""

Name = tuple[int, str]
"""A file or folder: place of the argument it was found under, and its path below that; empty for
the argument itself."""


class State(NamedTuple):
    """What tells that a file is as it was."""

    bytes: int
    mtime: int
    """ns, as the next."""
    ctime: int
    inode: int
    """Or `UNSURE`."""


NO_STATE = State(0, 0, 0, UNSURE)
"""Of a file that cannot be looked at, or was not."""


class Trouble(NamedTuple):
    """Something that cannot be read."""

    root: int
    """Place of the argument."""
    name: str
    """Path below the argument."""
    reason: str


@dataclass(slots=True)
class Scan:
    """What there is."""

    files: dict[Name, State] = field(default_factory=dict)
    """In the order of the corpus."""
    order: list[Name | Trouble] = field(default_factory=list)
    """Files, and what is in their place where there is trouble."""
    folders: dict[Name, int] = field(default_factory=dict)
    """Time of change, ns, before the folder was listed."""


def join(root: str, name: str) -> str:
    """Return the path of a name below an argument, as the finder would give it."""
    return os.path.join(root, name) if name else root


def below(root: str, path: str) -> str:
    """Return the path below an argument, whatever slashes the argument ends with."""
    return path[len(root) :].lstrip("/" if os.sep == "/" else "/\\")


def trouble_of(root: int, path: str, error: SourceError) -> Trouble:
    """Take a message `path: reason` of a path below an argument apart."""
    told, _, reason = str(error)[len(path) :].partition(": ")
    return Trouble(root, below("", told), reason)


def message_of(paths: Sequence[str], trouble: Trouble) -> str:
    """Return the message of which `trouble_of` was made, for the corpus as it is named now."""
    root = paths[trouble.root]
    place = f"{root}{trouble.name}" if _RECORD.fullmatch(trouble.name) else join(root, trouble.name)
    return f"{place}: {trouble.reason}"


def scan_corpus(paths: Sequence[str], *, states: bool = True) -> Scan:
    """Look at every folder and file of a corpus, without opening a file.

    Args:
        paths: The corpus.
        states: Look at files, not only for them.
    """
    scan = Scan()
    before = time.time_ns()

    def entered(root: int, path: str) -> None:
        changed = os.stat(path).st_mtime_ns
        sure = changed < before - _TICK
        scan.folders[root, below(paths[root], path)] = changed if sure else UNSURE

    for root, found in find_by_argument(paths, entered):
        if isinstance(found, SourceError):
            scan.order.append(trouble_of(root, paths[root], found))
            continue
        name = (root, below(paths[root], found))
        scan.files[name] = state_of(found, before) if states else NO_STATE
        scan.order.append(name)
    return scan


def state_of(path: str, before: int | None = None) -> State:
    """Return the state of a file; with the time of a look before, how sure it is as well.

    A file that cannot be looked at has the state of none: to read it will say why.
    """
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return NO_STATE
    changed = max(status.st_ctime_ns, 0 if before is None else _past(status.st_mtime_ns))
    sure = before is None or changed < before - _TICK
    return State(
        status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino if sure else UNSURE
    )


def _past(moment: int) -> int:
    """Return a time of change, 0 for one in the future, which says nothing."""
    return moment if moment <= time.time_ns() else 0


def differ(known: State, found: State) -> bool:
    """Whether a file is not the one that is known; as far as states tell, where that is unsure."""
    return known[:3] != found[:3] or (known.inode not in {UNSURE, found.inode})


def are_same_folders(paths: Sequence[str], folders: Mapping[Name, int]) -> bool:
    """Whether the folders of a corpus are as they were when they were listed."""
    return all(_time(join(paths[root], name)) == known for (root, name), known in folders.items())


def are_same_files(paths: Sequence[str], files: Iterable[tuple[Name, State]]) -> bool:
    """Whether files are the ones that are known."""
    return not any(
        differ(known, state_of(join(paths[root], name))) for (root, name), known in files
    )


def _time(path: str) -> int:
    try:
        return os.stat(path).st_mtime_ns
    except OSError:
        return UNSURE
