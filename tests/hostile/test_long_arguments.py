"""Arguments of ten kilobytes and of a megabyte: a limit that is named, in one short line, at once.

The system takes at most 128 KiB for one argument, so that a megabyte comes as many; whole, it can
only be given to the functions below the command line.
"""

import pytest

from qa_cli.errors import UsageError
from qa_cli.insight.naming import match_name
from qa_cli.search.query import parse_query
from tests.hostile.command import run

LONG: dict[str, list[str]] = {
    "10 KB of words": ["masseter " * 1_100],
    "10 KB of one word": ["m" * 10_000],
    "100 KB of quotation marks": ['"' * 100_000],
    "1 MB of words": ["masseter " * 1_000] * 110,
    "1 MB of long words": ["m" * 10_000] * 100,
}
"""What is typed, as arguments."""

LIMITS = {
    "search": "query: more than 1,000 characters, at character 1001",
    "doctors": "a name has at most 200 characters",
}
"""Command -> the limit that it names."""

LONGEST_LINE = 5_100
"""Characters of a message, the rest is left out."""


@pytest.mark.parametrize("name", LONG)
@pytest.mark.parametrize("command", LIMITS)
def test_a_long_query_is_refused(command: str, name: str) -> None:
    """It is not compared with anything: comparing takes time like the product of the lengths."""
    done = run(command, *LONG[name])
    assert (done.code, done.out) == (2, b"")
    assert done.said == [f"qa: {LIMITS[command]}"]


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (["show", "x" * 100_000], 1),
        (["show", "000/" + "9" * 100_000], 1),
        (["summary", "x" * 100_000], 1),
        (["check", *["x" * 100_000] * 10], 1),
        (["check", "--explain", "x" * 100_000], 2),
        (["x" * 100_000], 2),
        (["list", "--sort", "x" * 100_000], 2),
        (["list", "-n", "9" * 100_000], 2),
        (["list", "--" + "x" * 100_000], 2),
        (["export", "-C", "x" * 100_000], 2),
        (["search", "-" * 1000], 2),
        (["search", "(" * 999], 2),
        (["search", '"a" ' * 240], 2),
        (["search", "a OR " * 199], 2),
        (["search", "\u00e9" * 1000], 1),
        (["search", "ab*" * 333], 2),
    ],
    ids=lambda args: " ".join(args)[:16] if isinstance(args, list) else "",
)
def test_a_long_argument_is_one_short_line(args: list[str], code: int) -> None:
    """Whatever it is for: an error says what is wrong, and not all that was typed.

    Under a malformed query there is a line with a caret.
    """
    done = run(*args)
    assert done.code == code
    said = [line for line in done.said if line.strip("qa: ") != "^"]
    assert len(said) == 1
    assert len(done.said[0]) < LONGEST_LINE
    assert "internal error" not in done.said[0]


@pytest.mark.parametrize("size", [10_000, 1_000_000])
@pytest.mark.parametrize("letter", ["m", "(", '"', "- ", "a b*"])
def test_a_megabyte_in_one_piece_is_refused_at_once(letter: str, size: int) -> None:
    """The limit is looked at before anything else is done with a query or a name."""
    text = letter * (size // len(letter))
    with pytest.raises(UsageError, match="more than 1,000 characters"):
        parse_query(text)
    with pytest.raises(UsageError, match="at most 200 characters"):
        match_name(text, ["Ana Probst"] * 9)
