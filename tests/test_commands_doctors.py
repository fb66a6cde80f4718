"""`qa doctors`, end to end."""

import json
import re
from collections.abc import Callable

import pytest
from typer.testing import Result

Qa = Callable[..., Result]
ANSI = re.compile(r"\x1b\[[0-9;]*m")
DRAWN = {"FORCE_COLOR": "1", "COLUMNS": "80"}

pytestmark = pytest.mark.usefixtures("seeds")

ROWS = """\
Amiya Prasad\tMD\tOculoplastic Surgeon\tNew York\t4.3\t59\t1\t1
Brent Moelleken\tMD\tPlastic Surgeon\tBeverly Hills\t4.9\t194\t1\t1
Edwin Ishoo\tMD\tFacial Plastic Surgeon\tWinchester\t4.4\t20\t1\t1
Francis R. Palmer, III\tMD\tFacial Plastic Surgeon\tBeverly Hills\t4.7\t28\t1\t1
James M. Ridgway\tMD, FACS\tFacial Plastic Surgeon\tBellevue\t5.0\t77\t1\t1
Melvin Elson\tMD\tDermatologist\tNashville\t5.0\t6\t1\t1
Michael R. Menachof\tMD\tFacial Plastic Surgeon\tGreenwood Village\t4.4\t28\t1\t1
Nelson Castillo\tMD\tPlastic Surgeon\tAtlanta\t5.0\t38\t1\t1
Ronald Shelton\tMD\tDermatologic Surgeon\tManhattan\t4.9\t39\t1\t1
Victor Chung\tMD\tFacial Plastic Surgeon\tSan Diego\t5.0\t10\t1\t1
Will Richardson\tMD\tDermatologic Surgeon\tFort Lauderdale\t\t\t1\t1
(byline without a name)\t\t\t\t\t\t1\t1
(no byline)\t\t\t\t\t\t6\t2
"""


def test_the_tally_in_a_pipe(qa: Qa) -> None:
    """Eleven doctors, one nameless answer, six anonymous ones: the column sums to 18."""
    result = qa("doctors")
    assert (result.exit_code, result.stdout, result.stderr) == (0, ROWS, "")
    assert sum(int(line.split("\t")[6]) for line in result.stdout.splitlines()) == 18


def test_the_tally_drawn(qa: Qa) -> None:
    """A table in 80 columns; names wrap rather than being cut."""
    lines = ANSI.sub("", qa("doctors", env=DRAWN).stdout).splitlines()
    assert [line.rstrip() for line in lines[:5]] == [
        "                                                          Rating           Ques-",
        "Doctor            Specialty          Location          (reviews)  Answers  tions",
        "────────────────────────────────────────────────────────────────────────────────",
        "Amiya Prasad, MD  Oculoplastic       New York           4.3 (59)        1      1",
        "                  Surgeon",
    ]
    assert lines[-1] == "18 answers, 11 doctors by name"
    assert "…" not in "".join(lines)


def test_json(qa: Qa) -> None:
    """Every answer of the corpus is in exactly one of the three groups."""
    document = json.loads(qa("doctors", "--json").stdout)
    ids = [id_ for doctor in document["doctors"] for id_ in doctor["answer_ids"]]
    assert document["doctors"][0] == {
        "name": "Amiya Prasad", "credentials": "MD", "specialty": "Oculoplastic Surgeon",
        "location": "New York", "rating": 4.3, "reviews": 59, "answers": 1, "questions": 1,
        "answer_ids": ["004_4314e1bc94ffe93a/4"], "words": None, "names": ["Amiya Prasad"],
        "ratings": [], "inferred": [],
    }  # fmt: skip
    assert document["nameless"] == ["004_4314e1bc94ffe93a/1"]
    assert len(document["anonymous"]) == 6
    every = {*ids, *document["nameless"], *document["anonymous"]}
    assert len(every) == document["answers"] == 18


def test_by_specialty(qa: Qa) -> None:
    """Groups by number of answers, and the same foot."""
    assert qa("doctors", "--by", "specialty").stdout == (
        "Facial Plastic Surgeon\t5\t5\t2\n"
        "Dermatologic Surgeon\t2\t2\t1\n"
        "Plastic Surgeon\t2\t2\t2\n"
        "Dermatologist\t1\t1\t1\n"
        "Oculoplastic Surgeon\t1\t1\t1\n"
        "(byline without a name)\t\t1\t1\n"
        "(no byline)\t\t6\t2\n"
    )


def test_by_location(qa: Qa) -> None:
    """As JSON and drawn."""
    document = json.loads(qa("doctors", "--by", "location", "--json").stdout)
    assert document["by"] == "location"
    assert document["groups"][0]["label"] == "Beverly Hills"
    assert sum(group["answers"] for group in document["groups"]) == 11
    drawn = ANSI.sub("", qa("doctors", "--by", "location", env=DRAWN).stdout).splitlines()
    assert drawn[0].rstrip() == "Location                 Doctors  Answers  Questions"
    assert drawn[2].rstrip() == "Beverly Hills                  2        2          1"


def test_one_doctor(qa: Qa) -> None:
    """Where and what; a name may be a part of a name, in several words."""
    row = (
        "000_52f1e9b741cd2cdd/2\tseeds/000_52f1e9b741cd2cdd.txt:13\tMichael R. Menachof\tbyline\t"
        "Semi-Paralyzed Face After Botox Injections\t"
        "Face Semi-paralyzed After Botox to Masseter Muscles? (photo)\n"
    )
    for name in (["menachof"], ["Michael", "Menachof"], ["dr. m menach"]):
        result = qa("doctors", *name)
        assert (result.exit_code, result.stdout, result.stderr) == (0, row, "")


def test_a_misspelt_doctor(qa: Qa) -> None:
    """What a name was read as is said, in JSON too."""
    result = qa("doctors", "prsad", "--json")
    document = json.loads(result.stdout)
    assert result.stderr == 'qa: no doctor is named "prsad": showing "prasad"\n'
    assert document["corrections"] == [{"from": "prsad", "to": "prasad", "distance": 1}]
    assert [one["id"] for one in document["answered"]] == ["004_4314e1bc94ffe93a/4"]


def test_somebody_who_only_signs(qa: Qa) -> None:
    """A sign-off is found, and shown as what it is."""
    drawn = ANSI.sub("", qa("doctors", "Dr. Denkler", env=DRAWN).stdout).splitlines()
    assert drawn[2].startswith('004/10  Check with your doctor  (no byline; signed "Dr. Denkler")')
    assert drawn[-1] == "1 answer"


@pytest.mark.parametrize(
    ("args", "code", "line"),
    [
        (("zzzz",), 1, 'qa: no doctor by the name "zzzz"\n'),
        (("melvin elston jr",), 1, "qa: no doctor by the name"),
        (("...",), 2, "qa: a name needs at least one letter or digit besides titles\n"),
        (("",), 2, "qa: a name needs at least one letter or digit besides titles\n"),
        (("x" * 1_000_000,), 2, "qa: a name has at most 200 characters\n"),
        (("emer", "--by", "location"), 2, "qa: a name and --by do not go together"),
        (("--by", "merit"), 2, "qa: --by takes specialty or location, not "),
        (("zzzz", "-C", "seeds", "-C", "nowhere"), 2, "qa: nowhere: "),
    ],
    ids=lambda value: str(value)[:20],
)
def test_nobody(qa: Qa, args: tuple[str, ...], code: int, line: str) -> None:
    """Not found is 1, wrong usage 2; a name missing from a partial corpus is an error."""
    result = qa("doctors", *args)
    assert (result.exit_code, result.stdout) == (code, "")
    assert result.stderr.startswith(line)
