"""Summaries, drawn."""

from qa_cli.insight.summary import summarise_corpus, summarise_question
from qa_cli.model import Page
from qa_cli.output.figures import drawn_question_summary, drawn_summary
from qa_cli.output.screen import Screen, draw

NARROW = Screen(drawn=True, color=False, width=50, unicode=False)
MEDIUM = Screen(drawn=True, color=False, width=80, unicode=True)


def test_a_corpus(answered: Page, bare: Page, hostile: Page) -> None:
    """Each chart says of how many; a chart's longest bar fills the room; notes never run over."""
    summary = summarise_corpus([answered, bare, hostile])
    assert (
        draw(NARROW, *drawn_summary(summary, 2, NARROW))
        == """\
3 pages, 5 answers, 2 doctors by name
1 page without an answer
1 page with fewer answers than declared
Answers per question       0 to 4, median 1
Words per answer           2 to 9, median 6

Who answers  answers, of 5
byline with a name             2 ################
byline without a name          1 ########
no byline                      2 ################

Ratings in stars  doctors, of 2 rated ones
5.0                            1 ######## on 3
                                          reviews
4.0 to 4.4                     1 ######## on 59
                                          reviews

Specialties  doctors, of 2
Plastic Surgeon                1 ######## 1 answer
[red]x                         1 ######## 1 answer

Locations  doctors, of 2
<U+202E>LA                     1 ######## 1 answer
New York                       1 ######## 1 answer

Most telling terms  answers that mention it, of 5
botox                          2 ################
muscle                         2 ################

Problems  times recorded
count-mismatch                 1 ######## on 1
                                          page
uncertain-boundary             1 ######## on 1
                                          page
"""
    )


def test_an_empty_corpus() -> None:
    """Nothing to draw is said in one line and a chart of noughts, not in empty headings."""
    assert (
        draw(MEDIUM, *drawn_summary(summarise_corpus([]), 5, MEDIUM))
        == """\
0 pages, 0 answers, 0 doctors by name

Who answers  answers, of 0
byline with a name             0
byline without a name          0
no byline                      0
"""
    )


def test_a_question(answered: Page) -> None:
    """Its answers by length, with who gave them; what they share; what one alone says."""
    summary = summarise_question(answered)
    assert (
        draw(MEDIUM, *drawn_question_summary(summary, "a_f", 2, MEDIUM))
        == """\
Is my face paralyzed? (photo)
a_f  4 of 5 answers
Words per answer           2 to 9, median 6

Answers  length in words; rating (reviews)
1. Ana Prasad                  6 █████████████        Plastic Surgeon, 4.3 (59)
2. (byline without a name;     6 █████████████        Dermatologist, 4.9 (1,159)
signed "Dr. Emer")
3. (no byline; signed "Dr.     9 ████████████████████
Denk")
4. (no byline)                 2 ████

Shared terms  answers that mention it, of 4
botox                          2 ████████████████████████████████████████
muscle                         2 ████████████████████████████████████████

Unusual terms  times, in one answer alone
recovers                       1 ███████████████████████████████████ in answer 1
wait                           1 ███████████████████████████████████ in answer 1
"""
    )


def test_a_bare_question(bare: Page) -> None:
    """Two lines are all there is to say."""
    summary = summarise_question(bare)
    assert draw(MEDIUM, *drawn_question_summary(summary, "pag", 2, MEDIUM)) == (
        "(no title)\npag  0 answers\n"
    )
