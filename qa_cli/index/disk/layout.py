"""What an index's folder holds, and how its parts are told to be as they were written.

    CURRENT     the generation to read and its manifest's digest
    trusted     the state in which each file of the generation was last known to be sound
    LOCK        held by the one who writes
    gen-7/      a generation, never changed once CURRENT names it:
      manifest.json   format, corpus, and the size and digest of every other file
      engine/         the search engine's files
      pages.tab       a row a page, in page order;  names.tab: ids, sorted;  files.tab: a row a file
      pack-7-0.dat    records of pages;  *.txt, *.json, *.bin: what commands would else work out

A file is read if its state (size, times, inode) is the trusted one; else its digest is checked
first, so that a file that was touched by anything but us is read in full once before it is used.
"""

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Any, NamedTuple

import qa_cli
from qa_cli.index.disk.errors import DamagedError, OutdatedError
from qa_cli.index.disk.place import CURRENT
from qa_cli.sources.digests import DIGEST_BYTES, blake2b, digest

FORMAT = 2
"""Raised by every change of what the files hold."""

MANIFEST = "manifest.json"
TRUSTED = "trusted"
LOCK = "LOCK"
ENGINE = "engine"
PAGES = "pages.tab"
NAMES = "names.tab"
FILES = "files.tab"
VOCABULARY = "vocabulary.bin"
DERIVED = "derived-"
"""How the files start that hold what commands would else work out."""

GENERATION = "gen-"
"""How a generation's folder is called, a number after it."""

_BLOCK = 1 << 20
"""Bytes read at once for a digest."""

State = tuple[int, int, int, int]
"""A file's size, times of change of content and of status (ns), and inode."""


class Manifest(NamedTuple):
    """What a generation is."""

    made_by: str
    """Version of qa."""
    roots: tuple[str, ...]
    """The corpus, as resolved paths."""
    pages: int
    files: dict[str, tuple[int, str]]
    """Every other file's path within the generation -> its size and digest."""

    def to_bytes(self) -> bytes:
        """Return the manifest as it is written."""
        fields = {
            "format": FORMAT,
            "qa": self.made_by,
            "roots": self.roots,
            "pages": self.pages,
            "files": self.files,
        }
        return json.dumps(fields).encode("ascii")


def read_manifest(data: bytes) -> Manifest:
    """Read a manifest; raise `OutdatedError` for one of another format."""
    fields = json.loads(data)
    if fields.get("format") != FORMAT:
        raise OutdatedError("the index is of another format")
    files = {name: (size, hexed) for name, (size, hexed) in fields["files"].items()}
    return Manifest(fields["qa"], tuple(fields["roots"]), fields["pages"], files)


def current(folder: str) -> tuple[str, Manifest]:
    """Return the path of the generation to read, and its manifest.

    Raises `FileNotFoundError` where there is no index, `OutdatedError` for one of another format
    and `DamagedError` for one that is damaged.
    """
    with open(os.path.join(folder, CURRENT), "rb") as file:
        name, _, wanted = file.read(1000).decode("latin-1").strip().partition(" ")
    if not is_generation(name):
        raise DamagedError("the index is damaged")
    path = os.path.join(folder, name)
    try:
        with open(os.path.join(path, MANIFEST), "rb") as file:
            data = file.read()
    except OSError as error:
        raise DamagedError("the index is damaged") from error
    if digest(data) != wanted:
        raise DamagedError("the index is damaged")
    return path, read_manifest(data)


def is_generation(name: str) -> bool:
    """Whether a file name is a generation's."""
    number = name.removeprefix(GENERATION)
    return name.startswith(GENERATION) and number.isascii() and number.isdecimal()


def number_of(name: str) -> int:
    """Return a generation's number."""
    return int(name.removeprefix(GENERATION))


class Hold:
    """Keeps a generation from being removed for as long as this lives; nobody waits for it.

    Raises `OSError` where the generation is not there any more.
    """

    def __init__(self, path: str) -> None:
        import fcntl  # noqa: PLC0415  not on Windows

        self._descriptor = os.open(os.path.join(path, MANIFEST), os.O_RDONLY | os.O_CLOEXEC)
        with suppress(OSError):  # not every file system has locks
            fcntl.flock(self._descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)

    def __del__(self) -> None:
        if hasattr(self, "_descriptor"):
            os.close(self._descriptor)


def is_held(path: str) -> bool:
    """Whether someone reads a generation."""
    import fcntl  # noqa: PLC0415  not on Windows

    try:
        descriptor = os.open(os.path.join(path, MANIFEST), os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    finally:
        os.close(descriptor)
    return False


def is_pack(name: str) -> bool:
    """Whether a file holds records, each of which is checked when it is read."""
    return name.startswith("pack-")


def check_files(folder: str, path: str, manifest: Manifest, *, packs: bool = False) -> None:
    """Check all files of a generation; packs, whose records are checked when read, if asked to.

    Raises `DamagedError` for one that is missing or not as it was written.
    """
    trusted = _read_trusted(folder, os.path.basename(path))
    for name, (size, wanted) in manifest.files.items():
        file = os.path.join(path, name)
        try:
            state = state_of(file)
            if (is_pack(name) and not packs) or (
                state[0] == size and trusted.get(name) == list(state)
            ):
                continue
            sound = state[0] == size and digest_of(file) == wanted
        except OSError as error:
            raise DamagedError(f"the index lacks {name}") from error
        if not sound:
            raise DamagedError(f"the index is damaged: {name}")


def verify_files(path: str, manifest: Manifest) -> Iterator[str]:
    """Yield what is wrong with the files of a generation; every file is read."""
    for name, (size, wanted) in manifest.files.items():
        file = os.path.join(path, name)
        try:
            if os.path.getsize(file) != size or digest_of(file) != wanted:
                yield f"{file}: damaged"
        except OSError as error:
            yield f"{file}: {error.strerror}"


def trust(folder: str, path: str, manifest: Manifest) -> None:
    """Note the state of a generation's files, known to be sound."""
    states = {name: state_of(os.path.join(path, name)) for name in manifest.files}
    data = json.dumps([os.path.basename(path), states]).encode()
    replace_file(os.path.join(folder, TRUSTED), digest(data).encode() + data)


def _read_trusted(folder: str, generation: str) -> dict[str, Any]:
    """Return the noted states of a generation's files; empty where there is no sound note."""
    try:
        with open(os.path.join(folder, TRUSTED), "rb") as file:
            data = file.read()
    except OSError:
        return {}
    size = 2 * DIGEST_BYTES
    if digest(data[size:]).encode() != data[:size]:
        return {}
    noted, states = json.loads(data[size:])
    return states if noted == generation else {}


def state_of(path: str) -> State:
    """Return a file's state."""
    status = os.stat(path)
    return (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)


def digest_of(path: str) -> str:
    """Return the digest of a file's content."""
    state = blake2b(digest_size=DIGEST_BYTES)
    with open(path, "rb", buffering=0) as file:
        while block := file.read(_BLOCK):
            state.update(block)
    return state.hexdigest()


def replace_file(path: str, data: bytes) -> None:
    """Write a file so that it is there whole, or as it was before."""
    temporary = f"{path}.new"
    with open(temporary, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    os.replace(temporary, path)
    sync_folder(os.path.dirname(path))


def sync_folder(path: str) -> None:
    """See a folder's entries onto the disk."""
    if os.name != "nt":
        sync(path)


def sync(path: str) -> None:
    """See a file onto the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def files_below(path: str) -> Iterable[str]:
    """Yield the paths of all files of a generation, relative to it."""
    for entry in os.scandir(path):
        if entry.is_dir():
            for inner in os.scandir(entry.path):
                yield os.path.join(entry.name, inner.name)
        else:
            yield entry.name


def version() -> str:
    """Return the version of qa that a generation is made by: another one may parse otherwise."""
    return qa_cli.__version__
