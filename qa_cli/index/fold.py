"""Folding: the steps before the engine's own tokeniser that make spellings of one word alike.

Diacritics of any alphabet fall away, marks and invisible characters inside words are dropped, an
apostrophe between letters is dropped ("Bell's", "Bell’s" and "Bells" are one word), and a digit
that runs into a letter is set apart ("4months" is "4 months"). What is left to the engine, because
it does it faster, is in `analysis`: cutting at what is no letter or digit, the Latin letters that
are no letter with a mark (ø, ß, ﬁ), and case.
"""

import re
import unicodedata

_MARKS = re.compile("[\u0300-\u036f\u00ad\u200b-\u200f\u2060\ufeff]")
"""Combining diacritics, and what is invisible inside a word: soft hyphen, zero-width characters."""

_APOSTROPHE = re.compile(r"['’‘ʼ´`＇](?<=[^\W\d_].)(?=[^\W\d_])")  # noqa: RUF001  they are the point
"""An apostrophe, or what stands in for one, between two letters. The character comes first in the
pattern so that the scan for it is fast."""

_DIGIT = re.compile(r"[0-9](?=[^\W\d_])")
"""A digit that runs into a letter. A letter that runs into a digit ("B12") is left: a name."""


class _Bases(dict[int, int]):
    """Letter with marks -> the bare letter, by Unicode's canonical decomposition, as met."""

    def __missing__(self, code: int) -> int:
        parts = unicodedata.normalize("NFD", chr(code))
        bare = len(parts) > 1 and all(_MARKS.match(mark) for mark in parts[1:])
        self[code] = ord(parts[0]) if bare else code
        return self[code]


_BASES = _Bases()


def fold(text: str) -> str:
    """Return the text with its words' spellings made alike, ready for the engine's tokeniser."""
    if not text.isascii():
        text = _MARKS.sub("", _bare(text))
    return _DIGIT.sub(r"\g<0> ", _APOSTROPHE.sub("", text))


def fold_with_origins(text: str) -> tuple[str, list[int]]:
    """Return `fold(text)` and, for each of its characters, the offset in `text` it comes from.

    A space that was set between a digit and a letter has the digit's offset. Slower than `fold`;
    for the few texts of which the places matter.
    """
    folded, origins = text, list(range(len(text)))
    if not text.isascii():
        folded, origins = _cut(_MARKS, _bare(folded), origins)
    folded, origins = _cut(_APOSTROPHE, folded, origins)
    spaces = [match.end() for match in _DIGIT.finditer(folded)]
    for place in reversed(spaces):
        origins.insert(place, origins[place - 1])
    return _DIGIT.sub(r"\g<0> ", folded), origins


def is_inside_word(character: str) -> bool:
    """Tell whether folding drops the character wherever it stands: a mark, or an invisible one."""
    return _MARKS.match(character) is not None


def _bare(text: str) -> str:
    """Replace letters that carry marks by the bare letters, one for one."""
    return text if unicodedata.is_normalized("NFD", text) else text.translate(_BASES)


def _cut(pattern: re.Pattern[str], text: str, origins: list[int]) -> tuple[str, list[int]]:
    """Drop what the pattern matches from the text, and with it the origins."""
    kept: list[int] = []
    last = 0
    for match in pattern.finditer(text):
        kept += origins[last : match.start()]
        last = match.end()
    return pattern.sub("", text), kept + origins[last:]
