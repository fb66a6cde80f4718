"""What speaks for a block as a headline: shape, wording, place, habits, likeness to the title."""

import pytest

from qa_cli.pages import weights as w
from qa_cli.pages.blocks import blocks_of, judged
from qa_cli.pages.habits import Habits, habits_of
from qa_cli.pages.heading import LONG, is_list_item, likeness, score_heading
from qa_cli.pages.lines import pieces_of, split_lines
from qa_cli.pages.seats import seats_of

VOTE = "{{ voteCount >= 0 ? '+' + (voteCount + 1) : (voteCount + 1) }}"
BODY = "The swelling goes down in a week or so. " * 6
BYLINE = "Tobin Wexmoor, MD\nTarnville Plastic Surgeon"
HEAD = "swelling lasts for about a week".capitalize()
PLAIN = habits_of([], counted=True, line_per_answer=False)
"""The habits of a page that has none."""


def score(*texts: str, at: int = 0, habits: Habits = PLAIN, join: str = "\n\n") -> float:
    """Judge one of the judged blocks of a page as a headline."""
    blocks = blocks_of(pieces_of(split_lines(join.join(texts))))
    return score_heading(list(seats_of(blocks, judged(blocks)))[at], habits)


USUAL = score(HEAD, BODY)


@pytest.mark.parametrize(
    ("text", "difference"),
    [
        ("Swelling lasts for about a week.", w.HEAD_FULL_STOP - w.HEAD_NO_STOP),
        ("“Swelling lasts for a week.”", w.HEAD_FULL_STOP - w.HEAD_NO_STOP),
        ("Swelling lasts for about a week...", -w.HEAD_NO_STOP),
        ("Swelling lasts for about a week?", w.HEAD_QUESTION_MARK - w.HEAD_NO_STOP),
        ("Swelling lasts for about a week!", w.HEAD_EXCLAMATION - w.HEAD_NO_STOP),
        ("Swelling lasts for about a week:", w.HEAD_COLON - w.HEAD_NO_STOP),
        ("Swelling lasts for about a week,", w.HEAD_COMMA - w.HEAD_NO_STOP),
        ("Swelling lasts for about a week;", w.HEAD_COMMA - w.HEAD_NO_STOP),
        ("Swelling lasts for about a week)", 0.0),
        ("swelling lasts for about a week", w.HEAD_LOWER_START),
        ("Swelling Lasts For About a Week", w.HEAD_TITLE_CASE),
        ("SWELLING LASTS FOR ABOUT A WEEK", w.HEAD_ALL_CAPS),
        ("• Swelling lasts for about a week", w.HEAD_LIST_ITEM),
        ("1. Swelling lasts for a week", w.HEAD_LIST_ITEM),
        ("#swelling lasts for a week", w.HEAD_HASHTAGS),
        ("Swelling lasts: www.tarn.example", w.HEAD_CONTACT),
        ("Swelling? Call (555) 123-4567", w.HEAD_CONTACT),
        ("Swelling", w.HEAD_WORDS[0][1] - w.HEAD_WORDS[2][1]),
        ("Swelling lasts", w.HEAD_WORDS[1][1] - w.HEAD_WORDS[2][1]),
        ("Swelling" + " lasts" * 12, w.HEAD_WORDS[3][1] - w.HEAD_WORDS[2][1]),
        ("Swelling" + " so" * 24, w.HEAD_WORDS[5][1] - w.HEAD_WORDS[2][1]),
        ("Thank you for your lovely pictures", w.HEAD_THANKS),
        ("Dear friend from the tarn", w.HEAD_SALUTATION),
        ("I hope it goes down in a week", w.HEAD_CLOSING),
    ],
)
def test_shape_and_wording(text: str, difference: float) -> None:
    """Length, ending, case, lists, contacts and greetings change a headline's score as weighed."""
    assert score(text, BODY) == pytest.approx(USUAL + difference)


@pytest.mark.parametrize("text", ["so " * 120, "S" * (LONG + 1), "so " * 44 + "on"])
def test_long_blocks_are_none(text: str) -> None:
    """A block with more words or characters than any headline is none."""
    assert score(text, BODY) == w.IMPOSSIBLE


def test_several_lines_are_a_paragraph() -> None:
    """A block of several lines is hardly a headline."""
    assert score("Swelling,\nlasts for about a week", BODY) == pytest.approx(
        USUAL + w.HEAD_MULTILINE
    )


def test_place_and_specialty_are_a_byline_first() -> None:
    """A doubtful byline with a place is rarely a headline; without one it may be."""
    assert score("Tarnville Plastic Surgeon", BODY) < score("Plastic Surgeon", BODY)


@pytest.mark.parametrize(
    ("below", "difference"),
    [
        (["x" * 39], w.HEAD_NEXT[0][1]),
        (["x" * 79], w.HEAD_NEXT[1][1]),
        (["x" * 159], w.HEAD_NEXT[2][1]),
        (["x" * 160], w.HEAD_NEXT_LONG),
        (["x" * 30], w.HEAD_NEXT[0][1] + w.HEAD_LONGER_THAN_NEXT),
        ([BYLINE], w.HEAD_NOTHING_BELOW),
        ([], w.HEAD_NOTHING_BELOW),
    ],
)
def test_room_below(below: list[str], difference: float) -> None:
    """A headline has a body below it, longer than itself and rarely very short."""
    assert score(HEAD, *below) == pytest.approx(USUAL - w.HEAD_NEXT_LONG + difference)


def test_votes() -> None:
    """The vote template right below makes a headline, unless one more blank line says otherwise."""
    votes = PLAIN._replace(votes=True)
    assert score(HEAD, VOTE, BODY, habits=votes) == pytest.approx(USUAL + w.HEAD_BEFORE_VOTE)
    assert score(HEAD, f"\n{VOTE}", BODY, habits=votes) == pytest.approx(
        USUAL + w.HEAD_EXTRA_GAP_BEFORE_VOTE
    )
    assert score(HEAD, BODY, habits=votes) == pytest.approx(USUAL + w.HEAD_NO_VOTE)


@pytest.mark.parametrize(
    ("habit", "join", "difference"),
    [
        ({"wide": True}, "\n\n\n", w.HEAD_GAP_HABIT),
        ({"wide": True}, "\n\n", w.HEAD_GAP_MISSED),
        ({}, "\n\n\n", 0.0),
        ({}, "\n", w.HEAD_GLUED),
        ({"glued": True}, "\n", w.HEAD_GLUED + w.HEAD_GLUED_HABIT),
        ({"headless": True}, "\n\n", w.HEAD_IN_HEADLESS_PAGE),
        ({"slotless": True}, "\n\n", w.HEAD_IN_SLOTLESS_PAGE),
    ],
)
def test_habits(habit: dict[str, bool], join: str, difference: float) -> None:
    """What a page does all over turns the gap below a headline into a sign, for or against."""
    habits = PLAIN._replace(**habit)
    assert score(HEAD, BODY, habits=habits, join=join) == pytest.approx(USUAL + difference)


def test_the_block_above() -> None:
    """Below a salutation, or a line that ends in a colon, hardly anything is a headline."""
    assert score("Dear Lee,", HEAD, BODY, at=1) == pytest.approx(USUAL + w.START_AFTER_SALUTATION)
    assert score("Do this:", HEAD, BODY, at=1) == pytest.approx(USUAL + w.HEAD_LIST_LEAD)
    assert score("Do this.", HEAD, BODY, at=1) == pytest.approx(USUAL)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("• ice", True),
        ("- ice", True),
        ("– ice", True),
        ("1. ice", True),
        ("(2) ice", True),
        ("a) ice", True),
        ("-ice", True),
        ("2 weeks", False),
        ("I. Ice", False),
        ("Ice", False),
    ],
)
def test_list_items(text: str, *, expected: bool) -> None:
    """Bullets, dashes and numbers open a list item."""
    assert is_list_item(text) is expected


def test_likeness() -> None:
    """The title's words in any order and case add most, half of them nothing, in order of texts."""
    title = "How long does the swelling last? (photo)"
    same, turned, part, other = likeness(
        [title.upper(), "Does swelling last long - how?", "How long does it itch", "Ice"], title
    )
    assert same == pytest.approx(w.HEAD_LIKE_TITLE)
    assert same >= turned > part >= other == 0.0
    assert likeness([], title) == []


def test_a_quotation_that_goes_on() -> None:
    """In lower case, below a sentence without an end, it is a part of that; `>` marks one, too."""
    asked = '"can it swell?"'
    assert score("You ask", asked, BODY, at=1) == pytest.approx(
        score("You ask.", asked, BODY, at=1) + w.HEAD_LOWER_START
    )
    assert is_list_item("> can it swell?")


def test_shouted_subheadings_are_passed_over() -> None:
    """The room below a headline is that of the first paragraph."""
    assert score(HEAD, "WHAT WE FOUND", BODY) == pytest.approx(score(HEAD, BODY))


def test_headlines_in_lower_case() -> None:
    """Without a stop, below a sentence that has one, lower case says little."""
    alone = score("It swells.", "yes, but slowly", BODY, at=1)
    assert alone - score("It swells.", "Yes, but slowly", BODY, at=1) == pytest.approx(
        w.HEAD_LOWER_ALONE
    )
    going_on = score("It swells", "yes, but slowly", BODY, at=1)
    assert going_on - alone == pytest.approx(w.HEAD_LOWER_START - w.HEAD_LOWER_ALONE)


def test_short_questions() -> None:
    """What is asked in three words is no sentence, and so a headline."""
    assert score("A hiatal hernia?", BODY) - score("Is it a hernia?", BODY) == pytest.approx(
        w.HEAD_SHORT_QUESTION
    )
