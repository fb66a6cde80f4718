"""The table of problem codes, and for each code of the parser pages that record it or do not."""

from math import log
from typing import get_args

import pytest

from qa_cli.model import Problem
from qa_cli.pages import parse_page
from qa_cli.pages.assembly import assemble
from qa_cli.pages.certainty import SIGNS
from qa_cli.pages.decode import Reading
from qa_cli.pages.grammar import NUMBER
from qa_cli.pages.parser import label_page
from qa_cli.problems import CODES, Code, Level, problem

END = "These answers are for educational purposes and should not be relied upon as a substitute."
LONG = (
    "The swelling goes down in a week or so, and whoever tells you otherwise has not seen as many "
    "faces as we have over the last ten years, where it is a common thing to see."
)
TOBIN = "Tobin Wexmoor, MD\nTarnville Plastic Surgeon"
STARS = "4.7 out of 5 stars 12 reviews"
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
    ("not-a-question-page", "milk, eggs\nbread", None),
    ("not-a-question-page", "Home > Faces\nLogin\n3 items in your cart\nCheckout", None),
    ("bare-answer", LONG, None),
    ("count-mismatch", page(*TOP, "Doctor Answers 3", "Ice", LONG, TOBIN, END), (5, 5)),
    ("count-mismatch", page(*TOP, "Doctor Answers 0", "Ice", LONG, TOBIN, END), (5, 5)),
    ("count-mismatch", page(*TOP, "Doctor Answers 3"), (5, 5)),
    ("cut-off", page(*TOP, "Doctor Answers 1", "Ice", LONG[:-9]), (9, 9)),
    ("cut-off", page(*TOP, "Doctor Answers 1", "Ice", LONG[:-1] + ","), (9, 9)),
    ("cut-off", page(*TOP, "Doctor Answers 1", "Ice", LONG, VOTE[:20]), (11, 11)),
    ("cut-off", page(*TOP, "Doctor Answers 1", "Ice", LONG, TOBIN, "4.7 out of"), (14, 14)),
    ("cut-off", page(*TOP, "Doctor Answers 1", "Ice", LONG, TOBIN[:-11]), (12, 12)),
    ("cut-off", page(TITLE, "I am 30. My lips are so sore after filler, and swoll"), (3, 3)),
    ("cut-off", page(*TOP, "Doctor Answers 1", "Ice", LONG, TOBIN + "\n4.7 out of 5"), (13, 13)),
    ("byline-in-text", page(*TOP, "Doctor Answers 1", "Ice", VOTE, TOBIN, END), (7, 12)),
    ("nameless-byline",
     page(*TOP, "Doctor Answers 1", "Ice", LONG, "Tarnville Dentist\n4.7 stars", END), (7, 12)),
    ("impossible-rating",
     page(*TOP, "Doctor Answers 1", "Ice", LONG, TOBIN + "\n5.9 out of 5 stars", END), (13, 13)),
    ("inexact-count",
     page(*TOP, "Doctor Answers 1", "Ice", LONG, TOBIN + "\n4.7 out of 5 stars 1.2k reviews", END),
     (13, 13)),
    ("entities", page(*TOP, "Doctor Answers 1", "Ice &amp; rest", LONG, TOBIN, END), (7, 7)),
    ("mojibake", page(*TOP, "Doctor Answers 1", "Ice", f"Donâ€™t. {LONG}", TOBIN, END), (9, 9)),
    ("byline-in-text",
     page(*TOP, "Doctor Answers 1", "Ice", LONG, f"{TOBIN}\nUtah", f"{TOBIN}\n{STARS}", END),
     (11, 12)),
    ("unattributed", page(*TOP, "Doctor Answers 3", "Ice", LONG, TOBIN, "Is it swollen"), (14, 14)),
]  # fmt: skip
"""(code, page, lines of the first record)"""


@pytest.mark.parametrize(("code", "text", "lines"), RECORDED)
def test_recorded(code: str, text: str, lines: tuple[int, int] | None) -> None:
    """The page records the code where it applies."""
    found = record(text, code)
    assert found
    assert found[0].lines == lines


LABELLED = [
    ("several-questions", "T Q C HB P Nb W W HB P", 0.9, (7, 8)),
    ("unknown-layout", "T HB P HB P", 0.4, None),
    ("uncertain-boundary", "T HB P HB P", 0.6, (2, 3)),
    ("unattributed", "T HB P Nb HB", 0.9, (5, 5)),
    ("empty-answer", "T Q HB Nb", 0.9, (3, 4)),
]
"""(code, labels of a page's lines, certainty of its answers, lines of the first record)"""


@pytest.mark.parametrize(("code", "labels", "certainty", "lines"), LABELLED)
def test_recorded_of_labels(
    code: str, labels: str, certainty: float, lines: tuple[int, int] | None
) -> None:
    """What no line tells by itself is recorded by what lines were taken for, and how surely."""
    sheet = label_page("\n".join(["Ice it and rest"] * len(labels.split())))
    shares = [{NUMBER[label]: 1.0} for label in labels.split()]
    reading = Reading(labels.split(), shares)
    bias = log(certainty / (1 - certainty))
    question = assemble(sheet._replace(reading=reading), [bias, *[0] * (len(SIGNS) - 1)])
    found = [problem for problem in question.problems if problem.code == code]
    assert found
    assert found[0].lines == lines


CODES_RECORDED = {row[0] for row in RECORDED} | {row[0] for row in LABELLED}


def test_every_code_of_the_parser_has_a_page() -> None:
    """All that parsing can record is in the tables above, and all in them is documented."""
    of_others = {"binary", "lone-surrogates", "not-utf8", "nul-bytes", "utf-16", "markup-mismatch"}
    assert CODES_RECORDED | of_others | {"copied-answer", "duplicate-page"} == set(CODES)


@pytest.mark.parametrize("code", sorted(CODES_RECORDED))
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
