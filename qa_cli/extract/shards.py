"""Find the shards of a crawl dump: files, each with many pages, on disk or at addresses."""

import os
import re
from collections.abc import Iterator, Sequence
from glob import glob, has_magic

from qa_cli.errors import SourceError
from qa_cli.extract.storage import failures_told, file_system, scheme_of
from qa_cli.sources.digests import blake2b
from qa_cli.sources.filenames import holds_records, page_name
from qa_cli.sources.finder import find_files

_UNSAFE = re.compile(r"[^\w.-]+")

_STEM = 60
"""Characters of a file's name that are kept in those of its tables."""

_DIGEST = 5
"""Bytes of the digest there: of a million shards, two are the same with a chance of one in two."""


def find_shards(inputs: Sequence[str]) -> Iterator[str | SourceError]:
    """Yield the path or address of each shard once, and an error for each input that has none.

    An input is a file, a folder (all shards below it), or a pattern with `*`, `?`, `[…]` or `**`.
    The order is that of the inputs, and by name within one; a file that is named is a shard
    whatever its name is.
    """
    seen: set[str] = set()
    for one in inputs:
        found = _on_disk(one) if scheme_of(one) is None else _elsewhere(one)
        for path in found:
            if isinstance(path, SourceError):
                yield path
            elif (key := _whole(path)) not in seen:
                seen.add(key)
                yield path


def _on_disk(path: str) -> Iterator[str | SourceError]:
    if has_magic(path) and not os.path.lexists(path):
        names = sorted(glob(path, recursive=True))
        if not names:
            yield SourceError(f"{path}: no such files")
        for name in names:
            if not os.path.isdir(name):
                yield name
        return
    if not os.path.isdir(path):
        yield from find_files([path])
        return
    shards = [one for one in find_files([path]) if not isinstance(one, str) or holds_records(one)]
    if not any(isinstance(one, str) for one in shards):
        yield SourceError(
            f"{path}: no shards here: no .jsonl, .warc, .wet, .parquet or .zip files"
            " (qa export writes single pages)"
        )
    else:
        yield from shards


def _elsewhere(address: str) -> Iterator[str | SourceError]:
    try:
        with failures_told(address):
            yield from _listed(address)
    except SourceError as error:
        yield error


def _listed(address: str) -> Iterator[str | SourceError]:
    system, inner = file_system(address)
    if has_magic(inner):
        names = system.glob(inner)
    elif not holds_records(inner) and system.isdir(inner):
        names = filter(holds_records, system.find(inner))
    else:
        yield address
        return
    found = [str(system.unstrip_protocol(name)) for name in sorted(names)]
    if not found:
        yield SourceError(f"{address}: no shards here")
    yield from found


def shard_name(path: str) -> str:
    """Return what a shard's tables are named after: its file's name, and a digest of where it is.

    `crawl/part-7.warc.gz` gives `part-7-1f0c7a92be`. The digest is of the absolute path, or of the
    address: shards of one name in two folders do not meet.
    """
    stem = _UNSAFE.sub("-", page_name(path))[:_STEM].strip("-.") or "shard"
    digest = blake2b(os.fsencode(_whole(path)), digest_size=_DIGEST).hexdigest()
    return f"{stem}-{digest}"


def _whole(path: str) -> str:
    return os.path.abspath(path) if scheme_of(path) is None else path
