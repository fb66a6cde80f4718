"""How the process of `qa` ends: at once where nothing waits for the interpreter's end."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

WATCHED = """
import atexit, sys
atexit.register(lambda: sys.stderr.write("END"))
from qa_cli import __main__ as qa
"""
"""Tells whether the interpreter comes to its own end."""


def _run(code: str, *args: str, **environ: str) -> subprocess.CompletedProcess[str]:
    """Run a program in which `qa` is the module."""
    changed = {"QA_DEBUG", "PYTHONUNBUFFERED"}
    return subprocess.run(
        [sys.executable, "-c", WATCHED + code, *args],
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if name not in changed} | environ,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (["--version"], 0, ""),
        (["list"], 0, ""),
        (["list", "--help"], 0, ""),
        (["show", "x"], 1, "qa: no page"),
        (["lst"], 2, "qa: no command"),
    ],
)
def test_the_process_ends_at_once(args: list[str], code: int, said: str) -> None:
    """The interpreter is not taken apart, and codes, results and messages are the same."""
    at_once, ordinary = _run("qa.main()", *args), _run("qa.run()", *args)
    assert (at_once.returncode, at_once.stdout) == (code, ordinary.stdout)
    assert f"{at_once.stderr}END" == ordinary.stderr
    assert at_once.stderr.startswith(said)
    assert bool(at_once.stdout) == (code == 0)


def test_what_is_buffered_is_written() -> None:
    """Whoever ends `qa` without flushing, as Typer does behind a completion, loses nothing."""
    code = "def run(): print('out', end=''), sys.stderr.write('err'), sys.exit(3)\n"
    done = _run(f"{code}qa.run = run\nqa.main()")
    assert (done.returncode, done.stdout, done.stderr) == (3, "out", "err")


@pytest.mark.parametrize(
    ("code", "status"),
    [
        ("import multiprocessing.connection\nqa.run = lambda: sys.exit(3)", 3),
        ("qa.run = lambda: sys.exit()", 0),
        ("qa.run = lambda: sys.exit('why')", 1),
    ],
)
def test_where_that_is_not_certain_the_end_is_the_ordinary_one(code: str, status: int) -> None:
    """With processes that help, and with a code that is no number."""
    done = _run(f"{code}\nqa.main()")
    assert done.returncode == status
    assert "END" in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
def test_output_that_does_not_get_away_is_left_to_the_interpreter() -> None:
    """It has its own code for that, and says so."""
    code = (
        "import os\nos.dup2(os.open('/dev/full', os.O_WRONLY), 1)\n"
        "def run(): print('x'), sys.exit(3)\nqa.run = run\nqa.main()"
    )
    done = _run(code)
    assert done.returncode == 120
    assert "No space left" in done.stderr


def test_a_profiler_has_its_turn() -> None:
    """With QA_DEBUG, what waits for the interpreter's end is waited for."""
    assert _run("qa.main()", "--version", QA_DEBUG="1").stderr == "END"
    assert not _run("qa.main()", "--version", QA_DEBUG="").stderr


def test_a_closed_standard_error_is_no_trouble() -> None:
    """A stream that is not there has nothing to be written."""
    code = "sys.stderr = None\nqa.run = lambda: sys.exit(3)\nqa.main()"
    assert (_run(code).returncode, _run(code).stderr) == (3, "")
