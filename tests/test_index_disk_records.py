"""Pages as records: what is read back is what was written."""

from pathlib import Path

import pytest

from qa_cli.index.disk.errors import DamagedError
from qa_cli.index.disk.records import question_of, record
from qa_cli.pages import parse_page

ROOT = Path(__file__).resolve().parent.parent
TEXTS = [
    *(path.read_text("utf-8") for path in sorted((ROOT / "seeds").iterdir())),
    (
        "Sore? (photo)\n\n\nI smoke.\nStill.\n\nDoctor Answers 1\n\nWait\n\n\nIce.\n\n\n"
        "Ann Lee, MD\nBoston Plastic Surgeon\n4 out of 5 stars 2 reviews\n"
    ),
    "",
]


@pytest.mark.parametrize("text", TEXTS)
def test_a_page_is_read_back_as_it_was(text: str) -> None:
    """Whole: texts, fields, ledger, problems, and where each text stands."""
    question = parse_page(text)
    found = question_of(record(question))
    assert found == question
    assert found.places == question.places
    assert [one.places for one in found.answers] == [one.places for one in question.answers]


def test_a_record_that_was_changed_is_damaged() -> None:
    """One bit is enough."""
    data = bytearray(record(parse_page(TEXTS[0])))
    data[-1] ^= 1
    with pytest.raises(DamagedError):
        question_of(bytes(data))
