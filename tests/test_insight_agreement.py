"""What the answers to a question have in common."""

import math
from collections.abc import Sequence
from functools import partial

import pytest

from qa_cli.insight.agreement import (
    LEAST_COMPARED,
    MOST_MENTIONS,
    Agreement,
    Likeness,
    Mention,
    agreement,
    find_copies,
)
from tests.builders import Said, page
from tests.test_insight_figures import work


def compare(*bodies: str | Said, title: str = "A title", body: str = "") -> Agreement:
    """Compare the answers of a page made of these bodies."""
    return agreement(page("001_ab", *bodies, title=title, body=body).question)


def test_mentions_by_the_share_of_answers() -> None:
    """Words and phrases, inflections together, in their most frequent form; the rest is silent."""
    agreed = compare(
        "Eye drops protect the cornea.", "Use eye drops.", "It wears off.", "It will wear off.",
        "It is wearing off. See an ophthalmologist.", "Nothing.",
    )  # fmt: skip
    assert agreed.mentions == (
        Mention("wear off", (3, 4, 5), 3),
        Mention("eye drops", (1, 2), 4),
    )
    assert agreed.different == 6


def test_the_question_claims_nothing() -> None:
    """Its words are no claims of answers, nor are headlines; they may stand within phrases."""
    agreed = compare(
        Said("Botox injections heal.", "Massage"), Said("A Botox injection.", "Massage"),
        title="Botox?", body="My injections.",
    )  # fmt: skip
    assert agreed.mentions == ()
    agreed = compare("Your muscle spasm.", "A muscle spasm.", body="Such spasms!")
    assert [one.phrase for one in agreed.mentions] == ["muscle spasm"]


def test_phrases_end_with_their_clause() -> None:
    """No phrase goes over a comma, a full stop or a number."""
    agreed = compare("Tape, elevation. Massage 3 times", "Tape, elevation. Massage 3 times a")
    assert {one.phrase for one in agreed.mentions} == {"tape", "elevation", "massage"}


def test_copies_count_once() -> None:
    """The same sentences are one answer, whatever greeting or name stands around them."""
    pasted = "The swelling will resolve with cold compresses and patience."
    agreed = compare(
        f"Hi Lee! {pasted}",
        f"{pasted} Best, Dr. Emer",
        "Swelling needs patience, elevation, garments, arnica, massage.",
    )
    assert agreed.copies == ((1, 2),)
    assert agreed.repeated == {2}
    assert agreed.different == 2
    assert {one.answers for one in agreed.mentions} == {(1, 3)}


@pytest.mark.parametrize(
    ("texts", "groups"),
    [
        ([], []),
        (["", "", "..."], []),
        (["Yes.", "Yes!", "No."], [(0, 1)]),
        (["One two three four five.", "one two three four five"], [(0, 1)]),
        (["One two three four five.", "One two three four six."], []),
    ],
)
def test_find_copies(texts: list[str], groups: list[tuple[int, ...]]) -> None:
    """Case and punctuation aside; texts without words are no copies."""
    assert find_copies(texts) == groups


def test_closest() -> None:
    """By the mean cosine similarity of TF-IDF vectors, worked out by hand."""
    agreed = compare(
        "alpha beta gamma delta epsilon zeta", "alpha beta gamma kappa rho tau",
        "delta epsilon zeta omega chi psi",
    )  # fmt: skip
    two, one = 1 + math.log(4 / 3), 1 + math.log(4 / 2)  # weights of words of two answers, of one
    likeness = 3 * two**2 / (math.sqrt(6 * two**2) * math.sqrt(3 * two**2 + 3 * one**2))
    assert agreed.closest == Likeness(1, round(likeness, 4))


@pytest.mark.parametrize(
    "bodies",
    [
        ("alpha beta gamma delta epsilon", "alpha beta gamma delta zeta", "kappa rho tau chi psi"),
        ("alpha beta gamma delta epsilon", "kappa rho tau chi psi", "omega phi theta lambda mu"),
    ],
)
def test_nothing_is_said_on_ties(bodies: Sequence[str]) -> None:
    """Two are as close to the others, or none is close to any."""
    assert compare(*bodies).closest is None


def test_too_few_or_too_short_to_compare() -> None:
    """Of two answers each is as close to the other; an answer of a word is not compared."""
    words = "alpha beta gamma delta epsilon"
    assert LEAST_COMPARED == 3
    assert compare(f"{words} zeta", words).closest is None
    assert compare(f"{words} zeta", words, "No.").closest is None


def test_one_answer_and_none() -> None:
    """Nothing to compare, nothing made up."""
    assert compare("Eye drops, eye drops.") == Agreement(1, (), (), None)
    assert compare() == Agreement(0, (), (), None)


def test_mentions_are_bounded() -> None:
    """However much two answers share, only so much is kept."""
    body = ". ".join(f"{first}{second}word" for first in "bcdfghjklm" for second in "aeioubcdfg")
    assert len(compare(f"{body}. {body}x", f"{body}y").mentions) <= MOST_MENTIONS


def test_work_grows_with_the_answers() -> None:
    """Twice as many answers take twice the work: nothing is compared pair by pair."""
    small, large = (
        work(partial(compare, *(f"alpha beta gamma delta word{n}x" for n in range(count))))
        for count in (200, 400)
    )
    assert large <= 2.2 * small


def test_a_soft_hyphen_parts_no_word() -> None:
    """It hides neither a mention nor a copy."""
    agreed = compare("Use eye drops.", "Take eye dr\xadops.", "Nothing.")
    assert [one.phrase for one in agreed.mentions] == ["eye drops"]
    pasted = "It wears off in a few months."
    assert find_copies([pasted, pasted.replace("mon", "mon\xad")]) == [(0, 1)]
