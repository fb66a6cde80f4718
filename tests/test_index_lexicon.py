"""What the vocabulary knows of a word."""

from importlib.resources import files

import pytest

from qa_cli.index import build_index
from qa_cli.index.analysis import stems
from qa_cli.index.lexicon import common_start
from qa_cli.model import Doctor
from tests.builders import Said, index_of, page


def test_words_are_counted_over_all_fields() -> None:
    """A word counts once for each field of a unit that holds it."""
    index = build_index(
        [page("1", Said("botox Palmer", "Botox", Doctor("Ann Palmer")), title="botox")]
    )
    assert index.words.count("botox") == 3
    assert index.words.count("palmer") == 2
    assert index.words.count("palmer", ["doctor"]) == 1
    assert index.words.count("filler") == 0


def test_the_family_of_a_word_are_the_words_of_its_stem() -> None:
    """Commonest first, without the word itself, whether or not the corpus has the word."""
    index = index_of("inject injected", "injected injections", "injector dying")
    assert index.words.family("inject") == ("injected", "injections")
    assert index.words.family("injecting") == ("injected", "inject", "injections")
    assert index.words.family("die") == ("dying",)
    assert index.words.family("4") == ()


def test_completions_are_the_longer_words_that_start_so() -> None:
    """Commonest first, at most as many as asked for."""
    index = index_of("eye eyes eyelid", "eyelid eyebrow", "eyelid eyes")
    assert index.words.completions("eye", 9) == ("eyelid", "eyes", "eyebrow")
    assert index.words.completions("eye", 1) == ("eyelid",)
    assert index.words.completions("eyelid", 9) == ()


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        (frozenset({"body", "doctor"}), ["lee", "ann", "botox"]),
        (frozenset({"doctor"}), ["ann", "lee"]),
    ],
)
def test_the_vocabulary_is_of_the_fields_asked_for(
    fields: frozenset[str], words: list[str]
) -> None:
    """Words of other fields are not in it."""
    index = build_index([page("1", Said("botox lee", "Smile", Doctor("Ann Lee")))])
    assert index.words.vocabulary(fields).words == words  # type: ignore[arg-type]  # plain strings


def test_every_word_of_a_stem_starts_with_the_common_start() -> None:
    """Over all words of codespell's dictionary, looking from each word finds its whole family."""
    lines = files("codespell_lib").joinpath("data", "dictionary.txt").read_text("utf-8").split("\n")
    words = sorted({line.partition("->")[2] for line in lines if line.partition("->")[2].isalpha()})
    families: dict[str, list[str]] = {}
    for word, stem in zip(words, stems(words), strict=True):
        families.setdefault(stem, []).append(word)
    assert len(words) > 10_000
    for stem, family in families.items():
        for word in family:
            start = common_start(word, stem)
            odd = [other for other in family if not other.startswith(start)]
            assert odd in ([], [stem[:-2] + "ying"]), word
