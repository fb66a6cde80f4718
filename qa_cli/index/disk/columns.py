"""Tables in files: columns that are read in place, without reading the rest.

Grammar: size of the head (32 bits, little-endian), the head (JSON: byte order, then for each
column its kind, offset and size), the columns, each starting at a multiple of 8. A column is an
array of numbers, or texts: their offsets (64 bits, one more than texts), then the texts.
"""

import json
import mmap
import os
import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, overload

from qa_cli.index.disk.errors import DamagedError

_TEXTS = "texts"

Numbers = memoryview
"""A column of numbers, in place."""


def encode(text: str) -> bytes:
    """Return the text in UTF-8; what a file name holds that is no UTF-8 is kept."""
    return text.encode("utf-8", "surrogatepass")


def decode(data: bytes | memoryview) -> str:
    """Turn what `encode` made into text."""
    return str(data, "utf-8", "surrogatepass")


class Texts(Sequence[str]):
    """A column of texts, in place."""

    def __init__(self, data: memoryview, count: int) -> None:
        self._offsets = data[: 8 * (count + 1)].cast("Q")
        self._texts = data[8 * (count + 1) :]
        self._count = count

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, place: int, /) -> str: ...
    @overload
    def __getitem__(self, place: slice, /) -> list[str]: ...
    def __getitem__(self, place: int | slice) -> str | list[str]:
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(self._count))]
        return decode(self.raw(place))

    def __iter__(self) -> Iterator[str]:
        offsets = self._offsets.tolist()
        whole = bytes(self._texts)
        for start, end in pairwise(offsets):
            yield decode(whole[start:end])

    def raw(self, place: int) -> bytes:
        """Return one text's bytes."""
        if not -self._count <= place < self._count:
            raise IndexError(place)
        place %= self._count
        return bytes(self._texts[self._offsets[place] : self._offsets[place + 1]])

    def first_from(self, start: bytes) -> int:
        """Return the place of the first text that is not before `start`; the texts are sorted."""
        return bisect_left(range(self._count), start, key=self.raw)


class Columns:
    """An open table.

    Raises `DamagedError` where the file is no table, and `OSError` where it cannot be opened.
    """

    def __init__(self, path: str) -> None:
        with open(path, "rb") as file:
            self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        view = memoryview(self._map)
        try:
            size = int.from_bytes(view[:4], "little")
            head = json.loads(bytes(view[4 : 4 + size]))
            if head["order"] != sys.byteorder:
                raise DamagedError(f"{path} is from another kind of machine")
            self._columns: dict[str, Any] = {
                name: (kind, view[start : start + length], count)
                for name, (kind, start, length, count) in head["columns"].items()
            }
        except (ValueError, TypeError, KeyError) as error:
            raise DamagedError(f"{path} is no table") from error

    def numbers(self, name: str) -> Numbers:
        """Return a column of numbers."""
        kind, data, _ = self._columns[name]
        return memoryview(data).cast(kind)

    def texts(self, name: str) -> Texts:
        """Return a column of texts."""
        _, data, count = self._columns[name]
        return Texts(data, count)


def table(columns: Mapping[str, "array[int] | Iterable[str]"]) -> list[bytes]:
    """Return a table's bytes, in pieces."""
    pieces: list[bytes] = []
    entries: dict[str, tuple[str, int, int, int]] = {}
    offset = 0
    for name, column in columns.items():
        if isinstance(column, array):
            count, data = len(column), [column.tobytes()]
            kind: str = column.typecode
        else:
            texts = [encode(text) for text in column]
            offsets = array("Q", [0])
            for text in texts:
                offsets.append(offsets[-1] + len(text))
            kind, count, data = _TEXTS, len(texts), [offsets.tobytes(), *texts]
        size = sum(map(len, data))
        entries[name] = (kind, offset, size, count)
        padding = -size % 8
        pieces += [b"".join(data), bytes(padding)]
        offset += size + padding
    return _with_head(entries, pieces)


def _with_head(entries: dict[str, tuple[str, int, int, int]], pieces: list[bytes]) -> list[bytes]:
    """Put the head before the columns; its size decides where they start."""
    start = 0
    while True:
        placed = {
            name: (kind, start + offset, size, count)
            for name, (kind, offset, size, count) in entries.items()
        }
        head = json.dumps({"order": sys.byteorder, "columns": placed}).encode()
        size = 4 + len(head)
        needed = size + -size % 8
        if needed <= start:
            head += b" " * (start - 4 - len(head))
            return [len(head).to_bytes(4, "little"), head, *pieces]
        start = needed


def write_pieces(path: str, pieces: Iterable[bytes]) -> None:
    """Write a new file and see it onto the disk."""
    with open(path, "xb") as file:
        file.writelines(pieces)
        file.flush()
        os.fsync(file.fileno())
