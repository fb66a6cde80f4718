"""Decode a page that is not plain UTF-8.

Order of trial: UTF-16 and UTF-32 by their byte order mark; UTF-16 without a mark, by where its zero
bytes stand; at last UTF-8 in which each byte that does not belong is read as Windows-1252, so that
one bad byte does not spoil the good characters around it. A page that is no text is decoded all the
same, and said to be binary.
"""

import re

from qa_cli.model import Problem
from qa_cli.problems import problem
from qa_cli.sources.checks import Text, line_after, zeros

_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32-le"),  # before UTF-16, whose mark it starts with
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)

_MARK = "\ufeff"
_REPLACEMENT = "\ufffd"

_ESCAPED = re.compile("[\udc80-\udcff]+")

_WINDOWS_1252 = {
    # `surrogateescape` turns byte 0x80 into U+DC80. Five bytes mean nothing in Windows-1252; as in
    # browsers they become the C1 control of that number, which output makes visible.
    0xDC00 + byte: bytes([byte]).decode("cp1252", "ignore") or chr(byte)
    for byte in range(0x80, 0x100)
}

_CUT = re.compile(rb"(?:[\xc2-\xf4]|[\xe0-\xf4][\x80-\xbf]|[\xf0-\xf4][\x80-\xbf]{2})\Z")
"""The first bytes of a UTF-8 character, with nothing after them."""

_LONGEST_CUT = 3
"""Bytes: the longest UTF-8 character has one more."""

_CONTROLS = bytes(
    # What no text holds: C0 and DEL without tab, line ends, vertical tab, form feed and escape.
    byte
    for byte in (*range(0x20), 0x7F)
    if byte not in b"\t\n\v\f\r\x1b"
)

_BINARY_SHARE = 1 / 16
"""Share of control bytes above which undecodable bytes are no text. Compressed and random data have
26 of 256, text in an unknown encoding nearly none; halfway between, with room for short files."""

_ZEROS_OF_UTF16 = 1 / 2
"""Share of zeros among the high bytes of UTF-16 in a European language: well above this."""

_ZEROS_OF_TEXT = 1 / 20
"""Share of zeros among the low bytes of UTF-16: next to none. Padding is zero in both places."""


def decode_other(data: bytes, sound: str) -> Text:
    """Decode what is not UTF-8; `sound` is the text before the first byte that does not belong."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode_wide(data[len(mark) :], encoding)
    unmarked = _unmarked_utf16(data)
    if unmarked:
        return _decode_wide(data, unmarked)
    cut = _cut(data)
    text = _mend(data[: len(data) - cut])
    only_cut = text == sound
    text = text.removeprefix(_MARK) + _REPLACEMENT * bool(cut)
    if _is_binary(data):
        return text, (_binary(),)
    if only_cut:
        message = "The page ends in the middle of a character, which is shown as U+FFFD."
    else:
        message = "Not valid UTF-8 from here on; the bytes at fault are read as Windows-1252."
    found = (problem("not-utf8", line_after(sound), message),)
    return text, found + zeros(text)


def decode_zeros(data: bytes, text: str) -> Text:
    """Decode what is UTF-8 but holds NUL: UTF-16 of ASCII text, a binary file, or an oddity."""
    unmarked = _unmarked_utf16(data)
    if unmarked:
        return _decode_wide(data, unmarked)
    text = text.removeprefix(_MARK)
    return text, (_binary(),) if _is_binary(data) else zeros(text)


def _decode_wide(data: bytes, encoding: str) -> Text:
    """Decode UTF-16 or UTF-32 that has no mark, or no longer."""
    found: tuple[Problem, ...] = (stored_as(encoding),)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        text = data.decode(encoding, "replace")
        line = line_after(data[: error.start].decode(encoding))
        message = f"Not valid {_name(encoding)} from here on; what is at fault is shown as U+FFFD."
        found += (problem("not-utf8", line, message),)
    return text, found + zeros(text)


def wide_encoding(start: bytes) -> tuple[str | None, int]:
    """Tell by its first bytes in which encoding a file of records is stored.

    Returns:
        The name of UTF-16 or UTF-32, `None` for any other; and the bytes of its byte order mark.
        Without a mark UTF-16 is known by the zero byte beside the first sign, which is ASCII.
    """
    for mark, encoding in _MARKS:
        if start.startswith(mark):
            return encoding, len(mark)
    zeros_first = [byte == 0 for byte in start[:2]]
    if sum(zeros_first) == 1:
        return ("utf-16-be" if zeros_first[0] else "utf-16-le"), 0
    return None, 0


def stored_as(encoding: str) -> Problem:
    """Record that a page is stored in UTF-16 or UTF-32."""
    return problem("utf-16", None, f"Stored as {_name(encoding)}, not as UTF-8.")


def _name(encoding: str) -> str:
    return encoding[: len("utf-16")].upper()


def _unmarked_utf16(data: bytes) -> str | None:
    """Recognise UTF-16 by its zero bytes: every other one, and hardly any between them."""
    units = len(data) // 2
    even, odd = data[: 2 * units : 2].count(0), data[1 : 2 * units : 2].count(0)
    if even < units * _ZEROS_OF_TEXT and odd > units * _ZEROS_OF_UTF16:
        return "utf-16-le"
    if odd < units * _ZEROS_OF_TEXT and even > units * _ZEROS_OF_UTF16:
        return "utf-16-be"
    return None


def _cut(data: bytes) -> int:
    """Count the bytes of a UTF-8 character that the page's end cuts off, 0 for none.

    A single such byte may as well be a letter of Windows-1252: then the rest of the page decides.
    """
    match = _CUT.search(data, max(0, len(data) - _LONGEST_CUT))
    if not match:
        return 0
    size = len(match[0])
    return size if size > 1 or not data[:-size].decode("utf-8", "ignore").isascii() else 0


def _mend(data: bytes) -> str:
    """Decode as UTF-8, and as Windows-1252 each byte that is none."""
    text = data.decode("utf-8", "surrogateescape")
    return _ESCAPED.sub(lambda run: run[0].translate(_WINDOWS_1252), text)


def _is_binary(data: bytes) -> bool:
    """Whether data that is no plain text anyway holds too many control bytes to be text at all."""
    controls = len(data) - len(data.translate(None, _CONTROLS))
    return controls > len(data) * _BINARY_SHARE


def _binary() -> Problem:
    """Record a file that is no text."""
    return problem("binary", None, "A binary file, not text; what can be read of it is shown.")
