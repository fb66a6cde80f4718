"""Keyness, against numbers worked out by hand."""

from collections import Counter

import pytest

from qa_cli.insight.terms.keyness import (
    CRITICAL,
    KeyTerm,
    key_terms,
    key_to,
    log_likelihood,
    log_ratio,
)
from qa_cli.insight.terms.usage import Frequencies


def test_log_likelihood_by_hand() -> None:
    """4 times of 100 words against 2 of 200.

    300 words, 6 of them the term: expected are 6 * 100 / 300 = 2 and 6 * 200 / 300 = 4; of the
    other words 294 * 100 / 300 = 98 and 294 * 200 / 300 = 196, where 96 and 198 are. So
    G2 = 2 (4 ln 4/2 + 2 ln 2/4 + 96 ln 96/98 + 198 ln 198/196)
       = 2 (2.772589 - 1.386294 - 1.979452 + 2.010169) = 2.834023.
    """
    assert log_likelihood(4, 100, 2, 200) == pytest.approx(2.834023, abs=2e-6)


def test_a_term_that_the_others_lack() -> None:
    """A cell of 0 adds nothing: 0 ln 0 is 0.

    10 of 100 words against 0 of 100: expected 5, 5, 95, 95, so
    G2 = 2 (10 ln 10/5 + 90 ln 90/95 + 100 ln 100/95) = 2 (6.931472 - 4.866050 + 5.129329).
    """
    assert log_likelihood(10, 100, 0, 100) == pytest.approx(14.389502, abs=2e-6)
    assert log_likelihood(0, 100, 10, 100) == pytest.approx(14.389502, abs=2e-6)


def test_the_same_share_has_none() -> None:
    """Where both use it as often, there is nothing to tell."""
    assert log_likelihood(5, 100, 10, 200) == pytest.approx(0)
    assert log_ratio(5, 100, 10, 200) == 0


def test_log_ratio_by_hand() -> None:
    """4 % against 1 % is four times as often, two doublings; 0 counts as a half."""
    assert log_ratio(4, 100, 2, 200) == pytest.approx(2)
    assert log_ratio(1, 200, 4, 100) == pytest.approx(-3)
    assert log_ratio(4, 100, 0, 100) == pytest.approx(3)


OWN = Frequencies(
    Counter({"key": 10, "same": 5, "less": 1, "once": 1, "chance": 2}),
    Counter({"key": 3, "same": 5, "less": 1, "once": 1, "chance": 2}),
    100,
)
REST = {"key": 0, "same": 5, "less": 9, "once": 0, "chance": 1}


def test_key_terms() -> None:
    """What is used more than elsewhere, twice at least, and so often that chance is unlikely."""
    [term] = key_terms(OWN, REST.__getitem__, 100)
    assert term[:5] == ("key", 10, 3, None, 0)
    assert term.log_likelihood == pytest.approx(14.3895, abs=1e-4)
    assert term.log_ratio == pytest.approx(4.3219, abs=1e-4)  # log2(10 / 0.5)


def test_key_terms_of_a_part() -> None:
    """The rest is the whole without the part."""
    whole = Frequencies(Counter({**OWN.times} | {"key": 10, "same": 10}), Counter(), 200)
    assert [one.term for one in key_to(OWN, whole)] == ["key"]


def test_order() -> None:
    """The surest first; equals by alphabet."""
    own = Frequencies(Counter({"b": 9, "a": 9, "c": 12}), Counter({"a": 1, "b": 1, "c": 1}), 100)
    found = key_terms(own, lambda _: 0, 100)
    assert [one.term for one in found] == ["c", "a", "b"]
    assert all(isinstance(one, KeyTerm) and one.log_likelihood >= CRITICAL for one in found)


@pytest.mark.parametrize(("own", "size"), [(Frequencies(), 100), (OWN, 0)])
def test_nothing_to_compare(own: Frequencies, size: int) -> None:
    """Without words on one side there is no key term, and no error."""
    assert key_terms(own, lambda _: 0, size) == []
