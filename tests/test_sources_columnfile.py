"""Parquet files: which column has the pages, what stands beside it, what stops the reading."""

import io
import sys
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet as pq

from qa_cli import load_corpus
from qa_cli.errors import SourceError
from qa_cli.sources import RawPage, columnfile, files, read_stream
from tests.conftest import Qa


def table(columns: dict[str, Any], **options: Any) -> bytes:  # noqa: ANN401
    """Return a Parquet file of these columns."""
    file = io.BytesIO()
    pq.write_table(pa.table(columns), file, **options)
    return file.getvalue()


def read(data: bytes, column: str | None = None) -> list[RawPage | str]:
    """Return pages, and errors as text."""
    return [
        str(item) if isinstance(item, SourceError) else item
        for item in read_stream("t.parquet", io.BytesIO(data), column)
    ]


def told(data: bytes, column: str | None = None) -> list[tuple[int | None, str] | str]:
    """Return each page's number and text, and each error."""
    return [one if isinstance(one, str) else (one.record, one.text) for one in read(data, column)]


@pytest.mark.parametrize(
    ("names", "column", "texts"),
    [
        (("text", "html", "content"), None, ["<i>a</i>", "b\n"]),
        (("content", "html"), None, ["a\n", "b\n"]),
        (("content",), None, ["<i>a</i>", "b\n"]),
        (("body", "text"), "body", ["<i>a</i>", "b\n"]),
        (("html",), "html", ["a\n", "b\n"]),
    ],
)
def test_the_column_that_has_the_pages(
    names: tuple[str, ...], column: str | None, texts: list[str]
) -> None:
    """The first of the usual ones, or the one that is named; what begins as HTML is HTML."""
    values = ["<i>a</i>", "<!doctype html><p>b"]
    data = table(dict.fromkeys(names, values))
    assert told(data, column) == list(enumerate(texts, 1))


@pytest.mark.parametrize(
    "kind",
    [pa.string(), pa.large_string(), pa.string_view(), pa.binary(), pa.large_binary(),
     pa.dictionary(pa.int32(), pa.string())],
)  # fmt: skip
def test_any_column_of_texts_or_bytes(kind: pa.DataType) -> None:
    """Rows without a value count and are no pages."""
    values = pa.array(["é", None, "é", "x"]).cast(kind)
    assert told(table({"text": values})) == [(1, "é"), (3, "é"), (4, "x")]


def test_what_stands_beside_a_page() -> None:
    """Its own id, made safe to type, else one of its address."""
    data = table({
        "url": ["http://www.a.b/c?d", None, "http://e.f", ""], "id": ["x y", "", "/", None],
        "text": ["1", "2", "3", "4"], "n": [1.0, 2, 3, 4],
    })  # fmt: skip
    pages = [page for page in read(data) if isinstance(page, RawPage)]
    assert [(page.own_id, page.url) for page in pages] == [
        ("x-y", "http://www.a.b/c?d"), (None, None), ("e.f", "http://e.f"), (None, None),
    ]  # fmt: skip
    data = table({"text": ["1", "2"], "id": [17, None], "url": [["list"], []]})
    assert [page.own_id for page in read(data) if isinstance(page, RawPage)] == ["17", None]
    [page] = read(table({"id": ["a"], "url": pa.array([b"\xff"])}), "id")
    assert isinstance(page, RawPage)
    assert (page.text, page.own_id, page.url) == ("a", None, "\ufffd")


def test_what_is_no_table_of_pages() -> None:
    """Is told in a line."""
    good = table({"n": [1], "m": ["x"], "text": [2.0]})
    usual = "none of the columns text, html, content in it: name one with --column NAME"
    assert told(good) == [f"t.parquet: {usual}"]
    assert told(good, "n") == ['t.parquet: no column "n" of texts in it']
    assert told(good, "zz") == ['t.parquet: no column "zz" of texts in it']
    nothing = 't.parquet: no pages in it: nothing in the column "text"'
    assert told(table({"text": pa.array([], pa.string())})) == [nothing]
    assert told(table({"text": pa.array([None], pa.string())})) == [nothing]
    assert told(b"PAREPARE") == ["t.parquet: encrypted"]
    for data in (b"", b"x", b"no table at all", good[:-9], b"PAR1" * 9):
        [error] = told(data)
        assert str(error).startswith("t.parquet: not readable as Parquet (")
        assert len(str(error)) < 150
    twice = pa.Table.from_arrays([pa.array(["a"]), pa.array(["b"])], ["text", "text"])
    file = io.BytesIO()
    pq.write_table(twice, file)
    assert told(file.getvalue()) == [f"t.parquet: {usual}"]


def test_a_damaged_file_keeps_its_complete_rows() -> None:
    """What comes before the group of rows that is damaged."""
    values = [f"page {number} " * 20 for number in range(20)]
    data = bytearray(
        table({"text": values}, row_group_size=10, compression="none", use_dictionary=False)
    )
    place = data.index(b"page 15")
    data[place - 4 : place] = b"\xff" * 4
    *pages, error = told(bytes(data))
    assert pages[:10] == [(number, text) for number, text in enumerate(values[:10], 1)]
    assert str(error).startswith(f"t.parquet:{len(pages) + 1}: the file is damaged (")
    assert str(error).endswith("); the records before are kept")


def test_bombs_stop_at_stated_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page, all pages, the number of rows, and what a group of rows unpacks to."""
    data = table({"text": ["a" * 3000] * 9 + ["b"], "id": range(10)}, compression="zstd")
    assert len(data) < 9 * 3000
    kept = "the records before are kept"
    with monkeypatch.context() as patch:
        patch.setattr(columnfile, "MAX_PAGE_BYTES", 2000)
        found = told(data)
        assert found[0] == "t.parquet:1: larger than the limit of 0 MiB a page"
        assert found[-1] == (10, "b")
    with monkeypatch.context() as patch:
        patch.setattr(files, "MAX_ARCHIVE_BYTES", 7000)
        limit = f"more than the limit of 0 MiB or 5,000,000 rows; {kept}"
        assert told(data)[2:] == [f"t.parquet:3: {limit}"]
    with monkeypatch.context() as patch:
        patch.setattr(columnfile, "MAX_CRAWL_RECORDS", 2)
        limit = f"more than the limit of 2 GiB or 2 rows; {kept}"
        assert told(data)[2:] == [f"t.parquet:3: {limit}"]
    monkeypatch.setattr(columnfile, "MAX_GROUP_BYTES", 2000)
    limit = "rows that unpack to more than the limit of 0 MiB a group"
    assert told(data) == [f"t.parquet: {limit}"]
    assert told(table({"text": ["a"], "n": ["b" * 3000]})) == [(1, "a")]


def test_without_the_extra_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """In one line, which says what to install."""
    data = table({"text": ["a"]})
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    needs = "t.parquet: reading Parquet files needs PyArrow: pip install 'qa-cli[data]'"
    assert told(data) == [needs]


def test_every_command_reads_them(qa: Qa, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With an index and without, the usual column or another one; places are file and row."""
    monkeypatch.setenv("QA_INDEX", str(tmp_path / "index"))
    folder = tmp_path / "pages"
    folder.mkdir()
    texts = ["Is it safe?\n\nYes.\n", "Is it new?\n\nI wonder whether it hurts.\n"]
    path = folder / "t.parquet"
    path.write_bytes(table({"text": ["Is it?\n"] * 2, "page": texts, "id": ["a", "b"]}))
    commands = (
        ("list",), ("show", "b", "--source"), ("search", "hurts"), ("export", "--source"),
        ("check",),
    )  # fmt: skip
    assert qa("search", "hurts", "-C", str(folder)).exit_code == 1
    before = [qa(*args, "--column", "page", "-C", str(folder)) for args in commands]
    assert "I wonder whether it hurts." in before[1].stdout
    assert "t.parquet:2:3" in before[2].stdout
    assert qa("--column", "page", "index", "-C", str(folder)).exit_code == 0
    after = [qa("--column", "page", *args, "-C", str(folder)) for args in commands]
    for one, other in zip(before, after, strict=True):
        assert (one.exit_code, one.stdout, one.stderr) == (
            other.exit_code, other.stdout, other.stderr,
        )  # fmt: skip
    assert qa("search", "hurts", "-C", str(folder)).exit_code == 1
    pages = load_corpus(folder, column="page")
    assert pages.text(pages.pages[1]) == texts[1]
