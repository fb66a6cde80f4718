"""Hand-made pages, each beside what an attentive person reads on it.

`tests/pages/NAME.txt` is a page, `NAME.json` its truth: title, the first words of the question, the
declared count, and for each answer its headline, the first and last four words of its body, its
doctor's fields, the evidence and the sign-off. `shapes` says what the page is there for. The pages
were written by people who did not know the parser's rules.

Pages of the site's own layouts must be read exactly: those with its vote template, its count or
its disclaimer, and those of which the truth says so (`"site": true`). Of pages of other layouts, a
share of the answers must be right.
"""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from benchmarks.labeller.scoring import describe
from benchmarks.scoring import EDGE_WORDS
from qa_cli.model import Answer, Question
from qa_cli.pages import parse_page

PAGES = sorted((Path(__file__).parent / "pages").glob("*.txt"))

FLOOR = 0.75
"""Share of the answers on pages of other layouts that must be exactly right; 0.81 are."""

_SITE = re.compile(
    r"voteCount|^\W*Doctor Answers (?:\d+|\(\d+\))\W*$|These answers are for educational",
    re.MULTILINE,
)
"""What only pages of the site's own layouts show."""


def read(path: Path) -> str:
    """Read a page with its line ends as they are on disk."""
    return path.read_bytes().decode("utf-8")


def truth_of(path: Path) -> dict[str, Any]:
    """Return what a person reads on a page."""
    truth: dict[str, Any] = json.loads(path.with_suffix(".json").read_text("utf-8"))
    return truth


def is_site(path: Path) -> bool:
    """Whether a page is of one of the site's own layouts."""
    return _SITE.search(read(path)) is not None or truth_of(path).get("site", False)


SITE = [path for path in PAGES if is_site(path)]
OTHER = [path for path in PAGES if path not in SITE]


def compare(question: Question, truth: dict[str, Any]) -> tuple[int, int]:
    """Return how many answers are exactly right, and how many there are, read or true."""
    missing = list(truth["answers"])
    found = [describe(answer) for answer in question.answers]
    for answer in found:
        if answer in missing:
            missing.remove(answer)
    right = len(truth["answers"]) - len(missing)
    return right, max(len(found), len(truth["answers"]))


def test_there_are_pages() -> None:
    """The folder holds pages of both kinds in numbers, none without its truth."""
    assert all(path.with_suffix(".json").exists() for path in PAGES)
    assert len(SITE) >= 60
    assert len(OTHER) >= 60


@pytest.mark.parametrize("path", SITE, ids=lambda path: path.stem)
def test_page_is_read_as_a_person_reads_it(path: Path) -> None:
    """Every field of every answer is what the truth says, in order, none too many."""
    truth = truth_of(path)
    question = parse_page(read(path))
    assert (question.title and " ".join(question.title.split())) == truth["title"]
    first = truth["question_first"] or ""
    assert " ".join(question.body.split()[:EDGE_WORDS]) == " ".join(first.split())
    assert question.declared_answers == truth["declared_answers"]
    assert [describe(answer) for answer in question.answers] == truth["answers"]


def test_pages_of_other_layouts() -> None:
    """Of the answers on pages of other layouts, at least `FLOOR` are exactly right.

    An answer that is read where there is none counts as a wrong one.
    """
    scores = {path.stem: compare(parse_page(read(path)), truth_of(path)) for path in OTHER}
    right, whole = (sum(counts) for counts in zip(*scores.values(), strict=True))
    otherwise = [f"{name}: {n} of {of} right" for name, (n, of) in scores.items() if n < of]
    assert right / whole >= FLOOR, "\n".join([f"{right} of {whole} right", *otherwise])


TRUTH: dict[str, Any] = dict.fromkeys(
    "headline name credentials specialty location rating reviews sign_off".split()
) | {"evidence": "none"}
"""What is true of an answer without a headline, of which the doctor is not known."""


@pytest.mark.parametrize(
    ("bodies", "true", "score"),
    [
        (["Ice helps.", "Rest helps."], ["Ice helps.", "Rest helps."], (2, 2)),
        (["Ice helps."], ["Ice helps.", "Rest helps."], (1, 2)),
        (["Ice helps.", "Rest helps."], ["Ice helps."], (1, 2)),
        (["Ice helps.", "Ice helps."], ["Ice helps."], (1, 2)),
        (["Ice"], ["Ice helps."], (0, 1)),
        ([], [], (0, 0)),
    ],
)
def test_what_is_counted(bodies: list[str], true: list[str], score: tuple[int, int]) -> None:
    """An answer counts once, and only if all that the truth says of it is right."""
    answers = tuple(
        Answer(number, None, body, (number, number), None, "none", None, 1.0)
        for number, body in enumerate(bodies, 1)
    )
    truth = {"answers": [TRUTH | {"body_first": body, "body_last": body} for body in true]}
    has_photo = False
    assert compare(Question(None, "", has_photo, None, answers, (), ()), truth) == score
