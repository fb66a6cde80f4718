"""How many answers a page declares, in the words of other sites."""

import pytest

from qa_cli.pages.counts import declared_count, is_count
from qa_cli.pages.furniture import leftover_kind


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("💬 4 replies", 4),
        ("Thread: 8 answers", 8),
        ("We have 4 answers to this question:", 4),
        ("There are 5 replies to this question.", 5),
        ("Answered by three experts", 3),
        ("7 doctors weighed in", 7),
        ("Our nine experts answer:", 9),
        ("Our panel: four answers", 4),
        ("FOUR EXPERTS ANSWER", 4),
        ("Three practitioners answered", 3),
        ("Responses from therapists (4)", 4),
        ("Experts who replied: 3", 3),
        ("Expert opinions (8)", 8),
        ("Expert replies (3)", 3),
        ("Replies from dentists (2)", 2),
        ("Replies: 4", 4),
        ("Replies so far: 4", 4),
        ("Answers from 4 verified professionals", 4),
        ("9 doctor answers • 13 doctors weighed in", 9),
        ("7 replies from our team", 7),
        ("Doctor  Answers (8)", 8),
        ("Doctor Answers\t8", 8),
        ("Doctor\u2009Answers\u00a0(8)", 8),
        ("Doctor Answers\u2003\u2003 8 ", 8),
        ("3 Answers", 3),
        ("Replies 3", 3),
        ("Replies (3)", 3),
        ("1 Response", 1),
        ("Attorney answers 2", 2),
        ("Doctor Answers 12345678", 12345678),
        ("12+ answers", None),
        ("1.2k answers", None),
        ("Answers: over 100", None),
        ("Doctor Answers 99999999999999999999", None),
        ("Doctor Answers (1,000,000,000,000)", None),
    ],
)
def test_counts(line: str, count: int | None) -> None:
    """Who answers may be named, what is drawn before it says nothing; a count may be inexact."""
    assert is_count(line)
    assert leftover_kind(line) == "count"
    assert declared_count(line) == count


@pytest.mark.parametrize(
    "line",
    ["Three opinions", "4 replies to your letter", "Answers 3 4",
     "x" * 200 + " answers", "My nine answers", "Nine lives", "💬 why?",
     "Two doctors answered, and I was none the wiser", "★★★★★", "💬"],
)  # fmt: skip
def test_what_declares_nothing(line: str) -> None:
    """Sentences, headlines and drawings."""
    assert not is_count(line)
    assert leftover_kind(line) != "count"
    assert declared_count(line) is None


@pytest.mark.parametrize("line", ["✔ Accepted answer", "→ Next", "━━━━━━"])
def test_furniture_behind_a_drawing(line: str) -> None:
    """What a template draws before a line does not change what it is."""
    assert leftover_kind(line) == "furniture"
