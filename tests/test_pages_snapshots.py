"""Everything that parsing says of a few hand-made pages, as JSON on disk.

`pytest --snapshot-update` rewrites the files in `tests/snapshots`; the diff is read before it is
committed.
"""

import dataclasses
import json
from pathlib import Path

import pytest

from qa_cli.pages import parse_page

HERE = Path(__file__).parent
PAGES = (
    "byline-above-body",
    "careless-copy-combination",
    "count-too-high",
    "cut-in-body-word",
    "disclaimer-glued-to-body",
    "headline-on-vote-line",
    "newest-one-line-each",
    "no-blank-lines-vote",
    "signoffs-like-bylines",
    "spider-nose-no-question",
)
"""Pages that between them show every kind of line, byline and problem that is common."""


@pytest.mark.parametrize("name", PAGES)
def test_all_that_is_said_of_a_page(name: str, request: pytest.FixtureRequest) -> None:
    """Question, answers, ledger, certainties and problems are what they were."""
    text = (HERE / "pages" / f"{name}.txt").read_bytes().decode("utf-8")
    said = dataclasses.asdict(parse_page(text))
    fresh = f"{json.dumps(said, ensure_ascii=False, indent=1)}\n"
    snapshot = HERE / "snapshots" / f"{name}.json"
    if request.config.getoption("--snapshot-update"):
        snapshot.parent.mkdir(exist_ok=True)
        snapshot.write_text(fresh, "utf-8")
    assert fresh == snapshot.read_text("utf-8")


def test_there_is_a_page_for_every_snapshot() -> None:
    """No snapshot is left over from a page that is no longer looked at."""
    assert sorted(path.stem for path in (HERE / "snapshots").iterdir()) == sorted(PAGES)
