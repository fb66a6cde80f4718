"""Lines that a template repeats with every answer."""

import pytest

from qa_cli.pages.buttons import mark_buttons
from qa_cli.pages.lines import pieces_of


def kinds(*lines: str) -> set[str]:
    """Return the kinds of a page's pieces."""
    pieces = pieces_of("\n\n".join(lines).split("\n"))
    mark_buttons(pieces)
    return {piece.kind for piece in pieces}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Upvote 23 Reply", "Upvote 4 Reply"),
        ("Reply Share Flag", "Reply Share Flag"),
        ("👍 17   Comment", "👍 3   Comment"),
        ("12 of 14", "3 of 4"),
        ("👍 17", "👍 3"),
        ("Answered 3 May 2019 · Reply", "Answered 14 June 2020 · Reply"),
    ],
)
def test_buttons_and_counts(one: str, other: str) -> None:
    """Words of buttons come again, numbers aside; numbers alone where they do not count up."""
    assert kinds(one, other) == {"furniture"}


def test_labels() -> None:
    """What counts up from one opens the answers, whatever else stands there."""
    lines = [f"Expert reply, {at} May 2021, #{at}" for at in (1, 2, 3)]
    assert kinds(*lines) == {"label"}
    assert kinds(*(f"Reply {at} · 8 March 2019" for at in (1, 2))) == {"label"}
    assert kinds(*(f"Reply {at} · 8 March 2019" for at in (3, 2))) == {"furniture"}


def test_a_word_that_nobody_knows() -> None:
    """Among those of buttons, three times with numbers that differ, it is the template's."""
    lines = [f"[{at}] Helpful   [2] Lawyers agree   Call" for at in (3, 0, 7)]
    assert kinds(*lines) == {"furniture"}
    assert kinds(*lines[:2]) == {"text"}


def glued(line: str, times: int, *, below: str = "Advertisement") -> set[str]:
    """Return the kinds of a line's pieces that stands right above another, again and again."""
    text = "\n\n".join(["Ice helps, too.", f"{line}\n{below}"] * times)
    pieces = pieces_of(text.split("\n"))
    mark_buttons(pieces)
    return {piece.kind for piece in pieces if piece.text.startswith(line[:4])}


def test_what_touches_furniture() -> None:
    """Words and a number are the template's where they touch it each time, three times."""
    assert glued("Thank you! (3)", 3) == {"furniture"}
    assert glued("Thank you! (3)", 2) == {"text"}
    assert glued("Thank you! (3)", 3, below="It heals.") == {"text"}
    assert glued("See your surgeon", 3) == {"text"}
    assert glued("Good luck!", 3) == {"text"}
    assert glued("Mara Tarn, DO", 3) == {"text"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Week 1", "Week 2"),
        ("Reply Share Flag", "Ice helps"),
        ("Give it time", "Give it time"),
        ("(1)", "(2)"),
        ("Share", "Share it with your doctor."),
        ("9 reviews", "8 reviews"),
        ("4.6", "4.8"),
        ("Thank you", "Thank you"),
        ("See your doctor", "See your doctor"),
    ],
)
def test_what_is_no_button(one: str, other: str) -> None:
    """What a person may say, what counts up, what stands once, and ratings are left alone."""
    assert "text" in kinds(one, other)
