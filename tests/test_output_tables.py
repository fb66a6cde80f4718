"""Tables, whole, at fixed widths, without color."""

from dataclasses import replace

import pytest

from qa_cli.insight.audit import Audit, Finding
from qa_cli.insight.naming import DoctorsFound, find_doctors
from qa_cli.insight.tally import Group, PageRating, Respondent, Tally, group_by_location, tally
from qa_cli.model import Lines, Page
from qa_cli.output.drawing import draw
from qa_cli.output.screen import Screen
from qa_cli.output.tables import (
    answered_table,
    audit_tables,
    doctor_table,
    group_table,
    question_table,
)

NARROW = Screen(drawn=True, color=False, width=50, unicode=True)
MEDIUM = Screen(drawn=True, color=False, width=80, unicode=True)
WIDE = Screen(drawn=True, color=False, width=120, unicode=True)
ASCII = Screen(drawn=True, color=False, width=80, unicode=False)
SHORT = {"a_face": "a_f", "pages:2": "pag", "h\x1bi": "h\x1bi"}


def test_questions(answered: Page, bare: Page, hostile: Page) -> None:
    """A line a page; long titles are cut to fit, figures never are."""
    pages = [answered, bare, hostile]
    assert draw(NARROW, *question_table(pages, SHORT, 3, NARROW)) == (
        "                                    With\n"
        "Id   Question            Answers  doctor  Problems\n"
        "──────────────────────────────────────────────────\n"
        "a_f  Is my face paraly…      4/5       1         2\n"
        "pag  (no title)                0       0         0\n"
        "h␛i  ␛[2J[/b]<U+2028>x       1/1       1         0\n"
        "\n"
        "3 questions, 5 answers\n"
    )


def test_some_of_the_questions_without_line_drawing(answered: Page) -> None:
    """A limit is owned up to below the table; ASCII does without a rule."""
    assert draw(ASCII, *question_table([answered], SHORT, 3, ASCII)) == (
        "                                            With\n"
        "Id  Question                      Answers doctor Problems\n"
        "a_f Is my face paralyzed? (photo)     4/5      1        2\n"
        "\n"
        "1 of 3 questions, 4 answers\n"
    )


def test_doctors(answered: Page, hostile: Page) -> None:
    """Reviews stand beside each rating; the foot completes the column of answers."""
    counted = tally([answered, hostile])
    assert draw(MEDIUM, *doctor_table(counted, MEDIUM)) == (
        "                                                         Rating           Ques-\n"
        "Doctor                   Specialty        Location    (reviews)  Answers  tions\n"
        "───────────────────────────────────────────────────────────────────────────────\n"
        "Ana Prasad, MD, FACS     Plastic Surgeon  New York     4.3 (59)        1      1\n"
        "=cmd(), ␛[31m            [red]x           <U+202E>LA    5.0 (3)        1      1\n"
        "(byline without a name)                                                1      1\n"
        "(no byline)                                                            2      1\n"
        "\n"
        "5 answers, 2 doctors by name\n"
    )


def test_stars_where_there_is_room(answered: Page) -> None:
    """From 100 columns on, ratings are drawn as stars too."""
    drawn = draw(WIDE, *doctor_table(tally([answered]), WIDE))
    assert drawn.split("\n")[3] == (
        "Ana Prasad, MD, FACS     Plastic Surgeon  New York  ★★★★☆ 4.3 (59)        1      1"
    )


def test_a_doctor_without_a_rating() -> None:
    """The cell stays empty: no rating is not a rating of nought."""
    doctor = Respondent("A", None, None, None, None, None, 1, 1, ("a/1",))
    drawn = draw(MEDIUM, *doctor_table(Tally(1, (doctor,), (), ()), MEDIUM))
    assert drawn.split("\n")[3].split() == ["A", "1", "1"]


def test_groups(answered: Page, hostile: Page) -> None:
    """A line a location, and the same foot, in which there are no doctors to count."""
    counted = tally([answered, hostile])
    groups = (*group_by_location(counted.doctors), Group(None, 3, 4, 2, ()))
    assert draw(NARROW, *group_table(groups, counted, "location", NARROW)) == (
        "Location               Doctors  Answers  Questions\n"
        "──────────────────────────────────────────────────\n"
        "<U+202E>LA                   1        1          1\n"
        "New York                     1        1          1\n"
        "(no location given)          3        4          2\n"
        "(byline without a                     1          1\n"
        "name)\n"
        "(no byline)                           2          1\n"
        "\n"
        "5 answers, 2 doctors by name\n"
    )


def test_answers_of_a_doctor(answered: Page) -> None:
    """Who is meant, then an answer a line."""
    found = find_doctors("prasad", [answered])
    assert draw(MEDIUM, *answered_table(found, SHORT, MEDIUM)) == (
        "Ana Prasad, MD, FACS  Plastic Surgeon, New York  4.3 (59 reviews)\n"
        "\n"
        "Id     Answer           By                    Line\n"
        "──────────────────────────────────────────────────\n"
        "a_f/1  Botox wears off  Ana Prasad, MD, FACS     5\n"
        "\n"
        "1 answer\n"
    )


def test_answers_of_somebody_who_only_signs(answered: Page) -> None:
    """A sign-off names no doctor of the tally, so that only the answer stands there."""
    found = find_doctors("Dr. Emer", [answered])
    assert draw(NARROW, *answered_table(found, SHORT, NARROW)) == (
        "Id     Answer         By                      Line\n"
        "──────────────────────────────────────────────────\n"
        "a_f/2  (no headline)  (byline without a         12\n"
        '                      name; signed "Dr.\n'
        '                      Emer")\n'
        "\n"
        "1 answer\n"
    )


def test_some_of_the_doctors_with_their_words() -> None:
    """Words have a column where any were counted; some doctors of all have a sum, and no foot."""
    ann = Respondent("Ann Roe", "MD", "D", "Reno", 4.3, 59, 1, 1, ("a/1",), words=1234)
    bea = Respondent("Bea Roe", None, None, None, None, None, 2, 1, ("a/2", "a/3"))
    everyone = Tally(9, (ann, bea, replace(bea, name="Cy Roe")), ("a/9",), ())
    assert draw(MEDIUM, *doctor_table(everyone, MEDIUM, (ann, bea))) == (
        "                                     Rating           Ques-\n"
        "Doctor       Specialty  Location  (reviews)  Answers  tions  Words\n"
        "──────────────────────────────────────────────────────────────────\n"
        "Ann Roe, MD  D          Reno       4.3 (59)        1      1  1,234\n"
        "Bea Roe                                            2      1      0\n"
        "\n"
        "2 of 3 doctors by name, 3 of 9 answers\n"
    )


def test_ratings_beyond_the_first_eight_are_counted() -> None:
    """Those that rest on most reviews are listed."""
    ratings = tuple(PageRating(4.0, 90 - at, f"a/{at}") for at in range(10))
    doctor = Respondent("A", None, None, None, 4.0, 90, 1, 1, (), ratings=ratings)
    drawn = draw(MEDIUM, *answered_table(DoctorsFound((), (doctor,), ()), {}, MEDIUM))
    assert drawn.splitlines()[:10] == [
        "A  4.0 (90 reviews)",
        *(f"  4.0 ({90 - at} reviews) in a/{at}" for at in range(8)),
        "  2 more ratings that rest on fewer reviews: --json",
    ]


ASCII60 = Screen(drawn=True, color=False, width=60, unicode=False)


@pytest.mark.parametrize(
    ("lines", "where"), [(None, "page"), ((3, 3), "3"), ((3, 9), "3-9")], ids=str
)
def test_where_a_finding_is(lines: Lines | None, where: str) -> None:
    """On a line, on some, or on the page as a whole; nothing of it acts."""
    finding = Finding("cut-off", "warning", "a\x1b", "p/a\x1b.txt", lines, "it \x9b ends")
    drawn = draw(ASCII60, *audit_tables(Audit(1, (), (finding,)), {"a\x1b": "a\x1b"}, ASCII60))
    assert drawn.splitlines()[-4:] == [
        "a\u241b  p/a\u241b.txt",
        f"{where} cut-off it <U+009B> ends",
        "",
        "1 page, 1 problem",
    ]
