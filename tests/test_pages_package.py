"""The package `pages` as others import it."""

import subprocess
import sys

import pytest

from qa_cli import pages


def test_the_parser_is_imported_when_it_is_asked_for() -> None:
    """Places lead back to lines without it; its own name brings it."""
    code = (
        "import sys; from qa_cli.pages import body_line; parser = 'qa_cli.pages.parser'\n"
        "print(parser in sys.modules); from qa_cli.pages import parse_page\n"
        "print(parser in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\nTrue\n"
    assert callable(pages.parse_page)


def test_no_other_names() -> None:
    """What the package lacks is an error as anywhere."""
    with pytest.raises(AttributeError, match="has no attribute 'parse_pages'"):
        _ = pages.parse_pages
