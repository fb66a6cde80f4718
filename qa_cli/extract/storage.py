"""Where shards are read and tables are written: on disk, or at an address that fsspec knows.

An address has a scheme (`s3://bucket/crawl/1.warc.gz`). What is on disk is read and written without
fsspec. Nothing is ever seen half written, on disk (a file is renamed when it is whole) or in an
object store (an object is there when all of it is).
"""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, BinaryIO, NamedTuple

from qa_cli.errors import QaError, SourceError
from qa_cli.sources.files import UnreadableError, open_file, reason

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]+)://", re.IGNORECASE)

_EXTRAS = {"s3": "s3", "s3a": "s3", "gs": "gs", "gcs": "gs", "http": "http", "https": "http"}
"""Scheme -> the extra that reads it."""

_STAMPS = ("ETag", "etag", "md5Hash", "mtime", "LastModified", "last_modified", "updated")
"""What file systems tell of a file that is another one when the file has changed; best first."""

_HTTP_FAILURES = ("ClientError", "NoCredentialsError", "HttpError")
"""Errors of storage services that are no `OSError`, by the names of their classes: to name the
classes would load their libraries."""


class Stamp(NamedTuple):
    """What tells whether a file is the one that it was."""

    size: int | None
    """Bytes; `None` where it is not told."""
    state: str
    """Whatever changes with the file: an entity tag, or when it was written last."""


def scheme_of(path: str) -> str | None:
    """Return the scheme of an address; `None` for a path on disk."""
    found = _SCHEME.match(path)
    return found[1].lower() if found else None


def file_system(address: str) -> tuple[Any, str]:
    """Return what reads and writes at an address, and the address as that takes it.

    Raises `QaError` where a package is missing, or the address cannot be used.
    """
    scheme = scheme_of(address) or ""
    try:
        from fsspec.core import url_to_fs  # noqa: PLC0415  an extra, for addresses alone

        system, path = url_to_fs(address)
    except ImportError as error:
        extra = _EXTRAS.get(scheme)
        needed = f"pip install 'qa-cli[{extra}]'" if extra else f"{error}"
        raise QaError(f"{address}: {scheme}:// needs another package: {needed}") from error
    except ValueError as error:
        raise QaError(f"{address}: {error}") from error
    return system, path


@contextmanager
def failures_told(path: str) -> Iterator[None]:
    """Turn what goes wrong with a file or an address into a `SourceError` that names it."""
    try:
        yield
    except UnreadableError as error:
        raise SourceError(f"{path}: {error}") from error
    except OSError as error:
        raise SourceError(f"{path}: {_reason(error)}") from error
    except Exception as error:
        if not {kind.__name__ for kind in type(error).__mro__}.intersection(_HTTP_FAILURES):
            raise
        raise SourceError(f"{path}: {error}") from error


def _reason(error: OSError) -> str:
    """Put an error in words: a file system's own has no number, and perhaps no words either."""
    if isinstance(error, FileNotFoundError):
        return "No such file or directory"
    return reason(error) or type(error).__name__


def stamp_of(path: str) -> Stamp:
    """Look at a file without reading it; raise `SourceError` where it is not there."""
    with failures_told(path):
        if scheme_of(path) is None:
            status = os.stat(path)
            return Stamp(status.st_size, str(status.st_mtime_ns))
        system, inner = file_system(path)
        told = system.info(inner)
        found = [str(told[name]) for name in _STAMPS if told.get(name)]
        return Stamp(told.get("size"), found[0] if found else "")


@contextmanager
def opened(path: str) -> Iterator[BinaryIO]:
    """Open a file to be read; raise `SourceError` where that cannot be."""
    with failures_told(path):
        if scheme_of(path) is None:
            file = open_file(path)
        else:
            system, inner = file_system(path)
            file = system.open(inner, "rb")
    with file:
        yield file


def joined(folder: str, *names: str) -> str:
    """Return the path of what is below a folder on disk or at an address."""
    if scheme_of(folder) is None:
        return os.path.join(folder, *names)
    return "/".join((folder.rstrip("/"), *names))


def read_bytes(path: str) -> bytes | None:
    """Return what a small file holds; `None` where there is none. Raises `SourceError`."""
    with failures_told(path):
        try:
            if scheme_of(path) is None:
                with open(path, "rb") as file:
                    return file.read()
            system, inner = file_system(path)
            return bytes(system.cat_file(inner))
        except FileNotFoundError:
            return None


def put(local: str, path: str) -> None:
    """Put a whole file on disk where it belongs, in place of what is there.

    Args:
        local: The file. It is gone afterwards, or of no more use.
        path: Where it belongs: on the same disk, or at an address.

    Raises `SourceError`.
    """
    with failures_told(path):
        if scheme_of(path) is None:
            _sync(local)
            os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
            os.replace(local, path)
        else:
            system, inner = file_system(path)
            system.put_file(local, inner)


def _sync(path: str) -> None:
    """Have a file on the disk before it gets its name: that outlives a power failure, too."""
    with open(path, "rb") as file, suppress(OSError):  # some file systems cannot
        os.fsync(file.fileno())
