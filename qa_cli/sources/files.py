"""Open and read one file safely: regular files alone, in chunks, unpacked where they are packed.

A named pipe, socket or device is never waited for: the finder looks before anything is opened, and
what is opened is opened without blocking and looked at again, for it may have been swapped between.
"""

import importlib
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Any, BinaryIO

from qa_cli.sources.digests import DIGEST_BYTES, blake2b
from qa_cli.sources.filenames import Compression
from qa_cli.sources.limits import (
    CHUNK_BYTES,
    MAX_ARCHIVE_BYTES,
    MAX_CRAWL_BYTES,
    MAX_PAGE_BYTES,
    MAX_RATIO,
    in_words,
)

_GIBIBYTE = 1024**3

_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_BINARY", 0)  # Windows would translate line ends
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NOCTTY", 0)  # a terminal must not become ours
    | getattr(os, "O_NONBLOCK", 0)  # a pipe must not make us wait for a writer
)

_KINDS = (
    (stat.S_ISFIFO, "a named pipe, not a file; pipe pages in with -C -"),
    (stat.S_ISSOCK, "a socket, not a file"),
    (stat.S_ISCHR, "a device, not a file"),
    (stat.S_ISBLK, "a device, not a file"),
    (stat.S_ISDIR, "a folder, not a file"),
)


class UnreadableError(Exception):
    """Why a file, or the rest of it, cannot be read: a reason in plain words, without the path."""


class MissingError(UnreadableError):
    """What a kind of file cannot be read without, and how to install it."""


def reason(error: OSError | ValueError) -> str:
    """Put a failed system call into the words of the system: `Permission denied`."""
    return getattr(error, "strerror", None) or str(error)


def say_kind(mode: int) -> str:
    """Say what a thing of this `st_mode` is, which is no regular file."""
    return next((words for test, words in _KINDS if test(mode)), "not a regular file")


def read_whole(chunks: Iterable[bytes]) -> bytes:
    """Join the chunks of one page.

    Raises `UnreadableError` for a page of more than `MAX_PAGE_BYTES`.
    """
    parts: list[bytes] = []
    size = 0
    for chunk in chunks:
        parts.append(chunk)
        size += len(chunk)
        if size > MAX_PAGE_BYTES:
            raise UnreadableError(f"larger than the limit of {in_words(MAX_PAGE_BYTES)} a page")
    return b"".join(parts)


def open_file(path: str) -> BinaryIO:
    """Open a regular file to be read.

    Raises `UnreadableError` for what cannot be opened or is no regular file.
    """
    try:
        descriptor = os.open(path, _FLAGS)
    except (OSError, ValueError) as error:  # ValueError: a path that no system call takes
        raise UnreadableError(reason(error)) from error
    mode = os.fstat(descriptor).st_mode
    if not stat.S_ISREG(mode):
        os.close(descriptor)
        raise UnreadableError(say_kind(mode))
    return os.fdopen(descriptor, "rb")


def limit_of(file: BinaryIO) -> int:
    """Return to how many bytes a file of a crawl, or a table, may unpack; whole gibibytes.

    That rests on its size, so far as it can seek to its end.
    """
    most = MAX_CRAWL_BYTES
    with suppress(OSError, ValueError):
        here = file.tell()
        most = min(most, MAX_RATIO * file.seek(0, os.SEEK_END))
        file.seek(here)
    return max(most // _GIBIBYTE * _GIBIBYTE, MAX_ARCHIVE_BYTES)


def read_chunks(
    file: BinaryIO, packing: Compression | None, most: int | None = None
) -> Iterator[bytes]:
    """Yield the bytes of an open file, unpacked, in chunks of at most `CHUNK_BYTES`.

    Args:
        file: The file.
        packing: How it is packed.
        most: Bytes to which a packed file may unpack, `MAX_ARCHIVE_BYTES` where it is not given.

    Raises `UnreadableError` where it is closed or fails, or is an archive that is damaged, cut off
    or too large; what came before is sound up to a checksum.
    """
    try:
        if packing:
            yield from _unpacked(file, packing, most or MAX_ARCHIVE_BYTES)
        else:
            while chunk := file.read(CHUNK_BYTES):
                yield chunk
    except (OSError, ValueError) as error:  # ValueError: closed while we hold it
        raise UnreadableError(reason(error)) from error


def file_digest(path: str) -> str:
    """Return the digest of a file's bytes as stored; empty where it cannot be read."""
    state = blake2b(digest_size=DIGEST_BYTES)
    try:
        with open_file(path) as file:
            while chunk := file.read(CHUNK_BYTES):
                state.update(chunk)
    except (UnreadableError, OSError):
        return ""
    return state.hexdigest()


def _unpacked(file: BinaryIO, packing: Compression, most: int) -> Iterator[bytes]:
    """Yield an archive's content; raise `UnreadableError` where it is damaged or too large."""
    size = 0
    archive, damage = _open_archive(file, packing)
    try:
        # Not `read`: where an archive breaks off, that throws away what it had gathered.
        while chunk := archive.read1(CHUNK_BYTES):
            size += len(chunk)
            if size > most:
                raise UnreadableError(f"unpacks to more than the limit of {in_words(most)}")
            yield chunk
    except EOFError as error:
        raise UnreadableError("the archive is cut off") from error
    except damage as error:
        raise UnreadableError(f"the archive is damaged ({error})") from error
    if not size and not file.tell():
        raise UnreadableError("the archive is cut off")  # to gzip, nothing is a whole archive


def _open_archive(file: BinaryIO, packing: Compression) -> tuple[Any, tuple[type[Exception], ...]]:
    """Return a reader with `read1`, and the errors by which it says that the data is damaged.

    Both readers go on to a next member or frame, unpack no more than they are asked for, check the
    checksum, and raise `EOFError` for an end that comes too early.
    """
    if packing == "gz":
        import gzip  # noqa: PLC0415 - most corpora hold no archive
        import zlib  # noqa: PLC0415

        return gzip.GzipFile(fileobj=file, mode="rb"), (gzip.BadGzipFile, zlib.error)
    home = "compression" if sys.version_info >= (3, 14) else "backports"
    try:
        zstd = importlib.import_module(f"{home}.zstd")
    except ImportError as error:
        raise MissingError(
            "reading .zst needs one more package: pip install 'qa-cli[zst]'"
        ) from error
    return zstd.ZstdFile(file), (zstd.ZstdError,)
