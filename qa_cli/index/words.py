"""What the corpus's vocabulary knows of a word: whether it is there, inflected, continued.

All of it is read from the engine's term dictionary, which is sorted: the inflections of a word
start with the same letters, so they are found without a list of stems, at any size of corpus.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from itertools import takewhile

import tantivy

from qa_cli.index.analysis import stems
from qa_cli.index.schema import FIELDS, Field
from qa_cli.index.vocabulary import Vocabulary


class Words:
    """The vocabulary of an index, asked word by word. All words are terms: folded.

    Args:
        searcher: Of the index.
        read: Reads the vocabulary of all fields, where it is quicker to read than to count.
    """

    def __init__(
        self, searcher: tantivy.Searcher, read: Callable[[], Vocabulary] | None = None
    ) -> None:
        self._searcher = searcher
        self._read = read
        self._families: dict[str, tuple[str, ...]] = {}
        self._vocabularies: dict[frozenset[Field], Vocabulary] = {}

    def count(self, word: str, fields: Iterable[Field] = FIELDS) -> int:
        """Return the number of fields of units that hold the word; 0 where the corpus lacks it."""
        return sum(self._searcher.doc_freq(field, word) for field in fields)

    def family(self, word: str) -> tuple[str, ...]:
        """Return the corpus's words that share the word's stem, without the word, commonest first.

        A word with a digit has no inflections.
        """
        if word not in self._families:
            self._families[word] = self._inflections(word) if word.isalpha() else ()
        return self._families[word]

    def completions(self, start: str, most: int) -> tuple[str, ...]:
        """Return the corpus's longer words with this start, commonest first, at most `most`."""
        found = self._starting(start, most + 1)
        return tuple(word for word, _ in found.most_common() if word != start)[:most]

    def vocabulary(self, fields: frozenset[Field]) -> Vocabulary:
        """Return all words of some fields that spelling is corrected to, commonest first.

        Reads the whole term dictionary, about 1 ms per 1,000 words; asked for only when a word is
        missing.
        """
        if fields not in self._vocabularies and self._read and fields == frozenset(FIELDS):
            self._vocabularies[fields] = self._read()
        if fields not in self._vocabularies:
            counts: Counter[str] = Counter()
            for field in sorted(fields):
                counts.update(dict(self._searcher.terms_with_prefix(field, "")))
            self._vocabularies[fields] = Vocabulary.of(counts)
        return self._vocabularies[fields]

    def _inflections(self, word: str) -> tuple[str, ...]:
        [stem] = stems([word])
        found = self._starting(common_start(word, stem), None)
        if stem.endswith("ie"):
            irregular = stem[:-2] + "ying"  # die: dying
            found[irregular] = self.count(irregular)
        words = [word for word, count in found.most_common() if count]
        return tuple(
            other
            for other, its in zip(words, stems(words), strict=True)
            if its == stem and other != word
        )

    def _starting(self, start: str, most: int | None) -> Counter[str]:
        counts: Counter[str] = Counter()
        for field in FIELDS:
            counts.update(dict(self._searcher.terms_with_prefix(field, start, limit=most)))
        return counts


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
