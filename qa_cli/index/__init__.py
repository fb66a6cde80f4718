"""The searchable store over pages: one engine, one schema, in memory and on disk.

`fold` and `analysis` say what a term is (the only place that does), `keys` what one searchable
document holds, `schema` how the engine keeps it, `lexicon` what the corpus's vocabulary knows, and
`store` puts an index together. Nothing here knows queries, ranking or typos: that is `search`.

On disk, `place` says where an index is, `database` what its folder holds and how damage is found,
`rows` how a page is kept; `opening`, `stored`, `searching`, `survey` and `figuring` give a corpus,
its postings and what it says as a whole back from it. `scanning`, `workers`, `preparing`, `filing`,
`settling`, `counting` and `postings` bring it up to date under `building`; `upkeep` lets one do so
at a time, `verifying` checks it.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qa_cli.index.keys import Unit
    from qa_cli.index.store import Index, PageStore, build_index

__all__ = ["Index", "PageStore", "Unit", "build_index"]


def __getattr__(name: str) -> object:
    """Import the engine when it is first used: an index on disk also serves what needs none."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415

    home = "keys" if name == "Unit" else "store"
    return getattr(import_module(f"{__name__}.{home}"), name)
