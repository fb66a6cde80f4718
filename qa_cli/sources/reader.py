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
from qa_cli.sources.filenames import STDIN, archive_of, compression, kind_of
from qa_cli.sources.files import (
    MissingError,
    UnreadableError,
    limit_of,
    open_file,
    read_chunks,
    read_whole,
)
from qa_cli.sources.finder import find_files
from qa_cli.sources.limits import MAX_ARCHIVE_LINES, MAX_BAD_RECORDS
from qa_cli.sources.payload import BadRecord, Record

_Records = Iterator[Record | BadRecord]
"""What a file holds, in its order."""


class RawPage(NamedTuple):
    """One page as text, before it is parsed."""

    path: str
    """The file as reached from the argument it was found under; `-` for standard input."""
    record: int | None
    """1-based number of the record in a many-page file; `None` for a file that is one page."""
    text: str
    """Decoded, line ends as stored, no lone surrogates."""
    size: int
    """Bytes of the page: unpacked, not decoded; for a JSON record, of its text in UTF-8."""
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
    paths: Sequence[str], *, stdin: BinaryIO | None = None, column: str | None = None
) -> Iterator[RawPage | SourceError]:
    """Yield every page below the paths, each file once, and an error for each thing not readable.

    Paths come in the given order, a folder's files sorted by path; `-` is standard input (`stdin`
    where given): records where it begins as one, else one page. Nothing is raised. A
    message is `path: reason`, for a record `path:number: reason`.

    Args:
        paths: Files and folders.
        stdin: Read in place of the process's standard input.
        column: That column of a Parquet file has the pages; `None`: see `columnfile`.
    """
    for found in find_files(paths):
        if isinstance(found, SourceError):
            yield found
        else:
            yield from read_file(found, stdin=stdin, column=column)


def read_file(
    path: str, *, stdin: BinaryIO | None = None, column: str | None = None
) -> Iterator[RawPage | SourceError]:
    """Yield the pages of one file (`-` for standard input), and an error for what is unreadable."""
    yield from _told(path, _records_in(path, stdin, column))


def read_stream(
    path: str, file: BinaryIO, column: str | None = None
) -> Iterator[RawPage | SourceError]:
    """Yield the pages of an open file, and an error for what is unreadable; nothing is raised.

    Args:
        path: Its name tells what it is; pages and messages have it for their path.
        file: Read from where it stands, and left open. That of a ZIP or Parquet file can seek.
        column: As in `read_pages`.
    """
    yield from _told(path, _records_of(path, file, column))


def _records_in(path: str, stdin: BinaryIO | None, column: str | None) -> _Records:
    """Yield what a file holds (`-`: standard input); raise `UnreadableError` where it fails."""
    if path == STDIN:
        yield from _records_of_stdin(stdin)
        return
    with open_file(path) as file:
        yield from _records_of(path, file, column)


def _records_of_stdin(stdin: BinaryIO | None) -> _Records:
    stream = stdin or (sys.stdin and sys.stdin.buffer)
    if not stream:
        raise UnreadableError("standard input is closed")
    many, chunks = _begins_as_record(read_chunks(stream, None))
    if many:
        from qa_cli.sources.records import read_records  # noqa: PLC0415 - loads json

        yield from read_records(chunks)
    else:
        yield Record(None, read_whole(chunks), kind=None)


def _records_of(path: str, file: BinaryIO, column: str | None) -> _Records:
    """Yield what an open file holds, by its name; raise `UnreadableError` where it fails."""
    packing = compression(path)
    match archive_of(path):
        case "zip":
            from qa_cli.sources.zipped import read_members  # noqa: PLC0415  only where there is one

            yield from read_members(file)
        case "jsonl":
            from qa_cli.sources.records import read_records  # noqa: PLC0415 - loads json

            lines = MAX_ARCHIVE_LINES if packing else None
            yield from read_records(read_chunks(file, packing), lines)
        case "warc":
            from qa_cli.sources.warc import read_warc  # noqa: PLC0415  as above

            most = limit_of(file)
            yield from read_warc(read_chunks(file, packing, most), most)
        case "parquet":
            from qa_cli.sources.columnfile import read_rows  # noqa: PLC0415  as above

            yield from read_rows(file, column, limit_of(file))
        case _:
            yield Record(None, read_whole(read_chunks(file, packing)), kind=kind_of(path))


def _told(path: str, records: _Records) -> Iterator[RawPage | SourceError]:
    """Yield pages, and the first `MAX_BAD_RECORDS` of what is unreadable; the rest is counted."""
    bad = 0
    end: SourceError | None = None
    try:
        for record in records:
            found = _page(path, record)
            if isinstance(found, RawPage):
                yield found
            elif found.ends:
                end = _error(path, found)
            else:
                bad += 1
                if bad <= MAX_BAD_RECORDS:
                    yield _error(path, found)
    except UnreadableError as error:
        end = SourceError(f"{path}: {error}")
    if bad > MAX_BAD_RECORDS:
        yield SourceError(f"{path}: {bad - MAX_BAD_RECORDS:,} more records cannot be read")
    if end:
        yield end


def _page(path: str, record: Record | BadRecord) -> RawPage | BadRecord:
    """Return the page of a record, or why there is none.

    Raises `MissingError` where what is not installed is needed for it, and so for its like.
    """
    if isinstance(record, BadRecord):
        return record
    try:
        text, problems, markup = _text_of(record)
    except MissingError:
        raise
    except UnreadableError as error:
        named = f"{record.name}: " if record.name else ""
        return BadRecord(record.number, f"{named}{error}")
    content = record.content
    data = content.encode() if isinstance(content, str) else content
    url = record.url or (markup.url if markup else None)
    return RawPage(
        path,
        record.number,
        text,
        len(data),
        digest(data),
        problems,
        url,
        record.own_id,
        markup,
    )


def _error(path: str, bad: BadRecord) -> SourceError:
    place = path if bad.number is None else f"{path}:{bad.number}"
    return SourceError(f"{place}: {bad.reason}")


def _text_of(record: Record) -> tuple[str, tuple[Problem, ...], Markup | None]:
    """Return a page's text, what was doubtful about it, and what a web page states of itself.

    Raises `UnreadableError` for what cannot be read, or has too many lines.
    """
    data, kind = record.content, record.kind
    if isinstance(data, str):
        return data, record.problems, None
    markup = None
    if kind == "text" and record.encoding is None:
        text, problems = decode(data)
    else:
        from qa_cli.sources.html import begins_as_html, decode_page, flatten  # noqa: PLC0415  seldom

        if kind in {"html", "mhtml"} or (kind is None and begins_as_html(data)):
            text, problems, markup = flatten(
                data, archived=kind == "mhtml", declared=record.encoding
            )
        else:
            text, problems = decode_page(data, record.encoding) if record.encoding else decode(data)
    check_length(text)
    return text, problems, markup


def read_again(source: Source, column: str | None = None) -> RawPage:
    """Read one page again, `column` as in `read_pages`.

    Raises `SourceError` where it cannot be read any more or is not the page that it was. Standard
    input cannot be read twice: whoever needs its text keeps it.
    """
    trouble: SourceError | None = None
    try:
        for record in _records_in(source.path, None, column):
            wanted = isinstance(record, BadRecord) or record.number == source.record
            found = _page(source.path, record) if wanted else None
            trouble = None  # reading went on, so an error before was about another record
            if isinstance(found, BadRecord):
                trouble = _error(source.path, found)
            elif found is not None and found.digest == source.blake2b:
                return found
    except UnreadableError as error:
        trouble = SourceError(f"{source.path}: {error}")
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
