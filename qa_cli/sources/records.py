r"""Files that hold many pages: one JSON object a line, with the page in its `text` field.

Grammar: `{"text": "What causes…\n\nDoctor Answers 8\n…", "id": …, "url": …, …}` LF. `id` (a string
or a whole number) and `url` (a string) may be missing or of another type, which is as good as
missing. Other fields are ignored, blank lines skipped. A record's number is its line, 1-based.
Records are read one at a time, in bounded memory.
"""

import json
import re
from codecs import getincrementaldecoder
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from qa_cli.model import Problem
from qa_cli.problems import problem
from qa_cli.sources.checks import Text, check_length, line_after, zeros
from qa_cli.sources.encodings import decode
from qa_cli.sources.fallback import stored_as, wide_encoding
from qa_cli.sources.filenames import safe_id
from qa_cli.sources.files import UnreadableError
from qa_cli.sources.limits import MAX_RECORD_BYTES, in_words
from qa_cli.sources.payload import BadRecord, Record, broken_off

_SURROGATE = re.compile("[\ud800-\udfff]")


def read_records(chunks: Iterable[bytes], most: int | None = None) -> Iterator[Record | BadRecord]:
    """Yield the records of up to `most` lines, in order, and in their places what is unreadable.

    Where the chunks end in an `UnreadableError`, the complete records before it are kept and it
    comes last. Without a single line that is not blank there is one `BadRecord` that says so.
    """
    number = 0
    is_empty = True
    stored = _Stored(chunks)
    try:
        for number, line in _lines(stored.as_utf8()):
            if most is not None and number > most:
                yield broken_off(number - 1, f"more than the limit of {most:,} packed lines")
                return
            if line is not None and (not line or line.isspace()):
                continue
            is_empty = False
            yield _parse(number, line, stored.problems)
    except UnreadableError as error:
        yield broken_off(number, str(error))
        return
    if is_empty:
        yield BadRecord(None, "an empty file: no records")


class _Stored:
    """The bytes of a file of records, whatever encoding it is stored in.

    Args:
        chunks: The bytes as stored.
    """

    def __init__(self, chunks: Iterable[bytes]) -> None:
        self._chunks = iter(chunks)
        self.problems: tuple[Problem, ...] = ()
        """What every record is to say of it; known once the first bytes have come."""

    def as_utf8(self) -> Iterator[bytes]:
        """Yield the bytes in chunks: as they are, or in UTF-8 where they are UTF-16 or UTF-32."""
        start = b""
        for chunk in self._chunks:
            start += chunk
            if len(start) >= _LONGEST_MARK:
                break
        encoding, mark = wide_encoding(start)
        if encoding is None:
            yield start.removeprefix(b"\xef\xbb\xbf")
            yield from self._chunks
            return
        self.problems = (stored_as(encoding),)
        decoder = getincrementaldecoder(encoding)("replace")
        yield decoder.decode(start[mark:]).encode()
        for chunk in self._chunks:
            yield decoder.decode(chunk).encode()
        yield decoder.decode(b"", final=True).encode()


_LONGEST_MARK = 4
"""Bytes of the longest byte order mark, that of UTF-32."""


def _lines(chunks: Iterable[bytes]) -> Iterator[tuple[int, bytes | None]]:
    """Yield each line's number and bytes, without its LF; `None` for one over the limit.

    Never holds more than a line and a chunk. An end without LF ends the last line.
    """
    number = 0
    parts: list[bytes] = []
    size = 0
    for chunk in chunks:
        *ended, rest = chunk.split(b"\n")
        for piece in ended:
            number += 1
            size += len(piece)
            yield number, b"".join((*parts, piece)) if size <= MAX_RECORD_BYTES else None
            parts.clear()
            size = 0
        size += len(rest)
        if size <= MAX_RECORD_BYTES:
            parts.append(rest)
        else:
            parts.clear()
    if size:
        yield number + 1, b"".join(parts) if size <= MAX_RECORD_BYTES else None


def _parse(
    number: int, line: bytes | None, of_file: tuple[Problem, ...] = ()
) -> Record | BadRecord:
    """Read one line as a record; `of_file` is what was doubtful about all lines."""
    if line is None:
        limit = in_words(MAX_RECORD_BYTES)
        return BadRecord(number, f"a line larger than the limit of {limit} a record")
    decoded, oddities = decode(line)
    try:
        fields = _fields(decoded)
        text, problems = _checked(fields["text"])
    except UnreadableError as error:
        return BadRecord(number, str(error))
    # The line's own oddities have no place in the text.
    placeless = (replace(odd, lines=None) for odd in oddities)
    url, own_id = fields.get("url"), fields.get("id")
    return Record(
        number,
        text,
        (*of_file, *placeless, *problems),
        _SURROGATE.sub("\ufffd", url) if isinstance(url, str) and url else None,
        safe_id(str(own_id)) if type(own_id) in {int, str} else None,
    )


def _fields(line: str) -> dict[str, Any]:
    """Return a JSON object with a `text`; raise `UnreadableError` where there is no such thing."""
    try:
        fields = json.loads(line)
    except json.JSONDecodeError as error:
        reason = f"not JSON: {error.msg} at character {error.pos + 1}"
        raise UnreadableError(reason) from error
    except ValueError as error:  # Python refuses what takes time like the square of the digits
        raise UnreadableError("not usable as JSON: a number of thousands of digits") from error
    except RecursionError as error:
        raise UnreadableError("not usable as JSON: nested too deep") from error
    if not isinstance(fields, dict) or "text" not in fields:
        raise UnreadableError('not a record: no "text" field')
    if not isinstance(fields["text"], str):
        raise UnreadableError('not a record: its "text" field is not a string')
    return fields


def _checked(text: str) -> Text:
    """Check a JSON string, which was never bytes: U+FFFD replaces lone surrogates.

    Raises `UnreadableError` for a page of more than `MAX_PAGE_LINES`.
    """
    check_length(text)
    problems = zeros(text)
    lone = None if text.isascii() else _SURROGATE.search(text)
    if lone:
        message = "Half of a surrogate pair stands alone; U+FFFD replaces each such half."
        problems += (problem("lone-surrogates", line_after(text[: lone.start()]), message),)
        text = _SURROGATE.sub("\ufffd", text)
    return text, problems
