"""How the app gets at the corpus: by what the commands have for it, and in each thread anew."""

from __future__ import annotations

import gc
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from qa_cli.corpus import MemoryCorpus

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from qa_cli.corpus import Corpus, Found
    from qa_cli.errors import SourceError
    from qa_cli.index import Index
    from qa_cli.insight.aliases import Aliases
    from qa_cli.insight.facets import Facets
    from qa_cli.insight.study import Study
    from qa_cli.insight.tally import Respondent, Tally


@dataclass(frozen=True, slots=True)
class Access:
    """What the command line means, as functions; each may be called in any thread."""

    open: Callable[[], Corpus]
    """Opens the corpus. A database belongs to the thread that opens it."""
    load: Callable[[], Corpus]
    """Opens it without its index."""
    searchable: Callable[[Corpus], Index]
    study: Callable[[Corpus], Study]
    aliases: Callable[[], Aliases]
    """What the user has recorded of who is who."""
    is_stale: Callable[[Corpus], bool]
    """Whether the corpus has changed since it was opened; a quick look."""
    edit: Callable[[Found, int | None], None]
    """Opens a page in the editor, at a line; returns when that has ended. Raises `QaError`."""
    save: Callable[[str, str], None]
    """Writes a text into a new file: path, text. Raises `QaError`, also where it is there."""


class Shelf:
    """A corpus as one thread has it opened, with what is worked out of it once.

    Args:
        access: How to get at it.
        corpus: The corpus.
    """

    def __init__(self, access: Access, corpus: Corpus) -> None:
        self.access = access
        self.corpus = corpus

    def without_index(self) -> Shelf:
        """Return the same corpus, read without its index."""
        return Shelf(self.access, self.access.load())

    @property
    def in_memory(self) -> MemoryCorpus | None:
        """The corpus, where threads can share it."""
        return self.corpus if isinstance(self.corpus, MemoryCorpus) else None

    @property
    def errors(self) -> Sequence[SourceError]:
        """What cannot be read of it."""
        return self.corpus.errors

    @property
    def short_ids(self) -> Mapping[str, str]:
        """Full page id -> short id."""
        return self.corpus.short_ids

    @cached_property
    def index(self) -> Index:
        """What is searched."""
        return self.access.searchable(self.corpus)

    @cached_property
    def study(self) -> Study:
        """What the corpus says as a whole."""
        return self.access.study(self.corpus)

    @cached_property
    def tally(self) -> Tally:
        """Who answers how often."""
        return self.study.tally()

    @cached_property
    def facets(self) -> Facets:
        """What counts facets, by places in page order."""
        from qa_cli.insight.facets import Facets  # noqa: PLC0415  the screen is there first

        gc.disable()  # to look for cycles among so many objects stops every thread for long
        try:
            facets = Facets(self.study.described(), self.tally.doctors)
            gc.freeze()
        finally:
            gc.enable()
        return facets

    @cached_property
    def places(self) -> Mapping[int, int]:
        """Key of each question and answer -> its place in page order."""
        from qa_cli.search.ranking import all_keys  # noqa: PLC0415  as above

        return {key: place for place, key in enumerate(all_keys(self.index))}

    @cached_property
    def doctors(self) -> Mapping[str, Respondent]:
        """Id of each answer with a named doctor -> that doctor."""
        return {id_: one for one in self.tally.doctors for id_ in one.answer_ids}
