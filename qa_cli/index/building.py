"""Bring a database and its engine up to date with a corpus: what is new is read, what is gone goes.

A new index is filled at one go. One that is there is changed within one transaction: pages come in
under keys of their own, get their places in the order of the corpus, then their ids, and are then
made searchable. Nobody sees anything of it before the end.
"""

import json
import os
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from qa_cli.corpus.ids import tail, tell_apart, with_record
from qa_cli.errors import SourceError
from qa_cli.index.counting import PageCounts
from qa_cli.index.database import get_meta, set_meta, text
from qa_cli.index.faults import OutdatedError
from qa_cli.index.filing import PageTables, assign_keys, families_of
from qa_cli.index.fingerprint import fingerprint
from qa_cli.index.keys import key_of, page_key_of
from qa_cli.index.place import resolve
from qa_cli.index.postings import ENGINE_VERSION, LARGE_HEAP, EngineWriter
from qa_cli.index.rows import WHENCE, Row
from qa_cli.index.scanning import (
    UNSURE,
    Name,
    Scan,
    State,
    Trouble,
    differ,
    join,
    message_of,
    trouble_of,
)
from qa_cli.index.schema import Entry, entries
from qa_cli.index.settling import all_families, settle_people
from qa_cli.index.stored import load_question, page_rows
from qa_cli.index.workers import Read, Task, read_all
from qa_cli.insight.aliases import Aliases, digest_of_aliases
from qa_cli.sources import page_name
from qa_cli.sources.filenames import holds_records
from qa_cli.sources.files import file_digest
from qa_cli.sources.selection import WHOLE, Selection

_KEYS = 1 << 38
"""Keys of pages that a new index spreads over its files; as many again are left for later ones."""

_ROOM = 1 << 24
"""Keys between two files of a new index, at most: room for its records, and for later files."""

Progress = Callable[[str, int, int], None]
"""Told what is being done (`reading`), how much is done, and how much there is."""


class Means(NamedTuple):
    """What an index is made with."""

    progress: Progress
    jobs: int
    """Processes."""
    aliases: Aliases = ()
    """What the user has recorded of who is who."""
    selection: Selection = WHOLE
    """What of the corpus is read."""


@dataclass(slots=True)
class Changes:
    """What a run found, and whether it wrote."""

    pages: int = 0
    """Pages in the corpus, after it."""
    left_out: int = 0
    """Pages that are left out of it, because they are no question pages."""
    files: int = 0
    added: int = 0
    """Files, like the following."""
    changed: int = 0
    removed: int = 0
    renamed: int = 0
    errors: tuple[SourceError, ...] = ()
    """What could not be read."""
    written: bool = False
    """Whether the index holds something else than before."""


@dataclass(slots=True)
class Known:
    """What an index knows of a file."""

    id: int
    state: State
    blake2b: str
    errors: str | None
    """What could not be read of it, as JSON; `None` where all could."""


class Builder:
    """Fills a database, or changes it.

    Args:
        base: The database, in a transaction.
        engine: Makes what makes its pages searchable; `None`: `make_engine` will be asked to.
        paths: The corpus, as the command line names it.
        scan: What there is.
        means: What to work with.
    """

    def __init__(
        self,
        base: sqlite3.Connection,
        engine: Callable[[], EngineWriter] | None,
        paths: Sequence[str],
        scan: Scan,
        means: Means,
    ) -> None:
        self._base = base
        self._make_engine = engine
        self._engine: EngineWriter | None = None
        self._paths = paths
        self._scan = scan
        self._means = means
        self._pages = PageTables(base)
        self._bad: dict[Name, list[Trouble]] = {}
        self._temporary = 0
        self._names: set[str] = set()
        """Of pages that came or went, as long as they have no twins."""
        self._families: set[str] = set()
        """Of bylines that came or went."""
        self._counts = PageCounts()
        self.changes = Changes(files=len(scan.files))

    # A new index

    def fill(self) -> None:
        """Read all files into an empty database."""
        files = list(self._scan.files)
        names = [page_name(self._path(one)) for one in files]
        times = Counter(names)
        odd = any({":", "~"} & set(name) for name in names)  # it may be a record's or a twin's id
        records = any(
            holds_records(self._path(one)) for one in files
        )  # whose own ids may be any name
        room = min(_ROOM, _KEYS // (len(files) + 1))
        self._base.executemany(
            "INSERT INTO files VALUES (?, ?, CAST(? AS TEXT), ?, ?, ?, ?, '', NULL, 0)",
            [
                (number, root, text(name), *self._scan.files[root, name])
                for number, (root, name) in enumerate(files, 1)
            ],
        )
        for read in self._read([Task(n, self._path(one), None) for n, one in enumerate(files)]):
            name = names[read.number]
            certain = times[name] == 1 and not odd
            self._note(read, read.number + 1, self._errors(read, files[read.number]))
            if len(read.pages) > room:
                raise OutdatedError("there is no room for so many records")
            for place, page in enumerate(read.pages):
                key = (read.number + 1) * room + place
                called = with_record(name, page.record, page.own_id)
                alone = page.own_id is None and (page.record is not None or not records)
                page_id = called if certain and alone else None
                self._pages.insert(key, read.number + 1, called, page, page_id)
                if page_id is not None:
                    self._searchable(page_id, key, page.entries)
        self.changes.added = len(files)

    def complete(self, indexes: Iterable[str]) -> None:
        """See to all that rests on all pages of a new database."""
        for statement in indexes:
            self._base.execute(statement)
        self._settle_ids("id IS NULL", ())
        settle_people(self._base, all_families(self._base), self._means.aliases)
        if engine := self._started():
            self._note_engine(engine.commit())
            self._counts.fill(self._base, engine.words())
        self._conclude()

    # An index that is there

    def change(self, announce: Callable[[], None]) -> bool:
        """Bring the database up to date; return whether anything of it was changed.

        Args:
            announce: Called before anything is written.
        """
        known = {
            (root, name): Known(number, State(*state), blake2b, errors)
            for number, root, name, *state, blake2b, errors in self._base.execute(
                "SELECT id, root, name, bytes, mtime, ctime, inode, blake2b, errors FROM files"
            )
        }
        found = self._scan.files
        gone = {name: one for name, one in known.items() if name not in found}
        new = [name for name in found if name not in known]
        doubtful = [
            name
            for name, one in known.items()
            if name in found
            and (one.errors or one.state.inode == UNSURE or differ(one.state, found[name]))
        ]
        if gone or new or doubtful:
            announce()  # a large change goes to the disk in part before it is committed
        by_look: defaultdict[tuple[int, str], dict[str, Name]] = defaultdict(dict)
        for name, one in gone.items():
            if one.blake2b and not one.errors:
                by_look[one.state.bytes, suffix_of(name)][one.blake2b] = name
        new = [
            name
            for name in new
            if not self._was_renamed(
                name, gone, known, by_look.get((found[name].bytes, suffix_of(name)), {})
            )
        ]
        order = {name: place for place, name in enumerate(found)}
        todo = sorted(doubtful + new, key=order.__getitem__)
        self._forget(gone.values())
        self.changes.removed = len(gone)
        tasks = [
            Task(n, self._path(name), one.blake2b if one and not one.errors else None)
            for n, name in enumerate(todo)
            for one in (known.get(name),)
        ]
        for read in self._read(tasks):
            self._take(todo[read.number], read, known)
        self.changes.written = bool(
            self.changes.added + self.changes.changed + self.changes.removed + self.changes.renamed
        )
        changed = self._update_files(known)
        if self._temporary:
            self._place()
        if self.changes.written:
            self._finish_pages()
        meta = get_meta(self._base)
        if meta.get("aliases") != digest_of_aliases(self._means.aliases):
            settle_people(self._base, all_families(self._base), self._means.aliases)
            changed = True
        self.changes.pages, self.changes.left_out = meta["pages"], meta["left_out"]
        if self.changes.written or changed:
            if self._engine is not None:
                self._note_engine(self._engine.commit())
            self._conclude()
        return self.changes.written or changed

    def _take(self, name: Name, read: Read, known: dict[Name, Known]) -> None:
        """Take in what was read of a file."""
        before = known.get(name)
        errors = self._errors(read, name)
        if before is not None and (before.blake2b, before.errors) == (read.blake2b, errors):
            if not read.same:  # it was read anew to no avail
                for row in page_rows(self._base, "WHERE file = ?", (before.id,)):
                    self._counts.forget_terms(load_question(self._base, row))
            return
        if before is None:
            state = self._scan.files[name]
            insert = "INSERT INTO files VALUES (NULL, ?, CAST(? AS TEXT), ?, ?, ?, ?, '', NULL, 0)"
            number = self._base.execute(insert, (name[0], text(name[1]), *state)).lastrowid or 0
            before = known[name] = Known(number, state, "", errors=None)
            self.changes.added += 1
            old: list[tuple[int, list[Row]]] = []
        else:
            old = self._remove(before.id)
            self.changes.changed += 1
        self._note(read, before.id, errors)
        keys = [key for key, *_ in old]
        if len(keys) != len(read.pages):
            keys = [self._temporary_key() for _ in read.pages]
        stem = page_name(self._path(name))
        for key, page in zip(keys, read.pages, strict=True):
            called = with_record(stem, page.record, page.own_id)
            self._pages.insert(key, before.id, called, page, None)
            self._names.add(called)
            self._counts.count(page.entries, 1)
        self._keep_persons(old, keys)

    def _was_renamed(
        self, name: Name, gone: dict[Name, Known], known: dict[Name, Known], alike: dict[str, Name]
    ) -> bool:
        """Whether a new file is one that is gone under another name; then it gets its pages.

        Args:
            name: The new file.
            gone: Files that are not there any more.
            known: All files.
            alike: Those of the gone ones that have this one's size and suffix, by digest.
        """
        content = file_digest(self._path(name)) if alike else ""
        if alike.get(content) not in gone:
            return False
        one = known[name] = gone.pop(alike[content])
        del known[alike[content]]
        update = "UPDATE files SET root = ?, name = CAST(? AS TEXT) WHERE id = ?"
        self._base.execute(update, (name[0], text(name[1]), one.id))
        one.state = State(0, 0, 0, UNSURE)  # that of its other name
        stem = page_name(self._path(name))
        pages = "SELECT key, name, record, own_id, answers FROM pages WHERE file = ?"
        for key, old, *own, answers in self._base.execute(pages, (one.id,)).fetchall():
            called = with_record(stem, *own)
            self._names |= {old, called}
            self._unsearchable(key, answers)
            self._families |= families_of(self._pages.bylines(page_key_of(key)))
            new = self._temporary_key()
            self._pages.move(page_key_of(key), new)
            rename = "UPDATE pages SET name = CAST(? AS TEXT), id = NULL WHERE key = ?"
            self._base.execute(rename, (text(called), key_of(new, 0)))
        self.changes.renamed += 1
        return True

    def _forget(self, gone: Iterable[Known]) -> None:
        """Remove files with their pages."""
        for one in gone:
            for _, bylines in self._remove(one.id):
                self._families |= families_of(bylines)
            self._base.execute("DELETE FROM files WHERE id = ?", (one.id,))

    def _update_files(self, known: dict[Name, Known]) -> bool:
        """Note the states of files and folders, and what cannot be read; whether any is new."""
        changed = [
            (*state, known[name].id)
            for name, state in self._scan.files.items()
            if known[name].state != state
        ]
        update = "UPDATE files SET bytes = ?, mtime = ?, ctime = ?, inode = ? WHERE id = ?"
        self._base.executemany(update, changed)
        folders = "SELECT root, name, mtime FROM folders"
        same = {(root, name): time for root, name, time in self._base.execute(folders)}
        errors = "SELECT root, name, reason FROM errors"
        told = [Trouble(*row) for row in self._base.execute(errors)]
        return bool(changed) or same != self._scan.folders or told != self._troubles()

    def _place(self) -> None:
        """Give pages with keys for the time being such that keep the order of the corpus."""
        ids = {
            (root, name): number
            for number, root, name in self._base.execute("SELECT id, root, name FROM files")
        }
        keys: defaultdict[int, list[int]] = defaultdict(list)
        for file, key in self._base.execute("SELECT file, key FROM pages ORDER BY record"):
            keys[file].append(page_key_of(key))
        ordered = [key for name in self._scan.files for key in keys[ids[name]]]
        for old, new in zip(ordered, assign_keys(ordered), strict=True):
            if old != new:
                self._pages.move(old, new)

    def _finish_pages(self) -> None:
        """Give pages their ids, make them searchable, and settle what rests on all of them."""
        names = list(self._names)
        if self._base.execute("SELECT 1 FROM pages WHERE name LIKE '%~%' LIMIT 1").fetchone():
            self._settle_ids("true", ())
        else:
            for at in range(0, len(names), 500):
                some = [text(name) for name in names[at : at + 500]]
                marks = ",".join(["CAST(? AS TEXT)"] * len(some))
                self._settle_ids(f"name IN ({marks})", some)
        if self._families:
            settle_people(self._base, self._families - {""}, self._means.aliases)
        self._counts.change(self._base)

    # Pages

    def _read(self, tasks: Sequence[Task]) -> Iterator[Read]:
        """Read files; yields them in any order."""
        size = sum(os.path.getsize(one.path) for one in tasks if os.path.exists(one.path))
        told = 0
        for reads, terms in read_all(tasks, size, self._means.jobs, self._means.selection):
            for row in terms:
                self._counts.came.note(*row)
            yield from reads
            told += len(reads)
            self._means.progress("reading", told, len(tasks))

    def _remove(self, file: int) -> list[tuple[int, list[Row]]]:
        """Remove the pages of a file; return their keys with their bylines."""
        removed = []
        for row in list(page_rows(self._base, "WHERE file = ? ORDER BY key", (file,))):
            question, page_key = load_question(self._base, row), page_key_of(row[0])
            self._counts.count(entries(question), -1)
            self._counts.forget_terms(question)
            self._names.add(row[-1])
            self._unsearchable(row[0], len(question.answers))
            removed.append((page_key, self._pages.bylines(page_key)))
            self._pages.remove(page_key)
        return removed

    def _keep_persons(self, old: list[tuple[int, list[Row]]], keys: list[int]) -> None:
        """Let answers be whose they were where no byline of the pages has changed."""
        new = [(key, self._pages.bylines(key)) for key in keys]
        told, before = (
            [(key, [row[:-1] for row in rows]) for key, rows in pages] for pages in (new, old)
        )
        if told == before:
            for key, rows in old:
                self._pages.give_persons(key, rows)
        else:
            for _, rows in (*old, *new):
                self._families |= families_of(rows)

    def _temporary_key(self) -> int:
        self._temporary -= 1
        return self._temporary

    def _settle_ids(self, where: str, values: Sequence[Any]) -> None:
        """Give some pages their ids; those that come to be called otherwise are searchable so."""
        told = f"SELECT key, id, name, blake2b FROM pages WHERE {where} ORDER BY key"
        rows = self._base.execute(told, values).fetchall()
        ids = tell_apart([row[2] for row in rows], [row[3] for row in rows])
        other = [(*row[:2], one) for row, one in zip(rows, ids, strict=True) if row[1] != one]
        clear = "UPDATE pages SET id = NULL WHERE key = ?"
        self._base.executemany(clear, [(key,) for key, _, _ in other])
        update = "UPDATE pages SET id = CAST(? AS TEXT), tail = CAST(? AS TEXT) WHERE key = ?"
        new = ((text(one), text(tail(one)), key) for key, _, one in other)
        self._base.executemany(update, new)
        for key, before, one in other:
            [row] = page_rows(self._base, "WHERE key = ?", (key,))
            question = load_question(self._base, row)
            if before is not None:
                self._unsearchable(key, len(question.answers))
            self._searchable(one, page_key_of(key), list(entries(question)))

    # What rests on all pages

    def _searchable(self, page_id: str, page_key: int, units: Sequence[Entry]) -> None:
        if engine := self._started():
            engine.add(page_id, page_key, units)

    def _unsearchable(self, key: int, answers: int) -> None:
        if engine := self._started():
            engine.delete([key | number for number in range(answers + 1)])

    def _started(self) -> EngineWriter | None:
        """Return the engine; it is only started where there is something to do for it."""
        if self._engine is None and self._make_engine is not None:
            self._engine = self._make_engine()
        return self._engine

    def make_engine(self, folder: str) -> None:
        """Make an engine anew, of all pages of the database."""
        engine = EngineWriter(folder, LARGE_HEAP)
        for row in page_rows(self._base, "ORDER BY key"):
            question = load_question(self._base, row)
            engine.add(row[WHENCE][0], page_key_of(row[0]), list(entries(question)))
        self._note_engine(engine.commit())

    def _note_engine(self, state: str) -> None:
        set_meta(self._base, "engine", state)
        set_meta(self._base, "engine_version", ENGINE_VERSION)

    def _conclude(self) -> None:
        """Note what there is."""
        for table, rows in (
            ("folders", [(*name, time) for name, time in self._scan.folders.items()]),
            ("errors", self._troubles()),
        ):
            self._base.execute(f"DELETE FROM {table}")
            self._base.executemany(
                f"INSERT INTO {table} VALUES (?, CAST(? AS TEXT), CAST(? AS TEXT))",
                [[text(one) if isinstance(one, str) else one for one in row] for row in rows],
            )
        set_meta(self._base, "made_by", fingerprint())
        set_meta(self._base, "roots", list(resolve(self._paths)))
        set_meta(self._base, "aliases", digest_of_aliases(self._means.aliases))
        counts = "SELECT count(*), coalesce(sum(answers + 1), 0) FROM pages"
        self.changes.pages, units = self._base.execute(counts).fetchone()
        left_out = "SELECT coalesce(sum(left_out), 0) FROM files"
        (self.changes.left_out,) = self._base.execute(left_out).fetchone()
        set_meta(self._base, "selection", self._means.selection._asdict())
        set_meta(self._base, "left_out", self.changes.left_out)
        set_meta(self._base, "pages", self.changes.pages)
        set_meta(self._base, "units", units)
        set_meta(self._base, "generation", get_meta(self._base).get("generation", 0) + 1)

    # Files

    def _path(self, name: Name) -> str:
        return join(self._paths[name[0]], name[1])

    def _note(self, read: Read, file: int, errors: str | None) -> None:
        """Note what a file held, and what could not be read of it."""
        update = "UPDATE files SET blake2b = ?, errors = ?, left_out = ? WHERE id = ?"
        self._base.execute(update, (read.blake2b, errors, read.left_out, file))

    def _errors(self, read: Read, name: Name) -> str | None:
        """Return what could not be read of a file, as JSON."""
        root = name[0]
        told = [trouble_of(root, self._paths[root], SourceError(one)) for one in read.errors]
        self._bad[name] = told
        return json.dumps([one[1:] for one in told]) if told else None

    def _troubles(self) -> list[Trouble]:
        """Return what could not be read, in the order of the corpus."""
        found: list[Trouble] = []
        for one in self._scan.order:
            found += [one] if isinstance(one, Trouble) else self._bad.get(one, [])
        self.changes.errors = tuple(
            SourceError(message_of(self._paths, trouble)) for trouble in found
        )
        return found


def suffix_of(name: Name) -> str:
    """Return the suffix of a file's name, lower case."""
    return os.path.splitext(name[1])[1].lower()
