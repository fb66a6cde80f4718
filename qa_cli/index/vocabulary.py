"""The vocabulary as a list: what misspelt words are compared with.

In memory it is counted from the engine's term dictionary. `to_bytes` and `from_bytes` are its form
in a file, made to be read fast: 50,000 words in about 5 ms.
"""

import sys
from array import array
from collections.abc import Mapping
from typing import NamedTuple, Self

SHORTEST = 2
"""Words of one letter are corrected to nothing, and nothing to them."""

LONGEST = 40
"""Longer "words" are web addresses and hashtags run together; nobody misspells towards them."""


class Vocabulary(NamedTuple):
    """Words of letters alone, with how common they are."""

    words: list[str]
    """Folded, without repetition, commonest first, alphabetical where equally common."""
    counts: "array[int]"
    """How many units hold each word, >= 1; as long as `words`."""

    @classmethod
    def of(cls, counts: Mapping[str, int]) -> Self:
        """Make a vocabulary from all terms of a corpus; what is no word is left out."""
        ordered = sorted(
            (-count, word)
            for word, count in counts.items()
            if SHORTEST <= len(word) <= LONGEST and word.isalpha()
        )
        return cls([word for _, word in ordered], array("I", [-count for count, _ in ordered]))

    def to_bytes(self) -> bytes:
        """Return the form in a file: number of words, counts (32 bits, little-endian), words."""
        counts = array("I", self.counts)
        if sys.byteorder == "big":
            counts.byteswap()
        size = len(self.words).to_bytes(counts.itemsize, "little")
        return size + counts.tobytes() + "\n".join(self.words).encode()

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Read the form in a file; raise `ValueError` where it is cut or damaged."""
        width = array("I").itemsize
        size = int.from_bytes(data[:width], "little")
        end = width * (1 + size)
        if len(data) < max(width, end):
            raise ValueError("the vocabulary is damaged")
        counts = array("I", data[width:end])
        if sys.byteorder == "big":
            counts.byteswap()
        words = data[end:].decode().split("\n") if size else []
        if len(words) != size:
            raise ValueError("the vocabulary is damaged")
        return cls(words, counts)
