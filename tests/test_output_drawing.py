"""Drawing: text as wide as it seems, tables from columns, rows that never overrun."""

from io import StringIO
from typing import Any

import pytest
from rich.cells import cell_len

from qa_cli.output.columns import Column, Drawn, Look, Shown
from qa_cli.output.drawing import MOST_MARKS, Text, draw, steady, table_of, whole_flags, width_of
from qa_cli.output.recording import Format, recorded
from qa_cli.output.screen import Screen

SCREEN = Screen(drawn=True, color=False, width=10, unicode=True)
GERMANY = "\U0001f1e9\U0001f1ea"
HALF = "\U0001f1e9"
MARKS = "\u0301\u0488"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("Bell’s cafe\u0301", "Bell’s cafe\u0301"),
        (GERMANY, GERMANY),
        (f"in {GERMANY}!", f"in {GERMANY}!"),
        (GERMANY * 3, f"{GERMANY} {GERMANY} {GERMANY}"),
        (HALF, "<U+1F1E9>"),
        (f"a{HALF}b{GERMANY}{HALF}", f"a<U+1F1E9>b{GERMANY} <U+1F1E9>"),
        ("a" + "\u0301" * MOST_MARKS, "a" + "\u0301" * MOST_MARKS),
        ("a" + "\u0301" * 5000 + "b", "a" + "\u0301" * MOST_MARKS + "…b"),
        ("\u0488" * 5000, "\u0488" * MOST_MARKS + "…"),
        (f"a{MARKS * 20}\u0436{MARKS * 20}", f"a{MARKS * 4}…\u0436{MARKS * 4}…"),
        ("\u0437\u0434\u0440\u0430\u0432" * 4, "\u0437\u0434\u0440\u0430\u0432" * 4),
    ],
    ids=ascii,
)  # fmt: skip
def test_steady(text: str, shown: str) -> None:
    """Flags stand apart, half a flag is named, a pile of marks is cut; other text stays."""
    assert steady(text) == shown
    assert Text(text).plain == shown
    assert Text("x").append(text, "bold").plain == f"x{shown}"
    assert Text.assemble((text, "bold")).plain == shown


def _table(text: str, **options: Any) -> str:  # noqa: ANN401  the options of a drawn column
    def cell(one: str, _: Look) -> Shown:
        return one

    columns = (Column("text", lambda one: one, (), Drawn("Text", cell, **options)),)
    return draw(SCREEN, *table_of(columns, [text], Look(SCREEN, {})))


@pytest.mark.parametrize("wrap", ["words", "cut", "no"])
@pytest.mark.parametrize(
    "text",
    [HALF * 31, GERMANY * 40, f"x{GERMANY * 9}", f"{GERMANY}x" * 20, f"a{HALF}" * 20,
     "a" + "\u0301" * 9000, "\u4e00" * 33],
    ids=ascii,
)  # fmt: skip
def test_rows_never_overrun(text: str, wrap: str) -> None:
    """Whatever flags and marks a cell holds, its rows fit, also where half a flag is two wide."""
    for line in _table(text, wrap=wrap).splitlines():
        assert cell_len(line) <= SCREEN.width
        assert len(line) <= SCREEN.width * (1 + MOST_MARKS)
        assert whole_flags(line) == line


def test_a_flag_that_is_cut_in_two() -> None:
    """Half of it is no letter: a sign of the same width stands for it."""
    assert whole_flags(f"{GERMANY}{HALF}\n{HALF}") == f"{GERMANY}\ufffd\n\ufffd"


@pytest.mark.parametrize("kind", ["svg", "html", "txt"])
def test_saved_drawings_are_steady(kind: Format) -> None:
    """A file has no half of a flag and no pile of marks, either."""
    text = recorded(kind, 40, [Text(f"{HALF} {GERMANY} a" + "\u0301" * 99)])
    assert GERMANY in text.replace("&#160;", " ")
    assert text.count("\u0301") == MOST_MARKS
    assert text.count(HALF) == 1


def test_styles_of_a_cell() -> None:
    """A text, a text with its style, or several of these."""

    def cell(one: Shown, _: Look) -> Shown:
        return one

    columns = (Column("a", lambda _: "", (), Drawn("", cell)),)
    look = Look(SCREEN._replace(color=True), {})
    items: list[Shown] = ["x", ("y", "red"), [("z", "red"), "w"]]
    drawn = draw(look.screen, *table_of(columns, items, look))
    assert drawn.splitlines() == ["x ", "\x1b[31my \x1b[0m", "\x1b[31mz\x1b[0mw"]


def test_a_heading_of_two_lines_is_named_in_one() -> None:
    """Also where the way to see all is another one; a column without a heading goes silently."""

    def cell(one: str, _: Look) -> Shown:
        return one

    columns = [
        Column(str(rank), lambda one: one, (), Drawn(heading, cell, rank=rank))
        for rank, heading in enumerate(("A", "B\n(b)", "C", ""))
    ]
    screen = SCREEN._replace(width=40)
    drawn = draw(screen, *table_of(columns, ["x" * 18], Look(screen, {}), elsewhere="see d"))
    assert drawn.splitlines()[-2:] == [
        "x" * 18 + "  " + "x" * 18,
        "not shown: C (40 columns; see d)",
    ]
    narrow = SCREEN._replace(width=30)
    drawn = draw(narrow, *table_of(columns, ["x" * 18], Look(narrow, {}), elsewhere="see d"))
    assert " ".join(drawn.split()).endswith("not shown: B (b), C (30 columns; see d)")


@pytest.mark.parametrize("long", [1, 2])
def test_one_long_text_of_twenty_takes_no_column_away(long: int) -> None:
    """It wraps instead; two of twenty do."""

    def cell(one: str, _: Look) -> Shown:
        return one

    columns = [
        Column(str(rank), lambda one: one, (), Drawn("A", cell, rank=rank)) for rank in (0, 1)
    ]
    screen = SCREEN._replace(width=30)
    texts = ["four"] * (19 - long) + ["four " * 3] * long
    drawn = draw(screen, *table_of(columns, texts, Look(screen, {})))
    assert ("not shown: A" in drawn) is (long == 2)


def test_the_width_of_a_text() -> None:
    """As it is shown: a control character takes a column, a wide one two."""
    assert width_of("a\x1b\u4e00") == 4


def test_nothing_is_written_while_drawing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Drawing returns text; standard output is left alone."""
    stream = StringIO()
    monkeypatch.setattr("sys.stdout", stream)
    assert draw(SCREEN, Text("x")) == "x\n"
    assert stream.getvalue() == ""
