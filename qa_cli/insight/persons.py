"""The parts of a person's name, as far as comparing names needs them.

name = [ title ] given { middle } { particle } family [ suffix ]; nicknames are in brackets, quotes

The grammar is deliberately small: it decides nothing alone, because two different names are only
taken for one person's where specialty or place agrees too. `nameparser` was measured instead: 50 ms
to import and 250 µs a name, more than all of the merging may take for 100,000 bylines.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from qa_cli.insight.folding import REMEMBERED, fold

MOST_WORDS = 8
"""Words of a person's name; more is a sentence, which is only ever compared as a whole."""

NICK = "\t"
"""Stands between a name and its nicknames in a key; no folded text holds it."""

Likeness = Literal["same", "perhaps"]
"""`same`: two ways to write one name, if specialty or place agrees. `perhaps`: the names do not
contradict each other, but do not tell either that they are one person's."""

_TITLES = frozenset({"dr", "doctor", "prof", "professor", "mr", "mrs", "ms"})
_SUFFIXES = {
    word: suffix
    for suffix, words in (
        ("jr", "jr jnr junior"), ("sr", "sr snr senior"), ("ii", "ii 2nd"), ("iii", "iii 3rd"),
        ("iv", "iv 4th"), ("v", "v 5th"),
    )
    for word in words.split()
}  # fmt: skip
"""How a suffix may be written -> the suffix."""
_FULL_NAME = 2
"""Words before a suffix: in `John V` the last one is the family name."""
_PARTICLES = frozenset(
    """de del della di da dos das do du des la le los las van von vom der den dem ter ten el al bin
    bint ibn abu ben st saint san santa zu zum zur af av op mc mac""".split()
)
"""Words that are part of a family name: `Jan van der Berg` may be no `Jan Berg`."""
_AND = frozenset({"y", "e", "i"})
"""Particles behind a full name, `Lopez y Garcia`; elsewhere these are initials."""

_MARKED = ("(", '"', "\u201c", "\u201d")
_NICKNAME = re.compile(r"\(([^()]*)\)|[\"\u201c\u201d]([^\"\u201c\u201d]*)[\"\u201c\u201d]")


@dataclass(frozen=True, slots=True)
class Parts:
    """A name in parts, all folded."""

    givens: tuple[str, ...]
    """The first name, then the nicknames given with it; a single letter is an initial."""
    middles: tuple[str, ...]
    """Without particles; single letters are initials. The first half of `Tan-Wu` is one, too."""
    particles: tuple[str, ...]
    """`van der`."""
    family: str
    """The last word: without particles, of two halves the second."""
    suffix: str
    """`jr`, `iii`, however it was written; empty where there is none."""


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
    has_suffix = len(words) > _FULL_NAME and words[-1] in _SUFFIXES
    suffix = _SUFFIXES[words.pop()] if has_suffix else ""
    if not _FULL_NAME <= len(words) <= MOST_WORDS:
        return None
    given, *between, family = words
    middles: list[str] = []
    particles: list[str] = []
    for word in between:
        joins = word in _AND and middles and len(middles[-1]) > 1
        (particles if joins or word in _PARTICLES else middles).append(word)
    return Parts(
        (given, *(nick for nick in nicknames if len(nick) > 1)),
        tuple(middles),
        tuple(particles),
        family,
        suffix,
    )


def likeness(one: Parts, other: Parts) -> Likeness | None:
    """Say whether two different names may be one person's; `None` where they contradict each other.

    `same` is for a middle initial that is missing or written out, and for a nickname that one of
    the names states. `perhaps` is for an initial in place of the first name, a word missing between
    first and family name (a middle name, a particle, half of a double name), other particles, and
    a suffix on one name only, as father and son often share a practice.
    """
    if one.family != other.family or (one.suffix and other.suffix and one.suffix != other.suffix):
        return None
    if not all(map(same_word, one.middles, other.middles)):
        return None
    given = _of_given(one, other)
    if given != "same":
        return given
    short = min(len(one.middles), len(other.middles))
    missing = (*one.middles[short:], *other.middles[short:])
    whole = one.suffix == other.suffix and one.particles == other.particles
    return "same" if whole and all(len(word) == 1 for word in missing) else "perhaps"


def _of_given(one: Parts, other: Parts) -> Likeness | None:
    if any(len(given) > 1 for given in set(one.givens).intersection(other.givens)):
        return "same"
    initial = len(one.givens[0]) == 1 or len(other.givens[0]) == 1
    alike = any(a[0] == b[0] for a in one.givens for b in other.givens)
    return "perhaps" if initial and alike else None


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
