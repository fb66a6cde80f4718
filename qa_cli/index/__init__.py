"""The searchable store over pages: one engine, one schema, in memory now and on disk later.

`fold` and `analysis` say what a term is (the only place that does), `units` what one searchable
document holds, `schema` how the engine keeps it, `words` what the corpus's vocabulary knows, and
`store` puts an index together. Nothing here knows queries, ranking or typos: that is `search`.
"""

from qa_cli.index.store import Index, PageStore, build_index
from qa_cli.index.units import Unit

__all__ = ["Index", "PageStore", "Unit", "build_index"]
