"""The manual page and what shells complete with: whole, and safe in the shells themselves."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pexpect
import pytest
from typer.main import get_command

from qa_cli.app import COMMANDS, app
from tests.builders import saved_page
from tests.hostile.command import environment
from tools import manual

ROOT = Path(__file__).resolve().parent.parent


def _options(params: Any) -> set[str]:  # noqa: ANN401  Typer's types are private
    return {name for one in params if not getattr(one, "hidden", False) for name in one.opts}


def _section(page: str, title: str) -> str:
    """Return what the page has under a heading, with plain hyphens."""
    return re.split(r"^\.S[HS]", page.partition(f"{title}")[2], maxsplit=1, flags=re.MULTILINE)[
        0
    ].replace("\\-", "-")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_on_the_page(name: str) -> None:
    """Each with its help; so the page cannot lag behind the app."""
    group: Any = get_command(app)
    with group.make_context("qa", [], resilient_parsing=True) as root:
        command = group.get_command(root, name)
        params = [one for one in command.params if one.name not in {"corpus", "index"}]
        shown = (one for one in params if not getattr(one, "hidden", False))
        own = {one.name: one for one in shown if getattr(one, "expose_value", False)}
    told = _section(manual.man_page(), f'.SS "qa {name}')
    for param in own.values():
        named = param.opts if param.param_type_name == "option" else [param.metavar]
        assert ", ".join(sorted(named, key=len)) in told
        assert param.help.partition(":")[0][:30] in told
    assert f"  qa {name}" in told


def test_the_options_of_all_commands_are_on_the_page_once() -> None:
    """Under a heading of their own, with what the help says."""
    page = manual.man_page().replace("\\-", "-")
    for name in ("-C, --corpus PATH", "--no-index", "--color auto|always|never", "-h, --help"):
        assert page.count(f".B {name}\n") == 1
    for name in ("--version", "QA_CORPUS", "QA_PAGER, PAGER", "VISUAL, EDITOR"):
        assert f".B {name}\n" in page


@pytest.mark.skipif(shutil.which("groff") is None, reason="groff is not installed")
def test_the_page_is_well_formed() -> None:
    """The formatter has nothing to say, and shows text that would be a request as text."""
    done = subprocess.run(
        ["groff", "-man", "-ww", "-Tutf8", "-P-cbou"],  # noqa: S607  wherever it is
        input=manual.man_page(),
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    for name in COMMANDS:
        assert f"   qa {name} " in done.stdout


@pytest.mark.parametrize(
    ("text", "told"),
    [(".x", "\\&.x"), ("'x", "\\&'x"), ("a.b", "a.b"), ("a\\b", "a\\eb"), ('"-"', "\\(dq\\-\\(dq")],
)
def test_no_text_is_taken_for_a_request(text: str, told: str) -> None:
    """What man(7) would act on is escaped."""
    assert manual._roff(text) == told


def test_a_build_makes_the_files(tmp_path: Path) -> None:
    """Below the prefix, where man and the shells look; the build is told to do it."""
    manual.write(tmp_path)
    written = {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file()}
    assert written == {manual.MAN, manual.BASH, manual.ZSH, manual.FISH}
    targets = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]
    assert (ROOT / targets["targets"]["wheel"]["hooks"]["custom"]["path"]).is_file()


@pytest.fixture
def shell(tmp_path: Path) -> dict[str, str]:
    """Return an environment with `qa`, the files, and a corpus with friendly and hostile names."""
    manual.write(tmp_path)
    folder = tmp_path / "bin"
    folder.mkdir()
    qa = folder / "qa"
    qa.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m qa_cli "$@"\n', "utf-8")
    qa.chmod(0o755)
    pages = tmp_path / "pages"
    pages.mkdir()
    text = saved_page("Is it $(touch x) fine?", "Body.", ("Wait", "It is fine."))
    (pages / "my_1.txt").write_text(text.replace("Ana Prasad", "Ana Maria Prasad"), "utf-8")
    for name in ("my $(touch x)", "my`touch x`", "my;touch x", "my'", 'my"', "my\nx", "my\x1b[31m"):
        (pages / f"{name}.txt").write_text(saved_page("Title?", "Body."), "utf-8")
    changes = {"QA_CORPUS": str(pages), "TERM": "dumb", "HOME": str(tmp_path)}
    changes |= {name: str(tmp_path) for name in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME")}
    path = f"{folder}{os.pathsep}{os.environ['PATH']}"
    return environment({**changes, "PATH": path, "PREFIX": str(tmp_path)})


_REPLIES = """\
source "$PREFIX/share/bash-completion/completions/qa"
COMP_LINE=$1 COMP_POINT=${#1}
shift
COMP_WORDS=("$@") COMP_CWORD=$(( $# - 1 ))
_qa
(( ${#COMPREPLY[@]} == 0 )) || printf '%s\\n' "${COMPREPLY[@]}"
"""


@pytest.mark.parametrize(
    ("line", "words", "replies"),
    [
        ("qa sh", ["qa", "sh"], ["show"]),
        ("qa show m", ["qa", "show", "m"], ["my_1"]),
        ("qa show my_1/", ["qa", "show", "my_1/"], ["my_1/1"]),
        ("qa doctors Ana", ["qa", "doctors", "Ana"], ["Ana\\ Maria\\ Prasad"]),
        ('qa doctors "Ana M', ["qa", "doctors", '"Ana M'], ["Ana Maria Prasad"]),
        ("qa doctors Ana M", ["qa", "doctors", "Ana", "M"], ["Maria\\ Prasad"]),
        ("qa doctors P", ["qa", "doctors", "P"], ["Prasad"]),
        ("qa search tit", ["qa", "search", "tit"], ["title:"]),
        ("qa search is:un", ["qa", "search", "is", ":", "un"], ["unsigned"]),
        ("qa search doctor:", ["qa", "search", "doctor", ":"], ["Ana", "Maria", "Prasad"]),
        ("qa search doctor:x", ["qa", "search", "doctor", ":", "x"], []),
        ("qa list --sort=ti", ["qa", "list", "--sort", "=", "ti"], ["title"]),
        ("qa check --explain cop", ["qa", "check", "--explain", "cop"], ["copied-answer"]),
        ("qa help su", ["qa", "help", "su"], ["summary"]),
        ("qa list --no-", ["qa", "list", "--no-"], ["--no-index", "--no-pager"]),
    ],
)
def test_bash(shell: dict[str, str], line: str, words: list[str], replies: list[str]) -> None:
    """Words as they are typed in bash, which cuts them at colons; nothing of a page is run."""
    done = subprocess.run(
        ["bash", "--norc", "-c", _REPLIES, "bash", line, *words],  # noqa: S607  wherever it is
        env=shell,
        cwd=shell["PREFIX"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines() == replies
    assert not Path(shell["PREFIX"], "x").exists()


@pytest.mark.skipif(shutil.which("fish") is None, reason="fish is not installed")
@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("qa show m", "my_1\tIs it touch x fine?"),
        ("qa doctors Ana", "Ana Maria Prasad\tPlastic Surgeon"),
        ("qa search is:un", "is:unsigned\tfilter"),
    ],
)
def test_fish(shell: dict[str, str], line: str, offered: str) -> None:
    """Words with what they are."""
    code = f"source $PREFIX/{manual.FISH}; complete -C '{line}'"
    done = subprocess.run(
        ["fish", "--no-config", "-c", code],  # noqa: S607  wherever it is
        env=shell,
        cwd=shell["PREFIX"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines() == [offered]
    assert not Path(shell["PREFIX"], "x").exists()


@pytest.mark.skipif(shutil.which("zsh") is None, reason="zsh is not installed")
@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("echo qa; qa show m", "my_1"),
        ("qa doctors Ana", "Ana\\ Maria\\ Prasad"),
        ("qa search tit", "le:"),
    ],
)
def test_zsh(shell: dict[str, str], typed: str, line: str) -> None:
    """The first Tab completes, by the file as `fpath` has it; nothing of a page is run."""
    start = "fpath=($PREFIX/share/zsh/site-functions $fpath); autoload -U compinit; compinit -u -D"
    child = pexpect.spawn("zsh", ["-f", "-i"], env=shell, cwd=shell["PREFIX"], timeout=30)
    child.sendline(f"{start}; echo REA''DY")
    child.expect("READY")
    child.send(f"{typed}\t")
    child.expect_exact(line)
    child.close(force=True)
    assert not Path(shell["PREFIX"], "x").exists()
