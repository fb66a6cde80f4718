"""`qa search`, end to end."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from tests.builders import saved_page

Qa = Callable[..., Result]
Write = Callable[[str, str], Path]
ANSI = re.compile(r"\x1b\[[0-9;]*m")
DRAWN = {"FORCE_COLOR": "1", "COLUMNS": "80"}
MARKED = re.compile(r"\x1b\[1;31m([^\x1b]*)\x1b\[0m")


@pytest.mark.usefixtures("seeds")
def test_hits_in_a_pipe(qa: Qa) -> None:
    """A row a hit: id, path:line where the word stands, doctor, one-line snippet."""
    result = qa("search", "risorius")
    (row,) = result.stdout.splitlines()
    cells = row.split("\t")
    assert (result.exit_code, result.stderr) == (0, "")
    assert cells[:3] == ["000_52f1e9b741cd2cdd/5", "seeds/000_52f1e9b741cd2cdd.txt:54", ""]
    assert "affected the risorius. This muscle" in cells[3]


@pytest.mark.usefixtures("seeds")
def test_hits_drawn(qa: Qa) -> None:
    """Short id, author, place; headline; the passage with the word marked; the total."""
    drawn = qa("search", "masseter", "-n", "2", env=DRAWN).stdout
    lines = [line.rstrip() for line in ANSI.sub("", drawn).splitlines()]
    assert all(re.fullmatch("masseter", word, re.IGNORECASE) for word in MARKED.findall(drawn))
    assert len(MARKED.findall(drawn)) >= 2
    assert lines[0] == "000/5  (no name)  seeds/000_52f1e9b741cd2cdd.txt:54"
    assert lines[1] == "  Asymmetric smile after Botox to masseter"
    assert re.fullmatch(r"2 of \d+ hits", lines[-1])
    assert max(map(len, lines)) <= 80


@pytest.mark.usefixtures("seeds")
def test_a_typo_is_forgiven_and_said(qa: Qa) -> None:
    """The corrected word is announced on standard error, and in JSON."""
    result = qa("search", "masetter", "--json")
    document = json.loads(result.stdout)
    assert result.stderr == 'qa: no "masetter" in the corpus: searching for "masseter"\n'
    assert document["corrections"] == [{"from": "masetter", "to": "masseter", "distance": 2}]
    assert {hit["tier"] for hit in document["hits"]} == {"typo"}
    right = json.loads(qa("search", "masseter", "--json").stdout)
    assert {hit["id"] for hit in document["hits"]} == {hit["id"] for hit in right["hits"]}


@pytest.mark.usefixtures("seeds")
def test_json(qa: Qa) -> None:
    """As the contract has it: highlights are the word, the line is the page's."""
    document = json.loads(qa("search", "risorius", "--json").stdout)
    (hit,) = document["hits"]
    assert (document["schema"], document["query"], document["total"]) == (1, "risorius", 1)
    assert (hit["id"], hit["kind"], hit["tier"], hit["doctor"], hit["line"]) == (
        "000_52f1e9b741cd2cdd/5", "answer", "exact", None, 54,
    )  # fmt: skip
    assert [hit["snippet"][start:end] for start, end in hit["highlights"]] == ["risorius"]


@pytest.mark.usefixtures("seeds")
def test_all_words_must_be_found(qa: Qa) -> None:
    """Words may come as one argument or several."""
    both = qa("search", "risorius", "masseter").stdout
    assert both.count("\n") == 1
    assert qa("search", "risorius masseter").stdout == both


@pytest.mark.usefixtures("seeds")
def test_a_limit_is_owned_up_to(qa: Qa) -> None:
    """What is left out is counted on standard error, where it disturbs no script."""
    result = qa("search", "botox", "-n", "3")
    assert result.stdout.count("\n") == 3
    assert re.fullmatch(r"qa: 3 of \d+ hits \(more with -n\)\n", result.stderr)


@pytest.mark.usefixtures("seeds")
@pytest.mark.parametrize(
    ("args", "code", "line"),
    [
        (("qqqzzz",), 1, 'qa: nothing found for "qqqzzz": no word like "qqqzzz"\n'),
        (("risorius palsy",), 1, 'qa: nothing found for "risorius palsy"\n'),
        (("",), 2, "qa: the query is empty (see qa search --help)\n"),
        ((" ", "\t"), 2, "qa: the query is empty (see qa search --help)\n"),
        ((), 2, "qa: qa search needs a QUERY (see qa search --help)\n"),
        (('"botox',), 2, "qa: query: "),
        (("x" * 1_000_000,), 2, "qa: query: more than 1,000 characters"),
        (("qqqzzz", "-C", "seeds", "-C", "nowhere"), 2, "qa: nowhere: "),
    ],
    ids=lambda value: str(value)[:20],
)
def test_nothing_found(qa: Qa, args: tuple[str, ...], code: int, line: str) -> None:
    """No hit is 1; wrong usage, and no hit in a corpus that was not all read, is 2."""
    result = qa("search", *args)
    assert (result.exit_code, result.stdout) == (code, "")
    assert result.stderr.startswith(line)


@pytest.mark.usefixtures("seeds")
def test_nothing_found_as_json(qa: Qa) -> None:
    """A document without hits, and still exit code 1."""
    result = qa("search", "qqqzzz", "--json")
    document = json.loads(result.stdout)
    assert (result.exit_code, document["total"], document["hits"]) == (1, 0, [])
    assert document["missing"] == ["qqqzzz"]


@pytest.mark.usefixtures("seeds")
def test_the_query_language_is_in_the_help(qa: Qa) -> None:
    """By example, below the options, in 80 columns."""
    text = qa("search", "--help").stdout
    assert "\n    masset*                      words that start so\n" in text
    assert text.index("Options:") < text.index("Queries (in quotes")


def test_hostile_pages(qa: Qa, write_page: Write) -> None:
    """Whatever stands around a hit, a hit is a row, and nothing acts."""
    write_page(
        "h\x1bi.txt",
        saved_page(
            "Is it [/b]\x1b]0;x\x07?",
            "A needle\x9b2J\u202e in [red]hay\u2028stack\x00.",
            ("Ice", "Ice it."),
        ),
    )
    plain = qa("search", "needle", "-C", "pages")
    assert plain.exit_code == 0
    assert plain.stdout.count("\n") == 1
    drawn = qa("search", "needle", "-C", "pages", env=DRAWN)
    for shown in (plain.stdout, ANSI.sub("", drawn.stdout)):
        assert "needle<U+009B>2J<U+202E> in [red]hay" in shown
        assert not {char for char in shown if char < " "} - {"\n", "\t"}
        assert not {"\x9b", "\u202e", "\u2028"} & set(shown)
