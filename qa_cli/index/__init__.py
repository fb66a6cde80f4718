"""The searchable store over pages: one engine, one schema, in memory now and on disk later.

`fold` and `analysis` say what a term is (the only place that does), `units` what one searchable
document holds, `schema` how the engine keeps it, `words` what the corpus's vocabulary knows, and
`store` puts an index together. Nothing here knows queries, ranking or typos: that is `search`.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qa_cli.index.store import Index, PageStore, build_index
    from qa_cli.index.units import Unit

__all__ = ["Index", "PageStore", "Unit", "build_index"]


def __getattr__(name: str) -> object:
    """Import the engine when it is first used: an index on disk also serves what needs none."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415

    home = "units" if name == "Unit" else "store"
    return getattr(import_module(f"{__name__}.{home}"), name)
