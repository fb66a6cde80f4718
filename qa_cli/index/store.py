"""An index put together: the engine, the vocabulary, and the way from a hit back to its page."""

from collections.abc import Iterable, Sequence
from typing import Protocol

import tantivy

from qa_cli.index.analysis import register
from qa_cli.index.keys import Unit, split_key
from qa_cli.index.lexicon import Counts, EngineCounts, Words
from qa_cli.index.passages import Reader, read_pages
from qa_cli.index.schema import KEY, documents, entries, schema
from qa_cli.model import Page

_HEAP = 15_000_000
"""Bytes that the writer in memory may use before it closes a segment: the least that the engine
allows, because a larger heap takes longer to set up and a small corpus never fills it."""


class PageStore(Protocol):
    """Where an index finds the pages of its hits: in memory, or read one by one from disk."""

    def __getitem__(self, page_key: int, /) -> Page:
        """Return the page with this key; `LookupError` where there is none."""
        ...


class Index:
    """A corpus made searchable. One engine and one schema, wherever its files are.

    Args:
        engine: The engine's index, with the schema of `qa_cli.index.schema` and at least one
            commit.
        pages: The pages by the keys under which `documents` entered them.
        passages: Reads texts of its units.
        counts: Tells of its words; `None`: the engine does.
    """

    def __init__(
        self,
        engine: tantivy.Index,
        pages: PageStore,
        passages: Reader,
        counts: Counts | None = None,
    ) -> None:
        register(engine)
        engine.reload()
        self._pages = pages
        self.passages = passages
        self.schema = engine.schema
        self.searcher = engine.searcher()
        self.words = Words(counts or EngineCounts(self.searcher))

    def count(self, query: tantivy.Query) -> int:
        """Return the number of units that a query matches."""
        found = self.searcher.search(tantivy.Query.const_score_query(query, 0.0), 1)
        return int(found.count)  # type: ignore[attr-defined]  # missing in the engine's stubs

    def keys(self, addresses: Sequence[tantivy.DocAddress]) -> list[int]:
        """Return the keys of documents in the same order; keys sort in page order."""
        values = self.searcher.fast_field_values(KEY, list(addresses))
        return [int(value) for value in values if value is not None]

    def page(self, page_key: int) -> Page:
        """Return the page with this key; `LookupError` where there is none."""
        return self._pages[page_key]

    def unit(self, key: int) -> Unit:
        """Return the unit with this key; `LookupError` where there is none."""
        page_key, number = split_key(key)
        page = self.page(page_key)
        return Unit(page, page.question.answers[number - 1] if number else None)


def build_index(pages: Iterable[Page]) -> Index:
    """Make pages searchable in memory, in the order given: the page order of hits."""
    kept = tuple(pages)
    engine = tantivy.Index(schema())
    register(engine)
    writer = engine.writer(_HEAP, num_threads=1)
    for page_key, page in enumerate(kept):
        for document in documents(page.id, page_key, list(entries(page.question))):
            writer.add_document(document)
    writer.commit()
    return Index(engine, kept, read_pages(kept))
