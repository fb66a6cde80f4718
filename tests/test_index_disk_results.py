"""The same results with an index as without: every command, fresh and after changes."""

import os
import shutil
from functools import cache
from pathlib import Path

import pytest

from benchmarks.corpus import write_pages
from qa_cli.corpus import load_corpus
from qa_cli.index import build_index
from qa_cli.index.disk.making import EngineMaker
from tests.conftest import Qa

PAGES = 400
"""More than are made searchable anew each time, so that changes are applied to what is there."""

COMMANDS = (
    ("list",),
    ("list", "--json"),
    ("list", "--sort", "named", "--reverse", "-n", "7", "--json"),
    ("doctors",),
    ("doctors", "--json"),
    ("doctors", "--by", "specialty", "--json"),
    ("doctors", "smith", "--json"),
    ("doctors", "smith", "--inferred", "--json"),
    ("doctors", "--inferred", "--json"),
    ("doctors", "--sort", "words", "--csv"),
    ("doctors", "--specialty", "derm", "--min-answers", "2", "--sort", "reviews", "--json"),
    ("doctors", "--location", "york", "--by", "specialty", "--csv"),
    ("doctors", "--possible", "--json"),
    ("summary", "--json", "-n", "50"),
    ("check", "--json"),
    ("export",),
    ("export", "--format", "csv"),
    ("show", "000007", "000011/2", "nowhere", "0000", "--json"),
    ("show", "000009", "--source", "--json"),
    ("check", "000003", "--json"),
    ("summary", "000003", "--json"),
)
"""Command lines whose whole output is compared."""

QUERIES = (
    "botox", "botx", "masseter muscle", "masetter musle", '"side effects"', "inject*", "surg*",
    "doctor:smith", "specialty:surgeon", "rating:>=4.5", "reviews:>100 laser", "is:signed eyelid",
    "said:asker swelling", "swelling OR bruising", "filler -botox", "zzzzqqqq", "paralyzd face",
    "title:surgery", "headline:no", "location:york", "credentials:facs", "answers:3..5 skin",
    "has:problem", "recovry", "the", "id:000007", "eyedrops", "year old", "lip injections",
)  # fmt: skip
"""Queries of each kind, right and misspelt."""

SEARCHES = (
    *(("search", query, "--json", "-n", "60") for query in QUERIES),
    ("search", "botox", "--explain", "--json", "-n", "5"),
    ("search", "skin", "--sort", "rating", "--json", "--offset", "3"),
    ("search", "laser treatmnt", "--fuzzy", "--json"),
    ("search", "pain", "--exact", "--csv"),
    ("search", "botox", "--context", "2", "-n", "3"),
)
"""Command lines of searches."""


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of generated pages; where an index of it would be is empty."""
    folder = tmp_path / "pages"
    folder.mkdir()
    write_pages(folder, 3, range(PAGES))
    monkeypatch.setenv("QA_INDEX", str(tmp_path / "indexes"))
    monkeypatch.chdir(tmp_path)
    # In memory, all commands may work with one corpus, parsed once; it is replaced by `change`.
    loaded = cache(load_corpus)
    monkeypatch.setattr("qa_cli.commands.shared.load_corpus", loaded)
    monkeypatch.setattr("qa_cli.index.store.build_index", cache(build_index))
    return folder


def outputs(qa: Qa, root: str) -> dict[tuple[str, ...], tuple[int, str, str]]:
    """Return what every command says of a corpus, with the indexes below a folder."""
    found = {}
    for args in COMMANDS + SEARCHES:
        result = qa(*args, "-C", "pages", env={"QA_INDEX": root})
        found[args] = (result.exit_code, result.stdout, result.stderr)
    return found


def compare(qa: Qa, root: str) -> None:
    """Compare every command with an index and without."""
    expected, found = outputs(qa, ""), outputs(qa, root)
    for args, outcome in expected.items():
        assert found[args] == outcome, args


def change(folder: Path) -> None:
    """Change a corpus in all ways that there are."""
    pages = sorted(folder.iterdir())
    for path in pages[10:20]:
        path.unlink()
    for path in pages[50:60]:
        path.write_bytes(path.read_bytes().replace(b"the", b"thee"))
    pages[70].rename(folder / "zz_renamed.txt")
    shutil.copy(pages[80], folder / f"twin_{pages[80].name}")
    below = folder / "below"
    below.mkdir()
    shutil.copy(pages[90], below / pages[90].name)
    (below / "many.jsonl").write_text('{"text": "What is new?\\n\\nNothing."}\n\n{"text": 3}\n')
    write_pages(below, 4, range(1000, 1020))
    os.utime(pages[100])


def test_every_command_says_the_same_with_an_index(corpus: Path, qa: Qa) -> None:
    """Output, complaints and exit code of every command are the same byte for byte."""
    assert corpus.is_dir()
    assert qa("index", "-C", "pages").exit_code == 0
    compare(qa, os.environ["QA_INDEX"])


def test_every_command_says_the_same_after_changes(
    corpus: Path, qa: Qa, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So they are when pages were added, changed, removed, renamed, doubled; scores included."""
    assert qa("index", "-C", "pages").exit_code == 0
    change(corpus)
    # What is gone is purged from the engine as it is; making it anew is only the way out.
    monkeypatch.setattr(EngineMaker, "_drop_engines", pytest.fail)
    result = qa("index", "-C", "pages", "--json")
    assert '"written": true' in result.stdout
    compare(qa, os.environ["QA_INDEX"])
    qa(
        "index", "-C", "pages"
    )  # files that had changed just before the first run are looked at again
    result = qa("index", "-C", "pages", "--json")
    assert '"written": false' in result.stdout


def test_the_tally_is_kept_while_bylines_are_the_same(
    tmp_path: Path, qa: Qa, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Other words in a body leave it as it is; a damaged one, or another doctor, has it redone."""
    folder = tmp_path / "pages"
    folder.mkdir()
    write_pages(folder, 3, range(12))
    monkeypatch.setenv("QA_INDEX", str(tmp_path / "indexes"))
    monkeypatch.chdir(tmp_path)
    first = min(folder.iterdir())

    def tally() -> Path:
        assert qa("index", "-C", "pages").exit_code == 0
        here = qa("doctors", "-C", "pages")
        assert here.stdout == qa("doctors", "-C", "pages", env={"QA_INDEX": ""}).stdout
        return max((tmp_path / "indexes").glob("*/gen-*/derived-doctors.txt"), key=str)

    before = tally()
    data = before.read_bytes()
    first.write_bytes(first.read_bytes().replace(b" the ", b" thee "))
    after = tally()
    assert after != before
    assert after.samefile(before)
    after.write_bytes(b"?" + data[1:])
    first.write_bytes(first.read_bytes().replace(b" thee ", b" the "))
    redone = tally()
    assert redone.read_bytes() == data
    first.unlink()
    assert tally().read_bytes() != data
