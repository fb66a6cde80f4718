"""Pages as rows: what is read back is what was written."""

from pathlib import Path

import pytest

from benchmarks.generator import generate
from qa_cli.index.database import record_digest
from qa_cli.index.faults import DamagedError
from qa_cli.index.rows import PageRows, question_of, rows_of
from qa_cli.model import Question
from qa_cli.pages import parse_page

ROOT = Path(__file__).resolve().parent.parent
TEXTS = [
    *(path.read_text("utf-8") for path in sorted((ROOT / "seeds").iterdir())),
    (
        "Sore? (photo)\n\n\nI smoke.\nStill.\n\nDoctor Answers 1\n\nWait\n\n\nIce.\n\n\n"
        "Ann Lee, MD\nBoston Plastic Surgeon\n4 out of 5 stars 2 reviews\n"
    ),
    "",
    *(generate(seed, "wild").text for seed in range(40)),
]

SOURCE = (None, 12, "0a" * 16, None, None)
"""Record, bytes and digest of what a page was made of: they belong to it."""


def read_back(rows: PageRows, digest: bytes) -> Question:
    """Return the page of rows, as the database gives them back."""
    return question_of(
        (0, *rows.page, digest, "id", 1, *SOURCE, "name"),
        rows.answers,
        [(0, *problem) for problem in rows.problems],
    )


@pytest.mark.parametrize("text", TEXTS)
def test_a_page_is_read_back_as_it_was(text: str) -> None:
    """Whole: texts, fields, ledger, problems, and where each text stands."""
    question = parse_page(text)
    rows = rows_of(question)
    found = read_back(rows, record_digest((*rows, SOURCE)))
    assert found == question
    assert found.places == question.places
    assert [one.places for one in found.answers] == [one.places for one in question.answers]


def test_a_record_that_was_changed_is_damaged() -> None:
    """One character of one text is enough."""
    rows = rows_of(parse_page(TEXTS[0]))
    digest = record_digest((*rows, SOURCE))
    answers = [(*rows.answers[0][:2], f"{rows.answers[0][2]} ", *rows.answers[0][3:])]
    with pytest.raises(DamagedError):
        read_back(rows._replace(answers=[*answers, *rows.answers[1:]]), digest)
