"""What lies in a corpus and is no page: said in one line each, never waited for, never fatal."""

import os
import shutil
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.hostile.command import Done, run

PAGE = b"Is it safe?\n\nDoctor Answers 1\n\nYes\n\nIt is, masseter. Dr. Emer\n"

LISTED = "good\tIs it safe?\t1\t1\t0\t0"
"""What `list` says of the good page."""

AS_OTHERS = (
    ["setpriv", "--bounding-set=-dac_override,-dac_read_search",
     "--inh-caps=-dac_override,-dac_read_search"]
    if os.geteuid() == 0 and shutil.which("setpriv")
    else []
)  # fmt: skip
"""Runs a command as who has to ask: nothing is unreadable to root."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a corpus `pages` with one good page; return the folder above."""
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "good.txt").write_bytes(PAGE)
    return tmp_path


@pytest.fixture
def zoo(folder: Path) -> Iterator[Path]:
    """Add pipes, a socket, devices, loops and links to nothing, each under a page's name."""
    pages = folder / "pages"
    os.mkfifo(pages / "pipe.txt")
    os.mkfifo(pages / "pipe.jsonl.gz")
    (pages / "device.txt").symlink_to("/dev/zero")
    (pages / "terminal.txt").symlink_to("/dev/tty")
    (pages / "dangling.txt").symlink_to("nowhere.txt")
    (pages / "self.txt").symlink_to("self.txt")
    (pages / "up").symlink_to("..")
    (pages / "here").symlink_to(".")
    (pages / "folder.txt").mkdir()
    with socket.socket(socket.AF_UNIX) as server:
        before = Path.cwd()
        os.chdir(pages)  # a socket's path is short
        server.bind("socket.txt")
        os.chdir(before)
        yield folder


FOUND_IN_ZOO = [
    "qa: pages/pipe.jsonl.gz: a named pipe, not a file; pipe pages in with -C -",
    "qa: pages/pipe.txt: a named pipe, not a file; pipe pages in with -C -",
    "qa: pages/socket.txt: a socket, not a file",
    "qa: pages/dangling.txt: a link to nothing",
    "qa: pages/device.txt: a device, not a file",
    "qa: pages/here: a link to a folder that holds it; not followed",
    "qa: pages/self.txt: Too many levels of symbolic links",
    "qa: pages/terminal.txt: a device, not a file",
    "qa: pages/up: a link to a folder that holds it; not followed",
]


@pytest.mark.parametrize(
    "args",
    ["list", "show good", "search masseter", "doctors", "summary", "check", "export"],
)
def test_nothing_but_files_is_opened(args: str, zoo: Path) -> None:
    """Each thing that is no page is one line, the good page is shown, and the code is 2."""
    done = run(*args.split(), "-C", "pages", folder=zoo)
    assert done.code == 2
    assert done.said == FOUND_IN_ZOO
    assert "good" in done.out.decode() or args in {"doctors", "summary", "check"}
    if args == "list":
        assert done.lines == [LISTED]


@pytest.mark.parametrize("name", ["pipe.txt", "socket.txt", "device.txt", "self.txt", "/dev/tty"])
def test_a_special_file_may_be_named(name: str, zoo: Path) -> None:
    """Named on its own, it is one line, too, and nothing is waited for."""
    done = run("list", "-C", f"pages/{name}" if name[0] != "/" else name, folder=zoo)
    assert (done.code, done.out) == (2, b"")
    assert len(done.said) == 1


def _locked(folder: Path) -> Done:
    """Lock a page and a folder, list the corpus as somebody who has no key, and unlock them."""
    pages = folder / "pages"
    (pages / "locked.txt").write_bytes(PAGE)
    (pages / "closed").mkdir()
    (pages / "closed" / "in.txt").write_bytes(PAGE)
    for path in (pages / "locked.txt", pages / "closed"):
        path.chmod(0)
    try:
        return run("list", "-C", "pages", folder=folder, before=AS_OTHERS)
    finally:
        (pages / "closed").chmod(0o700)


@pytest.mark.skipif(
    os.geteuid() == 0 and not AS_OTHERS, reason="root reads everything, and there is no setpriv"
)
def test_what_may_not_be_read_is_said(folder: Path) -> None:
    """A page and a folder without permission are one line each; the rest is listed."""
    done = _locked(folder)
    assert (done.code, done.lines) == (2, [LISTED])
    assert done.said == [
        "qa: pages/closed: Permission denied",
        "qa: pages/locked.txt: Permission denied",
    ]


VANISHING = """
import os, shutil, sys
real_open, real_scandir = os.open, os.scandir
def open_(path, *args, **options):
    if str(path).endswith("gone.txt"):
        os.unlink(path)
    elif str(path).endswith("swapped.txt"):
        os.unlink(path)
        os.mkfifo(path)
    return real_open(path, *args, **options)
def scandir(path="."):
    if str(path).endswith("gone"):
        shutil.rmtree(path)
    return real_scandir(path)
os.open, os.scandir = open_, scandir
from qa_cli.__main__ import main
sys.argv[0] = "qa"
main()
"""
"""Runs `qa` with files and folders that go away just before they are opened."""


def test_what_vanishes_during_the_scan_is_said(folder: Path) -> None:
    """A page, a folder, and a page that turns into a pipe: one line each, no wait, no traceback."""
    pages = folder / "pages"
    for name in ("gone.txt", "swapped.txt"):
        (pages / name).write_bytes(PAGE)
    (pages / "gone").mkdir()
    command = [sys.executable, "-c", VANISHING]
    done = run("list", "-C", "pages", folder=folder, command=command)
    assert (done.code, done.lines) == (2, [LISTED])
    assert done.said == [
        "qa: pages/gone: No such file or directory",
        "qa: pages/gone.txt: No such file or directory",
        "qa: pages/swapped.txt: a named pipe, not a file; pipe pages in with -C -",
    ]


SHOWN_LATE = """
import os, sys
import qa_cli.commands.show as show
real = show._source_lines
def late(pages, found, **options):
    {change}
    return real(pages, found, **options)
show._source_lines = late
from qa_cli.__main__ import main
sys.argv[0] = "qa"
main()
"""
"""Runs `qa show --source` with a page that changes after it was parsed."""


PIPE = "a named pipe, not a file; pipe pages in with -C -"


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ("os.unlink('pages/good.txt')", "No such file or directory"),
        ("os.truncate('pages/good.txt', 9)", "changed since it was read"),
        ("os.unlink('pages/good.txt'); os.mkfifo('pages/good.txt')", PIPE),
    ],
)  # fmt: skip
def test_a_page_that_changes_before_its_source_is_shown(
    change: str, reason: str, folder: Path
) -> None:
    """The page as it was cannot be shown any more: one line that says so."""
    command = [sys.executable, "-c", SHOWN_LATE.format(change=change)]
    done = run("show", "good", "--source", "-C", "pages", folder=folder, command=command)
    assert (done.code, done.out) == (2, b"")
    assert done.said == [f"qa: pages/good.txt: {reason}"]


def test_a_corpus_that_is_deleted_while_it_is_read(folder: Path) -> None:
    """Hundreds of pages that go away one after the other: those that were there are listed."""
    pages = folder / "pages"
    for number in range(400):
        (pages / f"{number:03}.txt").write_bytes(PAGE)
    deleter = (
        "import os, sys, threading\n"
        "def delete():\n"
        "    for number in reversed(range(400)):\n"
        "        os.unlink(f'pages/{number:03}.txt')\n"
        "threading.Thread(target=delete).start()\n"
        "from qa_cli.__main__ import main\n"
        "sys.argv[0] = 'qa'\n"
        "main()\n"
    )
    done = run("list", "-C", "pages", folder=folder, command=[sys.executable, "-c", deleter])
    assert done.code in {0, 2}
    assert bool(done.said) == (done.code == 2)
    assert all(line.endswith(": No such file or directory") for line in done.said)
    assert LISTED in done.lines
    assert all(line.endswith("\tIs it safe?\t1\t1\t0\t0") for line in done.lines)


def test_standard_input_may_be_anything() -> None:
    """A page, nothing, a binary stream or a closed stream: a page or one line."""
    done = run("list", "-C", "-", stdin=PAGE)
    assert (done.code, done.lines) == (0, ["stdin\tIs it safe?\t1\t1\t0\t0"])
    done = run("check", "-C", "-", stdin=b"")
    assert (done.code, done.said) == (1, [])
    assert done.lines[0].startswith("error\tempty-page\tstdin\t-\t")
    done = run("list", "-C", "-", stdin=bytes(40_000_000))
    assert (done.code, done.said) == (2, ["qa: -: larger than the limit of 32 MiB a page"])
