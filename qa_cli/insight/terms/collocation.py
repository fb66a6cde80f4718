"""Collocation: the words that stand near a word more often than their frequency alone would tell.

The measure is log-Dice (Rychlý 2008, "A lexicographer-friendly association score"):

    14 + log2(2 f(x, y) / (f(x) + f(y)))

with f(x, y) the times that the two stand together, f(x) and f(y) the times of each. A point more is
twice the share; it does not depend on how large the corpus is. 14 is two words that never stand
apart, 0 once in 16,000 times; near two places at once counts twice, so more than 14 is possible.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import log2
from typing import NamedTuple

from qa_cli.insight.terms.keyness import LEAST_TIMES
from qa_cli.insight.terms.telling import is_telling, plain_text
from qa_cli.insight.terms.usage import AnswerText, phrases_in, sentences_in

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
    holding = sought[0].rstrip("*")
    for one in texts:
        near: Counter[str] = Counter()
        times = 0
        for sentence in sentences_in(one.text, holding):
            for place in sentence.places(sought):
                times += 1
                end = place + len(sought)
                near.update(filter(_counts, sentence.words[max(place - window, 0) : place]))
                near.update(filter(_counts, sentence.words[end : end + window]))
        if times:
            found.times += times
            found.ids.append(one.id)
            found.together.update(near)
            found.answers.update(near.keys())
            found.phrases.update(_phrases(one.text, holding, inner))
    return found


def _counts(word: str) -> bool:
    """Whether a word of a sentence can be a collocate: it tells something, and is no number."""
    return is_telling(word) and not word.isdecimal()


def _phrases(text: str, holding: str, inner: str) -> Iterator[str]:
    """Yield the phrases of a text that hold words, and more than these."""
    for line in text.split("\n"):
        for phrase in phrases_in(line) if holding in plain_text(line) else ():
            padded = f" {phrase} "
            if inner.endswith("*"):
                if f" {inner[:-1]}" in padded:
                    yield phrase
            elif phrase != inner and f" {inner} " in padded:
                yield phrase


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
