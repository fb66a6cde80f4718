"""The list of English words."""

from pathlib import Path

import pytest

from qa_cli.search.wordlist import PATH, is_english

LIST = Path(PATH).read_text("ascii").split("\n")


@pytest.mark.parametrize(
    "word",
    "price prices droopy droopier lid lids pain process colour color ageing aging if go ok"
    " monday american surgeon swelling recovery doctor".split(),
)
def test_words_and_their_inflections_are_words(word: str) -> None:
    """In American and British spelling, short ones too."""
    assert is_english(word)


@pytest.mark.parametrize(
    "word",
    [
        *("masetter", "recovry", "swellign", "docter", "recieve"),
        *("menachof", "botox", "ärzte", "2nd", "b", "", "a\nb", "aah\nx"),
    ],
)
def test_misspellings_names_and_signs_are_no_words(word: str) -> None:
    """Neither are names of people and drugs: one is misspelt towards another."""
    assert not is_english(word)


def test_every_word_is_found_where_it_stands() -> None:
    """From the first to the last; nothing between two of them is found."""
    words = LIST[:-1]
    for word in [words[0], words[1], words[-2], words[-1], *words[::997]]:
        assert is_english(word)
        assert not is_english(f"{word}qq")


def test_the_list_is_as_its_search_wants_it() -> None:
    """Sorted, each word once, small letters from a to z, and a line end behind the last."""
    assert LIST[-1] == ""
    assert LIST[:-1] == sorted(set(LIST[:-1]))
    assert all(word.isalpha() and word.islower() and len(word) > 1 for word in LIST[:-1])
