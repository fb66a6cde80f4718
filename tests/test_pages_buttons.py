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
    ],
)
def test_buttons_and_counts(one: str, other: str) -> None:
    """Words of buttons come again, numbers aside; numbers alone where they do not count up."""
    assert kinds(one, other) == {"furniture"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Week 1", "Week 2"),
        ("Reply Share Flag", "Ice helps"),
        ("Give it time", "Give it time"),
        ("(1)", "(2)"),
        ("Share", "Share it with your doctor."),
        ("9 reviews", "8 reviews"),
        ("Thank you", "Thank you"),
        ("See your doctor", "See your doctor"),
    ],
)
def test_what_is_no_button(one: str, other: str) -> None:
    """What a person may say, what counts up, what stands once, and ratings are left alone."""
    assert "text" in kinds(one, other)
