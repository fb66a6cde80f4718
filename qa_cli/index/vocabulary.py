"""The vocabulary as a list: what misspelt words are compared with.

In memory it is counted from the engine's term dictionary. `to_bytes` and `from_bytes` are its form
in a file, made to be read fast: 50,000 words in about 5 ms.
"""

import sys
from array import array
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

SHORTEST = 2
"""Words of one letter are corrected to nothing, and nothing to them."""

LONGEST = 40
"""Longer "words" are web addresses and hashtags run together; nobody misspells towards them."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
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
        size = array("I", [len(self.words)])
        counts = array("I", self.counts)
        if sys.byteorder == "big":
            size.byteswap()
            counts.byteswap()
        return size.tobytes() + counts.tobytes() + "\n".join(self.words).encode()

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Read the form in a file; raise `ValueError` where it is cut or damaged."""
        size, counts = array("I"), array("I")
        size.frombytes(data[: size.itemsize])
        if sys.byteorder == "big":
            size.byteswap()
        end = size.itemsize * (1 + size[0]) if size else 0
        counts.frombytes(data[size.itemsize : end])
        if sys.byteorder == "big":
            counts.byteswap()
        words = data[end:].decode().split("\n") if counts else []
        if not size or not len(words) == len(counts) == size[0]:
            raise ValueError("the vocabulary is damaged")
        return cls(words, counts)
