"""What a page repeats."""

import pytest

from qa_cli.pages.looks import look
from qa_cli.pages.repeats import Repeats


@pytest.mark.parametrize(
    ("declared", "ranks"),
    [
        (0, "xx2++++"),
        (1, "xx=++++"),
        (2, "xx==+++"),
        (3, "xx===++"),
        (5, "xx2+==="),
        (60, "xx2++++"),
    ],
)
def test_rank(declared: int, ranks: str) -> None:
    """What stands as often as answers are declared, one more or less, is none of the others."""
    repeats = Repeats(declared)
    assert "".join(repeats.rank(times) for times in range(len(ranks))) == ranks


def test_ranks() -> None:
    """Each line is ranked by how many lines have the same; having nothing is no repetition."""
    assert Repeats(0).ranks(["a", "b", "a", "", "", "c", "c", "c"]) == list("2x2xx+++")
    assert Repeats(2).ranks([("a", 1), ("b", 1), ("a", 1)]) == list("=x=")
    assert Repeats(2).ranks([]) == []


def test_words() -> None:
    """Lines are ranked by their words, then by their words but for numbers."""
    texts = ["Answer 1 of 3", "It heals.", "Answer 2 of 3", "It heals.", "Answer 3 of 3"]
    looks = [look(text, "text") for text in texts]
    assert Repeats(3).words(texts, looks) == ["x=", "==", "x=", "==", "x="]
    assert Repeats(0).words(texts, looks) == ["x+", "22", "x+", "22", "x+"]


def test_long_lines_are_ranked_by_their_words_alone() -> None:
    """A line too long for a template has no skeleton that could come again."""
    texts = ["ice " * 30, "ice " * 30]
    looks = [look(text, "text") for text in texts]
    assert Repeats(0).words(texts, looks) == ["2x", "2x"]


@pytest.mark.parametrize(
    ("declared", "ranks"), [(0, "01+++"), (1, "0eemm"), (3, "0leeem"), (9, "0lll")]
)
def test_bylines(declared: int, ranks: str) -> None:
    """Bylines are as many as answers, fewer or more; without a count, one or several."""
    repeats = Repeats(declared)
    assert "".join(repeats.bylines(runs) for runs in range(len(ranks))) == ranks
