"""WARC and WET files: which records are pages, how bodies are unpacked, what stops the reading."""

import gzip
import io
import json
import sys
import tracemalloc
import zlib
from itertools import accumulate
from pathlib import Path

import brotli
import pytest

from qa_cli import load_corpus
from qa_cli.errors import SourceError
from qa_cli.sources import RawPage, files, read_file, read_stream, warc
from qa_cli.sources.files import UnreadableError
from qa_cli.sources.html import decode_page, flatten
from qa_cli.sources.warc import read_warc
from tests.conftest import Qa
from tests.crawls import chunked, http, record, response

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

HTML = "<html><h1>Is it safé?</h1><p>Yes, it is.".encode()
PAGE = "Is it safé?\n\nYes, it is.\n"


def read(data: bytes, name: str = "a.warc") -> list[tuple[int | None, str] | str]:
    """Return each page's number and text, and each error."""
    return [
        str(item) if isinstance(item, SourceError) else (item.record, item.text)
        for item in read_stream(name, io.BytesIO(data))
    ]


def test_which_records_are_pages() -> None:
    """Responses that succeeded, conversions, HTML resources; the number counts all records."""
    data = b"".join([
        record("warcinfo", b"software: x\r\n", "application/warc-fields"),
        response(HTML),
        record("request", b"GET / HTTP/1.1\r\n\r\n", "application/http; msgtype=request"),
        response(HTML, status="404 Not Found"),
        response(HTML, status="nonsense"),
        response(b"\x89PNG" * 99, "image/png"),
        response("Only téxt.".encode(), "TEXT/plain ; charset=utf-8"),
        response(HTML, "application/xhtml+xml"),
        record("response", b"<html>no HTTP", "text/html"),
        record("response", b"nothing that HTTP knows"),
        record("conversion", b"What was HTML.\n", "text/plain"),
        record("conversion", b"%PDF", "application/pdf"),
        record("resource", HTML, "text/html"),
        record("resource", b"Only text.", "text/plain"),
        record("metadata", b"x: y\r\n", "application/warc-fields"),
    ])  # fmt: skip
    expected: list[tuple[int | None, str] | str] = [
        (2, PAGE), (7, "Only téxt."), (8, PAGE), (11, "What was HTML.\n"), (13, PAGE),
    ]  # fmt: skip
    assert read(data) == expected
    assert read(gzip.compress(data), "a.warc.gz") == expected
    assert read(data, "A.WET") == expected


def test_a_page_is_told_by_its_address(tmp_path: Path) -> None:
    """Its id is made of it; pages of one address, and of one beginning, are told apart."""
    addresses = [
        "https://www.Example.com/q/1?a=b&c=d%C3%A9", "http://example.com/q/1", "<http://x.org/>",
        "http://example.com/q/1", "http://x.org/" + "y" * 300 + "1", "http://x.org/" + "y" * 300,
        "\x1b[2J", "%2F",
    ]  # fmt: skip
    data = b"".join(
        record("conversion", b"text %d" % number, "text/plain", url)
        for number, url in enumerate(addresses)
    )
    (tmp_path / "a.wet").write_bytes(data)
    pages = load_corpus(tmp_path).pages
    ids = [page.id.partition("~")[0] for page in pages]
    assert ids == [
        "Example.com-q-1-a-b-c-dé", "example.com-q-1", "x.org", "example.com-q-1",
        "x.org-" + "y" * 114, "x.org-" + "y" * 114, "2J", "a:8",
    ]  # fmt: skip
    assert len({page.id for page in pages}) == len(pages)
    urls = [page.source.url for page in pages]
    assert urls == [url.strip("<>") for url in addresses]


@pytest.mark.parametrize(
    ("data", "media_type", "text"),
    [
        (b"<p>\xe9", "text/html; charset=windows-1252", "é\n"),
        (b"<meta charset=koi8-r><p>\xe9", 'text/html;charset="latin1"', "é\n"),
        ("<p>é".encode(), "text/html; charset=latin1", "é\n"),
        (b"\xe9", "text/plain; charset=koi8-r", "И"),
    ],
)
def test_the_encoding_of_the_headers_counts(data: bytes, media_type: str, text: str) -> None:
    """As browsers have it, but for what is UTF-8 all the same."""
    assert read(response(data, media_type)) == [(1, text)]


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (chunked(HTML, 9), "Transfer-Encoding: chunked\r\n"),
        (gzip.compress(HTML), "content-encoding: x-gzip\r\n"),
        (gzip.compress(HTML), "Content-Encoding: gzip\r\nContent-Encoding: identity\r\n"),
        (zlib.compress(HTML), "Content-Encoding: deflate\r\n"),
        (brotli.compress(HTML), "Content-Encoding: br\r\n"),
        (zstd.compress(HTML), "Content-Encoding: zstd\r\n"),
        (
            chunked(gzip.compress(HTML), 9),
            "Transfer-Encoding: chunked\r\nContent-Encoding: GZIP\r\n",
        ),
        (HTML, "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n"),
    ],
    ids=range(8),
)
def test_bodies_are_unpacked(body: bytes, headers: str) -> None:
    """However they were sent; one that the crawler has unpacked is taken as it is."""
    assert read(response(body, more=headers)) == [(1, PAGE)]


def test_a_bad_body_is_told_and_the_next_is_read() -> None:
    """What is damaged, or packed in a way that is not known; in one short line."""
    gz = "Content-Encoding: gzip\r\n"
    bodies = [
        (b"x" * 5000, gz), (gzip.compress(HTML)[:20] + b"\0" * 99, gz),
        (b"x" * 5000, "Transfer-Encoding: chunked\r\n"), (b"x", "Content-Encoding: rot13\r\n"),
        (b"x", "Content-Encoding: gzip, deflate\r\n"),
        (b"x", f"X: {'a' * 40_000}\r\n"),
    ]  # fmt: skip
    data = b"".join(response(body, more=more) + response(HTML) for body, more in bodies)
    found = read(data)
    assert found[1::2] == [(number, PAGE) for number in range(2, 14, 2)]
    told = [str(item) for item in found[::2]]
    assert [one[:30] for one in told[:3]] == [
        "a.warc:1: its body is damaged ", "a.warc:3: its body is damaged ",
        "a.warc:5: its body is damaged ",
    ]  # fmt: skip
    assert told[3] == "a.warc:7: packed in an unknown way (rot13)"
    assert told[4] == "a.warc:9: packed more than once"
    assert told[5].startswith("a.warc:11: its HTTP headers are damaged (")
    assert max(map(len, told)) < 150


def test_a_file_that_breaks_off_keeps_its_complete_records() -> None:
    """Packed or not, wherever the end is missing, if it is not between two records."""
    records = [response(HTML), response(b"\x89PNG" * 99, "image/png"), response(HTML)]
    data = b"".join(records)
    ends = {end + more for end in (0, *accumulate(map(len, records))) for more in (0, -2, -4)}
    for size in range(0, len(data), 7):
        before = sum(size >= end - 4 for end in accumulate(map(len, records)))
        found = read(data[:size])
        pages = [(number, PAGE) for number in (1, 3) if number <= before]
        assert found[: len(pages)] == pages
        if size not in ends and not any(0 <= end - size < 5 for end in ends):
            assert str(found[-1]).startswith(f"a.warc{f':{before + 1}' if before else ''}: ")
    packed = b"".join(map(gzip.compress, records))
    kept = "the archive is cut off; the records before are kept"
    assert read(packed[:-20], "a.warc.gz") == [(1, PAGE), f"a.warc.gz:3: {kept}"]


def test_damage_ends_the_reading() -> None:
    """What is between two records and is none; records before are kept."""
    [page, error] = read(response(HTML) + b"noise\r\n\r\n" + response(HTML))
    assert page == (1, PAGE)
    kept = "the records before are kept"
    assert error == f"a.warc:2: the archive is damaged (Invalid WARC header); {kept}"
    assert read(b"no archive\n" * 9) == ["a.warc: the archive is damaged (Invalid WARC header)"]
    assert read(gzip.compress(response(HTML)))[0] == read(b"no archive\n" * 9)[0]
    without = response(HTML).replace(b"Content-Length", b"X-Length")
    told = "the archive is cut off, or damaged (a record without a length)"
    assert read(without) == [f"a.warc: {told}"]


@pytest.mark.parametrize("data", [b"", record("warcinfo", b"x", "text/html")])
def test_a_file_without_pages_says_so(data: bytes) -> None:
    """As other archives do."""
    assert read(data) == ["a.warc: no pages in it: no records of HTML or text"]


def test_bombs_stop_at_stated_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page, a body, all bodies, the file, the number of records, and line ends without end."""
    bomb = gzip.compress(b"<p>" + bytes(5_000_000))
    zipped = response(bomb, more="Content-Encoding: gzip\r\n")
    monkeypatch.setattr(warc, "MAX_PAGE_BYTES", 2**20)
    large = "larger than the limit of 1 MiB a page"
    tracemalloc.start()
    try:
        assert read(zipped + response(HTML)) == [f"a.warc:1: {large}", (2, PAGE)]
        assert read(response(bytes(3_000_000)) + response(HTML))[0] == f"a.warc:1: {large}"
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 14_000_000
    kept = "the records before are kept"
    with monkeypatch.context() as patch:
        patch.setattr(files, "MAX_ARCHIVE_BYTES", 3 * 2**20)
        limit = f"a.warc:3: its pages unpack to more than the limit of 3 MiB; {kept}"
        assert read(zipped * 9)[2:] == [limit]
        patch.setattr(files, "MAX_ARCHIVE_BYTES", 2**20)
        packed = gzip.compress(response(HTML)) + gzip.compress(response(bytes(2**21), "image/png"))
        limit = f"a.warc.gz:2: unpacks to more than the limit of 1 MiB; {kept}"
        assert read(packed, "a.warc.gz") == [(1, PAGE), limit]
    with monkeypatch.context() as patch:
        patch.setattr(warc, "MAX_CRAWL_RECORDS", 2)
        limit = f"a.warc:3: more than the limit of 2 records; {kept}"
        assert read(response(HTML) * 5) == [(1, PAGE), (2, PAGE), limit]
    blank = gzip.compress(response(HTML) + b"\r\n" * 20_000_000)
    told = "the archive is damaged (line ends and nothing else)"
    assert read(blank, "a.warc.gz") == [(1, PAGE), f"a.warc.gz:2: {told}; {kept}"]


def test_chunks_may_be_of_any_size() -> None:
    """Nothing is lost where one is larger than what is asked for."""
    data = response(HTML) * 2
    assert len(list(read_warc(iter([data * 2000]), 2**30))) == 4000
    assert len(list(read_warc(iter([data[at : at + 1] for at in range(len(data))]), 2**30))) == 2


def test_without_the_extra_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In one line, which says what to install; of the pages' own, too, and but once."""
    path = tmp_path / "a.warc"
    path.write_bytes(response(HTML) * 3)
    monkeypatch.setitem(sys.modules, "resiliparse.extract.html2text", None)
    [error] = load_corpus(path).errors
    assert str(error) == f"{path}: reading HTML needs Resiliparse: pip install 'qa-cli[html]'"
    monkeypatch.setitem(sys.modules, "fastwarc.warc", None)
    [error] = load_corpus(path).errors
    assert str(error) == f"{path}: reading WARC files needs FastWARC: pip install 'qa-cli[warc]'"
    monkeypatch.setitem(sys.modules, "resiliparse.parse.encoding", None)
    with pytest.raises(UnreadableError, match="Resiliparse"):
        decode_page(b"x", "latin1")


def test_to_read_one_page_again_takes_no_other_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The HTML of the records before it is not flattened."""
    path = tmp_path / "a.warc"
    path.write_bytes(b"".join(response(b"<p>%d" % number) for number in range(9)))
    corpus = load_corpus(path)
    count = []

    def counted(data: bytes, **options: object) -> object:
        count.append(data)
        return flatten(data, **options)  # type: ignore[arg-type]

    monkeypatch.setattr("qa_cli.sources.html.flatten", counted)
    assert corpus.text(corpus.pages[7]) == "7\n"
    assert count == [b"<p>7"]


def test_every_command_reads_them(qa: Qa, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With an index and without; places are file, record and line."""
    monkeypatch.setenv("QA_INDEX", str(tmp_path / "index"))
    folder = tmp_path / "pages"
    folder.mkdir()
    hurts = b"<h1>Is it new?</h1><p>I wonder whether it hurts a lot?"
    data = [response(b"x", "image/png"), response(HTML), record("response", http(hurts))]
    (folder / "c.warc.gz").write_bytes(b"".join(map(gzip.compress, data)))
    commands = (
        ("list",), ("show", "c.warc.gz:3", "--source"), ("search", "hurts"), ("export",),
        ("check",), ("search", "hurts", "--json"),
    )  # fmt: skip
    before = [qa(*args, "-C", str(folder)) for args in commands]
    assert "I wonder whether it hurts a lot?" in before[1].stdout
    assert "c.warc.gz:3:3" in before[2].stdout
    assert json.loads(before[5].stdout)["hits"][0]["id"].startswith("example.com-q-1~")
    assert qa("index", "-C", str(folder)).exit_code == 0
    after = [qa(*args, "-C", str(folder)) for args in commands]
    for one, other in zip(before, after, strict=True):
        assert (one.exit_code, one.stdout, one.stderr) == (
            other.exit_code, other.stdout, other.stderr,
        )  # fmt: skip


def test_an_index_follows_the_file(qa: Qa, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A record that is new in it is found after the next `qa index`; a cut file is told."""
    monkeypatch.setenv("QA_INDEX", str(tmp_path / "index"))
    path = tmp_path / "c.warc"
    path.write_bytes(response(HTML))
    assert qa("index", "-C", str(path)).exit_code == 0
    path.write_bytes(response(HTML) + response(b"<h1>Is it new?<p>Is it?") + response(HTML)[:-40])
    done = qa("index", "-C", str(path))
    assert done.exit_code == 2
    kept = "the archive is cut off; the records before are kept"
    assert done.stderr == f"qa: {path}:3: {kept}\n"
    assert qa("search", "new", "-C", str(path)).stdout.count("\n") == 1


def test_a_page_of_a_crawl_has_its_bytes(tmp_path: Path) -> None:
    """Size and digest are those of the body, unpacked; another one is not mistaken for it."""
    path = tmp_path / "a.warc"
    path.write_bytes(response(gzip.compress(HTML), more="Content-Encoding: gzip\r\n"))
    [page] = read_file(str(path))
    assert isinstance(page, RawPage)
    assert page.size == len(HTML)
    corpus = load_corpus(path)
    path.write_bytes(response(HTML + b"!"))
    with pytest.raises(SourceError, match=r"a\.warc:1: changed since it was read"):
        corpus.text(corpus.pages[0])
