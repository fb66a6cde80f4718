"""Who speaks."""

import pytest

from qa_cli.pages.voice import addresses, counts, is_asking


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("My nose hurts and I cannot sleep.", True),
        ("Is it normal?", True),
        ("You should see your dentist.", False),
        ("You wrote: 'I had my nose done and I hate my nose'", False),
        ("Thank you for your question. I did my best. I hope I helped.", False),
        ("Ice helps.", False),
    ],
)
def test_asking(text: str, *, expected: bool) -> None:
    """Who says I and my, or only asks, is the asker; who quotes or thanks for a question is not."""
    assert is_asking(text) == expected


def test_counts() -> None:
    """Words for oneself, and words for the one who is spoken to."""
    assert counts("I lost my tooth, you see") == (2, 1)
    assert addresses("Thanks for your question")
