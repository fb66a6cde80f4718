"""A corpus read from its index: the same pages, ids and errors as `load_corpus` gives."""

import os
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from json import loads
from typing import overload

from qa_cli.corpus.lookup import Found, answer_of, settle
from qa_cli.errors import SourceError
from qa_cli.index.disk.columns import Columns, Texts, encode
from qa_cli.index.disk.errors import DamagedError
from qa_cli.index.disk.layout import DERIVED, FILES, NAMES, PAGES, Hold, Manifest
from qa_cli.index.disk.outlines import are_tallied_alike, outline_page, tally_pages
from qa_cli.index.disk.records import Pack, question_of
from qa_cli.index.disk.staleness import Watch
from qa_cli.model import Page, Question, Source


class DiskCorpus:
    """The pages of a corpus that has an index; each is read when it is asked for.

    Args:
        paths: The corpus as the command line names it: sources are named after it.
        path: The generation.
        manifest: Its manifest; the files are known to be sound.
        hold: Keeps the generation from being removed.
    """

    stdin_text: None = None

    def __init__(
        self, paths: Sequence[str], path: str, manifest: Manifest, hold: Hold | None = None
    ) -> None:
        self._paths = paths
        self._hold = hold
        self.path = path
        self.manifest = manifest
        self.table = Columns(os.path.join(path, PAGES))
        self.ids = self.table.texts("id")
        self.keys = self.table.numbers("key")
        self._columns: dict[str, memoryview] = {}
        self._packs: dict[int, Pack] = {}
        self._pack_names = self.table.texts("packs")
        self.warnings: list[str] = []
        """What is to be said on standard error, one line each; emptied by who says it."""
        self._healed = False

    @cached_property
    def pages(self) -> "DiskPages":
        """All pages, in page order."""
        return DiskPages(self, whole=True)

    @cached_property
    def outlines(self) -> "DiskPages":
        """All pages in outline: what a list of questions shows is right, the rest is left out."""
        return DiskPages(self, whole=False)

    def bylines(self) -> Iterator[Page]:
        """Return all pages in outline, with the doctors of answers whose bylines have a name."""
        outlines, doctors = self.table.texts("outline"), self.table.texts("doctors")
        return tally_pages(self.ids, outlines, doctors)

    def is_tallied_as(self, other: "DiskCorpus") -> bool:
        """Whether `bylines` gives the same pages as another corpus's."""
        ours, theirs = self.table, other.table
        return (
            list(ours.texts("id")) == list(theirs.texts("id"))
            and list(ours.texts("doctors")) == list(theirs.texts("doctors"))
            and all(map(are_tallied_alike, ours.texts("outline"), theirs.texts("outline")))
        )

    @cached_property
    def files(self) -> "DiskFiles":
        """The corpus's files."""
        return DiskFiles(self._paths, os.path.join(self.path, FILES))

    @cached_property
    def errors(self) -> tuple[SourceError, ...]:
        """What could not be read of the corpus."""
        return tuple(map(SourceError, self.files.errors()))

    @cached_property
    def short_ids(self) -> Mapping[str, str]:
        """Full page id -> the shortest text that stands for this page alone."""
        return _ShortIds(self, self.table.texts("short"))

    def find(self, ref: str) -> Found:
        """Find a page or an answer, as `Corpus.find` does."""
        page_ref, slash, number = ref.partition("/")
        places = self._find(page_ref)
        settle(page_ref, [self.ids[place] for place in places], self.ids)
        page = self.page(places[0])
        return Found(page, answer_of(page, number) if slash else None)

    def text(self, page: Page) -> str:
        """Return the page's text as decoded, line ends as stored.

        Raises `SourceError` where it can no longer be read, or is not the same any more.
        """
        from qa_cli.sources import read_text  # noqa: PLC0415

        return read_text(page.source)

    def place_of(self, page_id: str) -> int:
        """Return the place in page order of the page with this very id; `KeyError` for none."""
        places = self._names(page_id, tails=False)[0]
        if not places:
            raise KeyError(page_id)
        return places[0]

    def page(self, place: int) -> Page:
        """Return the page at a place in page order."""
        source = self.source(place)
        question = self._question(place, source)
        return Page(self.ids[place], source, question)

    def outline(self, place: int) -> Page:
        """Return the page at a place, in outline."""
        return outline_page(self.ids[place], self.source(place), self.table.texts("outline")[place])

    def source(self, place: int) -> Source:
        """Return where the page at a place is from."""
        record = self._numbers("record")[place]
        return Source(
            self.files.path(self._numbers("file")[place]),
            record or None,
            self._numbers("size")[place],
            self.table.texts("digest")[place],
        )

    def __getitem__(self, page_key: int) -> Page:
        """Return the page with this key of the search engine; `KeyError` where there is none."""
        place = bisect_left(self.keys, page_key)
        if place == len(self.keys) or self.keys[place] != page_key:
            raise KeyError(page_key)
        return self.page(place)

    def derived(self, name: str) -> str | None:
        """Return the path of what a command would else work out; `None` where it is not there."""
        file = DERIVED + name
        return os.path.join(self.path, file) if file in self.manifest.files else None

    def record(self, place: int) -> bytes:
        """Return the record of the page at a place, unchecked."""
        number = self._numbers("pack")[place]
        if number not in self._packs:
            self._packs[number] = Pack(os.path.join(self.path, self._pack_names[number]))
        offset, length = self._numbers("offset")[place], self._numbers("length")[place]
        return self._packs[number].read(offset, length)

    def _numbers(self, name: str) -> memoryview:
        if name not in self._columns:
            self._columns[name] = self.table.numbers(name)
        return self._columns[name]

    def _question(self, place: int, source: Source) -> Question:
        """Return the question at a place; where the record is damaged, parse the page again."""
        try:
            return question_of(self.record(place))
        except (DamagedError, OSError):
            if not self._healed:
                self._healed = True
                self.warnings.append("the index is damaged: run qa index")
            return _parse_again(source)

    def _find(self, ref: str) -> list[int]:
        """Return the places of the pages that a text may stand for, as `lookup.find` has it."""
        if not ref:
            return []
        same, tails, starting = self._names(ref, tails=True)
        return same or tails or sorted(set(starting))

    def _names(self, ref: str, *, tails: bool) -> tuple[list[int], list[int], list[int]]:
        """Return places of pages: with this id, with this tail, with an id or tail starting so."""
        names = Columns(os.path.join(self.path, NAMES))
        texts, places, kinds = names.texts("name"), names.numbers("place"), names.numbers("tail")
        wanted = encode(ref)
        same: list[int] = []
        ending: list[int] = []
        starting: list[int] = []
        for row in range(texts.first_from(wanted), len(texts)):
            name = texts.raw(row)
            if not name.startswith(wanted) or (not tails and name != wanted):
                break
            if name == wanted:
                (ending if kinds[row] else same).append(places[row])
            starting.append(places[row])
        return same, sorted(ending), starting


class DiskPages(Sequence[Page]):
    """The pages of an index as a sequence, read when asked for."""

    def __init__(self, corpus: DiskCorpus, *, whole: bool) -> None:
        self._count = len(corpus.ids)
        self._read = corpus.page if whole else corpus.outline

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, place: int, /) -> Page: ...
    @overload
    def __getitem__(self, place: slice, /) -> Sequence[Page]: ...
    def __getitem__(self, place: int | slice) -> Page | Sequence[Page]:
        if isinstance(place, slice):
            return [self._read(one) for one in range(*place.indices(self._count))]
        return self._read(range(self._count)[place])

    def __iter__(self) -> Iterator[Page]:
        return map(self._read, range(self._count))


class DiskFiles:
    """The files of a corpus, as an index knows them."""

    def __init__(self, paths: Sequence[str], path: str) -> None:
        self._paths = paths
        self.table = Columns(path)
        self._names = self.table.texts("name")
        self._roots = self.table.numbers("root")

    def __len__(self) -> int:
        return len(self._roots)

    def path(self, place: int) -> str:
        """Return the path of a file as reached from the command line's argument."""
        return self._paths[self._roots[place]] + self._names[place]

    def errors(self) -> Iterator[str]:
        """Yield what could not be read, in the order of the corpus."""
        for root, rest in map(loads, self.table.texts("errors")):
            yield self._paths[root] + rest

    def watch(self) -> Watch:
        """Return what tells whether the corpus has changed since."""
        return Watch(self._paths, self)

    def numbers(self, name: str) -> memoryview:
        """Return a column of numbers."""
        return self.table.numbers(name)

    def texts(self, name: str) -> Texts:
        """Return a column of texts."""
        return self.table.texts(name)


class _ShortIds(Mapping[str, str]):
    """Full page id -> short id, read one by one."""

    def __init__(self, corpus: DiskCorpus, short: Texts) -> None:
        self._corpus = corpus
        self._short = short

    def __getitem__(self, page_id: str) -> str:
        return self._all[page_id] if "_all" in self.__dict__ else self._one(page_id)

    def __iter__(self) -> Iterator[str]:
        return iter(self._corpus.ids)

    def __len__(self) -> int:
        return len(self._short)

    def _one(self, page_id: str) -> str:
        self._asked = getattr(self, "_asked", 0) + 1
        if self._asked > 200:  # noqa: PLR2004  a table of many: read them at once
            return self._all[page_id]
        return self._short[self._corpus.place_of(page_id)]

    @cached_property
    def _all(self) -> dict[str, str]:
        return dict(zip(self._corpus.ids, self._short, strict=True))


def _parse_again(source: Source) -> Question:
    """Parse a page of the corpus that the index cannot tell any more."""
    from qa_cli.corpus.loader import parse_raw_page  # noqa: PLC0415
    from qa_cli.sources.reader import read_again  # noqa: PLC0415

    return parse_raw_page(read_again(source))
