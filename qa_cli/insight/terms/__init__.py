"""Words and phrases of answers: which they are, how often they stand there, what they occur with.

`telling` says what a word is and counts it over a corpus; `usage` counts words and phrases in
sentences, with the doctors who use them; `keyness` compares two corpora, `collocation` finds what
stands near a word. `docs/terms.md` tells the measures.
"""

from qa_cli.insight.terms.telling import (
    SHORTEST,
    Term,
    TermCounts,
    UnusualTerm,
    shared_terms,
    terms,
    tokens,
    unusual_terms,
    words_in,
)

__all__ = [
    "SHORTEST",
    "Term",
    "TermCounts",
    "UnusualTerm",
    "shared_terms",
    "terms",
    "tokens",
    "unusual_terms",
    "words_in",
]
