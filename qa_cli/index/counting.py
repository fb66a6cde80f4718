"""What is counted over all pages, brought up to date by what came and what went."""

import sqlite3
from collections import Counter
from collections.abc import Iterable

from qa_cli.index.analysis import terms as terms_in
from qa_cli.index.database import checksum
from qa_cli.index.preparing import terms_of
from qa_cli.index.schema import Entry, Field
from qa_cli.insight.terms import TermCounts
from qa_cli.model import Question


class PageCounts:
    """The words that are searched and the telling terms of answers."""

    def __init__(self) -> None:
        self._words: Counter[tuple[str, Field]] = Counter()
        """(word, field) -> units with it that came, less those that went."""
        self.came = TermCounts()
        self._went = TermCounts()

    def count(self, units: Iterable[Entry], sign: int) -> None:
        """Count the words of units that came (1) or went (-1)."""
        for entry in units:
            for name, searched in entry.texts:
                for word in set(terms_in(searched)):
                    self._words[word, name] += sign

    def forget_terms(self, question: Question) -> None:
        """Count the telling terms of a page as gone."""
        for answer in question.answers:
            self._went.count(terms_of(answer))

    def fill(self, base: sqlite3.Connection, words: Iterable[tuple[Field, str, int]]) -> None:
        """Write the tables of a new database; the engine knows the words."""
        rows = ((word, name, units) for name, word, units in words)
        insert = "INSERT INTO words VALUES (?, ?, ?, ?)"
        base.executemany(insert, ((*row, checksum(row)) for row in rows))
        insert = "INSERT INTO terms VALUES (?, ?, ?, ?, ?)"
        base.executemany(insert, ((*row, checksum(row)) for row in self.came.counted()))

    def change(self, base: sqlite3.Connection) -> None:
        """Bring the tables up to date."""
        told = "SELECT units FROM words WHERE word = ? AND field = ?"
        for (word, name), more in self._words.items():
            if more:
                units = (base.execute(told, (word, name)).fetchone() or (0,))[0] + more
                _put(base, "words", ("word", "field"), (word, name, units))
        told = "SELECT answers, times, with_singular FROM terms WHERE word = ?"
        for word, *numbers in self.came.less(self._went):
            old = base.execute(told, (word,)).fetchone() or (0, 0, 0)
            new = (one + other for one, other in zip(numbers, old, strict=True))
            _put(base, "terms", ("word",), (word, *new))


def _put(
    base: sqlite3.Connection, table: str, named: tuple[str, ...], row: tuple[str | int, ...]
) -> None:
    """Replace a row, given the columns that name it, which come first; a count of 0 removes it."""
    where = " AND ".join(f"{name} = ?" for name in named)
    base.execute(f"DELETE FROM {table} WHERE {where}", row[: len(named)])
    if row[len(named)]:
        marks = ", ".join("?" * (len(row) + 1))
        base.execute(f"INSERT INTO {table} VALUES ({marks})", (*row, checksum(row)))
