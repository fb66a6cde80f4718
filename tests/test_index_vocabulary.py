"""The vocabulary as a list."""

from qa_cli.index.vocabulary import Vocabulary


def test_words_stand_commonest_first() -> None:
    """Equally common ones are in alphabetical order; numbers and single letters are left out."""
    counts = {"eye": 2, "botox": 9, "ache": 2, "4": 50, "b12": 3, "a": 99, "x" * 41: 7}
    vocabulary = Vocabulary.of(counts)
    assert vocabulary.words == ["botox", "ache", "eye"]
    assert list(vocabulary.counts) == [9, 2, 2]
