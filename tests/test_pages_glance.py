"""A cheap first look, even blanks, patterns that wait for use."""

import re

import pytest

from qa_cli.pages.glance import LINE, even, holds_any, late


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("", ""),
        (" \t ", ""),
        ("one two", "one two"),
        ("  one \t\u2003\u3000two\xa0three\u2028", "one two three"),
        ("\ufeffone\u200b two\u2060", "one two"),
        ("soft\xadhyphen", "softhyphen"),
        ("x" * LINE, "x" * LINE),
        ("x" * (LINE + 1), ""),
    ],
)
def test_even(line: str, expected: str) -> None:
    """Runs of blanks become one space, marks that are not seen nothing; long lines are refused."""
    assert even(line) == expected


def test_even_of_a_given_length() -> None:
    """The longest line that is read may be told."""
    assert even("one two", most=6) == ""
    assert even("one two", most=7) == "one two"


def test_holds_any() -> None:
    """One of the marks is enough."""
    assert holds_any("4.7 stars", ("tar", "eview"))
    assert not holds_any("4.7", ("tar", "eview"))
    assert not holds_any("4.7", ())


def test_late() -> None:
    """A pattern is compiled when it is first used, and is a pattern like any other."""
    pattern = late(r"(\d+) STARS", re.IGNORECASE)
    match = pattern.fullmatch("5 stars")
    assert match is not None
    assert match[1] == "5"
    assert pattern.sub("", "5 stars") == ""
    assert pattern.search("no") is None
