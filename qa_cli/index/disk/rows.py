"""What an index knows of files and pages while it is being made, and as tables."""

import json
import os
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field

from qa_cli.corpus.ids import make_ids, short_ids, tail
from qa_cli.index.disk.columns import encode, table
from qa_cli.index.disk.outlines import answers_in
from qa_cli.index.disk.reading import DiskCorpus
from qa_cli.model import Source

ROOM = 1 << 16
"""Keys between two pages of a new index: room for pages that come between them later."""


@dataclass(slots=True)
class PageRow:
    """A page."""

    record: int
    """Number of the record in its file, 0 for a file that is one page."""
    size: int
    digest: str
    pack: str
    """File name of the pack that holds it."""
    offset: int
    length: int
    outline: str
    doctors: str
    key: int | None
    """In the search engine; `None` where it has none yet."""
    known_as: str | None
    """The id under which the search engine has it; `None` where it has not."""

    @property
    def answers(self) -> int:
        """Number of the page's answers."""
        return answers_in(self.outline)


@dataclass(slots=True)
class FileRow:
    """A file."""

    root: int
    """Place of the argument it was found under."""
    name: str
    """What comes after the argument in its path."""
    size: int
    time: int
    """Of last change, ns."""
    digest: str = ""
    """Of its bytes as stored, empty where it could not be read."""
    errors: list[str] = field(default_factory=list)
    pages: list[PageRow] = field(default_factory=list)


@dataclass(slots=True)
class Entry:
    """One thing that the search of a corpus finds: a file, or why there is none."""

    file: FileRow | None
    error: tuple[int, str] | None
    """Place of the argument, and what comes after it in the message."""


def old_files(corpus: DiskCorpus) -> dict[tuple[int, str], FileRow]:
    """Return what an index knows of each file, by argument and name."""
    files = corpus.files
    rows = [
        FileRow(root, name, size, time, digest)
        for root, name, size, time, digest in zip(
            files.numbers("root").tolist(),
            files.texts("name"),
            files.numbers("size").tolist(),
            files.numbers("time").tolist(),
            files.texts("digest"),
            strict=True,
        )
    ]
    bad = files.numbers("bad")
    for place, row in enumerate(rows):
        row.errors = ["?"] * bad[place]
    pages = corpus.table
    packs = list(pages.texts("packs"))
    for values in zip(
        pages.numbers("file").tolist(),
        pages.numbers("record").tolist(),
        pages.numbers("size").tolist(),
        pages.texts("digest"),
        pages.numbers("pack").tolist(),
        pages.numbers("offset").tolist(),
        pages.numbers("length").tolist(),
        pages.texts("outline"),
        pages.texts("doctors"),
        pages.numbers("key").tolist(),
        pages.texts("id"),
        strict=True,
    ):
        file, record, size, digest, pack, offset, length, outline, doctors, key, name = values
        rows[file].pages.append(
            PageRow(record, size, digest, packs[pack], offset, length, outline, doctors, key, name)
        )
    return {(row.root, row.name): row for row in rows}


def ids_of(paths: Sequence[str], files: Sequence[FileRow]) -> list[str]:
    """Return the ids of all pages, in page order."""
    return make_ids(
        [
            Source(paths[file.root] + file.name, page.record or None, page.size, page.digest)
            for file in files
            for page in file.pages
        ]
    )


def assign_keys(pages: Sequence[PageRow]) -> bool:
    """Give pages without a key one that keeps the page order; whether there was room.

    Where there was none, all have new keys.
    """
    last, place = 0, 0
    while place < len(pages):
        end = place
        while end < len(pages) and pages[end].key is None:
            end += 1
        missing = end - place
        after = pages[end].key if end < len(pages) else None
        step = ROOM if after is None else (after - last) // (missing + 1)
        if step <= 0 or (after is not None and after <= last):
            for number, page in enumerate(pages, 1):
                page.key = number * ROOM
            return False
        for number, page in enumerate(pages[place:end], 1):
            page.key = last + number * step
        last = after if after is not None else last + missing * step
        place = end + 1
    return True


def page_table(files: Sequence[FileRow], ids: Sequence[str]) -> list[bytes]:
    """Return the table of pages."""
    pages = [page for file in files for page in file.pages]
    packs = sorted({page.pack for page in pages})
    numbers = {pack: number for number, pack in enumerate(packs)}
    short = short_ids(ids)
    return table(
        {
            "key": array("Q", [page.key or 0 for page in pages]),
            "file": array("I", [n for n, file in enumerate(files) for _ in file.pages]),
            "record": array("I", [page.record for page in pages]),
            "size": array("Q", [page.size for page in pages]),
            "pack": array("I", [numbers[page.pack] for page in pages]),
            "offset": array("Q", [page.offset for page in pages]),
            "length": array("Q", [page.length for page in pages]),
            "digest": [page.digest for page in pages],
            "id": ids,
            "short": [short[one] for one in ids],
            "outline": [page.outline for page in pages],
            "doctors": [page.doctors for page in pages],
            "packs": packs,
        }
    )


def name_table(ids: Sequence[str]) -> list[bytes]:
    """Return the table of ids and their tails, sorted."""
    rows = [(encode(one), 0, place, one) for place, one in enumerate(ids)]
    rows += [(encode(end), 1, place, end) for place, one in enumerate(ids) if (end := tail(one))]
    rows.sort()
    return table(
        {
            "place": array("I", [place for _, _, place, _ in rows]),
            "tail": array("B", [kind for _, kind, _, _ in rows]),
            "name": [name for _, _, _, name in rows],
        }
    )


def errors_of(paths: Sequence[str], entries: Sequence[Entry]) -> list[tuple[int, str]]:
    """Return what could not be read, in the order of the corpus: argument, rest of the message."""
    errors: list[tuple[int, str]] = []
    for entry in entries:
        if entry.error is not None:
            errors.append(entry.error)
        if entry.file is not None:
            root = entry.file.root
            errors += [(root, text[len(paths[root]) :]) for text in entry.file.errors]
    return errors


def file_table(paths: Sequence[str], entries: Sequence[Entry]) -> list[bytes]:
    """Return the table of files, with the folders they are in."""
    files = [entry.file for entry in entries if entry.file is not None]
    errors = errors_of(paths, entries)
    folders = _folders(paths, files)
    return table(
        {
            "root": array("I", [file.root for file in files]),
            "size": array("Q", [file.size for file in files]),
            "time": array("q", [file.time for file in files]),
            "bad": array("B", [bool(file.errors) for file in files]),
            "name": [file.name for file in files],
            "digest": [file.digest for file in files],
            "errors": [json.dumps(error) for error in errors],
            "folder_root": array("I", [root for root, _ in folders]),
            "folder_time": array("q", list(folders.values())),
            "folder": [name for _, name in folders],
        }
    )


def _folders(paths: Sequence[str], files: Sequence[FileRow]) -> dict[tuple[int, str], int]:
    """Return the folders of a corpus with their times of change."""
    folders: dict[tuple[int, str], int] = {}
    for root, path in enumerate(paths):
        if os.path.isdir(path):
            folders[root, ""] = 0
    for file in files:
        name = os.path.dirname(file.name)
        while name and (file.root, name) not in folders:
            folders[file.root, name] = 0
            name = os.path.dirname(name) if name != os.path.dirname(name) else ""
    for root, name in folders:
        folders[root, name] = _time(paths[root] + name)
    return folders


def _time(path: str) -> int:
    try:
        return os.stat(path).st_mtime_ns
    except OSError:
        return 0
