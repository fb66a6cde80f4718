"""Collocates, against numbers worked out by hand."""

import pytest

from qa_cli.insight.terms.collocation import Collocate, collocates, log_dice, look_near
from qa_cli.insight.terms.usage import AnswerText, count_terms, words_of

TEXTS = [
    AnswerText("a/1", "Ice melts slowly. Melts ice? Slowly."),
    AnswerText("a/2", "The ice of a lake melts, 1000 say. Lake."),
    AnswerText("b/1", "Cold lake"),
]


def near(sought: str, window: int = 5) -> list[Collocate]:
    """Return what stands near a word in the texts."""
    times = count_terms(TEXTS, phrases=False).times
    found = look_near(TEXTS, words_of(sought), window)
    return collocates(found, lambda words: {word: times[word] for word in words})


@pytest.mark.parametrize(
    ("together", "one", "other", "expected"),
    [
        (4, 4, 4, 14),  # always together: 14 + log2(8 / 8)
        (2, 4, 4, 13),  # 14 + log2(4 / 8)
        (1, 1, 3, 13),  # 14 + log2(2 / 4)
        (1, 16_000, 16_768, 0),  # 14 + log2(2 / 32,768) = 14 - 14
    ],
)
def test_log_dice_by_hand(together: int, one: int, other: int, expected: float) -> None:
    """14 + log2(2 f(x, y) / (f(x) + f(y)))."""
    assert log_dice(together, one, other) == pytest.approx(expected)


def test_collocates() -> None:
    """Ice stands there 3 times, and so does "melts", always with it, in 2 answers: 14.

    "Lake" stands with it once, "slowly" too: in the other sentence it does not count.
    """
    assert near("ice") == [Collocate("melts", 3, 2, 3, 14.0)]


def test_window() -> None:
    """Stop words and numbers count as words between; the window is the same on either side."""
    assert [one.together for one in near("ice", 3)] == [
        2
    ]  # of ice ... melts four words apart: none
    assert [one.together for one in near("ice", 4)] == [3]


def test_what_is_found() -> None:
    """Times, answers, and phrases that hold more than the word; numbers are no collocates."""
    found = look_near(TEXTS, ("lake",), 5)
    assert (found.times, found.ids) == (3, ["a/2", "b/1"])
    assert dict(found.together) == {"ice": 1, "melts": 1, "cold": 1}
    assert dict(found.phrases) == {"lake melts": 1, "cold lake": 1}


@pytest.mark.parametrize(
    ("sought", "times", "phrases"),
    [
        ("la*", 3, {"lake melts": 1, "cold lake": 1}),
        ("lake melts", 1, {}),
        ("melt", 0, {}),
        ("nowhere", 0, {}),
    ],
)
def test_phrases_and_beginnings(sought: str, times: int, phrases: dict[str, int]) -> None:
    """A phrase is looked for as one, a beginning with any ending."""
    found = look_near(TEXTS, words_of(sought), 5)
    assert (found.times, dict(found.phrases)) == (times, phrases)


def test_a_word_that_is_not_counted_is_no_collocate() -> None:
    """Where nothing tells how often it stands anywhere, it is left out."""
    assert collocates(look_near(TEXTS, ("ice",), 5), lambda _: {}) == []
