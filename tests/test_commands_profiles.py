"""`qa doctors` on people, end to end: order, choice, sign-offs, profiles, who may be one."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Qa
from tests.test_commands_doctors import ANSI, DRAWN

WritePage = Callable[[str, str], Path]

PAGE = """\
Why is the face of {n} numb?

I had 20 units of Botox two weeks ago and my face is numb.

Doctor Answers 2

Wait For It

You should wait 3 months before the next laser treatment. It will wear off with time and care.

{one}

Rest A Lot

Massage helps. I would not worry about this at all, it is a common effect of the injection.

{two}
"""


def _byline(name: str, post: str, rating: float, reviews: int) -> str:
    return f"{name}, MD\n{post}\n{rating} out of 5 stars {reviews} reviews"


@pytest.fixture
def pages(write_page: WritePage, monkeypatch: pytest.MonkeyPatch) -> WritePage:
    """Return a function that writes a page of the corpus, by default with the same two doctors."""
    monkeypatch.setenv("QA_CORPUS", "pages")

    def write(name: str, text: str) -> Path:
        return write_page(f"{name}.txt", text)

    return write


@pytest.fixture
def two_pages(pages: WritePage) -> None:
    """Write two pages, on both of which the same doctor answers, rated differently."""
    roe, doe = "San Diego Facial Plastic Surgeon", "Manhattan Dermatologic Surgeon"
    one, two = _byline("Ann B. Roe", roe, 4.5, 10), _byline("Victor Doe", doe, 5.0, 2)
    pages("a", PAGE.format(n="Al", one=one, two=two))
    one, two = _byline("Ann Roe", roe, 4.0, 30), "Best, Dr. Doe"
    pages("b", PAGE.format(n="Bo", one=one, two=two))


@pytest.mark.usefixtures("seeds")
@pytest.mark.parametrize(
    ("args", "first"),
    [
        (("--sort", "answers"), "Amiya Prasad"),
        (("--sort", "questions"), "Amiya Prasad"),
        (("--sort", "rating"), "James M. Ridgway"),
        (("--sort", "reviews"), "Brent Moelleken"),
        (("--sort", "words", "--reverse"), "Melvin Elson"),
        (("--reverse",), "Will Richardson"),
        (("--specialty", "derm", "--sort", "reviews"), "Ronald Shelton"),
        (("--location", "beverly"), "Brent Moelleken"),
    ],
)
def test_order_and_choice(qa: Qa, args: tuple[str, ...], first: str) -> None:
    """The first name in a pipe, in CSV and in JSON; JSON tells how many there are in all."""
    assert qa("doctors", *args).stdout.startswith(f"{first}\t")
    assert qa("doctors", *args, "--csv").stdout.splitlines()[1].startswith(f"{first},")
    document = json.loads(qa("doctors", *args, "--json").stdout)
    assert document["doctors"][0]["name"] == first
    assert document["total"] == 11


@pytest.mark.usefixtures("seeds")
@pytest.mark.parametrize(
    ("args", "code", "message"),
    [
        (("--specialty", "dentist"), 1, 'no doctor with a specialty like "dentist"'),
        (("--location", "rome", "--min-answers", "2"), 1,
         'no doctor with a location like "rome" and 2 answers or more'),
        (("--min-answers", "0"), 2, "--min-answers takes a whole number from 1 up, not "),
        (("--sort", "merit"), 2, "--sort takes answers, questions, rating, reviews or words, not "),
        (("prasad", "--sort", "words"), 2, "a name and options that choose doctors do not go"),
        (("--by", "location", "--sort", "words"), 2, "--by and --sort or --reverse do not go"),
        (("--possible", "--reverse"), 2, "--possible and options that choose doctors do not go"),
        (("--json", "--csv"), 2, "choose one of --json and --csv"),
        (("--location", "rome", "-C", "seeds", "-C", "nowhere"), 2, "nowhere: "),
    ],
)  # fmt: skip
def test_no_doctor_is_so(qa: Qa, args: tuple[str, ...], code: int, message: str) -> None:
    """Nobody fitting is 1, what does not go together 2; a partial corpus is an error."""
    result = qa("doctors", *args)
    assert (result.exit_code, result.stdout) == (code, "")
    assert result.stderr.startswith(f"qa: {message}")


@pytest.mark.usefixtures("seeds")
def test_a_misspelt_specialty(qa: Qa) -> None:
    """What it was read as is said."""
    result = qa("doctors", "--specialty", "dermatologits")
    assert result.stdout == "Melvin Elson\tMD\tDermatologist\tNashville\t5.0\t6\t1\t1\n"
    assert result.stderr == 'qa: nothing is like "dermatologits": showing "dermatologist"\n'


@pytest.mark.usefixtures("seeds")
def test_signed_answers_on_request(qa: Qa) -> None:
    """Marked, with the line; the column still sums to all answers."""
    rows = [line.split("\t") for line in qa("doctors", "--inferred").stdout.splitlines()]
    assert sum(int(row[6]) for row in rows) == 18
    assert [(row[0], row[9]) for row in rows if row[9:] and row[9]] == [
        ("Dr. Denkler", "seeds/004_4314e1bc94ffe93a.txt:102"),
        ("Dr. Emer", "seeds/004_4314e1bc94ffe93a.txt:9"),
    ]
    lines = ANSI.sub("", qa("doctors", "--inferred", env=DRAWN).stdout).splitlines()
    assert lines[-1] == "18 answers, 13 doctors by name; 2 answers by sign-off alone"
    assert "* with answers that only a sign-off tells:" in lines


@pytest.mark.usefixtures("two_pages")
def test_a_doctor_known_elsewhere_signs(qa: Qa) -> None:
    """The answer is that doctor's only where sign-offs count."""
    args = ("doctors", "doe", "--json")
    assert json.loads(qa(*args).stdout)["doctors"][0]["answer_ids"] == ["a/2"]
    [doe] = json.loads(qa(*args, "--inferred").stdout)["doctors"]
    assert doe["answer_ids"] == ["a/2", "b/2"]
    assert doe["inferred"] == [
        {
            "answer_id": "b/2",
            "sign_off": "Dr. Doe",
            "path": "pages/b.txt",
            "line": 19,
            "record": None,
        }
    ]


@pytest.mark.usefixtures("two_pages")
def test_a_profile_drawn(qa: Qa) -> None:
    """Who it is by all names and ratings, figures, own words, others, and every answer."""
    result = qa("doctors", "roe", env={**DRAWN, "COLUMNS": "90"})
    assert (result.exit_code, result.stderr) == (0, "")
    assert [line.rstrip() for line in ANSI.sub("", result.stdout).splitlines()] == [
        "Ann Roe, MD  Facial Plastic Surgeon, San Diego  4.0 (30 reviews)",
        "  written Ann B. Roe / Ann Roe",
        "  4.0 (30 reviews) in b/1",
        "  4.5 (10 reviews) in a/1",
        "  Figures in 2 answers (how many give them):",
        "    duration, wait: 3 months (2)",
        "  Own words on 2 questions with other answers: care (2), laser (2), treatment (2), wait",
        "  (2), wear (2)",
        "  Same questions answered by (how many): Victor Doe (1)",
        "",
        "Id   Answer       By              Line",
        "──────────────────────────────────────",
        "a/1  Wait For It  Ann B. Roe, MD     7",
        "b/1  Wait For It  Ann Roe, MD        7",
        "",
        "2 answers",
    ]


@pytest.mark.usefixtures("two_pages")
def test_a_profile_as_json(qa: Qa) -> None:
    """The figures as `qa figures` gives them, with exact columns."""
    [profile] = json.loads(qa("doctors", "roe", "--json").stdout)["profiles"]
    figures = json.loads(qa("figures", "a/1", "b/1", "--json").stdout)["figures"]
    assert profile["figures"] == figures
    assert [one["given"] for one in profile["topics"]] == [2]
    assert profile["fellows"] == [{"name": "Victor Doe", "questions": 1, "answer_ids": ["a/2"]}]
    assert {"word": "laser", "questions": 2, "times": 2} in profile["terms"]
    assert (profile["name"], profile["compared"], profile["possible"]) == ("Ann Roe", 2, [])


@pytest.mark.usefixtures("seeds")
def test_too_many_for_profiles(qa: Qa, monkeypatch: pytest.MonkeyPatch) -> None:
    """Answers of all are listed all the same."""
    monkeypatch.setattr("qa_cli.commands.profiles.MOST_PROFILES", 1)
    result = qa("doctors", "m", "--json")
    document = json.loads(result.stdout)
    assert document["profiles"] == []
    assert len(document["answered"]) == len(document["doctors"]) == 4
    assert result.stderr == "qa: 4 doctors fit: no profiles of so many\n"


def test_who_may_be_one(qa: Qa, pages: WritePage) -> None:
    """In every form; a tally on a terminal says that there are such."""
    one = _byline("Ann Roe", "San Diego Plastic Surgeon", 4.5, 10)
    other = _byline("Ann Roe", "Manhattan Plastic Surgeon", 5.0, 2)
    pages("a", PAGE.format(n="Al", one=one, two=other))
    assert qa("doctors", "--possible").exit_code == 1  # two ratings on one page are two doctors
    two = _byline("Ann Roe", "Manhattan Plastic Surgeon", 4.5, 10)
    pages("a", PAGE.format(n="Al", one=one, two=two))
    evidence = "the same name; the same specialty; another place"
    assert qa("doctors", "--possible").stdout == (
        "Ann Roe\tPlastic Surgeon\tSan Diego\ta/1\tAnn Roe\tPlastic Surgeon\tManhattan\ta/2\t"
        f"{evidence}\n"
    )
    assert qa("doctors", "--possible", "--csv").stdout.splitlines()[1] == (
        f'Ann Roe,Plastic Surgeon,San Diego,a/1,Ann Roe,Plastic Surgeon,Manhattan,a/2,"{evidence}"'
    )
    [pair] = json.loads(qa("doctors", "--possible", "--json").stdout)["possible"]
    assert [one["answer_ids"] for one in pair["doctors"]] == [["a/1"], ["a/2"]]
    assert pair["evidence"] == evidence
    assert ANSI.sub("", qa("doctors", "--possible", env=DRAWN).stdout).splitlines() == [
        "Ann Roe, MD  Plastic Surgeon, San Diego  4.5 (10 reviews)  a/1",
        "Ann Roe, MD  Plastic Surgeon, Manhattan  4.5 (10 reviews)  a/2",
        f"  {evidence}",
        "",
        "1 pair of doctors who may be one (see qa people)",
    ]
    tally = ANSI.sub("", qa("doctors", env=DRAWN).stdout).splitlines()
    assert tally[-1] == "1 pair of doctors may be one: qa doctors --possible"
    profile = ANSI.sub("", qa("doctors", "roe", env={**DRAWN, "COLUMNS": "200"}).stdout)
    assert (
        f"  Possibly Ann Roe, MD  Plastic Surgeon, Manhattan  4.5 (10 reviews): {evidence}"
        in profile
    )


@pytest.mark.parametrize("text", ["", "Only a title?\n", "A title?\n\nA question alone.\n"])
def test_no_doctors(qa: Qa, pages: WritePage, text: str) -> None:
    """An empty tally, and nothing that fails."""
    pages("a", text)
    document = json.loads(qa("doctors", "--json").stdout)
    assert (document["answers"], document["doctors"], document["total"]) == (0, [], 0)
    drawn = qa("doctors", "--sort", "rating", env=DRAWN)
    assert ANSI.sub("", drawn.stdout).splitlines()[-1] == "0 answers, 0 doctors by name"
    for args in (("--possible",), ("--specialty", "x"), ("roe",)):
        assert qa("doctors", *args).exit_code == 1
    assert qa("doctors", "--inferred").stdout == ""
