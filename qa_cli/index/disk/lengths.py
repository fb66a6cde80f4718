"""How many terms the fields of an engine hold, which the weight of a word depends on.

When the engine merges segments with something deleted, it estimates these numbers anew from rounded
lengths of texts. Scores would then differ from those of an index made at once, in the third digit.
So the numbers are kept here, and written into the engine's file of terms: its field's first eight
bytes.
"""

import json
import os
import struct
import zlib
from collections import Counter
from typing import NamedTuple

from qa_cli.index.disk.errors import DamagedError

_MAGIC = 1337
"""The last four bytes of the engine's files, as a number."""

_LAST = 0x80
"""The bit of a number's last byte, of seven bits each."""


class _Terms(NamedTuple):
    """The contents of a segment's file of terms."""

    data: bytearray
    """Without what the engine appends for itself: version and checksum."""
    version: dict[str, object]
    """What it appends."""
    places: dict[int, int]
    """Field -> offset of its number of terms."""

    def lengths(self) -> Counter[int]:
        return Counter(
            {field: struct.unpack_from("<Q", self.data, at)[0] for field, at in self.places.items()}
        )


def lengths(folder: str, segments: list[str]) -> Counter[int]:
    """Return field -> number of terms, of all segments given by name; `DamagedError` if unread."""
    total: Counter[int] = Counter()
    for segment in segments:
        total.update(_read(_path(folder, segment)).lengths())
    return total


def lengthen(folder: str, segment: str, more: Counter[int]) -> None:
    """Add to a segment's numbers; the file is replaced, other names for it keep the old one."""
    path = _path(folder, segment)
    terms = _read(path)
    held = terms.lengths()
    for field, at in terms.places.items():
        struct.pack_into("<Q", terms.data, at, held[field] + more[field])
    version = json.dumps({**terms.version, "crc": zlib.crc32(terms.data)}, separators=(",", ":"))
    tail = version.encode() + struct.pack("<II", len(version), _MAGIC)
    with open(f"{path}.new", "wb") as file:
        file.write(terms.data)
        file.write(tail)
    os.replace(f"{path}.new", path)


def _path(folder: str, segment: str) -> str:
    return os.path.join(folder, f"{segment}.idx")


def _read(path: str) -> _Terms:
    try:
        with open(path, "rb") as file:
            data = bytearray(file.read())
        size, magic = struct.unpack("<II", data[-8:])
        version = json.loads(data[-8 - size : -8])
        del data[-8 - size :]
        (listed,) = struct.unpack("<I", data[-4:])
        places = _places(bytes(data[-4 - listed : -4]))
    except (OSError, ValueError, IndexError, struct.error) as error:
        raise DamagedError("the engine's terms cannot be read") from error
    if magic != _MAGIC or any(at + 8 > len(data) for at in places.values()):
        raise DamagedError("the engine's terms cannot be read")
    return _Terms(data, version, places)


def _places(listed: bytes) -> dict[int, int]:
    """Return field -> offset, from a list of fields with the distances between them."""
    places = {}
    count, at = _number(listed, 0)
    offset = 0
    for _ in range(count):
        distance, at = _number(listed, at)
        offset += distance
        (field,) = struct.unpack_from("<I", listed, at)
        _, at = _number(listed, at + 4)
        places[field] = offset
    return places


def _number(data: bytes, at: int) -> tuple[int, int]:
    """Return the number at an offset, and the offset after it."""
    value = shift = 0
    while not data[at] & _LAST:
        value |= data[at] << shift
        shift += 7
        at += 1
    return value | (data[at] ^ _LAST) << shift, at + 1
