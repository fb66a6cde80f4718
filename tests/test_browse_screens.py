"""The screen as text at four widths: what folds where.

Kept as text, with the project's own `--snapshot-update`: `pytest-textual-snapshot` needs syrupy,
whose option has the same name, and pins an old one that holds pytest back; its pictures would also
change with every shade that Textual changes.
"""

from pathlib import Path

import pytest

from qa_cli.browse.stage import PANES
from tests.browsing import Driver, drive

pytestmark = pytest.mark.usefixtures("seeds")

FOLDER = Path(__file__).parent / "screens"

SHOWN = {120: {"facets", "hits", "reading"}, 100: {"hits", "reading"}, 80: {"hits", "reading"}}
"""Columns -> panes that are seen; with fewer, the one that has the focus."""


@pytest.mark.parametrize("columns", [120, 100, 80, 60])
def test_the_screen(columns: int, request: pytest.FixtureRequest) -> None:
    """Three panes fold to two and one; Tab leads to those that are folded away."""
    screens = []

    async def steps(on: Driver) -> None:
        await on.search("masetter smile", "3 hits")
        for pane in ("hits", "reading", "facets"):
            if pane != "hits":
                await on.press("tab")
            await on.until(lambda: on.app.facets.border_subtitle == "1 question, 2 answers")
            await on.until(lambda: on.app.reading.border_title == "000/5")
            shown = {one for one in PANES if on.app.query_one(f"#{one}").display}
            expected = {*SHOWN.get(columns, {pane})}
            assert shown == (
                expected - {"hits"} | {pane} if pane == "facets" and columns < 120 else expected
            )
            await on.pilot.pause()
            screens.append(on.screen())

    drive(steps, size=(columns, 24))
    path = FOLDER / f"{columns}.txt"
    text = "\n\n".join(screens) + "\n"
    if request.config.getoption("--snapshot-update"):
        path.write_text(text, "utf-8")
    assert text == path.read_text("utf-8"), "pytest tests/test_browse_screens.py --snapshot-update"
