"""The options of all commands: --color, --no-index; before the command and after it."""

import json
from pathlib import Path

import pytest

from tests.builders import saved_page
from tests.conftest import Qa

pytestmark = pytest.mark.usefixtures("seeds")

COLOR = "\x1b["


@pytest.mark.parametrize("args", [("--color", "always", "list"), ("list", "--color=always")])
def test_color_in_a_pipe(qa: Qa, args: tuple[str, ...]) -> None:
    """As with git and ls, the layout stays: rows for scripts have no color; what is drawn has."""
    assert qa(*args).stdout == qa("list").stdout
    drawn = qa(*args, "--format", "table").stdout
    assert COLOR in drawn
    assert COLOR not in qa("list", "--format", "table").stdout


@pytest.mark.parametrize("args", [("--color", "never", "list"), ("list", "--color", "never")])
def test_no_color(qa: Qa, args: tuple[str, ...]) -> None:
    """It is stronger than FORCE_COLOR."""
    env = {"FORCE_COLOR": "1"}
    assert COLOR in qa("list", env=env).stdout
    assert COLOR not in qa(*args, env=env).stdout


def test_what_stands_last_counts(qa: Qa) -> None:
    """So that an alias may be overruled; and the next run knows nothing of it."""
    table = ("--format", "table")
    assert COLOR not in qa("--color", "always", "list", *table, "--color", "never").stdout
    assert COLOR in qa("--color", "never", "list", *table, "--color", "always").stdout
    assert COLOR not in qa("list", *table).stdout


@pytest.mark.parametrize("place", [0, 1])
def test_no_index(qa: Qa, tmp_path: Path, place: int) -> None:
    """The pages are read, even where the index says something else."""
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "a.txt").write_text(saved_page("Before?", "Body."), "utf-8")
    corpus = ("-C", str(folder), "--index", str(tmp_path / "indexes"))
    assert qa("index", *corpus).exit_code == 0
    (folder / "a.txt").write_text(saved_page("After this?", "Body."), "utf-8")

    def title(*args: str) -> str:
        return str(json.loads(qa(*args).stdout)["questions"][0]["title"])

    args = ["list", *corpus, "--json"]
    assert title(*args) == "Before?"
    args.insert(place, "--no-index")
    assert title(*args) == "After this?"
    assert qa(*args).stderr == ""


def test_no_index_is_no_place_for_one(qa: Qa) -> None:
    """`qa index` says what stands in its way."""
    result = qa("index", "--no-index")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("qa: no place for an index: --no-index says not to use one")
