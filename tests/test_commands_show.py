"""`qa show`, end to end."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from qa_cli.app import app
from qa_cli.commands.shared import open_corpus
from qa_cli.corpus import Corpus

Qa = Callable[..., Result]
Write = Callable[[str, str], Path]
ANSI = re.compile(r"\x1b\[[0-9;]*m")
DRAWN = {"FORCE_COLOR": "1", "COLUMNS": "80"}

pytestmark = pytest.mark.usefixtures("seeds")


def test_a_question_in_a_pipe(qa: Qa) -> None:
    """All answers in order, full ids, paragraphs unwrapped."""
    result = qa("show", "004")
    lines = result.stdout.splitlines()
    assert (result.exit_code, result.stderr) == (0, "")
    assert lines[0].startswith("I got 200 units of Botox")
    assert lines[1].startswith(
        "004_4314e1bc94ffe93a  seeds/004_4314e1bc94ffe93a.txt  10 of 10 answers"
    )
    headlines = [line for line in lines if re.match(r"\d+\. ", line)]
    assert len(headlines) == 10
    assert headlines[0] == "1. Botox For Muscle Spasm Versus Cosmetic"
    assert headlines[9] == "10. Check with your doctor"
    assert "Victor Chung, MD · Facial Plastic Surgeon, San Diego · ★★★★★ 5.0 (10 reviews)" in lines
    assert max(map(len, lines)) > 300
    headline = lines.index("2. Botox for muscles spasms and facial weakness")
    assert lines[headline + 1].startswith("Victor Chung, MD · ")
    assert lines[headline + 2] == "004_4314e1bc94ffe93a/2  lines 14-24"
    assert [line for line in lines if "seeds/" in line] == [lines[1], lines[-1]]


def test_an_answer_drawn(qa: Qa) -> None:
    """Wrapped to the screen, with the shortest id; nothing wider than the screen."""
    result = qa("show", "004/1", env=DRAWN)
    lines = [line.rstrip() for line in ANSI.sub("", result.stdout).splitlines()]
    assert result.exit_code == 0
    assert lines[0] == (
        "I got 200 units of Botox in my face 2 weeks ago for muscle spasms. That side is"
    )
    assert lines[1] == "now completely paralyzed (Photo)"
    assert lines[2:] == [
        "004  10 of 10 answers  1 problem",
        "",
        "1. Botox For Muscle Spasm Versus Cosmetic",
        '(byline without a name; signed "Dr. Emer") · Dermatologic Surgeon, Los Angeles ·',
        "★★★★☆ 4.9 (159 reviews)",
        "004/1  seeds/004_4314e1bc94ffe93a.txt:7  lines 7-12",
        "",
        "  This is a large amount of botox for the face and would cause muscle paralysis.",
        "  it would stop the spasm but will affect the cosmetic results.  I suggest you",
        "  speak to your injector.  Best, Dr. Emer.",
    ]


def test_several_ids(qa: Qa) -> None:
    """One after the other, a blank line between; an id may be the part after the underscore."""
    both = qa("show", "000/1", "4314/9").stdout
    assert both == qa("show", "000/1").stdout + "\n" + qa("show", "004/9").stdout


@pytest.mark.parametrize(
    ("ids", "code", "lines"),
    [
        (("9",), 1, ['qa: no page with the id "9"']),
        (("000/99",), 1, ['qa: 000_52f1e9b741cd2cdd has 8 answers, none numbered "99"']),
        (("00",), 2, ['qa: "00" stands for 2 pages: 000_52f1e9b741cd2cdd, 004_4314e1bc94ffe93a']),
        (("000/1", "9x"), 1, ['qa: no page with the id "9x"']),
        (("9x", "00", "000/1"), 2, ['qa: no page with the id "9x"', 'qa: "00" stands for 2 pages']),
    ],
)
def test_ids_that_cannot_be_found(
    qa: Qa, ids: tuple[str, ...], code: int, lines: list[str]
) -> None:
    """One line each; the others are still shown; ambiguous weighs more than unknown."""
    result = qa("show", *ids)
    assert result.exit_code == code
    said = result.stderr.splitlines()
    assert len(said) == len(lines)
    assert all(one.startswith(other) for one, other in zip(said, lines, strict=True))
    assert result.stdout == (qa("show", "000/1").stdout if "000/1" in ids else "")


def test_an_unknown_id_may_be_in_what_could_not_be_read(qa: Qa) -> None:
    """Where a part of the corpus is missing, "not found" is an error and says so."""
    result = qa("show", "9x", "-C", "seeds", "-C", "nowhere")
    assert result.exit_code == 2
    assert result.stderr.splitlines()[1].endswith("(in what could be read)")


def test_json_of_a_question(qa: Qa) -> None:
    """One document on one line, with the source's size and digest as they are."""
    result = qa("show", "000", "--json")
    document = json.loads(result.stdout)
    assert result.stdout.count("\n") == 1
    assert document["schema"] == 1
    assert document["source"]["path"] == "seeds/000_52f1e9b741cd2cdd.txt"
    assert document["source"]["bytes"] == 6000
    assert len(document["answers"]) == 8
    assert document["ledger"][0] == {"kind": "title", "lines": [1, 1]}


def test_json_of_an_answer(qa: Qa) -> None:
    """The object from the question's document, with its question and source."""
    answer = json.loads(qa("show", "000/2", "--json").stdout)
    whole = json.loads(qa("show", "000", "--json").stdout)
    assert answer == {
        "schema": 1,
        **whole["answers"][1],
        "question": {"id": whole["id"], "title": whole["title"]},
        "source": whole["source"],
    }


def test_json_of_several_ids(qa: Qa) -> None:
    """One document a line, in the order asked for."""
    lines = qa("show", "004", "000/3", "--json").stdout.splitlines()
    assert [json.loads(line)["id"] for line in lines] == [
        "004_4314e1bc94ffe93a",
        "000_52f1e9b741cd2cdd/3",
    ]


def test_the_source(qa: Qa, seeds: Path) -> None:
    """Every line of the page with its number, kind and answer, in a pipe and as JSON."""
    text = (seeds / "004_4314e1bc94ffe93a.txt").read_text("utf-8")
    lines = text.removesuffix("\n").split("\n")
    rows = [row.split("\t") for row in qa("show", "004", "--source").stdout.splitlines()]
    assert [row[3] for row in rows[: len(lines)]] == lines
    assert rows[0][:3] == ["1", "title", ""]
    assert rows[6][:3] == ["7", "headline", "1"]
    document = json.loads(qa("show", "004", "--source", "--json").stdout)
    assert [line["text"] for line in document["lines"]][: len(lines)] == lines
    assert [line["line"] for line in document["lines"]] == list(range(1, len(rows) + 1))


def test_the_source_of_an_answer_drawn(qa: Qa) -> None:
    """Only its lines, with the margin."""
    result = qa("show", "004/1", "--source", env={**DRAWN, "COLUMNS": "60"})
    lines = [line.rstrip() for line in ANSI.sub("", result.stdout).splitlines()]
    assert lines[0] == " 7 headline 1 │ Botox For Muscle Spasm Versus Cosmetic"
    assert lines[-1] == "12 byline 1   │ 4.9 out of 5 stars 159 reviews"


def test_why_of_a_page(qa: Qa) -> None:
    """A row a part of each line, with label, runner-up and features; all labels of the page."""
    rows = [row.split("\t") for row in qa("show", "004", "--source", "--why").stdout.splitlines()]
    plain = [row.split("\t") for row in qa("show", "004", "--source").stdout.splitlines()]
    assert [row[:3] for row in rows] == [row[:3] for row in plain]
    assert {len(row) for row in rows} == {9}
    said = [" ".join(row[3].split()) for row in plain if row[1] != "blank"]
    assert [" ".join(row[8].split()) for row in rows if row[3]] == said
    assert rows[0][3] == "title"
    assert rows[6][3] == "headline begins an answer"
    assert all(0 <= float(row[4]) <= 1 for row in rows if row[3])
    assert all((row[5] == "") == (row[6] == "") for row in rows)
    assert all(re.match(r"[+-]\d+\.\d\d \w", row[7]) for row in rows if row[3])


def test_why_of_an_answer(qa: Qa) -> None:
    """Only its lines; as JSON the source's document, with `why` added to each line."""
    document = json.loads(qa("show", "004/1", "--source", "--why", "--json").stdout)
    reasons = [line.pop("why") for line in document["lines"]]
    assert document == json.loads(qa("show", "004/1", "--source", "--json").stdout)
    assert [len(one) for one in reasons] == [1, 0, 1, 0, 1, 1]
    assert [one[0]["label"] for one in reasons if one] == [
        "headline begins an answer",
        "body begins",
        "place and specialty below the body",
        "rating below the body",
    ]
    assert all(vote["weight"] for one in reasons for part in one for vote in part["decided"])


def test_why_drawn(qa: Qa) -> None:
    """Below each line, within the screen's 80 columns."""
    result = qa("show", "004/1", "--source", "--why", env=DRAWN)
    lines = [line.rstrip() for line in ANSI.sub("", result.stdout).splitlines()]
    assert lines[0] == " 7 headline 1 │ Botox For Muscle Spasm Versus Cosmetic"
    assert lines[1].startswith(" " * 18 + "headline begins an answer 1.00")
    assert any(re.match(r" {20}[+-]\d+\.\d\d \w", line) for line in lines)
    assert max(map(len, lines)) <= 80


@pytest.mark.parametrize("args", [("004", "--why"), ("004", "--why", "--json"), ("9", "--why")])
def test_why_wants_the_source(qa: Qa, args: tuple[str, ...]) -> None:
    """Without the lines there is nothing to give a reason for: one line, and an error."""
    result = qa("show", *args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "qa: --why tells of the lines that --source shows\n"


def test_why_with_an_index(qa: Qa, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The page is read again, and says the same as without."""
    without = qa("show", "000", "--source", "--why").stdout
    monkeypatch.setenv("QA_INDEX", str(tmp_path / "indexes"))
    assert qa("index").exit_code == 0
    monkeypatch.setattr("qa_cli.commands.shared.load_corpus", pytest.fail)
    assert qa("show", "000", "--source", "--why").stdout == without


def test_a_page_on_standard_input(qa: Qa, seeds: Path) -> None:
    """`-` is a corpus too, and its text can be shown although it is read only once."""
    page = (seeds / "004_4314e1bc94ffe93a.txt").read_text("utf-8")
    result = CliRunner().invoke(app, ["show", "-C", "-", "stdin/1", "--source"], input=page)
    assert result.exit_code == 0
    assert result.stdout == qa("show", "004/1", "--source").stdout


def test_odd_pages(qa: Qa, write_page: Write) -> None:
    """Empty, without title, without answers: shown for what they are."""
    write_page("empty.txt", "")
    write_page("q.txt", "Title?\n\nBody.\n\nDoctor Answers 0\n")
    empty = qa("show", "-C", "pages", "empty")
    assert empty.exit_code == 0
    assert empty.stdout.startswith("(no title)\nempty  pages/empty.txt  0 answers")
    question = qa("show", "-C", "pages", "q")
    assert question.stdout.startswith("Title?\nq  pages/q.txt  0 of 0 answers")
    assert "\n\n  Body.\n" in question.stdout


def test_a_page_that_vanished(qa: Qa, write_page: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """If the file is gone when its lines are wanted, that is one line and an error."""
    path = write_page("q.txt", "Title?\n\nBody.\n\nDoctor Answers 0\n")

    def open_and_remove(ctx: typer.Context, own: list[str] | None, index: str | None) -> Corpus:
        corpus = open_corpus(ctx, own, index)
        path.unlink()
        return corpus

    monkeypatch.setattr("qa_cli.commands.show.open_corpus", open_and_remove)
    result = qa("show", "-C", "pages", "q", "--source")
    assert result.exit_code == 2
    assert result.stderr.startswith("qa: pages/q.txt: ")
    assert result.stderr.count("\n") == 1
