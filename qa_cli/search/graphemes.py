"""Where a text may be cut without breaking a character that a reader sees as one.

A part of Unicode's rules for grapheme clusters (UAX #29), on the safe side: combining marks, joined
emoji, flags, Hangul syllables and CRLF stay whole. Some places where a cut would be allowed are not
found, which costs nothing here.
"""

import unicodedata

_JOINER = "\u200d"

_EXTENDERS = (
    (0x0E33, 0x0E33),  # Thai am
    (0x0EB3, 0x0EB3),  # Lao am
    (0x1160, 0x11FF),  # Hangul vowels and finals
    (0x200C, 0x200D),  # joiners
    (0xD7B0, 0xD7FB),  # more Hangul vowels and finals
    (0xFE00, 0xFE0F),  # variation selectors
    (0xFF9E, 0xFF9F),  # half-width voice marks
    (0x1F3FB, 0x1F3FF),  # skin tones
    (0xE0020, 0xE007F),  # tags
)
"""What belongs to the character before it without being a mark by category."""

_LEADS = range(0x1100, 0x1160)
"""Hangul leading consonants, to which a consonant or syllable belongs that follows."""

_SYLLABLES = range(0xAC00, 0xD7A4)

_FLAGS = range(0x1F1E6, 0x1F200)
"""Regional indicators, of which two make a flag."""

_VIRAMA = 9
"""Combining class of the sign that joins an Indic consonant to the next one."""

_FARTHEST = 1_000
"""Characters that a cut is moved at most; longer clusters are not written, but stacked to do harm,
and are cut."""


def is_boundary(text: str, place: int) -> bool:
    """Tell whether a text may be cut before the character at a place, 0 to its length."""
    if place <= 0 or place >= len(text):
        return True
    before, after = text[place - 1], text[place]
    if before.isascii() and after.isascii():
        return (before, after) != ("\r", "\n")
    if before == _JOINER or _extends(after) or unicodedata.combining(before) == _VIRAMA:
        return False
    if ord(before) in _LEADS and (ord(after) in _LEADS or ord(after) in _SYLLABLES):
        return False
    return ord(before) not in _FLAGS or ord(after) not in _FLAGS or _flags_before(text, place)


def cut_back(text: str, place: int) -> int:
    """Return the nearest place at or before this one where a text may be cut."""
    places = range(place, max(place - _FARTHEST, -1), -1)
    return next((candidate for candidate in places if is_boundary(text, candidate)), place)


def cut_forward(text: str, place: int) -> int:
    """Return the nearest place at or after this one where a text may be cut."""
    places = range(place, min(place + _FARTHEST, len(text) + 1))
    return next((candidate for candidate in places if is_boundary(text, candidate)), place)


def _flags_before(text: str, place: int) -> bool:
    """Tell whether only whole flags stand directly before a place."""
    start = place
    while start > max(place - _FARTHEST, 0) and ord(text[start - 1]) in _FLAGS:
        start -= 1
    return (place - start) % 2 == 0


def _extends(character: str) -> bool:
    """Tell whether a character belongs to the one before it."""
    code = ord(character)
    if unicodedata.category(character).startswith("M"):
        return True
    return any(first <= code <= last for first, last in _EXTENDERS)
