"""The engine's files: made by several workers and put together, changed, and rid of what was.

The engine keeps what was deleted in its statistics until segments are merged; a search would weigh
words, and know words, of pages that are gone. So nothing deleted is ever left in a generation: see
`purge`.
"""

import json
import os
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import tantivy

from qa_cli.index.analysis import register
from qa_cli.index.disk.lengths import lengthen, lengths
from qa_cli.index.disk.searching import LOCKS, open_engine
from qa_cli.index.schema import FIELDS, KEY, schema
from qa_cli.index.units import key_of
from qa_cli.index.words import Words

META = "meta.json"
MANAGED = ".managed.json"

FILLERS = 8
"""Segments of a like size that the engine merges into one. Fewer are left as they are."""

_SMALL = 5_000
"""Documents of a segment that the engine takes for small: below 10,000 all are of a like size."""

_HEAP = 15_000_000
"""Bytes: the least that the engine allows."""


def new_writer(folder: str, heap: int) -> Any:  # noqa: ANN401  the engine has no name for it
    """Make an empty engine in a folder of its own, and return its writer of one thread."""
    os.mkdir(folder)
    engine = tantivy.Index(schema(), path=folder)
    register(engine)
    return engine.writer(heap, num_threads=1)


def join_engines(folder: str, parts: Sequence[str]) -> None:
    """Make one engine of several, by moving their segments; the parts are gone after it."""
    if not os.path.isdir(folder):
        if not parts:
            new_writer(folder, _HEAP).commit()
            return
        os.mkdir(folder)
    metas = [_meta(part) for part in parts]
    if os.path.exists(os.path.join(folder, META)):
        metas.insert(0, _meta(folder))
    for part in parts:
        for name in os.listdir(part):
            if name not in {META, MANAGED, *LOCKS}:
                os.rename(os.path.join(part, name), os.path.join(folder, name))
            else:
                os.remove(os.path.join(part, name))
        os.rmdir(part)
    joined = metas[0]
    joined["segments"] = [segment for meta in metas for segment in meta["segments"]]
    joined["opstamp"] = max(meta["opstamp"] for meta in metas)
    _write_meta(folder, joined)


def link_engine(old: str, new: str) -> None:
    """Make an engine of another's files, which stay as they are whatever is done to the new one."""
    os.mkdir(new)
    for name in os.listdir(old):
        if name in {META, MANAGED}:
            with open(os.path.join(old, name), "rb") as file:
                data = file.read()
            with open(os.path.join(new, name), "wb") as file:
                file.write(data)
        elif name not in LOCKS:
            link(os.path.join(old, name), os.path.join(new, name))


def link(old: str, new: str) -> None:
    """Give a file a second name, or copy it where that is not possible."""
    try:
        os.link(old, new)
    except OSError:
        from shutil import copyfile  # noqa: PLC0415

        copyfile(old, new)


def delete(folder: str, pages: Iterable[tuple[int, int]]) -> None:
    """Delete pages, given by key and number of answers."""
    keys = [key_of(key, number) for key, answers in pages for number in range(answers + 1)]
    engine = tantivy.Index.open(folder)
    register(engine)
    writer = engine.writer(_HEAP, num_threads=1)
    writer.delete_documents_by_query(tantivy.Query.term_set_query(engine.schema, KEY, keys))
    writer.commit()
    writer.wait_merging_threads()


def purge(folder: str) -> None:
    """Have the engine merge segments with something deleted, together with small ones.

    The engine has no order for that; it merges segments of a like size when there are `FILLERS` of
    them, and judges size by what its list of segments says is left of each. So the list is made to
    say that little is left. What really is left stands in other files, and in the list again after
    the merge. Whether it worked is for `is_clean` to say.
    """
    meta = _meta(folder)
    for segment in meta["segments"]:
        if segment["deletes"]:
            deleted = max(segment["deletes"]["num_deleted_docs"], segment["max_doc"] - _SMALL)
            segment["deletes"]["num_deleted_docs"] = deleted
    _write_meta(folder, meta)
    engine = tantivy.Index.open(folder)
    register(engine)
    writer = engine.writer(_HEAP, num_threads=1)
    writer.commit()
    writer.wait_merging_threads()


def lengths_of(*folders: str) -> Counter[int]:
    """Return how many terms the fields of some engines hold together."""
    total: Counter[int] = Counter()
    for folder in folders:
        segments = _meta(folder)["segments"]
        total.update(lengths(folder, [_name(segment) for segment in segments]))
    return total


def set_lengths(folder: str, wanted: Counter[int]) -> None:
    """Have an engine hold so many terms in each field, after it has estimated them."""
    segments = _meta(folder)["segments"]
    more = wanted.copy()
    more.subtract(lengths_of(folder))
    if any(more.values()):
        lengthen(folder, _name(max(segments, key=lambda one: one["max_doc"])), more)


def is_clean(folder: str, units: int) -> bool:
    """Whether an engine holds so many documents, and nothing deleted."""
    segments = _meta(folder)["segments"]
    return (
        not any(segment["deletes"] for segment in segments)
        and sum(segment["max_doc"] for segment in segments) == units
    )


def tidy(folder: str) -> None:
    """Remove what no reader needs."""
    listed = {_name(segment) for segment in _meta(folder)["segments"]}
    for name in os.listdir(folder):
        stem = name.partition(".")[0]
        if name in LOCKS or (name not in {META, MANAGED} and stem not in listed):
            os.remove(os.path.join(folder, name))
    _write_meta(folder, _meta(folder))


def vocabulary(folder: str) -> bytes:
    """Return the vocabulary of an engine, of all fields, as a file has it."""
    engine = open_engine(folder)
    register(engine)
    return Words(engine.searcher()).vocabulary(frozenset(FIELDS)).to_bytes()


def _name(segment: dict[str, Any]) -> str:
    """Return what the names of a segment's files begin with."""
    return str(segment["segment_id"]).replace("-", "")


def _meta(folder: str) -> dict[str, Any]:
    with open(os.path.join(folder, META), "rb") as file:
        meta: dict[str, Any] = json.load(file)
    return meta


def _write_meta(folder: str, meta: dict[str, Any]) -> None:
    """Write the engine's list of segments, and that of the files it may remove."""
    with open(os.path.join(folder, META), "w") as file:
        json.dump(meta, file)
    names = [name for name in os.listdir(folder) if name not in {MANAGED, *LOCKS}]
    with open(os.path.join(folder, MANAGED), "w") as file:
        json.dump(names, file)
