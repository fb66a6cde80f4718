"""ZIP files of pages: what is read of them, and what is refused."""

import struct
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZipFile

import pytest

from qa_cli import load_corpus
from qa_cli.sources import zipped
from tests.conftest import Qa

PAGE = "Is it safe?\n\nIt hurts.\n"


def packed(path: Path, members: dict[str, str], kind: int = ZIP_DEFLATED) -> Path:
    """Write a ZIP file of these members."""
    with ZipFile(path, "w", kind) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return path


def told(path: Path) -> list[str]:
    """Return what cannot be read below a path."""
    return [str(error).removeprefix(f"{path}") for error in load_corpus([str(path)]).errors]


def test_members_are_pages(tmp_path: Path) -> None:
    """Text and HTML, by their names; records, packed files, hidden and other ones are not."""
    members = {
        "a.txt": PAGE, "in/b c.html": "<h1>Is it new?</h1><p>It is.", "in/": "", "x.md": "x",
        ".h.txt": "x",
        ".git/c.txt": "x", "__MACOSX/a.txt": "x", "d.jsonl": "{}", "e.txt.gz": "x", "f.zip": "x",
        "a/a.txt": PAGE, "in/b c_files/ad.html": "<p>x", "../up.txt": PAGE, "./dot.txt": PAGE,
    }  # fmt: skip
    corpus = load_corpus([str(packed(tmp_path / "pages.zip", members))])
    assert corpus.errors == ()
    pages = [(page.id, page.source.record, page.question.title) for page in corpus.pages]
    assert [page[1:] for page in pages] == [
        (1, "Is it safe?"), (2, "Is it new?"), (11, "Is it safe?"),
        (14, "Is it safe?"),
    ]  # fmt: skip
    assert pages[1][0] == "b-c"
    assert len({page[0] for page in pages}) == 4
    assert corpus.text(corpus.pages[1]).split() == ["Is", "it", "new?", "It", "is."]


@pytest.mark.parametrize("kind", [ZIP_BZIP2, ZIP_LZMA])
def test_other_ways_of_packing(tmp_path: Path, kind: int) -> None:
    """Whatever Python unpacks."""
    [page] = load_corpus([str(packed(tmp_path / "a.zip", {"a.txt": PAGE}, kind))]).pages
    assert page.question.title == "Is it safe?"


def test_what_is_no_archive(tmp_path: Path) -> None:
    """Is told in a line, an archive without pages, too."""
    path = tmp_path / "a.zip"
    path.write_bytes(b"PK\x03\x04 and no more")
    assert told(path) == [": the archive is damaged (File is not a zip file)"]
    assert told(packed(path, {"x.md": "x"})) == [": no pages in it: no .txt or .html files"]


def test_an_archive_of_another_version(tmp_path: Path) -> None:
    """What Python cannot unpack is told."""
    path = packed(tmp_path / "a.zip", {"a.txt": PAGE})
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\x01\x02") + 6] = 99
    path.write_bytes(data)
    assert told(path) == [": the archive is damaged (zip file version 9.9)"]


def test_damaged_members_are_told(tmp_path: Path) -> None:
    """The others are read."""
    path = packed(tmp_path / "a.zip", {"a.txt": PAGE * 50, "b.txt": PAGE}, ZIP_DEFLATED)
    data = bytearray(path.read_bytes())
    data[40:60] = b"\xff" * 20
    path.write_bytes(data)
    corpus = load_corpus([str(path)])
    assert [page.source.record for page in corpus.pages] == [2]
    [error] = corpus.errors
    assert str(error).startswith(f"{path}:1: a.txt: damaged (")


def test_a_password_is_not_asked_for(tmp_path: Path) -> None:
    """An encrypted member is told."""
    path = packed(tmp_path / "a.zip", {"a.txt": PAGE})
    data = bytearray(path.read_bytes())
    place = data.index(b"PK\x01\x02") + 8
    flags = struct.unpack_from("<H", data, place)[0]
    struct.pack_into("<H", data, place, flags | 1)
    path.write_bytes(data)
    assert told(path) == [":1: a.txt: encrypted"]


def test_bombs_stop_at_stated_limits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A member, all members together, and their number."""
    path = packed(tmp_path / "a.zip", {"a.txt": PAGE * 100, "b.txt": PAGE, "c.txt": PAGE * 2})
    monkeypatch.setattr(zipped, "MAX_PAGE_BYTES", 1024)
    assert told(path) == [":1: a.txt: larger than the limit of 0 MiB a page"]
    monkeypatch.setattr(zipped, "MAX_ARCHIVE_BYTES", 30)
    assert told(path)[1:] == [": unpacks to more than the limit of 0 MiB"]
    monkeypatch.setattr(zipped, "MAX_ARCHIVE_LINES", 2)
    assert told(path) == [": more than the limit of 2 members"]


def test_what_is_refused_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Members that are too large are unpacked in vain, but not without end."""
    path = packed(tmp_path / "a.zip", {f"{number}.txt": PAGE * 100 for number in range(9)})
    monkeypatch.setattr(zipped, "MAX_PAGE_BYTES", 1024)
    monkeypatch.setattr(zipped, "MAX_ARCHIVE_BYTES", len(PAGE) * 250)
    errors = told(path)
    assert len(errors) == 4
    assert errors[-1] == ": unpacks to more than the limit of 0 MiB"
    packed(path, {"a.txt": PAGE * 40, "b.txt": PAGE * 40, "c.txt": PAGE * 400})
    monkeypatch.setattr(zipped, "MAX_PAGE_BYTES", 100_000)
    corpus = load_corpus([str(path)])
    assert [page.source.record for page in corpus.pages] == [1, 2]
    assert [str(error) for error in corpus.errors] == [
        f"{path}: unpacks to more than the limit of 0 MiB"
    ]


def test_a_bad_page_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As of any file: here one with too many lines."""
    monkeypatch.setattr("qa_cli.sources.checks.MAX_PAGE_LINES", 3)
    path = packed(tmp_path / "a.zip", {"a.txt": PAGE * 9, "b.txt": "Is it?\n"})
    assert told(path) == [":1: a.txt: more than the limit of 3 lines a page"]


def test_every_command_reads_them(qa: Qa, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With an index and without; places are archive, member and line."""
    monkeypatch.setenv("QA_INDEX", str(tmp_path / "index"))
    folder = tmp_path / "pages"
    folder.mkdir()
    packed(folder / "p.zip", {"x.md": "", "a.txt": PAGE, "b.txt": "Is it new?\n\nYes.\n"})
    commands = (
        ("list",), ("show", "a", "--source"), ("search", "hurts"), ("export",), ("check",),
    )  # fmt: skip
    before = [qa(*args, "-C", str(folder)) for args in commands]
    assert "p.zip:2:3" in before[2].stdout
    assert qa("index", "-C", str(folder)).exit_code == 0
    after = [qa(*args, "-C", str(folder)) for args in commands]
    for one, other in zip(before, after, strict=True):
        assert (one.exit_code, one.stdout, one.stderr) == (
            other.exit_code, other.stdout, other.stderr,
        )  # fmt: skip
