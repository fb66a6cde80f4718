"""How words and phrases are used: in sentences, by how many answers, by how many doctors."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from qa_cli.insight.figures.tokens import sentences
from qa_cli.insight.terms.telling import WORD, bare_word, is_telling, plain_text, tokens
from qa_cli.model import Answer

_PIECE = re.compile(rf"{WORD}|[0-9]+|\s-+\s|[^\w\s'-]|\n")
"""A word, a number, or a mark that no phrase goes across; a hyphen within a word is none."""

_REMEMBERED = 65_536
"""Pieces of text of which it is remembered what they count as: most words recur all the time."""


class Sentence(NamedTuple):
    """A sentence as words."""

    words: list[str]
    """All of them and all numbers, in order, in lower case; possessives without their `'s`."""
    breaks: set[int]
    """Places of words with a mark before them."""

    def places(self, sought: Sequence[str]) -> Iterator[int]:
        """Yield where words stand side by side, no mark between; `*` behind one is any ending."""
        first, *rest = sought
        for start, word in enumerate(self.words):
            if not (word == first or _fits(word, first)):
                continue
            following = self.words[start + 1 : start + len(sought)]
            is_whole = len(following) == len(rest) and all(map(_fits, following, rest))
            if is_whole and self.breaks.isdisjoint(range(start + 1, start + len(sought))):
                yield start


def _fits(word: str, sought: str) -> bool:
    return word == sought or (sought[-1] == "*" and word.startswith(sought[:-1]))


class AnswerText(NamedTuple):
    """An answer's text."""

    id: str
    """Of the answer."""
    text: str
    """Headline and body."""


def text_in(answer: Answer, page_id: str) -> AnswerText:
    """Return the text of an answer."""
    return AnswerText(f"{page_id}/{answer.number}", text_of(answer.headline, answer.body))


def text_of(head: str | None, body: str) -> str:
    """Put headline and body together; no sentence goes across."""
    return f"{head or ''}\n{body}"


def sentences_in(text: str, holding: str = "") -> Iterator[Sentence]:
    """Yield the sentences of a text; each line ends one.

    Args:
        text: As the page has it.
        holding: Letters in lower case; lines and sentences without them may be left out.
    """
    for line in text.split("\n"):
        if holding not in plain_text(line):
            continue
        for start, end in sentences(line):
            plain = plain_text(line[start:end])
            if holding in plain:
                yield _sentence(plain)


def _sentence(plain: str) -> Sentence:
    words: list[str] = []
    breaks: set[int] = set()
    for piece in _PIECE.findall(plain):
        if piece[0].isalnum():
            words.append(bare_word(piece))
        else:
            breaks.add(len(words))
    return Sentence(words, breaks)


def phrases_in(text: str) -> Iterator[str]:
    """Yield the phrases: two or three telling words side by side, no mark and no line between."""
    return _phrases(_pieces(text))


def _pieces(text: str) -> list[str | None]:
    """Return the telling words of a text in order, `None` for all that stands between them."""
    return [_telling(piece) for piece in _PIECE.findall(plain_text(text))]


def _phrases(words: Sequence[str | None]) -> Iterator[str]:
    for one, two, three in zip(words, words[1:], (*words[2:], None), strict=False):
        if one and two:
            yield f"{one} {two}"
            if three:
                yield f"{one} {two} {three}"


@lru_cache(_REMEMBERED)
def _telling(piece: str) -> str | None:
    """Return the word that a piece counts as; `None` for stop words, numbers and marks."""
    word = bare_word(piece)
    return word if word[:1].isalpha() and is_telling(word) else None


def words_of(typed: str) -> tuple[str, ...]:
    """Return the words of what is looked for, in the form of a sentence's words.

    A `*` stays behind the last word of what it stands behind.
    """
    found: list[str] = []
    for part in typed.split():
        words = [bare_word(one) for one in _PIECE.findall(plain_text(part)) if one[0].isalnum()]
        if words and part.rstrip('"”').endswith("*"):
            words[-1] += "*"
        found += words
    return tuple(found)


@dataclass(slots=True)
class Frequencies:
    """How often words, or phrases, stand in some answers."""

    times: Counter[str] = field(default_factory=Counter)
    """Term -> how often it stands there, >= 1."""
    answers: Counter[str] = field(default_factory=Counter)
    """Term -> how many answers hold it, >= 1."""
    size: int = 0
    """All telling words there: what frequencies are shares of, those of phrases too."""

    def add(self, text: str, *, phrases: bool) -> None:
        """Count the telling words of one more answer, or its phrases."""
        words: Sequence[str | None] = _pieces(text) if phrases else list(tokens(text))
        self.size += len(words) - words.count(None)
        own = Counter(_phrases(words) if phrases else filter(None, words))
        self.times.update(own)
        self.answers.update(own.keys())


class Used(NamedTuple):
    """How a word or phrase is used."""

    term: str
    times: int
    answers: int | None
    """How many answers use it, the others are silent on it; `None`: not counted."""
    doctors: int | None
    """How many named doctors do; `None`: not counted."""


def count_terms(texts: Iterable[AnswerText], *, phrases: bool) -> Frequencies:
    """Count the telling words of answers, or their phrases."""
    counts = Frequencies()
    for one in texts:
        counts.add(one.text, phrases=phrases)
    return counts


def count_doctors(
    texts: Iterable[AnswerText], terms: Collection[str], owners: Mapping[str, int]
) -> dict[str, int]:
    """Count by how many doctors words and phrases are used, if by any.

    Args:
        texts: Of answers.
        terms: The words and phrases.
        owners: Answer's id -> what tells its doctor from others; others have no named doctor.
    """
    sought = [(term, term.split(" "), _pattern(term)) for term in terms]
    found: dict[str, set[int]] = {term: set() for term in terms}
    for one in texts:
        owner = owners.get(one.id)
        if owner is None:
            continue
        plain = plain_text(one.text)
        for term, words, pattern in sought:
            if words[0] not in plain or owner in found[term] or not pattern.search(plain):
                continue
            if len(words) == 1 or term in phrases_in(one.text):
                found[term].add(owner)
    return {term: len(doctors) for term, doctors in found.items()}


def _pattern(term: str) -> re.Pattern[str]:
    """Return what finds a word in a plain text, or what may be a phrase."""
    letter = r"[^\W\d_]"
    first, *rest = map(re.escape, term.split(" "))
    # The word comes first, so that the scan for it is fast.
    before = f"(?<!{letter}{first})(?<!{letter}'{first})"
    following = "".join(rf"(?:'s)?[\s-]+{word}" for word in rest)
    behind = f"(?!{letter})(?!'(?!s(?!{letter}|'{letter})){letter})"
    return re.compile(f"{first}{before}{following}{behind}")
