r"""Files that hold many pages: one JSON object a line, with the page in its `text` field.

Grammar: `{"text": "What causes…\n\nDoctor Answers 8\n…", …}` LF. Other fields are ignored, blank
lines skipped. A record's number is its line, 1-based. Records are read one at a time, in bounded
memory.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from qa_cli.model import Problem
from qa_cli.problems import problem
from qa_cli.sources.checks import Text, check_length, emptiness, line_after, zeros
from qa_cli.sources.encodings import decode
from qa_cli.sources.files import UnreadableError
from qa_cli.sources.limits import MAX_BAD_RECORDS, MAX_RECORD_BYTES, in_words

_KEPT = "; the records before are kept"

_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Record:
    """One page of the file."""

    number: int
    """Its line, 1-based."""
    text: str
    """Without lone surrogates."""
    problems: tuple[Problem, ...]
    """Lines are those of `text`."""


@dataclass(frozen=True, slots=True)
class BadRecord:
    """A line that is no record, or a file that breaks off."""

    number: int | None
    """Its line, 1-based; `None` where the file as a whole is meant."""
    reason: str
    """In plain words, without the place."""


def read_records(chunks: Iterable[bytes], most: int | None = None) -> Iterator[Record | BadRecord]:
    """Yield the records of up to `most` lines, in order, and in their places what is unreadable.

    After `MAX_BAD_RECORDS` bad ones the rest are only counted, in one last `BadRecord`. Where the
    chunks end in an `UnreadableError`, the complete records before it are kept and it comes last.
    """
    number = bad = 0
    broken: BadRecord | None = None
    try:
        for number, line in _lines(chunks):
            if most is not None and number > most:
                broken = BadRecord(number, f"more than the limit of {most:,} packed lines{_KEPT}")
                break
            if line is not None and (not line or line.isspace()):
                continue
            record = _parse(number, line)
            if isinstance(record, BadRecord):
                bad += 1
                if bad > MAX_BAD_RECORDS:
                    continue
            yield record
    except UnreadableError as error:
        broken = BadRecord(number + 1, f"{error}{_KEPT}") if number else BadRecord(None, str(error))
    if bad > MAX_BAD_RECORDS:
        yield BadRecord(None, f"{bad - MAX_BAD_RECORDS:,} more lines are not records")
    if broken:
        yield broken


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


def _parse(number: int, line: bytes | None) -> Record | BadRecord:
    """Read one line as a record."""
    if line is None:
        limit = in_words(MAX_RECORD_BYTES)
        return BadRecord(number, f"a line larger than the limit of {limit} a record")
    decoded, oddities = decode(line)
    try:
        text, problems = _checked(_text_field(decoded))
    except UnreadableError as error:
        return BadRecord(number, str(error))
    # The line's own oddities have no place in the text.
    return Record(number, text, (*(replace(odd, lines=None) for odd in oddities), *problems))


def _text_field(line: str) -> str:
    """Return a JSON object's `text`; raise `UnreadableError` where there is no such thing."""
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
    text = fields["text"]
    if not isinstance(text, str):
        raise UnreadableError('not a record: its "text" field is not a string')
    return text


def _checked(text: str) -> Text:
    """Check a JSON string, which was never bytes: U+FFFD replaces lone surrogates.

    Raises `UnreadableError` for a page of more than `MAX_PAGE_LINES`.
    """
    check_length(text)
    problems = emptiness(text) + zeros(text)
    lone = None if text.isascii() else _SURROGATE.search(text)
    if lone:
        message = "Half of a surrogate pair stands alone; U+FFFD replaces each such half."
        problems += (problem("lone-surrogates", line_after(text[: lone.start()]), message),)
        text = _SURROGATE.sub("\ufffd", text)
    return text, problems
