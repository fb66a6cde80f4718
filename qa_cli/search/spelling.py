"""Spelling: which word of the corpus was meant by one that the corpus lacks.

RapidFuzz finds the nearest words by OSA distance (insertions, deletions, substitutions and swaps of
neighbours, one each); `slips` puts them in the order of likelihood, common words before rare ones.
Words run together ("eyedrops") are split where the corpus has the parts side by side.
A word that is an English word is another matter (`wordlist`): `readings` does not correct it.
"""

import math
from collections.abc import Callable, Mapping
from typing import NamedTuple

from qa_cli.index.vocabulary import SHORTEST, Vocabulary
from qa_cli.insight.words import STOP_WORDS
from qa_cli.search.slips import slip_cost

_LIMITS = ((3, 1), (4, 2), (11, 3))
"""Length of the word typed -> greatest OSA distance looked at; longer than all: `_LIMIT`. Of 58,000
real misspellings 98.7 % are this near to their word."""

_LIMIT = 4

_NEAREST = 40
"""Words by OSA distance, commonest first where equal, that are put in order of likelihood."""

_ACCEPTED = 4.0, 0.7
"""A slip cost above the first plus the second for each letter typed is another word, not a slip.
Loses no more than 0.2 % of right corrections; of English words that are merely absent from a corpus
of 3,000 words it corrects one in six, where no bound at all corrects every second one."""

_COMMON = 0.2
"""Cost that a word has less for each e-fold of its count. Slips are made in rare words too, so far
below 1; chosen where small and large vocabularies are both corrected nearly best."""

_MADE = 10
"""Units with a word for each with another one, one edit away, that then is a slip of it."""

_SPLIT = 2.5
"""Cost of a missing space between two words that stand side by side in the corpus."""

_SHORTEST_PART = 2
"""Letters of either of two words that were run together."""


_SHORTEST_OF_COMPOUND = 3
"""Letters of either part of a compound: "to day" and "in to" are no other spellings of a word."""


class Candidate(NamedTuple):
    """What may have been meant."""

    words: tuple[str, ...]
    """One word of the corpus, or two that were run together."""
    distance: int
    """OSA distance, in edits; a missing space is one."""
    cost: float
    """Cost of the slip in nats, from 0; the less, the likelier."""
    rank: float
    """The cost with the word's commonness counted in; candidates are ordered by it."""


def distance_limit(word: str) -> int:
    """Return the greatest OSA distance, in edits, at which a word of this length is corrected."""
    return next((limit for length, limit in _LIMITS if len(word) <= length), _LIMIT)


def nearest(typed: str, vocabulary: Vocabulary) -> list[Candidate]:
    """Return the words of a vocabulary that may have been meant, likeliest first.

    Empty for a term with a digit (numbers mean what they say), a single letter, and where no word
    is near enough. The word itself is not among them.
    """
    if not typed.isalpha() or len(typed) < SHORTEST:
        return []
    # Only here, for a word that the corpus lacks: importing RapidFuzz takes 25 ms.
    from rapidfuzz import process  # noqa: PLC0415
    from rapidfuzz.distance import OSA  # noqa: PLC0415

    limit = distance_limit(typed)
    near = process.extract(
        typed, vocabulary.words, scorer=OSA.distance, score_cutoff=limit, limit=_NEAREST
    )
    base, slope = _ACCEPTED
    found = []
    for word, distance, place in near:
        cost = slip_cost(word, typed)
        if distance and cost <= base + slope * len(typed):
            rank = cost - _COMMON * math.log(vocabulary.counts[place])
            found.append(Candidate((word,), int(distance), cost, rank))
    found.sort(key=lambda candidate: (candidate.rank, candidate.words))
    counts = {word: vocabulary.counts[place] for word, _, place in near}
    return _without_slip(found, counts, OSA.distance)


def _without_slip(
    found: list[Candidate], counts: Mapping[str, int], distance: Callable[[str, str], int]
) -> list[Candidate]:
    """Put a far more common word first if the first candidate is a slip of it on some page."""
    if not found:
        return found
    (first,) = found[0].words
    for place, other in enumerate(found[1:], 1):
        (word,) = other.words
        if counts[word] >= _MADE * counts[first] and distance(word, first) == 1:
            return [other, *found[:place], *found[place + 1 :]]
    return found


def makes_compound(one: str, other: str) -> bool:
    """Tell whether two words side by side may be another spelling of one: "eye drops", "eyedrops".

    Words of grammar and of everyday talk are no part of one: "not able" is not "notable".
    """
    return all(
        len(part) >= _SHORTEST_OF_COMPOUND and part.isalpha() and part not in STOP_WORDS
        for part in (one, other)
    )


def splits(
    typed: str, count: Callable[[str], int], adjacent: Callable[[str, str], bool]
) -> list[Candidate]:
    """Return the ways to split what was typed into two words of the corpus, likeliest first.

    Args:
        typed: A term that the corpus lacks.
        count: In how many units the corpus has a word.
        adjacent: Whether the corpus has two words, or inflections of them, side by side.
    """
    if not typed.isalpha():
        return []
    found = []
    for place in range(_SHORTEST_PART, len(typed) - _SHORTEST_PART + 1):
        parts = typed[:place], typed[place:]
        rarest = min(count(part) for part in parts)
        if rarest and adjacent(*parts):
            rank = _SPLIT - _COMMON * math.log(rarest)
            found.append(Candidate(parts, 1, _SPLIT, rank))
    return sorted(found, key=lambda candidate: (candidate.rank, candidate.words))
