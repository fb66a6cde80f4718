"""Write a generation: what is new is read and parsed, what is known is taken over.

It is made in a folder of its own, out of links to the files of the generation before and of new
files. Nothing of the one before is changed.
"""

import gc
import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from qa_cli.errors import SourceError
from qa_cli.index.disk import engine
from qa_cli.index.disk.columns import write_pieces
from qa_cli.index.disk.layout import (
    DERIVED,
    ENGINE,
    FILES,
    MANIFEST,
    NAMES,
    PAGES,
    VOCABULARY,
    Manifest,
    digest_of,
    files_below,
    sync,
    sync_folder,
    version,
)
from qa_cli.index.disk.making import CHUNK, INLINE_PAGES, EngineMaker, Means
from qa_cli.index.disk.place import resolve
from qa_cli.index.disk.reading import DiskCorpus
from qa_cli.index.disk.rows import (
    ROOM,
    FileRow,
    PageRow,
    assign_keys,
    errors_of,
    file_table,
    ids_of,
    name_table,
    old_files,
    page_table,
)
from qa_cli.index.disk.scanning import scan_corpus
from qa_cli.index.disk.work import ReadResult, ReadTask, Task
from qa_cli.index.disk.workers import Aside, chunked
from qa_cli.sources.names import holds_records, page_name

INLINE_BYTES = 2_000_000
"""Bytes of new pages that are read in this process: fewer than are worth starting others."""

_PACKS = 24
"""Packs from which on all pages are stored anew."""

_WASTE = 0.5
"""Share of the packs' bytes that are of pages that are gone, from which on they are stored anew."""


@dataclass(slots=True)
class Changes:
    """What a run found, and whether it wrote."""

    pages: int = 0
    """Pages in the corpus, after it."""
    files: int = 0
    added: int = 0
    """Files, like the following."""
    changed: int = 0
    removed: int = 0
    renamed: int = 0
    errors: tuple[SourceError, ...] = ()
    """What could not be read."""
    written: bool = False
    """Whether there is a new generation."""


class Builder:
    """Makes one generation.

    Args:
        paths: The corpus, as the command line names it.
        old: The generation before; `None` to start afresh.
        means: What it works with.
    """

    def __init__(self, paths: Sequence[str], old: DiskCorpus | None, means: Means) -> None:
        self._paths = paths
        self._old = old
        self._means = means
        self._known = old_files(old) if old else {}
        self._searchable = {
            page.key: page for file in self._known.values() for page in file.pages if page.key
        }
        self.changes = Changes()

    def build(self, folder: str, name: str) -> bool:
        """Make the generation in an empty folder; return whether anything has changed.

        Where nothing has, the folder is left half empty, and of no use.

        Args:
            folder: The folder.
            name: Part of the names of new files, unlike that of any generation before.

        Raises `OSError` and `WorkError` where it cannot be written.
        """
        maker = EngineMaker(folder, name, self._old, self._searchable, self._means)
        # Rows and tallies are many and hold no cycles: looking for some took 40 % of the tally.
        collects = gc.isenabled()
        gc.disable()
        try:
            return self._build(folder, maker)
        finally:
            maker.stop()
            if collects:
                gc.enable()

    def _build(self, folder: str, maker: EngineMaker) -> bool:
        scan = scan_corpus(self._paths, self._known)
        files = scan.files
        self._read(maker, files, scan.todo)
        self.changes.errors = tuple(
            SourceError(self._paths[root] + rest)
            for root, rest in errors_of(self._paths, scan.entries)
        )
        self.changes.files = len(files)
        self.changes.pages = sum(len(file.pages) for file in files)
        self.changes.removed, self.changes.renamed = len(scan.gone), scan.renamed
        if self._old is not None and self._is_as_before(files):
            maker.end_team()
            return False
        ids = ids_of(self._paths, files)
        pages = [page for file in files for page in file.pages]
        self._link_packs(folder, pages)
        roomy = assign_keys(pages)
        write_pieces(os.path.join(folder, PAGES), page_table(files, ids))
        # Not where the engine, and so its threads, may be at work in this process.
        forks = maker.is_idle and len(pages) > INLINE_PAGES
        kept = self._keep_derived(folder)
        aside = Aside(
            lambda: {} if kept else self._derive(folder),
            forks=forks and not kept,
            close=self._means.close,
        )
        try:
            write_pieces(os.path.join(folder, NAMES), name_table(ids))
            write_pieces(os.path.join(folder, FILES), file_table(self._paths, scan.entries))
            maker.make(pages, ids, anew=not roomy)
            words = engine.vocabulary(os.path.join(folder, ENGINE))
            write_pieces(os.path.join(folder, VOCABULARY), [words])
            for file, content in aside.finish().items():
                write_pieces(os.path.join(folder, file), [content])
        finally:
            aside.stop()
        self._finish(folder)
        self.changes.written = True
        return True

    # Reading

    def _read(self, maker: EngineMaker, files: Sequence[FileRow], todo: Sequence[FileRow]) -> None:
        """Read files, and in a new index make their pages searchable where that is possible."""
        tasks = self._read_tasks(files, todo)
        size = sum(row.size for row in todo)
        team = maker.start(maker.name, inline=size < INLINE_BYTES)
        told = 0
        for results in team.run(chunked(tasks, CHUNK)):
            for result in results:
                if isinstance(result, ReadResult):
                    self._take(files[result.number], result)
            told += len(results)
            self._means.progress("reading", told, len(tasks))

    def _read_tasks(self, files: Sequence[FileRow], todo: Sequence[FileRow]) -> list[Task]:
        """Return the tasks; in a new index, pages whose ids are certain are made searchable too."""
        paths = [self._paths[file.root] + file.name for file in files]
        names = [page_name(path) for path in paths] if self._old is None else []
        times = Counter(names)
        wanted = {id(row) for row in todo}
        tasks: list[Task] = []
        for number, row in enumerate(files):
            if id(row) not in wanted:
                continue
            path = paths[number]
            key, page_id = None, ""
            if self._old is None and not holds_records(path):
                page_id = names[number]
                if times[page_id] == 1 and ":" not in page_id and "~" not in page_id:
                    key = (number + 1) * ROOM
            tasks.append(ReadTask(number, path, row.digest or None, key, page_id))
        return tasks

    def _take(self, row: FileRow, result: ReadResult) -> None:
        """Note what became of a file."""
        if result.same:
            return
        known = self._known.get((row.root, row.name))
        if known is None:
            self.changes.added += 1
        elif known.digest != result.digest or not result.digest:
            self.changes.changed += 1
        row.digest, row.errors = result.digest, list(result.errors)
        row.pages = [
            PageRow(
                page.record,
                page.size,
                page.digest,
                result.pack,
                page.offset,
                page.length,
                page.outline,
                page.doctors,
                page.key,
                page.page_id,
            )
            for page in result.pages
        ]

    def _is_as_before(self, files: Sequence[FileRow]) -> bool:
        """Whether all is as the generation before has it."""
        assert self._old is not None  # noqa: S101  for the type checker
        if self.changes.added or self.changes.removed or self.changes.renamed:
            return False
        known = self._known
        return (
            not self.changes.changed
            and all(known[row.root, row.name].time == row.time for row in files)
            and list(map(str, self.changes.errors)) == list(map(str, self._old.errors))
        )

    # Packs

    def _link_packs(self, folder: str, pages: Sequence[PageRow]) -> None:
        """Take over the packs that are still needed."""
        for pack in {page.pack for page in pages}:
            new = os.path.join(folder, pack)
            if self._old is not None and not os.path.exists(new):
                engine.link(os.path.join(self._old.path, pack), new)

    def is_wasteful(self) -> bool:
        """Whether it is better to start afresh: much waste in the packs, or too many of them."""
        if self._old is None:
            return False
        packs = {page.pack for page in self._searchable.values()}
        size = sum(self._old.manifest.files[pack][0] for pack in packs)
        used = sum(page.length for page in self._searchable.values())
        return len(packs) > _PACKS or used < size * (1 - _WASTE)

    # The rest

    def _finish(self, folder: str) -> None:
        """See all files onto the disk, and write the manifest."""
        files: dict[str, tuple[int, str]] = {}
        for file in sorted(files_below(folder)):
            path = os.path.join(folder, file)
            known = self._known_digest(path, file)
            if known is None:
                sync(path)
                known = os.path.getsize(path), digest_of(path)
            files[file] = known
        sync_folder(os.path.join(folder, ENGINE))
        manifest = Manifest(version(), resolve(self._paths), self.changes.pages, files)
        write_pieces(os.path.join(folder, MANIFEST), [manifest.to_bytes()])
        sync_folder(folder)

    def _derive(self, folder: str) -> dict[str, bytes]:
        """Return what commands would else have to work out, by file."""
        derived = self._means.derive(self._tables(folder))
        return {DERIVED + name: b"".join(content) for name, content in derived.items()}

    def _tables(self, folder: str) -> DiskCorpus:
        """Return the corpus as far as its tables tell."""
        return DiskCorpus(self._paths, folder, Manifest(version(), (), 0, {}))

    def _keep_derived(self, folder: str) -> bool:
        """Take over what was worked out, if it would be the same; it depends on bylines alone."""
        if self._old is None or not self._tables(folder).is_tallied_as(self._old):
            return False
        kept = {}
        for name, (_, digest) in self._old.manifest.files.items():
            if name.startswith(DERIVED):
                kept[name] = os.path.join(self._old.path, name)
                if digest_of(kept[name]) != digest:
                    return False
        for name, path in kept.items():
            engine.link(path, os.path.join(folder, name))
        return bool(kept)

    def _known_digest(self, path: str, file: str) -> tuple[int, str] | None:
        """Return size and digest of a file that is the same as in the generation before."""
        if self._old is None or file not in self._old.manifest.files:
            return None
        try:
            same = os.path.samefile(path, os.path.join(self._old.path, file))
        except OSError:
            return None
        return self._old.manifest.files[file] if same else None
