"""Text reduced to what counts when names and words are compared."""

import unicodedata
from functools import lru_cache

_APOSTROPHES = dict.fromkeys(map(ord, "'\u2019\u02bc`"))
"""Dropped rather than taken as a word break, so that O'Neil with either mark is ONeil."""


REMEMBERED = 65_536
"""Folded texts kept: specialties and places recur all the time, names often."""


@lru_cache(REMEMBERED)
def fold(text: str) -> str:
    """Return the words of `text`, letters and digits only, without case or diacritics.

    Words are joined by one space: `Dr. José  O'Neil-Paz` becomes `dr jose oneil paz`.
    """
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text)
        text = "".join(char for char in decomposed if not unicodedata.combining(char))
    text = text.translate(_APOSTROPHES).casefold()
    return " ".join("".join(char if char.isalnum() else " " for char in text).split())
