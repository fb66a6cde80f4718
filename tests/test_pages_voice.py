"""Who speaks."""

import pytest

from qa_cli.pages.voice import HEARD, OPENING, addresses, counts, opens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I lost my tooth, you see", (2, 1)),
        ("You lose teeth, and your patients' too", (0, 2)),
        ("Is it me? Was it you?", (1, 1)),
        ("Ice helps.", (0, 0)),
        ("I’m sure you’ll recommend it to patients.", (1, 3)),
    ],
)
def test_counts(text: str, expected: tuple[int, int]) -> None:
    """Words for oneself are the asker's; words for the other, and of treating, a doctor's."""
    assert counts(text.split()) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thanks for your question", True),
        ("Looking at YOUR photos, and your photo", True),
        ("I sent your office my photos.", False),
        ("your questionable nose", False),
        ("Your question is good.", False),
        ("x" * HEARD + " your question", False),
    ],
)
def test_addresses(text: str, *, expected: bool) -> None:
    """Who speaks of the other's question or photos answers, if it is said soon enough."""
    assert addresses(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thank you for your question.", True),
        ("Thanks so much for asking", True),
        ("I appreciate your interest", True),
        ("Hi Lee, thank you for your question.", True),
        ("Good evening - thanks for the photos.", True),
        ("Hi Lee. Thank you for your question.", True),
        ("Great question", True),
        ("That's a very good question!", True),
        ("This is a common and important question", True),
        ("Excellent question", True),
        ("Thank you in advance", False),
        ("I have a question", False),
        ("Hi Lee, it heals.", False),
        ("“Great question”", False),
        ("My doctor said: great question", False),
        (
            "Thank you! It has been bothering me for so long that I have to ask you a question",
            False,
        ),
        ("Hi " + "x" * OPENING + ", great question", False),
    ],
)
def test_opens(text: str, *, expected: bool) -> None:
    """Answers begin with thanks for the question or praise of it, after a greeting or none."""
    assert opens(text) == expected
