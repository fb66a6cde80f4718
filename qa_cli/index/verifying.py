"""Whether an index is as it was written: every record, every sum, every file of the engine."""

import os
import sqlite3
from collections.abc import Iterator, Sequence

from qa_cli.corpus.ids import first_id, tail, tell_apart
from qa_cli.index.database import (
    get_meta,
    open_database,
    opened,
    reading,
)
from qa_cli.index.faults import DamagedError, OutdatedError
from qa_cli.index.keys import MAX_NUMBER
from qa_cli.index.place import ENGINE
from qa_cli.index.postings import check_engine, state_of_engine
from qa_cli.index.rows import facts_digest
from qa_cli.index.scanning import State, differ, state_of
from qa_cli.index.sealing import check_seal, parts
from qa_cli.index.stored import StoredCorpus
from qa_cli.sources.files import file_digest

_FACTS = "SELECT key, bytes, blake2b, evidence, said, facts_digest FROM pages ORDER BY key"
_OF_ANSWERS = (
    "SELECT sign_off_line, words, said, family FROM answers WHERE key BETWEEN ? AND ? ORDER BY key"
)
_OF_FIGURES = (
    "SELECT key, kind, role, measure, low, high, unit, base_low, base_high, certainty, negated,"
    " qualifier, words, part, sentence_start, sentence_end, line, first_column, end_column"
    " FROM figures JOIN topics ON topic = id WHERE key BETWEEN ? AND ? ORDER BY key, figures.rowid"
)
_LINKS = {
    "answers": f"SELECT 1 FROM answers WHERE number != key & {MAX_NUMBER}"
    f" OR page != key & ~{MAX_NUMBER} OR (person IS NULL) != (family = '')",
    "counts": "SELECT 1 FROM pages WHERE answers != (SELECT count(*) FROM answers AS one"
    f" WHERE one.key BETWEEN pages.key AND pages.key | {MAX_NUMBER})"
    " OR problems != (SELECT count(*) FROM problems AS one WHERE one.page = pages.key)",
    "people": "SELECT 1 FROM people WHERE answers !="
    " (SELECT count(*) FROM answers WHERE person = people.id)",
    "bylines": "SELECT 1 FROM answers LEFT JOIN people ON people.id = person"
    " WHERE person IS NOT NULL AND (people.id IS NULL OR answers.name NOT IN"
    " (SELECT people.name UNION SELECT value FROM json_each(names)))",
}
"""What leads from one row to another, by name: a statement that finds what does not fit."""


def damages(folder: str, paths: Sequence[str], *, sealed: bool = False) -> Iterator[str]:
    """Yield what is wrong with an index; `sealed`: also that its files were touched.

    Raises nothing.
    """
    try:
        base = open_database(folder)
    except (DamagedError, OutdatedError) as error:
        yield str(error)
        return
    except OSError as error:
        yield f"the index cannot be read: {error.strerror}"
        return
    try:
        if sealed:
            check_seal(folder)
        with reading():
            for (told,) in base.execute("PRAGMA integrity_check"):
                if told != "ok":
                    yield f"the index is damaged: {told}"
                    return
            corpus = StoredCorpus(paths, folder, base, get_meta(base))
            yield from _of_pages(corpus)
            yield from _of_rows(base)
            state = str(corpus.meta["engine"])
        yield from _of_engine(folder, state)
        yield from _of_files(corpus)
    except (DamagedError, OSError) as error:
        yield str(error)
    finally:
        base.close()


def _of_pages(corpus: StoredCorpus) -> Iterator[str]:
    """Read every page, and what was worked out of it."""
    count = 0
    for page in corpus.pages:
        count += 1
        for warning in corpus.warnings:
            yield f"{page.id}: {warning}"
        corpus.warnings.clear()
    if count != corpus.meta["pages"]:
        yield f"the index is damaged: {count} pages of {corpus.meta['pages']}"
    for key, size, blake2b, evidence, said, digest in corpus.base.execute(_FACTS).fetchall():
        facts = corpus.base.execute(_OF_ANSWERS, (key, key | MAX_NUMBER)).fetchall()
        figures = [
            (unit & MAX_NUMBER, topic, *rest)
            for unit, *told in corpus.base.execute(_OF_FIGURES, (key, key | MAX_NUMBER))
            for topic, rest in ((told[:3], told[3:]),)
        ]
        if facts_digest((size, blake2b, evidence), said, facts, figures) != digest:
            yield "the index is damaged: what is known of a page"
    told = "SELECT id, tail, name, blake2b, file, record, own_id FROM pages ORDER BY key"
    rows = corpus.base.execute(told).fetchall()
    ids = tell_apart([row[2] for row in rows], [row[3] for row in rows])
    if [row[:2] for row in rows] != [(one, tail(one)) for one in ids]:
        yield "the index is damaged: ids"
    if any(row[2] != first_id(corpus.path(row[4]), *row[5:]) for row in rows):
        yield "the index is damaged: files"


def _of_rows(base: sqlite3.Connection) -> Iterator[str]:
    """Check rows that are of no page, and what leads from one row to another."""
    for table in ("people", "words", "terms"):
        for row in base.execute(f"SELECT * FROM {table}"):
            opened(row)
    for name, wrong in _LINKS.items():
        if base.execute(wrong).fetchone():
            yield f"the index is damaged: {name}"


def _of_engine(folder: str, state: str) -> Iterator[str]:
    parts(folder)
    path = os.path.join(folder, ENGINE)
    if state_of_engine(path) != state:
        yield "the index's engine is not of its database"
    check_engine(path)


def _of_files(corpus: StoredCorpus) -> Iterator[str]:
    """Yield files whose content is not what was read, though nothing else tells."""
    told = (
        "SELECT id, blake2b, bytes, mtime, ctime, inode FROM files"
        " WHERE blake2b != '' AND errors IS NULL"
    )
    with reading():
        for number, digest, *known in corpus.base.execute(told).fetchall():
            path, state = corpus.path(number), State(*known)
            if not differ(state, state_of(path)) and file_digest(path) != digest:
                yield f"{path}: changed since it was indexed"
