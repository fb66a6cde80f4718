"""What readers say below an answer."""

import pytest

from qa_cli.pages.comments import mark_comments
from qa_cli.pages.lines import pieces_of


def texts(*lines: str) -> list[str]:
    """Return what is left of a page as text."""
    pieces = pieces_of("\n\n".join(lines).split("\n"))
    mark_comments(pieces)
    return [piece.text for piece in pieces if piece.kind == "text"]


@pytest.mark.parametrize("heading", ["Comments (2)", "2 comments", "comments: 12"])
@pytest.mark.parametrize("first", ["Petra M. (asker), Nov 15, 2021:", "tarn_99 · 3 days ago"])
def test_comments_below_their_number(heading: str, first: str) -> None:
    """They go on until a byline or furniture comes."""
    end = ("Tobin Wexmoor, MD | Dentist | Fonz", "It heals.")
    found = texts("Ice helps.", heading, first, "It went away.", *end)
    assert found == ["Ice helps.", *end]
    assert texts("Ice helps.", heading, first, "Advertisement", "It heals.") == [
        "Ice helps.",
        "It heals.",
    ]


def test_comments_with_a_name_in_front() -> None:
    """As many as are counted, or quoted ones; a headline with a colon is left alone."""
    said = ("Nadia: Thank you, doctor.", "Mara T, 27: It did.")
    assert texts("Ice helps.", "2 comments", *said, "It heals.") == ["Ice helps.", "It heals."]
    quoted = ("> **Nadia**: Thank you, doctor.", "> Jo: It did.")
    assert texts("Ice helps.", "3 comments", *quoted, "It heals.") == ["Ice helps.", "It heals."]
    assert texts("Ice helps.", "2 comments", "Fillers: a guide", "It heals.")[1:] == [
        "Fillers: a guide",
        "It heals.",
    ]


@pytest.mark.parametrize(
    ("heading", "first"),
    [
        ("1 comment", "Fillers: a guide"),
        ("Comments (0)", "Nadia: Thank you, doctor."),
        ("Advertisement", "Nadia: Thank you, doctor."),
        ("2 comments", "It went away."),
        ("2 comments", "x" * 200),
    ],
)
def test_what_is_no_comment(heading: str, first: str) -> None:
    """No number, or nobody who says it."""
    assert texts("Ice helps.", heading, first) == ["Ice helps.", first]
