"""`--save`, end to end."""

import json
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from tests.builders import saved_page

Qa = Callable[..., Result]
ANSI = re.compile(r"\x1b\[[0-9;]*m")
DRAWN = {"FORCE_COLOR": "1", "COLUMNS": "80"}

COMMANDS = [
    ("summary",),
    ("summary", "004"),
    ("doctors",),
    ("doctors", "--by", "location"),
    ("doctors", "prasad"),
    ("figures",),
    ("figures", "004", "--quotes"),
]


@pytest.mark.usefixtures("seeds")
@pytest.mark.parametrize("command", COMMANDS)
def test_text_is_what_the_terminal_shows(qa: Qa, tmp_path: Path, command: tuple[str, ...]) -> None:
    """The file has what a terminal of 80 columns shows; the pipe still gets its rows."""
    path = tmp_path / "drawing.txt"
    result = qa(*command, "--save", str(path))
    drawn = ANSI.sub("", qa(*command, env=DRAWN).stdout)
    assert path.read_text("utf-8") == "".join(f"{one.rstrip()}\n" for one in drawn.splitlines())
    assert result.stdout == qa(*command).stdout
    assert [one.name for one in tmp_path.iterdir()] == ["drawing.txt"]


@pytest.mark.usefixtures("seeds")
@pytest.mark.parametrize(
    ("name", "beginning"), [("a.svg", "<svg class="), ("a.HTML", "<!DOCTYPE html>\n")]
)
def test_the_ending_tells_the_format(qa: Qa, tmp_path: Path, name: str, beginning: str) -> None:
    """In any case of letters; the terminal gets its drawing, too."""
    path = tmp_path / name
    result = qa("doctors", "--save", str(path), env=DRAWN)
    assert result.stdout == qa("doctors", env=DRAWN).stdout
    assert path.read_text("utf-8").startswith(beginning)


@pytest.mark.parametrize("command", ["summary", "doctors", "figures"])
@pytest.mark.parametrize(
    ("args", "line"),
    [
        (("--save", "a.png"), "qa: --save takes a name that ends in .svg, .html or .txt"),
        (
            ("--save", "a.svg", "--json"),
            "qa: --save saves what a terminal shows; for --json use > FILE",
        ),
        (("--save", "seeds/a.svg"), "qa: --save would write into the corpus: seeds/a.svg\n"),
        (("--save", "seeds/../seeds/a.txt"), "qa: --save would write into the corpus: "),
        (("--save", "nowhere/a.svg"), "qa: nowhere/a.svg: No such file or directory\n"),
    ],
)
def test_what_cannot_be_saved(
    qa: Qa, seeds: Path, command: str, args: tuple[str, ...], line: str
) -> None:
    """One line, exit code 2, and no file, neither in the corpus nor beside it."""
    pages = sorted(seeds.iterdir())
    result = qa(command, *args)
    assert result.exit_code == 2
    assert result.stderr.startswith(line)
    assert result.stderr.count("\n") == 1
    assert sorted(Path().iterdir()) == [seeds]
    assert sorted(seeds.iterdir()) == pages


@pytest.mark.usefixtures("seeds")
def test_a_folder_is_no_file(qa: Qa, tmp_path: Path) -> None:
    """It stays, and nothing is left beside it."""
    (tmp_path / "a.svg").mkdir()
    result = qa("doctors", "--save", str(tmp_path / "a.svg"))
    assert (result.exit_code, result.stderr) == (2, f"qa: {tmp_path}/a.svg: Is a directory\n")
    assert [one.name for one in tmp_path.iterdir()] == ["a.svg"]


@pytest.mark.usefixtures("seeds")
def test_all_or_nothing(qa: Qa, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where writing fails the old file stays as it was, and no part of the new one is left."""
    path = tmp_path / "a.txt"
    path.write_text("old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    result = qa("doctors", "--save", str(path))
    assert (result.exit_code, result.stderr) == (2, f"qa: {path}: No space left on device\n")
    assert path.read_text() == "old"
    assert [one.name for one in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.usefixtures("seeds")
def test_through_a_link(qa: Qa, tmp_path: Path) -> None:
    """What a link points to is replaced, the link stays."""
    (tmp_path / "real.txt").write_text("old")
    (tmp_path / "link.txt").symlink_to("real.txt")
    assert qa("figures", "004", "--save", str(tmp_path / "link.txt")).exit_code == 0
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_text("utf-8").startswith("004  I got 200 units")


def test_a_hostile_page_in_a_browser(qa: Qa, write_page: Callable[[str, str], Path]) -> None:
    """A title that is a script is text in the file."""
    title = "Is <script>alert(1)</script><img src=x onerror=alert(1)> safe?"
    write_page("a.txt", saved_page(title, "I had 5 units.", ("Head", "It lasts 3 months.")))
    for name in ("a.html", "a.svg"):
        assert qa("-C", "pages", "figures", "a", "--save", name, env=DRAWN).exit_code == 0
        saved = Path(name).read_text("utf-8")
        assert "&lt;script&gt;" in saved
        assert "<script" not in saved
        assert "<img" not in saved


@pytest.mark.usefixtures("seeds")
def test_json_says_nothing_of_it(qa: Qa) -> None:
    """Without `--save` nothing changes."""
    assert json.loads(qa("doctors", "--json").stdout)["answers"] == 18
