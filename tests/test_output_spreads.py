"""Figures, drawn: a line each, on an axis that shows the spread."""

import pytest

from qa_cli.insight.figures import By, figures_of, group_figures, share
from qa_cli.insight.figures.counted import FigureGroup
from qa_cli.model import Page
from qa_cli.output.drawing import draw
from qa_cli.output.screen import Screen
from qa_cli.output.spreads import drawn_figures
from tests.builders import Said, page

WIDE = Screen(drawn=True, color=False, width=80, unicode=True)
ASCII = Screen(drawn=True, color=False, width=60, unicode=False)


def drawn(made: Page, screen: Screen) -> str:
    """Return a page's figures as a terminal shows them."""
    count = len(made.question.answers)
    group = FigureGroup(made.id, made.question.title, count, share(figures_of(made), count))
    return draw(screen, *drawn_figures([group], None, {made.id: "001"}, screen))


def test_a_question() -> None:
    """The range plot shows the spread, each line the share and the silent answers."""
    made = page("001_ab", "It lasts 3-4 months.", "It lasts 3 to 4 months.", "It lasts 6 weeks.",
                "It won't last 1 month.", "Ice.")  # fmt: skip
    lines = [line for line in drawn(made, WIDE).splitlines() if "pages/" not in line]
    assert lines == [
        "001  A title",
        "5 answers",
        "",
        "duration: effect  1 month to 4 months",
        "  6 weeks      ·····●································  1 of 5 answers · 1 silent",
        "  3–4 months   ·························●━━━━━━━━━━━●  2 of 5 answers · 1 silent",
        "  not 1 month  ●·····································  1 of 5 answers · 1 silent",
    ]


def test_quotes_without_unicode() -> None:
    """Below a figure the sentences that give it, each with its place; ASCII where need be."""
    assert drawn(page("001_ab", "It lasts 3-4 months."), ASCII) == (
        "001  A title\n"
        "1 answer: nothing to compare\n"
        "\n"
        "duration: effect\n"
        "  3-4 months  1 of 1 answer\n"
        "    pages/001_ab.txt:3 doctor: It lasts 3-4 months.\n"
    )


def test_a_wide_spread_is_logarithmic() -> None:
    """Where values lie far apart a linear axis would put the small ones in one place."""
    text = drawn(page("001_ab", "It lasts 3 days.", "It lasts 2 years."), ASCII)
    assert "duration: effect  3 days to 2 years, logarithmic\n" in text


def test_a_narrow_screen_has_no_axis() -> None:
    """Where there is no room for an axis there is none, and nothing fails."""
    text = drawn(
        page("001_ab", "It lasts 3 days.", "It lasts 9 days."),
        Screen(drawn=True, color=False, width=24, unicode=True),
    )
    assert "●" not in text
    assert "3 days" in text


def test_a_long_line_goes_on_below_itself() -> None:
    """Who gives a figure wraps in its own column, not below the figure."""
    made = page("001_ab", "I gave 5 units.", "Ice.", body="I had 5 units.")
    narrow = ASCII._replace(width=34)
    assert [
        line for line in drawn(made, narrow).splitlines() if "5 units" in line or "asker" in line
    ][:2] == ["  5 units  1 of 2 answers; 1", "           silent; the asker"]


def test_hostile_quotes() -> None:
    """Markup and control characters of a page are shown, never obeyed."""
    made = page("001_ab", Said("[red]5 units[/red]\x1b[2J of it."), title="[b]x[/b]")
    text = drawn(made, ASCII)
    assert "[red]5 units[/red]␛[2J of it." in " ".join(text.split())
    assert text.startswith("001  [b]x[/b]\n")


@pytest.mark.parametrize(
    ("by", "headings"),
    [
        ("answer", ["001  the asker", "001/1  (no name)"]),
        ("doctor", ["(no doctor's name)"]),
        ("question", ["001  A title"]),
    ],
)
def test_groups(by: By, headings: list[str]) -> None:
    """An answer by its id and doctor, the asker's part and nameless answers in words."""
    made = page("001_ab", "It lasts 3 days.", body="I had 5 units.")
    groups = group_figures(figures_of(made), [made], by)
    text = draw(ASCII, *drawn_figures(groups, by, {"001_ab": "001"}, ASCII))
    assert [line for line in text.splitlines() if line in headings] == headings
