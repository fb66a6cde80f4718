"""Readers of one line take time in proportion to the line, whatever blanks it holds."""

import sys
from collections.abc import Callable
from functools import partial
from time import process_time

import pytest

from qa_cli.pages import (
    counts,
    cutting,
    expected,
    fields,
    furniture,
    lines,
    names,
    parser,
    rating,
    signoff,
    specialty,
    voice,
)

pytestmark = pytest.mark.timing

Reader = Callable[[str], object]

BLANKS = [mark for mark in map(chr, range(sys.maxunicode + 1)) if mark.isspace()]


def cut_line(text: str) -> object:
    """Cut a page of one line."""
    return cutting.cut_page([text])


def count_voices(text: str) -> object:
    """Count the words of those who speak in a line."""
    return voice.counts(text.split())


READERS: list[Reader] = [
    counts.declared_count,
    counts.is_count,
    expected.read_job,
    fields.read_line,
    expected.read_named,
    expected.read_place,
    furniture.is_aside,
    furniture.leftover_kind,
    lines.bare,
    names.are_credentials,
    names.is_degree,
    names.is_known_degree,
    names.is_reversed,
    names.is_status,
    names.may_end_as_name,
    names.parse_name,
    names.parse_plain_name,
    partial(names.is_person, strict=True),
    rating.is_beyond,
    rating.parse_cut_rating,
    rating.parse_figure,
    rating.parse_rating,
    signoff.belongs_below,
    signoff.ends_with_closing,
    signoff.find_sign_off,
    signoff.is_closing,
    signoff.is_salutation,
    specialty.ends_as_job,
    specialty.is_organisation,
    partial(specialty.is_town, named=False),
    specialty.may_close,
    specialty.may_name,
    specialty.parse_cut,
    specialty.parse_field,
    specialty.parse_job,
    specialty.parse_pair,
    partial(specialty.parse_place, bare=True),
    specialty.parse_practice,
    specialty.parse_specialty,
    voice.addresses,
    voice.opens,
    count_voices,
    cut_line,
    parser.parse_page,
]

FRAMES = [
    "Ana{}Roe, MD",
    "{}Ana Roe, MD{}",
    "Ana Roe,{}MD{}FACS",
    "Ana Roe, MD{}(retired)",
    "Answered by{}Ana Roe",
    "Ana Roe, MD{}replied:",
    "Tarnville{}Plastic Surgeon",
    "Dentist{}in{}Tarnville, TX",
    "4.7{}out of 5 stars{}12 reviews",
    "Doctor Answers{}8",
    "Best regards,{}Ana Roe",
    "Good luck!{}Dr. Roe{}",
    "Specialty:{}Dentist",
    "Dear{}Lee,",
    "a{}",
    "It heals.{}It{}heals.",
]
"""Lines of all kinds; the braces stand for a run of blanks."""

SIZE = 40_000
"""Blanks in a run. Where time grows with its square, such a line takes a second."""

QUICK = 0.004
"""Seconds. A reader that needs no more for twice that many does not look at each by itself."""

TRIES = 6
"""Measurements of a reader that needs more, before it is said to be slow."""

TWICE = 2.4
"""How much more time twice as long a line may take, at most."""


def seconds(reader: Reader, text: str, times: int = 1) -> float:
    """Return the least processor time, in seconds, that reading a line takes."""

    def once() -> float:
        start = process_time()
        reader(text)
        return process_time() - start

    return min(once() for _ in range(times))


def named(reader: Reader) -> str:
    """Return a reader's name for the report of a test."""
    function = reader.func if isinstance(reader, partial) else reader
    return f"{function.__module__}.{function.__qualname__}"


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("reader", READERS, ids=named)
def test_time_grows_with_the_line(reader: Reader, frame: str) -> None:
    """Twice as many blanks take twice the time at most, for every blank that Unicode has."""
    for blank in BLANKS:
        short, long = (frame.replace("{}", blank * size) for size in (SIZE, 2 * SIZE))
        if seconds(reader, long) <= QUICK:
            continue
        ratios = (seconds(reader, long, 3) / seconds(reader, short, 3) for _ in range(TRIES))
        assert any(ratio <= TWICE for ratio in ratios), f"U+{ord(blank):04X}"


def test_that_quadratic_time_is_seen() -> None:
    """A pattern that tries a run of blanks from each of its places is slow by this measure."""

    def slow(text: str) -> None:
        sum(1 for at in range(0, len(text), 8) for _ in text[at:])

    text = " " * (SIZE // 8)
    assert seconds(slow, text * 2) > QUICK
    assert seconds(slow, text * 2, 3) / seconds(slow, text, 3) > TWICE
