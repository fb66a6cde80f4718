"""The weighted edit distance."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from qa_cli.search import slips
from qa_cli.search.slips import slip_cost

WORDS = st.text(st.sampled_from("aeioubcdhpst"), max_size=9)


@pytest.mark.parametrize(
    ("word", "typed", "cost"),
    [
        ("botox", "botox", 0),
        ("separate", "seperate", slips.VOWEL_FOR_VOWEL),
        ("advise", "advize", slips.SOUND_FOR_SOUND),
        ("injury", "inhury", slips.NEAR_KEY),
        ("muscle", "mutcle", slips.OTHER_LETTER),
        ("appointment", "apointment", slips.LOST_DOUBLE),
        ("rhythm", "rythm", slips.LOST_H),
        ("interest", "intrest", slips.LOST_VOWEL),
        ("government", "goverment", slips.LOST_LETTER),
        ("almost", "allmost", slips.EXTRA_DOUBLE),
        ("moving", "moveing", slips.EXTRA_VOWEL),
        ("lip", "lkip", slips.EXTRA_NEAR_KEY),
        ("line", "lipne", slips.EXTRA_LETTER),
        ("receive", "recieve", slips.SWAPPED_VOWELS),
        ("world", "wrold", slips.SWAPPED),
        ("physical", "fysical", slips.SPELT_AS_HEARD),
        ("prepared", "preprepared", slips.SYLLABLE_TWICE),
        ("botox", "otox", slips.LOST_LETTER + slips.FIRST_LETTER),
        ("botox", "mbotox", slips.EXTRA_LETTER + slips.FIRST_LETTER),
        ("world", "owrld", slips.SWAPPED + slips.FIRST_LETTER),
        ("units", "unit", slips.LOST_LETTER + slips.LAST_LETTER),
        ("unit", "unix", slips.OTHER_LETTER + slips.LAST_LETTER),
        ("masseter", "masetter", slips.LOST_DOUBLE + slips.EXTRA_DOUBLE),
        ("", "ab", slips.EXTRA_VOWEL + slips.FIRST_LETTER + slips.EXTRA_LETTER + slips.LAST_LETTER),
    ],
)
def test_each_kind_of_slip_has_its_cost(word: str, typed: str, cost: float) -> None:
    """The cheapest explanation counts."""
    assert slip_cost(word, typed) == pytest.approx(cost)


@given(WORDS, WORDS)
def test_only_the_same_word_costs_nothing(word: str, typed: str) -> None:
    """A cost is above 0 just where an edit is needed."""
    assert (slip_cost(word, typed) == 0) == (word == typed)


@given(WORDS, WORDS)
def test_cost_is_bounded_by_the_plain_distance(word: str, typed: str) -> None:
    """No slip costs more than the dearest edit, edges included."""
    dearest = slips.OTHER_LETTER + slips.FIRST_LETTER
    assert slip_cost(word, typed) <= dearest * OSA.distance(word, typed) + 1e-9
