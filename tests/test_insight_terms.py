"""Telling terms."""

from qa_cli.insight.terms import Term, UnusualTerm, shared_terms, terms, unusual_terms, words_in
from qa_cli.insight.words import COURTESY, EVERYDAY, GRAMMAR, STOP_WORDS

TEXTS = (
    "The Masseter muscle; MUSCLES, muscle. Thank you",
    "It's Botox\u2019s fault: don't inject the masseter twice! At 30 units",
    "Botox",
)


def test_terms_by_answers_then_times() -> None:
    """Case, possessives and plurals aside; grammar, courtesy and digits are no terms."""
    assert terms(TEXTS) == (
        Term("botox", 2, 2),
        Term("masseter", 2, 2),
        Term("muscle", 1, 3),
        Term("fault", 1, 1),
        Term("inject", 1, 1),
        Term("twice", 1, 1),
        Term("units", 1, 1),
    )


def test_a_plural_without_its_singular_stays() -> None:
    """Nothing is cut off a word unless the texts have what is left."""
    assert [term.word for term in terms(["palsies units gas"])] == ["gas", "palsies", "units"]


def test_shared_terms() -> None:
    """What at least two answers use."""
    assert [term.word for term in shared_terms(TEXTS)] == ["botox", "masseter"]
    assert shared_terms(TEXTS[:1]) == ()


def test_unusual_terms() -> None:
    """What exactly one answer uses, the most used first, with the answer's number."""
    assert unusual_terms(TEXTS)[:2] == (UnusualTerm("muscle", 1, 3), UnusualTerm("fault", 2, 1))
    assert {term.number for term in unusual_terms(TEXTS)} == {1, 2}


def test_no_texts() -> None:
    """Nothing in, nothing out."""
    assert terms([]) == ()
    assert unusual_terms([]) == ()


def test_words_in() -> None:
    """Runs between blanks that hold a letter or digit."""
    assert words_in("Best,  Dr. Emer - 4months\n\u2026") == 4
    assert words_in("") == 0


def test_the_stop_list_is_made_of_terms() -> None:
    """Each entry stands in one list only, in lower case, and is long enough to be needed."""
    listed = [*GRAMMAR.split(), *EVERYDAY.split(), *COURTESY.split()]
    assert sorted(listed) == sorted(STOP_WORDS)
    assert all(word == word.lower() and len(word) >= 3 for word in listed)


def test_a_soft_hyphen_parts_no_word() -> None:
    """A word that may be parted is the same word, and one."""
    assert terms(["mas\xadseter", "masseter"]) == (Term("masseter", 2, 2),)
    assert words_in("The mas\xadseter \xad weak\xadens.") == 3
