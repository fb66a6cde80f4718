"""`qa check`, end to end in this process."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from qa_cli.output.guide import guide
from qa_cli.problems import CODES

Qa = Callable[..., Result]
GUIDE = Path(__file__).parent.parent / "docs" / "problems.md"

PAGE = """Does it hurt?

I am afraid.

Doctor Answers 2

A little

Not more than a pinch, and it is over before you have counted to three.

Ida Falk, MD
Tulsa Dermatologist
4.0 out of 5 stars 3 reviews

These answers are for educational purposes and should not be relied upon as a substitute.
"""


@pytest.mark.usefixtures("seeds")
def test_the_seeds_have_one_note(qa: Qa) -> None:
    """A note is listed with its place, and is no failure."""
    result = qa("check")
    assert result.stdout == (
        "note\tnameless-byline\t004_4314e1bc94ffe93a\tseeds/004_4314e1bc94ffe93a.txt:7\t"
        "the byline of answer 1 has no name\n"
    )
    assert (result.stderr, result.exit_code) == ("", 0)


@pytest.mark.usefixtures("seeds")
def test_the_seeds_drawn(qa: Qa) -> None:
    """On a terminal the codes are counted and explained, then the findings stand page by page."""
    result = qa("check", env={"FORCE_COLOR": "1", "NO_COLOR": "", "COLUMNS": "80", "TERM": "dumb"})
    plain = result.stdout.replace("\x1b[0m", "")
    assert "nameless-byline" in plain
    assert "A byline gives a specialty or a rating," in plain
    assert plain.endswith("2 pages, 1 problem\n")


def test_no_problem_is_said_so(qa: Qa, write_page: Callable[[str, str], Path]) -> None:
    """A clean page gives one line on a terminal and nothing in a pipe."""
    path = write_page("a.txt", PAGE.replace("Answers 2", "Answers 1"))
    assert qa("check", "-C", str(path)).stdout == ""
    drawn = qa("check", "-C", str(path), env={"FORCE_COLOR": "1"})
    assert drawn.stdout == "1 page: no problems\n"


def test_a_warning_is_no_failure(qa: Qa, write_page: Callable[[str, str], Path]) -> None:
    """A missing answer is shown with the count line; the exit code stays 0."""
    result = qa("check", "-C", str(write_page("a.txt", PAGE)))
    assert result.stdout == (
        "warning\tcount-mismatch\ta\tpages/a.txt:5\tanswers declared: 2, found: 1\n"
    )
    assert result.exit_code == 0


def test_an_error_is_exit_code_1(qa: Qa, write_page: Callable[[str, str], Path]) -> None:
    """A page that is no question page is an error: exit 1, message on stdout."""
    result = qa("check", "-C", str(write_page("a.txt", "Milk\nEggs\n")), "--json")
    document = json.loads(result.stdout)
    assert result.exit_code == 1
    assert document["codes"][0] == {
        "code": "not-a-question-page",
        "level": "error",
        "count": 1,
        "pages": 1,
    }
    assert document["findings"][0]["lines"] is None


@pytest.mark.usefixtures("seeds")
def test_only_the_named_pages_are_audited(qa: Qa) -> None:
    """An id narrows the audit; an unknown one is exit code 1."""
    assert qa("check", "000").stdout == ""
    assert qa("check", "zzz").exit_code == 1


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_code_is_explained(qa: Qa, code: str) -> None:
    """`--explain` prints code and level, the meaning and the advice."""
    known = CODES[code]
    result = qa("check", "--explain", code)
    assert result.stdout == f"{code} ({known.level})\n{known.meaning}\n{known.advice}\n"


def test_an_unknown_code_suggests_the_nearest(qa: Qa) -> None:
    """A misspelt code is a usage error that names the right one."""
    result = qa("check", "--explain", "cutoff")
    assert (result.stderr, result.exit_code) == (
        'qa: no problem code "cutoff"; did you mean cut-off?\n',
        2,
    )
    assert "known: bare-answer, binary, " in qa("check", "--explain", "zzz").stderr


def test_the_guide_is_made_from_the_codes() -> None:
    """`docs/problems.md` is what the table of codes says, word for word."""
    assert GUIDE.read_text("utf-8") == guide()
