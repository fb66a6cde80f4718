"""What is odd about a text."""

import pytest

from qa_cli.sources.checks import check_length
from qa_cli.sources.files import UnreadableError
from qa_cli.sources.limits import MAX_PAGE_LINES


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"], ids=ascii)
def test_the_most_lines_of_a_page(end: str) -> None:
    """Line ends of any kind are counted once each; characters are not."""
    check_length(end * MAX_PAGE_LINES)
    check_length("x" * (MAX_PAGE_LINES + 1))
    with pytest.raises(UnreadableError, match="more than the limit of 250,000 lines a page"):
        check_length(end * (MAX_PAGE_LINES + 1))
