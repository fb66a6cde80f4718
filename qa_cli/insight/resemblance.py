"""What is alike in two names that are not the same: spellings, nicknames, slips, changes.

Names are compared by `spelling`, and `kin` tells where to look for those that are like one, so
that not all have to be compared with all.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Literal

from qa_cli.insight.persons import Parts, same_word

SHORTEST_ENDING = 2
"""Letters of a first name that may be cut short: `Al` for `Alan`; one letter is an initial."""
SHORTEST_TYPO = 4
"""Letters of a first name that may be misspelt: of fewer, `Ann` and `Amy` are near already."""
SHORTEST_FAMILY = 5
"""Letters of a family name that may be misspelt: `Chen` and `Chan` are two names."""

NICKNAMES = Path(__file__).with_name("nicknames.txt")
"""Our own: the package `nicknames` has more of them, but takes a fifth of a second to import."""

Resemblance = Literal["nickname", "first names", "second name", "transposed", "family name", "typo"]
"""`nickname`: one first name is a form of the other. `first names`: they differ by a typo or an
ending. `second name`: one is called by the other's second name. `transposed`: first and family name
change places. `family name`: that of one is a part of the other, as after a marriage. `typo`: the
family names differ by one."""

_LETTERS = str.maketrans({
    "\u00f8": "o", "\u0142": "l", "\u0111": "d", "\u00f0": "d", "\u00fe": "th", "\u00e6": "a",
    "\u0153": "o", "\u0131": "i", "\u0127": "h", "\u0167": "t",
})  # fmt: skip
"""Letters that have no accent to take away; `ae` and `oe` become what `spelling` makes of them."""

Kin = tuple[str, ...]
"""A key that names which resemble each other share."""


def spelling(key: str) -> str:
    """Return a folded name as all its spellings have it: `Mueller` and `Muller` are `muller`."""
    plain = key if key.isascii() else key.translate(_LETTERS)
    return plain.replace("ae", "a").replace("oe", "o").replace("ue", "u")


def kin(parts: Parts, post: tuple[str, str]) -> Iterator[Kin]:
    """Yield the keys of a name; two names that resemble each other have one in common.

    Args:
        parts: The name, by its spelling.
        post: Specialty and place, folded. Where one is missing, family names with a typo are not
            looked for.
    """
    yield "family", parts.family
    yield "pair", *sorted((parts.givens[0], parts.family))
    for given in parts.givens:
        for word in (parts.family, *_whole(parts)):
            yield "own", given, word
        if all(post) and len(parts.family) >= SHORTEST_FAMILY - 1:
            for letters in _near(parts.family):
                yield "near", given, letters, *post


def resemblance(one: Parts, other: Parts) -> Resemblance | None:
    """Say what is alike in two names, given by their spelling, which `likeness` says nothing of."""
    if one.suffix != other.suffix:
        return None
    agreeing = all(map(same_word, one.middles, other.middles))
    if one.family == other.family:
        return _of_first(one, other, agreeing) if one.particles == other.particles else None
    if (one.givens[0], one.family) == (other.family, other.givens[0]):
        return "transposed" if agreeing else None
    if not any(len(given) > 1 for given in set(one.givens).intersection(other.givens)):
        return None
    if one.family in _whole(other) or other.family in _whole(one):
        return "family name"
    if agreeing and one.particles == other.particles and _is_typo(one.family, other.family):
        return "typo"
    return None


def _of_first(one: Parts, other: Parts, agreeing: bool) -> Resemblance | None:  # noqa: FBT001
    """Say what is alike in the first names of two people of one family name."""
    if agreeing and not _forms(one).isdisjoint(_forms(other)):
        return "nickname"
    if agreeing and _is_near(one.givens[0], other.givens[0]):
        return "first names"
    called = (
        len(a.givens[0]) > 1 and a.givens[0] in b.middles for a, b in ((one, other), (other, one))
    )
    return "second name" if any(called) else None


def _whole(parts: Parts) -> Iterator[str]:
    """Yield the words that may be another family name of a person."""
    return (word for word in chain(parts.middles, parts.givens[1:]) if len(word) > 1)


def _is_near(one: str, other: str) -> bool:
    """Whether two first names differ by an ending or a typo; of short ones a typo makes others."""
    from rapidfuzz.distance import OSA  # noqa: PLC0415  few names come as far as here

    short, long = sorted((one, other), key=len)
    if len(short) >= SHORTEST_ENDING and long.startswith(short):
        return True
    return len(short) >= SHORTEST_TYPO and OSA.distance(short, long, score_cutoff=1) <= 1


def _is_typo(one: str, other: str) -> bool:
    from rapidfuzz.distance import OSA  # noqa: PLC0415  as above

    return max(len(one), len(other)) >= SHORTEST_FAMILY and (
        OSA.distance(one, other, score_cutoff=1) <= 1
    )


def _near(family: str) -> Iterator[str]:
    """Yield a name, and it without each of its letters: two with one typo have one in common."""
    yield family
    for place in range(len(family)):
        yield family[:place] + family[place + 1 :]


def _forms(parts: Parts) -> set[int]:
    """Return the numbers of the names of which the first names are forms."""
    return {number for given in parts.givens for number in _nicknames().get(given, ())}


@cache
def _nicknames() -> Mapping[str, set[int]]:
    """Return first name, by its spelling -> the numbers of the lines that have it."""
    lines = NICKNAMES.read_text("utf-8").splitlines()
    found: defaultdict[str, set[int]] = defaultdict(set)
    for number, line in enumerate(lines):
        if not line.startswith("#"):
            for name in line.split():
                found[spelling(name)].add(number)
    return found
