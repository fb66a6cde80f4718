"""`qa browse`: what it says where it cannot run, and the real thing in a pseudo-terminal."""

import os
import re
import signal
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pexpect
import pyte
import pytest

from qa_cli.browse.bindings import KEYS
from qa_cli.commands.browse import _Corpora
from qa_cli.corpus import MemoryCorpus
from qa_cli.errors import UsageError
from tests.conftest import Qa
from tests.hostile.command import PATIENCE, ROOT, environment
from tests.hostile.texts import write_hostile

if TYPE_CHECKING:
    import typer

ROWS, COLUMNS = 30, 120
QA = f"{sys.executable} -m qa_cli"

CRASH = (
    "import sys; from qa_cli.browse.browser import Browser; from qa_cli.__main__ import main;"
    "Browser.action_help = lambda _: 1 / 0; sys.argv[1:] = ['browse']; main()"
)
"""Runs the command with a mistake in it: `?` divides by zero."""

RESTORED = (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1000l", b"\x1b[?2004l")
"""The ordinary screen, the cursor, no mouse, no bracketed paste."""


class Terminal:
    """A shell command line in a pseudo-terminal, and what is on its screen."""

    def __init__(self, command: str, **changes: str) -> None:
        self.child = pexpect.spawn(
            "/bin/bash",
            ["--norc", "-c", f"trap : INT; stty -g; {command}; echo CODE=$?; stty -g"],
            cwd=str(ROOT),
            env=environment({"TERM": "xterm-256color", "QA_CORPUS": "seeds"} | changes),
            dimensions=(ROWS, COLUMNS),
            timeout=PATIENCE,
        )
        self.raw = b""
        self.screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.ByteStream(self.screen)

    def until(self, *texts: str) -> None:
        """Wait until the screen has all of some texts."""
        end = time.monotonic() + PATIENCE
        while not all(any(text in row for row in self.screen.display) for text in texts):
            assert time.monotonic() < end, "\n".join(self.screen.display)
            with suppress(pexpect.TIMEOUT):
                self._feed(self.child.read_nonblocking(65_536, timeout=1))

    def press(self, keys: str) -> None:
        """Type keys."""
        self.child.send(keys)

    def end(self) -> tuple[int, str]:
        """Wait for the end; return the exit code and what was written last.

        The terminal is as it was before.
        """
        self._feed(self.child.read())
        self.child.close()
        assert all(one in self.raw for one in RESTORED)
        before, *_ = self.raw.decode().split()
        last = self.raw.decode().rpartition("\x1b[?1049l")[2]
        said, _, end = last.rpartition("CODE=")
        code, after = end.split()
        assert after == before
        return int(code), said

    def _feed(self, data: bytes) -> None:
        self.raw += data
        self._stream.feed(data)


def test_start_type_open_leave(tmp_path: Path) -> None:
    """Ids of the marked hits go to standard output if that is a file; the editor has its turn."""
    editor = tmp_path / "vim"
    editor.write_text(f'#!/bin/sh\necho EDITING; echo "$1" > {tmp_path}/line\n', "utf-8")
    editor.chmod(0o755)
    ids = tmp_path / "ids"
    terminal = Terminal(f"{QA} browse > {ids}", EDITOR=str(editor), COLORTERM="truecolor")
    terminal.until("2 pages", "Doctors  11")
    terminal.press("/masetter smile\r")
    terminal.until("3 hits", 'no "masetter" in the corpus: searching for "masseter"')
    terminal.until("1 question, 2 answers")  # counted when nothing more is typed
    terminal.press("m\r")
    terminal.until("1. Face Semi-paralyzed After Botox to", "1 marked")
    terminal.press("o")
    terminal.until("EDITING", "1 marked")
    terminal.press("q")
    assert terminal.end()[0] == 0
    assert ids.read_text("utf-8") == "000_52f1e9b741cd2cdd/5\n"
    assert (tmp_path / "line").read_text("utf-8") == "+3\n"


def test_ctrl_c_leaves() -> None:
    """With the exit code of an interruption, and no word."""
    terminal = Terminal(f"{QA} browse botox", NO_COLOR="1")
    terminal.until("20 hits")
    terminal.press("\x03")
    code, said = terminal.end()
    assert code == 130
    assert "qa:" not in said
    assert b"\x1b[31" not in terminal.raw  # not a color


def test_a_signal_that_ends_it_leaves_the_terminal_as_it_was() -> None:
    """As a shell has it, the exit code tells which."""
    child = pexpect.spawn(
        f"{QA} browse",
        cwd=str(ROOT),
        env=environment({"TERM": "xterm-256color", "QA_CORPUS": "seeds"}),
        dimensions=(ROWS, COLUMNS),
        timeout=PATIENCE,
    )
    child.expect_exact("no index")
    child.kill(signal.SIGTERM)
    rest = child.read()
    child.close()
    assert child.exitstatus == 143
    assert all(one in rest for one in RESTORED)


def test_a_crash_leaves_the_terminal_as_it_was() -> None:
    """It is told in one line, as by every command."""
    terminal = Terminal(f'{sys.executable} -c "{CRASH}"')
    terminal.until("2 pages")
    terminal.press("?")
    code, said = terminal.end()
    assert code == 2
    assert "qa: internal error: ZeroDivisionError: division by zero" in said.replace("\n", "")
    assert "Traceback" not in said


def test_hostile_pages_do_nothing_to_a_terminal(tmp_path: Path) -> None:
    """No title is set, no clipboard written, no link made."""
    folder = write_hostile(tmp_path / "pages")
    terminal = Terminal(f"{QA} browse masseter -C {folder}")
    terminal.until("hits ─", "Ana")
    terminal.press("\rJJJs")
    terminal.until("26 headline 3")
    terminal.press("q")
    assert terminal.end()[0] == 0
    assert set(re.findall(rb"\x1b\]([0-9]*)", terminal.raw)) <= {b"22"}  # Textual's pointer
    assert terminal.raw.count(b"\x9d") == terminal.raw.count(b"\xc2\x9d") == 0


def test_plain(qa: Qa) -> None:
    """The keys, with the commands that do the same; then what `qa search` answers."""
    alone = qa("browse", "--plain", "-C", "seeds")
    assert alone.exit_code == 0
    assert len(alone.stdout.splitlines()) == len(KEYS)
    assert "s                    the page as saved" in alone.stdout
    assert "qa show ID --source" in alone.stdout
    found = qa("browse", "--plain", "masetter", "smile", "-C", "seeds")
    searched = qa("search", "masetter", "smile", "-C", "seeds")
    assert found.stdout == f"{alone.stdout}\n{searched.stdout}"
    assert (found.exit_code, found.stderr) == (0, searched.stderr)
    assert qa("browse", "--plain", "zzzz", "-C", "seeds").exit_code == 1


def test_without_a_terminal(qa: Qa) -> None:
    """It says what does without."""
    result = qa("browse")
    assert result.exit_code == 2
    assert result.stderr == (
        "qa: qa browse needs a terminal; qa search does without one, so does --plain\n"
    )
    result = qa("browse", "-C", "-")
    assert result.stderr == "qa: qa browse reads keys from standard input, and no corpus\n"


def test_on_a_dumb_terminal() -> None:
    """As above."""
    child = pexpect.spawn(
        f"{QA} browse", cwd=str(ROOT), env=environment({"TERM": "dumb"}), timeout=PATIENCE
    )
    assert b"qa: qa browse needs a terminal that is not dumb" in child.read()


def test_without_textual(qa: Qa, monkeypatch: pytest.MonkeyPatch) -> None:
    """One line tells which extra has it."""
    monkeypatch.setattr("qa_cli.commands.browse._check_terminal", lambda *_: None)
    monkeypatch.delitem(sys.modules, "qa_cli.browse.browser", raising=False)
    monkeypatch.setitem(sys.modules, "textual.app", None)
    result = qa("browse")
    assert result.exit_code == 2
    assert result.stderr == "qa: qa browse needs Textual: pip install 'qa-cli[browse]'\n"


class Context:
    """What is asked of Typer's context."""

    def __init__(self) -> None:
        self.meta: dict[str, bool] = {}
        self.params: dict[str, str] = {}

    def find_root(self) -> "Context":
        """Return the context of `qa` itself."""
        return self


def corpora_of(paths: list[str]) -> _Corpora:
    """Return what opens a corpus for the app."""
    return _Corpora(cast("typer.Context", Context()), paths, None)


def test_a_change_of_the_corpus_is_seen(
    seeds: Path, qa: Qa, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With an index and without; and one that was told when it was opened is not told again."""
    (page,) = seeds.glob("000*")
    corpora = corpora_of(["seeds"])
    corpus = corpora.open()
    assert not corpora.is_stale(corpus)
    page.write_text("Is it ice?\n\nIt is.\n\nDoctor Answers 0\n", "utf-8")
    assert corpora.is_stale(corpus)
    monkeypatch.setenv("QA_INDEX", "indexes")
    monkeypatch.setattr("qa_cli.index.workers.FEW", 10**9)
    os.utime(page, (1e9, 1e9))
    assert qa("index", "-C", "seeds").exit_code == 0
    corpus = corpora.open()
    assert not isinstance(corpus, MemoryCorpus)
    assert not corpora.is_stale(corpus)
    page.write_text("Is it snow?\n\nIt is.\n\nDoctor Answers 0\n", "utf-8")
    assert corpora.is_stale(corpus)
    told = corpora.open()
    assert not corpora.is_stale(told)
    assert isinstance(corpora.load(), MemoryCorpus)
    assert isinstance(corpora.open(), MemoryCorpus)


def test_files_are_written_anew_alone(seeds: Path) -> None:
    """Never over another, never into the corpus."""
    corpora = corpora_of(["seeds"])
    corpora.save("marked.txt", "a\n")
    assert Path("marked.txt").read_text("utf-8") == "a\n"
    with pytest.raises(UsageError, match=r"marked.txt is there already: choose another name"):
        corpora.save("marked.txt", "b\n")
    with pytest.raises(UsageError, match=r"this would write into the corpus: seeds/x.txt"):
        corpora.save("seeds/x.txt", "b\n")
    assert not (seeds / "x.txt").exists()
