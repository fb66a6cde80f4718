"""A corpus on disk, made searchable: the engine's postings, with the words of the database."""

import os
import sqlite3
import time
from array import array
from collections import Counter
from collections.abc import Iterable

import tantivy

from qa_cli.index.database import of_kinds, opened, reading
from qa_cli.index.faults import DamagedError
from qa_cli.index.opening import open_corpus
from qa_cli.index.passages import read_base
from qa_cli.index.place import ENGINE
from qa_cli.index.postings import (
    ENGINE_VERSION,
    LOOK,
    check_engine,
    quiet,
    state_of_engine,
    where_writable,
)
from qa_cli.index.schema import Field, schema
from qa_cli.index.sealing import read_seal
from qa_cli.index.store import Index
from qa_cli.index.stored import StoredCorpus
from qa_cli.index.vocabulary import LONGEST, SHORTEST, Vocabulary

_TRIES = 20
_PAUSE = 0.05
"""Seconds between two looks: a writer may be between the engine's commit and the database's."""


def searchable(corpus: StoredCorpus) -> Index:
    """Return the index of a corpus on disk; raise `DamagedError` where it cannot be used."""
    folder = os.path.join(corpus.folder, ENGINE)
    for again in range(_TRIES):
        try:
            if again:
                time.sleep(_PAUSE)
                corpus.take_over(open_corpus(corpus.folder, corpus.paths, corpus.selection))
            if state_of_engine(folder) != corpus.meta["engine"]:
                if again and read_seal(corpus.folder) is not None:
                    break  # nobody is at work
                continue
            check_engine(folder, LOOK)
            with quiet(), where_writable(folder) as where:
                index = Index(
                    tantivy.Index.open(where),
                    corpus,
                    read_base(corpus.base),
                    StoredCounts(corpus.base),
                )
        except (OSError, KeyError, TypeError) as error:
            raise DamagedError("the index's engine is damaged") from error
        if index.schema != schema():
            raise DamagedError("the index's engine is damaged: its fields are not qa's")
        if corpus.meta.get("engine_version") != ENGINE_VERSION:
            raise DamagedError("the index's engine is of another version")
        if index.searcher.num_docs != corpus.meta["units"]:
            raise DamagedError("the index's engine is damaged")
        return index
    raise DamagedError("the index's engine is not of its database")


_KINDS = "ssii"
"""The types of what is told of words."""


class StoredCounts:
    """What a database tells of the words of its corpus."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self._base = base

    def of(self, word: str, fields: Iterable[Field]) -> int:
        """Return the number of fields of units that hold the word."""
        wanted = set(fields)
        told = "SELECT word, field, units, digest FROM words WHERE word = ?"
        with reading():
            rows = map(opened, of_kinds(_KINDS, self._base.execute(told, (word,))))
            return sum(units for _, field, units in rows if field in wanted)

    def starting(self, start: str, most: int | None) -> Counter[str]:
        """Return words with this start, see `words.Counts`."""
        counts: Counter[str] = Counter()
        taken: Counter[str] = Counter()
        told = "SELECT word, field, units, digest FROM words WHERE word >= ? AND word < ?"
        with reading():
            ends = f"{start}\U0010ffff"
            rows = of_kinds(_KINDS, self._base.execute(told, (start, ends)))
            for word, field, units in map(opened, rows):
                taken[field] += 1
                if most is None or taken[field] <= most:
                    counts[word] += units
        return counts

    def vocabulary(self, fields: frozenset[Field]) -> Vocabulary:
        """Return all words of some fields; about 1 ms per 1,500 words, most of it to sort them."""
        marks = ",".join("?" * len(fields))
        told = (
            "SELECT group_concat(word, ' '), group_concat(times, ' ') FROM"
            " (SELECT word, sum(units) AS times FROM words"
            f" WHERE field IN ({marks}) AND length(word) BETWEEN {SHORTEST} AND {LONGEST}"
            " GROUP BY word ORDER BY times DESC, word)"
        )
        with reading():
            words, times = self._base.execute(told, sorted(fields)).fetchone()
            pairs = zip((words or "").split(), map(int, (times or "").split()), strict=True)
            found = [pair for pair in pairs if pair[0].isalpha()]
            return Vocabulary([word for word, _ in found], array("I", [n for _, n in found]))
