"""A corpus in figures, drawn."""

import pytest

from qa_cli.insight.overview import summarise_corpus
from qa_cli.model import Doctor, Page, Problem
from qa_cli.output.dashboard import drawn_summary
from qa_cli.output.drawing import draw
from qa_cli.output.screen import Screen
from tests.builders import Said, page

NARROW = Screen(drawn=True, color=False, width=50, unicode=False)
WIDE = Screen(drawn=True, color=False, width=80, unicode=True)
ROWS_OF_A_TERMINAL = 24


def test_a_narrow_screen(answered: Page, bare: Page, hostile: Page) -> None:
    """Charts one below the other; each says of how many; page text is harmless."""
    summary = summarise_corpus([answered, bare, hostile])
    assert (
        draw(NARROW, *drawn_summary(summary, 2, NARROW))
        == """\
3 pages, 5 answers, 2 doctors by name
Answers per question 0 to 4, median 1; words per
answer 2 to 9, median 6
1 page without an answer; 1 page with fewer
answers than declared

Who answers  answers, of 5
byline with a name     2 #######################
byline without a name  1 ############
no byline              2 #######################

Ratings  stars, of 2 doctors
5.0         1 ########################  3 reviews
4.0 to 4.4  1 ########################  59 reviews

Specialties  doctors, of 2
Plastic Surgeon  1 ########################
[red]x           1 ########################

Places  doctors, of 2
<U+202E>LA  1 ########################
New York    1 ########################

Most shared figures  answers that give them, of 5
3 months (wait)  1 #####################  3 silent
Terms  botox 2, muscle 2, bold 1, denk 1
Problems  count-mismatch 1, uncertain-boundary 1
"""
    )


def test_an_empty_corpus() -> None:
    """A chart of noughts, not empty headings."""
    assert (
        draw(WIDE, *drawn_summary(summarise_corpus([]), 5, WIDE))
        == """\
0 pages, 0 answers, 0 doctors by name

Who answers  answers, of 0
byline with a name     0
byline without a name  0
no byline              0
"""
    )


def full_pages() -> list[Page]:
    """Return pages that fill every chart: ratings of every band, many places and figures."""
    problems = [Problem(f"problem-{n}-of-many-and-long", None, "x") for n in range(9)]
    return [
        page(
            f"p{n}",
            *(
                Said(
                    f"It lasts {m + 1} months. Use {n + 1} units of alpha{m} and beta{n}.",
                    doctor=Doctor(
                        f"Doctor {n} {m}", "MD", f"Specialist in very long names {m}",
                        f"City of a long name {m}", round(5.0 - m / 2, 1), 1_000_000,
                    ),
                )
                for m in range(9)
            ),
            "No figure here.",
            problems=problems,
        )
        for n in range(12)
    ]  # fmt: skip


@pytest.mark.parametrize("width", [76, 80, 200])
def test_it_fits_a_screen(width: int) -> None:
    """Whatever there is to show, it fits 24 rows with one to spare for the prompt."""
    screen = Screen(drawn=True, color=False, width=width, unicode=True)
    lines = draw(screen, *drawn_summary(summarise_corpus(full_pages()), None, screen)).splitlines()
    assert len(lines) < ROWS_OF_A_TERMINAL
    assert max(map(len, lines)) <= width
    headings = ("Who answers", "Ratings", "Specialties", "Places", "Most shared figures", "Terms",
                "Problems")  # fmt: skip
    assert all(any(heading in line for line in lines) for heading in headings)


def test_more_on_request() -> None:
    """A limit makes every list as long as is asked for."""
    lines = draw(WIDE, *drawn_summary(summarise_corpus(full_pages()), 9, WIDE)).splitlines()
    assert sum("City of a long name" in line for line in lines) == 9


def test_a_large_corpus_is_sampled() -> None:
    """Where figures are of some pages only, it is said of how many."""
    pages = [page(f"p{n}", "It lasts 3 months.") for n in range(900)]
    text = draw(WIDE, *drawn_summary(summarise_corpus(pages), None, WIDE))
    assert "Most shared figures  answers that give them, of 300 on 300 pages\n" in text
    assert "3 months (effect)  300 ████████████████████████  0 silent\n" in text
