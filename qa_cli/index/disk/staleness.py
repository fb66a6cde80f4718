"""Whether a corpus has changed since it was indexed: a look at some of it, never at all of it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa_cli.index.disk.reading import DiskFiles

SAMPLE = 200
"""Files looked at, and folders: less than a millisecond of system calls."""

UNSURE = -1
"""Stands for the time of change of a file that changed when it was read: it may change again
without its time telling."""


class Watch:
    """Compares a corpus with what its index knows of it.

    A folder's time of change tells of files that came, went or were renamed; of files changed in
    place, only those looked at tell: all of a small corpus, an even sample of a large one.
    """

    def __init__(self, paths: Sequence[str], files: DiskFiles) -> None:
        self._paths = paths
        self._files = files

    def is_stale(self) -> bool:
        """Whether anything looked at has changed."""
        folders = self._files.texts("folder")
        roots, times = self._files.numbers("folder_root"), self._files.numbers("folder_time")
        for place in _some(len(folders)):
            try:
                status = os.stat(self._paths[roots[place]] + folders[place])
            except OSError:
                return True
            if status.st_mtime_ns != times[place]:
                return True
        return any(map(self.has_changed, _some(len(self._files))))

    def has_changed(self, place: int) -> bool:
        """Whether one file has changed."""
        try:
            status = os.stat(self._files.path(place))
        except OSError:
            return self._files.numbers("bad")[place] == 0
        time = self._files.numbers("time")[place]
        return status.st_size != self._files.numbers("size")[place] or (
            time not in {UNSURE, status.st_mtime_ns}
        )


def _some(count: int) -> Sequence[int]:
    """Return places out of so many: all, or an even sample."""
    return range(0, count, max(1, -(-count // SAMPLE)))
