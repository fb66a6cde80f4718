"""Reading a corpus: pages and errors, in the order of its files."""

import gzip
import io
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO
from zipfile import ZipFile

import pytest

from qa_cli.errors import SourceError
from qa_cli.model import Problem, Source
from qa_cli.sources import files, read_again, read_file, read_pages, read_stream, reader
from qa_cli.sources.digests import digest
from qa_cli.sources.reader import RawPage

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

NO_FRAME = "Unable to decompress Zstandard data: Unknown frame descriptor"
"""What the library says of bytes that are no archive."""


@pytest.fixture(autouse=True)
def in_tmp_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work inside an empty folder, so that paths are short and relative."""
    monkeypatch.chdir(tmp_path)


def put(path: str, data: bytes) -> None:
    """Write a file, with the folders it needs."""
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_bytes(data)


def lines(*texts: str) -> bytes:
    """Write records."""
    return b"".join(json.dumps({"text": text}).encode() + b"\n" for text in texts)


def read(*paths: str, stdin: BinaryIO | None = None) -> list[RawPage | str]:
    """List pages, and errors as `! message`."""
    return [
        f"! {item}" if isinstance(item, SourceError) else item
        for item in read_pages(paths, stdin=stdin)
    ]


def page(path: str, record: int | None, text: str, problems: Sequence[Problem] = ()) -> RawPage:
    """Expect a page whose bytes are its text in UTF-8."""
    data = text.encode()
    return RawPage(path, record, text, len(data), digest(data), tuple(problems))


def test_a_folder_of_all_kinds_gives_every_page_in_order() -> None:
    """Plain and packed, single and many; the bytes told of are those of the page, unpacked."""
    text = "Is it safe?\r\n\r\nDoctor Answers 1\n"
    put("c/a.txt", text.encode())
    put("c/b.txt.gz", gzip.compress(text.encode()))
    put("c/d.txt.zst", zstd.compress(text.encode()))
    put("c/e.jsonl", lines("1", text) + b"bad\n")
    put("c/f.jsonl.gz", gzip.compress(lines("é", "2")))
    put("c/g.jsonl.zst", zstd.compress(lines("3")))
    assert read("c") == [
        page("c/a.txt", None, text),
        page("c/b.txt.gz", None, text),
        page("c/d.txt.zst", None, text),
        page("c/e.jsonl", 1, "1"),
        page("c/e.jsonl", 2, text),
        "! c/e.jsonl:3: not JSON: Expecting value at character 1",
        page("c/f.jsonl.gz", 1, "é"),
        page("c/f.jsonl.gz", 2, "2"),
        page("c/g.jsonl.zst", 1, "3"),
    ]


def test_what_is_doubtful_about_the_bytes_comes_with_the_page() -> None:
    """Size and digest are those of the bytes as stored, before they were decoded."""
    put("a.txt", b"ol\xe9")
    (found,) = read("a.txt")
    assert isinstance(found, RawPage)
    assert (found.text, found.size, found.digest) == ("olé", 3, digest(b"ol\xe9"))
    assert [each.code for each in found.problems] == ["not-utf8"]
    assert found.source == Source("a.txt", None, 3, digest(b"ol\xe9"))


def test_an_error_takes_the_place_of_what_could_not_be_read() -> None:
    """Damaged, cut off, vanished, over the limit: one line each, and the rest is read."""
    put("c/a.txt.gz", gzip.compress(b"text" * 99)[:-9])
    put("c/b.jsonl.gz", gzip.compress(lines("1", "2"))[:-9])
    put("c/c.txt.zst", b"no archive")
    put("c/e.txt", b"")
    os.truncate("c/e.txt", 2**40)  # sparse: takes no room
    put("c/f.txt.gz", gzip.compress(bytes(2**26)))
    put("c/g.txt", b"good")
    pages = read_pages(["none", "c"])
    assert str(next(pages)) == "none: No such file or directory"
    found = [str(next(pages)), *(str(item) for item in pages if isinstance(item, SourceError))]
    assert found == [
        "c/a.txt.gz: the archive is cut off",
        "c/b.jsonl.gz:3: the archive is cut off; the records before are kept",
        f"c/c.txt.zst: the archive is damaged ({NO_FRAME})",
        "c/e.txt: larger than the limit of 32 MiB a page",
        "c/f.txt.gz: larger than the limit of 32 MiB a page",
    ]
    assert read("c")[1:3] == [page("c/b.jsonl.gz", 1, "1"), page("c/b.jsonl.gz", 2, "2")]
    assert read("c")[-1] == page("c/g.txt", None, "good")


def test_a_file_that_vanishes_after_it_was_found_is_an_error() -> None:
    """Of the pages found before, each is read or said to be gone."""
    put("c/a.txt", b"1")
    put("c/b.txt", b"2")
    pages = read_pages(["c"])
    assert next(pages) == page("c/a.txt", None, "1")
    Path("c/b.txt").unlink()
    assert [str(item) for item in pages] == ["c/b.txt: No such file or directory"]


def test_many_bad_records_are_counted_not_listed() -> None:
    """A file of another format gives twenty errors and a count, and its good records."""
    put("a.jsonl", b"bad\n" * 5000 + lines("good") + b"bad\n" * 20)
    *bad, good, more = read("a.jsonl")
    assert good == page("a.jsonl", 5001, "good")
    assert more == "! a.jsonl: 5,000 more records cannot be read"
    told = "not JSON: Expecting value at character 1"
    assert bad == [f"! a.jsonl:{number}: {told}" for number in range(1, 21)]
    put("a.jsonl.gz", gzip.compress(b"bad\n" * 25)[:-9])
    assert read("a.jsonl.gz")[20:] == [
        "! a.jsonl.gz: 5 more records cannot be read",
        "! a.jsonl.gz:26: the archive is cut off; the records before are kept",
    ]
    put("a.jsonl", b"bad\n" * 20)
    assert len(read("a.jsonl")) == 20


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl.gz", "a.zip", "a.html.zst"])
def test_an_open_file_is_read_as_a_file_of_that_name(name: str) -> None:
    """With the same pages and errors; it need not be there under that name, and stays open."""
    data = lines("1", "2") + b"bad\n"
    if name.endswith(".zip"):
        with ZipFile(name, "w") as archive:
            archive.writestr("b.txt", data)
    else:
        packed = {".gz": gzip.compress(data), ".zst": zstd.compress(data)}
        put(name, packed.get(Path(name).suffix, data))
    here = read(name)
    file = io.BytesIO(Path(name).read_bytes())
    there = read_stream(f"s3://bucket/{name}", file)
    found = [f"! {item}" if isinstance(item, SourceError) else item for item in there]
    assert not file.closed
    elsewhere = [
        one.replace(name, f"s3://bucket/{name}")
        if isinstance(one, str)
        else one._replace(path=f"s3://bucket/{name}")
        for one in here
    ]
    assert found == elsewhere


def test_a_bomb_of_records_stops_at_its_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """By number and by bytes, when packed; a file as stored has no such limit."""
    put("a.jsonl.gz", gzip.compress(lines("1", "2", "3")))
    put("b.jsonl", lines("1", "2", "3"))
    monkeypatch.setattr(reader, "MAX_ARCHIVE_LINES", 2)
    assert read("a.jsonl.gz", "b.jsonl")[2:4] == [
        "! a.jsonl.gz:3: more than the limit of 2 packed lines; the records before are kept",
        page("b.jsonl", 1, "1"),
    ]
    monkeypatch.setattr(files, "MAX_ARCHIVE_BYTES", 2**20)
    put("a.jsonl.gz", gzip.compress(lines("1") + b" " * 2**21))
    found, error = read("a.jsonl.gz")
    assert found == page("a.jsonl.gz", 1, "1")
    limit = "unpacks to more than the limit of 1 MiB"
    assert error == f"! a.jsonl.gz:2: {limit}; the records before are kept"


def test_standard_input_is_one_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """Given or the process's own; where the name stands in the paths, and once."""
    put("a.txt", b"a")
    stdin = io.BytesIO("Ünsure?".encode())
    expected = [page("a.txt", None, "a"), page("-", None, "Ünsure?")]
    assert read("a.txt", "-", "-", stdin=stdin) == expected
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"own")))
    assert read("-") == [page("-", None, "own")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_records_on_standard_input_are_seen_as_such(encoding: str) -> None:
    """White space before the first one, and its encoding, do not matter; a bad line is told."""
    text = ' \n { "text": "one", "url": "u", "id": 5}\n[]\n{"text": "two"}\n'
    one, bad, two = read("-", stdin=io.BytesIO(text.encode(encoding)))
    assert isinstance(one, RawPage)
    assert isinstance(two, RawPage)
    assert bad == '! -:3: not a record: no "text" field'
    assert (one.record, one.text, one.url, one.own_id) == (2, "one", "u", "5")
    assert (two.record, two.text, two.url, two.own_id) == (4, "two", None, None)


@pytest.mark.parametrize("text", ["", "{", "{{ vote }}\n", "[]", "  {'a': 1}", '"text"'])
def test_other_standard_input_is_a_page(text: str) -> None:
    """Also where it begins nearly like a record."""
    assert read("-", stdin=io.BytesIO(text.encode())) == [page("-", None, text)]


def test_standard_input_that_is_closed_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """Closed before the start, closed since, or failing."""

    class Failing(io.BytesIO):
        def read(self, _size: int | None = None, /) -> bytes:
            raise IsADirectoryError(21, "Is a directory")

    closed = io.BytesIO()
    closed.close()
    assert read("-", stdin=closed) == ["! -: I/O operation on closed file."]
    assert read("-", stdin=Failing()) == ["! -: Is a directory"]
    monkeypatch.setattr(sys, "stdin", None)
    assert read("-") == ["! -: standard input is closed"]


def test_a_file_named_minus_can_be_read() -> None:
    """As `./-`, like with other tools."""
    put("-", b"a file")
    assert read("./-") == [page("./-", None, "a file")]


def test_a_pages_text_can_be_read_again() -> None:
    """From a file or a record, however packed, as long as it is the same."""
    put("a.txt", b"ol\xe9")
    put("b.jsonl.gz", gzip.compress(lines("1", "2") + b"bad\n" + lines("4")))
    for path in ("a.txt", "b.jsonl.gz"):
        pages = [item for item in read_file(path) if isinstance(item, RawPage)]
        assert [read_again(item.source).text for item in pages] == [item.text for item in pages]


def test_a_page_that_has_changed_is_not_mistaken_for_the_old_one() -> None:
    """Another content, another record, no file any more: an error that says so."""
    put("a.txt", b"old")
    put("b.jsonl", lines("1", "2"))
    sources = [
        item.source for item in read_pages(["a.txt", "b.jsonl"]) if isinstance(item, RawPage)
    ]

    def failures() -> list[str]:
        said = []
        for source in sources:
            with pytest.raises(SourceError) as caught:
                read_again(source)
            said.append(str(caught.value))
        return said

    put("a.txt", b"new")
    put("b.jsonl", lines("0", "1", "2"))
    assert failures() == [
        "a.txt: changed since it was read",
        "b.jsonl:1: changed since it was read",
        "b.jsonl:2: changed since it was read",
    ]
    Path("a.txt").unlink()
    Path("b.jsonl").unlink()
    assert failures() == [
        "a.txt: No such file or directory",
        "b.jsonl: No such file or directory",
        "b.jsonl: No such file or directory",
    ]
    put("b.jsonl", b"bad\n" + lines("0"))
    with pytest.raises(SourceError, match=r"^b.jsonl:9: changed since it was read$"):
        read_again(replace(sources[1], record=9))


def test_nothing_is_written_or_touched() -> None:
    """Reading a corpus leaves its files' times of change as they were."""
    put("c/a.txt", b"a")
    put("c/b.jsonl.gz", gzip.compress(lines("1")))
    before = {path: Path(path).stat().st_mtime_ns for path in ("c", "c/a.txt", "c/b.jsonl.gz")}
    assert len(read("c")) == 2
    assert {path: Path(path).stat().st_mtime_ns for path in before} == before
    assert sorted(os.listdir("c")) == ["a.txt", "b.jsonl.gz"]  # noqa: PTH208 - names alone
