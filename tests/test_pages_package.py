"""The package `pages` as others import it."""

import subprocess
import sys
from pathlib import Path

import pytest

from qa_cli import pages
from qa_cli.pages import parser

ROOT = Path(__file__).resolve().parent.parent


def printed(code: str) -> str:
    """Run code in a process of its own and return what it prints."""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return done.stdout


def test_the_parser_is_imported_when_it_is_asked_for() -> None:
    """The package comes without it; its own name brings it."""
    code = (
        "import sys; import qa_cli.pages; parser = 'qa_cli.pages.parser'\n"
        "print(parser in sys.modules); from qa_cli.pages import parse_page\n"
        "print(parser in sys.modules)"
    )
    assert printed(code) == "False\nTrue\n"
    assert pages.parse_page is parser.parse_page


def test_the_weights_are_loaded_when_a_page_is_parsed() -> None:
    """Importing the parser reads no file: what shows help has no need of them."""
    code = (
        "from qa_cli.pages import parse_page; from qa_cli.pages.weights import load_weights\n"
        "print(load_weights.cache_info().currsize); parse_page('Is it?'); parse_page('Is it?')\n"
        "print(load_weights.cache_info().misses)"
    )
    assert printed(code) == "0\n1\n"


def test_the_samples_need_no_pattern_that_takes_long() -> None:
    """Compiling them would take as long as all else that a first page needs."""
    code = (
        "from glob import glob; from qa_cli.pages import counts, fields, furniture, parse_page\n"
        "for page in glob('seeds/*.txt'): parse_page(open(page, encoding='utf-8').read())\n"
        "dear = (counts._USUAL, counts._OTHER, fields._LEAD, fields._ANY_LEAD, fields.WHEN,\n"
        "        furniture._ASIDE)\n"
        "print(['match' in vars(pattern) for pattern in (counts._SITE, *dear)])"
    )
    assert printed(code) == "[True, False, False, False, False, False, False]\n"


def test_no_other_names() -> None:
    """What the package lacks is an error as anywhere."""
    assert pages.__all__ == ["parse_page"]
    with pytest.raises(AttributeError, match="has no attribute 'parse_pages'"):
        _ = pages.parse_pages
