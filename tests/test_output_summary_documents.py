"""The JSON documents of `summary`, whole."""

import json

from qa_cli.insight.summary import summarise_corpus, summarise_question
from qa_cli.model import Page
from qa_cli.output.jsontext import json_text
from qa_cli.output.summary_documents import question_summary_document, summary_document
from tests.builders import page

THREE_MONTHS = {
    "low": 3, "high": 3, "unit": "month", "negated": False, "answers": 1,
    "answer_ids": ["a_face/1"], "asked": False,
}  # fmt: skip


def test_a_corpus(answered: Page) -> None:
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


def test_a_question(answered: Page) -> None:
    """Its answers, and at most as many shared and as many unusual terms as asked for."""
    document = json.loads(json_text(question_summary_document(summarise_question(answered), 1)))
    replies = document.pop("replies")
    assert document == {
        "schema": 1, "id": "a_face", "title": "Is my face paralyzed? (photo)",
        "declared_answers": 5,
        "words_per_answer": {"least": 2, "median": 6.0, "most": 9, "total": 23},
        "shared": [{"word": "botox", "answers": 2, "times": 2}],
        "unusual": [{"word": "recovers", "number": 1, "times": 1}],
        "evidence": {"byline": 1, "nameless-byline": 1, "sign-off": 1, "none": 1},
        "different": 4, "copies": [],
        "mentions": [{"phrase": "muscle", "answers": 2, "silent": 2,
                      "answer_ids": ["a_face/1", "a_face/3"]}],
        "measure": "mean cosine similarity of the sets of telling words, 0 to 1",
        "closest": None, "furthest": None,
        "figures": [
            {"kind": "duration", "role": "wait", "measure": "time", "given": 1, "silent": 3,
             "figures": [THREE_MONTHS]},
        ],
    }  # fmt: skip
    assert len(replies) == 4
    assert replies[1] == {
        "number": 2, "name": None, "specialty": "Dermatologist", "location": "Los Angeles",
        "rating": 4.9, "reviews": 1159, "evidence": "nameless-byline", "sign_off": "Dr. Emer",
        "words": 6,
    }  # fmt: skip


def test_copies_and_likeness() -> None:
    """By the ids of answers."""
    pasted = "alpha beta gamma delta epsilon zeta"
    made = page("a", pasted, pasted, "alpha beta gamma delta eta", "kappa rho tau chi omega")
    document = question_summary_document(summarise_question(made), 1)
    assert document["copies"] == [["a/1", "a/2"]]
    assert document["closest"] == {"id": "a/1", "likeness": 0.3651}
    assert document["furthest"] == {"id": "a/4", "likeness": 0.0}
