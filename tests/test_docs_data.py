"""What `docs/data.md` promises of an index's database, against an index of the seeds."""

import re
import sqlite3
import stat
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import duckdb
import pytest
from duckdb_extensions import import_extension

from qa_cli.index.database import FORMAT
from tests.conftest import ROOT, Qa

DOCUMENT, EXPORTED = (
    (ROOT / "docs" / "data.md").read_text("utf-8").split("# Tables for other programs\n")
)
"""What is told of an index, and of what `qa export` writes."""
TABLE = re.compile(r"^### `(?P<name>\w+)`\n(?P<text>.*?)(?=^##)", re.DOTALL | re.MULTILINE)
COLUMN = re.compile(r"^\| `(?P<name>\w+)` \| (?P<type>[A-Z]+) \|", re.MULTILINE)
QUERY = re.compile(r"```sql\n(?P<sql>[^`]+)```\n\n```\n(?P<output>[^`]+)```\n")
QUERIES = [(match["sql"], match["output"]) for match in QUERY.finditer(DOCUMENT)]

Columns = dict[str, list[tuple[str, str]]]
"""Table -> its columns in order, each with its type."""


@pytest.fixture
def database(seeds: Path, qa: Qa, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Index the seeds; return the database's path."""
    assert seeds.is_dir()
    monkeypatch.setenv("QA_INDEX", "indexes")
    assert qa("index").exit_code == 0
    return Path(qa("index", "--path").stdout.removesuffix("\n")).absolute()


def documented() -> Columns:
    """Return what the document says there is."""
    return {
        table["name"]: [(one["name"], one["type"]) for one in COLUMN.finditer(table["text"])]
        for table in TABLE.finditer(DOCUMENT)
    }


def printed(names: Iterable[str], rows: Iterable[Sequence[Any]]) -> str:
    """Return a result as `sqlite3 -header` prints it."""
    cells = (["" if cell is None else str(cell) for cell in row] for row in rows)
    return "".join(f"{'|'.join(line)}\n" for line in (list(names), *cells))


@pytest.fixture
def base(database: Path) -> Iterator[sqlite3.Connection]:
    """Open the database as `sqlite3` does, which may write to it."""
    with closing(sqlite3.connect(database)) as base:
        yield base


def test_every_table_and_column_is_documented(base: sqlite3.Connection) -> None:
    """The document names just the tables and columns there are, in order, each with its type."""
    tables = "SELECT name FROM sqlite_master WHERE type = 'table'"
    found: Columns = {
        table: [(name, kind) for _, name, kind, *_ in base.execute(f"PRAGMA table_info({table})")]
        for (table,) in base.execute(tables)
    }
    assert documented() == found


def test_every_note_about_the_index_is_documented(base: sqlite3.Connection) -> None:
    """So it is with the rows of `meta`."""
    (text,) = (table["text"] for table in TABLE.finditer(DOCUMENT) if table["name"] == "meta")
    noted = {name for (name,) in base.execute("SELECT name FROM meta")}
    assert set(re.findall(r"^\| `(\w+)` \| (?![A-Z]{4})", text, re.MULTILINE)) == noted


def test_the_format_is_documented(base: sqlite3.Connection) -> None:
    """`user_version` is the number that the document gives."""
    assert base.execute("PRAGMA user_version").fetchone() == (FORMAT,)
    assert f"the number of the format, now {FORMAT}." in " ".join(DOCUMENT.split())


def test_what_holds_null_says_so(base: sqlite3.Connection) -> None:
    """A column of the seeds' index with `NULL` in it is documented as one."""
    silent = []
    for table in TABLE.finditer(DOCUMENT):
        inherited = 0
        for line in table["text"].splitlines():
            if not (column := COLUMN.match(line)):
                continue
            counted = f"SELECT count(*) - count({column['name']}) FROM {table['name']}"  # noqa: S608
            (nulls,) = base.execute(counted).fetchone()
            inherited = 5 if "as in the next four" in line else max(inherited - 1, 0)
            if nulls and "`NULL`" not in line and not inherited:
                silent.append((table["name"], column["name"]))
    assert silent == []


@pytest.mark.parametrize(("sql", "output"), QUERIES)
def test_queries_print_what_is_shown(base: sqlite3.Connection, sql: str, output: str) -> None:
    """Each query of the document, put to SQLite."""
    found = base.execute(sql)
    assert printed([name for name, *_ in found.description], found) == output


@pytest.fixture
def duck(database: Path, tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open the database with DuckDB, which else keeps extensions in the home."""
    with duckdb.connect(config={"extension_directory": str(tmp_path / "extensions")}) as duck:
        import_extension("sqlite_scanner", con=duck)
        duck.execute(f"ATTACH '{database}' AS qa (TYPE sqlite, READ_ONLY)")
        duck.execute("USE qa")
        yield duck


@pytest.mark.parametrize(("sql", "output"), QUERIES)
def test_queries_print_the_same_in_duckdb(
    duck: duckdb.DuckDBPyConnection, sql: str, output: str
) -> None:
    """Each query of the document, put to DuckDB."""
    found = duck.execute(sql)
    assert printed([name for name, *_ in found.description], found.fetchall()) == output


def test_there_are_queries() -> None:
    """The tests above have at least five to run, each with rows of output."""
    assert len(QUERIES) >= 5
    assert len(re.findall(r"^```sql$", DOCUMENT, re.MULTILINE)) == len(QUERIES)
    assert all(output.count("\n") > 1 for _, output in QUERIES)


def test_duckdb_reads_every_table(database: Path, duck: duckdb.DuckDBPyConnection, qa: Qa) -> None:
    """Every value is of its column's type, what cannot be read of the corpus included."""
    assert database.is_file()
    (Path("seeds") / "zz.jsonl").write_text('{"text": 3}\n')
    assert qa("index").exit_code == 2
    for table in documented():
        assert duck.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608  of the document


def test_reading_leaves_the_index_as_it_was(
    base: sqlite3.Connection, duck: duckdb.DuckDBPyConnection, qa: Qa
) -> None:
    """An index that other programs have opened, and closed, is sound."""
    count = "SELECT count(*) FROM answers"
    assert base.execute(count).fetchone() == duck.execute(count).fetchone() == (18,)
    base.close()
    duck.close()
    assert qa("index", "--verify").stdout == "The index is sound.\n"


def test_keys_lead_from_answer_to_page(base: sqlite3.Connection) -> None:
    """A key's lowest 24 bits are the answer's number, the rest its page's key."""
    wrong = (
        "SELECT count(*) FROM answers WHERE number != key & 16777215"
        " OR page != key - (key & 16777215) OR page NOT IN (SELECT key FROM pages)"
    )
    assert base.execute(wrong).fetchone() == (0,)
    ids = [one for (one,) in base.execute("SELECT id FROM pages ORDER BY key")]
    assert ids == sorted(ids)


def test_a_figure_stands_in_its_sentence(base: sqlite3.Connection) -> None:
    """Cut out as the document says, a figure's sentence holds its words; the line does, too."""
    told = """
        SELECT figures.words, line, first_column, end_column, files.name,
               substr(CASE WHEN part = 'body' THEN coalesce(answers.body, pages.body)
                           ELSE coalesce(headline, title) END,
                      sentence_start + 1, sentence_end - sentence_start)
        FROM figures
        JOIN pages ON pages.key = figures.key - (figures.key & 16777215)
        JOIN files ON files.id = pages.file
        LEFT JOIN answers ON answers.key = figures.key"""
    rows = base.execute(told).fetchall()
    assert len(rows) > 20
    for words, line, first, end, name, sentence in rows:
        saved = (Path("seeds") / name).read_text("utf-8").split("\n")[line - 1]
        assert words in sentence
        assert saved[first - 1 : end - 1] == words


def test_each_named_byline_has_a_person(base: sqlite3.Connection) -> None:
    """No other answer has one, and people's answers sum to theirs."""
    told = "SELECT evidence, name IS NULL, person IS NULL FROM answers"
    rows = set(base.execute(told))
    assert {row for row in rows if row[0] == "byline"} == {("byline", 0, 0)}
    assert {person for evidence, _, person in rows if evidence != "byline"} == {1}
    counted = "SELECT (SELECT sum(answers) FROM people), count(person) FROM answers"
    assert base.execute(counted).fetchone() == (11, 11)
    each = (
        "SELECT count(*) FROM people WHERE answers !="
        " (SELECT count(*) FROM answers WHERE person = people.id)"
    )
    assert base.execute(each).fetchone() == (0,)


def test_what_is_recorded_of_doctors_is_heeded(
    database: Path, qa: Qa, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """After `--same`, the next `qa index` makes one person of two."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    assert qa("doctors", "--same", "Victor Chung", "Brent Moelleken").exit_code == 0
    assert qa("index").exit_code == 0
    with closing(sqlite3.connect(database)) as base:
        told = (
            "SELECT DISTINCT person FROM answers WHERE name IN ('Victor Chung', 'Brent Moelleken')"
        )
        [person] = base.execute(told).fetchall()
        counted = "SELECT name, answers, questions FROM people WHERE id = ?"
        assert base.execute(counted, person).fetchone() == ("Brent Moelleken", 2, 2)


def test_path_prints_the_database(database: Path, qa: Qa) -> None:
    """One line; without an index exit code 1 and one line that says so."""
    result = qa("index", "--path")
    assert (result.exit_code, result.stderr) == (0, "")
    assert Path(result.stdout.removesuffix("\n")).samefile(database)
    qa("index", "--drop")
    result = qa("index", "--path")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "qa: there is no index: run qa index\n"


def test_an_index_is_for_the_user_alone(base: sqlite3.Connection, database: Path, qa: Qa) -> None:
    """Folders are 0700 and files 0600, whether it was made, read or brought up to date."""
    base.execute("SELECT count(*) FROM pages")
    (Path("seeds") / "zz_new.txt").write_text("What is new?\n\nNothing.\n")
    assert qa("index").exit_code == 0
    assert qa("search", "nothing").exit_code == 0
    for path in (database.parent, *database.parent.rglob("*")):
        wanted = 0o700 if path.is_dir() else 0o600
        assert stat.S_IMODE(path.stat().st_mode) == wanted, path.name


def test_who_writes_is_found_out(database: Path, qa: Qa) -> None:
    """A database that something else wrote to is not read; the next `qa index` makes it anew."""
    before = qa("list").stdout
    with closing(sqlite3.connect(database)) as base:
        base.execute("UPDATE pages SET title = 'No'")
        base.commit()
    result = qa("list")
    assert result.stdout == before
    assert re.search(r"damaged: index\.db(-wal)? was changed by something else", result.stderr)
    assert "building it anew" in qa("index").stderr
    assert qa("list").stdout == before
    assert qa("index", "--verify").exit_code == 0
