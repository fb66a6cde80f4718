"""Summaries for scripts: a figure a line."""

from qa_cli.insight.summary import summarise_corpus, summarise_question
from qa_cli.model import Page
from qa_cli.output.summary_rows import (
    question_summary_rows,
    summary_rows,
)
from tests.builders import page


def test_summary(answered: Page, bare: Page) -> None:
    """One figure a row; a limit cuts lists, and nothing else."""
    assert "".join(summary_rows(summarise_corpus([answered, bare]), 1)) == (
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
    rows = "".join(summary_rows(summarise_corpus([]), 1))
    assert "answers_per_question" not in rows
    assert rows.startswith("pages\t0\n")


def test_question_summary(answered: Page) -> None:
    """The question, its answers, then terms, mentions and figures up to the limit."""
    assert "".join(question_summary_rows(summarise_question(answered), 2)) == (
        "id\ta_face\ntitle\tIs my face paralyzed? (photo)\nanswers\t4\t5\n"
        "words_per_answer\t2\t6.0\t9\n"
        "answer\t1\tAna Prasad\tPlastic Surgeon\tNew York\t4.3\t59\t6\tbyline\n"
        "answer\t2\t\tDermatologist\tLos Angeles\t4.9\t1159\t6\tnameless-byline\n"
        "answer\t3\tDr. Denk\t\t\t\t\t9\tsign-off\n"
        "answer\t4\t\t\t\t\t\t2\tnone\n"
        "shared\tbotox\t2\t4\nshared\tmuscle\t2\t4\n"
        "unusual\trecovers\t1\t1\nunusual\twait\t1\t1\n"
        "evidence\tbyline\t1\nevidence\tnameless-byline\t1\n"
        "evidence\tsign-off\t1\nevidence\tnone\t1\n"
        "different\t4\nmention\tmuscle\t2\t4\t2\n"
        "figure\tduration\twait\t3\t3\tmonth\t\t1\t4\t3\t\n"
    )


def test_copies_and_likeness() -> None:
    """Copies in one cell; of the closest and the furthest, number and likeness."""
    pasted = "alpha beta gamma delta epsilon zeta"
    made = page("001_ab", pasted, pasted, "alpha beta gamma delta eta", "kappa rho tau chi omega")
    rows = list(question_summary_rows(summarise_question(made), 1))
    assert "copies\t1 2\n" in rows
    assert "different\t3\n" in rows
    assert [row for row in rows if row.startswith(("closest", "furthest"))] == [
        "closest\t1\t0.3651\n",
        "furthest\t4\t0.0\n",
    ]
