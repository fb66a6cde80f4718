"""Open an index to read, or say why there is none."""

import os
import time
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from qa_cli.index.database import HOLDER, get_meta, open_database, reading
from qa_cli.index.faults import DamagedError, OutdatedError
from qa_cli.index.fingerprint import fingerprint
from qa_cli.index.place import resolve
from qa_cli.index.sealing import SEAL, check_seal
from qa_cli.index.stored import StoredCorpus
from qa_cli.sources.selection import WHOLE, Selection

_TRIES = 4
COUNTS = ("pages", "units", "left_out")
"""What is counted of an index."""

MOST = 1 << 40
"""More than there are keys for."""

_PAUSE = 0.05
"""Seconds between two tries where a writer is at work: it may be just about to seal the files. One
that was done a moment ago wants a second look, and no pause."""


class Opened(NamedTuple):
    """A corpus read from its index, or why not."""

    corpus: StoredCorpus | None
    reason: str | None
    """Why the index is of no use; `None` where it is of use, or there is none."""


def open_index(folder: str, paths: Sequence[str], selection: Selection = WHOLE) -> Opened:
    """Open the index in a folder for a corpus. Nothing is raised; nobody is waited for."""
    reason = None
    for again in range(_TRIES):
        if again:
            if os.path.exists(os.path.join(folder, HOLDER)):
                time.sleep(_PAUSE)
            elif again > 1:
                break
        try:
            return Opened(open_corpus(folder, paths, selection), None)
        except FileNotFoundError:
            if again == 0:
                return Opened(None, None)
            reason = "the index is damaged: a part of it is missing"
        except OutdatedError as error:
            return Opened(None, str(error))
        except DamagedError as error:
            reason = str(error)
        except (OSError, ValueError) as error:
            reason = f"the index cannot be read: {getattr(error, 'strerror', None) or error}"
    return Opened(None, reason)


def open_corpus(folder: str, paths: Sequence[str], selection: Selection = WHOLE) -> StoredCorpus:
    """Open the index in a folder for a corpus.

    Raises `FileNotFoundError` where there is none, `OutdatedError` for one of another format or
    corpus or made by another qa, `DamagedError` for one that is damaged, and `OSError`.
    """
    base = open_database(folder)
    try:
        with reading():
            meta = get_meta(base)
            check_meta(meta, paths, selection)
        try:
            check_seal(folder)
        except FileNotFoundError as error:
            name = os.path.basename(error.filename or SEAL)
            raise DamagedError(f"the index is damaged: it lacks {name}") from error
    except BaseException:
        base.close()
        raise
    return StoredCorpus(paths, folder, base, meta)


def check_meta(meta: Mapping[str, Any], paths: Sequence[str], selection: Selection) -> None:
    """Make sure that an index is of use for a corpus.

    Raises `OutdatedError`, or what damage ends in.
    """
    if not all(type(meta[name]) is int and 0 <= meta[name] < MOST for name in COUNTS):
        raise ValueError("counts are numbers")
    made, here = meta["made_by"], fingerprint()
    if made["qa"] != here["qa"]:
        raise OutdatedError(f"the index was made by qa {made['qa']}")
    if made != here:
        raise OutdatedError("the index was made by another parser")
    if meta["roots"] != list(resolve(paths)) or meta["selection"] != selection._asdict():
        raise OutdatedError("the index is another corpus's")
