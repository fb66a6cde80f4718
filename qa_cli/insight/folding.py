"""Text reduced to what counts when names and words are compared."""

import unicodedata
from functools import lru_cache

_APOSTROPHES = dict.fromkeys(map(ord, "'\u2019\u02bc`"))
"""Dropped rather than taken as a word break, so that O'Neil with either mark is ONeil."""

_ASCII = {
    code: None if code in _APOSTROPHES else chr(code).lower() if chr(code).isalnum() else " "
    for code in range(128)
}
"""What folding makes of each ASCII character: most texts hold no others."""

REMEMBERED = 65_536
"""Folded texts kept: specialties and places recur all the time, names often."""

_PART_OF_LETTERS = frozenset({0, 7, 8, 9})
"""Combining classes whose marks tell letters apart rather than stress them: the vowel signs, nukta
and virama of Indic scripts, the voicing of kana. Without them two names would become one."""


@lru_cache(REMEMBERED)
def fold(text: str) -> str:
    """Return the words of `text`, letters and digits only, without case or diacritics.

    Words are joined by one space: `Dr. José  O'Neil-Paz` becomes `dr jose oneil paz`. Marks without
    which a letter would be another one stay: vowel signs are no diacritics.
    """
    if text.isascii():
        return " ".join(text.translate(_ASCII).split())
    decomposed = unicodedata.normalize("NFKD", text)
    text = "".join(char for char in decomposed if unicodedata.combining(char) in _PART_OF_LETTERS)
    text = text.translate(_APOSTROPHES).casefold()
    return " ".join("".join(char if _is_letter(char) else " " for char in text).split())


def _is_letter(char: str) -> bool:
    return char.isalnum() or unicodedata.category(char).startswith("M")
