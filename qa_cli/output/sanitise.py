"""The one choke point for text that `qa` did not write itself.

Page text, file names, queries and error messages pass through here before they reach a terminal or
a pipe. What could move the cursor, change the terminal, reorder a line, hide in it or forge a row
is made visible; everything else stays as it is (nothing is normalised, markup and emoji codes are
plain text to us). JSON has its own way of being harmless, escapes, in `documents`, over the same
characters.

How a character is made visible: C0 controls and DEL by their control picture (ESC is `␛`), the rest
by code point (`<U+202E>`).
"""

import re
from functools import cache

_INVISIBLE = (
    r"\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 (tab and LF are decided per function), DEL, C1 with NEL
    r"\xad"  # soft hyphen: drawn by some terminals, swallowed by others
    r"\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0"  # letters and marks that are drawn as nothing
    r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidi marks, embeddings, overrides, isolates
    r"\u180b-\u180f\u200b-\u200d\u2060-\u2065\u206a-\u206f\ufeff"  # zero-width characters, BOM
    r"\u2028\u2029"  # line and paragraph separator
    r"\ufe00-\ufe0f\U000e0100-\U000e01ef"  # variation selectors; see `_harmless` for emoji
    r"\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"  # annotations, shorthand, music
    r"\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"  # tags, and what is reserved beside them
    r"\ud800-\udfff"  # lone surrogates: no encoding can write them
)
"""Body of a regular expression class: characters that must not reach a terminal as they are."""

SOFT_HYPHEN = "\xad"

_ORDINARY = r" -~\xa0-\xac\xae-\xff\u2010-\u2027\u2030-\u205e"
"""Body of a class: what Western prose is made of, none of it in `_INVISIBLE`. Matching text against
this small class is six times as fast as searching for the large one, and nearly always all it
takes."""

_ORDINARY_BLOCK = re.compile(f"[{_ORDINARY}\t\n]*")
_ORDINARY_LINE = re.compile(f"[{_ORDINARY}]*")

_PICTURES = {code: chr(0x2400 + code) for code in range(0x20)} | {0x7F: "\u2421"}
"""Control code -> its control picture."""

_PICTOGRAPHS = (
    "\xa9\xae\u203c\u2049\u2122\u2139\u2190-\u21ff\u2300-\u2307\u230c-\u2328\u232b-\u23ff"
    "\u25a0-\u2767\u2794-\u27bf\u2900-\u297f"
    "\u2b00-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
)
"""Body of a class: blocks that hold the pictographs which emoji sequences are built from, without
the brackets and circled digits among them, which have no emoji style for a selector to choose."""
_EMOJI_STYLE = "\ufe0f"
_KEYCAP = "\u20e3"
_ZERO_WIDTH_JOINER = "\u200d"


def sanitise_line(text: str) -> str:
    """Make `text` harmless as one line or one table cell; a line break is shown, a tab is a space.

    A line that needs no change, the usual case, costs one scan and is returned as it is.
    """
    if _ORDINARY_LINE.fullmatch(text):
        return text
    return _unsafe("\t\n").sub(_visible, text.replace("\t", " "))


def page_line(text: str) -> str:
    """Make a page's own words harmless as one line: as `sanitise_line`, without soft hyphens.

    They say where a word may be parted, and are no part of it. In a name of a file or a message
    they are shown.
    """
    return sanitise_line(text.replace(SOFT_HYPHEN, ""))


def page_block(text: str) -> str:
    """Make a page's own words harmless as `sanitise_block` does, without soft hyphens."""
    return sanitise_block(text.replace(SOFT_HYPHEN, ""))


def sanitise_block(text: str) -> str:
    """Make `text` harmless where it may take several lines; line feeds and tabs stay."""
    if _ORDINARY_BLOCK.fullmatch(text):
        return text
    return _unsafe().sub(_visible, text)


def escape_json(document: str) -> str:
    r"""Turn what `sanitise_block` would make visible in a JSON text into `\uXXXX` escapes.

    Such characters stand only inside JSON strings, so the document still means the same.
    """
    if _ORDINARY_BLOCK.fullmatch(document):
        return document
    return _unsafe().sub(_escape, document)


@cache
def _unsafe(also: str = "") -> re.Pattern[str]:
    """Compile the class of unsafe characters: only text that is out of the ordinary needs it."""
    return re.compile(f"[{_INVISIBLE}{also}]")


@cache
def _emoji() -> re.Pattern[str]:
    return re.compile(f"[{_PICTOGRAPHS}]")


def _visible(match: re.Match[str]) -> str:
    char = match[0]
    if _harmless(match):
        return char
    code = ord(char)
    return _PICTURES.get(code) or f"<U+{code:04X}>"


def _escape(match: re.Match[str]) -> str:
    units = match[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[i : i + 2].hex()}" for i in range(0, len(units), 2))


def _harmless(match: re.Match[str]) -> bool:
    """Say whether an emoji-style selector or a zero-width joiner is part of an emoji sequence.

    The selector is, right after a pictograph or between a digit, `*` or `#` and the keycap mark.
    The joiner is, between pictographs (the first may carry a selector). Anywhere else they could
    hide text or forge look-alikes, and are made visible like the rest.
    """
    text, start, char = match.string, match.start(), match[0]
    before, after = text[max(start - 1, 0) : start], text[start + 1 : start + 2]
    if char == _EMOJI_STYLE:
        if after == _KEYCAP:
            return before != "" and before in "0123456789*#"
        return _emoji().match(before) is not None
    if char == _ZERO_WIDTH_JOINER:
        if before == _EMOJI_STYLE:
            before = text[max(start - 2, 0) : start - 1]
        return _emoji().match(before) is not None and _emoji().match(after) is not None
    return False
