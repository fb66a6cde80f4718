"""A short run of every fuzz target, the same each time; `run` goes on for as long as one likes."""

import re
import sys
from pathlib import Path

import pytest

from tests.fuzz.mutator import mutations
from tests.fuzz.run import NAMES, note_failures
from tests.fuzz.seeds import seeds
from tests.fuzz.targets import TARGETS
from tests.hostile.command import run

EXECUTIONS = {"parser": 100, "sanitiser": 4000, "query": 900, "records": 3000, "output": 70,
              "html": 250, "crawl": 1500, "rows": 600}  # fmt: skip
"""Target -> inputs tried: as many as take a second or two."""


@pytest.mark.parametrize("name", TARGETS)
def test_no_mutation_breaks_a_promise(name: str) -> None:
    """Thousands of damaged pages, texts, queries and records keep every promise of their target."""
    target = TARGETS[name]
    for data in mutations(seeds(name), EXECUTIONS[name]):
        try:
            target(data)
        except Exception as error:
            error.add_note(f"input: {data!r}")
            raise


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.long
def test_no_search_for_failures_finds_one(name: str, tmp_path: Path) -> None:
    """Nor do inputs that atheris makes of those that reached new code, where there is atheris.

    They, too, are the same each time, so that only a change of the code can make this fail.
    """
    done = run(
        *(name, "--runs", str(EXECUTIONS[name] // 3), "--corpus", tmp_path / "kept"),
        command=[sys.executable, "-m", "tests.fuzz.run"],
        changes={"PYTHONHASHSEED": "0"},
    )
    assert done.code == 0, done.err[-2000:]
    [runs] = re.findall(rb"^Done (\d+) runs", done.err, re.MULTILINE)
    assert int(runs) >= EXECUTIONS[name] // 3
    assert [path.read_bytes() for path in (tmp_path / "kept").glob("finding-*")] == []


def test_a_failure_is_kept(tmp_path: Path) -> None:
    """The shortest input for each place that fails is, so that the search above can fail."""

    def target(data: bytes) -> None:
        assert b"x" not in data

    known: dict[str, int] = {}
    for data in (b"a", b"xxx", b"x", b"xx"):
        note_failures(target, tmp_path, known, data)
    assert [path.read_bytes() for path in tmp_path.glob("finding-test_fuzz-*")] == [b"x"]


def test_every_target_has_a_name() -> None:
    """`run` names them without importing what atheris is to instrument."""
    assert set(NAMES) == TARGETS.keys()
