"""The pages in hand: load them, give each an id, find one by any unambiguous part of its id."""

from qa_cli.corpus.defaults import Defaults, default_paths
from qa_cli.corpus.loader import Corpus, MemoryCorpus, load_corpus, parse_raw_page
from qa_cli.corpus.lookup import Found

__all__ = [
    "Corpus",
    "Defaults",
    "Found",
    "MemoryCorpus",
    "default_paths",
    "load_corpus",
    "parse_raw_page",
]
