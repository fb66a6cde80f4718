"""Pages as they were saved, one after the other, for what needs more than the parse."""

from typing import TYPE_CHECKING

from qa_cli.commands import lazy
from qa_cli.commands.stream import say
from qa_cli.corpus import Corpus
from qa_cli.errors import SourceError
from qa_cli.model import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa_cli.sources import RawPage


class SavedTexts:
    """The texts of a corpus's pages.

    A file of many pages is read once if its pages are asked for in their order: to start anew for
    each would take time like the square of their number.
    """

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._path: str | None = None
        self._records: Iterator[RawPage | SourceError] = iter(())
        self.code = 0
        """Exit code: not 0 once a text could not be read again."""

    def text(self, page: Page) -> str | None:
        """Return a page's text as decoded; say so and return `None` where it is not to be had."""
        try:
            return self._record(page) or self._corpus.saved(page).text
        except SourceError as err:
            say(str(err))
            self.code = err.exit_code
            return None

    def _record(self, page: Page) -> str | None:
        """Return the text of a record that stands behind the one asked for before."""
        source = page.source
        if source.record is None or source.path == lazy.sources.STDIN:
            return None
        if source.path != self._path:
            column = self._corpus.selection.column
            self._path = source.path
            self._records = lazy.sources.read_file(source.path, column=column)
        for raw in self._records:
            if isinstance(raw, SourceError) or raw.record is None:
                continue
            if raw.record == source.record and raw.digest == source.blake2b:
                return raw.text
            if raw.record >= source.record:
                break
        self._path = None
        return None
