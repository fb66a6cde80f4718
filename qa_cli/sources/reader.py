"""Read pages: files in, raw pages and errors out, in the order of the files.

An error never ends the reading: it takes the place of what could not be read.
"""

import sys
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import BinaryIO, NamedTuple

from qa_cli.errors import SourceError
from qa_cli.model import Markup, Problem, Source
from qa_cli.sources.checks import check_length
from qa_cli.sources.digests import digest
from qa_cli.sources.encodings import decode
from qa_cli.sources.filenames import (
    STDIN,
    compression,
    has_page_suffix,
    holds_records,
    is_zip,
    markup_kind,
    page_name,
    safe_id,
)
from qa_cli.sources.files import UnreadableError, read_chunks, read_whole, reason
from qa_cli.sources.finder import find_files
from qa_cli.sources.limits import CHUNK_BYTES, MAX_ARCHIVE_LINES


class RawPage(NamedTuple):
    """One page as text, before it is parsed."""

    path: str
    """The file as reached from the argument it was found under; `-` for standard input."""
    record: int | None
    """1-based line in a many-page file; `None` for a file that is one page."""
    text: str
    """Decoded, line ends as stored, no lone surrogates."""
    size: int
    """Bytes of the page: unpacked, not decoded; for a record, of its text in UTF-8."""
    digest: str
    """Hex BLAKE2b digest, 16 bytes, of those same bytes."""
    problems: tuple[Problem, ...]
    """What was doubtful about the bytes; lines are those of `text`."""
    url: str | None = None
    """As in `Source`, and the next one."""
    own_id: str | None = None
    markup: Markup | None = None
    """What a web page states of itself, for programs."""

    @property
    def source(self) -> Source:
        """The page's place, without its text."""
        return Source(self.path, self.record, self.size, self.digest, self.url, self.own_id)


def read_pages(
    paths: Sequence[str], *, stdin: BinaryIO | None = None
) -> Iterator[RawPage | SourceError]:
    """Yield every page below the paths, each file once, and an error for each thing not readable.

    Paths come in the given order, a folder's files sorted by path; `-` is standard input (`stdin`
    where given): records where it begins as one, else one page. Nothing is raised. A
    message is `path: reason`, for a record `path:line: reason`.
    """
    for found in find_files(paths):
        if isinstance(found, SourceError):
            yield found
        else:
            yield from read_file(found, stdin=stdin)


def read_file(path: str, *, stdin: BinaryIO | None = None) -> Iterator[RawPage | SourceError]:
    """Yield the pages of one file (`-` for standard input), and an error for what is unreadable."""
    chunks = _read_stdin(stdin) if path == STDIN else read_chunks(path)
    try:
        many = holds_records(path)
        if path == STDIN:
            many, chunks = _begins_as_record(chunks)
        if many:
            yield from _read_zip(path) if is_zip(path) else _read_records(path, chunks)
            return
        data = read_whole(chunks)
        page = _page_of(path, None, path, data)
    except UnreadableError as error:
        yield SourceError(f"{path}: {error}")
        return
    yield page


def _page_of(path: str, record: int | None, name: str, data: bytes) -> RawPage:
    """Return the page that some bytes are: as they are, or of a web page what a reader sees.

    What no suffix of the name tells, as of standard input, is told by how it begins. Raises
    `UnreadableError` for what cannot be read, or has too many lines.
    """
    kind, markup = markup_kind(name), None
    flat = kind is None and has_page_suffix(name)
    if not flat:
        from qa_cli.sources.html import begins_as_html, flatten  # noqa: PLC0415  seldom

        flat = kind is None and not begins_as_html(data)
    if flat:
        text, problems = decode(data)
    else:
        text, problems, markup = flatten(data, archived=kind == "mhtml")
    check_length(text)
    own = None if record is None else safe_id(page_name(name))
    url = markup.url if markup else None
    return RawPage(path, record, text, len(data), digest(data), problems, url, own, markup)


def read_again(source: Source) -> RawPage:
    """Read one page again.

    Raises `SourceError` where it cannot be read any more or is not the page that it was. Standard
    input cannot be read twice: whoever needs its text keeps it.
    """
    trouble: SourceError | None = None
    for page in read_file(source.path):
        if isinstance(page, SourceError):
            trouble = page
        elif page.record == source.record and page.digest == source.blake2b:
            return page
        else:
            trouble = None  # reading went on, so the error was about another record
    if trouble:
        raise trouble
    place = source.path if source.record is None else f"{source.path}:{source.record}"
    raise SourceError(f"{place}: changed since it was read")


def _begins_as_record(chunks: Iterator[bytes]) -> tuple[bool, Iterator[bytes]]:
    """Whether the first text in a stream is the beginning of a JSON object; with all its chunks.

    Bytes of UTF-16 and UTF-32 are looked at without their zeros and byte order mark.
    """
    seen: list[bytes] = []
    start = b""
    for chunk in chunks:
        seen.append(chunk)
        start += chunk.translate(None, _BESIDES)[:_ENOUGH]
        if len(start) >= _ENOUGH:
            break
    return start.startswith(b'{"'), chain(seen, chunks)


_BESIDES = b" \t\r\n\0\xef\xbb\xbf\xff\xfe"
"""White space, zeros, and byte order marks: what may stand around the first signs of a record."""

_ENOUGH = 2
"""Signs that tell whether a JSON object begins."""


def _read_records(path: str, chunks: Iterator[bytes]) -> Iterator[RawPage | SourceError]:
    """Yield the pages of a file that holds many."""
    from qa_cli.sources.records import Record, read_records  # noqa: PLC0415 - loads json

    most = MAX_ARCHIVE_LINES if compression(path) else None
    for record in read_records(chunks, most):
        if isinstance(record, Record):
            data = record.text.encode()
            yield RawPage(
                path,
                record.number,
                record.text,
                len(data),
                digest(data),
                record.problems,
                record.url,
                record.own_id,
            )
        else:
            place = path if record.number is None else f"{path}:{record.number}"
            yield SourceError(f"{place}: {record.reason}")


def _read_zip(path: str) -> Iterator[RawPage | SourceError]:
    """Yield the pages of a ZIP file; raise `UnreadableError` where its reading ends."""
    from qa_cli.sources.zipped import read_members  # noqa: PLC0415  only where there is one

    empty = True
    for member in read_members(path):
        empty = False
        place = f"{path}:{member.number}"
        if member.error:
            yield SourceError(f"{place}: {member.name}: {member.error}")
            continue
        try:
            yield _page_of(path, member.number, member.name, member.data)
        except UnreadableError as error:
            yield SourceError(f"{place}: {member.name}: {error}")
    if empty:
        raise UnreadableError("no pages in it: no .txt or .html files")


def _read_stdin(stdin: BinaryIO | None) -> Iterator[bytes]:
    """Yield standard input in chunks; raise `UnreadableError` where it is closed or fails."""
    stream = stdin or (sys.stdin and sys.stdin.buffer)
    if not stream:
        raise UnreadableError("standard input is closed")
    try:
        while chunk := stream.read(CHUNK_BYTES):
            yield chunk
    except (OSError, ValueError) as error:  # ValueError: closed while we hold it
        raise UnreadableError(reason(error)) from error
