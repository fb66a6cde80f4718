"""A page as saved, with its ledger beside it."""

from qa_cli.model import Page
from qa_cli.output.listing import NumberedLine, SourceLine, lines_around, source_lines
from qa_cli.pages.reasons import Reason

TEXT = "\n".join(f"line {number}" for number in range(1, 25))


def test_every_line_has_its_kind_and_answer(answered: Page) -> None:
    """The ledger's parts are laid out over the lines; answers own their blank lines too."""
    lines = source_lines(answered, TEXT)
    assert [line.number for line in lines] == list(range(1, 25))
    assert [line.text for line in lines] == TEXT.split("\n")
    assert lines[0] == SourceLine(1, "title", None, "line 1")
    assert lines[6] == SourceLine(7, "body", 1, "line 7")
    assert lines[10] == SourceLine(11, "blank", None, "line 11")
    assert lines[23] == SourceLine(24, "body", 4, "line 24")


def test_a_stretch(answered: Page) -> None:
    """Only the lines asked for."""
    assert [line.number for line in source_lines(answered, TEXT, (9, 12))] == [9, 10, 11, 12]


def test_only_three_line_ends_count(answered: Page) -> None:
    """CR LF, CR and LF end a line; U+2028 and form feed are characters of one."""
    lines = source_lines(answered, "a\r\nb\rc\u2028d\fe\nf")
    assert [line.text for line in lines] == ["a", "b", "c\u2028d\fe", "f"]


def test_a_page_that_was_cut_meanwhile(answered: Page) -> None:
    """What is left of it is shown."""
    assert [line.text for line in source_lines(answered, "a\nb")] == ["a", "b"]


def test_a_line_has_the_reasons_of_its_parts(answered: Page) -> None:
    """In order; none for a line without one, `None` where they were not asked for."""
    reasons = [Reason(line, text, "title", 1.0, None, 0.0, ()) for line, text in (
        (1, "a"), (3, "b"), (3, "c"),
    )]  # fmt: skip
    lines = source_lines(answered, TEXT, (1, 3), reasons)
    assert [[one.text for one in line.why or ()] for line in lines] == [["a"], [], ["b", "c"]]
    assert lines[1].why == ()
    assert [line.why for line in source_lines(answered, TEXT, (1, 1))] == [None]


def test_the_lines_around_one_are_lines_of_text() -> None:
    """As many on either side as there are; blank ones do not count, the line itself may be one."""
    text = "a\n\nb\r\n \u00a0\nc\n\nd"
    assert lines_around(text, 3, 1) == tuple(
        NumberedLine(*line) for line in [(1, "a"), (3, "b"), (5, "c")]
    )
    assert [line.number for line in lines_around(text, 5, 9)] == [1, 3, 5, 7]
    assert [line.number for line in lines_around(text, 2, 1)] == [1, 2, 3]
    assert [line.number for line in lines_around(text, 5, 0)] == [5]
    assert [line.number for line in lines_around(text, 9, 1)] == [7]
