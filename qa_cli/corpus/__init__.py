"""The pages in hand: load them, give each an id, find one by any unambiguous part of its id."""

from qa_cli.corpus.defaults import Defaults, default_paths
from qa_cli.corpus.loader import Corpus, MemoryCorpus, load_corpus, parse_raw_page
from qa_cli.corpus.lookup import Found, find_all

__all__ = [
    "Corpus",
    "Defaults",
    "Found",
    "MemoryCorpus",
    "default_paths",
    "find_all",
    "load_corpus",
    "parse_raw_page",
]
