"""What there is in a corpus, compared with what an index knows of it."""

import os
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from qa_cli.errors import SourceError
from qa_cli.index.disk.rows import Entry, FileRow
from qa_cli.index.disk.staleness import UNSURE
from qa_cli.sources.digests import digest
from qa_cli.sources.files import UnreadableError, read_chunks
from qa_cli.sources.finder import find_by_argument
from qa_cli.sources.names import compression

_TICK = 50_000_000
"""Nanoseconds: a file that changed so shortly before it was looked at may change again unnoticed,
for its time of change may stay the same."""

Known = dict[tuple[int, str], FileRow]
"""What an index knows of each file, by argument and name."""


@dataclass(slots=True)
class Scan:
    """What there is."""

    entries: list[Entry] = field(default_factory=list)
    """In the order of the corpus."""
    todo: list[FileRow] = field(default_factory=list)
    """Files to read, among the entries; of the others all is known."""
    gone: Known = field(default_factory=dict)
    """What is no longer there; not what was renamed."""
    renamed: int = 0

    @property
    def files(self) -> list[FileRow]:
        """All files, in the order of the corpus."""
        return [entry.file for entry in self.entries if entry.file is not None]


def scan_corpus(paths: Sequence[str], known: Known) -> Scan:
    """Look at every file of a corpus, and open only what seems to have been renamed."""
    scan = Scan()
    new: list[FileRow] = []
    for root, found in find_by_argument(paths):
        if isinstance(found, SourceError):
            scan.entries.append(Entry(None, (root, str(found)[len(paths[root]) :])))
            continue
        row = _look_at(root, found, found[len(paths[root]) :])
        scan.entries.append(Entry(row, None))
        before = known.get((root, row.name))
        if before is None:
            new.append(row)
            continue
        row.digest, row.pages = before.digest, before.pages
        same = before.size == row.size and before.time == row.time and row.time != UNSURE
        if not same or before.errors:
            scan.todo.append(row)
    present = {(row.root, row.name) for row in scan.files}
    scan.gone = {name: row for name, row in known.items() if name not in present}
    scan.todo += [row for row in new if not _was_renamed(paths, row, scan)]
    return scan


def _look_at(root: int, path: str, name: str) -> FileRow:
    now = time.time_ns()
    try:
        status = os.stat(path)
    except OSError:  # reading it will say why
        return FileRow(root, name, 0, UNSURE)
    sure = status.st_mtime_ns < now - _TICK
    return FileRow(root, name, status.st_size, status.st_mtime_ns if sure else UNSURE)


def _was_renamed(paths: Sequence[str], row: FileRow, scan: Scan) -> bool:
    """Whether a new file is one that is gone under another name; then it gets its pages."""
    suffix = os.path.splitext(row.name)[1].lower()
    alike = [
        (name, old)
        for name, old in scan.gone.items()
        if old.size == row.size
        and old.digest
        and not old.errors
        and os.path.splitext(old.name)[1].lower() == suffix
    ]
    if not alike or compression(row.name):  # a packed file's digest is not that of its pages
        return False
    content = _digest(paths[row.root] + row.name)
    for name, old in alike:
        if old.digest == content:
            row.digest, row.pages = old.digest, old.pages
            for page in row.pages:
                page.key = page.known_as = None
            del scan.gone[name]
            scan.renamed += 1
            return True
    return False


def _digest(path: str) -> str:
    """Return the digest of a file as stored, empty where it cannot be read."""
    try:
        return digest(b"".join(read_chunks(path)))
    except UnreadableError:
        return ""
