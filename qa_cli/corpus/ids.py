"""Ids of pages: unique in a corpus, made of names and content alone.

A page's id is its file's name without suffixes; a record's is its own, else `name:record`. Pages
that would share one (*twins*) each get `~` and the first hex digits of their digest, as many as it
takes to tell the twins' digests apart, at least `TWIN_DIGITS`. Twins that are the same byte for
byte, or whose id the name of another file has taken, get `-2`, `-3`, … in the order of the corpus.

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
    names = [first_id(one.path, one.record, one.own_id) for one in sources]
    return tell_apart(names, [source.blake2b for source in sources])


def tell_apart(names: Sequence[str], digests: Sequence[str]) -> list[str]:
    """Return pages' ids, given what they are called without twins and the digests of what they say.

    Pages of other names do not matter, except where a name holds a `~` itself.
    """
    ids = list(names)
    groups: dict[str, list[int]] = {}
    for index, name in enumerate(ids):
        groups.setdefault(name, []).append(index)
    taken = {name for name, group in groups.items() if len(group) == 1}
    for name, group in groups.items():
        if len(group) > 1:
            digits = _telling_digits({digests[index] for index in group})
            used: dict[str, int] = {}
            for index in group:
                twin = f"{name}~{digests[index][:digits]}"
                number = used.get(twin, 0) + 1
                while (candidate := twin if number == 1 else f"{twin}-{number}") in taken:
                    number += 1
                used[twin] = number
                ids[index] = candidate
    return ids


def tail(page_id: str) -> str:
    """Return the part of an id after its first `_`, empty where there is none."""
    return page_id.partition("_")[2]


def short_id(page_id: str, shared: int) -> str:
    """Return what tables show for a page: the part before the first `_` where that is its alone.

    Else the shortest prefix of the id, of `SHORTEST` characters or more, that is; it does not end
    with white space. An id that another one starts with stands for itself.

    Args:
        page_id: The page's id.
        shared: How many first characters of it another page's id, or its tail, shares at most.
    """
    head, mark, _ = page_id.partition("_")
    if mark and len(head) > shared and not head[-1].isspace():
        return head
    size = max(shared + 1, SHORTEST)
    while size < len(page_id) and page_id[size - 1].isspace():
        size += 1
    return page_id[:size]


def short_ids(ids: Sequence[str]) -> dict[str, str]:
    """Map each id to the short text that stands for its page alone, see `short_id`.

    Takes O(n log n) for n ids.
    """
    keys = [(key, index) for index, name in enumerate(ids) for key in (name, tail(name)) if key]
    keys.sort(key=itemgetter(0))  # by the text alone, which is twice as fast as by the pair
    return {
        ids[index]: short_id(key, shared)
        for (key, index), shared in zip(keys, _shared_with_others(keys), strict=True)
        if key == ids[index]
    }


def _shared_with_others(keys: Sequence[tuple[str, int]]) -> Iterator[int]:
    """Yield for each of the sorted keys how many first characters another page's key shares.

    A page has at most two keys, so the nearest key of another page is at most two places away.
    """
    sharing = [shared(left[0], right[0]) for left, right in pairwise(keys)]
    for place, (_, index) in enumerate(keys):
        nearest = 0
        if place > 0:
            nearest = sharing[place - 1]
            if keys[place - 1][1] == index:
                nearest = min(nearest, sharing[place - 2]) if place > 1 else 0
        if place < len(sharing):
            after = sharing[place]
            if keys[place + 1][1] == index:
                after = min(after, sharing[place + 1]) if place + 1 < len(sharing) else 0
            nearest = max(nearest, after)
        yield nearest


def shared(left: str, right: str) -> int:
    """Count the first characters that two texts share."""
    for place, (one, other) in enumerate(zip(left, right, strict=False)):
        if one != other:
            return place
    return min(len(left), len(right))


def _telling_digits(digests: set[str]) -> int:
    """Return how many first digits tell all of these digests apart."""
    return max([TWIN_DIGITS, *(shared(*pair) + 1 for pair in pairwise(sorted(digests)))])


def page_of(answer_id: str) -> str:
    """Return the id of an answer's page."""
    return answer_id.rpartition("/")[0]


def number_of(answer_id: str) -> int:
    """Return the number of an answer on its page."""
    return int(answer_id.rpartition("/")[2])


def first_id(path: str, record: int | None, own_id: str | None) -> str:
    """Return a page's id as long as it has no twin."""
    return with_record(page_name(path), record, own_id)


def with_record(name: str, record: int | None, own_id: str | None) -> str:
    """Return the id of a page: its own, else the file's name, with the record's number if any."""
    return own_id or (name if record is None else f"{name}:{record}")
