"""The search engine of a generation: made by workers, or changed from that of the one before."""

import os
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from qa_cli.index.disk import engine
from qa_cli.index.disk.layout import ENGINE
from qa_cli.index.disk.reading import DiskCorpus
from qa_cli.index.disk.rows import PageRow
from qa_cli.index.disk.work import AddTask, Task
from qa_cli.index.disk.workers import Team, chunked, remove_tree

INLINE_PAGES = 300
"""Pages that are made searchable in this process; a smaller corpus is made so anew each time."""

CHUNK = 25
"""Files or pages of a task: some tens of milliseconds of work."""

Progress = Callable[[str, int, int], None]
"""Told what is being done (`reading`, `indexing`), how much is done, and how much there is."""

Derive = Callable[[DiskCorpus], Mapping[str, Iterable[bytes]]]
"""Works out what commands would else have to: name -> content."""


@dataclass(frozen=True, slots=True)
class Means:
    """What a builder works with."""

    progress: Progress
    derive: Derive
    jobs: int
    """Processes."""
    close: tuple[int, ...] = ()
    """Descriptors that these processes are not to hold."""


class EngineMaker:
    """Makes the engine, and employs the workers that read files as well.

    Args:
        folder: The generation in the making.
        name: Part of the names of new files, unlike that of any generation before.
        old: The generation before, where there is one.
        searchable: Its pages by key, as far as they are in its engine.
        means: What to work with.
    """

    def __init__(
        self,
        folder: str,
        name: str,
        old: DiskCorpus | None,
        searchable: Mapping[int, PageRow],
        means: Means,
    ) -> None:
        self.folder = folder
        self.name = name
        self._old = old
        self._searchable = searchable
        self._means = means
        self._team: Team | None = None

    @property
    def is_idle(self) -> bool:
        """Whether the engine has no thread in this process."""
        return self._team is None or not self._team.adds_here

    def stop(self) -> None:
        """End the workers, whatever they are doing."""
        if self._team is not None:
            self._team.stop()
            self._team = None

    def make(
        self,
        pages: Sequence[PageRow],
        ids: Sequence[str],
        *,
        anew: bool,
    ) -> None:
        """Make pages searchable under their keys and ids, and those that are gone no longer."""
        target = os.path.join(self.folder, ENGINE)
        units = sum(page.answers + 1 for page in pages)
        rows = list(zip(pages, ids, strict=True))
        fresh = [(page, one) for page, one in rows if page.known_as != one]
        if self._old is None and not anew and self._are_certain(fresh):
            self._add(self.name, fresh)
            self.end_team()
            self._join(target)
        elif not anew and len(pages) > INLINE_PAGES and len(fresh) < len(pages) // 2:
            kept = {page.key for page, one in rows if page.known_as == one}
            self._update(target, rows, kept, fresh)
        if not (os.path.isdir(target) and engine.is_clean(target, units)):
            self._drop_engines()
            self._add(f"{self.name}-again", rows)
            self.end_team()
            self._join(target)
        engine.tidy(target)

    def _are_certain(self, fresh: Sequence[tuple[PageRow, str]]) -> bool:
        """Whether no page was made searchable under an id that turned out not to be its own."""
        return all(page.known_as is None for page, _ in fresh)

    def _update(
        self,
        target: str,
        rows: Sequence[tuple[PageRow, str]],
        kept: set[int | None],
        fresh: Sequence[tuple[PageRow, str]],
    ) -> None:
        """Change the engine of the generation before; what comes out may still need rebuilding."""
        assert self._old is not None  # noqa: S101  for the type checker
        self.end_team()
        # Keys are asked of the mapping: a page that is left may have got another key by now.
        gone = [(key, page) for key, page in self._searchable.items() if key not in kept]
        adding = list(fresh)
        if gone and len(adding) < engine.FILLERS:  # these come back in small segments
            fillers = [row for row in rows if row[0].key in kept][: engine.FILLERS - len(adding)]
            gone += [(page.key or 0, page) for page, _ in fillers]
            adding += fillers
        before = os.path.join(self._old.path, ENGINE)
        engine.link_engine(before, target)
        wanted = engine.lengths_of(before)
        if gone:
            engine.delete(target, [(key, page.answers) for key, page in gone])
            wanted.subtract(self._lengths([page for _, page in gone]))
        parts = engine.FILLERS if gone else 1
        for part in range(parts):
            some = adding[part::parts]
            if some:
                self._add(f"{self.name}-part{part}", some)
                self.end_team()
        wanted.update(engine.lengths_of(*self._parts()))
        self._join(target)
        engine.purge(target)
        engine.set_lengths(target, wanted)

    def _lengths(self, gone: Sequence[PageRow]) -> Counter[int]:
        """Return how many terms the fields of pages hold that are to be searchable no longer."""
        assert self._old is not None  # noqa: S101  for the type checker
        rows = [(page, page.known_as or "") for page in gone]
        self._add(f"{self.name}-gone", rows, self._old.path)
        self.end_team()
        parts = self._parts()
        found = engine.lengths_of(*parts)
        for part in parts:
            remove_tree(part)
        return found

    def _add(
        self, name: str, rows: Sequence[tuple[PageRow, str]], packs: str | None = None
    ) -> None:
        """Make stored pages searchable, from the packs in a folder; `None`: in this one."""
        if not rows:
            return
        packs = packs or self.folder
        team = self.start(name, inline=len(rows) < INLINE_PAGES)
        team.flush()
        tasks: list[Task] = [
            AddTask(os.path.join(packs, row.pack), row.offset, row.length, row.key or 0, one)
            for row, one in rows
        ]
        told = 0
        for results in team.run(chunked(tasks, CHUNK)):
            told += len(results)
            self._means.progress("indexing", told, len(tasks))

    def _join(self, target: str) -> None:
        """Put the engines of workers together."""
        engine.join_engines(target, self._parts())

    def _parts(self) -> list[str]:
        """Return the folders of the workers' engines."""
        parts = [one.path for one in os.scandir(self.folder) if one.name.startswith(f"{ENGINE}-")]
        return sorted(parts)

    def _drop_engines(self) -> None:
        self.end_team()
        for entry in list(os.scandir(self.folder)):
            if entry.name == ENGINE or entry.name.startswith(f"{ENGINE}-"):
                remove_tree(entry.path)

    def start(self, name: str, *, inline: bool) -> Team:
        """Return the workers at work, or new ones."""
        if self._team is None:
            names = [f"{name}-{number}" for number in range(1 if inline else self._means.jobs)]
            self._team = Team(self.folder, names, inline=inline, close=self._means.close)
        return self._team

    def end_team(self) -> None:
        """Have the workers see their files onto the disk, and end them."""
        if self._team is not None:
            self._team.finish()
            self._team = None
