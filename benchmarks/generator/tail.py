"""The long tail of a vocabulary: pronounceable rare words, and slips of the keyboard.

Rare words stand for the brand names, ingredients and conditions that a large corpus is full of.
They are the same in every run: a word is a function of its rank alone.
"""

from functools import cache
from random import Random

RARE_WORDS = 70_000
"""Size of the synthetic vocabulary, so that a large corpus reaches 50,000 distinct words."""

_FLATNESS = 4
"""Exponent of the draw: rank density falls as rank ** (1 / flatness - 1), flatter than Zipf's law,
as the tail of a real vocabulary is."""

_ONSETS = (
    *("b", "c", "d", "f", "g", "h", "l", "m", "n", "p", "r", "s", "t", "v", "z"),
    *("br", "cl", "cr", "dr", "fl", "gl", "pr", "st", "tr", "th", "ph", "pl", "sc", "sp", "x", "j"),
)
_VOWELS = ("a", "e", "i", "o", "u", "a", "e", "i", "o", "y", "eu", "ia", "ae", "io")
_CODAS = ("", "", "", "", "n", "r", "l", "s", "m", "x", "c", "p", "nt", "rm", "lt")
_ENDINGS = (
    *(
        "ene",
        "ol",
        "in",
        "ex",
        "ium",
        "ide",
        "one",
        "ate",
        "osis",
        "itis",
        "oma",
        "al",
        "ix",
        "ase",
    ),
    *("a", "um", "era", "ique", "ione", "elle", "yl", "ic", "idine", "oxin", "ulin", "eron", "ura"),
)


@cache
def rare_words() -> tuple[str, ...]:
    """Return the `RARE_WORDS` words, all different, most frequent first."""
    rnd = Random("rare words")
    found: dict[str, None] = {}
    while len(found) < RARE_WORDS:
        syllables = "".join(
            rnd.choice(_ONSETS) + rnd.choice(_VOWELS) + rnd.choice(_CODAS)
            for _ in range(rnd.choice((1, 2, 2, 2, 3)))
        )
        found[syllables + rnd.choice(_ONSETS) + rnd.choice(_ENDINGS)] = None
    return tuple(found)


def draw_rare(rnd: Random) -> str:
    """Draw one rare word, a quarter of them capitalised as brand names are."""
    word = rare_words()[int(RARE_WORDS * rnd.random() ** _FLATNESS)]
    return word.capitalize() if rnd.random() < 0.25 else word


def slip(rnd: Random, sentence: str) -> str:
    """Misspell one word of a sentence: two letters swapped, one dropped or one doubled.

    The first and the last word stay, so that what a boundary is judged by is never touched.
    """
    words = sentence.split(" ")
    if len(words) < 4:
        return sentence
    place = rnd.randrange(1, len(words) - 1)
    word = words[place]
    if len(word) < 4 or not word.isalpha():
        return sentence
    at = rnd.randrange(1, len(word) - 1)
    kind = rnd.random()
    if kind < 0.5:
        word = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    elif kind < 0.8:
        word = word[:at] + word[at + 1 :]
    else:
        word = word[:at] + word[at] + word[at:]
    words[place] = word
    return " ".join(words)
