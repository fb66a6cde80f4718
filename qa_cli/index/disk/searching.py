"""The engine of a generation, to be searched: what a reader needs, and nothing of a writer."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import tantivy

from qa_cli.index.disk.errors import DamagedError
from qa_cli.index.disk.layout import ENGINE, VOCABULARY
from qa_cli.index.disk.reading import DiskCorpus
from qa_cli.index.store import Index
from qa_cli.index.vocabulary import Vocabulary

LOCKS = (".tantivy-meta.lock", ".tantivy-writer.lock")
"""Files that the engine makes beside its own; they hold nothing."""


def searchable(corpus: DiskCorpus) -> Index:
    """Return the index of a corpus on disk; raise `DamagedError` where it cannot be opened."""

    def read() -> Vocabulary:
        with open(os.path.join(corpus.path, VOCABULARY), "rb") as file:
            return Vocabulary.from_bytes(file.read())

    try:
        with _where_writable(os.path.join(corpus.path, ENGINE)) as folder:
            return Index(open_engine(folder), corpus, read)
    except (ValueError, OSError) as error:
        raise DamagedError("the index's engine cannot be opened") from error


def open_engine(folder: str) -> tantivy.Index:
    """Open the engine of a folder; raise `DamagedError` where it cannot be."""
    try:
        return tantivy.Index.open(folder)
    except (ValueError, OSError) as error:
        raise DamagedError("the index's engine cannot be opened") from error


@contextmanager
def _where_writable(folder: str) -> Iterator[str]:
    """Give an engine's folder, or, where nothing can be written, one of links to what is in it.

    Even to read, the engine makes a file beside its own, as a lock. The links are only needed until
    it has opened them.
    """
    if os.access(folder, os.W_OK):
        yield folder
        return
    from tempfile import TemporaryDirectory  # noqa: PLC0415  hardly ever

    with TemporaryDirectory(prefix="qa-") as links:
        for name in set(os.listdir(folder)) - set(LOCKS):
            os.symlink(os.path.join(os.path.realpath(folder), name), os.path.join(links, name))
        yield links
