"""A corpus read from its index: the same pages, ids and errors as `load_corpus` gives."""

import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from operator import itemgetter
from typing import TYPE_CHECKING, Any, TypeVar, overload

from qa_cli.corpus.ids import shared, short_id, short_ids
from qa_cli.corpus.lookup import Found, answer_of, names_file, settle
from qa_cli.errors import SourceError
from qa_cli.index.database import checked, of_kinds, reading, text
from qa_cli.index.faults import DamagedError
from qa_cli.index.keys import MAX_NUMBER, key_of
from qa_cli.index.rows import (
    ANSWER,
    EVIDENCE,
    PAGE,
    PROBLEM,
    PROBLEM_KINDS,
    WHENCE,
    Row,
    problem_of,
    question_of,
)
from qa_cli.index.scanning import (
    MOST,
    Name,
    State,
    Trouble,
    are_same_files,
    are_same_folders,
    differ,
    join,
    message_of,
    scan_corpus,
)
from qa_cli.model import Answer, Page, Question, Source
from qa_cli.sources.selection import Selection

if TYPE_CHECKING:
    from qa_cli.sources import RawPage

T = TypeVar("T")

_MANY = 200
"""Short ids or paths asked for one by one; of more, all are worked out at once."""


def load_question(base: sqlite3.Connection, page: Row) -> Question:
    """Return the page of a row of `pages`; raise `DamagedError` where its record is damaged."""
    answers = f"SELECT {ANSWER} FROM answers WHERE key BETWEEN ? AND ? ORDER BY key"
    problems = f"SELECT {PROBLEM} FROM problems WHERE page = ? ORDER BY rowid"
    key = page[0]
    return question_of(
        page, base.execute(answers, (key, key | MAX_NUMBER)), base.execute(problems, (key,))
    )


def page_rows(base: sqlite3.Connection, where: str, values: Sequence[Any] = ()) -> Iterator[Row]:
    """Return rows of `pages`, as `load_question` takes them, that meet a condition."""
    return base.execute(f"SELECT {PAGE} FROM pages {where}", values)


class StoredCorpus:
    """The pages of a corpus that has an index; each is read when it is asked for.

    Args:
        paths: The corpus as the command line names it: sources are named after it.
        folder: Of the index.
        base: Its database, in the state of one moment.
        meta: What is noted about the index.
    """

    def __init__(
        self, paths: Sequence[str], folder: str, base: sqlite3.Connection, meta: Mapping[str, Any]
    ) -> None:
        self.paths = paths
        self.folder = folder
        self.base = base
        self.meta = meta
        self._paths: dict[int, str] = {}
        """Of files, by number, as far as they were asked for."""
        self._asked = 0
        self.warnings: list[str] = []
        """What is to be said on standard error, one line each; emptied by who says it."""
        self.told_stale = False
        """Whether it was said that the corpus has changed since."""
        self._healed = False

    def take_over(self, other: "StoredCorpus") -> None:
        """Become what another opening of the same index is: a later state of it."""
        self.base.close()
        self.__dict__ = other.__dict__

    @cached_property
    def pages(self) -> Sequence[Page]:
        """All pages, in page order."""
        return Lazy(self, lambda where: map(self._page, page_rows(self.base, where)))

    @cached_property
    def outlines(self) -> Sequence[Page]:
        """All pages in outline: what a list of questions shows is right, the rest is left out."""
        return Lazy(self, self._outlines)

    @cached_property
    def ids(self) -> Sequence[str]:
        """The ids of all pages, in page order."""
        told = "SELECT id FROM pages"
        return Lazy(
            self,
            lambda where: (one for (one,) in of_kinds("s", self.base.execute(f"{told} {where}"))),
        )

    @cached_property
    def errors(self) -> tuple[SourceError, ...]:
        """What could not be read of the corpus."""
        return tuple(SourceError(message_of(self.paths, one)) for one in self._troubles)

    @property
    def selection(self) -> Selection:
        """What of the corpus was read."""
        return Selection(**self.meta["selection"])

    @property
    def left_out(self) -> int:
        """How many pages are left out, because they are no question pages."""
        return int(self.meta["left_out"])

    @cached_property
    def short_ids(self) -> Mapping[str, str]:
        """Full page id -> the shortest text that stands for this page alone."""
        return ShortIds(self)

    @checked
    def find(self, ref: str) -> Found:
        """Find a page or an answer, as the corpus in memory does."""
        page_ref, slash, number = ref.partition("/")
        ids = self._candidates(page_ref)
        settle(page_ref, ids, self.ids)
        [row] = page_rows(self.base, "WHERE id = CAST(? AS TEXT)", (text(ids[0]),))
        page = self._page(row)
        return Found(page, answer_of(page, number) if slash else None)

    @checked
    def of_file(self, path: str) -> Sequence[Page]:
        """Return the pages of the files that are so named, see `lookup.names_file`, in order."""
        base = os.path.basename(os.path.normpath(path))
        told = (
            "SELECT id FROM files WHERE name = '' OR"
            " substr(name, -length(CAST(?1 AS TEXT))) = CAST(?1 AS TEXT) ORDER BY id"
        )
        files = [one for (one,) in of_kinds("i", self.base.execute(told, (text(base),)))]
        rows = [
            row
            for file in files
            if names_file(path, self.path(file))
            for row in page_rows(self.base, "WHERE file = ?", (file,))
        ]
        return [self._page(row) for row in sorted(rows, key=itemgetter(0))]

    def saved(self, page: Page) -> "RawPage":
        """Return the page as it was before it was parsed.

        Raises `SourceError` where it can no longer be read, or is not the same any more.
        """
        from qa_cli.sources import read_again  # noqa: PLC0415

        return read_again(page.source, self.selection.column)

    def __getitem__(self, page_key: int) -> Page:
        """Return the page with this key of the engine; `KeyError` where there is none."""
        with reading():
            rows = list(page_rows(self.base, "WHERE key = ?", (key_of(page_key, 0),)))
        if not rows:
            raise KeyError(page_key)
        return self._page(rows[0])

    @checked
    def is_stale(self, *, whole: bool) -> bool:
        """Whether the corpus has changed since it was indexed.

        Args:
            whole: Look at all files; else at `scanning.MOST` of them, evenly drawn.
        """
        folders = self.base.execute("SELECT root, name, mtime FROM folders")
        known = {self._name(*name): time for *name, time in of_kinds("isi", folders)}
        if whole:
            (count,) = self.base.execute("SELECT count(*) FROM pages").fetchone()
            if count != self.meta["pages"]:
                raise DamagedError("the index is damaged: it lacks a page")
        if not are_same_folders(self.paths, known):
            scan = scan_corpus(self.paths, states=False)
            bad = {one for one in scan.order if isinstance(one, Trouble)}
            if scan.files.keys() != dict(self._states(1)).keys() or not bad <= {*self._troubles}:
                return True
        (last,) = self.base.execute("SELECT coalesce(max(id), 0) FROM files").fetchone()
        return not are_same_files(self.paths, self._states(1 if whole else -(-last // MOST) or 1))

    @checked
    def changed_files(self) -> list[str]:
        """Return the files that are new or changed since, in the order of the corpus."""
        known = dict(self._states(1))
        return [
            join(self.paths[name[0]], name[1])
            for name, state in scan_corpus(self.paths).files.items()
            if name not in known or differ(known[name], state)
        ]

    def _states(self, step: int) -> Iterator[tuple[Name, State]]:
        """Yield what is known of every so many-th file."""
        told = "SELECT root, name, bytes, mtime, ctime, inode FROM files WHERE id % ? = 0"
        for root, name, *state in of_kinds("isiiii", self.base.execute(told, (step,))):
            yield self._name(root, name), State(*state)

    def _name(self, root: int, name: str) -> Name:
        """Return what an argument and a path below it name; `ValueError` for what leads out."""
        if not 0 <= root < len(self.paths):
            raise ValueError("an argument that is not there")
        if os.path.isabs(name) or ".." in name.split(os.sep) or "\0" in name:
            raise ValueError("a path leads out of the corpus")
        return root, name

    def source(self, row: Row) -> Source:
        """Return where a page is from, given its file, then the rest of a source."""
        file, *told = row
        return Source(self.path(file), *told)

    # Pages

    def _page(self, row: Row) -> Page:
        """Return a page; where its record is damaged, it is parsed again."""
        with reading():
            [(page_id, *place)] = of_kinds("siIisSS", [row[WHENCE]])
            source = self.source(tuple(place))
        try:
            with reading():
                question = load_question(self.base, row)
        except DamagedError:
            if not self._healed:
                self._healed = True
                self.warnings.append("the index is damaged: run qa index")
            try:
                source, question = _parse_again(source, self.selection.column)
            except SourceError as error:
                raise DamagedError("the index is damaged: a page is not the one it was") from error
        return Page(page_id, source, question)

    def _outlines(self, where: str) -> Iterator[Page]:
        told = (
            "SELECT key, id, title, has_photo, declared_answers, evidence, problems, file, record,"
            f" bytes, blake2b, url, own_id FROM pages {where}"
        )
        doubts = "SELECT code, first_line, last_line, message FROM problems WHERE page = ?"
        rows = of_kinds("isSiIsiiIisSS", self.base.execute(told))
        for key, one, title, photo, declared, evidence, count, *source in rows:
            doubtful = self.base.execute(doubts, (key,)) if count else ()
            problems = tuple(map(problem_of, of_kinds(PROBLEM_KINDS[1:], doubtful)))
            if len(problems) != count:
                raise DamagedError("the index is damaged: problems")
            answers = _stand_ins(evidence)
            question = Question(title, "", bool(photo), declared, answers, (), problems)
            yield Page(one, self.source(tuple(source)), question)

    # Files

    def path(self, file: int) -> str:
        """Return the path of a file, given its number."""
        if file not in self._paths:
            self._asked += 1
            where = "" if self._asked > _MANY else "WHERE id = ?"  # of many, all at once
            told = f"SELECT id, root, name FROM files {where}"
            rows = self.base.execute(told, (file,) if where else ())
            for number, *name in of_kinds("iis", rows):
                root, below = self._name(*name)
                self._paths[number] = join(self.paths[root], below)
        return self._paths[file]

    @cached_property
    def _troubles(self) -> list[Trouble]:
        with reading():
            told = self.base.execute("SELECT root, name, reason FROM errors ORDER BY rowid")
            found = [Trouble(*row) for row in of_kinds("iss", told)]
            for one in found:
                message_of(self.paths, one)  # all of it is text, and of this corpus
        return found

    # Ids

    def _candidates(self, ref: str) -> list[str]:
        """Return the ids of the pages that a text may stand for, as `lookup.find` has it."""
        if not ref:
            return []
        wanted = text(ref)
        for where in ("id = CAST(? AS TEXT)", "tail = CAST(? AS TEXT)"):
            told = f"SELECT id FROM pages WHERE {where} ORDER BY key"
            if same := [one for (one,) in of_kinds("s", self.base.execute(told, (wanted,)))]:
                return same
        starts = {key: one for column in ("id", "tail") for key, one in self._starting(column, ref)}
        return [starts[key] for key in sorted(starts)]

    def _starting(self, column: str, ref: str) -> Iterator[tuple[int, str]]:
        """Yield key and id of pages whose id or tail starts with a text."""
        told = (
            f"SELECT key, id, {column} FROM pages WHERE {column} >= CAST(? AS TEXT)"
            f" ORDER BY {column}"
        )
        for key, page_id, name in of_kinds("iss", self.base.execute(told, (text(ref),))):
            if not name.startswith(ref):
                return
            yield key, page_id

    def shared_with_others(self, page_id: str) -> int:
        """Return how many first characters of an id another page's id or tail shares at most."""
        most, own = 0, text(page_id)
        for column in ("id", "tail"):
            for sign, order in ((">=", "ASC"), ("<", "DESC")):
                told = (
                    f"SELECT {column} FROM pages WHERE {column} {sign} CAST(? AS TEXT)"
                    f" AND id != CAST(? AS TEXT) ORDER BY {column} {order} LIMIT 1"
                )
                for (other,) in self.base.execute(told, (own, own)):
                    most = max(most, shared(page_id, other))
        return most


class Lazy(Sequence[T]):
    """Something of each page, read when it is asked for.

    Args:
        corpus: The corpus.
        read: Returns it of those pages that an SQL clause tells, in page order.
    """

    def __init__(self, corpus: StoredCorpus, read: Callable[[str], Iterator[T]]) -> None:
        self._corpus = corpus
        self._read = read

    def __len__(self) -> int:
        return int(self._corpus.meta["pages"])

    @overload
    def __getitem__(self, place: int, /) -> T: ...
    @overload
    def __getitem__(self, place: slice, /) -> Sequence[T]: ...
    def __getitem__(self, place: int | slice) -> T | Sequence[T]:
        if not isinstance(place, slice):
            place = range(len(self))[place]
            return self[place : place + 1][0]
        start, stop, step = place.indices(len(self))
        if step < 0:
            return list(self)[place]
        count = max(stop - start, 0)
        with reading():
            found = list(self._read(f"ORDER BY key LIMIT {count} OFFSET {start}"))
        if len(found) != count:
            raise DamagedError("the index is damaged: it lacks a page")
        return found[::step]

    def __iter__(self) -> Iterator[T]:
        count = 0
        with reading():
            for one in self._read("ORDER BY key"):
                yield one
                count += 1
        if count != len(self):
            raise DamagedError("the index is damaged: it lacks a page")


@cache
def _stand_ins(letters: str) -> tuple[Answer, ...]:
    """Return stand-ins for answers, of which only the evidence is told."""
    return tuple(
        Answer(number, None, "", (1, 1), *EVIDENCE[letter], None, 1.0)
        for number, letter in enumerate(letters, 1)
    )


class ShortIds(Mapping[str, str]):
    """Full page id -> short id, worked out when asked for."""

    def __init__(self, corpus: StoredCorpus) -> None:
        self._corpus = corpus
        self._asked = 0

    def __getitem__(self, page_id: str) -> str:
        self._asked += 1
        if self._asked > _MANY:
            return self._all[page_id]
        with reading():
            return short_id(page_id, self._corpus.shared_with_others(page_id))

    def __iter__(self) -> Iterator[str]:
        return iter(self._corpus.ids)

    def __len__(self) -> int:
        return int(self._corpus.meta["pages"])

    @cached_property
    def _all(self) -> Mapping[str, str]:
        return short_ids(list(self._corpus.ids))


def _parse_again(source: Source, column: str | None) -> tuple[Source, Question]:
    """Parse a page that the index cannot tell any more; return where it is from, too."""
    from qa_cli.corpus.loader import parse_raw_page  # noqa: PLC0415
    from qa_cli.sources.reader import read_again  # noqa: PLC0415

    raw = read_again(source, column)
    return raw.source, parse_raw_page(raw)
