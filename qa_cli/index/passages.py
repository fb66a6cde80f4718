"""The texts of units, many at a time: what is looked through without making pages of them."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import merge
from typing import TYPE_CHECKING, NamedTuple, Protocol

from qa_cli.index.keys import key_of, split_key, units

if TYPE_CHECKING:
    import sqlite3

    from qa_cli.model import Page


class Passage(NamedTuple):
    """A question or an answer, its texts alone."""

    key: int
    """Of the unit."""
    page_id: str
    number: int
    """Of the answer; 0 for the question."""
    head: str
    """The title or headline; empty where there is none."""
    body: str

    @property
    def id(self) -> str:
        """The page's id, or `id/number` for an answer."""
        return f"{self.page_id}/{self.number}" if self.number else self.page_id


class Reader(Protocol):
    """Reads texts of units."""

    def __call__(self, keys: Sequence[int] | None, *, asker: bool = True) -> Iterator[Passage]:
        """Yield passages in page order.

        Args:
            keys: Of the units that are wanted; `None` for all.
            asker: Whether questions are, too.
        """
        ...


def read_pages(pages: "Mapping[int, Page] | Sequence[Page]") -> Reader:
    """Return a reader of pages in memory, whose keys are their places."""

    def read(keys: Sequence[int] | None, *, asker: bool = True) -> Iterator[Passage]:
        wanted = None if keys is None else set(keys)
        places: Iterable[int] = range(len(pages))
        if keys is not None:
            places = sorted({split_key(key)[0] for key in keys})
        for place in places:
            for unit in units(pages[place]):
                number = unit.answer.number if unit.answer else 0
                key = key_of(place, number)
                if (number or asker) and (wanted is None or key in wanted):
                    yield Passage(key, unit.page.id, number, unit.head or "", unit.body)

    return read


_QUESTIONS = "SELECT pages.key, pages.id, title, pages.body FROM pages"
_ANSWERS = (
    "SELECT answers.key, pages.id, headline, answers.body FROM answers"
    " JOIN pages ON pages.key = answers.page"
)


def read_base(base: "sqlite3.Connection") -> Reader:
    """Return a reader of the pages of an index."""
    from qa_cli.index.database import of_kinds, reading  # noqa: PLC0415  not for pages in memory

    def of_table(statement: str, keys: Sequence[int] | None) -> Iterator[Passage]:
        column = statement.split()[1].rstrip(",")
        among = "" if keys is None else f" WHERE {column} IN (SELECT value FROM json_each(?))"
        values = () if keys is None else (json.dumps(keys),)
        with reading():
            rows = base.execute(f"{statement}{among} ORDER BY {column}", values)
            for key, page_id, head, body in of_kinds("isSs", rows):
                yield Passage(key, page_id, split_key(key)[1], head or "", body)

    def read(keys: Sequence[int] | None, *, asker: bool = True) -> Iterator[Passage]:
        questions, answers = keys, keys
        if keys is not None:
            questions = [key for key in keys if not split_key(key)[1]]
            answers = [key for key in keys if split_key(key)[1]]
        given = of_table(_ANSWERS, answers)
        return merge(of_table(_QUESTIONS, questions), given) if asker else given

    return read
