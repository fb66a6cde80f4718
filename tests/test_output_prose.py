"""Text to be read, wrapped and in color."""

import pytest

from qa_cli.model import Page
from qa_cli.output.drawing import draw
from qa_cli.output.listing import source_lines
from qa_cli.output.paragraphs import Paragraph, answer_reading
from qa_cli.output.prose import drawn_paragraphs, drawn_source
from qa_cli.output.screen import Screen
from qa_cli.pages.reasons import Reason, Vote


def test_prose_is_wrapped_below_its_indent() -> None:
    """A body keeps its indent in every row, and takes 100 columns at most."""
    body = Paragraph("body", "one two three four\nfive")
    narrow = Screen(drawn=True, color=False, width=12, unicode=True)
    assert draw(narrow, *drawn_paragraphs([body], narrow)) == ("  one two\n  three four\n  five\n")
    wide = Screen(drawn=True, color=False, width=300, unicode=True)
    long = Paragraph("body", "x" * 90 + " y z " + "x" * 20)
    assert draw(wide, *drawn_paragraphs([long], wide)) == (
        "  " + "x" * 90 + " y z\n  " + "x" * 20 + "\n"
    )


def test_only_our_own_escape_sequences(hostile: Page) -> None:
    """Colors are ours; what a page has of escape sequences or markup is text."""
    screen = Screen(drawn=True, color=True, width=50, unicode=True)
    answer = hostile.question.answers[0]
    drawn = draw(
        screen, *drawn_paragraphs(answer_reading(hostile, answer, "h", unicode=True), screen)
    )
    assert [line.rstrip() for line in drawn.split("\n")] == [
        "\x1b[1m␛[2J[/b]<U+2028>x\x1b[0m",
        "\x1b[2mh  1 of 1 answer\x1b[0m",
        "",
        "\x1b[1;36m1. [/b]␛]0;t␇\x1b[0m",
        "\x1b[32m=cmd(), ␛[31m · [red]x, <U+202E>LA · ★★★★★ 5.0 (3 \x1b[0m",
        "\x1b[32mreviews)\x1b[0m",
        "\x1b[2mh/1  pages/h␛i␊.txt:3  lines 3-4\x1b[0m",
        "",
        "  a<U+009B>2J",
        "  :smile: [bold]b[/bold]␍",
        "",
    ]


def test_the_source_with_its_margin(answered: Page) -> None:
    """Number, kind and answer stand before each line; a long one goes on below itself."""
    text = "\n".join(f"line {number} " + "x y " * 10 * (number == 9) for number in range(1, 25))
    screen = Screen(drawn=True, color=False, width=50, unicode=True)
    assert draw(screen, drawn_source(source_lines(answered, text, (8, 12)), screen)) == (
        " 8 body 1   │ line 8\n"
        " 9 byline 1 │ line 9 x y x y x y x y x y x y x y x\n"
        "              y x y x y\n"
        "10 byline 1 │ line 10\n"
        "11 blank    │ line 11\n"
        "12 body 2   │ line 12\n"
    )


def test_the_margin_in_ascii(answered: Page) -> None:
    """Without Unicode the rule is a bar."""
    screen = Screen(drawn=True, color=False, width=50, unicode=False)
    assert draw(screen, drawn_source(source_lines(answered, "T"), screen)) == "1 title | T\n"


def test_a_margin_that_leaves_no_room_stands_above_the_line(answered: Page) -> None:
    """On a narrow screen the text takes the whole width."""
    screen = Screen(drawn=True, color=False, width=20, unicode=True)
    text = "\n".join(f"line {number} x y x y x y" for number in range(1, 25))
    assert draw(screen, drawn_source(source_lines(answered, text, (9, 10)), screen)) == (
        " 9 byline 1 │\nline 9 x y x y x y\n10 byline 1 │\nline 10 x y x y x y\n"
    )


VOTES = (Vote("W0l", "first word (l\x1b)", 1.5), Vote("", "the lines around it", -0.25))
WHY = [
    Reason(1, "line 1", "title", 0.98, "question", 0.01, VOTES),
    Reason(3, "li\x1b", "question", 1.0, None, 0.0, ()),
    Reason(3, "ne", "body goes on", 0.6, "body begins an answer", 0.4, ()),
]


def test_the_source_with_reasons(answered: Page) -> None:
    """Label and runner-up below the line, then what decided; a part of a line is named."""
    screen = Screen(drawn=True, color=False, width=50, unicode=True)
    lines = source_lines(answered, "line 1\n\nline", (1, 3), WHY)
    assert draw(screen, drawn_source(lines, screen)) == (
        "1 title    │ line 1\n"
        "               title 0.98; next: question 0.01\n"
        "                 +1.50 first word (l␛)\n"
        "                 -0.25 the lines around it\n"
        "2 blank    │\n"
        "3 question │ line\n"
        "               li␛: question 1.00; no other has a\n"
        "               chance\n"
        "               ne: body goes on 0.60; next: body\n"
        "               begins an answer 0.40\n"
    )


@pytest.mark.parametrize("width", [1, 4, 12])
def test_reasons_on_a_narrow_screen(answered: Page, width: int) -> None:
    """Nothing is wider than the screen, but for the margin above each line."""
    screen = Screen(drawn=True, color=False, width=width, unicode=True)
    lines = source_lines(answered, "line 1", (1, 1), WHY)
    rows = draw(screen, drawn_source(lines, screen)).split("\n")
    assert max(map(len, rows[1:])) <= width
    assert "".join(rows[1:]).replace(" ", "").endswith("-0.25thelinesaroundit")


def test_marked_words_are_drawn_as_search_draws_them() -> None:
    """Over the style of the paragraph, across rows; rows without one are as they were."""
    screen = Screen(drawn=True, color=True, width=14, unicode=True)
    text = "dry eye drops or no dry eyes"
    marked = [Paragraph("byline", text, marks=((4, 13),))]
    assert draw(screen, *drawn_paragraphs(marked, screen)) == (
        "\x1b[32mdry \x1b[0m\x1b[1;31meye drops\x1b[0m\x1b[32m \x1b[0m\n"
        "\x1b[32mor no dry eyes\x1b[0m\n"
    )
