"""The corpus for who writes Python: load it, look at it, search it, count it, hand it on.

A small facade over the layers below, with the names of the commands. Each method imports what it
needs when it is called. What the user has recorded of who is one doctor, and indexes, are the
command line's.
"""

from __future__ import annotations

import os
from functools import cached_property
from typing import TYPE_CHECKING

from qa_cli.corpus import default_paths
from qa_cli.corpus import load_corpus as load_pages
from qa_cli.errors import QaError
from qa_cli.sources.selection import Selection

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import BinaryIO

    from qa_cli.corpus import Found, MemoryCorpus
    from qa_cli.errors import SourceError
    from qa_cli.index import Index
    from qa_cli.insight.figures import Figure, Kind
    from qa_cli.insight.overview import CorpusSummary
    from qa_cli.insight.tally import Tally
    from qa_cli.model import Answer, Page, Question
    from qa_cli.output.columns import Cell
    from qa_cli.search import FieldName, SearchResults
    from qa_cli.search.results import Mode, Sort

    Path = str | os.PathLike[str]


def load_corpus(
    *paths: Path | Iterable[Path],
    stdin: BinaryIO | None = None,
    column: str | None = None,
    pages_only: bool = False,
) -> Corpus:
    """Read and parse every page below some paths.

    Args:
        paths: Files and folders, one by one or as a list; `-` is standard input. Without any, those
            that the command line would take: `QA_CORPUS`, else `./seeds`, else the sample pages.
        stdin: What is read for `-`, if not the process's own.
        column: The column of Parquet files that holds the pages; without it `text`, `html` or
            `content`.
        pages_only: Leave out pages that are no question pages: see `Corpus.left_out`.

    Raises nothing for a page or path that cannot be read: see `Corpus.errors`.
    """
    named: list[str] = []
    for path in paths:
        several = [path] if isinstance(path, str | os.PathLike) else path
        named += [os.fspath(one) for one in several]
    selection = Selection(column, pages_only)
    meant = named if paths else default_paths().paths
    return Corpus(load_pages(meant, stdin=stdin, selection=selection))


class Corpus:
    """The pages of a corpus, all in memory, in the order of the sources.

    `len(corpus)` counts pages, `for page in corpus` goes through them, `corpus["000"]` is a page,
    `corpus["000/3"]` an answer.
    """

    def __init__(self, loaded: MemoryCorpus) -> None:
        self._loaded = loaded

    @property
    def pages(self) -> Sequence[Page]:
        """All pages; ids are unique."""
        return self._loaded.pages

    @property
    def questions(self) -> Sequence[Question]:
        """What each page says, in the same order."""
        return tuple(page.question for page in self.pages)

    @property
    def errors(self) -> Sequence[SourceError]:
        """What could not be read."""
        return self._loaded.errors

    @property
    def left_out(self) -> int:
        """How many pages are left out, because they are no question pages."""
        return self._loaded.left_out

    @property
    def short_ids(self) -> Mapping[str, str]:
        """Full page id -> the short text by which tables show it."""
        return self._loaded.short_ids

    def __len__(self) -> int:
        return len(self.pages)

    def __iter__(self) -> Iterator[Page]:
        return iter(self.pages)

    def __getitem__(self, ref: str) -> Page | Answer:
        found = self.find(ref)
        return found.page if found.answer is None else found.answer

    def __contains__(self, item: object) -> bool:
        if not isinstance(item, str):
            return item in self.pages
        try:
            self.find(item)
        except QaError:  # none, or several
            return False
        return True

    def __repr__(self) -> str:
        answers = sum(len(page.question.answers) for page in self)
        errors = f", {len(self.errors):,} not readable" if self.errors else ""
        return f"<Corpus: {len(self):,} pages, {answers:,} answers{errors}>"

    def find(self, ref: str) -> Found:
        """Find a page or an answer: `ID`, `ID/N`, or any unambiguous prefix of the id or its tail.

        Raises `NotFoundError` where there is none, and `AmbiguousIdError` where there are several.
        `corpus[ref]` is the same, without the page of an answer.
        """
        return self._loaded.find(ref)

    def text(self, page: Page) -> str:
        """Return the page's text as decoded, line ends as stored.

        Raises `SourceError` where it can no longer be read, or is not the same any more.
        """
        return self._loaded.saved(page).text

    def search(  # noqa: PLR0913  as many as the command has options
        self,
        query: str,
        *,
        limit: int | None = 20,
        offset: int = 0,
        mode: Mode = "default",
        sort: Sort = "relevance",
        within: Sequence[FieldName] = (),
    ) -> SearchResults:
        """Find questions and answers; arguments as in `SearchOptions`.

        The first search makes the pages searchable, which the others need not do again.

        Raises:
            QueryError: The query is empty, malformed, or has no letter and no digit. Finding
                nothing is no error.
        """
        from qa_cli.search import SearchOptions, search  # noqa: PLC0415  loads the engine

        options = SearchOptions(limit, offset, mode, sort, tuple(within))
        return search(self._index, query, options)

    @cached_property
    def _index(self) -> Index:
        from qa_cli.index import build_index  # noqa: PLC0415  as above

        return build_index(self.pages)

    def figures(self, kind: Kind | None = None) -> list[Figure]:
        """Return every dose, duration, price and so on that the pages state, in page order."""
        from qa_cli.insight.study import PagesStudy  # noqa: PLC0415  only when asked for

        return list(PagesStudy(self.pages, ()).figures(kind))

    def tally(self, *, inferred: bool = False) -> Tally:
        """Return who answers how often; `inferred`: signed answers are given to who signs them."""
        from qa_cli.insight.study import PagesStudy  # noqa: PLC0415  only when asked for

        return PagesStudy(self.pages, ()).tally(inferred=inferred)

    def summary(self) -> CorpusSummary:
        """Return the corpus in figures."""
        from qa_cli.insight.overview import summarise_corpus  # noqa: PLC0415  only when asked for

        return summarise_corpus(self.pages)

    def to_records(self) -> list[dict[str, Cell]]:
        """Return a flat dict an answer, for `pandas.DataFrame(...)` or `polars.DataFrame(...)`.

        The keys are the columns of `qa export --format csv`; texts are as the page has them, not
        sanitised. A missing value is `None`.
        """
        from qa_cli.output.sheets import ANSWERS, answers_on  # noqa: PLC0415  only when asked for

        persons = {id_: one.name for one in self.tally().doctors for id_ in one.answer_ids}
        answers = answers_on(self.pages, persons)
        return [{column.name: column.get(one) for column in ANSWERS} for one in answers]
