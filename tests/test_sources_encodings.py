"""From bytes to text: which encoding is chosen, and what is recorded about it."""

import random
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from qa_cli.model import Lines
from qa_cli.problems import CODES
from qa_cli.sources.encodings import decode

CURLY = "Botox\u2019s “lift”\r\nDr. Müller\rend\n"
"""Text with all three line ends and with letters outside ASCII."""

BAD = "Not valid UTF-8 from here on; the bytes at fault are read as Windows-1252."
CUT = "The page ends in the middle of a character, which is shown as U+FFFD."
BINARY = "A binary file, not text; what can be read of it is shown."

BAD16 = "Not valid UTF-16 from here on; what is at fault is shown as U+FFFD."

Seen = tuple[str, Lines | None, str]

UTF16: Seen = ("utf-16", None, "Stored as UTF-16, not as UTF-8.")
UTF32: Seen = ("utf-16", None, "Stored as UTF-32, not as UTF-8.")


def nul(line: int, count: int) -> Seen:
    """Expect a record of NUL characters."""
    return ("nul-bytes", (line, line), f"NUL characters in the text: {count}.")


@pytest.mark.parametrize(
    ("data", "text", "seen"),
    [
        # Plain.
        (CURLY.encode(), CURLY, []),
        (b"\xef\xbb\xbf" + CURLY.encode(), CURLY, []),
        (b"\xef\xbb\xbf\xef\xbb\xbfa", "\ufeffa", []),
        ("a\u2028b\x85c\x1b[31m\u202e".encode(), "a\u2028b\x85c\x1b[31m\u202e", []),
        # Nothing there, which the parser tells.
        (b"", "", []),
        (b"\xef\xbb\xbf", "", []),
        # Windows-1252, wholly or in one place.
        (CURLY.encode("cp1252"), CURLY, [("not-utf8", (1, 1), BAD)]),
        ("é€".encode() + b"\r\n\rx\x92y", "é€\r\n\rx\u2019y", [("not-utf8", (3, 3), BAD)]),
        (b"\xef\xbb\xbfx\x92y", "x\u2019y", [("not-utf8", (1, 1), BAD)]),
        (b"\x81\x8d\x8f\x90\x9d.", "\x81\x8d\x8f\x90\x9d.", [("not-utf8", (1, 1), BAD)]),
        (b"ab\xed\xa0\x80.", "ab\xed\xa0€.", [("not-utf8", (1, 1), BAD)]),
        (b"ab\xc0\x80.", "abÀ€.", [("not-utf8", (1, 1), BAD)]),
        (b"\xa0\n", "\xa0\n", [("not-utf8", (1, 1), BAD)]),
        # Cut off inside a character: one, two and three bytes of it are left.
        (b"don\n\xe2\x80", "don\n\ufffd", [("not-utf8", (2, 2), CUT)]),
        (b"\xf0\x9f\x98", "\ufffd", [("not-utf8", (1, 1), CUT)]),
        ("é".encode() + b"\xc3", "é\ufffd", [("not-utf8", (1, 1), CUT)]),
        (b"\xef\xbb\xbfdon\xe2\x80", "don\ufffd", [("not-utf8", (1, 1), CUT)]),
        (b"x\x92y\xe2\x80", "x\u2019y\ufffd", [("not-utf8", (1, 1), BAD)]),
        (b"ol\xe9", "olé", [("not-utf8", (1, 1), BAD)]),
        # UTF-16 and UTF-32, with a mark.
        (b"\xff\xfe" + CURLY.encode("utf-16-le"), CURLY, [UTF16]),
        (b"\xfe\xff" + CURLY.encode("utf-16-be"), CURLY, [UTF16]),
        (b"\xff\xfe\0\0" + CURLY.encode("utf-32-le"), CURLY, [UTF32]),
        (b"\0\0\xfe\xff" + CURLY.encode("utf-32-be"), CURLY, [UTF32]),
        (b"\xff\xfe", "", [UTF16]),
        # Without one: ASCII only, and with letters that are no UTF-8.
        ("Ask a doctor\n".encode("utf-16-le"), "Ask a doctor\n", [UTF16]),
        ("Ask a doctor\n".encode("utf-16-be"), "Ask a doctor\n", [UTF16]),
        (CURLY.encode("utf-16-le"), CURLY, [UTF16]),
        (CURLY.encode("utf-16-be"), CURLY, [UTF16]),
        # Damaged UTF-16: half a unit at the end, half a pair in the middle.
        (
            b"\xff\xfea\0\n\0b",
            "a\n\ufffd",
            [UTF16, ("not-utf8", (2, 2), BAD16)],
        ),
        (
            b"\xff\xfea\0\x00\xd8b\0",
            "a\ufffdb",
            [UTF16, ("not-utf8", (1, 1), BAD16)],
        ),
        # NUL in text, in UTF-16, and in a page that is padded with it.
        (
            b"\xef\xbb\xbfone page of\r\ntext\0, and one more NUL\0",
            "one page of\r\ntext\0, and one more NUL\0",
            [nul(2, 2)],
        ),
        (
            b"a page that\nis \x92quoted\x92, with\0",
            "a page that\nis \u2019quoted\u2019, with\0",
            [
                ("not-utf8", (2, 2), BAD),
                nul(2, 1),
            ],
        ),
        (
            b"\xff\xfea\0\n\0\0\0",
            "a\n\0",
            [UTF16, nul(2, 1)],
        ),
        # Binary.
        (
            b"a" * 15 + b"\0",
            "a" * 15 + "\0",
            [nul(1, 1)],
        ),
        (b"a" * 14 + b"\0", "a" * 14 + "\0", [("binary", None, BINARY)]),
        (b"a" * 13 + b"\0\x92", "a" * 13 + "\0\u2019", [("binary", None, BINARY)]),
        (b"\0" * 9, "\0" * 9, [("binary", None, BINARY)]),
    ],
)
def test_the_encoding_is_found_and_what_was_not_plain_is_recorded(
    data: bytes, text: str, seen: list[Seen]
) -> None:
    """Text and problems are exactly these."""
    decoded, problems = decode(data)
    assert decoded == text
    assert [(each.code, each.lines, each.message) for each in problems] == seen


@given(st.binary() | st.text().map(lambda text: text.encode("utf-16")))
@example(b"\xff\xfe\x00\xd8")
@example(b"\xff\xfe\x00\x00\x00\x00\x11\x00")
def test_any_bytes_become_text_that_can_be_encoded(data: bytes) -> None:
    """Decoding never raises, leaves no lone surrogates, and only stays silent about UTF-8."""
    text, problems = decode(data)
    text.encode()
    assert all(each.code in CODES for each in problems)
    assert problems or text.encode() == data.removeprefix(b"\xef\xbb\xbf")


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_utf8_is_decoded_as_it_is(text: str) -> None:
    """Nothing but a leading byte order mark is taken away, and nothing is recorded."""
    decoded, problems = decode(text.encode())
    assert decoded == text.removeprefix("\ufeff")
    assert problems == ()


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_utf16_with_a_mark_is_decoded_as_it_is(text: str) -> None:
    """Whatever the characters, in either byte order."""
    if not text.startswith("\0"):  # with which the mark of UTF-16-LE is that of UTF-32
        assert decode(b"\xff\xfe" + text.encode("utf-16-le"))[0] == text
    assert decode(b"\xfe\xff" + text.encode("utf-16-be"))[0] == text


@given(
    st.text("abc é\u2019\n", min_size=1),
    st.integers(0x80, 0xFF),
    st.text("abc é\u2019\n", min_size=3),
)
def test_one_bad_byte_spoils_nothing_around_it(before: str, byte: int, after: str) -> None:
    """The good characters stay, and the bad one is that of Windows-1252."""
    bad = bytes([byte])
    letter = bad.decode("latin-1") if byte in b"\x81\x8d\x8f\x90\x9d" else bad.decode("cp1252")
    text, problems = decode(before.encode() + bad + b"." + after.encode())
    line = before.count("\n") + 1
    assert text == f"{before}{letter}.{after}"
    assert [(each.code, each.lines) for each in problems] == [("not-utf8", (line, line))]


def test_random_and_compressed_data_is_called_binary() -> None:
    """Bytes of no structure are no text, from a kilobyte on."""
    draw = random.Random(2)
    for _ in range(50):
        assert [each.code for each in decode(draw.randbytes(1024))[1]] == ["binary"]


@pytest.mark.timing
@pytest.mark.parametrize("unit", [b"\x92x", b"\xe9", b"\xc3\xa9\xff", b"\xff\xfe\0\xd8", b"a\0\n"])
def test_decoding_takes_time_in_proportion_to_the_size(unit: bytes) -> None:
    """Four times the bytes take far less than sixteen times as long, however bad they are."""

    def seconds(size: int) -> float:
        data = unit * (size // len(unit))
        times = []
        for _ in range(5):
            start = time.process_time()
            decode(data)
            times.append(time.process_time() - start)
        return min(times)

    assert seconds(800_000) < 10 * seconds(200_000)
