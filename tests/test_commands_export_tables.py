"""`qa export` into files: tables of Parquet and SQLite, and `-o` with every other form."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest
from duckdb_extensions import import_extension

from qa_cli.output.parquet import FILES
from qa_cli.output.tabular import TABLES
from tests.builders import saved_page
from tests.conftest import Qa
from tests.tables import Rows, by_polars, by_sqlite

Write = Callable[[str, str], Path]
FORMS = ["jsonl", "json", "csv", "tsv", "md"]


def rows_of(place: Path) -> dict[str, Rows]:
    """Return all tables of an export, Parquet or SQLite."""
    read = by_polars if place.is_dir() else by_sqlite
    return {table: read(place, table) for table in TABLES}


def dicts(place: Path, table: str) -> list[dict[str, Any]]:
    """Return the rows of a table, by name."""
    names = [column.name for column in TABLES[table].columns]
    return [dict(zip(names, row, strict=True)) for row in rows_of(place)[table]]


def names(folder: str = ".") -> list[str]:
    """Return what is in a folder."""
    return sorted(path.name for path in Path(folder).iterdir())


def contents(place: str) -> dict[Path, bytes]:
    """Return a file, or the files of a folder, with their bytes."""
    paths = [Path(place), *Path(place).glob("*")]
    return {path: path.read_bytes() for path in paths if path.is_file()}


def exported(qa: Qa, *args: str) -> tuple[dict[str, Rows], dict[str, Rows]]:
    """Export as Parquet and as SQLite; return the tables of both."""
    for form in ("parquet", "sqlite"):
        result = qa("export", *args, "--format", form, "-o", f"out.{form}")
        assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    return rows_of(Path("out.parquet")), rows_of(Path("out.sqlite"))


@pytest.mark.usefixtures("seeds")
@pytest.mark.parametrize("form", ["parquet", "sqlite"])
def test_the_tables_say_what_json_says(qa: Qa, form: str) -> None:
    """Questions, answers and problems are those of `export --format json`.

    Figures and people are those of `figures --json` and `doctors --json`.
    """
    place = Path("out")
    assert qa("export", "-f", form, "-o", str(place)).exit_code == 0
    questions = json.loads(qa("export", "--json").stdout)["questions"]
    told = [{**one, **one["source"], "answers": len(one["answers"])} for one in questions]
    for row, one in zip(dicts(place, "questions"), told, strict=True):
        assert row == {name: one[name] for name in row}
    answers = [
        {
            **(answer["doctor"] or {}),
            **answer,
            "question_id": one["id"],
            "first_line": answer["lines"][0],
            "last_line": answer["lines"][1],
        }
        for one in questions
        for answer in one["answers"]
    ]
    for row, answer in zip(dicts(place, "answers"), answers, strict=True):
        own = {name: row[name] for name in row if name not in {"words", "person_id"}}
        assert own == {name: answer.get(name) for name in own}
    problems = [(one["id"], *problem.values()) for one in questions for problem in one["problems"]]
    assert [
        (row["question_id"], row["code"], [row["first_line"], row["last_line"]], row["message"])
        for row in dicts(place, "problems")
    ] == problems
    figures = json.loads(qa("figures", "--json").stdout)["figures"]
    for row, one in zip(dicts(place, "figures"), figures, strict=True):
        assert (row["answer_id"] or row["question_id"]) == one["id"]
        same = "kind role low high unit certainty negated qualifier quote line".split()
        assert [row[name] for name in same] == [one[name] for name in same]
        assert [row["first_column"], row["end_column"]] == one["column"]
    doctors = json.loads(qa("doctors", "--json").stdout)["doctors"]
    for row, one in zip(dicts(place, "people"), doctors, strict=True):
        assert row == {**{name: one[name] for name in list(row)[1:]}, "id": one["answer_ids"][0]}
    owned = {row["id"]: row["person_id"] for row in dicts(place, "answers")}
    assert {one for one, person in owned.items() if person} == {
        one for doctor in doctors for one in doctor["answer_ids"]
    }


@pytest.mark.usefixtures("seeds")
def test_an_index_tells_the_same(qa: Qa, monkeypatch: pytest.MonkeyPatch) -> None:
    """All rows are the same with and without one, also of what is chosen."""
    choices: list[tuple[str, ...]] = [(), ("004",), ("--where", "masseter"), ("000/2-4", "004/1")]
    plain = [exported(qa, *choice) for choice in choices]
    monkeypatch.setenv("QA_INDEX", "indexes")
    assert qa("index").exit_code == 0
    for choice, (parquet, sqlite) in zip(choices, plain, strict=True):
        assert parquet == sqlite
        assert exported(qa, *choice) == (parquet, sqlite)


def test_pages_without_figures(qa: Qa, write_page: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """With an index a page gets its own figures, though its neighbours have none."""
    for name, body in (("a", "No."), ("b", "It lasts 3 months."), ("c", "No."), ("d", "5 weeks.")):
        write_page(f"{name}.txt", saved_page("Title?", "Body.", ("Head", body)))
    monkeypatch.setenv("QA_INDEX", "indexes")
    assert qa("index", "-C", "pages").exit_code == 0
    tables, _ = exported(qa, "-C", "pages")
    assert len(tables["questions"]) == 4
    assert [row[0] for row in tables["figures"]] == ["b", "d"]


@pytest.mark.usefixtures("seeds")
def test_what_is_chosen(qa: Qa) -> None:
    """Chosen answers have their question, their figures and their people; keys lead somewhere."""
    tables, _ = exported(qa, "000/2", "004/1-4")
    assert [row[0] for row in tables["answers"]] == [
        "000_52f1e9b741cd2cdd/2", *(f"004_4314e1bc94ffe93a/{number}" for number in range(1, 5)),
    ]  # fmt: skip
    assert [row[5] for row in tables["questions"]] == [1, 4]
    assert {row[1] for row in tables["people"]} == {
        "Michael R. Menachof", "Victor Chung", "Nelson Castillo", "Amiya Prasad",
    }  # fmt: skip
    assert {row[1] for row in tables["figures"]} <= {row[0] for row in tables["answers"]}
    with closing(sqlite3.connect("out.sqlite")) as base:
        assert base.execute("PRAGMA foreign_key_check").fetchall() == []


def test_who_is_who_is_recorded(
    qa: Qa, seeds: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """What `qa people` recorded is heeded; a person's id is their first answer in the corpus."""
    assert seeds.is_dir()
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    assert qa("doctors", "--same", "Victor Chung", "Brent Moelleken").exit_code == 0
    tables, _ = exported(qa, "004/2")
    (person,) = tables["people"]
    assert person[:2] == ("000_52f1e9b741cd2cdd/3", "Brent Moelleken")
    assert person[7:] == (1, 1)
    assert [row[17] for row in tables["answers"]] == ["000_52f1e9b741cd2cdd/3"]


def test_hostile_pages(qa: Qa, write_page: Write) -> None:
    """Names that are no UTF-8 are spelt out; NUL, emoji, and a count beyond belief come through."""
    records = [
        {"text": saved_page("Is \0 safe? 😀", "Body \0.", ("Head 😀", "Wait \0 3 months 😀."))},
        {"text": saved_page("Count?", "Body.", ("Head", "Text.")).replace("28 r", f"{2**63} r")},
    ]
    lines = "".join(f"{json.dumps(one)}\n" for one in records)
    write_page("caf\udce9.jsonl", lines)
    parquet, sqlite = exported(qa, "-C", "pages")
    assert parquet == sqlite
    assert [row[0] for row in parquet["questions"]] == ["caf\\udce9:1", "caf\\udce9:2"]
    assert {row[6] for row in parquet["questions"]} == {"pages/caf\\udce9.jsonl"}
    first = json.loads(qa("export", "-C", "pages").stdout.split("\n")[0])
    assert parquet["answers"][0][4] == first["answers"][0]["body"]
    assert "\0" in parquet["answers"][0][4]
    told = [(row[1], row[2]) for row in parquet["problems"]]
    assert ("inexact-count", "note") in told
    assert parquet["answers"][1][13] is None


@pytest.mark.usefixtures("seeds")
def test_duckdb_opens_the_database(qa: Qa, tmp_path: Path) -> None:
    """Every value is of its column's type."""
    assert qa("export", "-o", "pages.db").exit_code == 0
    with duckdb.connect(config={"extension_directory": str(tmp_path / "extensions")}) as duck:
        import_extension("sqlite_scanner", con=duck)
        duck.execute("ATTACH 'pages.db' AS qa (TYPE sqlite, READ_ONLY)")
        for table in TABLES:
            found = duck.execute(f"SELECT * FROM qa.{table}").fetchall()  # noqa: S608  of ours
            assert len(found) == len(rows_of(Path("pages.db"))[table])


# Where to


@pytest.mark.usefixtures("seeds")
@pytest.mark.parametrize("form", FORMS)
def test_a_file_gets_what_a_pipe_gets(qa: Qa, form: str) -> None:
    """Of every form, `-` is standard output; the ending tells the form where nothing else does."""
    plain = qa("export", "--format", form).stdout
    assert qa("export", "--format", form, "--output", "-").stdout == plain
    result = qa("export", "--format", form, "-o", "out")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    assert Path("out").read_bytes().decode() == plain
    assert qa("export", "-o", f"out.{form.upper()}").exit_code == 0
    assert Path(f"out.{form.upper()}").read_bytes().decode() == plain


@pytest.mark.usefixtures("seeds")
def test_the_ending_tells_tables(qa: Qa) -> None:
    """A folder of Parquet or a database; an asked form is stronger; no ending is JSON Lines."""
    for name in ("a.parquet", "a.parquet/", "a.sqlite", "a.sqlite3", "a.DB"):
        assert qa("export", "-o", name).exit_code == 0
        assert len(rows_of(Path(name))["answers"]) == 18
    for name, args in (("b.db", ("--csv",)), ("b", ()), ("b.txt", ("--jsonl",))):
        assert qa("export", "-o", name, *args).exit_code == 0
        assert Path(name).read_text("utf-8").startswith(("question_id,", '{"schema": 1'))


@pytest.mark.usefixtures("seeds")
@pytest.mark.parametrize(
    ("args", "line"),
    [
        (("-f", "parquet"), "qa: parquet is not for standard output: say where with -o"),
        (("-f", "sqlite", "-o", "-"), "qa: sqlite is not for standard output: say where with -o"),
        (("-f", "sqlite", "--json"), "qa: choose one of --json and --format sqlite\n"),
        (("-o", "seeds/a.csv"), "qa: --output would write into the corpus: seeds/a.csv\n"),
        (("-f", "parquet", "-o", "seeds"), "qa: --output would write into the corpus: seeds\n"),
        (("-o", "nowhere/a.db"), "qa: nowhere/a.db: No such file or directory\n"),
        (("-o", "nowhere/a.parquet"), "qa: nowhere/a.parquet: No such file or directory\n"),
        (("-f", "parquet", "-o", "."), "qa: .: the current folder cannot be replaced"),
        (("-f", "csv", "-o", "."), "qa: .: Is a directory\n"),
    ],
)
def test_wrong_usage(qa: Qa, args: tuple[str, ...], line: str) -> None:
    """One line, exit code 2, nothing written."""
    before = sorted(Path().rglob("*"))
    result = qa("export", *args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(line)
    assert result.stderr.count("\n") == 1
    assert sorted(Path().rglob("*")) == before


@pytest.mark.usefixtures("seeds")
def test_without_pyarrow(qa: Qa, monkeypatch: pytest.MonkeyPatch) -> None:
    """One line says which extra is missing, before any work; SQLite needs none."""
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    result = qa("export", "-f", "parquet", "-o", "out", "-C", "nowhere")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "qa: writing Parquet needs pyarrow: pip install 'qa-cli[data]'\n"
    assert qa("export", "-o", "out.db").exit_code == 0


@pytest.mark.usefixtures("seeds")
def test_a_slip_in_the_corpus_replaces_nothing(qa: Qa) -> None:
    """Where there is no page at all, what was written before stays; what is read in part counts."""
    Path("out.csv").write_text("old")
    assert qa("export", "-C", "sedes", "-o", "out.csv").exit_code == 2
    assert Path("out.csv").read_text() == "old"
    assert qa("export", "-C", "sedes", "-C", "seeds", "-o", "out.csv").exit_code == 2
    assert Path("out.csv").read_text("utf-8").startswith("question_id,")


# What was there


@pytest.mark.usefixtures("seeds")
def test_a_folder_is_replaced_whole(qa: Qa) -> None:
    """By a link, too, and where it is empty; nothing is left beside it."""
    Path("real").mkdir()
    Path("link").symlink_to("real")
    for args, count in (((), 18), (("000",), 8)):
        assert qa("export", *args, "-f", "parquet", "-o", "link").exit_code == 0
        assert len(pl.read_parquet("real/answers.parquet")) == count
    assert Path("link").is_symlink()
    assert names() == ["link", "real", "seeds"]
    assert names("real") == sorted(FILES)


@pytest.mark.usefixtures("seeds")
@pytest.mark.parametrize("name", ["notes.txt", "answers.parquet.bak", "people.parquet"])
def test_a_folder_of_other_things_is_left_alone(qa: Qa, name: str) -> None:
    """Also where they come while it is written, and where they have the name of a table."""
    assert qa("export", "-f", "parquet", "-o", "out").exit_code == 0
    Path("out", name).write_text("mine")
    before = contents("out")
    result = qa("export", "-f", "parquet", "-o", "out")
    assert result.exit_code == 2
    assert result.stderr == f"qa: out: would be replaced, but holds {name}: name another folder\n"
    assert contents("out") == before
    assert names() == ["out", "seeds"]


@pytest.mark.usefixtures("seeds")
def test_a_file_is_no_folder(qa: Qa) -> None:
    """And a folder no file."""
    Path("out.parquet").write_text("mine")
    result = qa("export", "-o", "out.parquet")
    assert (result.exit_code, result.stderr) == (2, "qa: out.parquet: Not a directory\n")
    assert Path("out.parquet").read_text() == "mine"
    Path("out.db").mkdir()
    result = qa("export", "-o", "out.db")
    assert (result.exit_code, result.stderr) == (2, "qa: out.db: Is a directory\n")


@pytest.mark.usefixtures("seeds")
def test_a_database_in_use_is_left_alone(qa: Qa) -> None:
    """SQLite would take the journal of the old one for that of the new one."""
    assert qa("export", "-o", "out.db").exit_code == 0
    with closing(sqlite3.connect("out.db")) as base:
        base.execute("PRAGMA journal_mode = WAL")
        base.execute("UPDATE answers SET number = 0")
        base.commit()
        result = qa("export", "-o", "out.db")
        assert result.exit_code == 2
        assert result.stderr == "qa: out.db: another program writes to it: there is out.db-wal\n"
    assert qa("export", "-o", "out.db").exit_code == 0
    assert rows_of(Path("out.db"))["answers"][0][2] == 1


@pytest.mark.usefixtures("seeds")
@pytest.mark.parametrize("name", ["out.csv", "out.db", "out.parquet"])
@pytest.mark.parametrize("step", ["fsync", "rename", "second rename", "replace"])
def test_a_full_disk(qa: Qa, monkeypatch: pytest.MonkeyPatch, name: str, step: str) -> None:
    """What was there stays, nothing is left beside it, and one line says why."""
    assert qa("export", "000", "-o", name).exit_code == 0
    before = contents(name)
    second, call = step.startswith("second"), step.rsplit(maxsplit=1)[-1]
    real = getattr(os, call)
    calls = []

    def full(*args: object) -> None:
        calls.append(args)
        if len(calls) == 1 + second:  # of two, the old folder is away by then
            raise OSError(28, "No space left on device")
        real(*args)

    monkeypatch.setattr(os, call, full)
    result = qa("export", "-o", name)
    if (call == "replace") == (name == "out.parquet") and call != "fsync":
        assert (result.exit_code, calls) == (0, [])
        return
    assert (result.exit_code, result.stderr) == (2, f"qa: {name}: No space left on device\n")
    assert contents(name) == before
    assert names() == sorted([name, "seeds"])


HELD = """
import sys, time
from qa_cli import app
from qa_cli.output import tabular
def add(self, page, figures):
    print("at it", flush=True)
    time.sleep(60)
tabular.TableWriter.add = add
app.app(["export", "-o", sys.argv[1]])
"""
"""Runs an export that stops in the middle."""


@pytest.mark.usefixtures("seeds")
@pytest.mark.parametrize("name", ["out.db", "out.parquet"])
@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGKILL])
def test_stopped_in_the_middle(qa: Qa, name: str, sign: signal.Signals) -> None:
    """The old export is whole; after Ctrl-C nothing lies beside it, and the exit code is 130."""
    assert qa("export", "-o", name).exit_code == 0
    before = rows_of(Path(name))
    with subprocess.Popen(
        [sys.executable, "-c", HELD, name], stdout=subprocess.PIPE, text=True
    ) as run:
        assert run.stdout is not None
        assert run.stdout.readline() == "at it\n"
        run.send_signal(sign)
        assert run.wait(30) == (130 if sign == signal.SIGINT else -signal.SIGKILL)
    assert rows_of(Path(name)) == before
    if sign == signal.SIGINT:
        assert names() == sorted([name, "seeds"])
    assert qa("export", "-o", name).exit_code == 0
