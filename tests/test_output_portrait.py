"""One question in figures, drawn."""

import pytest

from qa_cli.insight.overview import summarise_question
from qa_cli.model import Doctor, Page
from qa_cli.output.drawing import draw
from qa_cli.output.portrait import drawn_question_summary
from qa_cli.output.screen import Screen
from tests.builders import Said, page

MEDIUM = Screen(drawn=True, color=False, width=80, unicode=True)


def drawn(made: Page) -> str:
    """Return a question's summary as a terminal of 80 columns shows it."""
    return draw(MEDIUM, *drawn_question_summary(summarise_question(made), "a", 2, MEDIUM))


def test_a_question(answered: Page) -> None:
    """Who answers, by length; figures; what several mention; what one alone says."""
    summary = summarise_question(answered)
    assert (
        draw(MEDIUM, *drawn_question_summary(summary, "a_f", 2, MEDIUM))
        == """\
Is my face paralyzed? (photo)
a_f  4 of 5 answers
Who answers                1 with a name, 1 with a byline without a name, 1
                           signed without a byline, 1 with neither
Words per answer           2 to 9, median 6

Answers  length in words; rating (reviews)
1. Ana Prasad                  6 █████████████        Plastic Surgeon, 4.3 (59)
2. (byline without a name;     6 █████████████        Dermatologist, 4.9 (1,159)
signed "Dr. Emer")
3. (no byline; signed "Dr.     9 ████████████████████
Denk")
4. (no byline)                 2 ████

Figures  answers that give them, of 4

how long  3 of 4 answers tell nothing of it
  3 months  wait  1 of 4 answers

What several answers mention  answers, of 4; words of the question left out
muscle                         2 ██████████████████████████████████████ 2 silent

Unusual terms  times, in one answer alone
recovers                       1 ███████████████████████████████████ in answer 1
wait                           1 ███████████████████████████████████ in answer 1
"""
    )


def test_a_narrow_screen(answered: Page) -> None:
    """Names keep their words, notes go before bars, and it is said what they would tell."""
    narrow = MEDIUM._replace(width=50)
    summary = summarise_question(answered)
    text = draw(narrow, *drawn_question_summary(summary, "a_f", 2, narrow))
    start = text.index("Words per")
    assert (
        text[start : text.index("Figures")]
        == """\
Words per answer 2 to 9, median 6

Answers  length in words; rating (reviews)
1. Ana Prasad                  6 ███████████
2. (byline without a name;     6 ███████████
signed "Dr. Emer")
3. (no byline; signed "Dr.     9 █████████████████
Denk")
4. (no byline)                 2 ████
not shown: specialty, rating (50 columns; --format
csv has all)

"""
    )
    assert "muscle     2 ████████████████████████████ 2 silent\n" in text


def test_a_screen_too_narrow_for_bars(answered: Page) -> None:
    """The figures say the same, so that nobody is told; nothing is wider than the screen."""
    narrow = MEDIUM._replace(width=30)
    summary = summarise_question(answered)
    text = draw(narrow, *drawn_question_summary(summary, "a_f", 2, narrow))
    assert "\n1. Ana Prasad                6\n" in text
    assert max(map(len, text.splitlines())) <= 30


@pytest.mark.parametrize("width", [50, 80])
def test_a_long_word_of_a_name(width: int) -> None:
    """It has its room, on a narrow screen at the cost of bars and notes."""
    screen = MEDIUM._replace(width=width)
    doctor = Doctor("Wilhelmina Featherstonehaugh-Cholmondeley", "MD")
    summary = summarise_question(page("a", Said("Ice.", doctor=doctor), "Rest."))
    text = draw(screen, *drawn_question_summary(summary, "a", 2, screen))
    assert "\nFeatherstonehaugh-Cholmondeley\n" in text


def test_a_bare_question(bare: Page) -> None:
    """Two lines are all there is to say."""
    summary = summarise_question(bare)
    assert draw(MEDIUM, *drawn_question_summary(summary, "pag", 2, MEDIUM)) == (
        "(no title)\npag  0 answers\n"
    )


def test_one_answer() -> None:
    """There is nothing to compare, and it says so."""
    text = draw(
        MEDIUM, *drawn_question_summary(summarise_question(page("a", "Ice.")), "a", 2, MEDIUM)
    )
    assert "\n1 answer: nothing to compare\n" in text
    assert "Likeness" not in text
    assert "mention" not in text


def test_copies_and_likeness() -> None:
    """Copies are named and count once; the measure of likeness is told."""
    pasted = "alpha beta gamma delta epsilon zeta"
    made = page(
        "a", pasted, pasted, "alpha beta gamma kappa rho tau", "delta epsilon zeta omega chi psi"
    )
    text = drawn(made)
    assert "Copies                     answers 1 and 2 say the same: counted once below\n" in text
    assert (
        "Likeness  words shared with the other answers, rare ones counting more; 0 to 1\n"
        "closest to the others      0.43  answer 1, (no byline)\n"
    ) in text


def test_many_copies_are_counted() -> None:
    """A text pasted a hundred times takes one line."""
    text = drawn(page("a", *["Ice."] * 100))
    assert "answers 1, 2, 3, 4, 5 and 95 more say the same: counted" in " ".join(text.split())


def test_many_groups_of_copies_are_counted() -> None:
    """Only a few are named."""
    made = page("a", *(f"Only ice{letter}" for letter in "abcdefgh" for _ in range(2)))
    lines = [line for line in drawn(made).splitlines() if line.startswith("Copies")]
    assert [line.split("  ")[-1].strip() for line in lines] == [
        "answers 1 and 2 say the same: counted once below",
        "answers 3 and 4 say the same: counted once below",
        "answers 5 and 6 say the same: counted once below",
        "and 5 more groups",
    ]
