"""The README's commands and the output it shows."""

import doctest
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from qa_cli.commands.search import epilog
from qa_cli.search.scopes import FIELD_NAMES, FIGURES, FLAGS, SYNTAX
from tests.conftest import Qa

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
    assert len(BLOCK.findall(text)) >= 6
    assert fresh == text


def test_ci_runs_the_test_command() -> None:
    """`.ci/run` calls exactly the command by which the README passes the tests."""
    (command,) = TEST_COMMAND.findall(README.read_text("utf-8"))
    assert f"    {command}\n" in (ROOT / ".ci" / "run").read_text("utf-8")


def test_the_python_is_what_comes_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """The lines of Python print what is shown."""
    monkeypatch.chdir(ROOT)
    text = README.read_text("utf-8")
    (block,) = re.findall(r"```pycon\n(.*?)```", text, re.DOTALL)
    examples = doctest.DocTestParser().get_examples(block)
    assert len(examples) >= 5
    results = doctest.DocTestRunner(verbose=False).run(
        doctest.DocTest(examples, {}, "README", "README.md", 0, block)
    )
    assert results.failed == 0


def test_the_picture_is_what_is_saved(tmp_path: Path, qa: Qa, seeds: Path) -> None:
    """By the command beside it, byte for byte."""
    (command,) = re.findall(r"`qa (summary --save docs/[a-z]+\.svg)`", README.read_text("utf-8"))
    *args, path = command.split()
    saved = tmp_path / "saved.svg"
    assert qa(*args, str(saved), env={"COLUMNS": "80"}).exit_code == 0
    assert seeds.is_dir()
    assert saved.read_bytes() == (ROOT / path).read_bytes()


def test_the_readme_is_short() -> None:
    """What is more stands in `docs/`."""
    assert README.read_text("utf-8").count("\n") < 200


def test_the_query_language_is_told_in_full() -> None:
    """Every construct stands in the documentation and in the help, with the same words."""
    text = (ROOT / "docs" / "queries.md").read_text("utf-8")
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
