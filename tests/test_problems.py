"""The table of problem codes, and for each code of the parser pages that record it or do not."""

from typing import get_args

import pytest

from qa_cli.model import Problem
from qa_cli.pages import parse_page
from qa_cli.problems import CODES, Code, Level, problem

END = "These answers are for educational purposes and should not be relied upon as a substitute."
LONG = (
    "The swelling goes down in a week or so, and whoever tells you otherwise has not seen as many "
    "faces as we have over the last ten years, where it is a common thing to see."
)
TOBIN = "Tobin Wexmoor, MD\nTarnville Plastic Surgeon"
VOTE = "{{ voteCount >= 0 ? '+' + (voteCount + 1) : (voteCount + 1) }}"
TITLE = "Is it swollen?"
TOP = (TITLE, "It is.")
WHOLE = (*TOP, "Doctor Answers 1", "Ice", LONG, TOBIN, END)


def page(*blocks: str) -> str:
    """Join blocks by blank lines."""
    return "\n\n".join(blocks)


def record(text: str, code: str) -> list[Problem]:
    """Return the problems of one code that parsing a page records."""
    return [problem for problem in parse_page(text).problems if problem.code == code]


@pytest.mark.parametrize("code", CODES)
def test_every_code_is_explained(code: str) -> None:
    """A code is lower case and hyphens; its level is known, meaning and advice are sentences."""
    entry = CODES[code]
    assert code == code.lower().replace("_", "-").replace(" ", "-")
    assert entry.level in get_args(Level.__value__ if hasattr(Level, "__value__") else Level)
    for text in (entry.meaning, entry.advice):
        assert text[0].isupper()
        assert text.endswith(".")
        assert text == " ".join(text.split())


def test_no_two_codes_mean_the_same() -> None:
    """Meanings differ, and codes cannot be changed while they are used."""
    assert len({entry.meaning for entry in CODES.values()}) == len(CODES)
    with pytest.raises(AttributeError):
        CODES["no-title"].level = "error"  # type: ignore[misc]
    assert CODES["no-title"] == Code("note", CODES["no-title"].meaning, CODES["no-title"].advice)


def test_only_documented_codes_are_recorded() -> None:
    """A code outside the table is refused; a known one keeps its lines and message."""
    assert problem("cut-off", (3, 3), "it ends") == Problem("cut-off", (3, 3), "it ends")
    assert problem("no-title", None, "no title").lines is None
    with pytest.raises(KeyError):
        problem("no-such-code", None, "nothing")


RECORDED = [
    ("empty-page", " \n\n\t\n", None),
    ("no-title", page("Doctor Answers 1", "Ice", LONG, TOBIN, END), None),
    ("no-title", page("Dear all,", "Doctor Answers 1", "Ice", LONG, TOBIN, END), None),
    ("no-answers", page(*TOP, "Doctor Answers 2", END), None),
    ("no-answers", page(*TOP, "Doctor Answers 2"), None),
    ("no-answers", page(END), None),
    ("no-bylines",
     page(*TOP, "Doctor Answers 2", "Ice", VOTE, LONG, "Rest", VOTE, LONG, END), None),
    ("not-a-question-page", page("Ice", LONG, "It itches."), None),
    ("not-a-question-page", LONG, None),
    ("count-mismatch", page(*TOP, "Doctor Answers 3", "Ice", LONG, TOBIN, END), (5, 5)),
    ("count-mismatch", page(*TOP, "Doctor Answers 0", "Ice", LONG, TOBIN, END), (5, 5)),
    ("count-mismatch", page(*TOP, "Doctor Answers 3"), (5, 5)),
    ("cut-off", page(*TOP, "Doctor Answers 1", "Ice", LONG[:-9]), (9, 9)),
    ("cut-off", page(*TOP, "Doctor Answers 1", "Ice", LONG[:-1] + ","), (9, 9)),
    ("cut-off", page(*TOP, "Doctor Answers 1", "Ice", LONG, VOTE[:20]), (11, 11)),
    ("cut-off", page(*TOP, "Doctor Answers 1", "Ice", LONG, TOBIN, "4.7 out of"), (14, 14)),
    ("cut-off", page(*TOP, "Doctor Answers 1", "Ice", LONG, TOBIN[:-11]), (12, 12)),
    ("cut-off", page(TITLE, "It is so swoll"), (3, 3)),
    ("cut-off", page(*TOP, "Doctor Answers 1", "Ice", LONG, TOBIN + "\n4.7 out of 5"), (13, 13)),
    ("empty-answer", page(*TOP, "Doctor Answers 1", "Ice", VOTE, TOBIN, END), (7, 12)),
    ("nameless-byline",
     page(*TOP, "Doctor Answers 1", "Ice", LONG, "Tarnville Dentist\n4.7 stars", END), (7, 12)),
    ("impossible-rating",
     page(*TOP, "Doctor Answers 1", "Ice", LONG, TOBIN + "\n5.9 out of 5 stars", END), (13, 13)),
    ("unattributed", page(*TOP, "Doctor Answers 1", TOBIN, "Ice", LONG, TOBIN, END), (7, 8)),
    ("unattributed", page(*TOP, "Doctor Answers 3", "Ice", LONG, TOBIN, "Is it swollen"), (14, 14)),
    ("uncertain-boundary",
     page(*TOP, "Ice helps", LONG, "Time heals", LONG, "Rest is best", LONG, END), (5, 7)),
]  # fmt: skip
"""(code, page, lines of the first record)"""


@pytest.mark.parametrize(("code", "text", "lines"), RECORDED)
def test_recorded(code: str, text: str, lines: tuple[int, int] | None) -> None:
    """The page records the code where it applies."""
    found = record(text, code)
    assert found
    assert found[0].lines == lines


def test_every_code_of_the_parser_has_a_page() -> None:
    """All that parsing can record is in the table above, and all in it is documented."""
    assert {code for code, *_ in RECORDED} == {
        "count-mismatch", "cut-off", "empty-answer", "empty-page", "impossible-rating",
        "nameless-byline", "no-answers", "no-bylines", "no-title", "not-a-question-page",
        "unattributed", "uncertain-boundary",
    }  # fmt: skip
    assert {code for code, *_ in RECORDED} <= set(CODES)


@pytest.mark.parametrize("code", sorted({code for code, *_ in RECORDED}))
def test_not_recorded(code: str) -> None:
    """A page that is whole and clear records nothing at all."""
    assert record(page(*WHOLE), code) == []


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("empty-page", "x"),
        ("no-title", "Get the real deal on tarns\nUse ice.\nWait."),
        ("no-title", ""),
        ("no-answers", page("Ice", LONG)),
        ("not-a-question-page", page(*TOP, "Doctor Answers 2")),
        ("not-a-question-page", page(TITLE, f"Thank you for your question. {LONG}")),
        ("no-bylines", page(*TOP, "Doctor Answers 1", "Ice", VOTE, LONG, END)),
        ("no-bylines", page(*TOP, "Doctor Answers 2", "Ice", VOTE, LONG, "Ice", VOTE, TOBIN, END)),
        (
            "no-bylines",
            page(*TOP, "Doctor Answers 2", *["Ice", VOTE, f"{LONG}\n\nDr. Roe"] * 2, END),
        ),
        ("count-mismatch", page(*TOP, "Ice", VOTE, LONG, TOBIN)),
        ("cut-off", page(*TOP, "Doctor Answers 1", "Ice", LONG)),
        ("cut-off", page(*TOP, "Doctor Answers 1", "Ice", LONG, TOBIN)),
        ("cut-off", page(*TOP, "Doctor Answers 1", "Ice", LONG, "Dr. Wexmoor")),
        ("cut-off", page(*TOP, "Doctor Answers 1", "Ice", LONG, "#swelling #ice")),
        ("cut-off", page(*TOP, "Doctor Answers 1", "Ice", LONG, "You might also like")),
        ("nameless-byline", page(*TOP, "Doctor Answers 1", "Ice", LONG, "Dr. Wexmoor", END)),
    ],
)
def test_not_recorded_either(code: str, text: str) -> None:
    """Near misses: endings that are whole, counts that are not there, texts that say enough."""
    assert record(text, code) == []
