"""Corrections."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_cli.index.vocabulary import Vocabulary
from qa_cli.search.spelling import distance_limit, nearest, splits

VOCABULARY = Vocabulary.of(
    {
        "masseter": 8, "master": 3, "muscle": 20, "muscles": 30, "receive": 2, "recipe": 2,
        "weird": 1, "wired": 1, "the": 90, "their": 9, "there": 12, "botox": 50, "surgeon": 4,
    }
)  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("masetter", ["masseter", "master"]),
        ("muscel", ["muscle", "muscles"]),
        ("recieve", ["receive"]),
        ("wierd", ["weird", "wired"]),
        ("teh", ["the"]),
        ("ther", ["their", "there", "the"]),
        ("bottox", ["botox"]),
        ("xqzzyw", []),
        ("b0tox", []),
        ("2015", []),
        ("x", []),
    ],
)
def test_the_likeliest_word_comes_first(typed: str, words: list[str]) -> None:
    """Likely slips before unlikely ones; what is too far, or no word, is not corrected."""
    assert [candidate.words[0] for candidate in nearest(typed, VOCABULARY)] == words


def test_the_commoner_of_two_equally_near_words_is_meant() -> None:
    """Between two words that one slip leads to, the count decides."""
    for common, rare in (("lives", "lines"), ("lines", "lives")):
        found = nearest("lixes", Vocabulary.of({common: 90, rare: 1}))
        assert [candidate.words for candidate in found] == [(common,), (rare,)]
        assert found[0].cost == found[1].cost


def test_a_slip_that_stands_on_a_page_is_not_what_is_meant() -> None:
    """A rare word one edit from one ten times as common is a slip of it; others may follow."""
    words = {"masseter": 20, "maseter": 2, "master": 1}
    assert next(c.words[0] for c in nearest("masetter", Vocabulary.of(words))) == "masseter"
    words["maseter"] = 3
    assert next(c.words[0] for c in nearest("masetter", Vocabulary.of(words))) == "maseter"


def test_a_candidate_knows_its_distance() -> None:
    """Distance counts plain edits, swaps of neighbours as one."""
    [best, *_] = nearest("masetter", VOCABULARY)
    assert (best.distance, best.words) == (2, ("masseter",))
    assert nearest("wierd", VOCABULARY)[0].distance == 1


@given(st.text(max_size=50))
def test_no_word_is_corrected_to_itself_or_too_far(typed: str) -> None:
    """Candidates are other words within the limit, in order of rank."""
    found = nearest(typed, VOCABULARY)
    assert all(1 <= candidate.distance <= distance_limit(typed) for candidate in found)
    assert [one.rank for one in found] == sorted(one.rank for one in found)


def test_words_run_together_are_split_where_they_stand_side_by_side() -> None:
    """Both parts must be words of the corpus, and neighbours somewhere."""
    counts = {"eye": 9, "drops": 3, "eyed": 2, "rops": 1, "ey": 1, "edrops": 1}
    together = {("eye", "drops"), ("ey", "edrops")}
    found = splits("eyedrops", lambda word: counts.get(word, 0), lambda *pair: pair in together)
    assert [(candidate.words, candidate.distance) for candidate in found] == [
        (("eye", "drops"), 1),
        (("ey", "edrops"), 1),
    ]
    assert splits("eye4drops", lambda _: 1, lambda *_: True) == []
    assert splits("abc", lambda _: 1, lambda *_: True) == []
