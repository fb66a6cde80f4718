"""Hand-made pages, each beside what an attentive person reads on it.

`tests/pages/NAME.txt` is a page, `NAME.json` its truth: title, the first words of the question, the
declared count, and for each answer its headline, the first and last four words of its body, its
doctor's fields, the evidence and the sign-off. `shapes` says what the page is there for. The pages
were written by people who did not know the parser's rules.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from qa_cli.model import Answer, Question
from qa_cli.pages import parse_page

PAGES = sorted((Path(__file__).parent / "pages").glob("*.txt"))
WORDS = 4


def parse(path: Path) -> Question:
    """Parse a page with its line ends as they are on disk."""
    return parse_page(path.read_bytes().decode("utf-8"))


def describe(answer: Answer) -> dict[str, Any]:
    """Say of an answer what the truth says of it."""
    words, doctor = answer.body.split(), answer.doctor
    return {
        "headline": None if answer.headline is None else " ".join(answer.headline.split()),
        "body_first": " ".join(words[:WORDS]),
        "body_last": " ".join(words[-WORDS:]),
        "name": doctor and doctor.name,
        "credentials": doctor and doctor.credentials,
        "specialty": doctor and doctor.specialty,
        "location": doctor and doctor.location,
        "rating": doctor and doctor.rating,
        "reviews": doctor and doctor.reviews,
        "evidence": answer.evidence,
        "sign_off": answer.sign_off,
    }


def test_there_are_pages() -> None:
    """The folder holds at least sixty pages, none without its truth."""
    assert len(PAGES) >= 60
    assert all(path.with_suffix(".json").exists() for path in PAGES)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_page_is_read_as_a_person_reads_it(path: Path) -> None:
    """Every field of every answer is what the truth says, in order, none too many."""
    truth = json.loads(path.with_suffix(".json").read_text("utf-8"))
    question = parse(path)
    assert (question.title and " ".join(question.title.split())) == truth["title"]
    first = truth["question_first"] or ""
    assert " ".join(question.body.split()[:WORDS]) == " ".join(first.split())
    assert question.declared_answers == truth["declared_answers"]
    assert [describe(answer) for answer in question.answers] == truth["answers"]
