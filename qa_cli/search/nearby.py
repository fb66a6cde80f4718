"""What the engine and its stemmer tell of a word whose use is counted: its answers, its forms."""

from collections.abc import Iterable, Iterator, Sequence

from qa_cli.index import Index
from qa_cli.index.analysis import stems, terms
from qa_cli.index.lexicon import common_start
from qa_cli.index.passages import Passage
from qa_cli.search.concordance import keys_with
from qa_cli.search.inflection import are_forms
from qa_cli.search.plan import Slot
from qa_cli.search.scopes import Scope


def passages_with(index: Index, words: Sequence[str]) -> Iterator[Passage]:
    """Yield the answers that may hold words side by side, in page order: all that do, and more.

    Args:
        index: The corpus.
        words: As a sentence has them: possessives without their `'s`, which the engine takes for
            a letter more; `*` behind one for any ending.
    """
    slots = []
    for word in words:
        *before, last = terms(word) or [""]
        slots += [Slot((term,)) for term in before]
        slots.append(Slot((), last) if word.endswith("*") else Slot((last, f"{last}s")))
    keys = keys_with(index, slots, Scope(doctor=("head", "body")))
    return index.passages(keys, asker=False)


def start_of_forms(word: str) -> str:
    """Return letters with which all forms of a word start."""
    [stem] = stems([word])
    return common_start(word, stem)


def forms_among(word: str, words: Iterable[str]) -> list[str]:
    """Return those words that are inflections of a word; the word itself is none."""
    alike = [one for one in words if one != word and are_forms(word, one)]
    [stem] = stems([word])
    return [one for one, its in zip(alike, stems(alike), strict=True) if its == stem]
