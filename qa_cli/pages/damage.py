"""What saving tools did to a text: characters decoded wrongly, HTML entities left in it.

The text stays what the page says. Readers of lines get it repaired where the repair is certain, so
that names come out right. ftfy knows which sequences no text holds by chance; it is imported when
one is seen.
"""

import re
from collections.abc import Sequence

from qa_cli.model import Problem
from qa_cli.pages.glance import holds_any, late
from qa_cli.problems import problem

_BROKEN = ("â€", "Ã", "Â", "â„", "Å")
"""What UTF-8 becomes when it is read as Windows-1252: a cheap first look."""

_ENTITY = late(r"&(?:[A-Za-z]{2,8}|#\d{2,6}|#[xX][0-9A-Fa-f]{2,5});")

LONGEST = 2_000
"""Characters of a line that is repaired: readers look at short lines only."""


def repaired(text: str) -> str:
    """Return a line with its entities decoded and its wrongly decoded characters put right.

    What is not certain stays as it is, and so does a line longer than `LONGEST`.
    """
    if len(text) > LONGEST:
        return text
    if "&" in text:
        text = _ENTITY.sub(_decoded, text)
    return _recoded(text)


def _recoded(text: str) -> str:
    """Return a text with its wrongly decoded characters put right."""
    if text.isascii() or not holds_any(text, _BROKEN):
        return text
    from ftfy import fix_encoding  # noqa: PLC0415  on damaged pages only

    return fix_encoding(text)


def _decoded(match: re.Match[str]) -> str:
    from unicodedata import category  # noqa: PLC0415  as html, below

    plain = _unescaped(match[0])
    if plain.isprintable():
        return plain
    return "" if category(plain[0]) == "Cf" else " "  # a soft hyphen is no part of a word


def _unescaped(entity: str) -> str:
    from html import unescape  # noqa: PLC0415  few pages hold any, and its table of names is long

    return unescape(entity)


def damages(lines: Sequence[str]) -> list[Problem]:
    """Return a problem for each kind of damage, at the first line that shows it."""
    found = []
    entities = [
        at
        for at, line in enumerate(lines, 1)
        if "&" in line and any(_unescaped(one[0]) != one[0] for one in _ENTITY.finditer(line))
    ]
    if entities:
        message = f"HTML entities were left in {_counted(entities)}"
        found.append(problem("entities", (entities[0], entities[0]), message))
    starts = [line[:LONGEST] for line in lines]
    broken = [at for at, start in enumerate(starts, 1) if _recoded(start) != start]
    if broken:
        message = f"characters were decoded wrongly in {_counted(broken)}"
        found.append(problem("mojibake", (broken[0], broken[0]), message))
    return found


def _counted(lines: Sequence[int]) -> str:
    return "1 line" if len(lines) == 1 else f"{len(lines):,} lines"
