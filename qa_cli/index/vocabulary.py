"""The vocabulary as a list: what misspelt words are compared with."""

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
