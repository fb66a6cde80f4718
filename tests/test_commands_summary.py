"""`qa summary`, end to end."""

import csv
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from tests.builders import saved_page

Qa = Callable[..., Result]
ANSI = re.compile(r"\x1b\[[0-9;]*m")
DRAWN = {"FORCE_COLOR": "1", "COLUMNS": "80"}

pytestmark = pytest.mark.usefixtures("seeds")


def test_the_seeds_in_a_pipe(qa: Qa) -> None:
    """A figure a line; the shares of evidence sum to all answers."""
    result = qa("summary", "-n", "2")
    figures = dict(line.split("\t", 1) for line in result.stdout.splitlines()[:9])
    assert (result.exit_code, result.stderr) == (0, "")
    assert figures == {
        "pages": "2", "unanswered": "0", "short": "0", "answers": "18", "named": "11",
        "nameless": "1", "anonymous": "6", "doctors": "11", "rated": "10",
    }  # fmt: skip
    assert "answers_per_question\t8\t9.0\t10\n" in result.stdout
    assert "rating\t5.0\t5.0\t4\t131\n" in result.stdout
    assert "specialty\tFacial Plastic Surgeon\t5\t5\n" in result.stdout
    assert "term\tbotox\t18\t18\n" in result.stdout
    assert result.stdout.count("term\t") == 2


def test_the_seeds_drawn(qa: Qa) -> None:
    """A dashboard that fits a screen of 80 columns and 24 rows."""
    drawn = ANSI.sub("", qa("summary", env=DRAWN).stdout)
    lines = [line.rstrip() for line in drawn.splitlines()]
    assert lines[0] == "2 pages, 18 answers, 11 doctors by name"
    assert lines[1].startswith("Answers per question 8 to 10, median 9; words per answer ")
    assert "200 units (received)  6 ████████████████████████  4 silent" in lines
    assert max(map(len, lines)) <= 80
    assert len(lines) < 24


def test_json(qa: Qa) -> None:
    """The same figures as data; -n cuts the lists."""
    document = json.loads(qa("summary", "--json", "-n", "1").stdout)
    assert document["answers"] == 18
    assert document["terms"] == [
        {"word": "botox", "answers": 18, "times": document["terms"][0]["times"]}
    ]
    assert len(document["specialties"]) == len(document["locations"]) == 1


def test_a_question_in_a_pipe(qa: Qa) -> None:
    """Its ten answers, each with its words, and terms with how many answers mention them."""
    rows = [line.split("\t") for line in qa("summary", "004").stdout.splitlines()]
    assert rows[0] == ["id", "004_4314e1bc94ffe93a"]
    answers = [row for row in rows if row[0] == "answer"]
    assert len(answers) == 10
    assert answers[1][:7] == [
        "answer", "2", "Victor Chung", "Facial Plastic Surgeon", "San Diego", "5.0", "10",
    ]  # fmt: skip
    shared = [row for row in rows if row[0] == "shared"]
    assert shared[0] == ["shared", "botox", "10", "10"]
    assert len([row for row in rows if row[0] == "unusual"]) == 10


def test_a_question_drawn_and_as_json(qa: Qa) -> None:
    """The short id stands where people read, the full one where programs do."""
    lines = ANSI.sub("", qa("summary", "004", env=DRAWN).stdout).splitlines()
    assert lines[2] == "004  10 of 10 answers"
    document = json.loads(qa("summary", "004", "--json").stdout)
    assert (document["id"], len(document["replies"])) == ("004_4314e1bc94ffe93a", 10)


@pytest.mark.parametrize(
    ("args", "code", "line"),
    [
        (("9",), 1, 'qa: no page with the id "9"'),
        (("00",), 2, 'qa: "00" stands for 2 pages: '),
        (("000/1",), 2, "qa: qa summary takes a whole question; leave out the /N\n"),
        (("-C", "nowhere"), 2, "qa: nowhere: "),
    ],
)
def test_nothing_to_summarise(qa: Qa, args: tuple[str, ...], code: int, line: str) -> None:
    """One line, and the code that goes with it."""
    result = qa("summary", *args)
    assert result.exit_code == code
    assert result.stderr.startswith(line)
    assert result.stderr.count("\n") == 1


def test_csv(qa: Qa) -> None:
    """The lines of the pipe with a header, for a corpus and for a question."""
    for args in ((), ("004",)):
        rows = list(csv.reader(qa("summary", *args, "--csv").stdout.splitlines()))
        lines = qa("summary", *args).stdout.splitlines()
        assert rows[0][:2] == ["name", "value_1"]
        assert len(rows) == len(lines) + 1
        assert [row[0] for row in rows[1:]] == [line.partition("\t")[0] for line in lines]
    assert qa("summary", "--csv", "--json").exit_code == 2


def test_what_most_answers_mention(qa: Qa) -> None:
    """With the answers that are silent; words of the question are no claims."""
    document = json.loads(qa("summary", "004", "--json").stdout)
    assert document["mentions"][0] == {
        "phrase": "eye", "answers": 4, "silent": 6,
        "answer_ids": [f"004_4314e1bc94ffe93a/{number}" for number in (2, 3, 4, 5)],
    }  # fmt: skip
    assert "botox" not in [one["phrase"] for one in document["mentions"]]
    assert document["furthest"] is None
    effect = document["figures"][0]
    assert (effect["kind"], effect["role"], effect["given"], effect["silent"]) == (
        "duration", "effect", 7, 3,
    )  # fmt: skip


def test_from_an_index(qa: Qa, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An index on disk gives the same as the pages in memory, to the letter."""
    calls = (("summary", "--json"), ("summary", "004"), ("summary", "--csv"))
    memory = [qa(*call).stdout for call in calls]
    monkeypatch.setenv("QA_INDEX", str(tmp_path / "index"))
    assert qa("index").exit_code == 0
    assert [qa(*call).stdout for call in calls] == memory


@pytest.mark.long
def test_thousands_of_answers(qa: Qa, write_page: Callable[[str, str], Path]) -> None:
    """Half of them pasted: each text counts once."""
    answers = [
        (f"Headline {n}", f"It lasts 3 months and alpha{n // 2} beta gamma delta.")
        for n in range(2_000)
    ]
    write_page("a.txt", saved_page("A title?", "Some text.", *answers))
    rows = qa("-C", "pages", "summary", "a").stdout.splitlines()
    assert "different\t1000" in rows
    assert "figure\tduration\teffect\t3\t3\tmonth\t\t1000\t1000\t0\t" in rows
    assert len([row for row in rows if row.startswith("copies\t")]) == 1_000
