"""ZIP files of pages: a member that has a page's name is a page; its number is its place among all.

Members come in the order of the archive's list. What has no page's name, hidden files and what lies
in hidden folders is passed over, packed files and those of records too. Unpacking is limited: a
member to `MAX_PAGE_BYTES`, all together to `MAX_ARCHIVE_BYTES`, and there may be
`MAX_ARCHIVE_LINES` members.
"""

import lzma
import zlib
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple
from zipfile import BadZipFile, ZipFile, ZipInfo

from qa_cli.sources.filenames import (
    compression,
    goes_with_page,
    holds_records,
    is_page_name,
    kind_of,
    page_name,
    safe_id,
)
from qa_cli.sources.files import UnreadableError
from qa_cli.sources.limits import (
    CHUNK_BYTES,
    MAX_ARCHIVE_BYTES,
    MAX_ARCHIVE_LINES,
    MAX_PAGE_BYTES,
    in_words,
)
from qa_cli.sources.payload import BadRecord, Record

_DAMAGED = (zlib.error, lzma.LZMAError)
_ENCRYPTED = 1
"""Flag of a member that wants a password."""


def read_members(file: BinaryIO) -> Iterator[Record | BadRecord]:
    """Yield the pages of an archive, in order.

    Raises `UnreadableError` for what is no ZIP file or has no page, or where a limit ends the
    reading.
    """
    empty = True
    try:
        with ZipFile(file) as archive:
            members = archive.infolist()
            if len(members) > MAX_ARCHIVE_LINES:
                raise UnreadableError(f"more than the limit of {MAX_ARCHIVE_LINES:,} members")
            left = MAX_ARCHIVE_BYTES
            names = {member.filename for member in members}
            for number, member in enumerate(members, 1):
                if not _is_page(member) or _goes_with_page(member.filename, names):
                    continue
                empty = False
                read = _read(archive, member)
                left -= read.unpacked
                if read.error:
                    yield BadRecord(number, f"{member.filename}: {read.error}")
                elif left >= 0:
                    yield _record(number, member.filename, read.data)
                if left < 0:
                    limit = in_words(MAX_ARCHIVE_BYTES)
                    raise UnreadableError(f"unpacks to more than the limit of {limit}")
    # NotImplementedError: a version of the format that Python does not know.
    except (BadZipFile, NotImplementedError, OSError, ValueError) as error:
        raise UnreadableError(f"the archive is damaged ({error})") from error
    if empty:
        raise UnreadableError("no pages in it: no .txt or .html files")


def _record(number: int, name: str, data: bytes) -> Record:
    own_id = safe_id(page_name(name))
    return Record(number, data, own_id=own_id, kind=kind_of(name), name=name)


def _is_page(member: ZipInfo) -> bool:
    """Whether a member is read: by its name, as a folder's files are."""
    *folders, name = member.filename.removeprefix("./").split("/")
    hidden = any(folder.startswith((".", "__MACOSX")) for folder in folders)
    is_one = compression(name) is None and not holds_records(name)
    return bool(name) and not hidden and is_one and is_page_name(name)


def _goes_with_page(path: str, names: set[str]) -> bool:
    """Whether a member lies in a folder of what a browser saved with a page."""
    folders = path.split("/")[:-1]
    above = ("/".join(folders[: depth + 1]) for depth in range(len(folders)))
    return any(goes_with_page(folder, names.__contains__) for folder in above)


class _Unpacked(NamedTuple):
    data: bytes
    unpacked: int
    """Bytes that were unpacked, also where they are of no use."""
    error: str | None


def _read(archive: ZipFile, member: ZipInfo) -> _Unpacked:
    """Return a member's bytes, or why it cannot be read."""
    if member.flag_bits & _ENCRYPTED:
        return _Unpacked(b"", 0, "encrypted")
    parts: list[bytes] = []
    size = 0
    try:
        with archive.open(member) as file:
            while chunk := file.read(CHUNK_BYTES):
                parts.append(chunk)
                size += len(chunk)
                if size > MAX_PAGE_BYTES:
                    limit = in_words(MAX_PAGE_BYTES)
                    return _Unpacked(b"", size, f"larger than the limit of {limit} a page")
    # NotImplementedError: a way of packing that Python does not know.
    except (BadZipFile, EOFError, NotImplementedError, OSError, ValueError, *_DAMAGED) as error:
        return _Unpacked(b"", size, f"damaged ({str(error) or 'cut off'})")
    return _Unpacked(b"".join(parts), size, None)
