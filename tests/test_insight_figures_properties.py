"""Figures of any text whatever: nothing raises, and what is found stands where it is said to."""

import math
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from qa_cli.insight.agreement import agreement
from qa_cli.insight.figures import figures_of, quantities_in, share
from qa_cli.insight.figures.tokens import LONGEST_SENTENCE, sentences
from tests.builders import page

PIECES = st.sampled_from(
    "1 2 10 0 20-30 1/2 ½ 1,000 0.5 999999999999 3x 4 $ £ % to or and between a an half couple of"
    " dozen two three hundred units u cc ml months weeks day years old every each once twice times"
    " per sessions not won't about at least or so more than than ago before after for I you my your"
    " . , ; ( ) - – : / ! ? \n k yo 's in out one it lasts wait had need 000 thousand quarters the"
    " forties late C$ CAD € cents pounds cost mg kg lb ~ ... -- & up as much hourly q h 24 third"
    " teaspoon number scar is ages younger".split(" ")
)
"""What figures are made of, and what stands around them."""
TEXTS = st.lists(PIECES, max_size=40).flatmap(
    lambda pieces: st.sampled_from([" ".join(pieces), "".join(pieces)])
)


patient = settings(deadline=None)
"""The machine may be busy."""


@patient
@given(TEXTS | st.text(max_size=80))
def test_quantities_stand_in_the_text(text: str) -> None:
    """In order, without overlap, each within its sentence; never a low above its high."""
    found = list(quantities_in(text, "doctor"))
    for one in found:
        start, end = one.sentence
        assert start <= one.start < one.end <= end <= len(text)
        assert end - start <= LONGEST_SENTENCE
        assert 0 <= one.low <= one.high < math.inf
    assert all(one.end <= other.start for one, other in pairwise(found))


@patient
@given(TEXTS | st.text(max_size=80))
def test_sentences_are_cut_in_order(text: str) -> None:
    """None empty, none overlapping; only white space is left out."""
    found = list(sentences(text))
    assert all(start < end for start, end in found)
    assert "".join("".join(text[slice(*one)].split()) for one in found) == "".join(text.split())


@patient
@given(st.lists(TEXTS, max_size=6), TEXTS)
def test_shares_add_up(bodies: list[str], question: str) -> None:
    """Who gives a figure of a kind and role and who is silent are all answers, or none does."""
    made = page("001_ab", *bodies, title=None, body=question)
    answers = len(made.question.answers)
    for topic in share(figures_of(made), answers):
        assert topic.given + topic.silent in {0, answers}
        assert all(one.answers or one.asked for one in topic.figures)


@patient
@given(st.lists(TEXTS, max_size=6), TEXTS)
def test_mentions_add_up(bodies: list[str], question: str) -> None:
    """At least two answers mention it, the others are silent; copies are no others."""
    agreed = agreement(page("001_ab", *bodies, title=None, body=question).question)
    assert agreed.different + len(agreed.repeated) == len(bodies)
    for mention in agreed.mentions:
        assert len(mention.answers) >= 2
        assert len(mention.answers) + mention.silent == agreed.different
        assert agreed.repeated.isdisjoint(mention.answers)
