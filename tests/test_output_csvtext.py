"""CSV as text."""

import csv
import io
from dataclasses import replace

import pytest

from qa_cli.model import Doctor, Page
from qa_cli.output.csvtext import ANSWER_COLUMNS, answers_csv


def _rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_row_an_answer(answered: Page, bare: Page) -> None:
    """Header, then answers; a page without any has no row; a missing value is an empty cell."""
    text = "".join(answers_csv([bare, answered], raw=False))
    rows = _rows(text)
    assert text.split("\n", 1)[0] == ",".join(ANSWER_COLUMNS)
    assert [row["answer_id"] for row in rows] == ["a_face/1", "a_face/2", "a_face/3", "a_face/4"]
    assert rows[0] == {
        "question_id": "a_face", "title": "Is my face paralyzed? (photo)", "answer_id": "a_face/1",
        "number": "1", "headline": "Botox wears off",
        "body": "Wait three months.\n\nThe muscle recovers.", "name": "Ana Prasad",
        "credentials": "MD, FACS", "specialty": "Plastic Surgeon", "location": "New York",
        "rating": "4.3", "reviews": "59", "evidence": "byline", "sign_off": "", "certainty": "1.0",
        "path": "pages/a_face.txt", "record": "", "first_line": "5", "last_line": "10",
    }  # fmt: skip
    assert (rows[3]["name"], rows[3]["rating"], rows[3]["evidence"]) == ("", "", "none")


def test_no_pages() -> None:
    """The header is there even so."""
    assert list(answers_csv([], raw=False)) == [",".join(ANSWER_COLUMNS) + "\n"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_formulas_are_defused(answered: Page, start: str) -> None:
    """A cell that could run begins with an apostrophe, unless asked not to; controls never stay."""
    first = replace(answered.question.answers[0], doctor=Doctor(f"{start}cmd()"))
    page = replace(answered, question=replace(answered.question, answers=(first,)))
    shown = {"\t": " ", "\r": "␍"}.get(start, start)
    assert _rows("".join(answers_csv([page], raw=False)))[0]["name"] == f"'{shown}cmd()"
    assert _rows("".join(answers_csv([page], raw=True)))[0]["name"] == f"{shown}cmd()"


def test_figures_are_no_formulas(answered: Page) -> None:
    """Only text is defused: a number is a number."""
    first = replace(answered.question.answers[0], certainty=-0.5)
    page = replace(answered, question=replace(answered.question, answers=(first,)))
    assert _rows("".join(answers_csv([page], raw=False)))[0]["certainty"] == "-0.5"


def test_hostile_text(hostile: Page) -> None:
    """Controls are visible in every cell; only line feeds inside a body stay."""
    text = "".join(answers_csv([hostile], raw=False))
    assert {char for char in text if char < " "} == {"\n"}
    row = _rows(text)[0]
    assert row["body"] == "a<U+009B>2J\n:smile: [bold]b[/bold]␍"
    assert row["name"] == "'=cmd()"
    assert row["path"] == "pages/h␛i␊.txt"
