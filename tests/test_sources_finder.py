"""Which files of a corpus are found, in which order, and what is said of the rest."""

import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from qa_cli.errors import SourceError
from qa_cli.sources.finder import find_files


@pytest.fixture(autouse=True)
def in_tmp_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work inside an empty folder, so that paths are short and relative."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(*paths: str) -> None:
    """Make empty files, with the folders they need."""
    for path in paths:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).touch()


def find(*paths: str) -> list[str]:
    """List what is found; an error as `! message`."""
    return [
        f"! {found}" if isinstance(found, SourceError) else found for found in find_files(paths)
    ]


def test_a_folder_gives_its_pages_sorted_by_path_and_joined_with_the_argument() -> None:
    """Folders are walked where their name stands; hidden ones and other files are passed over."""
    put("c/b.txt", "c/a.txt", "c/b/z.jsonl.gz", "c/b/B.txt", "c/.git/x.txt", "c/.x.txt", "c/x.md")
    expected = ["c/a.txt", "c/b/B.txt", "c/b/z.jsonl.gz", "c/b.txt"]
    assert find("c") == expected
    assert find("c/") == expected
    assert find("./c") == [f"./{path}" for path in expected]


def test_arguments_keep_their_order_and_files_are_read_whatever_their_name() -> None:
    """A file named explicitly needs no suffix and may be hidden; `-` is standard input."""
    put("b/1.txt", "a/2.txt", "notes", ".hidden")
    assert find("b", "-", "notes", ".hidden", "a") == [
        "b/1.txt",
        "-",
        "notes",
        ".hidden",
        "a/2.txt",
    ]


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        (["c", "c"], ["c/a.txt", "c/d/b.txt"]),
        (["c", "c/d", "c/d/b.txt", "./c/a.txt"], ["c/a.txt", "c/d/b.txt"]),
        (["c/d/b.txt", "c"], ["c/d/b.txt", "c/a.txt"]),
        (["c/d", "c"], ["c/d/b.txt", "c/a.txt"]),
        (["c/a.txt", "c/d/b.txt", "c"], ["c/a.txt", "c/d/b.txt"]),
        (["c/d", "c/a.txt", "c"], ["c/d/b.txt", "c/a.txt"]),
        (["link", "c"], ["link", "c/d/b.txt"]),
        (["c/x.md", "c", "c/x.md"], ["c/x.md", "c/a.txt", "c/d/b.txt"]),
        (["c", "c/x.md"], ["c/a.txt", "c/d/b.txt", "c/x.md"]),
        (["c", "links"], ["c/a.txt", "c/d/b.txt"]),
        (["links", "c"], ["links/1.txt", "c/d/b.txt"]),
        (["-", "-"], ["-"]),
    ],
)
def test_a_file_that_several_arguments_reach_comes_once(
    paths: list[str], expected: list[str]
) -> None:
    """The first way to reach it counts, and what was passed over is no empty folder."""
    put("c/a.txt", "c/d/b.txt", "c/x.md")
    Path("link").symlink_to("c/a.txt")
    Path("links").mkdir()
    Path("links/1.txt").symlink_to("../c/a.txt")
    assert find(*paths) == expected


def test_hard_links_are_files_of_their_own() -> None:
    """Two names in a folder are two pages, even where a backup stored their content once."""
    put("c/a.txt")
    os.link("c/a.txt", "c/b.txt")
    assert find("c") == ["c/a.txt", "c/b.txt"]


def test_links_are_followed_after_the_folders_own_files() -> None:
    """A real name is preferred to a link's; links to what is no page are passed over."""
    put("c/m.txt", "c/sub/n.txt", "far/o.txt", "far/deep/p.txt", "alone.txt", "c/x.md")
    Path("c/a-link.txt").symlink_to("m.txt")
    Path("c/b-folder").symlink_to("../far")
    Path("c/c-again").symlink_to("../far/deep")
    Path("c/d-link.txt").symlink_to("../alone.txt")
    Path("c/e-link.md").symlink_to("../alone.txt")
    Path("far/deep/q-link.txt").symlink_to("../../alone.txt")
    assert find("c") == [
        "c/m.txt",
        "c/sub/n.txt",
        "c/b-folder/deep/p.txt",
        "c/b-folder/o.txt",
        "c/d-link.txt",
    ]


def test_loops_of_links_end_with_an_error() -> None:
    """A link to a folder above it, to itself or to nothing is one line; the pages still come."""
    put("c/a.txt", "c/d/b.txt")
    Path("c/d/up").symlink_to("..")
    Path("c/here").symlink_to(".")
    Path("c/one").symlink_to("two")
    Path("c/two").symlink_to("one")
    Path("c/gone.txt").symlink_to("nowhere")
    Path("c/root").symlink_to("/")
    assert find("c") == [
        "c/a.txt",
        "c/d/b.txt",
        "! c/d/up: a link to a folder that holds it; not followed",
        "! c/gone.txt: a link to nothing",
        "! c/here: a link to a folder that holds it; not followed",
        "! c/one: Too many levels of symbolic links",
        "! c/root: a link to a folder that holds it; not followed",
        "! c/two: Too many levels of symbolic links",
    ]


def test_a_link_to_a_folder_of_a_similar_name_is_no_loop() -> None:
    """Only a folder above the link counts, not one whose path the link's path starts with."""
    put("c/d/a.txt")
    Path("c/d2").mkdir()
    Path("c/d2/link").symlink_to("../d")
    assert find("c/d2") == ["c/d2/link/a.txt"]


def test_links_between_two_folders_end() -> None:
    """Each folder is walked once, however the links go round."""
    put("a/1.txt", "b/2.txt")
    Path("a/to-b").symlink_to("../b")
    Path("b/to-a").symlink_to("../a")
    assert find("a") == ["a/1.txt", "a/to-b/2.txt"]


@pytest.fixture
def special() -> Iterator[None]:
    """Make a named pipe, a socket, and links to a pipe and a device, beside one page."""
    put("c/good.txt")
    os.mkfifo("c/pipe.txt")
    os.mkfifo("c/pipe")
    Path("c/linked-pipe.txt").symlink_to("pipe")
    Path("c/linked-device.txt").symlink_to("/dev/null")
    Path("c/linked-device.md").symlink_to("/dev/null")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("c/socket.txt")
        yield


@pytest.mark.usefixtures("special")
def test_what_is_no_file_is_said_and_never_opened() -> None:
    """Pipes, sockets and devices with a page's name are an error each; others are no pages."""
    assert find("c", "c/pipe", "/dev/null") == [
        "c/good.txt",
        "! c/pipe.txt: a named pipe, not a file; pipe pages in with -C -",
        "! c/socket.txt: a socket, not a file",
        "! c/linked-device.txt: a device, not a file",
        "! c/linked-pipe.txt: a named pipe, not a file; pipe pages in with -C -",
        "! c/pipe: a named pipe, not a file; pipe pages in with -C -",
        "! /dev/null: a device, not a file",
    ]


def test_a_path_that_leads_nowhere_is_an_error() -> None:
    """Missing, through a file, too long, or no path at all: one line in the system's words."""
    put("a.txt")
    long = "x" * 300
    assert find("none", "a.txt", "a.txt/b", long, "a\0b", "a\ud800") == [
        "! none: No such file or directory",
        "a.txt",
        "! a.txt/b: Not a directory",
        f"! {long}: File name too long",
        "! a\0b: embedded null byte",
        "! a\ud800: 'utf-8' codec can't encode character '\\ud800' in position 1: surrogates not allowed",  # noqa: E501
    ]


def test_a_folder_without_pages_is_an_error_said_once() -> None:
    """Other files and empty folders below do not count as pages; an error below says enough."""
    put("c/readme.md", "c/d/.x.txt", "e/f/g.md")
    Path("e/gone.txt").symlink_to("nowhere")
    assert find("c", "e", "c") == [
        "! c: no pages here: a folder without .txt, .html, .jsonl, .warc or .parquet files",
        "! e/gone.txt: a link to nothing",
    ]


def test_a_folder_that_cannot_be_listed_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told once each time it is met, and the folders around it are still read."""
    put("c/a.txt", "c/closed/b.txt", "c/d/e.txt")
    scandir = os.scandir

    def refuse(path: str) -> Iterator[os.DirEntry[str]]:
        if path.endswith("closed"):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert find("c") == ["c/a.txt", "! c/closed: Permission denied", "c/d/e.txt"]
    assert find("c/closed", "c/closed/b.txt") == ["! c/closed: Permission denied", "c/closed/b.txt"]


def test_a_folder_gone_before_its_file_is_looked_up_is_an_error(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The look at a single file's folder may fail, too."""
    put("c/a.txt")
    stat = os.stat

    def lose(path: str) -> os.stat_result:
        if str(path).endswith("c"):
            raise FileNotFoundError(2, "No such file or directory")
        return stat(path)

    monkeypatch.setattr(os, "stat", lose)
    assert find("c/a.txt") == ["! c/a.txt: No such file or directory"]


class Unlisted:
    """An entry of a file system that does not list kinds, and that is gone when looked at."""

    name = "a.txt"
    path = "c/a.txt"

    def is_symlink(self) -> bool:
        """Fail as `os.DirEntry` does."""
        raise OSError(5, "Input/output error")


def test_an_entry_that_cannot_be_looked_at_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the folder's listing lacks the kinds, looking at an entry may fail."""
    put("c/a.txt")

    class Listing:
        def __enter__(self) -> list[Unlisted]:
            return [Unlisted()]

        def __exit__(self, *_: object) -> None:
            pass

    monkeypatch.setattr(os, "scandir", lambda _path: Listing())
    assert find("c") == ["! c/a.txt: Input/output error"]


def test_folders_may_nest_as_deep_as_paths_are_long() -> None:
    """Depth costs no recursion: a thousand folders are walked to the last."""
    depth = 1100
    for _ in range(depth):
        Path("d").mkdir()
        os.chdir("d")
    put("a.txt")
    for _ in range(depth):
        os.chdir("..")
    try:
        assert find("d") == ["d/" * depth + "a.txt"]
    finally:  # pytest's own cleaning up recurses
        for _ in range(depth):
            os.chdir("d")
        Path("a.txt").unlink()
        for _ in range(depth):
            os.chdir("..")
            Path("d").rmdir()


def test_names_may_be_any_bytes() -> None:
    """A name that is no UTF-8 or holds a line break is found as it is."""
    names = [b"a\nb.txt", b"\x1b[31m.txt", b"\xff\xfe.txt"]
    Path("c").mkdir()
    for name in names:
        os.close(os.open(os.path.join(b"c", name), os.O_CREAT))  # noqa: PTH118 - bytes
    assert find("c") == ["c/\x1b[31m.txt", "c/a\nb.txt", "c/\udcff\udcfe.txt"]
