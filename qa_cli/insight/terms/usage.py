"""How words and phrases are used: in sentences, by how many answers, by how many doctors."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from qa_cli.insight.figures.tokens import sentences
from qa_cli.insight.terms.telling import WORD, bare_word, is_telling, plain_text
from qa_cli.model import Answer

LONGEST_PHRASE = 3
"""Words of a phrase at most; the least is 2."""

_PIECE = re.compile(rf"{WORD}|[0-9]+|\s-+\s|[^\w\s'-]")
"""A word, a number, or a mark that no phrase goes across; a hyphen within a word is none."""


class Sentence(NamedTuple):
    """A sentence as words."""

    words: list[str]
    """All of them and all numbers, in order, in lower case; possessives without their `'s`."""
    breaks: set[int]
    """Places of words with a mark before them."""

    def phrases(self) -> Iterator[str]:
        """Yield the phrases: two or three telling words side by side, no mark between them."""
        words, breaks = self.words, self.breaks
        for start, word in enumerate(words):
            if not is_telling(word):
                continue
            phrase = word
            for place in range(start + 1, min(start + LONGEST_PHRASE, len(words))):
                if place in breaks or not is_telling(words[place]):
                    break
                phrase += f" {words[place]}"
                yield phrase

    def places(self, sought: Sequence[str]) -> Iterator[int]:
        """Yield where words stand side by side, no mark between; `*` behind one is any ending."""
        count = len(sought)
        for start in range(len(self.words) - count + 1):
            if all(map(_fits, self.words[start : start + count], sought)) and not (
                self.breaks & set(range(start + 1, start + count))
            ):
                yield start


def _fits(word: str, sought: str) -> bool:
    return word.startswith(sought[:-1]) if sought.endswith("*") else word == sought


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


def sentences_in(text: str) -> Iterator[Sentence]:
    """Yield the sentences of a text; each line ends one."""
    for start, end in sentences(text):
        words: list[str] = []
        breaks: set[int] = set()
        for piece in _PIECE.findall(plain_text(text[start:end])):
            if piece[0].isalnum():
                words.append(bare_word(piece))
            else:
                breaks.add(len(words))
        yield Sentence(words, breaks)


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
        own: Counter[str] = Counter()
        for sentence in sentences_in(text):
            telling = list(filter(is_telling, sentence.words))
            self.size += len(telling)
            own.update(sentence.phrases() if phrases else telling)
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
    sought = [(term, term.split()) for term in terms]
    found: dict[str, set[int]] = {term: set() for term in terms}
    for one in texts:
        owner = owners.get(one.id)
        if owner is None:
            continue
        plain = plain_text(one.text)
        left = [
            (term, words)
            for term, words in sought
            if words[0] in plain and owner not in found[term]
        ]
        for sentence in sentences_in(one.text) if left else ():
            for term, words in left:
                if words[0] in sentence.words and next(sentence.places(words), None) is not None:
                    found[term].add(owner)
    return {term: len(doctors) for term, doctors in found.items()}
