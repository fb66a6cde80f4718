"""`qa figures`, end to end."""

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
KEYS = [
    "id", "kind", "low", "high", "unit", "qualifier", "role", "negated", "quote", "path", "line",
    "column", "record", "certainty",
]  # fmt: skip

ROWS = """\
duration\teffect\t2\t2\tmonth\t\t1\t10\t3\t\t004_4314e1bc94ffe93a
duration\teffect\t3\t3\tmonth\t\t1\t10\t3\t\t004_4314e1bc94ffe93a
duration\teffect\t3\t4\tmonth\t\t3\t10\t3\t\t004_4314e1bc94ffe93a
duration\teffect\t4\t4\tmonth\t\t2\t10\t3\t\t004_4314e1bc94ffe93a
dose\treceived\t200\t200\tunit\t\t6\t10\t4\tasker\t004_4314e1bc94ffe93a
dose\tcomparison\t100\t100\tunit\t\t1\t10\t9\t\t004_4314e1bc94ffe93a
duration\twait\t2\t2\tmonth\t\t1\t10\t9\t\t004_4314e1bc94ffe93a
duration\tfrequency\t1\t1\tmonth\t\t1\t10\t9\t\t004_4314e1bc94ffe93a
duration\texperience\t20\t20\tyear\t\t1\t10\t9\t\t004_4314e1bc94ffe93a
duration\tother\t2\t2\tweek\t\t0\t10\t0\tasker\t004_4314e1bc94ffe93a
"""

TABLE = """\
004  I got 200 units of Botox in my face 2 weeks ago for muscle spasms. That
side is now completely paralyzed (Photo)
10 answers

how long  2 months to 4 months  3 of 10 answers tell nothing of it
  5 of 10 answers cover 4 months (lasts)
  2 months    lasts  ●·······································  1 of 10 answers
  3 months    lasts  ····················●···················  1 of 10 answers
  3–4 months  lasts  ····················●━━━━━━━━━━━━━━━━━━●  3 of 10 answers
  4 months    lasts  ·······································●  2 of 10 answers
  2 months    wait   ●·······································  1 of 10 answers

dose: received  4 of 10 answers tell nothing of it
  6 of 10 answers cover 200 units
  200 units  6 of 10 answers · the asker
"""

seeded = pytest.mark.usefixtures("seeds")


def plain(result: Result) -> str:
    """Return what a terminal shows, without colours and blanks at line ends."""
    lines = ANSI.sub("", result.stdout).splitlines()
    return "".join(f"{line.rstrip()}\n" for line in lines)


@seeded
def test_a_question_in_a_pipe(qa: Qa) -> None:
    """A line a figure: value, who gives it, of how many, how many are silent, and whose it is."""
    result = qa("figures", "004")
    assert (result.exit_code, result.stdout, result.stderr) == (0, ROWS, "")


@seeded
def test_a_question_drawn(qa: Qa) -> None:
    """Within 80 columns, what most answers cover, then for each figure who gives it."""
    text = plain(qa("figures", "004", env=DRAWN))
    assert text.startswith(TABLE)
    assert max(map(len, text.splitlines())) <= 80


@seeded
def test_json(qa: Qa) -> None:
    """Exactly the documented keys; line and columns are those of the file; ranges stay ranges."""
    result = qa("figures", "--json")
    document = json.loads(result.stdout)
    assert list(document) == ["schema", "figures", "total"]
    assert all(list(one) == KEYS for one in document["figures"])
    assert len(document["figures"]) == 29
    dose = next(one for one in document["figures"] if one["id"].endswith("cdd/1"))
    assert dose == {
        "id": "000_52f1e9b741cd2cdd/1", "kind": "dose", "low": 10, "high": 15, "unit": "unit",
        "qualifier": None, "role": "advised", "negated": False,
        "quote": "I start with 10 to 15 units than wait 2 to 3 weeks for effect.",
        "path": "seeds/000_52f1e9b741cd2cdd.txt", "line": 11, "column": [193, 207],
        "record": None, "certainty": dose["certainty"],
    }  # fmt: skip
    line = Path(dose["path"]).read_text("utf-8").split("\n")[dose["line"] - 1]
    assert line[dose["column"][0] - 1 : dose["column"][1] - 1] == "10 to 15 units"


@seeded
def test_csv(qa: Qa) -> None:
    """A header, then a row a mention, as many as JSON has."""
    rows = list(csv.DictReader(qa("figures", "--csv").stdout.splitlines()))
    assert len(rows) == 29
    denied = [row for row in rows if row["negated"] == "true"]
    assert [(row["id"][:3], row["low"], row["unit"]) for row in denied] == [
        ("000", "4", "month"),
    ]


@seeded
def test_by(qa: Qa) -> None:
    """Counted within each answer, question or doctor; JSON has the counts then."""
    names = [line.split("\t")[10] for line in qa("figures", "--by", "doctor").stdout.splitlines()]
    assert names[0] == "Amiya Prasad"
    assert names[-1] == ""
    document = json.loads(qa("figures", "000", "--by", "answer", "--json").stdout)
    assert document["by"] == "answer"
    assert [group["id"][17:] for group in document["groups"]] == ["cdd", "cdd/1", "cdd/2", "cdd/4"]
    drawn = plain(qa("figures", "--by", "question", env=DRAWN))
    assert drawn.startswith("000  Face Semi-paralyzed")
    assert "\n004  I got 200 units" in drawn


@seeded
def test_one_kind_of_one_answer(qa: Qa) -> None:
    """Only what is asked for; the answer alone is the measure."""
    result = qa("figures", "000/1", "--kind", "duration")
    assert result.stdout == (
        "duration\twait\t2\t3\tweek\t\t1\t1\t0\t\t000_52f1e9b741cd2cdd\n"
        "duration\tfrequency\t1\t1\tweek\t\t1\t1\t0\t\t000_52f1e9b741cd2cdd\n"
    )


@seeded
def test_quotes(qa: Qa) -> None:
    """The sentences, each with its place, in a pipe and drawn."""
    rows = qa("figures", "000/4", "--quotes").stdout.split("\t")
    assert rows[:9] == [
        "000_52f1e9b741cd2cdd/4", "seeds/000_52f1e9b741cd2cdd.txt:46", "duration", "effect",
        "4", "4", "month", "", "not",
    ]  # fmt: skip
    assert rows[9].startswith("It won't take the whole four months for it to resolve, like poof!,")
    drawn = plain(qa("figures", "000/4", "--quotes", env=DRAWN))
    assert "    seeds/000_52f1e9b741cd2cdd.txt:46 doctor: It won't take the whole four" in drawn


@seeded
def test_the_most_shared(qa: Qa) -> None:
    """`-n` keeps what most answers give, and says what it left out."""
    result = qa("figures", "-n", "1")
    assert result.stdout == "dose\treceived\t200\t200\tunit\t\t6\t18\t4\tasker\t\n"
    assert result.stderr == "qa: 1 of 19 different figures shown; -n shows more\n"


@seeded
@pytest.mark.parametrize(
    ("args", "code", "line"),
    [
        (("9",), 1, 'qa: no page with the id "9"'),
        (("000/99",), 1, 'qa: 000_52f1e9b741cd2cdd has 8 answers, none numbered "99"'),
        (("00",), 2, 'qa: "00" stands for 2 pages: '),
        (
            ("--kind", "length"),
            2,
            "qa: --kind takes dose, duration, age, price, percent or count, not ",
        ),
        (("--by", "page"), 2, "qa: --by takes answer, question or doctor, not "),
        (("--json", "--csv"), 2, "qa: choose one of --json and --csv\n"),
        (("--kind", "price"), 1, "qa: no such figures\n"),
        (("-C", "nowhere"), 2, "qa: nowhere: "),
    ],
)
def test_nothing_to_show(qa: Qa, args: tuple[str, ...], code: int, line: str) -> None:
    """One line, and the code that goes with it."""
    result = qa("figures", *args)
    assert (result.exit_code, result.stdout) == (code, "")
    assert result.stderr.startswith(line)


def test_a_page_without_figures(qa: Qa, write_page: Callable[[str, str], Path]) -> None:
    """Said so, exit code 1; JSON and CSV are whole documents all the same."""
    write_page("a.txt", "A title\n\nA question.\n\nDoctor Answers 1\n\nHeadline\n\nUse ice.\n")
    result = qa("-C", "pages", "figures")
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", "qa: no figures\n")
    assert json.loads(qa("-C", "pages", "figures", "--json").stdout) == {
        "schema": 1,
        "figures": [],
        "total": 0,
    }
    assert qa("-C", "pages", "figures", "--csv").stdout.count("\n") == 1


def test_one_answer(qa: Qa, write_page: Callable[[str, str], Path]) -> None:
    """There is nothing to compare, and it says so."""
    write_page("a.txt", saved_page("A title?", "Text.", ("Head", "It lasts 3 months.")))
    text = plain(qa("-C", "pages", "figures", "a", env=DRAWN))
    assert text == (
        "a  A title?\n1 answer: nothing to compare\n\nhow long\n  3 months  lasts  1 of 1 answer\n"
    )


def test_from_an_index(
    qa: Qa, seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An index on disk gives the same as the pages in memory, to the letter."""
    calls = (("figures", "--json"), ("figures", "004"), ("figures", "--by", "doctor"),
             ("figures", "--csv"), ("figures", "000/1", "--quotes"))  # fmt: skip
    memory = [qa(*call, "-C", str(seeds)).stdout for call in calls]
    monkeypatch.setenv("QA_INDEX", str(tmp_path / "index"))
    assert qa("index", "-C", str(seeds)).exit_code == 0
    assert [qa(*call, "-C", str(seeds)).stdout for call in calls] == memory


def test_many_pages_in_a_file(qa: Qa, write_page: Callable[[str, str], Path]) -> None:
    """Records of one file are read once, in order, for their columns."""
    records = [
        json.dumps({"text": f"T\n\n  I had {n} units.\n\nDoctor Answers 1\n\nHead\n\nFine.\n"})
        for n in range(1, 40)
    ]
    write_page("many.jsonl", "\n".join(records) + "\n")
    document = json.loads(qa("-C", "pages", "figures", "--json").stdout)
    assert [one["low"] for one in document["figures"]] == list(range(1, 40))
    assert {tuple(one["column"]) for one in document["figures"]} == {(9, 16), (9, 17)}


@pytest.mark.long
def test_thousands_of_answers(qa: Qa, write_page: Callable[[str, str], Path]) -> None:
    """Each answer is counted, once."""
    answers = [(f"Headline {n}", "It lasts 3 months.") for n in range(2_000)]
    write_page("a.txt", saved_page("A title?", "Some text.", *answers))
    result = qa("-C", "pages", "figures", "a")
    assert result.stdout == "duration\teffect\t3\t3\tmonth\t\t2000\t2000\t0\t\ta\n"


def test_a_hostile_page(qa: Qa, write_page: Callable[[str, str], Path]) -> None:
    """Nothing of a page reaches the terminal as a control sequence, in any form."""
    write_page("a.txt", saved_page("Is it?", "\x1b[2J=I had 5 units\u202e.", ("H", "It is.")))
    for args in ((), ("--quotes",), ("--json",), ("--csv",), ("--by", "answer")):
        shown = qa("-C", "pages", "figures", *args).stdout
        assert "\x1b" not in shown
        assert "\u202e" not in shown
    drawn = ANSI.sub("", qa("-C", "pages", "figures", "--quotes", env=DRAWN).stdout)
    assert "\x1b" not in drawn
    assert "␛[2J=I had 5 units<U+202E>." in drawn
