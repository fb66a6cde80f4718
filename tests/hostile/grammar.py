"""What may stand in the bytes that `qa` writes, said without looking at how `qa` sees to it.

The tables here come from Unicode's categories, not from `qa_cli.output.sanitise`, which they judge.
"""

import re
import unicodedata

VISIBLE_FORMATS = frozenset(
    map(chr, [*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD])
) | frozenset(map(chr, range(0x13430, 0x13456)))
"""Signs of category Cf that fonts draw: Arabic, Syriac, Kaithi, and what frames hieroglyphs."""

DRAWN_AS_NOTHING = frozenset(
    map(
        chr,
        [
            *(0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2065, 0x3164, 0xFFA0),
            *(0x180B, 0x180C, 0x180D, 0x180F),
            *range(0xFE00, 0xFE10),
            *range(0xFFF0, 0xFFF9),
            *range(0xE0000, 0xE1000),
        ],
    )
)
"""What Unicode calls default-ignorable without giving it the category Cf."""

_SELECTED = re.compile("(?<=[0-9*#])\ufe0f(?=\u20e3)")
"""An emoji-style selector inside a keycap."""

_SGR = re.compile(r"\x1b\[[0-9;]*m")
"""Select Graphic Rendition, ECMA-48: colors and bold."""

_ASCII_DRAWN = re.compile(r"[ -~\n]*")


def acting(text: str, allowed: str = "\n\t") -> set[str]:
    """Return the characters of `text` that a terminal would obey, hide, or hide others with."""
    if _ASCII_DRAWN.fullmatch(text) and "\n" in allowed:
        return set()
    suspects = {char for char in set(text) if char not in allowed and _acts(char)}
    if suspects & {"\ufe0f", "\u200d"}:
        suspects -= {"\ufe0f", "\u200d"}
        suspects |= set(_loose(_SELECTED.sub("", text)))
    return suspects


def without_colors(text: str) -> str:
    """Return terminal output without its SGR sequences, the only ones that it may hold."""
    return _SGR.sub("", text)


def _acts(char: str) -> bool:
    category = unicodedata.category(char)
    if category == "Cf":
        return char not in VISIBLE_FORMATS
    return category in {"Cc", "Cs", "Zl", "Zp"} or char in DRAWN_AS_NOTHING


def _loose(text: str) -> list[str]:
    """Return the selectors and joiners of `text` that stand outside of emoji sequences."""
    found = []
    for place, char in enumerate(text):
        before, after = text[max(place - 1, 0) : place], text[place + 1 : place + 2]
        if char == "\ufe0f" and not _pictures(before):
            found.append(char)
        elif char == "\u200d":
            if before == "\ufe0f":
                before = text[max(place - 2, 0) : place - 1]
            if not (_pictures(before) and _pictures(after)):
                found.append(char)
    return found


def _pictures(char: str) -> bool:
    """Whether a character can be drawn as a picture: a symbol or sign, never a Latin letter."""
    if not char:
        return False
    return (
        ord(char) >= 0x1F000  # the blocks of pictographs, unassigned places included
        or char == "\N{INFORMATION SOURCE}"
        or (unicodedata.category(char) in {"So", "Sm", "Po", "Pd", "Cn"} and not char.isascii())
    )
