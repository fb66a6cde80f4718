"""The pager, in a pseudo-terminal: when it is used, what it shows, how it ends."""

import os
import shutil
import sys
import time
from pathlib import Path

import pexpect
import pyte
import pytest

from qa_cli.commands import pager
from tests.hostile.command import environment

ROOT = Path(__file__).resolve().parent.parent
QA = f"{sys.executable} -m qa_cli"
ROWS, COLUMNS = 24, 80
TITLE = "Face Semi-paralyzed After Botox to Masseter Muscles? (photo)"
END = "Will Richardson"
"""What the last line of that page begins with."""

needs_less = pytest.mark.skipif(shutil.which("less") is None, reason="less is not installed")


class Terminal:
    """A shell command in a pseudo-terminal, and what is on its screen."""

    def __init__(self, command: str, **changes: str) -> None:
        env = environment({"TERM": "xterm-256color", "QA_CORPUS": "seeds"})
        for name in ("QA_PAGER", "PAGER", "LESS"):
            env.pop(name, None)
        self.child = pexpect.spawn(
            "/bin/bash",
            ["--norc", "-c", f"trap : INT; {command}; echo CODE=$?"],
            cwd=str(ROOT),
            env=env | changes,
            dimensions=(ROWS, COLUMNS),
            timeout=30,
        )
        self.raw = b""

    def until(self, text: str) -> None:
        """Wait for a text."""
        self.child.expect_exact(text.encode())
        self.raw += self.child.before + self.child.after

    def press(self, keys: str) -> None:
        """Type keys."""
        self.child.send(keys)

    def end(self) -> str:
        """Wait for the end; return all that was written, as text."""
        self.raw += self.child.read()
        self.child.close()
        return self.raw.decode()

    def rows(self) -> list[str]:
        """Return the rows of the screen as it is."""
        screen = pyte.Screen(COLUMNS, ROWS)
        pyte.ByteStream(screen).feed(self.raw)
        return [row.rstrip() for row in screen.display]


@needs_less
def test_what_is_longer_than_the_screen_begins_at_its_top() -> None:
    """Less shows the first rows, in color, and stays until it is left; the exit code is qa's."""
    terminal = Terminal(f"{QA} show 000")
    terminal.until("\n:")
    assert terminal.rows()[0] == TITLE
    terminal.press("q")
    told = terminal.end()
    assert f"\x1b[1m{TITLE}" in told
    assert END not in told
    assert told.endswith("CODE=0\r\n")


@needs_less
def test_quitting_keeps_the_exit_code() -> None:
    """Also where it is not 0; a message of meanwhile is said when the screen is free again."""
    terminal = Terminal(f"{QA} show 000 zzz 004")
    terminal.until("\n:")
    terminal.press("q")
    told = terminal.end()
    assert 'qa: no page with the id "zzz"' in told.partition("\n:")[2]
    assert told.endswith("CODE=1\r\n")
    assert "Traceback" not in told


@needs_less
def test_quitting_stops_what_is_endless() -> None:
    """Of an export nobody reads any more, nothing is made any more, and nothing is said."""
    terminal = Terminal(f"{QA} export")
    terminal.until("schema")
    terminal.press("q")
    assert terminal.end().endswith("CODE=0\r\n")


@needs_less
def test_an_interrupt_is_the_pagers() -> None:
    """Ctrl-C leaves neither the screen to the shell nor a traceback; `q` ends it."""
    terminal = Terminal(f"{QA} show 000")
    terminal.until("\n:")
    terminal.press("\x03")
    terminal.press("G")
    terminal.until("(END)")
    terminal.press("q")
    told = terminal.end()
    assert END in told
    assert "Traceback" not in told
    assert told.endswith("CODE=0\r\n")


@pytest.mark.long
def test_an_interrupt_while_the_pager_is_not_read_on() -> None:
    """Ctrl-C, once or again, stops what is being made; the pager stays until it is left."""
    slow = "sh -c 'trap : INT; echo PAGED; sleep 2; sleep 2; sleep 2; echo LEFT'"
    terminal = Terminal(f"{QA} export -C seeds {'-C seeds ' * 3}-C tests/pages", PAGER=slow)
    terminal.until("PAGED")
    for _ in range(2):
        time.sleep(0.7)
        terminal.press("\x03")
    told = terminal.end()
    assert "Traceback" not in told
    assert told.endswith("LEFT\r\nCODE=130\r\n")


@pytest.mark.parametrize(
    ("command", "changes"),
    [
        (f"{QA} show 000 --no-pager", {}),
        (f"{QA} --no-pager show 000", {}),
        (f"{QA} show 000", {"PAGER": ""}),
        (f"{QA} show 000", {"PAGER": "cat"}),
        (f"{QA} show 000", {"QA_PAGER": "cat", "PAGER": "less"}),
        (f"{QA} show 000", {"PAGER": "no-such-program"}),
        (f"{QA} show 000", {"PATH": "/nowhere"}),
        (f"{QA} show 000", {"TERM": "dumb"}),
    ],
)
def test_no_pager(command: str, changes: dict[str, str]) -> None:
    """Where none is wanted or found, all is written at once, without a word."""
    told = Terminal(command, **changes).end()
    assert TITLE in told
    assert END in told
    assert "qa: " not in told
    assert told.endswith("CODE=0\r\n")


@pytest.mark.parametrize("command", [f"{QA} list", f"{QA} show 000 | cat", f"{QA} lst"])
def test_no_pager_where_none_is_needed(command: str) -> None:
    """Short output, pipes and errors do without."""
    told = Terminal(command, PAGER="sh -c 'echo PAGED; cat'").end()
    assert "PAGED" not in told
    assert "qa: no command" in told or TITLE[:30] in told


@pytest.mark.parametrize(
    "command", ["show 000", "show 000 --json", "list --help", "help search", "export"]
)
def test_whatever_is_long_is_paged(command: str) -> None:
    """Text, JSON, help: all that goes to standard output, and only that."""
    told = Terminal(f"{QA} {command}", PAGER="sh -c 'echo PAGED; cat'").end()
    assert told.startswith("PAGED")
    assert told.endswith("CODE=0\r\n")


def test_the_pager_is_told_how_to_behave() -> None:
    """As git does it: where the user has said nothing about less, it shows colors and stays."""
    named = "sh -c 'echo LESS=$LESS; cat'"
    assert Terminal(f"{QA} show 000", PAGER=named).end().startswith("LESS=FRX\r\n")
    assert Terminal(f"{QA} show 000", PAGER=named, LESS="i").end().startswith("LESS=i\r\n")


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("a\nb\n", 2),
        ("a\nb", 1),
        ("x" * 80 + "\n", 1),
        ("x" * 81 + "\n", 2),
        ("x" * 160 + "\n", 2),
        ("x" * 161 + "\n", 3),
        ("好" * 40 + "\n", 1),
        ("好" * 41 + "\n", 2),
        ("\t" * 10 + "\n", 1),
        ("\t" * 10 + "x\n", 2),
        ("\x1b[1;31m" * 40 + "x" * 80 + "\x1b[0m\n", 1),
        ("\x1b]8;id=1;file:///a\x1b\\" * 9 + "x" * 80 + "\x1b]8;;\x1b\\\n", 1),
    ],
)
def test_rows_count_as_they_are_shown(
    text: str, rows: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A line that is wider than the screen takes several; colors and links take no room."""
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("LINES", "24")
    assert pager._Paged()._rows_of(text) == rows


@pytest.mark.parametrize(("rows", "paged"), [(22, False), (23, False), (24, True), (25, True)])
def test_a_row_is_left_for_the_prompt(tmp_path: Path, *, rows: int, paged: bool) -> None:
    """What takes all rows but one still fits; with the next row it is longer than the screen."""
    (tmp_path / "a.txt").write_text("x\n" * rows, "utf-8")
    command = f"{QA} show a --source --format tsv -C {tmp_path} --no-index"
    told = Terminal(command, PAGER="sh -c 'echo PAGED; cat'", LINES=str(ROWS + 1)).end()
    assert told.startswith("PAGED") is paged  # a header line is there, too


def test_the_environment_of_tests_is_quiet() -> None:
    """No test but these meets a pager of the user."""
    assert not {"PAGER", "QA_PAGER", "LESS"} & set(os.environ)
