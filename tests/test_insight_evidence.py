"""Which answers carry a doctor's name."""

from dataclasses import replace

from qa_cli.insight.evidence import is_named
from qa_cli.model import Doctor, Page


def test_only_a_byline_with_a_name_names(answered: Page) -> None:
    """A sign-off is no byline, and a byline without a name names nobody."""
    answers = answered.question.answers
    assert [is_named(answer) for answer in answers] == [True, False, False, False]
    assert not is_named(replace(answers[0], doctor=Doctor(name="")))
    assert not is_named(replace(answers[0], doctor=None))
