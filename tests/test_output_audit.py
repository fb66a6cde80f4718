"""What an audit shows."""

import pytest

from qa_cli.insight.audit import Audit, Finding
from qa_cli.model import Lines
from qa_cli.output.audit import drawn_audit
from qa_cli.output.screen import Screen, draw

SCREEN = Screen(drawn=True, color=False, width=60, unicode=False)


@pytest.mark.parametrize(
    ("lines", "where"), [(None, "page"), ((3, 3), "3"), ((3, 9), "3-9")], ids=str
)
def test_where_a_finding_is(lines: Lines | None, where: str) -> None:
    """On a line, on some, or on the page as a whole; nothing of it acts."""
    finding = Finding("cut-off", "warning", "a\x1b", "p/a\x1b.txt", lines, "it \x9b ends")
    drawn = draw(SCREEN, *drawn_audit(Audit(1, (), (finding,)), {"a\x1b": "a\x1b"}, SCREEN))
    assert drawn.splitlines()[-4:] == [
        "a\u241b  p/a\u241b.txt",
        f"{where} cut-off it <U+009B> ends",
        "",
        "1 page, 1 problem",
    ]
