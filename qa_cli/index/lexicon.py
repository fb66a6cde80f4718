"""What the corpus's vocabulary knows of a word: whether it is there, inflected, continued.

All of it is read from the engine's term dictionary, which is sorted: the inflections of a word
start with the same letters, so they are found without a list of stems, at any size of corpus.
"""

from collections import Counter
from collections.abc import Iterable
from itertools import takewhile
from typing import Protocol

import tantivy

from qa_cli.index.analysis import stems
from qa_cli.index.schema import FIELDS, Field
from qa_cli.index.vocabulary import Vocabulary


class Counts(Protocol):
    """Which words a corpus has, in sorted order, and how common they are."""

    def of(self, word: str, fields: Iterable[Field]) -> int:
        """Return the number of fields of units that hold the word."""
        ...

    def starting(self, start: str, most: int | None) -> Counter[str]:
        """Return words with this start and the number of fields of units that hold them.

        At most `most` a field, in alphabetical order.
        """
        ...

    def vocabulary(self, fields: frozenset[Field]) -> Vocabulary:
        """Return all words of some fields."""
        ...


class EngineCounts:
    """What an engine that never deleted anything tells of its words."""

    def __init__(self, searcher: tantivy.Searcher) -> None:
        self._searcher = searcher

    def of(self, word: str, fields: Iterable[Field]) -> int:
        """Return the number of fields of units that hold the word."""
        return sum(self._searcher.doc_freq(field, word) for field in fields)

    def starting(self, start: str, most: int | None) -> Counter[str]:
        """Return words with this start, see `Counts`."""
        counts: Counter[str] = Counter()
        for field in FIELDS:
            counts.update(dict(self._searcher.terms_with_prefix(field, start, limit=most)))
        return counts

    def vocabulary(self, fields: frozenset[Field]) -> Vocabulary:
        """Return all words of some fields; about 1 ms per 1,000 words."""
        counts: Counter[str] = Counter()
        for field in sorted(fields):
            counts.update(dict(self._searcher.terms_with_prefix(field, "")))
        return Vocabulary.of(counts)


class Words:
    """The vocabulary of an index, asked word by word. All words are terms: folded.

    Args:
        counts: Of the corpus.
    """

    def __init__(self, counts: Counts) -> None:
        self._counts = counts
        self._families: dict[str, tuple[str, ...]] = {}
        self._vocabularies: dict[frozenset[Field], Vocabulary] = {}

    def count(self, word: str, fields: Iterable[Field] = FIELDS) -> int:
        """Return the number of fields of units that hold the word; 0 where the corpus lacks it."""
        return self._counts.of(word, fields)

    def family(self, word: str) -> tuple[str, ...]:
        """Return the corpus's words that share the word's stem, without the word, commonest first.

        A word with a digit has no inflections.
        """
        if word not in self._families:
            self._families[word] = self._inflections(word) if word.isalpha() else ()
        return self._families[word]

    def completions(self, start: str, most: int) -> tuple[str, ...]:
        """Return the corpus's longer words with this start, commonest first, at most `most`."""
        found = self._counts.starting(start, most + 1)
        return tuple(word for word, _ in found.most_common() if word != start)[:most]

    def vocabulary(self, fields: frozenset[Field]) -> Vocabulary:
        """Return all words of some fields that spelling is corrected to, commonest first.

        Asked for only when a word is missing.
        """
        if fields not in self._vocabularies:
            self._vocabularies[fields] = self._counts.vocabulary(fields)
        return self._vocabularies[fields]

    def _inflections(self, word: str) -> tuple[str, ...]:
        [stem] = stems([word])
        found = self._counts.starting(common_start(word, stem), None)
        if stem.endswith("ie"):
            irregular = stem[:-2] + "ying"  # die: dying
            found[irregular] = self.count(irregular)
        words = [word for word, count in found.most_common() if count]
        return tuple(
            other
            for other, its in zip(words, stems(words), strict=True)
            if its == stem and other != word
        )


def common_start(word: str, stem: str) -> str:
    """Return letters with which every word of this stem starts, as many as can be relied on.

    The stemmer only takes endings off, or puts other ones in their place (`happi` for happy,
    `hope` for hoping, `abl` for able and ability), but for die, lie, tie, vie, hie: dying. Checked
    against 130,000 English words.
    """
    if stem.endswith("ie") and word.endswith("ying"):
        return stem[:-1]
    length = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(word, stem)))  # noqa: B905
    start = word[:length]
    if start == stem and start.endswith(("bl", "e", "i", "y")):
        return start[:-1]
    return start
