"""`qa export`, end to end."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from tests.builders import saved_page

Qa = Callable[..., Result]
Write = Callable[[str, str], Path]


@pytest.mark.usefixtures("seeds")
def test_a_question_a_line(qa: Qa) -> None:
    """Each line is byte for byte what `show ID --json` prints."""
    result = qa("export")
    shown = [qa("show", ref, "--json").stdout for ref in ("000", "004")]
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == "".join(shown)
    assert qa("export", "--format", "jsonl").stdout == result.stdout


@pytest.mark.usefixtures("seeds")
def test_one_document(qa: Qa) -> None:
    """The same questions, in a list."""
    document = json.loads(qa("export", "-f", "json").stdout)
    lines = [json.loads(line) for line in qa("export").stdout.splitlines()]
    assert document == {"schema": 1, "questions": lines}


@pytest.mark.usefixtures("seeds")
def test_an_answer_a_row(qa: Qa) -> None:
    """18 rows with all fields; bodies keep their lines."""
    rows = list(csv.DictReader(io.StringIO(qa("export", "--format", "csv").stdout, newline="")))
    assert len(rows) == 18
    assert rows[1]["name"] == "Michael R. Menachof"
    assert (rows[1]["rating"], rows[1]["reviews"]) == ("4.4", "28")
    assert rows[17]["sign_off"] == "Dr. Denkler"
    assert rows[17]["body"].endswith("\nBest wishes,\nDr. Denkler")


@pytest.mark.parametrize(("form", "sign"), [("tsv", "\t"), ("md", " | ")])
def test_other_rows(qa: Qa, form: str, sign: str) -> None:
    """As tsv and as Markdown, with the columns of CSV."""
    lines = qa("export", "--format", form).stdout.strip("| ").split("\n")
    columns = qa("export", "--csv").stdout.split("\n")[0].split(",")
    names = lines[0].strip("| ").split(sign)
    assert set(names) == set(columns)
    assert len(lines) == 18 + 2 + (form == "md")


def test_formulas(qa: Qa, write_page: Write) -> None:
    """A headline that a spreadsheet would run is defused, unless asked not to."""
    write_page("p.txt", saved_page("Title?", "Body.", ("=1+1", "Just an answer.")))
    safe = list(csv.DictReader(io.StringIO(qa("export", "-C", "pages", "-f", "csv").stdout)))
    raw = list(
        csv.DictReader(io.StringIO(qa("export", "-C", "pages", "-f", "csv", "--csv-raw").stdout))
    )
    assert "=1+1" in (raw[0]["headline"] or raw[0]["body"])
    assert "'=1+1" in (safe[0]["headline"] or safe[0]["body"])


@pytest.mark.parametrize("form", ["jsonl", "json", "csv"])
def test_no_pages(qa: Qa, write_page: Write, form: str) -> None:
    """An export of nothing is valid and empty; that nothing was there is an error."""
    del write_page
    result = qa("export", "-C", "pages", "--format", form)
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    if form == "json":
        assert json.loads(result.stdout) == {"schema": 1, "questions": []}
    else:
        assert result.stdout.count("\n") == (form == "csv")


@pytest.mark.usefixtures("seeds")
@pytest.mark.parametrize(
    ("args", "line"),
    [
        (
            ("--format", "xml"),
            "qa: --format takes jsonl, json, csv, tsv, md, parquet or sqlite, not ",
        ),
        (("--csv-raw",), "qa: --csv-raw goes with --format csv"),
    ],
)
def test_wrong_usage(qa: Qa, args: tuple[str, ...], line: str) -> None:
    """One line, exit code 2, nothing written."""
    result = qa("export", *args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(line)
