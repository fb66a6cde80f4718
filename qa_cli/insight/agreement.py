"""Where the answers to one question agree: what most of them mention, and who stands apart.

Counting, not judging. A mention is a telling word or a short phrase that answers use in their
bodies; words that the question itself uses are no claim of an answer, and headlines, which mostly
repeat the question, are not counted. Copies, answers with the same sentences, count once. Likeness
is the mean cosine similarity to the other answers, of vectors of telling words, the question's
included, each with its TF-IDF weight: how often the answer uses it, times `1 + ln((1 + n) / (1 +
d))` for a word that d of n answers use (Salton and Buckley 1988, smoothed).
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from qa_cli.insight.terms import SHORTEST
from qa_cli.insight.words import STOP_WORDS, whole_words
from qa_cli.model import Question

MEASURE = "words shared with the other answers, rare ones counting more; 0 to 1"
"""What `likeness` is, in words for readers."""

LONGEST_PHRASE = 4
"""Words of a phrase at most: longer ones are quotations."""
MOST_MENTIONS = 100
"""Mentions that are kept: more than anybody looks at."""
LEAST_WORDS = 5
"""Different telling words that an answer needs to be compared: `Yes, I agree` is unlike all others
only because it is short."""
LEAST_COMPARED = 3
"""Answers that a comparison needs: of two, each is as close to the other."""
_LEAST_SENTENCE = 5
"""Words of a sentence that tells copies: greetings and farewells differ between pasted answers."""

_PARTICLES = frozenset({"off", "away", "up", "out", "down"})
"""Small words that a phrase may end in: `wear off`."""
_TOKEN = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*|\S")
_SENTENCE = re.compile(r"[.!?\u2026\n]+")
_SUFFIXES = ("ing", "ed", "es", "s", "e")
_SHORTEST_STEM = 3
_DECIMALS = 4
"""Of a likeness: what comes after is rounding."""
_CLEARLY = 1.05
"""Times as like the others as the next answer: below that, which one is closest is chance."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A word or phrase that several answers use."""

    phrase: str
    """In lower case, in its most frequent form; other inflections count for it."""
    answers: tuple[int, ...]
    """Numbers of the answers that use it, ascending; of copies, the first."""
    silent: int
    """All other answers, copies counted once."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How like the others an answer is."""

    number: int
    likeness: float
    """See `MEASURE`."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """What the answers to one question have in common."""

    different: int
    """Answers, copies counted once: what all shares are of."""
    copies: tuple[tuple[int, ...], ...]
    """Numbers of answers that are copies of one another, each group in page order."""
    mentions: tuple[Mention, ...]
    """Used by two answers at least, the most widely used first; at most `MOST_MENTIONS`."""
    closest: Likeness | None
    """The answer most like the others; `None` where fewer than `LEAST_COMPARED` can be compared,
    and where another one is about as like them."""

    @property
    def repeated(self) -> frozenset[int]:
        """Numbers of the answers that are left out of all counts: copies but the first."""
        return frozenset(number for group in self.copies for number in group[1:])


class _Word(NamedTuple):
    """A word of an answer, or a mark between words."""

    text: str
    stem: str
    """What its inflections have in common; empty for a mark."""
    tells: bool
    """Whether it is no stop word."""
    claims: bool
    """Whether the question does not use it either."""


def agreement(question: Question) -> Agreement:
    """Compare the answers to a question; time is linear in their length."""
    copies = find_copies([answer.body for answer in question.answers])
    repeated = {place for group in copies for place in group[1:]}
    asked = frozenset(
        word.stem
        for word in _words(f"{question.title or ''}\n{question.body}", frozenset())
        if word.tells
    )
    numbers, texts = [], []
    for place, answer in enumerate(question.answers):
        if place not in repeated:
            numbers.append(answer.number)
            texts.append(list(_words(answer.body, asked)))
    return Agreement(
        different=len(texts),
        copies=tuple(tuple(question.answers[place].number for place in group) for group in copies),
        mentions=tuple(_mentions(numbers, texts)),
        closest=_closest(numbers, texts),
    )


def find_copies(texts: Sequence[str]) -> list[tuple[int, ...]]:
    """Return groups of places of texts that are copies: all longer sentences are the same.

    Case, punctuation and short sentences, as greetings, aside. A text without a longer sentence is
    a copy of what has the same words; texts without any word are no copies.
    """
    groups: dict[frozenset[str], list[int]] = defaultdict(list)
    for place, text in enumerate(texts):
        sentences = [" ".join(_plain(sentence)) for sentence in _SENTENCE.split(whole_words(text))]
        longer = frozenset(one for one in sentences if one.count(" ") >= _LEAST_SENTENCE - 1)
        key = longer or frozenset({" ".join(sentences).strip()} - {""})
        if key:
            groups[key].append(place)
    return [tuple(places) for places in groups.values() if len(places) > 1]


def _plain(sentence: str) -> Iterator[str]:
    for match in _TOKEN.finditer(sentence):
        if match[0][0].isalnum():
            yield match[0]


def _words(text: str, asked: frozenset[str]) -> Iterator[_Word]:
    """Yield words and marks; `asked` are the stems of the question's words."""
    for match in _TOKEN.finditer(whole_words(text)):
        word = match[0].replace("\u2019", "'").removesuffix("'s")
        if not word[:1].isalpha():
            yield _Word(word, "", tells=False, claims=False)
            continue
        stem = _stem(word)
        tells = len(word) >= SHORTEST and word not in STOP_WORDS
        yield _Word(word, stem, tells, tells and stem not in asked)


def _stem(word: str) -> str:
    """Cut what inflection adds: `wears`, `wearing` and `wear` are one; derived words are not.

    Only told apart by it, never shown; forms whose spelling changes more stay apart.
    """
    for suffix in _SUFFIXES:
        stem = word.removesuffix(suffix)
        if stem != word and len(stem) >= _SHORTEST_STEM and not word.endswith("ss"):
            if len(stem) > _SHORTEST_STEM and stem[-1] == stem[-2] and stem[-1] not in "sl":
                stem = stem[:-1]
            break
    else:
        stem = word
    if stem.endswith("i") and stem != word:
        return f"{stem[:-1]}y"
    return stem


def _mentions(numbers: Sequence[int], texts: Sequence[Sequence[_Word]]) -> Iterator[Mention]:
    """Yield what several texts use; of phrases in the same texts, only the longest."""
    widely = Counter(stem for text in texts for stem in {word.stem for word in text if word.tells})
    users: dict[tuple[str, ...], list[int]] = defaultdict(list)
    forms: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for place, text in enumerate(texts):
        for key, form in _phrases(text, widely):
            forms[key][form] += 1
            if not users[key] or users[key][-1] != place:
                users[key].append(place)
    ranked = sorted(
        (key for key, places in users.items() if len(places) > 1),
        key=lambda key: (-len(users[key]), -len(key), -forms[key].total(), key),
    )
    kept: dict[tuple[int, ...], list[str]] = defaultdict(list)
    count = 0
    for key in ranked:
        places = tuple(users[key])
        inside = f" {' '.join(key)} "
        if any(inside in longer for longer in kept[places]):
            continue
        kept[places].append(inside)
        yield Mention(
            phrase=min(forms[key], key=lambda form: (-forms[key][form], form)),
            answers=tuple(numbers[place] for place in places),
            silent=len(texts) - len(places),
        )
        count += 1
        if count == MOST_MENTIONS:
            return


def _phrases(text: Sequence[_Word], widely: Counter[str]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield stems and form of each word and phrase with a claim in it.

    A phrase begins with a telling word and ends with one or with a particle; every telling word of
    it is used by several texts.
    """
    for first, word in enumerate(text):
        if not word.tells or widely[word.stem] <= 1:
            continue
        claims = False
        for end in range(first, min(first + LONGEST_PHRASE, len(text))):
            last = text[end]
            if not last.stem or (last.tells and widely[last.stem] <= 1):
                break
            claims = claims or last.claims
            if claims and (last.tells or (last.text in _PARTICLES and end > first)):
                run = text[first : end + 1]
                yield tuple(one.stem for one in run), " ".join(one.text for one in run)


def _closest(numbers: Sequence[int], texts: Sequence[Sequence[_Word]]) -> Likeness | None:
    """Return the text that is clearly most like the others.

    The mean over all others is taken at once, from the sum of all vectors of length 1.
    """
    counts = [
        (number, Counter(word.stem for word in text if word.tells))
        for number, text in zip(numbers, texts, strict=True)
    ]
    counts = [one for one in counts if len(one[1]) >= LEAST_WORDS]
    if len(counts) < LEAST_COMPARED:
        return None
    users = Counter(stem for _, words in counts for stem in words)
    vectors = []
    total: dict[str, float] = defaultdict(float)
    for _, words in counts:
        vector = {
            stem: times * (1 + math.log((1 + len(counts)) / (1 + users[stem])))
            for stem, times in sorted(words.items())
        }
        length = math.sqrt(sum(weight * weight for weight in vector.values()))
        vectors.append({stem: weight / length for stem, weight in vector.items()})
        for stem, weight in vectors[-1].items():
            total[stem] += weight
    likenesses = []
    for (number, _), vector in zip(counts, vectors, strict=True):
        with_itself = sum(total[stem] * weight for stem, weight in vector.items())
        likenesses.append(Likeness(number, max(with_itself - 1, 0.0) / (len(counts) - 1)))
    likenesses.sort(key=lambda one: -one.likeness)
    first, second = likenesses[:2]
    if first.likeness <= second.likeness * _CLEARLY:
        return None
    return replace(first, likeness=round(first.likeness, _DECIMALS))
