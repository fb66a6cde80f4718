"""The rows of pages: in, out, and under another key.

Page keys ascend in the order of the corpus; here they are without the 24 bits below them, which
tell a page's units.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise
from typing import Any

from qa_cli.corpus.ids import tail
from qa_cli.index.database import text
from qa_cli.index.faults import OutdatedError
from qa_cli.index.keys import MAX_NUMBER, key_of
from qa_cli.index.preparing import Prepared
from qa_cli.index.rows import Row

_STEP = 1 << 12
"""Keys from one page to the next behind the last one."""

_MOST_KEYS = 1 << 39
"""Keys that there are: units' keys are of 63 bits."""

_SPREAD = 16
"""Of the room between two pages, new ones between them take up one part in so many each time."""


class PageTables:
    """The tables that hold what pages are made of.

    Args:
        base: The database, in a transaction.
    """

    def __init__(self, base: sqlite3.Connection) -> None:
        self._base = base
        self._topics: dict[Any, int] = {
            tuple(topic): number
            for number, *topic in base.execute("SELECT id, kind, role, measure FROM topics")
        }

    def insert(
        self, page_key: int, file: int, name: str, page: Prepared, page_id: str | None
    ) -> None:
        """Insert the rows of a page."""
        key = key_of(page_key, 0)
        title, body, photo, declared, ledger, places, *stated = page.rows.page
        answers = page.rows.answers
        self._base.execute(
            "INSERT INTO pages VALUES (?, CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT),"
            f" {','.join('?' * 21)})",
            (
                key,
                text(page_id),
                text(tail(page_id or "")),
                text(name),
                file,
                page.record,
                page.size,
                page.blake2b,
                title,
                body,
                photo,
                declared,
                len(answers),
                page.evidence,
                len(page.rows.problems),
                ledger,
                places,
                page.said,
                page.digest,
                page.facts_digest,
                page.url,
                page.own_id,
                *stated,
            ),
        )
        self._base.executemany(
            f"INSERT INTO answers VALUES ({','.join('?' * 21)}, NULL, ?, ?, ?, ?)",
            [
                (
                    *(key | row[0], key, *row[:13], line, row[13], words, row[14], said, family),
                    *row[15:],
                )
                for row, (line, words, said, family) in zip(answers, page.facts, strict=True)
            ],
        )
        self._base.executemany(
            "INSERT INTO problems VALUES (?, ?, ?, ?, ?)",
            [(key, *row) for row in page.rows.problems],
        )
        self._base.executemany(
            f"INSERT INTO figures VALUES ({','.join('?' * 17)})",
            [(key | row[0], self._topic(row[1]), *row[2:]) for row in page.figures],
        )

    def remove(self, page_key: int) -> None:
        """Remove a page with all that is its own."""
        key, end = self._range(page_key)
        self._base.execute("DELETE FROM problems WHERE page = ?", (key,))
        for table in ("pages", "answers", "figures"):
            self._base.execute(f"DELETE FROM {table} WHERE key BETWEEN ? AND ?", (key, end))

    def move(self, before: int, after: int) -> None:
        """Give a page another key, with all that is its own."""
        (old, end), (new, _) = self._range(before), self._range(after)
        self._base.execute("UPDATE pages SET key = ? WHERE key = ?", (new, old))
        self._base.execute(
            "UPDATE answers SET key = key - ? + ?, page = ? WHERE key BETWEEN ? AND ?",
            (old, new, new, old, end),
        )
        self._base.execute("UPDATE problems SET page = ? WHERE page = ?", (new, old))
        self._base.execute(
            "UPDATE figures SET key = key - ? + ? WHERE key BETWEEN ? AND ?", (old, new, old, end)
        )

    def bylines(self, page_key: int) -> list[Row]:
        """Return what the bylines of a page's answers say, their family names, and whose they are.

        The last two columns are family and person.
        """
        told = (
            "SELECT name, credentials, specialty, location, rating, reviews, family, person"
            " FROM answers WHERE key BETWEEN ? AND ? ORDER BY key"
        )
        return self._base.execute(told, self._range(page_key)).fetchall()

    def give_persons(self, page_key: int, bylines: Sequence[Row]) -> None:
        """Let a page's answers be whose they were, given its bylines as they were."""
        update = "UPDATE answers SET person = ? WHERE key = ?"
        owners = [(row[-1], key_of(page_key, place)) for place, row in enumerate(bylines, 1)]
        self._base.executemany(update, owners)

    def _topic(self, topic: tuple[str, str, str]) -> int:
        """Return the id of a kind, role and measure of figures."""
        number = self._topics.get(topic)
        if number is None:
            number = self._topics[topic] = len(self._topics) + 1
            self._base.execute("INSERT INTO topics VALUES (?, ?, ?, ?)", (number, *topic))
        return number

    def _range(self, page_key: int) -> tuple[int, int]:
        """Return the first and the last key that a page may use."""
        key = key_of(page_key, 0)
        return key, key | MAX_NUMBER


def families_of(bylines: Iterable[Row]) -> set[str]:
    """Return the family names of bylines as `PageTables.bylines` gives them."""
    return {family for *_, family, _ in bylines}


def assign_keys(keys: Sequence[int]) -> list[int]:
    """Return page keys that ascend: those that are positive as they are, others between them.

    Raises `OutdatedError` where there is no room.
    """
    placed: list[int] = []
    last = 0
    for is_new, some in groupby(enumerate(keys), key=lambda one: one[1] < 0):
        run = list(some)
        if not is_new:
            placed += [key for _, key in run]
            if any(one >= other for one, other in pairwise((last, *placed[-len(run) :]))):
                raise OutdatedError("the pages come in another order")
            last = placed[-1]
            continue
        end = run[-1][0] + 1
        after = keys[end] if end < len(keys) else last + (len(run) + 1) * _SPREAD * _STEP
        if after - last <= len(run) or after > _MOST_KEYS:
            raise OutdatedError("there is no room for more pages")
        step = max(1, (after - last) // ((len(run) + 1) * _SPREAD))
        placed += [last + step * number for number in range(1, len(run) + 1)]
        last = placed[-1]
    return placed
