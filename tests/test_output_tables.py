"""Tables, whole, at fixed widths, without color."""

from dataclasses import replace

import pytest
from rich.cells import cell_len

from qa_cli.insight.audit import Audit, Finding
from qa_cli.insight.naming import DoctorsFound, find_doctors
from qa_cli.insight.tally import (
    Group,
    PageRating,
    Respondent,
    Tally,
    group_by_location,
    group_by_specialty,
    tally,
)
from qa_cli.model import Doctor, Lines, Page
from qa_cli.output.drawing import draw
from qa_cli.output.screen import Screen
from qa_cli.output.tables import (
    answered_table,
    audit_tables,
    doctor_table,
    group_table,
    question_table,
)
from tests import builders

NARROW = Screen(drawn=True, color=False, width=50, unicode=True)
MEDIUM = Screen(drawn=True, color=False, width=80, unicode=True)
WIDE = Screen(drawn=True, color=False, width=120, unicode=True)
ASCII = Screen(drawn=True, color=False, width=80, unicode=False)
SHORT = {"a_face": "a_f", "pages:2": "pag", "h\x1bi": "h\x1bi"}


def test_questions(answered: Page, bare: Page, hostile: Page) -> None:
    """A line a page; long titles are cut to fit, figures never are; a column may have no room."""
    pages = [answered, bare, hostile]
    assert draw(NARROW, *question_table(pages, SHORT, 3, NARROW)) == (
        "Id   Question                    Answers  Problems\n"
        "──────────────────────────────────────────────────\n"
        "a_f  Is my face paralyzed? (ph…      4/5         2\n"
        "pag  (no title)                        0         0\n"
        "h␛i  ␛[2J[/b]<U+2028>x               1/1         0\n"
        "not shown: With doctor (50 columns; --format csv\n"
        "has all)\n"
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
        "                                             Rating\n"
        "Doctor                   Specialty        (reviews)  Answers  Questions\n"
        "───────────────────────────────────────────────────────────────────────\n"
        "Ana Prasad, MD, FACS     Plastic Surgeon   4.3 (59)        1          1\n"
        "=cmd(), ␛[31m            [red]x             5.0 (3)        1          1\n"
        "(byline without a name)                                    1          1\n"
        "(no byline)                                                2          1\n"
        "not shown: Location (80 columns; --format csv has all)\n"
        "\n"
        "5 answers, 2 doctors by name\n"
    )


@pytest.mark.parametrize(("width", "stars"), [(120, "  ★★★★☆"), (87, "")])
def test_stars_where_there_is_room(answered: Page, width: int, stars: str) -> None:
    """They repeat the rating: the first to go where all columns do not fit, without a word."""
    screen = WIDE._replace(width=width)
    drawn = draw(screen, *doctor_table(tally([answered]), screen))
    assert drawn.split("\n")[3] == (
        f"Ana Prasad, MD, FACS     Plastic Surgeon  New York{stars}   4.3 (59)        1          1"
    )
    assert "not shown" not in drawn


@pytest.mark.parametrize(
    ("width", "missing"),
    [
        (120, []),
        (80, ["Location"]),
        (70, ["Location", "Questions"]),
        (50, ["Specialty", "Location", "Questions"]),
        (30, ["Specialty", "Location", "Rating (reviews)", "Questions"]),
    ],
)
def test_the_least_important_columns_of_doctors_go_first(width: int, missing: list[str]) -> None:
    """Names stay whole as long as they can, and what is not shown is named below the table."""
    names = ("Francis R. Palmer, III", "Ann Roe")
    doctors = tuple(
        Respondent(name, "MD", "Facial Plastic Surgeon", "Greenwood Village", 4.7, 28, 1, 1, ())
        for name in names
    )
    screen = ASCII._replace(width=width)
    drawn = " ".join(draw(screen, *doctor_table(Tally(2, doctors, (), ()), screen)).split())
    told = f"not shown: {', '.join(missing)} ({width} columns; --format csv has all)"
    assert ("not shown: " in drawn) is bool(missing)
    assert not missing or told in drawn
    assert width < 50 or "Francis R. Palmer, III, MD " in drawn


WORDY = "Wilhelmina Featherstonehaugh-Cholmondeley, MD, FACS"


@pytest.mark.parametrize("width", [50, 80, 100, 120])
def test_words_are_not_broken(width: int) -> None:
    """Names, specialties, headlines, titles and messages wrap between words, in every table."""
    doctor = Doctor(WORDY, None, "Otolaryngologist-Rhinologist of Gloucestershire", "Wolverhampton")
    made = builders.page("a", builders.Said("Wait.", doctor=doctor, headline=WORDY))
    counted = tally([made])
    finding = Finding("cut-off", "warning", "a", "p.txt", (1, 2), WORDY)
    screen = MEDIUM._replace(width=width)
    look = {"a": "a"}
    for drawn in (
        draw(screen, *doctor_table(counted, screen)),
        draw(
            screen, *group_table(group_by_specialty(counted.doctors), counted, "specialty", screen)
        ),
        draw(screen, *answered_table(find_doctors("Wilhelmina", [made]), look, screen)),
        draw(screen, *audit_tables(Audit(1, (), (finding,)), look, screen)),
    ):
        whole = {*WORDY.split(), *str(doctor.specialty).split(), *str(doctor.location).split()}
        for word in drawn.split():
            part = any(word in one for one in whole)
            assert not part or word in whole or len(word) < len("MD,"), word
        assert max(map(len, drawn.splitlines())) <= width


def test_a_word_wider_than_the_screen_is_broken() -> None:
    """All of it is there, and it leaves room for the most important columns."""
    doctors = tuple(
        Respondent(name, "MD", "Surgeon", "Reno", 4.7, 28, 1, 1, ())
        for name in ("A" * 300, "\u5c71\u7530" * 40, "Ann Roe")
    )
    drawn = draw(MEDIUM, *doctor_table(Tally(3, doctors, (), ()), MEDIUM))
    assert "not shown: Location, Questions (80" in drawn
    assert drawn.count("\u5c71") == drawn.count("\u7530") == 40
    assert sum(line.count("A") for line in drawn.splitlines() if "AA" in line) == 300
    assert max(map(cell_len, drawn.splitlines())) <= 80


def test_thousands(answered: Page) -> None:
    """They are separated in every column of figures."""
    many = Respondent("Ann Roe", None, None, None, 4.3, 5900, 4527, 3201, (), words=1234567)
    unnamed = tuple(f"a{at}/1" for at in range(1, 1201))
    drawn = draw(MEDIUM, *doctor_table(Tally(5727, (many,), unnamed, ()), MEDIUM))
    assert {"(5,900)", "4,527", "3,201", "1,234,567", "1,200"} <= set(drawn.split())
    group = Group("D", 1500, 4527, 3201, ())
    drawn = draw(MEDIUM, *group_table((group,), tally([answered]), "specialty", MEDIUM))
    assert {"1,500", "4,527", "3,201"} <= set(drawn.split())
    one = answered.question.answers[0]
    question = replace(answered.question, answers=(one,) * 1500, declared_answers=2000)
    page = replace(answered, question=question)
    drawn = draw(MEDIUM, *question_table([page], SHORT, 1, MEDIUM))
    assert {"1,500/2,000", "1,500"} <= set(drawn.split())


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
        "Location                 Doctors  Answers\n"
        "─────────────────────────────────────────\n"
        "<U+202E>LA                     1        1\n"
        "New York                       1        1\n"
        "(no location given)            3        4\n"
        "(byline without a name)                 1\n"
        "(no byline)                             2\n"
        "not shown: Questions (50 columns; --format csv has\n"
        "all)\n"
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
        "                                            Rating\n"
        "Doctor       Specialty  Location         (reviews)  Answers  Questions  Words\n"
        "─────────────────────────────────────────────────────────────────────────────\n"
        "Ann Roe, MD  D          Reno      ★★★★☆   4.3 (59)        1          1  1,234\n"
        "Bea Roe                                                   2          1      0\n"
        "\n"
        "2 of 3 doctors by name, 3 of 9 answers\n"
    )


def test_a_limit_on_doctors_who_are_as_wished() -> None:
    """How many are shown, how many are so, and how many there are at all."""
    ann = Respondent("Ann Roe", "MD", "D", "Reno", 4.3, 59, 1, 1, ("a/1",))
    everyone = Tally(9, tuple(replace(ann, name=name) for name in "ABCDE"), (), ())
    drawn = draw(MEDIUM, *doctor_table(everyone, MEDIUM, everyone.doctors[:1], chosen=3))
    assert drawn.endswith("\n\n1 of 3 such doctors (5 by name in all), 1 of 9 answers\n")
    drawn = draw(MEDIUM, *doctor_table(everyone, MEDIUM, everyone.doctors[:1], chosen=5))
    assert drawn.endswith("\n\n1 of 5 doctors by name, 1 of 9 answers\n")


@pytest.mark.parametrize(("by", "noun"), [("specialty", "specialties"), ("location", "locations")])
def test_a_limit_on_groups(answered: Page, by: str, noun: str) -> None:
    """The foot would make no sum fit any more: it is left out."""
    groups = (Group("D", 1, 2, 1, ()),)
    drawn = draw(MEDIUM, *group_table(groups, tally([answered]), by, MEDIUM, 3))
    assert "(no byline)" not in drawn
    assert drawn.endswith(f"\n\n1 of 3 {noun}, 2 of 4 answers\n")


def test_a_limit_on_findings_and_answers(answered: Page) -> None:
    """How many are not shown stands below."""
    findings = tuple(Finding("cut-off", "warning", "a", "p.txt", (at, at), "m") for at in (1, 2, 3))
    drawn = draw(MEDIUM, *audit_tables(Audit(1, (), findings), {"a": "a"}, MEDIUM, 2))
    assert drawn.endswith("\n2 cut-off m\n\n1 page, 2 of 3 problems\n")
    found = find_doctors("prasad", [answered, replace(answered, id="b_face")])
    drawn = draw(MEDIUM, *answered_table(found, {"a_face": "a", "b_face": "b"}, MEDIUM, (), 1))
    assert drawn.endswith("\n\n1 of 2 answers\n")


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
