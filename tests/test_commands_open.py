"""`qa open`, with an editor that writes down how it was called."""

import gzip
import json
import sys
from pathlib import Path
from zipfile import ZipFile

import pyarrow as pa
import pytest
from pyarrow.parquet import write_table
from typer.testing import CliRunner

from qa_cli.app import app
from qa_cli.commands.children import words_of
from tests.conftest import Qa
from tests.crawls import response

PAGE = "000_52f1e9b741cd2cdd"


@pytest.fixture
def called(tmp_path: Path) -> Path:
    """Return the file into which the fake editors write their arguments."""
    return tmp_path / "called.json"


@pytest.fixture
def editor(tmp_path: Path, called: Path, seeds: Path) -> Path:
    """Return a fake editor that ends with code 0, beside the seeds; link it to have other names."""
    del seeds
    path = tmp_path / "fake"
    path.write_text(
        f"#!{sys.executable}\nimport json, sys\n"
        f"json.dump(sys.argv[1:], open({str(called)!r}, 'w'))\n",
        "utf-8",
    )
    path.chmod(0o755)
    return path


def _arguments(called: Path) -> list[str]:
    return list(json.loads(called.read_text("utf-8")))


@pytest.mark.parametrize(
    ("name", "told"),
    [
        *((name, ["+23", "{path}"]) for name in ("vi", "vim", "nvim", "nano", "emacs", "kak")),
        *((name, ["+23", "{path}"]) for name in ("emacsclient", "micro")),
        *((name, ["{path}:23"]) for name in ("subl", "hx", "helix")),
        ("code", ["--goto", "{path}:23"]),
        ("kate", ["--line", "23", "{path}"]),
        ("other", ["{path}"]),
    ],
)
def test_editors_are_told_the_line(
    qa: Qa, editor: Path, called: Path, name: str, told: list[str]
) -> None:
    """Each in its own way, by its name; one that is not known gets the file alone."""
    named = editor.with_name(name)
    named.symlink_to(editor)
    result = qa("open", "000/3", env={"EDITOR": str(named)})
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    path = str(Path("seeds", f"{PAGE}.txt").absolute())
    assert _arguments(called) == [word.replace("{path}", path) for word in told]


def test_a_question_is_opened_at_its_title(qa: Qa, editor: Path, called: Path) -> None:
    """Its title, wherever it stands."""
    named = editor.with_name("vim")
    named.symlink_to(editor)
    Path("seeds/z.txt").write_text("\n\nIs it ice?\n\nIt is.\n\nDoctor Answers 0\n", "utf-8")
    assert qa("open", "z", env={"EDITOR": str(named)}).exit_code == 0
    assert _arguments(called)[0] == "+3"


def test_a_web_page_is_opened_at_its_beginning(qa: Qa, editor: Path, called: Path) -> None:
    """Its lines are those of its text; a page in a ZIP file is to be unpacked."""
    named = editor.with_name("vim")
    named.symlink_to(editor)
    Path("seeds/web.html").write_text("<h1>Is it ice?</h1><p>It is.<p>And so on.", "utf-8")
    assert qa("open", "seeds/web.html:3", env={"EDITOR": str(named)}).exit_code == 0
    assert _arguments(called)[0] == "+1"
    with ZipFile("seeds/z.zip", "w") as archive:
        archive.writestr("in.txt", "Is it ice?\n\nIt is.\n")
    Path("seeds/c.warc").write_bytes(response(b"<h1>Is it ice?</h1><p>It is.<p>And so on."))
    assert qa("open", "seeds/c.warc:1:3", env={"EDITOR": str(named)}).exit_code == 0
    assert _arguments(called)[0] == "+1"
    write_table(pa.table({"text": ["Is it ice?"], "id": ["row"]}), "seeds/t.parquet")
    table = qa("open", "row", env={"EDITOR": str(named)})
    assert table.stderr == "qa: seeds/t.parquet is a table: there is no text file to open\n"
    zipped = qa("open", "in", env={"EDITOR": str(named)})
    assert zipped.stderr == "qa: seeds/z.zip is compressed: unpack it to open it\n"


@pytest.mark.parametrize(
    ("ref", "line"),
    [
        (f"seeds/{PAGE}.txt:48", 48),
        (f"{PAGE}.txt:48-50", 48),
        (f"seeds/{PAGE}.txt", 1),
        ("000/3-5", 23),
        ("000/5,3", 48),
        ("a:7", 1),
    ],
)
def test_what_qa_prints_as_a_place_is_opened_there(
    qa: Qa, editor: Path, called: Path, ref: str, line: int
) -> None:
    """A path with a line or without, several answers; a colon may be a part of an id."""
    named = editor.with_name("vim")
    named.symlink_to(editor)
    Path("seeds/a:7.txt").write_text("Is it ice?\n\nIt is.\n\nDoctor Answers 0\n", "utf-8")
    result = qa("open", ref, env={"EDITOR": str(named)})
    assert (result.exit_code, result.stderr) == (0, "")
    assert _arguments(called)[0] == f"+{line}"


def test_an_editor_with_arguments(qa: Qa, editor: Path, called: Path) -> None:
    """They are split as by a shell, and no shell is run; VISUAL is stronger than EDITOR."""
    folder = editor.with_name("my editors")
    folder.mkdir()
    named = folder / "code"
    named.symlink_to(editor)
    env = {"VISUAL": f"'{named}' --wait '$(touch x)' \"a b\"", "EDITOR": "false"}
    assert qa("open", "000", env=env).exit_code == 0
    assert _arguments(called)[:4] == ["--wait", "$(touch x)", "a b", "--goto"]
    assert not Path("x").exists()


def test_a_record_is_opened_at_its_line(qa: Qa, editor: Path, called: Path) -> None:
    """A record is a line of its file."""
    named = editor.with_name("vim")
    named.symlink_to(editor)
    text = Path("seeds", f"{PAGE}.txt").read_text("utf-8")
    Path("many.jsonl").write_text(f"{json.dumps({'text': text})}\n" * 2, "utf-8")
    found = json.loads(qa("list", "-C", "many.jsonl", "--json").stdout)["questions"]
    result = qa("open", "-C", "many.jsonl", found[1]["id"], env={"EDITOR": str(named)})
    assert result.exit_code == 0
    assert _arguments(called) == ["+2", str(Path("many.jsonl").absolute())]


@pytest.mark.usefixtures("seeds")
@pytest.mark.parametrize(
    ("env", "line"),
    [
        ({}, "no editor is named; set VISUAL or EDITOR, such as: export EDITOR=nano"),
        ({"EDITOR": " "}, "no editor is named; set VISUAL or EDITOR, such as: export EDITOR=nano"),
        ({"EDITOR": "nope"}, 'the editor "nope" cannot be started: No such file or directory'),
        ({"EDITOR": "'x"}, "the editor \"'x\" cannot be started: No such file or directory"),
        ({"EDITOR": "a\0b"}, 'the editor "a␀b" cannot be started: embedded null byte'),
        ({"EDITOR": "false"}, 'the editor "false" ended with code 1'),
    ],
)  # fmt: skip
def test_an_editor_that_is_none(
    monkeypatch: pytest.MonkeyPatch, qa: Qa, env: dict[str, str], line: str
) -> None:
    """One line that says what to do, or what went wrong; exit code 2."""
    monkeypatch.setattr("os.environ", {"QA_INDEX": "", "PATH": "/usr/bin:/bin"} | env)
    result = qa("open", "000")
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", f"qa: {line}\n")


def test_pages_that_no_editor_can_have(qa: Qa, editor: Path, called: Path) -> None:
    """A packed page, one from standard input, one that is not there: said, and nothing is run."""
    env = {"EDITOR": str(editor)}
    text = Path("seeds", f"{PAGE}.txt").read_bytes()
    Path("packed.txt.gz").write_bytes(gzip.compress(text))
    packed = qa("open", "-C", "packed.txt.gz", "packed", env=env)
    assert packed.exit_code == 2
    assert packed.stderr == "qa: packed.txt.gz is compressed: unpack it to open it\n"
    args = ["open", "-C", "-", "stdin"]
    typed = CliRunner().invoke(app, args, input=text, env=env)
    assert typed.exit_code == 2
    assert typed.stderr == "qa: stdin came from standard input: there is no file to open\n"
    missing = qa("open", "9", env=env)
    assert (missing.exit_code, missing.stderr[:24]) == (1, "qa: no page with the id ")
    assert not called.exists()


def test_a_command_line_on_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Backslashes are parts of paths there, and quotation marks hold a path together."""
    monkeypatch.setattr("os.name", "nt")
    words = words_of('"C:\\Program Files\\ed.exe" -w')
    monkeypatch.undo()
    assert words == ["C:\\Program Files\\ed.exe", "-w"]


def test_an_editor_that_is_interrupted(qa: Qa, tmp_path: Path, seeds: Path) -> None:
    """Ctrl-C that ends it ends `qa` as everywhere."""
    del seeds
    path = tmp_path / "interrupted"
    path.write_text("#!/bin/sh\nkill -INT $$\nsleep 9\n", "utf-8")
    path.chmod(0o755)
    result = qa("open", "000", env={"EDITOR": str(path)})
    assert (result.exit_code, result.stderr) == (130, "")
