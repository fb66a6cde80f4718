"""What a file holds of a page, before it is decoded: the records that each kind of file gives."""

from dataclasses import dataclass

from qa_cli.model import Problem
from qa_cli.sources.filenames import Kind

_LONGEST_WORDS = 100
"""Characters of a library's error: some repeat the data that they are about."""


@dataclass(frozen=True, slots=True)
class Record:
    """One page as its file holds it; a file that is one page holds one, without a number."""

    number: int | None
    """Its place in a file of many, 1-based: the line, the member, the row; else `None`."""
    content: bytes | str
    """Bytes as stored, unpacked; a text, without lone surrogates, where the file gives that."""
    problems: tuple[Problem, ...] = ()
    """What was doubtful so far; lines are those of a content that is text."""
    url: str | None = None
    """As the file gives it, without lone surrogates."""
    own_id: str | None = None
    """As the record gives it, with `-` for each run of characters that are not safe to type."""
    kind: Kind | None = "text"
    """What it is written in; `None` where only its beginning can tell."""
    encoding: str | None = None
    """The one that stands outside of the page, as in the headers it was sent with."""
    name: str = ""
    """What it is called in an archive of files: a reason why it cannot be read begins so."""


@dataclass(frozen=True, slots=True)
class BadRecord:
    """A record that cannot be read, or a file that breaks off."""

    number: int | None
    """Its place in the file, 1-based; `None` where the file as a whole is meant."""
    reason: str
    """In plain words, without the place."""
    ends: bool = False
    """Whether nothing of the file is read behind it."""


def broken_off(number: int, reason: str) -> BadRecord:
    """Tell why a file of many pages breaks off behind this number of records."""
    if not number:
        return BadRecord(None, reason, ends=True)
    return BadRecord(number + 1, f"{reason}; the records before are kept", ends=True)


def in_short(told: object) -> str:
    """Return what a library or a file says on one line, of a length and with signs to be shown."""
    line = " ".join(str(told)[: 9 * _LONGEST_WORDS].split())[:_LONGEST_WORDS]
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in line)
