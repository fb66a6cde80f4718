"""From a place in a parsed text back to the page's line."""

import pytest

from qa_cli.model import Answer, Question
from qa_cli.pages import (
    body_line,
    byline_line,
    headline_line,
    parse_page,
    question_line,
    title_line,
)
from tests.builders import page

PAGE = """Ask a doctor

Is it swollen? (photo)

I am swollen.
It hurts.

Help me!

Doctor Answers 3

Ice

The swelling goes down in a week or so,
or in two, which is a long time to wait.

You might also like...

  • ice

Tobin Wexmoor, MD
Tarnville Plastic Surgeon

{vote}

Thank you for your question. It heals by itself, do not worry about it. Best, Dr. Tarn.

Time {vote} Give it some time and wait for a week or two, for it heals by itself.
"""


@pytest.fixture(scope="module")
def question() -> Question:
    """Parse the page once."""
    vote = "{{ voteCount >= 0 ? '+' + (voteCount + 1) : (voteCount + 1) }}"
    return parse_page(PAGE.replace("{vote}", vote))


def test_the_page_is_read_as_meant(question: Question) -> None:
    """Three answers: whole, without headline and byline, and on a single line."""
    assert [(a.headline, a.lines) for a in question.answers] == [
        ("Ice", (12, 22)),
        (None, (26, 26)),
        ("Time", (28, 28)),
    ]


@pytest.mark.parametrize(
    ("word", "line"),
    [("I am", 5), ("swollen.", 5), ("It hurts", 6), ("Help", 8), ("me!", 8)],
)
def test_question_line(question: Question, word: str, line: int) -> None:
    """Offsets in the question's body lead to its lines, blank ones passed over."""
    assert question_line(question, question.body.index(word)) == line


@pytest.mark.parametrize(
    ("number", "word", "line"),
    [
        (1, "The swelling", 14),
        (1, "so,", 14),
        (1, "or in two", 15),
        (1, "•", 19),
        (1, "ice", 19),
        (2, "Thank", 26),
        (2, "Dr. Tarn", 26),
        (3, "Give", 28),
        (3, "itself", 28),
    ],
)
def test_body_line(question: Question, number: int, word: str, line: int) -> None:
    """Offsets in a body lead to its lines, whatever stands between or on them."""
    answer = question.answers[number - 1]
    assert body_line(question, answer, answer.body.index(word)) == line


def test_offsets_at_the_ends(question: Question) -> None:
    """Offset 0 is the first line, one past the end the last; further on there is no other."""
    answer = question.answers[0]
    assert body_line(question, answer, 0) == 14
    assert body_line(question, answer, len(answer.body)) == 19
    assert body_line(question, answer, len(answer.body) + 99) == 19


def test_lines_of_parts(question: Question) -> None:
    """Title, headlines and bylines have lines; a headline glued to its body has none of its own."""
    assert title_line(question) == 3
    assert [headline_line(question, answer) for answer in question.answers] == [12, None, None]
    assert [byline_line(question, answer) for answer in question.answers] == [21, None, None]


def test_a_page_without_anything() -> None:
    """Without a title there is no line of it; without a body the answer's first line stands in."""
    empty = parse_page("")
    assert title_line(empty) is None
    assert question_line(empty, 0) == 1
    answer = Answer(1, None, "", (4, 5), None, "none", None, 1.0)
    assert body_line(empty, answer, 0) == 4
    assert headline_line(empty, answer) is None
    assert byline_line(empty, answer) is None


def test_a_line_that_two_answers_share() -> None:
    """Where the line above ends with an answer's headline, its body begins on the next one."""
    above = "Thank you for your question. It heals by itself. Best, Dr. Tarn."
    found = parse_page(f"Is it swollen?\n\nIt is.\n\n{above}\nIce{{{{ v }}}}Ice\n{{{{ v }}}}Time\n")
    first, last = found.answers
    assert (last.headline, last.body, last.lines) == ("Ice", "Time", (6, 7))
    assert first.lines == (3, 6)
    assert body_line(found, last, 0) == 7


def test_a_question_on_the_first_line() -> None:
    """Where nothing stands above it, its lines are counted from the page's first."""
    question = page("a", title=None, body="one\ntwo").question
    assert [question_line(question, offset) for offset in (0, len("one\n"))] == [1, 2]
