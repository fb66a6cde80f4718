"""Summaries in figures."""

from itertools import pairwise

from qa_cli.insight.aliases import Alias, Person
from qa_cli.insight.overview import (
    BANDS,
    Band,
    ProblemCount,
    Reply,
    Spread,
    summarise_corpus,
    summarise_question,
)
from qa_cli.insight.terms import Term, UnusualTerm
from qa_cli.model import Answer, Doctor, Page, Question, Source


def _rated(*ratings: tuple[float | None, int | None]) -> Page:
    """Return a page with an answer for each rating, all by different doctors."""
    answers = tuple(
        Answer(i, None, "word " * i, (i, i), Doctor(f"D{i}", None, None, None, stars, reviews),
               "byline", None, 1.0)
        for i, (stars, reviews) in enumerate(ratings, start=1)
    )  # fmt: skip
    has_photo = False
    question = Question(None, "", has_photo, None, answers, (), ())
    return Page("p", Source("p.txt", None, 0, ""), question)


def test_a_corpus(answered: Page, bare: Page) -> None:
    """Sizes, evidence, spreads and problems, over all pages."""
    summary = summarise_corpus([answered, bare])
    assert (summary.pages, summary.unanswered, summary.short) == (2, 1, 1)
    assert summary.answers == summary.named + summary.nameless + summary.anonymous == 4
    assert (summary.named, summary.nameless, summary.anonymous) == (1, 1, 2)
    assert (summary.doctors, summary.rated) == (1, 1)
    assert summary.answers_per_question == Spread(0, 2.0, 4, 4)
    assert summary.words_per_answer == Spread(2, 6.0, 9, 23)
    assert [group.label for group in summary.specialties] == ["Plastic Surgeon"]
    assert [group.label for group in summary.locations] == ["New York"]
    assert summary.terms[:2] == (Term("botox", 2, 2), Term("muscle", 2, 2))
    assert summary.problems == (
        ProblemCount("count-mismatch", 1, 1),
        ProblemCount("uncertain-boundary", 1, 1),
    )


def test_doctors_as_recorded() -> None:
    """Who is recorded to be one doctor counts once: in doctors, ratings, specialties, places."""
    pages = [_rated((5.0, 1), (4.0, 2), (3.0, 1))]
    same = Alias(Person("D1"), Person("D2"), same=True)
    assert summarise_corpus(pages).doctors == 3
    summary = summarise_corpus(pages, (same,))
    assert (summary.doctors, summary.rated, summary.named, summary.answers) == (2, 2, 3, 3)
    assert [(band.low, band.doctors) for band in summary.ratings if band.doctors] == [
        (4.0, 1),
        (3.0, 1),
    ]


def test_the_same_problem_twice(answered: Page) -> None:
    """Records and pages are counted each for itself; the most frequent comes first."""
    question = answered.question
    twice = (*question.problems, question.problems[1])
    page = Page("b", answered.source, Question("T", "", question.has_photo, None, (), (), twice))
    assert summarise_corpus([answered, page]).problems == (
        ProblemCount("uncertain-boundary", 3, 2),
        ProblemCount("count-mismatch", 2, 2),
    )


def test_more_answers_than_declared_are_not_too_few(answered: Page) -> None:
    """Only pages with fewer answers than they declare are short."""
    question = answered.question
    more = Question("T", "", question.has_photo, 3, question.answers, (), ())
    assert summarise_corpus([Page("b", answered.source, more)]).short == 0


def test_ratings_fall_into_bands() -> None:
    """Each rated doctor is in exactly one; an unrated one in none; reviews are summed."""
    summary = summarise_corpus(
        [_rated((5.0, 1), (4.9, 2), (4.5, 3), (4.4, 4), (4.0, 5), (3.9, 6), (0.0, 7), (None, None),
                (2.9, None))]
    )  # fmt: skip
    assert summary.ratings == (
        Band(5.0, 5.0, 1, 1),
        Band(4.5, 4.9, 2, 5),
        Band(4.0, 4.4, 2, 9),
        Band(3.0, 3.9, 1, 6),
        Band(0.0, 2.9, 2, 7),
    )
    assert sum(band.doctors for band in summary.ratings) == summary.rated == 8


def test_the_bands_leave_no_gap() -> None:
    """Ratings have one decimal: each band ends where the one before begins."""
    for (low, _), (_, high) in pairwise(BANDS):
        assert round(low - high, 1) == 0.1
    assert BANDS[-1][0] == 0.0


def test_the_median_of_an_even_number_is_between_two() -> None:
    """As statistics have it."""
    summary = summarise_corpus([_rated((5.0, 1), (5.0, 1), (5.0, 1), (5.0, 1))])
    assert summary.words_per_answer == Spread(1, 2.5, 4, 10)


def test_an_empty_corpus() -> None:
    """There is nothing to spread, and no figure is made up."""
    summary = summarise_corpus([])
    assert summary.answers_per_question is None
    assert summary.words_per_answer is None
    assert (summary.pages, summary.answers, summary.terms) == (0, 0, ())


def test_a_question(answered: Page) -> None:
    """Its answers one by one, what they share, and what one alone says; headlines count."""
    summary = summarise_question(answered)
    assert (summary.id, summary.declared_answers) == ("a_face", 5)
    assert summary.replies[0] == Reply(
        1, "Ana Prasad", "Plastic Surgeon", "New York", 4.3, 59, "byline", None, 6
    )
    assert summary.replies[3] == Reply(4, None, None, None, None, None, "none", None, 2)
    assert summary.shared == (Term("botox", 2, 2), Term("muscle", 2, 2))
    assert UnusualTerm("wears", 1, 1) in summary.unusual
    assert summary.words_per_answer == Spread(2, 6.0, 9, 23)


def test_a_bare_question(bare: Page) -> None:
    """No answers, no figures."""
    summary = summarise_question(bare)
    assert (summary.replies, summary.shared, summary.unusual) == ((), (), ())
    assert summary.words_per_answer is None
