"""The parts of a person's name, as far as comparing names needs them.

name = [ title ] given { middle } family [ suffix ]; a nickname stands in brackets or quotes

The grammar is deliberately small: it decides nothing alone, because two names are only taken for
one person's where specialty and place agree too. `nameparser` was measured instead: 50 ms to import
and 250 µs a name, more than all of the merging may take for 100,000 bylines.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from qa_cli.insight.folding import REMEMBERED, fold

MOST_WORDS = 8
"""Words of a person's name; more is a sentence, which is only ever compared as a whole."""

NICK = "\t"
"""Stands between a name and its nicknames in a key; no folded text holds it."""

NEVER = 3
"""More shared facts than there are: names that may be one person's, but do not tell so."""

_TITLES = frozenset({"dr", "doctor", "prof", "professor", "mr", "mrs", "ms"})
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "v", "2nd", "3rd"})
_FULL_NAME = 2
"""Words before a suffix: in `John V` the last one is the family name."""
_PARTICLES = frozenset(
    """de del della di da dos das do la le van von der den ter ten el al bin ibn ben st y e i zu af
    av""".split()
)
"""Left out of the middle names: `Maria de la Cruz` is no other person than `Maria Cruz`."""

_MARKED = ("(", '"', "\u201c", "\u201d")
_NICKNAME = re.compile(r"\(([^()]*)\)|[\"\u201c\u201d]([^\"\u201c\u201d]*)[\"\u201c\u201d]")


@dataclass(frozen=True, slots=True)
class Parts:
    """A name in parts, all folded."""

    givens: tuple[str, ...]
    """The first name, then the nicknames given with it; a single letter is an initial."""
    middles: tuple[str, ...]
    """Without particles; single letters are initials."""
    family: str
    suffix: str
    """`jr`, `iii`; empty where there is none."""


@lru_cache(REMEMBERED)
def name_key(name: str) -> str:
    """Return what is the same for all ways to write the same name: folded, without the title.

    Nicknames stand after `NICK`, so that they are not taken for middle names.
    """
    nicknames: list[str] = []
    if any(mark in name for mark in _MARKED):
        nicknames = [fold(match[1] or match[2] or "") for match in _NICKNAME.finditer(name)]
        plain = fold(_NICKNAME.sub(" ", name))
        if not plain:  # all of it in brackets
            plain, nicknames = fold(name), []
    else:
        plain = fold(name)
    first, _, rest = plain.partition(" ")
    if first in _TITLES and rest:
        plain = rest
    return NICK.join([plain, *filter(None, nicknames)])


def family_of(key: str) -> str:
    """Return the family name of a key: its last word that is no suffix."""
    words = key.partition(NICK)[0].rsplit(maxsplit=2)
    if len(words) > _FULL_NAME and words[-1] in _SUFFIXES:
        return words[-2]
    return words[-1] if words else ""


def parts_of(key: str) -> Parts | None:
    """Take a key apart; `None` for a single word, and for what is too long to be a name."""
    plain, *nicknames = key.split(NICK)
    words = plain.split()
    suffix = words.pop() if len(words) > _FULL_NAME and words[-1] in _SUFFIXES else ""
    if not _FULL_NAME <= len(words) <= MOST_WORDS:
        return None
    given, *middles, family = words
    return Parts(
        (given, *(nick for nick in nicknames if len(nick) > 1)),
        tuple(word for word in middles if word not in _PARTICLES),
        family,
        suffix,
    )


def facts_needed(one: Parts, other: Parts) -> int | None:
    """Say how much besides the name has to agree for two different names to be one person's.

    Returns:
        1 or 2 of specialty and place; `NEVER` where a suffix stands on one side only, as father and
        son often share a practice; `None` where the names contradict each other. 1 is for a middle
        initial that is missing or written out, and for a nickname that one of them states; 2 for
        an initial in place of the first name, or a middle name missing.
    """
    if one.family != other.family:
        return None
    needed = max(_of_given(one, other), _of_middles(one.middles, other.middles))
    if needed > NEVER or (one.suffix and other.suffix and one.suffix != other.suffix):
        return None
    return needed if one.suffix == other.suffix else NEVER


_NOT_AT_ALL = NEVER + 1


def _of_given(one: Parts, other: Parts) -> int:
    if not set(one.givens).isdisjoint(other.givens):
        return 1
    initial = len(one.givens[0]) == 1 or len(other.givens[0]) == 1
    alike = any(a[0] == b[0] for a in one.givens for b in other.givens)
    return 2 if initial and alike else _NOT_AT_ALL


def _of_middles(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    if not all(map(same_word, one, other)):
        return _NOT_AT_ALL
    short, long = sorted((len(one), len(other)))
    missing = (one if len(one) == long else other)[short:]
    return 2 if any(len(word) > 1 for word in missing) else 1


def same_word(one: str, other: str) -> bool:
    """Say whether two words of a name may be one: equal, or one the other's initial."""
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])


def agree(names: Iterable[Parts]) -> bool:
    """Say whether all of some names can be one person's; nicknames stated by one count for all."""
    words: set[str] = set()
    initials: set[str] = set()
    middles: list[str] = []
    suffix = ""
    for name in sorted(names, key=lambda name: -len(name.givens)):
        given = name.givens
        if len(given[0]) == 1 and len(given) == 1:
            initials.add(given[0])
        elif words and words.isdisjoint(given):
            return False
        else:
            words.update(given)
        for place, middle in enumerate(name.middles):
            if place == len(middles):
                middles.append(middle)
            elif not same_word(middles[place], middle):
                return False
            elif len(middle) > 1:
                middles[place] = middle
        if suffix and name.suffix and suffix != name.suffix:
            return False
        suffix = suffix or name.suffix
    firsts = {word[0] for word in words}
    return len(initials) < _FULL_NAME if not words else initials <= firsts
