"""`qa extract` as a command: what it prints, where it writes, and what it refuses."""

import json
from pathlib import Path

import duckdb
import pytest

from qa_cli.commands import extract, shared
from qa_cli.extract import extract_shard
from qa_cli.extract.processes import Outcome
from tests.conftest import Qa
from tests.dumps import files_in, ids_in, write_shards


@pytest.fixture(autouse=True)
def crawl(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work beside a folder of two shards, done by this process; return it."""

    def in_this_process(work: object, paths: list[str], jobs: int) -> object:
        assert jobs >= 1
        for path in paths:
            try:
                yield Outcome(path, work(path))  # type: ignore[operator]
            except Exception as error:  # noqa: BLE001
                yield Outcome(path, None, str(error))

    monkeypatch.setattr("qa_cli.extract.processes.run_processes", in_this_process)
    monkeypatch.chdir(tmp_path)
    write_shards(tmp_path / "crawl", 2, pages=2)
    return Path("crawl")


def test_it_tells_what_it_did(qa: Qa) -> None:
    """One line of figures; the second time nothing is done, and the sums are the same."""
    first = qa("extract", "crawl", "-o", "out").stdout
    done, skipped, failed, pages, questions, answers, folder = first.rstrip("\n").split("\t")
    assert (done, skipped, failed, pages, questions, folder) == ("2", "0", "0", "8", "4", "out")
    assert int(answers) > 4
    assert ids_in(Path("out")) == ["p0", "p1", "p2", "p3"]
    again = qa("extract", "crawl/*", "-o", "out")
    assert again.stdout == f"0\t2\t0\t8\t4\t{answers}\tout\n"
    assert again.exit_code == 0


def test_tables_are_read_as_one_with_a_pattern(qa: Qa) -> None:
    """As the help says, by DuckDB."""
    answers = json.loads(qa("extract", "crawl", "-o", "out", "--json").stdout)["rows"]["answers"]
    [counted] = duckdb.sql("SELECT count(*) FROM 'out/answers/*.parquet'").fetchall()
    assert counted == (answers,)


def test_all_pages(qa: Qa) -> None:
    """Also those that are no question pages."""
    document = json.loads(qa("extract", "crawl", "-o", "out", "--all", "--json").stdout)
    rows = document.pop("rows")
    assert rows["questions"] == 8
    assert set(rows) == {"questions", "answers", "figures", "problems"}
    assert document == {
        "schema": 1, "folder": "out", "done": 2, "skipped": 0, "failed": 0, "pages": 8, "gated": 0,
        "unreadable": 0,
    }  # fmt: skip


def test_a_terminal_is_told_in_words(qa: Qa, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was done now, and before."""
    here = shared.here()
    monkeypatch.setattr(extract, "here", lambda: here._replace(drawn=True))
    qa("extract", "crawl/part-0.jsonl.gz", "-o", "out")
    lines = qa("extract", "crawl", "-o", "out").stdout.splitlines()
    assert lines[0] == "2 shards: 1 done, 1 done before"
    assert lines[1].startswith("8 pages, 4 questions, ")
    assert lines[2] == "The tables are in out"


def test_what_fails_is_told_and_the_rest_is_done(qa: Qa) -> None:
    """Exit code 2: an input that is not there, a shard and a record that cannot be read."""
    Path("crawl/bad.jsonl").write_text("damaged\n", "utf-8")
    Path("crawl/half.jsonl").write_text('{"text": "Closed."}\ndamaged\n', "utf-8")
    run = qa("extract", "crawl", "none.jsonl", "-o", "out")
    assert run.exit_code == 2
    assert run.stdout.startswith("3\t0\t1\t9\t4\t")
    seconds = run.stderr.partition("shards in ")[2].split()[0]
    assert run.stderr.splitlines() == [
        "qa: none.jsonl: No such file or directory",
        "qa: extracting 4 shards",
        "qa: crawl/bad.jsonl:1: not JSON: Expecting value at character 1",
        f"qa: extracting: 4 shards in {seconds} s, 1 failed",
        "qa: unreadable: 1 record (the receipts tell which)",
    ]
    Path("crawl/bad.jsonl").unlink()
    assert qa("extract", "crawl", "-o", "out").exit_code == 2  # a record is still missing


def test_no_question_page_is_nothing_found(qa: Qa) -> None:
    """Exit code 1, as wherever nothing is found."""
    Path("crawl/closed.jsonl").write_text('{"text": "Closed."}\n', "utf-8")
    assert qa("extract", "crawl/closed.jsonl", "-o", "out").exit_code == 1


def test_another_version_is_told(qa: Qa, monkeypatch: pytest.MonkeyPatch) -> None:
    """And done again when that is asked for."""
    qa("extract", "crawl", "-o", "out")
    before = files_in(Path("out"))
    monkeypatch.setattr("qa_cli.extract.extracting.CODE", "another")
    left = qa("extract", "crawl", "-o", "out")
    assert "qa: done by another version of qa: 2 shards (see --again)\n" in left.stderr
    assert files_in(Path("out")) == before
    assert qa("extract", "crawl", "-o", "out", "--again").stdout.startswith("2\t0\t0\t")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ((), "qa extract needs an INPUT"),
        (("crawl",), "qa extract needs a --output"),
        (("crawl", "-o", ""), "--output is empty"),
        (("crawl", "-o", "crawl"), "--output would write into the folder that is read: crawl"),
        (("crawl", "-o", "crawl/out"), "--output would write into the folder that is read"),
        (("-", "-o", "out"), "standard input is no shard"),
        (("crawl", "-o", "out", "--scheduler", "tcp://x:1", "--jobs", "2"), "--jobs goes without"),
        (("crawl", "-o", "out", "--jobs", "0"), "--jobs"),
        (("crawl", "-o", "out", "--all", "--pages-only"), "choose one of --all and --pages-only"),
    ],
)
def test_what_is_refused(qa: Qa, args: tuple[str, ...], said: str) -> None:
    """Before anything is written."""
    run = qa("extract", *args)
    assert run.exit_code == 2
    assert said.lower() in run.stderr.lower()
    assert not Path("out").exists()


def test_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    """Those that this process may use, where the system tells; else all."""
    monkeypatch.setattr("os.sched_getaffinity", lambda _: {0, 3, 5}, raising=False)
    assert extract._cores() == 3
    monkeypatch.delattr("os.sched_getaffinity")
    monkeypatch.setattr("os.cpu_count", lambda: None)
    assert extract._cores() == 1


def test_a_page_of_a_named_column(qa: Qa) -> None:
    """Of a shard of Parquet."""
    text = "Is it so?\n\n2 answers\n\nAnswer by Ann Lee, MD\n\nYes.\n"
    duckdb.sql(f"COPY (SELECT '{text}' AS said, 'x' AS text) TO 'a.parquet'")
    run = qa("extract", "a.parquet", "-o", "out", "--column", "said")
    assert run.stdout == "1\t0\t0\t1\t1\t1\tout\n"
    assert extract_shard("a.parquet", "out", column="said").skipped
