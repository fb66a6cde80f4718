"""`qa list`, end to end."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from tests.builders import saved_page

Qa = Callable[..., Result]
Write = Callable[[str, str], Path]

ROW_000 = (
    "000_52f1e9b741cd2cdd\tFace Semi-paralyzed After Botox to Masseter Muscles? (photo)\t8\t8\t5\t"
)
ROW_004 = (
    "004_4314e1bc94ffe93a\tI got 200 units of Botox in my face 2 weeks ago for muscle spasms. "
    "That side is now completely paralyzed (Photo)\t10\t10\t6\t"
)
ANSI = re.compile(r"\x1b\[[0-9;]*m")


@pytest.mark.usefixtures("seeds")
def test_the_seeds_in_a_pipe(qa: Qa) -> None:
    """A row a page, in the order of the files: all 18 answers, 11 of them named."""
    result = qa("list")
    assert (result.exit_code, result.stderr) == (0, "")
    first, second = result.stdout.splitlines()
    assert first.startswith(ROW_000)
    assert second.startswith(ROW_004)


@pytest.mark.usefixtures("seeds")
def test_the_seeds_drawn(qa: Qa) -> None:
    """On a terminal a table as wide as the screen, ids as short as they may be."""
    result = qa("list", env={"FORCE_COLOR": "1", "COLUMNS": "80"})
    lines = [line.rstrip() for line in ANSI.sub("", result.stdout).splitlines()]
    assert result.exit_code == 0
    assert lines[:2] == [
        "                                                                  With",
        "Id   Question                                          Answers  doctor  Problems",
    ]
    assert lines[2] == "─" * 80
    assert re.fullmatch("000  Face Semi-paralyzed .*…      8/8       5         0", lines[3])
    assert re.fullmatch("004  I got 200 units of .*…    10/10       6         1", lines[4])
    assert lines[5:] == ["", "2 questions, 18 answers"]


@pytest.mark.usefixtures("seeds")
@pytest.mark.parametrize(
    ("args", "ids"),
    [
        (("--sort", "id"), ["000", "004"]),
        (("--sort", "title"), ["000", "004"]),
        (("--sort", "answers"), ["004", "000"]),
        (("--sort", "named"), ["004", "000"]),
        (("--reverse",), ["004", "000"]),
        (("--sort", "answers", "--reverse"), ["000", "004"]),
        (("-n", "1"), ["000"]),
        (("--sort", "answers", "-n", "1"), ["004"]),
        (("--limit", "9"), ["000", "004"]),
    ],
)
def test_order_and_limit(qa: Qa, args: tuple[str, ...], ids: list[str]) -> None:
    """Text sorts from A, numbers from the largest; the limit is applied last."""
    assert [line[:3] for line in qa("list", *args).stdout.splitlines()] == ids


def test_sort_by_problems(qa: Qa, write_page: Write) -> None:
    """The page with most doubts comes first; pages alike keep their order."""
    for name in "abc":
        write_page(f"{name}.txt", "Title?\n\nBody.\n\nDoctor Answers 0\n")
    write_page("d.txt", "Title?\n\nBody.\n\nDoctor Answers 9\n\nYes\n\nDo it.\n")
    listed = json.loads(qa("list", "-C", "pages", "--json").stdout)["questions"]
    listed.sort(key=lambda question: -len(question["problems"]))
    result = qa("list", "-C", "pages", "--sort", "problems")
    assert [line[0] for line in result.stdout.splitlines()] == [one["id"] for one in listed]


@pytest.mark.usefixtures("seeds")
def test_an_unknown_order_names_the_known_ones(qa: Qa) -> None:
    """One line, exit code 2."""
    result = qa("list", "--sort", "merit")
    assert result.exit_code == 2
    assert result.stderr == (
        'qa: --sort takes id, title, answers, named or problems, not "merit" (see qa list --help)\n'
    )


@pytest.mark.usefixtures("seeds")
def test_json(qa: Qa) -> None:
    """One line in a pipe; a limit does not hide the total."""
    result = qa("list", "--json", "-n", "1")
    document = json.loads(result.stdout)
    assert result.stdout.count("\n") == 1
    assert (document["schema"], document["total"], len(document["questions"])) == (1, 2, 1)
    question = document["questions"][0]
    assert question["id"] == "000_52f1e9b741cd2cdd"
    assert [question[name] for name in ("answers", "named", "nameless", "anonymous")] == [
        8,
        5,
        0,
        3,
    ]


def test_what_cannot_be_read_is_said_and_the_rest_shown(qa: Qa, write_page: Write) -> None:
    """One line per error on standard error, good pages on standard output, exit code 2."""
    write_page("a.txt", "Title?\n\nBody.\n\nDoctor Answers 0\n")
    result = qa("list", "-C", "pages", "-C", "no\x1bwhere")
    assert result.exit_code == 2
    assert result.stdout.startswith("a\tTitle?\t0\t0\t0\t")
    assert result.stderr.startswith("qa: no␛where: ")
    assert result.stderr.count("\n") == 1


def test_the_sample_pages(qa: Qa, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With no corpus in sight the samples are shown, and that is said."""
    monkeypatch.chdir(tmp_path)
    result = qa("list")
    assert result.exit_code == 0
    assert [line[:3] for line in result.stdout.splitlines()] == ["000", "004"]
    assert result.stderr.startswith("qa: no corpus named: ")
    assert result.stderr.count("\n") == 1


def test_hostile_pages(qa: Qa, write_page: Write) -> None:
    """Whatever a title holds, a page is one row, drawn or plain, and nothing acts."""
    title = "Is \x1b]0;x\x07[/b][red]\u202eforged\u2028a\x85b\tc :smile: safe?"
    write_page("h\x1bi\nx.txt", saved_page(title, "I had 5 units.", ("Wait", "It is fine.")))
    plain = qa("list", "-C", "pages")
    assert plain.stdout.startswith(
        "h␛i␊x\tIs ␛]0;x␇[/b][red]<U+202E>forged<U+2028>a<U+0085>b c :smile: safe?\t1\t1\t1\t"
    )
    drawn = qa("list", "-C", "pages", env={"FORCE_COLOR": "1", "COLUMNS": "120"})
    shown = ANSI.sub("", drawn.stdout)
    assert "␛]0;x␇[/b][red]<U+202E>forged<U+2028>a<U+0085>b c :smile:" in shown
    assert not {char for char in shown if char < " "} - {"\n"}
    data = json.loads(qa("list", "-C", "pages", "--json").stdout)
    assert data["questions"][0]["title"] == title
