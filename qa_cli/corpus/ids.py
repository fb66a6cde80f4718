"""Ids of pages: unique in a corpus, made of names and content alone.

A page's id is its file's name without suffixes; a record's is `name:record`. Pages that would share
one (*twins*) each get `~` and the first hex digits of their digest, as many as it takes to tell the
twins' digests apart, at least `TWIN_DIGITS`. Twins that are the same byte for byte, or whose id the
name of another file has taken, get `-2`, `-3`, … in the order of the corpus.

So folders do not matter, and order only for that last number. When a twin joins the corpus, the id
of before becomes an ambiguous prefix; it never comes to mean the twin in silence.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import itemgetter

from qa_cli.model import Source
from qa_cli.sources import page_name

TWIN_DIGITS = 4
"""Hex digits of the digest in a twin's id, at least: short to type, and one of 65,536."""

SHORTEST = 3
"""Characters of a short id, at least: fewer would not stay unambiguous for long."""


def make_ids(sources: Sequence[Source]) -> list[str]:
    """Give each page its id, in the order of the pages; no two are the same."""
    ids = [_name(source) for source in sources]
    groups: dict[str, list[int]] = {}
    for index, name in enumerate(ids):
        groups.setdefault(name, []).append(index)
    taken = {name for name, group in groups.items() if len(group) == 1}
    for name, group in groups.items():
        if len(group) > 1:
            digits = _telling_digits({sources[index].blake2b for index in group})
            used: dict[str, int] = {}
            for index in group:
                twin = f"{name}~{sources[index].blake2b[:digits]}"
                number = used.get(twin, 0) + 1
                while (candidate := twin if number == 1 else f"{twin}-{number}") in taken:
                    number += 1
                used[twin] = number
                ids[index] = candidate
    return ids


def tail(page_id: str) -> str:
    """Return the part of an id after its first `_`, empty where there is none."""
    return page_id.partition("_")[2]


def short_ids(ids: Sequence[str]) -> dict[str, str]:
    """Map each id to the shortest text that stands for its page alone, of `SHORTEST` or more.

    That is a prefix of the id, or a prefix of its tail where that is shorter still; it does not end
    with white space. An id that another one starts with stands for itself. Takes O(n log n) for n
    ids.
    """
    keys = [(key, index) for index, name in enumerate(ids) for key in (name, tail(name)) if key]
    keys.sort(key=itemgetter(0))  # by the text alone, which is twice as fast as by the pair
    best = list(ids)
    tails: dict[int, str] = {}
    for (key, index), shared in zip(keys, _shared_with_others(keys), strict=True):
        size = max(shared + 1, SHORTEST)
        if size <= len(key):
            while size < len(key) and key[size - 1].isspace():
                size += 1
            if key == ids[index]:
                best[index] = key[:size]
            else:
                tails[index] = key[:size]
    for index, prefix in tails.items():
        if len(prefix) < len(best[index]):
            best[index] = prefix
    return dict(zip(ids, best, strict=True))


def _shared_with_others(keys: Sequence[tuple[str, int]]) -> Iterator[int]:
    """Yield for each of the sorted keys how many first characters another page's key shares.

    A page has at most two keys, so the nearest key of another page is at most two places away.
    """
    shared = [_shared(left[0], right[0]) for left, right in pairwise(keys)]
    for place, (_, index) in enumerate(keys):
        nearest = 0
        if place > 0:
            nearest = shared[place - 1]
            if keys[place - 1][1] == index:
                nearest = min(nearest, shared[place - 2]) if place > 1 else 0
        if place < len(shared):
            after = shared[place]
            if keys[place + 1][1] == index:
                after = min(after, shared[place + 1]) if place + 1 < len(shared) else 0
            nearest = max(nearest, after)
        yield nearest


def _shared(left: str, right: str) -> int:
    """Count the first characters that two texts share."""
    for place, (one, other) in enumerate(zip(left, right, strict=False)):
        if one != other:
            return place
    return min(len(left), len(right))


def _telling_digits(digests: set[str]) -> int:
    """Return how many first digits tell all of these digests apart."""
    return max([TWIN_DIGITS, *(_shared(*pair) + 1 for pair in pairwise(sorted(digests)))])


def _name(source: Source) -> str:
    """Return a page's id as long as it has no twin."""
    name = page_name(source.path)
    return name if source.record is None else f"{name}:{source.record}"
