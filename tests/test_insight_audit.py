"""The audit: problems in place, and copies found by comparing."""

from dataclasses import replace

from qa_cli.insight.audit import audit
from qa_cli.model import Answer, Page, Problem, Question, Source

LONG = "Wait for at least three months before you decide on anything else, whatever it costs you."
PASTED = LONG.upper().replace(" ", "\n", 3) + "!"


def page(page_id: str, *bodies: str, title: str = "A title") -> Page:
    """Make a page of answers with these bodies, each four lines long."""
    answers = tuple(
        Answer(n, f"Headline {n}", body, (4 * n, 4 * n + 2), None, "none", None, 1.0)
        for n, body in enumerate(bodies, 1)
    )
    has_photo = False
    question = Question(title, "Why?", has_photo, None, answers, (), ())
    return Page(page_id, Source(f"pages/{page_id}.txt", None, 9, "0a" * 16), question)


def test_nothing_doubtful_gives_an_empty_audit() -> None:
    """Pages without problems are counted, and nothing else is said."""
    found = audit([page("a", LONG), page("b", "Something else entirely.")])
    assert (found.pages, found.codes, found.findings, found.damaged) == (2, (), (), False)


def test_problems_come_page_by_page_and_by_line() -> None:
    """Findings stand in corpus order, a page's own ones first, and carry level and path."""
    problems = (
        Problem("nameless-byline", (9, 9), "later"),
        Problem("no-answers", None, "whole page"),
    )
    doubtful = page("b")
    doubtful = replace(doubtful, question=replace(doubtful.question, problems=problems))
    found = audit([page("a", LONG), doubtful])
    assert [(one.page_id, one.code, one.level, one.path) for one in found.findings] == [
        ("b", "no-answers", "error", "pages/b.txt"),
        ("b", "nameless-byline", "note", "pages/b.txt"),
    ]
    assert found.damaged


def test_codes_are_counted_worst_level_first() -> None:
    """Counts say how often and on how many pages; errors precede warnings precede notes."""
    note = Problem("nameless-byline", (1, 1), "x")
    error = Problem("no-answers", None, "x")
    one, two = page("a", title="One"), page("b", title="Two")
    one = replace(one, question=replace(one.question, problems=(note, note)))
    two = replace(two, question=replace(two.question, problems=(note, error)))
    counts = [(c.code, c.level, c.count, c.pages) for c in audit([one, two]).codes]
    assert counts == [("no-answers", "error", 1, 1), ("nameless-byline", "note", 3, 2)]


def test_a_page_saved_twice_is_a_duplicate_and_its_answers_are_no_copies() -> None:
    """White space apart the same: one warning for the page, none for its answers."""
    found = audit([page("a", LONG), page("b", LONG.replace(" ", "  "))])
    assert [(one.page_id, one.code, one.message) for one in found.findings] == [
        ("b", "duplicate-page", "the page says the same as a")
    ]


def test_a_pasted_answer_is_found_across_pages_and_within_one() -> None:
    """Case, punctuation and line breaks do not hide a copy; the first place is named."""
    found = audit([page("a", LONG, PASTED), page("b", "No.", PASTED, title="Other")])
    assert [(one.page_id, one.lines, one.message) for one in found.findings] == [
        ("a", (8, 10), "answer 2 has the same text as a/1"),
        ("b", (8, 10), "answer 2 has the same text as a/1"),
    ]


def test_few_words_are_no_copy() -> None:
    """Two doctors may both say that they would wait."""
    assert audit([page("a", "Yes, I would wait.", "Yes, I would wait.")]).findings == ()


def test_half_a_surrogate_pair_can_be_compared() -> None:
    """Text that UTF-8 cannot hold, as standard input may give it, is audited like any other."""
    assert audit([page("a", LONG + " \ud800")]).pages == 1
