"""Files of records: which lines become pages, and what is said of the others."""

import json
import tracemalloc
from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_cli.model import Lines
from qa_cli.sources import records
from qa_cli.sources.files import UnreadableError
from qa_cli.sources.limits import CHUNK_BYTES, MAX_RECORD_BYTES
from qa_cli.sources.payload import BadRecord, Record
from qa_cli.sources.records import read_records


def line(text: str, **more: object) -> bytes:
    """Write one record."""
    return json.dumps({"text": text, **more}).encode() + b"\n"


def broken(*chunks: bytes) -> Iterator[bytes]:
    """Break off after these chunks."""
    yield from chunks
    raise UnreadableError("the archive is cut off")


def test_each_line_is_a_page_with_its_line_as_number() -> None:
    """Blank lines count but give nothing; CRLF, other fields and a mark of order do no harm."""
    data = b"\xef\xbb\xbf" + line("one") + b"\n \r\n" + line("two\nlines", id=7)[:-1] + b"\r\n"
    assert list(read_records([data, b'{"text": "last"}'])) == [
        Record(1, "one", ()),
        Record(4, "two\nlines", (), own_id="7"),
        Record(5, "last", ()),
    ]


@pytest.mark.parametrize("data", [b"", b"\n \r\n", b"\xef\xbb\xbf", b"\xff\xfe\n\0"])
def test_an_empty_file_is_told_once(data: bytes) -> None:
    """Where there is no line but blank ones, one sentence says so, about the file as a whole."""
    assert list(read_records([data])) == [BadRecord(None, "an empty file: no records")]


@pytest.mark.parametrize(
    ("given", "own_id"),
    [
        ("q-17_ab.c", "q-17_ab.c"),
        ("caf\u00e9 n\u00ba 5", "caf\u00e9-n\u00ba-5"),
        ("https://a.b/c?d=1", "https-a.b-c-d-1"),
        ("--all", "all"),
        ("a/b:3~c", "a-b-3-c"),
        ("\x1b[2J\u202e\ud800x", "2J-x"),
        ("x" * 500, "x" * 120),
        (17, "17"),
        (0, "0"),
        (" / ", None),
        ("", None),
        (True, None),
        (False, None),
        (1.5, None),
        (None, None),
        (["a"], None),
    ],
)
def test_a_records_own_id_is_kept_and_safe_to_type(given: object, own_id: str | None) -> None:
    """What a shell or a reference would take for something else becomes a hyphen."""
    (record,) = read_records([line("one", id=given)])
    assert isinstance(record, Record)
    assert record.own_id == own_id


@pytest.mark.parametrize(
    ("given", "url"),
    [("https://a.b/c?d", "https://a.b/c?d"), ("\ud800", "\ufffd"), ("", None), (7, None)],
)
def test_a_records_url_is_kept(given: object, url: str | None) -> None:
    """As it is, but for halves of surrogate pairs; what is no text is no address."""
    (record,) = read_records([line("one", url=given)])
    assert isinstance(record, Record)
    assert record.url == url


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("size", [1, 3, 5, 1000])
def test_wide_encodings_are_read(encoding: str, size: int) -> None:
    """UTF-16 with and without a mark, UTF-32 with one, in chunks of any size; each record says so.

    A last character that is cut off is part of a bad last line.
    """
    data = '{"text": "caf\u00e9 \U0001f600"}\n{"text": "two"}\n{'.encode(encoding)
    chunks = [data[at : at + size] for at in range(0, len(data), size)]
    one, two, bad = read_records(chunks)
    assert isinstance(one, Record)
    assert isinstance(two, Record)
    assert (one.number, one.content, two.number, two.content) == (
        1,
        "caf\u00e9 \U0001f600",
        2,
        "two",
    )
    told = f"Stored as {encoding[:6].upper()}, not as UTF-8."
    assert [problem.message for problem in (*one.problems, *two.problems)] == [told, told]
    assert isinstance(bad, BadRecord)
    *_, cut = read_records([data + b"\0"])
    assert isinstance(cut, BadRecord)


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (b"{", "not JSON: Expecting property name enclosed in double quotes at character 2"),
        (b"text", "not JSON: Expecting value at character 1"),
        (b'{"text": "a"} x', "not JSON: Extra data at character 15"),
        (b'{"text": "a\0b"}', "not JSON: Invalid control character at at character 12"),
        (b"[]", 'not a record: no "text" field'),
        (b'"text"', 'not a record: no "text" field'),
        (b'{"Text": ""}', 'not a record: no "text" field'),
        (b'{"text": null}', 'not a record: its "text" field is not a string'),
        (b'{"text": ["a"]}', 'not a record: its "text" field is not a string'),
        (
            b'{"text": "", "n": ' + b"9" * 5000 + b"}",
            "not usable as JSON: a number of thousands of digits",
        ),
        (
            b"[" * 100_000,
            "not usable as JSON: nested too deep",
        ),
        (
            b'{"text": "' + b"a" * MAX_RECORD_BYTES + b'"}',
            "a line larger than the limit of 8 MiB a record",
        ),
        (b"a" * (MAX_RECORD_BYTES + 1), "a line larger than the limit of 8 MiB a record"),
    ],
    ids=range(13),
)
def test_a_bad_line_is_said_and_the_rest_goes_on(bad: bytes, reason: str) -> None:
    """Wherever it stands, the good lines around it are kept."""
    data = line("one") + bad + b"\n" + line("three") + bad
    assert list(read_records([data])) == [
        Record(1, "one", ()),
        BadRecord(2, reason),
        Record(3, "three", ()),
        BadRecord(4, reason),
    ]


@pytest.mark.parametrize(
    ("data", "text", "codes"),
    [
        (b'{"text": ""}', "", []),
        (
            b'{"text": "a\\r\\nb\\ud800c\\udfff"}',
            "a\r\nb\ufffdc\ufffd",
            [("lone-surrogates", (2, 2))],
        ),
        (b'{"text": "\\ud83d\\ude00"}', "\U0001f600", []),
        (b'{"text": "a\\n\\u0000b"}', "a\n\0b", [("nul-bytes", (2, 2))]),
        (b'{"text": "a\x92b"}', "a\u2019b", [("not-utf8", None)]),
        (b'{"text": "\\ufeffa"}', "\ufeffa", []),
    ],
)
def test_what_is_odd_about_a_records_text_is_recorded(
    data: bytes, text: str, codes: list[tuple[str, Lines | None]]
) -> None:
    """Lone surrogates are replaced, bytes that are no UTF-8 read as in a page of its own."""
    (record,) = read_records([data])
    assert isinstance(record, Record)
    assert record.content == text
    assert [(each.code, each.lines) for each in record.problems] == codes


@given(
    st.lists(st.sampled_from([line("a"), line("b\n" * 9), b"\n", b"bad\n", b" "]), max_size=9),
    st.lists(st.integers(0, 99), max_size=9),
)
def test_it_does_not_matter_how_the_bytes_are_cut_into_chunks(
    lines: list[bytes], cuts: list[int]
) -> None:
    """Records are the same from one chunk as from many."""
    data = b"".join(lines)
    places = [0, *sorted(cuts), len(data)]
    chunks = [data[start:end] for start, end in pairwise(places)]
    assert list(read_records(chunks)) == list(read_records([data]))


@given(st.integers(0, 60))
def test_a_file_that_breaks_off_keeps_its_complete_records(size: int) -> None:
    """However far it came: the lines that ended, then one error that says where it stopped."""
    data = line("one") + line("two") + line("three")
    *found, last = read_records(broken(data[:size]))
    ended = data[:size].count(b"\n")
    assert found == list(read_records([data]))[:ended]
    assert last == (
        BadRecord(ended + 1, "the archive is cut off; the records before are kept", ends=True)
        if ended
        else BadRecord(None, "the archive is cut off", ends=True)
    )


def test_an_archive_stops_at_its_limit_of_lines() -> None:
    """The records up to the limit are kept; a file of just as many lines is whole."""
    data = line("a") + b"\n" + line("c")
    both = [Record(1, "a", ()), Record(3, "c", ())]
    assert list(read_records([data], 3)) == both
    assert list(read_records([data, b"\n\n\n"], 3)) == [
        *both,
        BadRecord(
            4, "more than the limit of 3 packed lines; the records before are kept", ends=True
        ),
    ]


def test_memory_is_bounded_by_the_longest_line_allowed() -> None:
    """A line of many times the limit is passed over without being gathered."""
    count = 12 * MAX_RECORD_BYTES // CHUNK_BYTES
    tracemalloc.start()
    try:
        found = list(read_records(bytes(CHUNK_BYTES) for _ in range(count)))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert found == [BadRecord(1, "a line larger than the limit of 8 MiB a record")]
    assert peak < 2 * MAX_RECORD_BYTES


def test_a_line_of_the_limit_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit itself is allowed, one byte more is not, with and without a line end."""
    data = line("a" * 30)
    monkeypatch.setattr(records, "MAX_RECORD_BYTES", len(data) - 1)
    assert list(read_records([data, data[:-1]])) == [
        Record(1, "a" * 30, ()),
        Record(2, "a" * 30, ()),
    ]
    too_long = data.replace(b"a", b"aa", 1)
    assert {type(found) for found in read_records([too_long, too_long[:-1]])} == {BadRecord}
