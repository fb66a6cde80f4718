"""JSON as text."""

import json

import pytest

from qa_cli.model import Page
from qa_cli.output.documents import question_document
from qa_cli.output.jsontext import json_text


def test_one_line() -> None:
    """Readable where it can be, escaped where it must be, a line feed at the end."""
    assert json_text({"a": "Bell\u2019s\x1b\x7f\u202e", "b": [1, 2.5, None, True]}) == (
        '{"a": "Bell\u2019s\\u001b\\u007f\\u202e", "b": [1, 2.5, null, true]}\n'
    )


def test_indented() -> None:
    """For people, a level is as many blanks as asked for."""
    assert json_text({"a": [1]}, indent=2) == '{\n  "a": [\n    1\n  ]\n}\n'


def test_ascii() -> None:
    """For a stream that takes no more, everything else is an escape."""
    assert json_text({"a": "\u2019\U0001f600"}, ascii_only=True) == (
        '{"a": "\\u2019\\ud83d\\ude00"}\n'
    )


def test_no_json_beyond_json() -> None:
    """A figure that JSON has no word for is refused rather than invented."""
    with pytest.raises(ValueError, match="Out of range"):
        json_text({"a": float("nan")})


@pytest.mark.parametrize("ascii_only", [False, True])
def test_a_hostile_page_round_trips(hostile: Page, *, ascii_only: bool) -> None:
    """What is read back is what was on the page, and no control byte was written."""
    document = question_document(hostile)
    text = json_text(document, ascii_only=ascii_only)
    assert json.loads(text) == document
    assert all(char >= " " for char in text.rstrip("\n"))
