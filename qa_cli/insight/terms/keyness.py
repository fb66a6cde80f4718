"""Keyness: the words and phrases that set some answers apart from others.

Whether a difference is more than chance is told by the log-likelihood ratio G2 of the table

                    these answers   the others
    the term              a              b
    other words         c - a          d - b

(Dunning 1993, "Accurate methods for the statistics of surprise and coincidence"; Rayson & Garside
2000, "Comparing corpora using frequency profiling", who leave out the second row, which adds little
where a term is rare). How large it is, the log ratio tells (Hardie 2014, "Log Ratio: an informal
introduction"): 1 is twice as frequent, 2 four times.
"""

from collections.abc import Callable, Iterator
from math import log, log2
from typing import NamedTuple

from qa_cli.insight.terms.usage import Frequencies

CRITICAL = 3.84
"""Least log-likelihood of a key term: chance alone reaches it once in 20 terms (p < 0.05, one
degree of freedom)."""

LEAST_TIMES = 2
"""Times that a key term or a collocate is used at least: what is said once may be chance."""

_FOR_NONE = 0.5
"""Stands for 0 times in a log ratio, as Hardie has it: no ratio has 0 below it."""


class KeyTerm(NamedTuple):
    """A word or phrase that some answers use more often than others do."""

    term: str
    times: int
    """How often these answers use it, >= `LEAST_TIMES`."""
    answers: int
    """How many of them use it."""
    doctors: int | None
    """By how many named doctors it is used there; `None`: not counted."""
    other_times: int
    """How often the others do."""
    log_likelihood: float
    """>= `CRITICAL`; higher is surer."""
    log_ratio: float
    """Binary logarithm of how many times as frequent it is, > 0."""


class GroupTerm(NamedTuple):
    """A key term of one doctor, one specialty or one question."""

    label: str | None
    """The doctor's name, the specialty, the question's title; `None` where there is none."""
    id: str | None
    """The question's id, or that of the doctor's first answer; `None` for a specialty."""
    key: KeyTerm


def log_likelihood(times: int, size: int, other_times: int, other_size: int) -> float:
    """Return the log-likelihood ratio G2 = 2 sum(O ln(O / E)) of the four cells; see above.

    Args:
        times: a, how often the term is used.
        size: c, all words there.
        other_times: b, how often the others use it.
        other_size: d, all words of theirs.
    """
    every = size + other_size
    used = times + other_times
    cells = (
        (times, used * size),
        (other_times, used * other_size),
        (size - times, (every - used) * size),
        (other_size - other_times, (every - used) * other_size),
    )
    return 2 * sum(
        observed * log(observed * every / product) for observed, product in cells if observed > 0
    )


def log_ratio(times: int, size: int, other_times: int, other_size: int) -> float:
    """Return log2((a / c) / (b / d)), arguments as above; 0 times count as half a time."""
    own = (times or _FOR_NONE) / size
    return log2(own / ((other_times or _FOR_NONE) / other_size))


def key_terms(own: Frequencies, others: Callable[[str], int], other_size: int) -> list[KeyTerm]:
    """Return the terms that some answers use more often than others do, the surest first.

    Where one of the two has no words there is nothing to compare, and no key term.

    Args:
        own: What is counted in these answers.
        others: Gives how often the others use a term.
        other_size: All telling words of the others.
    """
    if not own.size or other_size <= 0:
        return []
    found = list(_compared(own, others, other_size))
    found.sort(key=lambda one: (-one.log_likelihood, -one.log_ratio, one.term))
    return found


def key_to(own: Frequencies, whole: Frequencies) -> list[KeyTerm]:
    """Return the terms that some answers use more often than the rest of a whole does."""
    return key_terms(
        own, lambda term: max(whole.times[term] - own.times[term], 0), whole.size - own.size
    )


def _compared(own: Frequencies, others: Callable[[str], int], other_size: int) -> Iterator[KeyTerm]:
    for term, times in own.times.items():
        if times < LEAST_TIMES:
            continue
        numbers = times, own.size, others(term), other_size
        ratio = log_ratio(*numbers)
        if ratio <= 0:
            continue
        likelihood = log_likelihood(*numbers)
        if likelihood >= CRITICAL:
            yield KeyTerm(term, times, own.answers[term], None, others(term), likelihood, ratio)
