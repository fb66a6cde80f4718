"""Collocation: the words that stand near a word more often than their frequency alone would tell.

The measure is log-Dice (Rychlý 2008, "A lexicographer-friendly association score"):

    14 + log2(2 f(x, y) / (f(x) + f(y)))

with f(x, y) the times that the two stand together, f(x) and f(y) the times of each. A point more is
twice the share; it does not depend on how large the corpus is. 14 would be two words that never
stand but together, 0 less than once in 16,000 times.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import log2
from typing import NamedTuple

from qa_cli.insight.terms.keyness import LEAST_TIMES
from qa_cli.insight.terms.telling import is_telling
from qa_cli.insight.terms.usage import AnswerText, sentences_in

WINDOW = 5
"""Words on either side that are near, unless it is said otherwise."""

_HIGHEST = 14


class Collocate(NamedTuple):
    """A word that stands near another one."""

    term: str
    together: int
    """How often it stands near, >= `LEAST_TIMES`; near two places at once counts twice."""
    answers: int
    """In how many answers it does."""
    times: int
    """How often it stands anywhere."""
    log_dice: float
    """Higher is closer."""


@dataclass(slots=True)
class Found:
    """What answers hold where a word stands."""

    times: int = 0
    """How often the word stands there."""
    ids: list[str] = field(default_factory=list)
    """Of the answers that hold it."""
    together: Counter[str] = field(default_factory=Counter)
    """Telling word -> how often it stands near, in the same sentence."""
    answers: Counter[str] = field(default_factory=Counter)
    """Telling word -> in how many answers it does."""
    phrases: Counter[str] = field(default_factory=Counter)
    """Phrase that holds the word -> how often it stands there."""


def log_dice(together: int, one: int, other: int) -> float:
    """Return 14 + log2(2 f(x, y) / (f(x) + f(y))).

    Args:
        together: f(x, y), > 0.
        one: f(x).
        other: f(y).
    """
    return _HIGHEST + log2(2 * together / (one + other))


def look_near(texts: Iterable[AnswerText], sought: Sequence[str], window: int) -> Found:
    """Look for words side by side, and what stands near them within sentences.

    Args:
        texts: Of answers.
        sought: The words, see `usage.words_of`.
        window: Words on either side that are near, stop words and numbers counted.
    """
    found = Found()
    inner = " ".join(sought)
    for one in texts:
        near: Counter[str] = Counter()
        times = 0
        for sentence in sentences_in(one.text):
            places = list(sentence.places(sought))
            if not places:
                continue
            times += len(places)
            for place in places:
                end = place + len(sought)
                around = (*sentence.words[max(place - window, 0) : place],
                          *sentence.words[end : end + window])  # fmt: skip
                near.update(filter(is_telling, around))
            found.phrases.update(phrase for phrase in sentence.phrases() if _holds(phrase, inner))
        if times:
            found.times += times
            found.ids.append(one.id)
            found.together.update(near)
            found.answers.update(near.keys())
    return found


def _holds(phrase: str, inner: str) -> bool:
    """Whether a phrase holds words, and more than these."""
    padded = f" {phrase} "
    whole = f" {inner} "
    if inner.endswith("*"):
        return f" {inner[:-1]}" in padded
    return whole in padded and padded != whole


def collocates(
    found: Found, frequencies: Callable[[Collection[str]], Mapping[str, int]]
) -> list[Collocate]:
    """Return what stands near a word, the closest first.

    Args:
        found: Where the word stands.
        frequencies: Gives how often words stand anywhere, 0 left out.
    """
    near = {term: count for term, count in found.together.items() if count >= LEAST_TIMES}
    times = frequencies(near.keys())
    listed = [
        Collocate(
            term,
            together,
            found.answers[term],
            times[term],
            log_dice(together, found.times, times[term]),
        )
        for term, together in near.items()
        if term in times
    ]
    listed.sort(key=lambda one: (-one.log_dice, -one.together, one.term))
    return listed
