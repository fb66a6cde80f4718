"""The engine's files: postings alone, made from the database and made anew where they are damaged.

What was deleted stays in the engine's statistics until it merges segments, or until all is made
anew: scores may then differ a little from those of an index in memory. Which words there are, and
how common they are, is told by the database.
"""

import os
import shutil
import sys
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from json import loads

import tantivy

from qa_cli.index.analysis import register
from qa_cli.index.database import is_plain, read_plain
from qa_cli.index.faults import DamagedError
from qa_cli.index.schema import FIELDS, KEY, Entry, Field, documents, schema
from qa_cli.sources.digests import digest

ENGINE_VERSION: str = getattr(tantivy, "__version__", "unknown")
"""Version of the engine and of its files' format."""

META = "meta.json"
"""The engine's list of its segments."""

LARGE_HEAP = 50_000_000
"""Bytes that the engine may use before it writes a segment, for a whole corpus."""

SMALL_HEAP = 15_000_000
"""The same for some pages: the least that the engine allows."""

_TAIL = 8
"""Last bytes of each of the engine's files: the length of what it notes of it, then a constant."""

_NOTE = 256
"""Last bytes of each of them, or fewer, that hold what the engine notes of it: its checksum."""

LOOK = 16_000_000
"""Bytes of the engine's files whose checksums are looked at before each search, some milliseconds:
all of an index of some thousand pages. Before `nothing found`, all are looked at."""

_BLOCK = 1 << 20


class EngineWriter:
    """Writes postings; nobody sees them before `commit`.

    Args:
        folder: The engine's; made where there is none.
        heap: Bytes of memory.
    """

    def __init__(self, folder: str, heap: int) -> None:
        self._folder = folder
        is_new = not os.path.isdir(folder)
        if not is_new:
            self._engine = tantivy.Index.open(folder)
        else:
            os.mkdir(folder, 0o700)
            self._engine = tantivy.Index(schema(), path=folder)
        register(self._engine)
        self._writer = self._engine.writer(heap, num_threads=1)
        if not is_new:
            # What a stopped writer has left would be in the way of files with the same names.
            self._writer.garbage_collect_files()

    def add(self, page_id: str, page_key: int, entries: Sequence[Entry]) -> None:
        """Make a page searchable."""
        for document in documents(page_id, page_key, entries):
            self._writer.add_document(document)

    def delete(self, units: Sequence[int]) -> None:
        """Make units searchable no longer, given by key."""
        for at in range(0, len(units), _BLOCK):
            some = list(units[at : at + _BLOCK])
            query = tantivy.Query.term_set_query(self._engine.schema, KEY, some)
            self._writer.delete_documents_by_query(query)

    def commit(self) -> str:
        """See everything onto the disk; return what tells this state of the engine from others."""
        self._writer.commit()
        self._writer.wait_merging_threads()
        for entry in os.scandir(self._folder):
            if os.name == "posix":
                os.chmod(entry.path, 0o600)
        return state_of_engine(self._folder)

    def words(self) -> Iterator[tuple[Field, str, int]]:
        """Yield each word of each field and the number of units with it; of a new engine alone."""
        self._engine.reload()
        searcher = self._engine.searcher()
        for field in FIELDS:
            for word, units in searcher.terms_with_prefix(field, ""):
                yield field, word, units


def state_of_engine(folder: str) -> str:
    """Return what tells the state of an engine: its list of segments, and their files' checksums.

    Raises `OSError` where there is none, `DamagedError` where it is none.
    """
    meta = read_plain(os.path.join(folder, META))
    told = [meta]
    for path in files_of_engine(folder, meta):
        with open(path, "rb") as file:
            file.seek(-min(_NOTE, os.fstat(file.fileno()).st_size), os.SEEK_END)
            told += [os.fsencode(os.path.basename(path)), file.read()]
    return digest(b"".join(told))


@contextmanager
def quiet() -> Iterator[None]:
    """Take the engine's failures for damage, its panics as well, and keep it from saying more."""
    sys.stderr.flush() if sys.stderr else None
    try:
        kept = os.dup(2)
    except OSError:  # standard error is closed: nothing can be said there
        kept = -1
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        if kept >= 0:
            os.dup2(nowhere, 2)
        yield
    except (ValueError, TypeError, LookupError, OverflowError, OSError) as error:
        raise DamagedError("the index's engine is damaged") from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise DamagedError("the index's engine is damaged") from error
    finally:
        os.close(nowhere)
        if kept >= 0:
            os.dup2(kept, 2)
            os.close(kept)


_REMOVALS = 10
"""Tries to remove a folder in which the engine may make a file at that moment."""


@contextmanager
def where_writable(folder: str) -> Iterator[str]:
    """Give an engine's folder, or, where nothing can be written, one of links to what is in it.

    Even to read, the engine makes a file beside its own, as a lock. The links are only needed until
    it has opened them.
    """
    if os.access(folder, os.W_OK):
        yield folder
        return
    from tempfile import mkdtemp  # noqa: PLC0415  hardly ever

    links = mkdtemp(prefix="qa-")
    try:
        for name in os.listdir(folder):
            if not name.endswith(".lock"):
                os.symlink(os.path.join(os.path.realpath(folder), name), os.path.join(links, name))
        yield links
    finally:
        # A thread of the engine looks for changes as it begins, and may lock the folder meanwhile.
        for _ in range(_REMOVALS):
            remove_tree(links)
            if not os.path.lexists(links):
                break


def check_engine(folder: str, most: int | None = None) -> None:
    """Make sure that the engine's files are as they were written: `DamagedError`, `OSError`.

    Args:
        folder: The engine's.
        most: Bytes to look at, the smallest files first; `None` for all.
    """
    files = files_of_engine(folder, read_plain(os.path.join(folder, META)))
    for path in sorted(files, key=os.path.getsize):
        if most is not None and (most := most - os.path.getsize(path)) < 0:
            return
        if not _is_sound(path):
            raise DamagedError(f"the index's engine is damaged: {os.path.basename(path)}")


def files_of_engine(folder: str, meta: bytes) -> list[str]:
    """Return the paths of the files of an engine's segments; a stopped writer's are none of them.

    Raises `DamagedError` where the list of segments is none, or what is there is no file.
    """
    try:
        listed = loads(meta)["segments"]
        segments = {one["segment_id"].replace("-", "") for one in listed}
        stamps = {str(one["deletes"]["opstamp"]) for one in listed if one["deletes"]}
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError) as error:
        raise DamagedError(f"the index's engine is damaged: {META}") from error
    paths = []
    for name in sorted(os.listdir(folder)):
        segment, _, kind = name.partition(".")
        stamp, _, suffix = kind.partition(".")
        if segment in segments and (suffix != "del" or stamp in stamps):
            paths.append(os.path.join(folder, name))
    if not all(map(is_plain, paths)):
        raise DamagedError("the index's engine is damaged: not all of it are files")
    return paths


def _is_sound(path: str) -> bool:
    """Whether a file of the engine's is as it was written, by the checksum at its end."""
    with open(path, "rb") as file:
        data = file.read()
    try:
        noted = int.from_bytes(data[-_TAIL:-4], "little")
        crc = zlib.crc32(memoryview(data)[: len(data) - _TAIL - noted])
        return bool(loads(data[-_TAIL - noted : -_TAIL])["crc"] == crc)
    except (ValueError, KeyError, TypeError):
        return False


def remove_tree(path: str) -> None:
    """Remove a folder with what is in it, or a file; a link, not what it leads to."""
    if os.path.islink(path) or not os.path.isdir(path):
        if os.path.lexists(path):
            os.remove(path)
        return
    shutil.rmtree(path, ignore_errors=True)
