"""Pages out of crawl dumps, into tables: for corpora that are too large to be held, or looked at.

`extracting` is all of it, for one shard and without any engine: a shard in, files of Parquet and a
receipt out. `gate` turns pages away that need no parsing. `shards` finds what there is to do,
`storage` reads and writes where that is, on disk or elsewhere. `processes` does many shards on
one machine, `cluster` on many.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qa_cli.extract.extracting import Receipt, extract_shard
    from qa_cli.extract.shards import find_shards

__all__ = ["Receipt", "extract_shard", "find_shards"]


def __getattr__(name: str) -> object:
    """Import what is asked for: a process that hands out shards parses none."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from qa_cli.extract import extracting, shards  # noqa: PLC0415  as the docstring says

    return getattr(shards if name == "find_shards" else extracting, name)
