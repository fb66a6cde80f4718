"""Which corpus is meant when none is named."""

import os
from pathlib import Path

import pytest

from qa_cli.corpus import Defaults, default_paths, defaults


@pytest.fixture(autouse=True)
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work inside an empty folder, without the environment variable, and with a package there."""
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    monkeypatch.delenv("QA_CORPUS", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "home/qa_cli").mkdir(parents=True)
    monkeypatch.setattr(defaults, "__file__", str(tmp_path / "home/qa_cli/corpus/defaults.py"))


def test_the_variable_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """It holds several paths; empty ones do not count."""
    Path("seeds").mkdir()
    monkeypatch.setenv("QA_CORPUS", os.pathsep.join(["a", "", "b c", "-"]))
    assert default_paths() == Defaults(("a", "b c", "-"), None)


@pytest.mark.parametrize("value", [None, "", os.pathsep])
def test_seeds_in_the_working_folder_come_next(
    value: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A variable that names nothing is none."""
    if value is not None:
        monkeypatch.setenv("QA_CORPUS", value)
    Path("seeds").mkdir()
    assert default_paths() == Defaults(("seeds",), None)


@pytest.mark.parametrize("name", ["a.txt", "a.TXT", "a.jsonl", "a.txt.gz", "a.jsonl.zst"])
def test_a_working_folder_with_pages_comes_next(name: str) -> None:
    """One page directly in it is enough; `./seeds` is stronger."""
    Path(name).touch()
    assert default_paths() == Defaults((".",), None)
    Path("seeds").mkdir()
    assert default_paths() == Defaults(("seeds",), None)


@pytest.mark.parametrize("name", ["a.md", ".a.txt", "below/a.txt", "a.txt/b.txt"])
def test_a_folder_without_pages_of_its_own_is_no_corpus(name: str) -> None:
    """Nor is what is hidden, or lies deeper: only the names in the folder are looked at."""
    Path(name).parent.mkdir(exist_ok=True)
    Path(name).touch()
    assert default_paths().note


def test_the_home_folder_is_no_corpus(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A text there is seldom a page, and below it is all that one owns."""
    monkeypatch.chdir(tmp_path)
    Path("notes.txt").touch()
    assert default_paths().note


def test_a_folder_that_is_gone_is_no_corpus(monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be listed is passed over."""

    def gone(_path: str) -> None:
        raise FileNotFoundError

    monkeypatch.setattr("os.scandir", gone)
    assert default_paths().note


@pytest.mark.parametrize(
    ("shipped", "expected"), [(True, "home/qa_cli/samples"), (False, "home/seeds")]
)
def test_the_sample_pages_come_last_with_a_note(
    shipped: bool,  # noqa: FBT001
    expected: str,
    tmp_path: Path,
) -> None:
    """Inside an installed package, beside it in a source checkout; a file `seeds` is no corpus."""
    Path("seeds").touch()
    if shipped:
        (tmp_path / "home/qa_cli/samples").mkdir()
    path = str(tmp_path / expected)
    assert default_paths() == Defaults(
        (path,), f"no corpus named: these are the sample pages in {path} (name yours with -C PATH)"
    )


def test_the_sample_pages_of_this_checkout_are_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the last resort names is a folder with pages."""
    monkeypatch.undo()
    monkeypatch.delenv("QA_CORPUS", raising=False)
    monkeypatch.chdir("/")
    (path,) = default_paths().paths
    assert sorted(each.name for each in Path(path).glob("*.txt")) == [
        "000_52f1e9b741cd2cdd.txt",
        "004_4314e1bc94ffe93a.txt",
    ]
