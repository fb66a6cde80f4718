"""Open an index to read: the generation that CURRENT names, or a reason why there is none."""

from collections.abc import Sequence
from typing import NamedTuple

from qa_cli.index.disk.errors import DamagedError, OutdatedError
from qa_cli.index.disk.layout import Hold, check_files, current, version
from qa_cli.index.disk.place import resolve
from qa_cli.index.disk.reading import DiskCorpus

_TRIES = 3
"""A writer may remove a generation between the look at CURRENT and the opening of its files."""


class Opened(NamedTuple):
    """A corpus read from its index, or why not."""

    corpus: DiskCorpus | None
    reason: str | None
    """Why the index is of no use; `None` where it is of use, or there is none."""


def open_index(folder: str, paths: Sequence[str]) -> Opened:
    """Open the index in a folder for a corpus. Nothing is raised; nobody is waited for."""
    reason = None
    for _ in range(_TRIES):
        try:
            path, manifest = current(folder)
            if manifest.made_by != version():
                reason = f"the index was made by qa {manifest.made_by}"
                break
            if manifest.roots != resolve(paths):
                reason = "the index is another corpus's"
                break
            hold = Hold(path)
            check_files(folder, path, manifest)
            return Opened(DiskCorpus(paths, path, manifest, hold), None)
        except FileNotFoundError:
            return Opened(None, None)
        except OutdatedError as error:
            reason = str(error)
            break
        except (DamagedError, OSError, ValueError, KeyError, TypeError) as error:
            reason = str(error)
    return Opened(None, reason)
