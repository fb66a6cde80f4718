"""`qa concord`."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.builders import saved_page
from tests.conftest import Qa


@pytest.mark.usefixtures("seeds")
def test_rows(qa: Qa) -> None:
    """Id, place, left, match, right: all there are, nothing on standard error."""
    result = qa("concord", "speed", "up")
    rows = [line.split("\t") for line in result.stdout.splitlines()]
    assert (result.exit_code, result.stderr) == (0, "")
    assert [row[0].partition("_")[0] + row[0].partition("/")[2] for row in rows] == [
        "000", "0002", "0005",
    ]  # fmt: skip
    assert [row[1] for row in rows] == [f"seeds/000_52f1e9b741cd2cdd.txt:{n}" for n in (3, 17, 52)]
    assert {row[3] for row in rows} == {"speed up"}
    assert rows[1][2] == "Unfortunately, there is nothing you can do to "


@pytest.mark.usefixtures("seeds")
def test_a_screen(qa: Qa) -> None:
    """Twenty lines, the word in a column, places at the end, and how many there are in all."""
    shown = qa("concord", "botox", "--format", "table", env={"COLUMNS": "100"}).stdout
    *lines, blank, total = shown.splitlines()
    assert len(lines) == 20
    assert len({line.lower().index("botox", 20) for line in lines}) == 1
    assert all(".txt:" in line for line in lines)
    assert (blank, total) == ("", "20 of 50 lines, in 20 questions and answers")


@pytest.mark.usefixtures("seeds")
def test_fewer_lines(qa: Qa) -> None:
    """`-n` says how many, and standard error how many there are in all."""
    result = qa("concord", "botox", "-n", "3", "--in", "title", "--in", "headline")
    assert len(result.stdout.splitlines()) == 3
    assert result.stderr == "qa: 3 of 19 lines (more with -n)\n"


@pytest.mark.usefixtures("seeds")
def test_json(qa: Qa) -> None:
    """The total, the units, and each line with its place."""
    document = json.loads(qa("concord", "botox", "--json", "-n", "1").stdout)
    assert {name: document[name] for name in ("schema", "word", "total", "units")} == {
        "schema": 1, "word": "botox", "total": 50, "units": 20,
    }  # fmt: skip
    assert document["lines"] == [
        {
            "id": "000_52f1e9b741cd2cdd", "part": "title", "left": "Face Semi-paralyzed After ",
            "match": "Botox", "right": " to Masseter Muscles? (photo)",
            "path": "seeds/000_52f1e9b741cd2cdd.txt", "line": 1, "column": 27,
            "record": None,
        }
    ]  # fmt: skip


@pytest.mark.usefixtures("seeds")
@pytest.mark.parametrize("order", ["left", "right"])
def test_sorted(qa: Qa, order: str) -> None:
    """By the word next to it."""
    rows = [
        line.split("\t") for line in qa("concord", "muscle", "--sort", order).stdout.splitlines()
    ]
    around = [re.findall(r"\w+", row[2 if order == "left" else 4].lower()) or [""] for row in rows]
    words = [found[-1 if order == "left" else 0] for found in around]
    assert words == sorted(words)
    assert len(set(words)) > 5


@pytest.mark.usefixtures("seeds")
def test_where(qa: Qa) -> None:
    """Only in what the query finds: an answer that is not found is left out, and its question."""
    some = qa("concord", "botox", "--where", "doctor:prasad").stdout.splitlines()
    assert some
    assert {line.split("\t")[0] for line in some} == {"004_4314e1bc94ffe93a/4"}
    titles = qa("concord", "botox", "--where", "said:asker").stdout.splitlines()
    assert {"/" in line.split("\t")[0] for line in titles} == {False}


@pytest.mark.usefixtures("seeds")
def test_nothing(qa: Qa) -> None:
    """Exit code 1 and a word on standard error; JSON is whole, with no lines."""
    result = qa("concord", "zebra")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == 'qa: "zebra" stands nowhere\n'
    result = qa("concord", "spasms", "--where", "id:000", "--json")
    assert (result.exit_code, json.loads(result.stdout)["lines"]) == (1, [])
    assert "in what --where finds" in result.stderr


@pytest.mark.usefixtures("seeds")
@pytest.mark.parametrize("args", [("?",), ("in*ject",), ("botox", "--in", "doctor")])
def test_what_is_wrong(qa: Qa, args: tuple[str, ...]) -> None:
    """No word, a `*` inside one, a part that there is not: one line, exit code 2."""
    result = qa("concord", *args)
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)


def test_hostile_text_is_made_harmless(write_page: Callable[[str, str], Path], qa: Qa) -> None:
    """Neither a page nor what is typed reaches the terminal as a control sequence."""
    text = saved_page(
        "Is ice \x1b[31mred?", "I \u202easked.", ("No.", "[red]Ice[/red] \x1b]0;x\x07.")
    )
    write_page("a.txt", text)
    for args in (("ice",), ("ice", "--format", "table"), ("ice", "--csv"), ("\x1b[2Jzebra",)):
        result = qa("concord", *args, "-C", "pages")
        assert not set(result.stdout + result.stderr) & {"\x1b", "\x07", "\u202e"}
    assert "[red]" in qa("concord", "ice", "--format", "table", "-C", "pages").stdout


def test_a_page_that_is_gone_is_told(write_page: Callable[[str, str], Path], qa: Qa) -> None:
    """Columns need the page as saved; where it cannot be read again, that is said: exit code 2."""
    path = write_page("a.txt", saved_page("Is ice red?", "I asked.", ("No.", "Ice is blue.")))
    assert qa("index", "-C", "pages", env={"QA_INDEX": "index"}).exit_code == 0
    path.unlink()
    result = qa("concord", "ice", "--json", "-C", "pages", env={"QA_INDEX": "index"})
    assert (result.exit_code, json.loads(result.stdout)["total"]) == (2, 2)
