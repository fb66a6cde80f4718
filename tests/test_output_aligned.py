"""Concordances, drawn."""

import pytest

from qa_cli.output.aligned import drawn_concordance, first_words, last_words
from qa_cli.output.drawing import draw
from qa_cli.output.screen import Screen
from qa_cli.search.concordance import Concordance, ConcordanceLine


def line(left: str, match: str, right: str, unit: str = "001_ab/2") -> ConcordanceLine:
    """Return a line of a concordance."""
    return ConcordanceLine(unit, "body", left, match, right, "pages/001_ab.txt", 7, 1, None)


def drawn(width: int, *lines: ConcordanceLine, total: int | None = None) -> list[str]:
    """Return the lines of a screen of that width."""
    found = Concordance("x", len(lines) if total is None else total, 1, lines)
    screen = Screen(drawn=True, color=False, width=width, unicode=True)
    text = draw(screen, *drawn_concordance(found, {"001_ab": "001"}, screen))
    return text.splitlines()


LINES = (
    line("the quick brown fox jumps over the lazy ", "ice", " and runs away from all the dogs"),
    line("", "Ices", ""),
    line("semi-", "ice", ", then", "001_ab"),
)


def test_the_word_stands_in_a_column() -> None:
    """Context is cut at words; the place ends the line, and an id where there is no room for it."""
    assert drawn(64, *LINES)[:3] == [
        "jumps over the lazy ice and runs away from    pages/001_ab.txt:7",
        "                    Ices                      pages/001_ab.txt:7",
        "               semi-ice, then                 pages/001_ab.txt:7",
    ]
    assert drawn(40, *LINES)[:3] == [
        "over the lazy ice and runs away   001/2",
        "              Ices                001/2",
        "         semi-ice, then           001",
    ]


@pytest.mark.parametrize("width", [1, 8, 20, 40, 64, 100, 200])
def test_no_line_is_wider_than_the_screen(width: int) -> None:
    """Also where there is hardly room; wide characters count double."""
    wide = line("日本語のテキスト " * 20, "氷氷", " 日本語のテキスト" * 20)
    rows = drawn(width, *LINES, wide, line("x" * 300, "y" * 300, "z" * 300))
    assert len(rows[:-2]) >= 5


def test_total() -> None:
    """How many lines there are, in how many questions and answers."""
    assert drawn(64, *LINES)[-1] == "3 lines, in 1 question or answer"
    assert drawn(64, LINES[0], total=1_000)[-1] == "1 of 1,000 lines, in 1 question or answer"
    assert drawn(64, total=5)[-1].startswith("0 of 5 lines")


@pytest.mark.parametrize(
    ("text", "width", "first", "last"),
    [
        ("one two three", 20, "one two three", "one two three"),
        ("one two three", 8, "one two", "three"),
        ("one two three", 7, "one two", "three"),
        ("one two three", 9, "one two", "two three"),
        ("oneword", 3, "one", "ord"),
        ("日本語", 3, "日", "語"),
        ("e\u0301e\u0301", 1, "e\u0301", "e\u0301"),
        ("e\u0301\u0301", 0, "", ""),
        ("one", 0, "", ""),
    ],
)
def test_as_much_as_fits(text: str, width: int, first: str, last: str) -> None:
    """Whole words, if one fits; else as many characters."""
    assert (first_words(text, width), last_words(text, width)) == (first, last)
