"""Telling terms: the words that answers have in common, and those that only one of them uses.

The measure is what a reader can check: in how many answers a word stands. Words that tell nothing
are left out by a stop list (`words`), so that no statistic has to be trusted on a handful of pages.
"""

import re
from collections import Counter
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass

from qa_cli.insight.words import STOP_WORDS, whole_words

SHORTEST = 3
"""Letters that a term has at least: shorter words are nearly all grammar."""

WORD = r"[^\W\d_]+(?:'[^\W\d_]+)*"
"""Letters, with apostrophes between them: a word of a plain text."""

_WORD = re.compile(WORD)
_CURLY_APOSTROPHE = "\u2019"
_POSSESSIVE = "'s"


@dataclass(frozen=True, slots=True)
class Term:
    """A word, and how widely it is used; a plural counts for its singular where both occur."""

    word: str
    """In lower case."""
    answers: int
    """How many answers mention it; the others are silent on it."""
    times: int
    """How often it stands in all of them, >= `answers`."""


@dataclass(frozen=True, slots=True)
class UnusualTerm:
    """A word that exactly one answer of a question uses."""

    word: str
    number: int
    """Which answer, 1..n."""
    times: int
    """How often that answer uses it, >= 1."""


class TermCounts:
    """Counts the terms of texts, one text an answer, and keeps none of them."""

    def __init__(self) -> None:
        self._answers: Counter[str] = Counter()
        self._times: Counter[str] = Counter()
        self._both: Counter[str] = Counter()
        """How many texts use a word in `s` as well as the word without it."""

    def add(self, text: str) -> None:
        """Count one more text."""
        self.count(Counter(tokens(text)))

    def count(self, terms: Counter[str]) -> None:
        """Count one more text, given by its terms."""
        self._answers.update(terms.keys())
        self._times.update(terms)
        self._both.update(word for word in terms if word[-1] == "s" and word[:-1] in terms)

    def note(self, word: str, answers: int, times: int, both: int) -> None:
        """Count a word of many texts at once, as `counted` yields it."""
        self._answers[word] += answers
        self._times[word] += times
        if both:
            self._both[word] += both

    def counted(self) -> Iterable[tuple[str, int, int, int]]:
        """Yield each word: texts that use it, times in all, texts that use its singular, too."""
        for word, answers in self._answers.items():
            yield word, answers, self._times[word], self._both[word]

    def less(self, other: "TermCounts") -> Iterable[tuple[str, int, int, int]]:
        """Yield what is counted here and not in another, as `counted` does; words that differ."""
        left = {word: numbers for word, *numbers in self.counted()}
        for word, *numbers in other.counted():
            mine = left.get(word, [0, 0, 0])
            left[word] = [one - less for one, less in zip(mine, numbers, strict=True)]
        for word, (answers, times, both) in left.items():
            if answers or times or both:
                yield word, answers, times, both

    def ranked(self) -> tuple[Term, ...]:
        """Return the terms by answers, then times, then alphabet; plurals with their singulars."""
        answers: Counter[str] = Counter()
        times: Counter[str] = Counter()
        for word, count in self._answers.items():
            singular = _singular_of(word, self._answers)
            kept = singular != word and _singular_of(singular, self._answers) == singular
            answers[singular] += count - (self._both[word] if kept else 0)
            times[singular] += self._times[word]
        found = [Term(word, answers[word], times[word]) for word in answers]
        found.sort(key=lambda term: (-term.answers, -term.times, term.word))
        return tuple(found)


def terms(texts: Iterable[str]) -> tuple[Term, ...]:
    """Return the terms of `texts`, one text an answer, by answers, then times, then alphabet."""
    counts = TermCounts()
    for text in texts:
        counts.add(text)
    return counts.ranked()


def shared_terms(texts: Sequence[str]) -> tuple[Term, ...]:
    """Return the terms that at least two of `texts` use, in the order of `terms`."""
    return tuple(term for term in terms(texts) if term.answers > 1)


def unusual_terms(texts: Sequence[str]) -> tuple[UnusualTerm, ...]:
    """Return the terms that exactly one of `texts` uses, the most used first."""
    counts = _counts(texts)
    users = Counter(word for count in counts for word in count)
    unusual = [
        UnusualTerm(word, number, times)
        for number, count in enumerate(counts, start=1)
        for word, times in count.items()
        if users[word] == 1
    ]
    unusual.sort(key=lambda term: (-term.times, term.number, term.word))
    return tuple(unusual)


def words_in(text: str) -> int:
    """Count the words of `text`, as blank-separated runs with a letter or digit in them."""
    return sum(1 for word in text.split() if word.isalnum() or any(map(str.isalnum, word)))


def _counts(texts: Iterable[str]) -> list[Counter[str]]:
    """Count each text's terms, plurals given to the singular that some text uses."""
    counts = [Counter(tokens(text)) for text in texts]
    vocabulary = set().union(*counts)
    return [_singular(count, vocabulary) for count in counts]


def tokens(text: str) -> Iterable[str]:
    """Yield the telling words of a text, in order, as often as they stand there."""
    return filter(is_telling, map(bare_word, _WORD.findall(plain_text(text))))


def plain_text(text: str) -> str:
    """Return text in lower case with plain apostrophes: what words are cut from."""
    return whole_words(text).replace(_CURLY_APOSTROPHE, "'")


def bare_word(found: str) -> str:
    """Return a word of a plain text without the `'s` of a possessive."""
    return found.removesuffix(_POSSESSIVE)


def is_telling(word: str) -> bool:
    """Whether a bare word counts: it is no stop word and not short."""
    return len(word) >= SHORTEST and word not in STOP_WORDS


def _singular(count: Counter[str], vocabulary: set[str]) -> Counter[str]:
    merged: Counter[str] = Counter()
    for word, times in count.items():
        merged[_singular_of(word, vocabulary)] += times
    return merged


def _singular_of(word: str, vocabulary: Container[str]) -> str:
    """Return the word without its `s` where that is a word, too."""
    singular = word.removesuffix("s")
    return singular if singular in vocabulary else word
