"""What a term is: the engine's analysers, and the same analysers for queries and highlights.

The index, the vocabulary, queries and highlights all cut text with `_words()`, so they cannot
disagree. There is no second, stemmed copy of the text: it doubled the time to index 160 MB (7 s to
28 s, two threads), and the inflections of a word can be looked up in the dictionary (`lexicon`).
"""

from functools import cache
from typing import NamedTuple

import tantivy

from qa_cli.index.fold import fold, fold_with_origins, is_inside_word

WORDS = "words"
"""Name under which the engine's tokeniser of text fields is registered."""


class Token(NamedTuple):
    """One term of a text, and where it stands in the text as it was before folding."""

    term: str
    """Folded, as the index holds it."""
    start: int
    """Offset of the first character, code points."""
    end: int
    """Offset after the last character, code points; marks on that character included."""


def register(engine: tantivy.Index) -> None:
    """Make the analyser of text fields known to an engine; needed after every opening."""
    engine.register_tokenizer(WORDS, _words())


def terms(text: str) -> list[str]:
    """Return the terms of a text in order, with repetitions; empty where nothing is searchable."""
    return _words().analyze(fold(text))


def tokens(text: str) -> list[Token]:
    """Return the terms of a text with their places, in order."""
    folded, origins = fold_with_origins(text)
    found = []
    for token in _words().pre_tokenize(folded).tokens:
        end = origins[token.char_offset_to - 1] + 1
        while end < len(text) and not text[end].isascii() and is_inside_word(text[end]):
            end += 1
        found.append(Token(token.text, origins[token.char_offset_from], end))
    return found


def stems(words: list[str]) -> list[str]:
    """Return the stem of each term (Snowball's English stemmer), in the same order."""
    return _stems().analyze(" ".join(words)) if words else []


@cache
def _words() -> tantivy.TextAnalyzer:
    """Cut at what is neither letter nor digit; Latin letters to ASCII; lower case."""
    return (
        tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
        .filter(tantivy.Filter.ascii_fold())
        .filter(tantivy.Filter.lowercase())
        .build()
    )


@cache
def _stems() -> tantivy.TextAnalyzer:
    """Stem terms that are separated by spaces."""
    return (
        tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace())
        .filter(tantivy.Filter.stemmer("english"))
        .build()
    )
