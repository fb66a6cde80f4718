"""WARC and WET files: what a crawler kept of the web, one record after the other.

A record is a page where it is a `response` with status 2xx that is HTML or plain text, a
`conversion` to plain text or HTML (what WET files hold), or a `resource` that is HTML. Others are
passed over. A page's number is its place among all records. FastWARC takes records apart; a body is
unchunked and unpacked here, after its record was read, so that one bad body spoils no other record.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple

from qa_cli.sources.filenames import Kind, url_id
from qa_cli.sources.files import MissingError, UnreadableError
from qa_cli.sources.limits import (
    CHUNK_BYTES,
    MAX_CRAWL_RECORDS,
    MAX_PAGE_BYTES,
    in_words,
)
from qa_cli.sources.payload import BadRecord, Record, broken_off, in_short

if TYPE_CHECKING:
    from fastwarc.warc import HeaderMap, WarcRecord

_KINDS: dict[str, Kind] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "text",
}
"""Media type -> what a page of it is written in."""

_CHARSET = re.compile(r"""\bcharset\s*=\s*["']?([\w.:-]{1,40})""", re.IGNORECASE)

_HEAD = 64 * 1024
"""Bytes of a record in which its HTTP headers end: FastWARC reads no more than half of that."""

_MOST_BLANK = 256
"""Chunks that hold nothing but line ends, one after the other: FastWARC would look through any
number of them for the next record, a minute for each two gigabytes."""


def read_warc(chunks: Iterator[bytes], most: int) -> Iterator[Record | BadRecord]:
    """Yield the pages of a file, in order, and in their places those that cannot be read.

    Where it is damaged or cut off, the complete records before are kept.

    Args:
        chunks: The bytes of the file, unpacked; they may end in an `UnreadableError`.
        most: Bytes to which all pages together may unpack.

    Raises:
        MissingError: FastWARC is not installed.
        UnreadableError: There is no page in it.
    """
    number = 0
    empty = True
    try:
        for number, found in enumerate(_found(chunks, most), 1):
            if found is not None:
                empty = False
                yield replace(found, number=number)
    except MissingError:
        raise
    except UnreadableError as error:
        yield broken_off(number, str(error))
    except OSError as error:
        yield broken_off(number, f"the archive is damaged ({in_short(error)})")
    else:
        if empty:
            raise UnreadableError("no pages in it: no records of HTML or text")


def _found(chunks: Iterator[bytes], most: int) -> Iterator[Record | BadRecord | None]:
    """Yield for each record its page, without a number; `None` where it is none.

    Raises `UnreadableError`, and what FastWARC raises, where the reading ends too early.
    """
    try:
        from fastwarc.warc import ArchiveIterator  # noqa: PLC0415  an extra
    except ImportError as error:
        reason = "reading WARC files needs FastWARC: pip install 'qa-cli[warc]'"
        raise MissingError(reason) from error
    left = most
    stream: Any = _Stream(chunks)
    # Whatever the name says is unpacked by now: FastWARC would unpack more, and without a limit.
    records = ArchiveIterator(stream, parse_http=False, stream_detect=False)
    for number, record in enumerate(records):
        if number == MAX_CRAWL_RECORDS:
            raise UnreadableError(f"more than the limit of {MAX_CRAWL_RECORDS:,} records")
        page, unpacked = _read(record)
        left -= unpacked
        if left < 0:
            limit = in_words(most)
            raise UnreadableError(f"its pages unpack to more than the limit of {limit}")
        yield page


class _Stream:
    """Chunks as a file that FastWARC reads.

    Args:
        chunks: The bytes.
    """

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self._chunks = chunks
        self._rest = b""
        self._place = 0
        self._blank = 0
        """Chunks of nothing but line ends that came last."""

    def read(self, size: int) -> bytes:
        """Return the next bytes, up to `size` of them; none at the end."""
        chunk = self._rest or next(self._chunks, b"")
        self._blank = 0 if chunk.strip(b"\r\n") else self._blank + 1
        if self._blank > _MOST_BLANK:
            raise UnreadableError("the archive is damaged (line ends and nothing else)")
        found, self._rest = chunk[:size], chunk[size:]
        self._place += len(found)
        return found

    def tell(self) -> int:
        """Return how many bytes were read."""
        return self._place


def _read(record: "WarcRecord") -> tuple[Record | BadRecord | None, int]:
    """Read a record to its end; raise `UnreadableError` where that is missing.

    Returns:
        Its page, `None` where it is none; and the bytes that this was unpacked to.
    """
    size = record.content_length
    if "Content-Length" not in record.headers:
        raise UnreadableError("the archive is cut off, or damaged (a record without a length)")
    head = _take(record.reader, min(size, _HEAD))
    meant = _meaning(record, head)
    data = head
    if isinstance(meant, _Meaning):
        data += _take(record.reader, min(size, MAX_PAGE_BYTES + _HEAD) - len(head))
    if len(data) + record.reader.consume() < size:
        raise UnreadableError("the archive is cut off")
    if not isinstance(meant, _Meaning):
        return (BadRecord(None, meant) if meant else None), 0
    body, reason = _body(data[meant.start :], meant.codings)
    if reason is None and len(body) > MAX_PAGE_BYTES:
        reason = f"larger than the limit of {in_words(MAX_PAGE_BYTES)} a page"
    if reason is not None:
        return BadRecord(None, reason), len(body)
    url = (record.headers.get("WARC-Target-URI") or "").strip("<>") or None
    own_id = url_id(url) if url else None
    return Record(None, body, (), url, own_id, meant.kind, meant.charset), len(body)


class _Meaning(NamedTuple):
    """How a record's content is to be taken."""

    kind: Kind
    charset: str | None
    start: int = 0
    """Where the page begins, behind HTTP headers."""
    codings: tuple[str, ...] = ()
    """How the page is packed, in the order in which that was done."""


def _meaning(record: "WarcRecord", head: bytes) -> _Meaning | str | None:
    """Tell how a record is a page; `None` where it is none; or why that cannot be told."""
    from fastwarc import warc  # noqa: PLC0415  an extra

    own_type = record.headers.get("Content-Type") or ""
    match record.record_type:
        case warc.conversion:
            return _of_type(own_type)
        case warc.resource:
            meant = _of_type(own_type)
            return meant if meant and meant.kind == "html" else None
        case warc.response if own_type.strip().lower().startswith("application/http"):
            headers = warc.HeaderMap()
            try:
                start = headers.parse(BytesIO(head))
            except OSError as error:
                return f"its HTTP headers are damaged ({in_short(error)})"
            status = headers.status_code
            if status is None or not 200 <= status <= 299:  # noqa: PLR2004  what HTTP calls success
                return None
            told = headers.get("Content-Type") or record.headers.get("WARC-Identified-Payload-Type")
            meant = _of_type(told or "")
            return meant and meant._replace(start=start, codings=_codings(headers))
    return None


def _of_type(media_type: str) -> _Meaning | None:
    """Tell how a page of a media type is to be taken; `None` where it is no page."""
    kind = _KINDS.get(media_type.partition(";")[0].strip().lower())
    charset = _CHARSET.search(media_type)
    return _Meaning(kind, charset[1] if charset else None) if kind else None


def _codings(headers: "HeaderMap") -> tuple[str, ...]:
    names = ("Content-Encoding", "Transfer-Encoding")
    told = ",".join(value for name in names for value in headers.get_multiple(name))
    listed = (one.strip().lower() for one in told.split(","))
    return tuple(one for one in listed if one not in {"", "identity", "none"})


def _body(data: bytes, codings: tuple[str, ...]) -> tuple[bytes, str | None]:
    """Return the body of an HTTP message, unpacked, and why it cannot be.

    One that begins as markup does is taken as it is: many crawlers store the body unpacked and
    leave the headers as they were.
    """
    from fastwarc import stream_io  # noqa: PLC0415  an extra

    if not codings or data.lstrip()[:1] == b"<":
        return data, None
    if len(codings) - ("chunked" in codings) > 1:  # what is between two could be without end
        return b"", "packed more than once"
    stream: Any = BytesIO(data)
    for coding in reversed(codings):
        match coding:
            case "chunked":
                stream = stream_io.ChunkedReader(stream)
            case "gzip" | "x-gzip":
                stream = stream_io.GzipReader(stream)
            case "deflate":
                stream = stream_io.GzipReader(stream, zlib=True)
            case "br":
                stream = stream_io.BrotliReader(stream)
            case "zstd":
                stream = stream_io.ZstdReader(stream)
            case _:
                return b"", f"packed in an unknown way ({in_short(coding)})"
    parts: list[bytes] = []
    try:
        _take_into(parts, stream, MAX_PAGE_BYTES + 1)
    except OSError as error:
        return b"".join(parts), f"its body is damaged ({in_short(error)})"
    return b"".join(parts), None


def _take(stream: Any, most: int) -> bytes:  # noqa: ANN401  any of FastWARC's readers
    parts: list[bytes] = []
    _take_into(parts, stream, most)
    return b"".join(parts)


def _take_into(parts: list[bytes], stream: Any, most: int) -> None:  # noqa: ANN401  as above
    """Read up to a number of bytes, as far as there are some."""
    while most > 0 and (part := stream.read(min(most, CHUNK_BYTES))):
        parts.append(part)
        most -= len(part)
