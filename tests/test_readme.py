"""The README's commands and the output it shows."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from qa_cli.commands.search import epilog
from qa_cli.search.scopes import FIELD_NAMES, FIGURES, FLAGS, SYNTAX

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
BLOCK = re.compile(r"```console\n\$ (?P<command>[^\n]+)\n(?P<output>.*?)```", re.DOTALL)
TEST_COMMAND = re.compile(r"^python3 -m venv .*pytest$", re.MULTILINE)


def screen(command: str) -> str:
    """Run a command line in a terminal of 80 columns without colour; return what it shows.

    Where the command ends in a pipe, `qa` itself sees no terminal, as for a reader.
    """
    environment = {
        **{k: v for k, v in os.environ.items() if k not in ("QA_CORPUS", "FORCE_COLOR")},
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "NO_COLOR": "1",
        "COLUMNS": "80",
        "QA_PAGER": "",
    }
    script = f"import pty, sys; sys.exit(pty.spawn(['sh', '-c', {command!r}]) >> 8)"
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    text = done.stdout.decode("utf-8").replace("\r\n", "\n")
    return "".join(f"{line.rstrip()}\n" for line in text.rstrip().split("\n"))


def test_output_is_what_comes_out(request: pytest.FixtureRequest) -> None:
    """Every command shown prints exactly what is shown below it, on the sample pages."""
    text = README.read_text("utf-8")
    fresh = BLOCK.sub(
        lambda block: f"```console\n$ {block['command']}\n{screen(block['command'])}```", text
    )
    if request.config.getoption("--snapshot-update"):
        README.write_text(fresh, "utf-8")
    assert len(BLOCK.findall(text)) >= 8
    assert fresh == text


def test_ci_runs_the_test_command() -> None:
    """`.ci/run` calls exactly the command by which the README passes the tests."""
    (command,) = TEST_COMMAND.findall(README.read_text("utf-8"))
    assert f"    {command}\n" in (ROOT / ".ci" / "run").read_text("utf-8")


def test_the_query_language_is_told_in_full() -> None:
    """Every construct stands in the README and in the help, with the same words."""
    text = README.read_text("utf-8")
    told = " ".join(epilog().split())
    for example, meaning in SYNTAX:
        assert f"| `{example}` | {meaning} |" in text
        assert f" {example} {meaning}" in told
    every = " ".join(f"{example} {meaning}" for example, meaning in SYNTAX)
    for name in (*FIELD_NAMES, *FIGURES, *FLAGS, "id"):
        assert f"{name}:" in every
    for flag in (f"{name}:{flag}" for name, flags in FLAGS.items() for flag in flags):
        assert flag in every
    assert {"OR", "AND"} <= set(every.split())
