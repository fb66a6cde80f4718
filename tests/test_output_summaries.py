"""Summaries for programs: a figure a line, and the JSON documents, whole."""

import csv
import json
from collections.abc import Iterable

from qa_cli.insight.overview import summarise_corpus, summarise_question
from qa_cli.model import Page
from qa_cli.output.columns import Line
from qa_cli.output.jsontext import json_text
from qa_cli.output.sheets import SUMMARY
from qa_cli.output.summaries import (
    lines_sheet,
    question_summary_document,
    question_summary_rows,
    summary_document,
    summary_rows,
)
from tests.builders import page


def _text(lines: Iterable[Line]) -> str:
    """Return what a pipe gets."""
    return "".join(lines_sheet(lines).lines("tsv", header=False))


def test_summary(answered: Page, bare: Page) -> None:
    """One figure a row; a limit cuts lists, and nothing else."""
    assert _text(summary_rows(summarise_corpus([answered, bare]), 1)) == (
        "pages\t2\nunanswered\t1\nshort\t1\nanswers\t4\nnamed\t1\nnameless\t1\nanonymous\t2\n"
        "doctors\t1\nrated\t1\n"
        "answers_per_question\t0\t2.0\t4\nwords_per_answer\t2\t6.0\t9\n"
        "rating\t5.0\t5.0\t0\t0\nrating\t4.5\t4.9\t0\t0\nrating\t4.0\t4.4\t1\t59\n"
        "rating\t3.0\t3.9\t0\t0\nrating\t0.0\t2.9\t0\t0\n"
        "specialty\tPlastic Surgeon\t1\t1\nlocation\tNew York\t1\t1\n"
        "term\tbotox\t2\t4\n"
        "problem\tcount-mismatch\t1\t1\nproblem\tuncertain-boundary\t1\t1\n"
        "figure_pages\t2\t4\nfigure\tduration\twait\t3\t3\tmonth\t\t1\t4\t3\t\n"
    )


def test_summary_of_nothing() -> None:
    """No page, no spread: the rows are left out rather than filled with zeros."""
    rows = _text(summary_rows(summarise_corpus([]), 1))
    assert "answers_per_question" not in rows
    assert rows.startswith("pages\t0\n")


def test_question_summary(answered: Page) -> None:
    """The question, its answers, then terms, mentions and figures up to the limit."""
    assert _text(question_summary_rows(summarise_question(answered), 2)) == (
        "id\ta_face\ntitle\tIs my face paralyzed? (photo)\nanswers\t4\t5\n"
        "words_per_answer\t2\t6.0\t9\n"
        "answer\t1\tAna Prasad\tPlastic Surgeon\tNew York\t4.3\t59\t6\tbyline\n"
        "answer\t2\t\tDermatologist\tLos Angeles\t4.9\t1159\t6\tnameless-byline\n"
        "answer\t3\tDr. Denk\t\t\t\t\t9\tsign-off\n"
        "answer\t4\t\t\t\t\t\t2\tnone\n"
        "shared\tbotox\t2\t4\nshared\tmuscle\t2\t4\n"
        "unusual\trecovers\t1\t1\nunusual\twait\t1\t1\n"
        "evidence\tmarkup\t0\nevidence\tbyline\t1\nevidence\tnameless-byline\t1\n"
        "evidence\tsign-off\t1\nevidence\tnone\t1\n"
        "different\t4\nmention\tmuscle\t2\t4\t2\n"
        "figure\tduration\twait\t3\t3\tmonth\t\t1\t4\t3\t\n"
    )


def test_copies_and_likeness() -> None:
    """Copies in one cell; of the answer closest to the others, number and likeness."""
    made = page("001_ab", *LIKE)
    rows = _text(question_summary_rows(summarise_question(made), 1)).splitlines(keepends=True)
    assert "copies\t1 2\n" in rows
    assert "different\t3\n" in rows
    assert [row for row in rows if row.startswith(("closest", "furthest"))] == [
        "closest\t1\t0.428\n",
    ]


LIKE = ("alpha beta gamma delta epsilon zeta",) * 2 + (
    "alpha beta gamma kappa rho tau", "delta epsilon zeta omega chi psi",
)  # fmt: skip
"""Answers of which the first, and its copy, is as like each of the others."""

THREE_MONTHS = {
    "low": 3, "high": 3, "unit": "month", "negated": False, "answers": 1,
    "answer_ids": ["a_face/1"], "asked": False,
}  # fmt: skip


def test_the_document_of_a_corpus(answered: Page) -> None:
    """All figures; the limit cuts terms, specialties and locations."""
    document = json.loads(json_text(summary_document(summarise_corpus([answered]), 1)))
    assert document == {
        "schema": 1, "pages": 1, "unanswered": 0, "short": 1, "answers": 4, "named": 1,
        "nameless": 1, "anonymous": 2, "doctors": 1, "rated": 1,
        "answers_per_question": {"least": 4, "median": 4.0, "most": 4, "total": 4},
        "words_per_answer": {"least": 2, "median": 6.0, "most": 9, "total": 23},
        "ratings": [
            {"low": 5.0, "high": 5.0, "doctors": 0, "reviews": 0},
            {"low": 4.5, "high": 4.9, "doctors": 0, "reviews": 0},
            {"low": 4.0, "high": 4.4, "doctors": 1, "reviews": 59},
            {"low": 3.0, "high": 3.9, "doctors": 0, "reviews": 0},
            {"low": 0.0, "high": 2.9, "doctors": 0, "reviews": 0},
        ],
        "specialties": [{"label": "Plastic Surgeon", "doctors": 1, "answers": 1, "questions": 1,
                         "answer_ids": ["a_face/1"]}],
        "locations": [{"label": "New York", "doctors": 1, "answers": 1, "questions": 1,
                       "answer_ids": ["a_face/1"]}],
        "terms": [{"word": "botox", "answers": 2, "times": 2}],
        "problems": [{"code": "count-mismatch", "count": 1, "pages": 1},
                     {"code": "uncertain-boundary", "count": 1, "pages": 1}],
        "figures": {
            "pages": 1, "answers": 4,
            "topics": [
                {"kind": "duration", "role": "wait", "measure": "time", "given": 1, "silent": 3,
                 "figures": [THREE_MONTHS]},
            ],
        },
    }  # fmt: skip


def test_the_document_of_a_question(answered: Page) -> None:
    """Its answers, and at most as many shared and as many unusual terms as asked for."""
    document = json.loads(json_text(question_summary_document(summarise_question(answered), 1)))
    replies = document.pop("replies")
    assert document == {
        "schema": 1, "id": "a_face", "title": "Is my face paralyzed? (photo)",
        "declared_answers": 5,
        "words_per_answer": {"least": 2, "median": 6.0, "most": 9, "total": 23},
        "shared": [{"word": "botox", "answers": 2, "times": 2}],
        "unusual": [{"word": "recovers", "number": 1, "times": 1}],
        "evidence": {"markup": 0, "byline": 1, "nameless-byline": 1, "sign-off": 1, "none": 1},
        "different": 4, "copies": [],
        "mentions": [{"phrase": "muscle", "answers": 2, "silent": 2,
                      "answer_ids": ["a_face/1", "a_face/3"]}],
        "measure": "words shared with the other answers, rare ones counting more; 0 to 1",
        "closest": None, "furthest": None,
        "figures": [
            {"kind": "duration", "role": "wait", "measure": "time", "given": 1, "silent": 3,
             "figures": [THREE_MONTHS]},
        ],
        "axes": [
            {"kind": "duration", "roles": ["wait"], "measure": "time", "given": 1, "silent": 3,
             "covered": [], "rows": [{"of": None, "role": "wait", **THREE_MONTHS}]},
        ],
    }  # fmt: skip
    assert len(replies) == 4
    assert replies[1] == {
        "number": 2, "name": None, "specialty": "Dermatologist", "location": "Los Angeles",
        "rating": 4.9, "reviews": 1159, "evidence": "nameless-byline", "sign_off": "Dr. Emer",
        "words": 6,
    }  # fmt: skip


def test_copies_and_likeness_by_id() -> None:
    """By the ids of answers."""
    made = page("a", *LIKE)
    document = question_summary_document(summarise_question(made), 1)
    assert document["copies"] == [["a/1", "a/2"]]
    assert document["closest"] == {"id": "a/1", "likeness": 0.428}
    assert document["furthest"] is None


def test_a_summary_is_harmless() -> None:
    """Header and rows of the same width; a title that is a formula is defused."""
    made = page("001_ab", "Use ice.", title='=cmd(",")')
    text = "".join(lines_sheet(question_summary_rows(summarise_question(made), 1)).lines("csv"))
    rows = list(csv.reader(text.splitlines()))
    assert rows[0] == [column.name for column in SUMMARY]
    assert {len(row) for row in rows} == {len(SUMMARY)}
    assert rows[2][:2] == ["title", '\'=cmd(",")']
