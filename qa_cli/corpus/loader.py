"""Load a corpus into memory: read, parse, and give ids."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import BinaryIO, Protocol

from qa_cli.corpus.ids import make_ids, short_ids
from qa_cli.corpus.lookup import Found, find, names_file
from qa_cli.errors import SourceError
from qa_cli.model import Page, Problem, Question, Source
from qa_cli.sources import STDIN, WHOLE, RawPage, Selection, read_again, read_pages

NO_QUESTIONS = frozenset({"not-a-question-page", "empty-page", "binary"})
"""Codes of the problems of a page that is no question page."""


class Corpus(Protocol):
    """The pages in hand: in memory, or read one by one from an index."""

    @property
    def pages(self) -> Sequence[Page]:
        """All pages, in the order of the sources; ids are unique."""
        ...

    @property
    def outlines(self) -> Sequence[Page]:
        """The pages again, for what needs only titles, evidence and problems."""
        ...

    @property
    def errors(self) -> Sequence[SourceError]:
        """What could not be read, in the same order; the pages are those that could."""
        ...

    @property
    def selection(self) -> Selection:
        """What of the corpus was read."""
        ...

    @property
    def left_out(self) -> int:
        """How many pages are left out, because they are no question pages."""
        ...

    @property
    def short_ids(self) -> Mapping[str, str]:
        """Full page id -> the short text by which tables show it; `find` takes it."""
        ...

    def find(self, ref: str) -> Found:
        """Find a page or an answer: `ID`, `ID/N`, or any unambiguous prefix of the id or its tail.

        Raises `NotFoundError`, which suggests the nearest ids or says how many answers there are,
        and `AmbiguousIdError`, which lists the candidates.
        """
        ...

    def of_file(self, path: str) -> Sequence[Page]:
        """Return the pages of the files that are so named, see `lookup.names_file`, in order."""
        ...

    def saved(self, page: Page) -> RawPage:
        """Return the page as it was before it was parsed.

        Raises `SourceError` where it can no longer be read, or is not the same any more.
        """
        ...


@dataclass(frozen=True)  # no slots: they leave no room for what is worked out once, on demand
class MemoryCorpus:
    """The pages in hand, all in memory."""

    pages: tuple[Page, ...]
    """In the order of the sources; ids are unique."""
    errors: tuple[SourceError, ...] = ()
    """What could not be read, in the same order; the pages are those that could."""
    stdin_pages: Mapping[int | None, RawPage] = field(default_factory=dict)
    """Each record on standard input, which cannot be read twice, by its number; a page under
    `None`."""
    selection: Selection = WHOLE
    """What of the corpus was read."""
    left_out: int = 0
    """How many pages are left out, because they are no question pages."""

    @property
    def outlines(self) -> Sequence[Page]:
        """The pages again, for what needs only titles, evidence and problems."""
        return self.pages

    @cached_property
    def by_id(self) -> Mapping[str, Page]:
        """Every page by its full id, in the order of the sources."""
        return {page.id: page for page in self.pages}

    @cached_property
    def short_ids(self) -> Mapping[str, str]:
        """Full page id -> the shortest text for which `find` returns that page."""
        return short_ids([page.id for page in self.pages])

    def find(self, ref: str) -> Found:
        """Find a page or an answer: `ID`, `ID/N`, or any unambiguous prefix of the id or its tail.

        Raises `NotFoundError`, which suggests the nearest ids or says how many answers there are,
        and `AmbiguousIdError`, which lists the candidates.
        """
        return find(self.by_id, ref)

    def of_file(self, path: str) -> Sequence[Page]:
        """Return the pages of the files that are so named, see `lookup.names_file`, in order."""
        return [page for page in self.pages if names_file(path, page.source.path)]

    def saved(self, page: Page) -> RawPage:
        """Return the page as it was before it was parsed.

        Raises `SourceError` where it can no longer be read, or is not the same any more.
        """
        if page.source.path == STDIN and page.source.record in self.stdin_pages:
            return self.stdin_pages[page.source.record]
        return read_again(page.source, self.selection.column)


def load_corpus(
    paths: Sequence[str], *, stdin: BinaryIO | None = None, selection: Selection = WHOLE
) -> MemoryCorpus:
    """Read and parse every page below the paths (`-` is standard input, `stdin` where given).

    Args:
        paths: Files and folders.
        stdin: Read in place of the process's standard input.
        selection: What of them is read.

    Raises nothing for a page or path that is bad: see `Corpus.errors`. A folder without pages is
    such an error.
    """
    sources: list[Source] = []
    questions: list[Question] = []
    errors: list[SourceError] = []
    stdin_pages: dict[int | None, RawPage] = {}
    left_out = 0
    for item in read_pages(paths, stdin=stdin, column=selection.column):
        if isinstance(item, SourceError):
            errors.append(item)
            continue
        question = parse_raw_page(item)
        if is_left_out(question, selection):
            left_out += 1
            continue
        sources.append(item.source)
        questions.append(question)
        if item.path == STDIN:
            stdin_pages[item.record] = item
    pages = map(Page, make_ids(sources), sources, questions)
    return MemoryCorpus(tuple(pages), tuple(errors), stdin_pages, selection, left_out)


def is_left_out(question: Question, selection: Selection) -> bool:
    """Whether a page is left out of a corpus of question pages, being none."""
    found = (problem.code in NO_QUESTIONS for problem in question.problems)
    return selection.pages_only and any(found)


def parse_raw_page(raw: RawPage) -> Question:
    """Parse one page; what was doubtful about its bytes joins the question's problems."""
    from qa_cli.pages import parse_page  # noqa: PLC0415  a fifth of a start; not with an index

    question = parse_page(raw.text, raw.markup)
    if not raw.problems:
        return question
    problems = sorted((*raw.problems, *question.problems), key=_place)
    return replace(question, problems=tuple(problems))


def _place(problem: Problem) -> tuple[int, int]:
    """Return where a problem stands; page-wide ones come first."""
    return problem.lines or (0, 0)
