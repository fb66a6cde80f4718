"""Paragraphs that a tool has wrapped."""

from qa_cli.pages.lines import pieces_of
from qa_cli.pages.wrapping import is_wrapped, width_of

PAGE = [
    "The swelling goes down in a week or two, and until it does",
    "you may cool it, with a cloth around the ice and for as long",
    "as it feels good. After that it is best to leave it alone and",
    "wait. Nothing else helps.",
]


def test_width() -> None:
    """The longest of three lines and more that go on in lower case on the next one."""
    assert width_of(pieces_of(PAGE)) == len(PAGE[2])
    assert width_of(pieces_of(PAGE[:3])) == 0
    short = ["Ice", "helps", "Rest", "helps", "Time", "heals"]
    assert width_of(pieces_of([*PAGE, *short])) == 0


def test_two_lines() -> None:
    """On a wrapped page a long line goes on if the next word does not fit, or is in lower case."""
    width = len(PAGE[2])
    long = "Bruises last two to four weeks, brown lines for months or"
    assert is_wrapped(pieces_of([long, "more."]), width)
    assert is_wrapped(pieces_of([long, "Notwithstanding that."]), width)
    assert not is_wrapped(pieces_of([long, "A"]), width)
    assert not is_wrapped(pieces_of([long, "more."]), 0)
    assert not is_wrapped(pieces_of(["Ice helps", "more."]), width)
    assert not is_wrapped(pieces_of(["x" * 90, "more."]), width)
