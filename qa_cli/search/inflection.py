"""Inflections: which words are forms of one another by English grammar.

The engine's stemmer also puts together words that only derive from one another ("correspond" and
"correspondence", "general" and "generally"). Forms are the same word; the rest is akin to it.
"""

_ENDINGS = ("s", "es", "ed", "ing", "ings")
"""What regular inflection adds; "d" after an e is "ed" for an e that is put back."""

_SHORTEST = 2
"""Letters that an ending leaves at least."""


def are_forms(word: str, other: str) -> bool:
    """Tell whether two words can be forms of one word by regular inflection.

    Spelling alone decides, so that some words pass that only look alike ("string", "stred"); meant
    for words that share a stem.
    """
    return not _bases(word).isdisjoint(_bases(other))


def _bases(word: str) -> set[str]:
    """Return the words that this one can be a form of, itself included."""
    bases = {word}
    for ending in _ENDINGS:
        base = word.removesuffix(ending)
        if base == word or len(base) < _SHORTEST:
            continue
        bases.add(base)
        if base.endswith("i") and ending in ("es", "ed"):
            bases.add(base[:-1] + "y")  # studies: study
        if ending in ("ed", "ing", "ings"):
            bases.add(base + "e")  # paralyzed: paralyze
            if base[-1] == base[-2]:
                bases.add(base[:-1])  # running: run
            if base.endswith("y"):
                bases.add(base[:-1] + "ie")  # dying: die
    return bases
