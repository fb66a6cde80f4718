"""How one file is opened, read and unpacked, and what is said when that fails."""

import gzip
import importlib
import io
import os
import stat
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

from qa_cli.sources import files
from qa_cli.sources.digests import digest
from qa_cli.sources.filenames import compression
from qa_cli.sources.files import (
    UnreadableError,
    file_digest,
    limit_of,
    open_file,
    read_chunks,
    read_whole,
    say_kind,
)
from qa_cli.sources.limits import CHUNK_BYTES, MAX_PAGE_BYTES, in_words

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

PACK: dict[str, Callable[[bytes], bytes]] = {"gz": gzip.compress, "zst": zstd.compress}


def test_a_file_comes_in_chunks_that_make_it_whole(tmp_path: Path) -> None:
    """No chunk is longer than the limit, none is empty, and together they are the file."""
    data = os.urandom(3 * CHUNK_BYTES // 2)
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    chunks = list(chunks_of(path))
    assert [len(chunk) for chunk in chunks] == [CHUNK_BYTES, CHUNK_BYTES // 2]
    assert read_whole(chunks) == data
    path.write_bytes(b"")
    assert list(chunks_of(path)) == []


@pytest.mark.parametrize("suffix", PACK)
def test_archives_are_unpacked_in_chunks_through_all_their_parts(
    tmp_path: Path, suffix: str
) -> None:
    """Members and frames follow one another; a chunk is no longer than the limit."""
    data = bytes(5 * CHUNK_BYTES)
    path = tmp_path / f"a.txt.{suffix}"
    path.write_bytes(PACK[suffix](data) + PACK[suffix](b"end") + PACK[suffix](b""))
    chunks = list(chunks_of(path))
    assert b"".join(chunks) == data + b"end"
    assert max(map(len, chunks)) <= CHUNK_BYTES


def chunks_of(path: str | Path) -> Iterator[bytes]:
    """Read a file in chunks, unpacked as its name says."""
    with open_file(str(path)) as file:
        yield from read_chunks(file, compression(str(path)))


def failure(chunks: Iterator[bytes]) -> tuple[int, str]:
    """Exhaust chunks that fail; return the bytes before the failure, and its words."""
    size = 0
    try:
        for chunk in chunks:
            size += len(chunk)
    except UnreadableError as error:
        return size, str(error)
    pytest.fail("nothing went wrong")


@pytest.mark.parametrize("suffix", PACK)
@pytest.mark.parametrize("rest", [0, 2, 4, 500, -9, -1])
def test_an_archive_that_ends_too_early_is_cut_off(tmp_path: Path, suffix: str, rest: int) -> None:
    """Wherever the end is missing, even of the last checksum, and with nothing there at all."""
    data = os.urandom(2000)
    path = tmp_path / f"a.txt.{suffix}"
    path.write_bytes(PACK[suffix](data)[:rest])
    size, words = failure(chunks_of(path))
    assert words == "the archive is cut off"
    assert size <= len(data)


@pytest.mark.parametrize("suffix", PACK)
def test_what_came_before_the_end_of_a_cut_archive_is_kept(tmp_path: Path, suffix: str) -> None:
    """All that could be unpacked is yielded before the failure."""
    data = os.urandom(10 * CHUNK_BYTES)
    path = tmp_path / f"a.txt.{suffix}"
    packed = PACK[suffix](data)
    path.write_bytes(packed[: len(packed) // 2])
    size, _ = failure(chunks_of(path))
    assert size > 3 * CHUNK_BYTES


@pytest.mark.parametrize(
    ("suffix", "change", "words"),
    [
        ("gz", lambda _data: b"no archive", "Not a gzipped file (b'no')"),
        ("gz", lambda data: data + b"more", "Not a gzipped file (b'mo')"),
        ("gz", lambda data: data[:-8] + b"\0\0\0\0" + data[-4:], "CRC check failed"),
        ("gz", lambda data: data[:10] + b"\xff" + data[11:], "Error -3 while decompressing"),
        ("zst", lambda _data: b"no archive", "Unable to decompress Zstandard data"),
        ("zst", lambda data: data + b"more", "Unable to decompress Zstandard data"),
    ],
)
def test_an_archive_with_wrong_bytes_is_damaged(
    tmp_path: Path, suffix: str, change: Callable[[bytes], bytes], words: str
) -> None:
    """The library's own words say what is wrong."""
    path = tmp_path / f"a.txt.{suffix}"
    path.write_bytes(change(PACK[suffix](b"text " * 99)))
    _, said = failure(chunks_of(path))
    assert said.startswith(f"the archive is damaged ({words}")
    assert "\n" not in said


@pytest.mark.parametrize("suffix", PACK)
def test_a_bomb_stops_at_the_limit(
    tmp_path: Path, suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As much as the limit allows comes out, and not a chunk more."""
    monkeypatch.setattr(files, "MAX_ARCHIVE_BYTES", 2**20)
    path = tmp_path / f"a.txt.{suffix}"
    path.write_bytes(PACK[suffix](bytes(2**24)))
    size, words = failure(chunks_of(path))
    assert (size, words) == (2**20, "unpacks to more than the limit of 1 MiB")


def test_without_the_library_a_zst_file_tells_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The package is optional, and its absence is one line."""
    asked = []

    def missing(name: str) -> ModuleType:
        asked.append(name)
        raise ModuleNotFoundError(name)

    path = tmp_path / "a.txt.zst"
    path.write_bytes(zstd.compress(b"text"))
    monkeypatch.setattr(importlib, "import_module", missing)
    words = "reading .zst needs one more package: pip install 'qa-cli[zst]'"
    assert failure(chunks_of(path)) == (0, words)
    monkeypatch.setattr(sys, "version_info", (3, 14))
    assert failure(chunks_of(path)) == (0, words)
    assert asked[-1] == "compression.zstd"


def test_a_page_over_the_limit_is_refused() -> None:
    """A page of exactly the limit is read; one byte more is not, however it comes."""
    half = bytes(MAX_PAGE_BYTES // 2)
    assert len(read_whole([half, half])) == MAX_PAGE_BYTES
    endless = iter(lambda: half, None)
    with pytest.raises(UnreadableError, match=r"^larger than the limit of 32 MiB a page$"):
        read_whole(endless)
    with pytest.raises(UnreadableError):
        read_whole([half, half, b"x"])


def test_a_file_that_cannot_be_opened_or_read_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The words are the system's own; a descriptor is never left open."""
    path = tmp_path / "a.txt"
    path.touch()
    assert failure(chunks_of(tmp_path / "gone.txt")) == (0, "No such file or directory")
    assert failure(chunks_of("a\0b")) == (0, "embedded null byte")
    before = os.listdir("/dev/fd")  # noqa: PTH208 - of this process

    def fail(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(os, "open", fail)
        assert failure(chunks_of(path)) == (0, "Permission denied")
    assert os.listdir("/dev/fd") == before  # noqa: PTH208


@pytest.mark.parametrize(
    ("size", "limit"), [(0, 2), (40 * 2**20, 2), (110 * 2**20, 5), (2**30, 16), (None, 16)]
)
def test_how_far_a_large_file_may_unpack(size: int | None, limit: int) -> None:
    """Fifty times its size, within bounds; nothing of it is read, and it may be unable to seek."""

    class Sized(io.BytesIO):
        def seek(self, place: int, whence: int = 0) -> int:
            if size is None:
                raise io.UnsupportedOperation("seek")
            return size if whence else super().seek(place)

    file = Sized(b"abc")
    file.read(1)
    assert limit_of(file) == limit * 2**30
    assert file.read() == b"bc"


def test_a_file_that_fails_while_it_is_read_says_why() -> None:
    """Packed or not, and where somebody has closed it."""

    class Failing(io.BytesIO):
        def read(self, _size: int | None = None, /) -> bytes:
            raise OSError(5, "Input/output error")

    assert failure(read_chunks(Failing(), None)) == (0, "Input/output error")
    assert failure(read_chunks(Failing(), "gz")) == (0, "Input/output error")
    closed = io.BytesIO()
    closed.close()
    assert failure(read_chunks(closed, None)) == (0, "I/O operation on closed file.")


def test_what_turned_into_a_pipe_since_it_was_found_is_not_waited_for(tmp_path: Path) -> None:
    """Opening does not wait for a writer, and what was opened is looked at again."""
    os.mkfifo(tmp_path / "a.txt")
    said = failure(chunks_of(tmp_path / "a.txt"))
    assert said == (0, "a named pipe, not a file; pipe pages in with -C -")
    assert failure(chunks_of(tmp_path)) == (0, "a folder, not a file")


@pytest.mark.parametrize(
    ("mode", "words"),
    [
        (stat.S_IFIFO, "a named pipe, not a file; pipe pages in with -C -"),
        (stat.S_IFSOCK, "a socket, not a file"),
        (stat.S_IFCHR, "a device, not a file"),
        (stat.S_IFBLK, "a device, not a file"),
        (stat.S_IFDIR, "a folder, not a file"),
        (stat.S_IFLNK, "not a regular file"),
    ],
)
def test_every_kind_of_thing_has_a_name(mode: int, words: str) -> None:
    """What is no file is named, so that its owner knows what to do."""
    assert say_kind(mode | 0o644) == words


@pytest.mark.parametrize(
    ("size", "words"), [(2**20, "1 MiB"), (32 * 2**20, "32 MiB"), (2**31, "2 GiB")]
)
def test_limits_are_said_in_round_numbers(size: int, words: str) -> None:
    """Whole mebibytes and gibibytes."""
    assert in_words(size) == words


def test_the_digest_of_a_file_is_that_of_its_bytes(tmp_path: Path) -> None:
    """As stored, packed or not; of what cannot be read, or is no file, there is none."""
    path = tmp_path / "a.gz"
    path.write_bytes(b"\x1f\x8b" * 100_000)
    assert file_digest(str(path)) == digest(path.read_bytes())
    os.mkfifo(tmp_path / "pipe")
    for name in ("pipe", "none", "no\0ne", "."):
        assert file_digest(f"{tmp_path}/{name}") == ""
