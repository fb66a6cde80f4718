"""Tables of what was read, written and read back."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import duckdb
import polars as pl
import pytest
from pyarrow import parquet

from qa_cli.corpus import load_corpus
from qa_cli.insight.figures import Figure, figures_of
from qa_cli.insight.tally import tally
from qa_cli.model import Page
from qa_cli.output import tabular
from qa_cli.output.parquet import FILES, ParquetWriter, is_ours
from qa_cli.output.sqlite import SqliteWriter
from qa_cli.output.tabular import TABLES, Table, TableWriter
from tests.conftest import ROOT
from tests.tables import PARQUET, Read, Rows, by_polars, by_sqlite

HOSTILE = "caf\udce9 \0 😀 \u202e \U0001f468\u200d\U0001f469 = '; DROP TABLE answers; --"
"""What a page, or the name of a file, may say."""
SPELT = HOSTILE.replace("\udce9", "\\udce9")


@pytest.fixture(scope="module")
def pages() -> tuple[Page, ...]:
    """Return the seeds."""
    return load_corpus([str(ROOT / "seeds")]).pages


@pytest.fixture
def hostile(answered: Page) -> Page:
    """Return a page that says what texts can say, everywhere."""
    question = answered.question
    answers = tuple(
        replace(
            answer,
            headline=HOSTILE,
            body=HOSTILE,
            doctor=answer.doctor and replace(answer.doctor, name=HOSTILE, reviews=2**63 - 1),
        )
        for answer in question.answers
    )
    source = replace(answered.source, path=f"{HOSTILE}.txt", record=2**63 - 1)
    question = replace(question, title=HOSTILE, body=HOSTILE, answers=answers)
    return Page(HOSTILE, source, question)


def fill(writer: TableWriter, pages: tuple[Page, ...]) -> None:
    """Write pages."""
    with writer:
        for page in pages:
            writer.add(page, figures_of(page))


def made_of(pages: tuple[Page, ...], table: str) -> Iterator[tuple[object, ...]]:
    """Yield the rows of a table, straight from what it is described by."""
    owners = {
        one: doctor.answer_ids[0] for doctor in tally(pages).doctors for one in doctor.answer_ids
    }
    for page in pages:
        for item in TABLES[table].rows(tabular.Told(page, figures_of(page), owners)):
            yield tuple(column.get(item) for column in TABLES[table].columns)


@pytest.mark.parametrize("read", PARQUET)
def test_parquet_is_read_back(pages: tuple[Page, ...], tmp_path: Path, read: Read) -> None:
    """DuckDB, Polars and pandas read what was written, values and types."""
    fill(ParquetWriter(f"{tmp_path}/", tally(pages).doctors), pages)
    assert {path.name for path in tmp_path.iterdir()} == set(FILES)
    for table in ("questions", "answers", "figures", "problems"):
        expected = list(made_of(pages, table))
        found = read(tmp_path, table)
        assert found == expected
        assert [list(map(type, row)) for row in found] == [list(map(type, row)) for row in expected]
    assert len(read(tmp_path, "people")) == 11


def test_sqlite_is_read_back(pages: tuple[Page, ...], tmp_path: Path) -> None:
    """So is a database, which holds the same, people too, and all keys lead somewhere."""
    fill(ParquetWriter(f"{tmp_path}/", tally(pages).doctors), pages)
    path = tmp_path / "pages.sqlite"
    fill(SqliteWriter(str(path), tally(pages).doctors), pages)
    for table in TABLES:
        assert by_sqlite(path, table) == by_polars(tmp_path, table)
    with closing(sqlite3.connect(path)) as base:
        assert base.execute("PRAGMA foreign_key_check").fetchall() == []
        assert base.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert base.execute("PRAGMA user_version").fetchone() == (tabular.VERSION,)
        plan = "EXPLAIN QUERY PLAN SELECT * FROM answers WHERE question_id = 'x'"
        assert "answers_by_question_id" in base.execute(plan).fetchone()[-1]


@pytest.mark.parametrize("table", TABLES.values(), ids=list(TABLES))
def test_types_are_stated(pages: tuple[Page, ...], tmp_path: Path, table: Table[object]) -> None:
    """Each column has the type that it is described with, in Parquet and in SQLite."""
    duck = {"text": "VARCHAR", "integer": "BIGINT", "real": "DOUBLE", "boolean": "BOOLEAN"}
    fill(ParquetWriter(f"{tmp_path}/", tally(pages).doctors), pages)
    path = tmp_path / f"{table.name}.parquet"
    with duckdb.connect() as base:
        found = base.read_parquet(str(path))
        assert list(map(str, found.types)) == [duck[one.type] for one in table.columns]
        assert found.columns == [one.name for one in table.columns]
    schema = parquet.read_schema(path)
    assert [schema.field(one.name).nullable for one in table.columns] == [
        one.null for one in table.columns
    ]
    fill(SqliteWriter(str(tmp_path / "db"), tally(pages).doctors), pages)
    with closing(sqlite3.connect(tmp_path / "db")) as db:
        told = [row[1:4] for row in db.execute(f"PRAGMA table_info({table.name})")]
    assert told == [(one.name, one.type.upper(), not one.null) for one in table.columns]


@pytest.mark.parametrize("read", [*PARQUET, by_sqlite])
def test_hostile_texts_survive(hostile: Page, tmp_path: Path, read: Read) -> None:
    """NUL, emoji and what looks like SQL are kept; half of a surrogate pair is spelt out."""
    doctors = tally([hostile]).doctors
    fill(ParquetWriter(f"{tmp_path}/", doctors), (hostile,))
    fill(SqliteWriter(str(tmp_path / "db"), doctors), (hostile,))
    place = tmp_path / "db" if read is by_sqlite else tmp_path
    (question,) = read(place, "questions")
    assert question[:3] == (SPELT, SPELT, SPELT)
    assert question[6:8] == (f"{SPELT}.txt", 2**63 - 1)
    answers = read(place, "answers")
    assert [row[0] for row in answers] == [f"{SPELT}/{number}" for number in range(1, 5)]
    assert {row[4] for row in answers} == {SPELT}
    assert answers[0][8:14] == (SPELT, "MD, FACS", "Plastic Surgeon", "New York", 4.3, 2**63 - 1)
    assert [row[0] for row in read(place, "people")] == [f"{SPELT}/1"]


def test_without_a_tally_there_are_no_people(pages: tuple[Page, ...], tmp_path: Path) -> None:
    """No file of people, no person of an answer; all else is there, under the prefix."""
    fill(ParquetWriter(f"{tmp_path}/part-7-"), pages)
    names = {f"part-7-{name}" for name in FILES if name != "people.parquet"}
    assert {path.name for path in tmp_path.iterdir()} == names
    answers = pl.read_parquet(tmp_path / "part-7-answers.parquet")
    assert (len(answers), answers["person_id"].null_count()) == (18, 18)


def test_row_groups_are_of_the_stated_size(
    pages: tuple[Page, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All but the last; each is on its way to the file before the next begins."""
    monkeypatch.setattr(tabular, "ROW_GROUP", 7)
    with ParquetWriter(f"{tmp_path}/") as writer:
        before = (tmp_path / "answers.parquet").stat().st_size
        writer.add(pages[0], ())
        writer._files["answers"].file_handle.flush()
        assert (tmp_path / "answers.parquet").stat().st_size > before
        writer.add(pages[1], ())
    told = parquet.ParquetFile(tmp_path / "answers.parquet").metadata
    sizes = [told.row_group(place).num_rows for place in range(told.num_row_groups)]
    assert sizes == [7, 7, 4]
    assert told.row_group(0).column(0).compression == "ZSTD"


def test_a_doctor_counts_as_what_was_written(pages: tuple[Page, ...], tmp_path: Path) -> None:
    """Of some pages there are their people alone; who is who is told by the whole tally."""
    page = pages[1]
    twice = replace(page, id="other")
    doctors = tally((*pages, twice)).doctors
    fill(ParquetWriter(f"{tmp_path}/", doctors), (page, twice))
    people: Rows = by_polars(tmp_path, "people")
    named = {row[17] for row in made_of((page,), "answers")} - {None}
    assert {row[0] for row in people} == named
    assert {row[7:] for row in people} == {(2, 2)}


def test_nothing_is_a_table_as_well(tmp_path: Path) -> None:
    """Without pages there are tables with their columns, and no rows."""
    fill(ParquetWriter(f"{tmp_path}/", ()), ())
    fill(SqliteWriter(str(tmp_path / "db"), ()), ())
    for table in TABLES:
        frame = pl.read_parquet(tmp_path / f"{table}.parquet")
        assert (len(frame), frame.columns) == (0, [one.name for one in TABLES[table].columns])
        assert by_sqlite(tmp_path / "db", table) == []


def test_an_error_closes_what_is_written(pages: tuple[Page, ...], tmp_path: Path) -> None:
    """The error comes through, what was to be written is not, and files are let go of."""

    def broken(_: int) -> Figure:
        raise RuntimeError("the page is not to be had")

    for writer in (ParquetWriter(f"{tmp_path}/", ()), SqliteWriter(str(tmp_path / "db"), ())):
        with pytest.raises(RuntimeError, match="the page is not to be had"), writer:
            writer.add(pages[0], map(broken, [1]))
        writer.release()
    assert len(pl.read_parquet(tmp_path / "answers.parquet")) == 0


def test_where_nothing_can_be_written(tmp_path: Path) -> None:
    """An `OSError`, whoever notices it; of several files none is left open."""
    with pytest.raises(OSError, match="nowhere"):
        ParquetWriter(f"{tmp_path}/nowhere/")
    with pytest.raises(OSError, match="unable to open database file"):
        SqliteWriter(f"{tmp_path}/nowhere/db", ())
    (tmp_path / "figures.parquet").mkdir()
    with pytest.raises(OSError, match=r"figures\.parquet"):
        ParquetWriter(f"{tmp_path}/", ())


def test_two_pages_with_one_id_are_told(pages: tuple[Page, ...], tmp_path: Path) -> None:
    """Keys are unique: a database does not take a page twice."""
    writer = SqliteWriter(str(tmp_path / "db"), ())
    with pytest.raises(OSError, match=r"UNIQUE constraint failed: questions\.id"):
        fill(writer, (pages[0], pages[0]))


def test_what_is_ours(tmp_path: Path) -> None:
    """A table by its name and by what it says of itself."""
    fill(ParquetWriter(f"{tmp_path}/"), ())
    fill(ParquetWriter(f"{tmp_path}/x-"), ())
    pl.DataFrame({"a": [1]}).write_parquet(tmp_path / "people.parquet")
    (tmp_path / "figures.parquet").write_bytes(b"PAR1")
    (tmp_path / "problems.parquet").unlink()
    found = {path.name for path in tmp_path.iterdir() if is_ours(str(path))}
    assert found == {"questions.parquet", "answers.parquet"}
    assert not is_ours(str(tmp_path / "problems.parquet"))
